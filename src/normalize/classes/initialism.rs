//! Strings of capitals: letters or a word. Ambiguous ones are told by the words about them; unknown ones by a closure.

use crate::model::Join;

use super::{Class, Context, Found, Shape, Spoken, WORDS, capitals, is_lettered, state_of};

/// One line for people.
const EXPLAIN: &str = "capitals: U.N., US, BBC by letters; NATO, UNESCO as words; MPs, AT&T, J. K. Rowling";

pub(super) const CLASS: Class = Class { name: "initialism", explain: EXPLAIN, starts: WORDS, find, say };

/// How a string of capitals is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Letter by letter.
    Letters,
    /// As a word.
    Word,
    /// As a word, because all about it is in capitals; said in small letters, so that it stays a word elsewhere.
    Headline,
    /// In other words: a state of the Union.
    Phrase(&'static str),
}

/// A string of capitals at `at` without its small ending: "NATO" of "NATO's".
fn base<'a>(context: &Context<'a>, at: usize) -> &'a str {
    let text = context.str(at);
    &text[..text.find(['\'', '’']).unwrap_or(text.len())]
}

/// How the capitals at `at` are said.
pub(super) fn reading(context: &Context<'_>, at: usize) -> Reading {
    let text = base(context, at);
    let headline = || is_headline(context, at);
    if text.len() == 2
        && let Some(reading) = state(context, at, text)
    {
        return reading;
    }
    if is_in_name(context, at) {
        return Reading::Word;
    }
    // An "AH-64" is no sigh.
    if text.len() == 2 && context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits {
        return Reading::Letters;
    }
    match text {
        "IT" | "WHO" if headline() && !is_body_in_headline(context, at, text) => return Reading::Headline,
        // "a 2.85 ERA": earned runs.
        "ERA" if context.shape(context.before(at)) == Shape::Digits => return Reading::Letters,
        "SAT" if matches!(context.next(at + 1), "test" | "tests" | "score" | "scores" | "exam") => {
            return Reading::Letters;
        }
        // "an OR nurse": an operating room.
        "OR" if matches!(context.previous(at), "an" | "the") => return Reading::Letters,
        "HI" | "OH" if headline() => return Reading::Headline,
        // Never in capitals again: after a comma they would be states.
        "IN" | "ME" | "OR" => return Reading::Headline,
        "US" if is_pronoun(context, at) && headline() => return Reading::Headline,
        _ => {}
    }
    // A name of three letters or less is too often part of another ("Ira", "La") to overrule the table by itself.
    if text.len() > 3 && (context.is_word)(text) {
        return Reading::Word;
    }
    if capitals::is_spelled(text) {
        let word = capitals::is_ordinary(text) && !matches!(text, "WHO") && headline();
        return if word { Reading::Headline } else { Reading::Letters };
    }
    if capitals::is_spoken(text) || capitals::is_ordinary(text) || (context.is_word)(text) {
        return Reading::Word;
    }
    let readable = capitals::is_readable(text);
    match text.chars().count() {
        // Nobody founds a body of seven initials.
        7.. => Reading::Word,
        4.. if readable => Reading::Word,
        3.. if has_vowel(text) && (headline() || is_dateline(context, at)) => Reading::Headline,
        _ => Reading::Letters,
    }
}

fn has_vowel(text: &str) -> bool {
    text.chars().any(|c| !c.is_ascii() || "AEIOUY".contains(c))
}

/// "WHO WARNS", "IT FIRM": in a headline the word beside tells the body from the word.
fn is_body_in_headline(context: &Context<'_>, at: usize, text: &str) -> bool {
    #[rustfmt::skip]
    let tells = |next: &str| match text {
        "WHO" => matches!(next, "WARNS" | "SAYS" | "DECLARES" | "CHIEF" | "URGES" | "CALLS" | "REPORTS" | "APPROVES" | "TEAM" | "PANEL" | "EXPERTS" | "FUNDING" | "HEAD" | "BACKS"),
        _ => matches!(next, "FIRM" | "FIRMS" | "STAFF" | "GLITCH" | "SYSTEM" | "SYSTEMS" | "FAILURE" | "WORKERS" | "OUTAGE" | "SECTOR" | "GIANT" | "BOSS" | "CHIEF" | "MELTDOWN" | "SUPPORT" | "WORKER" | "EXPERT"),
    };
    tells(context.next(at + 1))
}

/// "LVIV, Ukraine (AP) —", "UFA (Reuters) -": the capitals that open a report name a place.
fn is_dateline(context: &Context<'_>, at: usize) -> bool {
    let opened = matches!(context.next(at + 1), "," | "(") && at == 0;
    opened && (2..14).any(|step| is_wide_dash(context, at + step))
}

