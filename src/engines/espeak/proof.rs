//! What espeak reports it says, held against what is wanted, as each accent has it. Changes nothing that is said.
//!
//! The symbols are those of the `ipa` lines of `phsource/ph_english`, `ph_english_us` and `ph_english_rp` of eSpeak NG
//! 1.51. Both sides are brought to one form: an accent that has one sound for two does not make a difference, but a
//! sound that is missing, added, moved or stressed otherwise does.

use crate::model::{Phones, Stress};

use super::{Proof, SOUND_END};

/// A symbol of a trace that is not written as in the inventory, and the phones it stands for, parted by spaces. What has
/// lost its r in writing keeps it here as `R`, so that "near" is no "knee".
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("iː", "i"), ("uː", "u"), ("ɑː", "ɑ"), ("ɔː", "ɔ"), ("ɜː", "ɝ"), ("ɚ", "ɝ"), ("ɐ", "ə"), ("a", "æ"), ("əʊ", "oʊ"),
    ("ᵻ", "ɪ"), ("r", "ɹ"),
    ("ɑːɹ", "ɑ ɹ"), ("ɔːɹ", "ɔ ɹ"), ("oːɹ", "ɔ ɹ"), ("ɛɹ", "ɛ ɹ"), ("ɪɹ", "ɪ ɹ"), ("ʊɹ", "ʊ ɹ"),
    ("eə", "ɛ R"), ("ɪə", "ɪ R"), ("iə", "ɪ R"), ("ʊə", "ʊ R"),
];

/// Vowels and what they become before an r that closes their syllable.
const BEFORE_R: &[(&str, &str)] = &[("i", "ɪ"), ("eɪ", "ɛ"), ("oʊ", "ɔ"), ("u", "ʊ"), ("ɒ", "ɑ")];

/// A sound in the form in which both sides are compared.
type Heard<'a> = (&'a str, Stress);

/// Holds a trace against the sounds that are wanted.
pub fn hold(trace: &str, wanted: &Phones, american: bool) -> Proof {
    let mut heard = Vec::new();
    let mut shown = String::new();
    for word in trace.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for token in word.split(SOUND_END) {
            shown.push_str(token);
            read(token, &mut heard);
        }
    }
    let wanted: Vec<Heard<'_>> = wanted.0.iter().map(|sound| (sound.phone.info().ipa, sound.stress)).collect();
    let heard = settled(heard, american, true);
    // Most British voices leave out an r that closes a syllable, and some say it.
    let same = [false, true].iter().any(|says_r| heard == settled(wanted.clone(), american, american || *says_r));
    Proof { same, heard: shown }
}

/// Adds the phones of one symbol, its stress on the vowel.
fn read<'t>(token: &'t str, heard: &mut Vec<Heard<'t>>) {
    let (stress, symbol) = match (token.strip_prefix('ˈ'), token.strip_prefix('ˌ')) {
        (Some(symbol), _) => (Stress::Primary, symbol),
        (_, Some(symbol)) => (Stress::Secondary, symbol),
        _ => (Stress::None, token),
    };
    let phones = SYMBOLS.iter().find(|(from, _)| *from == symbol).map_or(symbol, |(_, to)| *to);
    for (nth, phone) in phones.split(' ').filter(|phone| !phone.is_empty()).enumerate() {
        heard.push((phone, if nth == 0 { stress } else { Stress::None }));
    }
}

fn is_vowel(phone: &str) -> bool {
    crate::model::Phone::from_ipa(phone).is_some_and(crate::model::Phone::is_vowel)
}

/// Sounds as the accent has them; `says_r` where an r that closes a syllable is said.
fn settled<'a>(sounds: Vec<Heard<'a>>, american: bool, says_r: bool) -> Vec<Heard<'a>> {
    let mut settled: Vec<Heard<'a>> = Vec::with_capacity(sounds.len());
    for (at, (phone, stress)) in sounds.iter().copied().enumerate() {
        let next = sounds.get(at + 1).map(|(next, _)| *next);
        let vowel_follows = next.is_some_and(is_vowel);
        let closing_r = is_vowel(phone)
            && (next == Some("R")
                || next == Some("ɹ") && !sounds.get(at + 2).is_some_and(|(after, _)| is_vowel(after)));
        let phone = match phone {
            "ɹ" | "R" => {
                let accent = Accent { american, says_r: says_r && phone == "ɹ" };
                closing(&mut settled, phone == "R" || !vowel_follows, vowel_follows, accent);
                continue;
            }
            // British "letter" has an r before a vowel only.
            "ɝ" if !american && stress == Stress::None && vowel_follows => {
                settled.extend([("ə", stress), ("ɹ", Stress::None)]);
                continue;
            }
            "ɝ" if !american && stress == Stress::None => "ə",
            _ if closing_r => BEFORE_R.iter().find(|(from, _)| *from == phone).map_or(phone, |(_, to)| *to),
            // American "cot" has the vowel of "father"; a short i before a vowel, or at the end, is a long one.
            "ɒ" if american => "ɑ",
            "ɪ" if american && (vowel_follows || next.is_none() && stress == Stress::None) => "i",
            // Received Pronunciation ends "happy" with the vowel of "kit".
            "i" if !american && stress == Stress::None => "ɪ",
            // Everybody says "ink" with the sound of "sing".
            "n" if matches!(next, Some("k" | "ɡ" | "x" | "ŋ")) => "ŋ",
            _ => phone,
        };
        settled.push((phone, stress));
    }
    settled
}

