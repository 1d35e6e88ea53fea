//! Numbers with a decimal point or a magnitude. The fraction is said digit by digit; nothing is rounded.

use super::{
    Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, is_function_word, is_length, leads_to_parameters,
    link, magnitude,
};

/// One line for people.
const EXPLAIN: &str = "decimals and magnitudes: 3.14; .5; 1.3m people; 10k; 5bn";

pub(super) const CLASS: Class = Class { name: "decimal", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Option<&'static str>, usize)> {
    let number = context.number(at)?;
    let spaced = context.shape(number.end) == Shape::Space || context.is_hyphen(number.end);
    let short = !spaced || matches!(context.str(number.end + 1), "bn" | "mn" | "mln" | "bln" | "tn" | "trn");
    // "4K" is a picture, "5K" a run.
    // So is what follows a hyphen in the name of a chip: "i7-9700K".
    let tied = context.is_hyphen(at.wrapping_sub(1)) && context.shape(at.wrapping_sub(2)) == Shape::Digits;
    let model = context.is(number.end, "K") && (tied || matches!(number.whole, "2" | "4" | "5" | "8"));
    let run = context.is(number.end, "k") && matches!(context.next(number.end + 1), "run" | "runs" | "race" | "races");
    let model = model || run;
    let name = magnitude(context, number.end, false)
        .filter(|(_, end)| short && !model && (context.closes(*end) || leads_to_parameters(context, *end)));
    if let Some((name, end)) = name {
        return Some((number, Some(name), end));
    }
    let millions = !spaced && matches!(context.str(number.end), "m" | "M") && context.closes(number.end + 1);
    if millions && (context.is(number.end, "M") || !is_length(context, number.end + 1)) && !is_company(context, &number)
    {
        return Some((number, Some("million"), number.end + 1));
    }
    (number.fraction.is_some() && !is_too_long(&number)).then_some((number, None, number.end))
}

/// "3M" is a company unless something in the plural is counted.
fn is_company(context: &Context<'_>, number: &Number<'_>) -> bool {
    let noun = context.next(number.end + 1);
    let counted = context.shape(number.end + 1) == Shape::Space
        && (noun.ends_with('s') && noun != "shares" && !is_function_word(noun) || noun == "people");
    number.whole == "3" && number.fraction.is_none() && context.is(number.end, "M") && !counted
}

/// What a bare point stands before where it is not said: ".22 rifle", "bats .275".
fn is_pointless(context: &Context<'_>, at: usize, number: &Number<'_>) -> bool {
    let digits = number.fraction.unwrap_or_default();
    let next = context
        .str(number.end + usize::from(context.is_hyphen(number.end) || context.shape(number.end) == Shape::Space));
    let gun = matches!(
        next,
        "caliber"
            | "calibre"
            | "cal"
            | "rifle"
            | "rifles"
            | "revolver"
            | "revolvers"
            | "pistol"
            | "handgun"
            | "magnum"
            | "Magnum"
    );
    let bat = || {
        let line =
            context.is(number.end, "/") && context.is(number.end + 1, ".") || context.is(at.wrapping_sub(1), "/");
        line || matches!(next, "hitter" | "batter" | "average")
            || matches!(context.previous(at), "bats" | "batted" | "batting" | "hit" | "hitting" | "average")
    };
    number.whole.is_empty()
        && !digits.starts_with('0')
        && (gun && digits.len() == 2 || digits.len() == 3 && (gun || bat()))
}

/// "100s of people", "10,000s": round numbers in the plural, and the lexeme after.
fn plural<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, usize)> {
    let number = context.number(at).filter(|_| context.opens(at))?;
    let round =
        matches!(number.whole, "10" | "100" | "1,000" | "1000" | "10,000" | "100,000") && number.fraction.is_none();
    let of = context.next(number.end + 1) == "of" || number.whole.len() != 2;
    (round && of && context.is(number.end, "s")).then_some((number, number.end + 1))
}

/// "5-10k", "10k–15k", "1.5-2m people": a range whose magnitude stands at its end, perhaps at both.
fn range<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Number<'a>, usize)> {
    let low = context.number(at).filter(|_| context.opens(at))?;
    let (own, end) = short(context, &low).map_or((None, low.end), |(name, end)| (Some(name), end));
    let high = context.range_end(end)?;
    let (name, end) = short(context, &high)?;
    (own.is_none_or(|own| own == name) && context.closes(end)).then_some((low, high, end))
}

/// The short magnitude after a number.
fn short(context: &Context<'_>, number: &Number<'_>) -> Option<(&'static str, usize)> {
    if context.is(number.end, "m") && !is_function_word(context.next(number.end + 1)) {
        return Some(("million", number.end + 1));
    }
    magnitude(context, number.end, false).filter(|(_, end)| *end == number.end + 1)
}

fn is_too_long(number: &Number<'_>) -> bool {
    number.whole.len() > 100 || number.fraction.is_some_and(|fraction| fraction.len() > 100)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some((_, end)) = plural(context, at) {
        return Some(Found { end, rule: "plural" });
    }
    if let Some((.., end)) = range(context, at) {
        return Some(Found { end, rule: "range" });
    }
    let (number, magnitude, end) = parse(context, at)?;
    let rule = match (magnitude, number.whole) {
        (Some(_), _) => "magnitude",
        (None, "") => "bare-point",
        (None, _) => "point",
    };
    Some(Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((number, _)) = plural(context, at) {
        spoken.phrase(match number.whole.len() {
            2 => "tens",
            3 => "hundreds",
            4 | 5 => "thousands",
            6 => "tens of thousands",
            _ => "hundreds of thousands",
        });
    } else if let Some((low, high, _)) = range(context, at) {
        spoken.number(&low);
        spoken.word(link(context, at));
        spoken.number(&high);
        spoken.phrase(short(context, &high).map_or("", |(name, _)| name));
    } else if let Some((number, _, _)) = parse(context, at).filter(|(number, ..)| is_pointless(context, at, number)) {
        spoken.year(number.fraction.unwrap_or_default());
    } else if let Some((number, magnitude, _)) = parse(context, at) {
        spoken.number(&number);
        spoken.phrase(magnitude.unwrap_or_default());
    }
}
