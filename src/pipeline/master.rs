//! The second pass: one gain, the limiter, the wanted rate, the WAV file. Goes round again until the loudness is right.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::sync_channel;

use crate::config::Settings;
use crate::mix::{Leveller, Limiter, Meter, Resampler};
use crate::model::{Loudness, Programme};
use crate::outputs::{PublishError, WavWriter};
use crate::units::Frames;

use super::{BuildError, Run, Spool};

/// Chunks of samples waiting to be measured.
const QUEUE: usize = 8;

/// Writes the spooled audio as the finished WAV file (`path` is its name for messages) and gives the programme as it is heard there.
///
/// # Errors
/// When the disk fails, the file would pass 4 GiB, or the run was asked to stop.
pub fn master(
    mut programme: Programme,
    spool: &mut Spool,
    settings: &Settings,
    path: &Path,
    file: &File,
    run: Run<'_>,
) -> Result<Programme, BuildError> {
    let failed = |error| PublishError::new(path, error);
    let from = programme.rate;
    let to = settings.sample_rate.unwrap_or(from);
    let ceiling = settings.loudness.ceiling;
    let mut leveller = Leveller::new(settings.loudness, programme.loudness.integrated);
    convert(&mut programme, to);
    loop {
        let mut meter = Meter::new(to).map_err(BuildError::rate)?;
        let mut wav = WavWriter::create(file, to).map_err(failed)?;
        let (to_meter, measured) = sync_channel::<Vec<f32>>(QUEUE);
        let (wav, loudness) = std::thread::scope(|scope| -> Result<_, BuildError> {
            let meter = scope.spawn(move || {
                for chunk in measured {
                    meter.push(&chunk);
                }
                meter.finish()
            });
            let mut resampler = Resampler::new(from, to).map_err(BuildError::rate)?;
            let mut limiter = Limiter::new(to, leveller.gain(), ceiling);
            let mut write = |samples: &[f32]| -> Result<(), BuildError> {
                // The meter ends only when this side hangs up.
                let _ = to_meter.send(samples.to_vec());
                Ok(wav.write(samples).map_err(failed)?)
            };
            spool.read(|samples| {
                run.proceed()?;
                resampler.push(samples, &mut |samples| limiter.push(samples, &mut write))
            })?;
            resampler.finish(&mut |samples| limiter.push(samples, &mut write))?;
            limiter.finish(&mut write)?;
            drop(to_meter);
            let loudness: Loudness = meter.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok((wav, loudness))
        })?;
        if leveller.accepts(loudness.integrated) {
            programme.loudness = loudness;
            wav.finish(&programme).map_err(failed)?;
            return Ok(programme);
        }
    }
}

/// Moves every time of the programme to another rate.
fn convert(programme: &mut Programme, to: crate::units::SampleRate) {
    let from = std::mem::replace(&mut programme.rate, to);
    if from == to {
        return;
    }
    let convert = |time: &mut Frames| *time = time.at_rate(from, to);
    convert(&mut programme.frames);
    programme.segments.iter_mut().flat_map(|clip| [&mut clip.start, &mut clip.end]).for_each(convert);
    for sentence in &mut programme.sentences {
        sentence.words.iter_mut().flat_map(|clip| [&mut clip.start, &mut clip.end]).for_each(convert);
        [&mut sentence.start, &mut sentence.end].into_iter().for_each(convert);
    }
}
