//! `newscast names`: every proper name of some articles, who decides how it is said, and how far that can be trusted.
//! Makes no sound and changes no file.
//!
//! # As JSON
//! `--json` writes one object:
//! - `names`: a list, in the order of the plain output; each an object with
//!   - `name`: as it is first written, without a possessive ending; `short`: its last words that also stand alone;
//!   - `count`: how often it stands in the articles, short forms too;
//!   - `place`: `FILE:LINE:COLUMN` of the first; `sentence`: the sentence there;
//!   - `status`: `checked` where a checked entry or the base lexicon decides all of it, or it is all ordinary words of
//!     English, else `guessed`;
//!   - `unchecked`: whether it is guessed and no entry and no base word decides it, which `--strict` does not let pass;
//!   - `silent`: whether it is left out of what is said, as words of other scripts are that no entry has;
//!   - `layer`: the weakest layer that decides one of its words; `decided_at`: where it first does;
//!   - `entry`: `FILE:LINE:COLUMN` of the deciding entry, or null;
//!   - `ipa`, `respelling`: how it will be said; `voice`: the IPA of what the voice would say by itself, or null;
//!   - `proposal`: a respelling by the rules of the guessed origin, else by the voice, or null;
//!   - `origin`: `english`, or the name of its rules; `language`: its BCP 47 tag; `probability` of that origin, 0 to 1;
//!     `evidence`: a list of phrases, the strongest last;
//!   - `risk`: 0 to 100;
//!   - `stub`: the entry to paste into `pronunciations.toml`, or null where it has one of its own;
//! - `guessed`, `checked`, `unchecked`: how many names of each kind; guessed ones hold the unchecked ones;
//! - `exit`: the exit status.

use std::fmt::Write as _;
use std::io::Write;

use crate::config::Settings;
use crate::diag::{Diagnostic, Severity};
use crate::engines;
use crate::pipeline::{self, Prepared, ProperName, Request};
use crate::text::{Sources, Span};

use super::{Exit, Names, Reporter, article_paths, count, gather, prepared};

