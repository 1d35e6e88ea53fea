//! Addresses of the net: links, e-mail, domains, handles, hashtags. Follows none of them.

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, WORDS, is_spelled, reading, say_capitals};

/// One line for people.
const EXPLAIN: &str = "links and handles: example.com/news, desk@example.org, @agency, #ClimateStrike";

pub(super) const CLASS: Class =
    Class { name: "electronic", explain: EXPLAIN, starts: DIGITS.or(SIGNS).or(WORDS), find, say };

/// An address longer than this is not worth a listener's time; it is named as silent.
const LONGEST: usize = 80;

/// Endings that make a domain of two words and a point.
#[rustfmt::skip]
fn is_ending(text: &str) -> bool {
    matches!(
        text,
        "com" | "org" | "net" | "edu" | "gov" | "mil" | "int" | "info" | "biz" | "io" | "ai" | "co" | "uk" | "us" | "ca" | "au" | "de"
            | "fr" | "it" | "es" | "nl" | "ru" | "ua" | "ch" | "at" | "be" | "se" | "no" | "dk" | "fi" | "pl" | "eu" | "in" | "jp" | "cn"
            | "br" | "mx" | "za" | "ie" | "nz" | "tv" | "me" | "fm" | "news" | "app" | "dev" | "gg" | "ly" | "sm" | "html" | "pdf"
            | "COM" | "ORG" | "Com" | "onion" | "xyz" | "ro" | "id" | "il" | "tr" | "gr" | "cz" | "hu" | "pt" | "ar" | "cl" | "sg" | "hk" | "kr" | "tw" | "pk" | "ng" | "ke" | "eg" | "or" | "ac" | "online" | "site" | "blog" | "tech" | "abc"
    )
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let shape = context.shape(at);
    if shape == Shape::Sign {
        return tag(context, at);
    }
    let tied = context.shape(at + 1) == Shape::Digits || context.shape(at + 1).is_word();
    if !tied && !matches!(context.str(at + 1), "." | ":" | "@" | "-" | "_" | "+" | "/") {
        return None;
    }
    let in_clock = context.is(at.wrapping_sub(1), ":") && context.shape(at.wrapping_sub(2)) == Shape::Digits;
    if !context.opens(at) || in_clock {
        return None;
    }
    let chunk = Chunk::new(context, at);
    let rule = if chunk.protocol {
        "link"
    } else if chunk.at_sign {
        "mail"
    } else if chunk.domain {
        "domain"
    } else {
        return None;
    };
    let length = context.slice(at, chunk.end).len();
    Some(Found { end: chunk.end, rule: if length > LONGEST { "endless-address" } else { rule } })
}

/// "@agency", "#ClimateStrike"; "#1" is a number.
fn tag(context: &Context<'_>, at: usize) -> Option<Found> {
    let rule = match context.str(at) {
        "@" => "handle",
        "#" => "hashtag",
        _ => return None,
    };
    if !context.opens(at) || !context.shape(at + 1).is_word() {
        return None;
    }
    let mut end = at + 2;
    while context.shape(end).is_word()
        || context.shape(end) == Shape::Digits
        || (context.is(end, "_") && !context.closes(end + 1))
    {
        end += 1;
    }
    Some(Found { end, rule })
}

/// A run without spaces, as far as an address may go.
struct Chunk {
    end: usize,
    protocol: bool,
    at_sign: bool,
    domain: bool,
}

