//! Voices that give samples: one trait, one registry. Decides no pronunciation and levels no sound.

mod command;
mod espeak;
mod letters;
mod marks;
pub mod piper;
mod spelling;
mod tone;

use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::model::{Phones, Speech, SpokenWord, Utterance, Voice};
use crate::units::SampleRate;

use letters::spoken_letters;
use marks::{Stretch, share, weight};

pub use marks::length_weight;
use spelling::respell;

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

    /// All beside the utterance that can change its samples, as one line: the engine and its version, the voice and its
    /// data, the runtime. The store keeps what is said under it. `None` where nothing certain can be said of that: then
    /// nothing is kept. Cheap: it is asked for before it is known whether the voice has to speak at all, so a voice that
    /// takes long to load waits with that until it first speaks.
    fn fingerprint(&self) -> Option<String>;

    /// Another of the same voice, which gives the same samples for the same utterance while this one speaks on another
    /// thread; `None` where by its nature there can be but one.
    ///
    /// # Errors
    /// When there could be another, but this machine gives none.
    fn twin(&self) -> Result<Option<Box<dyn Synthesizer>>, VoiceError>;

    /// Speaks one utterance.
    ///
    /// # Errors
    /// When the engine fails, gives nothing, or cannot say a phone it was given.
    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError>;

    /// IPA of what the engine itself makes of a word or name; `None` where it cannot tell.
    fn pronounce(&mut self, text: &str) -> Option<String>;

    /// What the voice itself reports it would say for these words, held against the sounds that are wanted of them.
    /// `None` where it takes no phones, or does not tell what it says: then nothing is proved.
    ///
    /// # Errors
    /// When the engine fails, or cannot say a phone it was given.
    fn prove(&mut self, words: &[SpokenWord], wanted: &Phones) -> Result<Option<Proof>, VoiceError> {
        let _ = (words, wanted);
        Ok(None)
    }
}

/// What a voice reports of what it would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The sounds in IPA, as the voice writes it.
    pub heard: String,
    /// Whether they are those that were wanted, as this voice's accent has them.
    pub same: bool,
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
    /// The samples are no numbers.
    #[error("the voice gave samples that are no numbers")]
    NoNumbers,
    /// The sound is cut off at full scale.
    #[error("the voice gave sound that is clipped")]
    Clipped,
    /// The sound is much too long or too short for its words.
    #[error("the voice spoke for {seconds:.1} seconds where it takes some {usual:.1} as a rule")]
    Length {
        /// How long it is.
        seconds: f64,
        /// How long it should be.
        usual: f64,
    },
    /// The engine gave no sound.
    #[error("the voice gave no sound")]
    Silent,
    /// The engine reported a failure.
    #[error("the voice failed: {0}")]
    Failed(String),
}

/// The system's package manager, as advice names it.
#[cfg(target_os = "macos")]
const INSTALL: [&str; 2] = ["brew install espeak-ng", "brew install flite"];
#[cfg(windows)]
const INSTALL: [&str; 2] = ["winget install eSpeak-NG.eSpeak-NG", "winget install eSpeak-NG.eSpeak-NG"];
#[cfg(not(any(target_os = "macos", windows)))]
const INSTALL: [&str; 2] = ["sudo apt-get install libespeak-ng1 espeak-ng-data", "sudo apt-get install flite"];

/// Choices for engines that have them: the neural ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What runs a neural voice.
    pub runtime: piper::RuntimeChoice,
    /// Who gives a neural voice the phonemes of words that no lexicon decides.
    pub phonemizer: piper::PhonemizerChoice,
}

/// A voice, or why there is none.
type Opened = Result<Box<dyn Synthesizer>, VoiceError>;

/// A kind of voice that can be opened by name: one line of [`ENGINES`].
pub struct Engine {
    /// Its name, before the colon: `espeak` in `espeak:en-gb`.
    pub name: &'static str,
    /// One line for people.
    pub description: &'static str,
    /// The one command that gets it.
    pub remedy: &'static str,
    /// Whether `auto` may choose it.
    pub automatic: bool,
    /// Whether its voices are given phones; the others are given a spelling that is likely to be read so.
    pub takes_phones: bool,
    /// Its voices that report what they say, one for each accent: a lexicon is proved on these.
    pub provers: &'static [&'static str],
    /// Whether it is here: its version, empty where it tells none, or what is missing.
    pub look: fn() -> Result<String, String>,
    /// Opens a voice of it; what follows the colon, empty where nothing does.
    open: fn(&str, &Options) -> Opened,
}

