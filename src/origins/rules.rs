//! Letters to sounds, by rules that a linguist can read and extend: one text file an origin. Knows no language itself.
//!
//! # The file
//! Sections in brackets; `#` begins a comment; every line is `PATTERN = ANSWER`.
//! ```text
//! [sets]
//! F = e i y              a capital letter names a set of letters; V (vowels) and C (all other letters) are always there
//! [words]
//! al = æ l               a whole word with its sounds, or `= weak`: read by the rules, never stressed
//! [letters]
//! LEFT(LETTERS)RIGHT = sounds        without brackets where there is no context but an edge
//! shch = ʃ tʃ
//! ^(e) = j ɛ             ^ and $ are the edges of the word
//! (g)F = dʒ              a set, [abc] one of these letters, [^abc] any letter but these
//! h$ = -                 a hyphen is silence
//! ee = iː                ː makes a vowel long for `heavy`
//! (á) = ˈɑ               ˈ gives the stress to this vowel, whatever [stress] says
//! [stress]
//! enko$ = -2             counts from the end, or from the start where it is positive; the first line that holds wins
//! ov$ = -2 if 3          only in words of three syllables; `if 3+`: of three or more
//! * = heavy
//! [weak]                 vowels without stress: PHONE PLACE = PHONE; the first line that holds wins
//! ɑ final = ə            final, last, first, initial, before, after, any
//! [sounds]               at the end, on phones: LEFT ( PHONES ) RIGHT = PHONES; # the edge, V any vowel, C any consonant
//! ( n ) k = ŋ
//! ```
//! Of the letters that fit, the most win; among as many, the longer context; then the higher line. `heavy` is the rule
//! of Latin and Arabic: the last syllable if it ends in two consonants or in a long vowel and one, else the last but one
//! if it is closed or long, else the third from the end.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{Phone, Phones, Sound, Stress};
use crate::text::{is_apostrophe, without_marks};

/// The rules of one origin.
#[derive(Debug, Default)]
pub struct Rules {
    words: BTreeMap<String, Word>,
    /// By the first of their letters; in the order of precedence.
    letters: BTreeMap<char, Vec<LetterRule>>,
    /// Every letter with a diacritic that a rule names.
    marked: BTreeSet<char>,
    stress: Vec<StressRule>,
    weak: Vec<WeakRule>,
    sounds: Vec<SoundRule>,
}

/// A line of a file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// A letter that no rule takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The letter.
    pub letter: char,
}

#[derive(Debug)]
enum Word {
    Weak,
    Sounds(Vec<Voiced>),
}

/// A phone as a rule writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Voiced {
    phone: Phone,
    long: bool,
    stressed: bool,
}

/// One sign of a context.
#[derive(Clone, Debug, PartialEq)]
enum Sign {
    Edge,
    Among(Vec<char>),
    Not(Vec<char>),
}

/// A pattern over letters.
#[derive(Clone, Debug, Default, PartialEq)]
struct Pattern {
    left: Vec<Sign>,
    letters: Vec<char>,
    right: Vec<Sign>,
}

#[derive(Debug)]
struct LetterRule {
    pattern: Pattern,
    sounds: Vec<Voiced>,
}

#[derive(Debug)]
struct StressRule {
    /// `None` fits every word.
    pattern: Option<Pattern>,
    syllables: Option<(usize, bool)>,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    FromEnd(usize),
    FromStart(usize),
    Heavy,
}

#[derive(Debug)]
struct WeakRule {
    from: Phone,
    place: WeakPlace,
    to: Vec<Phone>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum WeakPlace {
    Final,
    Last,
    First,
    Initial,
    Before,
    After,
    Any,
}

#[derive(Debug)]
enum PhoneSign {
    Edge,
    Vowel,
    Consonant,
    One(Phone),
}

#[derive(Debug)]
struct SoundRule {
    left: Vec<PhoneSign>,
    from: Vec<Phone>,
    right: Vec<PhoneSign>,
    to: Vec<Phone>,
}

/// Letters that are vowels where a file does not say otherwise.
const VOWELS: &str = "aeiouyáàâäãåāăąéèêëēėęěíìîïīįıóòôöõøōőúùûüūůűųýæœ";

impl Rules {
    /// Reads a file.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, Vec<Mistake>> {
        let mut rules = Self::default();
        let mut sets = BTreeMap::from([('V', VOWELS.chars().collect::<Vec<char>>())]);
        let mut mistakes = Vec::new();
        let mut section = String::new();
        for (index, line) in text.lines().enumerate() {
            let line = without_comment(line, section == "sounds");
            if line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
                && name.chars().all(|letter| letter.is_ascii_lowercase())
                && !line.contains('=')
            {
                section = name.to_owned();
                continue;
            }
            if let Err(message) = rules.line(&section, line, &mut sets) {
                mistakes.push(Mistake { line: index + 1, message });
            }
        }
        for list in rules.letters.values_mut() {
            // A stable sort keeps the order of the file among equals.
            list.sort_by_key(|rule| {
                let context = rule.pattern.left.len() + rule.pattern.right.len();
                std::cmp::Reverse((rule.pattern.letters.len(), context))
            });
        }
        if mistakes.is_empty() { Ok(rules) } else { Err(mistakes) }
    }

