//! Markdown (CommonMark with tables, footnotes, task lists and strikethrough): its words, without its markup. Renders
//! nothing, follows no link, and reads no raw HTML.

mod front_matter;
mod marks;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diag::{Diagnostic, Outcome};
use crate::model::{Article, InlineName, Role};
use crate::text::Prose;

use super::{Draft, Format, NOTATIONS};
use marks::{Bracket, Mark, Marks, brackets, find, masked};

/// Markdown.
pub(super) const FORMAT: Format = Format { name: "Markdown", extensions: &["md", "markdown"], read };

fn read(mut draft: Draft) -> Outcome<Article> {
    let base = front_matter::read(&mut draft);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let in_head = draft.article.names.len();
    let Marks { whole, open_ended } = find(&draft.text[base..]);
    let brackets = brackets(&whole);
    let seen = masked(&draft.text[base..], &brackets);
    let events = Parser::new_ext(&seen, options).into_offset_iter();
    let titled = !draft.article.title.is_empty();
    let mut reader = Reader {
        draft,
        base,
        seen: &seen,
        opened: vec![None; whole.len()],
        block: 0,
        marks: whole,
        brackets,
        bracket: 0,
        prose: Prose::new(),
        roles: Vec::new(),
        last: base,
        skipping: 0,
        autolink: false,
        next_cell: false,
        titled,
        in_title: false,
    };
    for (event, range) in events {
        reader.event(event, base + range.start..base + range.end);
    }
    reader.end_block(Role::Paragraph);
    for key in open_ended {
        reader.wrong_mark(key, "the mark does not end", "put `)` after the pronunciation");
    }
    // What stands at the name itself goes before the head.
    reader.draft.article.names.rotate_left(in_head);
    reader.draft.finish()
}

