//! True peaks: how high the wave goes between its samples. Changes no sample.
//!
//! Samples are points on a wave; a converter or a lossy encoder draws the wave between them, which can be higher
//! than any sample. ITU-R BS.1770-4 annex 2 measures it by oversampling. Here a windowed sinc looks at seven moments
//! in each interval between samples (an oversampling of eight, whose worst under-reading near the top of the band is
//! 0.2 dB, where the four of the annex leave 0.7 dB).

/// Samples on either side of an interval that the filter looks at.
const HALF: usize = 12;
const TAPS: usize = 2 * HALF;
/// Moments to an interval, the sample at its beginning counted: one lane of the filter stays that sample.
const PHASES: usize = 8;
/// Intervals that share one look at their loudest sample.
const BLOCK: usize = 32;

/// The oversampling filter, and how far it can rise above the samples beside an interval.
#[derive(Clone, Debug)]
pub(super) struct Interpolator {
    /// By tap, then by moment, so that all moments of an interval are summed side by side.
    filter: [[f32; PHASES]; TAPS],
    /// The most it can rise, for neighbouring samples that differ by at most 1.
    rise: f32,
}

impl Interpolator {
    /// Samples before an interval's first that must be at hand.
    pub(super) const BEFORE: usize = HALF - 1;
    /// Samples after an interval's first that must be at hand.
    pub(super) const AFTER: usize = HALF;

    pub(super) fn new() -> Self {
        let mut filter = [[0f32; PHASES]; TAPS];
        let mut rise = 0f64;
        for phase in 0..PHASES {
            let moment = phase as f64 / PHASES as f64;
            let weight = |tap: usize| {
                let distance = moment - (tap as f64 - Self::BEFORE as f64);
                let window = (std::f64::consts::FRAC_PI_2 * distance / HALF as f64).cos().powi(2);
                let angle = std::f64::consts::PI * distance;
                if angle.abs() < 1e-9 { 1.0 } else { window * angle.sin() / angle }
            };
            // A wave at rest must stay where it is, whatever the window took away.
            let sum: f64 = (0..TAPS).map(weight).sum();
            let (mut beyond_line, mut steps) = (0.0, 0.0);
            for (tap, lanes) in filter.iter_mut().enumerate() {
                let weight = weight(tap) / sum;
                lanes[phase] = weight as f32;
                let line = match tap {
                    Self::BEFORE => 1.0 - moment,
                    Self::AFTER => moment,
                    _ => 0.0,
                };
                beyond_line += weight - line;
                steps += f64::abs(beyond_line);
            }
            rise = rise.max(steps);
        }
        // A little more than exact, for the weights are rounded.
        Self { filter, rise: rise as f32 + 1e-5 }
    }

    /// Reports the intervals of `samples` in which the wave rises above the limit: the index of the interval's first
    /// sample in `samples`, and the height. Only intervals with the filter's whole reach at hand are looked at: those
    /// from `BEFORE` to `samples.len() - AFTER`. `found` gives the limit to go on with.
    ///
    /// Most intervals cost next to nothing. The straight line between the two samples beside an interval is no higher
    /// than the higher of them. The filter differs from that line by weights whose sum is zero; summed by parts, that
    /// is their running sums times the steps from sample to sample. So the wave is never higher than the samples
    /// beside it and [`Self::rise`] times the steepest step under the filter together: where that does not pass the
    /// limit, nothing is computed. (In speech, steps are small where the wave is high.)
    pub(super) fn scan(&self, samples: &[f32], mut limit: f32, mut found: impl FnMut(usize, f32) -> f32) {
        let count = samples.len().saturating_sub(TAPS - 1);
        for first in (0..count).step_by(BLOCK) {
            let last = (first + BLOCK).min(count);
            let rise = self.rise * steepest(&samples[first..last + TAPS - 1]);
            // As `rise`, a little more than exact.
            let enough = limit * 0.99999 - rise;
            if loudest(&samples[first + Self::BEFORE..last + Self::AFTER]) <= enough {
                continue;
            }
            for at in first..last {
                let beside = samples[at + Self::BEFORE].abs().max(samples[at + Self::AFTER].abs());
                if beside <= limit * 0.99999 - rise {
                    continue;
                }
                let height = self.height(&samples[at..at + TAPS]);
                if height > limit {
                    limit = found(at + Self::BEFORE, height);
                }
            }
        }
    }

    /// The height of the wave in the middle interval of these samples, its ends included.
    fn height(&self, samples: &[f32]) -> f32 {
        let mut sums = [0f32; PHASES];
        for (sample, lanes) in samples.iter().zip(&self.filter) {
            for (sum, weight) in sums.iter_mut().zip(lanes) {
                *sum += sample * weight;
            }
        }
        sums[0] = samples[Self::BEFORE];
        loudest(&sums).max(samples[Self::AFTER].abs())
    }
}

