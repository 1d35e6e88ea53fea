//! Powers and scientific notation. Computes nothing.

use super::{Class, Context, DIGITS, Found, Measured, Number, Shape, Spoken};

/// One line for people.
const EXPLAIN: &str = "powers: 10^6, 10⁻⁹, 6.02×10²³, 1.2e5, 3×10^8 m/s";

pub(super) const CLASS: Class = Class { name: "power", explain: EXPLAIN, starts: DIGITS, find, say };

/// A number, perhaps times another one, raised to a power.
struct Power<'a> {
    rule: &'static str,
    /// What stands before the base.
    times: Option<Number<'a>>,
    /// Empty where it is ten by its notation.
    base: Option<Number<'a>>,
    minus: bool,
    exponent: String,
    end: usize,
}

/// More digits than this are no exponent.
const LONGEST: usize = 4;

fn parse<'a>(context: &Context<'a>, at: usize) -> Option<Power<'a>> {
    let first = context.number(at).filter(|number| number.whole.len() <= 40 && context.opens(at))?;
    if let Some((minus, exponent, end)) = exponent(context, first.end) {
        return Some(Power { rule: "power", times: None, base: Some(first), minus, exponent, end });
    }
    // "1.2e5": without a point or a sign it would be a name.
    if matches!(context.str(first.end), "e" | "E") {
        let sign = context.str(first.end + 1);
        let signed = matches!(sign, "-" | "−" | "+");
        let digits = first.end + 1 + usize::from(signed);
        let plain = is_exponent(context, digits) && (signed || first.fraction.is_some());
        let (minus, exponent) = (signed && sign != "+", context.str(digits).to_owned());
        return plain.then_some(Power { rule: "e", times: Some(first), base: None, minus, exponent, end: digits + 1 });
    }
    let sign = context.skip_space(first.end);
    if !matches!(context.str(sign), "×" | "x" | "X" | "*" | "·") {
        return None;
    }
    let base = context.number(context.skip_space(sign + 1)).filter(|base| base.whole == "10")?;
    let (minus, exponent, end) = exponent(context, base.end)?;
    Some(Power { rule: "scientific", times: Some(first), base: Some(base), minus, exponent, end })
}

fn is_exponent(context: &Context<'_>, at: usize) -> bool {
    context.shape(at) == Shape::Digits && context.str(at).len() <= LONGEST && context.closes(at + 1)
}

/// "^6", "^-9", "⁶" and "⁻⁹": whether it is below zero, its digits, and the lexeme after.
fn exponent(context: &Context<'_>, at: usize) -> Option<(bool, String, usize)> {
    if context.is(at, "^") {
        let minus = matches!(context.str(at + 1), "-" | "−");
        let digits = at + 1 + usize::from(minus);
        return is_exponent(context, digits).then(|| (minus, context.str(digits).to_owned(), digits + 1));
    }
    let minus = context.is(at, "⁻");
    let mut end = at + usize::from(minus);
    let mut digits = String::new();
    while let Some(raised) = raised(context.str(end)).filter(|_| digits.len() < LONGEST) {
        digits.push_str(&raised);
        end += 1;
    }
    (!digits.is_empty() && context.closes(end)).then_some((minus, digits, end))
}

/// The digits of a run of one superscript.
fn raised(sign: &str) -> Option<String> {
    let digit = |c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == c).and_then(|at| char::from_digit(at as u32, 10));
    (!sign.is_empty()).then(|| sign.chars().map(digit).collect()).flatten()
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let power = parse(context, at)?;
    let end = Measured::after(context, power.end).map_or(power.end, |measured| measured.end);
    Some(Found { end, rule: power.rule })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(power) = parse(context, at) else { return };
    if let Some(times) = power.times {
        spoken.number(&times);
        spoken.word("times");
    }
    match power.base {
        Some(base) => spoken.number(&base),
        None => spoken.word("ten"),
    }
    match power.exponent.as_str() {
        "2" if !power.minus => spoken.word("squared"),
        "3" if !power.minus => spoken.word("cubed"),
        exponent => {
            spoken.phrase(if power.minus { "to the minus" } else { "to the" });
            spoken.ordinal(exponent);
        }
    }
    if let Some(measured) = Measured::after(context, power.end) {
        measured.say(context, false, spoken);
    }
}
