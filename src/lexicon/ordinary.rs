//! Where a word that is also somebody's name is plainly the ordinary word: "in May", "Said the rebels". Knows no names.

use super::{Lookup, base, fold};

/// The months, of which some are names too.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What stands before a month and hardly ever before somebody's name.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "during",
    "throughout",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "every",
    "each",
];

/// How the day or the year after a month begins when it is said.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "thirtieth", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
];

/// What follows an ordinary word at the start of a sentence, and no name: "Said the rebels", "Reading his letter".
const AFTER_ORDINARY: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "he", "she",
    "it", "we", "they", "you", "i", "one", "some", "any", "all", "no", "every", "each", "both", "another",
];

/// Whether a word is the name of a month.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&fold(word).as_str())
}

/// Whether the word at a place is plainly the month, or the ordinary word, and nobody's name.
pub fn is_ordinary(words: &[Lookup<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let is =
        |near: Option<&Lookup<'_>>, list: &[&str]| near.is_some_and(|near| list.contains(&fold(near.text).as_str()));
    let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(|before| !before.stop);
    let after = words.get(at + 1).filter(|_| !word.stop);
    if is_month(word.text) && (is(before, BEFORE_MONTH) || is(after, NUMBERS)) {
        return true;
    }
    before.is_none() && base::is_common(word.text) && is(after, AFTER_ORDINARY)
}
