//! Years, decades and spans of years. Whether four digits are a year is told by the words about them.

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, WORDS, is_function_word, is_possessive, link};

/// One line for people.
const EXPLAIN: &str = "years: in 2016, 1990s, '90s, mid-1980s, 2014-16, the 1967 war, 340 B.C., 2Q22, 1H23";

pub(super) const CLASS: Class = Class { name: "year", explain: EXPLAIN, starts: DIGITS.or(SIGNS).or(WORDS), find, say };

/// Whether four digits may be a year at all.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(digits.parse(), Ok(1000..=2999u16))
}

/// Whether "2019/20" are two years in a row rather than a fraction.
pub(super) fn is_split_year(above: &str, below: &str) -> bool {
    let next = above.parse().map_or(0, |year: u32| year + 1);
    is_year(above) && below.len() == 2 && below.parse() == Ok(next % 100)
}

struct Year<'a> {
    rule: &'static str,
    /// What stands tied before, such as "mid".
    before: &'a str,
    from: &'a str,
    /// Whether `from` is a decade.
    decade: bool,
    to: Option<&'a str>,
    era: Option<&'static str>,
    /// "2016's"
    possessive: bool,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Year<'a>> {
    let shape = context.shape(at);
    if shape.is_word() {
        let tied = context.is_hyphen(at + 1)
            && matches!(
                context.str(at),
                "mid"
                    | "Mid"
                    | "pre"
                    | "Pre"
                    | "post"
                    | "Post"
                    | "late"
                    | "early"
                    | "Late"
                    | "Early"
                    | "since"
                    | "circa"
            );
        if !tied {
            return None;
        }
        let year = digits(context, at + 2).or_else(|| apostrophe(context, at + 2))?;
        let known = year.decade || year.to.is_some() || is_year(year.from);
        return known.then_some(Year { before: context.str(at), rule: "prefixed", ..year });
    }
    if shape == Shape::Digits { digits(context, at) } else { apostrophe(context, at) }
}

/// "'90s", "'89".
fn apostrophe<'a>(context: &Context<'a>, at: usize) -> Option<Year<'a>> {
    let quote =
        matches!(context.str(at), "'" | "’" | "‘" | "`") && !matches!(context.shape(at.wrapping_sub(1)), Shape::Digits);
    let two = context.str(at + 1);
    if !quote || context.shape(at + 1) != Shape::Digits || two.len() != 2 {
        return None;
    }
    let decade = matches!(context.str(at + 2), "s" | "S");
    let mut end = at + 2 + usize::from(decade);
    let (rule, mut to) = (if decade { "decade" } else { "short" }, None);
    // "'08-'09"
    let last = end + 2;
    if !decade
        && context.is_hyphen(end)
        && matches!(context.str(end + 1), "'" | "’")
        && context.shape(last) == Shape::Digits
        && context.str(last).len() == 2
    {
        (to, end) = (Some(context.str(last)), last + 1);
    }
    // "'90'" closes a quotation; it is no year.
    let year = Year { rule, before: "", from: two, decade, to, era: None, possessive: false, end };
    let free = context.closes(end) || decade && is_tied_decade(context, end);
    (free && !matches!(context.str(end), "'" | "’")).then_some(year)
}

/// "1970s-era", "1970s-1980s", "'60s-'70s": what a hyphen may tie to a decade.
fn is_tied_decade(context: &Context<'_>, hyphen: usize) -> bool {
    let next = hyphen + 1 + usize::from(matches!(context.str(hyphen + 1), "'" | "’"));
    let decade = context.shape(next) == Shape::Digits && matches!(context.str(next + 1), "s" | "S");
    context.is_hyphen(hyphen) && (decade || context.shape(hyphen + 1) == Shape::Lower)
}

/// "2Q22", "1H 2023", "4Q'24": a quarter or half of a year, written as accountants do.
struct Part<'a> {
    number: &'a str,
    name: &'static str,
    year: &'a str,
    end: usize,
}

