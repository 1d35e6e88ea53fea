//! Abbreviations of words, with or without their stop; months and days among them. Guesses none that is not in the table.

use super::{
    Class, Context, Found, Place, Shape, Spoken, WORDS, is_calendar_name, is_state, is_year, look_up, ordinal_at,
    short_form,
};

/// One line for people.
const EXPLAIN: &str = "abbreviations: Inc., No. 10, w/o, Nov., e.g., vs., etc., Smith v. Jones, Calif.";

pub(super) const CLASS: Class = Class { name: "abbreviation", explain: EXPLAIN, starts: WORDS, find, say };

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    if !context.opens(at) && !context.is(at.wrapping_sub(1), "-") {
        return None;
    }
    let written = context.str(at);
    let stop = context.is(at + 1, ".");
    if is_contraction(written) {
        return Some(("are", at + 1, "contraction"));
    }
    if let Some((spoken, end)) = stroke(context, at) {
        return Some((spoken, end, "stroke"));
    }
    if written.len() == 1 {
        return pair(context, at);
    }
    if matches!(written, "al") && context.previous(at) == "et" && stop {
        return Some(("al", at + 2, "latin"));
    }
    let row = short_form(context, at)?;
    // A stop with a letter tied to it is no abbreviation's.
    let tied = stop && (context.shape(at + 2).is_word() || context.shape(at + 2) == Shape::Digits);
    let stop = stop && !tied;
    let end = at + 1 + usize::from(stop);
    let next = context.skip_space(end);
    let last = next >= context.lexemes.len();
    // "dot gov" is an address that was said.
    if written == "gov" && context.previous(at) == "dot" {
        return None;
    }
    // On a line of its own "Hon." can be nothing else.
    let alone = at == 0 && last && stop;
    match row.place {
        // Before a name or a number they are classes of their own.
        // "17,000 pp." are pages all the same.
        Place::Number
            if written == "pp"
                && stop
                && context.shape(context.before(at)) == Shape::Digits
                && !is_year(context.previous(at)) =>
        {
            Some((row.spoken, end, "word"))
        }
        Place::Title | Place::Number => None,
        Place::After => {
            let tied = context.is_hyphen(end) || context.shape(end).is_word() || context.is(end, "/");
            let opens = context.shape(context.before(at)) == Shape::End;
            let named = context.shape(at) == Shape::Lower || !opens || stop && !last || alone;
            // "Ave Maria" is a prayer.
            let prayer = !stop && written == "Ave" && context.is(next, "Maria");
            (!tied && named && !prayer).then_some((row.spoken, end, "word"))
        }
        // The letters are a word of their own: the stop must be more than the sentence's.
        Place::Dotted if !stop => {
            // "1101 McKinley ave, Pomona"
            let street = matches!(written, "ave" | "rd" | "blvd") && matches!(context.str(end), "," | "");
            let named =
                context.shape(context.before(at)).is_capitalized() || context.shape(context.before(at)) == Shape::Mixed;
            (street && named).then_some((row.spoken, end, "word"))
        }
        Place::Dotted => {
            let month = is_calendar_name(row.spoken);
            let company = matches!(written, "Co" | "Cie");
            let after_place = context.is_after_comma(at) || context.is(at.wrapping_sub(1), "-");
            let before_name = context.shape(next).is_capitalized() || context.shape(next) == Shape::Mixed;
            let rank = matches!(
                written,
                "Hon"
                    | "Fr"
                    | "Sec"
                    | "Ft"
                    | "Ste"
                    | "Dem"
                    | "Dir"
                    | "gen"
                    | "gov"
                    | "Pt"
                    | "Dist"
                    | "Sq"
                    | "Ct"
                    | "Univ"
                    | "Bp"
                    | "Dep"
                    | "Treas"
                    | "SS"
                    | "Const"
                    | "Hosp"
                    | "Inst"
                    | "Elem"
                    | "Pl"
                    | "Ter"
                    | "Cir"
                    | "Assoc"
            );
            // "the D.C. Cir.", "the 9th Cir."
            let before = context.before(at);
            if written == "Cir" && (context.is(before, ".") || ordinal_at(context, before.wrapping_sub(1)).is_some()) {
                return Some(("Circuit", end, "word"));
            }
            if written == "Del" && before_name && !after_place {
                return Some(("Delegate", end, "word"));
            }
            if written.eq_ignore_ascii_case("est") && context.shape(next) == Shape::Digits {
                return Some((if written == "Est" { "Established" } else { "established" }, end, "word"));
            }
            let fits = match written {
                _ if month => {
                    !is_also_a_word(written)
                        || context.previous(at) == "on"
                        || !last
                            && (matches!(context.str(end), "," | ")")
                                || matches!(context.shape(next), Shape::Digits | Shape::Lower)
                                || before_name)
                }
                _ if company => context.shape(context.before(at)) != Shape::Lower,
                "Hon" if matches!(context.previous(at), "the" | "The" | "." | "Rt" | "Right") => true,
                // "Sec. of State", "Univ. of Ohio"
                "Sec" | "Univ" | "Dir" | "Dist" | "Inst" if context.is(next, "of") => true,
                "Ed" => context.previous(at) == "of",
                _ if rank => alone || before_name || context.shape(context.before(at)).is_capitalized(),
                "rd" | "ave" | "assoc" => context.shape(context.before(at)).is_capitalized(),
                "ed" | "max" | "min" | "Max" | "cont" | "Orig" => !last,
                "Cf" | "Viz" | "Misc" | "Est" | "Tel" => !last,
                _ if context.shape(at) == Shape::Lower => true,
                // States of the Union stand after a comma, or where something happens: "in Pa., Ga. and Ariz."
                _ => after_place || is_where(context, at),
            };
            fits.then_some((row.spoken, end, if month { "calendar" } else { "word" }))
        }
    }
}

