//! Points of the compass cut to letters: "N. Korea", "12 S. Main St.", "K St. NW". An initial before a name stays an initial.

use super::{Class, Context, Found, Place, Shape, Spoken, WORDS, look_up};

/// One line for people.
const EXPLAIN: &str = "points of the compass: N. Korea, W. Bank, 12 S. Main St., K Street NW";

pub(super) const CLASS: Class = Class { name: "direction", explain: EXPLAIN, starts: WORDS, find, say };

fn point(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "N" => "North",
        "S" => "South",
        "E" => "East",
        "W" => "West",
        "NE" => "Northeast",
        "NW" => "Northwest",
        "SE" => "Southeast",
        "SW" => "Southwest",
        _ => return None,
    })
}

/// Places that are cut in two by the compass.
#[rustfmt::skip]
fn is_divided(direction: &str, place: &str) -> bool {
    let places: &[&str] = match direction {
        "N" => &["Korea", "Korean", "Koreans", "Korea's", "Korea’s", "Ireland", "Carolina", "Dakota", "Macedonia", "Africa", "America", "Yorkshire", "Wales"],
        "S" => &["Korea", "Korean", "Koreans", "Korea's", "Korea’s", "Africa", "African", "Africans", "Africa's", "Africa’s", "Sudan", "Sudanese", "Carolina",
            "Dakota", "America", "Ossetia", "Yorkshire", "Wales", "Lebanon"],
        "E" => &["Jerusalem", "Timor", "Germany", "German", "Africa", "Sussex", "Midlands", "Anglia", "Asia"],
        "W" => &["Bank", "Virginia", "Germany", "German", "Africa", "African", "Bengal", "Sussex", "Midlands", "Yorkshire"],
        _ => return false,
    };
    places.iter().any(|other| other.eq_ignore_ascii_case(place))
}

/// Words that end the name of a street, whole or cut.
fn is_street(word: &str) -> bool {
    let cut = look_up(word).filter(|row| row.place == Place::After).map_or(word, |row| row.spoken);
    matches!(
        cut,
        "ave"
            | "rd"
            | "blvd"
            | "Street"
            | "St"
            | "st"
            | "Avenue"
            | "avenue"
            | "Road"
            | "road"
            | "Boulevard"
            | "Drive"
            | "Dr"
            | "Lane"
            | "Place"
            | "Court"
            | "Highway"
            | "Parkway"
            | "Way"
            | "Square"
            | "Circle"
            | "Terrace"
            | "Turnpike"
    )
}

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    let spoken = point(context.str(at)).filter(|_| context.opens(at))?;
    let stop = usize::from(context.is(at + 1, "."));
    let end = at + 1 + stop;
    let next = context.skip_space(end);
    let spaced = next > end;
    if spaced && is_divided(context.str(at), context.str(next)) {
        let spoken =
            if context.is(at, "N") && context.str(next).eq_ignore_ascii_case("Ireland") { "Northern" } else { spoken };
        return Some((spoken, end, "place"));
    }
    let before = context.before(at);
    let housed = context.shape(before) == Shape::Digits && context.shape(at.wrapping_sub(1)) == Shape::Space;
    // "E. 42nd St." needs no house.
    let numbered = stop == 1 && context.shape(next) == Shape::Digits;
    if (housed || numbered) && spaced && leads_to_street(context, next) {
        return Some((spoken, end, "street"));
    }
    // "K St. NW", "14th Street SE": two letters after the street.
    let street = if context.is(before, ".") { before.wrapping_sub(1) } else { before };
    let quarter = context.str(at).len() == 2 && context.closes(at + 1) && is_street(context.str(street));
    // The stop is the sentence's.
    quarter.then_some((spoken, at + 1, "quarter"))
}

/// Whether the name of a street begins at `at`: at most three words, then "Street" or its like.
fn leads_to_street(context: &Context<'_>, at: usize) -> bool {
    let named = matches!(context.shape(at), Shape::Capital | Shape::Mixed | Shape::Digits);
    named && (at + 1..at + 8).any(|place| is_street(context.str(place)))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, end, rule)| Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((name, _, _)) = parse(context, at) {
        spoken.phrase(name);
    }
}
