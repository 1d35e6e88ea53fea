//! The day an article was published, as people and programs write it. Refuses what two countries read differently.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, fmt::rfc2822};

/// The forms that [`parse_date`] reads, for messages.
pub const DATE_FORMS: &str = "write it as 2026-11-22, 2026-11-22T18:30:00Z, Sun, 22 Nov 2026 18:30:00 GMT, \
                              November 22, 2026 or 22 November 2026";

/// Months as they are written in full; three letters, or four of September, will do.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date; of a moment, the day as it is written there. `None` for anything else, such as "11/12/2026",
/// which is a day in November or in December according to who reads it.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = text.get(..10).and_then(iso_date) {
        let rest = &text[10..];
        // `Timestamp` knows of offsets, `DateTime` of moments without one; both check the clock time.
        let moment = rest.is_empty() || text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok();
        return moment.then_some(date);
    }
    if let Ok(moment) = rfc2822::DateTimeParser::new().parse_zoned(text) {
        return Some(moment.date());
    }
    in_words(text)
}

/// `2026-11-22` exactly.
fn iso_date(text: &str) -> Option<Date> {
    let shaped = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    shaped.then(|| text.parse().ok()).flatten()
}

/// `November 22, 2026`, `Nov. 22 2026`, `22 November 2026`, `Sunday, 22nd November 2026`.
fn in_words(text: &str) -> Option<Date> {
    let mut words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    if words.len() == 4 && is_weekday(words[0]) {
        words.remove(0);
    }
    let [first, second, year] = words[..] else { return None };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let four_digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year = if four_digits { year.parse().ok()? } else { return None };
    Date::new(year, month, day_of_month(day)?).ok()
}

/// 1 for `January`, `Jan`, `jan.`
fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let found = MONTHS.iter().position(|month| *month == word || word == month[..3]);
    let found = if word == "sept" { Some(8) } else { found };
    found.map(|index| index as i8 + 1)
}

/// `22`, `22nd`.
fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let shaped = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    shaped.then(|| digits.parse().ok()).flatten()
}

fn is_weekday(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| *day == word || (word.len() >= 3 && day.starts_with(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accepted_form_is_the_same_day() {
        for text in [
            "2026-11-22",
            " 2026-11-22 ",
            "2026-11-22T18:30:00Z",
            "2026-11-22T18:30:00.5+02:00",
            "2026-11-22 18:30:00",
            "2026-11-22T18:30",
            "Sun, 22 Nov 2026 18:30:00 +0000",
            "22 Nov 2026 18:30:00 GMT",
            "November 22, 2026",
            "Nov. 22, 2026",
            "22 November 2026",
            "22nd Nov 2026",
            "Sunday, November 22, 2026",
        ] {
            assert_eq!(parse_date(text), Some(Date::constant(2026, 11, 22)), "{text}");
        }
        assert_eq!(parse_date("Sept. 9, 2026"), Some(Date::constant(2026, 9, 9)));
        assert_eq!(parse_date("9 May 2026"), Some(Date::constant(2026, 5, 9)));
    }

    #[test]
    fn what_is_not_surely_a_day_is_refused() {
        for text in [
            "",
            "11/12/2026",
            "22.11.2026",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "2026-11-22T25:00:00Z",
            "2026-11-22x",
            "November 2026",
            "31 February 2026",
            "22 Movember 2026",
            "22 November 26",
            "tomorrow",
            "２０２６-11-22",
            "+2 November 2026",
            "2026-11-22 at noon",
            "Nov Nov 2026",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
