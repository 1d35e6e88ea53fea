//! Fractions, and the few pairs with a stroke that are names: 9/11, 24/7. Reduces nothing.

use super::{Class, Context, DIGITS, Found, Measured, SIGNS, Shape, Spoken, is_split_year, is_year, magnitude};

/// One line for people.
const EXPLAIN: &str = "fractions: 1/2, 2 3/4, ½, 3/4 mile, ½ km, 9/11, 24/7";

pub(super) const CLASS: Class = Class { name: "fraction", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

/// Vulgar fractions of Unicode.
fn vulgar(sign: &str) -> Option<(&'static str, &'static str)> {
    Some(match sign {
        "½" => ("1", "2"),
        "⅓" => ("1", "3"),
        "⅔" => ("2", "3"),
        "¼" => ("1", "4"),
        "¾" => ("3", "4"),
        "⅕" => ("1", "5"),
        "⅖" => ("2", "5"),
        "⅗" => ("3", "5"),
        "⅘" => ("4", "5"),
        "⅙" => ("1", "6"),
        "⅚" => ("5", "6"),
        "⅐" => ("1", "7"),
        "⅛" => ("1", "8"),
        "⅜" => ("3", "8"),
        "⅝" => ("5", "8"),
        "⅞" => ("7", "8"),
        "⅑" => ("1", "9"),
        "⅒" => ("1", "10"),
        _ => return None,
    })
}

struct Fraction<'a> {
    rule: &'static str,
    whole: &'a str,
    above: &'a str,
    below: &'a str,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Fraction<'a>> {
    if let Some((above, below)) = vulgar(context.str(at)) {
        return Some(Fraction { rule: "vulgar", whole: "", above, below, end: at + 1 });
    }
    if context.shape(at) != Shape::Digits {
        return None;
    }
    let whole = context.str(at);
    let next = context.skip_space(at + 1);
    if let Some((above, below)) = vulgar(context.str(next)) {
        return Some(Fraction { rule: "mixed", whole, above, below, end: next + 1 });
    }
    if context.shape(at + 1) == Shape::Space
        && context.opens(at)
        && whole.len() <= 3
        && let Some(fraction) = stroke(context, at + 2)
    {
        let rule = if fraction.rule == "over" { "over" } else { "mixed" };
        return (fraction.rule != "name").then_some(Fraction { rule, whole, ..fraction });
    }
    // "2-1/2 inches"
    if context.is(at + 1, "-")
        && context.opens(at)
        && whole.len() <= 2
        && let Some(fraction) = stroke(context, at + 2).filter(|fraction| fraction.rule == "fraction")
        && is_proper(fraction.above, fraction.below)
    {
        return Some(Fraction { rule: "mixed", whole, ..fraction });
    }
    // "post-9/11"
    let prefixed = context.is(at.wrapping_sub(1), "-") && context.shape(at.wrapping_sub(2)).is_word();
    // "-1/2"
    let signed = context.is_hyphen(at.wrapping_sub(1)) && context.opens(at.wrapping_sub(1));
    let fraction = (context.opens(at) || signed || prefixed).then(|| stroke(context, at)).flatten();
    fraction.filter(|fraction| (!prefixed || fraction.rule == "name") && !is_version(context, at, fraction))
}

/// "Windows 10/11", "the iPhone 15/16": two numbers of a name in a row.
fn is_version(context: &Context<'_>, at: usize, fraction: &Fraction<'_>) -> bool {
    let name = context.before(at);
    let named = matches!(context.shape(name), Shape::Capital | Shape::Mixed | Shape::Caps)
        && context.shape(context.before(name)) != Shape::End;
    let follows = fraction.above.parse().is_ok_and(|above: u32| fraction.below.parse() == Ok(above + 1));
    fraction.rule == "fraction" && named && follows && fraction.above.len() > 1
}

/// Whether it is less than one, in the halves to sixty-fourths of rulers and prices.
fn is_proper(above: &str, below: &str) -> bool {
    matches!(below, "2" | "3" | "4" | "8" | "16" | "32" | "64")
        && matches!((above.parse::<u8>(), below.parse::<u8>()), (Ok(above), Ok(below)) if above < below)
}

/// What a fraction is a part of, where that needs "of a": "3/4 mile", "½ million".
enum Whole<'a> {
    /// A unit written short.
    Unit(Measured<'a>),
    /// A word for a unit in the singular, which is said as it stands.
    Word,
    /// "½ million"
    Magnitude,
}

fn part_of<'a>(context: &Context<'a>, end: usize) -> Option<Whole<'a>> {
    if let Some(measured) = Measured::after(context, end) {
        return Some(Whole::Unit(measured));
    }
    #[rustfmt::skip]
    let word = matches!(
        context.next(end),
        "mile" | "inch" | "foot" | "yard" | "acre" | "pound" | "ounce" | "ton" | "tonne" | "cup" | "teaspoon" | "tablespoon" | "pint"
            | "quart" | "gallon" | "hour" | "point" | "percent" | "cent" | "century" | "kilometer" | "kilometre" | "meter" | "metre"
            | "liter" | "litre" | "hectare"
    );
    if word && context.shape(end) == Shape::Space {
        return Some(Whole::Word);
    }
    (context.shape(end) == Shape::Space && magnitude(context, end, false).is_some()).then_some(Whole::Magnitude)
}

