//! The entries of one file, by the words they begin with. Finds nothing in a text, and reads no entry of the program's own
//! file before a text has the word that it begins with: most of those names are in no article of the day.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::read;
use super::{BUNDLED, Candidate, Entry, candidates, fold, inline, parts};
use crate::diag::Outcome;
use crate::model::{Authority, InlineName};
use crate::text::{Source, SourceId, is_latin};

/// The entries of one file.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    name: &'static str,
    items: Vec<Item>,
    /// The items that begin with a folded word, in the order of the file. Never iterated: its order is chance.
    index: HashMap<String, Vec<usize>>,
    /// What is known to be said as a word: names of one word, any two words next to each other in a longer one, and words
    /// of other scripts.
    /// Folded; in its own case where the entry asks for that.
    words: HashSet<String>,
}

/// An entry, read or not.
#[derive(Clone, Debug, Default)]
struct Item {
    /// Where it stands in [`BUNDLED`], and what that file is called in the table of sources.
    place: Option<(SourceId, Range<usize>)>,
    entry: OnceLock<Option<Entry>>,
    candidates: OnceLock<Vec<Candidate>>,
}

impl Layer {
    /// Reads a file. `name` is the layer's name in [`Authority`]; `id` is that of `source` in its table.
    ///
    /// A bad entry is left out and named by an error; the others stay.
    pub fn read(name: &'static str, id: SourceId, source: &Source) -> Outcome<Self> {
        read::layer(name, id, source, false)
    }

    /// Reads the names of a file that has other tables beside them; those are passed over.
    pub fn read_among(name: &'static str, id: SourceId, source: &Source) -> Outcome<Self> {
        read::layer(name, id, source, true)
    }

    /// [`BUNDLED`], each entry to be read when it is first met. `id` is that of its source.
    pub fn bundled(name: &'static str, id: SourceId) -> Self {
        let mut layer = Self { name, ..Self::default() };
        for skimmed in skim(BUNDLED) {
            layer.note(&skimmed.spellings, skimmed.exact_case);
            layer.items.push(Item { place: Some((id, skimmed.at)), ..Item::default() });
        }
        layer
    }

    /// What an article says of its own names. Of a name that it marks twice the first mark counts; a mistake is named at
    /// its place, and the name is then left to the other layers. The last word of a full name may stand alone after it.
    pub fn inline(names: &[InlineName]) -> Outcome<Self> {
        inline::layer(names)
    }

    /// A layer of entries in the order of their file.
    pub(super) fn of(name: &'static str, entries: Vec<Entry>) -> Self {
        let mut layer = Self { name, ..Self::default() };
        for entry in entries {
            let spellings: Vec<&str> = entry.written.iter().chain(&entry.short).map(String::as_str).collect();
            layer.note(&spellings, entry.exact_case);
            layer.items.push(Item { entry: OnceLock::from(Some(entry)), ..Item::default() });
        }
        layer
    }

    /// Enters the spellings of the next item.
    fn note(&mut self, spellings: &[&str], exact_case: bool) {
        let nth = self.items.len();
        let known = |cased: &str| if exact_case { cased.to_owned() } else { fold(cased) };
        for spelling in spellings {
            let whole = parts(spelling);
            self.words.extend(whole.windows(2).map(|pair| known(&format!("{}{}", pair[0].cased, pair[1].cased))));
            // A word of another script is silent unless it is known.
            let foreign = whole.iter().filter(|part| !is_latin(&part.cased));
            self.words.extend(foreign.map(|part| known(&part.cased)));
            // What a hyphen parts may also be written in one word: "al-Bab" begins with "al" or with "albab".
            let (mut cased, mut folded) = (String::new(), String::new());
            for (at, part) in whole.iter().enumerate() {
                if at > 0 && !part.hyphened {
                    break;
                }
                cased.push_str(&part.cased);
                folded.push_str(&fold(&part.cased));
                let items = self.index.entry(folded.clone()).or_default();
                if items.last() != Some(&nth) {
                    items.push(nth);
                }
                if at + 1 == whole.len() {
                    self.words.insert(known(&cased));
                }
            }
        }
    }

    /// What [`Authority`] calls it.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> Vec<&Entry> {
        (0..self.items.len()).filter_map(|nth| self.entry(nth)).collect()
    }

    /// The entry that decided.
    pub(super) fn decided(&self, authority: Authority) -> Option<&Entry> {
        // An entry that was never read has decided nothing.
        let read = self.items.iter().filter_map(|item| item.entry.get()?.as_ref());
        read.filter(|_| authority.layer == self.name).find(|entry| entry.authority == authority)
    }

    /// Whether something is said as a word, in the form of `words`.
    pub(super) fn has_word(&self, text: &str) -> bool {
        self.words.contains(text)
    }

    /// The entries that a folded word may begin, and the ways to write each.
    pub(super) fn begun_by(&self, first: &str) -> impl Iterator<Item = (usize, &Entry, &[Candidate])> {
        let items = self.index.get(first).map_or(&[][..], Vec::as_slice);
        items.iter().filter_map(|nth| Some((*nth, self.entry(*nth)?, self.candidates(*nth))))
    }

    /// The entry of that number; `None` where it has a mistake, which the suite does not let pass.
    pub(super) fn entry(&self, nth: usize) -> Option<&Entry> {
        let item = self.items.get(nth)?;
        let read = || item.place.as_ref().and_then(|(id, at)| read::one(self.name, *id, BUNDLED, at.clone()));
        item.entry.get_or_init(read).as_ref()
    }

    /// The ways to write the entry of that number.
    pub(super) fn candidates(&self, nth: usize) -> &[Candidate] {
        let Some(item) = self.items.get(nth) else { return &[] };
        item.candidates.get_or_init(|| self.entry(nth).map(candidates).unwrap_or_default())
    }
}

/// What is seen of an entry without reading it.
struct Skimmed<'t> {
    at: Range<usize>,
    spellings: Vec<&'t str>,
    exact_case: bool,
}

/// The entries of a file that is written as ours is: each key on a line of its own, strings in plain quotes without
/// escapes. The suite compares what is found by it with what the reader finds.
fn skim(text: &str) -> Vec<Skimmed<'_>> {
    let mut found: Vec<Skimmed<'_>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.starts_with("[[name]]") {
            found.push(Skimmed { at: start..at, spellings: Vec::new(), exact_case: false });
        }
        let Some(last) = found.last_mut() else { continue };
        last.at.end = at;
        if line.starts_with("written") || line.starts_with("short") {
            last.spellings.extend(line.split('"').skip(1).step_by(2));
        }
        last.exact_case |= line.starts_with("exact_case = true");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::BUNDLED_NAME;
    use super::*;

    #[test]
    fn the_bundled_entries_are_the_same_whether_read_at_once_or_when_met() {
        let id = SourceId(0);
        let at_once = Layer::read("newsmakers", id, &Source::new(BUNDLED_NAME, BUNDLED));
        assert!(at_once.diagnostics.is_empty(), "{:#?}", at_once.diagnostics);
        let when_met = Layer::bundled("newsmakers", id);
        assert!(when_met.index == at_once.value.index && when_met.words == at_once.value.words);
        assert!(when_met.items.iter().all(|item| item.entry.get().is_none()));
        assert_eq!(when_met.entries(), at_once.value.entries());
    }
}
