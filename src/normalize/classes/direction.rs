//! Points of the compass cut to letters: "N. Korea", "12 S. Main St.", "K St. NW". An initial before a name stays an initial.

use super::{Class, Context, Found, NAMES, Shape, Spoken, is_house, is_lettered, is_street, is_street_name};

/// One line for people.
const EXPLAIN: &str = "points of the compass: N. Korea, W. Bank, 12 S. Main St., K Street NW";

pub(super) const CLASS: Class = Class { name: "direction", explain: EXPLAIN, starts: NAMES, find, say };

/// "N", "SW": the point of the compass that these letters are.
pub(super) fn point(letters: &str) -> Option<&'static str> {
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
        "N" => &["Korea", "Korean", "Koreans", "Korea's", "Korea’s", "Ireland", "Carolina", "Dakota", "Macedonia", "Africa", "America", "Yorkshire", "Wales", "Utsire"],
        "S" => &["Korea", "Korean", "Koreans", "Korea's", "Korea’s", "Africa", "African", "Africans", "Africa's", "Africa’s", "Sudan", "Sudanese", "Carolina",
            "Dakota", "America", "Ossetia", "Yorkshire", "Wales", "Lebanon", "Utsire"],
        "E" => &["Jerusalem", "Timor", "Germany", "German", "Africa", "Sussex", "Midlands", "Anglia", "Asia"],
        "W" => &["Bank", "Virginia", "Germany", "German", "Africa", "African", "Bengal", "Sussex", "Midlands", "Yorkshire"],
        _ => return false,
    };
    places.iter().any(|other| other.eq_ignore_ascii_case(place))
}

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    let stop = usize::from(context.is(at + 1, "."));
    let end = at + 1 + stop;
    let next = context.skip_space(end);
    let spaced = next > end && context.opens(at);
    let back = context.before(at);
    // "35 miles SW of Arica", "29 km (18 miles) N of the city", "SW veering NW", "fled E. on foot"
    let long = context.str(at).len() >= 2;
    let of = context.is(next, "of") && (long || is_distance(context, back) || is_side(context, back));
    let cut = stop == 1 && !long && context.shape(next) == Shape::Lower && context.shape(back) == Shape::Lower;
    let wind = long && (is_wind(context.str(next)) || is_wind(context.str(back)));
    if spaced && of || spaced && cut && !is_lettered(context.str(back)) || wind && context.opens(at) {
        let end = if long { at + 1 } else { end };
        return bearing(context.str(at)).map(|spoken| (spoken, end, "bearing"));
    }
    let spoken = point(context.str(at)).filter(|_| context.opens(at))?;
    if spaced && is_divided(context.str(at), context.str(next)) {
        let spoken =
            if context.is(at, "N") && context.str(next).eq_ignore_ascii_case("Ireland") { "Northern" } else { spoken };
        return Some((spoken, end, "place"));
    }
    // "of S. Main St." and "E. 42nd St." need no house; "George W. Bush Avenue" is nobody's west.
    let led = stop == 1
        && spaced
        && (context.shape(back) == Shape::Lower || context.shape(next) == Shape::Digits)
        && is_street_name(context, next);
    if led || is_house(context, back) && back < at.wrapping_sub(1) {
        return Some((spoken, end, "street"));
    }
    quarter(context, at)
}

/// A point of the compass as a direction, not as a part of a name; of the finer ones, too.
fn bearing(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "N" => "north",
        "S" => "south",
        "E" => "east",
        "W" => "west",
        "NE" => "northeast",
        "NW" => "northwest",
        "SE" => "southeast",
        "SW" => "southwest",
        "NNE" => "north northeast",
        "ENE" => "east northeast",
        "ESE" => "east southeast",
        "SSE" => "south southeast",
        "SSW" => "south southwest",
        "WSW" => "west southwest",
        "WNW" => "west northwest",
        "NNW" => "north northwest",
        _ => return None,
    })
}

/// What veers, and how.
fn is_wind(word: &str) -> bool {
    matches!(
        word,
        "wind"
            | "winds"
            | "gusts"
            | "gale"
            | "gales"
            | "swell"
            | "swells"
            | "veering"
            | "backing"
            | "breeze"
            | "breezes"
    )
}

/// "men S of the Litani": a plain word before, none that bears letters.
fn is_side(context: &Context<'_>, at: usize) -> bool {
    context.shape(at) == Shape::Lower && context.str(at).len() > 1 && !is_lettered(context.str(at))
}

/// Whether the word at `at`, or the one before its bracket, is a length.
fn is_distance(context: &Context<'_>, at: usize) -> bool {
    let at = if context.is(at, ")") { at.wrapping_sub(1) } else { at };
    matches!(context.str(at), "mile" | "miles" | "km" | "kilometers" | "kilometres" | "mi" | "m" | "nm" | "degrees")
}

/// "K St. NW", "14th Street SE", "New Jersey Ave. S.E.": two letters after a street. A last stop is the sentence's.
fn quarter(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    let back = context.before(at);
    let street = context.str(if context.is(back, ".") { back.wrapping_sub(1) } else { back });
    if back == at.wrapping_sub(1) || !(is_street(street) || matches!(street, "avenue" | "road")) {
        return None;
    }
    if context.is(at + 1, ".") && context.is(at + 3, ".") {
        let letters = [context.str(at), context.str(at + 2)].concat();
        return point(&letters).filter(|_| letters.len() == 2).map(|name| (name, at + 4, "quarter"));
    }
    let name = point(context.str(at))?;
    (context.str(at).len() == 2 && context.closes(at + 1)).then_some((name, at + 1, "quarter"))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, end, rule)| Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((name, _, _)) = parse(context, at) {
        spoken.phrase(name);
    }
}
