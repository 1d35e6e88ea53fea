//! Times of day, with their zones and ranges. Converts between no zones.

use crate::model::Mark;

use super::{Class, Context, DIGITS, Found, Shape, Spoken, is_zone, link, ratio};

/// One line for people.
const EXPLAIN: &str = "times: 8:30 a.m., 10 p.m. EST, 1530 GMT, 14:00 UTC+3, 2pm-5pm, 9 a.m.-noon, 10h30, 0:02:01";

pub(super) const CLASS: Class = Class { name: "time", explain: EXPLAIN, starts: DIGITS, find, say };

struct Clock<'a> {
    hour: &'a str,
    minute: &'a str,
    second: Option<&'a str>,
    /// The digits after the point of a second.
    fraction: &'a str,
    end: usize,
}

struct Time<'a> {
    rule: &'static str,
    from: Clock<'a>,
    from_half: Option<&'static str>,
    to: Option<Clock<'a>>,
    /// "noon" or "midnight" at the end of a span.
    to_name: &'a str,
    half: Option<&'static str>,
    zone: Option<&'a str>,
    /// What is added to the zone or stands for it: "UTC+3", "+0300".
    offset: Option<Offset<'a>>,
    end: usize,
}

/// Hours and minutes from Greenwich.
struct Offset<'a> {
    sign: &'static str,
    hour: &'a str,
    minute: &'a str,
    end: usize,
}

/// "+3", "-05:30", "+0300" at `at`.
fn offset<'a>(context: &Context<'a>, at: usize) -> Option<Offset<'a>> {
    let sign = match context.str(at) {
        "+" => "plus",
        "-" | "−" => "minus",
        _ => return None,
    };
    let digits = context.str(at + 1);
    if context.shape(at + 1) != Shape::Digits {
        return None;
    }
    if digits.len() == 4 && is_at_most(&digits[..2], 2, 14) && is_at_most(&digits[2..], 2, 59) {
        return Some(Offset { sign, hour: &digits[..2], minute: &digits[2..], end: at + 2 });
    }
    if !is_at_most(digits, 2, 14) {
        return None;
    }
    let minutes = context.is(at + 2, ":") && context.str(at + 3).len() == 2 && is_at_most(context.str(at + 3), 2, 59);
    let minute = if minutes { context.str(at + 3) } else { "" };
    Some(Offset { sign, hour: digits, minute, end: at + 2 + 2 * usize::from(minutes) })
}

fn is_at_most(digits: &str, length: usize, limit: u8) -> bool {
    !digits.is_empty() && digits.len() <= length && digits.parse::<u8>().is_ok_and(|value| value <= limit)
}

/// "8", "8:30", "8.30", "0830", "10:00:05" at `at`.
fn clock<'a>(context: &Context<'a>, at: usize) -> Option<Clock<'a>> {
    if context.shape(at) != Shape::Digits {
        return None;
    }
    let digits = context.str(at);
    if digits.len() == 4 && is_at_most(&digits[..2], 2, 24) && is_at_most(&digits[2..], 2, 59) {
        return Some(Clock { hour: &digits[..2], minute: &digits[2..], second: None, fraction: "", end: at + 1 });
    }
    if !is_at_most(digits, 2, 24) {
        return None;
    }
    let two = |at: usize| {
        context.shape(at) == Shape::Digits && context.str(at).len() == 2 && is_at_most(context.str(at), 2, 59)
    };
    // "10h30", as the French write.
    if context.is(at + 1, "h") && two(at + 2) {
        return Some(Clock { hour: digits, minute: context.str(at + 2), second: None, fraction: "", end: at + 3 });
    }
    if matches!(context.str(at + 1), ":" | ".") && two(at + 2) {
        let mut clock = Clock { hour: digits, minute: context.str(at + 2), second: None, fraction: "", end: at + 3 };
        if context.is(at + 3, ":") && two(at + 4) {
            (clock.second, clock.end) = (Some(context.str(at + 4)), at + 5);
            if context.is(at + 5, ".") && context.shape(at + 6) == Shape::Digits && context.str(at + 6).len() <= 3 {
                (clock.fraction, clock.end) = (context.str(at + 6), at + 7);
            }
        }
        return Some(clock);
    }
    Some(Clock { hour: digits, minute: "", second: None, fraction: "", end: at + 1 })
}