    fn line(&mut self, section: &str, line: &str, sets: &mut BTreeMap<char, Vec<char>>) -> Result<(), String> {
        let (left, right) =
            line.split_once(" = ").ok_or("a line is `PATTERN = ANSWER`, with spaces around the sign")?;
        let (left, right) = (left.trim(), right.trim());
        match section {
            "sets" => {
                let mut name = left.chars();
                match (name.next(), name.next()) {
                    (Some(letter), None) if letter.is_ascii_uppercase() => {
                        sets.insert(letter, right.chars().filter(|letter| !letter.is_whitespace()).collect());
                        Ok(())
                    }
                    _ => Err(format!("`{left}` is not one capital letter")),
                }
            }
            "words" => {
                let word = if right == "weak" { Word::Weak } else { Word::Sounds(sounds(right)?) };
                self.words.insert(left.nfc().collect(), word);
                Ok(())
            }
            "letters" => {
                let pattern = pattern(left, sets)?;
                let first = *pattern.letters.first().ok_or("no letters")?;
                self.marked.extend(pattern.letters.iter().filter(|letter| !letter.is_ascii()));
                let rule = LetterRule { pattern, sounds: sounds(right)? };
                self.letters.entry(first).or_default().push(rule);
                Ok(())
            }
            "stress" => {
                let (place, condition) = match right.split_once(" if ") {
                    Some((place, condition)) => (place.trim(), Some(condition.trim())),
                    None => (right, None),
                };
                let syllables = condition.map(syllable_condition).transpose()?;
                let pattern = if left == "*" { None } else { Some(pattern(left, sets)?) };
                self.stress.push(StressRule { pattern, syllables, place: stress_place(place)? });
                Ok(())
            }
            "weak" => {
                let (from, place) = left.split_once(' ').ok_or("a weak vowel is `PHONE PLACE = PHONE`")?;
                let to = right.split(' ').filter(|ipa| *ipa != "-").map(phone).collect::<Result<_, _>>()?;
                self.weak.push(WeakRule { from: phone(from)?, place: weak_place(place.trim())?, to });
                Ok(())
            }
            "sounds" => {
                let (before, rest) = left.split_once('(').ok_or("the phones to change stand in brackets")?;
                let (from, after) = rest.split_once(')').ok_or("the phones to change stand in brackets")?;
                let signs = |text: &str| text.split_whitespace().map(phone_sign).collect::<Result<Vec<_>, _>>();
                let from: Vec<Phone> = from.split_whitespace().map(phone).collect::<Result<_, _>>()?;
                if from.is_empty() {
                    return Err("no phones to change".to_owned());
                }
                let to = right.split_whitespace().filter(|ipa| *ipa != "-").map(phone).collect::<Result<_, _>>()?;
                self.sounds.push(SoundRule { left: signs(before)?, from, right: signs(after)?, to });
                Ok(())
            }
            "" => Err("a line before the first section".to_owned()),
            _ => Err(format!("there is no section [{section}]")),
        }
    }

