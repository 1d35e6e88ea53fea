//! The base lexicon: how common English words and well-known names are said. Chooses nothing: it tells all it knows.
//!
//! Its words are those of the CMU Pronouncing Dictionary (see `LICENSE.cmudict`) and of the lists in `origins/names`.
//! `cargo run --release --example pack_base` packs them into two files, which are part of the program and are read in
//! place, so that it costs nothing until a word is looked up:
//! - `words.fst`: every folded word, and its number in the order of the alphabet;
//! - `words.bin`: a line with the names of the origins; then as many offsets as [`STEP`] asks for; then the words' records.
//!
//! A record is one pronunciation after another: a byte that tells whence it is (0 for CMUdict, else the origin's number
//! from 1; [`COMMON`] is added in the first one where the word is written in lower case in English), a byte for each
//! sound (its phone times 3, and its stress), and [`MORE`] or [`LAST`].

use std::sync::OnceLock;

use super::fold;
use crate::model::{Phone, Phones, Sound, Stress};

/// Every how many words an offset is stored.
pub const STEP: usize = 16;
/// Added to the first byte of a word's record where the word is an ordinary one of English.
pub const COMMON: u8 = 0x80;
/// Ends a pronunciation that another one follows.
pub const MORE: u8 = 0xfe;
/// Ends a word's last pronunciation.
pub const LAST: u8 = 0xff;

static WORDS: &[u8] = include_bytes!("words.fst");
static RECORDS: &[u8] = include_bytes!("words.bin");

/// What the base lexicon knows of a word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Whether it is an ordinary word of English, written in lower case.
    pub common: bool,
    /// Its pronunciations; the origin is `None` for that of CMUdict.
    pub said: Vec<(Option<&'static str>, Phones)>,
}

struct Base {
    words: fst::Map<&'static [u8]>,
    origins: Vec<&'static str>,
    /// Big-endian offsets into `records`, four bytes each.
    offsets: &'static [u8],
    records: &'static [u8],
}

fn base() -> Option<&'static Base> {
    static BASE: OnceLock<Option<Base>> = OnceLock::new();
    BASE.get_or_init(|| {
        let words = fst::Map::new(WORDS).ok()?;
        let line = RECORDS.iter().position(|byte| *byte == b'\n')?;
        let origins = std::str::from_utf8(&RECORDS[..line]).ok()?.split(' ').collect();
        let (offsets, records) = RECORDS[line + 1..].split_at_checked(words.len().div_ceil(STEP) * 4)?;
        Some(Base { words, origins, offsets, records })
    })
    .as_ref()
}

/// A word's record without its last byte.
fn record(base: &Base, word: &str) -> Option<&'static [u8]> {
    let number = usize::try_from(base.words.get(fold(word))?).ok()?;
    let offset = base.offsets.get(number / STEP * 4..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
    let mut records = base.records.get(offset as usize..)?;
    for _ in 0..number % STEP {
        let end = records.iter().position(|byte| *byte == LAST)?;
        records = &records[end + 1..];
    }
    let end = records.iter().position(|byte| *byte == LAST)?;
    Some(&records[..end])
}

/// What is known of a word, whatever its case and accents.
pub fn known(word: &str) -> Option<Known> {
    let base = base()?;
    let record = record(base, word)?;
    let mut known = Known { common: record.first()? & COMMON != 0, said: Vec::new() };
    for said in record.split(|byte| *byte == MORE) {
        let (whence, sounds) = said.split_first()?;
        let origin = usize::from(whence & !COMMON).checked_sub(1).and_then(|nth| base.origins.get(nth).copied());
        known.said.push((origin, Phones(sounds.iter().map(|byte| sound(*byte)).collect::<Option<_>>()?)));
    }
    Some(known)
}

/// Whether a word is an ordinary one of English, which is written in lower case.
pub fn is_common(word: &str) -> bool {
    let first = base().and_then(|base| record(base, word)?.first());
    first.is_some_and(|byte| byte & COMMON != 0)
}

/// Whether English has the word: an ordinary word, or a name that CMUdict lists.
pub fn is_english(word: &str) -> bool {
    known(word).is_some_and(|known| known.common || known.said.iter().any(|(origin, _)| origin.is_none()))
}

/// The byte of a sound.
pub fn byte(sound: Sound) -> u8 {
    sound.phone.number() * 3 + sound.stress as u8
}

fn sound(byte: u8) -> Option<Sound> {
    let stress = match byte % 3 {
        0 => Stress::None,
        1 => Stress::Secondary,
        _ => Stress::Primary,
    };
    Some(Sound { phone: Phone::from_number(byte / 3)?, stress })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_are_known_whatever_their_case_and_accents() {
        let cmudict = |word: &str| {
            let said = known(word)?.said;
            said.into_iter().find(|(origin, _)| origin.is_none()).map(|(_, phones)| phones.to_string())
        };
        assert_eq!(cmudict("cat").as_deref(), Some("ˈkæt"));
        assert_eq!(cmudict("GARCÍA").as_deref(), Some("ˌɡɑɹˈsiə"));
        assert!(known("cat").unwrap().common && !known("Garcia").unwrap().common);
        assert_eq!(known("xqzw"), None);
        assert_eq!(known(""), None);
    }

    #[test]
    fn every_sound_survives_its_byte() {
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                let one = Sound { phone, stress };
                assert_eq!(sound(byte(one)), Some(one));
                assert!(byte(one) < COMMON);
            }
        }
    }
}
