//! Entries as a pronunciation lexicon of the W3C (PLS 1.0) and back. Reads and writes text only; fetches nothing.
//!
//! A lexeme is an entry: its graphemes are the spellings, the preferred (else the first) `phoneme` or `alias` is how it
//! is said, `example` becomes a note, and the document's language, where it is not English, that of the entry. What an
//! entry has no key for (`role`, further pronunciations, other alphabets) is reported at its line. What a PLS lexeme
//! has no place for stands in `metadata`, in a namespace of our own, tied to its lexeme by `xml:id`; a program that does
//! not know it still finds the graphemes and the phonemes in IPA.
//!
//! A document type is refused, and so no entity can grow; the number of nodes is bounded, and nothing here descends
//! deeper than the four levels of the format.
//! Source: Pronunciation Lexicon Specification (PLS) Version 1.0, W3C Recommendation, 14 October 2008.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Entry, Import, Record, Spoken, read_entry, to_ipa};
use crate::diag::{Diagnostic, Outcome};
use crate::text::{Source, SourceId, Span};

/// The namespace of PLS.
pub const NAMESPACE: &str = "http://www.w3.org/2005/01/pronunciation-lexicon";

/// The namespace of what an entry says beyond PLS.
pub const OURS: &str = "urn:x-newscast:lexicon:1";

/// The namespace that the prefix `xml` always means.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// More elements, attributes and texts than any lexicon has that fits into a file.
const MOST_NODES: u32 = 1_000_000;

/// Alphabets of phonemes and the key that takes them. PLS demands the first; the others are those that programs use.
const ALPHABETS: &[(&str, &str)] = &[
    ("ipa", "ipa"),
    ("x-sampa", "xsampa"),
    ("x-SAMPA", "xsampa"),
    ("xsampa", "xsampa"),
    ("x-arpabet", "arpabet"),
    ("x-cmu", "arpabet"),
    ("x-cmu-arpabet", "arpabet"),
    ("cmu-arpabet", "arpabet"),
];

/// Entries as a document for an American English voice.
pub fn write<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let mut own = String::new();
    let mut lexemes = String::new();
    for (nth, entry) in entries.into_iter().enumerate() {
        let id = format!("name-{}", nth + 1);
        let keys = own_keys(entry);
        if !keys.is_empty() {
            own.push_str(&format!("    <newscast:entry of=\"{id}\">\n"));
            for (key, text) in keys {
                own.push_str(&format!("      <newscast:{key}>{}</newscast:{key}>\n", escaped(&text)));
            }
            own.push_str("    </newscast:entry>\n");
        }
        lexemes.push_str(&format!("  <lexeme xml:id=\"{id}\">\n"));
        for written in &entry.written {
            lexemes.push_str(&format!("    <grapheme>{}</grapheme>\n", escaped(written)));
        }
        let (element, text) = said(entry);
        lexemes.push_str(&format!("    <{element}>{}</{element}>\n  </lexeme>\n", escaped(&text)));
    }
    let metadata = if own.is_empty() { own } else { format!("  <metadata>\n{own}  </metadata>\n") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lexicon version=\"1.0\" xmlns=\"{NAMESPACE}\"\n    \
         xmlns:newscast=\"{OURS}\"\n    alphabet=\"ipa\" xml:lang=\"en-US\">\n{metadata}{lexemes}</lexicon>\n"
    )
}

/// The element that says how a name is said, and its text: the IPA of the file, or of the sounds.
fn said(entry: &Entry) -> (&'static str, String) {
    match &entry.spoken {
        Spoken::Alias(_) => ("alias", entry.given.text.clone()),
        Spoken::Sounds(_) if entry.given.key == "ipa" => ("phoneme", entry.given.text.clone()),
        Spoken::Sounds(words) => ("phoneme", words.iter().map(to_ipa).collect::<Vec<_>>().join(" ")),
    }
}

