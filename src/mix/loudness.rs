//! How loud a bulletin is to be, and how loud it is. Measures and reckons; applies no gain.

use std::fmt;
use std::str::FromStr;

use ebur128::{EbuR128, Mode};

use crate::model::Loudness;
use crate::units::{Decibels, Lufs, SampleRate};

use super::TruePeak;

/// A named delivery standard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// What the user writes.
    pub name: &'static str,
    /// Programme loudness.
    pub loudness: Lufs,
    /// Highest true peak.
    pub ceiling: Decibels,
    /// Where the figures come from.
    pub about: &'static str,
}

/// Every preset, the default first.
pub const PRESETS: &[Preset] = &[
    Preset {
        name: "podcast",
        loudness: Lufs(-19.0),
        ceiling: Decibels(-1.0),
        about: "podcast directories ask for -16 LUFS in stereo, which is -19 for one channel played on both sides",
    },
    Preset { name: "ebu", loudness: Lufs(-23.0), ceiling: Decibels(-1.0), about: "EBU R 128, broadcast in Europe" },
    Preset { name: "atsc", loudness: Lufs(-24.0), ceiling: Decibels(-2.0), about: "ATSC A/85, broadcast in America" },
    Preset { name: "aes", loudness: Lufs(-18.0), ceiling: Decibels(-1.0), about: "AES TD1008, speech for streaming" },
];

/// Loudness that may be asked for as a number, in LUFS.
const RANGE: std::ops::RangeInclusive<f64> = -40.0..=-10.0;

/// How loud the bulletin is to be.
///
/// Written as the name of a [`Preset`], or as a number of LUFS from -40 to -10, whose ceiling is -1 dBTP.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Programme loudness.
    pub loudness: Lufs,
    /// Highest true peak against full scale.
    pub ceiling: Decibels,
}

impl Default for Target {
    fn default() -> Self {
        Self { loudness: PRESETS[0].loudness, ceiling: PRESETS[0].ceiling }
    }
}

impl FromStr for Target {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        if let Some(preset) = PRESETS.iter().find(|preset| preset.name == text) {
            return Ok(Self { loudness: preset.loudness, ceiling: preset.ceiling });
        }
        match text.parse::<f64>() {
            Ok(number) if RANGE.contains(&number) => Ok(Self { loudness: Lufs(number), ceiling: PRESETS[0].ceiling }),
            Ok(number) if number.is_finite() => Err(TargetError::OutOfRange(text.to_owned())),
            _ => Err(TargetError::Unknown(text.to_owned())),
        }
    }
}

/// Why a text is no loudness.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Neither a name nor a number.
    #[error("`{0}` is no loudness; take {names}, or a number of LUFS from -40 to -10", names = names())]
    Unknown(String),
    /// A number that nobody can listen to.
    #[error("a loudness of `{0}` LUFS is out of range; take a number from -40 to -10, such as -19")]
    OutOfRange(String),
}

fn names() -> String {
    PRESETS.iter().map(|preset| format!("`{}`", preset.name)).collect::<Vec<_>>().join(", ")
}

/// Measures a stream of mono samples: integrated loudness (ITU-R BS.1770-4, one channel) and true peak.
///
/// Keeps 8 bytes for each tenth of a second, 1.4 MB after five hours, unless it is a rough one.
pub struct Meter {
    loudness: EbuR128,
    /// `None` where nobody asks for peaks.
    peak: Option<TruePeak>,
}

impl fmt::Debug for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Meter").field("peak", &self.peak).finish_non_exhaustive()
    }
}

/// Why a stream cannot be measured.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MeasureError {
    /// No filter for that rate.
    #[error("loudness cannot be measured at {0}; take a rate from 8000 to 192000 Hz")]
    Rate(SampleRate),
}

impl Meter {
    /// A meter for audio of that rate.
    ///
    /// # Errors
    /// If the rate is absurd: below 16 Hz or above 2.8 MHz.
    pub fn new(rate: SampleRate) -> Result<Self, MeasureError> {
        Ok(Self { loudness: loudness_meter(rate, Mode::I)?, peak: Some(TruePeak::new()) })
    }

    /// What is enough to choose a gain by: no true peaks ([`Loudness::true_peak`] is negative infinity), and loudness
    /// counted in steps of 0.1 LU. The mean of speech comes out right to a hundredth, a steady tone to 0.05 LU. A third
    /// of the work less, and no memory that grows.
    ///
    /// # Errors
    /// Those of [`Meter::new`].
    pub fn rough(rate: SampleRate) -> Result<Self, MeasureError> {
        Ok(Self { loudness: loudness_meter(rate, Mode::I | Mode::HISTOGRAM)?, peak: None })
    }

