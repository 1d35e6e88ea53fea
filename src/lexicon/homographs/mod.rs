//! English words of one spelling and two pronunciations, told apart by the words around them. Knows no grammar but the
//! cues of its table, `homographs.tsv`, whose head documents them; says nothing of words that are not in it.
//!
//! A sentence costs one look-up a word. Only a sentence that holds such a word has its words' classes worked out, and
//! then each row of the table is tried in turn: the first one whose cues hold decides.

mod table;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Lookup, inflect, is_apostrophe, stem};
use crate::model::{Join, Phones};

/// The words, their readings and the cues.
static TABLE: &str = include_str!("../homographs.tsv");

/// How many words `~` may stand for.
const REACH: usize = 3;

/// The classes that the program itself gives, a capital inside a sentence that is no headline and any capital; and the
/// class of what ends a noun phrase, which [`Slot::Phrase`] asks for.
const OWN: [&str; 3] = ["@name", "@capital", "@break"];
const NAME: u64 = 1;
const CAPITAL: u64 = 2;
const BREAK: u64 = 4;

/// How one word of a sentence is said, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Homograph {
    /// Its place among the words.
    pub at: usize,
    /// What people call this reading: `verb`, `metal`.
    pub reading: &'static str,
    /// The words that decided, as a phrase; empty where the usual reading was taken.
    pub cue: String,
    /// The line of the table that decided, counted from 1.
    pub line: usize,
    /// Its sounds; `None` where the voice says it best, as it does little words.
    pub phones: Option<Phones>,
}

/// A line of the table that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// What is known of a word: the classes it is in, and its readings if it has several.
#[derive(Debug, Default)]
struct Known {
    classes: u64,
    /// Classes whose endings do not count for this word.
    never: u64,
    rows: Option<Vec<Row>>,
}

/// A reading and what it needs.
#[derive(Clone, Debug)]
struct Row {
    reading: &'static str,
    phones: Option<Phones>,
    cues: Cues,
}

/// What a row or a family's line asks of the word and its neighbours.
#[derive(Clone, Debug, Default)]
struct Cues {
    line: usize,
    own: Vec<Own>,
    /// The nearest first.
    before: Vec<Slot>,
    /// The nearest first.
    after: Vec<Slot>,
}

/// What a row asks of the word itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    /// It has a possessive ending.
    Owner,
    /// It is of a class of the program's own.
    Class(u64),
    /// A hyphen ties the next word to it.
    Hyphened,
}

/// What a row asks of one place beside the word.
#[derive(Clone, Debug)]
enum Slot {
    /// Any word at all.
    Any,
    /// At most [`REACH`] words that break no noun phrase.
    Phrase,
    /// One of these stands here; or, where `not`, none of them does.
    One { tests: Vec<Test>, not: bool },
    /// One of these stands among so many words, whatever the punctuation.
    Within(usize, Vec<Test>),
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    /// A clause begins or ends here.
    Edge,
    Word(&'static str),
    Class(u64),
    Ending(&'static str),
}

/// The table, read.
#[derive(Debug, Default)]
struct Table {
    known: HashMap<&'static str, Known>,
    /// The names of the classes; the place is the bit.
    classes: Vec<&'static str>,
    /// Endings, and the classes they tell of.
    endings: Vec<(&'static str, u64)>,
    /// Longer endings, and the classes whose endings do not count with them.
    unlike: Vec<(&'static str, u64)>,
    families: HashMap<&'static str, Vec<(&'static str, Cues)>>,
}

/// A word of a sentence as the cues see it.
struct Tagged {
    text: String,
    classes: u64,
    /// Whether punctuation stands before it, or nothing at all.
    opens: bool,
    closes: bool,
    /// Whether a hyphen ties it to the word before it.
    hyphened: bool,
}

fn table() -> &'static Table {
    static READ: OnceLock<Table> = OnceLock::new();
    READ.get_or_init(|| Table::parse(TABLE).0)
}

/// What cannot be read of the table that comes with the program; the suite lets nothing pass.
pub fn mistakes() -> Vec<Mistake> {
    Table::parse(TABLE).1
}

/// The names of a word's readings and their sounds.
pub type Readings = Vec<(&'static str, Option<Phones>)>;

/// Every word of two pronunciations with its readings, in the order of the alphabet.
pub fn all() -> Vec<(&'static str, Readings)> {
    let rows = table().known.iter().filter_map(|(word, known)| Some((*word, known.rows.as_ref()?)));
    let mut all: Vec<_> = rows
        .map(|(word, rows)| {
            let mut readings = Readings::new();
            for row in rows {
                if readings.iter().all(|(name, _)| *name != row.reading) {
                    readings.push((row.reading, row.phones.clone()));
                }
            }
            (word, readings)
        })
        .collect();
    all.sort_unstable_by_key(|(word, _)| *word);
    all
}

/// Decides every word of a sentence that has several pronunciations, in the order of the sentence.
pub fn homographs(words: &[Lookup<'_>]) -> Vec<Homograph> {
    let table = table();
    let mut found = Vec::new();
    let mut tagged = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.letter) {
        let Some((rows, owner)) = table.rows(word.text) else { continue };
        if tagged.is_empty() {
            tagged = table.tag(words);
        }
        let decided = rows.iter().find_map(|row| Some((row, row.cues.hold(&tagged, at, owner)?)));
        if let Some((row, cue)) = decided {
            let phones = row.phones.as_ref().map(|phones| if owner { inflect(phones) } else { phones.clone() });
            found.push(Homograph { at, reading: row.reading, cue, line: row.cues.line, phones });
        }
    }
    found
}

/// A word in small letters, with straight apostrophes.
fn lower(word: &str) -> String {
    word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter }).flat_map(char::to_lowercase).collect()
}

impl Table {
    /// The rows of a word or of what it is the possessive of, and whether it is one.
    fn rows(&self, word: &str) -> Option<(&[Row], bool)> {
        let rows = |word: &str| {
            let known = match word.contains(|letter: char| letter.is_uppercase()) {
                true => self.known.get(lower(word).as_str()),
                false => self.known.get(word),
            };
            known?.rows.as_deref()
        };
        match word.contains(is_apostrophe) {
            true => Some((rows(stem(word)?)?, true)),
            false => Some((rows(word)?, false)),
        }
    }

