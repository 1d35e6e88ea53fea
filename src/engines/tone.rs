//! Beeps in place of words: the same utterance always gives the same samples, with exact marks. No speech at all.

use std::f64::consts::TAU;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::{Mark, Speech, SpokenWord, Timing, Utterance, Voice, WordMark};
use crate::units::{Frames, SampleRate};

use super::{Synthesizer, VoiceError, held, refuse_empty, weight};

const RATE: SampleRate = match SampleRate::new(22_050) {
    Some(rate) => rate,
    None => unreachable!(),
};

/// The peak of a sine of -20 dB below a full-scale square: what speech engines come near to.
const AMPLITUDE: f64 = 0.141;

/// Samples over which a beep swells and dies, so that it does not click: 5 ms.
const RAMP: u64 = 110;

/// The units of [`weight`] and [`gap`] that a word of news has on average, so that the rate comes out as asked.
const UNITS_A_WORD: f64 = 9.0;

/// What the voice does on purpose, for trying out failures.
#[derive(Clone)]
enum Trouble {
    None,
    Fail(String),
    Silent(String),
    /// Fails the first time only.
    Stumble(String, Arc<AtomicBool>),
    /// Goes on for three times as long.
    Drag(String),
    /// Is clipped.
    Clip(String),
    /// Gives samples that are no numbers.
    Nan(String),
}

#[derive(Clone)]
struct Tone {
    voice: Voice,
    /// What followed the colon when it was opened.
    asked: String,
    trouble: Trouble,
}

/// Opens `tone`, or, for trying out failures, one that has trouble with utterances that hold a word: `tone:fail=WORD`,
/// `tone:silent=WORD`, `tone:stumble=WORD` (fails once), `tone:drag=WORD` (is much too long), `tone:clip=WORD` and
/// `tone:nan=WORD`.
pub fn open(name: &str) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let trouble = match name.split_once('=') {
        None if name.is_empty() => Trouble::None,
        Some(("fail", word)) => Trouble::Fail(word.to_owned()),
        Some(("silent", word)) => Trouble::Silent(word.to_owned()),
        Some(("stumble", word)) => Trouble::Stumble(word.to_owned(), Arc::default()),
        Some(("drag", word)) => Trouble::Drag(word.to_owned()),
        Some(("clip", word)) => Trouble::Clip(word.to_owned()),
        Some(("nan", word)) => Trouble::Nan(word.to_owned()),
        _ => {
            let known = "tone, or tone:TROUBLE=WORD, TROUBLE being fail, silent, stumble, drag, clip or nan".to_owned();
            return Err(VoiceError::Unknown { voice: format!("tone:{name}"), known });
        }
    };
    let voice = Voice {
        engine: "tone".to_owned(),
        name: "tone".to_owned(),
        version: "1".to_owned(),
        language: "en".to_owned(),
        timing: Timing::Word,
    };
    Ok(Box::new(Tone { voice, asked: name.to_owned(), trouble }))
}

/// The silence after a word, in the unit of [`weight`]: one letter.
fn gap(word: &SpokenWord) -> u64 {
    match word.mark {
        None => 1,
        Some(Mark::Comma) => 5,
        Some(Mark::Semicolon | Mark::Colon | Mark::Dash | Mark::Ellipsis) => 7,
        Some(Mark::Period | Mark::Question | Mark::Exclamation) => 9,
    }
}

impl Synthesizer for Tone {
    fn voice(&self) -> &Voice {
        &self.voice
    }

    fn rate(&self) -> SampleRate {
        RATE
    }

    fn fingerprint(&self) -> Option<String> {
        Some(format!("tone {} {}", self.voice.version, self.asked))
    }

    fn twin(&self) -> Result<Option<Box<dyn Synthesizer>>, VoiceError> {
        Ok(Some(Box::new(self.clone())))
    }

    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        refuse_empty(utterance)?;
        let words = &utterance.words;
        let holds = |wanted: &str| words.iter().any(|word| word.text == wanted);
        match &self.trouble {
            Trouble::Fail(word) if holds(word) => {
                return Err(VoiceError::Failed(format!("`{word}` was to fail")));
            }
            Trouble::Silent(word) if holds(word) => return Err(VoiceError::Silent),
            Trouble::Stumble(word, stumbled) if holds(word) && !stumbled.swap(true, Ordering::Relaxed) => {
                return Err(VoiceError::Failed(format!("it stumbled over `{word}`")));
            }
            _ => {}
        }

        let unit = (60.0 * f64::from(RATE.hertz()) / (held(utterance.delivery.wpm) * UNITS_A_WORD)) as u64;
        let mut samples = Vec::new();
        let mut marks = Vec::with_capacity(words.len());
        for (index, word) in words.iter().enumerate() {
            let start = samples.len() as u64;
            let end = start + unit * weight(word);
            beep(word, end - start, &mut samples);
            marks.push(WordMark { word: index as u32, start: Frames(start), end: Frames(end), timing: Timing::Word });
            if index + 1 < words.len() {
                samples.resize((end + unit * gap(word)) as usize, 0.0);
            }
        }
        match &self.trouble {
            Trouble::Drag(word) if holds(word) => samples.extend(samples.repeat(2)),
            Trouble::Clip(word) if holds(word) => {
                samples.iter_mut().for_each(|sample| *sample = (*sample * 20.0).clamp(-1.0, 1.0));
            }
            Trouble::Nan(word) if holds(word) => samples.iter_mut().step_by(1000).for_each(|sample| *sample = f32::NAN),
            _ => {}
        }
        Ok(Speech { rate: RATE, samples, marks })
    }

    fn pronounce(&mut self, _text: &str) -> Option<String> {
        None
    }
}

/// The pitch follows the spelling, so that other words sound other.
fn beep(word: &SpokenWord, length: u64, samples: &mut Vec<f32>) {
    let spelling: u32 = word.text.bytes().map(u32::from).sum();
    let semitone = f64::from(spelling % 25);
    let step = TAU * 220.0 * (semitone / 12.0).exp2() / f64::from(RATE.hertz());
    for frame in 0..length {
        let ramp = frame.min(length - 1 - frame).min(RAMP) as f64 / RAMP as f64;
        samples.push((AMPLITUDE * ramp * (step * frame as f64).sin()) as f32);
    }
}
