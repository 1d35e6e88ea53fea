//! The manifest: what is heard when, what it came from, and what was left out. One item a line, so that two
//! manifests can be compared line by line; times in seconds with six decimals; places in bytes of the source files.

use std::io::{self, Write};

use crate::model::{Loudness, Programme};
use crate::text::{Sources, Span};
use crate::units::{Frames, SampleRate};

use super::Output;

/// The manifest output.
pub(super) struct Json;

impl Output for Json {
    fn name(&self) -> &str {
        "json"
    }

    fn extension(&self) -> &str {
        "json"
    }

    fn about(&self) -> &str {
        "a manifest: every word with its time and its place in the article, and everything left out"
    }

    fn write(&self, programme: &Programme, sources: &Sources, audio_file: &str, to: &mut dyn Write) -> io::Result<()> {
        let rate = programme.rate;
        writeln!(to, "{{")?;
        writeln!(to, r#""newscast": {},"#, text(env!("CARGO_PKG_VERSION")))?;
        writeln!(to, r#""title": {},"#, text(&programme.title))?;
        writeln!(to, r#""date": {},"#, programme.date.map_or("null".to_owned(), |date| text(&date.to_string())))?;
        writeln!(to, r#""language": {},"#, text(&programme.language))?;
        let Loudness { integrated, true_peak } = programme.loudness;
        writeln!(
            to,
            r#""audio": {{"file": {}, "rate": {}, "channels": 1, "frames": {}, "seconds": {}, "lufs": {}, "true_peak": {}}},"#,
            text(audio_file),
            rate.hertz(),
            programme.frames.0,
            seconds(programme.frames, rate),
            level(integrated.0),
            level(true_peak.0),
        )?;
        let voice = &programme.voice;
        writeln!(
            to,
            r#""voice": {{"engine": {}, "name": {}, "version": {}, "language": {}}},"#,
            text(&voice.engine),
            text(&voice.name),
            text(&voice.version),
            text(&voice.language),
        )?;

        list(to, "segments", ",", &programme.segments, |to, segment| {
            let article = segment.article.map_or("null".to_owned(), |id| text(sources.get(id).name()));
            write!(
                to,
                r#"{{"kind": {}, "title": {}, "start": {}, "end": {}, "article": {article}}}"#,
                text(segment.kind.name()),
                text(&segment.title),
                seconds(segment.start, rate),
                seconds(segment.end, rate),
            )
        })?;
        list(to, "sentences", ",", &programme.sentences, |to, sentence| {
            write!(
                to,
                r#"{{"text": {}, "spoken": {}, "start": {}, "end": {}, "source": {}}}"#,
                text(&sentence.text),
                text(&sentence.spoken),
                seconds(sentence.start, rate),
                seconds(sentence.end, rate),
                place(sentence.source, sources),
            )
        })?;
        let indexed = programme.sentences.iter().enumerate();
        let words =
            indexed.flat_map(|(index, sentence)| sentence.words.iter().map(move |word| (index, sentence, word)));
        list(to, "words", ",", words, |to, (index, sentence, word)| {
            let (from, until) = word.spoken;
            write!(
                to,
                r#"{{"word": {}, "start": {}, "end": {}, "timing": {}, "sentence": {index}, "source": {}}}"#,
                text(sentence.spoken.get(from as usize..until as usize).unwrap_or_default()),
                seconds(word.start, rate),
                seconds(word.end, rate),
                text(word.timing.name()),
                place(word.source, sources),
            )
        })?;
        list(to, "dropped", "", &programme.dropped, |to, dropped| {
            let Span { source, start, end } = dropped.span;
            let (file, rule) = (text(sources.get(source).name()), text(dropped.rule));
            write!(to, r#"{{"file": {file}, "start": {start}, "end": {end}, "rule": {rule}}}"#)
        })?;
        writeln!(to, "}}")
    }
}

/// A named array, one item a line, and what follows it.
fn list<T>(
    to: &mut dyn Write,
    name: &str,
    after: &str,
    items: impl IntoIterator<Item = T>,
    mut item: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    write!(to, "{}: [", text(name))?;
    let mut separator = "\n";
    for one in items {
        write!(to, "{separator}")?;
        item(to, one)?;
        separator = ",\n";
    }
    let close = if separator == "\n" { "]" } else { "\n]" };
    writeln!(to, "{close}{after}")
}

/// A JSON string.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Seconds to six decimals, reckoned in whole numbers: nothing drifts over hours.
fn seconds(frames: Frames, rate: SampleRate) -> String {
    let hertz = u128::from(rate.hertz());
    let millionths = (u128::from(frames.0) * 1_000_000 + hertz / 2) / hertz;
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// A level to two decimals; silence has none.
fn level(value: f64) -> String {
    if value.is_finite() { format!("{value:.2}") } else { "null".to_owned() }
}

fn place(span: Option<Span>, sources: &Sources) -> String {
    span.map_or("null".to_owned(), |span| {
        let file = text(sources.get(span.source).name());
        format!(r#"{{"file": {file}, "start": {}, "end": {}}}"#, span.start, span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_exact_after_hours() {
        let rate = SampleRate::new(22_050).unwrap();
        assert_eq!(seconds(Frames(1), rate), "0.000045");
        assert_eq!(seconds(Frames(22_050 * 18_000 + 11_025), rate), "18000.500000");
        assert_eq!(seconds(Frames(22_049), rate), "0.999955");
    }

    #[test]
    fn levels_of_silence_are_null() {
        assert_eq!((level(-19.004).as_str(), level(f64::NEG_INFINITY).as_str()), ("-19.00", "null"));
    }
}
