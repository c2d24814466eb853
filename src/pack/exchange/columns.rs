//! What the columns of a table mean: their names in Chinese and English, and what a cell says to an entry.

use crate::pack::Value;

/// A column that an entry has a field for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The field of the entry.
    pub(super) field: &'static str,
    kind: Kind,
    /// What people call it, lower case.
    names: &'static [&'static str],
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Localized,
    Severity,
    /// One text a line; `；` separates too.
    Texts,
    /// One sentence a line.
    Sentences,
}

/// All columns; the phrase comes first.
pub(super) const COLUMNS: [Column; 12] = [
    Column {
        field: "phrase",
        kind: Kind::Text,
        names: &[
            "phrase",
            "word",
            "term",
            "keyword",
            "text",
            "短语",
            "词",
            "词语",
            "词条",
            "用语",
            "忌语",
            "禁语",
            "禁用语",
            "说法",
            "敏感词",
            "违禁词",
            "违规词",
            "关键词",
            "关键字",
            "屏蔽词",
            "内容",
            "句子",
            "話術",
            "詞",
            "詞語",
            "用語",
            "忌語",
            "說法",
            "敏感詞",
            "關鍵詞",
            "關鍵字",
        ],
    },
    Column { field: "id", kind: Kind::Text, names: &["id", "编号", "編號"] },
    Column {
        field: "category",
        kind: Kind::Text,
        names: &["category", "type", "class", "group", "类别", "分类", "类型", "類別", "分類", "類型"],
    },
    Column {
        field: "severity",
        kind: Kind::Severity,
        names: &["severity", "level", "级别", "等级", "轻重", "严重程度", "程度", "級別", "等級", "輕重", "嚴重程度"],
    },
    Column {
        field: "variants",
        kind: Kind::Texts,
        names: &["variants", "variant", "变体", "其他说法", "变形", "變體", "其他說法"],
    },
    Column {
        field: "instead",
        kind: Kind::Sentences,
        names: &[
            "instead",
            "replacement",
            "rewrite",
            "suggestion",
            "换成",
            "改为",
            "建议",
            "建议用语",
            "替换",
            "推荐用语",
            "換成",
            "改為",
            "建議",
            "建議用語",
            "替換",
        ],
    },
    Column {
        field: "exceptions", kind: Kind::Texts, names: &["exceptions", "exception", "例外", "白名单", "白名單"]
    },
    Column { field: "hits", kind: Kind::Sentences, names: &["hits", "应查出", "應查出"] },
    Column { field: "misses", kind: Kind::Sentences, names: &["misses", "应放过", "應放過"] },
    Column { field: "source", kind: Kind::Localized, names: &["source", "出处", "来源", "出處", "來源"] },
    Column { field: "rows", kind: Kind::Texts, names: &["rows", "条目", "條目"] },
    Column {
        field: "note",
        kind: Kind::Localized,
        names: &["note", "remark", "comment", "备注", "说明", "備註", "說明"],
    },
];

/// The column of that name.
pub(super) fn named(name: &str) -> Option<&'static Column> {
    let name = name.trim().to_ascii_lowercase();
    COLUMNS.iter().find(|column| column.names.contains(&name.as_str()))
}

/// The column of the field `field`.
pub(super) fn of_field(field: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.field == field)
}

impl Column {
    /// What a cell says; `Err` for a severity that there is none of.
    pub(super) fn value(&self, cell: &str) -> Result<Value, ()> {
        let cell = cell.trim();
        let several = |separators: &[char], make: fn(&str) -> Value| {
            let parts = cell.split(separators).map(str::trim).filter(|part| !part.is_empty());
            Value::List(parts.map(make).collect())
        };
        Ok(match self.kind {
            Kind::Text => Value::String(cell.to_owned()),
            Kind::Localized => localized(cell),
            Kind::Severity => Value::String(severity(cell).ok_or(())?.to_owned()),
            Kind::Texts => several(&['\n', '\r', '；'], |part| Value::String(part.to_owned())),
            Kind::Sentences if self.field == "instead" => several(&['\n', '\r'], localized),
            Kind::Sentences => several(&['\n', '\r'], |part| Value::String(part.to_owned())),
        })
    }

    /// The cell that says `value`, in simplified Chinese where there are several languages.
    pub(super) fn cell(&self, value: &Value) -> String {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Object(_) => value.text("zh-CN").or_else(|| value.text("text")).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        match value {
            Value::List(items) => items.iter().map(text).collect::<Vec<_>>().join("\n"),
            _ => text(value),
        }
    }
}

/// A text in simplified Chinese.
pub(super) fn localized(text: &str) -> Value {
    Value::Object(vec![("zh-CN".to_owned(), Value::String(text.to_owned()))])
}

/// A severity as people write it.
pub(super) fn severity(cell: &str) -> Option<&'static str> {
    match cell.trim().to_ascii_lowercase().as_str() {
        "hint" | "low" | "建议" | "建議" | "低" | "轻" | "輕" | "轻微" | "輕微" => Some("hint"),
        "warn" | "warning" | "medium" | "提醒" | "警告" | "中" | "一般" => Some("warn"),
        "block" | "high" | "拦截" | "攔截" | "禁止" | "高" | "重" | "严重" | "嚴重" => Some("block"),
        _ => None,
    }
}
