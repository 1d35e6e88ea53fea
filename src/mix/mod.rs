//! The sound: pauses, trimming, joining, loudness, the true-peak limiter, conversion of the sample rate.
//! Pure and streaming: touches no disk and no clock, and never holds a programme in memory.
//!
//! The order in a pipeline: [`shape`] each utterance, join them by a [`Stitcher`], convert the rate by a [`Resampler`]
//! if another is wanted, and spool the result while a [`Meter`] listens. Then read the spool through a [`Limiter`],
//! with the gain of a [`Leveller`], to the file, while a second meter listens. The leveller says whether the result is
//! on target; only if the limiter took away so much that it is not, the second step is repeated. The rate comes
//! first because loudness changes a little with it (0.05 LU from 22,050 to 48,000 Hz), and true peaks do too.

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
