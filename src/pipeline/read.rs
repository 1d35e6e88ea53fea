//! Brings files in: articles from files and folders, lexicons, configuration. Names every file it leaves out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::diag::{Diagnostic, Outcome};
use crate::ingest;
use crate::lexicon::{BUNDLED, BUNDLED_NAME, Layer, Lexicon};
use crate::model::Article;
use crate::text::{Source, SourceId, Sources};

/// The lexicon that is taken from the working folder where no other is named.
const OWN_LEXICON: &str = "pronunciations.toml";

/// What was read for one run.
#[derive(Debug, Default)]
pub struct Reading {
    /// The articles, in the order of the paths, a folder's files by name.
    pub articles: Vec<Article>,
    /// What was wrong with files, in the order they were met.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files or folders gave nothing.
    pub skipped: usize,
}

/// Reads articles from files and folders. A file that cannot be read is reported and skipped; the others stay.
pub fn articles(paths: &[PathBuf], sources: &mut Sources) -> Reading {
    let mut reading = Reading::default();
    for path in paths {
        let mut files = Vec::new();
        if path.is_dir() {
            walk(path, &mut files, &mut reading);
            if files.is_empty() {
                reading.skipped += 1;
                let message = format!("the folder `{}` holds no articles", display_name(path));
                reading.diagnostics.push(
                    Diagnostic::warning("read.folder", message)
                        .help(format!("an article ends in {}", ingest::extensions().collect::<Vec<_>>().join(", "))),
                );
            }
        } else {
            files.push(path.clone());
        }
        for file in files {
            article(&file, sources, &mut reading);
        }
    }
    reading
}

/// Collects the articles below a folder, by name; hidden files and links to folders are passed over.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, reading: &mut Reading) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("the folder `{}` cannot be read: {error}", display_name(folder));
            reading
                .diagnostics
                .push(Diagnostic::error("read.folder", message).help("check its name and your right to read it"));
            reading.skipped += 1;
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, files, reading);
        } else if path.is_dir() {
            let message = format!("`{}` is a link to a folder: left out", display_name(&path));
            reading.diagnostics.push(Diagnostic::warning("read.link", message).help("name the folder itself"));
        } else if ingest::is_article(&path.to_string_lossy()) {
            files.push(path);
        } else {
            let message = format!("`{}` is no article: left out", display_name(&path));
            reading.diagnostics.push(Diagnostic::note("read.kind", message));
        }
    }
}

fn article(path: &Path, sources: &mut Sources, reading: &mut Reading) {
    let name = display_name(path);
    let text = match bytes(path) {
        Ok(bytes) => ingest::decode(&bytes, &name),
        Err(error) => Err(unreadable("article", &name, &error)),
    };
    match text {
        Ok(outcome) => {
            let text = outcome.drain_into(&mut reading.diagnostics);
            let id = sources.add(Source::new(name, text));
            reading.articles.push(ingest::article(id, sources.get(id)).drain_into(&mut reading.diagnostics));
        }
        Err(diagnostic) => {
            reading.diagnostics.push(diagnostic);
            reading.skipped += 1;
        }
    }
}

/// The file's bytes; of a file over the limit only so many that the limit is seen to be passed.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(ingest::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(what: &str, name: &str, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the name; paths start at the folder you are in",
        io::ErrorKind::PermissionDenied => "check your right to read it",
        _ => "check that it is a file on a disk that works",
    };
    Diagnostic::error("read.file", format!("the {what} `{name}` cannot be read: {error}")).help(help)
}

/// The lexicon of a run: the edition's file, the user's files, else the working folder's own, the bundled one.
///
/// # Errors
/// A file that was named and cannot be read.
pub fn lexicon(settings: &Settings, sources: &mut Sources) -> Result<Outcome<Lexicon>, Diagnostic> {
    let uses = |layer: &str| settings.layers.contains(&layer);
    let own = PathBuf::from(OWN_LEXICON);
    let paths = if !uses("user") {
        Vec::new()
    } else if settings.lexicon.is_empty() && own.is_file() {
        vec![own]
    } else {
        settings.lexicon.clone()
    };
    let mut layers = Vec::new();
    let mut diagnostics = Vec::new();
    let edition = settings.edition.as_ref().filter(|_| uses("edition"));
    if let Some(path) = edition {
        let id = text_file(path, "edition", sources)?.drain_into(&mut diagnostics);
        layers.push(Layer::read_among("edition", id, sources.get(id)).drain_into(&mut diagnostics));
    }
    for path in &paths {
        layers.push(lexicon_file(path, sources)?.drain_into(&mut diagnostics));
    }
    if uses("newsmakers") {
        layers.push(newsmakers(sources));
    }
    Ok(Outcome { value: Lexicon::new(layers), diagnostics })
}

/// One lexicon file of the user's.
///
/// # Errors
/// Where it cannot be read.
pub fn lexicon_file(path: &Path, sources: &mut Sources) -> Result<Outcome<Layer>, Diagnostic> {
    let mut diagnostics = Vec::new();
    let id = text_file(path, "lexicon", sources)?.drain_into(&mut diagnostics);
    let layer = Layer::read("user", id, sources.get(id)).drain_into(&mut diagnostics);
    Ok(Outcome { value: layer, diagnostics })
}

/// The lexicon that comes with the program.
pub fn newsmakers(sources: &mut Sources) -> Layer {
    Layer::bundled("newsmakers", sources.add(Source::new(BUNDLED_NAME, BUNDLED)))
}

/// A file as text, in any encoding that articles may have; `what` it is to be, for messages.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub fn text_file(path: &Path, what: &str, sources: &mut Sources) -> Result<Outcome<SourceId>, Diagnostic> {
    let name = display_name(path);
    let text = bytes(path).map_err(|error| unreadable(what, &name, &error))?;
    let mut diagnostics = Vec::new();
    let text = ingest::decode(&text, &name)?.drain_into(&mut diagnostics);
    Ok(Outcome { value: sources.add(Source::new(name, text)), diagnostics })
}

/// The configuration file of a run, if there is one: the one named, else the one in the platform's folder.
///
/// # Errors
/// A file that was named and cannot be read.
pub fn configuration(named: Option<&Path>, sources: &mut Sources) -> Result<Option<SourceId>, Diagnostic> {
    use etcetera::BaseStrategy as _;
    let path = match named {
        Some(path) => path.to_owned(),
        None => {
            let Ok(folders) = etcetera::choose_base_strategy() else { return Ok(None) };
            let path = folders.config_dir().join("newscast").join("config.toml");
            if !path.is_file() {
                return Ok(None);
            }
            path
        }
    };
    let name = display_name(&path);
    let text = fs::read_to_string(&path).map_err(|error| unreadable("configuration", &name, &error))?;
    Ok(Some(sources.add(Source::new(name, text))))
}

/// What messages and manifests call a file: the path as given, but from the working folder where it lies below it,
/// so that the same project built in two places gives the same manifest.
pub fn display_name(path: &Path) -> String {
    let below = std::env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    let name = below.as_deref().unwrap_or(path).to_string_lossy().replace('\\', "/");
    name.strip_prefix("./").map(str::to_owned).unwrap_or(name)
}
