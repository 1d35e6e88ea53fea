//! How fast text is put into words, and how much memory is asked for meanwhile. Asserts nothing.
//!
//! `cargo bench --bench normalize`. Prose is the sample stories, dense with names and figures, and plain sentences;
//! hostile text is one unit again and again, which should cost no more than five times as much a byte as prose.
#![allow(clippy::unwrap_used, reason = "it stops where something is wrong")]

use std::fs;
use std::path::Path;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use newscast::normalize::{Normalizer, Style};

#[global_allocator]
static COUNTED: AllocProfiler = AllocProfiler::system();

/// Bytes of each text.
const LENGTH: usize = 1 << 20;

fn main() {
    divan::main();
}

/// A file of the project, again and again, line by line.
fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    let mut left = LENGTH;
    lines
        .iter()
        .cycle()
        .take_while(|line| {
            left = left.saturating_sub(line.len());
            left > 0
        })
        .map(|line| (*line).to_owned())
        .collect()
}

#[divan::bench(args = ["articles/01-conflict.md", "articles/03-economy.md", "articles/05-sport.txt", "tests/golden/plain.txt"])]
fn prose(bencher: Bencher<'_, '_>, file: &str) {
    let lines = lines(file);
    let normalizer = Normalizer::new(Style::Us, &|_| false);
    bencher
        .counter(BytesCount::new(lines.iter().map(String::len).sum::<usize>()))
        .bench_local(|| lines.iter().map(|line| normalizer.normalize_line(line).len()).sum::<usize>());
}

#[divan::bench(args = ["7", ".", "$", "a", "A", "(", "\"", "@", "é", " ", "M", "#"])]
fn hostile(bencher: Bencher<'_, '_>, unit: &str) {
    repeat(bencher, unit);
}

#[divan::bench(args = ["1,", "1.", "A.", "1-", "5%", "1:", "1/", "a@", "II ", "St. ", "3-1 ", "20/3 ", "1m A "])]
fn hostile_chains(bencher: Bencher<'_, '_>, unit: &str) {
    repeat(bencher, unit);
}

fn repeat(bencher: Bencher<'_, '_>, unit: &str) {
    let text = unit.repeat(LENGTH / unit.len());
    let normalizer = Normalizer::new(Style::Us, &|_| false);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| normalizer.normalize_line(&text).len());
}