    fn tag(&self, words: &[Lookup<'_>]) -> Vec<Tagged> {
        let capital = |word: &Lookup<'_>| word.text.starts_with(char::is_uppercase);
        // In a headline every long word has a capital, and then none tells anything.
        let long = words.iter().filter(|word| word.text.len() > 3);
        let titled = long.clone().filter(|word| capital(word)).count() * 3 > long.count() * 2;
        let mut tagged: Vec<Tagged> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let text = lower(word.text);
            let mut classes = self.classes_of(&text);
            let opens = at == 0 || words[at - 1].stop;
            if capital(word) {
                let name = at > 0 && !titled && (word.letter || text != "i");
                classes |= if name { NAME | CAPITAL } else { CAPITAL };
            }
            let closes = word.stop || at + 1 == words.len();
            tagged.push(Tagged { text, classes, opens, closes, hyphened: word.join == Join::Hyphen });
        }
        tagged
    }

    /// The classes of a word in small letters: those that list it, and those that its ending tells of.
    fn classes_of(&self, text: &str) -> u64 {
        let (listed, never) = self.known.get(text).map_or((0, 0), |known| (known.classes, known.never));
        let sum = |endings: &[(&str, u64)]| {
            let fitting = endings.iter().filter(|(ending, _)| has_ending(text, ending));
            fitting.fold(0, |sum, (_, classes)| sum | classes)
        };
        listed | sum(&self.endings) & !never & !sum(&self.unlike)
    }
}

/// Whether a word ends so and is more than a stub before it.
fn has_ending(text: &str, ending: &str) -> bool {
    text.len() > ending.len() + 1 && text.ends_with(ending)
}

impl Cues {
    /// What tells that all of them hold, as a phrase.
    fn hold(&self, words: &[Tagged], at: usize, owner: bool) -> Option<String> {
        let own = self.own.iter().all(|own| match own {
            Own::Owner => owner,
            Own::Class(classes) => words[at].classes & classes != 0,
            Own::Hyphened => words.get(at + 1).is_some_and(|next| next.hyphened),
        });
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let fits = own
            && holds(&self.before, words[..at].iter().rev(), words[at].opens, |word| word.opens, &mut before)
            && holds(&self.after, words[at + 1..].iter(), words[at].closes, |word| word.closes, &mut after);
        after.reverse();
        fits.then(|| match (before.is_empty(), after.is_empty()) {
            (false, false) => format!("`{}` before it and `{}` after it", before.join(" "), after.join(" ")),
            (false, true) => format!("`{}` before it", before.join(" ")),
            (true, false) => format!("`{}` after it", after.join(" ")),
            (true, true) if self.usual() => String::new(),
            (true, true) => "its form and place".to_owned(),
        })
    }

    /// Whether they ask for nothing.
    fn usual(&self) -> bool {
        self.own.is_empty() && self.before.is_empty() && self.after.is_empty()
    }
}

/// Whether the slots hold of the words from the nearest outward, and which words told so, the farthest first. `edge`
/// tells whether the clause ends before the first of them, `ends` whether it ends beyond one of them.
fn holds<'w>(
    slots: &[Slot],
    mut words: impl Iterator<Item = &'w Tagged> + Clone,
    edge: bool,
    ends: impl Fn(&Tagged) -> bool + Copy,
    told: &mut Vec<&'w str>,
) -> bool {
    let Some((slot, rest)) = slots.split_first() else { return true };
    match slot {
        Slot::Within(reach, tests) => {
            let found = words.clone().take(*reach).find(|word| word.is_any(tests));
            let fits = found.is_some() && holds(rest, words, edge, ends, told);
            told.extend(found.filter(|_| fits).map(|word| word.text.as_str()));
            fits
        }
        Slot::Any => match words.next() {
            Some(word) if !edge => holds(rest, words, ends(word), ends, told),
            _ => false,
        },
        Slot::One { tests, not } => match words.next().filter(|_| !edge) {
            Some(word) => {
                let fits = word.is_any(tests) != *not && holds(rest, words, ends(word), ends, told);
                told.extend(Some(word.text.as_str()).filter(|_| fits && !not));
                fits
            }
            None => tests.contains(&Test::Edge) != *not && holds(rest, words, true, ends, told),
        },
        Slot::Phrase => {
            let mut edge = edge;
            for _ in 0..REACH {
                if holds(rest, words.clone(), edge, ends, told) {
                    return true;
                }
                match words.next().filter(|word| !edge && word.classes & BREAK == 0) {
                    Some(word) => edge = ends(word),
                    None => return false,
                }
            }
            holds(rest, words, edge, ends, told)
        }
    }
}

impl Tagged {
    fn is_any(&self, tests: &[Test]) -> bool {
        tests.iter().any(|test| match test {
            Test::Edge => false,
            Test::Word(word) => self.text == *word,
            Test::Class(classes) => self.classes & classes != 0,
            Test::Ending(ending) => has_ending(&self.text, ending),
        })
    }
}
