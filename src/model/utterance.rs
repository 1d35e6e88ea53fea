//! What a voice is given to say, and nothing more: words, decided pronunciations, breaks, delivery. No spans.

use crate::text::Span;

use super::{Join, Mark, Phones};

/// One sentence for a voice.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// The words, at least one.
    pub words: Vec<SpokenWord>,
    /// How it is to be read.
    pub delivery: Delivery,
}

/// How an utterance is to be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delivery {
    /// Words a minute from a sentence's first word to its last, its own pauses included and those between sentences not.
    pub wpm: u32,
}

/// One word for a voice.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenWord {
    /// Its spelling; see [`super::Word::text`].
    pub text: String,
    /// Whether it is the name of a letter.
    pub letter: bool,
    /// How it is tied to the word before it.
    pub join: Join,
    /// The punctuation heard after it.
    pub mark: Option<Mark>,
    /// How it is pronounced and who says so.
    pub pronunciation: Pronunciation,
}

impl SpokenWord {
    /// A word that the voice reads by its own rules.
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: Pronunciation::Engine,
        }
    }
}

/// How a word is pronounced.
#[derive(Clone, Debug, PartialEq)]
pub enum Pronunciation {
    /// The voice decides by its own rules.
    Engine,
    /// A lexicon decided.
    Phones {
        /// The sounds.
        phones: Phones,
        /// Who decided.
        authority: Authority,
    },
    /// A lexicon gave other words to say in its place (an alias), still unknown to it.
    Alias {
        /// What the voice reads instead, plain words parted by spaces.
        text: String,
        /// Who decided.
        authority: Authority,
    },
    /// Said as part of the word before it: a lexicon gave one run of sounds for several words.
    Continues,
}

impl Pronunciation {
    /// Who decided, where a lexicon did.
    pub fn authority(&self) -> Option<Authority> {
        match self {
            Self::Phones { authority, .. } | Self::Alias { authority, .. } => Some(*authority),
            Self::Engine | Self::Continues => None,
        }
    }
}

/// Which layer decided a pronunciation, and what in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The layer's name: `user`, `newsmakers`, `base`, `rules`.
    pub layer: &'static str,
    /// The deciding entry; `None` in layers that have no entries in a file.
    pub entry: Option<Span>,
    /// The origin whose list or rules decided, where one did.
    pub origin: Option<&'static str>,
}
