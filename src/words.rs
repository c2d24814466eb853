//! Texts put together, by as little code as does it: what `format!` and `join` bring along is kilobytes of a module, and each
//! use of them a hundred bytes.

/// The pieces as one text.
#[inline(never)]
pub(crate) fn together(pieces: &[&str]) -> String {
    let mut text = String::new();
    pieces.iter().for_each(|piece| text.push_str(piece));
    text
}

/// The pieces as one text, parted by `between`.
pub(crate) fn listed<S: AsRef<str>>(pieces: impl IntoIterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    let mut follows = false;
    for piece in pieces {
        add(&mut text, if follows { between } else { "" }, piece.as_ref());
        follows = true;
    }
    text
}

#[inline(never)]
fn add(text: &mut String, between: &str, piece: &str) {
    text.push_str(between);
    text.push_str(piece);
}

/// What stands in a text from one byte to another; nothing where these are no ends of characters. Brackets would not only
/// panic there, but bring along what quotes the text in the panic, with tables of all that can be printed.
#[cfg(feature = "score")]
#[inline(never)]
pub(crate) fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The place of a field in a document: `lines[2]` and `max` make `lines[2].max`.
#[inline(never)]
pub(crate) fn field(path: &str, name: &str) -> String {
    together(&[path, if path.is_empty() { "" } else { "." }, name])
}

/// The place of an item in a document: `lines` and 2 make `lines[2]`.
#[inline(never)]
pub(crate) fn item(path: &str, at: usize) -> String {
    together(&[path, "[", &at.to_string(), "]"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_lists_read_as_people_write_them() {
        assert_eq!(field("", "lines"), "lines");
        assert_eq!(field(&item("lines", 2), "max"), "lines[2].max");
        assert_eq!(listed(["", "a", "b"], ", "), ", a, b");
        assert_eq!(listed(Vec::<String>::new(), ", "), "");
    }
}
