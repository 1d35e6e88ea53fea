//! Percentages, alone and in ranges. Percentage points are words already and stay.

use super::{Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, link};

/// One line for people.
const EXPLAIN: &str = "percentages: 5%, 10-15%, 0.3 %";

pub(super) const CLASS: Class = Class { name: "percent", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Option<Number<'a>>, usize)> {
    let low = context.number(at)?;
    let spaced = context.shape(low.end) == Shape::Space
        && context.is_hyphen(low.end + 1)
        && context.shape(low.end + 2) == Shape::Space;
    // "5.25%-5.50%" has the sign twice, and it is said once.
    let twice = context.is(low.end, "%")
        && context.range_end(low.end + 1).is_some_and(|high| matches!(context.str(high.end), "%"));
    let high = if spaced { context.number(low.end + 3) } else { context.range_end(low.end + usize::from(twice)) };
    let end = high.map_or(low.end, |number| number.end);
    let sign = context.skip_space(end);
    let later = spaced && high.is_some_and(|high| high.whole.len() > 3 || low.whole.len() > 3);
    (!later && matches!(context.str(sign), "%" | "pc" | "pct")).then_some((low, high, sign + 1))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let (_, high, end) = parse(context, at)?;
    Some(Found { end, rule: if high.is_some() { "range" } else { "percent" } })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((low, high, _)) = parse(context, at) {
        spoken.number(&low);
        if let Some(high) = high {
            spoken.word(link(context, at));
            spoken.number(&high);
        }
        spoken.phrase(context.manner.percent);
    }
}
