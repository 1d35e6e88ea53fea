//! Telephone numbers and network addresses, digit by digit. Knows no country's plan beyond the usual groupings.

use crate::model::Mark;

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, is_function_word};

/// One line for people.
const EXPLAIN: &str =
    "telephone numbers: 555-0134, (212) 555-0134, 0800 555 111, +44 20 7946 0018; addresses: 127.0.0.1";

pub(super) const CLASS: Class = Class { name: "telephone", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

/// A number has few groups; a longer chain is something else.
const GROUPS: usize = 8;

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if context.shape(at) != Shape::Digits && !matches!(context.str(at), "+" | "(") {
        return None;
    }
    if let Some(end) = address(context, at) {
        return Some(Found { end, rule: "address" });
    }
    if let Some(end) = keys(context, at) {
        return Some(Found { end, rule: "keys" });
    }
    if is_called(context, at) {
        return Some(Found { end: at + 1, rule: "number" });
    }
    let end = number(context, at).or_else(|| helpline(context, at))?;
    Some(extension(context, end).map_or(Found { end, rule: "number" }, |end| Found { end, rule: "extension" }))
}

/// Whether the word before says that somebody is called.
fn is_after_call(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let called = matches!(
        context.previous(at),
        "call" | "Call" | "called" | "calls" | "calling" | "dial" | "Dial" | "dialed" | "dialled" | "dialing" | "dialling" | "phoned" | "phone"
            | "Phone" | "ring" | "Ring"
    );
    called
}

/// "call 911", "a 999 call", "text HOME to 741741": a few digits that are dialed.
fn is_called(context: &Context<'_>, at: usize) -> bool {
    let length = context.str(at).len();
    if context.shape(at) != Shape::Digits || !(2..=6).contains(&length) || !context.opens(at) || !context.closes(at + 1)
    {
        return false;
    }
    #[rustfmt::skip]
    let short = matches!(
        context.str(at),
        "000" | "101" | "105" | "110" | "111" | "112" | "118" | "119" | "211" | "311" | "411" | "511" | "611" | "711" | "811" | "911" | "988" | "999"
    );
    let counted = context.shape(at + 1) == Shape::Space
        && context.shape(at + 2) == Shape::Lower
        && !is_function_word(context.str(at + 2));
    let before = context.previous(at);
    let dialed = matches!(before, "dial" | "Dial" | "dialed" | "dialled" | "dialing" | "dialling") && !counted;
    let texted = matches!(before, "text" | "Text" | "SMS")
        || before == "to"
            && (3..=5).any(|back| {
                matches!(context.str(at.wrapping_sub(2 * back)), "text" | "Text" | "texting" | "Texting" | "texted")
            });
    let answered = matches!(
        context.next(at + 1),
        "call" | "calls" | "caller" | "callers" | "dispatcher" | "dispatchers" | "operator" | "operators" | "emergency"
    );
    // "dial 999 or 112"
    let other = before == "or" && is_after_call(context, context.before(context.before(at)));
    let service = context.is(at, "111") && before == "NHS";
    short && (is_after_call(context, at) || answered || other || service)
        || length > 2 && (dialed || texted && !counted)
}

/// "Call 116 123", "Call 555 0134": two groups are a helpline or a neighbor's number only when they are called.
fn helpline(context: &Context<'_>, at: usize) -> Option<usize> {
    let group = |at: usize| context.shape(at) == Shape::Digits && context.str(at).len() == 3;
    let called = is_after_call(context, at);
    let local = called && context.shape(at + 2) == Shape::Digits && context.str(at + 2).len() == 4;
    let tied = matches!(context.str(at + 1), " " | "-");
    let plain = group(at) && tied && (local || group(at + 2)) && context.closes(at + 3);
    let reached = called || matches!(context.previous(at), "on" | "at");
    (plain && reached).then_some(at + 3)
}

