//! Sentences already rendered, on disk by what decides their sound: each is rendered once. Guesses nothing: an entry that
//! is not exactly what was asked for is none.
//!
//! ```text
//! FOLDER/sentences/3f/3f9c...   one entry for each sentence, named by its key; see `entry`
//! FOLDER/runs/81...             what each bulletin was made of the last time; see `Notes`
//! FOLDER/parts/                 files that are being written; they move to their place when they are whole
//! ```
//!
//! Any number of processes may use one folder: files appear whole and are never changed, and two that render the same
//! sentence write the same bytes. What a process that was killed leaves in `parts` is swept up a day later.

mod entry;
mod key;
mod notes;
mod upkeep;

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

pub use key::Key;
pub use notes::{Last, Level, Notes, Reason};
pub use upkeep::Measure;

use crate::model::Speech;

/// A day: how old a use may be before it is noted anew, and how old an unfinished file before it is swept up.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The store in one folder. Nothing that goes wrong with it is an error: then there is no entry, or none is kept.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// Why nothing more is written, once a write has failed.
    closed: Mutex<Option<String>>,
    damaged: AtomicUsize,
}

impl Store {
    /// The store in that folder, which is made when the first entry is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, closed: Mutex::new(None), damaged: AtomicUsize::new(0) }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The speech that was kept under a key. An entry that was cut short or altered is removed and counted: then it is
    /// not there.
    pub fn get(&self, key: &Key) -> Option<Speech> {
        let path = self.place(key);
        let mut file = File::open(&path).ok()?;
        let mut bytes = Vec::new();
        let read = file.read_to_end(&mut bytes).ok().and_then(|_| entry::read(&bytes, key));
        match &read {
            Some(_) => touch(&file),
            None => {
                self.damaged.fetch_add(1, Ordering::Relaxed);
                let _ = fs::remove_file(&path);
            }
        }
        read
    }

    /// Whether something is kept under a key, whole or not.
    pub fn holds(&self, key: &Key) -> bool {
        self.place(key).is_file()
    }

    /// Keeps speech under a key. Where the disk refuses, nothing more is written, and [`Store::closed`] says why.
    pub fn put(&self, key: &Key, speech: &Speech) {
        if self.closed().is_none()
            && let Some(bytes) = entry::write(key, speech)
            && let Err(error) = self.publish(&self.place(key), |file| file.write_all(&bytes))
        {
            self.close(&error);
        }
    }

    /// Forgets what is kept under a key.
    pub fn remove(&self, key: &Key) {
        let _ = fs::remove_file(self.place(key));
    }

    /// Why nothing more is written, where a write has failed.
    pub fn closed(&self) -> Option<String> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many entries were found damaged.
    pub fn damaged(&self) -> usize {
        self.damaged.load(Ordering::Relaxed)
    }

    fn close(&self, error: &io::Error) {
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        closed.get_or_insert_with(|| error.to_string());
    }

    fn place(&self, key: &Key) -> PathBuf {
        let name = key.to_string();
        self.folder.join(SENTENCES).join(&name[..2]).join(name)
    }

    /// A new file among the unfinished ones.
    fn part(&self) -> io::Result<tempfile::NamedTempFile> {
        let parts = self.folder.join(PARTS);
        match tempfile::NamedTempFile::new_in(&parts) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(&parts)?;
                tempfile::NamedTempFile::new_in(&parts)
            }
            made => made,
        }
    }

    /// Writes a file and moves it to its place. It is not forced onto the disk: what a power failure leaves of it fails
    /// its check.
    fn publish(&self, place: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        let mut part = self.part()?;
        write(part.as_file_mut())?;
        settle(part, place)
    }
}

const SENTENCES: &str = "sentences";
const RUNS: &str = "runs";
const PARTS: &str = "parts";

