//! The name of a sentence in the store: a hash of all that can change its sound. Where a name came from is no part of it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::model::{Delivery, Join, Mark, Pronunciation, SpokenWord, Utterance};

/// Raise it when an adapter of this program gives other samples for the same utterance than it did before; a new version
/// of the program does so by itself.
const REVISION: u32 = 1;

/// SHA-256 of a voice's fingerprint and an utterance, without spans and authorities.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of what a voice with that fingerprint says of an utterance.
    pub fn of(fingerprint: &str, utterance: &Utterance) -> Self {
        let mut hash = Hasher(Sha256::new());
        hash.text(concat!("newscast ", env!("CARGO_PKG_VERSION")));
        hash.number(REVISION as usize);
        hash.text(fingerprint);
        // Taken apart by name, so that a field that is added cannot be forgotten here.
        let Utterance { words, delivery } = utterance;
        let Delivery { wpm } = delivery;
        hash.number(*wpm as usize);
        hash.number(words.len());
        words.iter().for_each(|word| hash.word(word));
        Self(hash.0.finalize().into())
    }

    /// The key of some text, for names of files.
    pub(super) fn of_text(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Hexadecimal digits, as the file is named.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

/// Each value with its kind or length before it, so that no two utterances give the same bytes.
struct Hasher(Sha256);

impl Hasher {
    fn number(&mut self, number: usize) {
        self.0.update((number as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.update(text);
    }

    fn kind(&mut self, kind: u8) {
        self.0.update([kind]);
    }

    fn word(&mut self, word: &SpokenWord) {
        let SpokenWord { text, letter, join, mark, pronunciation } = word;
        self.text(text);
        self.kind(u8::from(*letter));
        self.kind(match join {
            Join::Space => 0,
            Join::Hyphen => 1,
            Join::None => 2,
        });
        self.kind(match mark {
            None => 0,
            Some(Mark::Comma) => 1,
            Some(Mark::Semicolon) => 2,
            Some(Mark::Colon) => 3,
            Some(Mark::Dash) => 4,
            Some(Mark::Ellipsis) => 5,
            Some(Mark::Period) => 6,
            Some(Mark::Question) => 7,
            Some(Mark::Exclamation) => 8,
        });
        match pronunciation {
            Pronunciation::Engine => self.kind(0),
            Pronunciation::Phones { phones, authority: _ } => {
                self.kind(1);
                self.number(phones.0.len());
                for sound in &phones.0 {
                    // By spelling, not by its place in the inventory, which may grow.
                    self.text(sound.phone.info().ipa);
                    self.kind(sound.stress as u8);
                }
            }
            Pronunciation::Alias { text, authority: _ } => {
                self.kind(2);
                self.text(text);
            }
            Pronunciation::Continues => self.kind(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Authority, Phone, Phones, Sound, Stress};
    use crate::text::{SourceId, Span};

    fn word(text: &str, pronunciation: Pronunciation) -> SpokenWord {
        SpokenWord { text: text.to_owned(), letter: false, join: Join::Space, mark: None, pronunciation }
    }

    fn phones(ipa: &str, stress: Stress, layer: &'static str, entry: Option<Span>) -> Pronunciation {
        let phones = ipa.chars().map(|letter| Sound { phone: Phone::from_ipa(&letter.to_string()).unwrap(), stress });
        Pronunciation::Phones { phones: Phones(phones.collect()), authority: Authority { layer, entry, origin: None } }
    }

    fn key(words: &[SpokenWord]) -> Key {
        Key::of("voice", &Utterance { words: words.to_vec(), delivery: Delivery { wpm: 165 } })
    }

    #[test]
    fn all_that_can_be_heard_changes_the_key() {
        let plain = word("a", Pronunciation::Engine);
        let alias = |text: &str| Pronunciation::Alias {
            text: text.to_owned(),
            authority: Authority { layer: "user", entry: None, origin: None },
        };
        let utterances = [
            vec![plain.clone()],
            vec![word("b", Pronunciation::Engine)],
            vec![SpokenWord { letter: true, ..plain.clone() }],
            vec![SpokenWord { join: Join::Hyphen, ..plain.clone() }],
            vec![SpokenWord { mark: Some(Mark::Comma), ..plain.clone() }],
            vec![SpokenWord { mark: Some(Mark::Question), ..plain.clone() }],
            vec![word("a", phones("bi", Stress::None, "user", None))],
            vec![word("a", phones("bi", Stress::Primary, "user", None))],
            vec![word("a", phones("pi", Stress::None, "user", None))],
            vec![word("a", alias("b"))],
            vec![word("a", Pronunciation::Continues)],
            vec![plain.clone(), plain.clone()],
        ];
        let mut keys: Vec<Key> = utterances.iter().map(|words| key(words)).collect();
        let utterance = Utterance { words: vec![plain], delivery: Delivery { wpm: 166 } };
        keys.extend([Key::of("voice", &utterance), Key::of("other", &utterance)]);
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn who_decided_and_where_changes_nothing() {
        let span = Span { source: SourceId(3), start: 5, end: 9 };
        let a = key(&[word("a", phones("bi", Stress::None, "user", Some(span)))]);
        let b = key(&[word("a", phones("bi", Stress::None, "base", None))]);
        assert_eq!(a, b);
        assert_eq!(a.to_string().len(), 64);
    }
}
