//! How long a bulletin takes that was made before: unchanged, with one word changed, and anew. Asserts the calls, no time.
//!
//! `cargo bench --bench store [MINUTES] [VOICE]`; half an hour of espeak where nothing is said. Each build is a process of
//! its own, whose start and end count; the store and the bulletin lie in a temporary folder.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where something is wrong")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use newscast::engines;

/// Times that each is measured, by turns.
const ROUNDS: usize = 7;
/// Minutes of the project's samples.
const SAMPLES: f64 = 11.4;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let minutes: f64 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(30.0);
    let voice = arguments.next().unwrap_or_else(|| "espeak".to_owned());
    if let Err(error) = engines::open(&voice) {
        println!("skipped: {error}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut samples: Vec<_> = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.sort();
    let stories = (minutes / SAMPLES * samples.len() as f64).round().max(1.0) as usize;
    for (number, path) in samples.iter().cycle().take(stories).enumerate() {
        // Each copy has sentences of its own, or most of them would be in the store at once.
        let word = spell(number / samples.len());
        let text = fs::read_to_string(path).unwrap().replace(" the ", &format!(" the {word} "));
        fs::write(folder.path().join(format!("{number:03}.md")), text).unwrap();
    }
    let edited = folder.path().join("zzz.txt");
    let mut length = 0.0;
    let (mut anew, mut same, mut one) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let _ = fs::remove_dir_all(folder.path().join("cache"));
        fs::write(&edited, format!("Last story\n\nThe {} came home.\n", spell(round))).unwrap();
        let first = build(folder.path(), &voice);
        anew.push(first.seconds);
        length = first.length;
        let again = build(folder.path(), &voice);
        assert_eq!(again.calls, 0, "unchanged");
        same.push(again.seconds);
        fs::write(&edited, format!("Last story\n\nThe {} went home.\n", spell(round))).unwrap();
        let again = build(folder.path(), &voice);
        assert_eq!(again.calls, 1, "one word changed");
        one.push(again.seconds);
    }
    println!("{:.1} minutes of {voice}, {ROUNDS} rounds by turns, seconds: least, median, most", length / 60.0);
    for (name, mut figures) in [("anew", anew), ("unchanged", same), ("one word changed", one)] {
        figures.sort_by(f64::total_cmp);
        println!("{name}: {:.3} {:.3} {:.3}", figures[0], figures[ROUNDS / 2], figures[ROUNDS - 1]);
    }
}

/// A word for a number.
fn spell(number: usize) -> &'static str {
    const WORDS: [&str; 12] =
        ["old", "new", "tall", "small", "red", "green", "quiet", "loud", "early", "late", "warm", "cold"];
    WORDS[number % WORDS.len()]
}

/// A whole build.
struct Build {
    /// How long it took.
    seconds: f64,
    /// How long the bulletin is, in seconds.
    length: f64,
    /// How often a voice was asked.
    calls: u64,
}

fn build(folder: &Path, voice: &str) -> Build {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_newscast"))
        .args(["build", "--plain", "--json", "--voice", voice, "-o", "out.wav", "."])
        .current_dir(folder)
        .env("NEWSCAST_CACHE", folder.join("cache"))
        .output()
        .unwrap();
    let seconds = start.elapsed().as_secs_f64();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    Build { seconds, length: report["seconds"].as_f64().unwrap(), calls: report["engine_calls"].as_u64().unwrap() }
}
