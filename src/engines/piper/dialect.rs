//! Phones in the symbols that a voice was trained on: the IPA that espeak writes for its accent. Decides no sound.
//!
//! Sources: the `ipa` lines of `phsource/ph_english_us` and `ph_english_rp` of eSpeak NG 1.51; Piper gives each Unicode
//! scalar an id of its own, so an affricate is two, and stress stands right before the vowel.

use crate::model::{Phone, Phones, Stress};

/// The accent a voice was trained on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accent {
    /// Says every r.
    American,
    /// Says no r before a consonant.
    British,
}

impl Accent {
    /// By the name of an espeak voice; `None` for what is no English.
    pub fn of(voice: &str) -> Option<Self> {
        match voice.to_ascii_lowercase() {
            voice if voice.starts_with("en-us") => Some(Self::American),
            voice if voice == "en" || voice.starts_with("en-") => Some(Self::British),
            _ => None,
        }
    }
}

/// A phone, American and British; those that are not listed are written as in the inventory.
#[rustfmt::skip]
const WRITTEN: &[(&str, &str, &str)] = &[
    ("i", "iː", "iː"), ("u", "uː", "uː"), ("ɑ", "ɑː", "ɑː"), ("ɔ", "ɔː", "ɔː"), ("ɒ", "ɑː", "ɒ"), ("æ", "æ", "a"),
    ("oʊ", "oʊ", "əʊ"), ("ɝ", "ɜː", "ɜː"),
];

/// Vowels without stress that are written otherwise.
const UNSTRESSED: &[(&str, &str, &str)] = &[("i", "i", "i"), ("ɝ", "ɚ", "ə")];

/// Vowels without stress at the beginning of a word.
const INITIAL: &[(&str, &str, &str)] = &[("ə", "ɐ", "ɐ")];

/// A vowel with the r that closes its syllable.
#[rustfmt::skip]
const BEFORE_R: &[(&str, &str, &str)] = &[
    ("ɑ", "ɑːɹ", "ɑː"), ("ɒ", "ɑːɹ", "ɑː"), ("ɔ", "ɔːɹ", "ɔː"), ("oʊ", "oːɹ", "ɔː"), ("ɛ", "ɛɹ", "eə"), ("eɪ", "ɛɹ", "eə"),
    ("ɪ", "ɪɹ", "iə"), ("i", "ɪɹ", "iə"), ("ʊ", "ʊɹ", "ʊə"), ("u", "ʊɹ", "ʊə"), ("ə", "ɚ", "ə"), ("ɝ", "ɜː", "ɜː"),
    ("aɪ", "aɪɚ", "aɪə"), ("aʊ", "aʊɚ", "aʊə"), ("ɔɪ", "ɔɪɚ", "ɔɪə"), ("æ", "æɹ", "aɹ"), ("ʌ", "ʌɹ", "ʌɹ"),
];

fn find(table: &[(&str, &'static str, &'static str)], ipa: &str, accent: Accent) -> Option<&'static str> {
    let (_, american, british) = table.iter().find(|(phone, ..)| *phone == ipa)?;
    Some(if accent == Accent::American { american } else { british })
}

/// The symbols of a word, stress marks right before the vowels.
pub fn write(phones: &Phones, accent: Accent) -> String {
    let sounds = &phones.0;
    let at = |index: usize| sounds.get(index).map(|sound| sound.phone);
    let mut symbols = String::new();
    let mut index = 0;
    while let Some(sound) = sounds.get(index) {
        let ipa = sound.phone.info().ipa;
        let closing_r =
            at(index + 1).is_some_and(|phone| phone.info().ipa == "ɹ") && !at(index + 2).is_some_and(Phone::is_vowel);
        let merged = if closing_r { find(BEFORE_R, ipa, accent) } else { None };
        let weak = sound.stress == Stress::None;
        let initial = if index == 0 && weak { find(INITIAL, ipa, accent) } else { None };
        let unstressed = if weak { find(UNSTRESSED, ipa, accent) } else { None };
        let written = merged.or(initial).or(unstressed).or_else(|| find(WRITTEN, ipa, accent)).unwrap_or(ipa);
        symbols.push_str(match sound.stress {
            Stress::None => "",
            Stress::Secondary => "ˌ",
            Stress::Primary => "ˈ",
        });
        symbols.push_str(written);
        // A British voice says the r of "Marion" and "Herat", which opens a syllable.
        let vowel_follows = at(index + 1).is_some_and(Phone::is_vowel);
        if ipa == "ɝ" && vowel_follows && merged.is_none() {
            symbols.push('ɹ');
        }
        index += if merged.is_some() { 2 } else { 1 };
    }
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Notation;

    fn both(ipa: &str) -> (String, String) {
        let (words, _) = Notation::Ipa.read(ipa).unwrap();
        (write(&words[0], Accent::American), write(&words[0], Accent::British))
    }

    #[test]
    fn each_accent_writes_as_espeak_does() {
        let check = |ipa: &str, american: &str, british: &str| {
            assert_eq!(both(ipa), (american.to_owned(), british.to_owned()), "{ipa}");
        };
        check("ˌkoʊnəˈʃɛnkəf", "kˌoʊnəʃˈɛnkəf", "kˌəʊnəʃˈɛnkəf");
        check("ˈmɑɹk", "mˈɑːɹk", "mˈɑːk");
        check("ˈdʒɔɹdʒə", "dʒˈɔːɹdʒə", "dʒˈɔːdʒə");
        check("əˈlɛpoʊ", "ɐlˈɛpoʊ", "ɐlˈɛpəʊ");
        check("ˈbɝlɪn", "bˈɜːlɪn", "bˈɜːlɪn");
        check("ˈlɛtɚ", "lˈɛtɚ", "lˈɛtə");
        check("ˈbeɪɹut", "bˈeɪɹuːt", "bˈeɪɹuːt");
    }

    #[test]
    fn every_phone_is_written_in_both_accents() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Primary] {
                let phones = Phones(vec![crate::model::Sound { phone, stress }]);
                for accent in [Accent::American, Accent::British] {
                    assert!(!write(&phones, accent).trim_matches('ˈ').is_empty(), "{phone:?}");
                }
            }
        }
        assert_eq!(Accent::of("en-GB-x-rp"), Some(Accent::British));
        assert_eq!(Accent::of("de"), None);
    }
}
