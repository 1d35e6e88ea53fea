//! Party and place of a legislator: "(R-Texas)", "(Lab, Leeds)". A state's name may be cut short; any other place is left to
//! the other classes.

use super::{Class, Context, Found, Shape, Spoken, WORDS, is_state, look_up, state_of};

/// One line for people.
const EXPLAIN: &str = "party tags: (R-Texas), D-Calif., I-Vt., Gov. Hill (D), (Lab, Leeds), (Lib Dem)";

pub(super) const CLASS: Class = Class { name: "party", explain: EXPLAIN, starts: WORDS, find, say };

/// A tag: the words for the party, those for the place where this class says them, and the lexeme after it.
struct Tag {
    party: &'static str,
    of: bool,
    place: &'static str,
    end: usize,
    rule: &'static str,
}

fn american(letter: &str) -> Option<&'static str> {
    match letter {
        "R" => Some("Republican"),
        "D" => Some("Democrat"),
        "I" => Some("Independent"),
        "L" => Some("Libertarian"),
        _ => None,
    }
}

fn parse(context: &Context<'_>, at: usize) -> Option<Tag> {
    if !context.opens(at) {
        return None;
    }
    match context.shape(at) {
        Shape::Letter if context.is_hyphen(at + 1) => placed(context, at),
        Shape::Letter if is_bracketed(context, at) && follows_title(context, at) => {
            Some(Tag { party: american(context.str(at))?, of: false, place: "", end: at + 1, rule: "letter" })
        }
        Shape::Capital | Shape::Caps => british(context, at),
        _ => None,
    }
}

/// Whether a word is the short name of a British party.
pub(super) fn is_party(word: &str) -> bool {
    matches!(word, "Lab" | "Con" | "Lib" | "Ind")
}

/// "R-Texas", "R-TX", "D-N.Y.", "R-W.Va.", "D-San Diego".
fn placed(context: &Context<'_>, at: usize) -> Option<Tag> {
    let party = american(context.str(at))?;
    let tag = |place, end| Some(Tag { party, of: true, place, end, rule: "tag" });
    let first = at + 2;
    let place = context.str(first);
    if let Some(state) = state_of(place).filter(|_| context.closes(first + 1)) {
        return tag(state, first + 1);
    }
    if context.is(first + 1, ".") && matches!(context.shape(first), Shape::Letter) {
        let second = context.str(first + 2);
        let end = first + 3 + usize::from(context.is(first + 3, "."));
        return match (place, second) {
            ("W", "Va") => tag("West Virginia", end),
            ("D", "C") => tag("", first),
            _ => tag(state_of(&[place, second].concat())?, end),
        };
    }
    let row = look_up(place).filter(|row| is_state(row.spoken));
    if let Some(row) = row.filter(|_| context.is(first + 1, ".") && context.shape(first + 2) != Shape::Lower) {
        return tag(row.spoken, first + 2);
    }
    let state = row.is_some() || is_state(place);
    // A city or a county needs a bracket or a comma before: "D-Day" and "R-rated" are no parties.
    let city = context.is_after_comma(at) && context.shape(first).is_capitalized() && place != "Day";
    (state || city).then(|| tag("", first)).flatten()
}

/// "(Lab, Leeds)", "(Con)", "(Lib Dem, Bath)": in brackets, alone or before a comma and a place.
fn british(context: &Context<'_>, at: usize) -> Option<Tag> {
    let party = match (context.str(at), context.str(at + 2)) {
        ("Lab", _) => "Labour",
        ("Con", _) => "Conservative",
        ("Lib", "Dem" | "Dems") => "Liberal Democrat",
        ("LD", _) => "Liberal Democrat",
        ("Ind", _) => "Independent",
        _ => return None,
    };
    let end = if context.is(at, "Lib") { at + 3 } else { at + 1 };
    let bracket = matches!(context.str(at.wrapping_sub(1)), "(" | "[");
    let named = context.shape(context.before(at.wrapping_sub(1))).is_capitalized();
    let closed = matches!(context.str(end), ")" | "]" | "/")
        || context.is(end, ",") && context.shape(context.skip_space(end + 1)).is_capitalized();
    // "Con gain from Lab", "Lab hold"
    let result = matches!(context.next(end), "hold" | "gain" | "HOLD" | "GAIN") && !context.is(at, "Ind")
        || context.previous(at) == "from" && context.previous(context.before(at)) == "gain";
    (bracket && named && closed || result).then_some(Tag { party, of: false, place: "", end, rule: "british" })
}

fn is_bracketed(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at.wrapping_sub(1)), "(" | "[") && matches!(context.str(at + 1), ")" | "]")
}

/// A letter alone is a party only after somebody who holds an office: "Gov. Ann Hill (R)".
fn follows_title(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let office = |word: &str| matches!(
        word,
        "Sen" | "Sens" | "Rep" | "Reps" | "Gov" | "Govs" | "Del" | "Senator" | "Senators" | "Representative" | "Representatives" | "Governor"
            | "Governors" | "Congressman" | "Congresswoman" | "Mayor" | "Delegate" | "President" | "Assemblyman" | "Assemblywoman" | "Speaker"
    );
    let mut back = at.wrapping_sub(1);
    (0..12).any(|_| {
        back = context.before(back);
        office(context.str(back))
    })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|tag| Found { end: tag.end, rule: tag.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some(tag) = parse(context, at) {
        spoken.phrase(tag.party);
        if tag.of {
            spoken.word("of");
        }
        spoken.phrase(tag.place);
    }
}
