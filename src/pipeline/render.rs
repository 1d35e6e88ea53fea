//! The first pass: text into words on one thread, words into speech on one for each core, speech onto the spool here.
//! Keeps the timeline, never the audio; sets no level.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::config::Settings;
use crate::diag::Diagnostic;
use crate::engines::{Synthesizer, VoiceError};
use crate::lexicon::Lexicon;
use crate::mix::{Meter, Stitcher, shape};
use crate::model::{
    Bulletin, Dropped, Loudness, Programme, SegmentClip, SentenceClip, Speech, SpokenWord, Timing, WordClip, WordMark,
};
use crate::units::Frames;

use super::{BuildError, Event, Line, Spool, lines};

/// Lines waiting for each voice: enough that none starves.
const LINES: usize = 16;

/// Speeches waiting in each voice's turn, half a megabyte each: they even out long and short sentences.
const SPEECHES: usize = 2;

/// What one run of the pipeline reports to and obeys.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// Told what happens, from the thread that runs the pipeline.
    pub event: &'a dyn Fn(Event),
    /// Set from outside to end the run early.
    pub stop: &'a AtomicBool,
}

impl Run<'_> {
    /// An error once the run was asked to stop.
    pub(super) fn proceed(&self) -> Result<(), BuildError> {
        if self.stop.load(Ordering::Relaxed) { Err(BuildError::Interrupted) } else { Ok(()) }
    }
}

/// Speaks a whole bulletin onto the spool. The programme's rate is the voice's, its loudness that of the raw speech.
///
/// Line `n` is spoken by voice `n` modulo their number, each on a thread of its own, and taken from it in that order:
/// so the result is the same for any number of voices, and no voice runs further ahead than its queue is long.
///
/// # Errors
/// When the spool's disk fails, nothing at all could be spoken, or the run was asked to stop. A voice that fails on one
/// sentence is no error: the sentence is left out, named in `diagnostics` and listed as dropped.
pub fn render(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    voice: Box<dyn Synthesizer>,
    spool: &mut Spool,
    run: Run<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Programme, BuildError> {
    (run.event)(Event::Voice(voice.voice().clone()));
    let mut timeline = Timeline::new(bulletin, voice.as_ref());
    let stop = run.stop;
    let loudness = std::thread::scope(|scope| {
        let (mut to_voices, mut from_voices) = (Vec::new(), Vec::new());
        for voice in choir(voice, settings.jobs) {
            let (to_voice, lines) = sync_channel::<Line>(LINES);
            let (to_mix, spoken) = sync_channel::<Spoken>(SPEECHES);
            scope.spawn(move || speak(voice, lines, to_mix, stop));
            to_voices.push(to_voice);
            from_voices.push(spoken);
        }
        scope.spawn(move || {
            let mut turns = to_voices.iter().cycle();
            lines(bulletin, lexicon, settings, |line| {
                // A voice hangs up when the mixer does, or the run is to stop: either tells its reason itself.
                let sent = turns.next().is_some_and(|to_voice| to_voice.send(line).is_ok());
                if sent && !stop.load(Ordering::Relaxed) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })
        });
        mix(&from_voices, &mut timeline, settings, spool, run)
    });
    diagnostics.append(&mut timeline.diagnostics);
    let loudness = loudness?;
    run.proceed()?;
    timeline.finish(loudness)
}

/// A line and what became of it.
type Spoken = (Line, Result<Speech, VoiceError>);

/// More voices at once than any machine has use for.
const MOST_VOICES: usize = 64;

/// The voice and as many twins of it as there are to be voices at once; fewer where there can be no more.
fn choir(voice: Box<dyn Synthesizer>, jobs: Option<NonZeroUsize>) -> Vec<Box<dyn Synthesizer>> {
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let mut voices = vec![voice];
    while voices.len() < jobs.min(MOST_VOICES) {
        let Some(twin) = voices[0].twin() else { break };
        voices.push(twin);
    }
    voices
}

/// Speaks lines until there are no more or the run is to stop.
fn speak(mut voice: Box<dyn Synthesizer>, lines: Receiver<Line>, to_mix: SyncSender<Spoken>, stop: &AtomicBool) {
    for line in lines {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let speech = match line.words.is_empty() {
            true => Err(VoiceError::Silent),
            false => voice.speak(&line.utterance).and_then(heard),
        };
        if to_mix.send((line, speech)).is_err() {
            return;
        }
    }
}

/// Refuses speech that nobody could hear.
fn heard(speech: Speech) -> Result<Speech, VoiceError> {
    if speech.samples.iter().all(|sample| *sample == 0.0) { Err(VoiceError::Silent) } else { Ok(speech) }
}

/// Shapes, stitches, measures and spools what the voices speak by turns. Gives the loudness of the raw programme.
fn mix(
    voices: &[Receiver<Spoken>],
    timeline: &mut Timeline<'_>,
    settings: &Settings,
    spool: &mut Spool,
    run: Run<'_>,
) -> Result<Loudness, BuildError> {
    let mut meter = Meter::rough(timeline.programme.rate).map_err(BuildError::rate)?;
    let mut stitcher = Stitcher::new(timeline.programme.rate, settings.pauses);
    let mut sink = |samples: &[f32]| -> Result<(), BuildError> {
        meter.push(samples);
        Ok(spool.push(samples)?)
    };
    let spoken = voices.iter().cycle().map_while(|voice| voice.recv().ok());
    for (done, (line, speech)) in spoken.enumerate() {
        (run.event)(Event::Spoken { sentences: done + 1 });
        match speech {
            Ok(speech) => {
                let clauses: Vec<_> = std::iter::zip(0.., &line.utterance.words)
                    .filter_map(|(index, word)| {
                        word.mark.filter(|mark| !mark.ends_sentence()).map(|mark| (index, mark))
                    })
                    .collect();
                let speech = shape(speech, &clauses, &settings.pauses);
                let start = stitcher.append(line.boundary, &speech, &mut sink)?;
                timeline.add(line, start, &speech);
            }
            Err(error) => timeline.leave_out(line, &error),
        }
    }
    timeline.programme.frames = stitcher.finish(&mut sink)?;
    Ok(meter.finish())
}

/// The programme as it grows.
struct Timeline<'a> {
    bulletin: &'a Bulletin,
    programme: Programme,
    diagnostics: Vec<Diagnostic>,
    last_segment: Option<usize>,
}

