//! Tables as a file for spreadsheets (XLSX).
//!
//! Refuses to know: what the tables are about. Invariants: a text is never taken for a formula or a link; the same tables
//! give the same bytes, whatever the clock says, for the date in the file is fixed; what a sheet cannot hold (too many rows, a name that is taken)
//! is an error that says so, and nothing is cut short but the names of sheets.

use rust_xlsxwriter::{
    ConditionalFormatError, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use crate::table::{Cell, CellValue, Print, Sheet};

/// No name of a sheet is longer, in characters.
const LONGEST_NAME: usize = 31;
/// The paper that sheets are printed on, by the number the format has for A4.
const A4: u8 = 9;
/// What a formula comes to where something is missing stays in the sheet, but not before the reader's eyes.
const FADED: &str = "#BFBFBF";

/// The bytes of a workbook with `sheets`.
///
/// # Errors
///
/// What the format cannot hold: more than 1,048,576 rows, 16,384 columns or 32,767 characters in a cell; two sheets of one name.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    written(sheets).map_err(|error| error.to_string())
}

fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (at, sheet) in sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name_of(&sheet.name, at))?;
        // A formula that comes to nothing comes to an empty text, not to the format's nought.
        worksheet.set_formula_result_default("");
        head(worksheet, sheet)?;
        for (row, cells) in (1..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                write(worksheet, row, column, cell)?;
            }
        }
        fade_errors(worksheet, sheet)?;
        if let Some(print) = &sheet.print {
            lay_out(worksheet, print)?;
        }
    }
    workbook.save_to_buffer()
}

/// The titles, bold and always in sight.
fn head(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, column) in (0..).zip(&sheet.columns) {
        worksheet.write_string_with_format(0, at, &column.title, &bold)?;
        if let Some(width) = column.width {
            worksheet.set_column_width(at, width)?;
        }
    }
    worksheet.set_freeze_panes(1, 0).map(drop)
}

fn write(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let mut format = Format::new();
    if let Some(shown) = &cell.format {
        format = format.set_num_format(shown);
    }
    if cell.bold {
        format = format.set_bold();
    }
    if let Some(formula) = &cell.formula {
        let formula = Formula::new(formula).set_result(match &cell.value {
            CellValue::Number(number) => number.to_string(),
            CellValue::Text(text) => text.clone(),
            CellValue::Empty => String::new(),
        });
        return worksheet.write_formula_with_format(row, column, formula, &format).map(drop);
    }
    match &cell.value {
        CellValue::Number(number) if number.is_finite() => {
            worksheet.write_number_with_format(row, column, *number, &format).map(drop)
        }
        CellValue::Text(text) => worksheet.write_string_with_format(row, column, text, &format).map(drop),
        CellValue::Number(_) | CellValue::Empty => Ok(()),
    }
}

fn fade_errors(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let formulas = sheet.rows.iter().flatten().any(|cell| cell.formula.is_some());
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let (Ok(last_row), Ok(last_column)) = (u32::try_from(sheet.rows.len()), u16::try_from(width.saturating_sub(1)))
    else {
        return Ok(());
    };
    if !formulas {
        return Ok(());
    }
    let faded = ConditionalFormatError::new().set_format(Format::new().set_font_color(FADED));
    worksheet.add_conditional_format(1, 0, last_row, last_column, &faded).map(drop)
}

fn lay_out(worksheet: &mut Worksheet, print: &Print) -> Result<(), XlsxError> {
    worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    if print.landscape {
        worksheet.set_landscape();
    }
    // An ampersand begins an instruction in a heading, unless it is doubled.
    worksheet.set_header(format!("&C{}", print.heading.replace('&', "&&")));
    worksheet.set_footer("&C&P / &N");
    worksheet.set_repeat_rows(0, 0).map(drop)
}

/// A name that spreadsheets allow: no brackets and slashes, no apostrophe at its ends, not too long, not empty.
fn name_of(name: &str, at: usize) -> String {
    let kept = name.chars().filter(|character| !"[]:*?/\\".contains(*character) && !character.is_control());
    let short: String = kept.take(LONGEST_NAME).collect();
    let trimmed = short.trim().trim_matches('\'');
    if trimmed.is_empty() { format!("{}", at + 1) } else { trimmed.to_owned() }
}
