//! The sound: pauses, trimming, joining, loudness, the true-peak limiter, conversion of the sample rate.
//! Pure and streaming: touches no disk and no clock, and never holds a programme in memory.
//!
//! The order in a pipeline: [`shape`] each utterance, [`Stitcher`] them to a spool while a [`Meter`] listens;
//! then read the spool once, through a [`Resampler`] if another rate is wanted and a [`Limiter`] with the
//! gain of a [`Leveller`], to the file, with a second [`Meter`] listening. The leveller says whether the result
//! is on target; only if the limiter had to take away so much that it is not, the second step is repeated.

mod limiter;
mod loudness;
mod pauses;
mod peak;
mod resample;
mod shape;
mod stitch;

pub use limiter::Limiter;
pub use loudness::{Leveller, MeasureError, Meter, PRESETS, Preset, Target, TargetError};
pub use pauses::{Boundary, Pauses};
pub use peak::TruePeak;
pub use resample::{ResampleError, Resampler};
pub use shape::shape;
pub use stitch::Stitcher;

use peak::Interpolator;
