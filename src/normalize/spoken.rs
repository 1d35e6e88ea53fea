//! Collects spoken words while a sentence is read. Chooses no words itself.

use crate::model::{Join, Mark, Word};

use super::{Number, numbers};

/// The words of a sentence under construction.
pub struct Spoken {
    words: Vec<Word>,
    token: u32,
    join: Join,
    and: bool,
}

impl Spoken {
    /// Nothing said yet. `and` is whether numbers have "and" in them ("one hundred and five").
    pub fn new(and: bool) -> Self {
        Self { words: Vec::new(), token: 0, join: Join::Space, and }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The words.
    pub fn into_words(self) -> Vec<Word> {
        self.words
    }

    /// From here on this token speaks.
    pub fn begin(&mut self, token: u32) {
        self.token = token;
    }

    /// Ties the next word to the last one.
    pub fn tie(&mut self, join: Join) {
        self.join = if self.words.is_empty() { Join::Space } else { join };
    }

    fn push(&mut self, text: String, letter: bool) {
        let join = std::mem::replace(&mut self.join, Join::Space);
        self.words.push(Word { text, letter, token: self.token, join, mark: None });
    }

    /// Says a word as it is spelled, its apostrophes made plain.
    pub fn word(&mut self, text: &str) {
        let plain = if text.is_ascii() { text.to_owned() } else { text.replace(['\u{2019}', '\u{2bc}'], "'") };
        self.push(plain, false);
    }

    /// Says some words parted by spaces.
    pub fn phrase(&mut self, text: &str) {
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            self.word(word);
        }
    }

    /// Says the name of a letter.
    pub fn letter(&mut self, letter: char) {
        self.push(letter.to_uppercase().collect(), true);
    }

    /// Says each letter of `text` by its name; what is no letter is passed over.
    pub fn letters(&mut self, text: &str) {
        for letter in text.chars().filter(|c| c.is_alphabetic()) {
            self.letter(letter);
        }
    }

    /// Adds an ending such as `s` or `'s` to the last word, its apostrophe made plain.
    pub fn ending(&mut self, ending: &str) {
        if let Some(last) = self.words.last_mut() {
            last.text.extend(ending.chars().map(|c| if matches!(c, '\u{2019}' | '\u{2bc}') { '\'' } else { c }));
        }
    }

    /// Puts the last word of a number into the plural: "nineties", "sixes".
    pub fn plural(&mut self) {
        if let Some(last) = self.words.last_mut() {
            if let Some(stem) = last.text.strip_suffix('y') {
                last.text = format!("{stem}ies");
            } else {
                last.text.push_str(if last.text.ends_with('x') { "es" } else { "s" });
            }
        }
    }

    /// Says a whole number; commas between its digits do not matter.
    pub fn cardinal(&mut self, digits: &str) {
        for word in numbers::cardinal(digits, self.and) {
            self.push(word.to_owned(), false);
        }
    }

    /// Says a place in an order: "twenty first".
    pub fn ordinal(&mut self, digits: &str) {
        for word in numbers::ordinal(digits, self.and) {
            self.push(word.to_owned(), false);
        }
    }

    /// Says each digit.
    pub fn digits(&mut self, digits: &str, zero: &'static str) {
        for digit in digits.bytes().filter(u8::is_ascii_digit) {
            self.word(if digit == b'0' { zero } else { numbers::ONES[usize::from(digit - b'0')] });
        }
    }

    /// Says a number of two to four digits as years, flights and houses are said: "nineteen eighty four".
    pub fn year(&mut self, digits: &str) {
        for word in numbers::year(digits, self.and) {
            self.push(word.to_owned(), false);
        }
    }

    /// Says a number with its fraction digit by digit. A whole part that begins with zero is a code and is said so.
    pub fn number(&mut self, number: &Number<'_>) {
        if number.whole.len() > 1 && number.whole.starts_with('0') {
            self.digits(number.whole, "zero");
        } else if !number.whole.is_empty() {
            self.cardinal(number.whole);
        }
        if let Some(fraction) = number.fraction {
            self.word("point");
            self.digits(fraction, "zero");
        }
    }

    /// Lets punctuation be heard after the last word: the end of a sentence wins over a pause, a longer pause over a comma.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(last) = self.words.last_mut() {
            let louder = |old: Mark| !old.ends_sentence() && (mark.ends_sentence() || old == Mark::Comma);
            if last.mark.is_none_or(louder) {
                last.mark = Some(mark);
            }
        }
    }

    /// Ends the sentence so where its last word has no mark but a pause.
    pub fn end(&mut self, mark: Option<Mark>) {
        if let Some(last) = self.words.last_mut().filter(|last| matches!(last.mark, None | Some(Mark::Comma))) {
            last.mark = mark;
        }
    }
}
