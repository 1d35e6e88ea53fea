//! Amounts of money, with signs or codes, magnitudes, ranges and rates. Converts nothing.

use super::currencies::{Currency, Trust, currency as written_so};
use super::{
    Class, Context, DIGITS, Found, Number, Rate, SIGNS, Shape, Spoken, WORDS, is_adjectival, link, magnitude, rate,
    say_tail, tail,
};

/// One line for people.
const EXPLAIN: &str = "money: $5.3 billion, £2m, US$20.50, EUR 100, a $5 million deal, Rs 500 crore, $3/kg, 50p";

pub(super) const CLASS: Class =
    Class { name: "money", explain: EXPLAIN, starts: DIGITS.or(SIGNS).or(WORDS), find, say };

/// A currency sign or code at `at`, how sure it is, and the lexeme after it.
fn sign(context: &Context<'_>, at: usize) -> Option<(&'static Currency, Trust, usize)> {
    let (written, end) = if !context.shape(at).is_word() {
        (context.str(at), at + 1)
    } else if matches!(context.str(at + 1), "$" | "£" | "¥" | "₵" | "¢" | "/") {
        (context.slice(at, at + 2), at + 2)
    } else if context.shape(at) != Shape::Lower || matches!(context.str(at), "kr" | "zł") {
        // "Rs. 500"
        let stop = matches!(context.str(at), "Rs" | "Rp" | "Tk" | "Sh" | "Shs" | "Fr") && context.is(at + 1, ".");
        (context.str(at), at + 1 + usize::from(stop))
    } else {
        return None;
    };
    // The table is asked only where a number follows.
    let next = context.skip_space(end);
    let numbered = context.shape(next) == Shape::Digits
        || context.shape(next) == Shape::Sign && context.shape(next + 1) == Shape::Digits;
    numbered.then(|| written_so(written)).flatten().map(|(currency, trust)| (currency, trust, end))
}

/// One sum: a number and its magnitude.
#[derive(Clone, Copy)]
struct Sum<'a> {
    number: Number<'a>,
    magnitude: &'static str,
    end: usize,
}

impl<'a> Sum<'a> {
    fn at(context: &Context<'a>, at: usize) -> Option<Self> {
        let number = context.number(at)?;
        let (magnitude, end) = magnitude(context, number.end, true).unwrap_or(("", number.end));
        Some(Self { number, magnitude, end })
    }

    /// Whether it looks like money by itself: "1.5 billion", "2,500", "9.99".
    fn is_telling(&self) -> bool {
        !self.magnitude.is_empty() || self.number.is_grouped() || self.has_cents()
    }

    fn has_cents(&self) -> bool {
        self.number.fraction.is_some_and(|fraction| fraction.len() == 2) && self.magnitude.is_empty()
    }
}

struct Amount<'a> {
    currency: &'static Currency,
    low: Sum<'a>,
    high: Option<Sum<'a>>,
    per: Option<Rate<'a>>,
    adjectival: bool,
    minus: bool,
    end: usize,
}

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Amount<'a>> {
    let minus = matches!(context.str(at), "-" | "−" | "–") && context.opens(at) && !context.shape(at + 1).is_word();
    let first = at + usize::from(minus);
    if context.shape(first) == Shape::Digits || context.is(first, ".") {
        return if minus { None } else { after(context, first) };
    }
    if context.shape(first).is_word() && !context.opens(at) {
        return None;
    }
    let (currency, trust, number_at) = sign(context, first)?;
    let number_at = context.skip_space(number_at);
    let minus_inside = matches!(context.str(number_at), "-" | "−") && context.number(number_at + 1).is_some();
    let low = Sum::at(context, number_at + usize::from(minus_inside))?;
    // "ALL 50 STATES"
    let headline = || context.shape(context.skip_space(low.end)) == Shape::Caps;
    if trust == Trust::IfSum && (!low.is_telling() || headline()) {
        return None;
    }
    let high = upper(context, &low, currency);
    let mut end = high.map_or(low.end, |high| high.end);
    // A repeated code or name: "$10USD", "$5m dollars".
    let again = context.skip_space(end);
    let code = context.shape(again) == Shape::Caps && context.str(again).len() == 3;
    if code && written_so(context.str(again)).is_some() || context.is(again, currency.many) {
        end = again + 1;
    }
    finish(
        context,
        Amount { currency, low, high, per: None, adjectival: false, minus: minus || minus_inside, end },
        first,
    )
}

