//! Words to the symbols a voice was trained on: a lexicon's words by its phones, the others by espeak's rules.
//!
//! espeak's C library is asked where it is here, else its pure-Rust port, whose data is part of this program. The port is
//! a phonemizer only: of 300 news sentences it gave 136 exactly as the library does, and its own sound is unintelligible.

use std::collections::BTreeMap;
use std::sync::Arc;

use espeak_ng::EspeakNg;
use tempfile::TempDir;

use crate::engines::espeak::Transcriber;
use crate::engines::{VoiceError, plain, spoken_letters};
use crate::model::{Mark, Phones, Pronunciation, SpokenWord};

use super::{Accent, align, dialect};

/// The version of the port that is built in.
const PORT_VERSION: &str = "0.2.0";

/// What espeak reads in the place of a word whose sounds are known: one that begins with a vowel and one that does not, so
/// that "the" before it is said rightly.
const PLACEHOLDERS: [&str; 2] = ["Ann", "Tom"];

/// Who phonemizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The C library where it is here, else the port.
    #[default]
    Auto,
    /// espeak's C library.
    Library,
    /// Its port.
    Port,
}

impl Choice {
    /// The names, in the order of preference.
    pub const NAMES: [&str; 3] = ["auto", "library", "port"];

    /// The choice of that name.
    pub fn named(name: &str) -> Option<Self> {
        let choices = [Self::Auto, Self::Library, Self::Port];
        std::iter::zip(Self::NAMES, choices).find(|(known, _)| *known == name).map(|(_, choice)| choice)
    }
}

/// A symbol, and the word it is part of; spaces and punctuation are part of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The symbol.
    pub letter: char,
    /// Index of the word.
    pub word: Option<u32>,
}

#[derive(Clone)]
enum Way {
    Library(Transcriber),
    Port(Arc<Port>),
}

struct Port {
    engine: EspeakNg,
    _data: TempDir,
}

/// Writes utterances in symbols.
#[derive(Clone)]
pub struct Phonemizer {
    way: Way,
    accent: Option<Accent>,
    /// How words are said alone; asked only where words run together.
    alone: BTreeMap<String, Vec<char>>,
}

impl Phonemizer {
    /// For the espeak voice that a Piper voice was trained on.
    ///
    /// # Errors
    /// What is missing.
    pub fn open(voice: &str, choice: Choice) -> Result<Self, String> {
        let port = || port(voice).map(Arc::new).map(Way::Port);
        let way = match choice {
            Choice::Library => Transcriber::open(voice).map(Way::Library)?,
            Choice::Port => port()?,
            Choice::Auto => Transcriber::open(voice).map(Way::Library).or_else(|_| port())?,
        };
        Ok(Self { way, accent: Accent::of(voice), alone: BTreeMap::new() })
    }

    /// Who phonemizes, and the version.
    pub fn name(&self) -> String {
        match &self.way {
            Way::Library(library) => format!("espeak-ng {}", library.version),
            Way::Port(_) => format!("espeak-ng port {PORT_VERSION}"),
        }
    }

    /// What can change the phonemes; `None` where that cannot be told.
    pub fn fingerprint(&self) -> Option<String> {
        match &self.way {
            Way::Library(library) => library.fingerprint.clone(),
            Way::Port(_) => Some(self.name()),
        }
    }

    /// IPA of plain text, its words parted by single spaces.
    ///
    /// # Errors
    /// What the phonemizer says.
    pub fn ipa(&self, text: &str) -> Result<String, String> {
        match &self.way {
            Way::Library(library) => library.ipa(text),
            Way::Port(port) => {
                let ipa = port.engine.text_to_phonemes(text).map_err(|error| error.to_string())?;
                Ok(ipa.split_whitespace().collect::<Vec<_>>().join(" "))
            }
        }
    }

    /// An utterance in symbols, with its punctuation.
    ///
    /// # Errors
    /// A word that holds nothing that can be said, or phones for a voice that is not English.
    pub fn write(&mut self, words: &[SpokenWord]) -> Result<Vec<Symbol>, VoiceError> {
        let letters = match self.accent {
            Some(accent) => spoken_letters(words, accent == Accent::British),
            None => vec![None; words.len()],
        };
        let mut symbols = Vec::new();
        let mut parts = Vec::new();
        for (index, word) in words.iter().enumerate() {
            self.part(word, index as u32, letters[index].as_ref(), &mut parts)?;
            let last = index + 1 == words.len();
            let Some(mark) = word.mark.or(last.then_some(Mark::Period)) else { continue };
            self.clause(&parts, &mut symbols)?;
            parts.clear();
            symbols.push(Symbol { letter: sign(mark, last), word: None });
            if !last {
                symbols.push(Symbol { letter: ' ', word: None });
            }
        }
        Ok(symbols)
    }

