//! Which characters a reader takes for a Latin letter of the basic alphabet.
//!
//! By name where Unicode's names tell it (accents, hooks, small capitals, circled letters), by hand for other scripts.
//! Letters that merely resemble one (β, ω, ш, я) stay themselves.

/// Letters of other scripts, and odd Latin ones, that look like a basic letter in most fonts, upright or italic (п, и).
/// Cyrillic letters whose capital has a Latin twin are listed in both cases, so that case never splits a word.
const TWINS: [(char, &str); 26] = [
    ('a', "ɑΑαАаᎪᗅꓮ"),
    ('b', "ΒВвЬьᏴᏏᗷꓐ"),
    ('c', "ϲϹСсᏟⲤⲥꓚ"),
    ('d', "ԀԁᎠᏧᗞꓓ"),
    ('e', "ΕЕеҽᎬⴹꓰ℮"),
    ('f', "Ϝᖴꓝ"),
    ('g', "ɡցԌԍᏀᏳꓖ"),
    ('h', "ΗНнҺһհᎻᏂⲎꓧ"),
    ('i', "ıɩΙιІіӀᎥⲒꓲ"),
    ('j', "ЈјϳͿյᎫꓙ"),
    ('k', "ΚκКкᏦⲔꓗ"),
    ('l', "ӏᏞᒪꓡ"),
    ('m', "ΜМмᎷᗰⲘꓟ"),
    ('n', "ΝПпոⲚꓠ"),
    ('o', "ΟοОоՕօჿⲞⲟꓳ"),
    ('p', "ΡρРрᏢᑭⲢⲣꓑ"),
    ('q', "Ԛԛգ"),
    ('r', "ГгᴦᎡᏒᖇꓣ"),
    ('s', "ЅѕՏᏚꓢ"),
    ('t', "ΤτТтᎢⲦꓔ"),
    ('u', "υИиՍսᑌꓴ"),
    ('v', "νѴѵᏙᐯꓦ"),
    ('w', "ѠѡԜԝաᎳᏔꓪ"),
    ('x', "ΧχХхᕁ᙭Ⲭꓫ"),
    ('y', "ΥУуҮүᎩᎽⲨꓬ"),
    ('z', "ΖᏃꓜ"),
];

/// The basic letter this character of another script looks like.
pub(super) fn twin(character: char) -> Option<char> {
    TWINS.iter().find(|(_, twins)| twins.contains(character)).map(|(letter, _)| *letter)
}

/// The basic letter a character is a form of, by its Unicode name: `LATIN SMALL LETTER U WITH DIAERESIS AND CARON`,
/// `LATIN LETTER SMALL CAPITAL B`, `NEGATIVE SQUARED LATIN CAPITAL LETTER A`.
pub(super) fn by_name(name: &str) -> Option<char> {
    let name = name.strip_prefix("NEGATIVE ").unwrap_or(name);
    let name = ["CIRCLED ", "SQUARED "].iter().find_map(|form| name.strip_prefix(form)).unwrap_or(name);
    let forms = [
        "SMALL LETTER DOTLESS ",
        "SMALL LETTER ",
        "CAPITAL LETTER SMALL CAPITAL ",
        "CAPITAL LETTER ",
        "LETTER SMALL CAPITAL ",
    ];
    let name = name.strip_prefix("LATIN ")?;
    let letter = forms.iter().find_map(|form| name.strip_prefix(form))?;
    let (letter, rest) = letter.split_at_checked(1)?;
    let is_form = rest.is_empty() || rest.starts_with(" WITH ") || rest.starts_with(" PRECEDED BY ");
    letter
        .chars()
        .next()
        .filter(|letter| is_form && letter.is_ascii_uppercase())
        .map(|letter| letter.to_ascii_lowercase())
}
