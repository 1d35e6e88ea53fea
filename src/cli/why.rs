//! `newscast why WORD`: follows a word from its line in the article to its frames in the audio. Writes no file.

use std::fmt::Write as _;
use std::io::Write;
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::engines;
use crate::lexicon::{Homograph, Lookup, homographs};
use crate::model::{Pronunciation, SpokenWord};
use crate::pipeline::{self, BuildError, Line, Prepared, Request, Run, Spool};
use crate::text::Sources;

use super::{Exit, Reporter, Why, article_paths, gather, voice_flags};

/// Runs the command.
pub fn run(options: &Why, output: &mut impl Write, reporter: &Reporter) -> Exit {
    let mut sources = Sources::default();
    let flags = voice_flags(&options.voice);
    let Some(settings) = gather(&options.shared, flags, &mut sources, reporter) else {
        return Exit::Nothing;
    };
    let articles = article_paths(&options.articles);
    let request = Request { articles, output: None, date: None, settings, explain: false };
    let mut told = String::new();
    let found = trace(options.word.trim(), &request, &mut sources, &mut told, reporter);
    if let Err(exit) = reporter.written(output.write_all(told.as_bytes())) {
        return exit;
    }
    match found {
        Ok(0) => {
            reporter.failure(format_args!("`{}` is neither written nor spoken in these articles", options.word));
            Exit::Nothing
        }
        Ok(_) => Exit::Made,
        Err(error) => {
            reporter.cause(&sources, &error);
            reporter.failure(error);
            Exit::Nothing
        }
    }
}

/// Renders the bulletin and tells of every place where the word stands; gives their number.
fn trace(
    word: &str,
    request: &Request,
    sources: &mut Sources,
    told: &mut String,
    reporter: &Reporter,
) -> Result<usize, BuildError> {
    let mut diagnostics = Vec::new();
    let prepared = pipeline::prepare(request, sources, &mut diagnostics);
    reporter.diagnostics(sources, &diagnostics);
    let prepared = prepared?;
    let voice = engines::open_with(&request.settings.voice, &request.settings.engine)?;
    let mut spool = Spool::create(Path::new("why"))?;
    let never = AtomicBool::new(false);
    let run = Run::new(&|_| (), &never);
    let Prepared { bulletin, lexicon, .. } = &prepared;
    diagnostics.clear();
    let rendered = pipeline::render(bulletin, lexicon, &request.settings, voice, &mut spool, run, &mut diagnostics)?;
    let programme = rendered.programme;
    reporter.diagnostics(sources, &diagnostics);
    let mut found = 0;
    // Lines come in the order of the sentences; those that the voice failed on are not among them.
    let mut sentences = programme.sentences.iter().peekable();
    let _ = pipeline::lines(&prepared.bulletin, &prepared.lexicon, &request.settings, |line| {
        let clip = sentences.next_if(|clip| clip.source == line.source && clip.spoken == line.spoken);
        for token in asked_for(word, &line) {
            found += 1;
            let first = &line.words[token.start];
            let (class, rule) = first.class;
            let place = first.source.map_or_else(|| "made by a template".to_owned(), |span| sources.place(span));
            let words: Vec<&str> = token.clone().map(|at| slice(&line.spoken, line.words[at].spoken)).collect();
            let _ = writeln!(told, "{place}: {}", slice(&line.text, first.written));
            let _ = writeln!(told, "  sentence: {}", line.text);
            let _ = writeln!(told, "  token: {class}, rule {rule}");
            let _ = writeln!(told, "  spoken: {}", words.join(" "));
            let lookups: Vec<Lookup<'_>> = line.utterance.words.iter().map(Lookup::from).collect();
            let readings = homographs(&lookups);
            for at in token {
                let spoken = &line.utterance.words[at];
                let heard = clip.map(|clip| {
                    let clip = clip.words[at];
                    let (from, to) = (clip.start.seconds(programme.rate), clip.end.seconds(programme.rate));
                    let frames = format!("frames {} to {}", clip.start.0, clip.end.0);
                    format!("{frames}, {from:.3} to {to:.3} seconds, timing {}", clip.timing.name())
                });
                let heard = heard.unwrap_or_else(|| "not spoken: the voice failed".to_owned());
                let _ = writeln!(
                    told,
                    "  {}: {}{}; {heard}",
                    spoken.text,
                    decided(spoken, sources),
                    reading(spoken, at, &readings)
                );
            }
        }
        ControlFlow::Continue(())
    });
    Ok(found)
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    &text[start as usize..end as usize]
}

