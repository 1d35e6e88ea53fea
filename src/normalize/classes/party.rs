//! Party and place of a legislator: "R-Texas". The place is left to the other classes.

use super::{Class, Context, Found, Shape, Spoken, WORDS};

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
    name(context.str(at))?;
    // After a bracket or a comma only: "D-Day" and "R-rated" are no parties.
    let tagged = matches!(context.previous(at), "(" | ",") && context.is_hyphen(at + 1);
    let place =
        matches!(context.shape(at + 2), Shape::Capital | Shape::Letter | Shape::Caps) && !context.is(at + 2, "Day");
    (tagged && place).then_some(Found { end: at + 2, rule: "tag" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    spoken.phrase(name(context.str(at)).unwrap_or_default());
}