/// The upper end of a range, with the currency once or twice: "$5-10", "$5m–$10m", "€5 - €10".
fn upper<'a>(context: &Context<'a>, low: &Sum<'a>, currency: &'static Currency) -> Option<Sum<'a>> {
    let spaced = context.shape(low.end) == Shape::Space && context.shape(low.end + 2) == Shape::Space;
    let hyphen = low.end + usize::from(spaced);
    if !context.is_hyphen(hyphen) {
        return None;
    }
    let next = hyphen + 1 + usize::from(spaced);
    let again = sign(context, next).filter(|(other, ..)| std::ptr::eq(*other, currency));
    if spaced && again.is_none() {
        return None;
    }
    Sum::at(context, again.map_or(next, |(.., end)| end))
}

/// "100 EUR", "20p", "50¢", "500 kr", "5-10p": the currency stands after the number.
fn after<'a>(context: &Context<'a>, at: usize) -> Option<Amount<'a>> {
    if !context.opens(at) {
        return None;
    }
    let low = Sum::at(context, at)?;
    let high = context.is_hyphen(low.end).then(|| Sum::at(context, low.end + 1)).flatten();
    let last = high.unwrap_or(low);
    let code = context.skip_space(last.end);
    let tight = code == last.end;
    let sign = context.str(code);
    let closes = context.closes(code + 1) || context.is(code + 1, "/") || context.is_hyphen(code + 1);
    let known = match context.shape(code) {
        Shape::Sign => {
            matches!(sign, "€" | "£" | "¢" | "₽" | "₴" | "₺" | "₸" | "₹" | "₪" | "₩" | "¥")
                && context.shape(code + 1) != Shape::Digits
                || sign == "$" && tight && closes
        }
        Shape::Caps => sign.len() == 3 && closes,
        Shape::Lower => {
            closes
                && (matches!(sign, "kr" | "zł")
                    || tight && (sign == "p" && !is_picture(context.str(at)) || sign == "c" && is_priced(context, at)))
        }
        Shape::Capital => closes && matches!(sign, "Kč"),
        _ => false,
    };
    let (currency, trust) = known.then(|| written_so(sign)).flatten()?;
    if trust == Trust::IfSum && !last.is_telling() {
        return None;
    }
    finish(context, Amount { currency, low, high, per: None, adjectival: false, minus: false, end: code + 1 }, at)
}

/// "1080p": the lines of a picture.
fn is_picture(lines: &str) -> bool {
    matches!(lines, "240" | "360" | "480" | "576" | "720" | "1080" | "1440" | "2160")
}

/// Whether the words before "50c" speak of a price: "16c" may also be a paragraph.
fn is_priced(context: &Context<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    let priced = matches!(
        context.previous(at),
        "by" | "for" | "than" | "costs" | "cost" | "paid" | "pay" | "up" | "down" | "extra" | "another"
            | "about" | "fell" | "rose" | "gained" | "lost" | "added" | "earn" | "charge" | "charged" | "just" | "only" | "nearly"
    );
    // "From 1a to 1c" are questions.
    let moved = context.str(at).len() >= 2 && matches!(context.previous(at), "of" | "to" | "at" | "from");
    priced || moved || matches!(context.next(at + 2), "a" | "per" | "coin" | "coins")
}

/// Adds what follows an amount: a rate, and whether it stands before its noun.
fn finish<'a>(context: &Context<'a>, amount: Amount<'a>, at: usize) -> Option<Amount<'a>> {
    let mut amount = amount;
    if let Some(per) = rate(context, amount.end) {
        (amount.end, amount.per) = (per.end, Some(per));
    }
    let tied = context.shape(amount.end).is_word() && context.str(amount.end).len() > 3;
    if tied && context.shape(amount.end.wrapping_sub(1)) == Shape::Digits {
        return None;
    }
    amount.adjectival = amount.per.is_none() && is_adjectival(context, at, amount.end);
    Some(amount)
}

