//! Abbreviations of words, with or without their stop; months and days among them. Guesses none that is not in the table.

use super::{Class, Context, Found, Place, Shape, Spoken, WORDS, is_calendar_name, look_up};

/// One line for people.
const EXPLAIN: &str = "abbreviations: Inc., No. 10, Nov., e.g., vs., etc., Smith v. Jones, Calif.";

pub(super) const CLASS: Class = Class { name: "abbreviation", explain: EXPLAIN, starts: WORDS, find, say };

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    if !context.opens(at) && !context.is(at.wrapping_sub(1), "-") {
        return None;
    }
    let written = context.str(at);
    let stop = context.is(at + 1, ".");
    if written.len() == 1 {
        return pair(context, at);
    }
    if matches!(written, "al") && context.previous(at) == "et" && stop {
        return Some(("al", at + 2, "latin"));
    }
    let row = look_up(written)?;
    // A stop with a letter tied to it is no abbreviation's.
    let tied = stop && (context.shape(at + 2).is_word() || context.shape(at + 2) == Shape::Digits);
    let stop = stop && !tied;
    let end = at + 1 + usize::from(stop);
    let next = context.skip_space(end);
    let last = next >= context.lexemes.len();
    // On a line of its own "Hon." can be nothing else.
    let alone = at == 0 && last && stop;
    match row.place {
        // Before a name or a number they are classes of their own.
        Place::Title | Place::Number => None,
        Place::After => {
            let tied = context.is_hyphen(end) || context.shape(end).is_word() || context.is(end, "/");
            let named = context.shape(at) == Shape::Lower
                || context.shape(context.before(at)) != Shape::End
                || alone
                || written == "Approx";
            (!tied && named).then_some((row.spoken, end, "word"))
        }
        // The letters are a word of their own: the stop must be more than the sentence's.
        Place::Dotted if !stop => None,
        Place::Dotted => {
            let month = is_calendar_name(row.spoken);
            let company = matches!(written, "Co" | "Cie");
            let after_place = context.is_after_comma(at) || context.is(at.wrapping_sub(1), "-");
            let before_name = context.shape(next).is_capitalized();
            let rank = matches!(
                written,
                "Gen"
                    | "Col"
                    | "Rep"
                    | "Reps"
                    | "Rev"
                    | "Hon"
                    | "Brig"
                    | "Det"
                    | "Fr"
                    | "Sec"
                    | "Amb"
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
            );
            let fits = match written {
                _ if month => {
                    !is_also_a_word(written)
                        || !last && (context.is(end, ",") || context.shape(next) == Shape::Digits || before_name)
                }
                _ if company => context.shape(context.before(at)) != Shape::Lower,
                "Hon" if context.previous(at).eq_ignore_ascii_case("the") => true,
                _ if rank => alone || before_name || context.shape(context.before(at)).is_capitalized(),
                "rd" | "ave" => context.shape(context.before(at)).is_capitalized(),
                "ca" | "est" | "ed" | "incl" | "viz" | "inc" | "assn" | "bros" => !last || written != "ed",
                // States of the Union stand after a comma.
                _ => after_place,
            };
            fits.then_some((row.spoken, end, if month { "calendar" } else { "word" }))
        }
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
    let stop = usize::from(context.is(at + 1, "."));
    let end = at + 1 + stop;
    let next = context.skip_space(end);
    let names =
        || context.shape(context.before(at)).is_capitalized() && context.shape(next).is_capitalized() && next > end;
    match context.str(at) {
        "v" if names() => Some(("versus", end, "versus")),
        "p" if stop == 1 && context.shape(next) == Shape::Digits => Some(("page", end, "number")),
        "c" if stop == 1 && context.shape(next) == Shape::Digits => Some(("circa", end, "latin")),
        _ => None,
    }
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, end, rule)| Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((name, _, _)) = parse(context, at) {
        spoken.phrase(name);
    }
}