/// "a.m.", "PM", " p.m": its name, and the lexeme after.
fn half(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let start = context.skip_space(at);
    let name = |letter: &str| match letter {
        "a" | "A" => Some("AM"),
        "p" | "P" => Some("PM"),
        _ => None,
    };
    let ends = |at: usize| !context.shape(at).is_word() && context.shape(at) != Shape::Digits;
    match context.str(start) {
        "am" | "AM" | "Am" if ends(start + 1) => Some(("AM", start + 1)),
        "pm" | "PM" | "Pm" if ends(start + 1) => Some(("PM", start + 1)),
        letter if context.is(start + 1, ".") => {
            let second = context.skip_space(start + 2);
            let half = name(letter).filter(|_| matches!(context.str(second), "m" | "M"))?;
            Some((half, second + 1 + usize::from(context.is(second + 1, "."))))
        }
        _ => None,
    }
}

/// A time zone after `at`.
fn zone<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, usize)> {
    let start = context.skip_space(at);
    let zone = context.str(start);
    if zone == "Z" && start == at && context.shape(at.wrapping_sub(1)) == Shape::Digits {
        return Some((zone, start + 1));
    }
    if is_zone(zone) {
        return Some((zone, start + 1));
    }
    // "e.s.t."
    let dotted = ["e", "c", "m", "p", "E", "C", "M", "P"].contains(&zone)
        && context.is(start + 1, ".")
        && matches!(context.str(start + 2), "s" | "d" | "S" | "D" | "t" | "T")
        && context.is(start + 3, ".");
    if !dotted {
        return None;
    }
    if matches!(context.str(start + 2), "t" | "T") {
        return Some((context.slice(start, start + 3), start + 4));
    }
    let end = start + 5 + usize::from(context.is(start + 5, "."));
    matches!(context.str(start + 4), "t" | "T").then(|| (context.slice(start, start + 5), end))
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Time<'a>> {
    let from = clock(context, at).filter(|_| ratio(context, at).is_none())?;
    // "2024-11-22T14:05": the letter before the time was heard with the date.
    let stamped = context.is(at.wrapping_sub(1), "T") && context.shape(at.wrapping_sub(2)) == Shape::Digits;
    // "5:30 p.m. EDT/2130 GMT"
    let before = context.str(at.wrapping_sub(2));
    let second = context.is(at.wrapping_sub(1), "/")
        && (is_zone(before) || matches!(before, "am" | "pm" | "AM" | "PM" | ".") || is_listed_before(context, at));
    if !context.opens(at) && !stamped && !second && !is_after_noon(context, at) {
        return None;
    }
    let end = from.end;
    let mut time =
        Time { rule: "clock", from_half: None, to: None, to_name: "", half: None, zone: None, offset: None, end, from };
    if let Some((half, end)) = half(context, time.end) {
        (time.half, time.end, time.rule) = (Some(half), end, "half-day");
    }
    let colon = matches!(context.str(at + 1), ":" | "h") && context.shape(at + 2) == Shape::Digits;
    span(context, &mut time, colon);
    if let Some((zone, end)) = zone(context, time.end) {
        (time.zone, time.end) = (Some(zone), end);
        time.offset = matches!(zone, "GMT" | "UTC").then(|| offset(context, end)).flatten();
    } else if colon && context.shape(time.end) == Shape::Space {
        time.offset = offset(context, time.end + 1).filter(|offset| offset.hour.len() == 2 && offset.minute.len() == 2);
    } else if stamped {
        time.offset = offset(context, time.end);
    }
    if let Some(offset) = &time.offset {
        time.end = offset.end;
    }
    if let Some(military) = hours(context, at, &time) {
        (time.rule, time.end) = ("military", military);
        return Some(time);
    }
    let certain = time.half.is_some()
        || !time.to_name.is_empty()
        || is_race(context, at, &time)
        || ((time.zone.is_some() || context.next(time.end) == "local") && !time.from.minute.is_empty())
        || colon;
    // "0-24 PM" is no time; neither is "13 p.m.", but it is said as one.
    let plausible = !(time.from.minute.is_empty() && time.from.hour == "0" && time.half.is_none());
    if colon && time.half.is_none() && time.zone.is_none() && time.from.minute.is_empty() {
        return None;
    }
    let free = context.closes(time.end)
        || context.is_hyphen(time.end)
        || time.half.is_some() && context.is(time.end, ",")
        || is_twice(context, &time);
    if time.from.second.is_some() {
        time.rule = "duration";
    }
    (certain && plausible && free).then_some(time)
}

