//! A unit of measurement as it stands after a number, a fraction or a stroke. Reads no numbers.

use super::{Context, Shape, Spoken, currencies, point, units};

/// A unit with its power, written out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// "square" or "cubic", said before the name.
    power: &'static str,
    /// For exactly one; American spelling.
    pub one: &'static str,
    many: &'static str,
    /// The lexeme after it.
    pub end: usize,
}

impl Unit {
    const fn new(one: &'static str, many: &'static str, end: usize) -> Self {
        Self { power: "", one, many, end }
    }

    /// What a mark of inches counts.
    pub const INCHES: Self = Self::new("inch", "inches", 0);

    /// The unit at `at`; `apart` is whether a space or a hyphen parts it from its number.
    pub fn at(context: &Context<'_>, at: usize, apart: bool) -> Option<Self> {
        match context.str(at) {
            "°" | "º" | "˚" => Some(degrees(context, at + 1)),
            "degree" | "degrees" | "deg" if apart => {
                let letter = context.skip_space(at + 1 + usize::from(context.is(at + 1, ".")));
                scale(context, letter).map(|(one, many)| Self::new(one, many, letter + 1))
            }
            "sq" | "Sq" | "cu" | "square" | "cubic" => {
                powered(context, at).map(|unit| Self { end: after_stop(context, unit.end), ..unit })
            }
            "fl" if apart || context.is(at + 1, " ") || context.is(at + 1, ".") => {
                let ounce = context.skip_space(at + 1 + usize::from(context.is(at + 1, ".")));
                let end = after_stop(context, ounce + 1);
                context.is(ounce, "oz").then(|| Self::new("fluid ounce", "fluid ounces", end))
            }
            "b" if context.is(at + 1, "/") && context.is(at + 2, "d") => {
                Some(Self::new("barrel per day", "barrels per day", at + 3))
            }
            "Ω" => Some(Self::new("ohm", "ohms", at + 1)),
            "k" if context.is(at + 1, "Ω") => Some(Self::new("kilohm", "kilohms", at + 2)),
            "M" if context.is(at + 1, "Ω") => Some(Self::new("megohm", "megohms", at + 2)),
            "µ" | "μ" => micro(context.str(at + 1)).map(|(one, many)| raise(context, Self::new(one, many, at + 2))),
            _ => word(context, at, apart),
        }
    }

    /// Says it in the spelling of the house.
    pub fn say(&self, context: &Context<'_>, singular: bool, spoken: &mut Spoken) {
        spoken.phrase(self.power);
        name(context, if singular { self.one } else { self.many }, spoken);
    }
}

/// What a unit or a price is counted by: "/h", "/m³", "/100 km".
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate<'a> {
    count: &'a str,
    power: &'static str,
    one: &'static str,
    squared: bool,
    /// "/day" of "/person/day"
    again: Option<&'static str>,
    /// The lexeme after it.
    pub end: usize,
}

/// The rate whose stroke stands at `at`.
pub(super) fn rate<'a>(context: &Context<'a>, at: usize) -> Option<Rate<'a>> {
    // "£850pcm", "£30,000 pa": by the month, the week, the year.
    let term = context.skip_space(at);
    let one = match context.str(term) {
        "pcm" => "calendar month",
        "pw" => "week",
        "pa" => "year",
        _ => "",
    };
    if !one.is_empty() && context.closes(term + 1) {
        return Some(Rate { count: "", power: "", one, squared: false, again: None, end: term + 1 });
    }
    if !context.is(at, "/") {
        return None;
    }
    let counted = context.shape(at + 1) == Shape::Digits && matches!(context.str(at + 1), "100" | "1000" | "10");
    let count = if counted { context.str(at + 1) } else { "" };
    let unit_at = if counted { context.skip_space(at + 2) } else { at + 1 };
    let rate = price(context, unit_at).or_else(|| base(context, unit_at))?;
    let again = context.is(rate.end, "/").then(|| units::per(context.str(rate.end + 1))).flatten();
    Some(Rate { count, again, end: rate.end + 2 * usize::from(again.is_some()), ..rate })
}

