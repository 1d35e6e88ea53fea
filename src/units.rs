//! Units that must never be mixed up: frames, sample rates, loudness, gain. Converts between them; does no input or output.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::{Add, AddAssign, Sub};

/// Samples a second of mono audio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SampleRate(NonZeroU32);

impl SampleRate {
    /// A rate in hertz; `None` for zero.
    pub const fn new(hertz: u32) -> Option<Self> {
        match NonZeroU32::new(hertz) {
            Some(hertz) => Some(Self(hertz)),
            None => None,
        }
    }

    /// The rate in hertz.
    pub const fn hertz(self) -> u32 {
        self.0.get()
    }

    /// The nearest whole number of frames in `milliseconds`.
    pub fn frames_in(self, milliseconds: u32) -> Frames {
        Frames((u64::from(milliseconds) * u64::from(self.hertz()) + 500) / 1000)
    }
}

impl fmt::Display for SampleRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Hz", self.hertz())
    }
}

/// A position in, or a length of, mono audio: a count of sample frames from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frames(pub u64);

impl Frames {
    /// No frames, or the very beginning.
    pub const ZERO: Self = Self(0);

    /// How long these frames last, in seconds.
    pub fn seconds(self, rate: SampleRate) -> f64 {
        self.0 as f64 / f64::from(rate.hertz())
    }

    /// Whole milliseconds, rounded to the nearest.
    pub fn milliseconds(self, rate: SampleRate) -> u64 {
        let hertz = u64::from(rate.hertz());
        (self.0 / hertz) * 1000 + ((self.0 % hertz) * 1000 + hertz / 2) / hertz
    }

    /// The nearest frame at the same moment after conversion from one rate to another.
    pub fn at_rate(self, from: SampleRate, to: SampleRate) -> Self {
        let (from, to) = (u128::from(from.hertz()), u128::from(to.hertz()));
        Self(((u128::from(self.0) * to + from / 2) / from) as u64)
    }

    /// The difference, or zero where it would be negative.
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// As an index or a length of a slice of samples.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Add for Frames {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Frames {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Frames {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A ratio of amplitudes on the logarithmic scale (20 log10): a gain, or a peak against full scale.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Decibels(pub f64);

impl Decibels {
    /// The factor by which a sample is multiplied.
    pub fn factor(self) -> f64 {
        10f64.powf(self.0 / 20.0)
    }

    /// The level of an amplitude; silence is negative infinity.
    pub fn from_factor(factor: f64) -> Self {
        Self(20.0 * factor.log10())
    }
}

impl fmt::Display for Decibels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} dB", self.0)
    }
}

/// Programme loudness (ITU-R BS.1770-4), in LUFS; silence is negative infinity.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Lufs(pub f64);

impl Lufs {
    /// The gain that moves a programme of this loudness to `target`.
    pub fn gain_to(self, target: Self) -> Decibels {
        Decibels(target.0 - self.0)
    }
}

impl fmt::Display for Lufs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} LUFS", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_convert_to_milliseconds_without_drift_over_hours() {
        let rate = SampleRate::new(22_050).unwrap();
        let ten_hours = Frames(36_000 * 22_050 + 11);
        assert_eq!(ten_hours.milliseconds(rate), 36_000_000);
        assert_eq!(rate.frames_in(10), Frames(221));
    }

    #[test]
    fn resampled_positions_are_nearest() {
        let (a, b) = (SampleRate::new(22_050).unwrap(), SampleRate::new(48_000).unwrap());
        assert_eq!(Frames(22_050).at_rate(a, b), Frames(48_000));
        assert_eq!(Frames(1).at_rate(a, b), Frames(2));
    }

    #[test]
    fn six_decibels_are_about_twice_the_amplitude() {
        assert!((Decibels(6.0206).factor() - 2.0).abs() < 1e-4);
        assert!((Lufs(-23.0).gain_to(Lufs(-19.0)).0 - 4.0).abs() < 1e-12);
    }
}
