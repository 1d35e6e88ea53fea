//! `newscast lexicon ...`: proves, extends and exchanges pronunciation files. Judges no pronunciation itself.

mod add;
mod check;
mod exchange;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Severity};
use crate::lexicon::Layer;
use crate::outputs::{PublishError, publish};
use crate::pipeline;
use crate::text::Sources;

use super::{Exit, Format, LexiconAdd, LexiconCheck, LexiconCommand, LexiconExport, LexiconImport, Reporter, count};

/// Runs the command.
pub fn run(command: &LexiconCommand, output: &mut impl Write, reporter: &Reporter) -> Exit {
    match command {
        LexiconCommand::Check(options) => check::run(options, output, reporter),
        LexiconCommand::Add(options) => add::run(options, output, reporter),
        LexiconCommand::Export(options) => exchange::export(options, output, reporter),
        LexiconCommand::Import(options) => exchange::import(options, output, reporter),
    }
}

/// The files that were named, else the names that come with the program, their mistakes reported and added to `found`;
/// `None`, with everything said, where a file cannot be read.
fn layers(
    files: &[PathBuf],
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
    reporter: &Reporter,
) -> Option<Vec<Layer>> {
    let mut layers = Vec::new();
    if files.is_empty() {
        layers.push(pipeline::newsmakers(sources));
    }
    for file in files {
        match pipeline::lexicon_file(file, sources) {
            Ok(outcome) => layers.push(outcome.drain_into(found)),
            Err(diagnostic) => {
                reporter.diagnostics(sources, &[diagnostic]);
                reporter.failure("nothing was done: a file that was named cannot be read");
                return None;
            }
        }
    }
    reporter.diagnostics(sources, found);
    Some(layers)
}

/// Writes a text to a file, all of it or nothing, or to standard output; says where.
fn put(
    text: &str,
    path: Option<&Path>,
    sources: &Sources,
    output: &mut impl Write,
    reporter: &Reporter,
) -> Result<(), Exit> {
    let Some(path) = path else {
        return reporter.written(output.write_all(text.as_bytes()).and_then(|()| output.flush()));
    };
    let read = sources.iter().filter_map(|(_, source)| Path::new(source.name()).canonicalize().ok());
    if path.canonicalize().is_ok_and(|path| read.into_iter().any(|read| read == path)) {
        reporter.failure(format_args!("`{}` is one of the files that are read: choose another name", path.display()));
        return Err(Exit::Nothing);
    }
    let failed = |error| PublishError::new(path, error);
    match publish(path, |file| file.write_all(text.as_bytes()).map_err(failed)) {
        Ok(()) => {
            reporter.line(format_args!("wrote {}", path.display()));
            Ok(())
        }
        Err(error) => {
            reporter.line(format_args!("help: {}", error.help()));
            reporter.failure(error);
            Err(Exit::Nothing)
        }
    }
}

/// How many findings are that bad.
fn number_of(severity: Severity, found: &[Diagnostic]) -> usize {
    found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}
