//! `newscast why WORD`: follows a word from its line in the article to its frames in the audio. Writes no file.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::engines;
use crate::model::{Pronunciation, SpokenWord};
use crate::pipeline::{self, BuildError, Line, LineWord, Prepared, Request, Run, Spool};
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
    let request = Request { articles, output: None, date: None, settings };
    match trace(&options.word, &request, &mut sources, output, reporter) {
        Ok(0) => {
            reporter.failure(format_args!("`{}` is neither written nor spoken in these articles", options.word));
            Exit::Nothing
        }
        Ok(_) => Exit::Made,
        Err(error) => {
            if let BuildError::Unusable(diagnostic) = &error {
                reporter.diagnostics(&sources, std::slice::from_ref(diagnostic));
            }
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
    output: &mut impl Write,
    reporter: &Reporter,
) -> Result<usize, BuildError> {
    let mut diagnostics = Vec::new();
    let prepared = pipeline::prepare(request, sources, &mut diagnostics);
    reporter.diagnostics(sources, &diagnostics);
    let prepared = prepared?;
    let mut voice = engines::open(&request.settings.voice)?;
    let mut spool = Spool::create(Path::new("why"))?;
    let never = AtomicBool::new(false);
    let run = Run { event: &|_| (), stop: &never };
    let Prepared { bulletin, lexicon, .. } = &prepared;
    diagnostics.clear();
    let programme =
        pipeline::render(bulletin, lexicon, &request.settings, voice.as_mut(), &mut spool, run, &mut diagnostics)?;
    reporter.diagnostics(sources, &diagnostics);
    let mut found = 0;
    // Lines come in the order of the sentences; those that the voice failed on are not among them.
    let mut sentences = programme.sentences.iter().peekable();
    let _ = pipeline::lines(&prepared.bulletin, &prepared.lexicon, &request.settings, |line| {
        let clip = sentences.next_if(|clip| clip.source == line.source && clip.spoken == line.spoken);
        let mut last_place = None;
        for (index, told) in line.words.iter().enumerate() {
            if !matches(word, &line, told) || last_place == Some(told.written) {
                continue;
            }
            last_place = Some(told.written);
            found += 1;
            let said: Vec<usize> =
                (index..line.words.len()).take_while(|at| line.words[*at].written == told.written).collect();
            let (class, rule) = told.class;
            let place = told.source.map_or_else(|| "made by a template".to_owned(), |span| sources.place(span));
            let _ = writeln!(output, "{place}: {}", slice(&line.text, told.written));
            let _ = writeln!(output, "  sentence: {}", line.text);
            let _ = writeln!(output, "  token: {class}, rule {rule}");
            let words: Vec<&str> = said.iter().map(|at| slice(&line.spoken, line.words[*at].spoken)).collect();
            let _ = writeln!(output, "  spoken: {}", words.join(" "));
            for at in said {
                let spoken = &line.utterance.words[at];
                let heard = clip.map(|clip| {
                    let clip = programme.words_of(clip)[at];
                    let (from, to) = (clip.start.seconds(programme.rate), clip.end.seconds(programme.rate));
                    let frames = format!("frames {} to {}", clip.start.0, clip.end.0);
                    format!("{frames}, {from:.3} to {to:.3} seconds, timing {}", clip.timing.name())
                });
                let heard = heard.unwrap_or_else(|| "not spoken: the voice failed".to_owned());
                let _ = writeln!(output, "  {}: {}; {heard}", spoken.text, decided(spoken, sources));
            }
        }
        ControlFlow::Continue(())
    });
    Ok(found)
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    &text[start as usize..end as usize]
}

/// Whether the word asked for is this one as it is written or as it is spoken, whatever the case.
fn matches(word: &str, line: &Line, told: &LineWord) -> bool {
    let same = |text: &str| text.to_lowercase() == word.to_lowercase();
    let written = slice(&line.text, told.written);
    same(written)
        || same(slice(&line.spoken, told.spoken))
        || written.split(|c: char| !c.is_alphanumeric()).any(same)
        || written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s")).is_some_and(same)
}

/// Who decided how a word is said, and how.
fn decided(word: &SpokenWord, sources: &Sources) -> String {
    let by =
        |authority: &crate::model::Authority| format!("layer {}, {}", authority.layer, sources.place(authority.entry));
    match &word.pronunciation {
        Pronunciation::Engine if word.letter => "the name of a letter".to_owned(),
        Pronunciation::Engine => "the voice decides".to_owned(),
        Pronunciation::Phones { phones, authority } => format!("{phones}, {}", by(authority)),
        Pronunciation::Alias { text, authority } => format!("said as `{text}`, {}", by(authority)),
        Pronunciation::Continues => "said with the word before it".to_owned(),
    }
}