/// What an entry says beyond PLS, in order.
fn own_keys(entry: &Entry) -> Vec<(&'static str, String)> {
    let record = Record::of(entry);
    let mut keys: Vec<(&'static str, String)> = Vec::new();
    if !matches!(entry.given.key, "ipa" | "alias") {
        keys.push((entry.given.key, entry.given.text.clone()));
    }
    let lists = [("short", &record.short), ("before", &record.before), ("after", &record.after)];
    for (key, texts) in lists {
        keys.extend(texts.iter().map(|text| (key, text.clone())));
    }
    for (key, holds) in [("alone", record.alone), ("exact_case", record.exact_case)] {
        keys.extend(holds.then(|| (key, "true".to_owned())));
    }
    // `checked` is what an entry is that does not say.
    let status = record.status.filter(|status| status != "checked");
    let texts = [
        ("key", record.key),
        ("lang", record.lang),
        ("expect", record.expect),
        ("source", record.source),
        ("by", record.by),
        ("note", record.note),
        ("status", status),
        ("checked", record.checked),
    ];
    keys.extend(texts.into_iter().filter_map(|(key, text)| text.map(|text| (key, text))));
    keys
}

/// Text as it may stand in an element. Characters that XML does not allow become the sign for such.
fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => made.push_str("&amp;"),
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            // A bare one would be read as a line feed.
            '\r' => made.push_str("&#13;"),
            '\n' | '\t' => made.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => made.push('\u{fffd}'),
            _ => made.push(letter),
        }
    }
    made
}

/// What a document holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// What it says of itself, as comment lines of a lexicon file.
    pub head: String,
    /// Its lexemes.
    pub imports: Vec<Import>,
}

/// Reads a document. What is not kept is named at its place.
pub fn read(id: SourceId, source: &Source) -> Outcome<Contents> {
    let mut reader = Reader { id, found: Vec::new(), contents: Contents::default() };
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(source.text(), options) {
        Ok(document) => reader.document(&document),
        Err(error) => {
            let document_type = source.text().find("<!DOCTYPE");
            let at = match error {
                roxmltree::Error::DtdDetected => document_type.unwrap_or_default(),
                _ => byte_of(source.text(), error.pos()),
            };
            let help = match error {
                roxmltree::Error::DtdDetected => "take the document type out: a lexicon needs none",
                _ => "the file must be well-formed XML",
            };
            let message = format!("not a document that can be read: {error}");
            reader.say(Diagnostic::error("pls.xml", message).help(help), at..at);
        }
    }
    Outcome { value: reader.contents, diagnostics: reader.found }
}

/// The byte at a line and column, both counted from 1.
fn byte_of(text: &str, at: roxmltree::TextPos) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or_default();
    let column = rest.char_indices().nth(at.col.saturating_sub(1) as usize).map_or(rest.len(), |(byte, _)| byte);
    line_start + column
}

/// A pronunciation of a lexeme.
struct Pronunciation<'d> {
    node: Node<'d, 'd>,
    /// The key that takes it; `None` for an alphabet that no key takes.
    key: Option<&'static str>,
    text: String,
    preferred: bool,
}

/// A document being read.
struct Reader {
    id: SourceId,
    found: Vec<Diagnostic>,
    contents: Contents,
}

impl Reader {
    fn say(&mut self, diagnostic: Diagnostic, at: Range<usize>) {
        self.found.push(diagnostic.at(self.span(at), ""));
    }

    fn span(&self, at: Range<usize>) -> Span {
        Span { source: self.id, start: at.start as u32, end: at.end as u32 }
    }

    /// Says that something is not kept, and why.
    fn lost(&mut self, what: String, why: &str, at: Range<usize>) {
        self.say(Diagnostic::warning("pls.lost", format!("{what} is not kept")).help(why), at);
    }

    fn document(&mut self, document: &Document<'_>) {
        let root = document.root_element();
        if root.tag_name().name() != "lexicon" || root.tag_name().namespace().is_some_and(|name| name != NAMESPACE) {
            let message = format!("`{}` is not the root of a pronunciation lexicon", root.tag_name().name());
            let help = format!("the root must be `lexicon` in the namespace {NAMESPACE}");
            return self.say(Diagnostic::error("pls.root", message).help(help), opening(root));
        }
        if root.tag_name().namespace().is_none() {
            let help = format!("write `xmlns=\"{NAMESPACE}\"`");
            self.say(Diagnostic::warning("pls.root", "the lexicon names no namespace").help(help), opening(root));
        }
        let language = self.root_attributes(root);
        let alphabet = root.attribute("alphabet").unwrap_or("ipa").to_owned();
        let own = own_entries(root);
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for node in root.children() {
            match kind(node, root) {
                "lexeme" => {
                    let own = node.attribute((XML, "id")).and_then(|id| own.get_key_value(id));
                    used.extend(own.map(|(id, _)| *id));
                    self.lexeme(node, &alphabet, language.as_deref(), own.map(|(_, node)| *node));
                }
                "meta" => self.meta(node),
                "metadata" => self.foreign_metadata(node),
                _ => self.stray(node),
            }
        }
        for (id, node) in own.iter().filter(|(id, _)| !used.contains(*id)) {
            self.lost(format!("an entry of `{id}`"), "no lexeme has that `xml:id`", node.range());
        }
    }

