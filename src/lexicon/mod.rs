//! The lexicon: from `pronunciations.toml` to the sounds of names. Reads no files and asks no voice; what it does not
//! know it leaves to the voice.
//!
//! # The file
//! ```toml
//! [[name]]
//! written = ["Sergei Lavrov", "Sergey Lavrov"]  # every spelling; one alone needs no brackets
//! short   = ["Lavrov"]          # the part that may stand alone once the full name has been said
//! say     = "sehr-GAY LAHV-rawf"
//! lang    = "ru"
//! status  = "checked"
//! checked = 2026-11-22
//! ```
//! `written` and exactly one of `say`, `ipa`, `xsampa`, `arpabet`, `alias` are needed; all else may be left out:
//! - `say` is a newsroom respelling; `key` ("voa", "bbc", "press") forces one key where they differ. `alias` gives
//!   other words to say, which are looked up in turn.
//! - `short` with `alone = true` may stand alone anywhere.
//! - `when = { before = [...], after = [...] }`: the entry holds only where one of those words stands at most three
//!   words before, or after, the name.
//! - `exact_case = true`: capitals must be as written. Without it case does not matter at all, so that headlines in
//!   capitals work; a name that is also a common word ("Said", "Reading", "May") therefore wants `exact_case`. It then
//!   still does not hold where the word is plainly no name: "in May", "May 3", "Said the rebels".
//! - `expect` is what a voice should report that it says, in IPA: `newscast lexicon check` compares it.
//! - `source`, `by`, `note`, `lang`, `checked`, and `status` ("checked", the default, or "guessed") are for people.
//!
//! # Matching
//! What an article marks itself wins, then the longest run of words, then the earlier layer, then a full name over a
//! short one, then equal case, then an entry with `when`. Spellings are compared folded (see `fold.rs`). Hyphens match
//! spaces, and a hyphenated spelling matches the same in one word; words parted by a space are never joined. The
//! possessive and the plural of the last word are derived. No name reaches across punctuation.
//!
//! # Words and sounds
//! If the pronunciation has as many words as the spelling (split at spaces and hyphens), each word gets its own
//! sounds. Else all the sounds go to the first word and the others continue it.

mod apart;
mod arpabet;
pub mod base;
pub mod csv;
mod edit;
mod endings;
mod exchange;
mod fold;
mod forms;
mod homographs;
mod inline;
mod ipa;
mod layer;
mod ordinary;
pub mod pls;
mod read;
mod record;
mod respelling;
mod search;
mod xsampa;

use std::ops::Range;

use crate::model::{Authority, Phone, Phones, Stress};
pub use crate::text::fold;
use crate::text::{Span, is_apostrophe, without_marks as fold_accents};

pub use apart::apart;
pub use arpabet::to_arpabet;
pub use edit::{Placed, append};
pub use exchange::{Import, compose};
pub use homographs::{Homograph, Mistake, all as all_homographs, homographs, mistakes as homograph_mistakes};
pub use ipa::to_ipa;
pub use layer::Layer;
pub use ordinary::{is_month, is_ordinary};
pub use record::Record;
pub use respelling::to_respelling;
pub use search::{Found, Lexicon, Lookup, Reader};
pub use xsampa::to_xsampa;

use endings::{Base, Ending, bases, hisses};
pub use endings::{inflect, stem};
use exchange::entry as read_entry;
use fold::{Part, parts};
use forms::{Candidate, CandidatePart, Said, candidates};
use read::settle;

/// The layer of what an article says of its own names.
const INLINE: &str = "inline";

/// The newsmakers and places that come with the program.
pub const BUNDLED: &str = include_str!("../../pronunciations.toml");

/// What messages and manifests call [`BUNDLED`].
pub const BUNDLED_NAME: &str = "pronunciations.toml (newsmakers)";

/// One `[[name]]` of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Every spelling, as written.
    pub written: Vec<String>,
    /// Parts of the name that may stand alone.
    pub short: Vec<String>,
    /// Whether the short forms may stand alone anywhere.
    pub alone: bool,
    /// How it is said.
    pub spoken: Spoken,
    /// How the file says that, before it was read.
    pub given: Given,
    /// What a voice should report that it says.
    pub expect: Option<Expect>,
    /// Neighbouring words that it needs.
    pub when: Option<When>,
    /// Whether capitals must be as written.
    pub exact_case: bool,
    /// The language of the name, a BCP 47 tag; not checked.
    pub lang: Option<String>,
    /// Whether somebody vouches for it.
    pub status: Status,
    /// Where it was found.
    pub source: Option<String>,
    /// When it was last checked, as the file writes the date.
    pub checked: Option<String>,
    /// Who checked it.
    pub by: Option<String>,
    /// Anything else worth knowing.
    pub note: Option<String>,
    /// The layer, and the place of the pronunciation in its file.
    pub authority: Authority,
}

impl Entry {
    /// An entry of a layer at a place, before anything is known of it: no spelling, and nothing to say.
    fn unsaid(layer: &'static str, at: Span) -> Self {
        Self {
            written: Vec::new(),
            short: Vec::new(),
            alone: false,
            spoken: Spoken::Alias(String::new()),
            given: Given::default(),
            expect: None,
            when: None,
            exact_case: false,
            lang: None,
            status: Status::Checked,
            source: None,
            checked: None,
            by: None,
            note: None,
            authority: Authority { layer, entry: Some(at), origin: None },
        }
    }
}

/// How a name is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// The sounds of each word of the pronunciation, with their final stress.
    Sounds(Vec<Phones>),
    /// Other words.
    Alias(String),
}

/// A pronunciation as its file writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// One of `say`, `ipa`, `xsampa`, `arpabet`, `alias`.
    pub key: &'static str,
    /// The text.
    pub text: String,
    /// The newsroom key that a respelling asks for.
    pub respelling: Key,
}

