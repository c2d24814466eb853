//! Why, in words: the document's own where it has any.

use super::Courtesy;
use super::advice::{Advice, Motive};
use super::needs::Reason;
use crate::error::line_of;

const SENTENCES: &str = include_str!("sentences.txt");

impl Courtesy {
    /// Why the need of category number `category` is in its state, in the language `lang` (`zh-CN`, `zh-TW`, `en`).
    #[must_use]
    pub fn reason(&self, category: u32, reason: Reason, lang: &str) -> String {
        let code = match reason {
            Reason::Owed(at) => {
                let duty = self.duties.get(category as usize).and_then(|duties| duties.get(at as usize));
                return duty.map_or_else(String::new, |duty| duty.owed.why.in_language(lang).to_owned());
            }
            Reason::Said => "said",
            Reason::SaidBefore => "said-before",
            Reason::NotOwed => "not-owed",
        };
        line_of(SENTENCES, code, lang).unwrap_or_default().to_owned()
    }

    /// Why an edit is advised, in the language `lang`.
    #[must_use]
    pub fn motive_of(&self, advice: &Advice, lang: &str) -> String {
        let category = self.categories.get(advice.category as usize);
        match advice.motive {
            Motive::Need(reason) => self.reason(advice.category, reason, lang),
            Motive::Fault => category.map_or_else(String::new, |category| category.why.in_language(lang).to_owned()),
            Motive::Near => line_of(SENTENCES, "near", lang).unwrap_or_default().replace("{0}", &advice.insert),
            Motive::Hour => line_of(SENTENCES, "hour", lang).unwrap_or_default().to_owned(),
        }
    }
}
