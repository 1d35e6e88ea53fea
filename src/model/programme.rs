//! The finished bulletin as a timeline: what every output is written from. Holds no samples.

use std::ops::Range;

use crate::text::{SourceId, Span};
use crate::units::{Decibels, Frames, Lufs, SampleRate};

use super::{Dropped, SegmentKind, Timing, Voice};

/// Everything that is heard, when, and where it came from.
///
/// Hours of speech are kept in a few bytes a word: texts are shared by the words of a sentence, and words lie with their
/// sentence, so that no list of all words doubles as it grows. Segments, sentences and words are in the order of time and do not overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// What the bulletin calls itself.
    pub title: String,
    /// The day it is for.
    pub date: Option<jiff::civil::Date>,
    /// BCP 47 tag.
    pub language: String,
    /// Who speaks.
    pub voice: Voice,
    /// Samples a second of the finished audio.
    pub rate: SampleRate,
    /// Its length.
    pub frames: Frames,
    /// What was measured on the finished audio.
    pub loudness: Loudness,
    /// Chapters.
    pub segments: Vec<SegmentClip>,
    /// Sentences, each with its words.
    pub sentences: Vec<SentenceClip>,
    /// What is not heard, by which rule.
    pub dropped: Vec<Dropped>,
}

impl Programme {
    /// A programme of one voice before anything is spoken.
    pub fn silent(title: String, voice: Voice, rate: SampleRate) -> Self {
        Self {
            title,
            date: None,
            language: voice.language.clone(),
            voice,
            rate,
            frames: Frames::ZERO,
            loudness: Loudness { integrated: Lufs(f64::NEG_INFINITY), true_peak: Decibels(f64::NEG_INFINITY) },
            segments: Vec::new(),
            sentences: Vec::new(),
            dropped: Vec::new(),
        }
    }

    /// The sentences of a segment.
    pub fn sentences_of(&self, segment: &SegmentClip) -> &[SentenceClip] {
        &self.sentences[segment.sentences.start as usize..segment.sentences.end as usize]
    }
}

/// What was measured on the finished audio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loudness {
    /// Integrated programme loudness.
    pub integrated: Lufs,
    /// Highest true peak against full scale.
    pub true_peak: Decibels,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentClip {
    /// What it is.
    pub kind: SegmentKind,
    /// Its title, as written.
    pub title: String,
    /// The story it tells.
    pub article: Option<SourceId>,
    /// First frame of its first word.
    pub start: Frames,
    /// One past the last frame of its last word.
    pub end: Frames,
    /// Indices of its sentences.
    pub sentences: Range<u32>,
}

/// A sentence in time.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceClip {
    /// As written, white space folded.
    pub text: Box<str>,
    /// As spoken; see [`super::Sentence::spoken`].
    pub spoken: Box<str>,
    /// Where it stands; `None` where a template speaks.
    pub source: Option<Span>,
    /// First frame.
    pub start: Frames,
    /// One past the last frame.
    pub end: Frames,
    /// Its words.
    pub words: Box<[WordClip]>,
}

/// A word in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordClip {
    /// First frame.
    pub start: Frames,
    /// One past the last frame.
    pub end: Frames,
    /// Where the spoken word stands in its sentence's `spoken`: start and end byte.
    pub spoken: (u32, u32),
    /// Where the token it says stands in its sentence's `text`: start and end byte. Several words may say one token.
    pub written: (u32, u32),
    /// Where the token stands in its source; `None` where a template speaks.
    pub source: Option<Span>,
    /// How the times were found.
    pub timing: Timing,
}
