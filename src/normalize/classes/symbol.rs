//! Signs that have a name, where a reader would say it. Punctuation is not here: it is heard, not said.

use super::{Class, Context, Found, SIGNS, Shape, Spoken, WORDS, currencies, is_cricket, is_function_word};

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
        "-" | "−" if is_letter_grade(context, at) => "minus",
        "&" => "and",
        "+" if is_plus_or_minus(context, at) => "plus or minus",
        "+" => "plus",
        "++" if tied_left => "plus plus",
        "=" => "equals",
        "^" if tied_left && tied_right => "to the power of",
        "@" => "at",
        "#" if is_note(context, at) => "sharp",
        "#" if digits_follow => "number",
        "#" => "hash",
        "№" => "number",
        "%" => context.manner.percent,
        "‰" => "per mille",
        "¢" => "cents",
        "¶" => "paragraph",
        "→" | "⇒" | "⟶" if !context.previous(at).is_empty() && !context.next(at + 1).is_empty() => "to",
        "↑" => "up",
        "↓" => "down",
        "°" => "degrees",
        "×" => "times",
        "÷" => "divided by",
        "±" => "plus or minus",
        "~" | "∼" | "≈" | "≃" | "<" | ">" if amount_follows() && is_said_before(context, at) => return None,
        // "<15s" are children.
        "<" if context.is(at + 2, "s") => "under",
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
        "*" if is_starred(context, at) || is_top_grade(context, at) => "star",
        "*" if is_not_out(context, at) => "not out",
        "*" if matches!(context.str(at + 2), "key" | "button" | "symbol" | "sign") => "star",
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
        "\"" | "″"
            if context.shape(at.wrapping_sub(1)) == Shape::Digits
                && matches!(context.next(at + 1), "ahead" | "behind" | "adrift" | "clear" | "slower" | "faster") =>
        {
            "seconds"
        }
        "\"" | "″"
            if context.shape(at.wrapping_sub(1)) == Shape::Digits
                && matches!(context.next(at + 1), "long" | "wide" | "tall" | "high" | "deep" | "thick" | "x") =>
        {
            "inches"
        }
        "\"" | "″" if context.shape(at.wrapping_sub(1)) == Shape::Digits && !has_quotation(context, at) => {
            let next = context.next(at + 1);
            let last = at.wrapping_sub(1);
            let first = if context.is(last.wrapping_sub(1), ".") { last.wrapping_sub(2) } else { last };
            let described = context.shape(at + 2).is_word()
                && !is_function_word(next)
                && matches!(context.previous(first), "a" | "A" | "an" | "the" | "The" | "its" | "new");
            if described { "inch" } else { "inches" }
        }
        // A sign of money without a sum.
        _ => return greek(sign).or_else(|| currencies::currency(sign).map(|(currency, _)| currency.one)),
    })
}

