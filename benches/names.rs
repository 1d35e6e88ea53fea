//! How fast names are looked up, what the lexicons cost at the start, and how often letters alone tell the right origin.
//! Prints figures; judges none. `cargo bench --bench names`
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and fails by panicking")]

use std::hint::black_box;
use std::time::Instant;

use newscast::lexicon::{BUNDLED, BUNDLED_NAME, Layer, Lexicon, base};
use newscast::origins::{Article, ORIGINS, cross_validate, english_names};
use newscast::text::{Source, Sources};

/// Rounds of which the middle one is told.
const ROUNDS: usize = 7;

fn seconds(mut task: impl FnMut()) -> (f64, f64, f64) {
    let mut taken: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            task();
            start.elapsed().as_secs_f64()
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    (taken[0], taken[ROUNDS / 2], taken[ROUNDS - 1])
}

fn lexicon() -> Lexicon {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(BUNDLED_NAME, BUNDLED));
    Lexicon::new(vec![Layer::bundled("newsmakers", id)])
}

fn main() {
    // The first use of each is the start of a program: it is told once, not repeated.
    let start = Instant::now();
    let names = lexicon();
    let newsmakers = start.elapsed();
    let start = Instant::now();
    black_box(base::known("Potapov"));
    let words = start.elapsed();
    let start = Instant::now();
    black_box(Article::default().guess("Belozertsev"));
    let origins = start.elapsed();
    println!("start: newsmakers {newsmakers:?}, base lexicon {words:?}, spellings of the origins {origins:?}");

    let listed: Vec<&str> =
        ORIGINS.iter().flat_map(|origin| origin.names()).chain(english_names()).map(|(name, _)| name).collect();
    let rate = |name: &str, (fast, middle, slow): (f64, f64, f64)| {
        let per_second = |seconds: f64| listed.len() as f64 / seconds / 1e6;
        let (slow, middle, fast) = (per_second(slow), per_second(middle), per_second(fast));
        println!("{name}: {middle:.2} million a second ({slow:.2} to {fast:.2})");
    };
    rate("newsmakers looked up", seconds(|| listed.iter().for_each(|name| drop(black_box(names.lookup(name))))));
    rate("base lexicon looked up", seconds(|| listed.iter().for_each(|name| drop(black_box(base::known(name))))));
    let article = Article::default();
    rate("origins guessed", seconds(|| listed.iter().for_each(|name| drop(black_box(article.guess(name))))));

    println!("origin by letters alone, each word judged by the lists without a fifth of their words:");
    let told = cross_validate(5);
    for (origin, right, all) in &told {
        println!("  {origin}: {right} of {all}, {:.0} %", 100.0 * *right as f64 / *all as f64);
    }
    let (right, all) = told.iter().fold((0, 0), |(right, all), row| (right + row.1, all + row.2));
    println!("  all: {right} of {all}, {:.1} %", 100.0 * right as f64 / all as f64);
}
