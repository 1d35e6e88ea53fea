//! Numbers with a unit of measurement. Converts nothing.

use super::units;
use super::{
    Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, is_adjectival, is_function_word, link, magnitude,
};

/// One line for people.
const EXPLAIN: &str = "measures: 5 km, 37°C, 60 mph, 12 sq km, 5.56mm, 6'2\"";

pub(super) const CLASS: Class = Class { name: "measure", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

struct Measure<'a> {
    low: Number<'a>,
    high: Option<Number<'a>>,
    magnitude: &'static str,
    /// "square" or "cubic".
    power: &'static str,
    one: &'static str,
    many: &'static str,
    /// The power and the unit after "per".
    per: Option<(&'static str, &'static str)>,
    /// After feet.
    inches: Option<&'a str>,
    singular: bool,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Measure<'a>> {
    let low = context.number(at)?;
    let high = context.range_end(low.end);
    let number_end = high.map_or(low.end, |number| number.end);
    let (magnitude, number_end) = magnitude(context, number_end, false).unwrap_or(("", number_end));
    let unit_at = context.skip_space(number_end);
    let spaced = unit_at > number_end;
    let hyphened = context.is_hyphen(unit_at) && context.shape(unit_at + 1).is_word();
    let unit_at = unit_at + usize::from(hyphened);
    let mut measure = Measure {
        low,
        high,
        magnitude,
        power: "",
        one: "",
        many: "",
        per: None,
        inches: None,
        singular: false,
        end: unit_at,
    };
    if context.is(unit_at, "°") || context.is(unit_at, "º") {
        degrees(context, unit_at + 1, &mut measure);
    } else if context.is(number_end, "/") && context.shape(number_end + 1).is_word() {
        // "1,268.6/km²"
        let (per, end) = per(context, number_end + 1).filter(|((power, _), _)| !power.is_empty())?;
        (measure.per, measure.end) = (Some(per), end);
    } else if low.fraction.is_none() && high.is_none() && is_foot(context, number_end) {
        (measure.one, measure.many, measure.end) = ("foot", "feet", number_end + 1);
        measure.inches = inches(context, number_end + 1);
        measure.end += 2 * usize::from(measure.inches.is_some());
    } else if let "sq" | "Sq" | "cu" = context.str(unit_at) {
        let mut base = unit_at + 1 + usize::from(context.is(unit_at + 1, "."));
        base = context.skip_space(base);
        let unit = units::unit(context.str(base))?;
        measure.power = if context.is(unit_at, "cu") { "cubic" } else { "square" };
        (measure.one, measure.many, measure.end) = (unit.one, unit.many, after_stop(context, base + 1));
    } else {
        unit(context, unit_at, spaced || hyphened, &mut measure)?;
    }
    if context.is(measure.end, "/")
        && let Some((per, end)) = per(context, measure.end + 1)
    {
        (measure.per, measure.end) = (Some(per), end);
    }
    if !context.closes(measure.end) && !context.is_hyphen(measure.end) {
        return None;
    }
    let tight = !spaced && !hyphened;
    let caliber = tight && context.is(measure.end.wrapping_sub(1), "mm") && is_described(context, measure.end);
    let single = low.is_one() && high.is_none() && magnitude.is_empty();
    let event = measure.one == "meter" && is_event(context.next(measure.end));
    measure.singular =
        single || hyphened || event || caliber || measure.inches.is_some() || is_adjectival(context, at, measure.end);
    Some(measure)
}

/// "h" of "km/h", "km²" of "/km²".
fn per(context: &Context<'_>, at: usize) -> Option<((&'static str, &'static str), usize)> {
    let power = match context.str(at + 1) {
        "²" | "2" => "square",
        "³" | "3" => "cubic",
        _ => "",
    };
    if !power.is_empty() {
        return Some(((power, units::unit(context.str(at))?.one), at + 2));
    }
    Some((("", units::per(context.str(at))?), at + 1))
}

fn degrees(context: &Context<'_>, at: usize, measure: &mut Measure<'_>) {
    let letter = context.skip_space(at);
    (measure.one, measure.many, measure.end) = match context.str(letter) {
        "C" => ("degree Celsius", "degrees Celsius", letter + 1),
        "F" => ("degree Fahrenheit", "degrees Fahrenheit", letter + 1),
        _ => ("degree", "degrees", at),
    };
}

