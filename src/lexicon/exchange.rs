//! Records from other formats to the text of a lexicon file. What the reader would refuse is left out, and said at its
//! place in the file that it came from.

use std::collections::BTreeSet;

use super::{Layer, Record};
use crate::diag::{Diagnostic, Outcome, Severity};
use crate::text::{Source, SourceId, Span};

/// A record and where it stands in the file that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it says.
    pub record: Record,
    /// Its place.
    pub at: Span,
}

/// The text of a lexicon file with `head` before its entries; and what of the imports is wrong or doubtful.
pub fn compose(head: &str, imports: &[Import]) -> Outcome<String> {
    let mut diagnostics = Vec::new();
    let mut blocks: Vec<(Span, String)> = Vec::new();
    for Import { record, at } in imports {
        let block = record.to_toml();
        let read = read(&block);
        let refused = read.value.entries().is_empty();
        diagnostics.extend(read.diagnostics.into_iter().map(|found| moved(found, *at)));
        if !refused {
            blocks.push((*at, block));
        }
    }
    let doubles = doubles(&blocks);
    let left_out: BTreeSet<usize> = doubles.iter().map(|(nth, _)| *nth).collect();
    let mut text = head.to_owned();
    for (nth, (_, block)) in blocks.iter().enumerate() {
        if left_out.contains(&nth) {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(block);
    }
    diagnostics.extend(doubles.into_iter().map(|(_, found)| found));
    diagnostics.sort_by_key(|found| found.labels.first().map(|label| label.span.start));
    Outcome { value: text, diagnostics }
}

/// One entry as the reader has it; `None` where it is refused.
pub(super) fn entry(record: &Record) -> Option<super::Entry> {
    read(&record.to_toml()).value.entries().first().map(|entry| (*entry).clone())
}

fn read(text: &str) -> Outcome<Layer> {
    Layer::read("import", SourceId(0), &Source::new("", text))
}

/// A finding at the place of the record it is about; the text that it pointed into is nobody's file.
fn moved(found: Diagnostic, at: Span) -> Diagnostic {
    let left_out = if found.severity == Severity::Error { "left out" } else { "" };
    Diagnostic { labels: Vec::new(), ..found }.at(at, left_out)
}

/// The blocks that spell a name which an earlier one spells, and what is to be said of each.
fn doubles(blocks: &[(Span, String)]) -> Vec<(usize, Diagnostic)> {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(blocks.len());
    for (_, block) in blocks {
        starts.push(text.len());
        text.push_str(block);
    }
    let block_at = |byte: u32| starts.partition_point(|start| *start <= byte as usize).saturating_sub(1);
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    for diagnostic in read(&text).diagnostics.into_iter().filter(|found| found.code == "lexicon.duplicate") {
        let [second, first] = [0, 1].map(|nth| diagnostic.labels.get(nth).map(|label| block_at(label.span.start)));
        let (Some(second), Some(first)) = (second, first) else { continue };
        let places = moved(diagnostic, blocks[second].0).at(blocks[first].0, "the first one");
        let help = "only the first is kept; write both into one file by hand, told apart by `when`";
        found.push((second, places.help(help)));
    }
    found
}