    /// How a word is said, every syllable count and stress settled.
    ///
    /// # Errors
    /// The first letter that no rule takes; the first of a word that would have no vowel.
    pub fn pronounce(&self, word: &str) -> Result<Phones, Unread> {
        let letters = self.letters_of(word);
        let text: String = letters.iter().collect();
        let (mut voiced, weak) = match self.words.get(&text) {
            Some(Word::Sounds(sounds)) => (sounds.clone(), false),
            Some(Word::Weak) => (self.sounds_of(&letters)?, true),
            None => (self.sounds_of(&letters)?, false),
        };
        voiced.dedup_by(|next, last| next.phone == last.phone && !next.phone.is_vowel());
        let mut phones =
            Phones(voiced.iter().map(|sound| Sound { phone: sound.phone, stress: Stress::None }).collect());
        let vowels: Vec<usize> = (0..voiced.len()).filter(|index| voiced[*index].phone.is_vowel()).collect();
        if let (true, [first, _, ..]) = (vowels.is_empty(), letters.as_slice()) {
            return Err(Unread { letter: *first });
        }
        if !weak && !vowels.is_empty() {
            let primary = self.stressed(&letters, &voiced, &phones, &vowels);
            phones.0[vowels[primary]].stress = Stress::Primary;
            for beat in beats_before(primary) {
                phones.0[vowels[beat]].stress = Stress::Secondary;
            }
            self.weaken(&mut phones, &vowels, primary);
        }
        self.change(&mut phones);
        as_english(&mut phones);
        Ok(phones)
    }

    /// The letters of a word as the rules know them.
    fn letters_of(&self, word: &str) -> Vec<char> {
        let mut letters = Vec::new();
        for letter in word.to_lowercase().nfc() {
            if self.marked.contains(&letter) || letter.is_ascii_lowercase() {
                letters.push(letter);
                continue;
            }
            match letter {
                _ if is_apostrophe(letter) => {
                    if self.letters.contains_key(&'\'') {
                        letters.push('\'');
                    }
                }
                _ => letters
                    .extend(without_marks(letter.encode_utf8(&mut [0; 4])).chars().filter(|part| part.is_alphabetic())),
            }
        }
        letters
    }

    fn sounds_of(&self, letters: &[char]) -> Result<Vec<Voiced>, Unread> {
        let mut sounds = Vec::with_capacity(letters.len());
        let mut at = 0;
        while at < letters.len() {
            let rules = self.letters.get(&letters[at]).map_or(&[][..], Vec::as_slice);
            let rule = rules.iter().find(|rule| rule.pattern.fits(letters, at));
            let rule = rule.ok_or(Unread { letter: letters[at] })?;
            sounds.extend(&rule.sounds);
            at += rule.pattern.letters.len();
        }
        Ok(sounds)
    }

    /// Which of the vowels is stressed.
    fn stressed(&self, letters: &[char], voiced: &[Voiced], phones: &Phones, vowels: &[usize]) -> usize {
        let count = vowels.len();
        if let Some(marked) = vowels.iter().rposition(|index| voiced[*index].stressed) {
            return marked;
        }
        let holds = |rule: &&StressRule| {
            rule.syllables.is_none_or(|(wanted, more)| count == wanted || (more && count > wanted))
                && rule.pattern.as_ref().is_none_or(|pattern| {
                    (0..=letters.len().saturating_sub(pattern.letters.len())).any(|at| pattern.fits(letters, at))
                })
        };
        match self.stress.iter().find(holds).map_or(Place::FromEnd(2), |rule| rule.place) {
            Place::FromEnd(nth) => count - nth.min(count),
            Place::FromStart(nth) => nth.min(count) - 1,
            Place::Heavy => heavy(voiced, phones, vowels),
        }
    }

    fn weaken(&self, phones: &mut Phones, vowels: &[usize], primary: usize) {
        let last = vowels.len() - 1;
        // From the end, so that the places of the vowels before stay what they were.
        for (nth, at) in vowels.iter().enumerate().rev() {
            if phones.0[*at].stress != Stress::None {
                continue;
            }
            let holds = |place: WeakPlace| match place {
                WeakPlace::Final => at + 1 == phones.0.len(),
                WeakPlace::Last => nth == last && at + 1 < phones.0.len(),
                WeakPlace::First => *at == 0,
                WeakPlace::Initial => nth == 0 && *at > 0,
                WeakPlace::Before => nth + 1 == primary,
                WeakPlace::After => nth > primary,
                WeakPlace::Any => true,
            };
            let from = phones.0[*at].phone;
            if let Some(rule) = self.weak.iter().find(|rule| rule.from == from && holds(rule.place)) {
                let to = rule.to.iter().map(|phone| Sound { phone: *phone, stress: Stress::None });
                phones.0.splice(*at..=*at, to);
            }
        }
    }

