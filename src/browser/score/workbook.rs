//! The tables of a workbook as JSON, in the form that `toXlsx` of the package takes.

use crate::browser::json::Json;
use crate::table::{Cell, CellValue, Sheet};

/// The tables.
pub(super) fn tables(json: &mut Json, tables: &[Sheet]) {
    json.list(|json| tables.iter().for_each(|sheet| table(json, sheet)));
}

fn table(json: &mut Json, sheet: &Sheet) {
    json.object(|json| {
        json.name("name").text(&sheet.name);
        json.name("columns").list(|json| {
            for column in &sheet.columns {
                json.object(|json| {
                    json.name("title").text(&column.title);
                    if let Some(width) = column.width {
                        json.name("width").decimal(width);
                    }
                });
            }
        });
        json.name("rows").list(|json| {
            for row in &sheet.rows {
                json.list(|json| row.iter().for_each(|each| cell(json, each)));
            }
        });
        if let Some(print) = &sheet.print {
            json.name("print").object(|json| {
                json.name("landscape").truth(Some(print.landscape));
                json.name("heading").text(&print.heading);
            });
        }
    });
}

fn cell(json: &mut Json, cell: &Cell) {
    if cell.formula.is_none() && cell.format.is_none() && !cell.bold {
        return value(json, &cell.value);
    }
    json.object(|json| {
        value(json.name("value"), &cell.value);
        for (name, text) in [("formula", &cell.formula), ("format", &cell.format)] {
            if let Some(text) = text {
                json.name(name).text(text);
            }
        }
        if cell.bold {
            json.name("bold").truth(Some(true));
        }
    });
}

fn value(json: &mut Json, value: &CellValue) {
    match value {
        CellValue::Number(number) if number.is_finite() => json.decimal(*number),
        CellValue::Text(text) => json.text(text),
        CellValue::Number(_) | CellValue::Empty => json.text_or_null(None),
    }
}