/// "18.6150/$", "395/€", "N1,580/$1": what a currency costs in another.
fn price<'a>(context: &Context<'a>, at: usize) -> Option<Rate<'a>> {
    let one = context.is(at + 1, "1") && context.closes(at + 2);
    let sign = context.shape(at) == Shape::Sign && (one || context.shape(at + 1) != Shape::Digits);
    let (currency, _) = sign.then(|| currencies::currency(context.str(at))).flatten()?;
    Some(Rate { count: "", power: "", one: currency.one, squared: false, again: None, end: at + 1 + usize::from(one) })
}

/// The unit after "per", short as it is in "per kg", "per sq km".
pub(super) fn base<'a>(context: &Context<'a>, at: usize) -> Option<Rate<'a>> {
    if let Some(unit) = powered(context, at) {
        return Some(Rate { count: "", power: unit.power, one: unit.one, squared: false, again: None, end: unit.end });
    }
    if !context.shape(at).is_word() {
        return None;
    }
    let one = units::per(context.str(at))?;
    let mut rate = Rate { count: "", power: "", one, squared: false, again: None, end: at + 1 };
    if is_of_space(one) && one != "liter" || one == "second" {
        (rate.power, rate.squared) = match context.str(at + 1) {
            "²" | "2" if one == "second" => ("", true),
            "²" | "2" => ("square", false),
            "³" | "3" if one != "second" => ("cubic", false),
            _ => ("", false),
        };
        rate.end += usize::from(rate.squared || !rate.power.is_empty());
    }
    let free = !context.shape(rate.end).is_word() && context.shape(rate.end) != Shape::Digits;
    free.then_some(rate)
}

impl Rate<'_> {
    /// Takes in the stop of a unit that is cut short: "per lb. of fat".
    pub fn with_stop(self, context: &Context<'_>) -> Self {
        Self { end: after_stop(context, self.end), ..self }
    }

    /// Whether it tells a bare number's meaning: per square or cubic something, or the price of a currency.
    pub fn is_telling(&self, context: &Context<'_>) -> bool {
        !self.power.is_empty()
            || [1, 2]
                .iter()
                .any(|back| context.shape(self.end - back) == Shape::Sign && !context.is(self.end - back, "/"))
    }

    /// Says "per" and what follows.
    pub fn say(&self, context: &Context<'_>, spoken: &mut Spoken) {
        spoken.word("per");
        if !self.count.is_empty() {
            spoken.cardinal(self.count);
        }
        spoken.phrase(self.power);
        name(context, self.one, spoken);
        if !self.count.is_empty() {
            spoken.ending("s");
        }
        if self.squared {
            spoken.word("squared");
        }
        if let Some(again) = self.again {
            spoken.word("per");
            spoken.word(again);
        }
    }
}

/// A unit and its rate after something that is no plain number: "½ km/h", "3×10⁸ m/s".
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured<'a> {
    /// The unit.
    pub unit: Unit,
    per: Option<Rate<'a>>,
    /// The lexeme after it.
    pub end: usize,
}

impl<'a> Measured<'a> {
    /// The unit that stands at `at` or after one space or hyphen.
    pub fn after(context: &Context<'a>, at: usize) -> Option<Self> {
        let hyphened = context.is_hyphen(at);
        let unit_at = if hyphened { at + 1 } else { context.skip_space(at) };
        let unit = Unit::at(context, unit_at, unit_at > at)?;
        let per = rate(context, unit.end);
        let end = per.map_or(unit.end, |per| per.end);
        (context.closes(end) || context.is_hyphen(end)).then_some(Self { unit, per, end })
    }

    /// Says the unit and what it is counted by.
    pub fn say(&self, context: &Context<'_>, singular: bool, spoken: &mut Spoken) {
        self.unit.say(context, singular, spoken);
        if let Some(per) = self.per {
            per.say(context, spoken);
        }
    }
}

