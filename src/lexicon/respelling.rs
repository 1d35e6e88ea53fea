//! The newsroom respelling: `koh-nuh-SHEN-kuf` to phones and back. Knows no other notation and no names.
//!
//! Syllables are parted by hyphens, words by spaces. A syllable in CAPITALS has primary stress; of several in one
//! word the last has it and the others have secondary stress, as in "YOO-EN". A syllable with only its first letter
//! capital has secondary stress too. Where a word marks none, the full vowel two (else three) syllables before the
//! primary stress gets it, because that is how English readers say "mah-mah-DOO".
//!
//! The keys of VOA, the BBC and the press are read together. Where the BBC contradicts the others, [`BBC`] lists it; `key = "bbc"` in an entry asks for those. Spellings that no key defines but people write are in
//! [`DOUBTFUL`]: they are read in the likelier way, and a warning says so.
//! Sources: VOA Pronunciation Guide, "Key"; BBC Text Spelling guide; the press-association usage described by the
//! University of Illinois pronunciation guide; govtrack's "Pronunciation of Members of Congress".

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Fault, Key, Reading};
use crate::model::{Phone, Phones, Sound, Stress};

/// What the keys agree on. The longest spelling wins; phones are parted by spaces.
#[rustfmt::skip]
const KEYS: &[(&str, &str)] = &[
    // Vowels.
    ("ee", "i"), ("ē", "i"), ("ih", "ɪ"), ("i", "ɪ"), ("ĭ", "ɪ"),
    ("ay", "eɪ"), ("ey", "eɪ"), ("ehy", "eɪ"), ("eigh", "eɪ"), ("ā", "eɪ"),
    ("eh", "ɛ"), ("e", "ɛ"), ("ĕ", "ɛ"), ("a", "æ"), ("ă", "æ"), ("aah", "æ"),
    ("ah", "ɑ"), ("o", "ɑ"), ("ŏ", "ɒ"), ("aw", "ɔ"), ("oh", "oʊ"), ("oa", "oʊ"), ("ō", "oʊ"),
    ("uu", "ʊ"), ("oo", "u"), ("ue", "u"), ("ū", "u"), ("yoo", "j u"),
    ("uh", "ʌ"), ("u", "ʌ"), ("ŭ", "ʌ"), ("ə", "ʌ"),
    ("eye", "aɪ"), ("igh", "aɪ"), ("uy", "aɪ"), ("ahy", "aɪ"), ("ī", "aɪ"),
    ("ow", "aʊ"), ("ahw", "aʊ"), ("oy", "ɔɪ"), ("oi", "ɔɪ"), ("ohy", "ɔɪ"), ("awy", "ɔɪ"),
    // Vowels before r; "carry", "merry", "mirror", "sorry", "hurry" are the BBC's doubled letters.
    ("er", "ɝ"), ("ur", "ɝ"), ("uhr", "ɝ"), ("urr", "ɝ"), ("ər", "ɝ"),
    ("ar", "ɑ ɹ"), ("arr", "æ ɹ"), ("air", "ɛ ɹ"), ("ayr", "ɛ ɹ"), ("err", "ɛ ɹ"), ("eer", "ɪ ɹ"), ("irr", "ɪ ɹ"),
    ("or", "ɔ ɹ"), ("ohr", "ɔ ɹ"), ("oor", "ʊ ɹ"), ("orr", "ɑ ɹ"),
    // Consonants.
    ("b", "b"), ("d", "d"), ("f", "f"), ("g", "ɡ"), ("gh", "ɡ"), ("h", "h"), ("j", "dʒ"), ("dj", "dʒ"), ("dzh", "dʒ"),
    ("k", "k"), ("ck", "k"), ("kh", "x"), ("l", "l"), ("m", "m"), ("n", "n"), ("ng", "ŋ"), ("nk", "ŋ k"), ("(ng)", "n"),
    ("p", "p"), ("r", "ɹ"), ("s", "s"), ("sh", "ʃ"), ("t", "t"), ("tch", "tʃ"), ("ch", "tʃ"), ("tz", "t s"),
    ("th", "θ"), ("dh", "ð"), ("t͡h", "ð"), ("v", "v"), ("w", "w"), ("wh", "w"), ("z", "z"), ("zh", "ʒ"), ("x", "k s"),
];

