//! Scores, sets, votes, records, odds and ratios: two numbers that are counted against each other. Sums nothing.

use super::{Class, Context, DIGITS, Found, Measured, Number, Shape, Spoken, after_era, is_airliner};

/// One line for people.
const EXPLAIN: &str =
    "scores and odds: won 2-1, 6-4, 7-6 (7-3), ruled 5-4, a 10-2 record, 50-50, odds of 5/1, a ratio of 3:1";

pub(super) const CLASS: Class = Class { name: "score", explain: EXPLAIN, starts: DIGITS, find, say };

/// The most lexemes that numbers with strokes between have.
const LONGEST_CHAIN: usize = 12;

struct Score<'a> {
    rule: &'static str,
    low: Number<'a>,
    high: Number<'a>,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Score<'a>> {
    if !context.opens(at) || context.str(at).len() > 5 || after_era(context, at).is_some() {
        return None;
    }
    if let Some((low, high)) = ratio(context, at) {
        return Some(Score { rule: "ratio", low, high });
    }
    let low = context.number(at)?;
    if context.is(low.end, "/") && low.fraction.is_none() {
        return stroke(context, at, low);
    }
    let low = Some(low).filter(is_side)?;
    let spaced = context.shape(low.end) == Shape::Space && context.shape(low.end + 2) == Shape::Space;
    let hyphen = low.end + usize::from(spaced);
    let high = context.is_hyphen(hyphen).then(|| context.number(hyphen + 1 + usize::from(spaced))).flatten();
    let high = high.filter(is_side)?;
    let tied = context.is_hyphen(high.end) && context.shape(high.end + 1) == Shape::Lower;
    if !(context.closes(high.end) || tied)
        || matches!(context.previous(at), "Boeing" | "Airbus" | "AD")
        || is_airliner(context, at)
    {
        return None;
    }
    let rule = if matches!((low.whole, high.whole), ("50", "50") | ("24", "7")) {
        "split"
    } else if !spaced && is_set(context, at) {
        "set"
    } else {
        // Nobody counts down in a range, and a draw is no range.
        let next = context.skip_space(high.end);
        let teams =
            spaced && context.shape(context.before(at)).is_capitalized() && context.shape(next) == Shape::Capital;
        let falling = teams || !spaced && (low.small() > high.small() || low.whole == high.whole);
        match contest(context, at, high.end) {
            _ if !spaced && is_innings(context, at, &low, &high) => "wickets",
            _ if is_pitched(context, &high) || is_season(context, at, &low, &high) => "record",
            Some(Contest::Vote) => "vote",
            Some(Contest::Record) => "record",
            // "Three one" is heard for small scores only.
            found if found.is_some() || falling => {
                if low.small().max(high.small()) > Some(20) {
                    "tally"
                } else {
                    "score"
                }
            }
            _ => return None,
        }
    };
    Some(Score { rule, low, high })
}

/// "declared on 412-7", "88-4 at stumps", "241/6": runs for wickets; "took 5-43", "3-212" in Australia: wickets for runs.
fn is_innings(context: &Context<'_>, at: usize, low: &Number<'_>, high: &Number<'_>) -> bool {
    let sides = (low.small().unwrap_or(0), high.small().unwrap_or(0));
    matches!(sides, (20.., 0..=10) | (0..=10, 11..)) && is_cricket(context, at)
}

/// Whether the words around speak of cricket.
pub(super) fn is_cricket(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let cue = |word: &str| matches!(
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word),
        "declared" | "stumps" | "wicket" | "wickets" | "innings" | "bowled" | "Test" | "Ashes" | "overs" | "ODI" | "ODIs" | "IPL" | "batsman" | "batter"
            | "seamer" | "spinner" | "lbw" | "wicketkeeper" | "Wisden"
    );
    // "4.2 runs an over"
    let over = |place: usize| {
        context.is(place, "over")
            && matches!(context.previous(place), "an" | "th" | "st" | "nd" | "rd" | "first" | "final" | "last")
    };
    (at.saturating_sub(40)..at + 40).any(|place| cue(context.str(place)) || over(place))
}

/// "(4-2, 2.85 ERA)": what a pitcher has won and lost.
fn is_pitched(context: &Context<'_>, high: &Number<'_>) -> bool {
    let average = context.number(context.skip_space(high.end + 1));
    context.is(high.end, ",") && average.is_some_and(|average| context.next(average.end) == "ERA")
}

/// "Boston (52-18)": the wins and losses of a team in brackets after its name, too many for a game of goals.
fn is_season(context: &Context<'_>, at: usize, low: &Number<'_>, high: &Number<'_>) -> bool {
    let games = low.small().unwrap_or(0) + high.small().unwrap_or(0);
    let bracketed = context.is(at.wrapping_sub(1), "(") && context.is(high.end, ")");
    let team = context.before(at.wrapping_sub(1));
    let named = context.shape(team).is_capitalized() || context.shape(team) == Shape::Mixed;
    bracketed && named && (25..=162).contains(&games) && contest(context, at, high.end).is_none()
}

