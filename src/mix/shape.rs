//! Takes a voice's own silence away and puts the configured pauses in its place. Cuts no sound, makes none louder,
//! and stretches nothing where it does not find silence.

use std::ops::Range;

use crate::model::{Mark, Speech, Timing, WordMark};
use crate::units::{Frames, SampleRate};

use super::Pauses;

/// Samples below this part of the utterance's peak are silence: -50 dB. The weakest fricatives (the `f` of "five")
/// lie 35 to 45 dB under the loudest vowel; what a voice does between words lies under 55.
const QUIET: f32 = 0.003_162_3;
/// What is kept of the quiet on each side of a sound, for what of it is quieter than that.
const KEEP_MS: u32 = 10;
/// Fades, at the edges and around every cut. Shorter than what is kept, so that they lie in the quiet.
const FADE_MS: u32 = 5;
/// The shortest run of quiet that can be a pause where the voice says when words end.
const MEASURED_RUN_MS: u32 = 20;
/// How far such a run may lie from where the voice says it is.
const MEASURED_REACH_MS: u32 = 30;
/// The shortest where times are estimates: longer than the closure of a `p` or `t`, which is silent too.
const ESTIMATED_RUN_MS: u32 = 90;
/// How far from the estimate.
const ESTIMATED_REACH_MS: u32 = 500;
/// Samples that are looked at as one, at the most; never more than the shortest run has.
const BLOCK: usize = 32;
/// A pause this near to the wanted length stays as it is.
const SLACK_MS: u32 = 5;

/// Trims an utterance and sets its clause pauses.
///
/// The silence before the first and after the last sound goes, but for a few milliseconds. At each of `clause_marks`
/// (the index of the word before the mark, ascending) the silent run gets the length that `pauses` says: longer by
/// digital silence, shorter by a cut in its middle, never shorter than the 20 milliseconds in which sounds fade.
/// Marks move with the sound; one that reached into a pause ends where the sound does. Samples that are no numbers
/// become silence. An utterance that is silent altogether comes back as it is.
pub fn shape(speech: Speech, clause_marks: &[(u32, Mark)], pauses: &Pauses) -> Speech {
    let Speech { rate, mut samples, mut marks } = speech;
    for sample in &mut samples {
        if !sample.is_finite() {
            *sample = 0.0;
        }
    }
    let Some(sound) = Sound::find(&samples, rate) else {
        put_in_order(&mut marks, Frames(samples.len() as u64));
        return Speech { rate, samples, marks };
    };
    let keep = rate.frames_in(KEEP_MS).index();

    let mut edits = vec![Edit { range: 0..sound.first.saturating_sub(keep), insert: 0 }];
    let (mut last_mark, mut free) = (None, 0);
    for (word, mark) in clause_marks {
        // A word without a mark of its own is part of the one before.
        let Some(at) = marks.partition_point(|mark| mark.word <= *word).checked_sub(1) else { continue };
        if at + 1 >= marks.len() || last_mark == Some(at) {
            continue;
        }
        last_mark = Some(at);
        let Some(index) = sound.pause(marks[at], marks[at + 1], free, rate) else { continue };
        free = index + 1;
        let run = sound.runs[index].clone();
        anchor(&mut marks[at..=at + 1], &run);
        let wanted = if mark.ends_sentence() { pauses.sentence } else { pauses.clause };
        edits.extend(set_length(&run, rate.frames_in(wanted).index().max(2 * keep), rate));
    }
    edits.push(Edit { range: (sound.last + 1 + keep).min(samples.len())..samples.len(), insert: 0 });

    let samples = apply(&samples, &edits, rate.frames_in(FADE_MS).index());
    let map = Map::of(&edits);
    for mark in &mut marks {
        mark.start = map.start(mark.start);
        mark.end = map.end(mark.end);
    }
    put_in_order(&mut marks, Frames(samples.len() as u64));
    Speech { rate, samples, marks }
}

