//! Where libraries of onnxruntime lie: lists, puts and removes them. Loads none.
//!
//! `runtime/libonnxruntime.so.1.32.0` (elsewhere .dylib or .dll) with its papers beside it, `….toml` and `….LICENSE`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Part, Refusal, Shelf};

/// What the runtime is called where a voice's name could stand.
pub const RUNTIME: &str = "onnxruntime";

/// A library of onnxruntime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runtime {
    /// The file to load.
    pub library: PathBuf,
    /// Its version: `1.32.0`.
    pub version: String,
    /// What was written down when it was installed; `None` for one that was put there by hand.
    pub record: Option<RuntimeRecord>,
}

/// What the installer wrote down of a library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuntimeRecord {
    /// Its version.
    pub version: String,
    /// Its licence, as its papers state it.
    pub licence: String,
    /// The file it was installed from.
    pub source: String,
    /// SHA-256 of the archive it came in; empty where it came in none.
    pub source_sha256: String,
    /// The library.
    pub library: Part,
}

/// The version in a library's file name; `None` where it is no library of onnxruntime for this system.
pub fn version(file: &str) -> Option<&str> {
    let version = if cfg!(windows) {
        return file.eq_ignore_ascii_case("onnxruntime.dll").then_some("");
    } else if cfg!(target_vendor = "apple") {
        file.strip_prefix("libonnxruntime.")?.strip_suffix(".dylib")?
    } else {
        file.strip_prefix("libonnxruntime.so.")?
    };
    let number = |part: &str| !part.is_empty() && part.len() < 6 && part.bytes().all(|b| b.is_ascii_digit());
    version.split('.').all(number).then_some(version)
}

pub(super) fn folder(shelf: &Shelf) -> Result<PathBuf, Refusal> {
    shelf.data().map(|data| data.join("runtime"))
}

/// The paper that goes with a library.
fn beside(library: &Path, ending: &str) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

pub(super) fn list(shelf: &Shelf) -> Vec<Runtime> {
    let entries = folder(shelf).ok().and_then(|folder| fs::read_dir(folder).ok());
    let look = |entry: fs::DirEntry| {
        let (library, file) = (entry.path(), entry.file_name());
        let told = version(file.to_str()?)?.to_owned();
        let record = fs::read_to_string(beside(&library, ".toml")).ok();
        let record: Option<RuntimeRecord> = record.and_then(|text| toml::from_str(&text).ok());
        let version = record.as_ref().map_or(told, |record| record.version.clone());
        library.is_file().then_some(Runtime { library, version, record })
    };
    let mut found: Vec<Runtime> = entries.into_iter().flatten().filter_map(|entry| look(entry.ok()?)).collect();
    let numbers =
        |runtime: &Runtime| -> Vec<u32> { runtime.version.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    found.sort_by_key(|runtime| std::cmp::Reverse(numbers(runtime)));
    found
}

impl Shelf {
    /// Puts a library that was built in a [`super::Workshop`] in its place in one step, its papers before it.
    ///
    /// # Errors
    /// Where the system does not allow it; then what was there is still there.
    pub fn place_runtime(
        &self,
        built: &Path,
        file: &str,
        record: &RuntimeRecord,
        licence: Option<&str>,
    ) -> Result<Runtime, Refusal> {
        let folder = folder(self)?;
        fs::create_dir_all(&folder).map_err(|error| Refusal::of(&folder, "made", &error))?;
        let library = folder.join(file);
        let text = toml::to_string(record).map_err(|error| {
            Refusal::new(format!("the record of {RUNTIME} cannot be written: {error}"), "tell its maker")
        })?;
        let papers = [(".toml", Some(text.as_str())), (".LICENSE", licence)];
        for (ending, text) in papers.into_iter().filter_map(|(ending, text)| Some((ending, text?))) {
            let path = beside(&library, ending);
            fs::write(&path, text).map_err(|error| Refusal::of(&path, "written", &error))?;
        }
        fs::rename(built, &library).map_err(|error| Refusal::of(&library, "put in its place", &error))?;
        Ok(Runtime { library, version: record.version.clone(), record: Some(record.clone()) })
    }
}

pub(super) fn remove(shelf: &Shelf) -> Result<u64, Refusal> {
    let found = list(shelf);
    if found.is_empty() {
        return Err(Refusal::new(
            "no library of onnxruntime is installed",
            "install one: `newscast voices install` and the path of the wheel `onnxruntime`",
        ));
    }
    let mut freed = 0;
    for Runtime { library, .. } in found {
        freed += fs::metadata(&library).map_or(0, |file| file.len());
        fs::remove_file(&library).map_err(|error| Refusal::of(&library, "removed", &error))?;
        for ending in [".toml", ".LICENSE"] {
            // The papers may never have been there.
            let _ = fs::remove_file(beside(&library, ending));
        }
    }
    Ok(freed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn libraries_are_told_by_name_and_the_newest_goes_first() {
        assert_eq!(version("libonnxruntime.so.1.32.0"), Some("1.32.0"));
        for other in
            ["libonnxruntime.so", "libonnxruntime.so.1.toml", "libonnxruntime_providers_shared.so", "onnxruntime.dll"]
        {
            assert_eq!(version(other), None, "{other}");
        }
        let data = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(data.path());
        assert!(shelf.runtimes().is_empty() && shelf.remove(RUNTIME).is_err());
        fs::create_dir(data.path().join("runtime")).unwrap();
        for version in ["1.9.2", "1.32.0", "1.31.10"] {
            fs::write(data.path().join(format!("runtime/libonnxruntime.so.{version}")), version).unwrap();
        }
        let found: Vec<String> = shelf.runtimes().into_iter().map(|runtime| runtime.version).collect();
        assert_eq!(found, ["1.32.0", "1.31.10", "1.9.2"]);
        assert_eq!(shelf.remove(RUNTIME).unwrap(), 18);
        assert!(shelf.runtimes().is_empty());
    }
}
