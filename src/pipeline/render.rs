//! The first pass: text into words on one thread, words into speech on one for each core, speech onto the spool here.
//! Keeps the timeline, never the audio; sets no level.
//!
//! What is in the store is not spoken again, so a build that was ended anywhere goes on where it was.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use crate::config::Settings;
use crate::diag::Diagnostic;
use crate::engines::{Synthesizer, VoiceError};
use crate::lexicon::Lexicon;
use crate::mix::{Meter, Pauses, Stitcher, shape};
use crate::model::{
    Bulletin, Dropped, Programme, SegmentClip, SentenceClip, Speech, SpokenWord, Timing, WordClip, WordMark,
};
use crate::store::{Key, Last, Notes, Reason};
use crate::units::Frames;

use super::{BuildError, Choir, Event, Kept, Line, Pace, Singer, Spool, Sung, Whole, lines};

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
    /// What was rendered before; [`super::make`] opens it as the settings say.
    pub kept: Option<&'a Kept>,
}

impl<'a> Run<'a> {
    /// A run that reports to `event` until `stop` is set.
    pub fn new(event: &'a dyn Fn(Event), stop: &'a AtomicBool) -> Self {
        Self { event, stop, kept: None }
    }

    /// An error once the run was asked to stop.
    pub(super) fn proceed(&self) -> Result<(), BuildError> {
        if self.stop.load(Ordering::Relaxed) { Err(BuildError::Interrupted) } else { Ok(()) }
    }
}

/// Where the sentences of a bulletin came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sentences that had words.
    pub sentences: usize,
    /// Those that were in the store.
    pub stored: usize,
    /// How often a voice was asked to speak.
    pub calls: usize,
    /// Whether there is a store, and it keeps what this voice says.
    pub kept: bool,
}

/// A bulletin that was spoken.
pub struct Rendered {
    /// Its timeline, at the voice's rate.
    pub programme: Programme,
    /// Where its sentences came from.
    pub tally: Tally,
    /// What it was made of, to be kept for the next time.
    pub notes: Option<(Whole, Notes)>,
}