fn part<'a>(context: &Context<'a>, at: usize) -> Option<Part<'a>> {
    let number = context.str(at);
    let name = match (number, context.str(at + 1)) {
        ("1" | "2" | "3" | "4", "Q") => "quarter",
        ("1" | "2", "H") => "half",
        _ => return None,
    };
    // "3Q profit", "in 4Q": this year's, or the year is told elsewhere.
    if name == "quarter" && context.opens(at) && context.closes(at + 2) {
        let year = context.shape(at + 3) == Shape::Digits && is_year(context.str(at + 3));
        if !year {
            return Some(Part { number, name, year: "", end: at + 2 });
        }
    }
    let spaced = context.shape(at + 2) == Shape::Space;
    let place = at + 2 + usize::from(spaced || matches!(context.str(at + 2), "'" | "’"));
    let year = context.str(place);
    let known = context.shape(place) == Shape::Digits && (is_year(year) || year.len() == 2 && !spaced);
    (known && context.opens(at) && context.closes(place + 1)).then_some(Part { number, name, year, end: place + 1 })
}

/// "AD 98-117": years too short to be known but by their era.
pub(super) fn after_era<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, Option<&'a str>, usize)> {
    let back = context.before(at);
    let dotted =
        context.is(back, ".") && context.is(back.wrapping_sub(1), "D") && context.is(back.wrapping_sub(3), "A");
    let plain = context.shape(at) == Shape::Digits && (2..=3).contains(&context.str(at).len());
    if !plain || !(context.is(back, "AD") || dotted) {
        return None;
    }
    let tied = context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits && context.str(at + 2).len() <= 4;
    let end = at + 1 + 2 * usize::from(tied);
    context.closes(end).then(|| (context.str(at), tied.then(|| context.str(at + 2)), end))
}

fn digits<'a>(context: &Context<'a>, at: usize) -> Option<Year<'a>> {
    let from = context.str(at);
    if context.shape(at) != Shape::Digits || !(2..=4).contains(&from.len()) {
        return None;
    }
    if let Some((from, to, end)) = after_era(context, at) {
        return Some(Year { rule: "era", before: "", from, decade: false, to, era: None, possessive: false, end });
    }
    let mut year =
        Year { rule: "year", before: "", from, decade: false, to: None, era: None, possessive: false, end: at + 1 };
    // "1990s", "1990's", "80s"
    let plural = if matches!(context.str(at + 1), "s" | "S") {
        1
    } else if matches!(context.str(at + 1), "'" | "’") && context.is(at + 2, "s") {
        2
    } else {
        0
    };
    let end = at + 1 + plural;
    // "1000s of fans" are counted.
    let counted = matches!(from, "10" | "1000") && context.next(end) == "of";
    let closed = context.closes(end) || is_tied_decade(context, end);
    if plural > 0 && !counted && from.ends_with('0') && from.len() != 3 && closed {
        (year.decade, year.rule, year.end) = (true, "decade", end);
        return (from.len() == 4 && is_year(from) || from.len() == 2 && from != "00").then_some(year);
    }
    if let Some((era, end)) = era(context, at + 1) {
        (year.era, year.end, year.rule) = (Some(era), end, "era");
        return Some(year);
    }
    if !is_year(from) {
        return None;
    }
    span(context, at, &mut year);
    if year.to.is_some() {
        return Some(year);
    }
    // "2000 - 2500" counts something.
    let range = context.number(at).and_then(|low| context.spaced_range_end(&low));
    if range.is_some_and(|high| high.whole.len() == 4 && high.whole > "2100") {
        return None;
    }
    if plural == 2 {
        (year.possessive, year.end) = (true, at + 3);
        return Some(year);
    }
    // "c.1400", "b.1934"
    let abbreviated =
        context.is(at.wrapping_sub(1), ".") && matches!(context.str(at.wrapping_sub(2)), "c" | "b" | "d" | "ca");
    let tied_left = !context.opens(at) && !abbreviated && !matches!(context.str(at.wrapping_sub(1)), "-" | "–" | "/");
    let tied_right =
        matches!(context.shape(at + 1), Shape::Lower | Shape::Caps | Shape::Mixed | Shape::Capital | Shape::Letter)
            || context.number(at).is_none_or(|number| number.end > at + 1);
    (!tied_left && !tied_right && is_said_as_year(context, at, from)).then_some(year)
}

