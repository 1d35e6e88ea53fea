//! Days and months in all usual orders. Does not check the calendar beyond days to 31 and months to 12.

use crate::model::Mark;

use super::{
    Class, Context, DIGITS, Found, Shape, Spoken, WORDS, calendar, is_function_word, is_grade, is_month, is_year, link,
    ordinal_at,
};

/// One line for people.
const EXPLAIN: &str =
    "dates: Nov. 22, 2016; 22 November; 2016-11-22; 11/22/2016; Nov. 22-24; 3 and 4 May; Mon.-Fri.; Jan.-Mar.";

pub(super) const CLASS: Class = Class { name: "date", explain: EXPLAIN, starts: DIGITS.or(WORDS), find, say };

/// The most days that one list names.
const LONGEST_LIST: usize = 8;

/// The month at `at` with its stop, and the lexeme after.
fn month(context: &Context<'_>, at: usize) -> Option<(usize, usize)> {
    if !context.shape(at).is_word() {
        return None;
    }
    let (month, short) = calendar::month(context.str(at))?;
    Some((month, at + 1 + usize::from(short && context.is(at + 1, "."))))
}

/// The day of the week at `at`, whether it is cut short, and the lexeme after it and its stop.
fn weekday(context: &Context<'_>, at: usize) -> Option<(&'static str, bool, usize)> {
    let (name, cut) = (context.shape(at) == Shape::Capital).then(|| calendar::weekday(context.str(at))).flatten()?;
    Some((name, cut, at + 1 + usize::from(cut && context.is(at + 1, "."))))
}

struct Date<'a> {
    rule: &'static str,
    month: usize,
    /// The lexemes of the days: one, a list or a span.
    days: Option<(usize, usize)>,
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

/// What ties two days, from `at` on: where the second begins, and whether the list ends with it.
fn tie(context: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    if context.is_hyphen(at) {
        return Some((at + 1, true));
    }
    let comma = usize::from(context.is(at, ","));
    if context.shape(at + comma) != Shape::Space {
        return None;
    }
    let word = at + comma + 1;
    let tied =
        matches!(context.str(word), "to" | "and" | "or" | "&" | "through") || comma == 0 && context.is_hyphen(word);
    if tied && context.shape(word + 1) == Shape::Space {
        return Some((word + 2, true));
    }
    (comma == 1).then_some((word, false))
}

/// The lexeme after one day, or after "3-5", "3 to 5", "3 and 4", "3, 4 and 5".
fn days(context: &Context<'_>, at: usize) -> Option<usize> {
    let (_, first) = day(context, at)?;
    let mut end = first;
    for _ in 0..LONGEST_LIST {
        let Some((next, last)) = tie(context, end) else { break };
        let Some((_, after)) = day(context, next) else { break };
        end = after;
        if last {
            return Some(end);
        }
    }
    // A list without its "and" is none.
    Some(first)
}

/// Whether what follows days that stand after their month leaves them days: "May 3 and 4 at noon", but "on May 3 and
/// 40 people" and "May 3 and 4 people".
fn is_followed_freely(context: &Context<'_>, end: usize) -> bool {
    let counted = context.shape(end) == Shape::Space
        && context.shape(end + 1) == Shape::Lower
        && !is_function_word(context.str(end + 1));
    !counted && context.closes(end) && context.number(end.wrapping_sub(1)).is_none_or(|number| number.end == end)
}

/// Four digits that may be a year, nothing tied to their right.
fn four<'a>(context: &Context<'a>, at: usize) -> Option<&'a str> {
    let digits = context.str(at);
    let plain = context.shape(at) == Shape::Digits && digits.len() == 4 && is_year(digits);
    (plain && !matches!(context.shape(at + 1), Shape::Lower | Shape::Caps | Shape::Capital)).then_some(digits)
}

/// "14-Mar-24": the two digits of a year after a month, nothing tied to their right.
fn two<'a>(context: &Context<'a>, at: usize) -> Option<&'a str> {
    let plain = context.shape(at) == Shape::Digits && context.str(at).len() == 2 && context.closes(at + 1);
    plain.then(|| context.str(at))
}

