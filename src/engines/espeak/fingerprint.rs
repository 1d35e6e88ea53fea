//! What tells one installation of espeak, and one voice of it, from another. Reads no sound.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::engines::stamp;

/// The library's version and file, the files of its data (phonemes, intonation, dictionaries) by name, size and time of
/// change, and the lines of the voice and its variant. `None` where one of these cannot be told.
pub fn fingerprint(
    version: &str,
    hertz: u32,
    library: Option<&OsStr>,
    data: &Path,
    file: &str,
    variant: Option<&str>,
) -> Option<String> {
    let mut facts = stamp(Path::new(library?))? + "\n";
    let mut files: Vec<_> = fs::read_dir(data).ok()?.collect::<Result<_, _>>().ok()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for entry in files.into_iter().filter(|entry| !entry.path().is_dir()) {
        facts.push_str(&stamp(&entry.path())?);
        facts.push('\n');
    }
    let mut hash = Sha256::new();
    hash.update(facts);
    hash.update(fs::read(data.join("lang").join(file)).ok()?);
    if let Some(variant) = variant {
        hash.update(fs::read(data.join("voices/!v").join(variant)).ok()?);
    }
    let mut line = format!("espeak {version} {hertz} {file} {} ", variant.unwrap_or_default());
    for byte in hash.finalize() {
        let _ = write!(line, "{byte:02x}");
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_changed_changes_it() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let write = |name: &str, text: &str| fs::write(data.join(name), text).unwrap();
        fs::create_dir_all(data.join("lang")).unwrap();
        fs::create_dir_all(data.join("voices/!v")).unwrap();
        ["library", "phondata", "lang/en-US", "voices/!v/f3"].iter().for_each(|name| write(name, "one"));
        let library = data.join("library");
        let taken = |variant| fingerprint("1.51", 22_050, Some(library.as_os_str()), data, "en-US", variant);
        let first = taken(None).unwrap();
        assert_eq!(taken(None).unwrap(), first);
        assert!(first.starts_with("espeak 1.51 22050 en-US"));
        assert_ne!(taken(Some("f3")).unwrap(), first);
        assert_eq!(taken(Some("f9")), None);
        for name in ["library", "phondata", "lang/en-US"] {
            let before = taken(None).unwrap();
            write(name, "other");
            assert_ne!(taken(None).unwrap(), before, "{name}");
        }
    }
}