    /// Adds what is sent for a word.
    fn part(
        &self,
        word: &SpokenWord,
        index: u32,
        letter: Option<&Phones>,
        parts: &mut Vec<Part>,
    ) -> Result<(), VoiceError> {
        let phones = match &word.pronunciation {
            Pronunciation::Continues if index > 0 => return Ok(()),
            Pronunciation::Phones { phones, .. } => Some(phones),
            Pronunciation::Alias { text, .. } if !text.trim().is_empty() => {
                return text.split_whitespace().try_for_each(|part| read(part, index, parts));
            }
            _ => letter,
        };
        let Some(phones) = phones.filter(|phones| !phones.0.is_empty()) else { return read(&word.text, index, parts) };
        let Some(accent) = self.accent else {
            let phone = phones.0[0].phone.info().ipa.to_owned();
            return Err(VoiceError::Unsayable { word: word.text.clone(), phone });
        };
        let vowel = phones.0[0].phone.is_vowel();
        let sent = PLACEHOLDERS[usize::from(!vowel)].to_owned();
        parts.push(Part { word: index, sent, own: Some(dialect(phones, accent)) });
        Ok(())
    }

    /// Adds the symbols of a clause.
    fn clause(&mut self, parts: &[Part], symbols: &mut Vec<Symbol>) -> Result<(), VoiceError> {
        let sent: Vec<&str> = parts.iter().map(|part| part.sent.as_str()).collect();
        let said: Vec<char> = self.ipa(&sent.join(" ")).map_err(VoiceError::Failed)?.chars().collect();
        let units = said.split(|symbol| *symbol == ' ').filter(|unit| !unit.is_empty()).count();
        let belongs = if units == parts.len() && self.keeps_apart(parts, &said)? {
            let mut unit = 0;
            let mut count = |symbol: &char| {
                unit += u32::from(*symbol == ' ');
                unit
            };
            said.iter().map(&mut count).collect()
        } else {
            let alone: Vec<Vec<char>> =
                sent.iter().map(|word| self.alone(word)).collect::<Result<_, _>>().map_err(VoiceError::Failed)?;
            align(&said, &alone)
        };
        let from = symbols.len();
        let mut done = vec![false; parts.len()];
        for (symbol, part) in std::iter::zip(&said, &belongs) {
            let part = *part as usize;
            let Part { word, own, .. } = &parts[part];
            match own {
                _ if *symbol == ' ' => symbols.push(Symbol { letter: ' ', word: None }),
                None => symbols.push(Symbol { letter: *symbol, word: Some(*word) }),
                Some(own) if !done[part] => {
                    symbols.extend(own.chars().map(|letter| Symbol { letter, word: Some(*word) }));
                }
                Some(_) => {}
            }
            done[part] |= *symbol != ' ';
        }
        if done.contains(&false) {
            // A word that would not be heard: each is said alone.
            symbols.truncate(from);
            for (nth, Part { word, sent, own }) in parts.iter().enumerate() {
                if nth > 0 {
                    symbols.push(Symbol { letter: ' ', word: None });
                }
                let said = match own {
                    Some(own) => own.chars().collect(),
                    None => self.alone(sent).map_err(VoiceError::Failed)?,
                };
                let of_word = |letter| Symbol { letter, word: (letter != ' ').then_some(*word) };
                symbols.extend(said.into_iter().map(of_word));
            }
        }
        Ok(())
    }

