//! The International Phonetic Alphabet: broad or narrow transcription to phones, and back.
//!
//! Narrow symbols fold into the inventory by [`FOLDING`], so that a native transcription copied from a reference work
//! gives what an English newsreader says. What has no place in it, such as a click, is a fault and is never skipped.
//! Source: Handbook of the International Phonetic Association, 1999, and the foldings named in the table.

use super::{Fault, Reading};
use crate::model::{Phone, Phones, Sound, Stress};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a row of [`FOLDING`] needs after it.
#[derive(Clone, Copy, PartialEq)]
enum Needs {
    /// Nothing.
    Nothing,
    /// No vowel: in "aj" before a vowel the second sign begins the next syllable.
    NoVowel,
}

use Needs::{NoVowel, Nothing};

/// Symbols and the phones they fold into; the longest wins. Nothing listed maps to silence but the glottal sounds.
#[rustfmt::skip]
const FOLDING: &[(&str, &str, Needs)] = &[
    // Vowels before r, which keep one value in General American.
    ("ɪəɹ", "ɪ ɹ", Nothing), ("ʊəɹ", "ʊ ɹ", Nothing), ("oʊɹ", "ɔ ɹ", NoVowel), ("eɪɹ", "ɛ ɹ", NoVowel),
    ("oɹ", "ɔ ɹ", Nothing), ("eɹ", "ɛ ɹ", Nothing), ("iɹ", "ɪ ɹ", NoVowel), ("uɹ", "ʊ ɹ", NoVowel),
    ("əɹ", "ɝ", NoVowel), ("ʌɹ", "ɝ", NoVowel), ("ɜɹ", "ɝ", Nothing), ("ɚɹ", "ɝ", NoVowel), ("ɝɹ", "ɝ", NoVowel),
    // Diphthongs in their several spellings.
    ("eɪ", "eɪ", Nothing), ("ei", "eɪ", Nothing), ("ɛɪ", "eɪ", Nothing), ("ɛi", "eɪ", Nothing), ("æɪ", "eɪ", Nothing),
    ("oʊ", "oʊ", Nothing), ("əʊ", "oʊ", Nothing), ("ou", "oʊ", Nothing), ("ɔʊ", "oʊ", Nothing),
    ("aɪ", "aɪ", Nothing), ("ai", "aɪ", Nothing), ("ɑɪ", "aɪ", Nothing), ("ɑi", "aɪ", Nothing), ("ʌɪ", "aɪ", Nothing),
    ("aʊ", "aʊ", Nothing), ("au", "aʊ", Nothing), ("ɑʊ", "aʊ", Nothing), ("ɑu", "aʊ", Nothing), ("æʊ", "aʊ", Nothing),
    ("ɔɪ", "ɔɪ", Nothing), ("ɔi", "ɔɪ", Nothing), ("oɪ", "ɔɪ", Nothing), ("oi", "ɔɪ", Nothing), ("ɒɪ", "ɔɪ", Nothing),
    ("ej", "eɪ", NoVowel), ("ɛj", "eɪ", NoVowel), ("aj", "aɪ", NoVowel), ("ɑj", "aɪ", NoVowel), ("oj", "ɔɪ", NoVowel),
    ("ɔj", "ɔɪ", NoVowel), ("ow", "oʊ", NoVowel), ("aw", "aʊ", NoVowel), ("ɑw", "aʊ", NoVowel),
    ("ɪu", "j u", Nothing), ("ʊu", "u", Nothing), ("ʉu", "u", Nothing), ("ɪi", "i", Nothing),
    // The British vowels of "square" and "near" have lost their r in writing only.
    ("ɛə", "ɛ ɹ", Nothing), ("eə", "ɛ ɹ", Nothing), ("ɪə", "i ə", Nothing),
    // French nasal vowels, as English speakers say "vin" and "un".
    ("ɛ\u{303}", "æ n", Nothing), ("œ\u{303}", "æ n", Nothing), ("\u{303}", "n", Nothing),
    // Affricates.
    ("tʃ", "tʃ", Nothing), ("ʧ", "tʃ", Nothing), ("tɕ", "tʃ", Nothing), ("ʈʂ", "tʃ", Nothing), ("ʨ", "tʃ", Nothing),
    ("dʒ", "dʒ", Nothing), ("ʤ", "dʒ", Nothing), ("dʑ", "dʒ", Nothing), ("ɖʐ", "dʒ", Nothing), ("ʥ", "dʒ", Nothing),
    ("ʦ", "t s", Nothing), ("ʣ", "d z", Nothing), ("ɟʝ", "dʒ", Nothing), ("ɟ", "dʒ", Nothing), ("ʄ", "dʒ", Nothing),
    // Vowels.
    ("i", "i", Nothing), ("ɪ", "ɪ", Nothing), ("ɨ", "ɪ", Nothing), ("ᵻ", "ɪ", Nothing), ("ʏ", "ɪ", Nothing),
    ("e", "eɪ", Nothing), ("ɛ", "ɛ", Nothing), ("æ", "æ", Nothing), ("ɶ", "æ", Nothing), ("a", "ɑ", Nothing),
    ("ɑ", "ɑ", Nothing), ("ɒ", "ɒ", Nothing), ("ɔ", "ɔ", Nothing), ("o", "oʊ", Nothing), ("ʊ", "ʊ", Nothing),
    ("ᵿ", "ʊ", Nothing), ("u", "u", Nothing), ("ʉ", "u", Nothing), ("ɯ", "u", Nothing), ("y", "u", Nothing),
    ("ʌ", "ʌ", Nothing), ("ɤ", "ʌ", Nothing), ("ə", "ə", Nothing), ("ɐ", "ə", Nothing), ("ɘ", "ə", Nothing),
    ("ɵ", "ə", Nothing), ("ᵊ", "ə", Nothing), ("ø", "ə", Nothing), ("œ", "ə", Nothing), ("ɜ", "ɝ", Nothing),
    ("ɞ", "ɝ", Nothing), ("ɝ", "ɝ", Nothing), ("ɚ", "ɝ", Nothing),
    // Consonants of the inventory.
    ("p", "p", Nothing), ("b", "b", Nothing), ("t", "t", Nothing), ("d", "d", Nothing), ("k", "k", Nothing),
    ("ɡ", "ɡ", Nothing), ("g", "ɡ", Nothing), ("f", "f", Nothing), ("v", "v", Nothing), ("θ", "θ", Nothing),
    ("ð", "ð", Nothing), ("s", "s", Nothing), ("z", "z", Nothing), ("ʃ", "ʃ", Nothing), ("ʒ", "ʒ", Nothing),
    ("x", "x", Nothing), ("h", "h", Nothing), ("m", "m", Nothing), ("n", "n", Nothing), ("ŋ", "ŋ", Nothing),
    ("l", "l", Nothing), ("ɹ", "ɹ", Nothing), ("j", "j", Nothing), ("w", "w", Nothing),
    // Consonants of other languages.
    ("ɓ", "b", Nothing), ("ʙ", "b", Nothing), ("β", "b", Nothing), ("ɸ", "f", Nothing), ("ʋ", "v", Nothing),
    ("ʈ", "t", Nothing), ("ɖ", "d", Nothing), ("ɗ", "d", Nothing), ("c", "k", Nothing), ("q", "k", Nothing),
    ("ɢ", "ɡ", Nothing), ("ɠ", "ɡ", Nothing), ("ɣ", "ɡ", Nothing), ("ʂ", "ʃ", Nothing), ("ɕ", "ʃ", Nothing),
    ("ɧ", "ʃ", Nothing), ("ʐ", "ʒ", Nothing), ("ʑ", "ʒ", Nothing), ("ç", "x", Nothing), ("χ", "x", Nothing),
    ("ɦ", "h", Nothing), ("ħ", "h", Nothing), ("ʜ", "h", Nothing), ("ɱ", "m", Nothing), ("ɳ", "n", Nothing),
    ("ɲ", "n j", Nothing), ("ɴ", "ŋ", Nothing), ("ɫ", "l", Nothing), ("ɬ", "l", Nothing), ("ɭ", "l", Nothing),
    ("ɮ", "l", Nothing), ("ʟ", "l", Nothing), ("ɺ", "l", Nothing), ("ʎ", "l j", Nothing), ("ʝ", "j", Nothing),
    ("ɥ", "j", Nothing), ("ɰ", "w", Nothing), ("ʍ", "w", Nothing),
    // Every r is the English one; the tap too, because it is the r of Spanish, Arabic and Japanese names.
    ("r", "ɹ", Nothing), ("ɾ", "ɹ", Nothing), ("ɽ", "ɹ", Nothing), ("ɻ", "ɹ", Nothing), ("ʁ", "ɹ", Nothing),
    ("ʀ", "ɹ", Nothing),
    // English readers leave these out.
    ("ʔ", "", Nothing), ("ʕ", "", Nothing), ("ʡ", "", Nothing), ("ʢ", "", Nothing),
];

