//! Puts a bulletin into words, one utterance at a time, each with its way back to the source. Keeps nothing it has given.

use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use crate::config::Settings;
use crate::diag::Outcome;
use crate::lexicon::{Layer, Lexicon, Lookup, Reader};
use crate::mix::Boundary;
use crate::model::{
    Bulletin, Delivery, Dropped, Segment, SegmentKind, Sentence, SpokenWord, TokenKind, Utterance, spoken,
};
use crate::normalize::{self, Normalizer};
use crate::text::{Prose, Span};

use super::Namer;

/// Words in one utterance at the most: half a minute of speech. A longer sentence is parted, at a clause where it has
/// one, so that memory stays bounded whatever the text.
const LONGEST: usize = 80;

/// One utterance with all that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Index of its segment in the bulletin.
    pub segment: usize,
    /// What stands between it and the utterance before it.
    pub boundary: Boundary,
    /// Whether it is of a headline.
    pub headline: bool,
    /// As written.
    pub text: Box<str>,
    /// As spoken.
    pub spoken: Box<str>,
    /// Where it stands; `None` where a template speaks.
    pub source: Option<Span>,
    /// What is known of each word of the utterance.
    pub words: Vec<LineWord>,
    /// What the voice is given; no words where nothing of the text can be said.
    pub utterance: Utterance,
    /// What of the text is silent, and by which rule.
    pub dropped: Vec<Dropped>,
}

/// Where a spoken word came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineWord {
    /// Its bytes in the line's `spoken`.
    pub spoken: (u32, u32),
    /// The bytes in the line's `text` of the token it says.
    pub written: (u32, u32),
    /// The place of that token; `None` where a template speaks.
    pub source: Option<Span>,
    /// What read the token: a semiotic class or `word`, and its rule.
    pub class: (&'static str, &'static str),
}

/// Gives every line of a bulletin to `each`, in order, until it breaks.
pub fn lines(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    mut each: impl FnMut(Line) -> ControlFlow<()>,
) -> ControlFlow<()> {
    named_lines(bulletin, lexicon, settings, |line, _| each(line))
}

/// As [`lines`], each line with what decides the unlisted names of its story.
pub fn named_lines(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    mut each: impl FnMut(Line, &Rc<Namer>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let delivery = Delivery { wpm: settings.wpm };
    let mut boundary = Boundary::Story;
    for (segment, content) in bulletin.segments.iter().enumerate() {
        let own = inline(content, settings).map(|marks| lexicon.below(marks.value));
        let lexicon = own.as_ref().unwrap_or(lexicon);
        let is_word = |text: &str| lexicon.knows(text);
        let normalizer = Normalizer::new(settings.style, &is_word);
        let mut reader = lexicon.reader();
        let paragraphs = content.paragraphs.iter().map(|paragraph| paragraph.prose.text());
        let namer = Rc::new(Namer::new(&settings.layers, paragraphs));
        for paragraph in &content.paragraphs {
            let (prose, mut dropped) = normalize::clean(&paragraph.prose);
            for sentence in normalizer.sentences(&prose) {
                for part in parts(&sentence) {
                    let mut line = line(&prose, &sentence, part, (&mut reader, &namer), delivery);
                    line.segment = segment;
                    line.boundary = boundary;
                    line.headline = paragraph.headline || content.kind == SegmentKind::Headline;
                    line.dropped.append(&mut dropped);
                    if !line.words.is_empty() {
                        boundary = Boundary::Sentence;
                    }
                    each(line, &namer)?;
                }
            }
            if boundary == Boundary::Sentence {
                boundary = if paragraph.headline { Boundary::Headline } else { Boundary::Paragraph };
            }
        }
        boundary = Boundary::Story;
    }
    ControlFlow::Continue(())
}

/// What a story says of its own names, where it does and that layer counts.
pub fn inline(story: &Segment, settings: &Settings) -> Option<Outcome<Layer>> {
    let counts = settings.layers.contains(&"inline") && !story.names.is_empty();
    counts.then(|| Layer::inline(&story.names))
}

/// Ranges of a sentence's words, none longer than [`LONGEST`]; one empty range where it has no words.
fn parts(sentence: &Sentence) -> Vec<Range<usize>> {
    let words = &sentence.words;
    let mut parts = Vec::new();
    let mut start = 0;
    while words.len() - start > LONGEST {
        let window = &words[start..start + LONGEST];
        let clause = window.iter().rposition(|word| word.mark.is_some()).map_or(LONGEST, |at| at + 1);
        // Never within a token: its words belong together.
        let mut end = start + clause;
        while end > start + 1 && words[end - 1].token == words[end].token {
            end -= 1;
        }
        if words[end - 1].token == words[end].token {
            end = start + clause;
        }
        parts.push(start..end);
        start = end;
    }
    parts.push(start..words.len());
    parts
}

fn line(
    prose: &Prose,
    sentence: &Sentence,
    part: Range<usize>,
    (reader, namer): (&mut Reader<'_>, &Namer),
    delivery: Delivery,
) -> Line {
    let words = &sentence.words[part.clone()];
    let tokens = tokens_of(sentence, &part);
    let text_range = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => sentence.range.clone(),
    };
    let text = &prose.text()[text_range.start as usize..text_range.end as usize];
    let leading = (text.len() - text.trim_start().len()) as u32;
    let mut line_words = Vec::with_capacity(words.len());
    let spoken = spoken(words, |index, range| {
        let token = &sentence.tokens[words[index].token as usize];
        let written = token.range.start - text_range.start - leading;
        line_words.push(LineWord {
            spoken: (range.start, range.end),
            written: (written, written + (token.range.end - token.range.start)),
            source: prose.origin(token.range.clone()),
            class: match token.kind {
                TokenKind::Class { class, rule } => (class, rule),
                _ => ("word", "as-written"),
            },
        });
    });
    let lookups: Vec<Lookup<'_>> = words.iter().map(Lookup::from).collect();
    let mut pronunciations = reader.pronounce(&lookups);
    namer.fill(&lookups, &mut pronunciations);
    let utterance = Utterance {
        words: std::iter::zip(words, pronunciations)
            .map(|(word, pronunciation)| SpokenWord {
                text: word.text.clone(),
                letter: word.letter,
                join: word.join,
                mark: word.mark,
                pronunciation,
            })
            .collect(),
        delivery,
    };
    let dropped = tokens.iter().filter_map(|token| match token.kind {
        TokenKind::Silent { rule } => prose.origin(token.range.clone()).map(|span| Dropped { span, rule }),
        _ => None,
    });
    Line {
        segment: 0,
        boundary: Boundary::Story,
        headline: false,
        text: text.trim().into(),
        spoken: spoken.into(),
        source: prose.origin(text_range.clone()),
        words: line_words,
        utterance,
        dropped: dropped.collect(),
    }
}

/// The tokens of a part: from its first word's (or the sentence's first) to the one before the next part's first word.
fn tokens_of<'a>(sentence: &'a Sentence, part: &Range<usize>) -> &'a [crate::model::Token] {
    let token_of = |word: usize| sentence.words.get(word).map(|word| word.token as usize);
    let first = if part.start == 0 { 0 } else { token_of(part.start).unwrap_or(0) };
    let end = token_of(part.end).unwrap_or(sentence.tokens.len());
    &sentence.tokens[first..end.max(first)]
}
