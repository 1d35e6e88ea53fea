//! Percentages, alone and in ranges. Percentage points are told from percentages.

use super::{Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, link};

/// One line for people.
const EXPLAIN: &str = "percentages: 5%, 10-15%, 4.25%-4.50%, 0.3 %, 2% points";

pub(super) const CLASS: Class = Class { name: "percent", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Option<Number<'a>>, usize)> {
    let low = context.number(at)?;
    let spaced = context.shape(low.end) == Shape::Space
        && context.is_hyphen(low.end + 1)
        && context.shape(low.end + 2) == Shape::Space;
    // "5.25%-5.50%" has the sign twice, and it is said once.
    let twice = is_sign(context, low.end)
        && context.range_end(low.end + 1).is_some_and(|high| is_sign(context, context.skip_space(high.end)));
    let high = if spaced { context.number(low.end + 3) } else { context.range_end(low.end + usize::from(twice)) };
    let end = high.map_or(low.end, |number| number.end);
    let sign = context.skip_space(end);
    let later = spaced && high.is_some_and(|high| high.whole.len() > 3 || low.whole.len() > 3);
    (!later && is_sign(context, sign)).then_some((low, high, sign + 1))
}

fn is_sign(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "%" | "pc" | "pct" | "PC" | "Pct")
}

/// The word of "5% points" and "5 %-points", which a percentage point is said with.
fn points(context: &Context<'_>, at: usize) -> Option<usize> {
    let word = at + usize::from(context.is_hyphen(at) || context.shape(at) == Shape::Space);
    matches!(context.str(word), "point" | "points" | "pts" | "pt").then_some(word + 1)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let (_, high, end) = parse(context, at)?;
    let end = points(context, end).unwrap_or(end);
    Some(Found { end, rule: if high.is_some() { "range" } else { "percent" } })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((low, high, end)) = parse(context, at) {
        spoken.number(&low);
        if let Some(high) = high {
            spoken.word(link(context, at));
            spoken.number(&high);
        }
        let Some(after) = points(context, end) else { return spoken.phrase(context.manner.percent) };
        let single = low.is_one() && high.is_none() || context.str(after - 1) == "point";
        spoken.phrase(if single { "percentage point" } else { "percentage points" });
    }
}
