//! Finds where there is sound and where there is none, and places words there. The places are estimates.

use crate::model::{SpokenWord, Timing, WordMark};
use crate::units::SampleRate;

use super::{Stretch, share};

/// Sound is looked for in steps of this many milliseconds.
const STEP_MS: u32 = 10;

/// A step is silent when its level is this far below the loudest one's: 40 dB.
const SILENT: f32 = 0.01;

/// Shorter silences are the closures of stops, not pauses.
const PAUSE_STEPS: usize = 7;

/// The sounding part of some audio, and the pauses within it.
#[derive(Debug)]
pub struct Sound {
    /// First sample.
    pub start: usize,
    /// One past the last sample.
    pub end: usize,
    /// Pauses, in order: first sample and one past the last.
    pauses: Vec<(usize, usize)>,
}

impl Sound {
    /// `None` where all is silent.
    pub fn find(samples: &[f32], rate: SampleRate) -> Option<Self> {
        let step = rate.frames_in(STEP_MS).index().max(1);
        let levels: Vec<f32> = samples
            .chunks(step)
            .map(|chunk| (chunk.iter().map(|sample| sample * sample).sum::<f32>() / chunk.len() as f32).sqrt())
            .collect();
        let loudest = levels.iter().copied().fold(0.0, f32::max);
        if loudest <= 0.0 {
            return None;
        }
        let sounds = |level: &f32| *level > loudest * SILENT;
        let first = levels.iter().position(sounds)?;
        let last = levels.iter().rposition(sounds)?;
        let mut pauses = Vec::new();
        let mut silent_from = first;
        for (index, level) in levels.iter().enumerate().take(last + 1).skip(first) {
            if sounds(level) {
                if index - silent_from >= PAUSE_STEPS {
                    pauses.push((silent_from * step, index * step));
                }
                silent_from = index + 1;
            }
        }
        Some(Self { start: first * step, end: ((last + 1) * step).min(samples.len()), pauses })
    }

    /// A mark for each word, counted from the sample `origin`.
    pub fn marks(&self, words: &[SpokenWord], origin: usize) -> Vec<WordMark> {
        let breaks: Vec<usize> = (1..words.len()).filter(|index| words[index - 1].mark.is_some()).collect();
        let anchors = self.anchors(words, &breaks);
        let place = |sample: usize| (sample - origin) as u64;
        let mut marks = Vec::with_capacity(words.len());
        let mut from = (0, self.start);
        for (word, (silence, sound)) in anchors {
            let stretch = Stretch { words: (from.0, word), start: place(from.1), end: place(silence) };
            share(words, &stretch, Timing::Estimated, &mut marks);
            from = (word, sound);
        }
        let stretch = Stretch { words: (from.0, words.len()), start: place(from.1), end: place(self.end) };
        share(words, &stretch, Timing::Estimated, &mut marks);
        marks
    }

    /// Which break is heard as which pause: the longest pauses, in the order of time.
    ///
    /// Where there are fewer pauses than breaks, each pause goes to the break that is nearest by proportion.
    fn anchors(&self, words: &[SpokenWord], breaks: &[usize]) -> Vec<(usize, (usize, usize))> {
        let mut pauses = self.pauses.clone();
        if pauses.len() > breaks.len() {
            pauses.sort_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
            pauses.truncate(breaks.len());
            pauses.sort_unstable();
        }
        let mut expected = Vec::with_capacity(words.len());
        share(
            words,
            &Stretch { words: (0, words.len()), start: self.start as u64, end: self.end as u64 },
            Timing::Estimated,
            &mut expected,
        );
        let mut anchors = Vec::with_capacity(pauses.len());
        let mut free = breaks;
        for (nth, pause) in pauses.iter().enumerate() {
            let left = pauses.len() - 1 - nth;
            let candidates = &free[..free.len() - left];
            let distance = |word: &usize| expected[*word].start.0.abs_diff(pause.1 as u64);
            let Some(nearest) = (0..candidates.len()).min_by_key(|at| distance(&candidates[*at])) else { break };
            anchors.push((candidates[nearest], *pause));
            free = &free[nearest + 1..];
        }
        anchors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Join, Mark, Pronunciation};

    const RATE: SampleRate = SampleRate::new(1000).unwrap();

    /// Sound and silence in turn, in milliseconds.
    fn audio(lengths: &[usize]) -> Vec<f32> {
        let level = |index: usize| if index.is_multiple_of(2) { 0.0 } else { 0.5 };
        lengths.iter().enumerate().flat_map(|(index, length)| vec![level(index); *length]).collect()
    }

    /// Words, those with a comma before a break.
    fn words(line: &str) -> Vec<SpokenWord> {
        let word = |token: &str| SpokenWord {
            text: token.trim_end_matches(',').to_owned(),
            letter: false,
            join: Join::Space,
            mark: token.ends_with(',').then_some(Mark::Comma),
            pronunciation: Pronunciation::Engine,
        };
        line.split(' ').map(word).collect()
    }

    #[test]
    fn breaks_stand_at_the_longest_pauses_and_words_fill_the_sound_between() {
        let check = |lengths: &[usize], line: &str, expected: &[(u64, u64)]| {
            let sound = Sound::find(&audio(lengths), RATE).unwrap();
            let marks = sound.marks(&words(line), 0);
            let places: Vec<(u64, u64)> = marks.iter().map(|mark| (mark.start.0, mark.end.0)).collect();
            assert_eq!(places, expected, "{line}");
        };
        // The edges are silent; one comma, one pause.
        check(&[100, 200, 150, 200, 300], "aa bb, cc", &[(100, 200), (200, 300), (450, 650)]);
        // The closure of a stop, 60 ms, is no pause.
        check(&[0, 200, 60, 140], "aa bb, cc dd", &[(0, 100), (100, 200), (200, 300), (300, 400)]);
        // Of two pauses the longer one is the comma's.
        check(&[0, 100, 80, 120, 200, 300], "aa, bb", &[(0, 300), (500, 800)]);
        // Of two commas the nearer one gets the only pause.
        check(&[0, 600, 100, 200], "aa, bb cc, dd", &[(0, 200), (200, 400), (400, 600), (700, 900)]);
    }

    #[test]
    fn silence_has_no_sound() {
        assert!(Sound::find(&[], RATE).is_none());
        assert!(Sound::find(&[0.0; 500], RATE).is_none());
    }
}