/// "3-4:30 p.m.", "9 a.m.-noon", "9 a.m. - 5 p.m.": the other end of a span, where both are plainly times.
fn span<'a>(context: &Context<'a>, time: &mut Time<'a>, colon: bool) {
    let spaced = context.shape(time.end) == Shape::Space && context.shape(time.end + 2) == Shape::Space;
    let hyphen = time.end + usize::from(spaced);
    let second = hyphen + 1 + usize::from(spaced);
    if !context.is_hyphen(hyphen) {
        return;
    }
    let known = time.half.is_some() || colon;
    if known && matches!(context.str(second), "noon" | "midnight") {
        (time.from_half, time.to_name) = (time.half.take(), context.str(second));
        (time.end, time.rule) = (second + 1, "range");
        return;
    }
    let Some(clock) = clock(context, second) else { return };
    let (later, end) = half_and_end(context, clock.end);
    let both = colon && clock.minute.len() == 2;
    if (later.is_some() && (!spaced || known)) || both {
        time.from_half = time.half.take();
        (time.half, time.end, time.rule) = (later, end, "range");
        time.to = Some(clock);
    }
}

/// "1400 hrs", "0600 hours", "1430h", "18h": the lexeme after, where "hours" is in writing the one before it.
fn hours(context: &Context<'_>, at: usize, time: &Time<'_>) -> Option<usize> {
    if time.half.is_some() || time.zone.is_some() || time.to.is_some() {
        return None;
    }
    let four = context.str(at).len() == 4 && time.end == at + 1 || context.is(at + 1, ":");
    let next = context.skip_space(time.end);
    // "24h 10m" is how long it took.
    let goes_on = context.shape(context.skip_space(next + 1)) == Shape::Digits;
    match context.str(next) {
        "h" if goes_on => None,
        "hours" if four => Some(time.end),
        "hrs" if four => Some(next + 1),
        "h" if next == at + 1 && context.closes(next + 1) && (four || is_told(context, at)) => Some(next + 1),
        _ => None,
    }
}

/// "noon-1 p.m.": the other end of a span that begins with a name.
fn is_after_noon(context: &Context<'_>, at: usize) -> bool {
    context.is_hyphen(at.wrapping_sub(1))
        && matches!(context.str(at.wrapping_sub(2)), "noon" | "Noon" | "midnight" | "Midnight")
}

/// "at 18h": an hour, not a length of time.
fn is_told(context: &Context<'_>, at: usize) -> bool {
    let told = matches!(
        context.previous(at),
        "at" | "At" | "from" | "From" | "by" | "By" | "until" | "till" | "since" | "before" | "after" | "around"
    );
    told && context.str(at).len() == 2
}

/// "a 9-5 job": the hours of an office.
fn office(context: &Context<'_>, at: usize) -> Option<usize> {
    let work = matches!(
        context.next(at + 3),
        "job" | "jobs" | "shift" | "routine" | "schedule" | "grind" | "workday" | "worker" | "workers"
    );
    let plain = context.is(at, "9") && context.is_hyphen(at + 1) && context.is(at + 2, "5") && context.opens(at);
    (plain && work).then_some(at + 3)
}

/// "8/7c": the hours of a broadcast on the East coast and in the middle of America.
fn central(context: &Context<'_>, at: usize) -> Option<usize> {
    let hour = |at: usize| context.shape(at) == Shape::Digits && is_at_most(context.str(at), 2, 12);
    let plain = context.is(at + 1, "/") && matches!(context.str(at + 3), "c" | "C") && hour(at) && hour(at + 2);
    (plain && context.opens(at) && context.closes(at + 4)).then_some(at + 4)
}

