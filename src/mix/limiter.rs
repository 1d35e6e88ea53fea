//! One gain over a whole programme, and a look-ahead limiter that keeps its true peaks under a ceiling.
//! Colours nothing else: where nothing exceeds the ceiling, samples are multiplied by the gain and no more.

use std::collections::VecDeque;

use crate::units::{Decibels, SampleRate};

use super::Interpolator;

/// How long before a peak the gain begins to fall. A few milliseconds are masked by the peak that follows.
const ATTACK_MS: u32 = 5;
/// How long the gain takes to recover by 63 %: slow enough not to follow single pulses of the voice.
const RELEASE_MS: u32 = 80;
/// How far under the ceiling peaks are kept, in decibels: for meters that oversample otherwise than we do, for the
/// little that the moving gain itself adds, and for rounding to 16 bits.
const MARGIN: f64 = 0.15;
/// A gain lower by no more than this is 1: 0.01 dB, and that step too is spread over the attack.
const RECOVERED: f64 = 1e-3;

/// Applies a gain and limits true peaks. Gives back exactly as many samples as it is given, in the same places.
#[derive(Clone, Debug)]
pub struct Limiter {
    filter: Interpolator,
    gain: f32,
    /// The ceiling for samples that have not had the gain yet.
    limit: f32,
    attack: usize,
    release: f64,
    /// Samples still to be sent, with [`Interpolator::BEFORE`] before them. At first as much silence as the gain
    /// takes to fall, so that it can be down in time for the very first sample.
    held: Vec<f32>,
    /// How much of that silence is still to be thrown away.
    primer: usize,
    /// Number of the first sample to be sent, the silence counted.
    next: u64,
    /// Samples that must come down: number and factor, ascending.
    over: VecDeque<(u64, f32)>,
    envelope: Envelope,
    ready: Vec<f32>,
}

impl Limiter {
    /// For audio of that rate: multiplies by `gain`, then keeps true peaks under `ceiling` (against full scale).
    pub fn new(rate: SampleRate, gain: Decibels, ceiling: Decibels) -> Self {
        let attack = rate.frames_in(ATTACK_MS).index().max(1);
        let release = (-1.0 / rate.frames_in(RELEASE_MS).index().max(1) as f64).exp();
        Self {
            filter: Interpolator::new(),
            gain: gain.factor() as f32,
            limit: Decibels(ceiling.0 - MARGIN - gain.0).factor() as f32,
            attack,
            release,
            held: vec![0.0; Interpolator::BEFORE + attack],
            primer: attack,
            next: 0,
            over: VecDeque::new(),
            envelope: Envelope::new(attack),
            ready: Vec::new(),
        }
    }

    /// Takes the next samples and sends those that are ready, about 6 ms later than they came.
    ///
    /// # Errors
    /// Those of `sink`.
    pub fn push<E>(&mut self, samples: &[f32], sink: &mut dyn FnMut(&[f32]) -> Result<(), E>) -> Result<(), E> {
        // Pieces of bounded size, so that memory does not depend on the caller.
        for piece in samples.chunks(16 * 1024) {
            self.take(piece);
            self.send(self.attack + Interpolator::AFTER, sink)?;
        }
        Ok(())
    }

    /// Sends what is left.
    ///
    /// # Errors
    /// Those of `sink`.
    pub fn finish<E>(mut self, sink: &mut dyn FnMut(&[f32]) -> Result<(), E>) -> Result<(), E> {
        self.take(&[0.0; Interpolator::AFTER]);
        self.send(Interpolator::AFTER, sink)
    }

    /// Looks for peaks in every interval that the new samples complete.
    fn take(&mut self, samples: &[f32]) {
        let known = self.held.len();
        self.held.extend_from_slice(samples);
        let from = known.saturating_sub(Interpolator::BEFORE + Interpolator::AFTER);
        let first = self.next + from as u64;
        let (limit, over) = (self.limit, &mut self.over);
        self.filter.scan(&self.held[from..], limit, |at, height| {
            let factor = limit / height;
            // `held` begins BEFORE samples before number `next`.
            let number = first + (at - Interpolator::BEFORE) as u64;
            match over.back_mut() {
                Some(last) if last.0 == number => last.1 = last.1.min(factor),
                _ => over.push_back((number, factor)),
            }
            // The peak lies between two samples: both come down.
            over.push_back((number + 1, factor));
            limit
        });
    }