/// A year after a day or month at `at`, perhaps after a comma: the year, whether there was a comma, the lexeme after.
fn year_after<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, bool, usize)> {
    let comma = context.is(at, ",");
    let start = at + usize::from(comma);
    if !comma && context.shape(start) != Shape::Space {
        return None;
    }
    let start = context.skip_space(start);
    // "Dec. '99"
    let short = matches!(context.str(start), "'" | "’") && context.str(start + 1).len() == 2;
    if short && context.shape(start + 1) == Shape::Digits && context.closes(start + 2) {
        let quoted = matches!(context.str(start + 2), "'" | "’");
        return (!quoted).then(|| (context.str(start + 1), comma, start + 2));
    }
    let year = four(context, start)?;
    let thousands =
        context.is(start + 1, ",") && context.str(start + 2).len() == 3 && context.shape(start + 2) == Shape::Digits;
    (!context.is(start + 1, ":") && !thousands).then_some((year, comma, start + 1))
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    if context.shape(at) == Shape::Digits {
        let length = context.str(at).len();
        return match length {
            4 => iso(context, at).or_else(|| year_month(context, at)),
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
    let mut date =
        Date { rule: "month-day", month, days: None, year: None, day_first: false, comma: false, end: after };
    if context.is(after, "-") || context.is(after, "/") {
        // "Jan-15-2020"
        let (_, end) = day(context, after + 1)?;
        (date.days, date.end) = (Some((after + 1, end)), end);
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
    let (_, first) = day(context, day_at)?;
    // A hyphen ties closely; words may tie what is counted: "on May 3 and 4 people".
    let tied = context.is_hyphen(first);
    let end = days(context, day_at).filter(|end| tied || is_followed_freely(context, *end)).unwrap_or(first);
    date.days = Some((day_at, end));
    date.end = end;
    if let Some((year, comma, end)) = year_after(context, end) {
        (date.year, date.comma, date.end) = (Some(year), comma, end);
        return Some(date);
    }
    let number = context.number(day_at)?;
    let counts = number.end > day_at + 1
        || matches!(
            context.next(end),
            "million"
                | "billion"
                | "percent"
                | "%"
                | "people"
                | "miles"
                | "kilometers"
                | "kilometres"
                | "hours"
                | "minutes"
                | "points"
        );
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
    let (_, first) = day(context, at)?;
    let end = days(context, at)?;
    if context.shape(end) != Shape::Space && !context.is_hyphen(end) {
        return None;
    }
    let mut month_at = end + 1;
    if context.is(month_at, "of") && context.shape(month_at + 1) == Shape::Space {
        month_at += 2;
    }
    let numbers = (at, end);
    let (month, mut end) = month(context, month_at)?;
    let name = context.str(month_at);
    let short = |at: usize| context.is_hyphen(numbers.1).then(|| two(context, at)).flatten();
    let year = year_after(context, end).or_else(|| {
        let tied = context.is(end, "-").then(|| four(context, end + 1).or_else(|| short(end + 1))).flatten();
        tied.map(|year| (year, false, end + 2))
    });
    if matches!(name, "may" | "march" | "mar") && year.is_none() && first == at + 1 {
        return None;
    }
    let mut date =
        Date { rule: "day-month", month, days: Some(numbers), year: None, day_first: true, comma: false, end };
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
    let (_, end) = day(context, at + 4)?;
    let month = month_number(context.str(at + 2))?;
    let closed = context.closes(end) || context.is(end, "T");
    closed.then_some(Date {
        rule: "iso",
        month,
        days: Some((at + 4, end)),
        year: Some(context.str(at)),
        day_first: false,
        comma: false,
        end,
    })
}

/// "2024-03". "2009-10" and "2001-02" are two years.
fn year_month<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let (year, number) = (context.str(at), context.str(at + 2));
    let plain = is_year(year) && context.is(at + 1, "-") && number.len() == 2 && number.starts_with('0');
    if !plain || !context.opens(at) || !context.closes(at + 3) || number >= &year[2..] {
        return None;
    }
    let month = month_number(number)?;
    Some(Date { rule: "year-month", month, days: None, year: Some(year), day_first: false, comma: false, end: at + 3 })
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
    let year = context.str(at + 4);
    let short = year.len() == 2 && (sign == "/" || sign == "." && is_dated(context, at));
    if context.shape(at + 4) != Shape::Digits
        || !(short || (year.len() == 4 && is_year(year)))
        || !context.closes(at + 5)
    {
        return None;
    }
    let (month, day_at) = ordered(context, at)?;
    Some(Date {
        rule: "numeric",
        month,
        days: Some((day_at, day_at + 1)),
        year: Some(year),
        day_first: false,
        comma: false,
        end: at + 5,
    })
}

/// Which of the two numbers at `at` is the month, and where the day stands.
fn ordered(context: &Context<'_>, at: usize) -> Option<(usize, usize)> {
    let month_first = (month_number(context.str(at)), at + 2);
    let day_first = (month_number(context.str(at + 2)), at);
    let order = if context.manner.day_first { [day_first, month_first] } else { [month_first, day_first] };
    order.into_iter().find_map(|(month, at)| day(context, at).and(month.zip(Some(at))))
}

/// Whether the words before `at` bring a date: "by 3/20", "as of 4/1", "Fri. 1/3".
fn is_dated(context: &Context<'_>, at: usize) -> bool {
    let back = context.before(at);
    let before = context.str(back);
    let day = back.wrapping_sub(usize::from(before == "."));
    #[rustfmt::skip]
    let dated = matches!(
        before,
        "on" | "On" | "by" | "By" | "beginning" | "starting" | "since" | "until" | "before" | "after" | "dated" | "due" | "through"
    );
    // "from 1/4, it says", but "from 1/4 to 1/2"
    let from = before == "from" && matches!(context.str(at + 3), "," | ";");
    // Nobody has a day before "by 1/3" and "by 3/4" have a part.
    let part = before == "by"
        && matches!((context.str(at), context.str(at + 2)), ("1", "2" | "3" | "4" | "5") | ("2", "3") | ("3", "4"));
    dated && !part || from || before == "of" && context.previous(back) == "as" || weekday(context, day).is_some()
}

/// "on 3/20": without a year only after a word that dates, or where a fraction of so odd a kind is not to be thought of.
fn stroke<'a>(context: &Context<'a>, at: usize) -> Option<Date<'a>> {
    let (first, second) = (context.str(at), context.str(at + 2));
    let named = matches!((first, second), ("9", "11") | ("7", "7") | ("24", "7"));
    let plain = context.is(at + 1, "/") && context.closes(at + 3) && context.opens(at) && !named;
    if !plain
        || context.next(at + 3) == "of"
        || is_grade(context, at)
        || !(is_dated(context, at) || is_no_fraction(context, at))
    {
        return None;
    }
    let (month, day_at) = ordered(context, at)?;
    Some(Date {
        rule: "stroke",
        month,
        days: Some((day_at, day_at + 1)),
        year: None,
        day_first: false,
        comma: false,
        end: at + 3,
    })
}