/// "$3.2m/€3m": the same sum in another currency follows.
fn is_twin(context: &Context<'_>, at: usize) -> bool {
    context.is(at, "/")
        && matches!(context.str(at + 1), "$" | "£" | "€" | "¥" | "₹")
        && context.shape(at + 2) == Shape::Digits
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let amount = parse(context, at)?;
    let rule = match &amount {
        Amount { high: Some(_), .. } => "range",
        Amount { per: Some(_), .. } => "rate",
        Amount { adjectival: true, .. } => "adjectival",
        Amount { low, .. } if !low.magnitude.is_empty() => "magnitude",
        _ => "amount",
    };
    let end = if amount.adjectival { tail(context, amount.end) } else { amount.end };
    let end = end + usize::from(is_twin(context, end));
    Some(Found { end, rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(amount) = parse(context, at) else { return };
    if amount.minus {
        spoken.word("minus");
    }
    match amount.high {
        None => sum(context, &amount, &amount.low, spoken),
        Some(high) => {
            // "$5-10 million" says its currency once, "$150.25-$250.67" says all.
            if amount.low.has_cents() && high.has_cents() && !amount.currency.minor.0.is_empty() {
                sum(context, &amount, &amount.low, spoken);
            } else {
                spoken.number(&amount.low.number);
                if amount.low.magnitude != high.magnitude {
                    spoken.phrase(amount.low.magnitude);
                }
            }
            spoken.word(link(context, at));
            sum(context, &amount, &high, spoken);
        }
    }
    if let Some(per) = amount.per {
        per.say(context, spoken);
    }
    if amount.adjectival {
        say_tail(context, amount.end, spoken);
    }
    if is_twin(context, amount.end) {
        spoken.word("or");
    }
}

/// Says a sum with its currency, and with its hundredths by their own name.
fn sum(context: &Context<'_>, amount: &Amount<'_>, sum: &Sum<'_>, spoken: &mut Spoken) {
    let (currency, number) = (amount.currency, &sum.number);
    let fraction = number.fraction.map(|fraction| fraction.trim_end_matches('0'));
    // "$.01" is a cent, "$.506" is a part of a dollar.
    let pointed = !number.whole.is_empty() || number.fraction.is_some_and(|fraction| fraction.len() == 2);
    let has_minor = !currency.minor.0.is_empty() && sum.magnitude.is_empty() && pointed;
    let Some(cents) = fraction.filter(|cents| has_minor && cents.len() <= 2) else {
        // Beyond the cents a last zero is not said: "$1.2320".
        let cut = fraction.filter(|cents| cents.len() > 2 && sum.magnitude.is_empty());
        spoken.number(&Number { fraction: cut.or(number.fraction), ..*number });
        spoken.phrase(sum.magnitude);
        return name(currency, amount.adjectival || number.is_one() && sum.magnitude.is_empty(), spoken);
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
        let two = if cents.len() == 1 { format!("{cents}0") } else { cents.to_owned() };
        spoken.cardinal(&two);
        // "A$0.92" is so many Australian cents.
        if let Some(country) = currency.one.strip_suffix(" dollar").filter(|_| nothing) {
            say_name(country, spoken);
        }
        spoken.word(if two == "01" || amount.adjectival { currency.minor.0 } else { currency.minor.1 });
    }
}

fn name(currency: &Currency, singular: bool, spoken: &mut Spoken) {
    say_name(if singular { currency.one } else { currency.many }, spoken);
}

/// The name of a currency or its country; "US" in it is two letters.
fn say_name(name: &str, spoken: &mut Spoken) {
    let spelled = ["US", "CFA", "CFP"].into_iter().find(|letters| name.starts_with(letters));
    if let Some(letters) = spelled {
        spoken.letters(letters);
    }
    spoken.phrase(&name[spelled.map_or(0, str::len)..]);
}
