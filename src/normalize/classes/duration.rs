//! Lengths of time in figures: hours, minutes and seconds side by side, and a runner's minutes and seconds. Clock times
//! are not here.

use super::{Class, Context, DIGITS, Found, Number, Shape, Spoken, is_adjectival};

/// One line for people.
const EXPLAIN: &str = "durations: 2h 30m, 1hr 15min, 5m30s, 1:59.40";

pub(super) const CLASS: Class = Class { name: "duration", explain: EXPLAIN, starts: DIGITS, find, say };

/// The name of a unit of time and its place in the order from days to seconds.
fn unit(written: &str) -> Option<(&'static str, u8)> {
    Some(match written {
        "d" | "day" | "days" => ("day", 0),
        "h" | "H" | "hr" | "hrs" | "hour" | "hours" => ("hour", 1),
        "m" | "min" | "mins" | "minute" | "minutes" => ("minute", 2),
        "s" | "sec" | "secs" | "second" | "seconds" => ("second", 3),
        _ => return None,
    })
}

/// "08' 46\"" after hours; alone they are feet and inches.
fn mark(written: &str) -> Option<(&'static str, u8)> {
    Some(match written {
        "'" | "′" | "’" => ("minute", 2),
        "\"" | "″" | "”" | "''" => ("second", 3),
        _ => return None,
    })
}

/// One number with its unit, the place of the unit and the lexeme after it.
struct Part<'a> {
    number: Number<'a>,
    name: &'static str,
    rank: u8,
    end: usize,
}

fn part<'a>(context: &Context<'a>, at: usize, marked: bool) -> Option<Part<'a>> {
    let number = context.number(at).filter(|number| number.whole.len() <= 3)?;
    let unit_at = context.skip_space(number.end);
    let written = context.str(unit_at);
    let (name, rank) = unit(written).or_else(|| mark(written).filter(|_| marked && unit_at == number.end))?;
    // The stop of "20 min." is the sentence's only at its end.
    let goes_on = || {
        matches!(context.shape(context.skip_space(unit_at + 2)), Shape::Digits | Shape::Lower)
            || context.is(unit_at + 2, ",")
    };
    let stop = usize::from(context.is(unit_at + 1, ".") && goes_on());
    let free = context.shape(unit_at + 1) == Shape::Digits || context.closes(unit_at + 1) || stop > 0;
    free.then_some(Part { number, name, rank, end: unit_at + 1 + stop })
}

/// The part after this one: nearer to the second, at once or after a space, a comma or "and".
fn next<'a>(context: &Context<'a>, last: &Part<'_>) -> Option<Part<'a>> {
    let spaced = context.skip_space(last.end + usize::from(context.is(last.end, ",")));
    let and = if context.is(spaced, "and") { context.skip_space(spaced + 1) } else { spaced };
    let marked = context.str(last.end - 1).starts_with(['h', '\'', '′', '’']);
    part(context, and, marked).filter(|part| part.rank > last.rank && last.number.fraction.is_none())
}

/// "1:59.40": minutes, seconds and their fraction, which no clock shows.
fn race<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, Number<'a>)> {
    let two = |at: usize| context.shape(at) == Shape::Digits && context.str(at).len() == 2;
    let minutes = context.str(at);
    let sexagesimal = minutes.len() <= 2 && context.is(at + 1, ":") && two(at + 2) && context.str(at + 2) < "60";
    let fraction = context.is(at + 3, ".") && context.shape(at + 4) == Shape::Digits && context.closes(at + 5);
    let seconds = Number { whole: context.str(at + 2), fraction: Some(context.str(at + 4)), end: at + 5 };
    (sexagesimal && fraction && context.opens(at)).then_some((minutes, seconds))
}

/// "9M results", "6M net profit": months of a business year.
fn is_accounted(context: &Context<'_>, at: usize) -> bool {
    let months = matches!(context.str(at), "3" | "6" | "9") && context.is(at + 1, "M") && context.opens(at);
    #[rustfmt::skip]
    let account = || matches!(
        context.str(at + 3),
        "results" | "revenue" | "revenues" | "profit" | "net" | "earnings" | "sales" | "loss" | "EBITDA" | "figures" | "turnover" | "income"
    );
    months && context.shape(at + 2) == Shape::Space && account()
}

/// The end of the parts that begin with `first`.
fn end(context: &Context<'_>, first: &Part<'_>) -> Option<usize> {
    let mut last = next(context, first)?;
    while let Some(part) = next(context, &last) {
        last = part;
    }
    Some(last.end)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if is_accounted(context, at) {
        return Some(Found { end: at + 2, rule: "months" });
    }
    if let Some((_, seconds)) = race(context, at) {
        return Some(Found { end: seconds.end, rule: "race" });
    }
    let first = part(context, at, false).filter(|_| context.opens(at))?;
    Some(Found { end: end(context, &first)?, rule: "parts" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if is_accounted(context, at) {
        spoken.cardinal(context.str(at));
        return spoken.word("month");
    }
    if let Some((minutes, seconds)) = race(context, at) {
        count(&Number { whole: minutes, fraction: None, end: at + 1 }, "minute", false, spoken);
        // "1:05.20" is five seconds.
        let whole = seconds.whole.strip_prefix('0').unwrap_or(seconds.whole);
        return count(&Number { whole, ..seconds }, "second", false, spoken);
    }
    let mut current = part(context, at, false);
    let before_noun =
        current.as_ref().and_then(|first| end(context, first)).is_some_and(|end| is_adjectival(context, at, end));
    while let Some(part) = current {
        // "4h 08'" is eight minutes.
        let whole = part.number.whole.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(part.number.whole);
        count(&Number { whole, ..part.number }, part.name, before_noun, spoken);
        current = next(context, &part);
    }
}

fn count(number: &Number<'_>, name: &str, singular: bool, spoken: &mut Spoken) {
    spoken.number(number);
    spoken.word(name);
    if !singular && !number.is_one() {
        spoken.ending("s");
    }
}
