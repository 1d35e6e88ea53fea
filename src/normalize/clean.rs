//! Unicode clean-up: composes marks, unfolds ligatures and wide forms, folds white space, drops what cannot be seen.
//! Keeps the characters a reader sees: quotes, dashes, fractions, superscripts, trade marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::model::Dropped;
use crate::text::Prose;

/// The rule under which invisible characters are listed.
const INVISIBLE: &str = "invisible-character";

/// The paragraph as it is to be tokenized, its origins kept, and the invisible characters that were left out.
/// White space at either end goes without mention.
pub fn clean(prose: &Prose) -> (Prose, Vec<Dropped>) {
    let text = prose.text();
    if is_clean(text.as_bytes()) {
        return (prose.clone(), Vec::new());
    }
    let mut cleaned = Cleaner { prose, out: Prose::new(), kept: 0, dropped: Vec::new() };
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let end = at + first.len_utf8();
        at = if is_invisible(first) {
            let end = run(text, at, is_invisible);
            cleaned.drop(at, end);
            end
        } else if first.is_whitespace() {
            // Invisible characters inside a run of white space would break the fold, so they go with it, listed.
            let end = run(text, at, |c| c.is_whitespace() || is_invisible(c));
            cleaned.space(at, end);
            end
        } else if first.is_ascii() && text.as_bytes().get(end).is_none_or(u8::is_ascii) {
            end
        } else {
            let end = run(text, end, |c| canonical_combining_class(c) != 0);
            cleaned.compose(first, at, end);
            end
        };
    }
    cleaned.keep_until(text.len());
    (cleaned.out, cleaned.dropped)
}

/// Printable ASCII with single spaces, none at the ends.
fn is_clean(bytes: &[u8]) -> bool {
    let mut before = b' ';
    for byte in bytes {
        if !(0x20..0x7f).contains(byte) || (*byte == b' ' && before == b' ') {
            return false;
        }
        before = *byte;
    }
    before != b' ' || bytes.is_empty()
}

fn run(text: &str, start: usize, of: impl Fn(char) -> bool) -> usize {
    text[start..].find(|c| !of(c)).map_or(text.len(), |length| start + length)
}

struct Cleaner<'a> {
    prose: &'a Prose,
    out: Prose,
    /// Everything before is in `out` or dropped.
    kept: usize,
    dropped: Vec<Dropped>,
}

impl Cleaner<'_> {
    fn keep_until(&mut self, end: usize) {
        if self.kept < end {
            self.out.push_from(self.prose, self.kept as u32..end as u32);
        }
        self.kept = end;
    }

    fn name(&mut self, start: usize, end: usize) {
        if let Some(span) = self.prose.origin(start as u32..end as u32) {
            self.dropped.push(Dropped { span, rule: INVISIBLE });
        }
    }

    fn drop(&mut self, start: usize, end: usize) {
        self.keep_until(start);
        self.name(start, end);
        self.kept = end;
    }

    fn space(&mut self, start: usize, end: usize) {
        let text = &self.prose.text()[start..end];
        let ends = end == self.prose.text().len() || (self.out.is_empty() && self.kept == start);
        if text == " " && !ends && !self.out_ends_with_space(start) {
            return;
        }
        self.keep_until(start);
        let mut at = start;
        for c in text.chars() {
            if is_invisible(c) {
                self.name(at, at + c.len_utf8());
            }
            at += c.len_utf8();
        }
        if !ends && !self.out.text().ends_with(' ') {
            self.out.push_replacing(" ", self.prose, start as u32..end as u32);
        }
        self.kept = end;
    }

    /// Whether what is kept so far, were it written out, would end in a space.
    fn out_ends_with_space(&self, start: usize) -> bool {
        self.kept == start && self.out.text().ends_with(' ')
    }

    fn compose(&mut self, first: char, start: usize, end: usize) {
        let cluster = &self.prose.text()[start..end];
        let clean: String = if is_compatible(first) {
            cluster.nfkc().map(western_digit).collect()
        } else if cluster.is_ascii() {
            return;
        } else {
            cluster.nfc().map(western_digit).collect()
        };
        if clean != cluster {
            self.keep_until(start);
            self.out.push_replacing(&clean, self.prose, start as u32..end as u32);
            self.kept = end;
        }
    }
}

/// Characters that show nothing: controls, joiners, marks of direction, soft hyphens, variation selectors, tags.
fn is_invisible(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fffc}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}' => true,
        c => c.is_control() && !c.is_whitespace(),
    }
}

/// Characters whose compatibility form reads the same: ligatures, wide letters, mathematical alphabets, Roman
/// numerals, squared units. Superscripts, fractions and signs such as ™ would change their meaning and stay.
fn is_compatible(c: char) -> bool {
    matches!(c,
        '\u{132}'..='\u{133}' | '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' | '\u{fb00}'..='\u{fb06}'
        | '\u{2103}' | '\u{2109}' | '\u{210a}'..='\u{2115}' | '\u{212a}'..='\u{212b}' | '\u{2160}'..='\u{217f}'
        | '\u{2460}'..='\u{2473}' | '\u{3371}'..='\u{33df}'
        | '\u{ff01}'..='\u{ff5e}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1d400}'..='\u{1d7ff}')
}

/// Arabic and Devanagari digits as the digits every class knows.
fn western_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceId, Span};

    fn check(written: &str, cleaned: &str, dropped: usize) -> Prose {
        let span = Span { source: SourceId(0), start: 0, end: written.len() as u32 };
        let (prose, list) = clean(&Prose::verbatim(written, span));
        assert_eq!(prose.text(), cleaned, "{written:?}");
        assert_eq!(list.len(), dropped, "{written:?}");
        let (again, none) = clean(&prose);
        assert_eq!((again.text(), none.len()), (cleaned, 0), "twice {written:?}");
        prose
    }

    #[test]
    fn plain_text_is_left_alone() {
        check("Plain text, as it is.", "Plain text, as it is.", 0);
        check("“Quotes” — and ½, 5 m², ™…", "“Quotes” — and ½, 5 m², ™…", 0);
        check("", "", 0);
    }

    #[test]
    fn white_space_folds_to_one_space() {
        check("  one \t\n two\u{a0}three ", "one two three", 0);
        check("one \u{200b} two", "one two", 1);
        check("\u{feff} one \u{200b}", "one", 2);
    }

    #[test]
    fn marks_compose_and_compatible_forms_unfold() {
        check("Jose\u{301} met Zoë", "José met Zoë", 0);
        check("ﬁve ｆｕｌｌ Ⅷ 5℃ 3㎞ ٣", "five full VIII 5°C 3km 3", 0);
    }

    #[test]
    fn invisible_characters_are_dropped_by_name() {
        check("co\u{ad}op\u{200b}erate\u{0}", "cooperate", 3);
    }

    #[test]
    fn offsets_survive() {
        let prose = check("a\u{200b}b  ﬁn", "ab fin", 1);
        assert_eq!(prose.origin(1..2).map(Span::range), Some(4..5));
        assert_eq!(prose.origin(3..5).map(Span::range), Some(7..10));
        assert_eq!(prose.origin(5..6).map(Span::range), Some(10..11));
    }
}
