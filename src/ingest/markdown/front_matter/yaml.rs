//! YAML heads, by `serde-saphyr` with places. Gives no meaning to any key.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

use super::{Entry, Head, Value};

/// Reads a head that stands at byte `base` of the source; `None` where the text is YAML but has no keys.
pub(super) fn parse(text: &str, base: usize) -> Option<Head> {
    if text.trim().is_empty() {
        return Some(Head { entries: Vec::new(), errors: Vec::new() });
    }
    match serde_saphyr::from_str::<Top>(text) {
        Ok(Top::Words) => None,
        Ok(Top::Keys(pairs)) => Some(Head { entries: entries(text, base, pairs), errors: Vec::new() }),
        Err(error) => {
            let message = error.without_snippet().to_string();
            // The parser counts lines from the beginning of the head; the place tells the line of the file.
            let fact = message.lines().next().unwrap_or_default().split(" at line ").next().unwrap_or_default();
            let (message, place) = (fact.to_owned(), error.location().map_or(base..base, |at| point(text, base, at)));
            Some(Head { entries: Vec::new(), errors: vec![(message, place)] })
        }
    }
}

/// The byte that an error is about; its line and column are always known, its byte is not.
fn point(text: &str, base: usize, place: Location) -> Range<usize> {
    let lines = text.split_inclusive('\n').take(place.line().saturating_sub(1) as usize);
    let line = lines.map(str::len).sum::<usize>();
    let column = place.column().saturating_sub(1) as usize;
    let at = text[line..].char_indices().nth(column).map_or(text.len(), |(at, _)| line + at);
    base + at..base + at
}

/// Where a value stands in the source, without the white space that a block scalar ends with.
fn range(text: &str, base: usize, place: Location) -> Range<usize> {
    let span = place.span();
    let start = (span.byte_offset().unwrap_or(0) as usize).min(text.len());
    let end = (start + span.byte_len().unwrap_or(0) as usize).min(text.len());
    let end = start + text.get(start..end).unwrap_or("").trim_end().len();
    base + start..base + end
}

fn entries(text: &str, base: usize, pairs: Pairs) -> Vec<Entry> {
    let entry = |(key, value): (Spanned<String>, Spanned<Node>)| Entry {
        key_range: range(text, base, key.defined),
        range: range(text, base, value.defined),
        key: key.value,
        value: convert(text, base, value.value),
    };
    pairs.into_iter().map(entry).collect()
}

fn convert(text: &str, base: usize, node: Node) -> Value {
    match node {
        Node::Text(words) => Value::Text(words),
        Node::Integer(number) => Value::Integer(number),
        Node::Nothing => Value::Nothing,
        Node::Other(name) => Value::Other(name),
        Node::Table(pairs) => Value::Table(entries(text, base, pairs)),
        Node::List(nodes) => Value::List(
            nodes.into_iter().map(|node| (convert(text, base, node.value), range(text, base, node.defined))).collect(),
        ),
    }
}

/// Keys and values in the order of the lines.
type Pairs = Vec<(Spanned<String>, Spanned<Node>)>;

enum Top {
    Keys(Pairs),
    Words,
}

impl<'de> Deserialize<'de> for Top {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TopVisitor)
    }
}

struct TopVisitor;

impl<'de> Visitor<'de> for TopVisitor {
    type Value = Top;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Top::Keys(pairs))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Top, E> {
        Ok(Top::Words)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Top, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Top::Words)
    }

    fn visit_unit<E: Error>(self) -> Result<Top, E> {
        Ok(Top::Keys(Vec::new()))
    }
}

enum Node {
    Text(String),
    Integer(i64),
    List(Vec<Spanned<Node>>),
    Table(Pairs),
    Nothing,
    Other(&'static str),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Node, E> {
        Ok(Node::Text(words.to_owned()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Other("too large a number"), Node::Integer))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other("a decimal number"))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other("true or false"))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Node::Table(pairs))
    }
}
