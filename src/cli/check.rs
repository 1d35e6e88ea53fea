//! `newscast check`: reads lexicon and articles, puts them into words, and reports what is wrong. Makes no sound.

use std::ops::ControlFlow;

use crate::diag::Severity;
use crate::pipeline::{self, Request};
use crate::text::Sources;

use super::{Check, Exit, Reporter, article_paths, count, gather, prepared};

/// Runs the command.
pub fn run(options: &Check, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let Some(settings) = gather(&options.shared, Vec::new(), &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let articles = article_paths(&options.articles);
    let request = Request { articles, output: None, date: None, settings, explain: false };
    let Some((prepared, diagnostics)) = prepared(&request, &mut sources, reporter, "nothing was checked") else {
        return Exit::Nothing;
    };
    let (mut sentences, mut words, mut listed) = (0, 0, 0);
    let _ = pipeline::lines(&prepared.bulletin, &prepared.lexicon, &request.settings, |line| {
        sentences += usize::from(!line.words.is_empty());
        words += line.words.len();
        listed += line.utterance.words.iter().filter(|word| word.pronunciation.authority().is_some()).count();
        ControlFlow::Continue(())
    });
    reporter.line(format_args!(
        "{}, {}, {}, {listed} of them in names that a lexicon decides",
        count(prepared.bulletin.segments.len(), "story", "stories"),
        count(sentences, "sentence", "sentences"),
        count(words, "spoken word", "spoken words"),
    ));
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    if errors > 0 || (options.strict && warnings > 0) {
        reporter.failure(format_args!(
            "{} and {}: see above",
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings")
        ));
        return Exit::MadeWithLosses;
    }
    Exit::Made
}
