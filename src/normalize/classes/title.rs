//! Titles before names, and the two that are also places: St. and Dr. Bestows no title that is not written.

use super::{Class, Context, Found, Place, Shape, Spoken, WORDS, is_state, short_form, starts_sentences};

/// One line for people.
const EXPLAIN: &str = "titles before names: Dr., Mr., Gen., Sen., St. (saint or street), Lt. Col.";

pub(super) const CLASS: Class = Class { name: "title", explain: EXPLAIN, starts: WORDS, find, say };

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, usize, &'static str)> {
    let written = context.str(at);
    let row = short_form(context, at).filter(|row| row.place == Place::Title)?;
    // In capitals it is the same title.
    let written = if context.shape(at) == Shape::Caps { row.written } else { written };
    let ranked = |at: usize| short_form(context, at).is_some_and(|row| row.place == Place::Title);
    // "Lt-Gen" and "Det-Supt" are two titles tied.
    let tied = context.is_hyphen(at.wrapping_sub(1)) && ranked(at.wrapping_sub(2));
    // "St-Vulbas" and "Ste-Foy" are places.
    if written == "St" && context.opens(at) && context.is(at + 1, "-") && context.shape(at + 2) == Shape::Capital {
        return Some(("Saint", at + 2, "saint"));
    }
    // "ex-Gov. Hill"
    let led = context.is_hyphen(at.wrapping_sub(1))
        && matches!(context.str(at.wrapping_sub(2)), "ex" | "Ex" | "vice" | "then");
    if !context.opens(at) && !tied && !led {
        return None;
    }
    let stop = context.is(at + 1, ".") && context.shape(at + 2) != Shape::Lower;
    let end = at + 1 + usize::from(stop);
    // "Gov.-elect" is a governor yet; "Mt-Blanc" is a name.
    if context.is_hyphen(end) && !(stop && context.is(end + 1, "elect") || ranked(end + 1))
        || context.shape(end) == Shape::Digits
    {
        return None;
    }
    let next_at = context.skip_space(end);
    let next = context.shape(next_at);
    let before = context.shape(context.before(at));
    // At the very end a rank names nobody: the text was cut there.
    let cut = next == Shape::End && !before.is_capitalized();
    if cut && matches!(row.written, "Gen" | "Col" | "Rev" | "Brig" | "Det" | "Amb" | "Rep" | "Reps" | "Rt" | "Spc") {
        return None;
    }
    // "Gen Z" is young, and "Rev Up" no cleric.
    let is_name = stop || !(written == "Gen" && next == Shape::Letter || context.is(next_at, "Up"));
    let name_follows = is_name
        && (next.is_capitalized() || next == Shape::Mixed)
        && next_at > end
        && !(starts_sentences(context.str(next_at)) && before.is_capitalized());
    match written {
        "St" | "st" | "Dr" | "dr" => {
            let saint = matches!(written, "St" | "st");
            if saint && is_college(context, at) {
                return Some(("State", end, "state"));
            }
            let after_name = (before.is_capitalized()
                || context.shape(context.before(at)) == Shape::Lower && before != Shape::Lower
                || is_street_number(context, at))
                && context.shape(at.wrapping_sub(1)) == Shape::Space;
            if name_follows && !(after_name && is_street_number(context, at)) {
                return Some(if saint {
                    (word(written, "Saint", "saint"), end, "saint")
                } else {
                    (word(written, "Doctor", "doctor"), end, "title")
                });
            }
            if after_name || saint && stop && next == Shape::End {
                return Some(if saint {
                    (word(written, "Street", "street"), end, "street")
                } else {
                    (word(written, "Drive", "drive"), end, "drive")
                });
            }
            let plain = if saint { "Saint" } else { "Doctor" };
            (stop && (!saint || next != Shape::End)).then_some((plain, end, "title"))
        }
        // Without its stop a short form needs a name after it.
        _ => (stop
            || name_follows
            || matches!(written, "Mr" | "Mrs" | "mr" | "mrs" | "Cllr" | "Cllrs")
            || context.is_hyphen(end))
        .then_some((row.spoken, end, "title")),
    }
}

/// "Ohio St. 27-24", "Iowa St. won": a state's university, unless a street runs there.
fn is_college(context: &Context<'_>, at: usize) -> bool {
    let name = context.before(at);
    let named = is_state(context.str(name))
        && !matches!(context.str(name), "New" | "West" | "North" | "South" | "Rhode")
        || matches!(context.str(name), "Penn" | "Boise" | "Fresno" | "Ball" | "Wichita");
    let next = context.skip_space(at + 1 + usize::from(context.is(at + 1, ".")));
    let scored = context.shape(next) == Shape::Digits && context.is_hyphen(next + 1);
    #[rustfmt::skip]
    let plays = matches!(
        context.str(next),
        "beat" | "beats" | "won" | "wins" | "lost" | "loses" | "routed" | "upset" | "quarterback" | "coach" | "guard" | "forward" | "linebacker" | "running"
            | "wide" | "football" | "basketball" | "freshman" | "sophomore" | "junior" | "senior" | "fans" | "players"
    );
    named && (scored || plays)
}

fn word(written: &str, capital: &'static str, small: &'static str) -> &'static str {
    if written.starts_with(char::is_uppercase) { capital } else { small }
}

/// "12 S 1st St", "1428 Elm St": a number a word or two before.
fn is_street_number(context: &Context<'_>, at: usize) -> bool {
    let first = context.before(at);
    let second = context.before(first);
    matches!(context.shape(second), Shape::Digits) && context.shape(first).is_capitalized()
        || matches!(context.str(first), "st" | "nd" | "rd" | "th")
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, end, rule)| Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((name, _, _)) = parse(context, at) {
        spoken.phrase(name);
    }
}
