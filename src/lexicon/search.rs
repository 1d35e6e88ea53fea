//! Finding names in the words of sentences. Reads no files; writes no sounds but those of endings.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::base;
use super::{
    Base, Candidate, CandidatePart, Ending, Entry, INLINE, Layer, Said, When, bases, fold, fold_accents, hisses,
    inflect, is_ordinary,
};
use crate::model::{Authority, Join, Phones, Pronunciation, SpokenWord, Word};

/// One word of a sentence, as a lexicon needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lookup<'a> {
    /// Its spelling.
    pub text: &'a str,
    /// Whether it is the name of a letter.
    pub letter: bool,
    /// How it is tied to the word before it.
    pub join: Join,
    /// Whether punctuation is heard after it: no name reaches across.
    pub stop: bool,
}

impl<'a> From<&'a Word> for Lookup<'a> {
    fn from(word: &'a Word) -> Self {
        Self { text: &word.text, letter: word.letter, join: word.join, stop: word.mark.is_some() }
    }
}

impl<'a> From<&'a SpokenWord> for Lookup<'a> {
    fn from(word: &'a SpokenWord) -> Self {
        Self { text: &word.text, letter: word.letter, join: word.join, stop: word.mark.is_some() }
    }
}

/// Layers of entries, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    layers: Vec<Arc<Layer>>,
}

/// A word of a sentence, folded once.
struct Folded {
    text: String,
    bases: Vec<Base>,
}

/// The words of a sentence, as they are and folded.
#[derive(Clone, Copy)]
struct Words<'a> {
    words: &'a [Lookup<'a>],
    folded: &'a [Folded],
}

/// A candidate found in a sentence.
struct Match<'l> {
    /// The numbers of its layer and entry.
    place: (usize, usize),
    entry: &'l Entry,
    candidate: &'l Candidate,
    /// How many words of the sentence each part took.
    taken: Vec<usize>,
    ending: Option<Ending>,
}

/// Where a match may end, and how many layers are asked.
#[derive(Clone, Copy)]
struct Scope {
    end: usize,
    layers: usize,
}

/// The full names said so far, each with its turn, and so which short forms may stand.
#[derive(Clone, Debug, Default)]
struct Memory {
    seen: BTreeMap<(usize, usize), usize>,
    turn: usize,
    /// Whether every short form may stand.
    all: bool,
}

/// How deep an alias may lead to another.
const ALIAS_DEPTH: usize = 4;

/// How many words before or after a name `when` looks at.
const REACH: usize = 3;

impl Lexicon {
    /// Builds it from layers in order of authority: the first wins.
    pub fn new(layers: Vec<Layer>) -> Self {
        Self { layers: layers.into_iter().map(Arc::new).collect() }
    }

    /// The same with another layer above all others.
    pub fn below(&self, first: Layer) -> Self {
        Self { layers: std::iter::once(Arc::new(first)).chain(self.layers.iter().cloned()).collect() }
    }

    /// The layers, the strongest first.
    pub fn layers(&self) -> &[Arc<Layer>] {
        &self.layers
    }

    /// The entry that decided.
    pub fn entry(&self, authority: Authority) -> Option<&Entry> {
        self.layers.iter().find_map(|layer| layer.decided(authority))
    }

