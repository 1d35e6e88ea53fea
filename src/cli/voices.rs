//! `newscast voices`: every engine, whether it is here, and how to get it. Speaks nothing.

use std::io::Write;

use crate::engines;

use super::Exit;

/// Runs the command.
pub fn run(output: &mut impl Write) -> Exit {
    let mut here = false;
    for engine in engines::survey() {
        let state = match engine.presence {
            Ok(version) => {
                here = true;
                format!("here, {version}")
            }
            Err(reason) => format!("not here: {reason}; to get it: {}", engine.remedy),
        };
        let _ = writeln!(output, "{}: {}; {state}", engine.name, engine.description);
    }
    if here { Exit::Made } else { Exit::Nothing }
}