/// "1-800-FLOWERS", "1-888-GO-SOLAR", "800-577-TIPS": a toll-free number that spells words on the keys.
fn keys(context: &Context<'_>, at: usize) -> Option<usize> {
    let first = if context.is(at, "1") && context.is_hyphen(at + 1) { at + 2 } else { at };
    let free = matches!(context.str(first), "800" | "833" | "844" | "855" | "866" | "877" | "888" | "900");
    if !free || !context.opens(at) {
        return None;
    }
    let mut end = first + 1;
    while end < at + 2 + 2 * GROUPS && context.is_hyphen(end) {
        if !matches!(context.shape(end + 1), Shape::Caps | Shape::Letter | Shape::Digits | Shape::Capital) {
            break;
        }
        end += 2;
    }
    let words = (first + 1..end).any(|at| context.shape(at).is_word());
    (words && context.closes(end)).then_some(end)
}

/// "ext. 12", ", extension 12", "x12" after a number: the lexeme after its digits.
fn extension(context: &Context<'_>, at: usize) -> Option<usize> {
    let word = context.skip_space(at + usize::from(context.is(at, ",")));
    if !matches!(context.str(word), "ext" | "Ext" | "extension" | "x") || word == at {
        return None;
    }
    let digits = context.skip_space(word + 1 + usize::from(context.is(word + 1, ".")));
    let plain = context.shape(digits) == Shape::Digits && context.str(digits).len() <= 6 && context.closes(digits + 1);
    plain.then_some(digits + 1)
}

/// Four numbers to 255 with points between, and a port or the length of a block.
fn address(context: &Context<'_>, at: usize) -> Option<usize> {
    for part in 0..4 {
        let place = at + 2 * part;
        let digits = context.str(place);
        // "1.000.000.000" is a count.
        let count = digits == "000";
        if count
            || context.shape(place) != Shape::Digits
            || digits.len() > 3
            || (part < 3 && !context.is(place + 1, "."))
        {
            return None;
        }
    }
    let tied = matches!(context.str(at + 7), ":" | "/") && context.shape(at + 8) == Shape::Digits;
    let end = at + 7 + 2 * usize::from(tied);
    (context.closes(end) && context.opens(at)).then_some(end)
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
            if !lengths.is_empty() && !plus && lengths != [1] || bracketed {
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
        [3, 3, 4] => bracketed || hyphens >= 2 || hyphens == 0,
        [3, 3, 4, _] | [1, 3, 3, 4] => bracketed || hyphens >= 2,
        [7 | 10 | 11] => is_after_call(context, at),
        [3, 4] => hyphens == 1 && context.is(at + 1, "-"),
        _ => false,
    };
    // Britain and much of the world: a zero, the area or the service, the subscriber; ten digits or one more or less.
    let first = at + usize::from(context.is(at, "("));
    let national = context.str(first).starts_with('0')
        && lengths.len() >= 2
        && matches!(lengths[0], 3..=5)
        && (8..=11).contains(&digits);
    let abroad = plus && (8..=15).contains(&digits);
    ((known || national || abroad) && context.closes(place)).then_some(place)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    if found.rule == "address" {
        return say_address(context, at, found.end, spoken);
    }
    let mut first = true;
    for place in at..found.end {
        let text = context.str(place);
        match context.shape(place) {
            Shape::Digits => {
                // Groups are heard apart, an extension with its word.
                let extended = found.rule == "extension" && place + 1 == found.end;
                if !first && !extended {
                    spoken.mark(Mark::Comma);
                }
                let free = text == "800" && (place == at || context.is(place.wrapping_sub(2), "1"));
                if free && context.is_hyphen(place + 1) {
                    spoken.cardinal(text)
                } else {
                    spoken.digits(text, "zero")
                }
                first = false;
            }
            Shape::Sign if text == "+" => spoken.word("plus"),
            Shape::Sign | Shape::Space => {}
            _ if found.rule == "extension" => {
                spoken.mark(Mark::Comma);
                spoken.word("extension");
            }
            shape => {
                if context.shape(place.wrapping_sub(2)) == Shape::Digits {
                    spoken.mark(Mark::Comma);
                }
                if shape == Shape::Letter { spoken.letters(text) } else { spoken.word(text) }
            }
        }
    }
}

fn say_address(context: &Context<'_>, at: usize, end: usize, spoken: &mut Spoken) {
    for place in at..end {
        let text = context.str(place);
        match text {
            "." => spoken.word("dot"),
            ":" => spoken.word("colon"),
            "/" => spoken.word("slash"),
            _ if place < at + 7 => spoken.digits(text, "zero"),
            _ => spoken.year(text),
        }
    }
}