impl<'a> Timeline<'a> {
    fn new(bulletin: &'a Bulletin, voice: &dyn Synthesizer) -> Self {
        let programme = Programme {
            date: bulletin.date,
            language: bulletin.language.clone(),
            dropped: bulletin.dropped.clone(),
            ..Programme::silent(bulletin.title.clone(), voice.voice().clone(), voice.rate())
        };
        Self { bulletin, programme, diagnostics: Vec::new(), last_segment: None }
    }

    fn add(&mut self, line: Line, start: Frames, speech: &Speech) {
        let Programme { sentences, segments, dropped, .. } = &mut self.programme;
        let marks = complete(&line.utterance.words, &speech.marks, Frames(speech.samples.len() as u64));
        let words = std::iter::zip(&line.words, marks).map(|(word, mark)| WordClip {
            start: start + mark.start,
            end: start + mark.end,
            spoken: word.spoken,
            written: word.written,
            source: word.source,
            timing: mark.timing,
        });
        let end = start + Frames(speech.samples.len() as u64);
        let index = sentences.len() as u32;
        sentences.push(SentenceClip {
            text: line.text,
            spoken: line.spoken,
            source: line.source,
            start,
            end,
            words: words.collect(),
        });
        dropped.extend(line.dropped);
        match segments.last_mut() {
            Some(segment) if self.last_segment == Some(line.segment) => {
                segment.end = end;
                segment.sentences.end = index + 1;
            }
            _ => {
                let segment = &self.bulletin.segments[line.segment];
                segments.push(SegmentClip {
                    kind: segment.kind,
                    title: segment.title.clone(),
                    article: segment.article,
                    start,
                    end,
                    sentences: index..index + 1,
                });
                self.last_segment = Some(line.segment);
            }
        }
    }

