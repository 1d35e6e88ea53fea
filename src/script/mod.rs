//! Articles to a bulletin: what is read, in which order, and what is left out by which rule. Rewrites nothing but
//! datelines, and never touches a word it has no rule for.

mod advertisement;
mod byline;
mod credit_line;
mod dateline;
mod duplicate_title;
mod end_mark;
mod no_words;
mod photo_credit;
mod read_more;

use std::ops::Range;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Outcome};
use crate::model::{Article, Block, Bulletin, Dropped, Paragraph, Role, Segment, SegmentKind};
use crate::text::{Prose, Sources, Span};

/// What a bulletin is called, and for when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the bulletin calls itself.
    pub title: String,
    /// The day it is for; `None` means the latest day of its articles.
    pub date: Option<Date>,
    /// BCP 47 tag of the language it is read in.
    pub language: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { title: "News briefing".to_owned(), date: None, language: "en".to_owned() }
    }
}

/// A rule by which something that stands in a story is not read to a listener.
pub struct Rule {
    /// Its name in manifests; stable.
    pub name: &'static str,
    /// What it leaves out, or does instead.
    pub what: &'static str,
    /// Something it applies to.
    pub example: &'static str,
    work: Work,
}

/// Where a rule looks, and what it does there.
enum Work {
    /// Leaves out any block it says yes to.
    AnyBlock(fn(&str) -> bool),
    /// Leaves out the last block, and the one that is last then, as long as it or another such rule says yes.
    LastBlock(fn(&str) -> bool),
    /// Works on the story as a whole.
    Story(fn(&mut Story)),
    /// Is carried out by the rule before it in the registry, under a name of its own.
    WithLast,
}

/// Every rule, in the order in which they are tried.
pub static RULES: &[Rule] = &[
    advertisement::RULE,
    read_more::RULE,
    photo_credit::RULE,
    end_mark::RULE,
    credit_line::RULE,
    no_words::RULE,
    duplicate_title::RULE,
    byline::RULE,
    dateline::RULE,
    dateline::DATE_RULE,
    dateline::AGENCY_RULE,
];

/// A story while the rules work on it.
struct Story {
    title: Prose,
    byline: Option<Prose>,
    blocks: Vec<Block>,
    dropped: Vec<Dropped>,
}

impl Story {
    /// Notes that a stretch of a prose is not read: each run of the source that it was made of.
    fn drop(&mut self, prose: &Prose, range: Range<usize>, rule: &'static str) {
        let text = &prose.text()[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let mut run: Option<Span> = None;
        for (at, char) in text.trim().char_indices() {
            let from = (start + at) as u32;
            let next = prose.origin(from..from + char.len_utf8() as u32);
            match (run, next) {
                (Some(before), Some(next)) if next.source == before.source && next.start <= before.end => {
                    run = Some(before.cover(next));
                }
                _ => {
                    self.dropped.extend(run.map(|span| Dropped { span, rule }));
                    run = next;
                }
            }
        }
        self.dropped.extend(run.map(|span| Dropped { span, rule }));
    }

    /// Takes out every block that a rule says yes to.
    fn drop_blocks(&mut self, rule: &'static str, is: fn(&str) -> bool) {
        for block in std::mem::take(&mut self.blocks) {
            let text = block.prose.text();
            if is(text) {
                self.drop(&block.prose, 0..text.len(), rule);
            } else {
                self.blocks.push(block);
            }
        }
    }

    /// Takes one block out.
    fn drop_block(&mut self, index: usize, rule: &'static str) {
        let block = self.blocks.remove(index);
        self.drop(&block.prose, 0..block.prose.text().len(), rule);
    }
}

/// The bulletin of some articles: larger priorities first, equal ones in the order given.
pub fn bulletin(mut articles: Vec<Article>, sources: &Sources, options: &Options) -> Outcome<Bulletin> {
    // The sort is stable.
    articles.sort_by_key(|article| std::cmp::Reverse(article.priority));
    let mut diagnostics = Vec::new();
    let mut bulletin = Bulletin {
        title: options.title.clone(),
        date: options.date.or_else(|| articles.iter().filter_map(|article| article.published).max()),
        language: options.language.clone(),
        segments: Vec::new(),
        dropped: Vec::new(),
    };
    for article in articles {
        let name = sources.get(article.source).name();
        if let Some(language) = article.language.as_ref().filter(|tag| primary(tag) != primary(&options.language)) {
            let message = format!("`{name}` is in `{language}`, but the bulletin is read in `{}`", options.language);
            diagnostics.push(
                Diagnostic::warning("script.language", message)
                    .help("leave it out, or make a bulletin of its own of it"),
            );
        }
        let source = article.source;
        let segment = segment(article, &mut bulletin.dropped);
        if segment.paragraphs.is_empty() {
            diagnostics.push(
                Diagnostic::warning("script.empty", format!("`{name}` has nothing to read: its story is left out"))
                    .help("write words for it, or take the file away"),
            );
            continue;
        }
        bulletin.segments.push(Segment { article: Some(source), ..segment });
    }
    bulletin.dropped.sort();
    Outcome { value: bulletin, diagnostics }
}

/// `en` of `en-GB`.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_lowercase()
}

