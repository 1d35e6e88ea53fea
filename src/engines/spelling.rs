//! Phones to a spelling that an English reading program is likely to say so. A likeness only: no such program agrees with another.

use crate::model::{Phones, Stress};

/// IPA of an inventory phone and letters that read so; consonants first.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &str)] = &[
    ("p", "p"), ("b", "b"), ("t", "t"), ("d", "d"), ("k", "k"), ("ɡ", "g"), ("tʃ", "ch"), ("dʒ", "j"),
    ("f", "f"), ("v", "v"), ("θ", "th"), ("ð", "th"), ("s", "s"), ("z", "z"), ("ʃ", "sh"), ("ʒ", "zh"), ("x", "k"),
    ("h", "h"), ("m", "m"), ("n", "n"), ("ŋ", "ng"), ("l", "l"), ("ɹ", "r"), ("j", "y"), ("w", "w"),
    ("i", "ee"), ("ɪ", "i"), ("eɪ", "ay"), ("ɛ", "e"), ("æ", "a"), ("ɑ", "ah"), ("ɒ", "o"), ("ɔ", "aw"),
    ("oʊ", "oh"), ("ʊ", "oo"), ("u", "oo"), ("ʌ", "u"), ("ə", "a"), ("ɝ", "er"), ("aɪ", "ie"), ("aʊ", "ow"),
    ("ɔɪ", "oy"),
];

/// The spelling of a word in one piece, without hyphens or capitals.
pub fn respell(phones: &Phones) -> String {
    let mut spelling = String::new();
    for sound in &phones.0 {
        let ipa = sound.phone.info().ipa;
        let letters = SPELLINGS.iter().find(|(from, _)| *from == ipa).map_or("", |(_, to)| *to);
        spelling.push_str(match (ipa, sound.stress) {
            ("i", Stress::None) if !spelling.is_empty() => "ee",
            _ => letters,
        });
    }
    spelling
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phone, Sound};

    #[test]
    fn no_phone_is_dropped_with_any_stress() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                let spelling = respell(&Phones(vec![Sound { phone, stress }]));
                assert!(spelling.chars().all(char::is_alphabetic) && !spelling.is_empty(), "{}", phone.info().ipa);
            }
        }
        for (nth, (ipa, _)) in SPELLINGS.iter().enumerate() {
            assert!(
                Phone::from_ipa(ipa).is_some() && !SPELLINGS[nth + 1..].iter().any(|(other, _)| other == ipa),
                "{ipa}"
            );
        }
    }
}
