//! Marks that say how a name is said: `[Konashenkov](say: koh-nuh-SHEN-kuff)`. Finds them in Markdown, and hides them from
//! its parser; reads no sounds.
//!
//! A link's target has no spaces in CommonMark, so most marks are plain text there, in which asterisks and the like would
//! mean something. Therefore marks are found first, and the parser sees letters in the place of their brackets.

use std::ops::Range;

use super::super::NOTATIONS;

/// What stands for every byte that the parser does not see: a letter, so that emphasis begins and ends where it did.
const FILLER: &str = "x";

/// The longest target that is looked at, in bytes: more is no name.
const LONGEST: usize = 400;

/// One mark. Ranges are bytes of the text.
pub(super) struct Mark {
    /// The opening bracket.
    pub open: usize,
    /// All from the closing bracket to the end of the target.
    pub close: Range<usize>,
    /// How the name's sounds are written; `None` where the target names no such way.
    pub notation: Option<&'static str>,
    /// The word before the colon.
    pub key: Range<usize>,
    /// What stands after the colon.
    pub value: Range<usize>,
}

/// The marks of a text in the order of their ends, and the targets that have none.
#[derive(Default)]
pub(super) struct Marks {
    /// Those that are whole.
    pub whole: Vec<Mark>,
    /// The first words of targets that do not end.
    pub open_ended: Vec<Range<usize>>,
}

/// A bracket of a mark, by the mark's number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bracket {
    /// Where it begins.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// Whether it opens the mark.
    pub opens: bool,
    /// Which mark.
    pub mark: usize,
}

/// Finds the marks of a text, whatever they stand in.
pub(super) fn find(text: &str) -> Marks {
    let bytes = text.as_bytes();
    let mut found = Marks::default();
    let mut opened: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            // What is escaped is no bracket.
            b'\\' => at += 1,
            // No mark reaches into the next paragraph.
            b'\n' if is_blank(text, at + 1) => opened.clear(),
            b'[' => opened.push(at),
            b']' => {
                if let Some(open) = opened.pop() {
                    match target(text, at) {
                        Some(Ok(mark)) => {
                            at = mark.close.end - 1;
                            found.whole.push(Mark { open, ..mark });
                        }
                        Some(Err(key)) => found.open_ended.push(key),
                        None => {}
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether the line that begins at a byte has nothing on it.
fn is_blank(text: &str, at: usize) -> bool {
    text.as_bytes()[at..].iter().take_while(|byte| **byte != b'\n').all(u8::is_ascii_whitespace)
}

/// The target after the closing bracket at `at`; the word before the colon where it does not end. `None` where it is none
/// of a mark: a link's, or nothing like a target.
fn target(text: &str, at: usize) -> Option<Result<Mark, Range<usize>>> {
    let inside = text.get(at + 1..)?.strip_prefix('(')?;
    let start = at + 2 + (inside.len() - inside.trim_start_matches([' ', '\t']).len());
    let letters = text[start..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let key = start..start + letters;
    let rest = text[key.end..].trim_start_matches([' ', '\t']).strip_prefix(':').filter(|_| letters > 0)?;
    let from = text.len() - rest.len();
    let notation = NOTATIONS.iter().copied().find(|known| known.eq_ignore_ascii_case(&text[key.clone()]));
    // `[a](https://example.org)` is a link, and `[a](b: "c")` one with a title.
    if notation.is_none() && !(rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphanumeric)) {
        return None;
    }
    let Some(end) = closing(text, from) else { return notation.map(|_| Err(key)) };
    let value = text[from..end].trim();
    let value = match value.is_empty() {
        true => from..from,
        false => {
            let start = value.as_ptr() as usize - text.as_ptr() as usize;
            start..start + value.len()
        }
    };
    Some(Ok(Mark { open: at, close: at..end + 1, notation, key, value }))
}

/// The bracket that ends a target; brackets within it come in pairs.
fn closing(text: &str, from: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().skip(from).take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\n' if is_blank(text, at + 1) => return None,
            _ => {}
        }
    }
    None
}

/// The brackets of all marks, in the order of the text.
pub(super) fn brackets(marks: &[Mark]) -> Vec<Bracket> {
    let both = marks.iter().enumerate().flat_map(|(mark, found)| {
        let open = Bracket { start: found.open, end: found.open + 1, opens: true, mark };
        [open, Bracket { start: found.close.start, end: found.close.end, opens: false, mark }]
    });
    let mut brackets: Vec<Bracket> = both.collect();
    brackets.sort();
    brackets
}

/// The text as the parser is to see it: the same, byte for byte, but for the brackets.
pub(super) fn masked(text: &str, brackets: &[Bracket]) -> String {
    let mut masked = String::with_capacity(text.len());
    for bracket in brackets {
        masked.push_str(&text[masked.len()..bracket.start]);
        masked.push_str(&FILLER.repeat(bracket.end - bracket.start));
    }
    masked.push_str(&text[masked.len()..]);
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Option<&'static str>, &str)> {
        let marks = find(text).whole;
        assert_eq!(masked(text, &brackets(&marks)).len(), text.len());
        marks
            .iter()
            .map(|mark| (&text[mark.open + 1..mark.close.start], mark.notation, &text[mark.value.clone()]))
            .collect()
    }

    #[test]
    fn marks_are_told_from_links() {
        assert_eq!(read("[Igor K.](say: EE-gor kay)'s"), [("Igor K.", Some("say"), "EE-gor kay")]);
        assert_eq!(read("[A](say:KIZ) [B](IPA :  a(b)c )"), [("A", Some("say"), "KIZ"), ("B", Some("ipa"), "a(b)c")]);
        assert_eq!(read("[A](sya: KIZ)"), [("A", None, "KIZ")]);
        assert_eq!(read("[A](say: )"), [("A", Some("say"), "")]);
        assert_eq!(
            read("[a [B](say: KIZ) c](alias: d)"),
            [("B", Some("say"), "KIZ"), ("a [B](say: KIZ) c", Some("alias"), "d")]
        );
        for plain in [
            "[A](https://a.b)",
            "[A](b: \"c\")",
            "\\[A](say: KIZ)",
            "[A] (say: KIZ)",
            "[A\n\nB](say: KIZ)",
            "(say: KIZ)",
        ] {
            assert_eq!(read(plain), [], "{plain}");
        }
    }

    #[test]
    fn a_target_without_an_end_is_told() {
        let marks = find("[A](say: KIZ\n\nB) [é](ipa: x");
        assert!(marks.whole.is_empty());
        assert_eq!(marks.open_ended.len(), 2);
    }
}
