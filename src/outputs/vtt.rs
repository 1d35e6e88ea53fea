//! WebVTT captions with a time before each word, for players that show where the voice is. Places nothing on the
//! screen and carries no chapters.

use std::io::{self, Write};

use crate::model::Programme;
use crate::text::Sources;

use super::{Output, Part, clock, for_each_cue, one_line, synthetic_voice, without_arrows};

/// The WebVTT output.
pub(super) struct Vtt;

impl Output for Vtt {
    fn name(&self) -> &str {
        "vtt"
    }

    fn extension(&self) -> &str {
        "vtt"
    }

    fn about(&self) -> &str {
        "captions for web players, with a time for every word"
    }

    fn write(
        &self,
        programme: &Programme,
        _sources: &Sources,
        _audio_file: &str,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        // An arrow would end the note, a blank line too.
        let title = without_arrows(&one_line(&programme.title));
        let voice = without_arrows(&synthetic_voice(programme));
        let separator = if title.is_empty() { "" } else { "\n" };
        write!(to, "WEBVTT\n\nNOTE\n{title}{separator}{voice}\n\n")?;
        for_each_cue(programme, &mut |cue| {
            writeln!(to, "{} --> {}", cue.begins('.'), cue.ends('.'))?;
            for part in cue.parts() {
                match part {
                    Part::Text(text) => to.write_all(escaped(text).as_bytes())?,
                    Part::Space => write!(to, " ")?,
                    Part::Line => writeln!(to)?,
                    Part::Time(milliseconds) => write!(to, "<{}>", clock(milliseconds, '.'))?,
                }
            }
            write!(to, "\n\n")
        })
    }
}

/// Cue text in which nothing is markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
