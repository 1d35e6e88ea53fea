//! Puts whole voices on the shelf and takes them away, each in one step. Judges no voice.
//!
//! A voice is built in a hidden folder beside its place and then renamed, so that nobody ever sees half of one. Whoever
//! builds holds the shared lock of `voices/.lock`; who gets it alone knows that every hidden folder was left by a process
//! that died, and sweeps them away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{RECORD, Record, Refusal, Shelf};

/// How names of folders begin in which something is built.
const PART: &str = ".newscast-";

/// What came of putting a voice in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Nothing was there.
    Fresh,
    /// What was there is gone.
    Replaced,
    /// Something is there and stays.
    Occupied,
}

/// A hidden folder in which a voice is built.
#[derive(Debug)]
pub struct Workshop {
    voices: PathBuf,
    folder: TempDir,
    _lock: Option<File>,
}

impl Workshop {
    pub(super) fn open(shelf: &Shelf) -> Result<Self, Refusal> {
        let voices = shelf.voices()?;
        fs::create_dir_all(&voices).map_err(|error| Refusal::of(&voices, "made", &error))?;
        let lock = lock(&voices);
        let folder = part(&voices)?;
        let inner = folder.path().join("voice");
        // A temporary folder is its owner's alone; the voice's own folder is for whoever the umask lets.
        fs::create_dir(&inner).map_err(|error| Refusal::of(&inner, "made", &error))?;
        Ok(Self { voices, folder, _lock: lock })
    }

    /// The folder to build in.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("voice")
    }

    /// Writes the record, last of all.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write_record(&self, record: &Record) -> Result<(), Refusal> {
        let path = self.folder().join(RECORD);
        let text = toml::to_string(record).map_err(|error| {
            Refusal::new(format!("the record of the voice cannot be written: {error}"), "tell its maker")
        })?;
        let text = format!("# Written by `newscast voices install`; the voice's own papers lie beside it.\n{text}");
        write(&path, text.as_bytes())
    }

    /// Moves what was built to its place in one step.
    ///
    /// # Errors
    /// Where the system does not allow it; then what was there is still there.
    pub fn place(&self, name: &str, replace: bool) -> Result<Placed, Refusal> {
        let (built, target) = (self.folder(), self.voices.join(name));
        let failed = |error: &io::Error| Refusal::of(&target, "put in its place", error);
        // Others may put or take away in between: a second look finds out.
        for _ in 0..8 {
            match fs::rename(&built, &target) {
                Ok(()) => {
                    sync(&self.voices);
                    return Ok(Placed::Fresh);
                }
                Err(error) if !target.is_dir() => {
                    if !matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists) {
                        return Err(failed(&error));
                    }
                }
                Err(_) if !replace => return Ok(Placed::Occupied),
                Err(_) => match exchange(&built, &target, &self.folder.path().join("old")) {
                    Ok(()) => {
                        sync(&self.voices);
                        return Ok(Placed::Replaced);
                    }
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(failed(&error)),
                },
            }
        }
        Err(Refusal::new(
            format!("`{}` is changed by others all the time", target.display()),
            "wait until no other program installs voices",
        ))
    }
}

/// Writes a new file and waits until it is on the disk.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let put = || {
        let mut file = File::create_new(path)?;
        io::Write::write_all(&mut file, bytes)?;
        file.sync_all()
    };
    put().map_err(|error| Refusal::of(path, "written", &error))
}

/// Changes two folders in one step, where the system can; else `aside` is where the old one goes for a moment.
fn exchange(built: &Path, target: &Path, aside: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, built, CWD, target, RenameFlags::EXCHANGE) {
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {}
            done => return done.map_err(io::Error::from),
        }
    }
    fs::rename(target, aside)?;
    fs::rename(built, target).inspect_err(|_| {
        // What was there goes back; if that fails too, it is named by the error of the first step.
        let _ = fs::rename(aside, target);
    })
}

/// Takes a voice away: in one step out of sight, then off the disk. Gives the bytes freed.
pub fn take_away(voices: &Path, name: &str) -> Result<u64, Refusal> {
    let _lock = lock(voices);
    let folder = part(voices)?;
    let (from, aside) = (voices.join(name), folder.path().join("old"));
    fs::rename(&from, &aside).map_err(|error| Refusal::of(&from, "removed", &error))?;
    let size = fs::read_dir(&aside).map_or(0, |entries| {
        entries
            .filter_map(|entry| entry.ok()?.metadata().ok())
            .filter(fs::Metadata::is_file)
            .map(|file| file.len())
            .sum()
    });
    folder.close().map_err(|error| Refusal::of(&aside, "removed", &error))?;
    Ok(size)
}

fn part(voices: &Path) -> Result<TempDir, Refusal> {
    let made = tempfile::Builder::new().prefix(PART).suffix(".part").tempdir_in(voices);
    made.map_err(|error| Refusal::of(voices, "written to", &error))
}

/// The shared lock, after a sweep where nobody else builds; `None` on a disk that knows no locks, where nothing is swept.
fn lock(voices: &Path) -> Option<File> {
    let file = File::options().create(true).truncate(false).write(true).open(voices.join(".lock")).ok()?;
    if file.try_lock().is_ok() {
        for entry in fs::read_dir(voices).ok()?.filter_map(Result::ok) {
            if entry.file_name().to_string_lossy().starts_with(PART) {
                // What cannot be swept now is swept another time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        file.unlock().ok()?;
    }
    file.lock_shared().ok()?;
    Some(file)
}

/// Waits until a renamed folder is on the disk, on systems where folders can be opened.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
