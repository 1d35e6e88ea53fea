//! Articles from the text of files: one registry of formats, one account of every byte. Opens no files, and decides
//! only what stands in a file, not what is said of it.

mod byline;
mod date;
mod encoding;
mod markdown;
mod plain;

use std::ops::Range;
use std::path::Path;

use crate::diag::{Diagnostic, Outcome};
use crate::model::{Article, Block, Dropped, Role};
use crate::text::{Prose, Source, SourceId, Span};

pub use date::{DATE_FORMS, parse_date};
pub use encoding::{LARGEST, decode};

/// A kind of file that articles come in.
pub struct Format {
    /// Its name for people.
    pub name: &'static str,
    /// How its files' names end, in lower case without the dot; the empty one stands for a name without an ending.
    pub extensions: &'static [&'static str],
    /// Reads a text of that kind.
    read: fn(Draft) -> Outcome<Article>,
}

/// Every format.
pub static FORMATS: &[Format] = &[plain::FORMAT, markdown::FORMAT];

/// The rules by which a reader leaves a stretch of a file out, and what each of them covers.
pub static RULES: &[(&str, &str)] = &[
    ("byline", "the word \"By\" before the names of the authors, and what they are after them"),
    ("code-block", "a block of program text"),
    ("control-character", "a control character that strayed into the text"),
    ("footnote", "a footnote and the mark that points to it"),
    ("front-matter", "the head of a Markdown file, but for the title and the authors"),
    ("html", "raw HTML: tags, comments, blocks"),
    ("image", "a picture and its description"),
    ("link-target", "where a link leads"),
    ("markup", "the characters that mark a text up: asterisks, number signs, bars, bullets"),
    ("pronunciation", "how a name is said, after the name in square brackets"),
    ("ruled-line", "a line of a plain text drawn with hyphens, equals signs or the like"),
    ("strikethrough", "words that are struck out"),
    ("unknown-format", "a file whose kind is not known"),
];

/// How an article may write the sounds of a name; a lexicon reads them.
pub const NOTATIONS: &[&str] = &["say", "ipa", "xsampa", "arpabet", "alias"];

/// Every ending of a file's name that some format reads, in lower case without the dot.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|format| format.extensions).copied().filter(|extension| !extension.is_empty())
}

/// Whether a file of that name is taken for an article in a folder of files.
pub fn is_article(name: &str) -> bool {
    let extension = extension(name);
    extensions().any(|known| known == extension)
}

fn extension(name: &str) -> String {
    Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or("").to_lowercase()
}

/// Reads an article in the format that the ending of its name tells.
///
/// Every byte of the source is in the title, the byline or a block, or in [`Article::dropped`], or is white space.
pub fn article(id: SourceId, source: &Source) -> Outcome<Article> {
    let extension = extension(source.name());
    let mut draft = Draft::new(id, source.text());
    match FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str())) {
        Some(format) => (format.read)(draft),
        None => {
            let known: Vec<&str> = extensions().collect();
            draft.diagnostics.push(
                Diagnostic::error("ingest.format", format!("`{}` is of a kind that is not known", source.name()))
                    .help(format!("known endings are {}", known.join(", "))),
            );
            draft.leave_out(0..source.text().len(), "unknown-format");
            draft.finish()
        }
    }
}

/// An article in the making, with the account of its bytes.
struct Draft<'a> {
    source: SourceId,
    text: &'a str,
    article: Article,
    diagnostics: Vec<Diagnostic>,
    /// What became prose, piece by piece.
    said: Vec<Range<usize>>,
    /// What is left out by a rule that the reader named; prose inside it is prose all the same.
    left_out: Vec<(Range<usize>, &'static str)>,
}

impl<'a> Draft<'a> {
    fn new(source: SourceId, text: &'a str) -> Self {
        let article = Article {
            source,
            title: Prose::new(),
            byline: None,
            published: None,
            publisher: None,
            priority: 0,
            language: None,
            blocks: Vec::new(),
            dropped: Vec::new(),
            names: Vec::new(),
        };
        Self { source, text, article, diagnostics: Vec::new(), said: Vec::new(), left_out: Vec::new() }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span { source: self.source, start: range.start as u32, end: range.end as u32 }
    }

    /// Adds a stretch of the text to a prose as it stands, but for control characters.
    fn say(&mut self, prose: &mut Prose, range: Range<usize>) {
        let (text, mut from) = (self.text, range.start);
        for (at, char) in text[range.clone()].char_indices().filter(|(_, char)| encoding::is_stray(*char)) {
            let at = range.start + at;
            self.say_clean(prose, from..at);
            from = at + char.len_utf8();
            self.leave_out(at..from, "control-character");
        }
        self.say_clean(prose, from..range.end);
    }

    fn say_clean(&mut self, prose: &mut Prose, range: Range<usize>) {
        if !range.is_empty() {
            prose.push_verbatim(&self.text[range.clone()], self.span(range.clone()));
            self.said.push(range);
        }
    }

