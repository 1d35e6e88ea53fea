//! The voices of one run: one for each thread that has something new to say, none where all is in the store. Mixes nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::engines::{Synthesizer, VoiceError};
use crate::model::{Speech, Utterance};
use crate::store::{Key, Store};

/// Below this peak, -60 dB, nobody hears anything.
const SILENT: f32 = 0.001;
/// From here on a sample is at full scale, of 16 bits too.
const FULL: f32 = 0.999_9;
/// So many samples in a row at full scale are a wave cut off; a single peak may stand there.
const CUT: usize = 3;
/// The part of all samples that may be cut off, one in so many.
const MOST_CUT: usize = 200;

/// A voice, its twins, and the store of what it said before.
pub struct Choir<'a> {
    /// Speaks itself only where it has no twin.
    mother: Mutex<Box<dyn Synthesizer>>,
    /// The store and the voice's fingerprint, where both are.
    kept: Option<(&'a Store, String)>,
    calls: AtomicUsize,
    /// Why there was no twin.
    refused: Mutex<Option<VoiceError>>,
}

/// One thread's voice, twinned when first needed.
pub struct Singer<'a> {
    choir: &'a Choir<'a>,
    own: Option<Box<dyn Synthesizer>>,
    shares: bool,
}

/// What came of an utterance.
pub struct Sung {
    /// Its name in the store.
    pub key: Option<Key>,
    /// Whether it comes from there.
    pub stored: bool,
    /// The speech as the voice gave it, on the grid of 24 bits.
    pub speech: Result<Speech, VoiceError>,
}

impl<'a> Choir<'a> {
    /// A choir of one voice, with the store where there is one. A voice that has no fingerprint is not kept.
    pub fn new(voice: Box<dyn Synthesizer>, store: Option<&'a Store>) -> Self {
        let kept = store.and_then(|store| Some((store, voice.fingerprint()?)));
        Self { mother: Mutex::new(voice), kept, calls: AtomicUsize::new(0), refused: Mutex::new(None) }
    }

    /// A voice for one of so many threads.
    pub fn singer(&'a self, threads: usize) -> Singer<'a> {
        Singer { choir: self, own: None, shares: threads == 1 }
    }

    /// The store and the voice's fingerprint.
    pub fn kept(&self) -> Option<(&'a Store, &str)> {
        self.kept.as_ref().map(|(store, fingerprint)| (*store, fingerprint.as_str()))
    }

    /// How often a voice was asked to speak.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    /// Why there was no twin, where there could have been one.
    pub fn refused(&self) -> Option<String> {
        lock(&self.refused).as_ref().map(ToString::to_string)
    }

    fn twin(&self) -> Option<Box<dyn Synthesizer>> {
        match lock(&self.mother).twin() {
            Ok(twin) => twin,
            Err(error) => {
                lock(&self.refused).get_or_insert(error);
                None
            }
        }
    }

    /// Has a voice speak, and refuses what nobody should hear.
    fn ask(&self, voice: &mut dyn Synthesizer, utterance: &Utterance) -> Result<Speech, VoiceError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        // A voice that panics has lost one sentence, not the bulletin; it is not used again.
        let spoken = catch_unwind(AssertUnwindSafe(|| voice.speak(utterance)));
        let mut speech = spoken.unwrap_or_else(|_| Err(VoiceError::Failed("it broke down".to_owned())))?;
        audible(&speech)?;
        speech.settle();
        Ok(speech)
    }
}

impl Singer<'_> {
    /// What is kept of an utterance, else what the voice says of it now, which then is kept.
    pub fn sing(&mut self, utterance: &Utterance) -> Sung {
        let Some((store, fingerprint)) = &self.choir.kept else {
            return Sung { key: None, stored: false, speech: self.say(utterance) };
        };
        let key = Some(Key::of(fingerprint, utterance));
        if let Some(speech) = key.and_then(|key| store.get(&key)) {
            return Sung { key, stored: true, speech: Ok(speech) };
        }
        let speech = self.say(utterance);
        if let (Some(key), Ok(speech)) = (&key, &speech) {
            store.put(key, speech);
        }
        Sung { key, stored: false, speech }
    }

    /// Speaks; where that fails, once more with a fresh voice.
    fn say(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        if self.own.is_none() && !self.shares {
            self.own = self.choir.twin();
            self.shares = self.own.is_none();
        }
        match self.once(utterance) {
            Err(error) if !matches!(error, VoiceError::Unsayable { .. }) => {
                let spoken = self.again(utterance);
                // What failed twice, or broke down, speaks no other sentence.
                if spoken.is_err() {
                    self.own = None;
                }
                spoken
            }
            spoken => spoken,
        }
    }

    /// Speaks with a fresh voice, where there can be one.
    pub fn again(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        if let Some(fresh) = self.choir.twin() {
            self.own = Some(fresh);
        }
        self.once(utterance)
    }

    fn once(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        match &mut self.own {
            Some(voice) => self.choir.ask(voice.as_mut(), utterance),
            None => self.choir.ask(lock(&self.choir.mother).as_mut(), utterance),
        }
    }
}

/// A voice that broke down left a lock that is as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Refuses silence, what is no numbers, and what is cut off at full scale.
fn audible(speech: &Speech) -> Result<(), VoiceError> {
    let samples = &speech.samples;
    if !samples.iter().all(|sample| sample.is_finite()) {
        return Err(VoiceError::NoNumbers);
    }
    let peak = samples.iter().fold(0f32, |peak, sample| peak.max(sample.abs()));
    if peak < SILENT {
        return Err(VoiceError::Silent);
    }
    if peak >= FULL {
        let runs = samples.chunk_by(|a, b| (a.abs() >= FULL) == (b.abs() >= FULL));
        let cut: usize = runs.filter(|run| run[0].abs() >= FULL && run.len() >= CUT).map(<[f32]>::len).sum();
        if cut * MOST_CUT > samples.len() {
            return Err(VoiceError::Clipped);
        }
    }
    Ok(())
}
