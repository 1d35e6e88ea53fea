//! Cuts cleaned text into lexemes: runs of letters, digits, spaces or one sign. Decides nothing about what they mean.

/// What the bytes of a lexeme look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Beyond the sentence.
    End,
    /// White space.
    Space,
    /// ASCII digits.
    Digits,
    /// Small letters: `forces`, `didn't`.
    Lower,
    /// One capital letter: `A`.
    Letter,
    /// A capital and small letters: `Aleppo`, `Assad's`.
    Capital,
    /// Two capitals or more: `NATO`, `UN's`.
    Caps,
    /// Any other mix: `MPs`, `iPhone`, `McCain`.
    Mixed,
    /// Letters of another script.
    Foreign,
    /// One sign, perhaps repeated: `.`, `--`, `$`.
    Sign,
}

impl Shape {
    /// Whether it is made of Latin letters.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Letter | Self::Capital | Self::Caps | Self::Mixed)
    }

    /// Whether it begins as a name or a sentence does.
    pub fn is_capitalized(self) -> bool {
        matches!(self, Self::Letter | Self::Capital | Self::Caps)
    }
}

/// A run of text of one shape; bytes of the paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it looks like.
    pub shape: Shape,
}

/// Small words that lose their head to an apostrophe; there it is part of the word and opens no quotation.
const ELIDED: &[&str] = &["em", "til", "tis", "twas", "cause", "n", "bout", "round"];

/// Lexemes that tile `text`, in order.
pub fn scan(text: &str) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(text.len() / 3 + 4);
    let mut at = 0;
    while let Some(first) = char_at(text, at) {
        let (end, shape) = match first {
            'a'..='z' | 'A'..='Z' => word(text, at),
            '0'..='9' => (run(text, at, |c| c.is_ascii_digit()), Shape::Digits),
            c if c.is_whitespace() => (run(text, at, char::is_whitespace), Shape::Space),
            c if is_apostrophe(c) => match elided(text, at + c.len_utf8()) {
                Some(end) if at == 0 || text[..at].ends_with(' ') => (end, Shape::Lower),
                _ => (run(text, at, |d| d == c), Shape::Sign),
            },
            c if is_latin(c) => word(text, at),
            c if is_foreign(c) => (run(text, at, is_foreign), Shape::Foreign),
            c => (run(text, at, |d| d == c), Shape::Sign),
        };
        lexemes.push(Lexeme { start: at as u32, end: end as u32, shape });
        at = end;
    }
    lexemes
}

/// Whether `c` can stand inside a word as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

fn run(text: &str, start: usize, of: impl Fn(char) -> bool) -> usize {
    let mut at = start;
    while let Some(c) = char_at(text, at).filter(|c| of(*c)) {
        at += c.len_utf8();
    }
    at
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Letters of the Latin script, and the marks that Semitic and Polynesian names carry.
fn is_latin(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\u{aa}' | '\u{b5}' | '\u{ba}' => false,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => c.is_alphabetic(),
        '\u{250}'..='\u{2af}' | '\u{2bb}' | '\u{2be}' | '\u{2bf}' => true,
        _ => is_combining(c),
    }
}

fn is_foreign(c: char) -> bool {
    !c.is_ascii() && !is_latin(c) && c.is_alphabetic() && !matches!(c, '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{2bc}')
}

fn elided(text: &str, start: usize) -> Option<usize> {
    let end = run(text, start, is_latin);
    ELIDED.contains(&&text[start..end]).then_some(end)
}

fn word(text: &str, start: usize) -> (usize, Shape) {
    let (mut at, mut letters, mut capitals, mut first_is_capital) = (start, 0u32, 0u32, false);
    let mut counting = true;
    while let Some(c) = char_at(text, at) {
        if is_latin(c) {
            if counting && !is_combining(c) {
                let capital = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
                first_is_capital |= letters == 0 && capital;
                capitals += u32::from(capital);
                letters += 1;
            }
        } else if is_apostrophe(c) && char_at(text, at + c.len_utf8()).is_some_and(is_latin) {
            // The ending of "NATO's" does not make it a mixture, but the name in "O'Brien" counts whole.
            counting = letters < 2;
        } else {
            break;
        }
        at += c.len_utf8();
    }
    let shape = match (letters, capitals) {
        (_, 0) => Shape::Lower,
        (1, 1) => Shape::Letter,
        (_, 1) if first_is_capital => Shape::Capital,
        (letters, capitals) if letters == capitals => Shape::Caps,
        _ => Shape::Mixed,
    };
    (at, shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Shape)]) {
        let found: Vec<(&str, Shape)> =
            scan(text).iter().map(|l| (&text[l.start as usize..l.end as usize], l.shape)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_digits_and_signs_part() {
        check(
            "COP30, 5km",
            &[
                ("COP", Shape::Caps),
                ("30", Shape::Digits),
                (",", Shape::Sign),
                (" ", Shape::Space),
                ("5", Shape::Digits),
                ("km", Shape::Lower),
            ],
        );
    }

    #[test]
    fn an_apostrophe_inside_a_word_belongs_to_it() {
        check(
            "Assad’s 'no' O'Brien",
            &[
                ("Assad’s", Shape::Capital),
                (" ", Shape::Space),
                ("'", Shape::Sign),
                ("no", Shape::Lower),
                ("'", Shape::Sign),
                (" ", Shape::Space),
                ("O'Brien", Shape::Mixed),
            ],
        );
        check("get 'em", &[("get", Shape::Lower), (" ", Shape::Space), ("'em", Shape::Lower)]);
    }

    #[test]
    fn plurals_of_initialisms_are_mixed_and_their_possessives_are_not() {
        check("MPs", &[("MPs", Shape::Mixed)]);
        check("UN's", &[("UN's", Shape::Caps)]);
        check("A's", &[("A's", Shape::Capital)]);
    }

    #[test]
    fn signs_gather_only_with_their_like() {
        check("--...", &[("--", Shape::Sign), ("...", Shape::Sign)]);
        check("Ω½", &[("Ω", Shape::Foreign), ("½", Shape::Sign)]);
    }
}