/// What an accent makes of an r.
#[derive(Clone, Copy)]
struct Accent {
    american: bool,
    says_r: bool,
}

/// Adds an r, `closing` where it ends its syllable, or what has become of it.
fn closing(settled: &mut Vec<Heard<'_>>, closing: bool, vowel_follows: bool, accent: Accent) {
    let Accent { american, says_r } = accent;
    let last = settled.last_mut().map(|(phone, stress)| (phone, *stress));
    match last {
        // The vowel of "nurse" holds an r already, and lends it to a vowel after it.
        Some((phone, _)) if *phone == "ɝ" && (closing || vowel_follows) => {}
        // Americans say "Caracas" with the vowel of "letter", whether the r closes the syllable or opens the next.
        Some((phone, _)) if american && *phone == "ə" => *phone = "ɝ",
        Some((phone, _)) if closing && !says_r && *phone == "ə" => {}
        Some((phone, _)) if closing && (american || !says_r) && matches!(*phone, "aɪ" | "aʊ" | "ɔɪ") => {
            settled.push((if american { "ɝ" } else { "ə" }, Stress::None));
        }
        // British "car" and "door" end in the vowel; "near", "square" and "tour" glide.
        Some((phone, _)) if closing && !says_r && matches!(*phone, "ɑ" | "ɔ") => {}
        Some((phone, _)) if closing && !says_r && matches!(*phone, "ɪ" | "ɛ" | "ʊ") => {
            settled.push(("R", Stress::None));
        }
        _ => settled.push(("ɹ", Stress::None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Notation;

    /// Whether a trace is held for what is wanted by an American and by a British voice.
    fn same(trace: &str, wanted: &str) -> (bool, bool) {
        let (mut words, _) = Notation::Ipa.read(wanted).unwrap();
        let wanted = words.remove(0);
        (hold(trace, &wanted, true).same, hold(trace, &wanted, false).same)
    }

    #[test]
    fn each_accent_has_its_own_sounds_for_the_same_phones() {
        assert_eq!(same("k|ˈɑːɹ|t", "kɑɹt"), (true, true));
        assert_eq!(same("k|ˈɑːɹ|t", "kɑt"), (false, false));
        assert_eq!(same("k|ˈɑː|t", "kɑɹt"), (false, true));
        assert_eq!(same("n|ˈɪə", "nɪɹ"), (false, true));
        assert_eq!(same("n|ˈɪ", "nɪɹ"), (false, false));
        assert_eq!(same("k|ˈɑː|t", "kɒt"), (true, false));
        assert_eq!(same("b|ˈɛ|t|ɚ", "ˈbɛtɚ"), (true, true));
        assert_eq!(same("b|ˈɛ|t|ə", "ˈbɛtɚ"), (false, true));
        assert_eq!(same("k|ɚ|ɹ|ˈæ|k|ə|s", "kəˈɹækəs"), (true, true));
        assert_eq!(same("k|ə|ɹ|ˈa|k|ə|s", "kəˈɹækəs"), (true, true));
    }

    #[test]
    fn what_is_missing_added_moved_or_stressed_otherwise_differs() {
        for (trace, wanted) in [
            ("ʃ|ˈɛ|ŋ|k", "ʃɛnkə"),
            ("ʃ|ˈɛ|ŋ|k|ə", "ʃɛnk"),
            ("k|ˈɑː|n|ə|ʃ|ɛ|n", "kɑnəˈʃɛn"),
            ("t|ʃ|ˈiː", "tʃi"),
            ("tʃ|ˈiː", "t.ʃi"),
            ("k|w|ɑː|ɹ|ˈɑː|l", "kwɑˈɑl"),
            ("?|ˈiː", "i"),
            ("", "i"),
        ] {
            assert_eq!(same(trace, wanted), (false, false), "{trace} for {wanted}");
        }
    }
}
