//! Amounts of money, with signs or codes, magnitudes, ranges and rates. Converts nothing.

use super::units;
use super::{Class, Context, DIGITS, Found, Number, SIGNS, Shape, Spoken, WORDS, is_adjectival, link, magnitude};

/// One line for people.
const EXPLAIN: &str = "money: $5.3 billion, £2m, US$20.50, EUR 100, a $5 million deal, Rs 500 crore";

pub(super) const CLASS: Class =
    Class { name: "money", explain: EXPLAIN, starts: DIGITS.or(SIGNS).or(WORDS), find, say };

/// A currency.
struct Currency {
    /// Signs and codes, before or after the number.
    written: &'static [&'static str],
    one: &'static str,
    many: &'static str,
    /// A hundredth; empty where none is in use.
    minor: (&'static str, &'static str),
}

const fn currency(
    written: &'static [&'static str],
    one: &'static str,
    many: &'static str,
    minor: (&'static str, &'static str),
) -> Currency {
    Currency { written, one, many, minor }
}

const CENT: (&str, &str) = ("cent", "cents");
const NO_MINOR: (&str, &str) = ("", "");

/// ISO 4217 codes and the signs newspapers print.
#[rustfmt::skip]
static CURRENCIES: &[Currency] = &[
    currency(&["$"], "dollar", "dollars", CENT),
    currency(&["£", "GBP"], "pound", "pounds", ("penny", "pence")),
    currency(&["€", "EUR"], "euro", "euros", CENT),
    currency(&["¥", "JPY"], "yen", "yen", NO_MINOR),
    currency(&["US$", "USD", "U$"], "US dollar", "US dollars", CENT),
    currency(&["C$", "CA$", "CAD", "CDN$"], "Canadian dollar", "Canadian dollars", CENT),
    currency(&["A$", "AU$", "AUD"], "Australian dollar", "Australian dollars", CENT),
    currency(&["NZ$", "NZD"], "New Zealand dollar", "New Zealand dollars", CENT),
    currency(&["HK$", "HKD"], "Hong Kong dollar", "Hong Kong dollars", CENT),
    currency(&["S$", "SGD"], "Singapore dollar", "Singapore dollars", CENT),
    currency(&["NT$", "TWD"], "Taiwan dollar", "Taiwan dollars", CENT),
    currency(&["R$", "BRL"], "Brazilian real", "Brazilian reais", CENT),
    currency(&["CHF"], "Swiss franc", "Swiss francs", CENT),
    currency(&["CNY", "RMB"], "yuan", "yuan", NO_MINOR),
    currency(&["₩", "KRW"], "won", "won", NO_MINOR),
    currency(&["₹", "INR", "Rs"], "rupee", "rupees", NO_MINOR),
    currency(&["₽", "RUB"], "ruble", "rubles", NO_MINOR),
    currency(&["₺"], "lira", "lira", NO_MINOR),
    currency(&["₴", "UAH"], "hryvnia", "hryvnias", NO_MINOR),
    currency(&["₪", "ILS"], "shekel", "shekels", NO_MINOR),
    currency(&["₦", "NGN"], "naira", "naira", NO_MINOR),
    currency(&["₱", "PHP"], "peso", "pesos", NO_MINOR),
    currency(&["₫", "VND"], "dong", "dong", NO_MINOR),
    currency(&["₡"], "colon", "colones", NO_MINOR),
    currency(&["฿", "THB"], "baht", "baht", NO_MINOR),
    currency(&["ZAR"], "rand", "rand", CENT),
    currency(&["SEK"], "Swedish krona", "Swedish kronor", NO_MINOR),
    currency(&["NOK"], "Norwegian krone", "Norwegian kroner", NO_MINOR),
    currency(&["DKK"], "Danish krone", "Danish kroner", NO_MINOR),
    currency(&["PLN"], "zloty", "zlotys", NO_MINOR),
    currency(&["MXN"], "Mexican peso", "Mexican pesos", NO_MINOR),
    currency(&["AED"], "dirham", "dirhams", NO_MINOR),
    currency(&["SAR"], "riyal", "riyals", NO_MINOR),
    currency(&["p"], "penny", "pence", NO_MINOR),
    currency(&["¢"], "cent", "cents", NO_MINOR),
];

