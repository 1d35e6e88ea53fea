//! `newscast build`: makes a bulletin and says what came of it. How it is made is the pipeline's affair.

use std::cell::Cell;
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diag::{Diagnostic, Severity};
use crate::ingest;
use crate::pipeline::{self, Event, Request, Run, Tally};
use crate::text::Sources;

use super::{Build, Exit, Json, Progress, Reporter, article_paths, build_flags, count, gate, gather, unchecked_names};

/// Set by the first Ctrl-C; the pipeline then ends at the next sentence and leaves no file.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Runs the command.
pub fn run(options: &Build, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let Some(settings) = gather(&options.shared, build_flags(options), &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let date = match options.date.as_deref().map(|text| (text, ingest::parse_date(text))) {
        None => None,
        Some((_, Some(date))) => Some(date),
        Some((text, None)) => {
            reporter.failure(format_args!("`--date {text}`: must be a day such as 2026-11-22"));
            return Exit::Nothing;
        }
    };
    // The pipeline ends at the next sentence and takes its unfinished files away, which ending at once would not.
    let _ = ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::Relaxed));
    let request = Request {
        articles: article_paths(&options.articles),
        output: options.output.clone(),
        date,
        settings,
        explain: options.explain_cache,
    };
    let mut diagnostics = Vec::new();
    let spoken = Cell::new(0);
    let progress = Progress::new(reporter.watched());
    let event = |event: Event| {
        if options.json == Some(Json::Events) {
            // A reader that went away misses what happens, not the bulletin.
            let _ = writeln!(std::io::stdout().lock(), "{}", told_event(&event));
        }
        match event {
            Event::Voice(voice) => {
                let version = if voice.version.is_empty() { String::new() } else { format!(" {}", voice.version) };
                reporter.line(format_args!("voice: {}{version}, {}, {}", voice.engine, voice.name, voice.language));
            }
            Event::Spoken { sentences, done, .. } => {
                spoken.set(sentences);
                if let Some(line) = progress.line(sentences, done) {
                    reporter.line(line);
                }
            }
            Event::Missed { text, reason } => reporter.line(format_args!("not in the store: \"{text}\": {reason}")),
            Event::Mastering => reporter
                .line(format_args!("{} spoken; setting the loudness", count(spoken.get(), "sentence", "sentences"))),
            Event::Wrote(path) => reporter.line(format_args!("wrote {}", path.display())),
        }
    };
    let prepared = pipeline::prepare(&request, &mut sources, &mut diagnostics);
    if let (true, Ok(prepared)) = (options.strict, &prepared) {
        let unchecked = gate(prepared, &request.settings, reporter);
        if !unchecked.is_empty() {
            diagnostics.extend(unchecked);
            return refuse(&diagnostics, &sources, options.json.is_some(), reporter);
        }
    }
    let run = Run::new(&event, &INTERRUPTED);
    let built = prepared.and_then(|prepared| pipeline::make(prepared, &request, &sources, &mut diagnostics, run));
    reporter.diagnostics(&sources, &diagnostics);
    let losses = built.as_ref().map_or(0, |built| built.skipped) > 0
        || diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
        || (options.strict && diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Warning));
    let exit = match &built {
        Ok(_) if losses => Exit::MadeWithLosses,
        Ok(_) => Exit::Made,
        Err(_) => Exit::Nothing,
    };
    if options.json.is_some() {
        let report = report(&built, &diagnostics, &sources, exit);
        if let Err(exit) = reporter.written(writeln!(std::io::stdout().lock(), "{report}")) {
            return exit;
        }
    }
    match built {
        Ok(built) => {
            if options.explain_cache {
                reporter.line(explained(&built.tally));
            }
            let programme = &built.programme;
            let seconds = programme.frames.seconds(programme.rate).round() as u64;
            reporter.line(format_args!(
                "{}, {}, {} {}, {}, true peak {:.2} dBTP; {} of text not spoken, by rule",
                count(programme.segments.len(), "story", "stories"),
                count(programme.sentences.len(), "sentence", "sentences"),
                count(seconds as usize / 60, "minute", "minutes"),
                count(seconds as usize % 60, "second", "seconds"),
                programme.loudness.integrated,
                programme.loudness.true_peak.0,
                count(programme.dropped.len(), "stretch", "stretches"),
            ));
            if losses {
                reporter.failure("the bulletin was made, but not all of it: see the messages above");
            }
        }
        Err(error) => {
            reporter.cause(&sources, &error);
            if let Some(help) = error.help() {
                reporter.line(format_args!("help: {help}"));
            }
            reporter.failure(format_args!("nothing was made: {error}"));
        }
    }
    exit
}

