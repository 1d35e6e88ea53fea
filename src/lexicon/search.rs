//! Finding names in the words of sentences. Reads no files; writes no sounds but those of endings.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::base;
use super::{
    Base, Ending, Entry, INLINE, Layer, Part, Spoken, When, bases, fold, fold_accents, hisses, inflect, parts,
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
    layers: Vec<Layer>,
    candidates: Vec<Candidate>,
    /// The candidates that begin with a folded word, in the order of the files. Never iterated: its order is chance.
    index: HashMap<String, Vec<usize>>,
    /// What is known to be said as a word: names of one word, and any two words next to each other in a longer one.
    /// Folded; in its own case where the entry asks for that.
    words: HashSet<String>,
}

/// One way to write one name or short form.
#[derive(Clone, Debug)]
struct Candidate {
    layer: usize,
    entry: usize,
    short: bool,
    parts: Vec<CandidatePart>,
}

#[derive(Clone, Debug)]
struct CandidatePart {
    folded: String,
    cased: String,
    said: Said,
}

/// What a part of a name sounds like.
#[derive(Clone, Debug)]
enum Said {
    Sounds(Phones),
    Alias(String),
    Continues,
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
struct Match {
    candidate: usize,
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

/// More hyphens than this in one spelling match only all split or all joined, to bound the number of variants.
const FREE_HYPHENS: usize = 3;

impl Spoken {
    /// How many words the pronunciation has.
    pub(super) fn words(&self) -> usize {
        match self {
            Self::Sounds(words) => words.len(),
            Self::Alias(text) => text.split(' ').count(),
        }
    }

    /// What each of `count` words sounds like: word by word where the counts agree, else all in the first.
    fn said(&self, count: usize) -> Vec<Said> {
        if self.words() == count {
            return match self {
                Self::Sounds(words) => words.iter().cloned().map(Said::Sounds).collect(),
                Self::Alias(text) => text.split(' ').map(|word| Said::Alias(word.to_owned())).collect(),
            };
        }
        let whole = match self {
            Self::Sounds(words) => Said::Sounds(Phones(words.iter().flat_map(|word| word.0.clone()).collect())),
            Self::Alias(text) => Said::Alias(text.clone()),
        };
        std::iter::once(whole).chain(std::iter::repeat_n(Said::Continues, count.saturating_sub(1))).collect()
    }
}

impl Lexicon {
    /// Builds it from layers in order of authority: the first wins.
    pub fn new(layers: Vec<Layer>) -> Self {
        let mut lexicon = Self { layers, ..Self::default() };
        for layer in 0..lexicon.layers.len() {
            for entry in 0..lexicon.layers[layer].entries.len() {
                lexicon.add(layer, entry);
            }
        }
        lexicon
    }

    /// The same with another layer above all others.
    pub fn below(&self, first: Layer) -> Self {
        Self::new(std::iter::once(first).chain(self.layers.iter().cloned()).collect())
    }

    fn add(&mut self, layer: usize, entry: usize) {
        let forms = forms(&self.layers[layer].entries[entry]);
        for (short, whole, said) in forms {
            self.add_form(layer, entry, short, &whole, &said);
        }
    }

    fn add_form(&mut self, layer: usize, entry: usize, short: bool, whole: &[Part], said: &[Said]) {
        let exact = self.layers[layer].entries[entry].exact_case;
        let known = |cased: &str| if exact { cased.to_owned() } else { fold(cased) };
        self.words.extend(whole.windows(2).map(|pair| known(&format!("{}{}", pair[0].cased, pair[1].cased))));
        for joined in variants(whole) {
            let mut made: Vec<CandidatePart> = Vec::new();
            for (nth, part) in whole.iter().enumerate() {
                match made.last_mut().filter(|_| joined[nth]) {
                    Some(last) => {
                        last.cased.push_str(&part.cased);
                        last.folded.push_str(&fold(&part.cased));
                        last.said.append(&said[nth]);
                    }
                    None => made.push(CandidatePart {
                        folded: fold(&part.cased),
                        cased: part.cased.clone(),
                        said: said[nth].clone(),
                    }),
                }
            }
            let Some(first) = made.first().map(|part| part.folded.clone()) else { continue };
            if made.len() == 1 {
                self.words.insert(known(&made[0].cased));
            }
            self.index.entry(first).or_default().push(self.candidates.len());
            self.candidates.push(Candidate { layer, entry, short, parts: made });
        }
    }

    /// The layers, the strongest first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The entry that decided.
    pub fn entry(&self, authority: Authority) -> Option<&Entry> {
        self.layers.iter().flat_map(Layer::entries).find(|entry| entry.authority == authority)
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
        let known = |text: &str| self.words.contains(text);
        known(&fold(words)) || known(&fold_accents(words)) || bases(words).iter().any(|base| known(&base.text))
    }

    fn item(&self, candidate: &Candidate) -> &Entry {
        &self.layers[candidate.layer].entries[candidate.entry]
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
            let candidate = &self.candidates[found.candidate];
            if !candidate.short {
                memory.turn += 1;
                memory.seen.insert((candidate.layer, candidate.entry), memory.turn);
            }
            self.render(&found, &mut said, depth);
        }
        said
    }

