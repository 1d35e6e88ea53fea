//! `newscast say NAME...`: auditions names, as the voice alone says them and as the layers have them said. Decides nothing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::diag::Diagnostic;
use crate::engines::{self, Synthesizer};
use crate::lexicon::{Key, Lexicon, Notation, to_respelling};
use crate::model::{Authority, Join, Pronunciation, SpokenWord};
use crate::outputs::PublishError;
use crate::pipeline::{self, BuildError, Namer, Run, Take};
use crate::text::{Source, Sources, Span};

use super::{Exit, Reporter, Say, gather, voice_flags};

/// The file that is written where none is named.
const DEFAULT: &str = "audio/say.wav";

/// A take and what is printed of it.
struct Announced {
    take: Take,
    line: String,
}

/// Runs the command.
pub fn run(options: &Say, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let Some(settings) = gather(&options.shared, voice_flags(&options.voice), &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let Some(lexicon) = super::load_lexicon(&settings, &mut sources, reporter) else { return Exit::Nothing };
    let with = match with(options, &mut sources) {
        Ok(with) => with,
        Err(found) => {
            reporter.diagnostics(&sources, &found);
            reporter.failure("nothing was said: `--with` takes one name and a respelling that can be said");
            return Exit::Nothing;
        }
    };
    let ran = engines::open_with(&settings.voice, &settings.engine).map_err(BuildError::from).and_then(|mut voice| {
        let namer = Namer::new(&settings.layers, []);
        let mut announced = Vec::new();
        for name in &options.names {
            announced.extend(takes(name, with.as_deref(), (&lexicon, &namer), voice.as_mut(), &sources));
        }
        let path = target(options)?;
        let takes: Vec<Take> = announced.iter().map(|announced| announced.take.clone()).collect();
        let never = AtomicBool::new(false);
        let run = Run::new(&|_| (), &never);
        let audition = pipeline::audition(&takes, &settings, voice.as_mut(), &path, &sources, run)?;
        Ok((announced, audition, path))
    });
    let (announced, audition, path) = match ran {
        Ok(ran) => ran,
        Err(error) => {
            if let Some(help) = error.help() {
                reporter.line(format_args!("help: {help}"));
            }
            reporter.failure(format_args!("nothing was said: {error}"));
            return Exit::Nothing;
        }
    };
    let mut failed = 0;
    for (Announced { line, .. }, take) in announced.iter().zip(&audition.takes) {
        let line = match take {
            Ok(seconds) => format!("at {seconds:.1} seconds: {line}"),
            Err(error) => {
                failed += 1;
                format!("not spoken: {line}; {error}")
            }
        };
        if let Err(exit) = reporter.written(writeln!(output, "{line}")) {
            return exit;
        }
    }
    reporter.line(format_args!("wrote {}, {:.1} seconds; play it to hear them", path.display(), audition.seconds));
    if failed > 0 {
        reporter.failure("not every name was spoken: see above");
        return Exit::MadeWithLosses;
    }
    Exit::Made
}

/// The file to write; the folder of the default one is made.
fn target(options: &Say) -> Result<PathBuf, BuildError> {
    if let Some(path) = &options.output {
        return Ok(path.clone());
    }
    let path = Path::new(DEFAULT);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| PublishError::new(folder, error))?;
    }
    Ok(path.to_owned())
}

/// The sounds of `--with`, word by word; or what is wrong with it.
fn with(options: &Say, sources: &mut Sources) -> Result<Option<Vec<crate::model::Phones>>, Vec<Diagnostic>> {
    let Some(text) = &options.with else { return Ok(None) };
    if options.names.len() > 1 {
        return Err(vec![Diagnostic::error("say.with", "`--with` goes with one name")]);
    }
    let id = sources.add(Source::new("--with", text.as_str()));
    Notation::Respelling(Key::Any).read(text).map(|(words, _)| Some(words)).map_err(|faults| {
        let found = faults.into_iter().map(|fault| {
            let at = Span { source: id, start: fault.at.start as u32, end: fault.at.end as u32 };
            Diagnostic::error("lexicon.symbol", fault.message).at(at, "").help(fault.help)
        });
        found.collect()
    })
}