fn half_and_end(context: &Context<'_>, at: usize) -> (Option<&'static str>, usize) {
    half(context, at).map_or((None, at), |(half, end)| (Some(half), end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = office(context, at) {
        return Some(Found { end, rule: "office" });
    }
    if let Some(end) = central(context, at) {
        return Some(Found { end, rule: "central" });
    }
    let time = parse(context, at)?;
    Some(Found { end: time.end + usize::from(is_twice(context, &time)), rule: time.rule })
}

/// "5:30 p.m. EDT/2130 GMT", "2pm/3pm ET": the same hour told twice.
fn is_twice(context: &Context<'_>, time: &Time<'_>) -> bool {
    let told = time.half.is_some() || time.zone.is_some() || is_listed(context, time);
    told && context.is(time.end, "/") && clock(context, time.end + 1).is_some()
}

/// Whether the time at `at` is the second of "8:30/11:15 p.m."
fn is_listed_before(context: &Context<'_>, at: usize) -> bool {
    let told =
        clock(context, at).is_some_and(|second| !second.minute.is_empty() && half(context, second.end).is_some());
    told && context.is(at.wrapping_sub(3), ":") && context.shape(at.wrapping_sub(2)) == Shape::Digits
}

/// "the 3.30 at Kempton": a race is named by its start.
fn is_race(context: &Context<'_>, at: usize, time: &Time<'_>) -> bool {
    let place = context.skip_space(context.skip_space(time.end) + 1);
    let run = context.previous(at) == "the" && context.next(time.end) == "at" && context.is(at + 1, ".");
    run && context.shape(place) == Shape::Capital && !time.from.minute.is_empty()
}

/// "8:30/11:15 p.m.": two times, one half of the day.
fn is_listed(context: &Context<'_>, time: &Time<'_>) -> bool {
    let second = context.is(time.end, "/").then(|| clock(context, time.end + 1)).flatten();
    let told = second.is_some_and(|second| !second.minute.is_empty() && half(context, second.end).is_some());
    told && time.half.is_none() && !time.from.minute.is_empty()
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if office(context, at).is_some() {
        return spoken.phrase("nine to five");
    }
    if central(context, at).is_some() {
        spoken.cardinal(context.str(at));
        spoken.mark(Mark::Comma);
        spoken.cardinal(context.str(at + 2));
        return spoken.word("Central");
    }
    let Some(time) = parse(context, at) else { return };
    if is_after_noon(context, at) {
        spoken.word("to");
    }
    let zoned = time.zone.is_some() || time.offset.is_some();
    let span = time.to.is_some() || !time.to_name.is_empty();
    let noon = matches!(context.next(time.end), "noon" | "midnight");
    let alone = time.half.is_none() && !zoned && time.rule != "military";
    if !span
        && time.half.is_none()
        && time.rule != "military"
        && matches!((time.from.hour, time.from.minute), ("0" | "00" | "24", "00"))
    {
        spoken.word("midnight");
    } else if noon && time.from.minute == "00" {
        spoken.cardinal(time.from.hour);
    } else {
        hour(&time.from, alone && !span, time.half.is_some() || time.from_half.is_some(), spoken);
    }
    if let Some(half) = time.from_half {
        spoken.letters(half);
    }
    if span {
        spoken.word(link(context, at));
    }
    if let Some(to) = &time.to {
        hour(to, alone && !to.hour.starts_with('0'), time.half.is_some(), spoken);
    } else if span {
        spoken.word(time.to_name);
    }
    if let Some(half) = time.half {
        spoken.letters(half);
        // "seven P M, E T": letters of two kinds are heard apart.
        if zoned {
            spoken.mark(Mark::Comma);
        }
    }
    // The written word goes on saying "hours" unless it was cut short; "18h" has no minutes.
    if time.rule == "military" && context.shape(time.end.wrapping_sub(1)).is_word() {
        spoken.word(if time.from.minute.is_empty() { "hundred" } else { "hours" });
    }
    match time.zone {
        Some("Z") => spoken.word("Zulu"),
        Some(zone) => spoken.letters(zone),
        None => {}
    }
    if is_listed(context, &time) {
        spoken.word("and");
    } else if is_twice(context, &time) {
        spoken.mark(Mark::Comma);
    }
    if let Some(offset) = &time.offset {
        spoken.word(offset.sign);
        match (offset.hour, offset.minute) {
            (hour, "") => spoken.cardinal(hour),
            (hour, minute) => {
                if hour.starts_with('0') && hour.len() == 2 {
                    spoken.digits(hour, "oh")
                } else {
                    spoken.cardinal(hour)
                }
                if minute == "00" { spoken.word("hundred") } else { spoken.cardinal(minute) }
            }
        }
    }
}

fn hour(clock: &Clock<'_>, alone: bool, half: bool, spoken: &mut Spoken) {
    if let Some(second) = clock.second {
        for (digits, name) in [(clock.hour, "hour"), (clock.minute, "minute"), (second, "second")] {
            if name == "second" {
                spoken.word("and");
            }
            spoken.cardinal(digits);
            let fraction = name == "second" && !clock.fraction.is_empty();
            if fraction {
                spoken.word("point");
                spoken.digits(clock.fraction, "zero");
            }
            spoken.word(name);
            if fraction || digits.trim_start_matches('0') != "1" {
                spoken.ending("s");
            }
        }
        return;
    }
    let value: u8 = clock.hour.parse().unwrap_or(0);
    match (value, half) {
        (0, true) => spoken.cardinal("12"),
        (1..=9, false) if clock.hour.len() == 2 && clock.hour.starts_with('0') && !alone => {
            spoken.digits(clock.hour, "oh")
        }
        _ => spoken.cardinal(clock.hour),
    }
    match clock.minute {
        "" => {}
        "00" if half => {}
        "00" if alone && (1..=12).contains(&value) => spoken.word("o'clock"),
        "00" => spoken.word("hundred"),
        minute if minute.starts_with('0') => spoken.digits(minute, "oh"),
        minute => spoken.cardinal(minute),
    }
}