    /// Adds other words to a prose that stand for a stretch of the text.
    fn say_as(&mut self, prose: &mut Prose, words: &str, range: Range<usize>) {
        prose.push_rewritten(words, self.span(range.clone()));
        self.said.push(range);
    }

    /// Names the rule by which what is not said of a stretch is left out.
    fn leave_out(&mut self, range: Range<usize>, rule: &'static str) {
        self.left_out.push((range, rule));
    }

    /// Takes back what was said of a stretch and leaves it out by a rule instead.
    fn unsay(&mut self, range: Range<usize>, rule: &'static str) {
        // What was said last stands last, so the work is in proportion to what is taken back.
        let first = self.said.iter().rposition(|said| said.end <= range.start).map_or(0, |before| before + 1);
        for said in self.said.split_off(first) {
            let cut = said.start.max(range.start)..said.end.min(range.end);
            if cut.start >= cut.end {
                self.said.push(said);
                continue;
            }
            self.said.extend([said.start..cut.start, cut.end..said.end].into_iter().filter(|rest| !rest.is_empty()));
            self.left_out.push((cut, rule));
        }
    }

    /// A prose without the white space at its ends; what only wrote white space there, such as `&nbsp;`, is markup.
    fn trimmed(&mut self, prose: &Prose) -> Prose {
        let text = prose.text();
        let start = text.len() - text.trim_start().len();
        let kept = start as u32..(start + text.trim().len()) as u32;
        let words = prose.origin(kept.clone()).filter(|_| !kept.is_empty());
        for blank in [0..kept.start, kept.end..text.len() as u32] {
            let written = text[blank.start as usize..blank.end as usize].char_indices().filter_map(|(at, char)| {
                let from = blank.start + at as u32;
                let span = prose.origin(from..from + char.len_utf8() as u32)?;
                let free = words.is_none_or(|words| span.end <= words.start || words.end <= span.start);
                (free && !self.text[span.range()].trim().is_empty()).then_some(span)
            });
            if let Some(span) = written.reduce(Span::cover) {
                self.unsay(span.range(), "markup");
            }
        }
        let mut trimmed = Prose::new();
        trimmed.push_from(prose, kept);
        trimmed
    }

    /// Ends a block; one without words is none.
    fn push_block(&mut self, role: Role, prose: Prose) {
        if !prose.is_empty() {
            self.article.blocks.push(Block { role, prose });
        }
    }

    /// The article, with whatever was neither said nor left out by name dropped as `markup`.
    fn finish(mut self) -> Outcome<Article> {
        byline::take(&mut self);
        self.said.sort_unstable_by_key(|range| (range.start, range.end));
        self.left_out.sort_by_key(|(range, _)| (range.start, range.end));
        self.said.push(self.text.len()..self.text.len());
        let (mut at, mut rule) = (0, 0);
        for said in std::mem::take(&mut self.said) {
            while at < said.start {
                // Rules that end before here are done with; the next one governs this byte or a later one.
                while self.left_out.get(rule).is_some_and(|(range, _)| range.end <= at) {
                    rule += 1;
                }
                let (end, name) = match self.left_out.get(rule) {
                    Some((range, name)) if range.start <= at => (range.end.min(said.start), *name),
                    Some((range, _)) => (range.start.min(said.start), ""),
                    None => (said.start, ""),
                };
                self.drop_trimmed(at..end, name);
                at = end;
            }
            at = at.max(said.end);
        }
        Outcome { value: self.article, diagnostics: self.diagnostics }
    }

    fn drop_trimmed(&mut self, range: Range<usize>, rule: &'static str) {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        // Markdown keeps the definitions of link targets out of its events.
        let rule = match rule {
            "" if self.text[start..end.max(start)].contains("]:") => "link-target",
            "" => "markup",
            named => named,
        };
        if start < end {
            self.article.dropped.push(Dropped { span: self.span(start..end), rule });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_share_no_ending_and_rules_no_name() {
        let mut endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
        endings.sort_unstable();
        assert!(endings.windows(2).all(|two| two[0] != two[1]));
        assert!(RULES.windows(2).all(|two| two[0].0 < two[1].0), "rules stand in the order of their names");
    }

    #[test]
    fn the_ending_tells_the_format_and_a_strange_one_is_refused_with_the_known_ones() {
        let read = |name: &str| article(SourceId(0), &Source::new(name, "# One\n\nTwo.\n"));
        for name in ["a.md", "b/A.MARKDOWN"] {
            assert_eq!(read(name).value.title.text(), "One", "{name}");
        }
        for name in ["a.txt", "A.TEXT", "a", "a.b/c"] {
            assert_eq!(read(name).value.title.text(), "# One", "{name}");
        }
        let outcome = read("a.docx");
        assert_eq!(outcome.value.dropped[0].rule, "unknown-format");
        assert_eq!(outcome.diagnostics[0].help.as_deref(), Some("known endings are txt, text, md, markdown"));
    }
}
