//! The invariants of what the normalizer makes of any text: for the property tests and for the fuzzer. Judges no reading.

use newscast::model::{Sentence, TokenKind};
use newscast::normalize::{Normalizer, Style, clean, explain};
use newscast::text::{Prose, SourceId, Span};

/// What must hold of every paragraph, whatever stands in it.
pub fn check(text: &str, style: Style, is_word: &(dyn Fn(&str) -> bool + Sync)) {
    let span = Span { source: SourceId(0), start: 0, end: text.len() as u32 };
    let (prose, dropped) = clean(&Prose::verbatim(text, span));
    for item in &dropped {
        assert!(item.span.end as usize <= text.len() && !item.rule.is_empty());
    }
    let sentences = Normalizer::new(style, is_word).sentences(&prose);
    let mut at = 0;
    for sentence in &sentences {
        assert!(slice(&prose, at, sentence.range.start).trim().is_empty(), "gap in {text:?}");
        check_sentence(&prose, sentence);
        at = sentence.range.end;
    }
    assert!(slice(&prose, at, prose.text().len() as u32).trim().is_empty(), "tail of {text:?}");
}

fn check_sentence(prose: &Prose, sentence: &Sentence) {
    let (mut at, mut word) = (sentence.range.start, 0);
    for (index, token) in sentence.tokens.iter().enumerate() {
        assert_eq!(token.range.start, at, "tokens tile the sentence");
        assert!(token.range.end > at);
        at = token.range.end;
        assert_eq!(token.words.start, word, "words follow their tokens");
        word = token.words.end;
        let words = &sentence.words[token.words.start as usize..token.words.end as usize];
        assert!(words.iter().all(|word| word.token == index as u32));
        let written = slice(prose, token.range.start, token.range.end);
        match token.kind {
            TokenKind::Space => assert!(written.trim().is_empty()),
            TokenKind::Silent { rule } => assert!(words.is_empty() && !rule.is_empty()),
            TokenKind::Word | TokenKind::Class { .. } => assert!(!words.is_empty(), "{written:?} says nothing"),
        }
    }
    assert_eq!(at, sentence.range.end);
    assert_eq!(word as usize, sentence.words.len());
    for word in &sentence.words {
        assert!(!word.text.is_empty() && !word.text.contains([' ', '\t']), "{:?}", word.text);
        assert!(!word.text.contains(|c: char| c.is_ascii_digit()), "{:?} is not spoken", word.text);
        assert!(
            word.text
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '\'' | '.' | '\u{2bb}'..='\u{2bf}' | '\u{300}'..='\u{36f}')),
            "{:?}",
            word.text
        );
    }
    let rows = explain(sentence, prose.text());
    assert!(rows.iter().all(|row| !row.class.is_empty() && !row.rule.is_empty()));
}

fn slice(prose: &Prose, start: u32, end: u32) -> &str {
    &prose.text()[start as usize..end as usize]
}
