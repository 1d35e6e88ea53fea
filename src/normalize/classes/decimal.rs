//! Numbers with a decimal point or a magnitude. The fraction is said digit by digit; nothing is rounded.

use super::{Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, is_function_word, magnitude};

/// One line for people.
const EXPLAIN: &str = "decimals and magnitudes: 3.14; .5; 1.3m people; 10k; 5bn";

pub(super) const CLASS: Class = Class { name: "decimal", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Option<&'static str>, usize)> {
    let number = context.number(at)?;
    let short = context.shape(number.end) != Shape::Space && !context.is_hyphen(number.end);
    // "4K" is a picture, "5K" a run.
    let model = context.is(number.end, "K") && matches!(number.whole, "2" | "4" | "5" | "8");
    let name = magnitude(context, number.end, false).filter(|(_, end)| short && !model && context.closes(*end));
    if let Some((name, end)) = name {
        return Some((number, Some(name), end));
    }
    let millions = short && matches!(context.str(number.end), "m" | "M") && context.closes(number.end + 1);
    let counted = context.str(context.skip_space(number.end + 1));
    if millions && !is_function_word(counted) {
        return Some((number, Some("million"), number.end + 1));
    }
    (number.fraction.is_some() && !is_too_long(&number)).then_some((number, None, number.end))
}

fn is_too_long(number: &Number<'_>) -> bool {
    number.whole.len() > 100 || number.fraction.is_some_and(|fraction| fraction.len() > 100)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let (number, magnitude, end) = parse(context, at)?;
    let rule = match (magnitude, number.whole) {
        (Some(_), _) => "magnitude",
        (None, "") => "bare-point",
        (None, _) => "point",
    };
    Some(Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((number, magnitude, _)) = parse(context, at) {
        spoken.number(&number);
        spoken.phrase(magnitude.unwrap_or_default());
    }
}