/// Where the BBC means something else than the others.
const BBC: &[(&str, &str)] = &[("aa", "ɑ"), ("o", "ɒ"), ("orr", "ɒ ɹ"), ("oe", "ʌ"), ("oey", "ɔɪ"), ("hl", "l")];

/// Spellings that can be read in two ways: the reading taken, and how to write both without doubt.
const DOUBTFUL: &[(&str, &str, &str)] = &[
    ("aa", "æ", "`a` is the vowel of hat, `ah` that of father; or set `key` to \"voa\" or \"bbc\""),
    ("ai", "aɪ", "`eye` is the vowel of ice, `ay` that of fate"),
    ("ei", "eɪ", "`ay` is the vowel of fate, `eye` that of ice"),
    ("ie", "i", "`ee` is the vowel of heat, `eye` that of ice"),
    ("ea", "i", "`ee` is the vowel of heat, `ay` that of fate, `eh` that of met"),
    ("ear", "ɪ ɹ", "`eer` is the vowel of deer, `air` that of hair"),
    ("ae", "eɪ", "`ay` is the vowel of fate, `eye` that of ice"),
    ("au", "aʊ", "`ow` is the vowel of cow, `aw` that of law"),
    ("ou", "aʊ", "`ow` is the vowel of cow, `oo` that of shoot, `oh` that of hoe"),
    ("oe", "oʊ", "`oh` is the vowel of hoe, `uh` that of cup"),
    ("eu", "j u", "`yoo` is the vowel of use, `oy` that of boy"),
    ("c", "k", "`k` is the sound of cat, `s` that of sit, `ch` that of church"),
    ("q", "k", "`k` is the sound of cat"),
    ("qu", "k w", "`kw` is the sound of quick"),
    ("sch", "ʃ", "`sh` is the sound of shop, `sk` that of school"),
    ("ph", "f", "`f` is the sound of fun"),
];

/// The word "the", as newsrooms write it in names: "thuh HAYG".
const ARTICLE: &str = "thuh";

/// The longest spelling in the tables, in characters.
const LONGEST: usize = 4;

/// One syllable as written: lower-case letters, each with the byte it begins at, and its stress.
struct Piece {
    letters: Vec<(usize, char)>,
    stress: Stress,
}

/// Reads a respelling; the words' phones still carry `ʌ` where [`settle`] may make it `ə`.
pub(super) fn read(text: &str, key: Key) -> Reading {
    let mut reading = Reading::default();
    let mut word: Vec<(usize, char)> = Vec::new();
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if !letter.is_whitespace() {
            word.push((at, letter));
        } else if !word.is_empty() {
            let phones = read_word(&word, key, &mut reading);
            reading.words.push(phones);
            word.clear();
        }
    }
    reading
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–' | '·' | '.')
}

fn is_vowel_letter(letter: char) -> bool {
    "aeiouāēīōūăĕĭŏŭə".contains(letter)
}

