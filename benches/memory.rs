//! How much memory a build with two voices takes at its peak for half an hour and for five hours of speech. Sets no limit.
//!
//! `cargo bench --bench memory [VOICE]`; espeak where nothing is said. Reads `/proc`, so it needs Linux.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where something is wrong")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use newscast::engines;

/// Times that each length is built.
const ROUNDS: usize = 3;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let voice = arguments.next().unwrap_or_else(|| "espeak".to_owned());
    if let Err(error) = engines::open(&voice) {
        println!("skipped: {error}");
        return;
    }
    // The samples are eleven minutes long.
    for copies in [3, 28] {
        let mut peaks: Vec<u64> = (0..ROUNDS).map(|_| peak(&voice, copies)).collect();
        peaks.sort_unstable();
        let [least, median, most] = [0, ROUNDS / 2, ROUNDS - 1].map(|at| peaks[at] as f64 / 1024.0);
        println!("{} minutes of {voice}: {least:.1} {median:.1} {most:.1} MiB (least, median, most)", copies * 34 / 3);
    }
}

/// The most memory that was resident during one build, in KiB.
fn peak(voice: &str, copies: usize) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut build = Command::new(env!("CARGO_BIN_EXE_newscast"))
        .args(["build", "--plain", "--jobs", "2", "--voice", voice, "-o"])
        .arg(folder.path().join("out.wav"))
        .args(std::iter::repeat_n(articles, copies))
        .arg("--no-cache")
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", build.id());
    let mut peak = 0;
    while build.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(peak);
        sleep(Duration::from_millis(5));
    }
    assert!(build.wait().unwrap().success(), "the build failed");
    peak
}
