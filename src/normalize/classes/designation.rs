//! Names made of letters and numbers: aircraft, summits, viruses, roads. Knows none of them by heart.

use crate::model::Join;

use super::{
    Class, Context, DIGITS, Found, Shape, Spoken, WORDS, camel, is_function_word, is_split_year, is_year, look_up,
    reading, say_capitals, say_mixed,
};

/// One line for people.
const EXPLAIN: &str = "names with numbers: COP30, G7, F-16, COVID-19, MH17, H5N1, 5G, Flight 370, 17.2.1";

pub(super) const CLASS: Class = Class { name: "designation", explain: EXPLAIN, starts: DIGITS.or(WORDS), find, say };

/// The parts of such a name are few.
const PARTS: usize = 12;

/// What bears a number as a name, which is said in pairs: "Flight three seventy", "Highway four oh one".
#[rustfmt::skip]
fn bears_number(word: &str) -> bool {
    matches!(
        word,
        "Flight" | "flight" | "Section" | "section" | "Sections" | "§" | "§§" | "Sec" | "Article" | "Form" | "form" | "Resolution" | "Resolutions" | "Res"
            | "Room" | "room" | "Unit" | "Route" | "route" | "Highway" | "Hwy" | "Rte" | "Interstate" | "Road" | "Suite" | "Ste" | "Apartment" | "Apt" | "Box" | "Order" | "Area"
            | "Proposition" | "Prop" | "Title" | "Rule" | "Bill" | "Amendment" | "Directive" | "Convention" | "Channel" | "Bus" | "bus" | "Train" | "Exit"
            | "exit" | "Gate" | "Hangar" | "Battalion" | "Squadron" | "Psalm" | "Sonnet" | "Fahrenheit" | "Studio" | "Stalag" | "Lot" | "Agent" | "Patrol"
            | "Boeing" | "Airbus" | "Tupolev" | "Cessna" | "Embraer" | "Bombardier" | "Gulfstream" | "Learjet" | "Xbox" | "Nokia" | "Porsche" | "Ferrari"
            | "Peugeot" | "BMW" | "RTX" | "GTX" | "Radeon" | "Ryzen" | "Gliese" | "Kepler" | "Soyuz" | "Polaris" | "CFR" | "USC"
            | "Crim" | "Civ" | "Admin" | "EWHC" | "UKSC" | "UKHL" | "KLM" | "TWA" | "EgyptAir" | "Germanwings" | "AirAsia" | "Lufthansa" | "Emirates" | "Aeroflot" | "SilkAir"
    )
}

/// Whether the digits at `at` are the number of something that is named by it.
pub(super) fn is_numbered(context: &Context<'_>, at: usize) -> bool {
    let digits = context.str(at);
    if context.shape(at) != Shape::Digits || !(3..=4).contains(&digits.len()) || digits.starts_with('0') {
        return false;
    }
    let back = context.before(at);
    if back == at.wrapping_sub(1) && context.shape(back) != Shape::End {
        return false;
    }
    // "Rte. 128" and "U.S. 101"; what was counted goes on with its name: "the US 500 soldiers".
    let stop = context.is(back, ".");
    let named = bears_number(context.str(if stop { back.wrapping_sub(1) } else { back }))
        || is_bill(context, back)
        || matches!(context.next(at + 1), "form" | "Form") && digits.len() == 4
        || context.is(at, "529");
    let federal = context.is(back, "US")
        || stop && context.is(back.wrapping_sub(1), "S") && context.is(back.wrapping_sub(3), "U");
    let next = context.str(context.skip_space(at + 1));
    let counted =
        context.shape(at + 1) == Shape::Space && context.shape(at + 2) == Shape::Lower && !is_function_word(next);
    named || federal && digits.len() == 3 && !counted || is_airliner(context, at) || is_cited(context, at + 1)
}

/// " U.S. 113", " F.3d 12" after a number: the volume and the page of a law report.
fn is_cited(context: &Context<'_>, at: usize) -> bool {
    let mut end = at + 1;
    while end < at + PARTS && context.shape(end) == Shape::Letter && context.is(end + 1, ".") {
        end += 2;
    }
    end > at + 3 && context.shape(at) == Shape::Space && matches!(context.shape(context.skip_space(end)), Shape::Digits)
}