/// Parts a word into syllables: at hyphens, and where capitals begin or end, as in "baSHAR".
fn pieces(word: &[(usize, char)]) -> Vec<Piece> {
    let mut found = Vec::new();
    for chunk in word.split(|(_, letter)| is_hyphen(*letter)).filter(|chunk| !chunk.is_empty()) {
        let mut from = 0;
        for to in 1..=chunk.len() {
            let capital = |index: usize| chunk[index].1.is_uppercase();
            let lower = |index: usize| chunk[index].1.is_lowercase();
            let turns = to == chunk.len()
                || (lower(to - 1) && capital(to))
                || (to - from >= 2 && capital(to - 1) && capital(to - 2) && lower(to));
            if turns {
                let letters = &chunk[from..to];
                let capitals = letters.iter().filter(|(_, letter)| letter.is_uppercase()).count();
                let stress = match capitals {
                    0 => Stress::None,
                    _ if letters.iter().any(|(_, letter)| letter.is_lowercase()) => Stress::Secondary,
                    _ => Stress::Primary,
                };
                let letters = letters.iter().flat_map(|(at, letter)| letter.to_lowercase().map(|low| (*at, low)));
                found.push(Piece { letters: letters.collect(), stress });
                from = to;
            }
        }
    }
    if let Some(last) = found.iter().rposition(|piece| piece.stress == Stress::Primary) {
        for piece in found[..last].iter_mut().filter(|piece| piece.stress == Stress::Primary) {
            piece.stress = Stress::Secondary;
        }
    }
    found
}

/// "thuh" by itself in small letters is the article, whose sound no key writes `th`.
fn article() -> Option<Phones> {
    let sounds = ["ð", "ʌ"].map(|ipa| Phone::from_ipa(ipa).map(|phone| Sound { phone, stress: Stress::None }));
    sounds.into_iter().collect::<Option<Vec<_>>>().map(Phones)
}

fn read_word(word: &[(usize, char)], key: Key, reading: &mut Reading) -> Phones {
    if word.iter().map(|(_, letter)| *letter).eq(ARTICLE.chars())
        && let Some(article) = article()
    {
        return article;
    }
    let pieces = pieces(word);
    let mut phones = Phones::default();
    for (nth, piece) in pieces.iter().enumerate() {
        read_piece(piece, nth + 1 == pieces.len(), key, &mut phones, reading);
    }
    phones
}

fn read_piece(piece: &Piece, last: bool, key: Key, phones: &mut Phones, reading: &mut Reading) {
    let letters: Vec<char> = piece.letters.iter().map(|(_, letter)| *letter).collect();
    // Whoever asked for the reading rounds the end up to a whole letter.
    let place = |from: usize, to: usize| piece.letters[from].0..piece.letters[to - 1].0 + 1;
    let before = phones.0.len();
    let mut vowels = 0;
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let (length, ipa) = if let Some(found) = by_position(&letters, at, vowels, last, piece.stress) {
            found
        } else if let Some((length, ipa, doubt)) = by_key(rest, key) {
            if let Some(help) = doubt {
                let spelling: String = rest[..length].iter().collect();
                let message = format!("`{spelling}` can be read in two ways");
                reading.doubts.push(Fault { at: place(at, at + length), message, help: help.to_owned() });
            }
            (length, ipa)
        } else {
            reading.faults.push(unknown(piece.letters[at].1, place(at, at + 1)));
            at += 1;
            continue;
        };
        if ipa.is_empty() && letters[at] == 'e' {
            let message = "the `e` at the end of the syllable is taken to be silent".to_owned();
            let help = "leave it out, or write `ay` or `eh` if it is to be heard".to_owned();
            reading.doubts.push(Fault { at: place(at, at + 1), message, help });
        }
        for symbol in ipa.split(' ').filter(|symbol| !symbol.is_empty()) {
            let Some(phone) = Phone::from_ipa(symbol) else { continue };
            if phone.is_vowel() {
                vowels += 1;
                if vowels == 2 {
                    let message = "two vowels in one syllable".to_owned();
                    let help = "part the syllables with a hyphen".to_owned();
                    reading.doubts.push(Fault { at: place(at, at + length), message, help });
                }
            }
            let stress = if phone.is_vowel() && vowels == 1 { piece.stress } else { Stress::None };
            phones.0.push(Sound { phone, stress });
        }
        at += length;
    }
    if vowels == 0 && piece.stress == Stress::Primary && phones.0.len() > before {
        let message = "a stressed syllable without a vowel".to_owned();
        let help = "write the vowel, or do not write the syllable in capitals".to_owned();
        reading.faults.push(Fault { at: place(0, letters.len()), message, help });
    }
}

