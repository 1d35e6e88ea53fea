//! Speaks names one after another into one WAV file, each take with a mark and a label. Decides no pronunciation.

use std::path::Path;

use crate::config::Settings;
use crate::engines::{Synthesizer, VoiceError};
use crate::mix::{Boundary, Meter, Stitcher, shape};
use crate::model::{Delivery, Programme, SegmentClip, SegmentKind, SentenceClip, SpokenWord, Utterance};
use crate::outputs::publish;
use crate::text::Sources;
use crate::units::Frames;

use super::{BuildError, Run, Spool, check_targets, master};

/// One way of saying one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Take {
    /// What the mark in the file is called.
    pub label: String,
    /// Whether it is the first of its name, after which others of it follow.
    pub first: bool,
    /// What the voice is given.
    pub words: Vec<SpokenWord>,
}

/// What was heard of an audition.
#[derive(Debug)]
pub struct Audition {
    /// When each take begins, in seconds; or why it was not spoken.
    pub takes: Vec<Result<f64, VoiceError>>,
    /// The length of the file in seconds.
    pub seconds: f64,
}

/// Speaks takes with pauses between them, longer ones between names, and writes them to `path`.
///
/// # Errors
/// When not one take could be spoken, or the file cannot be written.
pub fn audition(
    takes: &[Take],
    settings: &Settings,
    voice: &mut dyn Synthesizer,
    path: &Path,
    sources: &Sources,
    run: Run<'_>,
) -> Result<Audition, BuildError> {
    check_targets(&[path.to_owned()], sources)?;
    publish(path, |file| {
        let mut spool = Spool::create(path)?;
        let (programme, failed) = speak(takes, settings, voice, &mut spool, run)?;
        let (programme, _) = master(programme, &mut spool, settings, path, file, run)?;
        let mut starts = programme.segments.iter().map(|segment| segment.start.seconds(programme.rate));
        let begun = |error: Option<VoiceError>| error.map_or_else(|| Ok(starts.next().unwrap_or_default()), Err);
        let takes = failed.into_iter().map(begun).collect();
        Ok(Audition { takes, seconds: programme.frames.seconds(programme.rate) })
    })
}

/// The takes on the spool, and for each take why it is not there.
fn speak(
    takes: &[Take],
    settings: &Settings,
    voice: &mut dyn Synthesizer,
    spool: &mut Spool,
    run: Run<'_>,
) -> Result<(Programme, Vec<Option<VoiceError>>), BuildError> {
    let mut programme = Programme::silent("Names".to_owned(), voice.voice().clone(), voice.rate());
    let mut meter = Meter::rough(programme.rate).map_err(BuildError::rate)?;
    let mut stitcher = Stitcher::new(programme.rate, settings.pauses);
    let mut sink = |samples: &[f32]| -> Result<(), BuildError> {
        meter.push(samples);
        Ok(spool.push(samples)?)
    };
    let mut failed = Vec::with_capacity(takes.len());
    for take in takes {
        run.proceed()?;
        let utterance = Utterance { words: take.words.clone(), delivery: Delivery { wpm: settings.wpm } };
        let speech = match voice.speak(&utterance) {
            Ok(speech) if speech.samples.iter().any(|sample| *sample != 0.0) => speech,
            Ok(_) => {
                failed.push(Some(VoiceError::Silent));
                continue;
            }
            Err(error) => {
                failed.push(Some(error));
                continue;
            }
        };
        failed.push(None);
        let speech = shape(speech, &[], &settings.pauses);
        let boundary = if take.first { Boundary::Story } else { Boundary::Headline };
        let start = stitcher.append(boundary, &speech, &mut sink)?;
        add(&mut programme, take, start, Frames(speech.samples.len() as u64));
    }
    programme.frames = stitcher.finish(&mut sink)?;
    if programme.segments.is_empty() {
        return Err(failed.into_iter().flatten().next().map_or(BuildError::NothingSpoken, BuildError::Voice));
    }
    programme.loudness = meter.finish();
    Ok((programme, failed))
}

fn add(programme: &mut Programme, take: &Take, start: Frames, length: Frames) {
    let (index, end) = (programme.sentences.len() as u32, start + length);
    programme.sentences.push(SentenceClip {
        text: take.label.as_str().into(),
        spoken: take.label.as_str().into(),
        source: None,
        start,
        end,
        words: Box::default(),
    });
    programme.segments.push(SegmentClip {
        kind: SegmentKind::Story,
        title: take.label.clone(),
        article: None,
        start,
        end,
        sentences: index..index + 1,
    });
}
