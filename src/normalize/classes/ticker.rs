//! What is traded: listings, cashtags, pairs of currencies. Quotes no price and knows no company.

use super::{Class, Context, DIGITS, Found, NAMES, SIGNS, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str =
    "listings: (NASDAQ: AAPL), (NYSE: BRK.B), (0700.HK), $TSLA, EUR/USD; agencies' codes left out: .SPX";

pub(super) const CLASS: Class =
    Class { name: "ticker", explain: EXPLAIN, starts: DIGITS.or(NAMES).or(SIGNS), find, say };

/// Exchanges as they stand before a listing's colon.
#[rustfmt::skip]
fn is_exchange(name: &str) -> bool {
    matches!(
        name,
        "NASDAQ" | "Nasdaq" | "NYSE" | "AMEX" | "ARCA" | "LSE" | "LON" | "AIM" | "TSX" | "TSXV" | "CSE" | "ASX" | "NZX" | "NSE" | "BSE" | "HKEX"
            | "SEHK" | "HKG" | "TYO" | "TSE" | "EPA" | "ETR" | "FRA" | "XETRA" | "SGX" | "OTC" | "OTCQB" | "OTCQX" | "OTCMKTS" | "JSE"
            | "KRX" | "SWX" | "SIX" | "AMS" | "STO" | "HEL" | "OSL" | "CPH" | "BIT" | "BME" | "MOEX" | "SHA" | "SHE" | "SSE" | "SZSE" | "TPE"
    )
}

/// The exchange of a news agency's code: the "L" of "BP.L".
#[rustfmt::skip]
fn is_suffix(code: &str) -> bool {
    matches!(
        code,
        "L" | "O" | "N" | "K" | "T" | "A" | "B" | "DE" | "PA" | "HK" | "MI" | "AS" | "SW" | "TO" | "AX" | "NS" | "BO" | "SS" | "SZ" | "MC" | "ST" | "HE"
            | "OL" | "CO" | "KS" | "BR" | "VI" | "PK" | "SA" | "MX" | "IS" | "TW" | "SI" | "JO" | "OQ" | "LS" | "WA" | "PR" | "AT"
    )
}

/// What a currency's code is called in a pair.
fn currency(code: &str) -> Option<&'static str> {
    Some(match code {
        "USD" => "dollar",
        "EUR" => "euro",
        "GBP" => "pound",
        "JPY" => "yen",
        "CHF" => "Swiss franc",
        "CAD" => "Canadian dollar",
        "AUD" => "Australian dollar",
        "NZD" => "New Zealand dollar",
        "CNY" | "CNH" => "yuan",
        "INR" => "rupee",
        "RUB" => "ruble",
        "TRY" => "lira",
        "MXN" => "Mexican peso",
        "SEK" => "Swedish krona",
        "NOK" => "Norwegian krone",
        "BTC" => "bitcoin",
        "ETH" => "ether",
        _ => return None,
    })
}

/// The lexeme after a code at `at`: letters or digits, perhaps with a point and its class: "BRK.B", "0700.HK".
fn code(context: &Context<'_>, at: usize) -> Option<usize> {
    let text = context.str(at);
    let plain = match context.shape(at) {
        Shape::Digits => text.len() <= 6,
        Shape::Caps | Shape::Letter => text.len() <= 5 && text.is_ascii(),
        // "BAYGn" is a share of Bayer's.
        Shape::Mixed => text.len() <= 6 && text.is_ascii() && text.bytes().filter(u8::is_ascii_lowercase).count() == 1,
        _ => false,
    };
    let pointed = context.is(at + 1, ".") && is_suffix(context.str(at + 2));
    plain.then_some(at + 1 + 2 * usize::from(pointed))
}

/// "NYSE: F": an exchange, its colon and a code.
fn is_listing(context: &Context<'_>, at: usize) -> bool {
    if !context.shape(at).is_word() || !context.is(at + 1, ":") {
        return false;
    }
    // In brackets any capitals with a colon are an exchange.
    let bracketed =
        context.is(at.wrapping_sub(1), "(") && context.shape(at) == Shape::Caps && context.str(at).len() <= 7;
    (is_exchange(context.str(at)) || bracketed)
        && code(context, context.skip_space(at + 2)).is_some_and(|end| context.closes(end))
}