/// Moves a finished file to its place, making the folder above it.
fn settle(part: tempfile::NamedTempFile, place: &Path) -> io::Result<()> {
    let part = match part.persist(place) {
        Ok(_) => return Ok(()),
        Err(failed) if failed.error.kind() == io::ErrorKind::NotFound => failed.file,
        Err(failed) => return Err(failed.error),
    };
    fs::create_dir_all(place.parent().unwrap_or(place))?;
    part.persist(place).map(|_| ()).map_err(|failed| failed.error)
}

/// The clock, which here decides only what is removed and when.
#[allow(clippy::disallowed_methods, reason = "the age of a kept file changes no output")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// Notes the use of an entry in its time of change, by which the oldest are found; once a day is enough.
fn touch(file: &File) {
    let now = now();
    let used = file.metadata().and_then(|known| known.modified());
    if used.is_ok_and(|used| now.duration_since(used).is_ok_and(|age| age > DAY)) {
        // It was opened for reading; where the system wants more for this, the entry only seems older than it is.
        let _ = file.set_modified(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Delivery, Join, Pronunciation, SpokenWord, Timing, Utterance, WordMark};
    use crate::units::{Frames, SampleRate};

    fn speech() -> Speech {
        let samples = (0..50_000).map(|n| ((n as f32 * 0.05).sin() * 8e6).round() / Speech::STEPS).collect();
        let mark = |word, start, end| WordMark { word, start: Frames(start), end: Frames(end), timing: Timing::Word };
        Speech { rate: SampleRate::new(22_050).unwrap(), samples, marks: vec![mark(0, 10, 400), mark(2, 400, 49_000)] }
    }

    fn utterance(text: &str) -> Utterance {
        let word = SpokenWord {
            text: text.to_owned(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: Pronunciation::Engine,
        };
        Utterance { words: vec![word], delivery: Delivery { wpm: 165 } }
    }

    #[test]
    fn what_was_kept_comes_back_to_the_last_bit_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("deep/inside"));
        let (key, other) = (Key::of("tone", &utterance("a")), Key::of("tone", &utterance("b")));
        assert_eq!(store.get(&key), None);
        store.put(&key, &speech());
        assert_eq!(store.get(&key), Some(speech()));
        assert_eq!((store.get(&other), store.damaged(), store.closed()), (None, 0, None));
        fs::copy(store.place(&key), store.folder().join("x")).unwrap();
        fs::create_dir_all(store.place(&other).parent().unwrap()).unwrap();
        fs::rename(store.folder().join("x"), store.place(&other)).unwrap();
        assert_eq!((store.get(&other), store.damaged()), (None, 1), "an entry under another's name");
    }

    #[test]
    fn an_entry_that_was_cut_or_altered_anywhere_is_none_and_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        let key = Key::of("tone", &utterance("a"));
        store.put(&key, &speech());
        let whole = fs::read(store.place(&key)).unwrap();
        for at in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
            let mut altered = whole.clone();
            altered[at] ^= 0x10;
            for bytes in [&altered[..], &whole[..at]] {
                fs::write(store.place(&key), bytes).unwrap();
                assert_eq!(store.get(&key), None, "at byte {at}");
                assert!(!store.holds(&key));
            }
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_closes_the_store_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let store = Store::new(folder.path().join("file"));
        store.put(&Key::of("tone", &utterance("a")), &speech());
        assert!(store.closed().is_some());
        assert_eq!(store.get(&Key::of("tone", &utterance("a"))), None);
    }

    #[test]
    fn samples_that_are_on_no_grid_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        let key = Key::of("tone", &utterance("a"));
        for odd in [0.1, f32::NAN, f32::INFINITY, 1e9] {
            store.put(&key, &Speech { samples: vec![0.5, odd], ..speech() });
            assert!(!store.holds(&key), "{odd}");
        }
        let mut settled = Speech { samples: vec![0.5, 0.1], ..speech() };
        settled.settle();
        store.put(&key, &settled);
        assert_eq!(store.get(&key), Some(settled));
    }
}