/// Where an utterance sounds and where it is quiet.
struct Sound {
    first: usize,
    last: usize,
    /// Runs of quiet between sounds, ascending, none shorter than [`MEASURED_RUN_MS`].
    runs: Vec<Range<usize>>,
}

impl Sound {
    fn find(samples: &[f32], rate: SampleRate) -> Option<Self> {
        // Numbers without a sign are in the order of their bits, and bits are compared many at a time.
        let height = |sample: &f32| sample.abs().to_bits();
        let quiet = (f32::from_bits(samples.iter().map(height).max()?) * QUIET).to_bits();
        let shortest = rate.frames_in(MEASURED_RUN_MS).index();
        let (mut ends, mut runs): (Option<(usize, usize)>, _) = (None, Vec::new());
        let size = BLOCK.min(shortest).max(1);
        for (block, samples) in samples.chunks(size).enumerate() {
            // Only the first and the last loud sample of a block can be next to a run that counts.
            let Some(from) = samples.iter().position(|sample| height(sample) > quiet) else { continue };
            let to = samples.iter().rposition(|sample| height(sample) > quiet).unwrap_or(from);
            let (from, to) = (block * size + from, block * size + to);
            if let Some((_, last)) = ends
                && from - last > shortest
            {
                runs.push(last + 1..from);
            }
            ends = Some((ends.map_or(from, |(first, _)| first), to));
        }
        let (first, last) = ends?;
        Some(Self { first, last, runs })
    }

    /// The run of quiet between two words, not before run `free`: the longest that touches the gap where the voice
    /// measured it, the nearest that is long enough where it did not.
    fn pause(&self, word: WordMark, next: WordMark, free: usize, rate: SampleRate) -> Option<usize> {
        let estimated = word.timing == Timing::Estimated || next.timing == Timing::Estimated;
        let (reach, shortest) =
            if estimated { (ESTIMATED_REACH_MS, ESTIMATED_RUN_MS) } else { (MEASURED_REACH_MS, MEASURED_RUN_MS) };
        let (reach, shortest) = (rate.frames_in(reach).index(), rate.frames_in(shortest).index());
        let (end, start) = (word.end.index(), next.start.index());
        let from = self.runs.partition_point(|run| run.end + reach < end).max(free);
        let candidates = self.runs.iter().enumerate().skip(from);
        let candidates = candidates.take_while(|(_, run)| run.start <= start.saturating_add(reach));
        let candidates = candidates.filter(|(_, run)| run.len() >= shortest);
        let best = if estimated {
            candidates.min_by_key(|(_, run)| run.start.saturating_sub(start).max(end.saturating_sub(run.end)))
        } else {
            candidates.max_by_key(|(_, run)| run.len())
        };
        best.map(|(index, _)| index)
    }
}

/// Ends a word where its sound ends and begins the next where its sound begins.
fn anchor(words: &mut [WordMark], run: &Range<usize>) {
    let [word, next] = words else { return };
    let (quiet, sound) = (Frames(run.start as u64), Frames(run.end as u64));
    let estimated = word.timing == Timing::Estimated || next.timing == Timing::Estimated;
    if word.start < quiet && (estimated || (quiet..=sound).contains(&word.end)) {
        word.end = quiet;
    }
    if sound < next.end && (estimated || (quiet..=sound).contains(&next.start)) {
        next.start = sound;
    }
}

/// What makes a run of quiet `wanted` samples long.
fn set_length(run: &Range<usize>, wanted: usize, rate: SampleRate) -> Option<Edit> {
    if run.len().abs_diff(wanted) <= rate.frames_in(SLACK_MS).index() {
        return None;
    }
    if run.len() < wanted {
        let middle = run.start + run.len() / 2;
        Some(Edit { range: middle..middle, insert: wanted - run.len() })
    } else {
        let cut = run.start + wanted / 2;
        Some(Edit { range: cut..cut + (run.len() - wanted), insert: 0 })
    }
}