/// Whether a number may be one side: whole, below a thousand and no code.
fn is_side(number: &Number<'_>) -> bool {
    number.whole.len() <= 3 && number.fraction.is_none() && (number.whole == "0" || !number.whole.starts_with('0'))
}

/// "5/1" and "7/2" as bookmakers write odds, "60/40" as shares are written, "120/80" of the blood.
fn stroke<'a>(context: &Context<'a>, at: usize, low: Number<'a>) -> Option<Score<'a>> {
    let high = context.number(low.end + 1).filter(is_side)?;
    let tied = context.is_hyphen(high.end) && context.shape(high.end + 1) == Shape::Lower;
    if !context.closes(high.end) && !tied {
        return None;
    }
    let (above, below) = (low.small()?, high.small()?);
    let near = |cue: &str| is_near(context, at, cue);
    let bet = || is_betting(context, at) && context.next(high.end) != "of" && above != below;
    let innings = || matches!(context.next(high.end), "declared" | "dec" | "off") || is_cricket(context, at);
    let blood = || near("pressure") || context.next(high.end) == "mmHg";
    let rule = match (above, below) {
        _ if !is_side(&low) => (bet() && below == 1).then_some("odds")?,
        (20, 20) => "split",
        // Tenths, twentieths and fiftieths are rarer than shares of a hundred.
        _ if above + below == 100 && above >= 10 && below >= 10 => "split",
        _ if is_grade(context, at) => "grade",
        _ if bet() => "odds",
        (20.., 0..=10) | (0..=10, 11..) if innings() => "wickets",
        _ if above > below && (below >= 30 && blood() || context.next(high.end) == "mmHg") => "pressure",
        _ => return None,
    };
    Some(Score { rule, low, high })
}

/// "scored 12/15", "a 9/10 rating": marks out of the most that could be had.
pub(super) fn is_grade(context: &Context<'_>, at: usize) -> bool {
    let (above, below) = (context.str(at).parse::<u16>(), context.str(at + 2).parse::<u16>());
    let fits = matches!((above, below), (Ok(above), Ok(below)) if above <= below && below >= 5);
    let before = matches!(
        context.previous(at),
        "scored" | "scores" | "scoring" | "score" | "rated" | "rates" | "rating" | "graded" | "grade" | "mark" | "got"
    );
    let after = || matches!(context.next(at + 3), "rating" | "ratings" | "score" | "scores" | "mark" | "marks");
    context.is(at + 1, "/") && fits && (before || after())
}

/// Whether the words around speak of bets.
fn is_betting(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let cue = |word: &str| matches!(
        word,
        "odds" | "favourite" | "favorite" | "favourites" | "favorites" | "outsider" | "outsiders" | "shot" | "shots" | "bookmakers" | "bookies" | "betting"
            | "bet" | "bets" | "fav" | "lengths" | "backed" | "tipped"
    );
    (at.saturating_sub(40)..at + 16).any(|place| cue(context.str(place)))
}

/// Whether one of the few words before `at` is this one.
fn is_near(context: &Context<'_>, at: usize, cue: &str) -> bool {
    let mut back = at;
    (0..5).any(|_| {
        back = context.before(back);
        context.is(back, cue)
    })
}

/// "3:1" where the words around it tell that it is no time. Two digits after the colon ask for the clearest of cues.
pub(super) fn ratio<'a>(context: &Context<'a>, at: usize) -> Option<(Number<'a>, Number<'a>)> {
    let side = |at: usize| context.number(at).filter(|side| side.whole.len() <= 5 && !side.whole.starts_with('0'));
    let low = side(at).filter(|low| context.is(low.end, ":") && context.opens(at))?;
    let high = side(low.end + 1).filter(|high| context.closes(high.end))?;
    let named = |word| matches!(word, "ratio" | "majority" | "odds" | "margin" | "proportion" | "outnumbered");
    let before = context.before(at);
    let of = context.is(before, "of") && named(context.previous(before));
    let shown = |word| matches!(word, "scale" | "screen" | "screens" | "aspect" | "format" | "exchange" | "display");
    let clear = named(context.next(high.end)) || shown(context.next(high.end)) || named(context.str(before)) || of;
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
    // "at 5-3, 40-15": the points of a game stand after its set.
    let point = |at: usize| matches!(context.str(at), "0" | "15" | "30" | "40");
    let is_won =
        |at: usize| games(at).is_some_and(|games| matches!(games, 6 | 7) || games == 40 && point(at) && point(at + 2));
    // A comma or nothing but a space parts two sets; a tie-break may stand between them.
    let mut next = at + 3;
    if context.is(next + 1, "(") && games(next + 2).is_some() && context.is(next + 5, ")") {
        next += 6;
    } else if context.is(next + 1, "(") && context.shape(next + 2) == Shape::Digits && context.is(next + 3, ")") {
        next += 4;
    }
    let next = context.skip_space(next + usize::from(context.is(next, ",")));
    let comma = |at: usize| usize::from(context.is(at, ","));
    let space = at.wrapping_sub(1);
    // "6-4, 3-6 and 7-5"
    let and = context.is(space.wrapping_sub(1), "and") && context.shape(space.wrapping_sub(2)) == Shape::Space;
    let back = space.wrapping_sub(if and { 3 } else { 1 });
    let mut last = back.wrapping_sub(comma(back));
    if context.is(last, ")") {
        let alone = context.is(last.wrapping_sub(2), "(");
        last = last.wrapping_sub(if alone { 4 } else { 6 });
    }
    let last = last.wrapping_sub(2);
    let own = is_won(at);
    let listed = context.shape(next.wrapping_sub(1)) == Shape::Space && games(next).is_some() && (own || is_won(next));
    let after = context.shape(space) == Shape::Space && games(last).is_some() && (own || is_won(last));
    let bracketed = context.is(space, "(")
        && (is_won(at.wrapping_sub(5)) || point(at) && point(at + 2) && games(at.wrapping_sub(5)).is_some());
    listed || after || bracketed || context.is(at + 4, "(") && own && games(at + 5).is_some()
}

