//! Parts of laws, books and lists, counted with a number: Sec. 3.2, No. 10, § 230, 401(k). Counts nothing without one.

use super::{
    Class, Context, DIGITS, Found, Place, SIGNS, Shape, Spoken, WORDS, is_numbered, is_year, look_up, numbers,
};

/// One line for people.
const EXPLAIN: &str = "parts and numbers: No. 10, Sec. 3.2, Art. 5, § 230, Vol. 3, pp. 12-15, 401(k), Section 2(a)(1)";

pub(super) const CLASS: Class =
    Class { name: "section", explain: EXPLAIN, starts: DIGITS.or(WORDS).or(SIGNS), find, say };

/// The deepest that brackets go: "2(a)(1)(B)(ii)".
const DEEPEST: usize = 6;

/// What an abbreviation before a number stands for, and the lexeme after its stop.
fn part(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !context.opens(at) && !context.is(at.wrapping_sub(1), "-") {
        return None;
    }
    let written = context.str(at);
    let stop = context.is(at + 1, ".");
    // "s.23 of the Act"
    if stop && written == "s" && context.shape(context.skip_space(at + 2)) == Shape::Digits {
        return Some(("section", at + 2));
    }
    let end = at + 1 + usize::from(stop);
    let next = context.skip_space(end);
    // "Art. II" and "Fig. B" need their stop; "No. I" may be the end.
    let lettered =
        stop && matches!(written, "Art" | "Ch" | "Sec" | "Pt" | "Vol" | "Fig" | "fig" | "App" | "Apt" | "Std");
    let numbered = match context.shape(next) {
        Shape::Digits => true,
        Shape::Letter => lettered,
        Shape::Caps => lettered && numbers::roman(context.str(next)).is_some(),
        _ => context.is(next, "#"),
    };
    if next == at + 1 || !numbered {
        return None;
    }
    let row = look_up(written)?;
    match (row.place, written) {
        (Place::Number, _) => (stop || is_short_only(written)).then_some((row.spoken, end)),
        // These are a secretary, a point and a saint before a name.
        (_, "Sec") if stop => Some(("Section", end)),
        (_, "Pt") if stop => Some(("Part", end)),
        (_, "Ste") if stop => Some(("Suite", end)),
        (_, "Col") if stop => Some(("Column", end)),
        _ => None,
    }
}

/// Short forms that are no words of their own, so that they need no stop.
fn is_short_only(written: &str) -> bool {
    matches!(
        written,
        "NO" | "No"
            | "Nos"
            | "no"
            | "nos"
            | "VOL"
            | "Vol"
            | "Vols"
            | "vol"
            | "vols"
            | "pp"
            | "sec"
            | "secs"
            | "Fig"
            | "Figs"
            | "fig"
            | "figs"
            | "para"
            | "paras"
            | "Apt"
            | "Rte"
    )
}

/// "401(k)", "501(c)(3)", "Section 2(a)(1)": the lexeme after the last bracket.
fn brackets(context: &Context<'_>, at: usize) -> Option<usize> {
    if context.shape(at) != Shape::Digits || context.str(at).len() > 4 || !context.opens(at) {
        return None;
    }
    let back = context.before(at);
    let part = context.str(if context.is(back, ".") { back.wrapping_sub(1) } else { back });
    #[rustfmt::skip]
    let named = matches!(part, "s" | "Sec" | "Section" | "section" | "Art" | "Article" | "article" | "Rule" | "rule" | "Regulation" | "regulation");
    let counted = || named || is_numbered(context, at) || is_sign(context.previous(at));
    let mut end = at + 1;
    for _ in 0..DEEPEST {
        let inner = context.str(end + 1);
        let fits = match context.shape(end + 1) {
            Shape::Lower | Shape::Letter => inner.len() == 1 || inner.bytes().all(|b| b"iv".contains(&b)),
            // "(3)" after "501" is a list's; after a letter it is a part.
            Shape::Digits => inner.len() <= 2 && (end > at + 1 || counted()),
            _ => false,
        };
        if !fits || !context.is(end, "(") || !context.is(end + 2, ")") {
            break;
        }
        end += 3;
    }
    let plural = usize::from(context.is(end, "s"));
    (end > at + 1 && context.closes(end + plural)).then_some(end + plural)
}

