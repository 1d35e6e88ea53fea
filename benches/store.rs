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
const SAMPLES: f64 = 11.36;

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
    let copies = (minutes / SAMPLES).round().max(1.0) as usize;
    for entry in fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for copy in 0..copies {
            let name = format!("{copy:03}-{}", path.file_name().unwrap().to_string_lossy());
            // Each copy has sentences of its own, or most of them would be in the store at once.
            fs::write(folder.path().join(name), text.replace(" the ", &format!(" the {} ", spell(copy)))).unwrap();
        }
    }
    let edited = folder.path().join("zzz.txt");
    let (mut anew, mut same, mut one) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let _ = fs::remove_dir_all(folder.path().join("cache"));
        fs::write(&edited, format!("Last story\n\nThe {} came home.\n", spell(round))).unwrap();
        anew.push(build(folder.path(), &voice).0);
        let (time, calls) = build(folder.path(), &voice);
        assert_eq!(calls, 0, "unchanged");
        same.push(time);
        fs::write(&edited, format!("Last story\n\nThe {} went home.\n", spell(round))).unwrap();
        let (time, calls) = build(folder.path(), &voice);
        assert_eq!(calls, 1, "one word changed");
        one.push(time);
    }
    println!(
        "{:.0} minutes of {voice}, {ROUNDS} rounds by turns, seconds: least, median, most",
        copies as f64 * SAMPLES
    );
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

/// A whole build: its seconds, and how often a voice was asked.
fn build(folder: &Path, voice: &str) -> (f64, u64) {
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
    (seconds, report["engine_calls"].as_u64().unwrap())
}
