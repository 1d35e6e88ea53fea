//! The semiotic classes, one file each, in the order in which they are asked. Holds what several of them share.

mod abbreviation;
mod address;
mod cardinal;
mod censored;
mod code;
mod compound;
mod date;
mod decimal;
mod designation;
mod direction;
mod duration;
mod electronic;
mod equation;
mod formula;
mod fraction;
mod initialism;
mod measure;
mod money;
mod ordinal;
mod party;
mod percent;
mod power;
mod range;
mod roman;
mod score;
mod section;
mod symbol;
mod telephone;
mod ticker;
mod time;
mod title;
mod unit;
mod year;

use abbreviation::is_contraction;
use address::{is_house, is_street, is_street_name};
use compound::{say_tail, tail};
use designation::{is_airliner, is_numbered};
use direction::point;
use electronic::camel;
use initialism::{is_cut, reading, say_capitals, say_mixed};
use measure::is_length;
use ordinal::parse as ordinal_at;
use party::is_party;
use score::{is_cricket, is_grade, ratio};
use unit::{Measured, Rate, Unit, base as rate_base, rate};
use year::{after_era, is_split_year, is_year};

use super::calendar::{is_calendar_name, is_month, is_zone};
use super::capitals::{self, is_spelled};
use super::states::{is_state, state_of};
use super::{
    Abbreviation, Context, Number, Place, Shape, Spoken, abbreviation as look_up, is_lettered, loud_abbreviation,
    numbers, starts_sentences,
};
use super::{calendar, currencies, units};

/// A kind of written thing that is said otherwise than it is spelled.
pub struct Class {
    /// Its name in tokens, manifests and `--explain`.
    pub name: &'static str,
    /// One line for people.
    pub explain: &'static str,
    /// The lexemes it can begin with; it is not asked at others.
    pub starts: Starts,
    /// Finds the thing that begins at a lexeme.
    pub find: fn(&Context<'_>, usize) -> Option<Found>,
    /// Says what [`Class::find`] found there.
    pub say: fn(&Context<'_>, usize, &mut Spoken),
}

/// What a class found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The lexeme after it.
    pub end: usize,
    /// Which of the class's rules.
    pub rule: &'static str,
}

/// A set of lexeme shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starts(u8);

const DIGITS: Starts = Starts(1);
const WORDS: Starts = Starts(2);
const SIGNS: Starts = Starts(4);
/// Words with a capital.
const NAMES: Starts = Starts(8);

impl Starts {
    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kind of lexeme that a shape is; nothing begins with white space.
    const fn of(shape: Shape) -> Self {
        match shape {
            Shape::Digits => DIGITS,
            Shape::Sign | Shape::Foreign => SIGNS,
            Shape::End | Shape::Space => Self(0),
            Shape::Lower => WORDS,
            Shape::Letter | Shape::Capital | Shape::Caps | Shape::Mixed => WORDS.or(NAMES),
        }
    }
}

/// The classes that can begin with a lexeme of this shape, in their order.
pub fn starting(shape: Shape) -> impl Iterator<Item = &'static Class> {
    let kind = Starts::of(shape);
    CLASSES.iter().filter(move |class| class.starts.0 & kind.0 != 0)
}

/// Whether a word in small letters or with one capital is more than itself even where nothing is tied to it and no
/// number follows: a month ("May the 1st"), a letter's possessive, a short form without its capitals, a party, "per"
/// before a short unit.
pub fn is_special(word: &str) -> bool {
    word.as_bytes().get(1).is_none_or(|byte| !byte.is_ascii_alphabetic())
        || is_month(word)
        || is_cut(word)
        || word == "per"
        || is_party(word)
        || is_contraction(word)
}

