//! From what was typed to what a run is made with: defaults, then file, then environment, then flags. Reads no article.

use std::path::PathBuf;

use crate::config::Settings;
use crate::pipeline;
use crate::text::Sources;

use super::{Build, Reporter, Shared, VoiceChoice};

/// A flag and the values it was given.
type Flag = (&'static str, &'static str, Vec<String>);

/// Gathers the settings of a run; `None`, with everything said, where a value cannot be.
pub fn gather(shared: &Shared, flags: Vec<Flag>, sources: &mut Sources, reporter: &Reporter) -> Option<Settings> {
    let mut diagnostics = Vec::new();
    let mut settings = Settings::default();
    match pipeline::configuration(shared.config.as_deref(), sources) {
        Ok(Some(id)) => settings = settings.apply_file(id, sources.get(id)).drain_into(&mut diagnostics),
        Ok(None) => {}
        Err(diagnostic) => diagnostics.push(diagnostic),
    }
    diagnostics.extend(settings.apply_environment(|name| std::env::var(name).ok()));
    let lexicon: Vec<String> = shared.lexicon.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let edition = shared.edition.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let style = shared.style.iter().cloned().collect();
    let mut wrong = !diagnostics.is_empty();
    reporter.diagnostics(sources, &diagnostics);
    let layers = shared.layers.iter().cloned().collect();
    let shared = [
        ("--lexicon", "lexicon", lexicon),
        ("--edition", "edition", edition),
        ("--style", "style", style),
        ("--layers", "layers", layers),
    ];
    for (flag, key, values) in flags.into_iter().chain(shared) {
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        if texts.is_empty() {
            continue;
        }
        if let Err(wanted) = settings.set(key, &texts) {
            reporter.failure(format_args!("`{flag} {}`: {wanted}", texts.join(" ")));
            wrong = true;
        }
    }
    if wrong {
        return None;
    }
    Some(settings)
}

/// The flags that choose a voice.
pub fn voice_flags(choice: &VoiceChoice) -> Vec<Flag> {
    vec![
        ("--voice", "voice", choice.voice.iter().cloned().collect()),
        ("--wpm", "wpm", choice.wpm.iter().cloned().collect()),
        ("--runtime", "runtime", choice.runtime.iter().cloned().collect()),
        ("--phonemizer", "phonemizer", choice.phonemizer.iter().cloned().collect()),
    ]
}

/// The flags of `build`.
pub fn build_flags(options: &Build) -> Vec<Flag> {
    let mut flags = voice_flags(&options.voice);
    flags.push(("--loudness", "loudness", options.loudness.iter().cloned().collect()));
    flags.push(("--sample-rate", "sample_rate", options.sample_rate.iter().cloned().collect()));
    if options.no_cache {
        flags.push(("--no-cache", "cache", vec!["off".to_owned()]));
    }
    flags.push(("--jobs", "jobs", options.jobs.iter().cloned().collect()));
    flags
}

/// The articles of a run: those named, else the folder `articles`.
pub fn article_paths(named: &[PathBuf]) -> Vec<PathBuf> {
    if named.is_empty() { vec![PathBuf::from("articles")] } else { named.to_vec() }
}
