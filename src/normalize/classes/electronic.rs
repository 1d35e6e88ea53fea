//! Addresses of the net: links, e-mail, domains, handles, hashtags. Follows none of them.

use super::{Class, Context, DIGITS, Found, SIGNS, Shape, Spoken, WORDS, is_spelled, is_year, reading, say_capitals};

/// One line for people.
const EXPLAIN: &str =
    "links, files, handles: example.com/news, desk@example.org, report.pdf, /usr/bin, @agency, #ClimateStrike";

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

/// Endings of the names of files.
#[rustfmt::skip]
fn is_file(text: &str) -> bool {
    matches!(
        text,
        "html" | "htm" | "pdf" | "php" | "asp" | "aspx" | "cfm" | "doc" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "csv" | "txt" | "zip" | "rar" | "jpg" | "jpeg"
            | "png" | "gif" | "svg" | "exe" | "dll" | "apk" | "json" | "xml" | "mp" | "js" | "py" | "md" | "mov" | "avi" | "wav" | "log" | "PDF" | "CSV" | "ZIP" | "JPG"
    )
}

/// Endings of files that are said letter by letter.
#[rustfmt::skip]
fn is_spelled_file(text: &str) -> bool {
    matches!(
        text,
        "html" | "htm" | "pdf" | "php" | "asp" | "aspx" | "cfm" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "csv" | "txt" | "jpg" | "png" | "svg" | "exe" | "dll"
            | "apk" | "xml" | "mp" | "js" | "py" | "md" | "avi"
    )
}