/// The longest symbol of [`FOLDING`], in characters.
const LONGEST: usize = 3;

/// Signs that narrow a sound in ways English does not hear: half length, release, tone, ties, brackets.
const UNHEARD: &str = "ˑʰʱʲʷˠˤˀʼ‿ⁿˡ˥˦˧˨˩ꜛꜜ↗↘↓↑¹²³⁴⁵()/[]\u{200b}\u{200c}\u{200d}";

/// Reads a transcription; spaces part words.
pub(super) fn read(text: &str) -> Reading {
    read_symbols(text.char_indices())
}

/// Reads symbols that each stand at a byte of some text, which need not be written in IPA itself.
pub(super) fn read_symbols(symbols: impl Iterator<Item = (usize, char)>) -> Reading {
    let mut reading = Reading::default();
    let mut word = Vec::new();
    for (at, symbol) in symbols {
        if symbol.is_whitespace() {
            end_word(&mut word, &mut reading);
        } else if symbol == 'ç' {
            word.push((at, symbol));
        } else {
            decompose_canonical(symbol, |part| push_part(&mut word, at, part));
        }
    }
    end_word(&mut word, &mut reading);
    reading
}

/// Takes one decomposed sign into the word, unless it is one that English does not hear.
fn push_part(word: &mut Vec<(usize, char)>, at: usize, part: char) {
    match part {
        'r' | 'ɻ' | '˞' => word.push((at, 'ɹ')),
        '\'' | '’' => word.push((at, 'ˈ')),
        ':' => word.push((at, 'ː')),
        '\u{303}' => word.push((at, part)),
        '\u{327}' if word.last().is_some_and(|last| last.1 == 'c') => {
            word.pop();
            word.push((at, 'ç'));
        }
        // A syllabic consonant is said with a schwa before it.
        '\u{329}' | '\u{30D}' => word.insert(word.len().saturating_sub(1), (at, 'ə')),
        _ if is_combining_mark(part) || UNHEARD.contains(part) => {}
        _ => word.push((at, part)),
    }
}

