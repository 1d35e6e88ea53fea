//! What a class sees: the lexemes of one sentence and a few questions about them. Says nothing itself.

use super::{Lexeme, Manner, Shape};

/// One sentence's lexemes over their text. Indices out of range are answered with [`Shape::End`] and an empty text,
/// so classes look around without bounds checks.
pub struct Context<'a> {
    /// The paragraph.
    pub text: &'a str,
    /// The sentence's lexemes.
    pub lexemes: &'a [Lexeme],
    /// How the house style speaks.
    pub manner: &'static Manner,
    /// Whether a string of capitals is said as a word.
    pub is_word: &'a dyn Fn(&str) -> bool,
}

/// A number as it stands: digits, never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// The digits before the point, perhaps with commas between; empty in `.5`.
    pub whole: &'a str,
    /// The digits after the point.
    pub fraction: Option<&'a str>,
    /// The lexeme after it.
    pub end: usize,
}

impl Number<'_> {
    /// Whether it is exactly one, so that a unit stays singular.
    pub fn is_one(&self) -> bool {
        self.whole == "1" && self.fraction.is_none()
    }

    /// Its value where it is a whole number of at most six digits.
    pub fn small(&self) -> Option<u32> {
        (self.fraction.is_none() && self.whole.len() <= 7)
            .then(|| self.whole.bytes().filter(u8::is_ascii_digit).fold(0, |sum, d| sum * 10 + u32::from(d - b'0')))
    }
}

impl<'a> Context<'a> {
    /// The text of a lexeme.
    pub fn str(&self, at: usize) -> &'a str {
        self.lexemes.get(at).map_or("", |l| &self.text[l.start as usize..l.end as usize])
    }

    /// The text of some lexemes.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        match (self.lexemes.get(from), self.lexemes.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) if from < to => &self.text[first.start as usize..last.end as usize],
            _ => "",
        }
    }

    /// The shape of a lexeme.
    pub fn shape(&self, at: usize) -> Shape {
        self.lexemes.get(at).map_or(Shape::End, |l| l.shape)
    }

    /// Whether the lexeme is exactly this text.
    pub fn is(&self, at: usize, text: &str) -> bool {
        self.str(at) == text
    }

    /// Whether the lexeme is a hyphen or an en dash that stands alone.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.shape(at) == Shape::Sign && matches!(self.str(at), "-" | "–" | "‐" | "‑" | "‒" | "−")
    }

    /// Whether `at` is the "by" of "10x50" or "25 x 7": between two numbers, tied to both or to neither.
    pub fn is_by(&self, at: usize) -> bool {
        let spaced = self.shape(at + 1) == Shape::Space;
        matches!(self.str(at), "x" | "X")
            && self.shape(self.before(at)) == Shape::Digits
            && spaced == (self.shape(at.wrapping_sub(1)) == Shape::Space)
            && self.shape(self.skip_space(at + 1)) == Shape::Digits
            && (spaced || !self.is(self.before(at), "0"))
    }

    /// The index after an optional space.
    pub fn skip_space(&self, at: usize) -> usize {
        at + usize::from(self.shape(at) == Shape::Space)
    }

    /// The index of the lexeme before `at`, stepping over one space; out of range at the beginning.
    pub fn before(&self, at: usize) -> usize {
        let back = at.wrapping_sub(1);
        if self.shape(back) == Shape::Space { back.wrapping_sub(1) } else { back }
    }

    /// The lexeme before `at`, over one space.
    pub fn previous(&self, at: usize) -> &'a str {
        self.str(self.before(at))
    }

    /// Whether a comma is heard right before `at`: a bracket is heard as one.
    pub fn is_after_comma(&self, at: usize) -> bool {
        matches!(self.previous(at), "," | "(" | "[" | "{" | ")" | "]" | "}")
    }

    /// The lexeme at `at`, over one space.
    pub fn next(&self, at: usize) -> &'a str {
        self.str(self.skip_space(at))
    }

    /// Whether nothing is tied to the left of `at`: the beginning, a space, a bracket, a quotation mark or a dash.
    pub fn opens(&self, at: usize) -> bool {
        match self.shape(at.wrapping_sub(1)) {
            Shape::End | Shape::Space => true,
            Shape::Sign if self.is(at - 1, ".") => matches!(self.shape(at.wrapping_sub(2)), Shape::End | Shape::Space),
            Shape::Sign => !matches!(self.str(at - 1), "." | "-" | "–" | "/" | "_" | "@" | "#" | "$" | "+" | "%" | "&"),
            _ => false,
        }
    }

    /// Whether nothing is tied to the right: `at` is the lexeme after the candidate.
    pub fn closes(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::End | Shape::Space => true,
            Shape::Sign => match self.str(at) {
                "-" | "–" | "/" | "_" | "@" | "+" | "%" | "&" | "#" => false,
                "." | "," | ":" => self.shape(at + 1) != Shape::Digits,
                _ => true,
            },
            _ => false,
        }
    }

    /// The number that begins at `at`, with commas between thousands and one decimal point.
    pub fn number(&self, at: usize) -> Option<Number<'a>> {
        match self.shape(at) {
            Shape::Digits => {}
            Shape::Sign if self.shape(at + 1) == Shape::Digits && self.is(at, ".") => {
                let tied = matches!(self.shape(at.wrapping_sub(1)), Shape::Digits | Shape::Lower | Shape::Capital);
                let chained = self.is(at + 2, ".") && self.shape(at + 3) == Shape::Digits;
                let number = Number { whole: "", fraction: Some(self.str(at + 1)), end: at + 2 };
                return (!tied && !chained).then_some(number);
            }
            _ => return None,
        }
        if self.shape(at + 1) != Shape::Sign || self.shape(at + 2) != Shape::Digits {
            return Some(Number { whole: self.str(at), fraction: None, end: at + 1 });
        }
        let mut end = at + 1;
        if self.str(at).len() <= 3 {
            while self.is(end, ",") && self.shape(end + 1) == Shape::Digits && self.str(end + 1).len() == 3 {
                end += 2;
            }
        }
        if end == at + 1 {
            end = self.indian(at).unwrap_or(end);
        }
        let whole = self.slice(at, end);
        let chained = self.is(end + 2, ".") && self.shape(end + 3) == Shape::Digits;
        if self.is(end, ".") && self.shape(end + 1) == Shape::Digits && !chained {
            return Some(Number { whole, fraction: Some(self.str(end + 1)), end: end + 2 });
        }
        Some(Number { whole, fraction: None, end })
    }

    /// The end of "12,34,567", grouped as in India: by twos down to the last three digits.
    fn indian(&self, at: usize) -> Option<usize> {
        let group = |at: usize, length| {
            self.is(at, ",") && self.shape(at + 1) == Shape::Digits && self.str(at + 1).len() == length
        };
        // Eight groups are a number with a name; a longer chain is a list.
        let pairs = (0..8).take_while(|pair| group(at + 1 + 2 * pair, 2)).count();
        let last = at + 1 + 2 * pairs;
        (self.str(at).len() <= 2 && pairs > 0 && group(last, 3)).then_some(last + 2)
    }

    /// The number after a tight hyphen or dash at `at`: the upper end of a range.
    pub fn range_end(&self, at: usize) -> Option<Number<'a>> {
        self.is_hyphen(at).then(|| self.number(at + 1)).flatten()
    }
}
