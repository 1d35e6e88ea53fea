//! What is to be read, in order. Holds prose, not yet sentences; knows nothing of voices.

use crate::text::{Prose, SourceId};

use super::{Dropped, InlineName};

/// A bulletin before it is put into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulletin {
    /// What the bulletin calls itself in tags and manifests.
    pub title: String,
    /// The day it is for.
    pub date: Option<jiff::civil::Date>,
    /// BCP 47 tag, such as `en`.
    pub language: String,
    /// What is read, in order.
    pub segments: Vec<Segment>,
    /// What is not read, by which rule, in the order of the sources.
    pub dropped: Vec<Dropped>,
}

/// A part of the bulletin with a chapter mark of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// The chapter's title, as it is written.
    pub title: String,
    /// The story's source; `None` where a template speaks.
    pub article: Option<SourceId>,
    /// Its paragraphs, the headline first.
    pub paragraphs: Vec<Paragraph>,
    /// How the story itself says that names are said.
    pub names: Vec<InlineName>,
}

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// The greeting.
    Opening,
    /// The headlines.
    Headline,
    /// One story.
    Story,
    /// A few words between stories.
    Link,
    /// The farewell.
    Close,
}

impl SegmentKind {
    /// The name used in manifests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Headline => "headline",
            Self::Story => "story",
            Self::Link => "link",
            Self::Close => "close",
        }
    }
}

/// Some sentences that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Whether this is the segment's headline, which is followed by a longer pause.
    pub headline: bool,
    /// The words.
    pub prose: Prose,
}
