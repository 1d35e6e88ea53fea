//! The command line: what was typed, which command it is, what is said back. Only this floor prints.

mod args;
mod build;
mod cache;
mod check;
mod lexicon;
mod names;
mod normalize;
mod progress;
mod pronounce;
mod report;
mod say;
mod settings;
mod voices;
mod why;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{ColorChoice, FromArgMatches as _};

use args::{
    Args, Build, CacheChoice, CacheCommand, Check, Command, Format, Json, LexiconAdd, LexiconCheck, LexiconCommand,
    LexiconExport, LexiconImport, Names,
};
use args::{Normalize, Pronounce, Say, Shared, VoiceChoice, Voices, VoicesCommand, VoicesInfo, VoicesInstall, Why};
use names::{failure as unchecked_names, gate};
use progress::Progress;
use report::{Reporter, count};
use settings::{article_paths, build_flags, gather, voice_flags};

use crate::config::Settings;
use crate::diag::Diagnostic;
use crate::lexicon::Lexicon;
use crate::pipeline::{self, Prepared, Request};
use crate::text::Sources;

/// How a command ended; the program's exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All that was asked for was made.
    Made = 0,
    /// It was made, but something was skipped, or `--strict` found warnings.
    MadeWithLosses = 1,
    /// Nothing was made.
    Nothing = 2,
    /// `--strict` found names that nobody vouches for: the names were listed, but no bulletin was made.
    Unchecked = 3,
}

/// Runs the program on a command line, whose first item is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let plain = report::plain(arguments.iter().any(|argument| argument == "--plain"));
    let command = args::command().color(if plain { ColorChoice::Never } else { ColorChoice::Auto });
    let args = match command.try_get_matches_from(arguments).and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) if error.use_stderr() => {
            report::misunderstood(&error, plain);
            return ExitCode::from(Exit::Nothing as u8);
        }
        // Asking for help or the version is no mistake.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(Exit::Made as u8);
        }
    };
    let reporter = Reporter::new(plain);
    let exit = match args.command {
        Command::Build(options) => build::run(&options, &reporter),
        Command::Normalize(options) => {
            normalize::run(&options, io::stdin().lock(), &mut io::stdout().lock(), &reporter)
        }
        Command::Pronounce(options) => {
            pronounce::run(&options, io::stdin().lock(), &mut io::stdout().lock(), &reporter)
        }
        Command::Why(options) => why::run(&options, &mut io::stdout().lock(), &reporter),
        Command::Voices(options) => voices::run(&options, &mut io::stdout().lock(), &reporter),
        Command::Cache(command) => cache::run(&command, &mut io::stdout().lock(), &reporter),
        Command::Check(options) => check::run(&options, &reporter),
        Command::Names(options) => names::run(&options, &mut io::stdout().lock(), &reporter),
        Command::Say(options) => say::run(&options, &mut io::stdout().lock(), &reporter),
        Command::Lexicon(command) => lexicon::run(&command, &mut io::stdout().lock(), &reporter),
    };
    ExitCode::from(exit as u8)
}

/// The lexicon of a run, its mistakes reported; `None`, with everything said, where a file that was named is not there.
fn load_lexicon(settings: &Settings, sources: &mut Sources, reporter: &Reporter) -> Option<Lexicon> {
    match pipeline::lexicon(settings, sources) {
        Ok(outcome) => {
            reporter.diagnostics(sources, &outcome.diagnostics);
            Some(outcome.value)
        }
        Err(diagnostic) => {
            reporter.diagnostics(sources, std::slice::from_ref(&diagnostic));
            reporter.failure("nothing was done: a lexicon that was named cannot be used");
            None
        }
    }
}

/// The articles of a run made ready, with what was found wrong in them, which is reported; `None`, with everything said,
/// where there is nothing to go on with. `nothing` says what then was not done.
fn prepared(
    request: &Request,
    sources: &mut Sources,
    reporter: &Reporter,
    nothing: &str,
) -> Option<(Prepared, Vec<Diagnostic>)> {
    let mut diagnostics = Vec::new();
    let prepared = pipeline::prepare(request, sources, &mut diagnostics);
    reporter.diagnostics(sources, &diagnostics);
    match prepared {
        Ok(prepared) => Some((prepared, diagnostics)),
        Err(error) => {
            reporter.cause(sources, &error);
            reporter.failure(format_args!("{nothing}: {error}"));
            None
        }
    }
}
