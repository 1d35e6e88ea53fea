//! `newscast pronounce`: how each name of standard input is said, in IPA. What no layer knows, the voice is asked.

use std::io::{BufRead, Write};

use crate::engines::{self, Synthesizer};
use crate::lexicon::{Found, stem, to_respelling};
use crate::model::Pronunciation;
use crate::pipeline::Namer;
use crate::text::Sources;

use super::{Exit, Pronounce, Reporter, gather};

/// The voice, opened at the first word that needs it; without one the layers above it still answer.
struct Voice<'a> {
    name: &'a str,
    opened: Option<Option<Box<dyn Synthesizer>>>,
    reporter: &'a Reporter,
}

impl Voice<'_> {
    fn ask(&mut self, text: &str) -> Option<String> {
        let voice = self.opened.get_or_insert_with(|| match engines::open(self.name) {
            Ok(voice) => Some(voice),
            Err(error) => {
                self.reporter.line(format_args!("warning: {error}; only the lexicon and the rules answer"));
                None
            }
        });
        voice.as_mut().and_then(|voice| voice.pronounce(text))
    }
}

/// Runs the command. A name that nobody can say gives an empty line, and a message.
pub fn run(options: &Pronounce, input: impl BufRead, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let flags = vec![("--voice", "voice", options.voice.iter().cloned().collect())];
    let Some(settings) = gather(&options.shared, flags, &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let Some(lexicon) = super::load_lexicon(&settings, &mut sources, reporter) else { return Exit::Nothing };
    let namer = Namer::new(&settings.layers, []);
    let mut voice = Voice { name: &settings.voice, opened: None, reporter };
    let engine = settings.layers.contains(&"engine");
    for line in input.lines() {
        let Ok(line) = line else {
            reporter.failure("standard input is not UTF-8 text");
            return Exit::Nothing;
        };
        let name = line.trim();
        let mut found = lexicon.lookup(name);
        namer.complete(name, &mut found.words);
        let ipa = ipa(name, &found, |text| if engine { voice.ask(text) } else { None });
        if ipa.is_empty() && !name.is_empty() {
            reporter.line(format_args!("warning: nobody here can say `{name}`"));
        }
        let text = if options.explain { explain(name, &ipa, &found, &namer, &sources) } else { ipa };
        if let Err(exit) = reporter.written(writeln!(output, "{text}").and_then(|()| output.flush())) {
            return exit;
        }
    }
    Exit::Made
}

/// The name in IPA; a name no word of which is known is given to the voice whole.
fn ipa(name: &str, found: &Found<'_>, mut ask: impl FnMut(&str) -> Option<String>) -> String {
    if found.words.iter().all(|(_, said)| *said == Pronunciation::Engine) {
        return ask(name).unwrap_or_default();
    }
    let parts = found.words.iter().filter_map(|(word, said)| match said {
        Pronunciation::Phones { phones, .. } => Some(phones.to_string()),
        Pronunciation::Alias { text, .. } => ask(text),
        Pronunciation::Engine => ask(word),
        Pronunciation::Continues => None,
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Tab-separated: the name, IPA, respelling, who decided each part, the origin and what speaks for it.
fn explain(name: &str, ipa: &str, found: &Found<'_>, namer: &Namer, sources: &Sources) -> String {
    let mut respelling = Vec::new();
    let mut by: Vec<String> = Vec::new();
    for (_, said) in &found.words {
        if let Pronunciation::Phones { phones, .. } = said {
            respelling.push(to_respelling(phones));
        }
        let decided = match said.authority() {
            Some(authority) => super::why::authority(&authority, sources),
            None if *said == Pronunciation::Continues => continue,
            None => "layer engine".to_owned(),
        };
        if by.last() != Some(&decided) {
            by.push(decided);
        }
    }
    let guess = namer.guess(stem(name).unwrap_or(name));
    let origin = guess.origin.map_or("English", |origin| origin.about);
    let evidence = guess.evidence.join("; ");
    let sure = guess.sure * 100.0;
    format!("{name}\t{ipa}\t{}\t{}\t{origin} {sure:.0} %: {evidence}", respelling.join(" "), by.join("; "))
}
