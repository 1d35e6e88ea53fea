//! Formulas of chemistry and the names of isotopes: Fe2O3, NOx, U-235. Balances nothing.

use super::{Class, Context, Found, Shape, Spoken, WORDS};

/// One line for people.
const EXPLAIN: &str = "formulas: CO2, H2SO4, Fe2O3, NOx, NaCl; isotopes: U-235, carbon-14";

pub(super) const CLASS: Class = Class { name: "formula", explain: EXPLAIN, starts: WORDS, find, say };

/// The signs of the elements that news writes formulas of, each followed by a space.
const ELEMENTS: &str = "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr \
                        Y Zr Nb Mo Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Nd W Pt Au Hg Pb Bi Ra Th U Pu ";

/// Formulas without a shape that would tell them from a name.
#[rustfmt::skip]
fn is_known(text: &str) -> bool {
    matches!(
        text,
        "NOx" | "SOx" | "COx" | "NO2" | "NO3" | "SO2" | "SO3" | "CO2" | "CO2e" | "N2O" | "H2O" | "CH4" | "NH3" | "UF6" | "SF6" | "HFC" | "O3" | "CS2" | "N2"
            | "H2" | "O2" | "CF4" | "BF3" | "LiOH" | "NaCl" | "KCl" | "HCl" | "NaOH" | "KOH" | "HCN" | "NaCN" | "KCN" | "HF" | "AgCl" | "ZnO"
            | "FeO" | "CaO" | "MgO" | "NaF" | "LiCl" | "LiF" | "PbS" | "GaN" | "GaAs" | "SiC" | "LFP" | "NMC"
    )
}

/// The longest formula worth reading out.
const LONGEST: usize = 24;

/// The end of the letters and digits tied together from `at` on, signs below the line among them.
fn run(context: &Context<'_>, at: usize) -> usize {
    let mut end = at;
    while end - at < LONGEST
        && (context.shape(end) == Shape::Digits
            || context.shape(end).is_word()
            || subscript(context.str(end)).is_some())
    {
        end += 1;
    }
    end
}

/// "₂": the digit that a sign below the line is.
fn subscript(sign: &str) -> Option<char> {
    let mut signs = sign.chars();
    let c = signs.next().filter(|c| ('₀'..='₉').contains(c))?;
    signs.next().is_none().then(|| char::from(b'0' + (u32::from(c) - u32::from('₀')) as u8))
}

/// Whether some text is nothing but signs of elements and digits, and has the shape of a formula: two numbers in it,
/// or two elements, one of them of two letters, and a number.
fn is_formula(text: &str) -> bool {
    let (mut elements, mut long, mut numbers, mut at) = (0, 0, 0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let here = bytes[at];
        if here.is_ascii_digit() {
            if at == 0 {
                return false;
            }
            numbers += u32::from(!bytes[at - 1].is_ascii_digit());
            at += 1;
            continue;
        }
        let two = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        let length = 1 + usize::from(two);
        let known = text.get(at..at + length).is_some_and(is_element);
        if !known {
            return false;
        }
        elements += 1;
        long += u32::from(two);
        at += length;
    }
    elements >= 2 && (numbers >= 2 || long >= 1 && numbers >= 1) && !matches!(text, "CoV2")
}

fn is_element(sign: &str) -> bool {
    ELEMENTS.split_ascii_whitespace().any(|element| element == sign)
}

/// The element of an isotope's short name where this is one of its isotopes: "Cs-137".
fn isotope(sign: &str, mass: &str) -> Option<&'static str> {
    Some(match (sign, mass) {
        ("U", "233" | "234" | "235" | "238") => "uranium",
        ("Pu", "238" | "239" | "240" | "241") => "plutonium",
        ("Cs", "134" | "137") => "cesium",
        ("I", "129" | "131") => "iodine",
        ("Sr", "89" | "90") => "strontium",
        ("Po", "210") => "polonium",
        ("Co", "60") => "cobalt",
        ("Am", "241") => "americium",
        ("Tc", "99") => "technetium",
        ("C", "14") => "carbon",
        ("Ra", "226") => "radium",
        ("Rn", "222") => "radon",
        ("Th", "232") => "thorium",
        ("Xe", "133" | "135") => "xenon",
        ("Ir", "192") => "iridium",
        _ => return None,
    })
}

/// Elements whose isotopes are written out: "uranium-235".
#[rustfmt::skip]
fn is_named_element(word: &str) -> bool {
    matches!(
        word,
        "uranium" | "Uranium" | "plutonium" | "Plutonium" | "cesium" | "caesium" | "Cesium" | "Caesium" | "iodine" | "Iodine" | "strontium"
            | "Strontium" | "polonium" | "Polonium" | "cobalt" | "Cobalt" | "americium" | "carbon" | "Carbon" | "helium" | "Helium" | "potassium"
            | "radium" | "thorium" | "technetium" | "lead" | "xenon" | "krypton" | "iridium"
    )
}

/// The formula at `at` as plain text, and the lexeme after.
fn formula(context: &Context<'_>, at: usize) -> Option<(String, usize)> {
    let shape = context.shape(at);
    // A formula begins with a capital and goes on at once; nothing else is looked at any closer.
    let text = context.str(at);
    if !context.opens(at) || !text.starts_with(|c: char| c.is_ascii_uppercase()) || text.len() > LONGEST {
        return None;
    }
    let tied = context.shape(at + 1) == Shape::Digits || subscript(context.str(at + 1)).is_some();
    let named = matches!(shape, Shape::Mixed | Shape::Caps) && is_known(text);
    if !(tied || named) {
        return None;
    }
    let end = run(context, at);
    if !context.closes(end) && !context.is_hyphen(end) && !context.is(end, "/") {
        return None;
    }
    let written = context.slice(at, end);
    let plain: String = written.chars().map(|c| subscript(c.encode_utf8(&mut [0; 4])).unwrap_or(c)).collect();
    let below = plain != written;
    (is_known(&plain) || is_formula(&plain) || below && plain.is_ascii()).then_some((plain, end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let tied = context.shape(at + 1);
    // Most words stand alone.
    if tied == Shape::Space && matches!(context.shape(at), Shape::Lower | Shape::Capital) {
        return None;
    }
    if tied == Shape::Sign && context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits {
        let (word, mass) = (context.str(at), context.str(at + 2));
        let short = isotope(word, mass).is_some();
        let named = is_named_element(word) && (2..=3).contains(&mass.len());
        return ((short || named) && context.opens(at) && context.closes(at + 3))
            .then_some(Found { end: at + 3, rule: "isotope" });
    }
    let (_, end) = formula(context, at)?;
    Some(Found { end: end + 2 * usize::from(is_possessive(context, end)), rule: "formula" })
}

/// "CO2's"
fn is_possessive(context: &Context<'_>, at: usize) -> bool {
    matches!(context.str(at), "'" | "’") && context.is(at + 1, "s")
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    if let Some((text, end)) = formula(context, at) {
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits > 0 {
                spoken.cardinal(&rest[..digits]);
                rest = &rest[digits..];
            } else {
                spoken.letter(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        if is_possessive(context, end) {
            spoken.ending("'s");
        }
        return;
    }
    let (word, mass) = (context.str(at), context.str(at + 2));
    spoken.word(isotope(word, mass).unwrap_or(word));
    spoken.year(mass);
}
