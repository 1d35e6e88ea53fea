//! Numbers with an ordinal ending. An ending that does not fit its number is left to the other classes.

use super::{Class, Context, DIGITS, Found, Number, Shape, Spoken, link};

/// One line for people.
const EXPLAIN: &str = "places in an order: 1st, 21st-century, 106th, 20th–21st";

pub(super) const CLASS: Class = Class { name: "ordinal", explain: EXPLAIN, starts: DIGITS, find, say };

/// Whether an ending fits the last digits of a number.
fn fits(digits: &str, ending: &str) -> bool {
    let tens = digits.len() >= 2 && digits.as_bytes()[digits.len() - 2] == b'1';
    match (digits.bytes().last(), ending) {
        (Some(b'1'), "st" | "ST") => !tens,
        // A slip such as "22th" is still an ordinal; "11st" is eleven stone.
        (Some(_), "th" | "TH" | "nd" | "ND" | "rd" | "RD") => true,
        _ => false,
    }
}

/// Whether it is the very ending that belongs to the number.
fn fits_well(digits: &str, ending: &str) -> bool {
    let teen = digits.len() >= 2 && digits.as_bytes()[digits.len() - 2] == b'1';
    let own = match digits.bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    };
    ending.eq_ignore_ascii_case(own)
}

/// The ending at `at`, and its possessive: "29th's".
fn ending<'a>(context: &Context<'a>, at: usize) -> (&'a str, &'a str) {
    let text = context.str(at);
    text.split_at(text.find(['\'', '’']).unwrap_or(text.len()))
}

/// The ordinal that begins at `at`, if it is one.
pub(super) fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, usize)> {
    let number = context.number(at).filter(|number| number.fraction.is_none() && number.whole.len() <= 60)?;
    let ending = context.shape(number.end).is_word() && fits(number.whole, ending(context, number.end).0);
    ending.then_some((number, number.end + 1))
}

/// The ordinal after a hyphen.
fn later<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, usize)> {
    context.is_hyphen(at).then(|| parse(context, at + 1)).flatten().filter(|(_, end)| context.closes(*end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let (number, end) = parse(context, at)?;
    // A slip in a sentence is an ordinal; on its own "2th" is letters.
    let slip = !fits_well(number.whole, ending(context, number.end).0);
    if slip && at == 0 && context.lexemes.len() == end {
        return None;
    }
    // "19th–20th centuries"
    if let Some((_, end)) = later(context, end) {
        return Some(Found { end, rule: "range" });
    }
    // "21st-century" is one thing.
    if context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower {
        return Some(Found { end: end + 2, rule: "compound" });
    }
    Some(Found { end, rule: "ending" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((number, end)) = parse(context, at) {
        spoken.ordinal(number.whole);
        spoken.ending(ending(context, number.end).1);
        if let Some((later, _)) = later(context, end) {
            spoken.word(link(context, at));
            spoken.ordinal(later.whole);
        } else if context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower {
            spoken.word(context.str(end + 1));
        }
    }
}
