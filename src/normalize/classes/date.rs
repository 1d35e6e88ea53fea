//! Days and months in all usual orders. Does not check the calendar beyond days to 31 and months to 12.

use crate::model::Mark;

use super::{Class, Context, DIGITS, Found, Shape, Spoken, WORDS, is_year, ordinal_at};

/// One line for people.
const EXPLAIN: &str = "dates: Nov. 22, 2016; 22 November; 2016-11-22; 11/22/2016; Nov. 22-24; Jan.-Mar.";

pub(super) const CLASS: Class = Class { name: "date", explain: EXPLAIN, starts: DIGITS.or(WORDS), find, say };

/// Full names, short names. "May" is its own short form.
const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["Jan"]),
    ("February", &["Feb"]),
    ("March", &["Mar"]),
    ("April", &["Apr"]),
    ("May", &[]),
    ("June", &["Jun"]),
    ("July", &["Jul"]),
    ("August", &["Aug"]),
    ("September", &["Sept", "Sep"]),
    ("October", &["Oct"]),
    ("November", &["Nov"]),
    ("December", &["Dec"]),
];

/// Whether this is the full name of a month or a day of the week.
pub(super) fn is_calendar_name(name: &str) -> bool {
    MONTHS.iter().any(|(full, _)| *full == name) || name.ends_with("day")
}

/// Whether this is a month, in any case, whole or cut short.
pub(super) fn is_month(text: &str) -> bool {
    month_name(text).is_some()
}

/// The month written so, in any case: its index, and whether it is cut short.
fn month_name(text: &str) -> Option<(usize, bool)> {
    // Most words are no month by their first letter.
    let first = text.bytes().next().unwrap_or_default().to_ascii_lowercase();
    if !(3..=9).contains(&text.len()) || !b"adfjmnos".contains(&first) {
        return None;
    }
    MONTHS.iter().enumerate().find_map(|(index, (full, short))| {
        if full.eq_ignore_ascii_case(text) {
            return Some((index, false));
        }
        short.iter().any(|short| short.eq_ignore_ascii_case(text)).then_some((index, true))
    })
}

/// The month at `at` with its stop, and the lexeme after.
fn month(context: &Context<'_>, at: usize) -> Option<(usize, usize)> {
    if !context.shape(at).is_word() {
        return None;
    }
    let (month, short) = month_name(context.str(at))?;
    Some((month, at + 1 + usize::from(short && context.is(at + 1, "."))))
}

struct Date<'a> {
    rule: &'static str,
    month: usize,
    day: Option<&'a str>,
    last_day: Option<&'a str>,
    year: Option<&'a str>,
    /// The day stands first in writing.
    day_first: bool,
    comma: bool,
    end: usize,
}

/// Digits from 1 to 31.
fn day<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, usize)> {
    let digits = context.str(at);
    if context.shape(at) != Shape::Digits || digits.len() > 2 || !matches!(digits.parse(), Ok(1..=31u8)) {
        return None;
    }
    let end = ordinal_at(context, at).map_or(at + 1, |(_, end)| end);
    // "29th's" keeps its ending among the ordinals.
    (!context.str(end - 1).contains(['\'', '’'])).then_some((digits, end))
}

/// Four digits that may be a year, nothing tied to their right.
fn four<'a>(context: &Context<'a>, at: usize) -> Option<&'a str> {
    let digits = context.str(at);
    let plain = context.shape(at) == Shape::Digits && digits.len() == 4 && is_year(digits);
    (plain && !matches!(context.shape(at + 1), Shape::Lower | Shape::Caps | Shape::Capital)).then_some(digits)
}

/// A year after a day or month at `at`, perhaps after a comma: the year, whether there was a comma, the lexeme after.
fn year_after<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, bool, usize)> {
    let comma = context.is(at, ",");
    let start = at + usize::from(comma);
    if !comma && context.shape(start) != Shape::Space {
        return None;
    }
    let start = context.skip_space(start);
    let year = four(context, start)?;
    let thousands =
        context.is(start + 1, ",") && context.str(start + 2).len() == 3 && context.shape(start + 2) == Shape::Digits;
    (!context.is(start + 1, ":") && !thousands).then_some((year, comma, start + 1))
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    if context.shape(at) == Shape::Digits {
        let length = context.str(at).len();
        return match length {
            4 => iso(context, at),
            1 | 2 => day_month(context, at).or_else(|| numeric(context, at)).or_else(|| stroke(context, at)),
            _ => None,
        };
    }
    month_day(context, at)
}

