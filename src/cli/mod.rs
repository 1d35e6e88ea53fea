//! The command line: what was typed, which command it is, what is said back. Only this floor prints.

mod args;
mod build;
mod check;
mod normalize;
mod pronounce;
mod report;
mod settings;
mod voices;
mod why;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Build, Check, Command, Normalize, Pronounce, Shared, VoiceChoice, Why};
use report::{Reporter, count};
use settings::{article_paths, build_flags, gather, voice_flags};

use crate::config::Settings;
use crate::lexicon::Lexicon;
use crate::pipeline;
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
    /// The name gate stopped it.
    NameGate = 3,
}

/// Runs the program on a command line, whose first item is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            // Asking for help or the version is no mistake.
            return ExitCode::from(if error.use_stderr() { Exit::Nothing as u8 } else { Exit::Made as u8 });
        }
    };
    let reporter = Reporter::new(args.plain);
    let exit = match args.command {
        Command::Build(options) => build::run(&options, &reporter),
        Command::Normalize(options) => {
            normalize::run(&options, io::stdin().lock(), &mut io::stdout().lock(), &reporter)
        }
        Command::Pronounce(options) => {
            pronounce::run(&options, io::stdin().lock(), &mut io::stdout().lock(), &reporter)
        }
        Command::Why(options) => why::run(&options, &mut io::stdout().lock(), &reporter),
        Command::Voices => voices::run(&mut io::stdout().lock()),
        Command::Check(options) => check::run(&options, &reporter),
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