    /// Sends all held samples but the newest `keep`.
    fn send<E>(&mut self, keep: usize, sink: &mut dyn FnMut(&[f32]) -> Result<(), E>) -> Result<(), E> {
        let count = self.held.len().saturating_sub(Interpolator::BEFORE + keep);
        let samples = &self.held[Interpolator::BEFORE..Interpolator::BEFORE + count];
        self.ready.clear();
        while self.ready.len() < count {
            let done = self.ready.len();
            let number = self.next + done as u64;
            if self.envelope.is_idle() {
                let reach = self.over.front().map_or(u64::MAX, |(at, _)| at.saturating_sub(self.attack as u64));
                let free = (reach.saturating_sub(number) as usize).min(count - done);
                if free > 0 {
                    let gain = self.gain;
                    self.ready.extend(samples[done..done + free].iter().map(|sample| sample * gain));
                    continue;
                }
            }
            let horizon = number + self.attack as u64;
            while let Some((at, factor)) = self.over.front().copied().filter(|(at, _)| *at <= horizon) {
                self.envelope.foresee(at, factor);
                self.over.pop_front();
            }
            let factor = self.envelope.step(number, self.release);
            self.ready.push(samples[done] * (self.gain * factor));
        }
        self.next += count as u64;
        self.held.drain(..count);
        let silent = self.primer.min(count);
        self.primer -= silent;
        if silent == count { Ok(()) } else { sink(&self.ready[silent..]) }
    }
}

/// The gain that falls before a peak and recovers after it.
///
/// At sample `n` it takes the least factor that any sample from `n` to `n + attack` needs, lets it rise no faster
/// than the release, and averages that over the last `attack + 1` samples. Every value under the average that
/// reaches a peak has already seen it, so the average is never above what the peak needs.
#[derive(Clone, Debug)]
struct Envelope {
    /// Candidates for the least factor ahead: ascending in number and in factor.
    ahead: VecDeque<(u64, f32)>,
    /// How far the gain is below 1 before averaging. In double precision: the last steps to 0 are tiny.
    reduction: f64,
    recent: Vec<f64>,
    slot: usize,
    /// How many of the recent are not 1.
    moving: usize,
    sum: f64,
}

impl Envelope {
    fn new(attack: usize) -> Self {
        let recent = vec![1.0; attack + 1];
        Self { ahead: VecDeque::new(), reduction: 0.0, sum: recent.len() as f64, recent, slot: 0, moving: 0 }
    }

    /// Whether the gain is 1 and nothing that is foreseen changes it.
    fn is_idle(&self) -> bool {
        self.moving == 0 && self.ahead.is_empty() && self.reduction == 0.0
    }

    fn foresee(&mut self, at: u64, factor: f32) {
        while self.ahead.back().is_some_and(|last| last.1 >= factor) {
            self.ahead.pop_back();
        }
        self.ahead.push_back((at, factor));
    }