    fn change(&self, phones: &mut Phones) {
        for rule in &self.sounds {
            let mut at = 0;
            while at + rule.from.len() <= phones.0.len() {
                if rule.fits(&phones.0, at) {
                    let end = at + rule.from.len();
                    let stress = phones.0[at..end].iter().map(|sound| sound.stress).max().unwrap_or_default();
                    let first_vowel = rule.to.iter().position(|phone| phone.is_vowel());
                    let to = rule.to.iter().enumerate().map(|(nth, phone)| {
                        let stress = if first_vowel == Some(nth) { stress } else { Stress::None };
                        Sound { phone: *phone, stress }
                    });
                    phones.0.splice(at..end, to);
                    at += rule.to.len().max(1);
                } else {
                    at += 1;
                }
            }
        }
    }
}

impl Pattern {
    fn fits(&self, letters: &[char], at: usize) -> bool {
        letters[at..].starts_with(&self.letters)
            && self
                .left
                .iter()
                .rev()
                .enumerate()
                .all(|(nth, sign)| sign.fits(at.checked_sub(nth + 1).map(|before| letters[before]), at == nth))
            && self.right.iter().enumerate().all(|(nth, sign)| {
                let after = at + self.letters.len() + nth;
                sign.fits(letters.get(after).copied(), after == letters.len())
            })
    }
}

impl Sign {
    /// Whether it fits a letter, or the edge just before which there is none.
    fn fits(&self, letter: Option<char>, edge: bool) -> bool {
        match self {
            Self::Edge => edge,
            Self::Among(set) => letter.is_some_and(|letter| set.contains(&letter)),
            Self::Not(set) => letter.is_some_and(|letter| !set.contains(&letter)),
        }
    }
}

impl SoundRule {
    fn fits(&self, sounds: &[Sound], at: usize) -> bool {
        let sign = |sign: &PhoneSign, index: Option<usize>| {
            let phone = index.and_then(|index| sounds.get(index)).map(|sound| sound.phone);
            match sign {
                PhoneSign::Edge => phone.is_none(),
                PhoneSign::Vowel => phone.is_some_and(Phone::is_vowel),
                PhoneSign::Consonant => phone.is_some_and(|phone| !phone.is_vowel()),
                PhoneSign::One(one) => phone == Some(*one),
            }
        };
        let after = at + self.from.len();
        std::iter::zip(&self.from, &sounds[at..]).all(|(from, sound)| *from == sound.phone)
            && self.left.iter().rev().enumerate().all(|(nth, left)| sign(left, at.checked_sub(nth + 1)))
            && self.right.iter().enumerate().all(|(nth, right)| sign(right, Some(after + nth)))
    }
}

/// The vowels with secondary stress before the one that has the primary, as English readers put it: every second one
/// back, the first of three (Hayes, "Metrical Stress Theory", 1995, on "Kalamazoo" and "Apalachicola").
fn beats_before(primary: usize) -> impl Iterator<Item = usize> {
    let odd = primary % 2 == 1;
    (0..primary.saturating_sub(1)).rev().filter(move |nth| match (odd, nth) {
        (false, nth) => nth % 2 == 0,
        (true, 0) => primary >= 3,
        (true, nth) => *nth >= 3 && nth % 2 == 1,
    })
}

/// Which vowel the rule of Latin and Arabic stresses.
fn heavy(voiced: &[Voiced], phones: &Phones, vowels: &[usize]) -> usize {
    let count = vowels.len();
    let long = |nth: usize| {
        let sound = &voiced[vowels[nth]];
        sound.long || matches!(sound.phone.info().ipa, "aɪ" | "aʊ" | "ɔɪ")
    };
    let coda = voiced.len() - vowels[count - 1] - 1;
    if count == 1 || coda >= 2 || (coda == 1 && long(count - 1)) {
        return count - 1;
    }
    let starts = phones.syllables();
    let closed = starts[count - 1] > vowels[count - 2] + 1;
    if count == 2 || closed || long(count - 2) { count - 2 } else { count - 3 }
}

/// What English makes of any run of phones: vowels before r, and the strong form of a stressed schwa.
fn as_english(phones: &mut Phones) {
    let ipa = |sounds: &[Sound], at: usize| sounds.get(at).map_or("", |sound| sound.phone.info().ipa);
    let vowel = |sounds: &[Sound], at: usize| sounds.get(at).is_some_and(|sound| sound.phone.is_vowel());
    let mut at = 0;
    while at < phones.0.len() {
        let closing = ipa(&phones.0, at + 1) == "ɹ" && !vowel(&phones.0, at + 2);
        let stressed = phones.0[at].stress != Stress::None;
        let (to, drop) = match ipa(&phones.0, at) {
            "oʊ" if closing => ("ɔ", false),
            "eɪ" if closing => ("ɛ", false),
            "i" if closing => ("ɪ", false),
            "u" if closing => ("ʊ", false),
            "ə" | "ʌ" if closing => ("ɝ", true),
            "ə" if stressed => ("ʌ", false),
            _ => ("", false),
        };
        if let Some(to) = Phone::from_ipa(to) {
            phones.0[at].phone = to;
        }
        if drop {
            phones.0.remove(at + 1);
        }
        at += 1;
    }
    phones.0.dedup_by(|next, last| next.phone == last.phone && !next.phone.is_vowel());
}