struct Reader<'a> {
    draft: Draft<'a>,
    /// Where the text begins, after the head. Marks and what the parser sees count from there.
    base: usize,
    /// The text as the parser sees it.
    seen: &'a str,
    marks: Vec<Mark>,
    /// The brackets of the marks, and how many of them are done with.
    brackets: Vec<Bracket>,
    bracket: usize,
    /// For each mark that has begun: in which block, and where in its prose.
    opened: Vec<Option<(usize, usize)>>,
    /// How many blocks have ended.
    block: usize,
    /// The block that is being read.
    prose: Prose,
    /// What the containers around it make of a block, outermost first.
    roles: Vec<Role>,
    /// One past the last byte that was said or left out.
    last: usize,
    /// How deep we are in an element that is left out whole.
    skipping: u32,
    /// Whether the link that is being read is its own target.
    autolink: bool,
    /// Whether a new cell of a table row waits for its first word.
    next_cell: bool,
    /// Whether the title is known.
    titled: bool,
    /// Whether the heading that is being read is the title.
    in_title: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.say_as(" ", range),
            // A break that is written as a tag parts two words as a line break does.
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.say_as(" ", range),
            Event::Html(_) | Event::InlineHtml(_) => self.leave_out(range, "html"),
            Event::FootnoteReference(_) => self.leave_out(range, "footnote"),
            Event::TaskListMarker(_) => self.leave_out(range, "markup"),
            Event::Rule => self.end_block(Role::Paragraph),
            // Not enabled: a dollar sign in news is money.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {}
            Tag::Link { link_type, .. } => {
                self.autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.last = self.last.max(range.start);
            }
            Tag::Image { .. } => self.skip(range, "image"),
            Tag::Strikethrough => self.skip(range, "strikethrough"),
            Tag::TableCell => self.next_cell = !self.prose.is_empty(),
            block => {
                self.end_block(Role::Paragraph);
                match block {
                    Tag::Heading { level, .. } => {
                        let first = self.draft.article.blocks.is_empty();
                        self.in_title = !self.titled && (first || level == HeadingLevel::H1);
                    }
                    Tag::BlockQuote(_) => self.roles.push(Role::Quotation),
                    Tag::Item => self.roles.push(Role::Item),
                    Tag::CodeBlock(_) => self.skip(range, "code-block"),
                    Tag::FootnoteDefinition(_) => self.skip(range, "footnote"),
                    Tag::HtmlBlock => {
                        self.warn_of_html(&range);
                        self.skip(range, "html");
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link if !self.autolink => self.leave_out(self.last..range.end, "link-target"),
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::TableCell => {}
            TagEnd::Heading(_) => self.end_block(Role::Heading),
            TagEnd::TableHead | TagEnd::TableRow => self.end_block(Role::Item),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_block(Role::Paragraph);
                self.roles.pop();
            }
            _ => self.end_block(Role::Paragraph),
        }
    }

    /// Ends the block; a paragraph takes the role of what holds it.
    fn end_block(&mut self, role: Role) {
        let said = std::mem::take(&mut self.prose);
        self.block += 1;
        let prose = self.draft.trimmed(&said);
        self.next_cell = false;
        if std::mem::take(&mut self.in_title) && !prose.is_empty() {
            self.titled = true;
            self.draft.article.title = prose;
            return;
        }
        let role = if role == Role::Paragraph { self.roles.last().copied().unwrap_or(role) } else { role };
        self.draft.push_block(role, prose);
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        let written = &self.seen[range.start - self.base..range.end - self.base];
        if words == written {
            self.say_marked(range);
        } else if written == "\0" {
            // CommonMark has U+FFFD for it, which nobody could say.
            self.leave_out(range, "control-character");
        } else {
            self.say_as(words, range);
        }
    }

    /// The words between backticks: a listener needs them as much as a reader does.
    fn code(&mut self, words: &str, range: Range<usize>) {
        let written = &self.seen[range.start - self.base..range.end - self.base];
        match written.find(words) {
            Some(at) => self.say_marked(range.start + at..range.start + at + words.len()),
            None => self.say_as(words, range),
        }
    }

    /// Says a stretch of the text but for the brackets of marks in it.
    fn say_marked(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(bracket) = self.brackets.get(self.bracket).cloned() {
            let (start, end) = (self.base + bracket.start, self.base + bracket.end);
            if start >= range.end {
                break;
            }
            self.bracket += 1;
            if start < at {
                // It stood in something that is left out whole.
                continue;
            }
            if start > at {
                self.say(at..start);
            }
            at = end;
            if bracket.opens {
                self.part_cells(start);
                self.draft.leave_out(start..end, "markup");
                self.opened[bracket.mark] = Some((self.block, self.prose.text().len()));
            } else {
                self.leave_out(start..end, "pronunciation");
                self.end_mark(bracket.mark);
            }
        }
        if at < range.end {
            self.say(at..range.end);
        }
    }

    /// Takes over what a mark says of the words in its brackets.
    fn end_mark(&mut self, mark: usize) {
        let Mark { notation, ref key, ref value, open, .. } = self.marks[mark];
        let (key, value, open) = (key.clone(), value.clone(), open..open + 1);
        // What began in another block is no name.
        let from = self.opened[mark].filter(|(block, _)| *block == self.block);
        let written = from.and_then(|(_, from)| self.prose.text().get(from..)).unwrap_or_default().trim().to_owned();
        let text = &self.draft.text[self.base..];
        match notation {
            None => {
                let message = format!("`{}` is no way to say a name", &text[key.clone()]);
                self.wrong_mark(key, &message, &format!("write one of {}", NOTATIONS.join(", ")));
            }
            Some(_) if !written.contains(char::is_alphabetic) => {
                self.wrong_mark(open, "the mark names nobody", "write the name between the square brackets");
            }
            Some(notation) => {
                // A line break within it, and what a quotation has before the next line, is a space.
                let lines = text[value.clone()].lines().map(|line| line.trim_matches([' ', '\t', '>']));
                let said = lines.collect::<Vec<_>>().join(" ");
                let span = self.draft.span(self.base + value.start..self.base + value.end);
                self.draft.article.names.push(InlineName { written, notation, said, span });
            }
        }
    }

    /// Reports a mistake in a mark; the name is said as without it.
    fn wrong_mark(&mut self, at: Range<usize>, message: &str, help: &str) {
        let span = self.draft.span(self.base + at.start..self.base + at.end);
        self.draft.diagnostics.push(Diagnostic::error("ingest.pronunciation", message).at(span, "").help(help));
    }

    fn say(&mut self, range: Range<usize>) {
        self.part_cells(range.start);
        self.last = range.end;
        self.draft.say(&mut self.prose, range);
    }

    fn say_as(&mut self, words: &str, range: Range<usize>) {
        self.part_cells(range.start);
        self.last = range.end;
        self.draft.say_as(&mut self.prose, words, range);
    }

    /// A row of a table is read as a list of its cells: the bar between two of them stands for a
    /// semicolon, because a comma between two numbers would make one of them.
    fn part_cells(&mut self, next: usize) {
        if std::mem::take(&mut self.next_cell)
            && let Some(bar) = self.draft.text[self.last..next].find('|')
        {
            let bar = self.last + bar;
            self.draft.say_as(&mut self.prose, "; ", bar..bar + 1);
        }
    }

    fn leave_out(&mut self, range: Range<usize>, rule: &'static str) {
        self.last = range.end;
        self.draft.leave_out(range, rule);
    }

    fn skip(&mut self, range: Range<usize>, rule: &'static str) {
        self.skipping = 1;
        self.leave_out(range, rule);
    }

    /// Warns where words are lost with a block of HTML.
    fn warn_of_html(&mut self, range: &Range<usize>) {
        let mut block = &self.draft.text[range.clone()];
        let silent = ["<!--", "<script", "<style", "<iframe", "<svg"];
        if silent.iter().any(|start| block.trim_start().to_lowercase().starts_with(start)) {
            return;
        }
        let mut has_words = false;
        while let Some((before, rest)) = block.split_once('<') {
            has_words |= before.contains(char::is_alphabetic);
            block = rest.split_once('>').map_or("", |(_, after)| after);
        }
        if has_words || block.contains(char::is_alphabetic) {
            let span = self.draft.span(range.clone());
            self.draft.diagnostics.push(
                Diagnostic::warning("ingest.html", "the words in this block of HTML are not read")
                    .at(span, "")
                    .help("write them as Markdown, or leave them out"),
            );
        }
    }
}
