//! ARPABET, as CMUdict writes it: `L AA1 V R AO0 F`. Knows no other notation.
//!
//! Symbols are parted by spaces, words by `|`; case does not matter. A digit after a vowel is its stress: 1 primary,
//! 2 secondary, 0 or nothing none. `AH` is the vowel of "cup" with stress and that of "comma" without.
//! Sources: the CMU Pronouncing Dictionary; the symbols of TIMIT (`AX`, `AXR`, `IX`, `UX`, `DX`, `EL`, `EM`, `EN`,
//! `ENG`, `HV`, `NX`, `WH`) and of BEEP (`OH`), which fold into the same inventory; `KH` is this program's own.

use super::{Fault, Reading, nearest};
use crate::model::{INVENTORY, Phone, Phones, Sound, Stress};

/// Symbols beyond CMUdict's, and the phones they fold into.
#[rustfmt::skip]
const FURTHER: &[(&str, &str)] = &[
    ("AX", "ə"), ("AXR", "ɝ"), ("IX", "ɪ"), ("UX", "u"), ("OH", "ɒ"), ("KH", "x"), ("DX", "t"), ("HV", "h"),
    ("NX", "n"), ("WH", "w"), ("EL", "ə l"), ("EM", "ə m"), ("EN", "ə n"), ("ENG", "ə ŋ"),
];

/// Reads a transcription.
pub(super) fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut phones = Phones::default();
    let mut at = 0;
    for token in text.split_inclusive(|letter: char| letter.is_whitespace() || letter == '|') {
        let symbol = token.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '|');
        if !symbol.is_empty() {
            read_symbol(symbol, at, &mut phones, &mut reading);
        }
        if token.ends_with('|') && !phones.0.is_empty() {
            reading.words.push(std::mem::take(&mut phones));
        }
        at += token.len();
    }
    if !phones.0.is_empty() {
        reading.words.push(phones);
    }
    reading
}

fn read_symbol(symbol: &str, at: usize, phones: &mut Phones, reading: &mut Reading) {
    let name = symbol.trim_end_matches(['0', '1', '2']).to_ascii_uppercase();
    let digit = &symbol[name.len().min(symbol.len())..];
    let stress = match digit {
        "1" => Stress::Primary,
        "2" => Stress::Secondary,
        _ => Stress::None,
    };
    let mut fault = |message: String, help: String| {
        reading.faults.push(Fault { at: at..at + symbol.len(), message, help });
    };
    let Some(ipa) = ipa_of(&name) else {
        let known = INVENTORY.iter().map(|info| info.arpabet).filter(|known| !known.is_empty());
        let known: Vec<&str> = known.chain(FURTHER.iter().map(|(row, _)| *row)).collect();
        let help = match nearest(&name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "ARPABET symbols are parted by spaces, as in `L AA1 V R AO0 F`".to_owned(),
        };
        return fault(format!("`{symbol}` is not an ARPABET symbol"), help);
    };
    let sounds: Vec<Phone> = ipa.split(' ').filter_map(Phone::from_ipa).collect();
    if digit.len() > 1 {
        return fault(format!("`{symbol}` has more than one stress digit"), "leave one of 0, 1, 2".to_owned());
    }
    if !digit.is_empty() && !sounds.iter().any(|phone| phone.is_vowel()) {
        return fault(format!("`{symbol}` is a consonant with stress"), format!("write `{name}`"));
    }
    for phone in sounds {
        let cup = name == "AH" && stress != Stress::None;
        let phone = if cup { Phone::from_ipa("ʌ").unwrap_or(phone) } else { phone };
        let stress = if phone.is_vowel() { stress } else { Stress::None };
        phones.0.push(Sound { phone, stress });
    }
}

fn ipa_of(name: &str) -> Option<&'static str> {
    let further = FURTHER.iter().find(|(row, _)| *row == name).map(|(_, ipa)| *ipa);
    let known = INVENTORY.iter().find(|info| !info.arpabet.is_empty() && info.arpabet == name);
    further.or_else(|| known.map(|info| info.ipa))
}

/// Phones in ARPABET, with a digit on every vowel. The unstressed vowel of "cup" is written as that of "comma".
pub fn to_arpabet(phones: &Phones) -> String {
    let symbols = phones.0.iter().map(|sound| {
        let info = sound.phone.info();
        let name = match info.ipa {
            "ʌ" => "AH",
            "ə" if sound.stress != Stress::None => "AX",
            "ɒ" => "OH",
            "x" => "KH",
            _ => info.arpabet,
        };
        let digit = match sound.stress {
            _ if !info.vowel => "",
            Stress::Primary => "1",
            Stress::Secondary => "2",
            Stress::None => "0",
        };
        format!("{name}{digit}")
    });
    symbols.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phone_survives_being_written() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                // CMUdict has no unstressed vowel of "cup".
                if phone.info().ipa == "ʌ" && stress == Stress::None {
                    continue;
                }
                let stress = if phone.is_vowel() { stress } else { Stress::None };
                let phones = Phones(vec![Sound { phone, stress }]);
                let reading = read(&to_arpabet(&phones));
                assert_eq!((reading.words, reading.faults.len()), (vec![phones], 0));
            }
        }
    }

    #[test]
    fn faults_point_at_the_symbol_and_suggest() {
        let reading = read("L AA1 QV R3");
        assert_eq!(reading.faults[0].at, 6..8);
        assert_eq!(reading.faults.len(), 2);
        assert_eq!(read("K1").faults[0].help, "write `K`");
    }
}