/// Every class, the most telling first: the first that finds something at a lexeme has it.
pub static CLASSES: &[Class] = &[
    electronic::CLASS,
    censored::CLASS,
    equation::CLASS,
    telephone::CLASS,
    code::CLASS,
    address::CLASS,
    direction::CLASS,
    ticker::CLASS,
    formula::CLASS,
    section::CLASS,
    date::CLASS,
    duration::CLASS,
    time::CLASS,
    money::CLASS,
    percent::CLASS,
    ordinal::CLASS,
    power::CLASS,
    measure::CLASS,
    score::CLASS,
    fraction::CLASS,
    year::CLASS,
    range::CLASS,
    decimal::CLASS,
    designation::CLASS,
    compound::CLASS,
    cardinal::CLASS,
    roman::CLASS,
    title::CLASS,
    party::CLASS,
    abbreviation::CLASS,
    initialism::CLASS,
    symbol::CLASS,
];

/// The abbreviation written at `at`; in capitals only where a headline goes on in capitals, or after a company's name.
/// What is a word or a name without its stop needs it there, too.
fn short_form(context: &Context<'_>, at: usize) -> Option<&'static Abbreviation> {
    let written = context.str(at);
    look_up(written).or_else(|| {
        if context.shape(at) != Shape::Caps {
            return None;
        }
        let row = loud_abbreviation(written)?;
        let stop = context.is(at + 1, ".");
        let next = context.skip_space(at + 1 + usize::from(stop));
        let goes_on = context.shape(next) == Shape::Caps && next > at + 1;
        let ends_name = row.place == Place::After && context.shape(context.before(at)) == Shape::Caps;
        // "ST HELENS BEAT WIGAN"
        let saint = written == "ST" && context.str(next).len() > 3 && context.shape(context.before(at)) != Shape::Caps;
        let whole = stop || saint || row.place != Place::Dotted && (written.len() > 2 || written == "MR");
        ((goes_on || ends_name) && whole).then_some(row)
    })
}

/// A magnitude word or its short form after a number; `at` is the lexeme right after the number.
///
/// Short forms stand tight ("5bn", "120k"), words after a space or a hyphen. A single `m` also means metres, so it is
/// taken only where `money` says that the number is money.
fn magnitude(context: &Context<'_>, at: usize, money: bool) -> Option<(&'static str, usize)> {
    let spaced = context.shape(at) == Shape::Space || (context.is_hyphen(at) && context.shape(at + 1) == Shape::Lower);
    let word = at + usize::from(spaced);
    let name = match context.str(word) {
        "thousand" | "Thousand" | "THOUSAND" => "thousand",
        "million" | "Million" | "MILLION" | "mln" | "mn" => "million",
        "billion" | "Billion" | "BILLION" | "bln" | "bn" => "billion",
        "trillion" | "Trillion" | "TRILLION" | "trn" | "tn" => "trillion",
        "lakh" | "lakhs" if spaced && matches!(context.str(word + 2), "crore" | "crores") => {
            return Some(("lakh crore", word + 3));
        }
        "lakh" | "lakhs" => "lakh",
        "crore" | "crores" => "crore",
        "cr" if money => "crore",
        "quadrillion" => "quadrillion",
        "k" | "K" if !spaced => "thousand",
        "m" | "M" if !spaced && (money || leads_to_unit(context, word + 1)) => "million",
        "b" | "B" if !spaced && (money || leads_to_parameters(context, word + 1)) => "billion",
        "t" | "T" if !spaced && money => "trillion",
        "M" if spaced && money => "million",
        "m" if spaced && money && !context.is_hyphen(at) => "million",
        "B" if spaced && money => "billion",
        _ => return None,
    };
    Some((name, word + 1))
}

/// " sq km" and " bpd" after "4.28m": a unit counted in millions.
fn leads_to_unit(context: &Context<'_>, at: usize) -> bool {
    let unit = context.str(at + 1);
    context.is(at, " ")
        && match unit {
            "sq" | "cu" | "tonnes" | "tons" | "barrels" | "acres" | "hectares" | "gallons" | "litres" | "liters"
            | "miles" => true,
            "b" => context.is(at + 2, "/"),
            "square" | "cubic" => {
                context.shape(at + 2) == Shape::Space && !matches!(context.str(at + 3), "" | "room" | "plot")
            }
            _ => unit != "bar" && units::unit(unit).is_some_and(|unit| unit.spaced && unit.written.len() > 1),
        }
}

/// "-parameter" after "7B": the size of a model of language.
fn leads_to_parameters(context: &Context<'_>, at: usize) -> bool {
    (context.is(at, " ") || context.is_hyphen(at))
        && matches!(context.str(at + 1), "parameter" | "parameters" | "model" | "models" | "tokens")
}

/// Words that go on a sentence rather than name what was counted.
#[rustfmt::skip]
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "" | "a" | "about" | "after" | "against" | "ago" | "all" | "along" | "also" | "an" | "and" | "are" | "around" | "as" | "at"
            | "away" | "back" | "because" | "before" | "below" | "between" | "but" | "by" | "can" | "could" | "did" | "do" | "does"
            | "down" | "during" | "each" | "even" | "every" | "for" | "from" | "had" | "has" | "have" | "he" | "her" | "his"
            | "if" | "in" | "instead" | "into" | "is" | "it" | "its" | "last" | "less" | "more" | "next" | "not" | "now" | "of" | "off"
            | "on" | "only" | "or" | "out" | "over" | "per" | "she" | "should" | "since" | "so" | "such" | "than"
            | "that" | "the" | "their" | "then" | "they" | "this" | "those" | "through" | "to" | "too" | "toward"
            | "towards" | "under" | "until" | "up" | "was" | "we" | "went" | "were" | "when" | "where" | "which" | "while"
            | "who" | "will" | "with" | "within" | "without" | "worth" | "would" | "yet" | "you" | "your" | "ahead" | "early" | "late"
            | "annually" | "apiece" | "today" | "yesterday" | "tomorrow" | "came" | "comes" | "goes" | "must" | "may" | "might"
            | "just" | "already" | "still" | "high" | "tall" | "long" | "wide" | "deep"
    )
}