/// "HB 1181", "H.R. 3684", "S. 510": the letters that a bill bears, ending at `at`.
fn is_bill(context: &Context<'_>, at: usize) -> bool {
    let letters =
        |last: &str| context.is(at, ".") && context.is(at.wrapping_sub(1), last) && context.is(at.wrapping_sub(2), ".");
    let house = matches!(context.str(at.wrapping_sub(3)), "H" | "S" | "A") && (letters("R") || letters("B"));
    let senate =
        context.is(at, ".") && context.is(at.wrapping_sub(1), "S") && context.shape(at.wrapping_sub(2)) == Shape::Space;
    matches!(context.str(at), "HB" | "SB" | "HR" | "AB") || house || senate
}

/// "737 MAX", "777-300ER", "747 jets": a Boeing without its maker.
pub(super) fn is_airliner(context: &Context<'_>, at: usize) -> bool {
    let digits = context.str(at).as_bytes();
    let model = digits.len() == 3 && digits[0] == b'7' && digits[2] == b'7';
    let tied = context.is_hyphen(at + 1)
        && context.shape(at + 2) == Shape::Digits
        && matches!(context.str(at + 2).len(), 1 | 3);
    let named = || {
        matches!(
            context.str(at + 2),
            "MAX"
                | "Max"
                | "Dreamliner"
                | "Dreamliners"
                | "jumbo"
                | "jet"
                | "jets"
                | "jetliner"
                | "jetliners"
                | "airliner"
                | "airliners"
        )
    };
    model && context.opens(at) && (tied && !matches!(context.str(at + 2), "0") || named())
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    // "WW2" is a war, not a model.
    if !context.opens(at) && !context.is(at.wrapping_sub(1), "-") || context.is(at, "WW") {
        return None;
    }
    if is_numbered(context, at) && (context.closes(at + 1) || context.is_hyphen(at + 1)) {
        return Some(Found { end: at + 1, rule: "numbered" });
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
            // "CVE-2025-10482": a number in the file of a year.
            let filed =
                || letters > 0 && context.shape(end + 1) == Shape::Digits && is_year(context.str(end.wrapping_sub(1)));
            if !switch && !filed() {
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
    // "FY2024/25", "Shahed-131/136"
    let (low, high) = (context.str(end.wrapping_sub(1)), context.str(end + 1));
    let twin = low.len() == 3 && high.len() == 3 && context.shape(end.wrapping_sub(1)) == Shape::Digits;
    if context.is(end, "/") && context.shape(end + 1) == Shape::Digits && (twin || is_split_year(low, high)) {
        end += 2;
    }
    // "A1(M)": a road that is a motorway for a while.
    if context.is(end, "(") && context.is(end + 1, "M") && context.is(end + 2, ")") {
        end += 3;
    }
    Some(Found { end, rule: "name-number" })
}

/// "17.2.1", "B.1.1.7" and "v2.1": numbers with two points or more; after letters one is enough. The lexeme after.
fn serial(context: &Context<'_>, at: usize) -> Option<usize> {
    let version = context.is(at, "v") && context.shape(at + 1) == Shape::Digits;
    // "XBB.1.5" has its point before the first number, "v2.1" has not.
    let first = at + usize::from(version);
    if !version && !matches!(context.shape(at), Shape::Digits | Shape::Letter | Shape::Caps) {
        return None;
    }
    // "1.234.567" is a number on the Continent.
    if context.number(at).is_some_and(|number| number.end > at + 3) {
        return None;
    }
    let mut points = 0;
    while points < PARTS
        && context.is(first + 2 * points + 1, ".")
        && context.shape(first + 2 * points + 2) == Shape::Digits
    {
        points += 1;
    }
    let letters =
        version || context.shape(at) == Shape::Caps && context.str(at).len() <= 3 && look_up(context.str(at)).is_none();
    let end = first + 2 * points + 1;
    let beta = context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower;
    (points >= 2 - usize::from(letters) && (context.closes(end) || beta)).then_some(end + usize::from(beta))
}

/// Whether digits follow at once, or after a hyphen.
fn is_tied_digits(context: &Context<'_>, at: usize) -> bool {
    context.shape(at + 1) == Shape::Digits
        || (context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits && context.shape(at) != Shape::Lower)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    if found.rule == "numbered" {
        return spoken.year(context.str(at));
    }
    let road = context.manner.interstate && context.is(at, "I") && context.is_hyphen(at + 1) && found.end == at + 3;
    for place in at..found.end {
        let text = context.str(place);
        match context.shape(place) {
            Shape::Digits if found.rule == "serial" => part(context, at, place, spoken),
            Shape::Digits => {
                spoken.tie(Join::Space);
                let plural = context.is(place + 1, "s") && place + 2 == found.end;
                number(text, place > at || plural || is_numbered(context, place), spoken);
            }
            // "B one point one": after letters the point is not said.
            Shape::Sign if found.rule == "serial" => {
                if !context.shape(place.wrapping_sub(1)).is_word() && context.is(place, ".") {
                    spoken.word("point");
                }
            }
            // "Q1-Q3" is a span.
            Shape::Sign if is_span(context, place) => spoken.word("to"),
            // "UTC-5" is a zone west of Greenwich.
            Shape::Sign if matches!(context.str(place.wrapping_sub(1)), "UTC" | "GMT") => spoken.word("minus"),
            Shape::Letter if road => spoken.word("Interstate"),
            Shape::Letter => spoken.letters(text),
            Shape::Caps => say_capitals(context, place, reading(context, place), spoken),
            Shape::Lower
                if text == "s"
                    && place > at
                    && context.shape(place.wrapping_sub(1)) != Shape::Lower
                    && place + 1 == found.end =>
            {
                if matches!(context.str(place - 1), "'" | "’") {
                    spoken.ending("'s")
                } else {
                    spoken.plural()
                }
            }
            Shape::Lower if found.rule == "serial" && text == "v" => spoken.word("version"),
            Shape::Lower if text.len() == 1 => spoken.letters(text),
            Shape::Sign | Shape::Space => {}
            Shape::Mixed if say_mixed(context, place, spoken) => {}
            // "23andMe"
            Shape::Mixed if place > at => camel(context, place, spoken),
            _ => spoken.word(text),
        }
    }
}

/// Whether the hyphen at `at` parts two of a kind: "Q1-Q3", "H1-H2".
fn is_span(context: &Context<'_>, at: usize) -> bool {
    let (low, high) = (context.str(at.wrapping_sub(1)), context.str(at + 2));
    context.is_hyphen(at)
        && context.shape(at + 1) == Shape::Letter
        && context.str(at + 1) == context.str(at.wrapping_sub(2))
        && low.len() == high.len()
        && low < high
}

/// A number between points: "seventeen"; after the point of a variant, and of three digits and more, one by one.
fn part(context: &Context<'_>, at: usize, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    match text.len() {
        3.. if place > at => spoken.digits(text, "zero"),
        2 if place > at + 2 && matches!(context.shape(at), Shape::Letter | Shape::Caps) => spoken.digits(text, "zero"),
        _ if text.starts_with('0') => spoken.digits(text, "zero"),
        _ => spoken.cardinal(text),
    }
}

/// "F sixteen", "A three eighty", "fifty three forty two" after letters; longer ones digit by digit.
fn number(digits: &str, after_letters: bool, spoken: &mut Spoken) {
    match digits.len() {
        _ if digits.starts_with('0') => spoken.digits(digits, "zero"),
        1 | 2 => spoken.cardinal(digits),
        3 if digits.ends_with("00") => spoken.cardinal(digits),
        3 | 4 if after_letters => spoken.year(digits),
        4 if is_year(digits) => spoken.year(digits),
        3 | 4 => spoken.cardinal(digits),
        _ => spoken.digits(digits, "zero"),
    }
}
