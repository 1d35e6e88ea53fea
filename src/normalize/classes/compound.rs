//! A number tied to words by hyphens. Its words are parted by spaces: "three year old".

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, WORDS, is_year};

/// One line for people.
const EXPLAIN: &str = "numbers in compounds: 550-pound, 3-year-old, 1,200-mile, under-21, top-10";

pub(super) const CLASS: Class =
    Class { name: "compound", explain: EXPLAIN, starts: DIGITS.or(WORDS).or(SIGNS), find, say };

/// The most words that one compound ties.
const LONGEST: usize = 6;

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if context.shape(at).is_word() {
        // "under-21", "top-10", "Article-5": a word before a number.
        let number = context.is_hyphen(at + 1).then(|| context.number(at + 2)).flatten()?;
        let plain = matches!(context.shape(at), Shape::Lower | Shape::Capital) && context.opens(at);
        let end = tail(context, number.end);
        // "noon-1 p.m." is a span of time.
        let span = matches!(context.str(at), "noon" | "Noon" | "midnight" | "Midnight");
        let plain = plain && !span && !context.is(number.end, "/");
        return (plain && (context.closes(end) || context.is_hyphen(end)))
            .then_some(Found { end, rule: "word-number" });
    }
    let number = context.number(at)?;
    let suspended = context.is_hyphen(number.end) && context.shape(number.end + 1) == Shape::Space;
    if suspended && matches!(context.str(number.end + 2), "and" | "or" | "to") && context.opens(at) {
        // "two- and three-year": the first hyphen waits for the noun.
        return Some(Found { end: number.end + 1, rule: "suspended" });
    }
    let end = tail(context, number.end);
    (end > number.end && context.opens(at)).then_some(Found { end, rule: "number-word" })
}

/// The end of the hyphens and small words after a number.
pub(super) fn tail(context: &Context<'_>, at: usize) -> usize {
    let mut end = at;
    for _ in 0..LONGEST {
        if !context.is_hyphen(end)
            || !matches!(context.shape(end + 1), Shape::Lower | Shape::Capital)
            || context.is(end + 2, "'")
        {
            break;
        }
        end += 2;
    }
    end
}

/// Says the words of a [`tail`], parted by spaces.
pub(super) fn say_tail(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    for place in (at..tail(context, at)).filter(|place| context.shape(*place).is_word()) {
        spoken.word(context.str(place));
    }
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    let mut place = at;
    while place < found.end {
        if let Some(number) = context.number(place) {
            if found.rule == "word-number" && number.fraction.is_none() && is_year(number.whole) {
                spoken.year(number.whole);
            } else {
                spoken.number(&number);
            }
            place = number.end;
        } else {
            if context.shape(place).is_word() {
                spoken.word(context.str(place));
            }
            place += 1;
        }
    }
}