/// ".SPX", "EUR=", "US30YT=RR", "CLc1": the code under which an agency quotes what was just named. A bulletin leaves it
/// out.
fn quote(context: &Context<'_>, at: usize) -> Option<usize> {
    let named = context.shape(context.before(at)).is_word() || context.shape(context.before(at)) == Shape::Digits;
    if !named || context.shape(at.wrapping_sub(1)) != Shape::Space {
        return None;
    }
    let run = |from: usize| {
        let part = |at: &usize| matches!(context.shape(*at), Shape::Caps | Shape::Letter | Shape::Digits);
        (from..from + 6).find(|at| !part(at)).unwrap_or(from)
    };
    let loud = |at: usize| context.shape(at) == Shape::Caps && context.str(at).len() <= 6;
    let future = context.shape(at) == Shape::Mixed
        && context.str(at).len() <= 4
        && context.str(at).strip_suffix('c').is_some_and(|code| code.bytes().all(|b| b.is_ascii_uppercase()))
        && context.str(at + 1).len() == 1;
    let end = match context.str(at) {
        "." if loud(at + 1) && !context.is(at + 1, "NET") => run(at + 1),
        _ if loud(at) && context.is(run(at), "=") => run(run(at) + 1),
        _ if future && context.shape(at + 1) == Shape::Digits => at + 2,
        _ => return None,
    };
    context.closes(end).then_some(end)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = quote(context, at) {
        return Some(Found { end, rule: "quote-code" });
    }
    if context.shape(at) == Shape::Sign {
        return cashtag(context, at).map(|end| Found { end, rule: "cashtag" });
    }
    if !matches!(context.shape(at), Shape::Digits | Shape::Caps | Shape::Letter | Shape::Mixed | Shape::Capital) {
        return None;
    }
    if is_listing(context, at) {
        return Some(Found { end: at + 1, rule: "exchange" });
    }
    let colon = context.before(at);
    if context.is(colon, ":") && is_listing(context, colon.wrapping_sub(1)) {
        return code(context, at).map(|end| Found { end, rule: "listing" });
    }
    if context.is(at.wrapping_sub(1), "(") && context.is(at + 1, ".") {
        let end = code(context, at).filter(|end| *end == at + 3 && context.is(*end, ")"))?;
        return Some(Found { end, rule: "code" });
    }
    let pair = context.is(at + 1, "/") && context.opens(at) && context.closes(at + 3);
    (pair && currency(context.str(at)).is_some() && currency(context.str(at + 2)).is_some())
        .then_some(Found { end: at + 3, rule: "pair" })
}

/// "$TSLA": letters after a dollar sign. "$US" and the like are money.
fn cashtag(context: &Context<'_>, at: usize) -> Option<usize> {
    let letters = context.str(at + 1);
    let plain = context.is(at, "$") && matches!(context.shape(at + 1), Shape::Caps | Shape::Letter);
    let money = matches!(letters, "US" | "A" | "NZ" | "HK" | "CAN" | "C" | "S" | "AUD" | "USD" | "M" | "B" | "K");
    (plain && !money && letters.len() <= 5 && context.opens(at) && context.closes(at + 2)).then_some(at + 2)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    match found.rule {
        "quote-code" => {}
        "exchange" if matches!(context.str(at), "NASDAQ" | "Nasdaq" | "AMEX" | "XETRA") => {
            spoken.word(context.str(at));
        }
        "pair" => {
            for place in [at, at + 2] {
                spoken.phrase(currency(context.str(place)).unwrap_or_default());
            }
        }
        _ => {
            for place in at..found.end {
                match context.shape(place) {
                    Shape::Digits => spoken.digits(context.str(place), "zero"),
                    Shape::Sign if context.is(place, ".") => spoken.word("dot"),
                    Shape::Sign => {}
                    _ => spoken.letters(context.str(place)),
                }
            }
        }
    }
}