fn is_wide_dash(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "—" | "--") || context.is_hyphen(at) && context.shape(at + 1) == Shape::Space
}

/// "Austin, TX" is a state; "ME" alone in brackets is a name cut short.
fn state(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    let bracketed = matches!(context.str(at.wrapping_sub(1)), "(" | "[") && matches!(context.str(at + 1), ")" | "]");
    if bracketed {
        return capitals::is_ordinary(text).then_some(Reading::Letters);
    }
    let closed = context.closes(at + 1) && context.shape(context.skip_space(at + 1)) != Shape::Capital;
    (closed && is_placed(context, at)).then(|| state_of(text)).flatten().map(Reading::Phrase)
}

/// After a name and a comma, as states stand.
fn is_placed(context: &Context<'_>, at: usize) -> bool {
    let comma = context.before(at);
    context.is(comma, ",") && context.shape(context.before(comma)).is_capitalized()
}

/// "Raleigh, N.C.": with stops stand the states of two words; "M.D." and "M.A." after a name are degrees.
fn dotted_state(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    if context.is(at, "W") && context.is(at + 1, ".") && context.is(at + 2, "Va") && context.is(at + 3, ".") {
        return is_placed(context, at).then_some(("West Virginia", at + 4));
    }
    let two = context.shape(at) == Shape::Letter && context.shape(at + 2) == Shape::Letter;
    let stops = context.is(at + 1, ".") && context.is(at + 3, ".") && !context.shape(at + 4).is_word();
    // "the N.J. Devils, N.Y. Jets": a name goes on.
    let goes_on = context.shape(context.skip_space(at + 4)) == Shape::Capital;
    if !two || !stops || goes_on || !is_placed(context, at) {
        return None;
    }
    let name = state_of(&[context.str(at), context.str(at + 2)].concat())?;
    name.contains(' ').then_some((name, at + 4))
}

/// "LA PAZ", "AL-BASHIR": the capitals and a neighbour in capitals make a name, whatever they are alone.
fn is_in_name(context: &Context<'_>, at: usize) -> bool {
    let named = |first: usize| {
        let is_pair = context.shape(first) == Shape::Caps && context.shape(first + 2) == Shape::Caps;
        let is_tied = is_pair && (context.shape(first + 1) == Shape::Space || context.is_hyphen(first + 1));
        is_tied && (context.is_word)(context.slice(first, first + 3))
    };
    named(at) || named(at.wrapping_sub(2))
}

/// "TELL US MORE": after a verb or a preposition, in capitals all about.
fn is_pronoun(context: &Context<'_>, at: usize) -> bool {
    matches!(
        context.previous(at),
        "TELL" | "OF" | "TO" | "FOR" | "WITH" | "LET" | "GIVE" | "FROM" | "ABOUT" | "JOIN" | "HELP" | "AMONG"
    )
}

/// Whether the words about are capitals too: within three words at least one that is no initialism, and no small letters;
/// or a word in capitals on either side, as in "he wrote MAKE IT STOP".
fn is_headline(context: &Context<'_>, at: usize) -> bool {
    let mut loud = 0;
    let mut soft = 0;
    for step in 1..=6 {
        for place in [at.wrapping_sub(step), at + step] {
            match context.shape(place) {
                Shape::Caps if is_loud(context.str(place)) => loud += 1,
                Shape::Lower if context.str(place).len() >= 2 => soft += 1,
                _ => {}
            }
        }
    }
    let shouted = |place| context.shape(place) == Shape::Caps && is_loud(context.str(place));
    loud >= 1 && soft == 0 || shouted(context.before(at)) && shouted(context.skip_space(at + 1))
}

/// Capitals that only somebody who shouts would write.
fn is_loud(text: &str) -> bool {
    (text.len() >= 4 && !capitals::is_spelled(text) && !capitals::is_spoken(text)) || capitals::is_ordinary(text)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let rule_of = |reading| match reading {
        Reading::Letters => "letters",
        Reading::Word => "word",
        Reading::Headline => "headline",
        Reading::Phrase(_) => "state",
    };
    match context.shape(at) {
        Shape::Letter | Shape::Lower | Shape::Capital if context.str(at).len() <= 3 => {
            if let Some((_, end)) = dotted_state(context, at) {
                return Some(Found { end, rule: "dotted-state" });
            }
            dotted(context, at).or_else(|| {
                if context.shape(at) == Shape::Letter {
                    letter(context, at)
                } else {
                    cut(context, at).map(|end| Found { end, rule: "letters" })
                }
            })
        }
        Shape::Caps => {
            // "AT&T", "Q&A" and "S&P" are one name.
            if let Some(end) = ampersand(context, at) {
                return Some(Found { end, rule: "ampersand" });
            }
            Some(Found { end: at + 1, rule: rule_of(reading(context, at)) })
        }
        Shape::Mixed => match plural(context, at) {
            Some(_) => Some(Found { end: at + 1, rule: "plural" }),
            None => mixed(context, at).map(|_| Found { end: at + 1, rule: "mixed" }),
        },
        Shape::Lower | Shape::Capital => cut(context, at).map(|end| Found { end, rule: "letters" }),
        _ => None,
    }
}