/// "9/20" where months stand first: nobody parts a thing into thirteen or twenty, and nothing is counted in it.
fn is_no_fraction(context: &Context<'_>, at: usize) -> bool {
    let below = context.str(at + 2).parse().unwrap_or(0u8);
    let counted = context.shape(at + 3) == Shape::Space
        && context.shape(at + 4) == Shape::Lower
        && !is_function_word(context.str(at + 4));
    let mixed = context.shape(context.before(at)) == Shape::Digits;
    // No fraction begins with a zero.
    let padded = [at, at + 2].iter().any(|at| context.str(*at).starts_with('0') && context.str(*at).len() == 2);
    padded || !context.manner.day_first && (13..=31).contains(&below) && below != 16 && !counted && !mixed
}

/// "Jan.-Mar.", "May-June" and "Mon-Fri": two months or two days of the week, and the lexeme after.
fn names(context: &Context<'_>, at: usize) -> Option<(&'static str, &'static str, usize)> {
    let named = |at: usize| {
        if context.shape(at) != Shape::Capital {
            return None;
        }
        month(context, at)
            .map(|(month, end)| (calendar::MONTHS[month].0, end))
            .or_else(|| weekday(context, at).map(|(name, _, end)| (name, end)))
    };
    let (first, hyphen) = named(at)?;
    let (last, end) = context.is_hyphen(hyphen).then(|| named(hyphen + 1))??;
    let alike = first.ends_with("day") == last.ends_with("day");
    (alike && context.opens(at) && context.closes(end)).then_some((first, last, end))
}

