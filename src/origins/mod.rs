//! Names that no lexicon lists: which language they come from, and how a newsreader says names of that language.
//! Reads no files but its own and asks no voice; a name whose origin is not plain it leaves to the voice.

mod context;
mod particles;
mod rules;
mod spelling;

use std::sync::OnceLock;

use crate::model::Phones;

pub use context::{Article, Guess, is_place};
pub use particles::{Particle, particle};
pub use rules::{Mistake, Rules, Unread};
pub use spelling::cross_validate;

/// A language, or a family of languages whose names are spelled and said alike: one line of [`ORIGINS`].
#[derive(Debug)]
pub struct Origin {
    /// Its name in files, options and tables.
    pub name: &'static str,
    /// How often its names are in the news, against the others; English has [`ENGLISH_SHARE`].
    pub share: f32,
    /// What people call it.
    pub about: &'static str,
    /// The BCP 47 tag of its first language.
    pub tag: &'static str,
    /// Its rules, as in `rules/NAME.txt`.
    pub text: &'static str,
    /// Well-known names of this origin, as in `names/NAME.tsv`.
    list: &'static str,
    read: OnceLock<Rules>,
}

/// Frequent words of English, which the voice says best by itself: what the names of other languages are told apart from.
static ENGLISH: &str = include_str!("english.txt");

/// Names of English that are not said as they are spelled, in the format of the other lists.
static ENGLISH_NAMES: &str = include_str!("names/english.tsv");

/// As [`Origin::share`], of English names.
const ENGLISH_SHARE: f32 = 500.0;

/// A row of [`ORIGINS`]: its files are named after it.
macro_rules! origin {
    ($name:literal, $share:literal, $tag:literal, $about:literal) => {
        Origin {
            name: $name,
            share: $share,
            about: $about,
            tag: $tag,
            text: include_str!(concat!("rules/", $name, ".txt")),
            list: include_str!(concat!("names/", $name, ".tsv")),
            read: OnceLock::new(),
        }
    };
}

/// Every origin that has rules.
#[rustfmt::skip]
pub static ORIGINS: [Origin; 39] = [
    origin!("russian", 8.0, "ru", "Russian"),
    origin!("ukrainian", 4.0, "uk", "Ukrainian"),
    origin!("bulgarian", 1.0, "bg", "Bulgarian"),
    origin!("georgian", 1.0, "ka", "Georgian"),
    origin!("armenian", 1.0, "hy", "Armenian"),
    origin!("turkic", 1.0, "kk", "Central Asian"),
    origin!("arabic", 10.0, "ar", "Arabic"),
    origin!("persian", 3.0, "fa", "Persian"),
    origin!("turkish", 2.0, "tr", "Turkish"),
    origin!("hebrew", 2.0, "he", "Hebrew"),
    origin!("chinese", 8.0, "zh", "Chinese"),
    origin!("japanese", 6.0, "ja", "Japanese"),
    origin!("korean", 1.5, "ko", "Korean"),
    origin!("vietnamese", 1.0, "vi", "Vietnamese"),
    origin!("indonesian", 3.0, "id", "Indonesian or Malay"),
    origin!("thai", 1.0, "th", "Thai or Burmese"),
    origin!("polish", 3.0, "pl", "Polish"),
    origin!("czech", 3.0, "cs", "Czech or Slovak"),
    origin!("serbocroatian", 3.0, "sr", "Serbo-Croatian"),
    origin!("hungarian", 1.0, "hu", "Hungarian"),
    origin!("romanian", 1.0, "ro", "Romanian"),
    origin!("baltic", 1.0, "lt", "Baltic"),
    origin!("albanian", 1.0, "sq", "Albanian"),
    origin!("greek", 2.0, "el", "Greek"),
    origin!("spanish", 10.0, "es", "Spanish"),
    origin!("portuguese", 4.0, "pt", "Portuguese"),
    origin!("italian", 8.0, "it", "Italian"),
    origin!("french", 10.0, "fr", "French"),
    origin!("german", 10.0, "de", "German"),
    origin!("dutch", 4.0, "nl", "Dutch"),
    origin!("scandinavian", 4.0, "sv", "Scandinavian"),
    origin!("finnish", 1.0, "fi", "Finnish"),
    origin!("southasian", 6.0, "hi", "South Asian"),
    origin!("swahili", 2.0, "sw", "Swahili or Bantu"),
    origin!("ethiopian", 1.0, "am", "Ethiopian"),
    origin!("hausa", 1.5, "ha", "Hausa or Sahelian"),
    origin!("yoruba", 1.5, "yo", "Yoruba or West African"),
    origin!("irish", 2.0, "ga", "Irish"),
    origin!("welsh", 2.0, "cy", "Welsh"),
];

impl Origin {
    /// Its rules; none of a file that has a mistake, which the suite does not let pass.
    pub fn rules(&self) -> &Rules {
        self.read.get_or_init(|| Rules::parse(self.text).unwrap_or_default())
    }

    /// Well-known names of this origin and their newsroom respellings.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        rows(self.list)
    }

    /// How a name of this origin is said, a word of it at a time.
    ///
    /// # Errors
    /// The first letter that no rule takes.
    pub fn pronounce(&self, word: &str) -> Result<Phones, Unread> {
        self.rules().pronounce(word)
    }
}

/// Names of English and their newsroom respellings.
pub fn english_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(ENGLISH_NAMES)
}

/// The rows of a list: a name, a tab, a respelling.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// How often names of an origin are in the news, by its number; that after the last is English.
fn share(number: usize) -> f32 {
    ORIGINS.get(number).map_or(ENGLISH_SHARE, |origin| origin.share)
}

/// The letters of a word, lower case, without marks; those of other scripts are left out.
fn letters(word: &str) -> Vec<u8> {
    let folded = crate::text::without_marks(word);
    folded.bytes().map(|letter| letter.to_ascii_lowercase()).filter(u8::is_ascii_lowercase).collect()
}
