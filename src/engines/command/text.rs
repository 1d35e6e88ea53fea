//! What a program is given to read: plain words and stops, and a lexicon of the sounds it would get wrong.

use std::fmt::Write;

use crate::model::{Mark, Phones, Pronunciation, SpokenWord, Stress};

use super::{Lexicon, VoiceError, plain, respell, spoken_letters};

/// The text, and the lexicon that belongs to it; empty where the program takes none or no word needs it.
pub fn write(words: &[SpokenWord], lexicon: Lexicon) -> Result<(String, String), VoiceError> {
    let letters = spoken_letters(words, false);
    let mut text = String::new();
    let mut entries = String::new();
    for (index, word) in words.iter().enumerate() {
        let space = if text.is_empty() { "" } else { " " };
        match (&word.pronunciation, &letters[index]) {
            (Pronunciation::Continues, _) if index > 0 => {}
            (Pronunciation::Phones { phones, .. }, _) | (_, Some(phones)) => {
                text.push_str(space);
                if lexicon == Lexicon::Respelling {
                    text.push_str(&respell(phones));
                } else {
                    let name = made_up(index);
                    entry(lexicon, &name, phones, &mut entries);
                    text.push_str(&name);
                }
            }
            (Pronunciation::Alias { text: alias, .. }, _) if !alias.trim().is_empty() => {
                for part in alias.split_whitespace() {
                    text.push_str(if text.is_empty() { "" } else { " " });
                    plain(part, &mut text)?;
                }
            }
            _ => {
                text.push_str(space);
                // A capital A alone would be read as the letter.
                plain(if word.text == "A" { "a" } else { &word.text }, &mut text)?;
            }
        }
        if let Some(mark) = word.mark {
            text.push_str(sign(mark, index + 1 == words.len()));
        }
    }
    Ok((text, entries))
}

/// A word that stands in no dictionary, for the sounds of word number `index`. It must look sayable, or it is spelled.
fn made_up(index: usize) -> String {
    let mut name = String::from("zuv");
    let mut rest = index;
    loop {
        name.push(char::from(b"aeiou"[rest % 5]));
        name.push(char::from(b"bdfgklmnprstv"[rest / 5 % 13]));
        rest /= 65;
        if rest == 0 {
            return name;
        }
    }
}

/// The last stop is left out: it could make an abbreviation of the last word.
fn sign(mark: Mark, last: bool) -> &'static str {
    match mark {
        Mark::Comma | Mark::Dash | Mark::Ellipsis => ",",
        Mark::Semicolon => ";",
        Mark::Colon => ":",
        Mark::Period if last => "",
        Mark::Period => ".",
        Mark::Question => "?",
        Mark::Exclamation => "!",
    }
}

fn entry(lexicon: Lexicon, name: &str, phones: &Phones, entries: &mut String) {
    // Writing to a string cannot fail.
    let _ = match lexicon {
        Lexicon::Respelling => Ok(()),
        Lexicon::Flite => writeln!(entries, "\"{name}\" nil :{}", flite(phones)),
        Lexicon::Festival => writeln!(entries, "(lex.add.entry '(\"{name}\" nil ({})))", festival(phones)),
    };
}

/// Names of the phones in the CMU set that both programs use.
fn cmu(ipa: &str, arpabet: &str) -> String {
    match ipa {
        "ə" => "ax".to_owned(),
        "ʌ" => "ah".to_owned(),
        "ɒ" => "aa".to_owned(),
        // Neither program has the sound of "loch".
        "x" => "k".to_owned(),
        _ => arpabet.to_lowercase(),
    }
}

/// Phones in a row, the vowels with their stress, 0 or 1.
fn flite(phones: &Phones) -> String {
    let mut line = String::new();
    for sound in &phones.0 {
        let info = sound.phone.info();
        line.push(' ');
        line.push_str(&cmu(info.ipa, info.arpabet));
        if info.vowel {
            line.push(if sound.stress == Stress::None { '0' } else { '1' });
        }
    }
    line
}

/// Syllables, each with its stress, 0 or 1.
fn festival(phones: &Phones) -> String {
    let mut starts = phones.syllables();
    if starts.is_empty() {
        starts.push(0);
    }
    let mut list = String::new();
    for (nth, start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(phones.0.len());
        let syllable = &phones.0[*start..end];
        let names: Vec<String> =
            syllable.iter().map(|sound| cmu(sound.phone.info().ipa, sound.phone.info().arpabet)).collect();
        let stressed = syllable.iter().any(|sound| sound.stress != Stress::None);
        let _ = write!(list, "(({}) {})", names.join(" "), u8::from(stressed));
    }
    list
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Phone, Sound};

    #[test]
    fn no_phone_is_dropped_with_any_stress() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                let stress = if phone.is_vowel() { stress } else { Stress::None };
                let word = Phones(vec![Sound { phone, stress }]);
                let digit = if stress == Stress::None { '0' } else { '1' };
                let (flite, festival) = (flite(&word), festival(&word));
                let name = flite.trim_start().trim_end_matches(['0', '1']);
                assert!(!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()), "{}", phone.info().ipa);
                assert!(!phone.is_vowel() || flite.ends_with(digit), "{flite}");
                assert_eq!(festival, format!("(({name}) {digit})"));
            }
        }
    }

    #[test]
    fn made_up_words_differ_and_alternate_consonants_and_vowels() {
        let names: BTreeSet<String> = (0..5_000).map(made_up).collect();
        assert_eq!(names.len(), 5_000);
        for name in names {
            let vowel = |letter: u8| b"aeiou".contains(&letter);
            let letters = &name.as_bytes()[2..];
            assert!(letters.windows(2).all(|pair| vowel(pair[0]) != vowel(pair[1])), "{name}");
        }
    }
}
