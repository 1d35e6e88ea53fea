//! The noise that voices are given: always the same, so that the same sentence gives the same samples.

use std::f64::consts::TAU;
use std::sync::LazyLock;

/// Channels of noise in a frame of the graph, in Piper's largest voices.
const CHANNELS: usize = 192;

/// Frames of noise at hand: a minute and a half at Piper's 86 frames a second.
const FRAMES: usize = 8000;

/// Frames that a phoneme id takes at most on the average of a sentence; measured, it is 2 to 4.
const FRAMES_AN_ID: f64 = 8.0;

static NOISE: LazyLock<Vec<f32>> = LazyLock::new(|| normal(CHANNELS * FRAMES));

/// Enough noise for most sentences of so many ids.
pub fn for_ids(ids: usize, slower: f64) -> &'static [f32] {
    let frames = (ids as f64 * FRAMES_AN_ID * slower.max(1.0)) as usize + 64;
    let noise = long();
    &noise[..noise.len().min(frames * CHANNELS)]
}

/// All there is.
pub fn long() -> &'static [f32] {
    &NOISE
}

/// Normal noise: Box and Muller's method (1958) on SplitMix64 (Steele, Lea and Flood, 2014), from a fixed seed.
fn normal(count: usize) -> Vec<f32> {
    let mut state: u64 = 0x6e65_7773_6361_7374;
    let mut uniform = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut noise = Vec::with_capacity(count + 1);
    while noise.len() < count {
        let radius = (-2.0 * (1.0 - uniform()).ln()).sqrt();
        let (sine, cosine) = (TAU * uniform()).sin_cos();
        noise.extend([(radius * cosine) as f32, (radius * sine) as f32]);
    }
    noise.truncate(count);
    noise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noise_is_normal_and_the_same() {
        let noise = normal(200_000);
        let mean = noise.iter().map(|x| f64::from(*x)).sum::<f64>() / noise.len() as f64;
        let variance = noise.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / noise.len() as f64;
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.01, "{mean} {variance}");
        assert_eq!(noise, normal(200_000));
    }
}
