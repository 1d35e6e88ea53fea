//! How long the silences are. Decides nothing about where they stand.

use serde::{Deserialize, Serialize};

/// Lengths of silence, in milliseconds, from the end of one sound to the beginning of the next (between utterances,
/// the 10 milliseconds come on top in which each sound fades in and out).
///
/// The defaults are those of a news reader: a listener hears where a clause, a sentence and a story end, and
/// nobody waits. They are measured between sounds because [`super::shape`] takes the voice's own silence away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pauses {
    /// After a comma, dash, colon or bracket inside a sentence.
    pub clause: u32,
    /// Between two sentences of a paragraph.
    pub sentence: u32,
    /// Between two paragraphs.
    pub paragraph: u32,
    /// After a headline, before the story it heads.
    pub headline: u32,
    /// Between two segments.
    pub story: u32,
    /// Before the first word.
    pub lead_in: u32,
    /// After the last word.
    pub tail: u32,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { clause: 250, sentence: 450, paragraph: 700, headline: 800, story: 1400, lead_in: 300, tail: 600 }
    }
}

impl Pauses {
    /// The silence for a boundary, in milliseconds.
    pub fn at(&self, boundary: Boundary) -> u32 {
        match boundary {
            Boundary::Sentence => self.sentence,
            Boundary::Paragraph => self.paragraph,
            Boundary::Headline => self.headline,
            Boundary::Story => self.story,
        }
    }
}

/// What ended before an utterance begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Boundary {
    /// A sentence of the same paragraph.
    Sentence,
    /// A paragraph of the same segment.
    Paragraph,
    /// The headline of the same segment.
    Headline,
    /// Another segment.
    Story,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn larger_boundaries_have_longer_pauses() {
        let pauses = Pauses::default();
        let lengths =
            [Boundary::Sentence, Boundary::Paragraph, Boundary::Headline, Boundary::Story].map(|b| pauses.at(b));
        assert!(pauses.clause < lengths[0] && lengths.is_sorted());
    }
}