/// Runs the command.
pub fn run(options: &Names, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let flags = vec![("--voice", "voice", options.voice.iter().cloned().collect())];
    let Some(settings) = gather(&options.shared, flags, &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let request =
        Request { articles: article_paths(&options.articles), output: None, date: None, settings, explain: false };
    let Some((prepared, diagnostics)) = prepared(&request, &mut sources, reporter, "no name was read") else {
        return Exit::Nothing;
    };
    let names = listed(&prepared, &request.settings, reporter);
    let unchecked = if options.strict { pipeline::unchecked(&names) } else { Vec::new() };
    let wrong = prepared.skipped > 0 || diagnostics.iter().any(|found| found.severity == Severity::Error);
    let exit = match (unchecked.is_empty(), wrong) {
        (false, _) => Exit::Unchecked,
        (true, true) => Exit::MadeWithLosses,
        (true, false) => Exit::Made,
    };
    let text = if options.json { json(&names, &sources, exit) } else { plain(&names, &sources) };
    if let Err(failed) = reporter.written(output.write_all(text.as_bytes()).and_then(|()| output.flush())) {
        return failed;
    }
    reporter.diagnostics(&sources, &unchecked);
    match exit {
        Exit::Unchecked => reporter.failure(failure(unchecked.len())),
        Exit::MadeWithLosses => reporter.failure("not all could be read: see the messages above"),
        Exit::Made | Exit::Nothing => {}
    }
    exit
}

/// The errors of `build --strict`: one for each name that nobody vouches for.
pub fn gate(prepared: &Prepared, settings: &Settings, reporter: &Reporter) -> Vec<Diagnostic> {
    pipeline::unchecked(&listed(prepared, settings, reporter))
}

/// The last line where names are unchecked.
pub fn failure(unchecked: usize) -> String {
    let number = count(unchecked, "name is", "names are");
    format!("{number} unchecked, each named above with its place and a proposal")
}

fn listed(prepared: &Prepared, settings: &Settings, reporter: &Reporter) -> Vec<ProperName> {
    let engine = settings.layers.contains(&"engine");
    let mut voice = engine.then(|| engines::open_with(&settings.voice, &settings.engine)).and_then(|opened| {
        opened.map_err(|error| reporter.line(format_args!("warning: {error}; the voice is not asked"))).ok()
    });
    let mut ask = |text: &str| voice.as_mut().and_then(|voice| voice.pronounce(text));
    pipeline::proper_names(&prepared.bulletin, &prepared.lexicon, settings, &mut ask)
}

/// Whole lines, a paragraph for each name, and the entries to paste at the end.
fn plain(names: &[ProperName], sources: &Sources) -> String {
    let mut text = String::new();
    let (guessed, checked): (Vec<_>, Vec<_>) = names.iter().partition(|name| !name.checked);
    for (title, names) in [("Guessed", &guessed), ("Checked", &checked)] {
        let _ = writeln!(text, "{title}: {}.\n", count(names.len(), "name", "names"));
        names.iter().for_each(|name| paragraph(name, sources, &mut text));
    }
    let stubs: Vec<String> = names.iter().filter_map(|name| stub(name, sources)).collect();
    if !stubs.is_empty() {
        text.push_str(
            "For pronunciations.toml: correct what stands after `say`, then make the status \"checked\".\n\n",
        );
        text.push_str(&stubs.join("\n"));
    }
    text
}

fn paragraph(name: &ProperName, sources: &Sources, text: &mut String) {
    let times = if name.count == 1 { "once".to_owned() } else { format!("{} times", name.count) };
    let short = if name.short.is_empty() { String::new() } else { format!(", also as {}", name.short.join(", ")) };
    let _ = writeln!(text, "{}, {times}{short}. Risk {} of 100.", name.written, name.risk);
    let _ = writeln!(text, "{}: {}", place(name.place, sources), name.sentence);
    let entry = name.entry.map_or_else(String::new, |entry| format!(", {}", sources.place(entry)));
    let said = match (name.respelling.is_empty(), name.ipa.is_empty()) {
        _ if name.silent => "left out, for it is in another script".to_owned(),
        (_, true) => "nobody here can say it".to_owned(),
        (true, false) => format!("said {}", name.ipa),
        (false, false) => format!("said {}, in IPA {}", name.respelling, name.ipa),
    };
    let _ = writeln!(text, "Layer {}{entry}: {said}.", name.layer);
    if !name.checked {
        if let Some(voice) = name.voice.as_ref().filter(|voice| **voice != name.ipa) {
            let _ = writeln!(text, "The voice alone would say {voice}.");
        }
        if let Some(proposal) = name.proposal.as_ref().filter(|proposal| **proposal != name.respelling) {
            let _ = writeln!(text, "Proposed: {proposal}.");
        }
    }
    let origin = name.guess.origin.map_or("English", |origin| origin.about);
    let evidence = name.guess.evidence.join("; ");
    let _ = writeln!(text, "Origin {origin}, {:.0} percent: {evidence}.\n", name.guess.sure * 100.0);
}

fn place(span: Option<Span>, sources: &Sources) -> String {
    span.map_or_else(|| "made by a template".to_owned(), |span| sources.place(span))
}

/// An entry to paste; `None` where the name is checked, or where a file of the user's holds it already.
fn stub(name: &ProperName, sources: &Sources) -> Option<String> {
    if name.checked || matches!(name.layer, "inline" | "edition" | "user") {
        return None;
    }
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut entry = format!("# {}\n[[name]]\nwritten = {}\n", place(name.place, sources), quoted(&name.written));
    if !name.short.is_empty() {
        let short: Vec<String> = name.short.iter().map(|short| quoted(short)).collect();
        let _ = writeln!(entry, "short = [{}]\nalone = true", short.join(", "));
    }
    let _ = match &name.proposal {
        Some(say) => writeln!(entry, "say = {}", quoted(say)),
        None => writeln!(entry, "# say = \"\" is missing: neither rules nor voice propose anything"),
    };
    let tag = name.guess.origin.map_or("en", |origin| origin.tag);
    let _ = writeln!(entry, "lang = {}\nstatus = \"guessed\"", quoted(tag));
    Some(entry)
}

/// The same as one JSON object; see the top of this file.
fn json(names: &[ProperName], sources: &Sources, exit: Exit) -> String {
    let list: Vec<serde_json::Value> = names
        .iter()
        .map(|name| {
            let place = |span: Option<Span>| span.map(|span| sources.place(span));
            serde_json::json!({
                "name": name.written, "short": name.short, "count": name.count, "sentence": name.sentence,
                "place": place(name.place), "status": if name.checked { "checked" } else { "guessed" },
                "unchecked": name.is_unchecked(), "silent": name.silent, "layer": name.layer, "decided_at": place(name.decided_at),
                "entry": place(name.entry), "ipa": name.ipa, "respelling": name.respelling, "voice": name.voice,
                "proposal": name.proposal, "origin": name.guess.origin.map_or("english", |origin| origin.name),
                "language": name.guess.origin.map_or("en", |origin| origin.tag),
                "probability": (f64::from(name.guess.sure) * 1000.0).round() / 1000.0,
                "evidence": name.guess.evidence, "risk": name.risk, "stub": stub(name, sources),
            })
        })
        .collect();
    let checked = names.iter().filter(|name| name.checked).count();
    let unchecked = names.iter().filter(|name| name.is_unchecked()).count();
    let report = serde_json::json!({
        "names": list, "checked": checked, "guessed": names.len() - checked, "unchecked": unchecked, "exit": exit as u8,
    });
    format!("{report}\n")
}
