//! Where installed voices lie: lists, finds and removes them. Reads no model, fetches nothing.
//!
//! Below the data folder (`NEWSCAST_DATA`, else `newscast` in the platform's data folder) a voice is a folder
//! `voices/NAME` with `NAME.onnx`, `NAME.onnx.json` and `voice.toml`, the [`Record`] that the installer wrote; a
//! `MODEL_CARD` and a `LICENSE` where the voice came with them. `runtime` holds libraries of onnxruntime. Names that begin
//! with a dot are no voices: the installer builds there.

mod embedded;
mod place;
mod runtime;

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use place::{Placed, Workshop, write};
pub use runtime::{RUNTIME, Runtime, RuntimeRecord, version};

/// The voice that set-up installs; where several are installed and none is named, it goes first.
pub const DEFAULT: &str = "en_US-joe-medium";

/// The record's file.
const RECORD: &str = "voice.toml";
/// The model card's file.
pub const CARD: &str = "MODEL_CARD";
/// The file of a licence's text.
pub const LICENCE: &str = "LICENSE";

/// Why nothing was installed, found or removed, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fact}")]
pub struct Refusal {
    /// What is wrong, in plain words.
    pub fact: String,
    /// What to do.
    pub help: String,
}

impl Refusal {
    /// A fact and what to do.
    pub fn new(fact: impl Into<String>, help: impl Into<String>) -> Self {
        Self { fact: fact.into(), help: help.into() }
    }

    /// What the system said of a path, in plain words.
    pub fn of(path: &Path, done: &str, error: &io::Error) -> Self {
        let (fact, help) = match error.kind() {
            io::ErrorKind::NotFound => ("it is not there".to_owned(), "check the path"),
            io::ErrorKind::PermissionDenied => (
                "the system does not allow it".to_owned(),
                "set NEWSCAST_DATA to a folder of your own, or ask its owner",
            ),
            io::ErrorKind::ReadOnlyFilesystem => {
                ("the disk can only be read".to_owned(), "set NEWSCAST_DATA to a folder on another disk")
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                ("the disk is full".to_owned(), "free some space, or set NEWSCAST_DATA to a folder on another disk")
            }
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => (
                "a file of another kind is in the way".to_owned(),
                "move it away, or set NEWSCAST_DATA to another folder",
            ),
            _ => (error.to_string(), "look at the disk and the folder's permissions, then try again"),
        };
        Self::new(format!("`{}` cannot be {done}: {fact}", path.display()), help)
    }
}

/// A file as it was when it was installed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// SHA-256, in small hexadecimal digits.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// What the installer wrote down of a voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The name it was installed under.
    pub name: String,
    /// Language, as `en_US`.
    pub language: String,
    /// The espeak voice whose phonemes it was trained on, as `en-us`.
    pub espeak: String,
    /// Piper's word for the size of the model, as `medium`; empty where it is not told.
    pub quality: String,
    /// Samples a second.
    pub sample_rate: u32,
    /// How many speakers it has.
    pub speakers: u32,
    /// Their names, in the order of their numbers; empty where they have none.
    pub speaker_names: Vec<String>,
    /// The licence, as the voice's own papers state it; empty where they state none.
    pub licence: String,
    /// Which of its papers states the licence.
    pub licence_from: String,
    /// The file or folder it was installed from.
    pub source: String,
    /// SHA-256 of the archive it came in; empty where it came in none.
    pub source_sha256: String,
    /// The model.
    pub model: Part,
    /// Its settings.
    pub config: Part,
}

/// A file of a voice: on disk, or inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A file.
    File(PathBuf),
    /// Bytes of the program itself.
    Embedded(&'static [u8]),
}