/// "2016/679", "19-1392": an act of the European Union, or a case after "No."; the lexeme after.
fn act(context: &Context<'_>, at: usize) -> Option<usize> {
    let (first, second) = (context.str(at), context.str(at + 2));
    let plain = context.shape(at + 2) == Shape::Digits && context.opens(at) && context.closes(at + 3);
    let act = context.is(at + 1, "/") && is_year(first) && (3..=4).contains(&second.len());
    // "1999/2000" is a season.
    let act = act && !(is_year(second) && second > first);
    let back = context.before(at);
    let named = || {
        let word = if context.is(back, ".") { back.wrapping_sub(1) } else { back };
        matches!(context.str(word), "No" | "no" | "docket" | "Docket" | "Case" | "case" | "L" | "ref" | "Ref")
    };
    let case = context.is(at + 1, "-") && first.len() == 2 && (2..=4).contains(&second.len()) && named();
    // "No. 112/2024", "decree 70/2023", "no. 4184/15": the number of a year.
    let yearly = context.is(at + 1, "/")
        && first.len() <= 5
        && (second.len() == 4 && (second.starts_with("19") || second.starts_with("20")) && !is_year(first)
            || second.len() == 2 && named());
    // "§ 12-104", "Section 8-201": a part of a chapter; "§§ 3-5" are many.
    let part = context.is(at + 1, "-")
        && first.len() <= 3
        && (2..=4).contains(&second.len())
        && matches!(context.previous(at), "§" | "Section" | "section" | "Sec");
    (plain && (act || case || part || yearly)).then_some(at + 3)
}

/// "24-cr-00118", "3:24-cv-118": the number of a case in a federal court of the United States; the lexeme after.
fn docket(context: &Context<'_>, at: usize) -> Option<usize> {
    let first = at + 2 * usize::from(context.is(at + 1, ":") && context.str(at).len() == 1);
    let kind = matches!(context.str(first + 2), "cr" | "cv" | "mj" | "mc" | "md" | "ap" | "bk" | "cp");
    let tied = context.is(first + 1, "-") && context.is(first + 3, "-");
    let number = context.shape(first + 4) == Shape::Digits && context.str(first + 4).len() <= 6;
    (kind && tied && number && context.str(first).len() == 2 && context.opens(at)).then_some(first + 5)
}

fn is_sign(sign: &str) -> bool {
    matches!(sign, "§" | "§§")
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    match context.shape(at) {
        Shape::Sign if is_sign(context.str(at)) => Some(Found { end: at + 1, rule: "sign" }),
        Shape::Sign => None,
        Shape::Digits => match (act(context, at), docket(context, at)) {
            (Some(end), _) => Some(Found { end, rule: "act" }),
            (_, Some(end)) => Some(Found { end, rule: "docket" }),
            _ => brackets(context, at).map(|end| Found { end, rule: "brackets" }),
        },
        _ => part(context, at).map(|(_, end)| Found { end, rule: "part" }),
    }
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    match found.rule {
        "sign" => spoken.word(if context.is(at, "§") { "section" } else { "sections" }),
        "part" => {
            if let Some((name, _)) = part(context, at) {
                spoken.word(name);
            }
        }
        "docket" => {
            for place in at..found.end {
                let text = context.str(place);
                match context.shape(place) {
                    Shape::Digits if text.starts_with('0') || place + 1 == found.end => spoken.digits(text, "zero"),
                    Shape::Digits => spoken.cardinal(text),
                    Shape::Sign => {}
                    _ => spoken.letters(text),
                }
            }
        }
        "act" => {
            spoken.year(context.str(at));
            if context.is(at + 1, "/") {
                spoken.word("slash");
            }
            spoken.year(context.str(at + 2));
        }
        _ => {
            spoken.year(context.str(at));
            for place in at + 1..found.end {
                let text = context.str(place);
                match context.shape(place) {
                    Shape::Digits => spoken.cardinal(text),
                    Shape::Sign => {}
                    _ if place + 1 == found.end => spoken.ending(text),
                    _ => spoken.letters(text),
                }
            }
        }
    }
}