/// Says which names `--strict` does not let pass; nothing is made.
fn refuse(diagnostics: &[Diagnostic], sources: &Sources, json: bool, reporter: &Reporter) -> Exit {
    reporter.diagnostics(sources, diagnostics);
    let unchecked = diagnostics.iter().filter(|found| found.code == "names.unchecked").count();
    if json {
        let mut report = told(diagnostics, sources, Exit::Unchecked);
        report["error"] = unchecked_names(unchecked).into();
        if let Err(exit) = reporter.written(writeln!(std::io::stdout().lock(), "{report}")) {
            return exit;
        }
    }
    reporter.failure(format_args!("nothing was made: {}", unchecked_names(unchecked)));
    Exit::Unchecked
}

/// How many sentences were in the store.
fn explained(tally: &Tally) -> String {
    match tally {
        Tally { kept: true, stored, sentences, .. } => format!("{stored} of {sentences} sentences from the store"),
        _ => "nothing was looked up: there is no store, or this voice cannot tell all that its sound depends on"
            .to_owned(),
    }
}

/// One thing that happened, as a JSON object.
fn told_event(event: &Event) -> serde_json::Value {
    match event {
        Event::Voice(voice) => serde_json::json!({
            "event": "voice", "engine": voice.engine, "name": voice.name, "version": voice.version,
            "language": voice.language,
        }),
        Event::Spoken { sentences, stored, done } => {
            serde_json::json!({ "event": "spoken", "sentences": sentences, "from_store": stored, "done": done })
        }
        Event::Missed { text, reason } => {
            serde_json::json!({ "event": "missed", "text": text, "reason": reason.to_string() })
        }
        Event::Mastering => serde_json::json!({ "event": "mastering" }),
        Event::Wrote(path) => serde_json::json!({ "event": "wrote", "file": pipeline::display_name(path) }),
    }
}

/// The run as one JSON object.
fn report(
    built: &Result<pipeline::Built, pipeline::BuildError>,
    diagnostics: &[Diagnostic],
    sources: &Sources,
    exit: Exit,
) -> serde_json::Value {
    let mut report = told(diagnostics, sources, exit);
    match built {
        Ok(built) => {
            let programme = &built.programme;
            let files: Vec<String> = built.files.iter().map(|path| pipeline::display_name(path)).collect();
            report["files"] = files.into();
            report["stories"] = programme.segments.len().into();
            report["sentences"] = programme.sentences.len().into();
            report["skipped"] = built.skipped.into();
            report["from_store"] = built.tally.stored.into();
            report["engine_calls"] = built.tally.calls.into();
            report["seconds"] = programme.frames.seconds(programme.rate).into();
            report["lufs"] = programme.loudness.integrated.0.into();
            report["true_peak"] = programme.loudness.true_peak.0.into();
        }
        Err(error) => report["error"] = error.to_string().into(),
    }
    report
}

/// What every report begins with.
fn told(diagnostics: &[Diagnostic], sources: &Sources, exit: Exit) -> serde_json::Value {
    let diagnostics: Vec<serde_json::Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.labels.first().map(|label| sources.place(label.span));
            let severity = format!("{:?}", diagnostic.severity).to_lowercase();
            let Diagnostic { code, message, help, .. } = diagnostic;
            serde_json::json!({ "severity": severity, "code": code, "message": message, "place": place, "help": help })
        })
        .collect();
    serde_json::json!({ "exit": exit as u8, "diagnostics": diagnostics })
}
