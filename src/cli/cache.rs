//! `newscast cache`: how much is kept of sentences already rendered, and how it is removed. Renders nothing.

use std::io::{self, Write};

use crate::pipeline;
use crate::store::{Measure, Store};
use crate::text::Sources;

use super::{CacheChoice, CacheCommand, Exit, Reporter, Shared, count, gather};

/// Runs the command.
pub fn run(command: &CacheCommand, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let (choice, max) = match command {
        CacheCommand::Size(choice) | CacheCommand::Clear(choice) => (choice, None),
        CacheCommand::Trim { max, choice } => match bytes(max) {
            Some(most) => (choice, Some(most)),
            None => {
                reporter.failure(format_args!("`--max {max}`: must be a size such as 2GB, 500MB or 1.5GiB"));
                return Exit::Nothing;
            }
        },
    };
    let Some(store) = chosen(choice, reporter) else { return Exit::Nothing };
    let done = match (command, max) {
        (CacheCommand::Size(_), _) => store.size().map(|size| format!("{}: {}", store.folder().display(), told(&size))),
        (CacheCommand::Clear(_), _) => store.clear().map(|gone| format!("removed {}", told(&gone))),
        (CacheCommand::Trim { .. }, most) => trimmed(&store, most.unwrap_or(u64::MAX)),
    };
    match done {
        Ok(line) => reporter.written(writeln!(output, "{line}")).err().unwrap_or(Exit::Made),
        Err(error) => {
            reporter.line(format_args!("help: check your right to change `{}`", store.folder().display()));
            reporter.failure(format_args!("the store cannot be read or changed: {error}"));
            Exit::Nothing
        }
    }
}

fn trimmed(store: &Store, most: u64) -> io::Result<String> {
    let gone = store.trim(most)?;
    Ok(format!("removed {}; left: {}", told(&gone), told(&store.size()?)))
}

/// The store of the settings; `None`, with everything said, where there is none.
fn chosen(choice: &CacheChoice, reporter: &Reporter) -> Option<Store> {
    let shared = Shared { config: choice.config.clone(), ..Shared::default() };
    let settings = gather(&shared, Vec::new(), &mut Sources::default(), reporter)?;
    let store = pipeline::store(&settings);
    if store.is_none() {
        reporter.failure("there is no store: `cache` is `off`, or this system has no folder for one");
    }
    store
}

/// "313 sentences, 41.2 MB".
fn told(measure: &Measure) -> String {
    let size = match measure.bytes {
        bytes if bytes < 1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        bytes if bytes < 1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        bytes => format!("{:.2} GB", bytes as f64 / 1e9),
    };
    format!("{}, {size}", count(measure.sentences, "sentence", "sentences"))
}

/// Units by their letters; without one, bytes.
const UNITS: &[(&str, f64)] = &[
    ("", 1.0),
    ("b", 1.0),
    ("k", 1e3),
    ("kb", 1e3),
    ("kib", 1024.0),
    ("m", 1e6),
    ("mb", 1e6),
    ("mib", 1_048_576.0),
    ("g", 1e9),
    ("gb", 1e9),
    ("gib", 1_073_741_824.0),
    ("t", 1e12),
    ("tb", 1e12),
    ("tib", 1_099_511_627_776.0),
];

/// A size as people write it, in bytes.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let unit = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(unit);
    let unit = unit.trim().to_ascii_lowercase();
    let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit)?;
    let bytes = number.parse::<f64>().ok()? * factor;
    bytes.is_finite().then_some(bytes as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let rows =
            [("2GB", 2_000_000_000), ("500 MB", 500_000_000), ("1.5GiB", 1_610_612_736), ("0", 0), ("10k", 10_000)];
        for (text, expected) in rows {
            assert_eq!(bytes(text), Some(expected), "{text}");
        }
        for text in ["", "GB", "2 apples", "-1", "1.2.3MB", "2G B"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
