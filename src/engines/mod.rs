//! Voices that give samples: one trait, one registry. Decides no pronunciation and levels no sound.

use crate::model::{Speech, Utterance, Voice};
use crate::units::SampleRate;

/// A voice that turns utterances into samples and marks.
///
/// # For implementers
/// Answer in word indices. Build whatever string or phone list the engine wants and keep your own way back.
/// Marks ascend, do not overlap and end inside the audio. The same utterance gives the same samples.
/// A word that cannot be said is an error that names it, never silence.
pub trait Synthesizer: Send {
    /// Who speaks.
    fn voice(&self) -> &Voice;

    /// Samples a second of everything it speaks.
    fn rate(&self) -> SampleRate;

    /// Speaks one utterance.
    ///
    /// # Errors
    /// When the engine fails, gives nothing, or cannot say a phone it was given.
    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError>;

    /// IPA of what the engine itself makes of a word or name; `None` where it cannot tell.
    fn pronounce(&mut self, text: &str) -> Option<String>;
}

/// Why a voice did not speak.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VoiceError {
    /// The engine is not on this machine.
    #[error("voice `{voice}` is not here: {reason}")]
    Unavailable {
        /// What was asked for.
        voice: String,
        /// What is missing.
        reason: String,
        /// The one command that gets it.
        remedy: String,
    },
    /// No engine of that name.
    #[error("there is no voice `{voice}`; known are {known}")]
    Unknown {
        /// What was asked for.
        voice: String,
        /// The names that would do, parted by commas.
        known: String,
    },
    /// A phone that this voice cannot say.
    #[error("the voice cannot say `{phone}` in `{word}`")]
    Unsayable {
        /// The word.
        word: String,
        /// The phone.
        phone: String,
    },
    /// The engine gave no sound.
    #[error("the voice gave no sound")]
    Silent,
    /// The engine reported a failure.
    #[error("the voice failed: {0}")]
    Failed(String),
}