/// Phones in IPA that is read as these very phones: where two neighbours would be taken for one sound, or change each
/// other, a full stop parts them, as it parts syllables.
pub fn to_ipa(phones: &Phones) -> String {
    let starts = phones.syllables();
    let mut text = String::new();
    for (index, sound) in phones.0.iter().enumerate() {
        let mut mark = "";
        if let Ok(syllable) = starts.binary_search(&index) {
            let end = starts.get(syllable + 1).copied().unwrap_or(phones.0.len());
            mark = match phones.0[index..end].iter().map(|sound| sound.stress).max() {
                Some(Stress::Primary) => "ˈ",
                Some(Stress::Secondary) => "ˌ",
                _ => "",
            };
        }
        text.push_str(mark);
        if index > 0 && mark.is_empty() && changes(&phones.0[index - 1..=index]) {
            text.push('.');
        }
        text.push_str(sound.phone.info().ipa);
    }
    text
}

/// Whether sounds written side by side are read as others.
fn changes(sounds: &[Sound]) -> bool {
    let text: String = sounds.iter().map(|sound| sound.phone.info().ipa).collect();
    let same = |word: &Phones| word.0.iter().map(|sound| sound.phone).eq(sounds.iter().map(|sound| sound.phone));
    !read(&text).words.first().is_some_and(same)
}

fn is_vowel(symbol: char) -> bool {
    let mut buffer = [0; 4];
    let symbol: &str = symbol.encode_utf8(&mut buffer);
    FOLDING
        .iter()
        .find(|(row, ..)| *row == symbol)
        .is_some_and(|(_, ipa, _)| ipa.split(' ').next().and_then(Phone::from_ipa).is_some_and(Phone::is_vowel))
}

