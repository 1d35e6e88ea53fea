//! What is written: the WAV file, captions, the manifest. Every output is made from the [`Programme`] and the
//! [`Sources`] alone; none measures, decides or changes anything.
//!
//! To add one: a file beside this with a unit struct that implements [`Output`], its `mod` line, and a line in
//! [`OUTPUTS`]. Its expected result goes to `tests/golden/outputs`.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::model::Programme;
use crate::text::Sources;

mod cues;
mod json;
mod srt;
mod vtt;
mod wav;

pub use wav::WavWriter;

use cues::{Part, clock, for_each_cue};

/// A file that goes with the audio.
pub trait Output: Sync {
    /// What the user calls it; unique.
    fn name(&self) -> &str;

    /// The file name's ending, without a dot.
    fn extension(&self) -> &str;

    /// What it is good for, in a few words, for help texts.
    fn about(&self) -> &str;

    /// Writes it, piece by piece. `audio_file` is the name of the WAV file as it stands beside this one.
    ///
    /// # Errors
    /// Those of `to`.
    fn write(&self, programme: &Programme, sources: &Sources, audio_file: &str, to: &mut dyn Write) -> io::Result<()>;
}

/// Every output beside the audio, in the order of help texts.
pub static OUTPUTS: &[&dyn Output] = &[&vtt::Vtt, &srt::Srt, &json::Json];

/// Why a file was not written. Nothing of it is left, and what stood there before still stands.
#[derive(Debug, thiserror::Error)]
#[error("`{}` cannot be written: {}", path.display(), self.fact())]
pub struct PublishError {
    /// The file that was wanted.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub error: io::Error,
}

impl PublishError {
    /// What happened while `path` was written.
    pub fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), error }
    }

    fn fact(&self) -> String {
        match self.error.kind() {
            io::ErrorKind::NotFound => "its folder does not exist".to_owned(),
            io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
            io::ErrorKind::IsADirectory => "a folder of that name is in the way".to_owned(),
            io::ErrorKind::PermissionDenied => "you may not write there".to_owned(),
            io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
            _ => self.error.to_string(),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        let folder = folder_of(&self.path);
        match self.error.kind() {
            io::ErrorKind::NotFound => format!("make the folder first: `mkdir -p {}`", folder.display()),
            io::ErrorKind::IsADirectory => "choose another name, or move that folder away".to_owned(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "free some space, or choose a folder on another disk".to_owned()
            }
            io::ErrorKind::FileTooLarge => "choose a lower sample rate, or make two bulletins".to_owned(),
            _ => format!("choose a folder other than `{}`", folder.display()),
        }
    }
}

/// Writes a file beside its place and moves it there when it is whole and on the disk.
///
/// Nobody ever sees half a file, and a failure leaves nothing behind and nothing changed. The file gets the
/// permissions that any new file gets.
///
/// # Errors
/// Those of `write`, and [`PublishError`] where the file cannot be made, kept or moved.
pub fn publish<T, E: From<PublishError>>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, E>) -> Result<T, E> {
    let failed = |error: io::Error| E::from(PublishError::new(path, error));
    if path.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".newscast-").suffix(".part");
    // A temporary file is its owner's alone by default; the finished one is for whoever the umask lets.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut part = builder.tempfile_in(folder_of(path)).map_err(failed)?;
    let value = write(part.as_file_mut())?;
    part.as_file_mut().flush().and_then(|()| part.as_file().sync_all()).map_err(failed)?;
    part.persist(path).map_err(|error| failed(error.error))?;
    Ok(value)
}

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A text as one line: white space and control characters folded to single spaces.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text without the arrow that stands between the times of a caption, for places where nothing can be escaped: its
/// head becomes another that looks alike.
fn without_arrows(text: &str) -> String {
    text.replace("-->", "--\u{203a}")
}

/// Who speaks, for the notes that say so.
fn synthetic_voice(programme: &Programme) -> String {
    let voice = &programme.voice;
    let parts = [&voice.engine, &voice.version, &voice.name];
    let named = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>();
    one_line(&format!("Synthetic voice: {}", named.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) -> Result<(), PublishError> {
        publish(path, |file| file.write_all(text.as_bytes()).map_err(|error| PublishError::new(path, error)))
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn names_and_extensions_are_unique() {
        for (index, output) in OUTPUTS.iter().enumerate() {
            for other in &OUTPUTS[index + 1..] {
                assert_ne!(output.name(), other.name());
                assert_ne!(output.extension(), other.extension());
            }
            assert!(!output.about().is_empty());
        }
    }

    #[test]
    fn a_file_is_replaced_when_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, "one").unwrap();
        write(&path, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names_in(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write(&path, "one").unwrap();
        let failed = publish(&path, |file| {
            file.write_all(b"ha").unwrap();
            Err::<(), _>(PublishError::new(&path, io::ErrorKind::StorageFull.into()))
        });
        assert!(failed.unwrap_err().to_string().ends_with("a.txt` cannot be written: the disk is full"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(names_in(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_it_as_they_may_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, plain) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        write(&path, "one").unwrap();
        std::fs::write(&plain, "two").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }

    #[test]
    fn errors_say_what_is_wrong_and_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let missing = write(&folder.path().join("no/such/a.txt"), "").unwrap_err();
        assert!(missing.to_string().ends_with("a.txt` cannot be written: its folder does not exist"));
        assert!(
            missing.help().starts_with("make the folder first: `mkdir -p ") && missing.help().ends_with("no/such`")
        );
        let in_the_way = write(folder.path(), "").unwrap_err();
        assert!(in_the_way.to_string().ends_with("a folder of that name is in the way"));
        std::fs::write(folder.path().join("file"), "").unwrap();
        let below_a_file = write(&folder.path().join("file/a.txt"), "").unwrap_err();
        assert!(below_a_file.to_string().ends_with("a part of its path is a file, not a folder"));
    }

    #[test]
    fn a_line_has_no_breaks_and_no_control_characters() {
        assert_eq!(one_line(" a\tb\r\n\u{0}c\u{2028}d "), "a b c d");
    }
}
