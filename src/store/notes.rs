//! What a bulletin was made of the last time, so that a sentence that is not in the store can be told why,
//! and a programme that is the same need not be measured again. No sample depends on it.
//!
//! A file for each bulletin, named by a hash of where it is written: a line of JSON for the voice, one for each sentence,
//! and one for the whole.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::{Loudness, Pronunciation, SpokenWord, Utterance};
use crate::units::{Decibels, Frames, Lufs};

use super::{Key, RUNS, Store, settle, touch};

/// Sentences around the place that a run has come to in which the one that was there before is looked for.
const WINDOW: usize = 48;

/// Sentences that share fewer of their words, in percent of the longer one, are not one and the same that was changed.
const ALIKE: usize = 50;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    voice: String,
    wpm: u32,
}

/// One sentence.
#[derive(Serialize, Deserialize)]
struct Record {
    key: String,
    words: Vec<String>,
    /// How each is said: IPA, `=` and other words, `+` where it goes with the word before, nothing where the voice decides.
    said: Vec<String>,
}

impl Record {
    fn of(key: &Key, utterance: &Utterance) -> Self {
        let said = |word: &SpokenWord| match &word.pronunciation {
            Pronunciation::Engine => String::new(),
            Pronunciation::Phones { phones, .. } => phones.to_string(),
            Pronunciation::Alias { text, .. } => format!("={text}"),
            Pronunciation::Continues => "+".to_owned(),
        };
        let words = &utterance.words;
        Self {
            key: key.to_string(),
            words: words.iter().map(written).collect(),
            said: words.iter().map(said).collect(),
        }
    }
}

/// A word with its mark, as it is shown.
fn written(word: &SpokenWord) -> String {
    format!("{}{}", word.text, word.mark.map_or("", |mark| mark.symbol()))
}

/// What was found out of a whole programme the last time. It is true of another that is made of the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The gain that made it as loud as it was to be.
    pub gain: Decibels,
    /// How loud that is.
    pub loudness: Loudness,
    /// How long the programme is, at the rate of the voice.
    pub frames: Frames,
}

/// The last line. Numbers by their bits, for not one may change.
#[derive(Serialize, Deserialize)]
struct Tail {
    programme: String,
    frames: u64,
    gain: u64,
    integrated: u64,
    true_peak: u64,
}

/// Notes of the run that is under way. Written beside and kept when the bulletin is made.
#[derive(Debug)]
pub struct Notes {
    file: BufWriter<tempfile::NamedTempFile>,
    place: PathBuf,
}

impl Store {
    fn run(&self, bulletin: &str) -> PathBuf {
        self.folder.join(RUNS).join(Key::of_text(bulletin).to_string())
    }

    /// Begins the notes of a bulletin; `None` where they cannot be written.
    pub fn notes(&self, bulletin: &str, voice: &str, wpm: u32) -> Option<Notes> {
        let mut file = BufWriter::new(self.part().ok()?);
        let head = Head { voice: voice.to_owned(), wpm };
        writeln!(file, "{}", serde_json::to_string(&head).ok()?).ok()?;
        Some(Notes { file, place: self.run(bulletin) })
    }

    /// What was found out of the bulletin the last time, with the name of what it was made of.
    pub fn level(&self, bulletin: &str) -> Option<(String, Level)> {
        let file = File::open(self.run(bulletin)).ok()?;
        let text = io::read_to_string(&file).ok()?;
        let tail: Tail = serde_json::from_str(text.lines().last()?).ok()?;
        touch(&file);
        let [gain, integrated, true_peak] = [tail.gain, tail.integrated, tail.true_peak].map(f64::from_bits);
        let loudness = Loudness { integrated: Lufs(integrated), true_peak: Decibels(true_peak) };
        Some((tail.programme, Level { gain: Decibels(gain), loudness, frames: Frames(tail.frames) }))
    }