/// What a voice should report that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect {
    /// IPA, as the file writes it.
    pub text: String,
    /// The sounds of each word.
    pub words: Vec<Phones>,
}

/// Neighbouring words that an entry needs: any one of them will do. All are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// One of these at most three words before the name.
    pub before: Vec<String>,
    /// One of these at most three words after it.
    pub after: Vec<String>,
}

/// Whether somebody vouches for a pronunciation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Somebody does.
    Checked,
    /// It is an educated guess.
    Guessed,
}

/// Which newsroom key a respelling follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// All of them; where they differ, the American ones.
    #[default]
    Any,
    /// Voice of America.
    Voa,
    /// The BBC's text spelling.
    Bbc,
    /// Press associations.
    Press,
}

/// A way to write sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// A newsroom respelling.
    Respelling(Key),
    /// The International Phonetic Alphabet.
    Ipa,
    /// X-SAMPA.
    Xsampa,
    /// ARPABET; `|` parts words.
    Arpabet,
}

impl Notation {
    /// The sounds of each word of `text`, with the stress that the notation leaves out; and its doubts, if any.
    ///
    /// A word of one syllable is stressed, but not "uh" and the like in lower case among other words. Doubled
    /// consonants are said once. The vowel of "comma" becomes that of "cup" where it is stressed.
    ///
    /// # Errors
    /// The symbols that cannot be said, each with its place; a text without sounds is such a fault too.
    pub fn read(self, text: &str) -> Result<(Vec<Phones>, Vec<Fault>), Vec<Fault>> {
        let (mut words, doubts) = self.read_unstressed(text)?;
        let several = words.len() > 1;
        for word in &mut words {
            self.settle(word, several && is_weak(word));
        }
        Ok((words, doubts))
    }

    /// As [`Notation::read`], before stress is settled.
    fn read_unstressed(self, text: &str) -> Result<(Vec<Phones>, Vec<Fault>), Vec<Fault>> {
        let mut reading = match self {
            Self::Respelling(key) => respelling::read(text, key),
            Self::Ipa => ipa::read(text),
            Self::Xsampa => ipa::read_symbols(xsampa::to_ipa(text)?.into_iter()),
            Self::Arpabet => arpabet::read(text),
        };
        reading.words.retain(|word| !word.0.is_empty());
        if reading.words.is_empty() && reading.faults.is_empty() {
            let message = "the pronunciation has no sounds".to_owned();
            let help = "write how the name is said, or leave the entry out".to_owned();
            reading.faults.push(Fault { at: 0..text.len(), message, help });
        }
        for fault in reading.faults.iter_mut().chain(&mut reading.doubts) {
            while fault.at.end < text.len() && !text.is_char_boundary(fault.at.end) {
                fault.at.end += 1;
            }
        }
        if reading.faults.is_empty() { Ok((reading.words, reading.doubts)) } else { Err(reading.faults) }
    }

    /// Completes the stress of one word; `weak` words such as "al" and "of" stay unstressed.
    fn settle(self, word: &mut Phones, weak: bool) {
        word.0.dedup_by(|next, last| next.phone == last.phone && !next.phone.is_vowel());
        let mut vowels = word.0.iter_mut().filter(|sound| sound.phone.is_vowel());
        if let (Some(only), None, false) = (vowels.next(), vowels.next(), weak) {
            only.stress = Stress::Primary;
        }
        if let Self::Respelling(_) = self {
            respelling::settle(word);
        }
        if let Some(cup) = Phone::from_ipa("ʌ") {
            for sound in word.0.iter_mut().filter(|sound| sound.stress != Stress::None) {
                if sound.phone.info().ipa == "ə" {
                    sound.phone = cup;
                }
            }
        }
    }
}

/// Whether a word is one unstressed syllable with a weak vowel.
fn is_weak(word: &Phones) -> bool {
    let vowels: Vec<_> = word.0.iter().filter(|sound| sound.phone.is_vowel()).collect();
    matches!(vowels.as_slice(), [one] if one.stress == Stress::None && matches!(one.phone.info().ipa, "ʌ" | "ə"))
}

/// What is wrong, or doubtful, in a pronunciation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the pronunciation that it is about.
    pub at: Range<usize>,
    /// The fact.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What a notation makes of a text.
#[derive(Debug, Default)]
struct Reading {
    words: Vec<Phones>,
    faults: Vec<Fault>,
    doubts: Vec<Fault>,
}

/// The known word nearest to a mistyped one, at most two edits and half its letters away.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 2).clamp(1, 2);
    let distances = known.iter().map(|candidate| (distance(word, candidate), *candidate));
    distances.filter(|(edits, _)| *edits <= limit).min_by_key(|(edits, _)| *edits).map(|(_, candidate)| candidate)
}

/// Levenshtein's distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (nth, letter) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], nth + 1);
        for (column, other) in right.iter().enumerate() {
            let edits = (diagonal + usize::from(letter != *other)).min(row[column] + 1).min(row[column + 1] + 1);
            diagonal = std::mem::replace(&mut row[column + 1], edits);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_finds_its_neighbour() {
        assert_eq!(nearest("writen", &["written", "short"]), Some("written"));
        assert_eq!(nearest("colour", &["written", "short"]), None);
    }

    #[test]
    fn a_lone_syllable_is_stressed_and_a_weak_one_among_others_is_not() {
        let read = |text: &str| {
            let (words, _) = Notation::Respelling(Key::Any).read(text).unwrap();
            words.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(read("buhn"), "ˈbʌn");
        assert_eq!(read("thuh HAYG"), "ðə ˈheɪɡ");
    }
}