    /// Whether as many units as parts are one for each: a unit too many ("HuffPost" is said as two words) may hide one too
    /// few. Placeholders must stand in their places, and no word may be of the kind that is said as two.
    fn keeps_apart(&mut self, parts: &[Part], said: &[char]) -> Result<bool, VoiceError> {
        let units = said.split(|symbol| *symbol == ' ').filter(|unit| !unit.is_empty());
        for (part, unit) in std::iter::zip(parts, units) {
            let bare = |symbols: &[char]| -> Vec<char> {
                symbols.iter().copied().filter(|symbol| !matches!(symbol, 'ˈ' | 'ˌ')).collect()
            };
            let stays = match part.own {
                Some(_) => bare(unit) == bare(&self.alone(&part.sent).map_err(VoiceError::Failed)?),
                None => !part.sent.chars().skip(1).any(char::is_uppercase),
            };
            if !stays {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn alone(&mut self, word: &str) -> Result<Vec<char>, String> {
        if let Some(said) = self.alone.get(word) {
            return Ok(said.clone());
        }
        let said: Vec<char> = self.ipa(word)?.chars().collect();
        self.alone.insert(word.to_owned(), said.clone());
        Ok(said)
    }
}

/// What is sent for a word, or for a part of its alias.
struct Part {
    word: u32,
    sent: String,
    /// Its symbols, where a lexicon decides them.
    own: Option<String>,
}

/// Adds the parts of a word that espeak is to read.
fn read(text: &str, word: u32, parts: &mut Vec<Part>) -> Result<(), VoiceError> {
    let mut sent = String::new();
    plain(text, &mut sent)?;
    parts.extend(sent.split_whitespace().map(|part| Part { word, sent: part.to_owned(), own: None }));
    Ok(())
}

/// The sign of a mark among those that Piper voices know.
fn sign(mark: Mark, last: bool) -> char {
    match mark {
        Mark::Question => '?',
        Mark::Exclamation => '!',
        _ if last => '.',
        Mark::Semicolon => ';',
        Mark::Colon => ':',
        Mark::Period => '.',
        Mark::Comma | Mark::Dash | Mark::Ellipsis => ',',
    }
}

fn port(voice: &str) -> Result<Port, String> {
    let language = voice.split('-').next().unwrap_or(voice);
    if !espeak_ng::has_bundled_language(language) {
        return Err(format!("espeak-ng is not here, and its port knows no `{voice}`"));
    }
    let data = TempDir::new().map_err(|error| error.to_string())?;
    espeak_ng::install_bundled_language(data.path(), language).map_err(|error| error.to_string())?;
    let engine = EspeakNg::with_data_dir(voice, data.path()).map_err(|error| error.to_string())?;
    Ok(Port { engine, _data: data })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Notation;
    use crate::model::Authority;

    /// Words, those in `[]` by their IPA, as they are written in symbols.
    fn written(choice: Choice, words: &[&str]) -> String {
        let word = |text: &&str| {
            let mut word = SpokenWord::plain(text);
            if let Some(ipa) = text.strip_prefix('[') {
                let (mut phones, _) = Notation::Ipa.read(ipa.trim_end_matches(']')).unwrap();
                let authority = Authority { layer: "user", entry: None, origin: None };
                word.pronunciation = Pronunciation::Phones { phones: phones.remove(0), authority };
            }
            word
        };
        let words: Vec<SpokenWord> = words.iter().map(word).collect();
        let symbols = Phonemizer::open("en-us", choice).unwrap().write(&words).unwrap();
        let mut last = None;
        for word in symbols.iter().filter_map(|symbol| symbol.word) {
            assert!(last <= Some(word), "a word goes back");
            last = Some(word);
        }
        symbols.iter().map(|symbol| symbol.letter).collect()
    }

    #[test]
    fn a_name_is_given_its_own_phones_and_no_others() {
        for choice in [Choice::Port, Choice::Auto] {
            let symbols = written(choice, &["the", "[ˌkoʊnəˈʃɛnkəf]", "plan"]);
            assert_eq!(symbols, "ðə kˌoʊnəʃˈɛnkəf plˈæn.", "{choice:?}");
            assert!(written(choice, &["the", "[ˈɑbə]", "plan"]).starts_with("ðɪ ˈɑːbə "), "{choice:?}");
        }
    }

    #[test]
    fn a_word_said_as_two_and_two_said_as_one_leave_the_name_in_its_place() {
        for choice in [Choice::Port, Choice::Auto] {
            let symbols = written(choice, &["HuffPost", "met", "[ˈbɑboʊ]", "of", "the", "town"]);
            assert!(symbols.contains("mˈɛt bˈɑːboʊ ") && !symbols.contains("tˈɑːm"), "{choice:?} {symbols}");
        }
    }
}
