//! Composes the stages: reads files, puts stories into words, has them spoken, mixes, writes. Says nothing to people.

mod audition;
mod build;
mod choir;
mod master;
mod names;
mod pace;
mod proper;
mod prove;
mod read;
mod render;
mod roll;
mod spool;
mod stored;
mod words;

pub use audition::{Audition, Take, audition};
pub use build::{BuildError, Built, Prepared, Request, build, make, prepare};
pub use master::{Straight, master};
pub use names::Namer;
pub use prove::{Proved, prove};
pub use read::{Reading, articles, configuration, display_name, lexicon, lexicon_file, newsmakers, text_file};
pub use render::{Rendered, Run, Tally, perform, render};
pub use roll::{ProperName, proper_names, unchecked};
pub use spool::Spool;
pub use stored::{Kept, store};
pub use words::{Line, LineWord, lines};

use build::check_targets;
use choir::{Choir, Singer, Sung};
use pace::Pace;
use proper::{Finder, Story};
use stored::Whole;
use words::{inline, named_lines};

/// What happens while a bulletin is made, for whoever shows progress.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The voice that was chosen, ready to speak.
    Voice(crate::model::Voice),
    /// So many sentences are spoken.
    Spoken {
        /// How many.
        sentences: usize,
        /// How many of them were in the store.
        stored: usize,
        /// The part of the text that is behind, from 0 to 1.
        done: f64,
    },
    /// A sentence was not in the store; told where that was asked for.
    Missed {
        /// The sentence as it is written.
        text: Box<str>,
        /// Why.
        reason: crate::store::Reason,
    },
    /// All is spoken; the loudness is being set.
    Mastering,
    /// A file is complete.
    Wrote(std::path::PathBuf),
}
