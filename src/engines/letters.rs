//! The names of the letters as phones, so that no engine has to guess whether "A" is an article. English names only.

use crate::model::{Phone, Phones, Pronunciation, Sound, SpokenWord, Stress};

/// Names of the letters A to Z in the IPA of [`crate::model::INVENTORY`], the stressed vowel after `'`.
#[rustfmt::skip]
const NAMES: [&str; 26] = [
    "'eɪ", "b 'i", "s 'i", "d 'i", "'i", "'ɛ f", "dʒ 'i", "'eɪ tʃ", "'aɪ", "dʒ 'eɪ", "k 'eɪ", "'ɛ l", "'ɛ m",
    "'ɛ n", "'oʊ", "p 'i", "k j 'u", "'ɑ ɹ", "'ɛ s", "t 'i", "j 'u", "v 'i", "d 'ʌ b ə l j u", "'ɛ k s", "w 'aɪ",
    "z 'i",
];

/// The British name of the last letter.
const ZED: &str = "z 'ɛ d";

/// How the letter of a word such as `U`, `Ps` or `B's` is called; `None` where it is no English letter.
pub fn letter_name(text: &str, british: bool) -> Option<Phones> {
    let mut characters = text.chars();
    let letter = characters.next()?.to_ascii_uppercase();
    let index = usize::try_from(u32::from(letter).checked_sub(u32::from('A'))?).ok()?;
    let name = if letter == 'Z' && british { ZED } else { NAMES.get(index)? };
    let plural = match characters.as_str() {
        "" => false,
        "s" | "'s" | "\u{2019}s" | "S" => true,
        _ => return None,
    };
    let mut sounds = Vec::with_capacity(8);
    for phone in name.split(' ') {
        let (ipa, stress) = match phone.strip_prefix('\'') {
            Some(ipa) => (ipa, Stress::Primary),
            None => (phone, Stress::None),
        };
        sounds.push(Sound { phone: Phone::from_ipa(ipa)?, stress });
    }
    if plural {
        let last = sounds.last()?.phone.info().ipa;
        let ending: &[&str] = match last {
            "s" | "z" | "ʃ" | "ʒ" | "tʃ" | "dʒ" => &["ɪ", "z"],
            "p" | "t" | "k" | "f" | "θ" => &["s"],
            _ => &["z"],
        };
        for ipa in ending {
            sounds.push(Sound { phone: Phone::from_ipa(ipa)?, stress: Stress::None });
        }
    }
    Some(Phones(sounds))
}

/// The letter names of an utterance's words, `None` for other words.
///
/// Of letters spelled in a row the last carries the stress, as in "U N": the others have it secondary.
pub fn spoken_letters(words: &[SpokenWord], british: bool) -> Vec<Option<Phones>> {
    let is_letter = |word: &SpokenWord| word.letter && word.pronunciation == Pronunciation::Engine;
    let name = |(index, word): (usize, &SpokenWord)| {
        if !is_letter(word) {
            return None;
        }
        let mut phones = letter_name(&word.text, british)?;
        if word.mark.is_none() && words.get(index + 1).is_some_and(is_letter) {
            for sound in &mut phones.0 {
                sound.stress = sound.stress.min(Stress::Secondary);
            }
        }
        Some(phones)
    };
    words.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_name_and_a_plural() {
        for letter in 'A'..='Z' {
            for british in [false, true] {
                assert!(letter_name(&letter.to_string(), british).is_some(), "{letter}");
            }
        }
        let check = |text, british, ipa| assert_eq!(letter_name(text, british).unwrap().to_string(), ipa, "{text}");
        check("U", false, "ˈju");
        check("Ps", false, "ˈpiz");
        check("F's", false, "ˈɛfs");
        check("Ss", false, "ˈɛsɪz");
        check("H’s", false, "ˈeɪtʃɪz");
        check("w", false, "ˈdʌbəlju");
        check("Z", false, "ˈzi");
        check("Z", true, "ˈzɛd");
    }

    #[test]
    fn what_is_no_letter_has_no_name() {
        for text in ["", "É", "7", "Up", "Б", "@", "["] {
            assert_eq!(letter_name(text, false), None, "{text}");
        }
    }
}
