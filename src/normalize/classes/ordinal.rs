//! Numbers with an ordinal ending, and powers. An ending that does not fit its number is left to the other classes.

use super::{Class, Context, DIGITS, Found, Number, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str = "places in an order: 1st, 21st-century, 106th, 10^6";

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

/// The ending at `at`, and its possessive: "29th's".
fn ending<'a>(context: &Context<'a>, at: usize) -> (&'a str, &'a str) {
    let text = context.str(at);
    text.split_at(text.find(['\'', '’']).unwrap_or(text.len()))
}

/// The ordinal that begins at `at`, if it is one.
pub(super) fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, usize)> {
    let number = context.number(at).filter(|number| number.fraction.is_none() && number.whole.len() <= 40)?;
    let ending = context.shape(number.end).is_word() && fits(number.whole, ending(context, number.end).0);
    ending.then_some((number, number.end + 1))
}

/// "10^6": the base, the sign of the power and its digits, and the lexeme after.
fn power<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, bool, &'a str, usize)> {
    let base = context.number(at).filter(|base| base.whole.len() <= 40 && context.is(base.end, "^"))?;
    let minus = matches!(context.str(base.end + 1), "-" | "−");
    let digits = base.end + 1 + usize::from(minus);
    let plain = context.shape(digits) == Shape::Digits && context.str(digits).len() <= 4 && context.closes(digits + 1);
    plain.then_some((base, minus, context.str(digits), digits + 1))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some((_, _, _, end)) = power(context, at) {
        return Some(Found { end, rule: "power" });
    }
    let (_, end) = parse(context, at)?;
    // "21st-century" is one thing.
    if context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower {
        return Some(Found { end: end + 2, rule: "compound" });
    }
    Some(Found { end, rule: "ending" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((base, minus, digits, _)) = power(context, at) {
        spoken.number(&base);
        spoken.phrase(if minus { "to the minus" } else { "to the" });
        spoken.ordinal(digits);
    } else if let Some((number, end)) = parse(context, at) {
        spoken.ordinal(number.whole);
        spoken.ending(ending(context, number.end).1);
        if context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower {
            spoken.word(context.str(end + 1));
        }
    }
}
