//! Conversion to another sample rate, streaming. Moves no sound in time and adds none at the end.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler as _};

use crate::units::{Frames, SampleRate};

/// Rates that may be asked for, in hertz: what WAV readers everywhere play.
const RANGE: std::ops::RangeInclusive<u32> = 8_000..=192_000;
/// Input samples to a step; more cost memory, fewer cost time.
const STEP: usize = 2048;

/// Converts mono audio from one rate to another.
///
/// A sound at frame `f` is found at `Frames(f).at_rate(from, to)`, and a programme of `n` frames has exactly
/// `Frames(n).at_rate(from, to)` after conversion.
pub struct Resampler {
    from: SampleRate,
    to: SampleRate,
    /// `None` where the rates are the same.
    engine: Option<Fft<f32>>,
    waiting: Vec<f32>,
    ready: Vec<f32>,
    /// Frames still to be thrown away: the filter's own delay.
    delay: usize,
    taken: Frames,
    sent: Frames,
}

/// Why audio cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResampleError {
    /// A rate out of range.
    #[error("a sample rate of `{0}` cannot be written; take one from 8000 to 192000 Hz, such as 44100 or 48000")]
    Rate(SampleRate),
    /// The engine refused; not expected for rates in range.
    #[error("conversion from {from} to {to} failed: {reason}")]
    Engine {
        /// The rate of what came in.
        from: SampleRate,
        /// The rate asked for.
        to: SampleRate,
        /// What the engine says.
        reason: String,
    },
}

impl std::fmt::Debug for Resampler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resampler").field("from", &self.from).field("to", &self.to).finish_non_exhaustive()
    }
}

impl Resampler {
    /// From one rate to another. The same rate passes samples through untouched.
    ///
    /// # Errors
    /// If either rate is below 8,000 or above 192,000 Hz.
    pub fn new(from: SampleRate, to: SampleRate) -> Result<Self, ResampleError> {
        if let Some(bad) = [from, to].into_iter().find(|rate| !RANGE.contains(&rate.hertz())) {
            return Err(ResampleError::Rate(bad));
        }
        let engine = if from == to {
            None
        } else {
            let (input, output) = (from.hertz() as usize, to.hertz() as usize);
            // One transform to a step: the longest filter, which leaves the band flat nearly to its top. An even
            // multiple of the smallest step that both rates share, or the delay would not be whole frames.
            let shared = 2 * input / common(input, output);
            let window = rubato::WindowFunction::BlackmanHarris2;
            let engine = Fft::new_custom(input, output, STEP.next_multiple_of(shared), 1, 1, window, FixedSync::Both);
            Some(engine.map_err(|error| ResampleError::Engine { from, to, reason: error.to_string() })?)
        };
        let delay = engine.as_ref().map_or(0, |engine| engine.output_delay());
        let (taken, sent) = (Frames::ZERO, Frames::ZERO);
        Ok(Self { from, to, engine, waiting: Vec::new(), ready: Vec::new(), delay, taken, sent })
    }

    /// Takes the next samples and sends those that are ready.
    ///
    /// # Errors
    /// Those of `sink`, and [`ResampleError::Engine`].
    pub fn push<E: From<ResampleError>>(
        &mut self,
        samples: &[f32],
        sink: &mut dyn FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.taken += Frames(samples.len() as u64);
        if self.engine.is_none() {
            self.sent = self.taken;
            return if samples.is_empty() { Ok(()) } else { sink(samples) };
        }
        self.convert(samples, u64::MAX, sink)
    }