fn end_word(word: &mut Vec<(usize, char)>, reading: &mut Reading) {
    let mut symbols = std::mem::take(word);
    // Length is not heard, but a long vowel makes no diphthong with the next: "Ismaili" is no "smile".
    for at in 1..symbols.len() {
        if symbols[at - 1].1 == 'ː' && is_vowel(symbols[at].1) {
            symbols[at - 1].1 = '.';
        }
    }
    symbols.retain(|(_, symbol)| *symbol != 'ː');
    if symbols.is_empty() {
        return;
    }
    let mut phones = Phones::default();
    let mut pending: Option<(usize, char)> = None;
    let mut at = 0;
    while at < symbols.len() {
        let (place, symbol) = symbols[at];
        match symbol {
            'ˈ' | 'ˌ' => {
                lost_stress(pending.replace((place, symbol)), reading);
                at += 1;
            }
            '.' | '-' | '|' | '·' => at += 1,
            _ => match longest(&symbols[at..]) {
                Some((length, ipa)) => {
                    for phone in ipa.split(' ').filter_map(Phone::from_ipa) {
                        let stress = match pending {
                            Some((_, 'ˈ')) if phone.is_vowel() => Stress::Primary,
                            Some(_) if phone.is_vowel() => Stress::Secondary,
                            _ => Stress::None,
                        };
                        if phone.is_vowel() {
                            pending = None;
                        }
                        phones.0.push(Sound { phone, stress });
                    }
                    at += length;
                }
                None => {
                    reading.faults.push(unknown(place, symbol));
                    at += 1;
                }
            },
        }
    }
    lost_stress(pending, reading);
    reading.words.push(phones);
}

fn lost_stress(mark: Option<(usize, char)>, reading: &mut Reading) {
    if let Some((place, mark)) = mark {
        let message = format!("the stress mark `{mark}` has no vowel after it");
        let help = "put it before the syllable that it stresses".to_owned();
        reading.faults.push(Fault { at: place..place + 1, message, help });
    }
}

fn longest(rest: &[(usize, char)]) -> Option<(usize, &'static str)> {
    (1..=LONGEST.min(rest.len())).rev().find_map(|length| {
        let symbols = rest[..length].iter().map(|(_, symbol)| *symbol);
        let (_, ipa, needs) = FOLDING.iter().find(|(row, ..)| row.chars().eq(symbols.clone()))?;
        let vowel_follows = rest.get(length).is_some_and(|(_, next)| is_vowel(*next));
        (*needs == Nothing || !vowel_follows).then_some((length, *ipa))
    })
}

fn unknown(place: usize, symbol: char) -> Fault {
    let help = match symbol {
        'ʘ' | 'ǀ' | 'ǃ' | 'ǂ' | 'ǁ' => "English voices have no clicks: write `k`",
        '"' | '%' | '@' | '{' | '}' | '&' | '0'..='9' => "that looks like X-SAMPA: write `xsampa = '...'` instead",
        'A'..='Z' => "IPA has no capitals: write `xsampa`, `arpabet` or `say` instead of `ipa`",
        'ı' | 'ι' => "write `ɪ` or `i`",
        'ε' => "write `ɛ`",
        _ => "write the nearest English sound",
    };
    let message = format!("`{symbol}` is not a sound that voices can say");
    Fault { at: place..place + 1, message, help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_only_phones_of_the_inventory_and_no_symbol_twice() {
        for (index, (row, ipa, _)) in FOLDING.iter().enumerate() {
            assert!(ipa.is_empty() || ipa.split(' ').all(|symbol| Phone::from_ipa(symbol).is_some()), "{row}");
            assert!(!FOLDING[index + 1..].iter().any(|(other, ..)| other == row), "{row} twice");
            assert!(row.chars().count() <= LONGEST, "{row}");
        }
    }

    #[test]
    fn every_phone_survives_being_printed() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                let stress = if phone.is_vowel() { stress } else { Stress::None };
                let phones = Phones(vec![Sound { phone, stress }]);
                assert_eq!(read(&phones.to_string()).words, [phones]);
            }
        }
    }

    #[test]
    fn any_three_sounds_survive_being_written() {
        for one in Phone::all() {
            for two in Phone::all() {
                for three in Phone::all() {
                    let stress = if two.is_vowel() { Stress::Secondary } else { Stress::None };
                    for stress in [Stress::None, stress] {
                        let mut sounds = [one, two, three].map(|phone| Sound { phone, stress: Stress::None });
                        sounds[1].stress = stress;
                        let phones = Phones(sounds.to_vec());
                        let text = to_ipa(&phones);
                        assert_eq!(read(&text).words, [phones], "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn composed_and_decomposed_text_read_alike() {
        assert_eq!(read("çɑ\u{303}").words, read("c\u{327}ɑ\u{303}").words);
    }
}
