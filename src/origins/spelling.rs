//! The origin of a name from its letters alone: how likely each list of names would spell it so. Hears no context.
//!
//! One model of letters an origin, counted from its list: the chance of each letter after the three before it, with the
//! shorter contexts for what the longer has not seen (interpolated; Witten and Bell, "The zero-frequency problem", IEEE
//! Transactions on Information Theory 37, 1991). Nothing is trained or stored: the windows of all lists are sorted once,
//! when the first unknown name comes, and counting is looking up a range.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::{ENGLISH, ORIGINS, english_names, letters, share};

/// Letters in a window: a letter and the three before it.
const WINDOW: usize = 4;
/// The longest window that is counted in a table.
const SHORT: usize = 2;
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
    /// For a context of no letter, and then for each of one letter: what follows it. These windows are too many to go
    /// through at every look.
    short: Vec<Counts>,
    /// All windows of [`SHORT`]` + 1` letters, and of one more, up to [`WINDOW`]: oldest letter first, each with its
    /// origin in the lowest bits; sorted.
    windows: [Vec<u32>; WINDOW - SHORT],
    /// Letters with a mark, with the origin of the word they stand in; sorted.
    marks: Vec<(char, usize)>,
    /// Words of each list.
    words: Vec<f32>,
}

/// What follows a context, by origin.
#[derive(Clone)]
struct Counts {
    /// All windows that begin with it.
    seen: Vec<u32>,
    /// Different letters that follow it.
    kinds: Vec<u32>,
    /// How often each letter follows it, by letter and origin.
    follow: Vec<u32>,
}

impl Counts {
    /// Room for so many letters.
    fn of(letters: usize) -> Self {
        Self { seen: vec![0; count()], kinds: vec![0; count()], follow: vec![0; letters * count()] }
    }

    fn note(&mut self, letter: u32, origin: usize) {
        let follow = &mut self.follow[letter as usize * count() + origin];
        self.kinds[origin] += u32::from(*follow == 0);
        *follow += 1;
        self.seen[origin] += 1;
    }
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::of(lists().map(|(origin, word, _)| (origin, word))))
}

/// Every word of every list, with the number of its origin and its own number in the list.
fn lists() -> impl Iterator<Item = (usize, &'static str, usize)> {
    let words = |name: &'static str| name.split([' ', '-']);
    // A name that English has made its own, such as that of a country, tells nothing of the spelling of its people.
    let frequent = ENGLISH.lines().filter(|line| !line.starts_with('#')).flat_map(words);
    let english: Vec<&str> = frequent.chain(english_names().flat_map(|(name, _)| words(name))).collect();
    let own: BTreeSet<String> = english.iter().map(|word| word.to_lowercase()).collect();
    let of = |origin: &'static super::Origin| -> Vec<&str> {
        origin.names().flat_map(|(name, _)| words(name)).filter(|word| !own.contains(&word.to_lowercase())).collect()
    };
    let lists: Vec<Vec<&str>> = ORIGINS.iter().map(of).chain([english]).collect();
    lists
        .into_iter()
        .enumerate()
        .flat_map(|(origin, words)| words.into_iter().enumerate().map(move |(nth, word)| (origin, word, nth)))
}

/// How often the letters alone tell the right origin, by origin: its name, the words told right, all words. Each word is
/// judged by the lists without it and every `parts`th other word.
pub fn cross_validate(parts: usize) -> Vec<(&'static str, usize, usize)> {
    let names = ORIGINS.iter().map(|origin| origin.name).chain(["english"]);
    let mut told: Vec<_> = names.map(|name| (name, 0, 0)).collect();
    for part in 0..parts {
        let model = Model::of(lists().filter(|(.., nth)| nth % parts != part).map(|(origin, word, _)| (origin, word)));
        for (origin, word, _) in lists().filter(|(_, word, nth)| nth % parts == part && symbols(word).len() >= 5) {
            let mut chances = model.likelihoods(word);
            chances.iter_mut().enumerate().for_each(|(nth, chance)| *chance += share(nth).ln());
            let best = (0..count()).max_by(|one, other| chances[*one].total_cmp(&chances[*other]));
            told[origin].1 += usize::from(best == Some(origin));
            told[origin].2 += 1;
        }
    }
    told
}

impl Model {
    fn of(words: impl Iterator<Item = (usize, &'static str)>) -> Self {
        let short = vec![Counts::of(SYMBOLS as usize); SYMBOLS as usize + 1];
        let mut model = Self { short, windows: Default::default(), marks: Vec::new(), words: vec![0.0; count()] };
        words.for_each(|(origin, word)| model.add(word, origin));
        model.windows.iter_mut().for_each(|windows| windows.sort_unstable());
        model.marks.sort_unstable();
        model
    }

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
            self.short[0].note(symbols[at], origin);
            self.short[1 + symbols[at - 1] as usize].note(symbols[at], origin);
            for length in SHORT + 1..=WINDOW.min(at + 1) {
                let window = pack(&symbols[at + 1 - length..=at]);
                self.windows[length - SHORT - 1].push(window << ORIGIN | origin as u32);
            }
        }
    }

    /// The windows of this length with these first letters, origins apart.
    fn range(&self, length: usize, context: u32) -> &[u32] {
        let windows = &self.windows[length - SHORT - 1];
        let start = windows.partition_point(|window| window >> ORIGIN < context);
        let end = start + windows[start..].partition_point(|window| window >> ORIGIN < context + (1 << LETTER));
        &windows[start..end]
    }

    fn likelihoods(&self, word: &str) -> Vec<f32> {
        let symbols = symbols(word);
        let mut total = vec![0.0f32; count()];
        let mut chance = vec![0.0f32; count()];
        let mut long = Counts::of(1);
        let mut last = vec![0u32; count()];
        for at in 1..symbols.len() {
            chance.fill(1.0 / FOLLOWERS);
            let letter = symbols[at];
            for length in 1..=WINDOW.min(at + 1) {
                let before = &symbols[at + 1 - length..at];
                let (counts, follow) = match before {
                    [] => (&self.short[0], letter as usize * count()),
                    [one] => (&self.short[1 + *one as usize], letter as usize * count()),
                    _ => {
                        let context = pack(before) << LETTER;
                        long.seen.fill(0);
                        long.kinds.fill(0);
                        long.follow.fill(0);
                        last.fill(u32::MAX);
                        for found in self.range(length, context) {
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
            let start = self.marks.partition_point(|(letter, _)| *letter < mark);
            let found = self.marks[start..].iter().take_while(|(letter, _)| *letter == mark);
            let mut counts = vec![0.02; count()];
            found.for_each(|(_, origin)| counts[*origin] += 1.0);
            for origin in 0..count() {
                total[origin] += (counts[origin] / (self.words[origin] + 1.0f32)).ln();
            }
        }
        total
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
    model().likelihoods(word)
}
