//! Numbers with a unit of measurement. Converts nothing.

use crate::model::Mark;

use super::{
    Class, Context, DIGITS, Found, Number, Rate, SIGNS, Shape, Spoken, Unit, WORDS, is_adjectival, is_airliner,
    is_function_word, link, magnitude, rate, rate_base, say_tail, tail,
};

/// One line for people.
const EXPLAIN: &str = "measures: 5 km, 37°C, 60 mph, 12 sq km, 5.56mm, 6'2\", 35 µg/m³, 51°30′N, per kg";

pub(super) const CLASS: Class =
    Class { name: "measure", explain: EXPLAIN, starts: DIGITS.or(SIGNS).or(WORDS), find, say };

/// What a number counts.
enum Counted<'a> {
    Unit(Unit),
    /// "6'2\"": feet and, perhaps, inches.
    Feet(Option<&'a str>),
    /// Degrees with what makes them a place: minutes, seconds and a quarter of the sky.
    Angle {
        minutes: Option<Number<'a>>,
        seconds: Option<Number<'a>>,
        side: &'static str,
    },
    /// "1,268.6/km²"
    Nothing,
}

struct Measure<'a> {
    low: Number<'a>,
    high: Option<Number<'a>>,
    magnitude: &'static str,
    counted: Counted<'a>,
    per: Option<Rate<'a>>,
    singular: bool,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Measure<'a>> {
    // A Boeing 767-300F is no hot one.
    let low = context.number(at).filter(|_| !is_airliner(context, at))?;
    let high = upper(context, &low);
    let number = high.unwrap_or(low);
    let (magnitude, number_end) = magnitude(context, number.end, false).unwrap_or(("", number.end));
    let unit_at = context.skip_space(number_end);
    let spaced = unit_at > number_end;
    let hyphened = context.is_hyphen(unit_at) && context.shape(unit_at + 1).is_word();
    let unit_at = unit_at + usize::from(hyphened);
    let apart = spaced || hyphened;
    let (counted, end) = if let Some(height) = height(context, at, &low) {
        height
    } else if let Some(inches) = high.filter(|_| is_inch(context, low.end)) {
        (Counted::Unit(Unit::INCHES), inches.end + 1)
    } else if low.fraction.is_none() && high.is_none() && is_foot(context, number_end) {
        inches(context, number_end + 1)
    } else if let Some(unit) = Unit::at(context, unit_at, apart)
        .filter(|_| may_count(context, &number, unit_at, apart) && !(is_tied(context, at) && context.is(unit_at, "F")))
    {
        let angle = (unit.one == "degree").then(|| angle(context, unit.end)).flatten();
        angle.unwrap_or((Counted::Unit(unit), unit.end))
    } else {
        rate(context, number_end).filter(|rate| rate.is_telling(context))?;
        (Counted::Nothing, number_end)
    };
    let per = rate(context, end);
    let end = per.map_or(end, |per| per.end);
    if !context.closes(end) && !context.is_hyphen(end) && !is_twin(context, end) {
        return None;
    }
    let sized = matches!(&counted, Counted::Unit(unit) if is_size(unit.one, apart))
        && (is_described(context, end)
            || context.shape(end + 1) == Shape::Caps && !apart && is_described(context, end + 2));
    let single = low.is_one() && high.is_none() && magnitude.is_empty();
    let event = matches!(&counted, Counted::Unit(unit) if unit.one == "meter") && is_event(context.next(end));
    let singular = single
        || leads(context, &counted, end)
        || hyphened
        || event
        || sized
        || is_thing(context.next(end))
        || is_adjectival(context, at, end);
    Some(Measure { low, high, magnitude, counted, per, singular, end })
}

/// Whether another number stands tied before: the "300" of "767-300".
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    context.is_hyphen(at.wrapping_sub(1)) && context.shape(at.wrapping_sub(2)) == Shape::Digits
}

/// "25°C/77°F": the same measure in other units follows.
fn is_twin(context: &Context<'_>, at: usize) -> bool {
    context.is(at, "/") && context.shape(at + 1) == Shape::Digits
}