impl Chunk {
    fn new(context: &Context<'_>, at: usize) -> Self {
        let mut chunk = Self { end: at, protocol: false, at_sign: false, domain: false };
        let mut place = at;
        let mut path = false;
        let mut points = 0;
        while place - at < 120 {
            let text = context.str(place);
            let inner = match context.shape(place) {
                Shape::End | Shape::Space | Shape::Foreign => false,
                Shape::Sign => matches!(
                    text,
                    "." | "-" | "_" | "/" | "//" | ":" | "@" | "?" | "=" | "&" | "%" | "+" | "#" | "~" | "--" | "///"
                ),
                _ => !text.contains(['\'', '’']),
            };
            if !inner {
                break;
            }
            match text {
                ":" if place == at + 1 && matches!(context.str(place + 1), "//" | "///") => chunk.protocol = true,
                ":" if !chunk.domain && !chunk.protocol && context.shape(place + 1) != Shape::Digits => break,
                "/" | "//" | "?" => {
                    if !chunk.protocol && !chunk.domain {
                        break;
                    }
                    path = true;
                }
                "@" => {
                    chunk.at_sign |=
                        place > at && !context.closes(place + 1) && context.shape(place + 1) != Shape::Digits;
                    chunk.domain = false;
                }
                "." if !path => {
                    points += 1;
                    let ending = context.str(place + 1);
                    let known = is_ending(ending) || (ending == "abc" && points > 0);
                    let long_enough = chunk.at_sign || context.str(place.wrapping_sub(1)).len() > 1 || points > 1;
                    chunk.domain |= known && long_enough && context.shape(place.wrapping_sub(1)) != Shape::Digits;
                    chunk.domain |= place == at + 1 && matches!(context.str(at), "www" | "WWW");
                }
                _ => {}
            }
            place += 1;
        }
        // A stop or bracket at the end belongs to the sentence.
        while place > at
            && context.shape(place.wrapping_sub(1)) == Shape::Sign
            && context.str(place.wrapping_sub(1)) != "/"
        {
            place -= 1;
        }
        chunk.end = place;
        if chunk.at_sign {
            chunk.at_sign = chunk.domain;
        }
        // What follows a domain must not be a longer word: "Inc.in" is none.
        let last = context.str(place.wrapping_sub(1));
        chunk.domain &=
            path || is_ending(last) || context.is(at, "www") || context.shape(place.wrapping_sub(1)) == Shape::Digits;
        chunk
    }
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    if found.rule == "endless-address" {
        return;
    }
    if matches!(found.rule, "handle" | "hashtag") {
        spoken.word(if found.rule == "handle" { "at" } else { "hashtag" });
        for place in at + 1..found.end {
            camel(context, place, spoken);
        }
        return;
    }
    for place in at..found.end {
        match context.str(place) {
            "." => spoken.word("dot"),
            "@" => spoken.word("at"),
            "/" => spoken.word("slash"),
            "//" => spoken.phrase("slash slash"),
            "///" => spoken.phrase("slash slash slash"),
            ":" => spoken.word("colon"),
            "-" => spoken.word("dash"),
            "--" => spoken.phrase("dash dash"),
            "_" => spoken.word("underscore"),
            "?" => spoken.phrase("question mark"),
            "=" => spoken.word("equals"),
            "&" => spoken.word("ampersand"),
            "%" => spoken.word("percent"),
            "+" => spoken.word("plus"),
            "#" => spoken.word("hash"),
            "~" => spoken.word("tilde"),
            _ => part(context, place, spoken),
        }
    }
}

/// A word of an address: short names of protocols and countries letter by letter.
fn part(context: &Context<'_>, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    match context.shape(place) {
        Shape::Digits if text.len() <= 2 && !text.starts_with('0') => spoken.cardinal(text),
        Shape::Digits => spoken.digits(text, "zero"),
        _ if text.len() == 1 => spoken.letters(text),
        Shape::Caps => say_capitals(context, place, reading(context, place), spoken),
        _ if matches!(text, "http" | "https" | "www" | "html" | "pdf" | "php" | "gov" | "edu")
            && !matches!(text, "gov") =>
        {
            spoken.letters(text)
        }
        _ if matches!(text, "us" | "it" | "at" | "be" | "no" | "in") && !context.is(place.wrapping_sub(1), ".") => {
            spoken.word(text)
        }
        _ if text.len() == 2
            && is_ending(text)
            && context.is(place.wrapping_sub(1), ".")
            && !matches!(text, "me" | "co" | "ly" | "in" | "it" | "at" | "be" | "no" | "us") =>
        {
            spoken.letters(text);
        }
        _ if matches!(text, "it" | "at" | "us" | "be" | "no" | "in") && context.is(place.wrapping_sub(1), ".") => {
            spoken.letters(text)
        }
        Shape::Mixed => camel(context, place, spoken),
        Shape::Lower if is_spelled(&text.to_uppercase()) => spoken.letters(text),
        _ => spoken.word(text),
    }
}

/// "ClimateStrike2024" is three words.
fn camel(context: &Context<'_>, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    match context.shape(place) {
        Shape::Sign => {}
        Shape::Digits if text.len() == 4 => spoken.year(text),
        Shape::Digits => spoken.cardinal(text),
        Shape::Caps if text.len() <= 3 && !(context.is_word)(text) => spoken.letters(text),
        Shape::Mixed => {
            let mut start = 0;
            for (index, c) in text.char_indices() {
                let before_small = text[..index].chars().next_back().is_some_and(char::is_lowercase);
                if index > start && c.is_uppercase() && before_small {
                    spoken.word(&text[start..index]);
                    start = index;
                }
            }
            spoken.word(&text[start..]);
        }
        _ => spoken.word(text),
    }
}