/// "Nov. 22", "November 22-24, 2016", "Nov. 2016".
fn month_day<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let (month, after) = month(context, at)?;
    let may = matches!(context.str(at), "may" | "march" | "mar" | "MAY" | "MARCH");
    let mut date = Date {
        rule: "month-day",
        month,
        day: None,
        last_day: None,
        year: None,
        day_first: false,
        comma: false,
        end: after,
    };
    if context.is(after, "-") || context.is(after, "/") {
        // "Jan-15-2020"
        let (day, end) = day(context, after + 1)?;
        (date.day, date.end) = (Some(day), end);
        if context.str(end) == context.str(after) {
            date.year = Some(four(context, end + 1)?);
            date.end = end + 2;
        }
        return (!may && context.closes(date.end)).then_some(date);
    }
    let comma_year = year_after(context, after);
    if let Some((year, comma, end)) = comma_year {
        (date.year, date.comma, date.end, date.rule) = (Some(year), comma, end, "month-year");
        return (!may).then_some(date);
    }
    if context.shape(after) != Shape::Space {
        return None;
    }
    let day_at = after + 1 + 2 * usize::from(context.is(after + 1, "the") && context.shape(after + 2) == Shape::Space);
    let (first, mut end) = day(context, day_at)?;
    date.day = Some(first);
    if context.is_hyphen(end)
        && let Some((last, after)) = day(context, end + 1)
    {
        date.last_day = Some(last);
        end = after;
    }
    date.end = end;
    if let Some((year, comma, end)) = year_after(context, end) {
        (date.year, date.comma, date.end) = (Some(year), comma, end);
        return Some(date);
    }
    let number = context.number(day_at)?;
    let counts =
        number.end > day_at + 1 || matches!(context.next(end), "million" | "billion" | "percent" | "%" | "people");
    (!may && !counts && tight_end(context, end)).then_some(date)
}

fn tight_end(context: &Context<'_>, end: usize) -> bool {
    context.closes(end) || context.is_hyphen(end)
}

/// "22 November", "22nd of November 2016", "22-24 Nov".
fn day_month<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    if !context.opens(at) && !context.is_hyphen(at.wrapping_sub(1)) {
        return None;
    }
    let (first, mut end) = day(context, at)?;
    let mut last_day = None;
    if context.is_hyphen(end) && context.shape(end + 1) == Shape::Digits {
        let (last, after) = day(context, end + 1)?;
        last_day = Some(last);
        end = after;
    }
    if context.shape(end) != Shape::Space && !context.is_hyphen(end) {
        return None;
    }
    let mut month_at = end + 1;
    if context.is(month_at, "of") && context.shape(month_at + 1) == Shape::Space {
        month_at += 2;
    }
    let (month, mut end) = month(context, month_at)?;
    let name = context.str(month_at);
    let year = year_after(context, end).or_else(|| {
        let tied = context.is(end, "-").then(|| four(context, end + 1)).flatten();
        tied.map(|year| (year, false, end + 2))
    });
    if matches!(name, "may" | "march" | "mar") && year.is_none() && context.shape(at + 1) != Shape::Lower {
        return None;
    }
    let mut date =
        Date { rule: "day-month", month, day: Some(first), last_day, year: None, day_first: true, comma: false, end };
    if let Some((year, comma, after)) = year {
        end = after;
        (date.year, date.comma, date.end) = (Some(year), comma, end);
    }
    Some(date)
}

/// "2016-11-22".
fn iso<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let sign = context.str(at + 1);
    if !matches!(sign, "-" | "/" | "." | "–")
        || !context.is(at + 3, sign)
        || !context.opens(at)
        || !is_year(context.str(at))
    {
        return None;
    }
    let (day, end) = day(context, at + 4)?;
    let month = month_number(context.str(at + 2))?;
    let closed = context.closes(end) || context.is(end, "T");
    closed.then_some(Date {
        rule: "iso",
        month,
        day: Some(day),
        last_day: None,
        year: Some(context.str(at)),
        day_first: false,
        comma: false,
        end,
    })
}

fn month_number(digits: &str) -> Option<usize> {
    digits.parse::<usize>().ok().filter(|month| (1..=12).contains(month) && digits.len() <= 2).map(|month| month - 1)
}