/// The upper end of a range. The lower one may have the same unit: "10km-15km", "20°-25°C".
fn upper<'a>(context: &Context<'a>, low: &Number<'_>) -> Option<Number<'a>> {
    if is_inch(context, low.end) {
        let spaced = context.is(low.end + 1, " ") && context.is(low.end + 2, "to");
        let high = if spaced { context.number(low.end + 4) } else { context.range_end(low.end + 1) };
        return high.filter(|high| is_inch(context, high.end));
    }
    let tight = context.range_end(low.end).or_else(|| context.spaced_range_end(low));
    tight.or_else(|| {
        let unit = Unit::at(context, low.end, false)?;
        let high = context.range_end(unit.end)?;
        let again = Unit::at(context, context.skip_space(high.end), context.shape(high.end) == Shape::Space)?;
        (again.one == unit.one || unit.one == "degree" && again.one.starts_with("degree")).then_some(high)
    })
}

/// The mark of inches after a number: "4\"-6\"".
fn is_inch(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "\"" | "″" | "”") && context.shape(at.wrapping_sub(1)) == Shape::Digits
}

/// Whether the unit at `at` may be one after this number.
fn may_count(context: &Context<'_>, number: &Number<'_>, at: usize, apart: bool) -> bool {
    let raised = matches!(context.str(at + 1), "²" | "³" | "2" | "3");
    match context.str(at) {
        // "5m people" are millions: metres are told by what follows.
        "m" if !apart && !raised => is_length(context, at + 1),
        // "747s" and "80s" are no seconds.
        "s" => number.fraction.is_some(),
        // "Profit rose 10x." is a letter, "3x faster" a multiple.
        "x" => {
            let next = context.skip_space(at + 1);
            context.shape(next).is_word() || matches!(context.str(next), "\"" | "“" | "‘" | "a")
        }
        // "1945 pp." are pages.
        "pp" if apart => number.whole.len() <= 2 && !context.is(at + 1, "."),
        "hr" | "hrs" => number.whole.len() != 4,
        // "9V-SMF" is an aircraft.
        "V" if context.is_hyphen(at + 1) => context.shape(at + 2) == Shape::Lower,
        // Ma is a name, and rocks are so many million years old.
        "Ma" => context.next(at + 1) == "ago",
        _ => true,
    }
}

/// The mark of feet after a number, where it does not close a quotation.
fn is_foot(context: &Context<'_>, at: usize) -> bool {
    let number = context.str(at.wrapping_sub(1));
    if context.is(at, "′") {
        return true;
    }
    let inches = || matches!(inches(context, at + 1), (Counted::Feet(Some(_)), _));
    matches!(context.str(at), "'" | "’")
        && number.len() <= 3
        && (inches()
            || context.is(context.before(at - 1), "x")
            || matches!(context.shape(at + 1), Shape::Space | Shape::End) && !in_quotation(context, at))
}

/// "6ft2" and "5'11" of a person, without a mark of inches; "the 6ft 5in forward", whose inches have none in speech.
fn height<'a>(context: &Context<'a>, at: usize, feet: &Number<'_>) -> Option<(Counted<'a>, usize)> {
    let second = context.skip_space(feet.end + 1);
    let tall = context.is(feet.end, "ft") && context.is(second + 1, "in") && context.shape(second) == Shape::Digits;
    if tall && (is_tall(context, second + 2) || is_adjectival(context, at, second + 2)) {
        return Some((Counted::Feet(Some(context.str(second))), second + 2));
    }
    let inches = context.str(feet.end + 1);
    let marked = matches!(context.str(feet.end), "ft" | "'" | "’" | "′") && context.closes(feet.end + 2);
    let closed = !matches!(context.str(feet.end + 2), "\"" | "”" | "″" | "'" | "’");
    let tall = matches!(feet.small(), Some(4..=7)) && matches!(inches.parse(), Ok(0..=11u8)) && inches.len() <= 2;
    (marked && closed && tall).then_some((Counted::Feet(Some(inches)), feet.end + 2))
}

/// "2\"" after the mark of feet: inches to eleven, with their own mark.
fn inches<'a>(context: &Context<'a>, after: usize) -> (Counted<'a>, usize) {
    let at = context.skip_space(after);
    let digits = context.str(at);
    let marked = matches!(context.str(at + 1), "\"" | "”" | "″" | "''" | "’’" | "′′");
    let inches = context.shape(at) == Shape::Digits && matches!(digits.parse(), Ok(0..=11u8)) && digits.len() <= 2;
    if inches && marked { (Counted::Feet(Some(digits)), at + 2) } else { (Counted::Feet(None), after) }
}

