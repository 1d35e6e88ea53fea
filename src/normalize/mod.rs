//! Written text into spoken words: clean-up, sentences, semiotic classes. Never rewrites the text: it adds layers to it.
//! Guesses no pronunciation; whether a string of capitals is a word it asks of whoever calls.
//!
//! A paragraph is cleaned ([`clean`]), cut into lexemes, split into sentences; then each sentence is read from left to
//! right: the first class of [`CLASSES`] that finds something at a lexeme says it. What no class wants is a plain word
//! or a sign, and a sign is silent by a named rule.

mod abbreviations;
mod classes;
mod clean;
mod context;
mod explain;
mod marks;
mod numbers;
mod scan;
mod sentences;
mod spoken;
mod style;
mod units;

use crate::model::{Mark, Sentence, Token, TokenKind};
use crate::text::Prose;

use abbreviations::{Place, abbreviation, starts_sentences};
use context::{Context, Number};
use scan::{Lexeme, Shape};
use spoken::Spoken;
use style::Manner;

pub use classes::{CLASSES, Class, Found};
pub use clean::clean;
pub use explain::{ExplainRow, explain};
pub use style::{Style, UnknownStyle};

/// Puts paragraphs into words under one house style.
pub struct Normalizer<'a> {
    style: Style,
    is_word: &'a (dyn Fn(&str) -> bool + Sync),
}

impl<'a> Normalizer<'a> {
    /// `is_word` tells whether a string of capitals is said as a word rather than letter by letter: because a lexicon
    /// knows it, or because it is an ordinary word in capitals. It is asked only where the tables here do not know, and
    /// for two such strings with a space or hyphen between them, "LA PAZ", which no table can tell.
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
    if shape == Shape::Lower && is_plain(context, at) {
        spoken.word(context.str(at));
        return (at + 1, TokenKind::Word);
    }
    for class in CLASSES.iter().filter(|class| class.starts.holds(shape)) {
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
    if shape.is_word() {
        spoken.word(context.str(at));
        return (at + 1, TokenKind::Word);
    }
    let (end, rule) = marks::hear(context, at, spoken);
    (end, TokenKind::Silent { rule })
}

/// Whether a small word needs no class: nothing is tied to its right, and it is no abbreviation. Most words are such.
fn is_plain(context: &Context<'_>, at: usize) -> bool {
    let word = context.str(at);
    match context.shape(at + 1) {
        Shape::End => {}
        Shape::Space if context.shape(at + 2) != Shape::Digits => {}
        Shape::Sign if matches!(context.str(at + 1), "," | ";") => {}
        _ => return false,
    }
    word.len() > 6 || (word.len() > 1 && abbreviation(word).is_none() && word != "tv")
}

/// A headline has no stop, an abbreviation's stop may be the sentence's: either way the end is heard.
fn finish(context: &Context<'_>, spoken: &mut Spoken) {
    let open = !matches!(context.lexemes.last(), Some(last) if last.shape == Shape::Sign && context.text[last.start as usize..].starts_with(','));
    if open
        && spoken
            .since(spoken.len().saturating_sub(1))
            .first()
            .is_some_and(|last| matches!(last.mark, None | Some(Mark::Comma)))
    {
        spoken.mark(Mark::Period);
    }
}
