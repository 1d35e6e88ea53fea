//! Numbers that count nothing: cards, accounts, books, PINs. They are said digit by digit, and none is checked.

use crate::model::Mark;

use super::{Class, Context, DIGITS, Found, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str = "codes: ISBN 978-0-14-103614-4, PIN 4321, card 4111 1111 1111 1111, account no. 12345678";

pub(super) const CLASS: Class = Class { name: "code", explain: EXPLAIN, starts: DIGITS, find, say };

/// The most groups that a code has.
const GROUPS: usize = 8;

/// A bare number longer than this is no count: news sets commas in those.
const LONGEST_COUNT: usize = 9;

/// What is named by a code of digits. Those that are ordinary words need more than themselves: "sort code", "account no."
fn is_cue(word: &str) -> bool {
    matches!(
        word,
        "ISBN"
            | "ASIN"
            | "ISSN"
            | "PIN"
            | "PINs"
            | "SSN"
            | "IMEI"
            | "IBAN"
            | "VIN"
            | "EAN"
            | "UPC"
            | "passcode"
            | "password"
            | "postcode"
    )
}

/// Words after which "number", "no." or "code" brings a code.
fn is_named_cue(word: &str) -> bool {
    const CUES: [&str; 21] = [
        "badge",
        "account",
        "card",
        "serial",
        "passport",
        "license",
        "licence",
        "registration",
        "security",
        "insurance",
        "tracking",
        "routing",
        "inmate",
        "sort",
        "area",
        "zip",
        "dialing",
        "dialling",
        "access",
        "entry",
        "reference",
    ];
    CUES.iter().any(|cue| cue.eq_ignore_ascii_case(word))
}

/// Whether the words before say that a code comes: "ISBN: 978", "account no. 12345678", "sort code 20-45-45".
fn is_cued(context: &Context<'_>, at: usize) -> bool {
    if context.str(at).len() == 5 && matches!(context.next(at + 1), "zip" | "Zip" | "ZIP") {
        return true;
    }
    let mut back = context.before(at);
    if matches!(context.str(back), ":" | "#" | "." | "of" | "is" | "was") {
        back = context.before(back);
    }
    if is_cue(context.str(back)) {
        return true;
    }
    let counted =
        matches!(context.str(back), "number" | "no" | "No" | "code" | "Code" | "Number" | "numbers" | "codes");
    counted && is_named_cue(context.previous(back))
}

/// The lexeme after groups of digits parted by hyphens or single spaces, and the groups' lengths.
fn groups(context: &Context<'_>, at: usize, separator: &str) -> (usize, Vec<usize>) {
    let mut lengths = Vec::with_capacity(GROUPS);
    let mut end = at;
    while lengths.len() < GROUPS && context.shape(end) == Shape::Digits {
        lengths.push(context.str(end).len());
        end += 1;
        if !context.is(end, separator) || context.shape(end + 1) != Shape::Digits {
            break;
        }
        end += 1;
    }
    (end, lengths)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    // What follows another digit group or a unit's sign was looked at with it.
    if !context.opens(at) {
        return None;
    }
    let tied = matches!(context.str(at + 1), "-" | " ") && context.shape(at + 2) == Shape::Digits;
    if tied {
        let (end, lengths) = groups(context, at, context.str(at + 1));
        let card = lengths == [4, 4, 4, 4] || lengths == [4, 6, 5];
        // The United States' social security, with its zeros.
        let person = lengths == [3, 2, 4] && context.is(at + 1, "-");
        // A book's number has four groups or five.
        let book = lengths.len() >= 4 && lengths.iter().sum::<usize>() >= 10 && context.is(at + 1, "-");
        if (card || person || book) && context.closes(end) {
            return Some(Found { end, rule: "groups" });
        }
    }
    // "plate KDB 482X"
    let back = context.before(at);
    let plate = matches!(context.previous(back), "plate" | "Plate" | "plates" | "Plates" | "registration")
        && back < at.wrapping_sub(1);
    if plate && context.shape(back) == Shape::Caps {
        return Some(Found { end: at + 1, rule: "plate" });
    }
    if !is_cued(context, at) {
        let plain = context.str(at);
        // "N 21770": an officer's, a ship's, a patent's.
        let lettered = plain.len() >= 5
            && context.shape(context.before(at)) == Shape::Letter
            && !matches!(context.previous(at), "A" | "I");
        let endless = plain.len() > LONGEST_COUNT && plain.len() <= 40 && !plain.ends_with("000");
        return ((endless || lettered) && context.closes(at + 1)).then_some(Found { end: at + 1, rule: "long" });
    }
    let (mut end, lengths) = groups(context, at, "-");
    // "0-14-103614-X": the last sign of a book's number may be a letter.
    if context.is_hyphen(end) && context.shape(end + 1) == Shape::Letter {
        end += 2;
    }
    (context.closes(end) && lengths.iter().sum::<usize>() >= 2).then_some(Found { end, rule: "cued" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    for place in at..found.end {
        match context.shape(place) {
            Shape::Digits => {
                if place > at {
                    spoken.mark(Mark::Comma);
                }
                spoken.digits(context.str(place), "zero");
            }
            Shape::Letter => {
                spoken.mark(Mark::Comma);
                spoken.letters(context.str(place));
            }
            _ => {}
        }
    }
}