    /// Reads what the root says; gives the language of the entries, where it is not English.
    fn root_attributes(&mut self, root: Node<'_, '_>) -> Option<String> {
        let mut language = None;
        for attribute in root.attributes() {
            let (name, value, at) = (attribute.name(), attribute.value(), attribute.range());
            match (attribute.namespace(), name) {
                (None, "version") if value == "1.0" => {}
                (None, "version") => {
                    let help = "it is read as version 1.0";
                    self.say(
                        Diagnostic::warning("pls.version", format!("version `{value}` is not known")).help(help),
                        at,
                    );
                }
                (None, "alphabet") => {}
                (Some(XML), "lang") => {
                    let english = value == "en" || value.starts_with("en-");
                    language = (!english).then(|| value.to_owned());
                    self.head(format!("pronunciations for voices of the language {value}"));
                }
                (Some(XML), "base") => self.head(format!("base {value}")),
                // Where a schema lies says nothing of the lexicon.
                (Some("http://www.w3.org/2001/XMLSchema-instance"), _) => {}
                _ => self.lost(format!("the attribute `{name}`"), "PLS does not know it", at),
            }
        }
        language
    }

    /// Adds a comment line to the head of the lexicon file.
    fn head(&mut self, text: String) {
        let line =
            text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty());
        self.contents.head.push_str("# ");
        self.contents.head.push_str(&line.collect::<Vec<_>>().join(" "));
        self.contents.head.push('\n');
    }

    fn meta(&mut self, node: Node<'_, '_>) {
        let attributes = node.attributes().map(|attribute| format!("{}: {}", attribute.name(), attribute.value()));
        let text = attributes.collect::<Vec<_>>().join(", ");
        self.head(format!("meta {text}"));
    }

    /// Names what stands in `metadata` and is not ours.
    fn foreign_metadata(&mut self, node: Node<'_, '_>) {
        for child in node.children().filter(|child| !is_own_entry(*child)) {
            self.stray(child);
        }
    }

    /// Names a node that has no place where it stands; comments and white space have one everywhere.
    fn stray(&mut self, node: Node<'_, '_>) {
        if node.is_element() {
            let what = format!("the element `{}`", node.tag_name().name());
            self.lost(what, "a lexicon file has no key for it", opening(node));
        } else if let Some(text) = node.text().filter(|text| node.is_text() && !text.trim().is_empty()) {
            self.lost(format!("the text `{}`", text.trim()), "it stands in no element that has text", node.range());
        }
    }

    fn lexeme(&mut self, node: Node<'_, '_>, alphabet: &str, language: Option<&str>, own: Option<Node<'_, '_>>) {
        let mut record = Record { lang: language.map(str::to_owned), ..Record::default() };
        for attribute in node.attributes() {
            match (attribute.namespace(), attribute.name(), attribute.value()) {
                (Some(XML), "id", id) => {
                    if own.is_none() && !is_counted(id) {
                        let note = Diagnostic::note("pls.id", format!("the `xml:id` `{id}` is not kept"));
                        self.say(note, attribute.range());
                    }
                }
                (Some(XML), "lang", value) => record.lang = Some(value.to_owned()),
                (None, "role", value) => {
                    let why = "an entry has no part of speech or sense; tell homographs apart by `when`";
                    self.lost(format!("the role `{value}`"), why, attribute.range());
                }
                (_, name, _) => {
                    self.lost(format!("the attribute `{name}`"), "a lexicon file has no key for it", attribute.range());
                }
            }
        }
        let mut pronunciations = Vec::new();
        let mut examples = Vec::new();
        for child in node.children() {
            match kind(child, node) {
                "grapheme" => record.written.push(self.words(child)),
                "phoneme" | "alias" => pronunciations.extend(self.pronunciation(child, alphabet)),
                "example" => examples.push(format!("example: {}", self.words(child))),
                _ => self.stray(child),
            }
        }
        self.choose(pronunciations, &mut record);
        if let Some(own) = own {
            self.own(own, &mut record);
        }
        let notes: Vec<String> = record.note.take().into_iter().chain(examples).collect();
        record.note = (!notes.is_empty()).then(|| notes.join("; "));
        self.contents.imports.push(Import { record, at: self.span(opening(node)) });
    }

    /// The text of an element, white space folded; attributes and elements in it are named.
    fn words(&mut self, node: Node<'_, '_>) -> String {
        for attribute in node.attributes().filter(|attribute| !matches!(attribute.name(), "prefer" | "alphabet")) {
            let what = format!("the attribute `{}`", attribute.name());
            self.lost(what, "a lexicon file has no key for it", attribute.range());
        }
        for child in node.children().filter(Node::is_element) {
            self.stray(child);
        }
        content(node).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pronunciation<'d>(&mut self, node: Node<'d, 'd>, alphabet: &str) -> Option<Pronunciation<'d>> {
        let text = self.words(node);
        let preferred = matches!(node.attribute("prefer"), Some("true" | "1"));
        if node.tag_name().name() == "alias" {
            return Some(Pronunciation { node, key: Some("alias"), text, preferred });
        }
        let alphabet = node.attribute("alphabet").unwrap_or(alphabet);
        let key = ALPHABETS.iter().find(|(name, _)| *name == alphabet).map(|(_, key)| *key);
        if key.is_none() {
            let what = format!("the phoneme `{text}` in the alphabet `{alphabet}`");
            self.lost(what, "alphabets that can be read are ipa, x-sampa and cmu-arpabet", opening(node));
        }
        Some(Pronunciation { node, key, text, preferred })
    }

    /// Takes the preferred pronunciation, else the first, of those that can be taken, and names the others.
    fn choose(&mut self, pronunciations: Vec<Pronunciation<'_>>, record: &mut Record) {
        let usable: Vec<Pronunciation<'_>> = pronunciations.into_iter().filter(|said| said.key.is_some()).collect();
        let chosen = usable.iter().position(|said| said.preferred).unwrap_or(0);
        for (nth, said) in usable.iter().enumerate() {
            if nth == chosen {
                record.said.extend(said.key.map(|key| (key.to_owned(), said.text.clone())));
            } else {
                let what = format!("the further pronunciation `{}`", said.text);
                self.lost(
                    what,
                    "an entry has one; mark the one that is wanted with `prefer=\"true\"`",
                    opening(said.node),
                );
            }
        }
    }

    /// Reads what an entry of ours says beyond PLS.
    fn own(&mut self, own: Node<'_, '_>, record: &mut Record) {
        let mut respelled = None;
        for child in own.children().filter(Node::is_element) {
            let (key, text) = (child.tag_name().name(), content(child));
            match key {
                "say" | "xsampa" | "arpabet" => respelled = Some((key.to_owned(), text, child)),
                "short" => record.short.push(text),
                "before" => record.before.push(text),
                "after" => record.after.push(text),
                "alone" => record.alone = text == "true",
                "exact_case" => record.exact_case = text == "true",
                "key" => record.key = Some(text),
                "lang" => record.lang = Some(text),
                "expect" => record.expect = Some(text),
                "source" => record.source = Some(text),
                "by" => record.by = Some(text),
                "note" => record.note = Some(text),
                "status" => record.status = Some(text),
                "checked" => record.checked = Some(text),
                _ => self.stray(child),
            }
        }
        let Some((key, text, node)) = respelled else { return };
        let with = Record { said: vec![(key, text.clone())], ..record.clone() };
        let phoneme = record.said.first().map(|(_, text)| text.as_str());
        if read_entry(&with).is_some_and(|entry| phoneme == Some(said(&entry).1.as_str())) {
            *record = with;
        } else {
            record.key = None;
            let why = "the phoneme says something else: it was changed after the export, and is the one that is kept";
            self.lost(format!("`{text}`"), why, node.range());
        }
    }
}