/// What a pair of numbers tied by a hyphen is about, told by the words near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contest {
    /// A game.
    Game,
    /// A vote.
    Vote,
    /// A season's wins and losses.
    Record,
}

/// The contest that the words before `at` or right after `end` speak of.
fn contest(context: &Context<'_>, at: usize, end: usize) -> Option<Contest> {
    #[rustfmt::skip]
    let cue = |word: &str| match word {
        "vote" | "voted" | "votes" | "ruled" | "ruling" | "rule" | "decision" | "majority" | "decided" | "passed" | "approved" | "odds"
            | "margin" | "outnumbered" | "ratio" => Some(Contest::Vote),
        "won" | "win" | "wins" | "winning" | "beat" | "beats" | "beating" | "lost" | "lose" | "losing" | "loss" | "defeat"
            | "defeated" | "defeats" | "draw" | "drew" | "drawn" | "victory" | "lead" | "led" | "leads" | "leading" | "score"
            | "scored" | "tied" | "tie" | "final" | "thrashed" | "edged" | "trailed" | "trailing" | "aggregate" | "up" | "down"
            | "set" | "sets" | "game" | "match" | "routed" | "downed" | "series" | "upset" | "thrashing" | "scoreline"
            | "triumph" | "stalemate" | "shootout" | "deficit" | "advantage" | "comeback" | "ahead" | "behind" | "equaliser" => Some(Contest::Game),
        _ => None,
    };
    let next = context.next(end);
    let before = context.before(at);
    let (last, earlier) = (context.str(before), context.previous(before));
    let moved = last == "to" && matches!(earlier, "improved" | "improve" | "improves" | "dropped" | "drop" | "slipped")
        || last == "of" && earlier == "record"
        || last == "went";
    if matches!(next, "record" | "start" | "season" | "mark") || moved {
        return Some(Contest::Record);
    }
    let settled =
        || matches!(context.next(context.skip_space(end) + 1), "penalties" | "aggregate" | "points" | "countback");
    if next == "on" && settled() {
        return Some(Contest::Game);
    }
    if let Some(found) = cue(next) {
        return Some(found);
    }
    let mut back = at;
    for _ in 0..5 {
        back = context.before(back);
        if let Some(found) = cue(context.str(back)) {
            return Some(found);
        }
    }
    None
}

/// "24/7/365", "120/80/60": three numbers or more with strokes between, which are said side by side. The lexeme after.
fn chain(context: &Context<'_>, at: usize) -> Option<usize> {
    let short = |at: usize| context.shape(at) == Shape::Digits && context.str(at).len() <= 3;
    let mut end = at + 1;
    while end - at < LONGEST_CHAIN && context.is(end, "/") && short(end + 1) {
        end += 2;
    }
    (end > at + 3 && short(at) && context.opens(at) && context.closes(end)).then_some(end)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = chain(context, at) {
        return Some(Found { end, rule: "chain" });
    }
    let score = parse(context, at)?;
    let tied = context.is_hyphen(score.high.end) && context.shape(score.high.end + 1) == Shape::Lower;
    let pressure = (score.rule == "pressure").then(|| Measured::after(context, score.high.end)).flatten();
    let end = pressure.map_or(score.high.end + usize::from(tied), |unit| unit.end);
    Some(Found { end, rule: score.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some(end) = chain(context, at) {
        return (at..end).step_by(2).for_each(|place| spoken.year(context.str(place)));
    }
    let Some(score) = parse(context, at) else { return };
    side(context, &score, &score.low, spoken);
    spoken.phrase(match score.rule {
        "split" | "set" => "",
        "score" => context.manner.score,
        "record" => "and",
        "pressure" => "over",
        "grade" => "out of",
        "wickets" => "for",
        _ => "to",
    });
    side(context, &score, &score.high, spoken);
    if let Some(unit) = Measured::after(context, score.high.end).filter(|_| score.rule == "pressure") {
        unit.say(context, false, spoken);
    }
}

fn side(context: &Context<'_>, score: &Score<'_>, number: &Number<'_>, spoken: &mut Spoken) {
    if matches!(score.rule, "score" | "tally") && number.whole == "0" {
        spoken.word(context.manner.nil);
    } else {
        spoken.number(number);
    }
}
