//! `newscast voices`: every engine, whether it is here, and how to get it. Speaks nothing.

use std::io::Write;

use crate::engines;

use super::{Exit, Reporter};

/// Runs the command.
pub fn run(output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut here = false;
    for engine in engines::survey() {
        let state = match engine.presence {
            Ok(version) => {
                here = true;
                if version.is_empty() { "here".to_owned() } else { format!("here, {version}") }
            }
            Err(reason) => format!("not here: {reason}; to get it: {}", engine.remedy),
        };
        if let Err(exit) = reporter.written(writeln!(output, "{}: {}; {state}", engine.name, engine.description)) {
            return exit;
        }
    }
    if here { Exit::Made } else { Exit::Nothing }
}