/// The spellings whose reading depends on where in the syllable they stand: how many letters, and the phones.
fn by_position(
    letters: &[char],
    at: usize,
    vowels: usize,
    last: bool,
    stress: Stress,
) -> Option<(usize, &'static str)> {
    let rest = &letters[at..];
    let next_is_vowel = rest.get(1).is_some_and(|next| is_vowel_letter(*next));
    let after_vowel = at > 0 && is_vowel_letter(letters[at - 1]);
    match *rest {
        // The short vowels cannot end an English word, so there the letters have the values that names have.
        ['a'] if last && vowels == 0 => Some((1, if stress == Stress::None { "ʌ" } else { "ɑ" })),
        ['e'] if last && vowels == 0 => Some((1, "eɪ")),
        ['i'] if last && vowels == 0 => Some((1, "i")),
        ['o'] if last && vowels == 0 => Some((1, "oʊ")),
        ['u'] if last && vowels == 0 => Some((1, "u")),
        // "mike", "kate": a silent e makes the vowel before it long.
        ['e'] if vowels > 0 && !after_vowel => Some((1, "")),
        [vowel, middle, 'e'] if vowels == 0 && !is_vowel_letter(middle) && !"ywhr".contains(middle) => {
            let long = match vowel {
                'a' => "eɪ",
                'e' => "i",
                'i' => "aɪ",
                'o' => "oʊ",
                'u' => "u",
                _ => return None,
            };
            Some((1, long))
        }
        ['y', 'e'] if at > 0 && vowels == 0 => Some((2, "aɪ")),
        ['y', ..] if rest.starts_with(&['y', 'o', 'o']) => None,
        ['y', ..] if next_is_vowel => Some((1, "j")),
        ['y', ..] if vowels == 0 => Some((1, "aɪ")),
        ['y', ..] => Some((1, "i")),
        // "few" has a glide, "chew" and "blew" have none.
        ['e', 'w', ..] => {
            let before = at.checked_sub(1).map(|before| letters[before]);
            Some((2, if matches!(before, Some('h' | 'j' | 'r' | 'l' | 'y')) { "u" } else { "j u" }))
        }
        // An h after a vowel only lengthens it on paper: "ooh", "ayh".
        ['h', ..] if vowels > 0 && !next_is_vowel => Some((1, "")),
        _ => None,
    }
}

/// The longest spelling of the tables: how many letters, the phones, and what to write instead where it is doubtful.
fn by_key(rest: &[char], key: Key) -> Option<(usize, &'static str, Option<&'static str>)> {
    (1..=LONGEST.min(rest.len())).rev().find_map(|length| {
        // No text is made for every letter of a thousand names.
        let mut buffer = [0; LONGEST * 4];
        let mut end = 0;
        for letter in &rest[..length] {
            end += letter.encode_utf8(&mut buffer[end..]).len();
        }
        let spelling = std::str::from_utf8(&buffer[..end]).ok()?;
        if key == Key::Bbc
            && let Some((_, ipa)) = BBC.iter().find(|(row, _)| *row == spelling)
        {
            return Some((length, *ipa, None));
        }
        let (ipa, help) = *table().get(spelling)?;
        Some((length, ipa, help.filter(|_| key != Key::Voa || spelling != "aa")))
    })
}

/// [`KEYS`] and [`DOUBTFUL`] by their spelling.
fn table() -> &'static HashMap<&'static str, (&'static str, Option<&'static str>)> {
    static TABLE: OnceLock<HashMap<&str, (&str, Option<&str>)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let keys = KEYS.iter().map(|(spelling, ipa)| (*spelling, (*ipa, None)));
        keys.chain(DOUBTFUL.iter().map(|(spelling, ipa, help)| (*spelling, (*ipa, Some(*help))))).collect()
    })
}