impl Stored {
    /// All bytes of it.
    ///
    /// # Errors
    /// Those of reading the file; bytes of the program are always there.
    pub fn bytes(&self) -> io::Result<Cow<'static, [u8]>> {
        match self {
            Self::File(path) => fs::read(path).map(Cow::Owned),
            Self::Embedded(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// A voice that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its name: `en_US-joe-medium`.
    pub name: String,
    /// Where it lies; `None` for the one inside the program.
    pub folder: Option<PathBuf>,
    /// The model.
    pub model: Stored,
    /// Its settings, as JSON.
    pub config: Stored,
    /// SHA-256 of the model.
    pub sha256: String,
    /// What was written down when it was installed.
    pub record: Record,
    card: Option<Stored>,
}

impl Shelved {
    /// The model card; `None` where the voice came without one.
    pub fn card(&self) -> Option<String> {
        let bytes = self.card.as_ref()?.bytes().ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Bytes of model and settings together.
    pub fn size(&self) -> u64 {
        self.record.model.size + self.record.config.size
    }
}

/// A voice on the shelf, or what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The folder's name.
    pub name: String,
    /// The voice.
    pub voice: Result<Shelved, Refusal>,
}

/// The folder of installed voices, and the voice inside the program.
#[derive(Clone, Debug)]
pub struct Shelf {
    data: Option<PathBuf>,
}

impl Shelf {
    /// The shelf of this user: `NEWSCAST_DATA`, else `newscast` in the platform's data folder.
    pub fn here() -> Self {
        use etcetera::BaseStrategy as _;
        let named = std::env::var_os("NEWSCAST_DATA").filter(|path| !path.is_empty()).map(PathBuf::from);
        let usual = || etcetera::choose_base_strategy().ok().map(|folders| folders.data_dir().join("newscast"));
        Self { data: named.or_else(usual) }
    }

    /// A shelf in a data folder.
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Self { data: Some(data.into()) }
    }

    /// The data folder; it need not be there yet.
    ///
    /// # Errors
    /// Where this user has none.
    pub fn data(&self) -> Result<&Path, Refusal> {
        let none =
            || Refusal::new("no folder for voices is known: this user has no home", "set NEWSCAST_DATA to a folder");
        self.data.as_deref().ok_or_else(none)
    }

    fn voices(&self) -> Result<PathBuf, Refusal> {
        self.data().map(|data| data.join("voices"))
    }

    /// Every voice by name, the one inside the program among them unless one of its name is installed.
    ///
    /// # Errors
    /// Where the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Listed>, Refusal> {
        let mut listed = Vec::new();
        for name in self.names()? {
            listed.push(Listed { voice: self.voices().and_then(|voices| read(&voices.join(&name), &name)), name });
        }
        if let Some(voice) = embedded::voice()
            && !listed.iter().any(|listed| listed.name == voice.name)
        {
            listed.push(Listed { name: voice.name.clone(), voice: Ok(voice) });
        }
        listed.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(listed)
    }

    fn names(&self) -> Result<Vec<String>, Refusal> {
        let Ok(voices) = self.voices() else { return Ok(Vec::new()) };
        let entries = match fs::read_dir(&voices) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Refusal::of(&voices, "read", &error)),
        };
        let folder =
            |entry: fs::DirEntry| entry.path().is_dir().then(|| entry.file_name().into_string().ok()).flatten();
        Ok(entries.filter_map(|entry| folder(entry.ok()?)).filter(|name| !name.starts_with('.')).collect())
    }

    /// The voice of a name: the folder's, whatever the case, or the part of it between hyphens that only this voice has
    /// (`joe`), or what only its name begins with. For an empty name, [`DEFAULT`], else the first English one, else the first.
    ///
    /// # Errors
    /// Where there is none, or more than one, or what is there is damaged.
    pub fn find(&self, asked: &str) -> Result<Shelved, Refusal> {
        let mut listed = match self.list() {
            Ok(listed) => listed,
            // The voice inside the program needs no folder.
            Err(refusal) => match embedded::voice() {
                Some(voice) => vec![Listed { name: voice.name.clone(), voice: Ok(voice) }],
                None => return Err(refusal),
            },
        };
        if listed.is_empty() {
            return Err(Refusal::new("no neural voice is installed", INSTALL));
        }
        let at = if asked.is_empty() { usual(&listed) } else { named(asked, &listed)? };
        listed.swap_remove(at).voice
    }

    /// Removes an installed voice, or with the name [`RUNTIME`] the libraries of onnxruntime; gives the bytes freed.
    ///
    /// # Errors
    /// Where nothing of exactly that name is installed, or the system does not allow it.
    pub fn remove(&self, name: &str) -> Result<u64, Refusal> {
        if name == RUNTIME {
            return runtime::remove(self);
        }
        if self.names()?.iter().any(|known| known == name) {
            return place::take_away(&self.voices()?, name);
        }
        if embedded::voice().is_some_and(|voice| voice.name == name) {
            return Err(Refusal::new(
                format!("`{name}` is inside this program and cannot be removed"),
                "use a program that was built without a voice",
            ));
        }
        let known: Vec<String> = self.names()?.into_iter().map(|name| format!("`{name}`")).collect();
        if known.is_empty() {
            return Err(Refusal::new(format!("`{name}` is not installed, nor is any other voice"), INSTALL));
        }
        Err(Refusal::new(
            format!("`{name}` is not installed; installed are {}", known.join(", ")),
            "give the whole name, as `newscast voices list` tells it",
        ))
    }

    /// The libraries of onnxruntime that are installed, the newest first.
    pub fn runtimes(&self) -> Vec<Runtime> {
        runtime::list(self)
    }

    /// A hidden folder to build a voice in, and then to put it in its place in one step.
    ///
    /// # Errors
    /// Where the folder cannot be made or written.
    pub fn workshop(&self) -> Result<Workshop, Refusal> {
        Workshop::open(self)
    }

    /// The installed voice of exactly this name: `None` where there is none, else it or what is wrong with it.
    pub fn installed(&self, name: &str) -> Option<Result<Shelved, Refusal>> {
        let folder = self.voices().ok()?.join(name);
        folder.is_dir().then(|| read(&folder, name))
    }

    /// What was written down of the installed voice of exactly this name, even if its files are damaged.
    pub fn record(&self, name: &str) -> Option<Record> {
        record(&self.voices().ok()?.join(name)).ok()
    }

    /// An installed voice whose name differs in nothing but case.
    pub fn namesake(&self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.names()?.into_iter().find(|known| known != name && known.to_lowercase() == name.to_lowercase()))
    }
}

