//! Possessives and plurals of names: which base a word may have, and the sounds of the ending. Changes no base.

use super::{fold, is_apostrophe};
use crate::model::{Phone, Phones, Sound, Stress};

/// What is left of an inflected word without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// Folded.
    pub text: String,
    /// What was taken off.
    pub ending: Ending,
}

/// An ending of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// "Lavrov's", "Guterres'".
    Possessive,
    /// "the Assads": only a name with a capital has it.
    Plural,
    /// "the Lopezes": only after a sound that hisses.
    SibilantPlural,
}

/// Every base that `word` may be an inflection of, the likeliest first.
pub(super) fn bases(word: &str) -> Vec<Base> {
    let mut found = Vec::new();
    let mut letters = word.char_indices().rev();
    let possessive = match (letters.next(), letters.next()) {
        (Some((_, 's' | 'S')), Some((at, mark))) if is_apostrophe(mark) => Some(&word[..at]),
        (Some((at, mark)), Some((_, 's' | 'S'))) if is_apostrophe(mark) => Some(&word[..at]),
        _ => None,
    };
    if let Some(owner) = possessive {
        found.push(Base { text: fold(owner), ending: Ending::Possessive });
        plurals(&fold(owner), word, &mut found);
    } else if word.ends_with(['s', 'S']) {
        plurals(&fold(word), word, &mut found);
    }
    found
}

fn plurals(folded: &str, word: &str, found: &mut Vec<Base>) {
    // Two letters and an s are far oftener a word of their own than the plural of a name.
    let named = word.chars().next().is_some_and(char::is_uppercase);
    for (suffix, ending) in [("s", Ending::Plural), ("es", Ending::SibilantPlural)] {
        if let Some(base) = folded.strip_suffix(suffix).filter(|base| named && base.chars().count() >= 3) {
            found.push(Base { text: base.to_owned(), ending });
        }
    }
}

/// A word without the ending of its possessive, as written; `None` where it has none.
pub fn stem(word: &str) -> Option<&str> {
    let (at, last) = word.char_indices().next_back()?;
    let owner = match last {
        's' | 'S' => &word[..at],
        _ => word,
    };
    let stem = owner.strip_suffix(is_apostrophe)?;
    (owner.len() < word.len() || stem.ends_with(['s', 'S'])).then_some(stem)
}

/// The sounds with the ending added: s, z or ɪz by the last sound (Quirk et al., "A Comprehensive Grammar", 5.80).
pub fn inflect(phones: &Phones) -> Phones {
    let last = phones.0.last().map_or("", |sound| sound.phone.info().ipa);
    let ending: &[&str] = match last {
        _ if hisses(phones) => &["ɪ", "z"],
        "p" | "t" | "k" | "f" | "θ" | "x" => &["s"],
        _ => &["z"],
    };
    let sounds =
        ending.iter().filter_map(|ipa| Phone::from_ipa(ipa)).map(|phone| Sound { phone, stress: Stress::None });
    Phones(phones.0.iter().copied().chain(sounds).collect())
}

/// Whether the last sound is one that takes the ending of "Lopezes".
pub(super) fn hisses(phones: &Phones) -> bool {
    matches!(phones.0.last().map(|sound| sound.phone.info().ipa), Some("s" | "z" | "ʃ" | "ʒ" | "tʃ" | "dʒ"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_off_by_every_apostrophe() {
        let base = |word: &str| bases(word).first().map(|base| (base.text.clone(), base.ending));
        assert_eq!(base("Lavrov's"), Some(("lavrov".into(), Ending::Possessive)));
        assert_eq!(base("LAVROV’S"), Some(("lavrov".into(), Ending::Possessive)));
        assert_eq!(base("Guterres'"), Some(("guterres".into(), Ending::Possessive)));
        assert_eq!(base("Assads"), Some(("assad".into(), Ending::Plural)));
        assert_eq!(base("assads"), None);
        assert_eq!(base("Xis"), None);
        assert_eq!(base("'s"), Some((String::new(), Ending::Possessive)));
        assert_eq!(base(""), None);
    }
}
