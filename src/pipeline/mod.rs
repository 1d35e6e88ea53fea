//! Composes the stages: reads files, puts stories into words, has them spoken, mixes, writes. Says nothing to people.

mod audition;
mod build;
mod master;
mod names;
mod proper;
mod prove;
mod read;
mod render;
mod roll;
mod spool;
mod words;

pub use audition::{Audition, Take, audition};
pub use build::{BuildError, Built, Prepared, Request, build, make, prepare};
pub use master::master;
pub use names::Namer;
pub use prove::{Proved, prove};
pub use read::{Reading, articles, configuration, display_name, lexicon, lexicon_file, newsmakers, text_file};
pub use render::{Run, render};
pub use roll::{ProperName, proper_names, unchecked};
pub use spool::Spool;
pub use words::{Line, LineWord, lines};

use build::check_targets;
use proper::{Finder, Story};
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
    },
    /// All is spoken; the loudness is being set.
    Mastering,
    /// A file is complete.
    Wrote(std::path::PathBuf),
}
