//! Whole numbers, and every digit that no other class wants. Does not judge what was counted.

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str = "whole numbers: 50,000; -5; 007 digit by digit";

pub(super) const CLASS: Class = Class { name: "cardinal", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

/// Digits longer than this say nothing to a listener and are named as silent instead.
const LONGEST: usize = 400;

/// A sign before a number: it must not be tied to a word or number on its left.
pub(super) fn sign(context: &Context<'_>, at: usize) -> Option<&'static str> {
    let name = match context.str(at) {
        "-" | "−" | "–" => "minus",
        "+" => "plus",
        "±" => "plus or minus",
        _ => return None,
    };
    // "-30-" is the end of a story, not a number below zero.
    let number = context.number(at + 1)?;
    (context.opens(at) && !(context.is_hyphen(number.end) && context.closes(number.end + 1))).then_some(name)
}

/// "the S&P 500's"
fn is_possessive(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "'" | "’") && context.is(at + 1, "s")
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if sign(context, at).is_some() {
        return Some(Found { end: at + 1, rule: "sign" });
    }
    let number = (context.shape(at) == Shape::Digits).then(|| context.number(at))??;
    let rule = match number.whole.len() {
        len if len > LONGEST => "endless-number",
        len if len > 1 && number.whole.starts_with('0') => "digits",
        _ => "number",
    };
    // The fraction, if any, was taken by the decimals.
    let end = number.end - if number.fraction.is_some() { 2 } else { 0 };
    Some(Found { end: end + 2 * usize::from(is_possessive(context, end)), rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some(sign) = sign(context, at) {
        return spoken.phrase(sign);
    }
    if let Some(number) = context.number(at).filter(|number| number.whole.len() <= LONGEST) {
        spoken.number(&super::Number { fraction: None, ..number });
        if number.fraction.is_none() && is_possessive(context, number.end) {
            spoken.ending("'s");
        }
    }
}
