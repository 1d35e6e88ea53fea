//! What a whole build costs beside the voice alone, on the same utterances in the same run. Asserts nothing.
//!
//! `cargo bench --bench build [MINUTES] [VOICE]`; half an hour of espeak where nothing is said.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where something is wrong")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use newscast::config::{Cache, Settings};
use newscast::engines;
use newscast::model::Utterance;
use newscast::pipeline::{self, Request, Run};
use newscast::text::Sources;

/// Times that each side is measured, by turns.
const ROUNDS: usize = 7;

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
    let request = |articles| Request {
        articles,
        output: Some(folder.path().join("out.wav")),
        date: None,
        // Every round is to speak.
        settings: Settings { voice: voice.clone(), cache: Cache::Off, ..Settings::default() },
        explain: false,
    };
    let once = build(&request(samples.clone())) / 60.0;
    let copies = (minutes / once).ceil() as usize;
    let articles: Vec<_> = (0..copies).flat_map(|_| samples.clone()).collect();
    let request = request(articles);

    let utterances = utterances(&request);
    let (mut ratios, mut wholes, mut alones) = (Vec::new(), Vec::new(), Vec::new());
    let mut length = 0.0;
    for _ in 0..ROUNDS {
        let mut voice = engines::open(&voice).unwrap();
        let start = Instant::now();
        for utterance in &utterances {
            std::hint::black_box(voice.speak(utterance).unwrap());
        }
        let alone = start.elapsed().as_secs_f64();
        let start = Instant::now();
        length = build(&request);
        let whole = start.elapsed().as_secs_f64();
        ratios.push(whole / alone);
        wholes.push(whole);
        alones.push(alone);
    }
    println!("{:.1} minutes of {voice}, {ROUNDS} rounds by turns: least, median, most", length / 60.0);
    for (name, mut figures) in [("voice alone, s", alones), ("whole build, s", wholes), ("ratio", ratios)] {
        figures.sort_by(f64::total_cmp);
        println!("{name}: {:.3} {:.3} {:.3}", figures[0], figures[ROUNDS / 2], figures[ROUNDS - 1]);
    }
}

/// Every utterance of the bulletin.
fn utterances(request: &Request) -> Vec<Utterance> {
    let prepared = pipeline::prepare(request, &mut Sources::default(), &mut Vec::new()).unwrap();
    let mut utterances = Vec::new();
    let _ = pipeline::lines(&prepared.bulletin, &prepared.lexicon, &request.settings, |line| {
        utterances.push(line.utterance);
        ControlFlow::Continue(())
    });
    utterances.retain(|utterance| !utterance.words.is_empty());
    utterances
}

/// A whole build; gives the seconds of speech.
fn build(request: &Request) -> f64 {
    let stop = AtomicBool::new(false);
    let run = Run::new(&|_| (), &stop);
    let built = pipeline::build(request, &mut Sources::default(), &mut Vec::new(), run).unwrap();
    built.programme.frames.seconds(built.programme.rate)
}