    /// A reader for one article.
    pub fn reader(&self) -> Reader<'_> {
        Reader { lexicon: self, memory: Memory::default() }
    }

    /// How the words of one sentence are said, one pronunciation a word; short forms need their full form before
    /// them in this sentence.
    pub fn pronounce(&self, words: &[Lookup<'_>]) -> Vec<Pronunciation> {
        self.reader().pronounce(words)
    }

    /// One written name, short forms too, word by word.
    pub fn lookup(&self, name: &str) -> Found<'_> {
        let mut texts = Vec::new();
        for word in name.split_whitespace() {
            for (nth, piece) in word.split(['-', '‐', '‑', '–', '—', '/']).enumerate() {
                let join = if nth > 0 { Join::Hyphen } else { Join::Space };
                let letters: Vec<&str> = piece.split('.').filter(|letter| !letter.is_empty()).collect();
                let initials = piece.contains('.') && letters.iter().all(|letter| letter.chars().count() == 1);
                let pieces = if initials { letters } else { vec![piece] };
                texts.extend(pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| (piece, join, initials)));
            }
        }
        let words: Vec<Lookup<'_>> = texts
            .iter()
            .map(|(text, join, letter)| Lookup { text, letter: *letter, join: *join, stop: false })
            .collect();
        let said = self.say(&words, &mut Memory { all: true, ..Memory::default() }, 0);
        let mut deciders = said.iter().filter(|said| **said != Pronunciation::Continues).map(Pronunciation::authority);
        let first = deciders.next().flatten();
        let entry = first.filter(|first| deciders.all(|other| other == Some(*first)));
        let words = words.iter().map(|word| word.text.to_owned()).zip(said).collect();
        Found { words, entry: entry.and_then(|authority| self.entry(authority)) }
    }

    /// Whether a word, or what it is the possessive or plural of, is a name; or whether two words, with anything
    /// between them, stand side by side in one.
    ///
    /// A lone word of a longer name is not known: "Port-au-Prince" does not make "0.21 AU" a word.
    pub fn knows(&self, words: &str) -> bool {
        let known = |text: &str| self.layers.iter().any(|layer| layer.has_word(text));
        known(&fold(words)) || known(&fold_accents(words)) || bases(words).iter().any(|base| known(&base.text))
    }

    fn say(&self, words: &[Lookup<'_>], memory: &mut Memory, depth: usize) -> Vec<Pronunciation> {
        let fold_one = |word: &Lookup<'_>| Folded { text: fold(word.text), bases: bases(word.text) };
        let folded: Vec<Folded> = words.iter().map(fold_one).collect();
        let sentence = Words { words, folded: &folded };
        let marked = self.marked(sentence, memory);
        let mut said = Vec::with_capacity(words.len());
        while said.len() < words.len() {
            let at = said.len();
            // What an article marks itself goes before a longer name in a file, and no such name reaches into it.
            let scope = match marked.iter().find(|start| **start >= at) {
                Some(start) if *start == at => Scope { end: words.len(), layers: 1 },
                Some(start) => Scope { end: *start, layers: usize::MAX },
                None => Scope { end: words.len(), layers: usize::MAX },
            };
            let Some(found) = self.best(sentence, at, memory, scope) else {
                said.push(Pronunciation::Engine);
                continue;
            };
            if !found.candidate.short {
                memory.turn += 1;
                memory.seen.insert(found.place, memory.turn);
            }
            self.render(&found, &mut said, depth);
        }
        said
    }

    /// Where names begin that the article itself marks.
    fn marked(&self, sentence: Words<'_>, memory: &Memory) -> Vec<usize> {
        if self.layers.first().is_none_or(|layer| layer.name() != INLINE) {
            return Vec::new();
        }
        let scope = Scope { end: sentence.words.len(), layers: 1 };
        (0..sentence.words.len()).filter(|at| self.best(sentence, *at, memory, scope).is_some()).collect()
    }

    fn best(&self, sentence: Words<'_>, at: usize, memory: &Memory, scope: Scope) -> Option<Match<'_>> {
        let mut best = None;
        let Words { words, folded } = sentence;
        self.consider(&folded[at].text, sentence, at, memory, scope, &mut best);
        for base in &folded[at].bases {
            self.consider(&base.text, sentence, at, memory, scope, &mut best);
        }
        // An apostrophe may have parted one written word into several.
        let mut joined = folded[at].text.clone();
        let ties = words[at + 1..].iter().take_while(|next| next.join == Join::None).take(REACH).count();
        for next in &folded[at + 1..at + 1 + ties] {
            for base in &next.bases {
                self.consider(&format!("{joined}{}", base.text), sentence, at, memory, scope, &mut best);
            }
            joined.push_str(&next.text);
            self.consider(&joined, sentence, at, memory, scope, &mut best);
        }
        best.map(|(_, found)| found)
    }

    fn consider<'l>(
        &'l self,
        first: &str,
        sentence: Words<'_>,
        at: usize,
        memory: &Memory,
        scope: Scope,
        best: &mut Option<(Rank, Match<'l>)>,
    ) {
        for (layer, content) in self.layers.iter().enumerate().take(scope.layers) {
            for (nth, entry, candidates) in content.begun_by(first) {
                let turn = memory.seen.get(&(layer, nth)).copied();
                // "Henry" on its own is nobody's short form: it is a word of English.
                let alone = || entry.alone || turn.is_some() || (memory.all && !base::is_english(first));
                let begins = |candidate: &Candidate| candidate.parts.first().is_some_and(|part| part.folded == first);
                let begun = candidates.iter().enumerate().filter(|(_, candidate)| begins(candidate));
                for (form, candidate) in begun.filter(|(_, candidate)| !candidate.short || alone()) {
                    let Some((taken, ending)) = candidate.fits(sentence, at) else { continue };
                    let end = at + taken.iter().sum::<usize>();
                    if end > scope.end {
                        continue;
                    }
                    let cased = candidate.has_case_of(sentence, at, &taken);
                    let context = entry.when.as_ref().is_none_or(|when| when.holds(sentence.folded, at..end));
                    let no_name = entry.exact_case && entry.when.is_none() && end == at + 1 && !memory.all;
                    if !context || (entry.exact_case && !cased) || (no_name && is_ordinary(sentence.words, at)) {
                        continue;
                    }
                    let rank = Rank {
                        words: end - at,
                        not_plural: !matches!(ending, Some(Ending::Plural | Ending::SibilantPlural)),
                        layer: Reverse(layer),
                        full: !candidate.short,
                        cased,
                        when: entry.when.is_some(),
                        turn: turn.filter(|_| candidate.short),
                        order: Reverse((nth, form)),
                    };
                    if best.as_ref().is_none_or(|(before, _)| *before < rank) {
                        *best = Some((rank, Match { place: (layer, nth), entry, candidate, taken, ending }));
                    }
                }
            }
        }
    }

    fn render(&self, found: &Match<'_>, said: &mut Vec<Pronunciation>, depth: usize) {
        let (candidate, authority) = (found.candidate, found.entry.authority);
        let last = candidate.parts.iter().rposition(|part| !matches!(part.said, Said::Continues));
        for (nth, (part, taken)) in candidate.parts.iter().zip(&found.taken).enumerate() {
            let ending = found.ending.filter(|_| last == Some(nth));
            said.push(match &part.said {
                Said::Continues => Pronunciation::Continues,
                Said::Sounds(phones) => {
                    let phones = if ending.is_some() { inflect(phones) } else { phones.clone() };
                    Pronunciation::Phones { phones, authority }
                }
                Said::Alias(text) => self.resolve(text, ending, authority, depth),
            });
            said.extend(std::iter::repeat_n(Pronunciation::Continues, taken - 1));
        }
    }

    /// The sounds of an alias if all its words are known, else the alias with the aliases in it resolved.
    fn resolve(&self, text: &str, ending: Option<Ending>, authority: Authority, depth: usize) -> Pronunciation {
        let text = match ending {
            Some(Ending::Possessive) => format!("{text}'s"),
            Some(Ending::Plural | Ending::SibilantPlural) => format!("{text}s"),
            None => text.to_owned(),
        };
        if depth >= ALIAS_DEPTH {
            return Pronunciation::Alias { text, authority };
        }
        let words: Vec<Lookup<'_>> = text
            .split([' ', '-'])
            .filter(|word| !word.is_empty())
            .map(|text| Lookup { text, letter: false, join: Join::Space, stop: false })
            .collect();
        let said = self.say(&words, &mut Memory::default(), depth + 1);
        let mut sounds = Phones::default();
        let mut plain: Vec<&str> = Vec::new();
        let mut known = !said.is_empty();
        for (word, said) in words.iter().zip(&said) {
            match said {
                Pronunciation::Phones { phones, .. } => {
                    sounds.0.extend(&phones.0);
                    plain.push(word.text);
                }
                Pronunciation::Alias { text, .. } => {
                    known = false;
                    plain.push(text);
                }
                Pronunciation::Engine => {
                    known = false;
                    plain.push(word.text);
                }
                Pronunciation::Continues => {}
            }
        }
        if known {
            Pronunciation::Phones { phones: sounds, authority }
        } else {
            Pronunciation::Alias { text: plain.join(" "), authority }
        }
    }
}

/// What makes one match better than another, the most important first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    words: usize,
    /// "Hamas" and "Hamas's" are not plurals of "Hama", whoever lists that.
    not_plural: bool,
    layer: Reverse<usize>,
    full: bool,
    cased: bool,
    when: bool,
    turn: Option<usize>,
    order: Reverse<(usize, usize)>,
}

