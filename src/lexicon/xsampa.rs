//! X-SAMPA: the IPA in plain ASCII. Turns symbols into IPA and back; folds and judges nothing.
//!
//! Source: J. C. Wells, "Computer-coding the IPA: a proposed extension of SAMPA", 1995, and the inventory's own column.

use super::Fault;
use crate::model::{Phones, Stress};

/// Symbols and their IPA; the longest wins. A letter that is missing here means the same in both.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("r\\`", "ɻ"), ("_?\\", "ˤ"), ("b_<", "ɓ"), ("d_<", "ɗ"), ("g_<", "ɠ"), ("J\\_<", "ʄ"),
    ("r\\", "ɹ"), ("R\\", "ʀ"), ("N\\", "ɴ"), ("J\\", "ɟ"), ("L\\", "ʟ"), ("G\\", "ɢ"), ("X\\", "ħ"), ("h\\", "ɦ"),
    ("H\\", "ʜ"), ("B\\", "ʙ"), ("p\\", "ɸ"), ("v\\", "ʋ"), ("K\\", "ɮ"), ("M\\", "ɰ"), ("?\\", "ʕ"), ("s\\", "ɕ"),
    ("z\\", "ʑ"), ("l\\", "ɺ"), ("j\\", "ʝ"), ("x\\", "ɧ"), ("@\\", "ɘ"), ("3\\", "ɞ"), ("I\\", "ᵻ"), ("U\\", "ᵿ"),
    (":\\", "ˑ"), ("r`", "ɽ"), ("s`", "ʂ"), ("z`", "ʐ"), ("t`", "ʈ"), ("d`", "ɖ"), ("n`", "ɳ"), ("l`", "ɭ"),
    ("@`", "ɚ"), ("3`", "ɝ"), ("`", "˞"),
    ("T", "θ"), ("D", "ð"), ("S", "ʃ"), ("Z", "ʒ"), ("N", "ŋ"), ("J", "ɲ"), ("L", "ʎ"), ("F", "ɱ"), ("G", "ɣ"),
    ("X", "χ"), ("H", "ɥ"), ("C", "ç"), ("B", "β"), ("P", "ʋ"), ("K", "ɬ"), ("W", "ʍ"), ("R", "ʁ"), ("?", "ʔ"),
    ("4", "ɾ"), ("5", "ɫ"),
    ("A", "ɑ"), ("Q", "ɒ"), ("O", "ɔ"), ("E", "ɛ"), ("{", "æ"), ("I", "ɪ"), ("U", "ʊ"), ("V", "ʌ"), ("@", "ə"),
    ("3", "ɜ"), ("6", "ɐ"), ("9", "œ"), ("2", "ø"), ("&", "ɶ"), ("7", "ɤ"), ("M", "ɯ"), ("1", "ɨ"), ("}", "ʉ"),
    ("8", "ɵ"), ("Y", "ʏ"),
    ("\"", "ˈ"), ("%", "ˌ"), (":", "ː"), ("=", "\u{329}"), ("_=", "\u{329}"), ("~", "\u{303}"), ("_~", "\u{303}"),
    ("_h", "ʰ"), ("_j", "ʲ"), ("'", "ʲ"), ("_w", "ʷ"), ("_G", "ˠ"), ("_>", "ʼ"), ("_^", ""), ("_0", ""), ("_v", ""),
    ("_d", ""), ("_t", ""), ("_}", ""), ("_r", ""), ("_o", ""), ("_+", ""), ("_-", ""), ("_\"", ""), ("_a", ""),
    ("_m", ""), ("_T", ""), ("_H", ""), ("_M", ""), ("_L", ""), ("_B", ""), ("_F", ""), ("_R", ""),
    // A lone underscore ties two symbols, as in "t_S".
    ("_", ""),
];

/// The longest symbol, in bytes.
const LONGEST: usize = 4;

/// The same transcription in IPA, each sign with the byte of `text` that it comes from.
pub(super) fn to_ipa(text: &str) -> Result<Vec<(usize, char)>, Vec<Fault>> {
    let (mut ipa, mut faults) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let symbol = (1..=LONGEST).rev().find_map(|length| {
            let written = text.get(at..at + length)?;
            SYMBOLS.iter().find(|(row, _)| *row == written)
        });
        if let Some((row, signs)) = symbol {
            ipa.extend(signs.chars().map(|sign| (at, sign)));
            at += row.len();
            continue;
        }
        if letter.is_ascii_lowercase() || letter.is_whitespace() || matches!(letter, '.' | '-' | '|') {
            ipa.push((at, letter));
        } else {
            let message = format!("`{letter}` is not an X-SAMPA symbol");
            let help = if letter.is_ascii() {
                "write the nearest English sound; stress is `\"` or `%` before the syllable"
            } else {
                "X-SAMPA is plain ASCII: write `ipa = \"...\"` for IPA symbols"
            };
            faults.push(Fault { at: at..at + letter.len_utf8(), message, help: help.to_owned() });
        }
        at += letter.len_utf8();
    }
    if faults.is_empty() { Ok(ipa) } else { Err(faults) }
}

/// Phones in X-SAMPA, with stress marks before the syllables they belong to.
pub fn to_xsampa(phones: &Phones) -> String {
    let starts = phones.syllables();
    let mut text = String::new();
    for (index, sound) in phones.0.iter().enumerate() {
        if let Ok(syllable) = starts.binary_search(&index) {
            let end = starts.get(syllable + 1).copied().unwrap_or(phones.0.len());
            match phones.0[index..end].iter().map(|sound| sound.stress).max() {
                Some(Stress::Primary) => text.push('"'),
                Some(Stress::Secondary) => text.push('%'),
                _ => {}
            }
        }
        text.push_str(sound.phone.info().xsampa);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::INVENTORY;

    #[test]
    fn no_symbol_stands_twice() {
        for (index, (row, _)) in SYMBOLS.iter().enumerate() {
            assert!(!SYMBOLS[index + 1..].iter().any(|(other, _)| other == row), "{row} twice");
            assert!(row.len() <= LONGEST);
        }
    }

    #[test]
    fn every_phone_of_the_inventory_means_its_ipa() {
        for info in INVENTORY {
            let ipa: String = to_ipa(info.xsampa).unwrap().into_iter().map(|(_, sign)| sign).collect();
            assert_eq!(ipa.replace('g', "ɡ"), info.ipa);
        }
    }

    #[test]
    fn a_fault_points_at_its_byte() {
        let faults = to_ipa("fo#o").unwrap_err();
        assert_eq!(faults[0].at, 2..3);
    }
}
