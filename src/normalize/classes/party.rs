//! Party and place of a legislator: "R-Texas". The place is left to the other classes.

use super::{Class, Context, Found, Spoken, WORDS, is_state, look_up};

/// One line for people.
const EXPLAIN: &str = "party tags: (R-Texas), D-Calif., I-Vt.";

pub(super) const CLASS: Class = Class { name: "party", explain: EXPLAIN, starts: WORDS, find, say };

fn name(letter: &str) -> Option<&'static str> {
    match letter {
        "R" => Some("Republican of"),
        "D" => Some("Democrat of"),
        "I" => Some("Independent of"),
        _ => None,
    }
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    name(context.str(at)).filter(|_| context.is_hyphen(at + 1) && context.opens(at))?;
    let place = context.str(at + 2);
    let state = is_state(look_up(place).map_or(place, |row| row.spoken));
    // A city or a county needs a bracket or a comma before: "D-Day" and "R-rated" are no parties.
    let city = context.is_after_comma(at) && context.shape(at + 2).is_capitalized() && place != "Day";
    (state || city).then_some(Found { end: at + 2, rule: "tag" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    spoken.phrase(name(context.str(at)).unwrap_or_default());
}
