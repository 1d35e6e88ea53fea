//! Times of day, with their zones and ranges. Converts between no zones.

use super::{Class, Context, DIGITS, Found, Shape, Spoken, ratio};

/// One line for people.
const EXPLAIN: &str = "times: 8:30 a.m., 10 p.m. EST, 1530 GMT, 14:00, 2pm-5pm, 0:02:01";

pub(super) const CLASS: Class = Class { name: "time", explain: EXPLAIN, starts: DIGITS, find, say };

struct Clock<'a> {
    hour: &'a str,
    minute: &'a str,
    second: Option<&'a str>,
    end: usize,
}

struct Time<'a> {
    rule: &'static str,
    from: Clock<'a>,
    from_half: Option<&'static str>,
    to: Option<Clock<'a>>,
    half: Option<&'static str>,
    zone: Option<&'a str>,
    end: usize,
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
        return Some(Clock { hour: &digits[..2], minute: &digits[2..], second: None, end: at + 1 });
    }
    if !is_at_most(digits, 2, 24) {
        return None;
    }
    let two = |at: usize| {
        context.shape(at) == Shape::Digits && context.str(at).len() == 2 && is_at_most(context.str(at), 2, 59)
    };
    if matches!(context.str(at + 1), ":" | ".") && two(at + 2) {
        let second = (context.is(at + 3, ":") && two(at + 4)).then(|| context.str(at + 4));
        return Some(Clock {
            hour: digits,
            minute: context.str(at + 2),
            second,
            end: at + 3 + 2 * usize::from(second.is_some()),
        });
    }
    Some(Clock { hour: digits, minute: "", second: None, end: at + 1 })
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
    if matches!(
        zone,
        "GMT"
            | "UTC"
            | "BST"
            | "EST"
            | "EDT"
            | "ET"
            | "CST"
            | "CDT"
            | "CT"
            | "MST"
            | "MDT"
            | "MT"
            | "PST"
            | "PDT"
            | "PT"
            | "CET"
            | "CEST"
            | "EET"
            | "EEST"
            | "IST"
            | "JST"
            | "MSK"
            | "AEST"
            | "AEDT"
            | "HKT"
            | "KST"
            | "WAT"
            | "EAT"
            | "SAST"
            | "PKT"
            | "NZST"
            | "NZDT"
    ) {
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
    if !context.opens(at) {
        return None;
    }
    let mut time = Time { rule: "clock", from_half: None, to: None, half: None, zone: None, end: from.end, from };
    if let Some((half, end)) = half(context, time.end) {
        (time.half, time.end, time.rule) = (Some(half), end, "half-day");
    }
    if context.is_hyphen(time.end) {
        let second = clock(context, time.end + 1).map(|clock| (half_and_end(context, clock.end), clock));
        if let Some(((later, end), clock)) = second
            && (later.is_some()
                || (time.from.minute.len() == 2
                    && clock.minute.len() == 2
                    && context.is(time.from.end.wrapping_sub(2), ":")))
        {
            time.from_half = time.half.take();
            (time.half, time.end, time.rule) = (later, end, "range");
            time.to = Some(clock);
        }
    }
    if let Some((zone, end)) = zone(context, time.end) {
        (time.zone, time.end) = (Some(zone), end);
    }
    let colon = context.is(at + 1, ":") && context.shape(at + 2) == Shape::Digits;
    let certain = time.half.is_some() || (time.zone.is_some() && !time.from.minute.is_empty()) || colon;
    // "0-24 PM" is no time; neither is "13 p.m.", but it is said as one.
    let plausible = !(time.from.minute.is_empty() && time.from.hour == "0" && time.half.is_none());
    let hundred =
        context.is(context.skip_space(time.end), "hours") || matches!(context.str(context.skip_space(time.end)), "hrs");
    if !certain && hundred && context.str(at).len() == 4 {
        time.rule = "military";
        if context.is(context.skip_space(time.end), "hrs") {
            time.end = context.skip_space(time.end) + 1;
        }
        return Some(time);
    }
    if colon && time.half.is_none() && time.zone.is_none() && time.from.minute.is_empty() {
        return None;
    }
    let free =
        context.closes(time.end) || context.is_hyphen(time.end) || time.half.is_some() && context.is(time.end, ",");
    if time.from.second.is_some() {
        time.rule = "duration";
    }
    (certain && plausible && free).then_some(time)
}

fn half_and_end(context: &Context<'_>, at: usize) -> (Option<&'static str>, usize) {
    half(context, at).map_or((None, at), |(half, end)| (Some(half), end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|time| Found { end: time.end, rule: time.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(time) = parse(context, at) else { return };
    let alone = time.half.is_none() && time.zone.is_none() && time.rule != "military";
    hour(&time.from, alone && time.to.is_none(), time.half.is_some(), spoken);
    if let Some(half) = time.from_half {
        spoken.letters(half);
    }
    if let Some(to) = &time.to {
        spoken.word("to");
        hour(to, alone && !to.hour.starts_with('0'), time.half.is_some(), spoken);
    }
    if let Some(half) = time.half {
        spoken.letters(half);
    }
    if time.rule == "military" {
        // The written word goes on saying "hours" unless it was cut to "hrs".
        if context.is(time.end.wrapping_sub(1), "hrs") {
            spoken.word("hours");
        }
    }
    if let Some(zone) = time.zone {
        spoken.letters(zone);
    }
}

fn hour(clock: &Clock<'_>, alone: bool, half: bool, spoken: &mut Spoken) {
    if let Some(second) = clock.second {
        for (digits, name) in [(clock.hour, "hour"), (clock.minute, "minute"), (second, "second")] {
            if name == "second" {
                spoken.word("and");
            }
            spoken.cardinal(digits);
            spoken.word(name);
            if digits.trim_start_matches('0') != "1" {
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