    /// Sends what is left and gives the length of it all.
    ///
    /// # Errors
    /// Those of `sink`, and [`ResampleError::Engine`].
    pub fn finish<E: From<ResampleError>>(
        mut self,
        sink: &mut dyn FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<Frames, E> {
        let length = self.taken.at_rate(self.from, self.to);
        while self.sent < length {
            let step = self.engine.as_ref().map_or(0, |engine| engine.input_frames_next());
            // The sound still inside the filter is pushed out by silence.
            let silence = vec![0.0; step.max(1)];
            self.convert(&silence, length.0, sink)?;
        }
        Ok(length)
    }

    fn convert<E: From<ResampleError>>(
        &mut self,
        samples: &[f32],
        length: u64,
        sink: &mut dyn FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(engine) = &mut self.engine else { return Ok(()) };
        let (from, to) = (self.from, self.to);
        let failed = |reason: String| E::from(ResampleError::Engine { from, to, reason });
        self.waiting.extend_from_slice(samples);
        let mut used = 0;
        loop {
            let step = engine.input_frames_next();
            let Some(input) = self.waiting.get(used..used + step) else { break };
            let room = engine.output_frames_next();
            self.ready.resize(room, 0.0);
            let input = InterleavedSlice::new(input, 1, step).map_err(|error| failed(error.to_string()))?;
            let mut output =
                InterleavedSlice::new_mut(&mut self.ready, 1, room).map_err(|error| failed(error.to_string()))?;
            let (taken, given) = engine
                .process_into_buffer(&input, &mut output, Some(&Indexing::new()))
                .map_err(|error| failed(error.to_string()))?;
            used += taken;
            let skipped = self.delay.min(given);
            self.delay -= skipped;
            let left = length - self.sent.0;
            let heard = &self.ready[skipped..given];
            let heard = &heard[..heard.len().min(usize::try_from(left).unwrap_or(usize::MAX))];
            self.sent += Frames(heard.len() as u64);
            if !heard.is_empty() {
                sink(heard)?;
            }
        }
        self.waiting.drain(..used);
        Ok(())
    }
}

/// The greatest common divisor.
fn common(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rate(hertz: u32) -> SampleRate {
        SampleRate::new(hertz).unwrap()
    }

    fn converted(samples: &[f32], from: u32, to: u32, cut: usize) -> Vec<f32> {
        let mut out = Vec::new();
        let mut sink = |ready: &[f32]| -> Result<(), ResampleError> {
            out.extend_from_slice(ready);
            Ok(())
        };
        let mut resampler = Resampler::new(rate(from), rate(to)).unwrap();
        for chunk in samples.chunks(cut) {
            resampler.push(chunk, &mut sink).unwrap();
        }
        let length = resampler.finish(&mut sink).unwrap();
        assert_eq!(length.index(), out.len());
        out
    }

    /// A tone that swells and fades, as long as `seconds`.
    fn tone(hertz: f64, rate: u32, seconds: f64) -> Vec<f32> {
        let count = (seconds * f64::from(rate)).round();
        let swell = |n: f64| (std::f64::consts::PI * n / count).sin().powi(2);
        let wave = |n: f64| (std::f64::consts::TAU * hertz * n / f64::from(rate)).sin();
        (0..count as usize).map(|n| (0.5 * swell(n as f64) * wave(n as f64)) as f32).collect()
    }

    #[test]
    fn a_tone_stays_the_same_tone_at_the_same_place() {
        for (from, to) in [(22_050, 44_100), (22_050, 48_000), (16_000, 44_100), (48_000, 22_050), (24_000, 24_001)] {
            for hertz in [50.0, 1000.0, 6000.0] {
                let out = converted(&tone(hertz, from, 1.0), from, to, 4096);
                let wanted = tone(hertz, to, 1.0);
                let worst = out.iter().zip(&wanted).map(|(a, b)| (a - b).abs()).fold(0f32, f32::max);
                assert!(worst < 2e-4, "{from} to {to}, {hertz} Hz: off by {worst}");
            }
        }
    }

    #[test]
    fn the_same_rate_passes_samples_through() {
        let samples = tone(440.0, 22_050, 0.1);
        assert_eq!(converted(&samples, 22_050, 22_050, 100), samples);
    }

    #[test]
    fn rates_out_of_range_are_refused() {
        for (from, to) in [(22_050, 7_999), (22_050, 192_001), (1, 44_100)] {
            assert!(matches!(Resampler::new(rate(from), rate(to)), Err(ResampleError::Rate(_))));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_length_is_exact_and_the_cut_does_not_matter(
            count in 0usize..9000,
            cut in 1usize..3000,
            rates in prop::sample::select(vec![(22_050u32, 44_100u32), (22_050, 48_000), (44_100, 8_000), (16_000, 192_000)]),
        ) {
            let samples: Vec<f32> = (0..count).map(|n| (n as f32 * 0.3).sin() * 0.5).collect();
            let (from, to) = rates;
            let out = converted(&samples, from, to, cut);
            prop_assert_eq!(out.len() as u64, Frames(count as u64).at_rate(rate(from), rate(to)).0);
            prop_assert_eq!(converted(&samples, from, to, 9000), out);
        }
    }
}