/// A name as the voice alone says it, as the layers have it said where they say anything of it, and as `with` has it.
fn takes(
    name: &str,
    with: Option<&[crate::model::Phones]>,
    (lexicon, namer): (&Lexicon, &Namer),
    voice: &mut dyn Synthesizer,
    sources: &Sources,
) -> Vec<Announced> {
    let mut found = lexicon.lookup(name).words;
    let called = voice.voice().engine.clone();
    let alone: Vec<_> = found.iter().map(|(word, _)| (word.clone(), Pronunciation::Engine)).collect();
    let told = voice.pronounce(name).map_or_else(|| "it does not tell how".to_owned(), |ipa| format!("IPA {ipa}"));
    let mut takes = vec![announced(name, &format!("as {called} alone says it"), &told, true, alone)];
    namer.complete(name, &mut found);
    let decided = |said: &Pronunciation| !matches!(said, Pronunciation::Engine);
    if found.iter().any(|(_, said)| decided(said)) {
        let told = described(&found, voice, sources);
        takes.push(announced(name, "as lexicon and rules have it said", &told, false, found.clone()));
    } else if let Some(take) = takes.last_mut() {
        take.line.push_str("; lexicon and rules leave it to the voice");
    }
    if let Some(with) = with {
        let words = spread(&found, with);
        let told = described(&words, voice, sources);
        takes.push(announced(name, "as `--with` has it said", &told, false, words));
    }
    takes
}

fn announced(name: &str, how: &str, told: &str, first: bool, words: Vec<(String, Pronunciation)>) -> Announced {
    let word = |(text, pronunciation): (String, Pronunciation)| {
        let mut letters = text.chars();
        // What is one capital was one of several initials, or is a letter's name by itself.
        let letter = matches!((letters.next(), letters.next()), (Some(one), None) if one.is_uppercase());
        SpokenWord { text, letter, join: Join::Space, mark: None, pronunciation }
    };
    let take = Take { label: format!("{name}, {how}"), first, words: words.into_iter().map(word).collect() };
    Announced { take, line: format!("{name}, {how}: {told}") }
}

/// Respelling, IPA, and who decided.
fn described(words: &[(String, Pronunciation)], voice: &mut dyn Synthesizer, sources: &Sources) -> String {
    let (mut respelled, mut ipa, mut by): (Vec<String>, Vec<String>, Vec<String>) = Default::default();
    for (word, said) in words {
        match said {
            Pronunciation::Phones { phones, .. } => {
                respelled.push(to_respelling(phones));
                ipa.push(phones.to_string());
            }
            Pronunciation::Alias { text, .. } => {
                respelled.push(format!("`{text}`"));
                ipa.extend(voice.pronounce(text));
            }
            Pronunciation::Engine => {
                respelled.push(format!("`{word}`"));
                ipa.extend(voice.pronounce(word));
            }
            Pronunciation::Continues => {}
        }
        let decided = match said.authority() {
            Some(Authority { layer: WITH, .. }) => continue,
            Some(authority) => super::why::authority(&authority, sources),
            None if *said == Pronunciation::Continues => continue,
            None => "the voice".to_owned(),
        };
        if by.last() != Some(&decided) {
            by.push(decided);
        }
    }
    let by = if by.is_empty() { String::new() } else { format!("; {}", by.join("; ")) };
    format!("{}, IPA {}{by}", respelled.join(" "), ipa.join(" "))
}

/// The layer of what is only tried out.
const WITH: &str = "with";

/// The sounds of `--with` word by word, or where it has other words than the name, all on the first.
fn spread(words: &[(String, Pronunciation)], with: &[crate::model::Phones]) -> Vec<(String, Pronunciation)> {
    let authority = Authority { layer: WITH, entry: None, origin: None };
    let phones = |phones| Pronunciation::Phones { phones, authority };
    let said: Vec<Pronunciation> = if words.len() == with.len() {
        with.iter().cloned().map(phones).collect()
    } else {
        let whole = crate::model::Phones(with.iter().flat_map(|word| word.0.clone()).collect());
        std::iter::once(phones(whole)).chain(std::iter::repeat(Pronunciation::Continues)).take(words.len()).collect()
    };
    words.iter().map(|(word, _)| word.clone()).zip(said).collect()
}