fn unknown(letter: char, at: std::ops::Range<usize>) -> Fault {
    let help = match letter {
        '\'' | '’' | 'ˈ' | '´' => "write the stressed syllable in CAPITALS",
        'ʃ' | 'ʒ' | 'θ' | 'ð' | 'ŋ' | 'ɡ' | 'ɪ' | 'ɛ' | 'æ' | 'ɑ' | 'ɒ' | 'ɔ' | 'ʊ' | 'ʌ' | 'ɹ' | 'ː' => {
            "that is IPA: write `ipa = \"...\"` instead of `say`"
        }
        'é' | 'è' => "write `ay` or `eh`",
        'ñ' => "write `ny`",
        'ç' => "write `s` or `ch`",
        _ if letter.is_alphabetic() => "a respelling uses plain letters, such as `ah`, `ay`, `kh`, `zh`",
        _ => "a respelling has letters, hyphens between syllables and spaces between words",
    };
    Fault { at, message: format!("`{letter}` is not in the newsroom key"), help: help.to_owned() }
}

/// Gives a word the weak vowels and the secondary stress that a respelling leaves to the reader.
pub(super) fn settle(phones: &mut Phones) {
    let (Some(strut), Some(comma)) = (Phone::from_ipa("ʌ"), Phone::from_ipa("ə")) else { return };
    for sound in phones.0.iter_mut().filter(|sound| sound.phone == strut && sound.stress == Stress::None) {
        sound.phone = comma;
    }
    if let Some(beat) = unwritten_beat(phones) {
        phones.0[beat].stress = Stress::Secondary;
    }
}

/// Which vowel has secondary stress although a respelling does not write it; see the top of this file.
fn unwritten_beat(phones: &Phones) -> Option<usize> {
    let vowels: Vec<usize> = (0..phones.0.len()).filter(|index| phones.0[*index].phone.is_vowel()).collect();
    let primary = vowels.iter().rposition(|index| phones.0[*index].stress == Stress::Primary)?;
    if vowels.iter().any(|index| phones.0[*index].stress == Stress::Secondary) {
        return None;
    }
    let full = |nth: usize| !matches!(phones.0[vowels[nth]].phone.info().ipa, "ə" | "ɪ" | "ɝ");
    let at = |back: usize| primary.checked_sub(back).filter(|nth| full(*nth)).map(|nth| vowels[nth]);
    at(2).or_else(|| at(3))
}

/// A readable respelling of one word: `Display` of the phones is IPA, this is for people who do not read IPA.
///
/// Reading it again gives the same phones, but for what no newsroom key can write: stress on "uh" is that of "cup",
/// and `i`, `u`, `oʊ`, `eɪ` before an r of their own syllable are those of "deer", "poor", "corn", "hair".
pub fn to_respelling(phones: &Phones) -> String {
    if let [one, other] = phones.0.as_slice()
        && (one.phone.info().ipa, other.phone.info().ipa, other.stress) == ("ð", "ə", Stress::None)
    {
        return ARTICLE.to_owned();
    }
    let unwritten = {
        let mut bare = phones.clone();
        for sound in bare.0.iter_mut().filter(|sound| sound.stress == Stress::Secondary) {
            sound.stress = Stress::None;
        }
        unwritten_beat(&bare)
    };
    let beats = phones.0.iter().filter(|sound| sound.stress == Stress::Secondary).count();
    let mut starts = phones.syllables();
    if starts.is_empty() {
        starts.push(0);
    }
    // Newsrooms close a stressed syllable with a short vowel: "uh-LEP-oh", not "uh-LEH-poh".
    for next in starts.iter_mut().skip(1) {
        if closes(phones, *next) {
            *next += 1;
        } else if phones.0[*next - 1].phone.info().ipa == "h" {
            // After its vowel an h would only lengthen it on paper: "noh-HRAHD".
            *next -= 1;
        }
    }
    // "nk" and "ng" are one sound, or two, on paper: "gun-knekht", not "gunk-nekht".
    for next in starts.iter_mut().skip(1) {
        let ipa = |back: usize| next.checked_sub(back).map_or("", |at| phones.0[at].phone.info().ipa);
        if ipa(2) == "n" && matches!(ipa(1), "k" | "ɡ" | "x") {
            *next -= 1;
        }
    }
    let mut text = String::new();
    for (nth, start) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).copied().unwrap_or(phones.0.len());
        let sounds = &phones.0[*start..end];
        let mut syllable = spell(sounds, end == phones.0.len());
        let vowel = sounds.iter().position(|sound| sound.phone.is_vowel());
        match vowel.map_or(Stress::None, |vowel| sounds[vowel].stress) {
            Stress::Primary => syllable = syllable.to_uppercase(),
            Stress::Secondary if beats == 1 && unwritten == vowel.map(|vowel| start + vowel) => {}
            Stress::Secondary => {
                let first: String = syllable.chars().take(1).collect();
                syllable.replace_range(..first.len(), &first.to_uppercase());
            }
            Stress::None => {}
        }
        if nth > 0 {
            text.push('-');
        }
        text.push_str(&syllable);
    }
    text
}