/// "PhD", "MoD", "mRNA": the letters to be spelled, and the ending.
fn mixed<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let spelled = |text: &str| {
        matches!(
            text,
            "PhD" | "GmbH" | "BSc" | "MSc" | "DSc" | "BEd" | "MEd" | "mRNA" | "tRNA" | "siRNA" | "iOS" | "pH"
        ) || matches!(text.as_bytes(), [first, b'a'..=b'z', last]
                if first.is_ascii_uppercase() && last.is_ascii_uppercase() && first != last)
            || matches!(text, "macOS" | "watchOS" | "iPadOS" | "tvOS" | "visionOS" | "HarmonyOS" | "ChromeOS")
    };
    let text = context.str(at);
    let base = base(context, at);
    let stem = base.strip_suffix('s').filter(|stem| spelled(stem)).unwrap_or(base);
    (spelled(stem) && !context.is_hyphen(at + 1)).then(|| text.split_at(stem.len()))
}

/// Small letters that are always spelled.
fn cut(context: &Context<'_>, at: usize) -> Option<usize> {
    (is_cut(context.str(at)) && context.closes(at + 1)).then_some(at + 1)
}

/// Whether a word without capitals is spelled all the same. Asked of every word, so the length is looked at first.
pub(super) fn is_cut(word: &str) -> bool {
    match word.len() {
        2 => matches!(word, "tv" | "Tv" | "ok" | "pp" | "uk"),
        3 => matches!(word, "dvd" | "plc" | "Plc" | "aka"),
        _ => false,
    }
}

fn ampersand(context: &Context<'_>, at: usize) -> Option<usize> {
    let right = at + 2;
    let capitals = base(context, right);
    let short = context.str(at).len() <= 3 && capitals.len() <= 3;
    let loud = context.shape(right).is_capitalized() && capitals.chars().all(char::is_uppercase);
    (context.is(at + 1, "&") && loud && short).then_some(right + 1)
}

/// "U.S.", "a.m.", "Ph.D.", "J.K.": at least two letters with stops.
fn dotted(context: &Context<'_>, at: usize) -> Option<Found> {
    if !context.opens(at) && !context.is_hyphen(at.wrapping_sub(1)) {
        return None;
    }
    if let Some(end) = spaced_stops(context, at) {
        return Some(Found { end, rule: "stops" });
    }
    let single =
        |at: usize| context.shape(at).is_word() && (context.str(at).chars().count() == 1 || context.is(at, "Ph"));
    let mut end = at;
    let mut letters = 0;
    while single(end) && context.is(end + 1, ".") {
        letters += 1;
        end += 2;
    }
    // "U.S" without its last stop, "U.S.'s" with an ending.
    if letters >= 1 && single(end) && !context.shape(end + 1).is_word() {
        letters += 1;
        end += 1;
    } else if letters >= 1
        && context.shape(end) == Shape::Capital
        && context.str(end).len() <= 4
        && context.str(end).ends_with('s')
        && context.str(end).contains(['\'', '’'])
    {
        end += 1;
        letters += 1;
    }
    if letters < 2 || context.shape(end).is_word() && !context.is(end, "s") {
        return None;
    }
    if context.is(end, "s") || (matches!(context.str(end), "'" | "’") && context.is(end + 1, "s")) {
        end += if context.is(end, "s") { 1 } else { 2 };
    }
    Some(Found { end, rule: "stops" })
}

/// "Ph. D.", "U. S.", "D. C.", as older papers space them.
fn spaced_stops(context: &Context<'_>, at: usize) -> Option<usize> {
    let second = at + 3;
    let spaced = context.is(at + 1, ".") && context.shape(at + 2) == Shape::Space;
    let known =
        matches!((context.str(at), context.str(second)), ("Ph" | "M", "D") | ("U", "S" | "K" | "N") | ("D", "C"));
    let closed = context.is(second + 1, ".") || !context.shape(second + 1).is_word();
    (spaced && known && closed).then(|| second + 1 + usize::from(context.is(second + 1, ".")))
}

