//! TOML heads, by the `toml` crate's parser with places. Gives no meaning to any key.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Entry, Head, Value};

/// Reads a head that stands at byte `base` of the source.
pub(super) fn parse(text: &str, base: usize) -> Head {
    let at = |range: Range<usize>| base + range.start..base + range.end;
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut entries = entries(text, table.get_ref(), base);
    let errors: Vec<_> =
        errors.iter().map(|error| (error.message().to_owned(), at(error.span().unwrap_or(0..0)))).collect();
    // What the parser put in place of a broken value would only be complained of a second time.
    entries.retain(|entry| !errors.iter().any(|(_, at)| at.start < entry.range.end && entry.range.start <= at.start));
    Head { entries, errors }
}

/// The entries of a table, in the order of their lines: the parser orders them by their keys.
fn entries(text: &str, table: &DeTable, base: usize) -> Vec<Entry> {
    let at = |range: Range<usize>| base + range.start..base + range.end;
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue>)| Entry {
        key_range: at(key.span()),
        key: AsRef::<str>::as_ref(key.get_ref()).to_owned(),
        range: at(value.span()),
        value: self::value(text, value, base),
    };
    let mut entries: Vec<Entry> = table.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key_range.start);
    entries
}

fn value(text: &str, value: &toml::Spanned<DeValue>, base: usize) -> Value {
    match value.get_ref() {
        DeValue::String(words) => Value::Text(words.to_string()),
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or(Value::Other("too large a number"), Value::Integer)
        }
        DeValue::Datetime(_) => Value::Date(text[value.span()].to_owned()),
        DeValue::Array(values) => Value::List(
            values
                .iter()
                .map(|item| (self::value(text, item, base), base + item.span().start..base + item.span().end))
                .collect(),
        ),
        DeValue::Float(_) => Value::Other("a decimal number"),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Table(table) => Value::Table(entries(text, table, base)),
    }
}