/// "Sat Dec 14", "Tues. 4 Feb.": a short day of the week whose stop or none is told by the date after it.
fn weekday_of_date(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let (name, cut, end) = weekday(context, at)?;
    let comma = usize::from(context.is(end, ","));
    let next = end + comma;
    let dated =
        cut && context.shape(next) == Shape::Space && parse(context, next + 1).is_some_and(|date| date.days.is_some());
    (dated && context.opens(at)).then_some((name, end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if context.shape(at).is_word() && !is_month(context.str(at)) && weekday(context, at).is_none() {
        return None;
    }
    if let Some((_, _, end)) = names(context, at) {
        return Some(Found { end, rule: "names" });
    }
    if let Some((_, end)) = weekday_of_date(context, at) {
        return Some(Found { end, rule: "weekday" });
    }
    let date = parse(context, at)?;
    Some(Found { end: date.end + tail(context, &date).length(), rule: date.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((first, last, _)) = names(context, at) {
        spoken.word(first);
        spoken.word("to");
        return spoken.word(last);
    }
    if let Some((name, _)) = weekday_of_date(context, at) {
        return spoken.word(name);
    }
    let Some(date) = parse(context, at) else { return };
    let name = calendar::MONTHS[date.month].0;
    match date.days {
        Some(days) if date.day_first || context.manner.day_first => {
            // "the 22nd of November" has its article in writing.
            if !context.previous(at).eq_ignore_ascii_case("the") {
                spoken.word("the");
            }
            say_days(context, days, link(context, at), true, spoken);
            spoken.word("of");
            spoken.word(name);
        }
        days => {
            spoken.word(name);
            if let Some(days) = days {
                say_days(context, days, link(context, at), false, spoken);
            }
        }
    }
    if let Some(year) = date.year {
        if date.comma {
            spoken.mark(Mark::Comma);
        }
        // "2/13/24" is of this century, and so far nothing else is; "Dec. '99" is said as it stands.
        let century = if date.rule == "numeric" && year < "50" {
            "20"
        } else if date.rule == "numeric" {
            "19"
        } else {
            ""
        };
        match year.strip_prefix('0').filter(|_| year.len() == 2) {
            Some(digit) => spoken.year(&format!("200{digit}")),
            None if year.len() == 2 => spoken.year(&format!("{century}{year}")),
            None => spoken.year(year),
        }
    }
    match tail(context, &date) {
        Tail::None => {}
        Tail::Possessive => spoken.ending("'s"),
        Tail::Tight | Tail::Spaced => spoken.word("to"),
        Tail::Time => spoken.mark(Mark::Comma),
    }
}

/// What is tied to the end of a date.
enum Tail {
    None,
    /// "Nov. 5's"
    Possessive,
    /// "Aug. 11-May 19", "November 1991-2020": another month or year.
    Tight,
    /// "Aug. 11 - May 19"
    Spaced,
    /// "2024-11-22T14:05"
    Time,
}

impl Tail {
    /// How many lexemes it has.
    fn length(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Tight | Self::Time => 1,
            Self::Possessive => 2,
            Self::Spaced => 3,
        }
    }
}

fn tail(context: &Context<'_>, date: &Date<'_>) -> Tail {
    let end = date.end;
    let dated =
        |at: usize| month(context, at).is_some() || parse(context, at).is_some_and(|other| other.days.is_some());
    let year = || date.year.is_some() && context.shape(end + 1) == Shape::Digits && context.closes(end + 2);
    let spaced =
        context.shape(end) == Shape::Space && context.is_hyphen(end + 1) && context.shape(end + 2) == Shape::Space;
    if matches!(context.str(end), "'" | "’") && context.is(end + 1, "s") {
        Tail::Possessive
    } else if context.is_hyphen(end) && (dated(end + 1) || year()) {
        Tail::Tight
    } else if spaced && date.days.is_some() && parse(context, end + 3).is_some_and(|other| other.days.is_some()) {
        Tail::Spaced
    } else if date.rule == "iso" && context.is(end, "T") && context.shape(end + 1) == Shape::Digits {
        Tail::Time
    } else {
        Tail::None
    }
}

/// Says the days between two lexemes and what ties them: "third to fifth", "first to the third", "third, fourth and fifth".
fn say_days(
    context: &Context<'_>,
    (start, end): (usize, usize),
    link: &'static str,
    day_first: bool,
    spoken: &mut Spoken,
) {
    for place in start..end {
        match context.shape(place) {
            Shape::Digits => spoken.ordinal(context.str(place)),
            Shape::Sign if context.is(place, ",") => spoken.mark(Mark::Comma),
            Shape::Sign if context.is_hyphen(place) => spoken.word(link),
            Shape::Sign => spoken.word("and"),
            Shape::Lower if matches!(context.str(place), "to" | "through") => {
                spoken.word(context.str(place));
                if day_first {
                    spoken.word("the");
                }
            }
            Shape::Lower if matches!(context.str(place), "and" | "or") => spoken.word(context.str(place)),
            _ => {}
        }
    }
}
