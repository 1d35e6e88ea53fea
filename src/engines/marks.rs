//! Shares a stretch of audio out among words that the engine did not report one by one. Looks at no samples.

use crate::model::{Pronunciation, SpokenWord, Timing, WordMark};
use crate::units::Frames;

/// A run of words and the frames in which they are heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the first word and one past the last.
    pub words: (usize, usize),
    /// First frame.
    pub start: u64,
    /// One past the last frame.
    pub end: u64,
}

/// How long a word is against others: its phones where they are known, else its letters.
///
/// Two are added because even the shortest word has an onset and a coda of some length.
pub fn weight(word: &SpokenWord) -> u64 {
    let size = match &word.pronunciation {
        Pronunciation::Phones { phones, .. } => phones.0.len(),
        Pronunciation::Alias { text, .. } => text.chars().count(),
        Pronunciation::Engine | Pronunciation::Continues if word.letter => 3,
        Pronunciation::Engine | Pronunciation::Continues => word.text.chars().count(),
    };
    size as u64 + 2
}

/// How long an utterance is against others: its words, and the pauses within it.
pub fn length_weight(words: &[SpokenWord]) -> u64 {
    let inner = words.len().saturating_sub(1);
    let pauses = words[..inner].iter().filter(|word| word.mark.is_some()).count() as u64;
    (0..words.len()).map(|index| weight_among(words, index)).sum::<u64>() + pauses * PAUSE
}

/// What a pause at a comma weighs: some 250 ms, a sound having some 70.
const PAUSE: u64 = 4;

/// The weight of a word among others: of a run of words said as one each is weighed by its letters.
fn weight_among(all: &[SpokenWord], index: usize) -> u64 {
    let runs_on = |at: usize| all.get(at).is_some_and(|word| word.pronunciation == Pronunciation::Continues);
    if runs_on(index) || runs_on(index + 1) { all[index].text.chars().count() as u64 + 2 } else { weight(&all[index]) }
}

/// Marks for the words of a stretch, in proportion to their weights; each at least one frame long.
///
/// A run of words said as one (a lexicon's phones and the words that continue them) is weighed by its letters.
pub fn share(all: &[SpokenWord], stretch: &Stretch, timing: Timing, marks: &mut Vec<WordMark>) {
    let (first, last) = stretch.words;
    let weigh = |index: usize| weight_among(all, index);
    let total: u64 = (first..last).map(weigh).sum();
    let length = stretch.end.saturating_sub(stretch.start);
    let mut seen = 0;
    let mut start = stretch.start;
    for index in first..last {
        seen += weigh(index);
        let rest = (last - 1 - index) as u64;
        let end = (stretch.start + length * seen / total).min(stretch.end.saturating_sub(rest)).max(start + 1);
        marks.push(WordMark { word: index as u32, start: Frames(start), end: Frames(end), timing });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Join;

    fn word(text: &str, continues: bool) -> SpokenWord {
        SpokenWord {
            text: text.to_owned(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: if continues { Pronunciation::Continues } else { Pronunciation::Engine },
        }
    }

    #[test]
    fn longer_words_get_longer_shares() {
        let words = [word("in", false), word("a", false), word("garden", false)];
        let mut marks = Vec::new();
        share(&words, &Stretch { words: (0, 3), start: 100, end: 1600 }, Timing::Estimated, &mut marks);
        let ends: Vec<u64> = marks.iter().map(|mark| mark.end.0).collect();
        assert_eq!(ends, [500, 800, 1600]);
    }

    proptest! {
        #[test]
        fn shares_tile_the_stretch_and_none_is_empty(
            texts in prop::collection::vec(("[a-z]{0,12}", any::<bool>()), 1..40),
            start in 0u64..1_000_000,
            extra in 0u64..1_000_000,
        ) {
            let words: Vec<SpokenWord> = texts.iter().map(|(text, continues)| word(text, *continues)).collect();
            let end = start + words.len() as u64 + extra;
            let mut marks = Vec::new();
            share(&words, &Stretch { words: (0, words.len()), start, end }, Timing::Estimated, &mut marks);
            prop_assert_eq!(marks.len(), words.len());
            prop_assert_eq!(marks[0].start.0, start);
            prop_assert_eq!(marks[marks.len() - 1].end.0, end);
            prop_assert!(marks.iter().all(|mark| mark.start < mark.end));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end == pair[1].start));
        }
    }
}
