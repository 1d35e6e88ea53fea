//! Phones to the mnemonics of espeak's English voices, with `|` between them so that no two are read as one.
//!
//! Source: `phsource/ph_english` and `ph_english_us` of eSpeak NG 1.51. A vowel and an r that closes its syllable
//! have mnemonics of their own there, which British voices say without the r.

use crate::model::{Phone, Phones, Stress};

/// IPA of an inventory phone and its mnemonic. `t2` is a [t] that American voices do not flap to a [d].
#[rustfmt::skip]
const MNEMONICS: &[(&str, &str)] = &[
    ("p", "p"), ("b", "b"), ("t", "t2"), ("d", "d"), ("k", "k"), ("ɡ", "g"), ("tʃ", "tS"), ("dʒ", "dZ"),
    ("f", "f"), ("v", "v"), ("θ", "T"), ("ð", "D"), ("s", "s"), ("z", "z"), ("ʃ", "S"), ("ʒ", "Z"), ("x", "x"),
    ("h", "h"), ("m", "m"), ("n", "n"), ("ŋ", "N"), ("l", "l"), ("ɹ", "r"), ("j", "j"), ("w", "w"),
    ("i", "i:"), ("ɪ", "I"), ("eɪ", "eI"), ("ɛ", "E"), ("æ", "a"), ("ɑ", "A:"), ("ɒ", "0"), ("ɔ", "O:"),
    ("oʊ", "oU"), ("ʊ", "U"), ("u", "u:"), ("ʌ", "V"), ("ə", "@"), ("ɝ", "3:"), ("aɪ", "aI"), ("aʊ", "aU"),
    ("ɔɪ", "OI"),
];

/// Mnemonics of vowels without stress, where they differ.
const UNSTRESSED: &[(&str, &str)] = &[("i", "i"), ("ɝ", "3")];

/// Mnemonics of vowels without stress that begin a word: espeak's own words begin with a clearer vowel than they end.
const INITIAL: &[(&str, &str)] = &[("ə", "a#")];

/// Mnemonics of a vowel with the r that closes its syllable.
#[rustfmt::skip]
const BEFORE_R: &[(&str, &str)] = &[
    ("ɑ", "A@"), ("ɒ", "A@"), ("ɔ", "O@"), ("oʊ", "o@"), ("ɛ", "e@"), ("eɪ", "e@"), ("ɪ", "i@3"), ("i", "i@3"),
    ("ʊ", "U@"), ("u", "U@"), ("ə", "3"), ("aɪ", "aI|3"), ("aʊ", "aU|3"), ("ɔɪ", "OI|3"),
];

/// Vowels after which British voices would say an r of their own before another vowel, as in "law(r) and order".
const LINKING: &[&str] = &["ɑ", "ɔ", "ə"];

/// A pause too short to be heard, which keeps that r away.
const NO_LINK: &str = "|_|";

fn find(table: &[(&str, &'static str)], ipa: &str) -> Option<&'static str> {
    table.iter().find(|(from, _)| *from == ipa).map(|(_, to)| *to)
}

/// Adds the mnemonics of a word, stress marks before the vowels, without brackets; `linking` for a voice that puts an r
/// between vowels.
///
/// # Errors
/// A phone for which there is no mnemonic.
pub fn encode(phones: &Phones, linking: bool, into: &mut String) -> Result<(), Phone> {
    let sounds = &phones.0;
    let at = |index: usize| sounds.get(index).map(|sound| sound.phone);
    let mut index = 0;
    while let Some(sound) = sounds.get(index) {
        let ipa = sound.phone.info().ipa;
        let closing_r =
            at(index + 1).is_some_and(|phone| phone.info().ipa == "ɹ") && !at(index + 2).is_some_and(Phone::is_vowel);
        let merged = if closing_r { find(BEFORE_R, ipa) } else { None };
        let unstressed = if sound.stress == Stress::None { find(UNSTRESSED, ipa) } else { None };
        let initial = if index == 0 && sound.stress == Stress::None { find(INITIAL, ipa) } else { None };
        let mnemonic = merged.or(initial).or(unstressed).or_else(|| find(MNEMONICS, ipa)).ok_or(sound.phone)?;
        if index > 0 {
            into.push('|');
        }
        into.push_str(match sound.stress {
            Stress::None => "",
            Stress::Secondary => ",",
            Stress::Primary => "'",
        });
        into.push_str(mnemonic);
        index += if merged.is_some() { 2 } else { 1 };
        if linking && merged.is_none() && LINKING.contains(&ipa) && at(index).is_some_and(Phone::is_vowel) {
            into.push_str(NO_LINK);
        }
    }
    Ok(())
}
