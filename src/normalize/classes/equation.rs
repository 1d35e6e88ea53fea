//! Sums with their result and equations: 2 + 2 = 4, y = 2x - 1, E = mc². Solves none, and takes no sum without its "=".

use super::{Class, Context, DIGITS, Found, Measured, Shape, Spoken, WORDS};

/// One line for people.
const EXPLAIN: &str = "sums and equations: 2 + 2 = 4, 10 / 2 = 5, y = 2x - 1, E = mc²";

pub(super) const CLASS: Class = Class { name: "equation", explain: EXPLAIN, starts: DIGITS.or(WORDS), find, say };

/// The most lexemes that one equation has.
const LONGEST: usize = 24;

/// Letters that stand for a number right after one: "2x". Units of one letter are not among them.
fn is_unknown(text: &str) -> bool {
    matches!(text, "a" | "b" | "c" | "k" | "n" | "p" | "q" | "r" | "x" | "y" | "z")
}

/// What a sign between two terms is called; `true` where it is what makes an equation.
fn operation(sign: &str) -> Option<(&'static str, bool)> {
    Some(match sign {
        "=" | "==" => ("equals", true),
        "≠" => ("is not equal to", true),
        "+" => ("plus", false),
        "-" | "−" | "–" => ("minus", false),
        "×" | "x" | "*" | "·" => ("times", false),
        "÷" | "/" => ("divided by", false),
        _ => return None,
    })
}

/// The end of the term at `at`: a number, a letter or both, with its power.
fn term(context: &Context<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    if let Some(number) = context.number(at) {
        end = number.end;
        end += usize::from(is_unknown(context.str(end)));
    } else if context.str(at).len() == 1 && context.shape(at).is_word() || context.is(at, "mc") {
        end += 1;
    } else {
        return None;
    }
    let raised = power(context, end).map_or(end, |(_, end)| end);
    // "E = mc2" is known by heart.
    Some(raised + usize::from(context.is(at, "mc") && context.is(raised, "2")))
}

/// The power that a term is raised to, and the lexeme after it.
fn power<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, usize)> {
    match context.str(at) {
        "²" => Some(("2", at + 1)),
        "³" => Some(("3", at + 1)),
        "^" if context.shape(at + 1) == Shape::Digits => Some((context.str(at + 1), at + 2)),
        _ => None,
    }
}

/// The end of the equation that begins at `at`.
fn parse(context: &Context<'_>, at: usize) -> Option<usize> {
    let mut end = term(context, at)?;
    let mut equal = false;
    while end - at < LONGEST {
        let sign = context.skip_space(end);
        let Some((_, equals)) = operation(context.str(sign)) else { break };
        let mut next = context.skip_space(sign + 1);
        // "x = -1"
        next += usize::from(equals && matches!(context.str(next), "-" | "−"));
        let Some(after) = term(context, next) else { break };
        equal |= equals;
        end = after;
    }
    (equal && context.closes(end)).then_some(end)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    // Most words have more letters than a term, and nothing but a sign follows one.
    if context.shape(at).is_word() && context.str(at).len() > 2 || !context.opens(at) {
        return None;
    }
    let end = parse(context, at)?;
    // "c = 3×10^8 m/s"
    Some(Found { end: Measured::after(context, end).map_or(end, |unit| unit.end), rule: "equation" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(end) = parse(context, at) else { return };
    let mut place = say_term(context, at, spoken);
    while place < end {
        let sign = context.skip_space(place);
        let Some((name, equals)) = operation(context.str(sign)) else { return };
        spoken.phrase(name);
        place = context.skip_space(sign + 1);
        if equals && matches!(context.str(place), "-" | "−") {
            spoken.word("minus");
            place += 1;
        }
        place = say_term(context, place, spoken);
    }
    if let Some(unit) = Measured::after(context, end) {
        unit.say(context, false, spoken);
    }
}

/// Says the term at `at` and gives the lexeme after it.
fn say_term(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> usize {
    let Some(end) = term(context, at) else { return at + 1 };
    let mut letters = at;
    if let Some(number) = context.number(at) {
        spoken.number(&number);
        letters = number.end;
    }
    if context.shape(letters).is_word() && letters < end {
        spoken.letters(context.str(letters));
        letters += 1;
    }
    if letters < end {
        raised(power(context, letters).map_or("2", |(power, _)| power), spoken);
    }
    end
}

fn raised(power: &str, spoken: &mut Spoken) {
    match power {
        "2" => spoken.word("squared"),
        "3" => spoken.word("cubed"),
        power => {
            spoken.phrase("to the");
            spoken.ordinal(power);
        }
    }
}
