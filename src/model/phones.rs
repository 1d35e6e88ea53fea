//! The one broad inventory of English phones that every respelling compiles to and every voice is given. Guesses nothing.
//!
//! General American at its base, with the British LOT vowel and the fricative of "loch", which newsreaders use.
//! Sources: ARPABET as in CMUdict; X-SAMPA (J. C. Wells, 1995); IPA (Handbook of the IPA, 1999).

use std::fmt;

/// A phone: an index into [`INVENTORY`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(u8);

/// What is known of a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhoneInfo {
    /// IPA, as this program writes it.
    pub ipa: &'static str,
    /// ARPABET without a stress digit; empty where CMUdict has none.
    pub arpabet: &'static str,
    /// X-SAMPA.
    pub xsampa: &'static str,
    /// A word that holds it.
    pub example: &'static str,
    /// Whether it can carry a syllable.
    pub vowel: bool,
}

const fn consonant(ipa: &'static str, arpabet: &'static str, xsampa: &'static str, example: &'static str) -> PhoneInfo {
    PhoneInfo { ipa, arpabet, xsampa, example, vowel: false }
}

const fn vowel(ipa: &'static str, arpabet: &'static str, xsampa: &'static str, example: &'static str) -> PhoneInfo {
    PhoneInfo { ipa, arpabet, xsampa, example, vowel: true }
}

/// Every phone, consonants first.
#[rustfmt::skip]
pub const INVENTORY: &[PhoneInfo] = &[
    consonant("p",  "P",  "p",  "pie"),
    consonant("b",  "B",  "b",  "buy"),
    consonant("t",  "T",  "t",  "tie"),
    consonant("d",  "D",  "d",  "die"),
    consonant("k",  "K",  "k",  "kite"),
    consonant("ɡ",  "G",  "g",  "guy"),
    consonant("tʃ", "CH", "tS", "chin"),
    consonant("dʒ", "JH", "dZ", "jam"),
    consonant("f",  "F",  "f",  "fie"),
    consonant("v",  "V",  "v",  "vie"),
    consonant("θ",  "TH", "T",  "thigh"),
    consonant("ð",  "DH", "D",  "thy"),
    consonant("s",  "S",  "s",  "sigh"),
    consonant("z",  "Z",  "z",  "zoo"),
    consonant("ʃ",  "SH", "S",  "shy"),
    consonant("ʒ",  "ZH", "Z",  "measure"),
    consonant("x",  "",   "x",  "loch"),
    consonant("h",  "HH", "h",  "high"),
    consonant("m",  "M",  "m",  "my"),
    consonant("n",  "N",  "n",  "nigh"),
    consonant("ŋ",  "NG", "N",  "sing"),
    consonant("l",  "L",  "l",  "lie"),
    consonant("ɹ",  "R",  "r\\", "rye"),
    consonant("j",  "Y",  "j",  "yes"),
    consonant("w",  "W",  "w",  "wye"),
    vowel("i",  "IY", "i",  "fleece"),
    vowel("ɪ",  "IH", "I",  "kit"),
    vowel("eɪ", "EY", "eI", "face"),
    vowel("ɛ",  "EH", "E",  "dress"),
    vowel("æ",  "AE", "{",  "trap"),
    vowel("ɑ",  "AA", "A",  "father"),
    vowel("ɒ",  "",   "Q",  "British lot"),
    vowel("ɔ",  "AO", "O",  "thought"),
    vowel("oʊ", "OW", "oU", "goat"),
    vowel("ʊ",  "UH", "U",  "foot"),
    vowel("u",  "UW", "u",  "goose"),
    vowel("ʌ",  "",   "V",  "strut"),
    vowel("ə",  "AH", "@",  "comma"),
    vowel("ɝ",  "ER", "3`", "nurse, letter"),
    vowel("aɪ", "AY", "aI", "price"),
    vowel("aʊ", "AW", "aU", "mouth"),
    vowel("ɔɪ", "OY", "OI", "choice"),
];

impl Phone {
    /// The phone that IPA writes so; exactly the spellings of [`INVENTORY`].
    pub fn from_ipa(ipa: &str) -> Option<Self> {
        INVENTORY.iter().position(|info| info.ipa == ipa).map(|index| Self(index as u8))
    }

    /// Every phone, in the order of [`INVENTORY`].
    pub fn all() -> impl Iterator<Item = Self> {
        (0..INVENTORY.len()).map(|index| Self(index as u8))
    }

    /// Its place in [`INVENTORY`], as packed files store it.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The phone at a place in [`INVENTORY`].
    pub fn from_number(number: u8) -> Option<Self> {
        (usize::from(number) < INVENTORY.len()).then_some(Self(number))
    }

    /// What is known of it.
    pub fn info(self) -> &'static PhoneInfo {
        &INVENTORY[usize::from(self.0)]
    }

    /// Whether it can carry a syllable.
    pub fn is_vowel(self) -> bool {
        self.info().vowel
    }
}