fn by_sign(written: &str) -> Option<&'static Currency> {
    // Most signs are punctuation.
    let first = written.bytes().next()?;
    if first.is_ascii_punctuation() && first != b'$' {
        return None;
    }
    CURRENCIES.iter().find(|currency| currency.written.contains(&written))
}

/// A currency sign or code at `at`, and the lexeme after it.
fn sign(context: &Context<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    if context.shape(at).is_word() {
        let prefixed = context.is(at + 1, "$").then(|| by_sign(context.slice(at, at + 2))).flatten();
        let code = || {
            let rupees = context.is(at, "Rs");
            (rupees || context.shape(at) == Shape::Caps && context.str(at).len() == 3)
                .then(|| by_sign(context.str(at)))
                .flatten()
        };
        return prefixed.map(|currency| (currency, at + 2)).or_else(|| {
            // "Rs. 500"
            Some((code()?, at + 1 + usize::from(context.is(at, "Rs") && context.is(at + 1, "."))))
        });
    }
    Some((by_sign(context.str(at))?, at + 1))
}

struct Amount<'a> {
    currency: &'static Currency,
    low: Number<'a>,
    low_magnitude: &'static str,
    high: Option<(Number<'a>, &'static str)>,
    per: Option<&'static str>,
    adjectival: bool,
    minus: bool,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Amount<'a>> {
    let minus = matches!(context.str(at), "-" | "−") && context.opens(at) && context.shape(at + 1) == Shape::Sign;
    let first = at + usize::from(minus);
    if context.shape(first) == Shape::Digits {
        return after(context, first);
    }
    let (currency, number_at) = sign(context, first)?;
    let spaced = context.shape(first).is_word() || context.is(first, "$");
    let number_at = if spaced { context.skip_space(number_at) } else { number_at };
    let minus_inside = matches!(context.str(number_at), "-" | "−") && context.number(number_at + 1).is_some();
    let low = context.number(number_at + usize::from(minus_inside))?;
    let (low_magnitude, mut end) = magnitude(context, low.end, true).unwrap_or(("", low.end));
    let mut high = None;
    if context.is_hyphen(end) {
        let again = sign(context, end + 1)
            .filter(|(other, _)| std::ptr::eq(*other, currency))
            .map_or(end + 1, |(_, next)| next);
        if let Some(number) = context.number(again) {
            let (magnitude, after) = magnitude(context, number.end, true).unwrap_or(("", number.end));
            high = Some((number, magnitude));
            end = after;
        }
    }
    // A repeated code: "$10USD".
    let code = context.skip_space(end);
    if context.shape(code) == Shape::Caps && context.str(code).len() == 3 && by_sign(context.str(code)).is_some() {
        end = code + 1;
    }
    let per = context.is(end, "/").then(|| units::per(context.str(end + 1))).flatten();
    end += if per.is_some() { 2 } else { 0 };
    if context.shape(end).is_word()
        && end > 0
        && context.shape(end.wrapping_sub(1)) == Shape::Digits
        && context.str(end).len() > 3
    {
        return None;
    }
    let adjectival = per.is_none() && is_adjectival(context, first, end);
    Some(Amount { currency, low, low_magnitude, high, per, adjectival, minus: minus || minus_inside, end })
}