/// Speaks a whole bulletin onto the spool. The programme's loudness is that of the raw speech.
///
/// # Errors
/// Those of [`perform`].
pub fn render(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    voice: Box<dyn Synthesizer>,
    spool: &mut Spool,
    run: Run<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Rendered, BuildError> {
    let mut meter = Meter::rough(voice.rate()).map_err(BuildError::rate)?;
    let mut sink = |samples: &[f32]| -> Result<(), BuildError> {
        meter.push(samples);
        Ok(spool.push(samples)?)
    };
    let mut rendered = perform(bulletin, lexicon, settings, voice, &mut sink, run, diagnostics)?;
    rendered.programme.loudness = meter.finish();
    Ok(rendered)
}

/// Speaks a whole bulletin into `sink`, in order. Its loudness is not measured.
///
/// Line `n` is taken by thread `n` modulo their number, from the store or from a voice of its own, and from the thread in
/// that order: so the result is the same for any number of them, and none runs further ahead than its queue is long.
///
/// # Errors
/// Those of `sink`; when nothing at all could be spoken, or the run was asked to stop. A voice that fails on one
/// sentence, twice, is no error: the sentence is left out, named in `diagnostics` and listed as dropped.
pub fn perform(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    voice: Box<dyn Synthesizer>,
    sink: Sink<'_>,
    run: Run<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Rendered, BuildError> {
    (run.event)(Event::Voice(voice.voice().clone()));
    let mut timeline = Timeline::new(bulletin, voice.as_ref());
    let stop = run.stop;
    let choir = Choir::new(voice, run.kept.map(|kept| &kept.store));
    let threads = settings.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let threads = threads.min(MOST_THREADS);
    let mixed = std::thread::scope(|scope| {
        let (mut to_voices, mut from_voices) = (Vec::new(), Vec::new());
        for _ in 0..threads {
            let (to_voice, lines) = sync_channel::<Line>(LINES);
            let (to_mix, spoken) = sync_channel::<Spoken>(SPEECHES);
            let singer = choir.singer(threads);
            scope.spawn(move || speak(singer, lines, to_mix, &settings.pauses, stop));
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
        mix(from_voices, &mut timeline, settings, sink, run, &choir)
    });
    diagnostics.append(&mut timeline.diagnostics);
    if let Some(reason) = choir.refused() {
        let message = format!("no more than one sentence could be spoken at a time: {reason}");
        diagnostics.push(Diagnostic::note("voice.alone", message).help("nothing is lost but time"));
    }
    diagnostics.extend(run.kept.into_iter().flat_map(Kept::diagnostics));
    let (tally, notes) = mixed?;
    run.proceed()?;
    let tally = Tally { calls: choir.calls(), kept: choir.kept().is_some(), ..tally };
    Ok(Rendered { programme: timeline.finish()?, tally, notes })
}

/// A line and what became of it.
struct Spoken {
    line: Line,
    key: Option<Key>,
    stored: bool,
    /// How long it was before its pauses were set.
    length: Frames,
    /// With its pauses set.
    speech: Result<Speech, VoiceError>,
}

/// More threads than any machine has use for.
const MOST_THREADS: usize = 64;

/// Speaks lines until there are no more or the run is to stop.
fn speak(
    mut singer: Singer<'_>,
    lines: Receiver<Line>,
    to_mix: SyncSender<Spoken>,
    pauses: &Pauses,
    stop: &AtomicBool,
) {
    for line in lines {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let sung = match line.words.is_empty() {
            true => Sung { key: None, stored: false, speech: Err(VoiceError::Silent) },
            false => singer.sing(&line.utterance),
        };
        let length = Frames(sung.speech.as_ref().map_or(0, |speech| speech.samples.len() as u64));
        let speech = sung.speech.map(|speech| with_pauses(speech, &line, pauses));
        if to_mix.send(Spoken { line, key: sung.key, stored: sung.stored, length, speech }).is_err() {
            return;
        }
    }
}

/// The speech of a line with the configured pauses at its clauses.
fn with_pauses(speech: Speech, line: &Line, pauses: &Pauses) -> Speech {
    let clauses: Vec<_> = std::iter::zip(0.., &line.utterance.words)
        .filter_map(|(index, word)| word.mark.filter(|mark| !mark.ends_sentence()).map(|mark| (index, mark)))
        .collect();
    shape(speech, &clauses, pauses)
}

/// Where samples go.
type Sink<'a> = &'a mut dyn FnMut(&[f32]) -> Result<(), BuildError>;

/// Takes what the voices speak by turns, judges its length, then stitches it.
fn mix(
    voices: Vec<Receiver<Spoken>>,
    timeline: &mut Timeline<'_>,
    settings: &Settings,
    sink: Sink<'_>,
    run: Run<'_>,
    choir: &Choir<'_>,
) -> Result<(Tally, Option<(Whole, Notes)>), BuildError> {
    let rate = timeline.programme.rate;
    let mut stitcher = Stitcher::new(rate, settings.pauses);
    let mut progress = Progress::new(run, timeline.bulletin, choir, settings);
    let mut pace = Pace::default();
    let mut waiting = VecDeque::new();
    let mut spoken = voices.iter().cycle().map_while(|voice| voice.recv().ok());
    loop {
        let next = spoken.next();
        let ended = next.is_none();
        if let Some(next) = next {
            progress.tell(&next);
            if next.speech.is_ok() {
                pace.learn(&next.line.utterance.words, next.length);
            }
            waiting.push_back(next);
        }
        // The first sentences wait until it is known how long they should be.
        while ended || pace.is_known() || waiting.len() > MOST_WAITING {
            let Some(spoken) = waiting.pop_front() else { break };
            let spoken = judged(spoken, &pace, choir, settings);
            match spoken.speech {
                Ok(speech) => {
                    let start = stitcher.append(spoken.line.boundary, &speech, sink)?;
                    timeline.add(spoken.line, start, &speech);
                }
                Err(error) => timeline.leave_out(spoken.line, &error),
            }
        }
        if ended {
            break;
        }
    }
    timeline.programme.frames = stitcher.finish(sink)?;
    Ok((progress.tally, progress.notes))
}

/// Sentences that wait at the most, where many are too short to learn from.
const MOST_WAITING: usize = 24;

/// The speech if it lasts as long as it should; else what a fresh voice makes of it, if that does; else an error. What is
/// not right does not stay in the store.
fn judged(spoken: Spoken, pace: &Pace, choir: &Choir<'_>, settings: &Settings) -> Spoken {
    let utterance = &spoken.line.utterance;
    let fits = |length: Frames, rate| pace.judge(&utterance.words, length, rate);
    let rate = match &spoken.speech {
        Ok(speech) => speech.rate,
        Err(_) => return spoken,
    };
    if fits(spoken.length, rate).is_ok() {
        return spoken;
    }
    let store = choir.kept().map(|(store, _)| store);
    if let (Some(store), Some(key)) = (store, &spoken.key) {
        store.remove(key);
    }
    let again = choir.singer(1).again(utterance).and_then(|speech| {
        fits(Frames(speech.samples.len() as u64), speech.rate)?;
        if let (Some(store), Some(key)) = (store, &spoken.key) {
            store.put(key, &speech);
        }
        Ok(with_pauses(speech, &spoken.line, &settings.pauses))
    });
    Spoken { speech: again, ..spoken }
}

/// What is told while sentences come in, and what is noted of them for the next time.
struct Progress<'a> {
    run: Run<'a>,
    voice: Option<&'a str>,
    last: Option<Last>,
    notes: Option<(Whole, Notes)>,
    /// Bytes of the whole text, and of what is behind.
    text: (usize, usize),
    lines: usize,
    tally: Tally,
}

impl<'a> Progress<'a> {
    fn new(run: Run<'a>, bulletin: &Bulletin, choir: &'a Choir<'_>, settings: &Settings) -> Self {
        let voice = choir.kept().map(|(_, voice)| voice);
        let paragraphs = bulletin.segments.iter().flat_map(|segment| &segment.paragraphs);
        let kept = run.kept.zip(voice);
        Self {
            run,
            voice,
            last: run.kept.filter(|kept| kept.explain).and_then(|kept| kept.store.last(&kept.bulletin)),
            notes: kept.and_then(|(kept, voice)| {
                Some((Whole::new(settings), kept.store.notes(&kept.bulletin, voice, settings.wpm)?))
            }),
            text: (paragraphs.map(|paragraph| paragraph.prose.text().len()).sum(), 0),
            lines: 0,
            tally: Tally::default(),
        }
    }

    fn tell(&mut self, spoken: &Spoken) {
        self.lines += 1;
        let (line, stored) = (&spoken.line, spoken.stored);
        self.tally.sentences += usize::from(!line.words.is_empty());
        self.tally.stored += usize::from(stored);
        self.text.1 += line.text.len();
        let done = (self.text.1 as f64 / self.text.0.max(1) as f64).min(1.0);
        if let Some(key) = &spoken.key {
            self.explain(line, key, stored);
        }
        (self.run.event)(Event::Spoken { sentences: self.lines, stored: self.tally.stored, done });
    }

    fn explain(&mut self, line: &Line, key: &Key, stored: bool) {
        if let Some((whole, notes)) = &mut self.notes {
            whole.add(line.boundary, key);
            notes.add(key, &line.utterance);
        }
        let (Some(voice), true) = (self.voice, self.run.kept.is_some_and(|kept| kept.explain)) else { return };
        match (&mut self.last, stored) {
            (Some(last), true) => last.pass(&line.utterance),
            (None, true) => {}
            (last, false) => {
                let reason = last.as_mut().map_or(Reason::New, |last| last.explain(key, &line.utterance, voice));
                (self.run.event)(Event::Missed { text: line.text.clone(), reason });
            }
        }
    }
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

    fn finish(mut self) -> Result<Programme, BuildError> {
        if self.programme.sentences.is_empty() {
            return Err(BuildError::NothingSpoken);
        }
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
