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
