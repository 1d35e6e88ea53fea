//! The origin of a name from its letters alone: how likely each list of names would spell it so. Hears no context.
//!
//! One model of letters an origin, counted from its list: the chance of each letter after the three before it, with the
//! shorter contexts for what the longer has not seen (interpolated; Witten and Bell, "The zero-frequency problem", IEEE
//! Transactions on Information Theory 37, 1991). Nothing is trained or stored: the windows of all lists are sorted once,
//! when the first unknown name comes, and counting is looking up a range.

use std::sync::OnceLock;

use super::{ENGLISH, ORIGINS, english_names, letters};

/// Letters in a window: a letter and the three before it.
const WINDOW: usize = 4;
/// Bits of a letter in a window, and of an origin.
const LETTER: u32 = 5;
const ORIGIN: u32 = 6;
/// Edges of a word, beside `a` as 0 to `z` as 25.
const START: u32 = 26;
const END: u32 = 27;
/// Letters and edges.
const SYMBOLS: u32 = 28;
/// Those of them that may follow.
const FOLLOWERS: f32 = 27.0;
/// How much a context is trusted to have seen all that may follow: the larger, the more the shorter one counts.
const DOUBT: f32 = 2.0;

/// How many origins there are, English the last.
pub(super) fn count() -> usize {
    ORIGINS.len() + 1
}

struct Model {
    /// For each length from 1 to [`WINDOW`]: all windows of that many letters, oldest letter first, each with its origin
    /// in the lowest bits; sorted.
    windows: [Vec<u32>; WINDOW],
    /// For each context of at most one letter, which are too many windows to go through: what [`Counts`] a look would give.
    short: Vec<Counts>,
    /// Letters with a mark, with the origin of the word they stand in; sorted.
    marks: Vec<(char, usize)>,
    /// Words of each list.
    words: Vec<f32>,
}

/// What follows a context, by origin.
#[derive(Clone, Default)]
struct Counts {
    /// All windows that begin with it.
    seen: Vec<u32>,
    /// Different letters that follow it.
    kinds: Vec<u32>,
    /// How often each letter follows it, by letter and origin; empty where it was not asked for.
    follow: Vec<u32>,
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let mut model =
            Model { windows: Default::default(), short: Vec::new(), marks: Vec::new(), words: vec![0.0; count()] };
        for (nth, origin) in ORIGINS.iter().enumerate() {
            for (name, _) in origin.names() {
                name.split([' ', '-']).for_each(|word| model.add(word, nth));
            }
        }
        let words = ENGLISH.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' '));
        let names = english_names().flat_map(|(name, _)| name.split([' ', '-']));
        words.chain(names).for_each(|word| model.add(word, ORIGINS.len()));
        model.windows.iter_mut().for_each(|windows| windows.sort_unstable());
        model.marks.sort_unstable();
        model.short =
            std::iter::once(model.table(1, 0)).chain((0..SYMBOLS).map(|one| model.table(2, one << LETTER))).collect();
        model
    })
}

impl Model {
    fn add(&mut self, word: &str, origin: usize) {
        let symbols = symbols(word);
        // "de", "al": particles are evidence of their own.
        if symbols.len() < 5 {
            return;
        }
        self.words[origin] += 1.0;
        self.marks
            .extend(word.to_lowercase().chars().filter(|letter| !letter.is_ascii()).map(|letter| (letter, origin)));
        for at in 1..symbols.len() {
            for length in 1..=WINDOW.min(at + 1) {
                let window = pack(&symbols[at + 1 - length..=at]);
                self.windows[length - 1].push(window << ORIGIN | origin as u32);
            }
        }
    }

    /// The windows of this length with these first letters, origins apart.
    fn range(&self, length: usize, context: u32) -> &[u32] {
        let windows = &self.windows[length - 1];
        let start = windows.partition_point(|window| window >> ORIGIN < context);
        let end = start + windows[start..].partition_point(|window| window >> ORIGIN < context + (1 << LETTER));
        &windows[start..end]
    }

    fn table(&self, length: usize, context: u32) -> Counts {
        let mut counts =
            Counts { seen: vec![0; count()], kinds: vec![0; count()], follow: vec![0; SYMBOLS as usize * count()] };
        for found in self.range(length, context) {
            let (letter, origin) = ((found >> ORIGIN) - context, (found & ((1 << ORIGIN) - 1)) as usize);
            let follow = &mut counts.follow[letter as usize * count() + origin];
            counts.kinds[origin] += u32::from(*follow == 0);
            *follow += 1;
            counts.seen[origin] += 1;
        }
        counts
    }
}

/// A word between its edges, as numbers.
fn symbols(word: &str) -> Vec<u32> {
    let inside = letters(word).into_iter().map(|letter| u32::from(letter) - u32::from(b'a'));
    std::iter::once(START).chain(inside).chain([END]).collect()
}

fn pack(symbols: &[u32]) -> u32 {
    symbols.iter().fold(0, |packed, symbol| packed << LETTER | symbol)
}

/// The natural logarithm of the chance that each origin spells a word so, in the order of [`ORIGINS`], English last.
pub(super) fn likelihoods(word: &str) -> Vec<f32> {
    let model = model();
    let symbols = symbols(word);
    let mut total = vec![0.0f32; count()];
    let mut chance = vec![0.0f32; count()];
    let mut long = Counts { seen: vec![0; count()], kinds: vec![0; count()], follow: vec![0; count()] };
    let mut last = vec![0u32; count()];
    for at in 1..symbols.len() {
        chance.fill(1.0 / FOLLOWERS);
        let letter = symbols[at];
        for length in 1..=WINDOW.min(at + 1) {
            let before = &symbols[at + 1 - length..at];
            let (counts, follow) = match before {
                [] => (&model.short[0], letter as usize * count()),
                [one] => (&model.short[1 + *one as usize], letter as usize * count()),
                _ => {
                    let context = pack(before) << LETTER;
                    long.seen.fill(0);
                    long.kinds.fill(0);
                    long.follow.fill(0);
                    last.fill(u32::MAX);
                    for found in model.range(length, context) {
                        let (next, origin) = ((found >> ORIGIN) - context, (found & ((1 << ORIGIN) - 1)) as usize);
                        long.seen[origin] += 1;
                        long.follow[origin] += u32::from(next == letter);
                        long.kinds[origin] += u32::from(last[origin] != next);
                        last[origin] = next;
                    }
                    (&long, 0)
                }
            };
            for (origin, chance) in chance.iter_mut().enumerate().filter(|(origin, _)| counts.seen[*origin] > 0) {
                let doubt = DOUBT * counts.kinds[origin] as f32;
                let seen = counts.follow[follow + origin] as f32;
                *chance = (seen + doubt * *chance) / (counts.seen[origin] as f32 + doubt);
            }
        }
        std::iter::zip(&mut total, &chance).for_each(|(total, chance)| *total += chance.ln());
    }
    for mark in word.to_lowercase().chars().filter(|letter| !letter.is_ascii()) {
        let start = model.marks.partition_point(|(letter, _)| *letter < mark);
        let found = model.marks[start..].iter().take_while(|(letter, _)| *letter == mark);
        let mut counts = vec![0.02; count()];
        found.for_each(|(_, origin)| counts[*origin] += 1.0);
        for origin in 0..count() {
            total[origin] += (counts[origin] / (model.words[origin] + 1.0f32)).ln();
        }
    }
    total
}