/// A lone capital: an initial, a grade, a vitamin. "A" and "I" are words unless a stop makes them initials.
fn letter(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = ampersand(context, at) {
        return Some(Found { end, rule: "ampersand" });
    }
    let text = context.str(at);
    // "the F B I. the rest": after a spelled letter the stop is the sentence's.
    let spelled = context.shape(at.wrapping_sub(1)) == Shape::Space
        && context.shape(at.wrapping_sub(2)) == Shape::Letter
        && (context.opens(at.wrapping_sub(2)) || context.is(at.wrapping_sub(3), "-"))
        && !matches!(context.str(at.wrapping_sub(3)), "°" | "′" | "″" | "'" | "’" | "\"")
        || is_lettered(context.previous(at))
        || context.previous(at) == "and" && context.shape(context.before(context.before(at))) == Shape::Letter
        || context.shape(context.before(at)) == Shape::Lower
            && context.shape(context.skip_space(at + 2)) == Shape::Lower;
    let initial = context.is(at + 1, ".") && context.shape(at + 2) != Shape::Digits && !spelled;
    if initial {
        let last = at + 2 >= context.lexemes.len();
        let word = matches!(text, "I") && last;
        return (!word).then_some(Found { end: at + 2, rule: "initial" });
    }
    (!matches!(text, "A" | "I" | "O")).then_some(Found { end: at + 1, rule: "letter" })
}

/// The capitals of "MPs" and "NGOs'": all but a small s.
fn plural<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let text = base(context, at);
    let capitals = text.strip_suffix('s')?;
    let loud = capitals.len() >= 2 && capitals.chars().all(char::is_uppercase);
    loud.then(|| context.str(at).split_at(capitals.len()))
}

/// "ATACMs", "RINOs": unknown capitals that a mouth can say, before a small s.
fn is_word_in_plural(text: &str) -> bool {
    text.len() >= 4 && !capitals::is_spelled(text) && capitals::is_readable(text)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    match found.rule {
        "plural" | "mixed" => {
            say_mixed(context, at, spoken);
        }
        "ampersand" => {
            spoken.letters(context.str(at));
            spoken.word("and");
            spoken.tie(Join::Space);
            spoken.letters(base(context, at + 2));
            spoken.ending(&context.str(at + 2)[base(context, at + 2).len()..]);
        }
        "stops" => {
            for place in at..found.end {
                let text = context.str(place);
                let first = text.split(['\'', '’']).next().unwrap_or_default();
                if text == "s" && (place > at) && !context.is(place + 1, ".") {
                    spoken.ending(if context.is(place.wrapping_sub(1), ".") { "s" } else { "'s" });
                } else if context.shape(place).is_word() {
                    spoken.letters(first);
                    spoken.ending(&text[first.len()..]);
                }
            }
        }
        "dotted-state" => {
            if let Some((name, _)) = dotted_state(context, at) {
                spoken.phrase(name);
            }
        }
        "initial" | "letter" => spoken.letters(context.str(at)),
        "letters" if context.shape(at) != Shape::Caps => spoken.letters(context.str(at)),
        _ => say_capitals(context, at, reading(context, at), spoken),
    }
}

/// Says "MPs", "PhD", "macOS" at `at`, and whether there was such a thing to say.
pub(super) fn say_mixed(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> bool {
    if let Some((capitals, ending)) = plural(context, at) {
        if (context.is_word)(capitals) || capitals::is_spoken(capitals) || is_word_in_plural(capitals) {
            spoken.word(context.str(at));
        } else {
            spoken.letters(capitals);
            spoken.ending(ending);
        }
        return true;
    }
    let Some((letters, ending)) = mixed(context, at) else { return false };
    match letters.strip_suffix("OS").filter(|stem| stem.len() > 1) {
        Some(stem) => {
            spoken.word(stem);
            spoken.letters("OS");
        }
        None => spoken.letters(letters),
    }
    spoken.ending(ending);
    true
}

/// Says the capitals at `at` as they are to be read, with their small ending.
pub(super) fn say_capitals(context: &Context<'_>, at: usize, reading: Reading, spoken: &mut Spoken) {
    let text = context.str(at);
    let base = base(context, at);
    match reading {
        Reading::Word => return spoken.word(text),
        Reading::Headline => {
            let mut letters = text.chars();
            let first: String = letters.next().into_iter().collect();
            return spoken.word(&(first + &letters.as_str().to_lowercase()));
        }
        Reading::Letters => spoken.letters(base),
        Reading::Phrase(name) => spoken.phrase(name),
    }
    spoken.ending(&text[base.len()..]);
}
