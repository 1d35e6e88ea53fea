//! Telephone numbers and network addresses, digit by digit. Knows no country's plan beyond the usual groupings.

use crate::model::Mark;

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str =
    "telephone numbers: 555-0134, (212) 555-0134, 0800 555 111, +44 20 7946 0018; addresses: 127.0.0.1";

pub(super) const CLASS: Class = Class { name: "telephone", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

/// A number has few groups; a longer chain is something else.
const GROUPS: usize = 8;

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = address(context, at) {
        return Some(Found { end, rule: "address" });
    }
    if is_called(context, at) {
        return Some(Found { end: at + 1, rule: "number" });
    }
    number(context, at).map(|end| Found { end, rule: "number" })
}

/// "call 911", "a 999 call": three digits that are dialed.
fn is_called(context: &Context<'_>, at: usize) -> bool {
    let short = matches!(context.str(at), "101" | "111" | "112" | "211" | "311" | "911" | "988" | "999");
    let dialed = || {
        matches!(
            context.previous(at),
            "call"
                | "Call"
                | "called"
                | "calls"
                | "calling"
                | "dial"
                | "Dial"
                | "dialed"
                | "dialled"
                | "dialing"
                | "phoned"
        ) || matches!(
            context.next(at + 1),
            "call" | "calls" | "caller" | "callers" | "dispatcher" | "dispatchers" | "operator" | "operators"
        )
    };
    short && context.opens(at) && context.closes(at + 1) && dialed()
}

/// Four numbers to 255 with points between.
fn address(context: &Context<'_>, at: usize) -> Option<usize> {
    for part in 0..4 {
        let place = at + 2 * part;
        let digits = context.str(place);
        if context.shape(place) != Shape::Digits || digits.len() > 3 || (part < 3 && !context.is(place + 1, ".")) {
            return None;
        }
    }
    (context.closes(at + 7) && context.opens(at)).then_some(at + 7)
}

fn number(context: &Context<'_>, at: usize) -> Option<usize> {
    if !context.opens(at) {
        return None;
    }
    let plus = context.is(at, "+");
    let mut place = at + usize::from(plus);
    let mut lengths = Vec::with_capacity(GROUPS);
    let mut hyphens = 0;
    let mut bracketed = false;
    for _ in 0..GROUPS {
        let bracket = context.is(place, "(") && context.shape(place + 1) == Shape::Digits && context.is(place + 2, ")");
        if bracket {
            if !lengths.is_empty() && !plus || bracketed {
                break;
            }
            bracketed = true;
            lengths.push(context.str(place + 1).len());
            place += 3;
        } else if context.shape(place) == Shape::Digits {
            lengths.push(context.str(place).len());
            place += 1;
        } else {
            break;
        }
        let separator = context.str(place);
        let next_group = |at: usize| {
            context.shape(at) == Shape::Digits || (context.is(at, "(") && context.shape(at + 1) == Shape::Digits)
        };
        if matches!(separator, "-" | "." | " " | "‑") && next_group(place + 1) {
            hyphens += usize::from(separator != " ");
            place += 1;
        } else if !(bracket && next_group(place)) {
            break;
        }
    }
    let digits: usize = lengths.iter().sum();
    let known = match lengths.as_slice() {
        [3, 3, 4] | [3, 3, 4, _] | [1, 3, 3, 4] => bracketed || hyphens >= 2,
        [3, 4] => hyphens == 1 && context.is(at + 1, "-"),
        _ => false,
    };
    // Britain and much of the world: a zero, the area or the service, the subscriber; ten digits or one more or less.
    let national = context.str(at).starts_with('0')
        && lengths.len() >= 2
        && matches!(lengths[0], 3..=5)
        && (9..=11).contains(&digits);
    let abroad = plus && lengths.len() >= 2 && (8..=15).contains(&digits);
    ((known || national || abroad) && context.closes(place)).then_some(place)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    let mut first = true;
    for place in at..found.end {
        if context.shape(place) == Shape::Digits {
            // Groups are heard apart.
            if !first && found.rule == "number" {
                spoken.mark(Mark::Comma);
            }
            spoken.digits(context.str(place), "zero");
            first = false;
        } else if context.is(place, "+") {
            spoken.word("plus");
        } else if context.is(place, ".") && found.rule == "address" {
            spoken.word("dot");
        }
    }
}