/// What helps where nothing is installed.
const INSTALL: &str = "install one: `newscast voices install` and the path of a .onnx file, a .whl, a .zip or a folder";

/// The voice of a name on this user's shelf: see [`Shelf::find`].
///
/// # Errors
/// Those of [`Shelf::find`].
pub fn find(name: &str) -> Result<Shelved, Refusal> {
    Shelf::here().find(name)
}

/// The default voice: [`DEFAULT`], else the first English one, else the first; one that is damaged only where all are.
fn usual(listed: &[Listed]) -> usize {
    let english = |listed: &Listed| listed.voice.as_ref().is_ok_and(|voice| voice.record.language.starts_with("en"));
    let sound = |listed: &Listed| listed.voice.is_ok();
    let first = |wanted: &dyn Fn(&Listed) -> bool| listed.iter().position(wanted);
    first(&|listed| listed.name == DEFAULT && sound(listed)).or(first(&english)).or(first(&sound)).unwrap_or(0)
}

/// Which voice is meant.
fn named(asked: &str, listed: &[Listed]) -> Result<usize, Refusal> {
    let low = asked.to_lowercase();
    let whole = |name: &str| name == asked;
    let any_case = |name: &str| name.to_lowercase() == low;
    let part = |name: &str| name.to_lowercase().split('-').any(|part| part == low);
    let start = |name: &str| name.to_lowercase().starts_with(&low);
    let ways: [&dyn Fn(&str) -> bool; 4] = [&whole, &any_case, &part, &start];
    let names = |indices: &mut dyn Iterator<Item = usize>| {
        indices.map(|at| format!("`{}`", listed[at].name)).collect::<Vec<_>>().join(", ")
    };
    for way in ways {
        let found: Vec<usize> = (0..listed.len()).filter(|at| way(&listed[*at].name)).collect();
        match found[..] {
            [] => {}
            [at] => return Ok(at),
            _ => {
                return Err(Refusal::new(
                    format!("`{asked}` may be any of {}", names(&mut found.iter().copied())),
                    "give the whole name",
                ));
            }
        }
    }
    Err(Refusal::new(
        format!("no neural voice `{asked}` is installed; installed are {}", names(&mut (0..listed.len()))),
        "choose one of these, or install it with `newscast voices install`",
    ))
}

fn record(folder: &Path) -> Result<Record, Refusal> {
    let path = folder.join(RECORD);
    let again = "install it again with `newscast voices install --force`, or remove it with `newscast voices remove`";
    let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            Refusal::new(format!("`{}` has no {RECORD}: it was not installed by newscast", folder.display()), again)
        }
        _ => Refusal::of(&path, "read", &error),
    })?;
    toml::from_str(&text).map_err(|error| {
        Refusal::new(
            format!("`{}` cannot be understood: {}", path.display(), error.message().replace('\n', "; ")),
            again,
        )
    })
}