/// Reads one article, and remembers which full names have been said in it.
#[derive(Clone, Debug)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    memory: Memory,
}

impl Reader<'_> {
    /// How the words of the next sentence are said, one pronunciation a word.
    pub fn pronounce(&mut self, words: &[Lookup<'_>]) -> Vec<Pronunciation> {
        self.lexicon.say(words, &mut self.memory, 0)
    }
}

/// What [`Lexicon::lookup`] knows of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'l> {
    /// Its words and how they are said.
    pub words: Vec<(String, Pronunciation)>,
    /// The entry, where one alone decided all words.
    pub entry: Option<&'l Entry>,
}

impl Candidate {
    /// How many words each part takes if the name stands at `at`, and the ending of the last.
    fn fits(&self, sentence: Words<'_>, at: usize) -> Option<(Vec<usize>, Option<Ending>)> {
        if at + self.parts.len() > sentence.words.len() || self.fails_at_once(sentence, at) {
            return None;
        }
        let mut taken = Vec::with_capacity(self.parts.len());
        let mut next = at;
        for (nth, part) in self.parts.iter().enumerate() {
            if nth > 0 && sentence.words.get(next - 1).is_none_or(|word| word.stop) {
                return None;
            }
            let last = nth + 1 == self.parts.len();
            let (count, ending) = self.fits_part(part, last, sentence, next)?;
            taken.push(count);
            next += count;
            if last {
                return Some((taken, ending));
            }
        }
        None
    }