    fn step(&mut self, number: u64, release: f64) -> f32 {
        while self.ahead.front().is_some_and(|first| first.0 < number) {
            self.ahead.pop_front();
        }
        let needed = self.ahead.front().map_or(0.0, |first| 1.0 - f64::from(first.1));
        let left = self.reduction * release;
        self.reduction = needed.max(if left < RECOVERED { 0.0 } else { left });
        let value = 1.0 - self.reduction;
        let gone = std::mem::replace(&mut self.recent[self.slot], value);
        self.slot = if self.slot + 1 == self.recent.len() { 0 } else { self.slot + 1 };
        self.moving = self.moving + usize::from(value != 1.0) - usize::from(gone != 1.0);
        // Exactly whole again when all are 1, so that rounding cannot add up over hours.
        self.sum = if self.moving == 0 { self.recent.len() as f64 } else { self.sum + value - gone };
        (self.sum / self.recent.len() as f64).min(1.0) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::super::TruePeak;
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    fn rate() -> SampleRate {
        SampleRate::new(22_050).unwrap()
    }

    fn limited(samples: &[f32], gain: f64, ceiling: f64, cut: usize) -> Vec<f32> {
        let mut out = Vec::new();
        let mut sink = |ready: &[f32]| -> Result<(), Infallible> {
            out.extend_from_slice(ready);
            Ok(())
        };
        let mut limiter = Limiter::new(rate(), Decibels(gain), Decibels(ceiling));
        for chunk in samples.chunks(cut) {
            let Ok(()) = limiter.push(chunk, &mut sink);
        }
        let Ok(()) = limiter.finish(&mut sink);
        out
    }

    fn peak(samples: &[f32]) -> f64 {
        let mut meter = TruePeak::new();
        meter.push(samples);
        Decibels::from_factor(meter.finish()).0
    }

    /// Bursts of a tone, each louder than the one before.
    fn bursts() -> Vec<f32> {
        let level = |n: usize| if n % 8000 < 2000 { (n / 8000 + 1) as f32 / 10.0 } else { 0.01 };
        (0..80_000).map(|n| level(n) * (n as f32 * 0.9).sin()).collect()
    }

    #[test]
    fn where_nothing_exceeds_the_ceiling_only_the_gain_is_applied() {
        let samples: Vec<f32> = bursts().iter().map(|sample| sample * 0.4).collect();
        let gained: Vec<f32> = samples.iter().map(|sample| sample * Decibels(3.0).factor() as f32).collect();
        assert_eq!(limited(&samples, 3.0, -1.0, 999), gained);
    }

    #[test]
    fn samples_far_from_a_peak_are_untouched() {
        let samples = bursts();
        let out = limited(&samples, 6.0, -1.0, 4096);
        let gain = Decibels(6.0).factor() as f32;
        // The first bursts stay under the ceiling.
        assert!((0..24_000).all(|n| out[n] == samples[n] * gain));
        assert!(out[72_000..74_000].iter().any(|sample| sample.abs() > 0.8), "limited, not muted");
    }

    #[test]
    fn no_true_peak_passes_the_ceiling() {
        for (gain, ceiling) in [(0.0, -1.0), (6.0, -1.0), (20.0, -2.0), (40.0, -1.0), (0.0, -30.0)] {
            let out = limited(&bursts(), gain, ceiling, 4096);
            assert!(peak(&out) <= ceiling, "gain {gain}, ceiling {ceiling}: {}", peak(&out));
            assert!(peak(&out) > ceiling - 1.0, "gain {gain}, ceiling {ceiling}: {}", peak(&out));
        }
    }

    #[test]
    fn the_gain_never_jumps() {
        // A single loud sample in a quiet, steady level: what comes out of the level is the gain itself.
        let mut samples = vec![0.1f32; 22_050];
        samples[11_000] = 3.0;
        let out = limited(&samples, 0.0, -1.0, 700);
        let step = |n: &usize| (out[n + 1] - out[*n]).abs();
        let largest = (0..22_049).filter(|n| !(10_999..=11_000).contains(n)).map(|n| step(&n)).fold(0f32, f32::max);
        assert!(largest < 0.1 / 100.0, "{largest}");
    }

    #[test]
    fn the_gain_is_whole_again_within_a_second_of_a_peak_at_every_rate() {
        for hertz in [8_000, 22_050, 48_000, 192_000] {
            let mut samples = vec![0.1f32; 2 * hertz];
            samples[hertz / 2] = 3.0;
            let mut out = Vec::new();
            let mut sink = |ready: &[f32]| -> Result<(), Infallible> {
                out.extend_from_slice(ready);
                Ok(())
            };
            let rate = SampleRate::new(hertz as u32).unwrap();
            let mut limiter = Limiter::new(rate, Decibels(0.0), Decibels(-1.0));
            let Ok(()) = limiter.push(&samples, &mut sink);
            let Ok(()) = limiter.finish(&mut sink);
            assert!(out[hertz / 2 + 1000] < 0.1 && out[hertz * 3 / 2..] == samples[hertz * 3 / 2..], "{hertz}");
        }
    }

    #[test]
    fn silence_stays_silence() {
        assert_eq!(limited(&[0.0; 5000], 40.0, -1.0, 100), vec![0.0; 5000]);
        assert_eq!(limited(&[], 40.0, -1.0, 100), Vec::<f32>::new());
    }

    proptest! {
        #[test]
        fn every_sample_comes_out_once_under_the_ceiling_and_however_the_stream_is_cut(
            samples in prop::collection::vec(-2f32..2.0, 0..3000),
            gain in -10f64..30.0,
            cut in 1usize..500,
        ) {
            let out = limited(&samples, gain, -1.0, cut);
            prop_assert_eq!(out.len(), samples.len());
            prop_assert!(out.iter().all(|sample| sample.abs() <= Decibels(-1.0).factor() as f32));
            prop_assert!(samples.iter().zip(&out).all(|(a, b)| a.signum() == b.signum() || *b == 0.0));
            prop_assert_eq!(limited(&samples, gain, -1.0, 3000), out);
        }
    }
}
