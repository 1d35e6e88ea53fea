//! `newscast voices`: lists, installs, removes and describes voices. Speaks nothing and fetches nothing.
//!
//! # As JSON
//! `list --json` writes one object: `engines`, a list of objects with `name`, `description`, `here`, `version`, and
//! `reason` and `remedy` where it is not here; `voices`, the installed neural voices as below; `damaged`, a list of objects
//! with `name`, `reason` and `remedy`; `runtimes`, a list of objects with `version`, `library`, `licence`, `size`; `data`,
//! the folder that they lie in, or null.
//!
//! `info --json` writes one object: the fields of `voice.toml` (`name`, `language`, `espeak`, `quality`, `sample_rate`,
//! `speakers`, `speaker_names`, `licence`, `licence_from`, `source`, `source_sha256`, and `model` and `config` with `sha256`
//! and `size`), and `folder` (null for the voice inside the program), `card` (or null), `intact`.

use std::fmt::Write as _;
use std::io::Write;

use serde_json::{Value, json};

use crate::engines::piper::install::{self, Outcome, Request};
use crate::engines::piper::shelf::{RUNTIME, Refusal, Runtime, Shelf, Shelved};
use crate::engines::{self, Survey};

use super::{Exit, Reporter, Voices, VoicesCommand, VoicesInfo, VoicesInstall, count};

/// Runs the command.
pub fn run(options: &Voices, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let shelf = Shelf::here();
    let done = match &options.command {
        None => list(&shelf, false),
        Some(VoicesCommand::List(options)) => list(&shelf, options.json),
        Some(VoicesCommand::Install(options)) => install(&shelf, options).map(|text| (text, Exit::Made)),
        Some(VoicesCommand::Remove(options)) => remove(&shelf, &options.name).map(|text| (text, Exit::Made)),
        Some(VoicesCommand::Info(options)) => info(&shelf, options),
    };
    match done {
        Ok((text, exit)) => match reporter.written(output.write_all(text.as_bytes()).and_then(|()| output.flush())) {
            Ok(()) => exit,
            Err(exit) => exit,
        },
        Err(refusal) => {
            reporter.line(format_args!("help: {}", refusal.help));
            reporter.failure(refusal);
            Exit::Nothing
        }
    }
}

/// Every engine, every installed voice, every runtime.
fn list(shelf: &Shelf, json: bool) -> Result<(String, Exit), Refusal> {
    let engines = engines::survey();
    let here = engines.iter().any(|engine| engine.presence.is_ok());
    let exit = if here { Exit::Made } else { Exit::Nothing };
    let voices = shelf.list()?;
    let runtimes = shelf.runtimes();
    if json {
        let of_engine = |engine: &Survey| {
            json!({
                "name": engine.name, "description": engine.description, "here": engine.presence.is_ok(),
                "version": engine.presence.as_ref().ok(), "reason": engine.presence.as_ref().err(),
                "remedy": engine.presence.as_ref().err().map(|_| engine.remedy),
            })
        };
        let damaged = voices.iter().filter_map(|listed| {
            let refusal = listed.voice.as_ref().err()?;
            Some(json!({"name": listed.name, "reason": refusal.fact, "remedy": refusal.help}))
        });
        let object = json!({
            "engines": engines.iter().map(of_engine).collect::<Vec<_>>(),
            "voices": voices.iter().filter_map(|listed| Some(record(listed.voice.as_ref().ok()?))).collect::<Vec<_>>(),
            "damaged": damaged.collect::<Vec<_>>(),
            "runtimes": runtimes.iter().map(of_runtime).collect::<Vec<_>>(),
            "data": shelf.data().ok(),
        });
        return Ok((format!("{object:#}\n"), exit));
    }
    let mut text = String::new();
    for engine in engines {
        let state = match engine.presence {
            Ok(version) if version.is_empty() => "here".to_owned(),
            Ok(version) => format!("here, {version}"),
            Err(reason) => format!("not here: {reason}; to get it: {}", engine.remedy),
        };
        let _ = writeln!(text, "{}: {}; {state}", engine.name, engine.description);
    }
    for listed in &voices {
        let _ = match &listed.voice {
            Ok(voice) => writeln!(text, "piper:{}: neural voice, {}", listed.name, facts(voice)),
            Err(refusal) => writeln!(text, "piper:{}: cannot be used: {refusal}; {}", listed.name, refusal.help),
        };
    }
    if voices.is_empty() {
        text.push_str("No neural voice is installed; `newscast voices install PATH` installs one.\n");
    }
    for runtime in &runtimes {
        let _ = writeln!(text, "{}", told(runtime));
    }
    Ok((text, exit))
}

/// What matters of a voice, in one line.
fn facts(voice: &Shelved) -> String {
    let record = &voice.record;
    let quality = if record.quality.is_empty() { String::new() } else { format!(", {} quality", record.quality) };
    let inside = if voice.folder.is_none() { ", inside this program" } else { "" };
    format!(
        "{}{quality}, {} samples a second, {}, {}, licence {}{inside}",
        record.language,
        record.sample_rate,
        count(record.speakers as usize, "speaker", "speakers"),
        megabytes(voice.size()),
        stated(&record.licence),
    )
}

