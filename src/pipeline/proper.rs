//! Which words of a line are a proper name. Knows no pronunciation: it goes by capitals, by what is an ordinary word of
//! English, and by what a lexicon entry holds together.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::{base, fold, stem};
use crate::model::{Authority, Join, Pronunciation};
use crate::origins::is_place;

use super::Line;

/// Small words that stand inside names, folded. Those that are no words of English may begin a name in small letters.
#[rustfmt::skip]
const PARTICLES: &[(&str, bool)] = &[
    ("abu", true), ("af", false), ("al", true), ("ap", false), ("bar", false), ("ben", false), ("bin", false), ("bint", true),
    ("da", true), ("dal", true), ("das", false), ("de", true), ("del", true), ("della", true), ("den", false), ("der", true),
    ("di", true), ("do", false), ("dos", false), ("du", true), ("e", false), ("ed", false), ("el", true), ("es", false),
    ("ibn", true), ("la", false), ("las", false), ("le", false), ("los", false), ("mac", false), ("ter", false), ("ul", true),
    ("ur", false), ("van", true), ("von", true), ("y", false), ("zu", false), ("zur", false),
];

/// Given names that are also ordinary words: before a name they belong to it.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "angel", "april", "art", "basil", "bill", "carol", "christian", "cliff", "dale", "dawn", "dean", "dick", "earl", "faith",
    "frank", "gene", "glen", "grace", "grant", "guy", "heather", "hunter", "ivy", "jack", "jay", "jean", "june", "lance", "lily",
    "mark", "mike", "miles", "nick", "olive", "pat", "penny", "pierce", "ray", "reed", "rob", "robin", "rose", "ruby", "sandy",
    "victor", "violet", "wade",
];

/// Days and months are no names, though they have capitals.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
];

/// How adjectives of peoples end. "Syrian Bashar Assad" is two names, "Jordan Peterson" one.
const PEOPLES: &[&str] =
    &["ian", "ean", "ish", "ese", "aeli", "aqi", "tani", "ench", "utch", "eek", "erman", "rican", "ghan", "ech"];

/// Short forms with stops that are no initials of a person.
const NO_INITIALS: &[&str] = &["U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A.", "N.Y.", "U.S", "U.N", "U.K", "E.U"];

/// What tells of a word of a line whether it can be part of a name.
pub struct Finder<'a> {
    line: &'a Line,
    /// The folded words that stand in small letters elsewhere in the story.
    small: &'a BTreeSet<String>,
    /// Whether most words have a capital, as headlines do.
    titled: bool,
}

impl<'a> Finder<'a> {
    /// A finder for one line. `small` holds the story's words in small letters, as [`small_words`] gathers them.
    pub fn new(line: &'a Line, small: &'a BTreeSet<String>) -> Self {
        let long = line.utterance.words.iter().filter(|word| !word.letter && word.text.chars().count() > 3);
        let (capital, all) =
            long.fold((0, 0), |(capital, all), word| (capital + usize::from(is_capital(&word.text)), all + 1));
        Self { line, small, titled: capital * 3 > all * 2 }
    }

    /// The names, in order, each as the range of its words.
    pub fn names(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.line.utterance.words.len() {
            let end = self.end(at);
            if end > at {
                found.push(at..end);
            }
            at = end.max(at + 1);
        }
        found
    }

    /// Whether a word of a name is what people must know how to say: neither an ordinary word nor a particle or initial.
    pub fn is_telling(&self, at: usize) -> bool {
        self.entry(at).is_some() || self.is_name(at)
    }

    /// One past the last word of the name that begins at `at`; `at` where none does.
    fn end(&self, at: usize) -> usize {
        let whole = self.group(at);
        if self.capitals(at..whole) > 1 {
            return whole;
        }
        let (mut end, mut next) = (at, at);
        loop {
            let tied = next == at || self.is_tied(next);
            let whole = self.group(next);
            if !tied || next >= self.line.utterance.words.len() || (next > at && self.capitals(next..whole) > 1) {
                break;
            }
            if self.is_name(next) || (self.capitals(next..whole) > 0 && self.is_written(next)) {
                end = whole.max(next + 1);
                if end - at == 1 && self.is_people(at) && !self.is_hyphened(end) {
                    return end;
                }
                next = end;
            } else if self.may_lead(next, next == at) {
                next += 1;
            } else {
                break;
            }
        }
        // "Tae-yul": the second part of a given name is written small.
        while end > at && self.is_hyphened(end) && !self.is_ordinary(&self.line.utterance.words[end].text) {
            end += 1;
        }
        if end > at && self.is_surname(at, end) { end + 1 } else { end }
    }