/// "42′46″N", "30' S" and "N" after degrees.
fn angle<'a>(context: &Context<'a>, at: usize) -> Option<(Counted<'a>, usize)> {
    let part = |at: usize, marks: &[&str]| {
        let number = context.number(context.skip_space(at)).filter(|number| number.whole.len() <= 2)?;
        marks.contains(&context.str(number.end)).then_some((number, number.end + 1))
    };
    let minutes = part(at, &["′", "'", "’"]);
    let after = minutes.map_or(at, |(_, end)| end);
    let seconds = part(after, &["″", "\"", "”", "′′", "''"]).filter(|_| minutes.is_some());
    let after = seconds.map_or(after, |(_, end)| end);
    let letter = context.skip_space(after);
    let side = match context.str(letter) {
        "N" => "north",
        "S" => "south",
        "E" => "east",
        "W" => "west",
        _ => "",
    };
    let end = if side.is_empty() { after } else { letter + 1 };
    let angle =
        Counted::Angle { minutes: minutes.map(|(number, _)| number), seconds: seconds.map(|(number, _)| number), side };
    (minutes.is_some() || !side.is_empty()).then_some((angle, end))
}

/// Whether a single quotation mark opened within reach before `at`.
fn in_quotation(context: &Context<'_>, at: usize) -> bool {
    (1..=60).map(|step| at.wrapping_sub(step)).any(|at| {
        matches!(context.str(at), "'" | "‘" | "’")
            && !(context.shape(at.wrapping_sub(1)).is_word() || context.shape(at.wrapping_sub(1)) == Shape::Digits)
    })
}

/// Whether what follows a tight `m` tells that it means metres: nothing, a word of dimension, or a function word. In
/// "1m to 2m users" the second one tells.
pub(super) fn is_length(context: &Context<'_>, at: usize) -> bool {
    let link = context.skip_space(at);
    let second = context.skip_space(link + 1);
    let linked = matches!(context.str(link), "to" | "and" | "or");
    let end = match context.number(second).filter(|number| linked && context.is(number.end, "m")) {
        Some(number) => number.end + 1,
        None => at,
    };
    is_described_by_length(context, end) && !is_tally(context, end)
}

fn is_described_by_length(context: &Context<'_>, at: usize) -> bool {
    if context.is_hyphen(at) {
        // "a 100m-euro plan", "the 2m-strong union"
        return !matches!(
            context.str(at + 1),
            "euro"
                | "dollar"
                | "pound"
                | "yen"
                | "yuan"
                | "ruble"
                | "rouble"
                | "rupee"
                | "strong"
                | "member"
                | "ton"
                | "tonne"
        );
    }
    let next = context.next(at);
    context.shape(context.skip_space(at)) != Shape::Lower && !is_counted(context, at)
        || is_event(next)
        || matches!(next, "x" | "above" | "apart" | "underwater")
        || is_long(next)
        || is_function_word(next)
}

/// "1.3m Syrians", "7.5m UK homes": a name in the plural, or before a plural, is counted. Races are run over round lengths.
fn is_counted(context: &Context<'_>, at: usize) -> bool {
    let number = context.str(at.wrapping_sub(2));
    let race = matches!(number, "60" | "100" | "110" | "200" | "400" | "500" | "800") || number.ends_with("000");
    let name = at + 1;
    let plural = |at: usize| context.str(at).len() > 2 && context.str(at).ends_with('s') && context.shape(at).is_word();
    let before_plural =
        plural(name + 2) && context.shape(name + 1) == Shape::Space && context.shape(name + 2) == Shape::Lower;
    let named = context.shape(name).is_capitalized() || context.shape(name) == Shape::Mixed;
    context.shape(at) == Shape::Space && named && !race && (plural(name) || before_plural)
}

