//! Which words of a line are a proper name. Knows no pronunciation: it goes by capitals, by what is an ordinary word of
//! English, and by what a lexicon entry holds together.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::{Lookup, base, fold, is_month, is_ordinary, stem};
use crate::model::{Authority, Join, Mark, Pronunciation};
use crate::origins::{is_place, particle};
use crate::text::is_latin;

use super::Line;

/// Given names that are also ordinary words: before a name they belong to it.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "amber", "angel", "april", "art", "autumn", "basil", "bill", "bob", "brook", "buck", "carol", "chance", "charity", "chase",
    "christian", "chuck", "clay", "cliff", "daisy", "dale", "dawn", "dean", "dick", "don", "drew", "earl", "eve", "faith",
    "fern", "flora", "frank", "gene", "ginger", "glen", "grace", "grant", "guy", "hazel", "heather", "holly", "hope", "hunter",
    "iris", "ivy", "jack", "jasmine", "jay", "jean", "jimmy", "joy", "june", "lance", "laurel", "lily", "mark", "mason",
    "melody", "miles", "mike", "nick", "norm", "olive", "opal", "pansy", "pat", "patience", "patsy", "pearl", "penny", "pierce",
    "piper", "poppy", "ray", "reed", "rich", "rob", "robin", "rocky", "rod", "rose", "ruby", "rusty", "sandy", "skip", "sterling",
    "summer", "tiffany", "victor", "violet", "wade", "ward", "warren", "will", "willow", "woody",
];

/// Ordinary words that begin names of places: "New York", "Port Sudan".
const LEADS: &[&str] =
    &["new", "north", "south", "east", "west", "great", "port", "cape", "fort", "lake", "mount", "upper", "lower"];

/// Words of a name at the most that is found again by the story's other places.
const LONGEST_KNOWN: usize = 4;

/// Days are no names, though they have capitals; nor are months.
const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// How adjectives of peoples end. "Syrian Bashar Assad" is two names, "Jordan Peterson" one.
const PEOPLES: &[&str] =
    &["ian", "ean", "ish", "ese", "aeli", "aqi", "tani", "ench", "utch", "eek", "erman", "rican", "ghan", "ech"];

/// Short forms with stops that are no initials of a person.
const NO_INITIALS: &[&str] = &["U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "L.A.", "N.Y.", "U.S", "U.N", "U.K", "E.U"];

/// What the lines of one story tell of the names in each of them.
#[derive(Debug, Default)]
pub struct Story {
    /// The words that stand in small letters, folded.
    small: BTreeSet<String>,
    /// Ordinary words that end somebody's name, folded: they may stand alone after it.
    surnames: BTreeSet<String>,
    /// Names that hold ordinary words, folded, as they stand inside sentences, where capitals tell most.
    known: BTreeSet<String>,
}

impl Story {
    /// Reads the lines of a story.
    pub fn read(lines: &[Line]) -> Self {
        let mut story = Self::default();
        lines.iter().for_each(|line| small_words(line, &mut story.small));
        let (mut surnames, mut known) = (BTreeSet::new(), BTreeSet::new());
        for line in lines {
            let finder = Finder::new(line, &story);
            for name in finder.names().into_iter().filter(|name| !finder.titled && name.len() > 1) {
                let ordinary = |at: usize| !finder.line.utterance.words[at].letter && !finder.is_telling(at);
                if ordinary(name.end - 1) && !is_place(&finder.line.utterance.words[name.end - 2].text) {
                    surnames.insert(finder.folded(name.end - 1));
                }
                let leads = name.start > 0 || !finder.is_lead(name.start);
                if leads && name.clone().any(ordinary) {
                    known.insert(finder.key(name));
                }
            }
        }
        Self { surnames, known, ..story }
    }
}

/// What tells of a word of a line whether it can be part of a name.
pub struct Finder<'a> {
    line: &'a Line,
    story: &'a Story,
    /// Whether most words have a capital, as in many headlines.
    titled: bool,
}