/// The line up to its comment, which begins at the start or after a space; the sign also stands for the edge of a word
/// among phones, and there it has a bracket or the equals sign somewhere after it, or a bracket before it.
fn without_comment(line: &str, phones: bool) -> &str {
    let mut from = 0;
    while let Some(at) = line[from..].find('#').map(|at| at + from) {
        let (before, after) = (&line[..at], &line[at + 1..]);
        let edge = phones
            && (before.trim().is_empty() && after.trim_start().starts_with('(') && after.contains(" = ")
                || before.contains('(') && !before.contains(" = ") && after.contains(" = "));
        if !edge && (before.is_empty() || before.ends_with(char::is_whitespace)) {
            return before.trim();
        }
        from = at + 1;
    }
    line.trim()
}

fn phone(ipa: &str) -> Result<Phone, String> {
    Phone::from_ipa(ipa.trim()).ok_or_else(|| format!("`{}` is no phone of the inventory", ipa.trim()))
}

fn sounds(text: &str) -> Result<Vec<Voiced>, String> {
    let mut sounds = Vec::new();
    for written in text.split_whitespace().filter(|written| *written != "-") {
        let bare = written.trim_start_matches(['ˈ', 'ˌ']);
        let long = bare.ends_with('ː');
        let phone = phone(bare.trim_end_matches('ː'))?;
        sounds.push(Voiced { phone, long, stressed: written.starts_with('ˈ') });
    }
    Ok(sounds)
}

fn pattern(text: &str, sets: &BTreeMap<char, Vec<char>>) -> Result<Pattern, String> {
    if let Some((left, rest)) = text.split_once('(') {
        let (letters, right) = rest.split_once(')').ok_or("a bracket is not closed")?;
        return Ok(Pattern { left: signs(left, sets)?, letters: plain(letters)?, right: signs(right, sets)? });
    }
    let (left, text) = match text.strip_prefix('^') {
        Some(rest) => (vec![Sign::Edge], rest),
        None => (Vec::new(), text),
    };
    let (right, text) = match text.strip_suffix('$') {
        Some(rest) => (vec![Sign::Edge], rest),
        None => (Vec::new(), text),
    };
    // Without brackets the letters are those up to the first set; the rest is context.
    let at = text.find(|letter: char| letter == '[' || letter.is_ascii_uppercase()).unwrap_or(text.len());
    if at == text.len() {
        return Ok(Pattern { left, letters: plain(text)?, right });
    }
    // A pattern of stress: no letters are taken, so all of it is context.
    let right = [signs(text, sets)?, right].concat();
    Ok(Pattern { left, letters: Vec::new(), right })
}

fn plain(text: &str) -> Result<Vec<char>, String> {
    let letters: Vec<char> = text.nfc().collect();
    match letters.iter().find(|letter| !letter.is_lowercase() && !matches!(letter, '\'' | 'ʻ')) {
        Some(wrong) => Err(format!("`{wrong}` is no lower-case letter")),
        None => Ok(letters),
    }
}

fn signs(text: &str, sets: &BTreeMap<char, Vec<char>>) -> Result<Vec<Sign>, String> {
    let mut signs = Vec::new();
    let mut letters = text.nfc();
    while let Some(letter) = letters.next() {
        signs.push(match letter {
            '^' | '$' => Sign::Edge,
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                match inside.strip_prefix('^') {
                    Some(rest) => Sign::Not(rest.chars().collect()),
                    None => Sign::Among(inside.chars().collect()),
                }
            }
            'C' if !sets.contains_key(&'C') => Sign::Not(sets.get(&'V').cloned().unwrap_or_default()),
            set if set.is_ascii_uppercase() => {
                Sign::Among(sets.get(&set).cloned().ok_or_else(|| format!("there is no set {set}"))?)
            }
            letter if letter.is_lowercase() || letter == '\'' => Sign::Among(vec![letter]),
            wrong => return Err(format!("`{wrong}` means nothing in a context")),
        });
    }
    Ok(signs)
}

