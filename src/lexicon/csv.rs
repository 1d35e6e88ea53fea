//! Entries as a table: RFC 4180, a header row, one entry a row. Reads and writes text only; opens no file.
//!
//! Several spellings, short forms or words in one cell are parted by `|`; a `|` or `\` that is meant has a `\` before it.
//! A header in any order, and any of its columns but `written`, will do. Semicolons or tabs instead of commas, as
//! spreadsheets write them in some countries, are seen by the header.

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::{Entry, Import, Record, nearest};
use crate::diag::{Diagnostic, Outcome};
use crate::text::{Source, SourceId, Span};

/// The columns that are written, in this order.
pub const COLUMNS: &[&str] = &[
    "written",
    "say",
    "ipa",
    "xsampa",
    "arpabet",
    "alias",
    "lang",
    "status",
    "source",
    "checked",
    "by",
    "note",
    "short",
    "alone",
    "exact_case",
    "key",
    "before",
    "after",
    "expect",
];

/// The columns that say how a name is said.
const SAID: &[&str] = &["say", "ipa", "xsampa", "arpabet", "alias"];

/// Entries as a table.
pub fn write<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory does not fail, and every row has as many cells as the first.
    let _ = writer.write_record(COLUMNS);
    for entry in entries {
        let record = Record::of(entry);
        let _ = writer.write_record(COLUMNS.iter().map(|column| cell(&record, column)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cell(record: &Record, column: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let truth = |holds: bool| if holds { "true".to_owned() } else { String::new() };
    match column {
        "written" => joined(&record.written),
        "short" => joined(&record.short),
        "before" => joined(&record.before),
        "after" => joined(&record.after),
        "alone" => truth(record.alone),
        "exact_case" => truth(record.exact_case),
        "lang" => text(&record.lang),
        "status" => text(&record.status),
        "source" => text(&record.source),
        "checked" => text(&record.checked),
        "by" => text(&record.by),
        "note" => text(&record.note),
        "key" => text(&record.key),
        "expect" => text(&record.expect),
        said => record.said.iter().find(|(key, _)| key == said).map(|(_, text)| text.clone()).unwrap_or_default(),
    }
}

fn joined(texts: &[String]) -> String {
    let escaped = texts.iter().map(|text| text.replace('\\', r"\\").replace('|', r"\|"));
    escaped.collect::<Vec<_>>().join("|")
}

fn parted(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        match (letter, parts.last_mut()) {
            ('|', _) => parts.push(String::new()),
            ('\\', Some(part)) => part.push(letters.next().unwrap_or('\\')),
            (_, Some(part)) => part.push(letter),
            (_, None) => {}
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Reads a table. Rows without any text are passed over.
pub fn read(id: SourceId, source: &Source) -> Outcome<Vec<Import>> {
    let text = source.text();
    let skip = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut table = Table { id, text, skip, found: Vec::new() };
    let imports = table.imports();
    Outcome { value: imports, diagnostics: table.found }
}

/// A table being read.
struct Table<'t> {
    id: SourceId,
    text: &'t str,
    /// Bytes before the table.
    skip: usize,
    found: Vec<Diagnostic>,
}

impl Table<'_> {
    fn imports(&mut self) -> Vec<Import> {
        let text = &self.text[self.skip..];
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut columns: Option<Vec<String>> = None;
        let mut imports = Vec::new();
        for row in reader.records() {
            // Text is UTF-8 and rows may be of any length: nothing else can be wrong with a row.
            let Ok(row) = row else { continue };
            let at = self.place(&row);
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            match &columns {
                None => match self.header(&row, at) {
                    Some(header) => columns = Some(header),
                    None => return imports,
                },
                Some(columns) => {
                    let record = self.record(columns, &row, at);
                    imports.push(Import { record, at });
                }
            }
        }
        if columns.is_none() {
            let at = Span { source: self.id, start: 0, end: 0 };
            self.found.push(
                Diagnostic::error("csv.header", "the table is empty")
                    .at(at, "")
                    .help("begin it with a header row that has the column `written`"),
            );
        }
        imports
    }

    /// The bytes of a row, without line breaks around it.
    fn place(&self, row: &StringRecord) -> Span {
        let byte = row.position().map_or(0, |position| position.byte() as usize) + self.skip;
        let rest = self.text.get(byte..).unwrap_or_default();
        let start = byte + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        Span { source: self.id, start: start as u32, end: (start + line.len()) as u32 }
    }

    fn header(&mut self, row: &StringRecord, at: Span) -> Option<Vec<String>> {
        let names: Vec<String> = row.iter().map(|name| name.trim().to_lowercase()).collect();
        for (nth, name) in names.iter().enumerate() {
            if names[..nth].contains(name) && !name.is_empty() {
                let message = format!("two columns are called `{name}`");
                self.found.push(Diagnostic::error("csv.header", message).at(at, "").help("take one of them out"));
                return None;
            }
            if !COLUMNS.contains(&name.as_str()) {
                let help = match nearest(name, COLUMNS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known are {}", COLUMNS.join(", ")),
                };
                let message = format!("the column `{name}` is not kept: no entry has such a key");
                self.found.push(Diagnostic::warning("csv.column", message).at(at, "").help(help));
            }
        }
        if !names.iter().any(|name| name == "written") {
            let error = Diagnostic::error("csv.header", "there is no column `written`").at(at, "");
            self.found.push(error.help(format!("the first row names the columns, of {}", COLUMNS.join(", "))));
            return None;
        }
        Some(names)
    }

    fn record(&mut self, columns: &[String], row: &StringRecord, at: Span) -> Record {
        let mut record = Record::default();
        for (nth, cell) in row.iter().map(str::trim).enumerate() {
            if cell.is_empty() {
                continue;
            }
            let Some(column) = columns.get(nth) else {
                let message = format!("`{cell}` stands in no column");
                let help = "the row has more cells than the header: is a comma not in quotation marks?";
                self.found.push(Diagnostic::warning("csv.row", message).at(at, "").help(help));
                continue;
            };
            let text = || Some(cell.to_owned());
            match column.as_str() {
                "written" => record.written = parted(cell),
                "short" => record.short = parted(cell),
                "before" => record.before = parted(cell),
                "after" => record.after = parted(cell),
                "alone" => record.alone = self.truth(column, cell, at),
                "exact_case" => record.exact_case = self.truth(column, cell, at),
                "lang" => record.lang = text(),
                "status" => record.status = text(),
                "source" => record.source = text(),
                "checked" => record.checked = text(),
                "by" => record.by = text(),
                "note" => record.note = text(),
                "key" => record.key = text(),
                "expect" => record.expect = text(),
                said if SAID.contains(&said) => record.said.push((said.to_owned(), cell.to_owned())),
                // The header has said that it is not kept.
                _ => {}
            }
        }
        record
    }

    fn truth(&mut self, column: &str, cell: &str, at: Span) -> bool {
        match cell.to_lowercase().as_str() {
            "true" | "yes" | "1" => true,
            "false" | "no" | "0" => false,
            _ => {
                let message = format!("`{column}` cannot be `{cell}`");
                self.found.push(Diagnostic::warning("csv.type", message).at(at, "").help("write true, or nothing"));
                false
            }
        }
    }
}

/// What parts the cells of the header.
fn delimiter(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    match header {
        _ if header.contains(',') => b',',
        _ if header.contains(';') => b';',
        _ if header.contains('\t') => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_texts_in_a_cell_survive() {
        for texts in [vec![], vec!["a"], vec!["a|b", r"c\d", "e"], vec![r"\|", "|"]] {
            let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
            assert_eq!(parted(&joined(&texts)), texts);
        }
        assert_eq!(parted(" a | |b"), ["a", "b"]);
    }
}
