//! Puts entries into the text of a file and keeps every other byte of it. Writes no file.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// A text with an entry put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The whole text.
    pub text: String,
    /// The bytes of the entry in it.
    pub entry: Range<usize>,
}

/// Puts an entry at the end of a file's text, parted from what stands there by an empty line; or in the place of the
/// entries that stand at `instead`, each byte of which lies in one of them. Line breaks are those of the file.
pub fn append(text: &str, entry: &str, instead: &[usize]) -> Placed {
    let entry = if text.contains("\r\n") { entry.replace('\n', "\r\n") } else { entry.to_owned() };
    let mut taken: Vec<Range<usize>> = blocks(text);
    taken.retain(|block| instead.iter().any(|byte| block.contains(byte)));
    let Some(first) = taken.first().cloned() else { return at_end(text, &entry) };
    let mut made = text.to_owned();
    for other in taken[1..].iter().rev() {
        made.replace_range(other.clone(), "");
    }
    // The entry's last line break stays where it was, behind the block.
    let entry = entry.trim_end();
    made.replace_range(first.clone(), entry);
    Placed { text: made, entry: first.start..first.start + entry.len() }
}

fn at_end(text: &str, entry: &str) -> Placed {
    let end_of_line = if entry.contains("\r\n") { "\r\n" } else { "\n" };
    let mut made = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        made.push_str(end_of_line);
    }
    if !text.trim_start_matches('\u{feff}').is_empty() {
        made.push_str(end_of_line);
    }
    let start = made.len();
    made.push_str(entry);
    Placed { entry: start..made.len(), text: made }
}

/// Each `[[name]]` with its keys and values, from its first bracket to its last value.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let (document, _) = DeTable::parse_recoverable(text);
    let names = document.get_ref().iter().find(|(key, _)| key.get_ref().as_ref() == "name");
    let Some(DeValue::Array(names)) = names.map(|(_, names)| names.get_ref()) else { return Vec::new() };
    let mut found = Vec::new();
    for name in names {
        let DeValue::Table(table) = name.get_ref() else { continue };
        let at = name.span();
        // A table within brackets is no block of lines.
        if text.get(at.start..).is_some_and(|rest| rest.starts_with("[[")) {
            let end = table.iter().map(|(_, value)| value.span().end).max().unwrap_or(at.end);
            found.push(at.start..end.max(at.end).min(text.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Ours\r\n[[name]]\r\nwritten = \"Oban\" # a port\r\nsay = \"OH-bun\" # so\r\n\r\n# Next\r\n[[name]]\r\nwritten = \"Mull\"\r\nsay = \"MUL\"";

    #[test]
    fn an_entry_at_the_end_leaves_the_rest_as_it_is() {
        let placed = append(FILE, "[[name]]\nwritten = \"Iona\"\nsay = \"eye-OH-nuh\"\n", &[]);
        assert_eq!(
            placed.text.strip_prefix(FILE),
            Some("\r\n\r\n[[name]]\r\nwritten = \"Iona\"\r\nsay = \"eye-OH-nuh\"\r\n")
        );
        assert!(placed.text[placed.entry].starts_with("[[name]]\r\nwritten = \"Iona\""));
        assert_eq!(append("", "x\n", &[]).text, "x\n");
        assert_eq!(append("# a\n", "x\n", &[]).text, "# a\n\nx\n");
    }

    #[test]
    fn an_entry_in_the_place_of_another_leaves_the_comments_around_it() {
        let at = FILE.find("Oban").unwrap();
        let placed = append(FILE, "[[name]]\nwritten = \"Oban\"\nipa = \"ˈoʊbən\"\n", &[at]);
        let wanted = FILE.replace(
            "[[name]]\r\nwritten = \"Oban\" # a port\r\nsay = \"OH-bun\"",
            "[[name]]\r\nwritten = \"Oban\"\r\nipa = \"ˈoʊbən\"",
        );
        assert_eq!(placed.text, wanted);
        assert_eq!(&placed.text[placed.entry], "[[name]]\r\nwritten = \"Oban\"\r\nipa = \"ˈoʊbən\"");
    }
}
