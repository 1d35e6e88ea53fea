//! `newscast lexicon add`: an entry more in a file, every other byte of it as it was. Refuses what the reader refuses.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::diag::{Diagnostic, Severity};
use crate::lexicon::{Layer, Lexicon, Placed, Record, append, to_respelling};
use crate::model::Pronunciation;
use crate::outputs::{PublishError, publish};
use crate::pipeline;
use crate::text::{Source, SourceId, Sources};

use super::{Exit, LexiconAdd, Reporter};

/// What messages call the entry before it stands in a file.
const TYPED: &str = "the new entry";

/// Runs the command.
pub fn run(options: &LexiconAdd, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    match add(options, &mut sources, reporter) {
        Ok(lines) => {
            for line in lines {
                if let Err(exit) = reporter.written(writeln!(output, "{line}")) {
                    return exit;
                }
            }
            Exit::Made
        }
        Err(reason) => {
            reporter.failure(format_args!("nothing was added: {reason}"));
            Exit::Nothing
        }
    }
}

/// Adds the entry and gives what is to be said of it; the error, like what was reported before it, says why not.
fn add(options: &LexiconAdd, sources: &mut Sources, reporter: &Reporter) -> Result<Vec<String>, String> {
    let entry = record(options).to_toml();
    let typed = layer(TYPED, &entry, sources, reporter);
    if typed.entries().is_empty() {
        return Err("the entry cannot be said as it stands".to_owned());
    }
    // A link stays a link: what it leads to is written.
    let path = options.file.canonicalize().unwrap_or_else(|_| options.file.clone());
    let name = pipeline::display_name(&options.file);
    let old = read(&path, &name)?;
    let placed = place(&old, &entry, &name, options, sources, reporter)?;
    let failed = |error| PublishError::new(&path, error);
    let written = publish(&path, |file| {
        if let Ok(metadata) = fs::metadata(&path) {
            file.set_permissions(metadata.permissions()).map_err(failed)?;
        }
        file.write_all(placed.text.as_bytes()).map_err(failed)
    });
    written.map_err(|error| format!("{error}; {}", error.help()))?;
    let source = Source::new(name.clone(), placed.text.clone());
    let (line, _) = source.position(placed.entry.start as u32);
    let mut lines = sounds(&typed, options);
    lines.push(format!("added to {name}, line {line}"));
    Ok(lines)
}

fn record(options: &LexiconAdd) -> Record {
    let said = [
        ("say", &options.say),
        ("ipa", &options.ipa),
        ("xsampa", &options.xsampa),
        ("arpabet", &options.arpabet),
        ("alias", &options.alias),
    ];
    let said = said.into_iter().filter_map(|(key, text)| text.as_ref().map(|text| (key.to_owned(), text.clone())));
    Record {
        written: options.names.clone(),
        short: options.short.clone(),
        said: said.collect(),
        lang: options.lang.clone(),
        source: options.source.clone(),
        by: options.by.clone(),
        status: options.status.clone(),
        checked: options.checked.clone(),
        ..Record::default()
    }
}

/// Reads a text as a lexicon and reports all that is wrong with it.
fn layer(name: &str, text: &str, sources: &mut Sources, reporter: &Reporter) -> Layer {
    let id = sources.add(Source::new(name, text));
    let outcome = Layer::read("user", id, sources.get(id));
    reporter.diagnostics(sources, &outcome.diagnostics);
    outcome.value
}

/// The file's text; none where there is no file yet. Other encodings than UTF-8 would not survive byte for byte.
fn read(path: &Path, name: &str) -> Result<String, String> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("`{name}` is not UTF-8 text: save it as such first")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(format!("`{name}` cannot be read: {error}")),
    }
}

