//! Word lists that are looked for at every place of a text: one look at the first character turns nearly all places away.

/// Words, by their first character.
#[derive(Debug)]
pub(super) struct Words {
    /// A bit for each first character, by its lowest bits.
    firsts: [u64; 4],
    words: Vec<Vec<u16>>,
}

impl Words {
    /// The words of a list, in the order in which they are tried.
    pub(super) fn new(list: &[&str]) -> Self {
        let words: Vec<Vec<u16>> = list.iter().map(|word| word.encode_utf16().collect()).collect();
        let mut firsts = [0; 4];
        for &first in words.iter().filter_map(|word: &Vec<u16>| word.first()) {
            firsts[usize::from(first >> 6 & 3)] |= 1 << (first & 63);
        }
        Self { firsts, words }
    }

    /// The number of the word that begins at `at`, and where it ends.
    #[inline]
    pub(super) fn at(&self, text: &[u16], at: usize) -> Option<(usize, usize)> {
        let first = *text.get(at)?;
        if self.firsts[usize::from(first >> 6 & 3)] >> (first & 63) & 1 == 0 {
            return None;
        }
        let found = self.words.iter().position(|word| text[at..].starts_with(word))?;
        Some((found, at + self.words[found].len()))
    }

    /// Whether one of the words stands anywhere in a text.
    pub(super) fn is_in(&self, text: &[u16]) -> bool {
        (0..text.len()).any(|at| self.at(text, at).is_some())
    }
}

/// A word list that is made ready when it is first used.
macro_rules! words {
    ($name:ident, $list:expr) => {
        static $name: std::sync::LazyLock<$crate::review::words::Words> =
            std::sync::LazyLock::new(|| $crate::review::words::Words::new(&$list));
    };
}
pub(super) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_where_they_begin() {
        let words = Words::new(&["大后天", "后天"]);
        let text: Vec<u16> = "我大后天来".encode_utf16().collect();
        assert_eq!(words.at(&text, 1), Some((0, 4)));
        assert_eq!(words.at(&text, 2), Some((1, 4)));
        assert_eq!(words.at(&text, 0), None);
        assert!(words.is_in(&text) && !words.is_in(&text[..2]));
    }
}
