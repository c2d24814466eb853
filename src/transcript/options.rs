//! What the caller knows and the source does not say.

use chrono::NaiveDate;

use super::stamp;
use crate::moment::CHINA;
use crate::phrase::Role;

/// How a source is to be read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The form of the source.
    pub format: Format,
    /// Which column of a table holds what, where their names don't tell.
    pub columns: Columns,
    /// Sides by name: `旺仔小店:小美` is an agent. Also by the values of a field for roles.
    pub roles: Vec<(String, Role)>,
    /// Minutes east of Greenwich for times without a zone.
    pub offset: i16,
    /// The day of times without a date.
    pub date: Option<NaiveDate>,
}

impl Default for Options {
    fn default() -> Self {
        let columns = Columns::default();
        Self { format: Format::Auto, columns, roles: Vec::new(), offset: CHINA, date: None }
    }
}

/// The form of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Whatever it looks like.
    #[default]
    Auto,
    /// One JSON value.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// A table: commas, semicolons or tabs.
    Csv,
    /// Pasted text, chat or e-mail.
    Text,
}

/// Columns by their titles. What is left out is found by its title or, at last, by what is in it.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What rows of one conversation have in common.
    pub conversation: Option<String>,
    /// The side that speaks.
    pub role: Option<String>,
    /// The name of the one who speaks.
    pub by: Option<String>,
    /// What is said.
    pub text: Option<String>,
    /// When.
    pub at: Option<String>,
    /// What else to keep; all other columns if left out.
    pub attributes: Option<Vec<String>>,
}

/// The minutes of an offset such as `+08:00`, `-0530` or `Z`.
#[must_use]
pub fn offset_of(text: &str) -> Option<i16> {
    let units: Vec<u16> = format!("00:00{text}").encode_utf16().collect();
    let (stamp, length) = stamp::read(&units)?;
    stamp.offset.filter(|_| length == units.len())
}

/// The day that a text such as `2024-05-01` is.
#[must_use]
pub fn date_of(text: &str) -> Option<NaiveDate> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let stamp = stamp::read_field(&units).filter(|stamp| stamp.clock.is_none())?;
    stamp.day(&stamp::Frame { offset: 0, day: None }).ok()
}