/// The file with the entry in it.
fn place(
    old: &str,
    entry: &str,
    name: &str,
    options: &LexiconAdd,
    sources: &mut Sources,
    reporter: &Reporter,
) -> Result<Placed, String> {
    let before = errors(name, old);
    let placed = append(old, entry, &[]);
    let doubles = new_errors(name, &placed, &before);
    if doubles.is_empty() {
        return Ok(placed);
    }
    let double = |found: &Diagnostic| found.code == "lexicon.duplicate";
    if !options.replace || !doubles.iter().all(double) {
        report(&doubles, name, &placed, sources, reporter);
        return Err(if doubles.iter().all(double) {
            format!("`{name}` has the name already; `--replace` puts this entry in its place")
        } else {
            format!("`{name}` would not be a lexicon any more")
        });
    }
    let instead: Vec<usize> =
        doubles.iter().filter_map(|found| found.labels.get(1)).map(|label| label.span.start as usize).collect();
    for other in spellings(name, old, &instead) {
        if !options.names.contains(&other) {
            return Err(format!(
                "the entry that it would replace spells `{other}` too: name that as well, or edit `{name}` by hand"
            ));
        }
    }
    let replaced = append(old, entry, &instead);
    let left = new_errors(name, &replaced, &before);
    if left.is_empty() && replaced.text != placed.text {
        return Ok(replaced);
    }
    report(&left, name, &replaced, sources, reporter);
    Err(format!("the old entry cannot be taken out of `{name}`: edit it by hand"))
}

fn errors(name: &str, text: &str) -> Vec<Diagnostic> {
    let found = Layer::read("user", SourceId(0), &Source::new(name, text)).diagnostics;
    found.into_iter().filter(|found| found.severity == Severity::Error).collect()
}

/// Errors that the file did not have before, judged by what they say: their places have moved.
fn new_errors(name: &str, placed: &Placed, before: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut found = errors(name, &placed.text);
    for old in before {
        if let Some(same) = found.iter().position(|new| new.code == old.code && new.message == old.message) {
            found.remove(same);
        }
    }
    found
}

/// Reports findings in a text that is not written, each at the line that it would have.
fn report(found: &[Diagnostic], name: &str, placed: &Placed, sources: &mut Sources, reporter: &Reporter) {
    let id = sources.add(Source::new(name, placed.text.clone()));
    let mut found = found.to_vec();
    for label in found.iter_mut().flat_map(|found| &mut found.labels) {
        label.span.source = id;
    }
    reporter.diagnostics(sources, &found);
}

/// The spellings of the entries in which those bytes of a file stand.
fn spellings(name: &str, text: &str, bytes: &[usize]) -> Vec<String> {
    let layer = Layer::read("user", SourceId(0), &Source::new(name, text)).value;
    let placed = |byte: usize| {
        let after = layer.entries().iter().position(|entry| {
            entry.authority.entry.is_some_and(|at| {
                text.get(byte..at.start as usize).is_some_and(|between| !between.contains("[[name]]"))
            })
        });
        after.map(|nth| layer.entries()[nth])
    };
    bytes.iter().filter_map(|byte| placed(*byte)).flat_map(|entry| entry.written.clone()).collect()
}

/// What each spelling and short form will sound like.
fn sounds(typed: &Layer, options: &LexiconAdd) -> Vec<String> {
    let lexicon = Lexicon::new(vec![typed.clone()]);
    let line = |name: &String| {
        let found = lexicon.lookup(name);
        let said = found.words.iter().filter_map(|(_, said)| match said {
            Pronunciation::Phones { phones, .. } => Some((to_respelling(phones), phones.to_string())),
            Pronunciation::Alias { text, .. } => Some((format!("`{text}`"), String::new())),
            Pronunciation::Engine | Pronunciation::Continues => None,
        });
        let (respelled, ipa): (Vec<String>, Vec<String>) = said.unzip();
        let ipa = ipa.join(" ");
        let ipa = if ipa.trim().is_empty() { String::new() } else { format!(", IPA {}", ipa.trim()) };
        format!("{name}: said as {}{ipa}", respelled.join(" "))
    };
    options.names.iter().chain(&options.short).map(line).collect()
}