/// "sq km", "sq. ft", "cu m", "sq-ft" and "sq. miles".
fn powered(context: &Context<'_>, at: usize) -> Option<Unit> {
    let power = match context.str(at) {
        "sq" | "Sq" | "square" => "square",
        "cu" | "cubic" => "cubic",
        _ => return None,
    };
    let stop = at + 1 + usize::from(context.is(at + 1, "."));
    let base = if context.is_hyphen(stop) { stop + 1 } else { context.skip_space(stop) };
    let word = context.str(base);
    let (one, many) = match units::unit(word) {
        Some(unit) => (unit.one, unit.many),
        // After the whole words "square miles" nothing is short.
        None if context.str(at).len() == 2 => spelled(word)?,
        None => return None,
    };
    is_of_space(one).then_some(Unit { power, ..Unit::new(one, many, base + 1) })
}

/// A unit of length by its whole name.
fn spelled(word: &str) -> Option<(&'static str, &'static str)> {
    Some(match word {
        "mile" | "miles" => ("mile", "miles"),
        "foot" | "feet" => ("foot", "feet"),
        "inch" | "inches" => ("inch", "inches"),
        "yard" | "yards" => ("yard", "yards"),
        "meter" | "meters" | "metre" | "metres" => ("meter", "meters"),
        "kilometer" | "kilometers" | "kilometre" | "kilometres" => ("kilometer", "kilometers"),
        _ => return None,
    })
}

/// Whether a unit of length or volume, which alone may be squared.
fn is_of_space(one: &str) -> bool {
    one.ends_with("meter") || matches!(one, "foot" | "inch" | "mile" | "yard" | "liter" | "nautical mile")
}

/// "°", "°C", "° F"
fn degrees(context: &Context<'_>, at: usize) -> Unit {
    let letter = context.skip_space(at);
    match scale(context, letter) {
        Some((one, many)) => Unit::new(one, many, letter + 1),
        None => Unit::new("degree", "degrees", at),
    }
}

fn scale(context: &Context<'_>, at: usize) -> Option<(&'static str, &'static str)> {
    match context.str(at) {
        "C" => Some(("degree Celsius", "degrees Celsius")),
        "F" => Some(("degree Fahrenheit", "degrees Fahrenheit")),
        _ => None,
    }
}

fn micro(base: &str) -> Option<(&'static str, &'static str)> {
    Some(match base {
        "m" => ("micrometer", "micrometers"),
        "g" => ("microgram", "micrograms"),
        "s" => ("microsecond", "microseconds"),
        "l" | "L" => ("microliter", "microliters"),
        "A" => ("microampere", "microamperes"),
        "V" => ("microvolt", "microvolts"),
        "W" => ("microwatt", "microwatts"),
        "Sv" => ("microsievert", "microsieverts"),
        "F" => ("microfarad", "microfarads"),
        "mol" => ("micromole", "micromoles"),
        _ => return None,
    })
}