    /// Whether the second word already tells that the name does not stand here. Hundreds of names begin with "al".
    fn fails_at_once(&self, sentence: Words<'_>, at: usize) -> bool {
        let (Some(part), Some(word), Some(folded)) =
            (self.parts.get(1), sentence.words.get(at + 1), sentence.folded.get(at + 1))
        else {
            return false;
        };
        word.join != Join::None
            && !folded.text.starts_with(&part.folded)
            && !part.folded.starts_with(folded.text.as_str())
    }

    fn fits_part(
        &self,
        part: &CandidatePart,
        last: bool,
        sentence: Words<'_>,
        at: usize,
    ) -> Option<(usize, Option<Ending>)> {
        let Words { words, folded } = sentence;
        let mut rest = part.folded.as_str();
        for next in at..words.len() {
            // Words are joined only where nothing but an apostrophe or a stroke parts them.
            if next > at && words[next].join != Join::None {
                return None;
            }
            if words[next].letter && part.folded.chars().count() > 1 {
                return None;
            }
            let base = folded[next].bases.iter().find(|base| last && base.text == rest && self.takes(base.ending));
            if folded[next].text == rest || base.is_some() {
                // "Guterres'" folds to its own base, and yet it is a possessive.
                return Some((next + 1 - at, base.map(|base| base.ending)));
            }
            rest = rest.strip_prefix(folded[next].text.as_str()).filter(|_| !folded[next].text.is_empty())?;
        }
        None
    }

    fn takes(&self, ending: Ending) -> bool {
        let named = self.parts.last().is_some_and(|part| part.cased.chars().next().is_some_and(char::is_uppercase));
        let hissing = || {
            let mut said = self.parts.iter().rev().map(|part| &part.said);
            said.find_map(|said| if let Said::Sounds(phones) = said { Some(hisses(phones)) } else { None })
        };
        match ending {
            Ending::Possessive => true,
            // The plural of an alias would be a guess at spelling.
            Ending::Plural => named && hissing().is_some(),
            Ending::SibilantPlural => named && hissing() == Some(true),
        }
    }

    /// Whether the words have the capitals of the name, endings aside.
    fn has_case_of(&self, sentence: Words<'_>, at: usize, taken: &[usize]) -> bool {
        let mut next = at;
        self.parts.iter().zip(taken).all(|(part, count)| {
            let text: String = sentence.words[next..next + count].iter().map(|word| fold_accents(word.text)).collect();
            next += count;
            text.starts_with(&part.cased)
        })
    }
}

impl When {
    /// Whether a neighbour of the words in `at` is one of those wanted.
    fn holds(&self, words: &[Folded], at: Range<usize>) -> bool {
        let any = |list: &[String], near: &[Folded]| {
            near.iter().any(|word| list.contains(&word.text) || word.bases.iter().any(|base| list.contains(&base.text)))
        };
        let after = at.end..(at.end + REACH).min(words.len());
        any(&self.before, &words[at.start.saturating_sub(REACH)..at.start]) || any(&self.after, &words[after])
    }
}