/// The stress of a syllable; it is written on the syllable's vowel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stress {
    /// Unstressed, and always so on a consonant.
    #[default]
    None,
    /// Secondary stress.
    Secondary,
    /// Primary stress.
    Primary,
}

/// A phone with its stress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sound {
    /// The phone.
    pub phone: Phone,
    /// Its stress; consonants have none.
    pub stress: Stress,
}

/// The sounds of one word, or of several said as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Phones(pub Vec<Sound>);

impl Phones {
    /// Where each syllable begins: indices into the sounds, one for each vowel, the first 0.
    ///
    /// Consonants between vowels go with the vowel after them as far as English words may begin so
    /// (maximal onset; Kahn, "Syllable-based Generalizations in English Phonology", 1976).
    pub fn syllables(&self) -> Vec<usize> {
        let vowels: Vec<usize> = (0..self.0.len()).filter(|index| self.0[*index].phone.is_vowel()).collect();
        let mut starts = Vec::with_capacity(vowels.len());
        for (nth, vowel) in vowels.iter().enumerate() {
            if nth == 0 {
                starts.push(0);
                continue;
            }
            let after_last_vowel = vowels[nth - 1] + 1;
            let mut start = *vowel;
            while start > after_last_vowel && self.is_onset(start - 1, *vowel) {
                start -= 1;
            }
            starts.push(start);
        }
        starts
    }

    fn is_onset(&self, from: usize, to: usize) -> bool {
        let ipa: Vec<&str> = self.0[from..to].iter().map(|sound| sound.phone.info().ipa).collect();
        match ipa.as_slice() {
            ["ŋ"] => false,
            [_] => true,
            [first, "ɹ"] => matches!(*first, "p" | "b" | "t" | "d" | "k" | "ɡ" | "f" | "θ" | "ʃ"),
            [first, "l"] => matches!(*first, "p" | "b" | "k" | "ɡ" | "f" | "s"),
            [first, "w"] => matches!(*first, "t" | "d" | "k" | "ɡ" | "s" | "θ"),
            [first, "j"] => !matches!(*first, "ɹ" | "w" | "j" | "ʃ" | "ʒ" | "tʃ" | "dʒ" | "ŋ"),
            ["s", second] => matches!(*second, "p" | "t" | "k" | "m" | "n"),
            ["s", "p" | "t" | "k", "ɹ"] | ["s", "p" | "k", "l"] | ["s", "k", "w"] | ["s", "p" | "t" | "k", "j"] => {
                true
            }
            _ => false,
        }
    }
}

/// IPA with stress marks before the syllable they belong to: `ˌkɑnəˈʃɛnkəf`.
impl fmt::Display for Phones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let starts = self.syllables();
        for (index, sound) in self.0.iter().enumerate() {
            if let Ok(syllable) = starts.binary_search(&index) {
                let end = starts.get(syllable + 1).copied().unwrap_or(self.0.len());
                let stress = self.0[index..end].iter().map(|sound| sound.stress).max();
                f.write_str(match stress {
                    Some(Stress::Primary) => "ˈ",
                    Some(Stress::Secondary) => "ˌ",
                    _ => "",
                })?;
            }
            // IPA keeps a sign of its own for the unstressed vowel of "letter".
            let ipa = sound.phone.info().ipa;
            f.write_str(if ipa == "ɝ" && sound.stress == Stress::None { "ɚ" } else { ipa })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(ipa: &str, stress: Stress) -> Sound {
        Sound { phone: Phone::from_ipa(ipa).unwrap(), stress }
    }

    #[test]
    fn spellings_of_phones_are_unique() {
        for (index, info) in INVENTORY.iter().enumerate() {
            for other in &INVENTORY[index + 1..] {
                assert_ne!(info.ipa, other.ipa);
                assert_ne!(info.xsampa, other.xsampa);
                assert!(info.arpabet.is_empty() || info.arpabet != other.arpabet);
            }
        }
    }

    #[test]
    fn stress_is_printed_before_the_onset_of_its_syllable() {
        use Stress::{None, Primary, Secondary};
        let phones =
            [("k", None), ("ɑ", Secondary), ("n", None), ("ə", None), ("ʃ", None), ("ɛ", Primary), ("n", None)];
        let phones = Phones(phones.iter().map(|(ipa, stress)| sound(ipa, *stress)).collect());
        assert_eq!(phones.to_string(), "ˌkɑnəˈʃɛn");
        assert_eq!(phones.syllables(), [0, 2, 4]);
    }

    #[test]
    fn only_clusters_that_begin_english_words_begin_syllables() {
        let cluster = |ipa: &[&str]| Phones(ipa.iter().map(|ipa| sound(ipa, Stress::None)).collect());
        assert_eq!(cluster(&["ɛ", "k", "s", "t", "ɹ", "ə"]).syllables(), [0, 2]);
        assert_eq!(cluster(&["ə", "n", "k", "ə"]).syllables(), [0, 2]);
        assert_eq!(cluster(&["ɪ", "ŋ", "ə"]).syllables(), [0, 2]);
    }
}
