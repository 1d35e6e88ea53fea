//! SubRip captions: the same cues as the WebVTT file, without word times. No tags: SubRip has no standard for them.

use std::io::{self, Write};

use crate::model::Programme;
use crate::text::Sources;

use super::{Output, for_each_cue, without_arrows};

/// The SubRip output.
pub(super) struct Srt;

impl Output for Srt {
    fn name(&self) -> &str {
        "srt"
    }

    fn extension(&self) -> &str {
        "srt"
    }

    fn about(&self) -> &str {
        "captions for players and editors that do not read WebVTT"
    }

    fn write(
        &self,
        programme: &Programme,
        _sources: &Sources,
        _audio_file: &str,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let mut number = 0;
        for_each_cue(programme, &mut |cue| {
            number += 1;
            writeln!(to, "{number}\n{} --> {}", cue.begins(','), cue.ends(','))?;
            for line in &cue.lines() {
                // A text cannot be escaped here, and readers take any line with this arrow for a caption's times.
                writeln!(to, "{}", without_arrows(line))?;
            }
            writeln!(to)
        })
    }
}
