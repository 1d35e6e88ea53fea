//! Signs that have a name, where a reader would say it. Punctuation is not here: it is heard, not said.

use super::{Class, Context, Found, SIGNS, Shape, Spoken, WORDS};

/// One line for people.
const EXPLAIN: &str = "signs: & and, + plus, = equals, @ at, #1 number one, C++";

pub(super) const CLASS: Class = Class { name: "symbol", explain: EXPLAIN, starts: SIGNS.or(WORDS), find, say };

fn name(context: &Context<'_>, at: usize) -> Option<&'static str> {
    let sign = context.str(at);
    let next = context.skip_space(at + 1);
    let digits_follow = context.shape(next) == Shape::Digits;
    let amount_follows = || {
        let opener = matches!(context.str(next), "$" | "£" | "€" | "¥" | "." | "-");
        digits_follow || opener && context.shape(next + 1) == Shape::Digits
    };
    let tied_left = context.shape(at.wrapping_sub(1)).is_word() || context.shape(at.wrapping_sub(1)) == Shape::Digits;
    let tied_right = context.shape(at + 1).is_word() || context.shape(at + 1) == Shape::Digits;
    Some(match sign {
        "x" | "X" | "×" if context.is_by(at) => {
            if is_product(context, at) {
                "times"
            } else {
                "by"
            }
        }
        _ if context.shape(at).is_word() => return None,
        "&" => "and",
        "+" if is_plus_or_minus(context, at) => "plus or minus",
        "+" => "plus",
        "++" if tied_left => "plus plus",
        "=" => "equals",
        "^" if tied_left && tied_right => "to the power of",
        "@" => "at",
        "#" if digits_follow => "number",
        "#" => "hash",
        "№" => "number",
        "%" => context.manner.percent,
        "‰" => "per mille",
        "$" => "dollar",
        "£" => "pound",
        "€" => "euro",
        "¥" => "yen",
        "₩" => "won",
        "₹" => "rupee",
        "₽" => "ruble",
        "¢" => "cents",
        "°" => "degrees",
        "×" => "times",
        "÷" => "divided by",
        "±" => "plus or minus",
        "~" | "∼" | "≈" | "≃" | "<" | ">" if amount_follows() && is_said_before(context, at) => return None,
        "<" if amount_follows() => "less than",
        ">" if amount_follows() => {
            if next == at + 1 {
                "more than"
            } else {
                "greater than"
            }
        }
        "≤" => "at most",
        "≥" => "at least",
        "≈" | "≃" => "about",
        "≠" => "is not",
        "~" | "∼" if amount_follows() => "about",
        "∞" => "infinity",
        "√" => "the square root of",
        "©" => "copyright",
        "*" if digits_follow && context.shape(context.before(at)) == Shape::Digits => "times",
        "²" if tied_left => "squared",
        "³" if tied_left => "cubed",
        "¹" => "one",
        "²" => "two",
        "³" => "three",
        "⁰" | "₀" => "zero",
        "₁" => "one",
        "₂" => "two",
        "₃" => "three",
        "⁴" | "₄" => "four",
        "⁵" | "₅" => "five",
        "⁶" | "₆" => "six",
        "⁷" | "₇" => "seven",
        "⁸" | "₈" => "eight",
        "⁹" | "₉" => "nine",
        "/" if tied_left && tied_right => stroke(context, at)?,
        "\"" | "″" if context.shape(at.wrapping_sub(1)) == Shape::Digits && !has_quotation(context, at) => {
            let described = context.shape(at + 2) == Shape::Lower
                && matches!(context.previous(at.wrapping_sub(1)), "a" | "A" | "an" | "the" | "The");
            if described { "inch" } else { "inches" }
        }
        "π" => "pi",
        "α" => "alpha",
        "β" => "beta",
        "γ" => "gamma",
        "δ" | "Δ" => "delta",
        "λ" => "lambda",
        "μ" | "µ" => "micro",
        "σ" | "Σ" => "sigma",
        "ω" | "Ω" => "omega",
        _ => return None,
    })
}

/// "5×3 = 15" and "5 × 10" of a sum, not of a room.
fn is_product(context: &Context<'_>, at: usize) -> bool {
    let second = context.number(context.skip_space(at + 1));
    second.is_some_and(|second| context.is(context.skip_space(second.end), "="))
}

/// "about ~$5m": the word before says what the sign means.
fn is_said_before(context: &Context<'_>, at: usize) -> bool {
    matches!(
        context.previous(at),
        "about"
            | "About"
            | "around"
            | "Around"
            | "roughly"
            | "Roughly"
            | "approximately"
            | "than"
            | "over"
            | "Over"
            | "under"
            | "Under"
    )
}

/// "+/-", the typewriter's ±.
fn is_plus_or_minus(context: &Context<'_>, at: usize) -> bool {
    context.is(at, "+") && context.is(at + 1, "/") && matches!(context.str(at + 2), "-" | "−" | "–")
}

/// "and/or" and "he/she" are alternatives, names stand side by side, other words are told apart.
fn stroke(context: &Context<'_>, at: usize) -> Option<&'static str> {
    match (context.str(at.wrapping_sub(1)), context.str(at + 1)) {
        ("and", "or") => None,
        ("he" | "He" | "his" | "him" | "s", _) => Some("or"),
        _ if context.shape(at.wrapping_sub(1)).is_capitalized() && context.shape(at + 1).is_capitalized() => None,
        _ => Some("slash"),
    }
}

/// A quotation mark that opened within reach is closed by this one.
fn has_quotation(context: &Context<'_>, at: usize) -> bool {
    context.str(at.wrapping_sub(1)).len() > 3
        || (1..=40).any(|step| {
            [at.wrapping_sub(step), at + step]
                .iter()
                .any(|at| matches!(context.str(*at), "\"" | "“" | "”" | "``" | "''"))
        })
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let length = if is_plus_or_minus(context, at) { 3 } else { 1 };
    name(context, at).map(|_| Found { end: at + length, rule: "name" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some(name) = name(context, at) {
        spoken.phrase(name);
    }
}