/// Whether the sound at `index`, which begins a syllable, is better written at the end of the one before.
fn closes(phones: &Phones, index: usize) -> bool {
    let (last, first) = (&phones.0[index - 1], &phones.0[index]);
    let short = matches!(last.phone.info().ipa, "ɪ" | "ɛ" | "æ" | "ʊ" | "ʌ") && last.stress != Stress::None;
    let glides = matches!(first.phone.info().ipa, "h" | "j" | "w" | "x");
    // "uhr" is the vowel of "fur".
    let hurry = last.phone.info().ipa == "ʌ" && first.phone.info().ipa == "ɹ";
    short && !first.phone.is_vowel() && !glides && !hurry
}

/// One syllable in lower-case letters.
fn spell(sounds: &[Sound], last: bool) -> String {
    let ipa: Vec<&str> = sounds.iter().map(|sound| sound.phone.info().ipa).collect();
    let mut text = String::new();
    let mut index = 0;
    while index < ipa.len() {
        let next = ipa.get(index + 1).copied();
        // Short spellings are for closed syllables, and only where the next letter cannot join them.
        let closed = next.is_some_and(|next| !matches!(next, "ɹ" | "j" | "w" | "h" | "x"));
        // A single final e would make the vowel before it long; a single capital would be primary stress.
        let (used, letters) = match (ipa[index], next) {
            ("ɪ" | "i", Some("ɹ")) => (2, "eer"),
            ("ɛ" | "eɪ", Some("ɹ")) => (2, "air"),
            ("æ", Some("ɹ")) => (2, "arr"),
            ("ʊ" | "u", Some("ɹ")) => (2, "oor"),
            ("ɔ" | "oʊ", Some("ɹ")) => (2, "or"),
            ("ə" | "ʌ", Some("ɹ")) => (2, "er"),
            ("ŋ", Some("k")) => (2, "nk"),
            ("i", _) => (1, "ee"),
            ("ɪ", _) => (1, if closed { "i" } else { "ih" }),
            ("eɪ", _) => (1, "ay"),
            ("ɛ", _) => (1, if closed { "e" } else { "eh" }),
            ("æ", _) => (1, if closed || (!last && index > 0) { "a" } else { "aah" }),
            ("ɑ", _) => (1, "ah"),
            ("ɒ", _) => (1, if closed { "ŏ" } else { "ŏh" }),
            ("ɔ", _) => (1, "aw"),
            ("oʊ", _) => (1, "oh"),
            ("ʊ", _) => (1, "uu"),
            ("u", _) => (1, "oo"),
            ("ʌ" | "ə", _) => (1, if closed { "u" } else { "uh" }),
            ("ɝ", _) => (1, "er"),
            ("aɪ", _) => (1, if index > 0 && ipa[index - 1] != "j" { "y" } else { "eye" }),
            ("aʊ", _) => (1, "ow"),
            ("ɔɪ", _) => (1, "oy"),
            // "ss" at the end keeps a reader from saying z.
            ("s", None) if index > 0 && sounds[index - 1].phone.is_vowel() => (1, "ss"),
            ("ɡ", _) => (1, "g"),
            ("tʃ", _) => (1, "ch"),
            ("dʒ", _) => (1, "j"),
            ("θ", _) => (1, "th"),
            ("ð", _) => (1, "dh"),
            ("ʃ", _) => (1, "sh"),
            ("ʒ", _) => (1, "zh"),
            ("x", _) => (1, "kh"),
            ("ŋ", _) => (1, "ng"),
            ("ɹ", _) => (1, "r"),
            ("j", _) => (1, "y"),
            (plain, _) => (1, plain),
        };
        text.push_str(letters);
        index += used;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str) -> String {
        let mut reading = read(text, Key::Any);
        assert!(reading.faults.is_empty(), "{text}: {:?}", reading.faults);
        reading.words.iter_mut().for_each(settle);
        reading.words.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tables_hold_only_phones_of_the_inventory_and_no_spelling_twice() {
        let rows = KEYS.iter().copied().chain(DOUBTFUL.iter().map(|(row, ipa, _)| (*row, *ipa)));
        let rows: Vec<_> = rows.collect();
        for (index, (row, ipa)) in rows.iter().chain(BBC).enumerate() {
            assert!(ipa.split(' ').all(|symbol| Phone::from_ipa(symbol).is_some()), "{row}: {ipa}");
            assert!(row.chars().count() <= LONGEST, "{row}");
            assert!(index >= rows.len() || !rows[index + 1..].iter().any(|(other, _)| other == row), "{row} twice");
        }
    }

    #[test]
    fn every_phone_survives_being_respelled() {
        let [t, n, comma] = ["t", "n", "ə"].map(|ipa| Phone::from_ipa(ipa).unwrap());
        let plain = |phone| Sound { phone, stress: Stress::None };
        for phone in Phone::all() {
            for stress in [Stress::None, Stress::Secondary, Stress::Primary] {
                // "cup" is always stressed in a respelling and "comma" never is.
                let ipa = phone.info().ipa;
                if (ipa == "ʌ" && stress == Stress::None) || (ipa == "ə" && stress != Stress::None) {
                    continue;
                }
                let stressed = Sound { phone, stress: if phone.is_vowel() { stress } else { Stress::None } };
                for frame in 0..4 {
                    let vowel = plain(comma);
                    let sounds = match frame {
                        0 => vec![stressed],
                        1 => vec![plain(t), stressed, plain(n)],
                        2 => vec![vowel, plain(t), stressed, plain(n), vowel],
                        _ => vec![vowel, stressed, vowel],
                    };
                    let phones = Phones(sounds);
                    // Without a vowel there is nothing to hold it.
                    if !phone.is_vowel() && frame < 3 {
                        continue;
                    }
                    let written = to_respelling(&phones);
                    let mut again = read(&written, Key::Any);
                    assert!(again.faults.is_empty() && again.doubts.is_empty(), "{written}: {again:?}");
                    again.words.iter_mut().for_each(settle);
                    assert_eq!(again.words, [phones], "{written}");
                }
            }
        }
    }

    #[test]
    fn several_stressed_syllables_leave_the_last_the_strongest() {
        assert_eq!(settled("YOO-EN"), "ˌjuˈɛn");
        assert_eq!(settled("SEE-EN-EN"), "ˌsiˌɛˈnɛn");
    }

    #[test]
    fn capitals_part_syllables_without_hyphens() {
        assert_eq!(settled("baSHAHR"), settled("ba-SHAHR"));
        assert_eq!(settled("SHENkuff"), settled("SHEN-kuff"));
    }

    #[test]
    fn a_name_is_written_as_newsrooms_write_it() {
        let reading = read("kah-nuh-SHEN-kuf", Key::Any);
        let mut word = reading.words[0].clone();
        settle(&mut word);
        assert_eq!(word.to_string(), "ˌkɑnəˈʃɛnkəf");
        assert_eq!(to_respelling(&word), "kah-nuh-SHEN-kuf");
    }
}
