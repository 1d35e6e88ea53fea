//! Lays a sentence open: what each token is, which rule spoke, what was said. Prints nothing.

use std::ops::Range;

use crate::model::{Sentence, TokenKind};

/// One token of a sentence, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainRow {
    /// Bytes of the paragraph.
    pub range: Range<u32>,
    /// What stands there.
    pub written: String,
    /// The class that spoke, or `word`, or `silent`.
    pub class: &'static str,
    /// The rule within it.
    pub rule: &'static str,
    /// What is said; empty where the token is silent.
    pub spoken: String,
}

/// A row for each token of `sentence` that is not white space; `text` is the paragraph's.
pub fn explain(sentence: &Sentence, text: &str) -> Vec<ExplainRow> {
    let mut rows = Vec::new();
    for token in &sentence.tokens {
        let (class, rule) = match token.kind {
            TokenKind::Space => continue,
            TokenKind::Word => ("word", "as-written"),
            TokenKind::Class { class, rule } => (class, rule),
            TokenKind::Silent { rule } => ("silent", rule),
        };
        let words = &sentence.words[token.words.start as usize..token.words.end as usize];
        let spoken: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let written = text[token.range.start as usize..token.range.end as usize].to_owned();
        rows.push(ExplainRow { range: token.range.clone(), written, class, rule, spoken: spoken.join(" ") });
    }
    rows
}