impl<'a> Finder<'a> {
    /// A finder for one line of a story.
    pub fn new(line: &'a Line, story: &'a Story) -> Self {
        let long = line.utterance.words.iter().filter(|word| !word.letter && word.text.chars().count() > 3);
        let (capital, all) =
            long.fold((0, 0), |(capital, all), word| (capital + usize::from(is_capital(&word.text)), all + 1));
        Self { line, story, titled: line.headline && capital * 3 > all * 2 }
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
        self.entry(at).is_some() || (self.is_name(at) && !self.is_ordinary(&self.line.utterance.words[at].text))
    }

    /// A word without its possessive ending, folded.
    fn folded(&self, at: usize) -> String {
        let text = &self.line.utterance.words[at].text;
        fold(stem(text).unwrap_or(text))
    }

    fn key(&self, words: Range<usize>) -> String {
        words.map(|at| self.folded(at)).collect::<Vec<_>>().join(" ")
    }

    /// One past the last word of the name that begins at `at`; `at` where none does.
    fn end(&self, at: usize) -> usize {
        let whole = self.group(at);
        if self.capitals(at..whole) > 1 {
            return whole;
        }
        if let Some(end) = self.end_of_foreign(at).or_else(|| self.end_of_known(at)).or_else(|| self.end_of_plain(at)) {
            return end;
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
        // "George W. Bush": initials stand before a surname.
        let surname = self.after_initials(end);
        if end > at && self.is_surname(at, end, surname) { surname + 1 } else { end }
    }

    /// One past the words of another script from `at` on, where there is one. None of them is a word of English.
    fn end_of_foreign(&self, at: usize) -> Option<usize> {
        let foreign = |at: usize| self.line.utterance.words.get(at).is_some_and(|word| !is_latin(&word.text));
        let further = (at + 1..).take_while(|next| foreign(*next) && self.is_tied(*next)).count();
        foreign(at).then_some(at + 1 + further)
    }

    /// One past a name that the story has elsewhere, where its capitals tell more.
    fn end_of_known(&self, at: usize) -> Option<usize> {
        let words = &self.line.utterance.words;
        let run = |end: &usize| (at + 1..*end).all(|next| self.is_tied(next)) && is_capital(&words[at].text);
        let ends = (at + 2..=(at + LONGEST_KNOWN).min(words.len())).rev();
        ends.filter(run).find(|end| self.story.known.contains(&self.key(at..*end)))
    }

    /// One past a name of ordinary words: "Bill Gates".
    fn end_of_plain(&self, at: usize) -> Option<usize> {
        let surname = self.after_initials(at + 1);
        let plain = self.is_given(at) && !self.titled && self.entry(at).is_none() && self.is_plain_surname(surname);
        plain.then_some(surname + 1)
    }

    /// The place after the initials that begin at `at`, tied to what is before them.
    fn after_initials(&self, at: usize) -> usize {
        let initials = (at..).take_while(|next| {
            self.line.utterance.words.get(*next).is_some_and(|word| word.letter && self.is_tied(*next))
                && self.is_initial(*next)
        });
        at + initials.count()
    }

    /// How many words one lexicon entry decides from `at` on, as the word after them; `at` where none does.
    fn group(&self, at: usize) -> usize {
        let Some(entry) = self.entry(at).filter(|_| !self.is_no_name(at)) else { return at };
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
        // The stop of an initial is none of the sentence.
        (before.mark.is_none() || (before.letter && self.is_initial(at - 1))) && stem(&before.text).is_none()
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
        if !is_latin(&word.text) {
            return true;
        }
        is_capital(&word.text)
            && self.is_written(at)
            && (!self.is_ordinary(&word.text)
                || (self.story.surnames.contains(&self.folded(at)) && !self.is_no_name(at)))
    }

    /// Whether the word is plainly the month or the ordinary word, though it is somebody's name elsewhere.
    fn is_no_name(&self, at: usize) -> bool {
        let word = &self.line.utterance.words[at];
        if !is_month(&word.text) && !base::is_common(&word.text) {
            return false;
        }
        let words: Vec<Lookup<'_>> = self.line.utterance.words.iter().map(Lookup::from).collect();
        !self.is_written(at) || is_ordinary(&words, at)
    }

    fn is_ordinary(&self, word: &str) -> bool {
        let bare = stem(word).unwrap_or(word);
        let folded = fold(bare);
        DAYS.contains(&folded.as_str())
            || is_month(bare)
            || self.story.small.contains(&folded)
            || is_common(word)
            || is_common(bare)
    }

    /// Whether a word that is no name by itself belongs to the name after it: a particle, an initial, a given name.
    fn may_lead(&self, at: usize, first: bool) -> bool {
        let word = &self.line.utterance.words[at];
        if word.letter {
            return self.is_initial(at);
        }
        if let Some(particle) = particle(&word.text) {
            return !first || particle.leads || is_capital(&word.text) || self.is_hyphened(at + 1);
        }
        let given = self.is_given(at) && self.is_name(self.after_initials(at + 1));
        given || (first && (self.line.words[at].class == ("title", "saint") || self.leads_place(at)))
    }

    fn is_initial(&self, at: usize) -> bool {
        let written = self.written(at);
        written.contains('.') && !NO_INITIALS.contains(&written)
    }

    fn is_given(&self, at: usize) -> bool {
        let Some(word) = self.line.utterance.words.get(at) else { return false };
        // "Will Labour win?"
        let asks = || self.line.utterance.words.iter().any(|word| word.mark == Some(Mark::Question));
        is_capital(&word.text) && GIVEN.contains(&fold(&word.text).as_str()) && !(at == 0 && asks())
    }

    fn is_lead(&self, at: usize) -> bool {
        let word = &self.line.utterance.words[at];
        is_capital(&word.text) && LEADS.contains(&fold(&word.text).as_str())
    }

    /// Whether an ordinary word with a capital begins the name of a place: "New York", but not in "New Syrian attacks".
    fn leads_place(&self, at: usize) -> bool {
        let words = &self.line.utterance.words;
        let Some(next) = words.get(at + 1).filter(|_| self.is_lead(at) && self.is_name(at + 1)) else { return false };
        let listed = is_place(&format!("{} {}", words[at].text, stem(&next.text).unwrap_or(&next.text)));
        listed || (!self.titled && (at > 0 || !self.is_people(at + 1)))
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

    /// Whether the ordinary word at `at` has a capital because it ends the name that begins at `start` and has ended at
    /// `end` but for initials: "Igor Black", "Kadri Stone".
    fn is_surname(&self, start: usize, end: usize, at: usize) -> bool {
        !self.titled
            && self.is_plain_surname(at)
            && !is_place(&self.line.utterance.words[end - 1].text)
            && self.capitals(start..self.group(start)) < 2
    }

    /// Whether an ordinary word ends a name, as far as its own capital and what follows tell.
    fn is_plain_surname(&self, at: usize) -> bool {
        let Some(word) = self.line.utterance.words.get(at) else { return false };
        let next = || self.line.utterance.words.get(at + 1).is_some_and(|next| is_capital(&next.text));
        self.is_tied(at)
            && self.is_written(at)
            && is_capital(&word.text)
            && self.entry(at).is_none()
            && !self.is_name(at)
            && !DAYS.contains(&self.folded(at).as_str())
            && !self.is_no_name(at)
            && (is_month(&self.folded(at)) || !self.story.small.contains(&self.folded(at)))
            && (word.mark.is_some() || !next())
    }
}

/// Adds the words of a line that are written in small letters, folded.
fn small_words(line: &Line, into: &mut BTreeSet<String>) {
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