/// Whether an amount that begins at `at` and ends before `end` stands before the noun it describes: "a $5 million deal".
fn is_adjectival(context: &Context<'_>, at: usize, end: usize) -> bool {
    if context.is_hyphen(end) && context.shape(end + 1) == Shape::Lower {
        return true;
    }
    // "a 2 m tall man"
    let tall = matches!(context.str(end + 1), "tall" | "high" | "long" | "wide" | "deep" | "thick" | "old");
    let end = end + 2 * usize::from(tall && context.shape(end) == Shape::Space);
    // "the $3.75m 1st prize"
    let end = ordinal_at(context, end + 1).filter(|_| context.shape(end) == Shape::Space).map_or(end, |(_, end)| end);
    let named = context.shape(end + 1).is_capitalized() || context.shape(end + 1) == Shape::Mixed;
    let noun = named || context.shape(end + 1) == Shape::Lower && is_noun(context, end + 1);
    if context.shape(end) != Shape::Space || !noun {
        return false;
    }
    let mut back = context.before(at);
    // "a nearly $5 million loss", "an estimated 20 km stretch"
    for _ in 0..3 {
        if !is_modifier(context.str(back)) {
            break;
        }
        back = context.before(back);
    }
    // "the 1.3-GW, €4bn wind farm"
    let hyphen = context.before(back).wrapping_sub(1);
    if context.is(back, ",") && context.is_hyphen(hyphen) && context.shape(hyphen.wrapping_sub(1)) == Shape::Digits {
        return !named || leads_to_name(context, end + 1, false);
    }
    let before = context.str(back);
    #[rustfmt::skip]
    let determined = matches!(
        before,
        "a" | "an" | "A" | "An" | "the" | "The" | "this" | "that" | "This" | "That" | "its" | "Its" | "his" | "His" | "her" | "Her"
            | "their" | "Their" | "our" | "Our" | "my" | "My" | "your" | "another" | "Another" | "each" | "new" | "no" | "whopping"
            | "first" | "any" | "every" | "whose"
    ) || is_possessive(before);
    if named {
        return determined
            && leads_to_name(context, end + 1, matches!(before, "a" | "an" | "A" | "An") || is_possessive(before));
    }
    // "£25k deal" without an article, as headlines have it.
    #[rustfmt::skip]
    let noun = context.str(end + 1);
    #[rustfmt::skip]
    let dealt = matches!(
        noun.strip_suffix('s').unwrap_or(noun),
        "deal" | "fine" | "loan" | "lawsuit" | "bailout" | "takeover" | "contract" | "payout" | "bid" | "grant" | "settlement"
            | "investment" | "package" | "ransom" | "verdict" | "penalty" | "buyout" | "jackpot" | "prize" | "mansion" | "project"
            | "budget" | "bill" | "note" | "coin" | "banknote" | "question" | "stake" | "plan" | "fee" | "ticket" | "voucher" | "bonus"
            | "bonuse" | "rebate" | "subscription" | "handset" | "minimum" | "deposit" | "bribe" | "donation" | "tariff" | "levy"
    );
    determined || dealt
}