/// Whether the word before says that a place comes: "in Pa.", "across Ga."
fn is_where(context: &Context<'_>, at: usize) -> bool {
    matches!(context.previous(at), "in" | "across" | "from" | "of" | "to" | "near") && !context.next(at + 2).is_empty()
        || context.is(at + 2, ",") && look_up(context.next(at + 3)).is_some_and(|row| is_state(row.spoken))
        || context.previous(at) == "and" && {
            let listed = context.before(context.before(at));
            context.is(listed, ".") || context.shape(listed) == Shape::Caps
        }
}

/// "What're", "where're": contractions that no voice says well; "they're" and its like are words.
pub(super) fn is_contraction(word: &str) -> bool {
    // Most words are turned away by their end.
    if !word.ends_with("re") {
        return false;
    }
    let stem = word.strip_suffix("'re").or_else(|| word.strip_suffix("’re"));
    stem.is_some_and(|stem| {
        matches!(
            stem,
            "what"
                | "What"
                | "where"
                | "Where"
                | "who"
                | "Who"
                | "how"
                | "How"
                | "why"
                | "Why"
                | "when"
                | "When"
                | "there"
                | "There"
                | "that"
                | "That"
                | "these"
                | "These"
                | "those"
                | "Those"
        )
    })
}

/// "w/", "w/o", "b/c", "c/o", "n/a": short forms with a stroke.
fn stroke(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !context.is(at + 1, "/") {
        return None;
    }
    let with = context.shape(at + 2) == Shape::Space || context.str(at + 2).len() > 1;
    let closes = context.closes(at + 3);
    match (context.str(at), context.str(at + 2)) {
        ("w", "o") if closes => Some(("without", at + 3)),
        ("W", "o") if closes => Some(("Without", at + 3)),
        ("b", "c") if closes => Some(("because", at + 3)),
        ("y", "y") if closes => Some(("year on year", at + 3)),
        ("u", "s") if closes && context.shape(context.skip_space(at + 3)) == Shape::Digits => {
            Some(("under section", at + 3))
        }
        ("q", "q") if closes => Some(("quarter on quarter", at + 3)),
        ("m", "m") if closes => Some(("month on month", at + 3)),
        ("c", "o") if closes => Some(("care of", at + 3)),
        ("n", "a") | ("N", "A") if closes => Some(("not applicable", at + 3)),
        ("L", "Cpl") if closes => Some(("Lance Corporal", at + 3)),
        ("a" | "d" | "f", "k" | "b")
            if context.is(at + 3, "/") && context.is(at + 4, "a") && context.closes(at + 5) =>
        {
            let spoken = match context.str(at) {
                "a" => "also known as",
                "d" => "doing business as",
                _ => "formerly known as",
            };
            Some((spoken, at + 5))
        }
        ("w", _) if with => Some(("with", at + 2)),
        ("W", _) if with && context.shape(at + 2) != Shape::Caps => Some(("With", at + 2)),
        _ => None,
    }
}