    /// What the bulletin was made of the last time; `None` where there was none, or the notes cannot be read.
    pub fn last(&self, bulletin: &str) -> Option<Last> {
        let text = fs::read_to_string(self.run(bulletin)).ok()?;
        let mut lines = text.lines();
        let head = serde_json::from_str(lines.next()?).ok()?;
        let records: Vec<Record> = lines.map_while(|line| serde_json::from_str(line).ok()).collect();
        let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (index, record) in records.iter().enumerate() {
            by_words.entry(record.words.clone()).or_default().push(index);
        }
        Some(Last { head, records, by_words, at: 0 })
    }
}

impl Notes {
    /// Adds a sentence. A disk that refuses costs an explanation, no more.
    pub fn add(&mut self, key: &Key, utterance: &Utterance) {
        if let Ok(line) = serde_json::to_string(&Record::of(key, utterance)) {
            let _ = writeln!(self.file, "{line}");
        }
    }

    /// Puts the notes in the place of those of the last time, with what was found out of the whole.
    pub fn keep(mut self, programme: &str, level: &Level) {
        let tail = Tail {
            programme: programme.to_owned(),
            frames: level.frames.0,
            gain: level.gain.0.to_bits(),
            integrated: level.loudness.integrated.0.to_bits(),
            true_peak: level.loudness.true_peak.0.to_bits(),
        };
        if let Ok(line) = serde_json::to_string(&tail) {
            let _ = writeln!(self.file, "{line}");
        }
        if let Ok(file) = self.file.into_inner() {
            let _ = settle(file, &self.place);
        }
    }
}

/// What a bulletin was made of the last time, and how far this run has come in it.
pub struct Last {
    head: Head,
    records: Vec<Record>,
    by_words: BTreeMap<Vec<String>, Vec<usize>>,
    /// The sentence that comes next, if all stays as it was.
    at: usize,
}

/// Why a sentence was not in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing like it was in the bulletin before.
    New,
    /// Another voice, or another version of it, spoke.
    Voice,
    /// It was spoken at another rate.
    Rate(u32, u32),
    /// These words were others.
    Words(String, String),
    /// These words were said otherwise.
    Said(Vec<String>),
    /// Something that is heard, such as a comma or a hyphen, was otherwise.
    Delivery,
    /// It was there, and has been removed or was damaged.
    Gone,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("never rendered"),
            Self::Voice => f.write_str("the voice changed"),
            Self::Rate(old, new) => write!(f, "the rate changed from {old} to {new} words a minute"),
            Self::Words(old, new) if old.is_empty() => write!(f, "the words \"{new}\" are new"),
            Self::Words(old, new) if new.is_empty() => write!(f, "the words \"{old}\" are gone"),
            Self::Words(old, new) => write!(f, "the words changed from \"{old}\" to \"{new}\""),
            Self::Said(words) => write!(f, "the pronunciation of {} changed", words.join(", ")),
            Self::Delivery => f.write_str("the way it is read changed"),
            Self::Gone => f.write_str("it was there and is no more, or was damaged"),
        }
    }
}

impl Last {
    /// Moves on past a sentence that was in the store.
    pub fn pass(&mut self, utterance: &Utterance) {
        let words: Vec<String> = utterance.words.iter().map(written).collect();
        if let Some(index) = self.same(&words) {
            self.at = index + 1;
        }
    }

    /// Why a sentence is not in the store.
    pub fn explain(&mut self, key: &Key, utterance: &Utterance, voice: &str) -> Reason {
        let record = Record::of(key, utterance);
        let Some(index) = self.same(&record.words).or_else(|| self.alike(&record.words)) else { return Reason::New };
        self.at = index + 1;
        let old = &self.records[index];
        let wpm = utterance.delivery.wpm;
        if old.words != record.words {
            let (old, new) = difference(&old.words, &record.words);
            return Reason::Words(old, new);
        }
        let differs = |at: &usize| old.said.get(*at) != record.said.get(*at);
        let said: Vec<String> = (0..record.words.len())
            .filter(differs)
            .map(|at| record.words[at].trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned())
            .collect();
        match () {
            () if old.key == record.key => Reason::Gone,
            () if !said.is_empty() => Reason::Said(said),
            () if self.head.voice != voice => Reason::Voice,
            () if self.head.wpm != wpm => Reason::Rate(self.head.wpm, wpm),
            () => Reason::Delivery,
        }
    }

