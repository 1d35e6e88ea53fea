//! How far a build has come: now and then a whole line with the time that is left. Nothing moves or is redrawn.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// Sentences between two lines where nobody may be watching: some twenty minutes of speech.
const EVERY: usize = 250;
/// Between two lines on a terminal.
const PATIENCE: Duration = Duration::from_secs(10);

/// When a line was last said, and since when the build runs.
pub struct Progress {
    begun: Instant,
    last: Cell<Instant>,
    /// Whether somebody watches: then time decides, not the count.
    watched: bool,
}

impl Progress {
    /// Begins now.
    pub fn new(watched: bool) -> Self {
        let begun = Instant::now();
        Self { begun, last: Cell::new(begun), watched }
    }

    /// A line, where one is due: so many sentences are spoken, and that part of the text is behind.
    pub fn line(&self, sentences: usize, done: f64) -> Option<String> {
        if !self.watched {
            return sentences.is_multiple_of(EVERY).then(|| format!("{sentences} sentences spoken"));
        }
        let now = Instant::now();
        if now - self.last.get() < PATIENCE {
            return None;
        }
        self.last.set(now);
        let left = (now - self.begun).as_secs_f64() * (1.0 - done) / done.max(1e-3);
        Some(format!("{sentences} sentences spoken, {:.0} percent; {} left", done * 100.0, about(left)))
    }
}

/// Seconds as people say them.
fn about(seconds: f64) -> String {
    match seconds {
        s if s < 10.0 => "a few seconds".to_owned(),
        s if s < 90.0 => format!("about {:.0} seconds", (s / 10.0).round() * 10.0),
        s if s < 5400.0 => format!("about {:.0} minutes", s / 60.0),
        s => format!("about {:.0} hours", s / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_roughly_and_lines_are_sparse() {
        let said = [3.0, 44.0, 89.0, 100.0, 600.0, 7300.0].map(about);
        let expected = [
            "a few seconds",
            "about 40 seconds",
            "about 90 seconds",
            "about 2 minutes",
            "about 10 minutes",
            "about 2 hours",
        ];
        assert_eq!(said, expected);
        let unwatched = Progress::new(false);
        assert_eq!(unwatched.line(249, 0.4), None);
        assert_eq!(unwatched.line(250, 0.5).unwrap(), "250 sentences spoken");
        let watched = Progress::new(true);
        assert_eq!(watched.line(250, 0.5), None);
        watched.last.set(Instant::now() - PATIENCE);
        assert!(watched.line(251, 0.5).unwrap().starts_with("251 sentences spoken, 50 percent; "));
        assert_eq!(watched.line(252, 0.5), None);
    }
}