fn is_also_a_word(written: &str) -> bool {
    matches!(written, "Sun" | "Sat" | "Mar" | "Mon" | "Wed" | "Jun" | "Jul" | "Apr" | "Thu" | "Tue" | "Fri" | "Jan")
}

/// "e.g.", "i.e.", "Smith v. Jones", "p. 40", "c. 1900".
fn pair(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    if context.is(at + 1, ".") && matches!(context.str(at + 2), "g" | "e" | "G" | "E") {
        let end = at + 3 + usize::from(context.is(at + 3, "."));
        let tied = context.shape(end).is_word();
        return match (context.str(at), context.str(at + 2)) {
            ("e", "g") if !tied => Some(("for example", end, "latin")),
            ("i", "e") if !tied => Some(("that is", end, "latin")),
            _ => None,
        };
    }
    // "8.4% y-o-y"
    if context.is(at + 1, "-") && context.is(at + 2, "o") && context.is(at + 3, "-") && context.closes(at + 5) {
        return match (context.str(at), context.str(at + 4)) {
            ("y", "y") => Some(("year on year", at + 5, "word")),
            ("q", "q") => Some(("quarter on quarter", at + 5, "word")),
            ("m", "m") => Some(("month on month", at + 5, "word")),
            _ => None,
        };
    }
    // "£473 p.a."
    if context.is(at, "p") && context.is(at + 1, ".") && context.is(at + 2, "a") && context.is(at + 3, ".") {
        return Some(("per annum", at + 4, "latin"));
    }
    let stop = usize::from(context.is(at + 1, "."));
    let end = at + 1 + stop;
    let next = context.skip_space(end);
    // A lone v between words is always two sides: "England v Australia", "police v protesters".
    let contested = || {
        let before = context.before(at);
        let left = context.shape(before).is_word() || matches!(context.str(before), "." | ")");
        left && context.shape(at.wrapping_sub(1)) == Shape::Space && context.shape(next).is_word() && next > end
    };
    match context.str(at) {
        "v" if contested() => Some(("versus", end, "versus")),
        "b" | "d" | "r" if stop == 1 && is_lifetime(context, at, next) => {
            let spoken = match context.str(at) {
                "b" => "born",
                "d" => "died",
                _ => "reigned",
            };
            Some((spoken, end, "lifetime"))
        }
        "p" if stop == 1 && context.shape(next) == Shape::Digits => Some(("page", end, "number")),
        // "the 3rd c. BC"
        "c" if stop == 1 && ordinal_at(context, context.before(at).wrapping_sub(1)).is_some() => {
            Some(("century", end, "latin"))
        }
        "c" if stop == 1 && context.shape(next) == Shape::Digits => Some(("circa", end, "latin")),
        _ => None,
    }
}

/// "(b. 1950)", "(d. 1999)", "(r. 1558-1603)": after a bracket or a comma, before a year.
fn is_lifetime(context: &Context<'_>, at: usize, next: usize) -> bool {
    let year = context.shape(next) == Shape::Digits && (3..=4).contains(&context.str(next).len());
    year && context.is_after_comma(at)
}

/// The possessive after a stop, "Inc.'s": the lexeme after it.
fn possessive(context: &Context<'_>, end: usize) -> Option<usize> {
    let owned =
        context.is(end.wrapping_sub(1), ".") && matches!(context.str(end), "'" | "’") && context.is(end + 1, "s");
    owned.then_some(end + 2)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, end, rule)| Found { end: possessive(context, end).unwrap_or(end), rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((name, end, rule)) = parse(context, at) {
        if rule == "contraction" {
            let written = context.str(at);
            spoken.word(&written[..written.find(['\'', '’']).unwrap_or(written.len())]);
        }
        spoken.phrase(name);
        if possessive(context, end).is_some() {
            spoken.ending("'s");
        }
    }
}