fn stroke<'a>(context: &Context<'a>, at: usize) -> Option<Fraction<'a>> {
    let plain = |at: usize| context.shape(at) == Shape::Digits && !context.str(at).starts_with('0');
    if !plain(at) || !matches!(context.str(at + 1), "/" | "⁄" | "∕") || !plain(at + 2) {
        return None;
    }
    // "1/1,000"
    let divisor = context.number(at + 2).filter(|number| number.fraction.is_none())?;
    let (above, below) = (context.str(at), divisor.whole);
    let mut end = divisor.end;
    if context.shape(end).is_word()
        && matches!(context.str(end), "th" | "ths" | "rd" | "rds" | "nd" | "nds" | "st" | "TH" | "s")
    {
        end += 1;
    }
    // "2019/20" and "1999/2000" are seasons.
    let next = above.parse().ok().map(|year: u32| year + 1);
    if is_split_year(above, below) || is_year(above) && next.is_some() && next == below.parse().ok() {
        return None;
    }
    if context.is_hyphen(end) || !(context.closes(end) || context.is(end, "%")) {
        let tied = context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower;
        if !tied {
            return None;
        }
    }
    let rule = match (above, below) {
        ("9", "11") | ("7", "7") | ("24", "7") => "name",
        _ if above.len() > 6 || below.len() > 9 || below == "1" => "over",
        _ => "fraction",
    };
    Some(Fraction { rule, whole: "", above, below, end })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let fraction = parse(context, at)?;
    let end = match part_of(context, fraction.end) {
        Some(Whole::Unit(measured)) if fraction.rule != "name" => measured.end,
        _ => fraction.end,
    };
    Some(Found { end, rule: fraction.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(fraction) = parse(context, at) else { return };
    if fraction.rule == "name" {
        spoken.cardinal(fraction.above);
        return spoken.cardinal(fraction.below);
    }
    let whole = part_of(context, fraction.end);
    let mixed = !fraction.whole.is_empty();
    if mixed {
        spoken.cardinal(fraction.whole);
        spoken.word("and");
    }
    let percent = context.is(fraction.end, "%");
    if (percent || matches!(whole, Some(Whole::Magnitude))) && !mixed && (fraction.above, fraction.below) == ("1", "2")
    {
        return spoken.phrase("half a");
    }
    parts(&fraction, mixed, spoken);
    let many = fraction.above != "1";
    let hyphened = context.is_hyphen(fraction.end);
    match whole {
        // "Three quarters of a percent", but "one half mile".
        None | Some(Whole::Word | Whole::Magnitude) if mixed => {}
        None if percent => spoken.phrase("of a"),
        Some(Whole::Word) if many => {
            spoken.phrase(if matches!(context.next(fraction.end), "hour" | "inch" | "acre" | "ounce") {
                "of an"
            } else {
                "of a"
            })
        }
        Some(Whole::Magnitude) => spoken.phrase("of a"),
        Some(Whole::Unit(measured)) => {
            if many && !mixed && !hyphened {
                spoken.phrase(if matches!(measured.unit.one, "hour" | "inch" | "ounce" | "acre") {
                    "of an"
                } else {
                    "of a"
                });
            }
            measured.say(context, !mixed || hyphened, spoken);
        }
        _ => {}
    }
}

/// Says the fraction itself: "one half", after a whole number "a half".
fn parts(fraction: &Fraction<'_>, mixed: bool, spoken: &mut Spoken) {
    let one = fraction.above == "1";
    if mixed && one && matches!(fraction.below, "2" | "4") {
        return spoken.phrase(if fraction.below == "2" { "a half" } else { "a quarter" });
    }
    spoken.cardinal(fraction.above);
    match fraction.below {
        below if fraction.rule == "over" => {
            spoken.word("over");
            spoken.cardinal(below);
        }
        "2" => spoken.word(if one { "half" } else { "halves" }),
        "4" => spoken.word(if one { "quarter" } else { "quarters" }),
        below => {
            spoken.ordinal(below);
            if !one {
                spoken.ending("s");
            }
        }
    }
}