    /// Where names begin that the article itself marks.
    fn marked(&self, sentence: Words<'_>, memory: &Memory) -> Vec<usize> {
        let first = self.layers.first().and_then(|layer| layer.entries.first());
        if first.is_none_or(|entry| entry.authority.layer != INLINE) {
            return Vec::new();
        }
        let scope = Scope { end: sentence.words.len(), layers: 1 };
        (0..sentence.words.len()).filter(|at| self.best(sentence, *at, memory, scope).is_some()).collect()
    }

    fn best(&self, sentence: Words<'_>, at: usize, memory: &Memory, scope: Scope) -> Option<Match> {
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

    fn consider(
        &self,
        first: &str,
        sentence: Words<'_>,
        at: usize,
        memory: &Memory,
        scope: Scope,
        best: &mut Option<(Rank, Match)>,
    ) {
        for nth in self.index.get(first).into_iter().flatten() {
            let candidate = &self.candidates[*nth];
            let entry = self.item(candidate);
            let turn = memory.seen.get(&(candidate.layer, candidate.entry)).copied();
            // "Henry" on its own is nobody's short form: it is a word of English.
            if candidate.short && !entry.alone && turn.is_none() && (!memory.all || base::is_english(first)) {
                continue;
            }
            let Some((taken, ending)) = candidate.fits(sentence, at) else { continue };
            let end = at + taken.iter().sum::<usize>();
            if end > scope.end || candidate.layer >= scope.layers {
                continue;
            }
            let cased = candidate.has_case_of(sentence, at, &taken);
            let context = entry.when.as_ref().is_none_or(|when| when.holds(sentence.folded, at..end));
            if !context || (entry.exact_case && !cased) {
                continue;
            }
            let rank = Rank {
                words: end - at,
                not_plural: !matches!(ending, Some(Ending::Plural | Ending::SibilantPlural)),
                layer: Reverse(candidate.layer),
                full: !candidate.short,
                cased,
                when: entry.when.is_some(),
                turn: turn.filter(|_| candidate.short),
                order: Reverse(*nth),
            };
            if best.as_ref().is_none_or(|(before, _)| *before < rank) {
                *best = Some((rank, Match { candidate: *nth, taken, ending }));
            }
        }
    }

    fn render(&self, found: &Match, said: &mut Vec<Pronunciation>, depth: usize) {
        let candidate = &self.candidates[found.candidate];
        let authority = self.item(candidate).authority;
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
    order: Reverse<usize>,
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

impl Said {
    /// Adds the next part of a name that is written in one word.
    fn append(&mut self, next: &Self) {
        match (&mut *self, next) {
            (Self::Sounds(phones), Self::Sounds(more)) => phones.0.extend(&more.0),
            (Self::Alias(text), Self::Alias(more)) => {
                text.push(' ');
                text.push_str(more);
            }
            (Self::Continues, said) => *self = said.clone(),
            _ => {}
        }
    }
}

/// Every way to write an entry: whether it is a short form, its parts, and what each sounds like.
fn forms(item: &Entry) -> Vec<(bool, Vec<Part>, Vec<Said>)> {
    let wholes: Vec<Vec<Part>> = item.written.iter().map(|written| parts(written)).collect();
    let mut forms = Vec::with_capacity(wholes.len() + item.short.len());
    for short in &item.short {
        let wanted: Vec<String> = parts(short).iter().map(|part| fold(&part.cased)).collect();
        let found = wholes.iter().find_map(|whole| {
            let folded: Vec<String> = whole.iter().map(|part| fold(&part.cased)).collect();
            let at = folded.windows(wanted.len()).position(|window| window == wanted)?;
            (item.spoken.words() == whole.len()).then_some((at, whole))
        });
        if let Some((at, whole)) = found {
            let end = at + wanted.len();
            forms.push((true, whole[at..end].to_vec(), item.spoken.said(whole.len())[at..end].to_vec()));
        }
    }
    let whole = wholes.into_iter().map(|whole| {
        let said = item.spoken.said(whole.len());
        (false, whole, said)
    });
    // Full names stand before short forms: the order of the candidates is the last tie-break.
    forms.splice(0..0, whole);
    forms
}

/// For every way to write the hyphens of a name, which parts are joined to the one before them.
fn variants(whole: &[Part]) -> Vec<Vec<bool>> {
    let hyphens: Vec<usize> = (0..whole.len()).filter(|nth| whole[*nth].hyphened).collect();
    if hyphens.is_empty() {
        return vec![vec![false; whole.len()]];
    }
    let choices: Vec<usize> = match hyphens.len() {
        0..=FREE_HYPHENS => (0..1 << hyphens.len()).collect(),
        _ => vec![0, usize::MAX],
    };
    let joined = |choice: usize, nth: usize| {
        hyphens.iter().position(|at| *at == nth).is_some_and(|bit| choice >> bit.min(FREE_HYPHENS) & 1 == 1)
    };
    choices.into_iter().map(|choice| (0..whole.len()).map(|nth| joined(choice, nth)).collect()).collect()
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