/// Things whose length is told, not their number.
#[rustfmt::skip]
fn is_long(noun: &str) -> bool {
    matches!(
        noun.strip_suffix('s').unwrap_or(noun),
        "drop" | "wave" | "swell" | "tower" | "wall" | "fence" | "boat" | "ship" | "vessel" | "yacht" | "dinghy" | "pole" | "mast" | "pool"
            | "statue" | "crane" | "cliff" | "trench" | "tunnel" | "bridge" | "crater" | "sinkhole" | "ladder" | "whale" | "shark" | "crocodile"
            | "python" | "snake" | "rope" | "banner" | "runway"
    )
}

/// What is counted in millions.
#[rustfmt::skip]
const STATISTICS: &[&str] = &[
    "lists", "users", "viewers", "listeners", "subscribers", "population", "pop", "sales", "exports", "imports",
    "jobs", "unemployment", "jobless", "readers", "readership", "audience", "audiences", "claimants", "votes",
    "patients", "customers", "households", "visitors", "tourists", "migration", "followers", "downloads",
    "copies", "tickets", "shipments", "registrations",
];

/// Whether a statistic stands a few words before a tight `m`, so that "7.5m" are millions: "waiting lists fell to 7.5m",
/// "1.5m homes, but it expects 1.3m". What is certainly long stays so.
fn is_tally(context: &Context<'_>, at: usize) -> bool {
    let counted = |word: &str| STATISTICS.iter().any(|noun| noun.eq_ignore_ascii_case(word));
    let told = |place: usize| {
        context.is(place, "m")
            && context.shape(place.wrapping_sub(1)) == Shape::Digits
            && is_described(context, place + 1)
            && !is_described_by_dimension(context, place + 1)
    };
    let dimension = is_described_by_dimension(context, at);
    !dimension && (3..30).map(|step| at.wrapping_sub(step)).any(|place| counted(context.str(place)) || told(place))
}

/// Whether what follows speaks of a length and of nothing else.
fn is_described_by_dimension(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let dimension = |word| matches!(
        word,
        "x" | "above" | "apart" | "underwater" | "high" | "tall" | "long" | "wide" | "deep" | "below" | "away" | "off" | "from" | "down" | "into"
    );
    let next = context.next(at);
    context.is_hyphen(at) || is_event(next) || is_long(next) || dimension(next)
}

/// Whether a noun in the plural stands next: "155mm shells".
fn is_described(context: &Context<'_>, at: usize) -> bool {
    let noun = context.next(at);
    context.shape(at) == Shape::Space
        && context.shape(at + 1) == Shape::Lower
        && noun.ends_with('s')
        && !noun.ends_with("ss")
        && !is_function_word(noun)
        && !matches!(
            noun,
            "falls" | "rises" | "goes" | "comes" | "means" | "costs" | "makes" | "gets" | "needs" | "takes" | "buys"
        )
}

/// Units by which things in the plural are told apart: "12V batteries", "9mm rounds". Most stand tight then.
fn is_size(one: &str, apart: bool) -> bool {
    match one {
        "millimeter" | "nanometer" | "volt" => true,
        "centimeter" | "watt" | "liter" | "milliliter" | "inch" | "kilogram" | "megapixel" => !apart,
        _ => !apart && (one.ends_with("volt") || one.ends_with("watt") || one.ends_with("byte")),
    }
}

/// "7lb 6oz baby": the first half of a measure whose second half stands before a noun.
fn leads(context: &Context<'_>, counted: &Counted<'_>, end: usize) -> bool {
    let Counted::Unit(first) = counted else { return false };
    let smaller = match first.one {
        "pound" => "ounce",
        "stone" => "pound",
        _ => return false,
    };
    // The second half leads nothing, so that a chain of them is not read again and again.
    let Some(number) = context.number(context.skip_space(end)) else { return false };
    let unit_at = context.skip_space(number.end);
    let second = Unit::at(context, unit_at, unit_at > number.end).filter(|unit| unit.one == smaller);
    second.is_some_and(|unit| is_thing(context.next(unit.end)))
}

/// "in-tall" of "6ft 4in-tall"
fn is_tall(context: &Context<'_>, at: usize) -> bool {
    context.is_hyphen(at) && context.shape(at + 1) == Shape::Lower
}