/// One story. Its source is filled in by the caller.
fn segment(article: Article, dropped: &mut Vec<Dropped>) -> Segment {
    let names = article.names;
    let mut story =
        Story { title: article.title, byline: article.byline, blocks: article.blocks, dropped: article.dropped };
    for rule in RULES {
        match rule.work {
            Work::AnyBlock(is) => story.drop_blocks(rule.name, is),
            Work::Story(work) => work(&mut story),
            Work::LastBlock(_) | Work::WithLast => {}
        }
    }
    while let Some(rule) = story
        .blocks
        .last()
        .and_then(|block| RULES.iter().find(|rule| matches!(rule.work, Work::LastBlock(is) if is(block.prose.text()))))
    {
        story.drop_block(story.blocks.len() - 1, rule.name);
    }
    dropped.append(&mut story.dropped);
    let title = chapter_title(&story);
    let headline = Some(Paragraph { headline: true, prose: story.title }).filter(|headline| !headline.prose.is_empty());
    let body = story.blocks.into_iter().map(|block| Paragraph { headline: false, prose: block.prose });
    let paragraphs = headline.into_iter().chain(body).collect();
    Segment { kind: SegmentKind::Story, title, article: None, paragraphs, names }
}

/// The title as it is written, or the first words of a story without one.
fn chapter_title(story: &Story) -> String {
    const FIRST_WORDS: usize = 8;
    if !story.title.is_empty() {
        return story.title.text().trim().to_owned();
    }
    let first = story.blocks.first().map_or("", |block| block.prose.text());
    let words: Vec<&str> = first.split_whitespace().collect();
    let more = if words.len() > FIRST_WORDS { "..." } else { "" };
    format!("{}{more}", words[..words.len().min(FIRST_WORDS)].join(" "))
}

/// Whether every word of a text could stand in a list of people and places: it is capitalized, or one of `small`.
/// A sentence has a verb, so it is none.
fn only_names(text: &str, small: &[&str]) -> bool {
    text.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || word.starts_with(char::is_uppercase) || small.contains(&word)
    })
}

/// A text without the brackets around it.
fn unbracketed(text: &str) -> &str {
    let text = text.trim();
    let pairs = [('(', ')'), ('[', ']')];
    pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)).map_or(text, str::trim)
}

/// Whether a block is running text, in which a story begins.
fn is_running(block: &Block) -> bool {
    block.role == Role::Paragraph
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rules_are_unique_and_examples_hold() {
        for (index, rule) in RULES.iter().enumerate() {
            assert!(RULES[..index].iter().all(|other| other.name != rule.name), "{}", rule.name);
            assert!(!rule.what.is_empty() && !rule.example.is_empty());
            if let Work::AnyBlock(is) | Work::LastBlock(is) = rule.work {
                assert!(is(rule.example), "{}", rule.name);
            }
        }
    }
}
