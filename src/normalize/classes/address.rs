//! Where things stand: house numbers, postcodes, floors. Knows no place; a street must be written.

use crate::model::Mark;

use super::{
    Class, Context, DIGITS, Found, NAMES, Shape, Spoken, is_function_word, is_state, ordinal_at, point, state_of,
};

/// One line for people.
const EXPLAIN: &str = "addresses: 1600 Pennsylvania Ave., 221B Baker Street, Reno, NV 89501, SW1A 1AA";

pub(super) const CLASS: Class = Class { name: "address", explain: EXPLAIN, starts: DIGITS.or(NAMES), find, say };

/// The most words that the name of a street has.
const LONGEST_NAME: usize = 4;

/// What ends the name of a street, whole or cut short.
#[rustfmt::skip]
pub(super) fn is_street(word: &str) -> bool {
    matches!(
        word,
        "Street" | "St" | "st" | "Avenue" | "Ave" | "ave" | "Av" | "Boulevard" | "Blvd" | "blvd" | "Road" | "Rd" | "rd" | "Drive" | "Dr" | "Lane" | "Ln" | "Court"
            | "Ct" | "Place" | "Pl" | "Square" | "Sq" | "Parkway" | "Pkwy" | "Highway" | "Hwy" | "hwy" | "Expressway" | "Expy"
            | "Freeway" | "Fwy" | "Way" | "Terrace" | "Ter" | "Circle" | "Cir" | "Row" | "Crescent" | "Cres" | "Close" | "Gardens"
            | "Mews" | "Walk" | "Plaza" | "Alley" | "Trail" | "Loop" | "Broadway" | "Embankment" | "Quay" | "Turnpike"
    )
}

/// The lexeme after a number and the space that follows it where a street's name comes next: "1428 Elm St",
/// "12 S 1st st". A street that is only the kind of what is counted does not come next: "150 Wall Street traders".
pub(super) fn is_house(context: &Context<'_>, at: usize) -> bool {
    let number = context.shape(at) == Shape::Digits && context.str(at).len() <= 5 && !context.str(at).starts_with('0');
    if !number || !context.opens(at) {
        return false;
    }
    let suffix = usize::from(context.shape(at + 1) == Shape::Letter);
    if context.shape(at + 1 + suffix) != Shape::Space {
        return false;
    }
    // "4500 block of King Drive"
    if context.is(at + 2, "block") && context.is(at + 4, "of") {
        return true;
    }
    let place = at + 2 + suffix;
    let place = match point(context.str(place)) {
        Some(_) => context.skip_space(place + 1 + usize::from(context.is(place + 1, "."))),
        None => place,
    };
    is_street_name(context, place)
}

/// Whether the words at `at` are a street's name: "Elm St", "Fifth Avenue", "42nd St.".
pub(super) fn is_street_name(context: &Context<'_>, at: usize) -> bool {
    let mut place = at;
    for word in 0..=LONGEST_NAME {
        if word > 0 && is_street(context.str(place)) {
            let next = context.str(place + 2);
            let counted = context.shape(place + 1) == Shape::Space
                && context.shape(place + 2) == Shape::Lower
                && next.ends_with('s')
                && !is_function_word(next);
            return !counted;
        }
        let end = match context.shape(place) {
            Shape::Capital | Shape::Mixed => place + 1,
            Shape::Digits => match ordinal_at(context, place) {
                Some((_, end)) => end,
                None => return false,
            },
            _ => return false,
        };
        if context.shape(end) != Shape::Space {
            return false;
        }
        place = end + 1;
    }
    false
}

/// "NV 89501", "TX 78701-2345", "FL, 95051": five digits after a state, and the lexeme after the four more.
fn zip(context: &Context<'_>, at: usize) -> Option<usize> {
    if context.str(at).len() != 5 || context.shape(at.wrapping_sub(1)) != Shape::Space {
        return None;
    }
    let back = context.before(at);
    let state = context.str(if context.is(back, ",") { back.wrapping_sub(1) } else { back });
    let named = || is_state(state) && context.shape(context.skip_space(at + 1)) != Shape::Lower;
    if state_of(state).is_none() && !named() {
        return None;
    }
    let more = context.is_hyphen(at + 1) && context.str(at + 2).len() == 4 && context.shape(at + 2) == Shape::Digits;
    let end = at + 1 + 2 * usize::from(more);
    context.closes(end).then_some(end)
}

/// "SW1A 1AA", "M1 1AE": the lexeme after a British postcode.
fn postcode(context: &Context<'_>, at: usize) -> Option<usize> {
    let area = matches!(context.shape(at), Shape::Letter | Shape::Caps) && context.str(at).len() <= 2;
    if !area || !context.opens(at) || context.shape(at + 1) != Shape::Digits || context.str(at + 1).len() > 2 {
        return None;
    }
    let space = at + 2 + usize::from(context.shape(at + 2) == Shape::Letter);
    let sector = context.shape(space) == Shape::Space
        && context.shape(space + 1) == Shape::Digits
        && context.str(space + 1).len() == 1;
    let unit = context.str(space + 2);
    // These letters are not used, lest they be read as digits.
    let letters = unit.len() == 2 && unit.bytes().all(|b| b.is_ascii_uppercase() && !b"CIKMOV".contains(&b));
    (sector && letters && context.closes(space + 3)).then_some(space + 3)
}

/// "5th Fl."
fn floor(context: &Context<'_>, at: usize) -> Option<usize> {
    let named = matches!(context.str(at), "Fl" | "Flr") && context.is(at + 1, ".");
    let before = context.before(at);
    (named && ordinal_at(context, before.wrapping_sub(1)).is_some()).then_some(at + 2)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if context.shape(at) == Shape::Digits {
        if let Some(end) = zip(context, at) {
            return Some(Found { end, rule: "zip" });
        }
        return is_house(context, at).then_some(Found { end: at + 1, rule: "house" });
    }
    if let Some(end) = postcode(context, at) {
        return Some(Found { end, rule: "postcode" });
    }
    floor(context, at).map(|end| Found { end, rule: "floor" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    match found.rule {
        "house" => house(context.str(at), spoken),
        "zip" => {
            spoken.digits(context.str(at), "zero");
            if found.end > at + 1 {
                spoken.mark(Mark::Comma);
                spoken.digits(context.str(at + 2), "zero");
            }
        }
        "floor" => spoken.word("Floor"),
        _ => {
            for place in at..found.end {
                match context.shape(place) {
                    Shape::Digits => spoken.cardinal(context.str(place)),
                    _ => spoken.letters(context.str(place)),
                }
            }
        }
    }
}

/// "twenty seven eighty eight": in pairs; five digits one by one.
fn house(digits: &str, spoken: &mut Spoken) {
    if digits.len() == 5 { spoken.digits(digits, "zero") } else { spoken.year(digits) }
}