/// The tokens that were asked for, each as the range of its spoken words: those that are the word, as it is written or
/// as it is spoken, and where it is a phrase, those that together are the phrase.
fn asked_for(word: &str, line: &Line) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    for (at, told) in line.words.iter().enumerate() {
        match tokens.last_mut() {
            Some(token) if line.words[token.start].written == told.written => token.end = at + 1,
            _ => tokens.push(at..at + 1),
        }
    }
    let phrase: Vec<&str> = word.split_whitespace().collect();
    let single = |token: &Range<usize>| {
        is_written(word, line, token) || token.clone().any(|at| same(word, slice(&line.spoken, line.words[at].spoken)))
    };
    let mut asked: Vec<Range<usize>> = tokens.iter().filter(|token| single(token)).cloned().collect();
    if phrase.len() > 1 {
        for window in tokens.windows(phrase.len()) {
            if std::iter::zip(&phrase, window).all(|(word, token)| is_written(word, line, token)) {
                asked.extend(window.iter().cloned());
            }
        }
    }
    asked
}

/// Whether a token is written so, whatever the case and the punctuation at its edges, or so before a possessive ending,
/// or has such a part.
fn is_written(word: &str, line: &Line, token: &Range<usize>) -> bool {
    let written = slice(&line.text, line.words[token.start].written);
    let base = written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s"));
    same(word, written)
        || base.is_some_and(|base| same(word, base))
        || written.split(|c: char| !c.is_alphanumeric()).any(|part| !part.is_empty() && same(word, part))
}

fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    bare(one) == bare(other) && !bare(one).is_empty()
}

/// The layer and the entry or origin that decided.
pub fn authority(by: &crate::model::Authority, sources: &Sources) -> String {
    let entry = by.entry.map(|entry| format!(", {}", sources.place(entry))).unwrap_or_default();
    let origin = by.origin.map(|origin| format!(", {origin} name")).unwrap_or_default();
    format!("layer {}{entry}{origin}", by.layer)
}

/// Which reading of a word of two pronunciations was taken, and what told so; nothing where an entry decided.
fn reading(word: &SpokenWord, at: usize, readings: &[Homograph]) -> String {
    let of_base = word.pronunciation.authority().is_some_and(|by| by.layer == "base");
    match readings.iter().find(|reading| reading.at == at).filter(|_| of_base) {
        Some(found) if found.cue.is_empty() => {
            format!(", reading {}, the usual one (homographs.tsv, line {})", found.reading, found.line)
        }
        Some(found) => {
            format!(", reading {}, told by {} (homographs.tsv, line {})", found.reading, found.cue, found.line)
        }
        None => String::new(),
    }
}

/// Who decided how a word is said, and how.
fn decided(word: &SpokenWord, sources: &Sources) -> String {
    let by = |by: &crate::model::Authority| authority(by, sources);
    match &word.pronunciation {
        Pronunciation::Engine if word.letter => "the name of a letter".to_owned(),
        Pronunciation::Engine => "the voice decides".to_owned(),
        Pronunciation::Phones { phones, authority } => format!("{phones}, {}", by(authority)),
        Pronunciation::Alias { text, authority } => format!("said as `{text}`, {}", by(authority)),
        Pronunciation::Continues => "said with the word before it".to_owned(),
    }
}