/// A unit written in letters.
fn word(context: &Context<'_>, at: usize, apart: bool) -> Option<Unit> {
    let unit = context.shape(at).is_word().then(|| units::unit(context.str(at))).flatten()?;
    // Letters that stand apart are units only where they say of what: "5 g of fat".
    let of = matches!(unit.written, "g" | "L" | "W" | "V" | "N") && matches!(context.next(at + 1), "of" | "/");
    // "18 in. of snow"
    let of = of || unit.written == "in" && context.is(at + 1, ".") && context.next(at + 2) == "of";
    let of = of || matches!(unit.written, "C" | "F") && is_temperature(context, at);
    // "3 in." and "6 in. of snow"
    let inch = unit.written == "in"
        && context.is(at + 1, ".")
        && (context.shape(at + 2) == Shape::End || context.shape(at + 3) == Shape::Lower)
        || unit.written == "in" && matches!(context.previous(context.before(at)), "ft" | "feet" | "foot");
    if apart && !unit.spaced && !of && !inch {
        return None;
    }
    // Ships count otherwise than chips.
    if unit.written == "nm"
        && (matches!(context.next(at + 1), "off" | "offshore" | "from" | "of" | "north" | "south" | "east" | "west")
            || point(context.next(at + 1)).is_some())
    {
        return Some(Unit::new("nautical mile", "nautical miles", at + 1));
    }
    // "Runway 28L" is the left one.
    if unit.written == "L" && matches!(context.previous(at.wrapping_sub(1)), "Runway" | "runway" | "Rwy" | "runways") {
        return None;
    }
    let torque = match (unit.written, context.str(at + 2)) {
        ("lb", "ft") => Some(Unit::new("pound foot", "pound feet", at + 3)),
        ("ft", "lb" | "lbs") => Some(Unit::new("foot pound", "foot pounds", at + 3)),
        _ => None,
    };
    if let Some(torque) = torque.filter(|_| context.is_hyphen(at + 1) || context.is(at + 1, "·")) {
        return Some(torque);
    }
    if unit.written == "mm" && context.next(at + 1) == "Hg" {
        return Some(Unit::new("millimeter of mercury", "millimeters of mercury", context.skip_space(at + 1) + 1));
    }
    let unit = raise(context, Unit::new(unit.one, unit.many, at + 1));
    // "6 ft." keeps its stop only where a sentence ends.
    Some(Unit { end: after_stop(context, unit.end), ..unit })
}

/// "43 C (109 F)", "the mercury hit 43 C": a scale after a space, where the twin or the words before tell.
fn is_temperature(context: &Context<'_>, at: usize) -> bool {
    let other = if context.is(at, "C") { "F" } else { "C" };
    let opened = context.skip_space(at + 1);
    let followed = context.is(opened, "(")
        && context.number(opened + 1).is_some_and(|number| context.is(context.skip_space(number.end), other));
    let mut place = at;
    let cue = |word: &str| {
        ["mercury", "temperature", "temperatures", "temps", "highs", "lows", "heat", "thermometer"]
            .iter()
            .any(|cue| cue.eq_ignore_ascii_case(word))
    };
    let led = (0..12).any(|_| {
        place = context.before(place);
        let twin = context.is(place, other) && context.shape(context.before(place)) == Shape::Digits;
        twin || cue(context.str(place))
    });
    context.closes(at + 1) && (followed || led)
}

/// Takes a power after the unit: "m²", "km2".
fn raise(context: &Context<'_>, unit: Unit) -> Unit {
    let power = match context.str(unit.end) {
        "²" | "2" => "square",
        "³" | "3" => "cubic",
        _ => return unit,
    };
    if is_of_space(unit.one) && unit.one != "liter" { Unit { power, end: unit.end + 1, ..unit } } else { unit }
}

/// The end of a unit that is cut short, with its stop.
fn after_stop(context: &Context<'_>, end: usize) -> usize {
    let cut = matches!(
        context.str(end.wrapping_sub(1)),
        "ft" | "lb"
            | "lbs"
            | "oz"
            | "hr"
            | "hrs"
            | "yd"
            | "yds"
            | "mi"
            | "sec"
            | "secs"
            | "min"
            | "mins"
            | "in"
            | "gal"
            | "pts"
            | "yrs"
            | "bbl"
            | "wk"
            | "yr"
    );
    let goes_on = context.shape(end + 1) == Shape::Space || matches!(context.str(end + 1), "," | ";");
    end + usize::from(cut && context.is(end, ".") && goes_on)
}

/// Says a unit in the spelling of the house; letters in its name are letters.
fn name(context: &Context<'_>, name: &str, spoken: &mut Spoken) {
    let british = context.manner.metre && (name.contains("meter") || name.contains("liter"));
    let house = if british { name.replace("meter", "metre").replace("liter", "litre") } else { name.to_owned() };
    for word in house.split(' ') {
        match word {
            "B" | "T" | "E" | "U" | "Us" => spoken.letters(&word[..1]),
            word => spoken.word(word),
        }
        if word == "Us" {
            spoken.ending("s");
        }
    }
}
