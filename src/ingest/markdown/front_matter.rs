//! The head of a Markdown file, TOML between `+++` or YAML between `---`: title, authors, day, source, priority,
//! language, pronunciations. Reads no other key, and never lets a mistake in one key take another with it where that can be told.

mod toml;
mod yaml;

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::model::InlineName;
use crate::text::Prose;

use super::super::{DATE_FORMS, Draft, NOTATIONS, parse_date};

/// A value as either syntax writes it. Ranges are bytes of the whole source.
enum Value {
    /// Words, and where they stand with their quotation marks.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A date that the syntax knows as such, as it is written.
    Date(String),
    /// Several values.
    List(Vec<(Value, Range<usize>)>),
    /// Keys and their values.
    Table(Vec<Entry>),
    /// No value at all: `title:` with nothing after it.
    Nothing,
    /// Anything else, by its name for people.
    Other(&'static str),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) => "a number",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Nothing => "nothing",
            Self::Other(name) => name,
        }
    }
}

/// One line of the head.
struct Entry {
    key: String,
    key_range: Range<usize>,
    value: Value,
    range: Range<usize>,
}

/// What a syntax makes of a head: what could be read, and what is wrong with the rest, each with its place.
struct Head {
    entries: Vec<Entry>,
    errors: Vec<(String, Range<usize>)>,
}

/// Takes one entry over into the article, or says why not.
type Setter = fn(&mut Draft, Entry);

/// The keys, and what they set. Later names of the same thing are what other tools call it.
const KEYS: &[(&str, Setter)] = &[
    ("title", title),
    ("byline", byline),
    ("author", byline),
    ("authors", byline),
    ("date", date),
    ("source", source),
    ("priority", priority),
    ("language", language),
    ("lang", language),
    ("pronounce", pronounce),
];

/// Reads the head into the draft and gives the byte where the story begins: 0 where there is no head.
pub(super) fn read(draft: &mut Draft) -> usize {
    let Some((syntax, inner, end)) = fences(draft) else { return 0 };
    let text = &draft.text[inner.clone()];
    let head = match syntax {
        Syntax::Toml => toml::parse(text, inner.start),
        Syntax::Yaml => match yaml::parse(text, inner.start) {
            Some(head) => head,
            // Two ruled lines with words between them: an ordinary text that happens to begin with one.
            None => return 0,
        },
    };
    for (message, range) in head.errors {
        let span = draft.span(range);
        draft.diagnostics.push(
            Diagnostic::error("ingest.front-matter", format!("the front matter cannot be read: {message}"))
                .at(span, "")
                .help(format!("correct it as {}, or take the lines between the fences out", syntax.name())),
        );
    }
    draft.leave_out(0..end, "front-matter");
    for entry in head.entries {
        match KEYS.iter().find(|(key, _)| *key == entry.key) {
            Some((_, set)) => set(draft, entry),
            None => {
                let span = draft.span(entry.key_range);
                let known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
                draft.diagnostics.push(
                    Diagnostic::warning("ingest.front-matter", format!("the key `{}` is not known", entry.key))
                        .at(span, "")
                        .help(format!("it is left out; known keys are {}", known.join(", "))),
                );
            }
        }
    }
    draft.diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
    end
}

#[derive(Clone, Copy, PartialEq)]
enum Syntax {
    Toml,
    Yaml,
}

impl Syntax {
    fn name(self) -> &'static str {
        if self == Self::Toml { "TOML" } else { "YAML" }
    }
}

/// The syntax, the range between the fences, and where the line of the closing fence ends.
fn fences(draft: &mut Draft) -> Option<(Syntax, Range<usize>, usize)> {
    let mut lines = draft.text.split_inclusive('\n');
    let opening = lines.next()?;
    let (syntax, closings) = match opening.trim_end() {
        "+++" => (Syntax::Toml, ["+++", "+++"]),
        "---" => (Syntax::Yaml, ["---", "..."]),
        _ => return None,
    };
    let start = opening.len();
    let mut at = start;
    for line in lines {
        if closings.contains(&line.trim_end()) {
            return Some((syntax, start..at, at + line.len()));
        }
        at += line.len();
    }
    let next = draft.text[start..].lines().next().unwrap_or("");
    let looks_like_a_head = syntax == Syntax::Toml || next.split_once(':').is_some_and(|(key, _)| !key.contains(' '));
    if looks_like_a_head {
        let (span, fence) = (draft.span(0..3), closings[0]);
        draft.diagnostics.push(
            Diagnostic::error("ingest.front-matter", format!("the front matter has no closing `{fence}`"))
                .at(span, "it begins here")
                .help(format!("add a line `{fence}` after its last key; all of it is read as the story until then")),
        );
    }
    None
}

fn wrong(draft: &mut Draft, entry: &Entry, wanted: &str, example: &str) {
    let span = draft.span(entry.range.clone());
    let message = format!("`{}` is {}, but must be {wanted}", entry.key, entry.value.kind());
    draft
        .diagnostics
        .push(Diagnostic::error("ingest.front-matter", message).at(span, "").help(format!("write {example}")));
}

