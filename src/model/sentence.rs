//! A sentence in layers: tokens that tile it, words that are said. Never rewrites the prose beneath.

use std::ops::Range;

/// One sentence of a paragraph's prose. All ranges are bytes of that prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub range: Range<u32>,
    /// They tile the range: no gap, no overlap.
    pub tokens: Vec<Token>,
    /// What is said, in order.
    pub words: Vec<Word>,
}

impl Sentence {
    /// What is said, as one line; see [`spoken`].
    pub fn spoken(&self) -> String {
        spoken(&self.words, |_, _| ())
    }
}

/// Words as one line: single spaces, spelled letters apart, clause punctuation kept.
///
/// `place` is told where each word stands in the line, its mark not counted: its index and its range of bytes.
pub fn spoken(words: &[Word], mut place: impl FnMut(usize, Range<u32>)) -> String {
    let mut line = String::new();
    for (index, word) in words.iter().enumerate() {
        line.push_str(match word.join {
            _ if index == 0 => "",
            Join::Space => " ",
            Join::Hyphen => "-",
            Join::None => "",
        });
        let start = line.len() as u32;
        line.push_str(&word.text);
        place(index, start..line.len() as u32);
        if let Some(mark) = word.mark {
            line.push_str(mark.symbol());
        }
    }
    line
}

/// A run of prose that is read as one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands in the prose.
    pub range: Range<u32>,
    /// What it is.
    pub kind: TokenKind,
    /// The words that say it: indices into [`Sentence::words`]; empty where it is silent.
    pub words: Range<u32>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// White space.
    Space,
    /// A word said as it is written.
    Word,
    /// Something that a semiotic class puts into words; the class's name, such as `money`, and the rule within it.
    Class {
        /// The class that spoke.
        class: &'static str,
        /// Which of its rules.
        rule: &'static str,
    },
    /// Something that is not said, and the rule that says so, such as `quotation-mark`; a pause may stand for it.
    Silent {
        /// The rule's name, as manifests list it.
        rule: &'static str,
    },
}

/// One spoken word.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its spelling: letters, apostrophes and full stops inside it only. A spelled letter is one capital, perhaps
    /// with a plural or possessive ending ("Ps").
    pub text: String,
    /// Whether it is the name of a letter rather than a word.
    pub letter: bool,
    /// Index of the token it says.
    pub token: u32,
    /// How it is tied to the word before it.
    pub join: Join,
    /// The punctuation heard after it.
    pub mark: Option<Mark>,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// A space.
    Space,
    /// A hyphen: "rebel-held" is two words, the second joined by a hyphen.
    Hyphen,
    /// Nothing: an apostrophe or a stroke parted them in writing.
    None,
}

/// Punctuation that a listener hears, as a pause or a tune.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `,` and also brackets.
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// A dash between words.
    Dash,
    /// `...` inside a sentence.
    Ellipsis,
    /// `.`
    Period,
    /// `?`
    Question,
    /// `!`
    Exclamation,
}

impl Mark {
    /// How a spoken line shows it, right after the word.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Colon => ":",
            Self::Dash => " —",
            Self::Ellipsis => "...",
            Self::Period => ".",
            Self::Question => "?",
            Self::Exclamation => "!",
        }
    }

    /// Whether a sentence ends here.
    pub fn ends_sentence(self) -> bool {
        matches!(self, Self::Period | Self::Question | Self::Exclamation)
    }
}
