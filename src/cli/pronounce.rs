//! `newscast pronounce`: how each name of standard input is said, in IPA. What no lexicon knows, the voice is asked.

use std::io::{BufRead, Write};

use crate::engines::{self, Synthesizer};
use crate::lexicon::to_respelling;
use crate::model::Pronunciation;
use crate::text::Sources;

use super::{Exit, Pronounce, Reporter, gather};

/// Runs the command. A name that nobody can say gives an empty line, and a message.
pub fn run(options: &Pronounce, input: impl BufRead, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let flags = vec![("--voice", "voice", options.voice.iter().cloned().collect())];
    let Some(settings) = gather(&options.shared, flags, &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let Some(lexicon) = super::load_lexicon(&settings, &mut sources, reporter) else { return Exit::Nothing };
    // Opened at the first name that needs it; without a voice the lexicon still answers.
    let mut voice: Option<Option<Box<dyn Synthesizer>>> = None;
    for line in input.lines() {
        let Ok(line) = line else {
            reporter.failure("standard input is not UTF-8 text");
            return Exit::Nothing;
        };
        let name = line.trim();
        let mut ask = |text: &str| {
            let voice = voice.get_or_insert_with(|| match engines::open(&settings.voice) {
                Ok(voice) => Some(voice),
                Err(error) => {
                    reporter.line(format_args!("warning: {error}; only the lexicon answers"));
                    None
                }
            });
            voice.as_mut().and_then(|voice| voice.pronounce(text))
        };
        let found = lexicon.lookup(name);
        let mut parts = Vec::new();
        match &found {
            Some(found) => parts.extend(found.words.iter().filter_map(|(word, said)| match said {
                Pronunciation::Phones { phones, .. } => Some(phones.to_string()),
                Pronunciation::Alias { text, .. } => ask(text),
                Pronunciation::Engine => ask(word),
                Pronunciation::Continues => None,
            })),
            None => parts.extend(ask(name)),
        }
        let ipa = parts.join(" ");
        if ipa.is_empty() && !name.is_empty() {
            reporter.line(format_args!("warning: nobody here can say `{name}`"));
        }
        let mut text = ipa;
        if options.explain {
            let words = found.iter().flat_map(|found| &found.words);
            let (mut respelling, mut by) = (Vec::new(), "voice\t".to_owned());
            for (_, said) in words {
                if let Pronunciation::Phones { phones, authority } = said {
                    respelling.push(to_respelling(phones));
                    by = format!("{}\t{}", authority.layer, sources.place(authority.entry));
                }
            }
            text = format!("{name}\t{text}\t{}\t{by}", respelling.join(" "));
        }
        if let Err(exit) = reporter.written(writeln!(output, "{text}").and_then(|()| output.flush())) {
            return exit;
        }
    }
    Exit::Made
}