/// Every engine; the order is the preference of `auto`.
#[rustfmt::skip]
pub static ENGINES: &[Engine] = &[
    Engine {
        name: "piper", description: "neural voices of Piper: natural, exact word times, takes phones",
        remedy: "newscast voices install VOICE.whl, or a .zip, a .onnx file or a folder", automatic: true, takes_phones: true,
        provers: &[], look: piper::look, open: piper::open,
    },
    Engine {
        name: "espeak", description: "eSpeak NG in process: small, fast, exact word times, takes phones",
        remedy: INSTALL[0], automatic: true, takes_phones: true, provers: &["espeak:en-us", "espeak:en-gb"], look: espeak::look, open: |name, _| espeak::open(name),
    },
    Engine {
        name: "flite", description: "CMU Flite: a natural American voice, word times estimated",
        remedy: INSTALL[1], automatic: true, takes_phones: true, provers: &[], look: || command::look("flite"), open: |name, _| command::open_preset("flite", name),
    },
    Engine {
        name: "text2wave", description: "Festival: a diphone voice, word times estimated",
        remedy: "sudo apt-get install festival", automatic: true, takes_phones: true, provers: &[], look: || command::look("text2wave"),
        open: |name, _| command::open_preset("text2wave", name),
    },
    Engine {
        name: "say", description: "the macOS voices, word times estimated (untested)",
        remedy: "use a Mac: `say` is part of macOS", automatic: cfg!(target_os = "macos"), takes_phones: false, provers: &[], look: || command::look("say"),
        open: |name, _| command::open_preset("say", name),
    },
    Engine {
        name: "windows", description: "the Windows voices through PowerShell, word times estimated (untested)",
        remedy: "use Windows: its voices are part of it", automatic: cfg!(windows), takes_phones: false, provers: &[], look: || command::look("windows"),
        open: |name, _| command::open_preset("windows", name),
    },
    Engine {
        name: "command", description: "any program that writes a WAV: `command:PROGRAM {text_file} {wav}`",
        remedy: "give a template after the colon", automatic: false, takes_phones: false, provers: &[], look: || Ok(String::new()), open: |name, _| command::open_template(name),
    },
    Engine {
        name: "tone", description: "beeps with exact word times, for trying things out",
        remedy: "", automatic: false, takes_phones: false, provers: &[], look: || Ok(String::new()), open: |name, _| tone::open(name),
    },
];

/// Opens a voice: `auto`, an engine's name, or `ENGINE:VOICE` as in `espeak:en-gb`, `flite:slt`, `command:TEMPLATE`.
///
/// # Errors
/// [`VoiceError::Unknown`] where no engine or voice has that name; [`VoiceError::Unavailable`], with the one
/// command that helps, where it is not on this machine.
pub fn open(voice: &str) -> Result<Box<dyn Synthesizer>, VoiceError> {
    open_with(voice, &Options::default())
}

/// Opens a voice as [`open`] does, with choices that not every engine heeds.
///
/// # Errors
/// Those of [`open`].
pub fn open_with(voice: &str, options: &Options) -> Result<Box<dyn Synthesizer>, VoiceError> {
    if voice == "auto" {
        for engine in ENGINES.iter().filter(|engine| engine.automatic) {
            // What is not here is passed over; what is here and broken, or asked for by name and missing, is not.
            match (engine.open)("", options) {
                Err(VoiceError::Unavailable { .. }) => {}
                opened => return opened,
            }
        }
        return Err(VoiceError::Unavailable {
            voice: voice.to_owned(),
            reason: "no speech engine was found on this machine".to_owned(),
            remedy: INSTALL[0].to_owned(),
        });
    }
    let (name, rest) = voice.split_once(':').unwrap_or((voice, ""));
    match ENGINES.iter().find(|engine| engine.name == name) {
        Some(engine) => (engine.open)(rest, options),
        None => Err(VoiceError::Unknown { voice: voice.to_owned(), known: known_engines() }),
    }
}

