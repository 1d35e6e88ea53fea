//! What a voice gives back: samples and when each word is heard. Knows nothing of files or loudness.

use crate::units::{Frames, SampleRate};

/// One utterance, spoken.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// Samples a second.
    pub rate: SampleRate,
    /// Mono, -1.0 to 1.0.
    pub samples: Vec<f32>,
    /// One mark for each word of the utterance that is heard on its own, ascending, none ending after the audio.
    pub marks: Vec<WordMark>,
}

impl Speech {
    /// Steps from silence to full scale on the grid that samples lie on once a voice has given them: 24 bits.
    pub const STEPS: f32 = 8_388_608.0;

    /// Moves samples to the nearest step of 24 bits, 144 dB below full scale: so the store keeps them without loss, and
    /// what comes out of it is what went in. Those of 8, 16 and 24 bits stay as they are.
    pub fn settle(&mut self) {
        for sample in &mut self.samples {
            *sample = (*sample * Self::STEPS).round_ties_even() / Self::STEPS;
        }
    }

    /// An empty buffer for the samples of an utterance, with room for at least so many.
    ///
    /// Megabytes that come and go among small things that stay leave holes, and memory grows with the hours. Blocks of
    /// more than 32 MiB glibc always maps on their own and gives back whole (`M_MMAP_THRESHOLD` in `mallopt(3)`), so on
    /// Linux there is that much room; what is not written to takes addresses, but no memory.
    pub fn buffer(least: usize) -> Vec<f32> {
        const MAPPED: usize = (33 << 20) / size_of::<f32>();
        Vec::with_capacity(if cfg!(target_os = "linux") { least.max(MAPPED) } else { least })
    }
}

/// When one word is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordMark {
    /// Index into the utterance's words.
    pub word: u32,
    /// Its first frame.
    pub start: Frames,
    /// One past its last frame.
    pub end: Frames,
    /// How the times were found.
    pub timing: Timing,
}

/// How good a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Shared out in proportion over a stretch of audio.
    Estimated,
    /// The voice itself reported the word.
    Word,
    /// The voice itself reported each phone of the word.
    Phone,
}

impl Timing {
    /// The name used in manifests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Estimated => "estimated",
            Self::Word => "word",
            Self::Phone => "phone",
        }
    }
}

/// What a voice says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The engine: `tone`, `espeak`, `flite`.
    pub engine: String,
    /// The voice's own name within the engine.
    pub name: String,
    /// The engine's version as it reports it; empty where it does not.
    pub version: String,
    /// BCP 47 tag of the language it speaks.
    pub language: String,
    /// The best timing it gives.
    pub timing: Timing,
}
