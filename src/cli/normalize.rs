//! `newscast normalize`: each line of standard input as it would be spoken, at once, so that a program may talk to it.

use std::io::{BufRead, Write};

use crate::normalize::{Normalizer, clean, explain};
use crate::text::{Prose, Sources};

use super::{Exit, Normalize, Reporter, gather};

/// Runs the command. A reader that went away ends it quietly.
pub fn run(options: &Normalize, mut input: impl BufRead, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let Some(settings) = gather(&options.shared, Vec::new(), &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let Some(lexicon) = super::load_lexicon(&settings, &mut sources, reporter) else { return Exit::Nothing };
    let is_word = |text: &str| lexicon.knows(text);
    let normalizer = Normalizer::new(settings.style, &is_word);
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return Exit::Made,
            Ok(_) => {}
            Err(error) => {
                reporter.failure(format_args!("standard input cannot be read: {error}"));
                return Exit::Nothing;
            }
        }
        // Bytes that are no UTF-8 become replacement characters, which the normalizer drops by rule.
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        let mut answer = normalizer.normalize_line(text);
        answer.push('\n');
        if options.explain {
            let (prose, _) = clean(&Prose::generated(text));
            for row in normalizer.sentences(&prose).iter().flat_map(|sentence| explain(sentence, prose.text())) {
                let (from, to) = (row.range.start, row.range.end);
                let fields = [&row.written, row.class, row.rule, &row.spoken];
                answer.push_str(&format!("\t{}\t{from}-{to}\n", fields.join("\t")));
            }
        }
        if let Err(exit) = reporter.written(output.write_all(answer.as_bytes()).and_then(|()| output.flush())) {
            return exit;
        }
    }
}