/// Reads a voice's folder; its files must have the sizes that were written down.
fn read(folder: &Path, name: &str) -> Result<Shelved, Refusal> {
    let record = record(folder)?;
    let (model, config) = (folder.join(format!("{name}.onnx")), folder.join(format!("{name}.onnx.json")));
    for (path, part) in [(&model, &record.model), (&config, &record.config)] {
        let wrong = match fs::metadata(path) {
            Ok(found) if found.is_file() && found.len() == part.size => continue,
            Ok(found) => format!("is {} bytes long and was {} when it was installed", found.len(), part.size),
            Err(error) if error.kind() == io::ErrorKind::NotFound => "is missing".to_owned(),
            Err(error) => format!("cannot be read: {error}"),
        };
        return Err(Refusal::new(
            format!("the voice `{name}` is damaged: `{}` {wrong}", path.display()),
            "install it again with `newscast voices install`, or remove it with `newscast voices remove`",
        ));
    }
    let card = folder.join(CARD);
    Ok(Shelved {
        name: name.to_owned(),
        folder: Some(folder.to_owned()),
        model: Stored::File(model),
        config: Stored::File(config),
        sha256: record.model.sha256.clone(),
        card: card.is_file().then_some(Stored::File(card)),
        record,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(shelf: &Shelf, name: &str, language: &str) {
        let folder = shelf.voices().unwrap().join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.onnx")), "model").unwrap();
        fs::write(folder.join(format!("{name}.onnx.json")), "{}").unwrap();
        let text = |text: &str| text.to_owned();
        let record = Record {
            name: text(name),
            language: text(language),
            espeak: text("en-us"),
            quality: text("medium"),
            sample_rate: 22_050,
            speakers: 1,
            speaker_names: Vec::new(),
            licence: text("CC0"),
            licence_from: text("model card"),
            source: text("x.onnx"),
            source_sha256: String::new(),
            model: Part { sha256: text("ab"), size: 5 },
            config: Part { sha256: text("cd"), size: 2 },
        };
        fs::write(folder.join(RECORD), toml::to_string(&record).unwrap()).unwrap();
    }

    fn shelf(names: &[(&str, &str)]) -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path());
        for (name, language) in names {
            put(&shelf, name, language);
        }
        (folder, shelf)
    }

    #[test]
    fn voices_are_found_by_name_by_part_and_by_how_they_begin() {
        let (_folder, shelf) = shelf(&[
            ("en_US-joe-medium", "en_US"),
            ("en_US-amy-medium", "en_US"),
            ("en_GB-alan-low", "en_GB"),
            ("de_DE-thorsten-low", "de_DE"),
        ]);
        let check = |asked: &str, name: &str| assert_eq!(shelf.find(asked).unwrap().name, name, "{asked}");
        check("", "en_US-joe-medium");
        check("en_US-amy-medium", "en_US-amy-medium");
        check("EN_us-AMY-medium", "en_US-amy-medium");
        check("joe", "en_US-joe-medium");
        check("de", "de_DE-thorsten-low");
        check("en_GB", "en_GB-alan-low");
        let refused = |asked: &str| shelf.find(asked).unwrap_err().fact;
        assert_eq!(refused("medium"), "`medium` may be any of `en_US-amy-medium`, `en_US-joe-medium`");
        assert!(refused("xy").starts_with("no neural voice `xy` is installed; installed are `de_DE-thorsten-low`, "));
    }

    #[test]
    fn the_usual_voice_is_english_where_there_is_one_and_sound() {
        let (_folder, one) = shelf(&[("de_DE-thorsten-low", "de_DE"), ("en_GB-alan-low", "en_GB")]);
        assert_eq!(one.find("").unwrap().name, "en_GB-alan-low");
        fs::write(one.voices().unwrap().join("en_GB-alan-low/en_GB-alan-low.onnx"), "cut").unwrap();
        assert_eq!(one.find("").unwrap().name, "de_DE-thorsten-low");
        let refusal = one.find("alan").unwrap_err();
        assert!(refusal.fact.ends_with(".onnx` is 3 bytes long and was 5 when it was installed"), "{}", refusal.fact);
        let (_folder, empty) = shelf(&[]);
        assert_eq!(empty.find("").unwrap_err().fact, "no neural voice is installed");
    }

    #[test]
    fn a_folder_that_newscast_did_not_make_is_named() {
        let (_folder, shelf) = shelf(&[]);
        fs::create_dir_all(shelf.voices().unwrap().join("mine")).unwrap();
        fs::create_dir_all(shelf.voices().unwrap().join(".newscast-x")).unwrap();
        let listed = shelf.list().unwrap();
        assert_eq!(listed.len(), 1);
        assert!(listed[0].voice.as_ref().unwrap_err().fact.ends_with("it was not installed by newscast"));
    }

    #[test]
    fn only_a_whole_name_is_removed() {
        let (_folder, shelf) = shelf(&[("en_US-joe-medium", "en_US")]);
        assert!(shelf.remove("joe").unwrap_err().fact.contains("installed are `en_US-joe-medium`"));
        assert!(shelf.remove("..").is_err() && shelf.remove("").is_err());
        assert!(shelf.remove("en_US-joe-medium").unwrap() > 0);
        assert!(shelf.list().unwrap().is_empty());
    }
}
