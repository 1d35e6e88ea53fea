//! One bulletin from files to files: reads, speaks, masters, writes. Leaves all four files or none.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::Settings;
use crate::diag::Diagnostic;
use crate::engines::{self, Synthesizer, VoiceError};
use crate::lexicon::Lexicon;
use crate::mix::ResampleError;
use crate::model::{Bulletin, Programme};
use crate::outputs::{OUTPUTS, Output, PublishError, publish};
use crate::script;
use crate::store::Level;
use crate::text::Sources;

use super::{
    Event, Kept, Reading, Rendered, Run, Spool, Straight, Tally, articles, inline, lexicon, master, perform, render,
};

/// What a bulletin is made from.
#[derive(Clone, Debug)]
pub struct Request {
    /// Articles, or folders of them.
    pub articles: Vec<PathBuf>,
    /// The WAV file to write; `None` for the default under `audio/`.
    pub output: Option<PathBuf>,
    /// The day of the bulletin; `None` for the latest date of its articles.
    pub date: Option<Date>,
    /// How it is made.
    pub settings: Settings,
    /// Whether each sentence that is not in the store is told why.
    pub explain: bool,
}

/// A bulletin that was made.
#[derive(Debug)]
pub struct Built {
    /// Its timeline.
    pub programme: Programme,
    /// The files, the WAV file first.
    pub files: Vec<PathBuf>,
    /// How many articles or folders gave nothing.
    pub skipped: usize,
    /// Where its sentences came from.
    pub tally: Tally,
}

impl From<ResampleError> for BuildError {
    fn from(error: ResampleError) -> Self {
        Self::rate(error)
    }
}