fn unit(context: &Context<'_>, at: usize, apart: bool, measure: &mut Measure<'_>) -> Option<()> {
    let micro = matches!(context.str(at), "µ" | "μ") && matches!(context.str(at + 1), "m" | "g");
    if micro {
        let grams = context.is(at + 1, "g");
        (measure.one, measure.many) = if grams { ("microgram", "micrograms") } else { ("micrometer", "micrometers") };
        measure.end = at + 2;
        return Some(());
    }
    let unit = context.shape(at).is_word().then(|| units::unit(context.str(at))).flatten()?;
    let raised = matches!(context.str(at + 1), "²" | "³" | "2" | "3");
    match unit.written {
        _ if apart && !unit.spaced => return None,
        // "5m people" are millions: metres are told by what follows.
        "m" if !apart && !raised && !is_length(context, at + 1) => return None,
        "hr" | "hrs" if measure.low.whole.len() == 4 => return None,
        _ => {}
    }
    (measure.one, measure.many, measure.end) = (unit.one, unit.many, at + 1);
    if raised && unit.many.ends_with(['s', 't']) {
        measure.power = if matches!(context.str(at + 1), "²" | "2") { "square" } else { "cubic" };
        measure.end = at + 2;
    }
    // "6 ft." keeps its stop only where a sentence ends.
    measure.end = after_stop(context, measure.end);
    Some(())
}

/// The end of a unit that is cut short, with its stop.
fn after_stop(context: &Context<'_>, end: usize) -> usize {
    let cut = matches!(
        context.str(end.wrapping_sub(1)),
        "ft" | "lb" | "lbs" | "oz" | "hr" | "hrs" | "yd" | "mi" | "secs" | "mins"
    );
    let goes_on = context.shape(end + 1) == Shape::Space || matches!(context.str(end + 1), "," | ";");
    end + usize::from(cut && context.is(end, ".") && goes_on)
}

/// The mark of feet after a number, where it does not close a quotation.
fn is_foot(context: &Context<'_>, at: usize) -> bool {
    let number = context.str(at.wrapping_sub(1));
    if context.is(at, "′") {
        return true;
    }
    matches!(context.str(at), "'" | "’")
        && number.len() <= 3
        && (inches(context, at + 1).is_some() || context.shape(at + 1) == Shape::Space && !in_quotation(context, at))
}

/// "2\"" after the mark of feet: inches to eleven, with or without their own mark.
fn inches<'a>(context: &Context<'a>, at: usize) -> Option<&'a str> {
    let digits = context.str(at);
    let marked = matches!(context.str(at + 1), "\"" | "”" | "″" | "''" | "’’" | "′′");
    (context.shape(at) == Shape::Digits && matches!(digits.parse(), Ok(0..=11u8)) && digits.len() <= 2 && marked)
        .then_some(digits)
}

/// Whether a single quotation mark opened within reach before `at`.
fn in_quotation(context: &Context<'_>, at: usize) -> bool {
    (1..=60).map(|step| at.wrapping_sub(step)).any(|at| {
        matches!(context.str(at), "'" | "‘" | "’")
            && !(context.shape(at.wrapping_sub(1)).is_word() || context.shape(at.wrapping_sub(1)) == Shape::Digits)
    })
}

/// Whether what follows a tight `m` tells that it means metres: nothing, a word of dimension, or a function word.
fn is_length(context: &Context<'_>, at: usize) -> bool {
    let next = context.next(at);
    context.shape(context.skip_space(at)) != Shape::Lower
        || is_event(next)
        || matches!(next, "above" | "drop" | "apart" | "underwater" | "wave" | "waves" | "tower" | "wall" | "fence")
        || is_function_word(next)
}

/// Whether a noun in the plural stands next: "155mm shells".
fn is_described(context: &Context<'_>, at: usize) -> bool {
    let noun = context.next(at);
    context.shape(at) == Shape::Space
        && context.shape(at + 1) == Shape::Lower
        && noun.ends_with('s')
        && !is_function_word(noun)
}

/// What is run or swum over a length: "the 4x100m relay".
#[rustfmt::skip]
fn is_event(noun: &str) -> bool {
    matches!(
        noun,
        "race" | "run" | "sprint" | "hurdles" | "relay" | "final" | "heat" | "heats" | "freestyle" | "butterfly" | "backstroke" | "breaststroke"
    )
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let measure = parse(context, at)?;
    let rule = match (measure.high, measure.singular) {
        (Some(_), _) => "range",
        (None, true) if !measure.low.is_one() => "adjectival",
        _ => "measure",
    };
    let tied = context.is_hyphen(measure.end) && context.shape(measure.end + 1) == Shape::Lower;
    Some(Found { end: measure.end + usize::from(tied), rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(measure) = parse(context, at) else { return };
    spoken.number(&measure.low);
    if let Some(high) = measure.high {
        spoken.word(link(context, at));
        spoken.number(&high);
    }
    spoken.phrase(measure.magnitude);
    spoken.phrase(measure.power);
    unit_name(context, if measure.singular { measure.one } else { measure.many }, spoken);
    if let Some(inches) = measure.inches {
        spoken.cardinal(inches);
    }
    if let Some((power, per)) = measure.per {
        spoken.word("per");
        spoken.phrase(power);
        unit_name(context, per, spoken);
    }
}

/// Says a unit in the spelling of the house.
fn unit_name(context: &Context<'_>, name: &str, spoken: &mut Spoken) {
    if context.manner.metre && (name.contains("meter") || name.contains("liter")) {
        spoken.phrase(&name.replace("meter", "metre").replace("liter", "litre"));
    } else {
        spoken.phrase(name);
    }
}
