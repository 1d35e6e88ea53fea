//! Written text into spoken words: clean-up, sentences, semiotic classes. Never rewrites the text: it adds layers to it.
//! Guesses no pronunciation; whether a string of capitals is a word it asks of whoever calls.
//!
//! A paragraph is cleaned ([`clean`]), cut into lexemes, split into sentences; then each sentence is read from left to
//! right: the first class of [`CLASSES`] that finds something at a lexeme says it. What no class wants is a plain word
//! or a sign, and a sign is silent by a named rule.

mod abbreviations;
mod calendar;
mod capitals;
mod classes;
mod clean;
mod context;
mod currencies;
mod explain;
mod marks;
mod number;
mod numbers;
mod scan;
mod sentences;
mod spoken;
mod states;
mod style;
mod units;

use crate::model::{Mark, Sentence, Token, TokenKind};
use crate::text::Prose;

use abbreviations::{Abbreviation, Place, abbreviation, is_lettered, loud_abbreviation, starts_sentences};
use calendar::{is_month, is_zone};
use context::Context;
use number::Number;
use scan::{Lexeme, Shape};
use spoken::Spoken;
use style::Manner;

pub use classes::{CLASSES, Class, Found};
pub use clean::clean;
pub use explain::{ExplainRow, explain};
pub use marks::OTHER_SCRIPT;
pub use style::{Style, UnknownStyle};

/// Puts paragraphs into words under one house style.
pub struct Normalizer<'a> {
    style: Style,
    is_word: &'a (dyn Fn(&str) -> bool + Sync),
}

impl<'a> Normalizer<'a> {
    /// `is_word` tells whether a string of capitals is said as a word rather than letter by letter: because a lexicon
    /// knows it, or because it is an ordinary word in capitals. Of four letters or more it
    /// overrules the tables here; shorter strings it decides only where they do not know. It is asked, too, of two such
    /// strings with a space or hyphen between them, "LA PAZ", which no table can tell.
    pub fn new(style: Style, is_word: &'a (dyn Fn(&str) -> bool + Sync)) -> Self {
        Self { style, is_word }
    }

    /// The sentences of a cleaned paragraph, in order; between them lies white space only.
    ///
    /// A sentence in which nothing can be said is there too, without words.
    pub fn sentences(&self, prose: &Prose) -> Vec<Sentence> {
        let text = prose.text();
        let lexemes = scan::scan(text);
        let sentences = sentences::split(text, &lexemes);
        let read = |range| {
            let lexemes = &lexemes[range];
            read(&Context { text, lexemes, manner: self.style.manner(), is_word: self.is_word })
        };
        sentences.into_iter().map(read).collect()
    }

    /// One line of text as one line of speech.
    pub fn normalize_line(&self, line: &str) -> String {
        let (prose, _) = clean(&Prose::generated(line));
        let mut spoken = String::new();
        for sentence in self.sentences(&prose).iter().filter(|sentence| !sentence.words.is_empty()) {
            if !spoken.is_empty() {
                spoken.push(' ');
            }
            spoken.push_str(&sentence.spoken());
        }
        spoken
    }
}

/// A run of letters with more bytes than this is no word that anybody can read out, and voices choke on it. The longest
/// place name has 85 letters (Taumatawhakatangihanga...), the longest compounds of German law 80.
const LONGEST_WORD: usize = 120;

/// Reads one sentence from left to right.
fn read(context: &Context<'_>) -> Sentence {
    let mut spoken = Spoken::new(context.manner.and_in_numbers);
    let mut tokens: Vec<Token> = Vec::with_capacity(context.lexemes.len());
    let mut at = 0;
    while at < context.lexemes.len() {
        let first_word = spoken.len();
        spoken.begin(tokens.len() as u32);
        let (end, kind) = read_token(context, at, &mut spoken);
        let range = context.lexemes[at].start..context.lexemes[end - 1].end;
        tokens.push(Token { range, kind, words: first_word as u32..spoken.len() as u32 });
        at = end;
    }
    finish(context, &mut spoken);
    let start = context.lexemes.first().map_or(0, |l| l.start);
    let end = context.lexemes.last().map_or(start, |l| l.end);
    Sentence { range: start..end, tokens, words: spoken.into_words() }
}

fn read_token(context: &Context<'_>, at: usize, spoken: &mut Spoken) -> (usize, TokenKind) {
    let shape = context.shape(at);
    if shape == Shape::Space {
        return (at + 1, TokenKind::Space);
    }
    if shape.is_word() && context.str(at).len() > LONGEST_WORD {
        return (at + 1, TokenKind::Silent { rule: "endless-word" });
    }
    if matches!(shape, Shape::Lower | Shape::Capital) && is_plain(context, at) {
        spoken.word(context.str(at));
        return (at + 1, TokenKind::Word);
    }
    // A comma or a stop before a space begins nothing, and most signs are such.
    let pause = matches!(context.str(at), "," | ".") && matches!(context.shape(at + 1), Shape::Space | Shape::End);
    if pause {
        let (end, rule) = marks::hear(context, at, spoken);
        return (end, TokenKind::Silent { rule });
    }
    for class in classes::starting(shape) {
        if let Some(found) = (class.find)(context, at) {
            let first = spoken.len();
            (class.say)(context, at, spoken);
            // The numeral after the hyphen of "pre-2020" is said on its own, and so is the noun of "$5-million deal".
            return match spoken.len() {
                len if len == first => (found.end, TokenKind::Silent { rule: found.rule }),
                _ => (found.end, TokenKind::Class { class: class.name, rule: found.rule }),
            };
        }
    }
    // A word of another script is said where a lexicon says how.
    if shape.is_word() || (shape == Shape::Foreign && (context.is_word)(context.str(at))) {
        spoken.word(context.str(at));
        return (at + 1, TokenKind::Word);
    }
    let (end, rule) = marks::hear(context, at, spoken);
    (end, TokenKind::Silent { rule })
}

/// Whether a word in small letters or with one capital needs no class: nothing is tied to its right, no number follows,
/// and no table knows it. Most words are such.
fn is_plain(context: &Context<'_>, at: usize) -> bool {
    let word = context.str(at);
    let free = match context.shape(at + 1) {
        Shape::End => true,
        Shape::Space => context.shape(at + 2) != Shape::Digits,
        Shape::Sign => match context.str(at + 1) {
            "," | ";" => true,
            "." => context.shape(at + 2) == Shape::End && word.len() > 2,
            _ => false,
        },
        _ => false,
    };
    free && word.len() > 1 && abbreviation(word).is_none() && !classes::is_special(word)
}

/// The stop of a sentence that ends in an abbreviation is its own too; a bracket that closes last leaves no pause.
/// A line without a stop keeps none.
fn finish(context: &Context<'_>, spoken: &mut Spoken) {
    let closer = |text: &str| matches!(text, ")" | "]" | "}" | "\"" | "'" | "”" | "’" | "»");
    let last = (0..context.lexemes.len()).rev().map(|at| context.str(at)).find(|text| !closer(text));
    match last {
        Some(".") => spoken.end(Some(Mark::Period)),
        Some(",") => {}
        _ => spoken.end(None),
    }
}
