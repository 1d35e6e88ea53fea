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

    /// Whether `at` is the "by" of "10x50", "25 x 7" or "3m × 4m": between two numbers, tied to both or to neither. The
    /// first may have a unit.
    pub fn is_by(&self, at: usize) -> bool {
        let spaced = self.shape(at + 1) == Shape::Space;
        let before = self.before(at);
        let unit = || {
            let short = matches!(self.str(before), "m" | "cm" | "mm" | "km" | "ft" | "in" | "'" | "′" | "\"" | "″");
            short && spaced && self.shape(self.before(before)) == Shape::Digits
        };
        matches!(self.str(at), "x" | "X" | "×")
            && spaced == (self.shape(at.wrapping_sub(1)) == Shape::Space)
            && (self.shape(before) == Shape::Digits || unit())
            && self.shape(self.skip_space(at + 1)) == Shape::Digits
            && (spaced || !self.is(before, "0"))
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
}
