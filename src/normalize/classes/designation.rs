//! Names made of letters and numbers: aircraft, summits, viruses, roads. Knows none of them by heart.

use crate::model::Join;

use super::{Class, Context, DIGITS, Found, Shape, Spoken, WORDS, is_year, reading, say_capitals};

/// One line for people.
const EXPLAIN: &str = "names with numbers: COP30, G7, F-16, COVID-19, MH17, H5N1, 5G, 3D, 17.2.1";

pub(super) const CLASS: Class = Class { name: "designation", explain: EXPLAIN, starts: DIGITS.or(WORDS), find, say };

/// The parts of such a name are few.
const PARTS: usize = 12;

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    // "WW2" is a war, not a model.
    if !context.opens(at) && !context.is(at.wrapping_sub(1), "-") || context.is(at, "WW") {
        return None;
    }
    if let Some(end) = serial(context, at) {
        return Some(Found { end, rule: "serial" });
    }
    let mut end = at;
    let (mut letters, mut digits) = (0, 0);
    let mut last_tied = at;
    for _ in 0..PARTS {
        match context.shape(end) {
            Shape::Digits => digits += 1,
            Shape::Caps | Shape::Letter => letters += 1,
            Shape::Lower if end == at && context.str(end).len() > 1 && !is_tied_digits(context, end) => return None,
            // "A380s", "747s" and "i7": a small ending or a small letter.
            Shape::Lower if context.str(end).len() <= 3 || is_tied_digits(context, end) => letters += 1,
            Shape::Capital | Shape::Mixed
                if is_tied_digits(context, end)
                    || (end > at && context.shape(end.wrapping_sub(1)) == Shape::Digits) =>
            {
                letters += 1
            }
            _ => break,
        }
        end += 1;
        last_tied = end;
        if context.is_hyphen(end) && matches!(context.shape(end + 1), Shape::Digits | Shape::Caps | Shape::Letter) {
            let switch =
                (context.shape(end.wrapping_sub(1)) == Shape::Digits) != (context.shape(end + 1) == Shape::Digits);
            if !switch {
                break;
            }
            end += 1;
        } else if !(context.shape(end) == Shape::Digits || context.shape(end).is_word()) {
            break;
        }
    }
    let mut end = last_tied;
    // "747's"
    if digits > 0
        && context.shape(end.wrapping_sub(1)) == Shape::Digits
        && matches!(context.str(end), "'" | "’")
        && context.is(end + 1, "s")
    {
        end += 2;
    }
    if letters == 0 || digits == 0 {
        return None;
    }
    // "9-year-old" and "10-strong" are compounds, "5km" is a measure.
    if context.shape(at) == Shape::Digits && (context.is_hyphen(at + 1) && context.str(at + 2).len() < 2) {
        return None;
    }
    if context.is(end, ".") && context.shape(end + 1) == Shape::Digits || context.is_by(at + 1) {
        return None;
    }
    Some(Found { end, rule: "name-number" })
}

/// "17.2.1" and "B.1.1.7": numbers, or letters and numbers, with two points or more.
fn serial(context: &Context<'_>, at: usize) -> Option<usize> {
    if !matches!(context.shape(at), Shape::Digits | Shape::Letter | Shape::Caps) {
        return None;
    }
    let mut points = 0;
    while points < PARTS && context.is(at + 2 * points + 1, ".") && context.shape(at + 2 * points + 2) == Shape::Digits
    {
        points += 1;
    }
    let end = at + 2 * points + 1;
    (points >= 2 && context.closes(end)).then_some(end)
}

/// Whether digits follow at once, or after a hyphen.
fn is_tied_digits(context: &Context<'_>, at: usize) -> bool {
    context.shape(at + 1) == Shape::Digits
        || (context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits && context.shape(at) != Shape::Lower)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    let road = context.manner.interstate && context.is(at, "I") && context.is_hyphen(at + 1) && found.end == at + 3;
    for place in at..found.end {
        let text = context.str(place);
        match context.shape(place) {
            Shape::Digits => {
                spoken.tie(Join::Space);
                let plural = context.is(place + 1, "s") && place + 2 == found.end;
                number(text, place > at || plural, spoken);
            }
            // "B one point one": after letters the point is not said.
            Shape::Sign if found.rule == "serial" && !context.shape(place.wrapping_sub(1)).is_word() => {
                spoken.word("point")
            }
            Shape::Letter if road => spoken.word("Interstate"),
            Shape::Letter => spoken.letters(text),
            Shape::Caps => say_capitals(context, place, reading(context, place), spoken),
            Shape::Lower
                if text == "s"
                    && place > at
                    && context.shape(place.wrapping_sub(1)) != Shape::Lower
                    && place + 1 == found.end =>
            {
                spoken.plural()
            }
            Shape::Lower if text.len() == 1 => spoken.letters(text),
            Shape::Sign | Shape::Space => {}
            _ => spoken.word(text),
        }
    }
}

/// "F sixteen", "A three eighty", "two thousand twenty five" only where a year stands, longer ones digit by digit.
fn number(digits: &str, after_letters: bool, spoken: &mut Spoken) {
    match digits.len() {
        _ if digits.starts_with('0') => spoken.digits(digits, "zero"),
        1 | 2 => spoken.cardinal(digits),
        3 if digits.ends_with("00") => spoken.cardinal(digits),
        3 if after_letters => spoken.year(digits),
        4 if is_year(digits) => spoken.year(digits),
        3 | 4 if !after_letters => spoken.cardinal(digits),
        _ => spoken.digits(digits, "zero"),
    }
}