    fn leave_out(&mut self, line: Line, error: &VoiceError) {
        self.programme.dropped.extend(line.dropped);
        if line.words.is_empty() {
            return;
        }
        let mut diagnostic = Diagnostic::error("voice.sentence", format!("a sentence was left out: {error}"));
        if let Some(span) = line.source {
            diagnostic = diagnostic.at(span, "not spoken");
            self.programme.dropped.push(Dropped { span, rule: "voice-failed" });
        }
        self.diagnostics.push(diagnostic.help(format!("it would have been `{}`; try another voice", line.spoken)));
    }

    fn finish(mut self, loudness: Loudness) -> Result<Programme, BuildError> {
        if self.programme.sentences.is_empty() {
            return Err(BuildError::NothingSpoken);
        }
        self.programme.loudness = loudness;
        self.programme.dropped.sort_unstable();
        self.programme.dropped.dedup();
        Ok(self.programme)
    }
}

/// A mark for each word: those of the voice, and where it gave none for a word, a share of the time of the words before
/// it, by the number of letters.
fn complete(words: &[SpokenWord], marks: &[WordMark], length: Frames) -> Vec<WordMark> {
    let mut complete: Vec<WordMark> = Vec::with_capacity(words.len());
    let mut at = 0;
    while complete.len() < words.len() {
        let first = complete.len();
        // The marks may begin late: then the words before the first share its time with it.
        let mark = marks.get(at).copied().unwrap_or(WordMark {
            word: first as u32,
            start: Frames::ZERO,
            end: length,
            timing: Timing::Estimated,
        });
        let end = marks.get(at + 1).map_or(words.len(), |next| next.word as usize).clamp(first + 1, words.len());
        at += 1;
        if end == first + 1 {
            complete.push(WordMark { word: first as u32, ..mark });
            continue;
        }
        let weights: Vec<u64> = words[first..end].iter().map(|word| word.text.chars().count() as u64 + 1).collect();
        let total: u64 = weights.iter().sum();
        let span = (mark.end - mark.start).0;
        let mut passed = 0;
        for (offset, weight) in weights.into_iter().enumerate() {
            let start = mark.start + Frames(span * passed / total);
            passed += weight;
            let end = mark.start + Frames(span * passed / total);
            complete.push(WordMark { word: (first + offset) as u32, start, end, timing: Timing::Estimated });
        }
    }
    complete
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Join, Pronunciation};

    fn word(text: &str) -> SpokenWord {
        SpokenWord {
            text: text.into(),
            letter: false,
            join: Join::Space,
            mark: None,
            pronunciation: Pronunciation::Engine,
        }
    }

    fn mark(word: u32, start: u64, end: u64) -> WordMark {
        WordMark { word, start: Frames(start), end: Frames(end), timing: Timing::Word }
    }

    #[test]
    fn a_word_without_a_mark_shares_the_time_of_the_one_before_it() {
        let words = [word("in"), word("the"), word("city")];
        let marks = complete(&words, &[mark(0, 0, 70), mark(2, 80, 100)], Frames(100));
        let times: Vec<_> = marks.iter().map(|mark| (mark.word, mark.start.0, mark.end.0, mark.timing)).collect();
        let (estimated, exact) = (Timing::Estimated, Timing::Word);
        assert_eq!(times, [(0, 0, 30, estimated), (1, 30, 70, estimated), (2, 80, 100, exact)]);
    }

    #[test]
    fn words_without_any_mark_share_the_whole() {
        let words = [word("a"), word("b")];
        let marks = complete(&words, &[], Frames(40));
        assert_eq!((marks[0].start.0, marks[0].end.0, marks[1].start.0, marks[1].end.0), (0, 20, 20, 40));
    }
}