    /// Listens to the next samples, which must be finite numbers.
    pub fn push(&mut self, samples: &[f32]) {
        // It fails only where samples are no whole number of frames, and every sample is a frame of mono.
        let taken = self.loudness.add_frames_f32(samples);
        debug_assert_eq!(taken, Ok(()));
        if let Some(peak) = &mut self.peak {
            peak.push(samples);
        }
    }

    /// What was heard. Silence, and anything shorter than 0.4 seconds, is negative infinity loud.
    pub fn finish(self) -> Loudness {
        let integrated = self.loudness.loudness_global().unwrap_or(f64::NEG_INFINITY);
        Loudness {
            integrated: Lufs(integrated),
            true_peak: Decibels::from_factor(self.peak.map_or(0.0, TruePeak::finish)),
        }
    }
}

fn loudness_meter(rate: SampleRate, mode: Mode) -> Result<EbuR128, MeasureError> {
    EbuR128::new(1, rate.hertz(), mode).map_err(|_| MeasureError::Rate(rate))
}

/// Finds the gain with which a programme, after limiting, is as loud as it should be.
///
/// ```text
/// let mut leveller = Leveller::new(target, loudness_of_the_spool);
/// loop {
///     // spool -> Limiter::new(rate, leveller.gain(), target.ceiling) -> file and Meter
///     if leveller.accepts(loudness_of_the_file) { break }
///     // empty the file and write it again
/// }
/// ```
///
/// A gain alone lands exactly, and a limiter that only touches single peaks is still within the tolerance, so the
/// loop nearly always ends after one round. If the target cannot be reached (so much must be limited that more gain
/// makes it no louder), it ends all the same, after
/// [`Leveller::ROUNDS`] or with 6 dB more than the plain gain; compare the measurement to say so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leveller {
    target: Lufs,
    gain: Decibels,
    /// The largest gain that may be tried.
    most: Decibels,
    /// Gain and loudness of the round before.
    before: Option<(Decibels, Lufs)>,
    rounds: u32,
}

impl Leveller {
    /// How far from the target is still on it, in LU: what meters themselves may differ by (EBU Tech 3341, 2.10), and
    /// half of what deliveries are checked to.
    pub const TOLERANCE: f64 = 0.1;
    /// How often the programme is written at most.
    pub const ROUNDS: u32 = 5;
    /// The largest gain; anything that needs more is noise, not speech.
    const MOST: f64 = 40.0;
    /// How much more than the plain gain may be tried; beyond that the limiter would be heard at work.
    const EXTRA: f64 = 6.0;

    /// From the target and the loudness measured before any gain. Silence gets none.
    pub fn new(target: Target, measured: Lufs) -> Self {
        let gain = if measured.0.is_finite() { measured.gain_to(target.loudness) } else { Decibels(0.0) };
        let gain = Decibels(gain.0.min(Self::MOST));
        Self { target: target.loudness, gain, most: Decibels(gain.0 + Self::EXTRA), before: None, rounds: 0 }
    }

    /// The gain for the next round.
    pub fn gain(&self) -> Decibels {
        self.gain
    }