fn stated(licence: &str) -> &str {
    if licence.is_empty() { "not stated" } else { licence }
}

/// Bytes as people say them.
fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

fn told(runtime: &Runtime) -> String {
    let papers = runtime.record.as_ref().map_or_else(
        || "put there by hand".to_owned(),
        |record| format!("{}, licence {}", megabytes(record.library.size), stated(&record.licence)),
    );
    format!("{RUNTIME} {}: library that neural voices run on, {papers}", runtime.version)
}

fn of_runtime(runtime: &Runtime) -> Value {
    let record = runtime.record.as_ref();
    json!({
        "version": runtime.version, "library": runtime.library,
        "licence": record.map(|record| &record.licence), "size": record.map(|record| record.library.size),
    })
}

fn install(shelf: &Shelf, options: &VoicesInstall) -> Result<String, Refusal> {
    let request = Request {
        path: options.path.clone(),
        name: options.name.clone(),
        sha256: options.sha256.clone(),
        force: options.force,
    };
    Ok(match install::install(shelf, &request)? {
        Outcome::Installed(voice) => format!("installed piper:{}: {}\n", voice.name, facts(&voice)),
        Outcome::Replaced(voice) => format!("replaced piper:{}: {}\n", voice.name, facts(&voice)),
        Outcome::Already(voice) => format!("piper:{} is already installed\n", voice.name),
        Outcome::Runtime(runtime) => format!("installed {}\n", told(&runtime)),
        Outcome::RuntimeAlready(runtime) => format!("{RUNTIME} {} is already installed\n", runtime.version),
    })
}

fn remove(shelf: &Shelf, name: &str) -> Result<String, Refusal> {
    let name = name.strip_prefix("piper:").unwrap_or(name);
    shelf.remove(name).map(|freed| format!("removed {name}: {} freed\n", megabytes(freed)))
}

fn record(voice: &Shelved) -> Value {
    let mut object = json!(voice.record);
    // The folder may have been renamed; what it is called now counts.
    object["name"] = json!(voice.name);
    object["folder"] = json!(voice.folder);
    object
}

fn info(shelf: &Shelf, options: &VoicesInfo) -> Result<(String, Exit), Refusal> {
    let name = options.name.strip_prefix("piper:").unwrap_or(&options.name);
    let mut voice = shelf.find(name)?;
    let mut intact = install::intact(&voice);
    while !intact {
        // Another may have taken its place between the look at its record and that at its files.
        let now = shelf.find(name)?;
        if now.record == voice.record {
            break;
        }
        intact = install::intact(&now);
        voice = now;
    }
    let card = voice.card();
    let exit = if intact { Exit::Made } else { Exit::MadeWithLosses };
    if options.json {
        let mut object = record(&voice);
        object["card"] = json!(card);
        object["intact"] = json!(intact);
        return Ok((format!("{object:#}\n"), exit));
    }
    let known = &voice.record;
    let mut text = format!("piper:{}: neural voice, {}.\n", voice.name, facts(&voice));
    let from =
        if known.licence_from.is_empty() { String::new() } else { format!(", as its {} states", known.licence_from) };
    let _ = writeln!(text, "Licence: {}{from}.", stated(&known.licence));
    let _ = writeln!(text, "Phonemes: those of espeak's {}.", known.espeak);
    if !known.speaker_names.is_empty() {
        let named: Vec<&str> = known.speaker_names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let _ = writeln!(text, "Speakers: {}.", named.join(", "));
        if let Some(one) = named.first() {
            let _ = writeln!(text, "To choose one: `--voice piper:{}#{one}`.", voice.name);
        }
    }
    match &voice.folder {
        Some(folder) => {
            let _ = writeln!(text, "Folder: {}", folder.display());
        }
        None => text.push_str("It lies inside this program.\n"),
    }
    let _ = writeln!(text, "Installed from: {}", known.source);
    if !known.source_sha256.is_empty() {
        let _ = writeln!(text, "SHA-256 of that archive: {}", known.source_sha256);
    }
    let _ = writeln!(text, "SHA-256 of the model: {}", known.model.sha256);
    let _ = writeln!(text, "SHA-256 of its settings: {}", known.config.sha256);
    text.push_str(if intact {
        "Model and settings are whole: they have these hashes.\n"
    } else {
        "Model or settings were changed since: they do not have these hashes. Install the voice again.\n"
    });
    if let Some(card) = card {
        // A card may hold anything; what moves a terminal's cursor is left out.
        let clean: String = card.chars().filter(|c| *c == '\n' || !c.is_control()).take(20_000).collect();
        let _ = writeln!(text, "Model card:\n\n{}", clean.trim());
    }
    Ok((text, exit))
}