/// The name of a letter that stands alone, as in sums and the names of rays.
#[rustfmt::skip]
fn greek(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "α" | "Α" => "alpha", "β" | "Β" => "beta", "γ" | "Γ" => "gamma", "δ" | "Δ" | "∆" => "delta", "ε" | "Ε" | "ϵ" => "epsilon",
        "ζ" | "Ζ" => "zeta", "η" | "Η" => "eta", "θ" | "Θ" => "theta", "ι" | "Ι" => "iota", "κ" | "Κ" => "kappa", "λ" | "Λ" => "lambda",
        "μ" | "µ" => "micro", "Μ" => "mu", "ν" | "Ν" => "nu", "ξ" | "Ξ" => "xi", "ο" | "Ο" => "omicron", "π" | "Π" => "pi",
        "ρ" | "Ρ" => "rho", "σ" | "ς" | "Σ" | "∑" => "sigma", "τ" | "Τ" => "tau", "υ" | "Υ" => "upsilon", "φ" | "Φ" => "phi",
        "χ" | "Χ" => "chi", "ψ" | "Ψ" => "psi", "ω" | "Ω" => "omega",
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

/// "an A- grade", "rated BBB-": a grade of letters, its sign, and nothing tied to it.
fn is_letter_grade(context: &Context<'_>, at: usize) -> bool {
    let grade = context.str(at.wrapping_sub(1));
    let letters = (1..=3).contains(&grade.len()) && grade.bytes().all(|b| (b'A'..=b'F').contains(&b));
    let free = match context.shape(at + 1) {
        // "from A- to B+", but "A- to C-level".
        Shape::Space if grade.len() == 1 => !matches!(context.next(at + 1), "and" | "or" | "to"),
        Shape::Space => true,
        Shape::End => true,
        Shape::Sign => matches!(context.str(at + 1), "." | "," | ";" | ")" | "\"" | "”"),
        _ => false,
    };
    letters && free && context.opens(at.wrapping_sub(1))
}

/// "C#", "F#": a note, or a language named after one.
fn is_note(context: &Context<'_>, at: usize) -> bool {
    let note = context.str(at.wrapping_sub(1));
    matches!(note, "A" | "B" | "C" | "D" | "E" | "F" | "G")
        && context.opens(at.wrapping_sub(1))
        && context.closes(at + 1)
}

/// "a 5* hotel"
fn is_starred(context: &Context<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(context.shape(at + 1) == Shape::Space || context.is_hyphen(at + 1));
    let count = context.str(at.wrapping_sub(1));
    count.len() == 1
        && context.shape(at.wrapping_sub(1)) == Shape::Digits
        && next > at + 1
        && context.shape(next) == Shape::Lower
}

/// "A or A*": the best grade of an A-level.
fn is_top_grade(context: &Context<'_>, at: usize) -> bool {
    context.is(at.wrapping_sub(1), "A") && context.opens(at.wrapping_sub(1)) && !context.shape(at + 1).is_word()
}

/// "Marsh 88*": a batter who was still in.
fn is_not_out(context: &Context<'_>, at: usize) -> bool {
    let runs = context.shape(at.wrapping_sub(1)) == Shape::Digits && context.str(at.wrapping_sub(1)).len() <= 3;
    runs && context.closes(at + 1) && (context.next(at + 1) == "off" || is_cricket(context, at))
}

/// "★★★☆☆": how many stars, and out of how many where the empty ones are shown.
fn stars(context: &Context<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let count = |at: usize, star: char| {
        let text = context.str(at);
        if text.starts_with(star) { text.chars().count() } else { 0 }
    };
    let full = count(at, '★').max(count(at, '⭐'));
    let empty = count(at + 1, '☆');
    (full > 1 || full == 1 && empty > 0).then_some((full, empty, at + 1 + usize::from(empty > 0)))
}

/// "+/-", the typewriter's ±.
fn is_plus_or_minus(context: &Context<'_>, at: usize) -> bool {
    context.is(at, "+") && context.is(at + 1, "/") && matches!(context.str(at + 2), "-" | "−" | "–")
}

/// "and/or" and "he/she" are alternatives, names stand side by side, other words are told apart.
fn stroke(context: &Context<'_>, at: usize) -> Option<&'static str> {
    match (context.str(at.wrapping_sub(1)), context.str(at + 1)) {
        ("and" | "And" | "either" | "Either", "or") | ("over" | "Over", "under") => None,
        // "the 2s/10s curve"
        ("s", _) if context.shape(at + 1) == Shape::Digits && context.is(at + 2, "s") => None,
        (
            "he" | "He" | "his" | "His" | "him" | "she" | "She" | "her" | "Her",
            "he" | "she" | "her" | "hers" | "his" | "him",
        ) => Some("or"),
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

/// "s/he": the lexeme after it.
fn both(context: &Context<'_>, at: usize) -> Option<usize> {
    let written = matches!(context.str(at), "s" | "S") && context.is(at + 1, "/") && context.is(at + 2, "he");
    (written && context.opens(at) && context.closes(at + 3)).then_some(at + 3)
}

/// "person(s)": the plural is said.
fn plural(context: &Context<'_>, at: usize) -> Option<usize> {
    let written = context.is(at, "(") && context.is(at + 1, "s") && context.is(at + 2, ")");
    (written && context.shape(at.wrapping_sub(1)) == Shape::Lower && !context.shape(at + 3).is_word()).then_some(at + 3)
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = both(context, at) {
        return Some(Found { end, rule: "both" });
    }
    if let Some(end) = plural(context, at) {
        return Some(Found { end, rule: "plural-in-brackets" });
    }
    if let Some((_, _, end)) = stars(context, at) {
        return Some(Found { end, rule: "stars" });
    }
    let length = if is_plus_or_minus(context, at) { 3 } else { 1 };
    name(context, at).map(|_| Found { end: at + length, rule: "name" })
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if both(context, at).is_some() {
        return spoken.phrase(if context.is(at, "S") { "She or he" } else { "she or he" });
    }
    if plural(context, at).is_some() {
        return spoken.ending("s");
    }
    if let Some((full, empty, _)) = stars(context, at) {
        spoken.cardinal(&full.to_string());
        spoken.word(if full == 1 { "star" } else { "stars" });
        if empty > 0 {
            spoken.phrase("out of");
            spoken.cardinal(&(full + empty).to_string());
        }
        return;
    }
    if let Some(name) = name(context, at) {
        spoken.phrase(name);
    }
}
