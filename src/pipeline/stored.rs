//! The store as a run uses it: where it is, what it is told at the end. Renders nothing.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::config::{Cache, Settings};
use crate::diag::Diagnostic;
use crate::store::Store;

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

impl Kept {
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