/// Things that are told apart by their measure, so that it stays singular before them: "a 75cl bottle", "330ml cans".
#[rustfmt::skip]
fn is_thing(noun: &str) -> bool {
    noun == "ones" || matches!(
        noun.strip_suffix('s').unwrap_or(noun),
        "bottle" | "can" | "bag" | "baby" | "disk" | "drive" | "battery" | "film" | "len" | "screen" | "gun" | "rifle" | "pistol" | "cannon"
            | "bomb" | "engine" | "motor" | "camera" | "plant" | "turbine" | "reactor" | "pipeline" | "cable" | "radius" | "zone" | "limit"
            | "wind" | "gust" | "gale" | "fastball" | "serve" | "chase" | "wave" | "swell" | "tank" | "truck" | "lorry" | "yacht" | "vessel" | "stretch" | "bulb" | "charger" | "caliber" | "calibre" | "round"
    )
}

/// What is run or swum over a length: "the 4x100m relay".
#[rustfmt::skip]
fn is_event(noun: &str) -> bool {
    matches!(
        noun,
        "race" | "run" | "sprint" | "free" | "fly" | "breast" | "individual" | "walk" | "steeplechase" | "event" | "title" | "dash" | "medley" | "swim" | "gold" | "silver" | "bronze" | "champion" | "champions" | "hurdles" | "relay" | "final" | "heat" | "heats" | "freestyle" | "butterfly" | "backstroke" | "breaststroke"
    )
}

/// The unit of "per kg" and "per sq km", where it is written short.
fn after_per<'a>(context: &Context<'a>, at: usize) -> Option<Rate<'a>> {
    if !context.is(at, "per") || !context.is(at + 1, " ") {
        return None;
    }
    let unit_at = at + 2;
    let short = context.str(unit_at).len() <= 4 || context.shape(unit_at) != Shape::Lower;
    let word = matches!(context.str(unit_at), "head" | "day" | "week" | "year" | "mile" | "unit" | "hour" | "ton");
    if !short || word {
        return None;
    }
    rate_base(context, unit_at).filter(|rate| context.closes(rate.end)).map(|rate| rate.with_stop(context))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if context.shape(at).is_word() {
        return after_per(context, at).map(|rate| Found { end: rate.end, rule: "per" });
    }
    let measure = parse(context, at)?;
    let rule = match (&measure.counted, measure.high, measure.singular) {
        (Counted::Angle { .. }, ..) => "place",
        (_, Some(_), _) => "range",
        (_, None, true) if !measure.low.is_one() => "adjectival",
        _ => "measure",
    };
    let twin = is_twin(context, measure.end);
    Some(Found { end: tail(context, measure.end) + usize::from(twin), rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if context.shape(at).is_word() {
        if let Some(rate) = after_per(context, at) {
            rate.say(context, spoken);
        }
        return;
    }
    let Some(measure) = parse(context, at) else { return };
    spoken.number(&measure.low);
    if let Some(high) = measure.high {
        spoken.word(link(context, at));
        spoken.number(&high);
    }
    spoken.phrase(measure.magnitude);
    match &measure.counted {
        Counted::Unit(unit) => unit.say(context, measure.singular, spoken),
        Counted::Feet(inches) => {
            spoken.word(if measure.singular || inches.is_some() { "foot" } else { "feet" });
            if let Some(inches) = inches {
                spoken.cardinal(inches);
            }
        }
        Counted::Angle { minutes, seconds, side } => {
            for (number, one) in [(Some(measure.low), "degree"), (*minutes, "minute"), (*seconds, "second")] {
                let Some(number) = number else { continue };
                if one != "degree" {
                    // "05′" is five minutes.
                    let whole = number.whole.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(number.whole);
                    spoken.number(&Number { whole, ..number });
                }
                spoken.word(one);
                if !(number.is_one() || number.whole == "01" && number.fraction.is_none()) {
                    spoken.ending("s");
                }
            }
            spoken.phrase(side);
            // The other half of the place follows after a pause.
            if !side.is_empty() && context.shape(context.skip_space(measure.end)) == Shape::Digits {
                spoken.mark(Mark::Comma);
            }
        }
        Counted::Nothing => {}
    }
    if let Some(per) = measure.per {
        per.say(context, spoken);
    }
    say_tail(context, measure.end, spoken);
    if is_twin(context, measure.end) {
        spoken.word("or");
    }
}