/// Endings of domains that are spoken of as such: "a .gov site".
fn is_bare_ending(text: &str) -> bool {
    matches!(
        text,
        "com" | "org" | "net" | "gov" | "edu" | "mil" | "onion" | "uk" | "eu" | "io" | "ai" | "tv" | "info" | "biz"
    ) || is_file(text)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let shape = context.shape(at);
    if shape == Shape::Sign {
        return tag(context, at).or_else(|| bare(context, at)).or_else(|| path(context, at));
    }
    if let Some(found) = path(context, at) {
        return Some(found);
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

/// ".gov" on its own.
fn bare(context: &Context<'_>, at: usize) -> Option<Found> {
    let apart = matches!(context.shape(at.wrapping_sub(1)), Shape::Space | Shape::End);
    let plain = context.is(at, ".") && apart && is_bare_ending(context.str(at + 1)) && context.closes(at + 2);
    plain.then_some(Found { end: at + 2, rule: "ending" })
}

/// "/usr/local/bin", "C:\Users\press": the path of a file.
fn path(context: &Context<'_>, at: usize) -> Option<Found> {
    let drive = context.shape(at) == Shape::Letter && context.is(at + 1, ":") && context.is(at + 2, "\\");
    let root = context.is(at, "/") && context.shape(at + 1).is_word() && context.is(at + 2, "/");
    if !(drive || root) || !context.opens(at) {
        return None;
    }
    let mut end = at + if drive { 2 } else { 0 };
    while end - at < LONGEST && (inner(context, end) || context.is(end, "\\")) {
        end += 1;
    }
    end = without_stops(context, at, end);
    (end > at + 3).then_some(Found { end, rule: "path" })
}

/// Whether a lexeme may stand inside an address.
fn inner(context: &Context<'_>, at: usize) -> bool {
    let text = context.str(at);
    match context.shape(at) {
        Shape::End | Shape::Space | Shape::Foreign => false,
        Shape::Sign => matches!(
            text,
            "." | "-" | "_" | "/" | "//" | ":" | "@" | "?" | "=" | "&" | "%" | "+" | "#" | "~" | "--" | "///"
        ),
        _ => !text.contains(['\'', '’']),
    }
}

/// The end without the stops and brackets that belong to the sentence.
fn without_stops(context: &Context<'_>, at: usize, end: usize) -> usize {
    let mut end = end;
    while end > at && context.shape(end.wrapping_sub(1)) == Shape::Sign && context.str(end.wrapping_sub(1)) != "/" {
        end -= 1;
    }
    end
}

/// "@agency", "#ClimateStrike"; "#1" is a number.
fn tag(context: &Context<'_>, at: usize) -> Option<Found> {
    let rule = match context.str(at) {
        "@" => "handle",
        "#" => "hashtag",
        _ => return None,
    };
    // "#9News" is a tag, "#1st" is a place.
    let numbered = rule == "hashtag"
        && context.shape(at + 1) == Shape::Digits
        && matches!(context.shape(at + 2), Shape::Capital | Shape::Caps | Shape::Mixed);
    if !context.opens(at) || !(context.shape(at + 1).is_word() || numbered) {
        return None;
    }
    let mut end = at + 2;
    while context.shape(end).is_word()
        || context.shape(end) == Shape::Digits
        || (context.is(end, "_") && !context.closes(end + 1))
    {
        end += 1;
    }
    // "@fan99's"
    end += 2 * usize::from(context.shape(end - 1) == Shape::Digits && is_possessive(context, end));
    // "#news#" is a tag of another net, with its two signs.
    (!context.is(end, "#")).then_some(Found { end, rule })
}

/// The ending of what has a number at its end.
fn is_possessive(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "'" | "’") && context.is(at + 1, "s")
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
            if !inner(context, place) {
                break;
            }
            match text {
                ":" if place == at + 1 && matches!(context.str(place + 1), "//" | "///") => chunk.protocol = true,
                ":" if place == at + 1 && context.is(at, "localhost") && context.shape(place + 1) == Shape::Digits => {
                    chunk.domain = true;
                    path = true;
                }
                ":" if !chunk.domain && !chunk.protocol && context.shape(place + 1) != Shape::Digits => break,
                "/" | "//" | "?" => {
                    if !chunk.protocol && !chunk.domain {
                        break;
                    }
                    path = true;
                }
                "@" => {
                    chunk.at_sign |= place > at
                        && !context.closes(place + 1)
                        && (context.shape(place + 1) != Shape::Digits || is_ending(context.str(place + 3)));
                    chunk.domain = false;
                }
                "." if !path => {
                    points += 1;
                    let ending = context.str(place + 1);
                    let known = is_ending(ending) || (ending == "abc" && points > 0);
                    let long_enough = chunk.at_sign
                        || context.str(place.wrapping_sub(1)).len() > 1
                        || points > 1
                        || context.is(place + 2, "/")
                        || ending == "com" && context.shape(at) == Shape::Lower;
                    let worded = chunk.at_sign || context.shape(place.wrapping_sub(1)) != Shape::Digits;
                    chunk.domain |= known && long_enough && worded;
                    chunk.domain |= is_file(ending) && long_enough && (place > at + 1 || context.shape(at).is_word());
                    chunk.domain |= place == at + 1 && matches!(context.str(at), "www" | "WWW");
                }
                _ => {}
            }
            place += 1;
        }
        let place = without_stops(context, at, place);
        chunk.end = place;
        if chunk.at_sign {
            chunk.at_sign = chunk.domain;
        }
        // What follows a domain must not be a longer word: "Inc.in" is none.
        let last = context.str(place.wrapping_sub(1));
        chunk.domain &= path
            || is_ending(last)
            || is_file(last)
            || context.is(at, "www")
            || context.shape(place.wrapping_sub(1)) == Shape::Digits;
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
        let owned = is_possessive(context, found.end - 2);
        for place in at + 1..found.end - 2 * usize::from(owned) {
            tag_part(context, place, spoken);
        }
        if owned {
            spoken.ending("'s");
        }
        return;
    }
    for place in at..found.end {
        match context.str(place) {
            "." => spoken.word("dot"),
            "@" => spoken.word("at"),
            "/" => spoken.word("slash"),
            "\\" => spoken.word("backslash"),
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

/// The end of "18th" in the name of a file.
fn is_ordinal_ending(text: &str) -> bool {
    matches!(text, "st" | "nd" | "rd" | "th")
}

/// A word of an address: short names of protocols and countries letter by letter.
fn part(context: &Context<'_>, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    match context.shape(place) {
        Shape::Digits if is_ordinal_ending(context.str(place + 1)) => spoken.ordinal(text),
        Shape::Digits if text.len() <= 2 && !text.starts_with('0') => spoken.cardinal(text),
        Shape::Lower if is_ordinal_ending(text) && context.shape(place.wrapping_sub(1)) == Shape::Digits => {}
        // A port is said in pairs, a year in the name of a file as one.
        Shape::Digits if text.len() == 4 && context.is(place.wrapping_sub(1), ":") => spoken.year(text),
        Shape::Digits if is_year(text) && is_file(context.str(place + 2)) => spoken.year(text),
        Shape::Digits => spoken.digits(text, "zero"),
        _ if text.len() == 1 => spoken.letters(text),
        Shape::Caps => say_capitals(context, place, reading(context, place), spoken),
        _ if matches!(text, "http" | "https" | "ftp" | "sftp" | "ssh" | "www" | "edu") => spoken.letters(text),
        _ if is_spelled_file(text) && context.is(place.wrapping_sub(1), ".") => spoken.letters(text),
        _ if matches!(text, "html" | "pdf" | "php") => spoken.letters(text),
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
        Shape::Lower if is_spelled(&text.to_uppercase()) && !is_person(context, place) => spoken.letters(text),
        _ => spoken.word(text),
    }
}

/// "doe" of "j.doe@example.org": before the at sign stands a name, whatever its letters stand for elsewhere.
fn is_person(context: &Context<'_>, place: usize) -> bool {
    let name = context.str(place);
    context.is(place + 1, "@") && name.len() > 2 && name.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// A part of a handle or a hashtag: "ClimateStrike2024" is three words.
fn tag_part(context: &Context<'_>, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    match context.shape(place) {
        Shape::Sign => spoken.word("underscore"),
        Shape::Digits if is_year(text) => spoken.year(text),
        Shape::Digits if text.len() > 2 => spoken.digits(text, "zero"),
        Shape::Digits => spoken.cardinal(text),
        Shape::Caps => say_capitals(context, place, reading(context, place), spoken),
        _ => camel(context, place, spoken),
    }
}

/// The words of "ClimateStrike" and "BBCBreaking". A piece of two letters is no word of its own: "NeMo", "McCain".
pub(super) fn camel(context: &Context<'_>, place: usize, spoken: &mut Spoken) {
    let text = context.str(place);
    let mut start = 0;
    for (index, c) in text.char_indices() {
        let Some(before) = text[start..index].chars().next_back() else { continue };
        let rest = &text[index..];
        let small = rest.chars().nth(1).is_some_and(char::is_lowercase);
        // A word begins at a capital after a small letter, and at the last capital of many.
        let begins = c.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && small);
        let short = |piece: &str| piece.len() <= 2 && piece.chars().any(char::is_lowercase);
        if begins && !(short(&text[start..index]) && short(&rest[..word_length(rest)])) {
            piece(context, &text[start..index], spoken);
            start = index;
        }
    }
    piece(context, &text[start..], spoken);
}

/// The length of the capital and small letters that `text` begins with.
fn word_length(text: &str) -> usize {
    text.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map_or(text.len(), |(index, _)| index)
}

/// One word of a name in camel case; short capitals that are no word are spelled.
fn piece(context: &Context<'_>, text: &str, spoken: &mut Spoken) {
    let capitals = text.len() > 1 && text.chars().all(char::is_uppercase);
    if capitals && (is_spelled(text) || text.len() <= 3 && !(context.is_word)(text)) {
        spoken.letters(text);
    } else {
        spoken.word(text);
    }
}
