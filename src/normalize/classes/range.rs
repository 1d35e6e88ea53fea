//! Two or more numbers tied by hyphens: scores, votes, splits, ranges. Sums nothing.

use super::{
    Class, Contest, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, contest, is_airliner, is_year, link,
};

/// One line for people.
const EXPLAIN: &str = "tied numbers: won 2-1, 50-50, 18-24, 7-6 (7-3), a ratio of 3:1";

pub(super) const CLASS: Class = Class { name: "range", explain: EXPLAIN, starts: DIGITS.or(SIGNS), find, say };

struct Range<'a> {
    rule: &'static str,
    low: Number<'a>,
    high: Number<'a>,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Range<'a>> {
    if context.shape(at) != Shape::Digits || !(context.opens(at)) {
        return None;
    }
    if let Some((low, high)) = ratio(context, at) {
        return Some(Range { rule: "ratio", low, high, end: high.end });
    }
    let low = context.number(at)?;
    let spaced = context.shape(low.end) == Shape::Space && context.shape(low.end + 2) == Shape::Space;
    let hyphen = low.end + usize::from(spaced);
    let high_at = hyphen + 1 + usize::from(spaced);
    if !context.is_hyphen(hyphen)
        || context.shape(high_at) != Shape::Digits
        || low.whole.starts_with('0') && low.whole.len() > 1
    {
        return None;
    }
    let high = context.number(high_at)?;
    let compound = context.is_hyphen(high.end) && context.shape(high.end + 1) == Shape::Lower;
    let closed = context.closes(high.end) || compound;
    if !closed || low.whole.len() > 15 || high.whole.len() > 15 || high.whole.starts_with('0') && high.whole.len() > 1 {
        return None;
    }
    let small = low.whole.len() <= 3 && high.whole.len() <= 3 && low.fraction.is_none() && high.fraction.is_none();
    let contest = contest(context, at, high.end);
    let even = low.whole == high.whole && low.whole == "50";
    let rule = if matches!(context.previous(at), "Boeing" | "Airbus") || is_airliner(context, at) {
        "model"
    } else if even {
        "split"
    } else if small && !spaced && is_set(context, at) {
        "set"
    } else if small && contest == Some(Contest::Vote) {
        "vote"
    } else if small && (contest == Some(Contest::Game) || !spaced && low.small() > high.small()) {
        // "Three one" is heard for small scores only.
        if low.small().max(high.small()) > Some(20) { "tally" } else { "score" }
    } else if spaced && !(is_year(low.whole) && is_year(high.whole)) && low.small() >= high.small() {
        return None;
    } else {
        "range"
    };
    Some(Range { rule, low, high, end: high.end })
}

/// "3:1" where the words around it tell that it is no time. Two digits after the colon ask for the clearest of cues.
pub(super) fn ratio<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Number<'a>)> {
    let side = |at: usize| context.number(at).filter(|side| side.whole.len() <= 5 && !side.whole.starts_with('0'));
    let low = side(at).filter(|low| context.is(low.end, ":") && context.opens(at))?;
    let high = side(low.end + 1).filter(|high| context.closes(high.end))?;
    let named = |word| matches!(word, "ratio" | "majority" | "odds" | "margin" | "proportion" | "outnumbered");
    let before = context.before(at);
    let of = context.is(before, "of") && named(context.previous(before));
    let clear = named(context.next(high.end)) || named(context.str(before)) || of;
    let likely = || matches!(context.str(before), "by" | "split") || contest(context, at, high.end).is_some();
    (clear || high.whole.len() == 1 && high.fraction.is_none() && likely()).then_some((low, high))
}

/// "7-6 (7-3)", "6-4, 7-6" and "6-3 6-4": sets of a match stand in each other's company. Six or seven games win a set;
/// goals and points in lists are scores.
fn is_set(context: &Context<'_>, at: usize) -> bool {
    let games = |at: usize| {
        let side = |at: usize| context.str(at).parse::<u8>().ok().filter(|_| context.shape(at) == Shape::Digits);
        let (low, high) = (side(at)?, side(at + 2)?);
        (context.is_hyphen(at + 1) && low.max(high) <= 70).then_some(low.max(high))
    };
    let is_won = |at: usize| games(at).is_some_and(|games| matches!(games, 6 | 7));
    // A comma or nothing but a space parts two sets; a tie-break may stand between them.
    let mut next = at + 3;
    if context.is(next + 1, "(") && games(next + 2).is_some() && context.is(next + 5, ")") {
        next += 6;
    }
    let next = context.skip_space(next + usize::from(context.is(next, ",")));
    let comma = |at: usize| usize::from(context.is(at, ","));
    let space = at.wrapping_sub(1);
    let mut last = space.wrapping_sub(1).wrapping_sub(comma(space.wrapping_sub(1)));
    if context.is(last, ")") {
        last = last.wrapping_sub(6);
    }
    let last = last.wrapping_sub(2);
    let own = is_won(at);
    let listed = context.shape(next.wrapping_sub(1)) == Shape::Space && games(next).is_some() && (own || is_won(next));
    let after = context.shape(space) == Shape::Space && games(last).is_some() && (own || is_won(last));
    let bracketed = context.is(space, "(") && is_won(at.wrapping_sub(5));
    listed || after || bracketed || context.is(at + 4, "(") && own && games(at + 5).is_some()
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let range = parse(context, at)?;
    let tied = context.is_hyphen(range.end) && context.shape(range.end + 1) == Shape::Lower;
    Some(Found { end: range.end + usize::from(tied), rule: range.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(range) = parse(context, at) else { return };
    let (score, model) = (matches!(range.rule, "score" | "tally"), range.rule == "model");
    side(context, &range.low, score, model, spoken);
    match range.rule {
        "split" | "set" | "model" => {}
        "vote" | "ratio" | "tally" => spoken.word("to"),
        "score" => spoken.phrase(context.manner.score),
        _ => spoken.word(link(context, at)),
    }
    side(context, &range.high, score, model, spoken);
}

fn side(context: &Context<'_>, number: &Number<'_>, score: bool, model: bool, spoken: &mut Spoken) {
    if score && number.whole == "0" {
        spoken.word(context.manner.nil);
    } else if model || is_year(number.whole) && number.fraction.is_none() && number.small() < Some(2100) {
        spoken.year(number.whole);
    } else {
        spoken.number(number);
    }
}