/// Whether the words in capitals at `at` are what an amount before them describes: "a £1.2bn RAF base", "the £86.3m
/// Sovereign Grant". After "the", one name alone may be who paid it: "the $5 million Hill won".
fn leads_to_name(context: &Context<'_>, at: usize, single: bool) -> bool {
    if is_calendar_name(context.str(at)) {
        return false;
    }
    let mut place = at;
    let mut words = 0;
    while words < 4 && (context.shape(place).is_capitalized() || context.shape(place) == Shape::Mixed) {
        words += 1;
        let tied = context.is(place + 1, ".") || context.shape(place + 1) == Shape::Digits;
        place = context.skip_space(place + 1 + usize::from(tied));
    }
    let noun = context.shape(place) == Shape::Lower && is_noun(context, place);
    // "the $300m IMF, Paris says": where a pause follows, the name did nothing.
    let single = single || matches!(context.str(place), "," | ";" | ".") && context.shape(at) == Shape::Caps;
    single || words > 1 && context.shape(at) != Shape::Letter || noun
}

/// Words that stand between an article and an amount.
fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "nearly"
            | "almost"
            | "about"
            | "roughly"
            | "approximately"
            | "around"
            | "estimated"
            | "reported"
            | "further"
            | "total"
            | "additional"
            | "extra"
            | "initial"
            | "record"
            | "proposed"
            | "planned"
            | "massive"
            | "huge"
            | "mere"
            | "single"
    )
}

/// Whether a word in small letters may be what an amount describes: no function word, no adverb, no participle.
fn is_noun(context: &Context<'_>, at: usize) -> bool {
    let word = context.str(at);
    #[rustfmt::skip]
    let participle = matches!(
        word,
        "spent" | "paid" | "lost" | "made" | "given" | "sought" | "held" | "won" | "set" | "left" | "found" | "sent" | "brought"
            | "bought" | "sold" | "taken" | "kept" | "stolen" | "put" | "due" | "short" | "richer" | "poorer" | "cheaper" | "northeast" | "northwest" | "southeast" | "southwest" | "north" | "south" | "east" | "west"
    );
    let noun_in_ed = matches!(word, "seed" | "feed" | "speed" | "bed" | "shed");
    #[rustfmt::skip]
    let noun_in_ly = matches!(word, "monthly" | "weekly" | "yearly" | "daily" | "quarterly" | "family" | "supply" | "rally" | "assembly");
    #[rustfmt::skip]
    let noun_in_ing = matches!(
        word,
        "building" | "painting" | "funding" | "offering" | "ruling" | "housing" | "wedding" | "setting" | "swing" | "financing"
            | "listing" | "spending" | "training" | "crossing" | "opening" | "wing" | "ring" | "string" | "landing"
    );
    !is_function_word(word)
        && !participle
        && (noun_in_ed || !word.ends_with("ed"))
        && (noun_in_ly || !word.ends_with("ly"))
        && (noun_in_ing || !word.ends_with("ing"))
}

/// "Germany's", but not "there's".
fn is_possessive(word: &str) -> bool {
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    stem.is_some_and(|stem| {
        let contracted = ["there", "that", "it", "he", "she", "here", "what", "who", "where", "how", "let"];
        !contracted.iter().any(|word| word.eq_ignore_ascii_case(stem))
    })
}

/// What ties the ends of a range that begins at `at`: "between 10-15" is ten and fifteen.
fn link(context: &Context<'_>, at: usize) -> &'static str {
    if matches!(context.previous(at), "between" | "Between") { "and" } else { "to" }
}