    /// The sentence of the same words that is nearest to the place.
    fn same(&self, words: &[String]) -> Option<usize> {
        self.by_words.get(words)?.iter().copied().min_by_key(|index| index.abs_diff(self.at))
    }

    /// The sentence around the place that shares most words.
    fn alike(&self, words: &[String]) -> Option<usize> {
        let from = self.at.saturating_sub(WINDOW);
        let near = self.records.iter().enumerate().skip(from).take(2 * WINDOW);
        let shared = near.map(|(index, record)| {
            let common = words.iter().filter(|word| record.words.contains(word)).count();
            (index, common * 100 / words.len().max(record.words.len()).max(1))
        });
        let best = shared.max_by_key(|(index, percent)| (*percent, std::cmp::Reverse(index.abs_diff(self.at))));
        best.filter(|(_, percent)| *percent >= ALIKE).map(|(index, _)| index)
    }
}

/// What differs, without the words that are the same before and after.
fn difference(old: &[String], new: &[String]) -> (String, String) {
    let before = std::iter::zip(old, new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - before;
    let after = std::iter::zip(old.iter().rev(), new.iter().rev()).take(rest).take_while(|(old, new)| old == new);
    let after = after.count();
    (old[before..old.len() - after].join(" "), new[before..new.len() - after].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Authority, Delivery, Join};

    fn utterance(line: &str) -> Utterance {
        let word = |text: &str| SpokenWord {
            text: text.to_owned(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: Pronunciation::Engine,
        };
        Utterance { words: line.split(' ').map(word).collect(), delivery: Delivery { wpm: 165 } }
    }

    #[test]
    fn each_miss_is_told_its_reason() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        assert!(store.last("out.wav").is_none());
        let mut notes = store.notes("out.wav", "voice 1", 165).unwrap();
        for line in ["the river rose again", "officials said", "Lavrov met Xi in Brno"] {
            notes.add(&Key::of("voice 1", &utterance(line)), &utterance(line));
        }
        let loudness = Loudness { integrated: Lufs(-19.0 + 0.1), true_peak: Decibels(-1.0 / 3.0) };
        let level = Level { gain: Decibels(0.1 + 0.2), loudness, frames: Frames(7) };
        notes.keep("all of it", &level);
        assert_eq!(store.level("out.wav"), Some(("all of it".to_owned(), level)));
        let reason = |utterance: &Utterance, voice: &str| {
            store.last("out.wav").unwrap().explain(&Key::of(voice, utterance), utterance, voice).to_string()
        };
        let same = utterance("the river rose again");
        assert_eq!(reason(&same, "voice 1"), "it was there and is no more, or was damaged");
        assert_eq!(reason(&same, "voice 2"), "the voice changed");
        let faster = Utterance { delivery: Delivery { wpm: 170 }, ..same };
        assert_eq!(reason(&faster, "voice 1"), "the rate changed from 165 to 170 words a minute");
        let words = utterance("Lavrov saw Xi in Brno");
        assert_eq!(reason(&words, "voice 1"), "the words changed from \"met\" to \"saw\"");
        assert_eq!(reason(&utterance("Lavrov met Xi in Brno today"), "voice 1"), "the words \"today\" are new");
        assert_eq!(reason(&utterance("nothing like it"), "voice 1"), "never rendered");
        let mut said = utterance("Lavrov met Xi in Brno");
        said.words[2].pronunciation = Pronunciation::Alias {
            text: "she".to_owned(),
            authority: Authority { layer: "user", entry: None, origin: None },
        };
        assert_eq!(reason(&said, "voice 1"), "the pronunciation of Xi changed");
        assert!(store.last("other.wav").is_none());
    }
}
