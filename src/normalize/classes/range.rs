//! Two numbers tied by a hyphen that are the ends of a range, or a model's. Sums nothing.

use super::{Class, Context, DIGITS, Found, Number, Shape, Spoken, is_airliner, is_year, link};

/// One line for people.
const EXPLAIN: &str = "ranges: aged 18-24, pages 100–120, 2,000 - 2,500, a Boeing 737-800";

pub(super) const CLASS: Class = Class { name: "range", explain: EXPLAIN, starts: DIGITS, find, say };

struct Range<'a> {
    rule: &'static str,
    low: Number<'a>,
    high: Number<'a>,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Range<'a>> {
    if context.shape(at) != Shape::Digits || !(context.opens(at) || context.is(at.wrapping_sub(1), "#")) {
        return None;
    }
    let low = context.number(at)?;
    let spaced = context.shape(low.end) == Shape::Space && context.shape(low.end + 2) == Shape::Space;
    let hyphen = low.end + usize::from(spaced);
    let high_at = hyphen + 1 + usize::from(spaced);
    if !(context.is_hyphen(hyphen) || context.is(hyphen, "~"))
        || context.shape(high_at) != Shape::Digits
        || low.whole.starts_with('0') && low.whole.len() > 1
    {
        return None;
    }
    let high = context.number(high_at)?;
    let compound = context.is_hyphen(high.end) && context.shape(high.end + 1) == Shape::Lower;
    // "1-413-te-b-1" and "1-8090" are the numbers of files.
    let serial = compound && context.is_hyphen(high.end + 2) && context.shape(high.end + 3) != Shape::Lower
        || compound && context.is_hyphen(high.end + 2) && context.str(high.end + 3).len() == 1
        || low.whole.len() == 1 && high.whole.len() == 4 && !high.whole.ends_with("00") && high.fraction.is_none();
    let closed = (context.closes(high.end) || compound) && !serial;
    if !closed || low.whole.len() > 15 || high.whole.len() > 15 || high.whole.starts_with('0') && high.whole.len() > 1 {
        return None;
    }
    let rule = if matches!(context.previous(at), "Boeing" | "Airbus") || is_airliner(context, at) {
        "model"
    } else if spaced && !(is_year(low.whole) && is_year(high.whole)) && low.small() >= high.small() {
        return None;
    } else {
        "range"
    };
    Some(Range { rule, low, high, end: high.end })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let range = parse(context, at)?;
    let tied = context.is_hyphen(range.end) && context.shape(range.end + 1) == Shape::Lower;
    Some(Found { end: range.end + usize::from(tied), rule: range.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(range) = parse(context, at) else { return };
    let model = range.rule == "model";
    // "2000 - 2500" are no years.
    let years = [range.low, range.high].iter().all(|side| is_year(side.whole) && side.whole < "2100");
    let paired = model || years && range.low.fraction.is_none() && range.high.fraction.is_none();
    side(&range.low, paired, spoken);
    if !model {
        spoken.word(link(context, at));
    }
    side(&range.high, paired, spoken);
}

fn side(number: &Number<'_>, paired: bool, spoken: &mut Spoken) {
    if paired {
        spoken.year(number.whole);
    } else {
        spoken.number(number);
    }
}
