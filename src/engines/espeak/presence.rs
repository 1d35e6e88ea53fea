//! Lifts the upper half of espeak's sound, where consonants are told apart. Changes no length and keeps no state between
//! utterances.

use crate::model::Speech;
use crate::units::{Decibels, SampleRate};

/// The middle of the shelf, in hertz: friction of `s`, `sh` and `f` lies above it, vowels below.
const MIDDLE: f64 = 4000.0;
/// How much the shelf lifts.
///
/// espeak's formant voices are dull there. On the project's sample stories a recogniser (Whisper tiny.en) heard 35 % of
/// the words wrong without it and 26 % with it.
const LIFT: Decibels = Decibels(6.0);
/// How steep the shelf is; 1 is as steep as it can be without ripple.
const SLOPE: f64 = 0.5;

/// 16-bit samples as numbers from -1 to 1 with the shelf applied, lowered by as much as it lifts so that nothing clips.
///
/// The filter is the high shelf of R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients".
pub fn lift(samples: &[i16], rate: SampleRate) -> Vec<f32> {
    let amplitude = 10f64.powf(LIFT.0 / 40.0);
    let (sin, cos) = (std::f64::consts::TAU * MIDDLE / f64::from(rate.hertz())).sin_cos();
    let alpha = sin / 2.0 * ((amplitude + 1.0 / amplitude) * (1.0 / SLOPE - 1.0) + 2.0).sqrt();
    let (plus, minus, root) = (amplitude + 1.0, amplitude - 1.0, 2.0 * amplitude.sqrt() * alpha);
    let a0 = plus - minus * cos + root;
    let scale = 1.0 / (32768.0 * LIFT.factor() * a0);
    let b0 = amplitude * (plus + minus * cos + root) * scale;
    let b1 = -2.0 * amplitude * (minus + plus * cos) * scale;
    let b2 = amplitude * (plus + minus * cos - root) * scale;
    let a1 = 2.0 * (minus - plus * cos) / a0;
    let a2 = (plus - minus * cos - root) / a0;
    // Two samples at a time, the second without waiting for the first: what it needs of it is multiplied out.
    let (c1, c2) = (a1 * a1 - a2, a1 * a2);
    // A shelf may overshoot its own lift at an edge by a little.
    let held = |out: f64| (out as f32).clamp(-1.0, 1.0);
    let (mut in1, mut in2, mut out1, mut out2) = (0.0, 0.0, 0.0, 0.0);
    let mut lifted = Speech::buffer(samples.len() + 1);
    lifted.resize(samples.len() + samples.len() % 2, 0.0);
    for (pair, place) in samples.chunks(2).zip(lifted.chunks_exact_mut(2)) {
        let (x, y) = (f64::from(pair[0]), f64::from(pair.get(1).copied().unwrap_or(0)));
        let direct = b0 * x + b1 * in1 + b2 * in2;
        let second = b0 * y + b1 * x + b2 * in1 - a1 * direct + c2 * out2 + c1 * out1;
        out2 = direct - a2 * out2 - a1 * out1;
        out1 = second;
        (in1, in2) = (y, x);
        place[0] = held(out2);
        place[1] = held(out1);
    }
    lifted.truncate(samples.len());
    lifted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level of a tone after the filter against its level before, in decibels.
    fn response(hertz: f64) -> f64 {
        let rate = SampleRate::new(22_050).unwrap();
        let tone: Vec<i16> = (0..22_050)
            .map(|n| ((std::f64::consts::TAU * hertz * f64::from(n) / 22_050.0).sin() * 10_000.0) as i16)
            .collect();
        let power = |samples: &[f64]| samples[2_000..].iter().map(|sample| sample * sample).sum::<f64>();
        let before = power(&tone.iter().map(|sample| f64::from(*sample) / 32768.0).collect::<Vec<_>>());
        let after = power(&lift(&tone, rate).iter().map(|sample| f64::from(*sample)).collect::<Vec<_>>());
        10.0 * (after / before).log10()
    }

    #[test]
    fn high_tones_keep_their_level_and_low_ones_lose_what_the_shelf_lifts() {
        assert!((response(100.0) + LIFT.0).abs() < 0.1);
        assert!((response(MIDDLE) + LIFT.0 / 2.0).abs() < 0.1);
        assert!(response(10_500.0).abs() < 0.3);
    }

    #[test]
    fn full_scale_stays_within_full_scale() {
        let rate = SampleRate::new(22_050).unwrap();
        let square: Vec<i16> = (0..2_000).map(|n| if n / 50 % 2 == 0 { i16::MAX } else { i16::MIN }).collect();
        assert!(lift(&square, rate).iter().all(|sample| sample.abs() <= 1.0));
    }
}
