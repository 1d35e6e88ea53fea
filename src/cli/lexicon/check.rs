//! `newscast lexicon check`: what is wrong in pronunciation files, and what voices say otherwise than they ask.

use std::io::Write;

use crate::diag::Severity;
use crate::engines::{self, ENGINES, VoiceError};
use crate::lexicon::{Layer, Lexicon};
use crate::pipeline::{self, Proved};
use crate::text::Sources;

use super::{Exit, LexiconCheck, Reporter, count, layers, number_of};

/// Runs the command.
pub fn run(options: &LexiconCheck, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let Some(read) = layers(&options.files, &mut sources, &mut found, reporter) else { return Exit::Nothing };
    // Aliases are looked up as in a bulletin: in the file itself, then among the names that come with the program.
    let newsmakers = pipeline::newsmakers(&mut sources);
    let mut lines = Vec::new();
    let mut proved_any = false;
    for voice in voices(&options.voice, &mut lines) {
        let asked = !options.voice.is_empty();
        match prove(&voice, &read, &newsmakers) {
            Ok(Some(proved)) => {
                proved_any = true;
                reporter.diagnostics(&sources, &proved.diagnostics);
                lines.push(summary(&voice, &proved));
                found.extend(proved.diagnostics);
            }
            Ok(None) => lines.push(not_proved(&voice)),
            Err(error) if asked => {
                reporter.failure(error);
                return Exit::Nothing;
            }
            Err(error) => lines.push(format!("{voice}: not proved: {error}")),
        }
    }
    for line in lines {
        if let Err(exit) = reporter.written(writeln!(output, "{line}")) {
            return exit;
        }
    }
    if !proved_any && !options.voice.is_empty() {
        reporter.failure("nothing was proved: no voice that was named tells what it says");
        return Exit::Nothing;
    }
    let (errors, warnings) = (number_of(Severity::Error, &found), number_of(Severity::Warning, &found));
    if errors > 0 || options.strict && warnings > 0 {
        let (errors, warnings) = (count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
        reporter.failure(format_args!("{errors} and {warnings}: see above"));
        return Exit::MadeWithLosses;
    }
    Exit::Made
}

/// The voices to prove on: those named, else one for each accent of each engine that tells. Of the engines that are
/// here and do not tell, `lines` says so.
fn voices(named: &[String], lines: &mut Vec<String>) -> Vec<String> {
    if !named.is_empty() {
        return named.to_vec();
    }
    let mut voices = Vec::new();
    for engine in ENGINES.iter().filter(|engine| engine.automatic) {
        match (engine.look)() {
            Err(reason) if !engine.provers.is_empty() => {
                lines.push(format!("{}: not proved: {reason}; to get it: {}", engine.name, engine.remedy));
            }
            Err(_) => {}
            Ok(_) if engine.provers.is_empty() => lines.push(not_proved(engine.name)),
            Ok(_) => voices.extend(engine.provers.iter().map(|voice| (*voice).to_owned())),
        }
    }
    voices
}

/// Why a voice proves nothing.
fn not_proved(voice: &str) -> String {
    let name = voice.split(':').next().unwrap_or(voice);
    if ENGINES.iter().any(|engine| engine.name == name && engine.takes_phones) {
        format!("{voice}: not proved: it takes phones, but is not asked what it makes of them")
    } else {
        format!(
            "{voice}: not provable: it takes no phones but is given a respelling, and what it makes of it is its own"
        )
    }
}

/// Proves all files on a voice.
fn prove(voice: &str, layers: &[Layer], newsmakers: &Layer) -> Result<Option<Proved>, VoiceError> {
    let mut opened = engines::open(voice)?;
    let mut all = Proved::default();
    for layer in layers {
        let lexicon = Lexicon::new(vec![layer.clone(), newsmakers.clone()]);
        let Some(proved) = pipeline::prove(layer, &lexicon, opened.as_mut(), voice)? else { return Ok(None) };
        all.same += proved.same;
        all.other += proved.other;
        all.left += proved.left;
        all.diagnostics.extend(proved.diagnostics);
    }
    Ok(Some(all))
}

fn summary(voice: &str, proved: &Proved) -> String {
    let Proved { same, other, left, .. } = proved;
    let said = count(*same, "entry is", "entries are");
    let mut line = format!("{voice}: {said} said as asked, {other} otherwise");
    if *left > 0 {
        line.push_str(&format!("; {} ask for other words and not for sounds: give them `expect`", left));
    }
    line
}