    /// How many words one lexicon entry decides from `at` on, as the word after them; `at` where none does.
    fn group(&self, at: usize) -> usize {
        let Some(entry) = self.entry(at) else { return at };
        let mut end = at + 1;
        while end < self.line.utterance.words.len()
            && self.line.utterance.words[end - 1].mark.is_none()
            && (self.said(end) == Some(&Pronunciation::Continues) || self.entry(end) == Some(entry))
        {
            end += 1;
        }
        end
    }

    fn said(&self, at: usize) -> Option<&Pronunciation> {
        self.line.utterance.words.get(at).map(|word| &word.pronunciation)
    }

    /// The entry of a file that decides a word.
    fn entry(&self, at: usize) -> Option<Authority> {
        self.said(at)?.authority().filter(|authority| authority.entry.is_some())
    }

    fn capitals(&self, words: Range<usize>) -> usize {
        self.line.utterance.words[words].iter().filter(|word| is_capital(&word.text)).count()
    }

    /// Whether nothing but a space or hyphen parts a word from the one before it.
    fn is_tied(&self, at: usize) -> bool {
        let before = &self.line.utterance.words[at - 1];
        before.mark.is_none() && stem(&before.text).is_none()
    }

    fn is_hyphened(&self, at: usize) -> bool {
        self.line.utterance.words.get(at).is_some_and(|word| word.join == Join::Hyphen)
    }

    /// Whether a word is read as it is written, so that its capital is the writer's.
    fn is_written(&self, at: usize) -> bool {
        let (class, rule) = self.line.words[at].class;
        !self.line.utterance.words[at].letter && matches!(class, "word" | "initialism")
            || (class, rule) == ("title", "saint")
    }

    fn is_name(&self, at: usize) -> bool {
        let Some(word) = self.line.utterance.words.get(at) else { return false };
        is_capital(&word.text) && self.is_written(at) && !self.is_ordinary(&word.text)
    }

    fn is_ordinary(&self, word: &str) -> bool {
        let bare = stem(word).unwrap_or(word);
        let folded = fold(bare);
        CALENDAR.contains(&folded.as_str()) || self.small.contains(&folded) || is_common(word) || is_common(bare)
    }

    /// Whether a word that is no name by itself belongs to the name after it: a particle, an initial, a given name.
    fn may_lead(&self, at: usize, first: bool) -> bool {
        let word = &self.line.utterance.words[at];
        if word.letter {
            let written = self.written(at);
            return written.contains('.') && !NO_INITIALS.contains(&written);
        }
        let folded = fold(&word.text);
        let particle = PARTICLES.iter().find(|(particle, _)| *particle == folded);
        let alone = is_capital(&word.text) || self.is_hyphened(at + 1);
        match particle {
            Some((_, foreign)) => !first || *foreign || alone,
            None => {
                let given = GIVEN.contains(&folded.as_str()) && is_capital(&word.text) && self.is_name(at + 1);
                given || (first && self.line.words[at].class == ("title", "saint"))
            }
        }
    }

    fn written(&self, at: usize) -> &str {
        let (from, to) = self.line.words[at].written;
        self.line.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Whether a name's first word is an adjective of a people.
    fn is_people(&self, at: usize) -> bool {
        let text = &self.line.utterance.words[at].text;
        is_place(text) && PEOPLES.iter().any(|ending| text.ends_with(ending))
    }

    /// Whether the ordinary word at `end` has a capital because it ends the name: "Igor Black", "Kadri Stone".
    fn is_surname(&self, start: usize, end: usize) -> bool {
        let Some(word) = self.line.utterance.words.get(end) else { return false };
        let next = || self.line.utterance.words.get(end + 1).is_some_and(|next| is_capital(&next.text));
        let last = &self.line.utterance.words[end - 1];
        !self.titled
            && self.is_tied(end)
            && self.is_written(end)
            && is_capital(&word.text)
            && self.entry(end).is_none()
            && !self.is_name(end)
            && !CALENDAR.contains(&fold(&word.text).as_str())
            && !self.small.contains(&fold(stem(&word.text).unwrap_or(&word.text)))
            && !is_place(&last.text)
            && self.capitals(start..self.group(start)) < 2
            && (word.mark.is_some() || !next())
    }
}

/// Adds the words of a line that are written in small letters, folded.
pub fn small_words(line: &Line, into: &mut BTreeSet<String>) {
    for (word, told) in std::iter::zip(&line.utterance.words, &line.words) {
        if told.class.0 == "word" && word.text.starts_with(char::is_lowercase) && !is_capital(&word.text) {
            into.insert(fold(&word.text));
        }
    }
}

/// Whether a word begins with a capital, its particle aside: "d'Estaing".
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        || word.char_indices().take(3).any(|(at, letter)| {
            crate::text::is_apostrophe(letter) && word[at + letter.len_utf8()..].starts_with(char::is_uppercase)
        })
}

/// Whether a word is an ordinary one of English.
fn is_common(word: &str) -> bool {
    word.chars().count() < 2 || base::is_common(word)
}
