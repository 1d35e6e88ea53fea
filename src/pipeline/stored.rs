//! The store as a run uses it: where it is, what it is told at the end. Renders nothing.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use sha2::{Digest as _, Sha256};

use crate::config::{Cache, Settings};
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::mix::Boundary;
use crate::model::Bulletin;
use crate::store::{Key, Level, Store};

use super::lines;

/// The store of one run.
#[derive(Debug)]
pub struct Kept {
    /// Where sentences are kept.
    pub store: Store,
    /// The bulletin's own name: where it is written.
    pub bulletin: String,
    /// Whether each sentence that is not there is told why.
    pub explain: bool,
}

/// The store that the settings choose; `None` where there shall be none, or the platform has no folder for one.
pub fn store(settings: &Settings) -> Option<Store> {
    let folder = match &settings.cache {
        Cache::Off => return None,
        Cache::Folder(folder) => folder.clone(),
        Cache::Platform => etcetera::choose_base_strategy().ok()?.cache_dir().join("newscast"),
    };
    Some(Store::new(folder))
}

/// What stands for every sample of a programme: the key of each sentence, what stands between them, and how the whole is
/// mixed. The same for two programmes that are the same.
pub struct Whole(Sha256);

impl Whole {
    /// A programme without sentences.
    pub fn new(settings: &Settings) -> Self {
        let Settings { loudness, sample_rate, pauses, .. } = settings;
        Self(Sha256::new_with_prefix(format!("{loudness:?} {sample_rate:?} {pauses:?}")))
    }

    /// Adds a sentence.
    pub fn add(&mut self, boundary: Boundary, key: &Key) {
        self.0.update(format!("{boundary:?} {key}"));
    }

    /// As a name.
    pub fn name(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Kept {
    /// What was found out of the bulletin the last time, if it is still the same. Nothing is put into words twice for one
    /// that was never made.
    pub fn level(&self, bulletin: &Bulletin, lexicon: &Lexicon, settings: &Settings, voice: &str) -> Option<Level> {
        let before = self.store.level(&self.bulletin)?;
        let mut whole = Whole::new(settings);
        let _ = lines(bulletin, lexicon, settings, |line| {
            if !line.words.is_empty() {
                whole.add(line.boundary, &Key::of(voice, &line.utterance));
            }
            ControlFlow::Continue(())
        });
        let (name, level) = before;
        (name == whole.name()).then_some(level)
    }

    /// The store for the bulletin that is written to `wav`. What killed runs left in it is swept up.
    pub fn open(settings: &Settings, wav: &Path, explain: bool) -> Option<Self> {
        let store = store(settings)?;
        store.sweep();
        let bulletin = std::path::absolute(wav).unwrap_or_else(|_| PathBuf::from(wav));
        Some(Self { store, bulletin: bulletin.to_string_lossy().into_owned(), explain })
    }

    /// What went wrong with it; nothing was lost.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.store.damaged() > 0 {
            let message = format!(
                "{} of the store had been cut short or altered, and was rendered anew",
                match self.store.damaged() {
                    1 => "one sentence".to_owned(),
                    many => format!("each of {many} sentences"),
                }
            );
            found.push(Diagnostic::note("cache.damaged", message));
        }
        if let Some(reason) = self.store.closed() {
            let message = format!("sentences cannot be kept in `{}`: {reason}", self.store.folder().display());
            let help = "the bulletin is whole, but its next build renders them again; free some space, or name another \
                        folder in `NEWSCAST_CACHE`";
            found.push(Diagnostic::note("cache.closed", message).help(help));
        }
        found
    }
}
