//! Installs the library of onnxruntime from its wheel. Loads nothing of it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::{Bundle, Outcome, Refusal, Shelf, copy_out, inspect_licence, named, version};
use crate::engines::piper::shelf::{Runtime, RuntimeRecord};

/// The place of the library among the files; `None` where there is none for this system.
pub fn library(bundle: &Bundle) -> Option<usize> {
    bundle.files().iter().position(|entry| version(entry.file()).is_some())
}

/// Whether the files hold the library for another system.
pub fn foreign(bundle: &Bundle) -> bool {
    let is = |file: &str| file.starts_with("libonnxruntime.") || file == "onnxruntime.dll";
    bundle.files().iter().any(|entry| is(entry.file()))
}

/// Puts the library and its papers in their place.
///
/// # Errors
/// Where it is for another machine, or the system does not allow it.
pub fn install(shelf: &Shelf, bundle: &mut Bundle, at: usize) -> Result<Outcome, Refusal> {
    let file = bundle.files()[at].file().to_owned();
    let metadata = named(bundle, &|path| path.ends_with(".dist-info/METADATA"))?;
    let licence = named(bundle, &|path| path.split('/').next_back() == Some("LICENSE"))?;
    let stated = inspect_licence(None, metadata.as_deref(), licence.as_deref()).0;
    let told = metadata.as_deref().and_then(|text| text.lines().find_map(|line| line.strip_prefix("Version: ")));
    let told = told.filter(|told| told.len() < 30 && told.split('.').all(|part| part.parse::<u32>().is_ok()));
    let version = match version(&file) {
        None | Some("") => told.unwrap_or("0").to_owned(),
        Some(version) => version.to_owned(),
    };
    let workshop = shelf.workshop()?;
    let built = workshop.folder().join("library");
    let library = copy_out(bundle, at, &built)?;
    fits(&built, &file)?;
    let known = shelf.runtimes().into_iter().find(|known| known.library.ends_with(&file));
    if let Some(known) = known.filter(|known| same(known, &library)) {
        return Ok(Outcome::RuntimeAlready(known));
    }
    let record = RuntimeRecord {
        version,
        licence: stated,
        source: bundle.called.clone(),
        source_sha256: bundle.sha256.clone().unwrap_or_default(),
        library,
    };
    shelf.place_runtime(&built, &file, &record, licence.as_deref()).map(Outcome::Runtime)
}

/// Whether an installed library is this one, byte for byte.
fn same(known: &Runtime, library: &crate::engines::piper::shelf::Part) -> bool {
    let hash = File::open(&known.library).and_then(|mut file| super::hash(&mut file));
    known.record.is_some() && hash.is_ok_and(|hash| hash == library.sha256)
}

/// Refuses a library for another machine, or what is none at all.
fn fits(path: &Path, called: &str) -> Result<(), Refusal> {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut start));
    read.map_err(|error| Refusal::of(path, "read", &error))?;
    // ELF's e_machine (System V ABI): 62 x86-64, 183 AArch64. Other systems look for themselves when they load it.
    let wanted: &[u8] = match std::env::consts::ARCH {
        "x86_64" => &[62, 0],
        "aarch64" => &[183, 0],
        _ => &[],
    };
    let fits = if cfg!(target_os = "linux") {
        start.starts_with(b"\x7fELF") && start.get(18..20).is_some_and(|machine| wanted.is_empty() || machine == wanted)
    } else {
        !start.is_empty()
    };
    if fits {
        return Ok(());
    }
    let machine = std::env::consts::ARCH;
    Err(Refusal::new(format!("`{called}` is no library for this machine, {machine}"), super::OTHER_WHEEL))
}
