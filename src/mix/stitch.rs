//! Puts utterances one after another with silence between. Keeps no samples and changes none.

use crate::model::Speech;
use crate::units::{Frames, SampleRate};

use super::{Boundary, Pauses};

/// Silence is sent in pieces of this many samples, so that a long pause needs no memory.
const SILENCE: [f32; 4096] = [0.0; 4096];

/// Joins shaped utterances and tells where each of them begins.
#[derive(Clone, Debug)]
pub struct Stitcher {
    rate: SampleRate,
    pauses: Pauses,
    at: Frames,
}

impl Stitcher {
    /// A programme of that rate, still empty.
    pub fn new(rate: SampleRate, pauses: Pauses) -> Self {
        Self { rate, pauses, at: Frames::ZERO }
    }

    /// Sends the silence for the boundary before it (the lead-in before the first), then the utterance, to `sink`.
    /// Gives the utterance's first frame: its marks count from there.
    ///
    /// # Errors
    /// Those of `sink`.
    ///
    /// # Panics
    /// If the speech is of another rate than the programme.
    pub fn append<E>(
        &mut self,
        boundary: Boundary,
        speech: &Speech,
        sink: &mut dyn FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<Frames, E> {
        assert_eq!(speech.rate, self.rate, "one programme has one rate");
        let pause = if self.at == Frames::ZERO { self.pauses.lead_in } else { self.pauses.at(boundary) };
        self.silence(pause, sink)?;
        let start = self.at;
        sink(&speech.samples)?;
        self.at += Frames(speech.samples.len() as u64);
        Ok(start)
    }

    /// Sends the silence after the last word and gives the length of the programme; nothing where nothing was said.
    ///
    /// # Errors
    /// Those of `sink`.
    pub fn finish<E>(mut self, sink: &mut dyn FnMut(&[f32]) -> Result<(), E>) -> Result<Frames, E> {
        if self.at > Frames::ZERO {
            self.silence(self.pauses.tail, sink)?;
        }
        Ok(self.at)
    }

    fn silence<E>(&mut self, milliseconds: u32, sink: &mut dyn FnMut(&[f32]) -> Result<(), E>) -> Result<(), E> {
        let frames = self.rate.frames_in(milliseconds);
        let mut left = frames.index();
        while left > 0 {
            let piece = left.min(SILENCE.len());
            sink(&SILENCE[..piece])?;
            left -= piece;
        }
        self.at += frames;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn each_utterance_begins_after_the_pause_of_its_boundary() {
        let rate = SampleRate::new(1000).unwrap();
        let speech = |len: usize| Speech { rate, samples: vec![0.5; len], marks: Vec::new() };
        let pauses = Pauses { lead_in: 7, sentence: 10, story: 9000, tail: 3, ..Pauses::default() };
        let mut heard = Vec::new();
        let mut sink = |samples: &[f32]| -> Result<(), Infallible> {
            heard.extend_from_slice(samples);
            Ok(())
        };
        let mut stitcher = Stitcher::new(rate, pauses);
        assert_eq!(stitcher.append(Boundary::Story, &speech(5), &mut sink), Ok(Frames(7)));
        assert_eq!(stitcher.append(Boundary::Sentence, &speech(6), &mut sink), Ok(Frames(22)));
        assert_eq!(stitcher.append(Boundary::Story, &speech(2), &mut sink), Ok(Frames(9028)));
        assert_eq!(stitcher.finish(&mut sink), Ok(Frames(9033)));
        assert_eq!(heard.len(), 9033);
        let loud: Vec<usize> = (0..heard.len()).filter(|at| heard[*at] != 0.0).collect();
        assert_eq!(loud, (7..12).chain(22..28).chain(9028..9030).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_said_is_nothing_sent() {
        let stitcher = Stitcher::new(SampleRate::new(8000).unwrap(), Pauses::default());
        let end = stitcher.finish(&mut |_: &[f32]| -> Result<(), Infallible> { panic!("samples of nothing") });
        assert_eq!(end, Ok(Frames::ZERO));
    }

    #[test]
    fn a_failing_sink_stops_it() {
        let rate = SampleRate::new(8000).unwrap();
        let speech = Speech { rate, samples: vec![0.1], marks: Vec::new() };
        let mut stitcher = Stitcher::new(rate, Pauses::default());
        assert_eq!(stitcher.append(Boundary::Story, &speech, &mut |_| Err("full")), Err("full"));
    }
}