/// Some samples go, some silence comes.
struct Edit {
    range: Range<usize>,
    insert: usize,
}

/// Carries edits out, ascending, with fades before and after each and at both ends.
fn apply(samples: &[f32], edits: &[Edit], fade: usize) -> Vec<f32> {
    let inserted: usize = edits.iter().map(|edit| edit.insert).sum();
    let mut out = Speech::buffer(samples.len() + inserted);
    let mut from = 0;
    for edit in edits {
        if edit.range.start > from {
            let piece = out.len();
            out.extend_from_slice(&samples[from..edit.range.start]);
            fade_edges(&mut out[piece..], fade);
        }
        out.resize(out.len() + edit.insert, 0.0);
        from = edit.range.end;
    }
    out
}

/// A raised cosine at both ends of a piece, shorter where the piece is short.
fn fade_edges(piece: &mut [f32], fade: usize) {
    let fade = fade.min(piece.len() / 2);
    let last = piece.len() - 1;
    for at in 0..fade {
        let part = (at as f64 + 0.5) / fade as f64;
        let weight = (0.5 - 0.5 * (std::f64::consts::PI * part).cos()) as f32;
        piece[at] *= weight;
        piece[last - at] *= weight;
    }
}

/// From frames before the edits to frames after them.
struct Map<'a> {
    edits: &'a [Edit],
    /// For each edit, where its first sample comes to lie.
    placed: Vec<usize>,
}

impl<'a> Map<'a> {
    fn of(edits: &'a [Edit]) -> Self {
        let (mut removed, mut inserted) = (0, 0);
        let mut placed = Vec::with_capacity(edits.len());
        for edit in edits {
            placed.push(edit.range.start + inserted - removed);
            removed += edit.range.len();
            inserted += edit.insert;
        }
        Self { edits, placed }
    }

    /// A beginning that stands at a cut stays with the sound after it.
    fn start(&self, frame: Frames) -> Frames {
        let at = frame.index();
        let Some(index) = self.edits.partition_point(|edit| edit.range.start <= at).checked_sub(1) else {
            return frame;
        };
        let after = self.placed[index] + self.edits[index].insert;
        Frames((after + at.saturating_sub(self.edits[index].range.end)) as u64)
    }

    /// An end that stands at a cut stays with the sound before it.
    fn end(&self, frame: Frames) -> Frames {
        let at = frame.index();
        let Some(index) = self.edits.partition_point(|edit| edit.range.start < at).checked_sub(1) else {
            return frame;
        };
        match at.checked_sub(self.edits[index].range.end) {
            Some(past) if past > 0 => Frames((self.placed[index] + self.edits[index].insert + past) as u64),
            _ => Frames(self.placed[index] as u64),
        }
    }
}