/// "2014-16", "1961–1965".
fn span<'a>(context: &Context<'a>, at: usize, year: &mut Year<'a>) {
    // "1938 - 1981"
    let spaced =
        context.shape(at + 1) == Shape::Space && context.shape(at + 3) == Shape::Space && context.is_hyphen(at + 2);
    let hyphen = at + 1 + usize::from(spaced);
    let to_at = hyphen + 1 + usize::from(spaced);
    let sign = context.is_hyphen(hyphen) || context.is(hyphen, "/") || context.is(hyphen, "—");
    let to = context.str(to_at);
    if !spaced && sign && matches!(to, "present" | "date" | "now") && context.closes(to_at + 1) {
        (year.to, year.end, year.rule) = (Some(to), to_at + 1, "span");
        return;
    }
    if !sign || context.shape(to_at) != Shape::Digits || !context.closes(to_at + 1) {
        return;
    }
    let later = match to.len() {
        // Before Christ years are counted down: "1425 - 1400 BC".
        4 => {
            is_year(to)
                && (to > year.from && to <= "2100" || era(context, to_at + 1).is_some_and(|(era, _)| era != "AD"))
        }
        2 => {
            is_split_year(year.from, to)
                || to > &year.from[2..]
                    && (year.from.starts_with("19")
                        || year.from.starts_with("20")
                        || year.from.starts_with("18")
                        || year.from.starts_with("17"))
        }
        _ => false,
    };
    if later {
        let rule = if !spaced && is_season(context, at, year.from, to) { "season" } else { "span" };
        (year.to, year.end, year.rule) = (Some(to), to_at + 1, rule);
    }
}

/// A span of two years in a row is one season, one fiscal or one school year: "since 2023-24". With all its digits it
/// is so only where the words say so; between "from" and the like it is two years.
fn is_season(context: &Context<'_>, at: usize, from: &str, to: &str) -> bool {
    let next: u32 = from.parse().unwrap_or(0) + 1;
    let follows = to.parse().is_ok_and(|to: u32| to == next || to == next % 100);
    let named = matches!(
        context.next(at + 3),
        "season"
            | "seasons"
            | "campaign"
            | "title"
            | "term"
            | "school"
            | "academic"
            | "financial"
            | "fiscal"
            | "budget"
            | "tax"
    );
    let parted = matches!(context.previous(at), "from" | "From" | "between" | "Between");
    follows && !parted && (to.len() == 2 || named)
}

fn era(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let start = context.skip_space(at);
    match context.str(start) {
        "BC" => Some(("BC", start + 1)),
        "AD" => Some(("AD", start + 1)),
        "BCE" => Some(("BCE", start + 1)),
        "CE" => Some(("CE", start + 1)),
        letter @ ("B" | "A") if context.is(start + 1, ".") => {
            let era = match (letter, context.str(start + 2)) {
                ("B", "C") => "BC",
                ("A", "D") => "AD",
                _ => return None,
            };
            Some((era, start + 3 + usize::from(context.is(start + 3, "."))))
        }
        _ => None,
    }
}

/// What years are told apart by rather than counted in: "below 2005 levels", "ahead of 2026 elections".
#[rustfmt::skip]
fn is_yearly(noun: &str) -> bool {
    matches!(
        noun,
        "elections" | "primaries" | "midterms" | "polls" | "results" | "earnings" | "profits" | "sales" | "revenues" | "figures" | "levels" | "prices" | "estimates"
            | "forecasts" | "targets" | "goals" | "finals" | "championships" | "playoffs" | "protests" | "riots" | "floods" | "wildfires" | "talks" | "budgets"
            | "standings" | "statistics" | "accords" | "sanctions" | "models" | "qualifiers" | "riders" | "taxes" | "borders" | "lines"
    )
}