/// "11/22/2016", "22.11.2016", "11/22/16": the order is the house's unless only one order gives a date.
fn numeric<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let sign = context.str(at + 1);
    if !matches!(sign, "/" | "." | "-") || !context.is(at + 3, sign) || !context.opens(at) {
        return None;
    }
    let (first, second, year) = (context.str(at), context.str(at + 2), context.str(at + 4));
    let short = year.len() == 2 && sign == "/";
    if context.shape(at + 4) != Shape::Digits
        || !(short || (year.len() == 4 && is_year(year)))
        || !context.closes(at + 5)
    {
        return None;
    }
    let month_first = (month_number(first), day(context, at + 2));
    let day_first = (month_number(second), day(context, at));
    let order = if context.manner.day_first { [day_first, month_first] } else { [month_first, day_first] };
    let (month, day) = order.into_iter().find_map(|(month, day)| Some((month?, day?.0)))?;
    Some(Date {
        rule: "numeric",
        month,
        day: Some(day),
        last_day: None,
        year: Some(year),
        day_first: false,
        comma: false,
        end: at + 5,
    })
}

/// "on 3/20": without a year only after a word that dates.
fn stroke<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let dated = matches!(
        context.previous(at),
        "on" | "On"
            | "by"
            | "By"
            | "beginning"
            | "starting"
            | "since"
            | "until"
            | "before"
            | "after"
            | "dated"
            | "due"
            | "through"
    );
    let (first, second) = (context.str(at), context.str(at + 2));
    let named = matches!((first, second), ("9", "11") | ("7", "7") | ("24", "7"));
    if !dated || named || !context.is(at + 1, "/") || !context.closes(at + 3) || context.next(at + 3) == "of" {
        return None;
    }
    let (month, day) = if context.manner.day_first {
        (month_number(second)?, day(context, at)?.0)
    } else {
        (month_number(first)?, day(context, at + 2)?.0)
    };
    Some(Date {
        rule: "stroke",
        month,
        day: Some(day),
        last_day: None,
        year: None,
        day_first: false,
        comma: false,
        end: at + 3,
    })
}

/// "Jan.-Mar." and "May-June": two months, and the lexeme after.
fn months(context: &Context<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let (first, hyphen) = month(context, at)?;
    let (last, end) = context.is_hyphen(hyphen).then(|| month(context, hyphen + 1))??;
    let named = context.shape(at) == Shape::Capital && context.shape(hyphen + 1) == Shape::Capital;
    (named && context.opens(at) && context.closes(end)).then_some((first, last, end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some((_, _, end)) = months(context, at) {
        return Some(Found { end, rule: "months" });
    }
    let date = parse(context, at)?;
    Some(Found { end: date.end + usize::from(goes_on(context, &date)), rule: date.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((first, last, _)) = months(context, at) {
        spoken.word(MONTHS[first].0);
        spoken.word("to");
        return spoken.word(MONTHS[last].0);
    }
    let Some(date) = parse(context, at) else { return };
    let name = MONTHS[date.month].0;
    let day_first = date.day.is_some() && (date.day_first || context.manner.day_first);
    if day_first {
        // "the 22nd of November" has its article in writing.
        if !context.previous(at).eq_ignore_ascii_case("the") {
            spoken.word("the");
        }
        days(&date, spoken);
        spoken.word("of");
        spoken.word(name);
    } else {
        spoken.word(name);
        days(&date, spoken);
    }
    if let Some(year) = date.year {
        if date.comma {
            spoken.mark(Mark::Comma);
        }
        spoken.year(year);
    }
    if goes_on(context, &date) {
        spoken.word("to");
    }
}

/// "Aug. 11-May 19", "November 1991-2020": another month or year is tied to the end.
fn goes_on(context: &Context<'_>, date: &Date<'_>) -> bool {
    let later = || date.year.is_some() && context.shape(date.end + 1) == Shape::Digits && context.closes(date.end + 2);
    context.is_hyphen(date.end) && (month(context, date.end + 1).is_some() || later())
}

fn days(date: &Date<'_>, spoken: &mut Spoken) {
    if let Some(day) = date.day {
        spoken.ordinal(day);
    }
    if let Some(last) = date.last_day {
        spoken.word("to");
        spoken.ordinal(last);
    }
}
