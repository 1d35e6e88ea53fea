//! The origin of a name from the article it stands in: countries and peoples named there, the words beside it, the other
//! words of the same name, particles; and its letters. Looks nothing up but its own tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::{ORIGINS, Origin, particle, share, spelling};
use crate::text::fold;

/// Words that tell of a country or people, and the origins of its names.
static PLACES: &str = include_str!("places.tsv");

/// What an article adds to the share of an origin that all its places tell of; [`Origin::share`] is the scale.
const ARTICLE: f32 = 60.0;
/// Places that must be named before an article is believed wholly.
const ENOUGH: f32 = 3.0;
/// What a place right beside a name adds to the logarithm of its chance.
const BESIDE: f32 = 1.5;
/// What a particle within a name adds.
const PARTICLE: f32 = 2.0;
/// How many words before and after a name are beside it.
const NEAR: (usize, usize) = (5, 2);

/// What an article tells of the origins of its names. The default is no article at all.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// What the places named weigh, by the number of the origin; empty where none is named.
    weights: Vec<f32>,
    /// The places named, by origin, in the order of the article.
    named: Vec<Vec<&'static str>>,
    /// By folded word: the longest name that it stands in, and what stands beside its names.
    names: BTreeMap<String, Named>,
}

#[derive(Clone, Debug, Default)]
struct Named {
    words: Vec<String>,
    beside: BTreeMap<usize, BTreeSet<&'static str>>,
}

impl Named {
    /// Whether the name has all these words, in their order: "Ali Hassan" is no longer form of "Karim Ali".
    fn holds(&self, words: &[&str]) -> bool {
        let mut own = self.words.iter().map(|word| fold(word));
        words.iter().filter(|word| !word.is_empty()).all(|word| own.any(|own| own == fold(word)))
    }
}

/// Where a name comes from, as far as can be told.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The likeliest origin; `None` where that is English.
    pub origin: Option<&'static Origin>,
    /// Its probability, from 0 to 1, as the model sees it.
    pub sure: f32,
    /// Whether more than its own letters speaks for it: the article, what stands beside it, or its other words.
    pub beyond: bool,
    /// What speaks for it, a phrase each, the strongest last.
    pub evidence: Vec<String>,
}

/// A place's further words, and the numbers of its origins.
type Places = HashMap<&'static str, Vec<(Vec<&'static str>, &'static str, Vec<usize>)>>;

fn number(name: &str) -> Option<usize> {
    ORIGINS.iter().position(|origin| origin.name == name)
}

fn places() -> &'static Places {
    static MAP: OnceLock<Places> = OnceLock::new();
    MAP.get_or_init(|| {
        let mut map = Places::new();
        for (place, origins) in PLACES.lines().filter_map(|line| line.split_once('\t')) {
            let mut words = place.split([' ', '-']);
            let Some(first) = words.next() else { continue };
            let origins = origins.split(' ').filter_map(number).collect();
            map.entry(first).or_default().push((words.collect(), place, origins));
        }
        // The longest first: "South Korea" before "South".
        map.values_mut().for_each(|list| list.sort_by_key(|(rest, ..)| std::cmp::Reverse(rest.len())));
        map
    })
}

/// Whether a word, or words with a space between them, are the name of a country, people or place that tells of an origin.
pub fn is_place(name: &str) -> bool {
    let mut words = name.split(' ');
    let rest = words.next().and_then(|first| places().get(first)).map_or(&[][..], Vec::as_slice);
    rest.iter().any(|(rest, ..)| rest.iter().copied().eq(words.clone()))
}

/// A word of an article.
struct Lexeme<'a> {
    text: &'a str,
    /// Whether only a space, hyphen or apostrophe parts it from the word before.
    joined: bool,
}

fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
    let mut found = Vec::new();
    let mut last = 0;
    let inside = |letter: char| letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
    let mut at = 0;
    while let Some(start) = text[at..].find(inside).map(|start| at + start) {
        let end = text[start..].find(|letter: char| !inside(letter)).map_or(text.len(), |end| start + end);
        let gap = &text[last..start];
        let joined = matches!(gap, " " | "-" | "‑" | "'" | "’" | "ʼ" | ". " | "\u{a0}" | "\n")
            // A full stop parts names, but for that of an initial.
            && (gap != ". " || found.last().is_some_and(|word: &Lexeme<'_>| word.text.chars().count() == 1));
        found.push(Lexeme { text: &text[start..end], joined });
        (last, at) = (end, end);
    }
    found
}

impl Article {
    /// Reads the paragraphs of an article. `common` tells whether a word is an ordinary one of English.
    pub fn read<'a>(paragraphs: impl IntoIterator<Item = &'a str>, common: &dyn Fn(&str) -> bool) -> Self {
        let count = spelling::count();
        let mut article = Self { weights: vec![0.0; count], named: vec![Vec::new(); count], names: BTreeMap::new() };
        for paragraph in paragraphs {
            let words = lexemes(paragraph);
            let found = article.places(&words);
            article.names(&words, &found, common);
        }
        article
    }

    /// Finds the places; for each word, the origins that it or the place it stands in tells of.
    fn places(&mut self, words: &[Lexeme<'_>]) -> Vec<Option<(&'static str, &'static [usize])>> {
        let mut found = vec![None; words.len()];
        let mut at = 0;
        while at < words.len() {
            let fits = |rest: &[&str]| {
                rest.iter()
                    .enumerate()
                    .all(|(nth, word)| words.get(at + 1 + nth).is_some_and(|next| next.text == *word))
            };
            let place = places().get(words[at].text).and_then(|list| list.iter().find(|(rest, ..)| fits(rest)));
            let Some((rest, place, origins)) = place else {
                at += 1;
                continue;
            };
            for (nth, origin) in origins.iter().enumerate() {
                self.weights[*origin] += 0.5f32.powi(nth as i32);
                if !self.named[*origin].contains(place) {
                    self.named[*origin].push(place);
                }
            }
            found[at..=at + rest.len()].fill(Some((*place, origins.as_slice())));
            at += 1 + rest.len();
        }
        found
    }

    /// Finds the names: runs of capitalised words, with the particles between them.
    fn names(
        &mut self,
        words: &[Lexeme<'_>],
        places: &[Option<(&'static str, &'static [usize])>],
        common: &dyn Fn(&str) -> bool,
    ) {
        let capital = |at: usize| {
            words[at].text.starts_with(char::is_uppercase) && places[at].is_none() && !common(words[at].text)
        };
        let mut at = 0;
        while at < words.len() {
            if !capital(at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            let mut next = end;
            while next < words.len() && words[next].joined && (capital(next) || is_particle(words[next].text)) {
                next += 1;
                if capital(next - 1) {
                    end = next;
                }
            }
            let start = at - usize::from(at > 0 && words[at].joined && is_particle(words[at - 1].text));
            let near = (start.saturating_sub(NEAR.0)..start).chain(end..(end + NEAR.1).min(words.len()));
            let beside: Vec<_> = near.filter_map(|near| places[near]).collect();
            let run: Vec<String> = words[start..end].iter().map(|word| word.text.to_owned()).collect();
            for word in &run {
                let named = self.names.entry(fold(word)).or_default();
                if run.len() > named.words.len() {
                    named.words.clone_from(&run);
                }
                for (place, origins) in &beside {
                    if let Some(origin) = origins.first() {
                        named.beside.entry(*origin).or_default().insert(place);
                    }
                }
            }
            at = end;
        }
    }

    /// The origin of a name, which may have several words.
    pub fn guess(&self, name: &str) -> Guess {
        let words: Vec<&str> =
            name.split(|letter: char| !letter.is_alphanumeric() && !"'’ʼ\u{301}".contains(letter)).collect();
        // A particle stands in many names.
        let telling = words.iter().filter(|word| words.len() == 1 || !is_particle(word));
        let known = telling.filter_map(|word| self.names.get(&fold(word))).max_by_key(|named| named.words.len());
        let whole: Vec<&str> = match known {
            Some(named) if named.words.len() > words.len() && named.holds(&words) => {
                named.words.iter().map(String::as_str).collect()
            }
            _ => words,
        };
        let count = spelling::count();
        let mut letters = vec![0.0f32; count];
        for word in whole.iter().filter(|word| word.chars().count() > 1 && !is_particle(word)) {
            std::iter::zip(&mut letters, spelling::likelihoods(word)).for_each(|(sum, more)| *sum += more);
        }
        let mut score = letters.clone();
        let total = self.weights.iter().sum::<f32>();
        for (nth, score) in score.iter_mut().enumerate() {
            let named = self.weights.get(nth).map_or(0.0, |weight| ARTICLE * weight / total.max(ENOUGH));
            *score += (share(nth) + named).ln();
            if known.is_some_and(|named| named.beside.contains_key(&nth)) {
                *score += BESIDE;
            }
        }
        let mut particles: BTreeMap<usize, &str> = BTreeMap::new();
        for word in whole.iter().filter(|word| is_particle(word) && whole.len() > 1) {
            let origins = particle(word).map_or(&[][..], |particle| particle.origins);
            for (nth, origin) in origins.iter().enumerate() {
                if let Some(number) = number(origin) {
                    score[number] += PARTICLE / (nth + 1) as f32;
                    particles.insert(number, word);
                }
            }
        }
        let best = (0..count).max_by(|one, other| score[*one].total_cmp(&score[*other])).unwrap_or(ORIGINS.len());
        let sure = 1.0 / score.iter().map(|other| (other - score[best]).exp()).sum::<f32>();
        let mut evidence = Vec::new();
        let alone = 1.0 / letters.iter().map(|other| (other - letters[best]).exp()).sum::<f32>();
        evidence.push(format!("spelling {:.0} %", alone * 100.0));
        if whole.len() > 1 {
            evidence.push(format!("the whole name {}", whole.join(" ")));
        }
        if let Some(particle) = particles.get(&best) {
            evidence.push(format!("the particle {particle}"));
        }
        if let Some(named) = self.named.get(best).filter(|named| !named.is_empty()) {
            evidence.push(format!("the article names {}", named[..named.len().min(4)].join(", ")));
        }
        if let Some(beside) = known.and_then(|named| named.beside.get(&best)) {
            evidence.push(format!("beside it {}", beside.iter().copied().collect::<Vec<_>>().join(", ")));
        }
        let beyond = evidence.iter().any(|line| !line.starts_with("spelling"));
        Guess { origin: ORIGINS.get(best), sure, beyond, evidence }
    }
}

/// Whether a word is a particle that tells of an origin.
fn is_particle(word: &str) -> bool {
    particle(word).is_some_and(|particle| !particle.origins.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str, name: &str) -> (Option<&'static str>, Vec<String>) {
        let common = |word: &str| ["the", "minister", "foreign", "said", "in"].contains(&word.to_lowercase().as_str());
        let guess = Article::read([text], &common).guess(name);
        (guess.origin.map(|origin| origin.name), guess.evidence)
    }

    #[test]
    fn countries_and_words_beside_a_name_tell_its_origin() {
        let (origin, evidence) = guess("DAMASCUS, Syria - The minister, Karim Hasna, said in Aleppo.", "Hasna");
        assert_eq!(origin, Some("arabic"));
        assert!(evidence.contains(&"the whole name Karim Hasna".to_owned()), "{evidence:?}");
        assert!(evidence.iter().any(|line| line.contains("Syria")), "{evidence:?}");
        let (origin, evidence) = guess("The Japanese minister Hano said no.", "Hano");
        assert_eq!(origin, Some("japanese"), "{evidence:?}");
        assert!(evidence.contains(&"beside it Japanese".to_owned()), "{evidence:?}");
    }

    #[test]
    fn letters_alone_tell_what_is_plain() {
        for (name, origin) in [
            ("Krzysztofowicz", Some("polish")),
            ("Bezmertnyshenko", Some("ukrainian")),
            ("Zhongxiao", Some("chinese")),
            ("Hashimotogawa", Some("japanese")),
            ("Thornbridge", None),
        ] {
            let guess = Article::default().guess(name);
            assert_eq!(guess.origin.map(|origin| origin.name), origin, "{name}: {guess:?}");
        }
    }

    #[test]
    fn odd_input_is_guessed_without_harm() {
        for name in ["", " ", "-", "'", "x", "Київ", "al-", "123", "\u{301}"] {
            let guess = Article::default().guess(name);
            assert!((0.0..=1.0).contains(&guess.sure), "{name}");
        }
    }
}
