//! Party and place of a legislator: "R-Texas". A state's name may be cut short; any other place is left to the other classes.

use super::{Class, Context, Found, Shape, Spoken, WORDS, is_state, look_up, state_of};

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

fn parse(context: &Context<'_>, at: usize) -> Option<(&'static str, &'static str, usize)> {
    let party = name(context.str(at)).filter(|_| context.is_hyphen(at + 1) && context.opens(at))?;
    let place = context.str(at + 2);
    // "R-TX", "D-N.Y."
    if let Some(state) = state_of(place).filter(|_| context.closes(at + 3)) {
        return Some((party, state, at + 3));
    }
    if context.shape(at + 2) == Shape::Letter && context.is(at + 3, ".") && context.shape(at + 4) == Shape::Letter {
        let code = [place, context.str(at + 4)].concat();
        return Some((party, state_of(&code)?, at + 5 + usize::from(context.is(at + 5, "."))));
    }
    let state = is_state(look_up(place).map_or(place, |row| row.spoken));
    // A city or a county needs a bracket or a comma before: "D-Day" and "R-rated" are no parties.
    let city = context.is_after_comma(at) && context.shape(at + 2).is_capitalized() && place != "Day";
    (state || city).then_some((party, "", at + 2))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(_, _, end)| Found { end, rule: "tag" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((party, state, _)) = parse(context, at) {
        spoken.phrase(party);
        spoken.phrase(state);
    }
}