fn known_engines() -> String {
    let names = ENGINES.iter().map(|engine| engine.name);
    std::iter::once("auto").chain(names).collect::<Vec<_>>().join(", ")
}

/// What is known of one engine on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Its name.
    pub name: &'static str,
    /// One line for people.
    pub description: &'static str,
    /// Its version, empty where it tells none, or what is missing.
    pub presence: Result<String, String>,
    /// The one command that gets it.
    pub remedy: &'static str,
}

/// Looks for every engine, in the order of [`ENGINES`].
pub fn survey() -> Vec<Survey> {
    let look = |engine: &Engine| Survey {
        name: engine.name,
        description: engine.description,
        presence: (engine.look)(),
        remedy: engine.remedy,
    };
    ENGINES.iter().map(look).collect()
}

fn unavailable(engine: &str, voice: &str, reason: String) -> VoiceError {
    let remedy = ENGINES.iter().find(|known| known.name == engine).map_or("", |known| known.remedy);
    VoiceError::Unavailable { voice: voice.to_owned(), reason, remedy: remedy.to_owned() }
}

/// The rate an engine keeps to: what is asked, held within what every engine can do without spoiling the sound.
///
/// espeak takes 80 to 450 and beyond that squeezes finished sound, which blurs the marks.
fn held(wpm: u32) -> f64 {
    f64::from(wpm.clamp(80, 450))
}

/// A file's name, size and time of change, for fingerprints; `None` where they cannot be told.
fn stamp(path: &Path) -> Option<String> {
    let known = path.metadata().ok()?;
    let changed = known.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", path.display(), known.len(), changed.as_nanos()))
}

fn refuse_empty(utterance: &Utterance) -> Result<(), VoiceError> {
    if utterance.words.is_empty() {
        return Err(VoiceError::Failed("an utterance without words was given".to_owned()));
    }
    Ok(())
}

/// The word as text that no engine can take for markup: letters, digits, apostrophes, and stops and hyphens inside it.
///
/// # Errors
/// Where nothing sayable is left; the error names the word.
fn plain(word: &str, into: &mut String) -> Result<(), VoiceError> {
    let start = into.len();
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let inside = before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        let kept = match letter {
            _ if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) => letter,
            '\'' | '\u{2019}'
                if before.is_alphanumeric() || letters.peek().is_some_and(|next| next.is_alphabetic()) =>
            {
                '\''
            }
            '.' | '-' if inside => letter,
            _ => ' ',
        };
        if kept != ' ' || into.len() > start && before != ' ' {
            into.push(kept);
        }
        before = kept;
    }
    into.truncate(start + into[start..].trim_end().len());
    if !into[start..].contains(char::is_alphanumeric) {
        into.truncate(start);
        return Err(VoiceError::Failed(format!("`{word}` holds nothing that can be said")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_engines_are_unique_and_tone_is_never_chosen() {
        for (index, engine) in ENGINES.iter().enumerate() {
            assert!(ENGINES[index + 1..].iter().all(|other| other.name != engine.name));
            assert!(!engine.description.is_empty());
        }
        assert!(ENGINES.iter().any(|engine| engine.name == "tone" && !engine.automatic));
    }

    #[test]
    fn an_unknown_engine_is_refused_with_the_known_ones() {
        let message = open("festivity:x").err().unwrap().to_string();
        assert!(message.starts_with("there is no voice `festivity:x`; known are auto, piper,"), "{message}");
    }

    #[test]
    fn plain_text_holds_no_markup() {
        let check = |word: &str, expected: Option<&str>| {
            let mut text = String::from("> ");
            let said = plain(word, &mut text).ok().map(|()| text[2..].to_owned());
            assert_eq!(said.as_deref(), expected, "{word}");
        };
        check("façade", Some("façade"));
        check("don’t", Some("don't"));
        check("'tis", Some("'tis"));
        check("a.m", Some("a.m"));
        check("end.", Some("end"));
        check("<break/>", Some("break"));
        check("[[l0x]]", Some("l0x"));
        check("--rf", Some("rf"));
        check("a\u{1}b", Some("a b"));
        check("{wav}", Some("wav"));
        check("\u{1f600}", None);
        check("\"", None);
        check("", None);
    }
}
