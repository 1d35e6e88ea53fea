//! Words that the paper masked: the mask is said, never the word. Guesses no letters, and bold type is no mask.

use super::{Class, Context, Found, Shape, Spoken, WORDS, is_function_word};

/// One line for people.
const EXPLAIN: &str = "masked words: f***, s--t and f---ing are said as a bleep";

pub(super) const CLASS: Class = Class { name: "censored", explain: EXPLAIN, starts: WORDS, find, say };

/// The lexeme after the masked word at `at`, and the small letters that may hold an ending.
fn parse<'a>(context: &Context<'a>, at: usize) -> Option<(usize, &'a str)> {
    let head = context.str(at);
    let mask = context.str(at + 1);
    if !mask.starts_with(['*', '-', '—']) {
        return None;
    }
    let small = matches!(context.shape(at), Shape::Lower | Shape::Letter | Shape::Capital) && head.len() <= 4;
    let opens = context.opens(at) && !context.is(at.wrapping_sub(1), "*");
    let masks = mask.chars().count();
    let tail = context.str(at + 2);
    let tailed = context.shape(at + 2) == Shape::Lower;
    // "Mel****" is somebody who would not be named.
    let named = context.shape(at) == Shape::Capital && !matches!(head, "Sh" | "Fu" | "Bi" | "Bull");
    if !small || !opens || named {
        return None;
    }
    let masked = match mask.chars().next()? {
        '*' if masks == 1 => tailed && (head.len() > 1 || is_rude(head) && tail.len() > 1),
        '*' => masks > 2 || tailed || head.len() == 1,
        // A dash may part a sentence: one letter that is no word must stand before it, and little after it.
        '-' if masks >= 3 && !tailed => is_rude(head) || head == "bull",
        '-' if masks >= 2 => is_rude(head) && (tail.len() <= 3 && !is_function_word(tail)),
        '—' => is_rude(head) && tailed && tail.len() <= 3 && !is_function_word(tail),
        _ => false,
    };
    masked.then(|| if tailed { (at + 3, tail) } else { (at + 2, "") })
}

/// How the words begin that papers mask.
fn is_rude(head: &str) -> bool {
    matches!(
        head,
        "f" | "F"
            | "s"
            | "S"
            | "b"
            | "B"
            | "c"
            | "C"
            | "d"
            | "D"
            | "n"
            | "N"
            | "p"
            | "P"
            | "t"
            | "T"
            | "w"
            | "W"
            | "sh"
            | "fu"
            | "bi"
    )
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    parse(context, at).map(|(end, _)| Found { end, rule: "bleep" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some((_, tail)) = parse(context, at) else { return };
    spoken.word(if context.shape(at) == Shape::Lower { "bleep" } else { "Bleep" });
    // The grammar of the sentence is kept: "a f***ing lie".
    let endings = ["ing", "ers", "ed", "er"];
    spoken.ending(endings.into_iter().find(|ending| tail.ends_with(ending)).unwrap_or_default());
}