fn stress_place(text: &str) -> Result<Place, String> {
    if text == "heavy" {
        return Ok(Place::Heavy);
    }
    match text.parse::<i32>() {
        Ok(nth) if nth < 0 => Ok(Place::FromEnd(nth.unsigned_abs() as usize)),
        Ok(nth) if nth > 0 => Ok(Place::FromStart(nth.unsigned_abs() as usize)),
        _ => Err(format!("`{text}` is no place of the stress: -1, -2, 1, heavy")),
    }
}

fn syllable_condition(text: &str) -> Result<(usize, bool), String> {
    let (digits, more) = text.strip_suffix('+').map_or((text, false), |digits| (digits, true));
    digits.parse().map(|count| (count, more)).map_err(|_| format!("`{text}` is no number of syllables"))
}

fn weak_place(text: &str) -> Result<WeakPlace, String> {
    Ok(match text {
        "final" => WeakPlace::Final,
        "last" => WeakPlace::Last,
        "first" => WeakPlace::First,
        "initial" => WeakPlace::Initial,
        "before" => WeakPlace::Before,
        "after" => WeakPlace::After,
        "any" => WeakPlace::Any,
        _ => return Err(format!("`{text}` is no place: final, last, first, initial, before, after, any")),
    })
}

fn phone_sign(text: &str) -> Result<PhoneSign, String> {
    Ok(match text {
        "#" => PhoneSign::Edge,
        "V" => PhoneSign::Vowel,
        "C" => PhoneSign::Consonant,
        ipa => PhoneSign::One(phone(ipa)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# A made-up origin.
[sets]
F = e i
[words]
al = æ l
de = weak
[letters]
a = ɑ
(á) = ˈɑ
e = ɛ
^(e) = j ɛ
i = i
ii = iː
o = oʊ
sh = ʃ
(g)F = dʒ
g = ɡ
h$ = -
h = h
b = b
d = d
k = k
l = l
n = n
r = ɹ
s = s
[stress]
enko$ = -2
ov$ = -1 if 3+
* = heavy
[weak]
ɑ final = ə
ɑ before = ə
[sounds]
( n ) k = ŋ
( s ) # = z   # a comment
";

    fn said(word: &str) -> String {
        Rules::parse(FILE)
            .unwrap()
            .pronounce(word)
            .map_or_else(|unread| format!("?{}", unread.letter), |phones| phones.to_string())
    }

    #[test]
    fn letters_context_stress_and_weak_vowels_are_read() {
        assert_eq!(said("Al"), "ˈæl");
        assert_eq!(said("de"), "dɛ");
        assert_eq!(said("Egina"), "ˈjɛdʒinə");
        assert_eq!(said("sana"), "ˈsɑnə");
        assert_eq!(said("saná"), "səˈnɑ");
        assert_eq!(said("SANÁ"), "səˈnɑ");
        assert_eq!(said("Sana\u{301}"), "səˈnɑ");
        assert_eq!(said("banker"), "ˈbɑŋkɛɹ");
        assert_eq!(said("bas"), "ˈbɑz");
        assert_eq!(said("hash"), "ˈhɑʃ");
        assert_eq!(said("sah"), "ˈsɑ");
        assert_eq!(said("x"), "?x");
    }

    #[test]
    fn stress_falls_by_ending_by_syllables_and_by_weight() {
        assert_eq!(said("danenko"), "dəˈnɛŋkoʊ");
        assert_eq!(said("hasiin"), "həˈsin");
        assert_eq!(said("handala"), "ˈhɑndɑlə");
    }

    #[test]
    fn secondary_stress_alternates_backwards_and_begins_words() {
        let beats = |primary| beats_before(primary).collect::<Vec<usize>>();
        assert!(beats(0).is_empty() && beats(1).is_empty());
        assert_eq!(beats(2), [0]);
        assert_eq!(beats(3), [0]);
        assert_eq!(beats(4), [2, 0]);
        assert_eq!(beats(5), [3, 0]);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let mistakes = Rules::parse("[letters]\na = q\nb\n[nonsense]\na = b\n[stress]\n* = 0\n").unwrap_err();
        assert_eq!(mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>(), [2, 3, 5, 7]);
        assert_eq!(mistakes[0].message, "`q` is no phone of the inventory");
    }
}