/// Whether the words about four digits make them a year rather than a count.
fn is_said_as_year(context: &Context<'_>, at: usize, digits: &str) -> bool {
    let before = context.previous(at);
    let next_at = context.skip_space(at + 1);
    let next = context.str(next_at);
    let value: u32 = digits.parse().unwrap_or(0);
    let counted = context.shape(next_at) == Shape::Lower
        && next_at > at + 1
        && !(is_yearly(next) && (1900..2100).contains(&value))
        && ((next.ends_with('s')
            && !is_function_word(next)
            && !matches!(next, "was" | "is" | "has" | "as" | "its" | "this" | "saw" | "census" | "does" | "series"))
            || matches!(
                next,
                "people"
                    | "men"
                    | "women"
                    | "children"
                    | "feet"
                    | "million"
                    | "billion"
                    | "troops"
                    | "percent"
                    | "police"
                    | "meters"
                    | "sq"
                    | "square"
                    | "more"
                    | "other"
            ));
    #[rustfmt::skip]
    let dated = matches!(
        before,
        "in" | "In" | "since" | "Since" | "until" | "Until" | "by" | "By" | "during" | "During" | "circa" | "before" | "Before"
            | "after" | "After" | "early" | "late" | "mid" | "through" | "year" | "of" | "spring" | "summer" | "autumn" | "fall"
            | "winter" | "January" | "February" | "March" | "April" | "May" | "June" | "July" | "August" | "September" | "October"
            | "November" | "December" | "the" | "The" | "'s" | "from" | "From" | "till" | "ca" | "this" | "his" | "her" | "its" | "their" | "a"
    ) || is_possessive(before)
        || matches!(context.str(context.before(at).wrapping_sub(1)), "Q" | "H") && context.shape(context.before(at)) == Shape::Digits;
    #[rustfmt::skip]
    let measured = matches!(
        before,
        "about" | "some" | "over" | "nearly" | "almost" | "around" | "than" | "least" | "most" | "approximately" | "roughly" | "only"
            | "killed" | "another" | "up" | "exactly" | "estimated" | "additional" | "number" | "No" | "figure" | "level" | "reached" | "above" | "below" | "under"
    );
    if measured && !(1800..2100).contains(&value) {
        return false;
    }
    match value {
        1000..1100 | 2100.. => {
            dated
                && !counted
                && !matches!(before, "the" | "a" | "of" | "by" | "from" | "this" | "his" | "her" | "its" | "their")
        }
        _ if dated && !measured => {
            !(counted && matches!(before, "of" | "by" | "from" | "through" | "after" | "before" | "a"))
        }
        _ => !counted && (!measured || (1900..2050).contains(&value)),
    }
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(part) = part(context, at) {
        return Some(Found { end: part.end, rule: "part" });
    }
    let year = parse(context, at)?;
    // The hyphen of "1970s-era" is no more than a space, that of "1970s-1980s" is a word.
    let tied = year.decade && context.is_hyphen(year.end);
    Some(Found { end: year.end + usize::from(tied), rule: year.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some(part) = part(context, at) {
        // "in 4Q" is in the fourth quarter; "3Q profit" and "its 3Q" need no article.
        let alone = matches!(context.previous(at), "in" | "In" | "for" | "since" | "Since" | "of" | "during" | "by");
        let noun =
            context.shape(context.skip_space(part.end)) == Shape::Lower && !is_function_word(context.next(part.end));
        if !context.previous(at).eq_ignore_ascii_case("the") && (!part.year.is_empty() || alone && !noun) {
            spoken.word("the");
        }
        spoken.ordinal(part.number);
        spoken.word(part.name);
        if part.year.is_empty() {
            return;
        }
        spoken.word("of");
        return one(part.year, spoken);
    }
    let Some(year) = parse(context, at) else { return };
    if !year.before.is_empty() {
        spoken.word(year.before);
    }
    // The '00s are the first decade of this century.
    one(if year.decade && year.from == "00" { "2000" } else { year.from }, spoken);
    if year.decade {
        spoken.plural();
        if context.is_hyphen(year.end) && context.shape(year.end + 1) != Shape::Lower {
            spoken.word("to");
        }
    }
    if let Some(to) = year.to {
        if year.rule != "season" {
            spoken.word(link(context, at));
        }
        match to {
            "present" | "date" | "now" => spoken.word(to),
            "00" => spoken.year("2000"),
            _ => one(to, spoken),
        }
    }
    if year.possessive {
        spoken.ending("'s");
    }
    if let Some(era) = year.era {
        spoken.letters(era);
    }
}

fn one(digits: &str, spoken: &mut Spoken) {
    if digits.len() == 2 && !digits.starts_with('0') { spoken.cardinal(digits) } else { spoken.year(digits) }
}
