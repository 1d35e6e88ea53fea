//! Whether a sentence lasts as long as its words should take this voice. Learns from the bulletin itself, in its order, so
//! that neither the clock nor what is in the store has a say in it.

use crate::engines::{VoiceError, length_weight};
use crate::model::SpokenWord;
use crate::units::{Frames, SampleRate};

/// Sentences from which a rate can be learned: the first so many wait until then.
pub const ENOUGH: usize = 12;
/// With fewer than so many altogether nothing is judged.
const LEAST: usize = 4;
/// What is learned after so many changes nothing any more.
const MOST: usize = 255;
/// Weight of a sentence that is long enough to learn from: some five words.
const LONG: u64 = 30;
/// Silence at the edges, and what one word may take more or less, in milliseconds.
const SLACK_MS: u32 = 700;

/// A voice's rate as far as it is known: frames for each unit of weight.
#[derive(Debug, Default)]
pub struct Pace {
    /// Of each sentence learned from, ascending.
    rates: Vec<f64>,
}

impl Pace {
    /// Learns from a sentence.
    pub fn learn(&mut self, words: &[SpokenWord], length: Frames) {
        let weight = length_weight(words);
        if weight >= LONG && self.rates.len() < MOST {
            let rate = length.0 as f64 / weight as f64;
            self.rates.insert(self.rates.partition_point(|other| *other < rate), rate);
        }
    }

    /// Whether enough is known not to wait for more.
    pub fn is_known(&self) -> bool {
        self.rates.len() >= ENOUGH
    }

    /// Refuses a length off by half from what the voice takes for such words as a rule.
    ///
    /// # Errors
    /// [`VoiceError::Length`].
    pub fn judge(&self, words: &[SpokenWord], length: Frames, rate: SampleRate) -> Result<(), VoiceError> {
        if self.rates.len() < LEAST {
            return Ok(());
        }
        let usual = self.rates[self.rates.len() / 2] * length_weight(words) as f64;
        let slack = rate.frames_in(SLACK_MS).0 as f64;
        if (usual * 0.5 - slack..=usual * 1.5 + slack).contains(&(length.0 as f64)) {
            return Ok(());
        }
        let hertz = f64::from(rate.hertz());
        Err(VoiceError::Length { seconds: length.seconds(rate), usual: usual / hertz })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Join, Pronunciation};

    fn words(count: usize) -> Vec<SpokenWord> {
        let word = SpokenWord {
            text: "river".to_owned(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: Pronunciation::Engine,
        };
        vec![word; count]
    }

    #[test]
    fn a_length_off_by_half_is_refused_and_one_odd_sentence_teaches_nothing() {
        let rate = SampleRate::new(1000).unwrap();
        let mut pace = Pace::default();
        // 0.4 seconds a word.
        for count in 6..18 {
            assert!(pace.judge(&words(count), Frames(1), rate).is_ok() || pace.rates.len() >= LEAST);
            let odd = if count == 9 { 5 } else { 1 };
            pace.learn(&words(count), Frames(count as u64 * 400 * odd));
        }
        assert!(pace.is_known());
        let judge = |count: usize, length: u64| pace.judge(&words(count), Frames(length), rate).is_ok();
        assert!(judge(20, 8_000) && judge(20, 5_000) && judge(20, 11_000) && judge(1, 900) && judge(1, 100));
        assert!(!judge(20, 3_200) && !judge(20, 12_800) && !judge(4, 3_500));
    }
}