/// The largest magnitude. Sixteen running maxima, because one alone would wait for itself at every sample.
fn loudest(samples: &[f32]) -> f32 {
    let mut lanes = [0f32; 16];
    let chunks = samples.chunks_exact(16);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, sample) in lanes.iter_mut().zip(chunk) {
            *lane = if sample.abs() > *lane { sample.abs() } else { *lane };
        }
    }
    lanes.iter().chain(rest).fold(0f32, |most, sample| most.max(sample.abs()))
}

/// The largest step from one sample to the next.
fn steepest(samples: &[f32]) -> f32 {
    let mut lanes = [0f32; 16];
    let (here, next) = (&samples[..samples.len() - 1], &samples[1..]);
    let chunks = here.chunks_exact(16).zip(next.chunks_exact(16));
    for (here, next) in chunks {
        for ((lane, a), b) in lanes.iter_mut().zip(here).zip(next) {
            let step = (a - b).abs();
            *lane = if step > *lane { step } else { *lane };
        }
    }
    let done = here.len() / 16 * 16;
    let rest = here[done..].iter().zip(&next[done..]).map(|(a, b)| (a - b).abs());
    lanes.into_iter().chain(rest).fold(0f32, f32::max)
}

/// Finds the highest true peak of a stream of mono samples.
#[derive(Clone, Debug)]
pub struct TruePeak {
    filter: Interpolator,
    held: Vec<f32>,
    highest: f32,
}

impl Default for TruePeak {
    fn default() -> Self {
        Self::new()
    }
}

impl TruePeak {
    /// A meter that has heard nothing.
    pub fn new() -> Self {
        Self { filter: Interpolator::new(), held: vec![0.0; Interpolator::BEFORE], highest: 0.0 }
    }

    /// Listens to the next samples.
    pub fn push(&mut self, samples: &[f32]) {
        self.held.extend_from_slice(samples);
        self.filter.scan(&self.held, self.highest, |_, height| {
            self.highest = height;
            height
        });
        let done = self.held.len().saturating_sub(TAPS - 1);
        self.held.drain(..done);
    }

    /// The highest peak, as an amplitude: 1 is full scale.
    pub fn finish(mut self) -> f64 {
        self.push(&[0.0; Interpolator::AFTER]);
        f64::from(self.highest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn peak_of(samples: &[f32]) -> f64 {
        let mut meter = TruePeak::new();
        meter.push(samples);
        meter.finish()
    }

    /// A sine that begins and ends softly; a hard beginning has peaks of its own.
    fn sine(cycles_a_sample: f64, phase: f64) -> Vec<f32> {
        let angle = |n: usize| std::f64::consts::TAU * (cycles_a_sample * n as f64 + phase);
        let swell = |n: usize| (std::f64::consts::PI * n as f64 / 2000.0).sin();
        (0..2000).map(|n| (swell(n) * angle(n).sin()) as f32).collect()
    }

    #[test]
    fn peaks_between_the_samples_are_found() {
        // A quarter of the rate, an eighth of a turn off: every sample is at 0.707 of a wave that reaches 1.
        let samples = sine(0.25, 0.125);
        assert!(loudest(&samples) < 0.708);
        assert!((peak_of(&samples) - 1.0).abs() < 0.01);
    }

    #[test]
    fn peaks_agree_with_the_true_height_within_a_quarter_decibel() {
        for cycles in [0.01, 0.1, 0.2, 0.3, 0.37, 0.4] {
            for phase in [0.0, 0.05, 0.1, 0.2] {
                let decibels = 20.0 * peak_of(&sine(cycles, phase)).log10();
                assert!(decibels.abs() < 0.25, "{cycles} {phase}: {decibels}");
            }
        }
    }

    #[test]
    fn what_is_passed_over_could_not_have_been_a_peak() {
        let filter = Interpolator::new();
        assert!(filter.rise > 0.3 && filter.rise < 1.0, "{}", filter.rise);
        // The worst samples for each moment: all at full scale, with the signs of the filter's weights.
        for phase in 0..PHASES {
            let worst: Vec<f32> = filter.filter.iter().map(|lanes| lanes[phase].signum()).collect();
            assert!(filter.height(&worst) <= 1.0 + filter.rise * steepest(&worst));
        }
    }

    proptest! {
        #[test]
        fn the_peak_is_the_same_however_the_stream_is_cut_and_no_lower_than_any_sample(
            samples in prop::collection::vec(-1f32..1.0, 0..600),
            cut in 1usize..200,
        ) {
            let whole = peak_of(&samples);
            let mut meter = TruePeak::new();
            samples.chunks(cut).for_each(|chunk| meter.push(chunk));
            prop_assert_eq!(meter.finish(), whole);
            prop_assert!(whole >= f64::from(loudest(&samples)));
        }

        #[test]
        fn skipping_loses_no_peak(samples in prop::collection::vec(-1f32..1.0, 0..600)) {
            let filter = Interpolator::new();
            let all = samples.windows(TAPS).map(|window| filter.height(window)).fold(0f32, f32::max);
            let mut highest = 0f32;
            filter.scan(&samples, 0.0, |_, height| { highest = height; height });
            prop_assert_eq!(all, highest);
        }
    }
}
