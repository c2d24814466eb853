//! What a condition of SurveyJS says, before its names mean anything here.
//!
//! Reads the published grammar of SurveyJS expressions: `{name}`, quoted texts, numbers, lists, `and or not`, comparisons in
//! signs and in words, `empty contains anyof`, arithmetic, and calls. Nests no deeper than [`DEEPEST`].

/// No expression nests deeper.
const DEEPEST: usize = 48;

/// A condition or a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Script {
    Name(String),
    Text(String),
    Number(String),
    Truth(bool),
    List(Vec<Script>),
    Not(Box<Script>),
    And(Box<Script>, Box<Script>),
    Or(Box<Script>, Box<Script>),
    /// A comparison by its sign or word; those of one side have nothing on the other.
    Test(&'static str, Box<Script>, Option<Box<Script>>),
    Compute(char, Box<Script>, Box<Script>),
    Call(String, Vec<Script>),
}

/// Comparisons: how they are written, and their one name.
const TESTS: [(&str, &str); 28] = [
    ("<=", "<="),
    (">=", ">="),
    ("<>", "!="),
    ("!=", "!="),
    ("==", "="),
    ("*=", "contains"),
    ("=", "="),
    ("<", "<"),
    (">", ">"),
    ("lessorequal", "<="),
    ("greaterorequal", ">="),
    ("notequal", "!="),
    ("notequals", "!="),
    ("equal", "="),
    ("equals", "="),
    ("less", "<"),
    ("greater", ">"),
    ("notcontains", "notcontains"),
    ("notcontain", "notcontains"),
    ("contains", "contains"),
    ("contain", "contains"),
    ("anyof", "anyof"),
    ("allof", "allof"),
    ("noneof", "noneof"),
    ("notempty", "notempty"),
    ("empty", "empty"),
    ("isempty", "empty"),
    ("isnotempty", "notempty"),
];

/// What `text` says; nothing for what is no such expression.
pub(super) fn read(text: &str) -> Option<Script> {
    let mut reader = Reader { rest: text, depth: 0 };
    let script = reader.either()?;
    reader.space();
    reader.rest.is_empty().then_some(script)
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn either(&mut self) -> Option<Script> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.both()?;
        let mut chain = 0;
        while self.word("or") || self.sign("||") {
            chain += 1;
            left = Script::Or(Box::new(left), Box::new(self.both().filter(|_| chain < DEEPEST)?));
        }
        self.depth -= 1;
        Some(left)
    }

    fn both(&mut self) -> Option<Script> {
        let mut left = self.test()?;
        let mut chain = 0;
        while self.word("and") || self.sign("&&") {
            chain += 1;
            left = Script::And(Box::new(left), Box::new(self.test().filter(|_| chain < DEEPEST)?));
        }
        Some(left)
    }

    fn test(&mut self) -> Option<Script> {
        let left = self.sum()?;
        let is_word = |test: &str| test.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let found = TESTS.iter().find(|(test, _)| if is_word(test) { self.word(test) } else { self.sign(test) });
        let Some((_, name)) = found else { return Some(left) };
        if matches!(*name, "empty" | "notempty") {
            return Some(Script::Test(name, Box::new(left), None));
        }
        let right = self.sum()?;
        Some(Script::Test(name, Box::new(left), Some(Box::new(right))))
    }

    fn sum(&mut self) -> Option<Script> {
        self.computed(&['+', '-'], Self::product)
    }

    fn product(&mut self) -> Option<Script> {
        self.computed(&['*', '/', '%', '^'], Self::factor)
    }

    fn computed(&mut self, signs: &[char], part: fn(&mut Self) -> Option<Script>) -> Option<Script> {
        let mut left = part(self)?;
        let mut chain = 0;
        loop {
            self.space();
            let sign = self.rest.chars().next().filter(|sign| signs.contains(sign) && !self.rest.starts_with("*="));
            let Some(sign) = sign else { return Some(left) };
            self.rest = &self.rest[1..];
            chain += 1;
            left = Script::Compute(sign, Box::new(left), Box::new(part(self).filter(|_| chain < DEEPEST)?));
        }
    }

    fn factor(&mut self) -> Option<Script> {
        self.space();
        let first = self.rest.chars().next()?;
        match first {
            '{' => self.enclosed('}').map(|name| Script::Name(name.trim().to_owned())),
            '\'' | '"' => self.enclosed(first).map(Script::Text),
            '(' => {
                self.rest = &self.rest[1..];
                let inner = self.either()?;
                self.sign(")").then_some(inner)
            }
            '[' => self.items('[', ']').map(Script::List),
            '!' => {
                self.rest = &self.rest[1..];
                self.opposite()
            }
            '-' => {
                self.rest = &self.rest[1..];
                self.deeper(Self::factor)
                    .map(|inner| Script::Compute('-', Box::new(Script::Number("0".to_owned())), Box::new(inner)))
            }
            '0'..='9' => {
                let end = self.rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(self.rest.len());
                let (number, rest) = self.rest.split_at(end);
                self.rest = rest;
                Some(Script::Number(number.to_owned()))
            }
            _ if self.word("negate") || self.word("not") => self.opposite(),
            _ => self.named(),
        }
    }

    fn opposite(&mut self) -> Option<Script> {
        self.deeper(Self::factor).map(|inner| Script::Not(Box::new(inner)))
    }

    fn deeper(&mut self, part: fn(&mut Self) -> Option<Script>) -> Option<Script> {
        self.depth += 1;
        let inner = if self.depth > DEEPEST { None } else { part(self) };
        self.depth -= 1;
        inner
    }

    /// A call, a word that stands for a truth, or a text without quotation marks.
    fn named(&mut self) -> Option<Script> {
        let end = self.rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        self.rest = rest;
        if self.rest.trim_start().starts_with('(') {
            self.space();
            return self.items('(', ')').map(|values| Script::Call(name.to_owned(), values));
        }
        Some(match name {
            "true" => Script::Truth(true),
            "false" => Script::Truth(false),
            _ => Script::Text(name.to_owned()),
        })
    }

    fn items(&mut self, open: char, close: char) -> Option<Vec<Script>> {
        self.rest = self.rest.strip_prefix(open)?;
        let mut items = Vec::new();
        loop {
            self.space();
            if let Some(rest) = self.rest.strip_prefix(close) {
                self.rest = rest;
                return Some(items);
            }
            if !items.is_empty() && !self.sign(",") {
                return None;
            }
            items.push(self.either()?);
        }
    }

    /// What stands between the next character and `end`.
    fn enclosed(&mut self, end: char) -> Option<String> {
        let inside = &self.rest[1..];
        let length = inside.find(end)?;
        self.rest = &inside[length + 1..];
        Some(inside[..length].to_owned())
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.space();
        let found = self.rest.strip_prefix(sign);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    /// A word, whatever its case, that does not go on.
    fn word(&mut self, word: &str) -> bool {
        self.space();
        let Some((start, rest)) = self.rest.split_at_checked(word.len()) else { return false };
        let ends = !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_');
        let found = start.eq_ignore_ascii_case(word) && ends;
        if found {
            self.rest = rest;
        }
        found
    }
}