    /// Whether a programme that was written with [`Leveller::gain`] and measured so can stay. If not, the gain is
    /// corrected and it must be written again: by the difference at first, then by as much more as the limiter
    /// was seen to take away.
    pub fn accepts(&mut self, measured: Lufs) -> bool {
        self.rounds += 1;
        let off = measured.gain_to(self.target).0;
        let slope = self.before.map_or(1.0, |(gain, loudness)| (measured.0 - loudness.0) / (self.gain.0 - gain.0));
        let corrected = (self.gain.0 + off / slope.clamp(0.25, 1.0)).min(self.most.0);
        self.before = Some((self.gain, measured));
        if !off.is_finite() || off.abs() <= Self::TOLERANCE || self.rounds >= Self::ROUNDS || corrected == self.gain.0 {
            return true;
        }
        self.gain = Decibels(corrected);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::Limiter;
    use super::*;
    use std::convert::Infallible;

    fn rate() -> SampleRate {
        SampleRate::new(48_000).unwrap()
    }

    fn measure(samples: &[f32]) -> Loudness {
        let mut meter = Meter::new(rate()).unwrap();
        samples.chunks(1000).for_each(|chunk| meter.push(chunk));
        meter.finish()
    }

    fn sine(seconds: usize, level: f32) -> Vec<f32> {
        (0..seconds * 48_000).map(|n| level * (n as f32 * 997.0 * std::f32::consts::TAU / 48_000.0).sin()).collect()
    }

    #[test]
    fn a_tone_of_997_hertz_is_as_loud_as_the_recommendation_says() {
        // BS.1770-4: at 0 dBFS in one channel it reads -3.01.
        let heard = measure(&sine(5, 1.0));
        assert!((heard.integrated.0 + 3.01).abs() < 0.02, "{heard:?}");
        assert!(heard.true_peak.0.abs() < 0.02, "{heard:?}");
    }

    #[test]
    fn the_rough_meter_is_near_the_exact_one() {
        // A tone is the worst case: all its blocks fall into one step.
        for level in [0.5, 0.111, 0.017] {
            let mut meter = Meter::rough(rate()).unwrap();
            meter.push(&sine(5, level));
            let (rough, exact) = (meter.finish().integrated.0, measure(&sine(5, level)).integrated.0);
            assert!((rough - exact).abs() <= 0.051, "{rough} for {exact}");
        }
        // Levels that change, as those of speech do, even the steps out.
        let swell: Vec<f32> = sine(20, 1.0).iter().enumerate().map(|(n, s)| s * (0.02 + n as f32 / 3e6)).collect();
        let mut meter = Meter::rough(rate()).unwrap();
        meter.push(&swell);
        let (rough, exact) = (meter.finish().integrated.0, measure(&swell).integrated.0);
        assert!((rough - exact).abs() <= 0.01, "{rough} for {exact}");
    }

    #[test]
    fn silence_is_negative_infinity() {
        let heard = measure(&[0.0; 48_000]);
        assert_eq!((heard.integrated.0, heard.true_peak.0), (f64::NEG_INFINITY, f64::NEG_INFINITY));
        let mut leveller = Leveller::new(Target::default(), heard.integrated);
        assert_eq!(leveller.gain(), Decibels(0.0));
        assert!(leveller.accepts(heard.integrated));
    }

    #[test]
    fn targets_are_names_or_numbers() {
        let target = |text: &str| text.parse::<Target>().map(|target| (target.loudness.0, target.ceiling.0));
        assert_eq!(target("podcast"), Ok((-19.0, -1.0)));
        assert_eq!(target("ebu"), Ok((-23.0, -1.0)));
        assert_eq!(target("atsc"), Ok((-24.0, -2.0)));
        assert_eq!(target("aes"), Ok((-18.0, -1.0)));
        assert_eq!(target("-20.5"), Ok((-20.5, -1.0)));
        assert_eq!(target("-40"), Ok((-40.0, -1.0)));
        for bad in ["-41", "-9.9", "19", "1e300"] {
            assert_eq!(target(bad), Err(TargetError::OutOfRange(bad.to_owned())));
        }
        for bad in ["", "loud", "Podcast", "NaN", "-inf", "-19 LUFS"] {
            assert_eq!(target(bad), Err(TargetError::Unknown(bad.to_owned())));
        }
        let said = TargetError::Unknown("loud".to_owned()).to_string();
        assert!(said.starts_with("`loud` is no loudness; take `podcast`, `ebu`, `atsc`, `aes`, or"), "{said}");
    }

    #[test]
    fn the_leveller_lands_within_its_tolerance_though_peaks_are_limited() {
        // A quiet tone with bursts that the limiter must hold down: gain alone falls short of the target.
        let mut samples = sine(20, 0.1);
        for burst in samples.chunks_mut(48_000) {
            burst[..480].iter_mut().for_each(|sample| *sample *= 10.0);
        }
        let target = Target { loudness: Lufs(-16.0), ceiling: Decibels(-1.0) };
        let mut leveller = Leveller::new(target, measure(&samples).integrated);
        let mut rounds = 0;
        let heard = loop {
            rounds += 1;
            let mut out = Vec::new();
            let mut sink = |ready: &[f32]| -> Result<(), Infallible> {
                out.extend_from_slice(ready);
                Ok(())
            };
            let mut limiter = Limiter::new(rate(), leveller.gain(), target.ceiling);
            let Ok(()) = limiter.push(&samples, &mut sink);
            let Ok(()) = limiter.finish(&mut sink);
            let heard = measure(&out);
            if leveller.accepts(heard.integrated) {
                break heard;
            }
        };
        assert!((2..=Leveller::ROUNDS).contains(&rounds), "{rounds}");
        assert!((heard.integrated.0 + 16.0).abs() <= Leveller::TOLERANCE, "{heard:?}");
        assert!(heard.true_peak.0 <= -1.0, "{heard:?}");
    }

    #[test]
    fn an_unreachable_target_ends_all_the_same() {
        let mut leveller = Leveller::new(Target::default(), Lufs(-30.0));
        let rounds = (1..).find(|_| leveller.accepts(Lufs(-25.0)));
        assert!(rounds.is_some_and(|rounds| rounds <= Leveller::ROUNDS));
        assert!(leveller.gain().0 <= 11.0 + Leveller::EXTRA);
    }
}