/// Says a string of the head: verbatim where it stands so in the source, which is wherever it has no escapes.
fn say(draft: &mut Draft, prose: &mut Prose, words: &str, range: Range<usize>) {
    let words = words.trim();
    match draft.text[range.clone()].find(words) {
        Some(at) if !words.is_empty() && !words.contains('\n') => {
            draft.say(prose, range.start + at..range.start + at + words.len())
        }
        _ => draft.say_as(prose, &words.replace(['\r', '\n'], " "), range),
    }
}

fn title(draft: &mut Draft, entry: Entry) {
    match &entry.value {
        Value::Text(words) => {
            let mut prose = Prose::new();
            say(draft, &mut prose, words, entry.range);
            draft.article.title = prose;
        }
        Value::Nothing => {}
        _ => wrong(draft, &entry, "text", "title = \"...\" or title: \"...\", with quotation marks"),
    }
}

fn byline(draft: &mut Draft, entry: Entry) {
    let people = match &entry.value {
        Value::Text(words) => vec![(words, entry.range.clone())],
        Value::List(values) if values.iter().all(|(value, _)| matches!(value, Value::Text(_))) => values
            .iter()
            .filter_map(
                |(value, range)| if let Value::Text(words) = value { Some((words, range.clone())) } else { None },
            )
            .collect(),
        Value::Nothing => return,
        _ => {
            return wrong(
                draft,
                &entry,
                "text or a list of texts",
                "a name, or names in square brackets, in quotation marks",
            );
        }
    };
    if draft.article.byline.is_some() {
        let span = draft.span(entry.key_range);
        draft.diagnostics.push(
            Diagnostic::warning("ingest.front-matter", format!("`{}` names the authors a second time", entry.key))
                .at(span, "")
                .help("it is left out; keep one of the two"),
        );
        return;
    }
    let mut prose = Prose::new();
    let count = people.len();
    for (index, (words, range)) in people.into_iter().enumerate() {
        prose.push_generated(match index {
            0 => "",
            _ if index + 1 == count => " and ",
            _ => ", ",
        });
        say(draft, &mut prose, words.strip_prefix("By ").or_else(|| words.strip_prefix("by ")).unwrap_or(words), range);
    }
    draft.article.byline = (!prose.text().trim().is_empty()).then_some(prose);
}

fn date(draft: &mut Draft, entry: Entry) {
    match &entry.value {
        Value::Text(text) | Value::Date(text) => match parse_date(text) {
            Some(date) => draft.article.published = Some(date),
            None => {
                let span = draft.span(entry.range);
                draft.diagnostics.push(
                    Diagnostic::error("ingest.date", format!("`{}` is not a date", text.trim()))
                        .at(span, "")
                        .help(DATE_FORMS),
                );
            }
        },
        Value::Nothing => {}
        _ => wrong(draft, &entry, "a date", "date = 2026-11-22 or date: 2026-11-22"),
    }
}

fn source(draft: &mut Draft, entry: Entry) {
    match entry.value {
        Value::Text(words) => draft.article.publisher = Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        Value::Nothing => {}
        _ => wrong(draft, &entry, "text", "the name of the paper or agency in quotation marks"),
    }
}

fn priority(draft: &mut Draft, entry: Entry) {
    match entry.value {
        Value::Integer(number) => draft.article.priority = number,
        Value::Nothing => {}
        _ => wrong(draft, &entry, "a whole number", "priority = 5 or priority: 5; larger goes first"),
    }
}

fn language(draft: &mut Draft, entry: Entry) {
    match &entry.value {
        Value::Text(tag) if is_language_tag(tag) => draft.article.language = Some(tag.clone()),
        Value::Nothing => {}
        Value::Text(tag) => {
            let span = draft.span(entry.range);
            draft.diagnostics.push(
                Diagnostic::error("ingest.language", format!("`{tag}` is not a language tag"))
                    .at(span, "")
                    .help("write it as `en`, `en-GB` or `uk`"),
            );
        }
        _ => wrong(draft, &entry, "text", "a language tag such as \"en-GB\""),
    }
}

/// Names and how they are said: as a respelling, or in another notation that is named as in `ipa: ˈkɪz`.
fn pronounce(draft: &mut Draft, entry: Entry) {
    let Value::Table(names) = entry.value else {
        if !matches!(entry.value, Value::Nothing) {
            wrong(draft, &entry, "a table of names", "a name and how it is said on each line below it");
        }
        return;
    };
    for name in names {
        let Value::Text(said) = &name.value else {
            wrong(draft, &name, "text", "how it is said in quotation marks, as in \"koh-nuh-SHEN-kuff\"");
            continue;
        };
        let (notation, said) = match said.split_once(':') {
            Some((key, rest)) => match NOTATIONS.iter().find(|known| **known == key.trim()) {
                Some(notation) => (*notation, rest.trim()),
                None => ("say", said.trim()),
            },
            None => ("say", said.trim()),
        };
        let at = draft.text[name.range.clone()].find(said).map(|at| name.range.start + at);
        let span = draft.span(at.map_or(name.range.clone(), |at| at..at + said.len()));
        draft.article.names.push(InlineName {
            written: name.key.trim().to_owned(),
            notation,
            said: said.to_owned(),
            span,
        });
    }
}

/// The shape of BCP 47: a language of two or three letters, then parts of at most eight letters and digits.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