/// The name of an element of PLS, in the namespace of the one around it; else nothing.
fn kind<'d>(node: Node<'d, 'd>, around: Node<'_, '_>) -> &'d str {
    let same = node.is_element() && node.tag_name().namespace() == around.tag_name().namespace();
    if same { node.tag_name().name() } else { "" }
}

/// All the text right in an element, whatever comments part it.
fn content(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// The bytes of an element's opening tag, at most its first line.
fn opening(node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let text = &node.document().input_text()[range.clone()];
    let end = text.find(['>', '\n']).map_or(range.end, |end| range.start + end + 1);
    range.start..end
}

fn is_own_entry(node: Node<'_, '_>) -> bool {
    node.has_tag_name((OURS, "entry")) && node.attribute("of").is_some()
}

/// Our entries in the document's metadata, by the `xml:id` of their lexemes.
fn own_entries<'d>(root: Node<'d, 'd>) -> BTreeMap<&'d str, Node<'d, 'd>> {
    let metadata = root.children().filter(|node| kind(*node, root) == "metadata");
    let entries = metadata.flat_map(|node| node.children()).filter(|node| is_own_entry(*node));
    entries.filter_map(|node| node.attribute("of").map(|id| (id, node))).collect()
}

/// Whether an id is one that [`write`] gives.
fn is_counted(id: &str) -> bool {
    id.strip_prefix("name-").is_some_and(|number| number.parse::<u32>().is_ok())
}
