//! Reads archives that nobody vouches for. Unpacks nothing by itself; refuses whole what is built to do harm.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{Entry, Refusal, Sink, TOO_BIG};

/// More files than any voice or runtime comes with: the wheel of onnxruntime has some 350.
const MOST_FILES: usize = 10_000;
/// Bytes that all files together may come to.
const MOST_BYTES: u64 = 4 << 30;
/// How many times its packed size a file may come to; models come to 1.1 times theirs, text seldom to 20 times.
const MOST_RATIO: u64 = 100;
/// A file up to this size is no bomb, however well it was packed.
const HARMLESS: u64 = 1 << 20;

/// What helps against every archive that is broken or hostile.
const AGAIN: &str = "get it again from its publisher and compare its SHA-256 with the one stated there";

/// An archive that was looked over and found harmless.
pub struct Archive {
    zip: ZipArchive<BufReader<File>>,
    called: String,
    files: Vec<Entry>,
    indices: Vec<usize>,
}

impl Archive {
    /// Looks an archive over. `path` is for messages.
    ///
    /// # Errors
    /// Where it is no archive, is broken, or holds a path out of its folder, a link, a device, two files of one name, an
    /// encrypted file, parts that overlap, more files than [`MOST_FILES`], or bytes as bombs do.
    pub fn open(file: File, path: &Path) -> Result<Self, Refusal> {
        let called = path.display().to_string();
        let refuse = |fact: String| Refusal::new(format!("`{called}` {fact}"), AGAIN);
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| refuse(broken(&error)))?;
        if zip.len() > MOST_FILES {
            return Err(refuse(format!("holds {} files; more than {MOST_FILES} are refused", zip.len())));
        }
        zip.validate_header_consistency().map_err(|error| refuse(broken(&error)))?;
        let (mut files, mut indices, mut total) = (Vec::new(), Vec::new(), 0_u64);
        let mut names = std::collections::BTreeMap::new();
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(|error| refuse(broken(&error)))?;
            let name = entry.name().map_err(|error| refuse(broken(&error)))?.into_owned();
            let shown = name.escape_debug();
            if !stays_inside(&name) {
                return Err(refuse(format!("holds the path `{shown}`, which leads out of its folder")));
            }
            let kind = entry.unix_mode().unwrap_or(0) & 0o170_000;
            if entry.is_symlink() || !matches!(kind, 0 | 0o040_000 | 0o100_000) {
                return Err(refuse(format!("holds `{shown}`, which is a link or a device, not a file")));
            }
            let folded: String = name.trim_end_matches('/').nfc().collect::<String>().to_lowercase();
            if let Some(other) = names.insert(folded, name.clone()) {
                let other = other.escape_debug();
                return Err(refuse(format!("holds both `{other}` and `{shown}`, which some systems take for one")));
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            total = total.saturating_add(size);
            if total > MOST_BYTES || (size > HARMLESS && size / MOST_RATIO > packed) {
                return Err(refuse(format!("unpacks to far more than it is, with `{shown}`: it may be a bomb")));
            }
            if entry.encrypted() {
                return Err(Refusal::new(
                    format!("`{called}` is encrypted"),
                    "unpack it yourself and install the folder",
                ));
            }
            if !entry.is_dir() {
                files.push(Entry { path: name, size });
                indices.push(index);
            }
        }
        Ok(Self { zip, called, files, indices })
    }

    /// Its files.
    pub fn files(&self) -> &[Entry] {
        &self.files
    }

    /// Unpacks the file of an index piece by piece.
    ///
    /// # Errors
    /// Where it is not what the archive said of it, and those of `sink`.
    pub fn copy(&mut self, at: usize, sink: Sink<'_>) -> Result<(), Refusal> {
        let Entry { path, size } = &self.files[at];
        let shown = path.escape_debug();
        let refuse = |fact: String| Refusal::new(format!("`{}`: `{shown}` {fact}", self.called), AGAIN);
        if *size > TOO_BIG {
            return Err(refuse(format!("is {size} bytes long; more than {TOO_BIG} are refused")));
        }
        let file = self.zip.by_index(self.indices[at]).map_err(|error| refuse(broken(&error)))?;
        if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refusal::new(
                format!("`{}` is packed in a way that is not known here", self.called),
                "unpack it yourself and install the folder",
            ));
        }
        // One byte more than was said tells a lie from the truth.
        let mut file = file.take(size + 1);
        let mut piece = vec![0; 1 << 16];
        let mut got = 0;
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) => return Err(refuse(format!("is damaged: {error}"))),
            };
            got += read as u64;
            if got > *size {
                break;
            }
            sink(&piece[..read])?;
        }
        if got != *size {
            return Err(refuse("does not have the size that the archive says it has".to_owned()));
        }
        Ok(())
    }
}

/// What is wrong with an archive, to follow its name.
fn broken(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(fact) => format!("is no whole .whl or .zip: {fact}"),
        ZipError::Io(error) => format!("cannot be read: {error}"),
        other => format!("cannot be unpacked: {other}"),
    }
}

/// Whether a path stays in the folder that it is unpacked to, on every system.
fn stays_inside(path: &str) -> bool {
    let parts = path.strip_suffix('/').unwrap_or(path).split('/');
    !path.contains(['\\', ':'])
        && !path.contains(char::is_control)
        && parts.into_iter().all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_are_told_from_others() {
        for inside in ["a", "a/b.onnx", "a b/ü", "a/", "..a/b..", "..."] {
            assert!(stays_inside(inside), "{inside}");
        }
        for outside in
            ["", "/", "/etc/passwd", "../a", "a/../../b", "a//b", "./a", "a\\b", "C:a", "c:/a", "a\0b", "a\nb", ".."]
        {
            assert!(!stays_inside(outside), "{outside}");
        }
    }
}
