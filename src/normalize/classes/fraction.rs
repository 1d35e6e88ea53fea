//! Fractions, and the few pairs with a stroke that are names: 9/11, 24/7. Reduces nothing.

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, is_split_year};

/// One line for people.
const EXPLAIN: &str = "fractions: 1/2, 2 3/4, ½, 9/11, 24/7";

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
        return (fraction.rule == "fraction").then_some(Fraction { rule: "mixed", whole, ..fraction });
    }
    context.opens(at).then(|| stroke(context, at)).flatten()
}

fn stroke<'a>(context: &Context<'a>, at: usize) -> Option<Fraction<'a>> {
    let plain = |at: usize| context.shape(at) == Shape::Digits && !context.str(at).starts_with('0');
    if !plain(at) || !matches!(context.str(at + 1), "/" | "⁄" | "∕") || !plain(at + 2) {
        return None;
    }
    let (above, below) = (context.str(at), context.str(at + 2));
    let mut end = at + 3;
    if context.shape(end).is_word()
        && matches!(context.str(end), "th" | "ths" | "rd" | "rds" | "nd" | "st" | "TH" | "s")
    {
        end += 1;
    }
    if is_split_year(above, below) {
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
        _ if above.len() > 6 || below.len() > 6 || below == "1" => "over",
        _ => "fraction",
    };
    Some(Fraction { rule, whole: "", above, below, end })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|fraction| Found { end: fraction.end, rule: fraction.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(fraction) = parse(context, at) else { return };
    if !fraction.whole.is_empty() {
        spoken.cardinal(fraction.whole);
        spoken.word("and");
        if fraction.above == "1" && matches!(fraction.below, "2" | "4") {
            return spoken.phrase(if fraction.below == "2" { "a half" } else { "a quarter" });
        }
    }
    spoken.cardinal(fraction.above);
    match fraction.rule {
        "name" => return spoken.cardinal(fraction.below),
        "over" => {
            spoken.word("over");
            return spoken.cardinal(fraction.below);
        }
        _ => {}
    }
    let one = fraction.above == "1";
    match fraction.below {
        "2" => spoken.word(if one { "half" } else { "halves" }),
        "4" => spoken.word(if one { "quarter" } else { "quarters" }),
        below => {
            spoken.ordinal(below);
            if !one {
                spoken.ending("s");
            }
        }
    }
    // "three quarters of a percent"
    if fraction.whole.is_empty() && context.is(fraction.end, "%") {
        spoken.phrase("of a");
    }
}