/// Makes marks ascend, none empty, all inside the audio, whatever the voice reported. Where there are more words
/// than samples some stay empty.
fn put_in_order(marks: &mut [WordMark], length: Frames) {
    let one = Frames(1);
    let mut least = Frames::ZERO;
    for mark in marks.iter_mut() {
        mark.start = mark.start.max(least);
        mark.end = mark.end.max(mark.start + one);
        least = mark.end;
    }
    let mut most = length;
    for mark in marks.iter_mut().rev() {
        mark.end = mark.end.min(most);
        mark.start = mark.start.min(mark.end.saturating_sub(one));
        most = mark.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HERTZ: usize = 10_000;

    fn rate() -> SampleRate {
        SampleRate::new(HERTZ as u32).unwrap()
    }

    /// Sounds and silences by turns, in milliseconds, a silence first; one word for each sound.
    fn speech(milliseconds: &[usize], timing: Timing) -> Speech {
        let mut samples = Vec::new();
        let mut marks: Vec<WordMark> = Vec::new();
        for (index, length) in milliseconds.iter().enumerate() {
            let start = samples.len();
            let level = if index % 2 == 0 { 0.0 } else { 0.5 };
            let wave = |n: usize| level * if n % 8 < 4 { 1.0 } else { -1.0 };
            samples.extend((0..length * HERTZ / 1000).map(wave));
            if index % 2 == 1 {
                let (start, end) = (Frames(start as u64), Frames(samples.len() as u64));
                marks.push(WordMark { word: marks.len() as u32, start, end, timing });
            }
        }
        Speech { rate: rate(), samples, marks }
    }

    /// Where it sounds, in milliseconds: sound, silence, sound, ...
    fn heard(speech: &Speech) -> Vec<usize> {
        let Some(sound) = Sound::find(&speech.samples, rate()) else { return Vec::new() };
        let mut edges = vec![sound.first];
        edges.extend(sound.runs.iter().flat_map(|run| [run.start, run.end]));
        edges.push(sound.last + 1);
        // Nearest, for a fade takes the very last samples below what counts as sound.
        edges.iter().map(|edge| (edge * 1000 + HERTZ / 2) / HERTZ).collect()
    }

    fn times(speech: &Speech) -> Vec<(u64, u64)> {
        speech.marks.iter().map(|mark| (mark.start.milliseconds(rate()), mark.end.milliseconds(rate()))).collect()
    }

    const PAUSES: Pauses =
        Pauses { clause: 200, sentence: 400, paragraph: 0, headline: 0, story: 0, lead_in: 0, tail: 0 };

    #[test]
    fn silence_at_the_edges_goes_but_for_ten_milliseconds() {
        let shaped = shape(speech(&[300, 100, 400], Timing::Word), &[], &PAUSES);
        assert_eq!(heard(&shaped), [10, 110]);
        assert_eq!(shaped.samples.len(), 1200);
        assert_eq!(times(&shaped), [(10, 110)]);
    }

    #[test]
    fn a_pause_is_made_longer_only_at_its_mark() {
        let spoken = speech(&[0, 100, 60, 100, 60, 100], Timing::Phone);
        let shaped = shape(spoken, &[(0, Mark::Comma)], &PAUSES);
        assert_eq!(heard(&shaped), [0, 100, 300, 400, 460, 560]);
        assert_eq!(times(&shaped), [(0, 100), (300, 400), (460, 560)]);
    }

    #[test]
    fn a_pause_is_made_shorter() {
        let shaped = shape(speech(&[50, 100, 900, 100], Timing::Word), &[(0, Mark::Semicolon)], &PAUSES);
        assert_eq!(heard(&shaped), [10, 110, 310, 410]);
        assert_eq!(times(&shaped), [(10, 110), (310, 410)]);
    }

    #[test]
    fn a_full_stop_inside_an_utterance_has_the_pause_of_a_sentence() {
        let shaped = shape(speech(&[0, 100, 100, 100], Timing::Word), &[(0, Mark::Period)], &PAUSES);
        assert_eq!(heard(&shaped), [0, 100, 500, 600]);
    }

    #[test]
    fn where_there_is_no_silence_nothing_is_stretched() {
        let spoken = speech(&[0, 100, 0, 100], Timing::Phone);
        let shaped = shape(spoken.clone(), &[(0, Mark::Comma)], &PAUSES);
        assert_eq!(shaped.samples.len(), spoken.samples.len());
        assert_eq!(shaped.marks, spoken.marks);
    }

    #[test]
    fn a_word_that_reached_into_the_pause_ends_with_its_sound() {
        let mut spoken = speech(&[0, 100, 300, 100], Timing::Word);
        spoken.marks[0].end = spoken.marks[1].start;
        let shaped = shape(spoken, &[(0, Mark::Comma)], &PAUSES);
        assert_eq!(times(&shaped), [(0, 100), (300, 400)]);
    }

    #[test]
    fn an_estimate_takes_the_nearest_pause_that_is_no_closure() {
        // A closure of 60 ms at 1000, the comma's pause at 1160; the estimate says 950.
        let mut spoken = speech(&[0, 1000, 60, 100, 150, 1000], Timing::Estimated);
        spoken.marks.remove(1);
        spoken.marks[0].end = Frames(9_500);
        spoken.marks[1] = WordMark { word: 1, start: Frames(9_500), ..spoken.marks[1] };
        let shaped = shape(spoken, &[(0, Mark::Dash)], &PAUSES);
        assert_eq!(heard(&shaped), [0, 1000, 1060, 1160, 1360, 2360]);
        assert_eq!(times(&shaped), [(0, 1160), (1360, 2360)]);
    }

    #[test]
    fn a_mark_at_a_word_said_with_the_one_before_counts_there() {
        let mut spoken = speech(&[0, 100, 60, 100], Timing::Word);
        spoken.marks[1].word = 2;
        let shaped = shape(spoken, &[(1, Mark::Comma)], &PAUSES);
        assert_eq!(heard(&shaped), [0, 100, 300, 400]);
    }

    #[test]
    fn silence_comes_back_as_it_is_and_what_is_no_number_becomes_silence() {
        let silent = Speech { rate: rate(), samples: vec![0.0; 500], marks: Vec::new() };
        assert_eq!(shape(silent.clone(), &[(0, Mark::Comma)], &PAUSES), silent);
        let mut broken = speech(&[0, 100], Timing::Word);
        broken.samples[500] = f32::NAN;
        assert!(shape(broken, &[], &PAUSES).samples.iter().all(|sample| sample.is_finite()));
    }

    #[test]
    fn a_fricative_forty_five_decibels_down_is_sound() {
        let mut spoken = speech(&[200, 100, 200], Timing::Phone);
        let weak = 0.5 * 10f32.powf(-45.0 / 20.0);
        spoken.samples[1500..2000].iter_mut().enumerate().for_each(|(n, s)| *s = if n % 2 == 0 { weak } else { -weak });
        assert_eq!(heard(&shape(spoken, &[], &PAUSES)), [10, 160]);
    }

    proptest! {
        #[test]
        fn marks_stay_in_order_and_sound_stays_as_it_was(
            lengths in prop::collection::vec(0usize..400, 2..16),
            moves in prop::collection::vec(-2000i64..2000, 32),
            clauses in prop::collection::btree_set(0u32..10, 0..8),
            clause in 0u32..500,
            estimated in any::<bool>(),
        ) {
            let timing = if estimated { Timing::Estimated } else { Timing::Word };
            let mut spoken = speech(&lengths, timing);
            for (mark, by) in spoken.marks.iter_mut().zip(moves.chunks(2)) {
                mark.start = Frames(mark.start.0.saturating_add_signed(by[0]));
                mark.end = Frames(mark.end.0.saturating_add_signed(by[1]));
            }
            let clauses: Vec<_> = clauses.into_iter().map(|word| (word, Mark::Comma)).collect();
            let shaped = shape(spoken.clone(), &clauses, &Pauses { clause, ..PAUSES });

            let mut least = Frames::ZERO;
            for mark in &shaped.marks {
                prop_assert!(least <= mark.start && mark.start <= mark.end);
                least = mark.end;
            }
            prop_assert!(least.index() <= shaped.samples.len());
            prop_assert_eq!(shaped.marks.len(), spoken.marks.len());

            // Fades touch sound only where the utterance itself begins or ends with it.
            let loud = |samples: &[f32]| samples.iter().copied().filter(|s| s.abs() == 0.5).collect::<Vec<f32>>();
            let (before, after) = (loud(&spoken.samples), loud(&shaped.samples));
            let peak = shaped.samples.iter().fold(0f32, |peak, sample| peak.max(sample.abs()));
            prop_assert!(peak <= 0.5 && before.len() - after.len() <= 2 * rate().frames_in(FADE_MS).index());
        }
    }
}
