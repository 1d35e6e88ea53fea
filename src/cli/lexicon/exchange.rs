//! `newscast lexicon export` and `import`: lexicon files to PLS and CSV and back. What is lost is said, never silently.

use std::io::Write;

use crate::diag::{Diagnostic, Outcome, Severity};
use crate::lexicon::{compose, csv, pls};
use crate::pipeline;
use crate::text::{SourceId, Sources};

use super::{Exit, Format, LexiconExport, LexiconImport, Reporter, count, layers, number_of, put};

/// More findings than anybody reads through: the rest is counted.
const MOST_SHOWN: usize = 1_000;

/// Runs `export`.
pub fn export(options: &LexiconExport, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let Some(layers) = layers(&options.files, &mut sources, &mut found, reporter) else { return Exit::Nothing };
    let entries: Vec<_> = layers.iter().flat_map(|layer| layer.entries()).collect();
    let number = entries.len();
    let text = match options.format {
        Format::Pls => pls::write(entries),
        Format::Csv => csv::write(entries),
    };
    if let Err(exit) = put(&text, options.output.as_deref(), &sources, output, reporter) {
        return exit;
    }
    reporter.line(count(number, "entry", "entries"));
    ended(&found, "exported", reporter)
}

/// Runs `import`.
pub fn import(options: &LexiconImport, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let ending = options.file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let format = match ending.as_str() {
        "pls" | "xml" => Format::Pls,
        "csv" | "tsv" => Format::Csv,
        _ => {
            let name = options.file.display();
            reporter.failure(format_args!("`{name}`: its ending must say what it is: .pls or .xml, .csv or .tsv"));
            return Exit::Nothing;
        }
    };
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let id = match pipeline::text_file(&options.file, "lexicon", &mut sources) {
        Ok(outcome) => outcome.drain_into(&mut found),
        Err(diagnostic) => {
            reporter.diagnostics(&sources, &[diagnostic]);
            reporter.failure("nothing was imported: the file cannot be read");
            return Exit::Nothing;
        }
    };
    let text = composed(format, id, &sources).drain_into(&mut found);
    found.sort_by_key(|found| found.labels.first().map(|label| label.span.start));
    reporter.diagnostics(&sources, &found[..found.len().min(MOST_SHOWN)]);
    if found.len() > MOST_SHOWN {
        reporter.line(format_args!("{} findings more are not shown: mend these first", found.len() - MOST_SHOWN));
    }
    let number = text.lines().filter(|line| *line == "[[name]]").count();
    if number == 0 {
        reporter.failure("nothing was imported: the file has no entry that can be kept");
        return Exit::Nothing;
    }
    if let Err(exit) = put(&text, options.output.as_deref(), &sources, output, reporter) {
        return exit;
    }
    reporter.line(count(number, "entry", "entries"));
    ended(&found, "imported", reporter)
}

fn composed(format: Format, id: SourceId, sources: &Sources) -> Outcome<String> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let (head, imports) = match format {
        Format::Pls => {
            let contents = pls::read(id, sources.get(id)).drain_into(&mut found);
            (contents.head, contents.imports)
        }
        Format::Csv => (String::new(), csv::read(id, sources.get(id)).drain_into(&mut found)),
    };
    let value = compose(&head, &imports).drain_into(&mut found);
    Outcome { value, diagnostics: found }
}

/// How it ended: what was left out or not kept is a loss.
fn ended(found: &[Diagnostic], done: &str, reporter: &Reporter) -> Exit {
    let (errors, warnings) = (number_of(Severity::Error, found), number_of(Severity::Warning, found));
    if errors + warnings == 0 {
        return Exit::Made;
    }
    let (errors, warnings) = (count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
    reporter.failure(format_args!("{done}, but not all of it: {errors} and {warnings}, see above"));
    Exit::MadeWithLosses
}