/// "100 EUR", "20p", "50¢": the currency stands after the number.
fn after<'a>(context: &Context<'a>, at: usize) -> Option<Amount<'a>> {
    let low = context.number(at)?;
    let (low_magnitude, end) = magnitude(context, low.end, true).unwrap_or(("", low.end));
    let code = context.skip_space(end);
    let sign = context.str(code);
    let known = match context.shape(code) {
        Shape::Caps => sign.len() == 3 && context.closes(code + 1),
        Shape::Sign => matches!(sign, "€" | "£" | "¢" | "₽" | "₴") && !matches!(context.shape(code + 1), Shape::Digits),
        Shape::Lower => sign == "p" && code == end && context.closes(code + 1),
        _ => false,
    };
    let currency = known.then(|| by_sign(sign)).flatten()?;
    let adjectival = is_adjectival(context, at, code + 1);
    Some(Amount { currency, low, low_magnitude, high: None, per: None, adjectival, minus: false, end: code + 1 })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let amount = parse(context, at)?;
    let rule = match &amount {
        Amount { high: Some(_), .. } => "range",
        Amount { per: Some(_), .. } => "rate",
        Amount { adjectival: true, .. } => "adjectival",
        Amount { low_magnitude, .. } if !low_magnitude.is_empty() => "magnitude",
        _ => "amount",
    };
    let tied = amount.adjectival && context.is_hyphen(amount.end);
    Some(Found { end: amount.end + usize::from(tied), rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(amount) = parse(context, at) else { return };
    if amount.minus {
        spoken.word("minus");
    }
    match amount.high {
        None => sum(context, &amount, &amount.low, amount.low_magnitude, spoken),
        Some((high, magnitude)) => {
            // "$5-10 million" says its magnitude and currency once, "$150.25-$250.67" says all.
            if amount.low.fraction.is_some_and(|f| f.len() == 2) && magnitude.is_empty() {
                sum(context, &amount, &amount.low, amount.low_magnitude, spoken);
            } else {
                spoken.number(&amount.low);
                spoken.phrase(amount.low_magnitude);
                if magnitude.is_empty() && context.is(context.before(high.end), amount.currency.written[0]) {
                    spoken.phrase(amount.currency.many);
                }
            }
            spoken.word(link(context, at));
            sum(context, &amount, &high, magnitude, spoken);
        }
    }
    if let Some(per) = amount.per {
        spoken.word("per");
        spoken.phrase(per);
    }
}

fn sum(context: &Context<'_>, amount: &Amount<'_>, number: &Number<'_>, magnitude: &str, spoken: &mut Spoken) {
    let currency = amount.currency;
    let singular = amount.adjectival || (number.is_one() && magnitude.is_empty());
    let cents = number.fraction.map(|fraction| fraction.trim_end_matches('0')).filter(|fraction| fraction.len() <= 2);
    // "$.01" is a cent, "$.506" is a part of a dollar.
    let pointed = !number.whole.is_empty() || number.fraction.is_some_and(|fraction| fraction.len() == 2);
    let has_minor = !currency.minor.0.is_empty() && magnitude.is_empty() && pointed;
    let Some(cents) = cents.filter(|_| has_minor) else {
        spoken.number(number);
        spoken.phrase(magnitude);
        return name(currency, singular, spoken);
    };
    let nothing = number.whole.bytes().all(|d| matches!(d, b'0' | b','));
    if !nothing || cents.is_empty() {
        spoken.cardinal(number.whole);
        name(currency, amount.adjectival || number.whole == "1", spoken);
    }
    if !cents.is_empty() {
        if !nothing && context.manner.and_cents {
            spoken.word("and");
        }
        let two = [cents.as_bytes()[0], *cents.as_bytes().get(1).unwrap_or(&b'0')];
        let two = std::str::from_utf8(&two).unwrap_or("0");
        spoken.cardinal(two);
        spoken.word(if two == "01" || amount.adjectival { currency.minor.0 } else { currency.minor.1 });
    }
}

/// The name of a currency; "US" in it is two letters.
fn name(currency: &Currency, singular: bool, spoken: &mut Spoken) {
    let name = if singular { currency.one } else { currency.many };
    match name.strip_prefix("US ") {
        Some(rest) => {
            spoken.letters("US");
            spoken.phrase(rest);
        }
        None => spoken.phrase(name),
    }
}
