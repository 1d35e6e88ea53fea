//! Who says a name that no lexicon entry decides: the base lexicon, the rules of its origin, or the voice. Composes them;
//! knows no pronunciation itself.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{self, Lookup, base, fold, inflect, stem};
use crate::model::{Authority, Join, Phones, Pronunciation, Stress};
use crate::origins::{self, Guess, Origin, particle};
use crate::text::is_apostrophe;

/// How sure the origin of a name must be before its rules are believed more than the voice's own.
const SURE: f32 = 0.7;

/// Letters that a word in capitals has at least if it may be a name by itself and no initialism.
const SHOUTED_NAME: usize = 5;

/// The layers below the lexicon files, for the names of one article.
pub struct Namer {
    base: bool,
    rules: bool,
    article: origins::Article,
    /// Folded, the words that the article writes with a capital and small letters: names, and so also in capitals.
    cased: BTreeSet<String>,
    /// Names come again and again; a guess is made once.
    guesses: RefCell<BTreeMap<String, Guess>>,
}

impl Namer {
    /// Reads an article, paragraph by paragraph; none for a name on its own.
    pub fn new<'a>(layers: &[&str], paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let rules = layers.contains(&"rules");
        let base = layers.contains(&"base");
        let paragraphs: Vec<&str> = paragraphs.into_iter().collect();
        let words = paragraphs.iter().flat_map(|text| text.split(|letter: char| !is_inside(letter)));
        let cased = words.filter(|word| word.starts_with(char::is_uppercase) && !is_shouted(word)).map(fold).collect();
        let article = origins::Article::read(paragraphs, &base::is_common);
        Self { base, rules, article, cased, guesses: RefCell::default() }
    }

    /// Decides what is left to the voice among the words of one sentence.
    pub fn fill(&self, words: &[Lookup<'_>], said: &mut [Pronunciation]) {
        if self.base {
            homographs(words, said);
        }
        let shouted = words.iter().filter(|word| is_shouted(word.text)).count() * 2 > words.len();
        for (at, said) in said.iter_mut().enumerate().filter(|(_, said)| **said == Pronunciation::Engine) {
            let word = &words[at];
            // "Tae-yul": the second part of a given name is written small.
            let capital = |word: &Lookup<'_>| word.text.starts_with(char::is_uppercase);
            let first = at.checked_sub(1).map(|before| &words[before]).filter(|_| word.join == Join::Hyphen);
            let whole = first.filter(|first| capital(first) && !capital(word));
            if word.letter || base::is_common(word.text) || !(capital(word) || whole.is_some()) {
                continue;
            }
            // A short word in capitals is an initialism, unless the article has it as a name elsewhere.
            let long = || word.text.chars().count() >= SHOUTED_NAME;
            let cased = || self.cased.contains(&fold(stem(word.text).unwrap_or(word.text)));
            if is_shouted(word.text) && !shouted && !long() && !cased() {
                continue;
            }
            let whole = whole.map_or_else(|| word.text.to_owned(), |first| format!("{}-{}", first.text, word.text));
            let several = self.singular(words, at).and_then(|one| self.stem(one, one));
            let several = several.map(|(phones, authority)| (inflect(&phones), authority));
            if let Some((phones, authority)) = several.or_else(|| self.name(word.text, &whole)) {
                *said = Pronunciation::Phones { phones, authority };
            }
        }
        self.particles(words, said);
    }

    /// Decides what is left to the voice among the words of one name on its own.
    pub fn complete(&self, name: &str, words: &mut [(String, Pronunciation)]) {
        let several = words.len() > 1;
        let decide = |words: &mut [(String, Pronunciation)], particles: bool| {
            let wanted = |word: &str| particles || !several || particle(word).is_none();
            for (word, said) in words.iter_mut().filter(|(word, said)| *said == Pronunciation::Engine && wanted(word)) {
                if let Some((phones, authority)) = self.name(word, name) {
                    *said = Pronunciation::Phones { phones, authority };
                }
            }
        };
        // Particles go by the name they stand in, and the base lexicon knows only how they are said by themselves.
        decide(words, false);
        let lookup = |text| Lookup { text, letter: false, join: Join::Space, stop: false };
        let lookups: Vec<Lookup<'_>> = words.iter().map(|(text, _)| lookup(text.as_str())).collect();
        let mut said: Vec<Pronunciation> = words.iter().map(|(_, said)| said.clone()).collect();
        self.particles(&lookups, &mut said);
        std::iter::zip(words.iter_mut(), said).for_each(|((_, before), said)| *before = said);
        decide(words, true);
    }

    /// The name that an unlisted word is the plural of: "the Konashenkovs". Many a name ends in an s of its own, so the
    /// article must have the one, or say "the" before a consonant that hardly stands before such an s.
    fn singular<'w>(&self, words: &[Lookup<'w>], at: usize) -> Option<&'w str> {
        let text = words[at].text.trim_end_matches(is_apostrophe);
        let listed = self.base && base::known(text).is_some();
        let one = text.strip_suffix(['s', 'S']).filter(|one| !listed && one.ends_with(char::is_alphabetic))?;
        let many = at.checked_sub(1).is_some_and(|before| words[before].text.eq_ignore_ascii_case("the"));
        let consonant = one.ends_with(|letter: char| "bcdfgklmnrtvwz".contains(letter.to_ascii_lowercase()));
        let known = |one: &&str| self.cased.contains(&fold(one));
        let whole = Some(one).filter(|one| known(one) || (many && consonant));
        // "the Lopezes": without a vowel of its own the name hisses.
        whole.or_else(|| one.strip_suffix(['e', 'E']).filter(known))
    }

    /// The particles of names that their origin decides are said as that origin says them: "van der Ploeg".
    fn particles(&self, words: &[Lookup<'_>], said: &mut [Pronunciation]) {
        for at in (0..words.len()).filter(|_| self.rules) {
            if said[at] != Pronunciation::Engine || words[at].letter {
                continue;
            }
            let Some(origin) = self.origin_of_particle(words, said, at) else { continue };
            let said_there = origin.pronounce(words[at].text).ok();
            let Some(mut phones) = said_there.filter(|phones| !phones.0.is_empty()) else { continue };
            phones.0.iter_mut().for_each(|sound| sound.stress = Stress::None);
            let authority = Authority { layer: "rules", entry: None, origin: Some(origin.name) };
            said[at] = Pronunciation::Phones { phones, authority };
        }
    }

    /// The origin of the name that a particle stands in; `None` where the word is none, or the origin not plain.
    fn origin_of_particle(&self, words: &[Lookup<'_>], said: &[Pronunciation], at: usize) -> Option<&'static Origin> {
        let origins = particle(words[at].text)?.origins;
        let capital = |nth: usize| words.get(nth).is_some_and(|word| word.text.starts_with(char::is_uppercase));
        let tied = |nth: usize| nth > 0 && words.get(nth).is_some_and(|word| !words[nth - 1].stop && !word.letter);
        let mut last = at + 1;
        while tied(last) && particle(words[last].text).is_some() && !capital(last) {
            last += 1;
        }
        // "do", "den" and "bar" are words of English, but hardly between two names.
        let first = (0..at).rev().find(|before| particle(words[*before].text).is_none() || capital(*before));
        let within = first.is_some_and(|first| capital(first) && (first + 1..=at).all(tied));
        let leads = (0..=at).rev().take_while(|nth| particle(words[*nth].text).is_some());
        let leads = leads.last().is_some_and(|first| particle(words[first].text).is_some_and(|first| first.leads));
        if !tied(last) || !capital(last) || !(within || leads) {
            return None;
        }
        let decided = said[last].authority().and_then(|authority| authority.origin);
        // "van" is Dutch before every name.
        let only = if let [only] = origins { decided.and(Some(*only)) } else { None };
        if let Some(decided) = decided.filter(|decided| origins.contains(decided)).or(only) {
            return origins::ORIGINS.iter().find(|origin| origin.name == decided);
        }
        let whole: Vec<&str> = words[at..=last].iter().map(|word| word.text).collect();
        let guess = self.guess(&whole.join(" "));
        let plain = decided.is_none() && said[last].authority().is_some() && !capital(at) && guess.sure >= SURE;
        guess.origin.filter(|origin| plain && origins.contains(&origin.name))
    }

    /// How a word of a name is said, `whole` being the name; `None` where the voice is to say it.
    pub fn name(&self, word: &str, whole: &str) -> Option<(Phones, Authority)> {
        // "Syria's" is no name of its own: rules would read it as "Syrias".
        let Some(bare) = stem(word) else { return self.stem(word, whole) };
        let (phones, authority) = self.stem(bare, if whole == word { bare } else { whole })?;
        Some((inflect(&phones), authority))
    }

    fn stem(&self, word: &str, whole: &str) -> Option<(Phones, Authority)> {
        let known = if self.base { base::known(word) } else { None };
        if let Some((origin, phones)) = known.as_ref().and_then(|known| self.choose(&known.said, word, whole)) {
            return Some((phones.clone(), Authority { layer: "base", entry: None, origin: *origin }));
        }
        if !self.rules || word.chars().count() < 2 {
            return None;
        }
        let guess = self.guess(whole);
        let origin = guess.origin.filter(|_| guess.sure >= SURE)?;
        Some((origin.pronounce(word).ok()?, Authority { layer: "rules", entry: None, origin: Some(origin.name) }))
    }

    /// Which of several pronunciations holds: that of the origin for which more speaks than the letters; else the first, if
    /// that is of English or CMUdict; else the one whose origin fits the letters best. `None` where all are CMUdict's and
    /// the word has marks that only another language writes: "João" is not its "Joao".
    fn choose<'k>(
        &self,
        said: &'k [(Option<&'static str>, Phones)],
        word: &str,
        whole: &str,
    ) -> Option<&'k (Option<&'static str>, Phones)> {
        let first = said.first()?;
        let marked = first.0.is_none() && word.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
        if said.len() == 1 && !marked {
            return Some(first);
        }
        let guess = self.guess(whole);
        let name = guess.origin.map_or("english", |origin| origin.name);
        let fitting = said.iter().find(|(origin, _)| *origin == Some(name));
        let foreign = marked && guess.sure >= SURE && guess.origin.is_some();
        if foreign && self.rules {
            return fitting;
        }
        Some(fitting.filter(|_| guess.beyond || first.0.is_some_and(|origin| origin != "english")).unwrap_or(first))
    }

    /// Where a name comes from.
    pub fn guess(&self, name: &str) -> Guess {
        if let Some(guess) = self.guesses.borrow().get(name) {
            return guess.clone();
        }
        let guess = self.article.guess(name);
        self.guesses.borrow_mut().insert(name.to_owned(), guess.clone());
        guess
    }
}

/// Decides the words of two pronunciations that no entry has decided.
fn homographs(words: &[Lookup<'_>], said: &mut [Pronunciation]) {
    for found in lexicon::homographs(words) {
        let Some(phones) = found.phones.filter(|_| said[found.at] == Pronunciation::Engine) else { continue };
        said[found.at] =
            Pronunciation::Phones { phones, authority: Authority { layer: "base", entry: None, origin: None } };
    }
}

/// Whether a character belongs to the word it stands in.
fn is_inside(letter: char) -> bool {
    letter.is_alphabetic() || unicode_normalization::char::is_combining_mark(letter)
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
}