/// Why no bulletin was made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// There was nothing to read.
    #[error("there are no articles to read")]
    NoArticles,
    /// A file that was named and is needed cannot be used; the diagnostic says why.
    #[error("{}", .0.message)]
    Unusable(Box<Diagnostic>),
    /// No voice, or not that one.
    #[error(transparent)]
    Voice(#[from] VoiceError),
    /// Not a single sentence was spoken.
    #[error("not one sentence could be spoken")]
    NothingSpoken,
    /// A file could not be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// A file that would be written is not one that may be.
    #[error("`{}` cannot be written: {reason}", path.display())]
    Target {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A sample rate that nothing can be converted to, or measured at.
    #[error("{0}")]
    Rate(String),
    /// The run was asked to stop.
    #[error("interrupted: nothing was written")]
    Interrupted,
}

/// What every run begins with: the stories and the lexicon.
pub struct Prepared {
    /// What is to be read.
    pub bulletin: Bulletin,
    /// How names are said.
    pub lexicon: Lexicon,
    /// How many articles or folders gave nothing.
    pub skipped: usize,
}

/// Reads articles and lexicon. Everything found wrong goes to `diagnostics`.
///
/// # Errors
/// When there is nothing to read, or a lexicon that was named is not there.
pub fn prepare(
    request: &Request,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Prepared, BuildError> {
    let lexicon = lexicon(&request.settings, sources).map_err(|error| BuildError::Unusable(Box::new(error)))?;
    let lexicon = lexicon.drain_into(diagnostics);
    let reading: Reading = articles(&request.articles, sources);
    diagnostics.extend(reading.diagnostics);
    if reading.articles.is_empty() {
        return Err(BuildError::NoArticles);
    }
    let read = reading.articles.len();
    let options = script::Options { date: request.date, ..script::Options::default() };
    let bulletin = script::bulletin(reading.articles, sources, &options).drain_into(diagnostics);
    if bulletin.segments.is_empty() {
        return Err(BuildError::NoArticles);
    }
    for story in &bulletin.segments {
        diagnostics.extend(inline(story, &request.settings).into_iter().flat_map(|marks| marks.diagnostics));
    }
    let skipped = reading.skipped + (read - bulletin.segments.len());
    Ok(Prepared { bulletin, lexicon, skipped })
}

/// Makes a bulletin. Everything found wrong goes to `diagnostics`, also when the build fails.
///
/// # Errors
/// When nothing was made.
pub fn build(
    request: &Request,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
    run: Run<'_>,
) -> Result<Built, BuildError> {
    let prepared = prepare(request, sources, diagnostics)?;
    make(prepared, request, sources, diagnostics, run)
}

/// Makes a bulletin of what [`prepare`] gave, as [`build`] does.
///
/// # Errors
/// When nothing was made.
pub fn make(
    prepared: Prepared,
    request: &Request,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
    run: Run<'_>,
) -> Result<Built, BuildError> {
    let Prepared { bulletin, lexicon, skipped } = prepared;
    let settings = &request.settings;
    let voice = engines::open_with(&settings.voice, &settings.engine)?;
    let wav = match &request.output {
        Some(path) => path.clone(),
        None => default_output(bulletin.date)?,
    };
    let mut files = vec![wav.clone()];
    files.extend(OUTPUTS.iter().map(|output| wav.with_extension(output.extension())));
    check_targets(&files, sources)?;
    let kept = Kept::open(settings, &wav, request.explain);
    let run = Run { kept: kept.as_ref(), ..run };
    let known = kept.as_ref().zip(voice.fingerprint());
    let level = known.and_then(|(kept, voice)| kept.level(&bulletin, &lexicon, settings, &voice));
    let (programme, tally) = publish(&wav, |file| {
        let mut voice = Some(voice);
        if let Some(level) = level
            && let Some(voice) = voice.take()
        {
            let prepared = (&bulletin, &lexicon);
            if let Some((programme, tally)) =
                straight(prepared, settings, voice, level, (&wav, file), run, diagnostics)?
            {
                write_others(OUTPUTS, &programme, sources, &wav, run)?;
                return Ok::<_, BuildError>((programme, tally));
            }
        }
        let voice = voice.map_or_else(|| engines::open_with(&settings.voice, &settings.engine), Ok)?;
        let mut spool = Spool::create(&wav)?;
        let rendered = render(&bulletin, &lexicon, settings, voice, &mut spool, run, diagnostics)?;
        let Rendered { programme, tally, notes } = rendered;
        // Their memory serves the second pass.
        drop((bulletin, lexicon));
        (run.event)(Event::Mastering);
        let frames = programme.frames;
        let (programme, gain) = master(programme, &mut spool, settings, &wav, file, run)?;
        if let Some((whole, notes)) = notes {
            notes.keep(&whole.name(), &Level { gain, loudness: programme.loudness, frames });
        }
        write_others(OUTPUTS, &programme, sources, &wav, run)?;
        Ok((programme, tally))
    })?;
    for file in &files {
        (run.event)(Event::Wrote(file.clone()));
    }
    Ok(Built { programme, files, skipped, tally })
}

/// Makes the WAV file in one pass, as loud as it was the last time. `None` where it then is not what it was the last time,
/// because a voice failed on a sentence, then or now: it has to be measured, and nothing of the file is of use.
fn straight(
    (bulletin, lexicon): (&Bulletin, &Lexicon),
    settings: &Settings,
    voice: Box<dyn Synthesizer>,
    level: Level,
    (path, file): (&Path, &File),
    run: Run<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<(Programme, Tally)>, BuildError> {
    let mut straight = Straight::new(voice.rate(), level.gain, settings, path, file)?;
    let mut found = Vec::new();
    let rendered = perform(bulletin, lexicon, settings, voice, &mut |samples| straight.push(samples), run, &mut found)?;
    if rendered.programme.frames != level.frames {
        return Ok(None);
    }
    diagnostics.append(&mut found);
    (run.event)(Event::Mastering);
    Ok(Some((straight.finish(rendered.programme, level.loudness)?, rendered.tally)))
}

/// Refuses, before any work is done, to write over what is no bulletin: an article, a device, a link, a folder.
pub(super) fn check_targets(files: &[PathBuf], sources: &Sources) -> Result<(), BuildError> {
    let refuse = |path: &Path, reason| Err(BuildError::Target { path: path.to_owned(), reason });
    if !files[0].extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wav")) {
        return refuse(&files[0], "its name does not end in .wav");
    }
    let read: Vec<PathBuf> =
        sources.iter().filter_map(|(_, source)| Path::new(source.name()).canonicalize().ok()).collect();
    for path in files {
        let Ok(metadata) = path.symlink_metadata() else { continue };
        if !metadata.is_file() {
            return refuse(path, "what stands there is no plain file");
        }
        if path.canonicalize().is_ok_and(|path| read.contains(&path)) {
            return refuse(path, "it is one of the files that are read");
        }
    }
    Ok(())
}

/// Writes the files that go with the audio, each inside the other: all are whole before the first takes its place.
fn write_others(
    outputs: &[&dyn Output],
    programme: &Programme,
    sources: &Sources,
    wav: &Path,
    run: Run<'_>,
) -> Result<(), BuildError> {
    let Some((output, others)) = outputs.split_first() else { return run.proceed() };
    let path = wav.with_extension(output.extension());
    let audio_file = wav.file_name().unwrap_or_default().to_string_lossy();
    publish(&path, |file| {
        let mut buffered = BufWriter::new(file);
        let written = output.write(programme, sources, &audio_file, &mut buffered).and_then(|()| buffered.flush());
        written.map_err(|error| PublishError::new(&path, error))?;
        drop(buffered);
        write_others(others, programme, sources, wav, run)
    })
}

impl BuildError {
    /// A rate that a stage refused.
    pub(super) fn rate(error: impl std::fmt::Display) -> Self {
        Self::Rate(error.to_string())
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoArticles => {
                Some("name article files, or a folder that holds some: `newscast build FOLDER`".to_owned())
            }
            Self::Voice(VoiceError::Unavailable { remedy, .. }) => Some(remedy.clone()),
            Self::Voice(_) => None,
            Self::Publish(error) => Some(error.help()),
            Self::NothingSpoken => Some("try another voice; `newscast voices` lists them".to_owned()),
            Self::Target { .. } => Some("choose another name with `-o NAME.wav`".to_owned()),
            Self::Unusable(_) | Self::Rate(_) | Self::Interrupted => None,
        }
    }
}

/// `audio/briefing-DATE.wav`, the folder made if need be; without a date where no article has one: the clock is never
/// asked.
fn default_output(date: Option<Date>) -> Result<PathBuf, PublishError> {
    let folder = Path::new("audio");
    std::fs::create_dir_all(folder).map_err(|error| PublishError::new(folder, error))?;
    Ok(folder.join(match date {
        Some(date) => format!("briefing-{date}.wav"),
        None => "briefing.wav".to_owned(),
    }))
}
