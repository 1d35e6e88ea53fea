//! Says to people what happened: diagnostics drawn for the eye or for the ear, progress in whole lines. Decides nothing.

use std::fmt;
use std::io::{self, IsTerminal as _, Write as _};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use crate::diag::{Diagnostic, Severity};
use crate::pipeline::BuildError;
use crate::text::Sources;

use super::Exit;

/// Where messages go: standard error, in whole lines.
pub struct Reporter {
    plain: bool,
}

impl Reporter {
    /// Messages as [`plain`] says they shall be.
    pub fn new(plain: bool) -> Self {
        Self { plain }
    }

    /// Whether messages go to a terminal and may be for the eye.
    pub fn watched(&self) -> bool {
        !self.plain
    }

    /// One line of progress or news.
    pub fn line(&self, text: impl fmt::Display) {
        // Nobody reads a closed standard error; the work goes on.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// What comes of a write to standard output: a reader that went away ends the command quietly, all else is a failure.
    pub fn written(&self, result: io::Result<()>) -> Result<(), Exit> {
        match result {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Exit::Made),
            Err(error) => {
                self.failure(format_args!("standard output cannot be written: {error}"));
                Err(Exit::Nothing)
            }
        }
    }

    /// The last line of a failure.
    pub fn failure(&self, text: impl fmt::Display) {
        self.line(format_args!("error: {text}"));
    }

    /// Draws the finding behind a failure, where there is one.
    pub fn cause(&self, sources: &Sources, error: &BuildError) {
        if let BuildError::Unusable(diagnostic) = error {
            self.diagnostics(sources, std::slice::from_ref(diagnostic));
        }
    }

    /// Draws diagnostics in their order.
    pub fn diagnostics(&self, sources: &Sources, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            if self.plain {
                self.line(Spoken { diagnostic, sources });
            } else {
                self.line(Drawn { diagnostic, sources });
            }
        }
    }
}

/// Whether messages are plain: `--plain` was typed, the environment asks for it, or they do not go to a terminal.
pub fn plain(typed: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    typed || set("NO_COLOR") || set("ACCESSIBLE") || dumb || !io::stderr().is_terminal()
}

/// Says what of the command line was not understood: how it is used first, the mistake last.
pub fn misunderstood(error: &clap::Error, plain: bool) {
    let text = error.render();
    let text = if plain { text.to_string() } else { text.ansi().to_string() };
    let (mistake, usage) = text.trim_end().split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let mistake: Vec<&str> = mistake.lines().map(str::trim).collect();
    let _ = writeln!(io::stderr().lock(), "{usage}\n\n{}", mistake.join(" "));
}

/// "1 story", "2 stories".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A diagnostic as lines that make sense read aloud: what, where, the line itself, what to do.
struct Spoken<'a> {
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
}

impl fmt::Display for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { severity, message, labels, help, code } = self.diagnostic;
        let word = word(*severity);
        match labels.first() {
            Some(label) => write!(f, "{}: {word}: {message} ({code})", self.sources.place(label.span))?,
            None => write!(f, "{word}: {message} ({code})")?,
        }
        for (index, label) in labels.iter().enumerate() {
            let (note, quoted) = (&label.text, excerpt(self.sources, label.span));
            match index {
                0 if note.is_empty() => {}
                0 => write!(f, "\n  {note}: `{quoted}`")?,
                _ => write!(f, "\n  {}: {note}: `{quoted}`", self.sources.place(label.span))?,
            }
        }
        match help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

/// The text under a span, on one line and short enough to listen to.
fn excerpt(sources: &Sources, span: crate::text::Span) -> String {
    const LONGEST: usize = 80;
    let text = sources.slice(span);
    let mut words: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        words.push_str("...");
    }
    words
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A diagnostic with its lines of source, drawn by miette.
struct Drawn<'a> {
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.diagnostic.labels.first().map(|label| {
            let source = self.sources.get(label.span.source);
            miette::NamedSource::new(source.name(), source.text().to_owned())
        });
        let report = Report { diagnostic: self.diagnostic, source };
        GraphicalReportHandler::new_themed(GraphicalTheme::unicode()).render_report(f, &report)
    }
}

/// Our diagnostic as miette wants it. Labels in other sources than the first label's are said in its place.
#[derive(Debug)]
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<miette::NamedSource<String>>,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.diagnostic.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let first = self.diagnostic.labels.first()?.span.source;
        let here = self.diagnostic.labels.iter().filter(move |label| label.span.source == first);
        Some(Box::new(here.map(|label| {
            let text = (!label.text.is_empty()).then(|| label.text.clone());
            LabeledSpan::new(text, label.span.start as usize, label.span.range().len())
        })))
    }
}
