//! The second pass: one gain, the limiter, the wanted rate, the WAV file. Goes round again until the loudness is right.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::config::Settings;
use crate::mix::{Leveller, Limiter, Meter, Resampler};
use crate::model::{Loudness, Programme};
use crate::outputs::{PublishError, WavWriter};
use crate::units::{Decibels, Frames, SampleRate};

use super::{BuildError, Run, Spool};

/// Chunks of samples waiting to be measured.
const QUEUE: usize = 8;

/// Writes the spooled audio as the finished WAV file (`path` is its name for messages) and gives the programme as it is heard
/// there, and the gain that it got.
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
) -> Result<(Programme, Decibels), BuildError> {
    let failed = |error| PublishError::new(path, error);
    let from = programme.rate;
    let to = settings.sample_rate.unwrap_or(from);
    let ceiling = settings.loudness.ceiling;
    let mut leveller = Leveller::new(settings.loudness, programme.loudness.integrated);
    convert(&mut programme, to);
    loop {
        let gain = leveller.gain();
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
            let mut limiter = Limiter::new(to, gain, ceiling);
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
            return Ok((programme, gain));
        }
    }
}

/// The finished WAV file written in the first pass, without spool and meters, where the gain is known.
pub struct Straight<'f> {
    resampler: Resampler,
    limiter: Limiter,
    wav: WavWriter<'f>,
    path: &'f Path,
    rate: SampleRate,
    flusher: Flusher,
}

impl<'f> Straight<'f> {
    /// Begins the file, for a voice of the rate `from`; `path` is its name for messages.
    ///
    /// # Errors
    /// When the disk fails, or the rate cannot be had.
    pub fn new(
        from: SampleRate,
        gain: Decibels,
        settings: &Settings,
        path: &'f Path,
        file: &'f File,
    ) -> Result<Self, BuildError> {
        let rate = settings.sample_rate.unwrap_or(from);
        Ok(Self {
            resampler: Resampler::new(from, rate).map_err(BuildError::rate)?,
            limiter: Limiter::new(rate, gain, settings.loudness.ceiling),
            wav: WavWriter::create(file, rate).map_err(|error| PublishError::new(path, error))?,
            path,
            rate,
            flusher: Flusher::new(file),
        })
    }

    /// Takes the next samples.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn push(&mut self, samples: &[f32]) -> Result<(), BuildError> {
        let Self { resampler, limiter, wav, path, flusher, .. } = self;
        flusher.wrote(samples.len());
        let mut write = |samples: &[f32]| -> Result<(), BuildError> {
            Ok(wav.write(samples).map_err(|error| PublishError::new(path, error))?)
        };
        resampler.push(samples, &mut |samples| limiter.push(samples, &mut write))
    }

    /// Completes the file with the marks of a programme whose loudness is known.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn finish(self, mut programme: Programme, loudness: Loudness) -> Result<Programme, BuildError> {
        let Self { resampler, mut limiter, mut wav, path, rate, .. } = self;
        let failed = |error| PublishError::new(path, error);
        let mut write = |samples: &[f32]| -> Result<(), BuildError> { Ok(wav.write(samples).map_err(failed)?) };
        resampler.finish(&mut |samples| limiter.push(samples, &mut write))?;
        limiter.finish(&mut write)?;
        convert(&mut programme, rate);
        programme.loudness = loudness;
        wav.finish(&programme).map_err(failed)?;
        Ok(programme)
    }
}

/// Samples after which what was written is sent on to the disk: 8 MB.
const FLUSH: usize = 4 << 20;

/// Has the disk take what was written while more is made, so that the end need not wait for all of it.
struct Flusher {
    ask: Option<SyncSender<()>>,
    samples: usize,
}

impl Flusher {
    fn new(file: &File) -> Self {
        let ask = file.try_clone().ok().map(|file| {
            let (ask, asked) = sync_channel(1);
            // Nobody waits for it: the file is forced onto the disk before it takes its place, and errors are found then.
            std::thread::spawn(move || asked.into_iter().for_each(|()| drop(file.sync_data())));
            ask
        });
        Self { ask, samples: 0 }
    }

    fn wrote(&mut self, samples: usize) {
        self.samples += samples;
        if self.samples >= FLUSH {
            self.samples = 0;
            let _ = self.ask.as_ref().map(|ask| ask.try_send(()));
        }
    }
}

/// Moves every time of the programme to another rate.
fn convert(programme: &mut Programme, to: SampleRate) {
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
