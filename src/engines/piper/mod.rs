//! Piper's neural voices: symbols in, samples out, exact times from the graph's own durations.
//!
//! A lexicon's words are said by its phones, the others by espeak's phonemes, on which these voices were trained. A symbol
//! that a voice does not know is an error that names the word. Fetches nothing: voices are installed from files.

mod align;
mod config;
mod dialect;
mod graph;
pub mod install;
mod noise;
mod onnxruntime;
mod phonemizer;
mod rten;
mod runtime;
pub mod shelf;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use crate::model::{Mark, Speech, SpokenWord, Timing, Utterance, Voice, WordMark};
use crate::units::SampleRate;

use super::{Options, Stretch, Synthesizer, VoiceError, held, refuse_empty, share, unavailable};
use align::align;
use config::Config;
use dialect::{Accent, write as dialect};
use graph::{Graph, LATENT, NOISE, SPEAKER};
use phonemizer::{Phonemizer, Symbol};
use runtime::{Front, Request, Runtime, Sound, lengths};
use shelf::{Shelf, Shelved, Stored};

pub use phonemizer::Choice as PhonemizerChoice;
pub use runtime::Choice as RuntimeChoice;

/// What can change the sound of the same symbols besides voice and runtime: raised when it does.
const EDITION: u32 = 2;

/// Symbols in one run of the graph, about half a minute of speech; what is longer is parted at a pause or a space, for its
/// attention grows with the square of its length.
const RUN: usize = 360;

/// Sentences by which a voice's pace is learned; a comma is the mark of the word before it.
const PACE: &[&str] = &[
    "the prime minister told parliament on tuesday that talks would continue until the end of the week",
    "rescue teams reached the flooded villages, where landslides had destroyed several hundred houses and the only bridge",
    "officials at the ministry declined to answer questions about the cost of the new hospital",
    "the central bank left interest rates unchanged, and said prices were rising more slowly",
    "opposition leaders accused the government of withholding the report, which was completed in september",
    "at least thirty passengers were taken to hospital after the explosion, according to state television",
];

struct Piper {
    voice: Voice,
    config: Arc<Config>,
    phonemizer: Phonemizer,
    rate: SampleRate,
    speaker: i64,
    fingerprint: Option<String>,
    model: Arc<Model>,
    /// This thread's own, had when it first speaks.
    runtime: Option<Box<dyn Runtime>>,
}

/// The model of a voice and of all its twins, loaded when the first of them speaks.
struct Model {
    found: Found,
    /// What onnxruntime is run with; `None` for rten.
    environment: Option<onnxruntime::Environment>,
    loaded: OnceLock<Result<Loaded, String>>,
}

/// A model that is in memory.
struct Loaded {
    seed: Seed,
    pace: Pace,
}

/// How long a voice takes for a word of news: some of it stays as it is however slowly the voice is told to speak, since
/// no phoneme takes less than a frame.
#[derive(Clone, Copy)]
struct Pace {
    /// Seconds a word that stay.
    fixed: f64,
    /// Seconds a word that grow with the length scale.
    scaled: f64,
}

impl Pace {
    /// From seconds a word at two scales.
    fn through(one: (f64, f64), other: (f64, f64)) -> Self {
        let scaled = (other.1 - one.1) / (other.0 - one.0);
        Self { fixed: one.1 - scaled * one.0, scaled }
    }

    /// What the voice's own length scale is to be multiplied by for so many words a minute.
    fn slower(self, wpm: f64) -> f64 {
        ((60.0 / wpm - self.fixed) / self.scaled).clamp(0.25, 4.0)
    }
}

/// What each thread's runtime is made of.
enum Seed {
    Rten(rten::Rten),
    Onnxruntime(Arc<Graph>, onnxruntime::Environment),
}

impl Seed {
    fn runtime(&self) -> Result<Box<dyn Runtime>, String> {
        Ok(match self {
            Self::Rten(rten) => Box::new(rten.clone()),
            Self::Onnxruntime(graph, environment) => Box::new(onnxruntime::Onnxruntime::load(graph, environment)?),
        })
    }
}

/// How many voices are here, or what is missing.
pub fn look() -> Result<String, String> {
    let listed = Shelf::here().list().map_err(|refusal| refusal.to_string())?;
    let names: Vec<&str> = listed.iter().filter(|found| found.voice.is_ok()).map(|found| found.name.as_str()).collect();
    if names.is_empty() { Err("no neural voice is installed".to_owned()) } else { Ok(names.join(", ")) }
}

/// Opens a voice by name, by the path of its model, or the default one where the name is empty; perhaps with `#` and a
/// speaker: `joe`, `voices/x.onnx#3`.
pub fn open(name: &str, options: &Options) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let missing = |reason: String| unavailable("piper", format!("piper:{name}").trim_end_matches(':'), reason);
    let (place, speaker) = match name.rsplit_once('#') {
        Some((place, speaker)) if !speaker.contains(['/', '\\']) => (place, Some(speaker)),
        _ => (name, None),
    };
    let found = match place.ends_with(".onnx") {
        true => Found::file(Path::new(place)).map_err(missing)?,
        false => {
            Found::shelved(shelf::find(place).map_err(|refusal| missing(refusal.to_string()))?).map_err(missing)?
        }
    };
    let wrong = |what: String| VoiceError::Failed(format!("the voice `{}` cannot be used: {what}", found.name));
    let config = Config::read(&found.config).map_err(|what| wrong(format!("in its settings, {what}")))?;
    let speaker = config.speaker(speaker).map_err(wrong)?;
    let rate = SampleRate::new(config.audio.sample_rate).ok_or_else(|| wrong("it speaks at 0 hertz".to_owned()))?;
    let phonemizer = Phonemizer::open(&config.espeak.voice, options.phonemizer).map_err(wrong)?;
    let library = fast(options.runtime).map_err(wrong)?;
    let (environment, runtime) = match library {
        Some((library, environment)) => (Some(environment), format!("onnxruntime {}", library.version)),
        None => (None, format!("rten {}", rten::VERSION)),
    };
    let fingerprint = || -> Option<String> {
        let model = found.sha256()?;
        Some(format!("piper {EDITION} {model} {:?} {speaker} {runtime} {}", found.config, phonemizer.fingerprint()?))
    };
    let voice = Voice {
        engine: "piper".to_owned(),
        name: match config.num_speakers {
            0 | 1 => found.name.clone(),
            _ => format!("{}#{speaker}", found.name),
        },
        version: format!("{runtime}, {}", phonemizer.name()),
        language: config.language(),
        timing: Timing::Phone,
    };
    Ok(Box::new(Piper {
        voice,
        fingerprint: fingerprint(),
        config: Arc::new(config),
        phonemizer,
        rate,
        speaker,
        model: Arc::new(Model { found, environment, loaded: OnceLock::new() }),
        runtime: None,
    }))
}

/// The library of onnxruntime to run on, if one is to be: for `auto`, the newest that can be loaded.
fn fast(choice: RuntimeChoice) -> Result<Option<(shelf::Runtime, onnxruntime::Environment)>, String> {
    if choice == RuntimeChoice::Rten {
        return Ok(None);
    }
    let mut reason = "the library of onnxruntime is not installed".to_owned();
    for library in Shelf::here().runtimes() {
        match onnxruntime::environment(&library.library) {
            Ok(environment) => return Ok(Some((library, environment))),
            Err(error) => reason = format!("`{}` cannot be used: {error}", library.library.display()),
        }
    }
    if choice == RuntimeChoice::Auto { Ok(None) } else { Err(reason) }
}

/// A voice's files.
struct Found {
    name: String,
    model: Stored,
    config: String,
    /// As it was when the voice was installed; `None` where that was not written down.
    sha256: Option<String>,
}

impl Found {
    fn shelved(voice: Shelved) -> Result<Self, String> {
        let config = voice.config.bytes().map_err(|error| error.to_string())?;
        let config = String::from_utf8_lossy(&config).into_owned();
        Ok(Self { name: voice.name, model: voice.model, config, sha256: Some(voice.sha256) })
    }

    fn file(path: &Path) -> Result<Self, String> {
        let mut json = path.as_os_str().to_owned();
        json.push(".json");
        let config = std::fs::read_to_string(&json)
            .map_err(|error| format!("`{}` cannot be read: {error}", Path::new(&json).display()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !path.is_file() {
            return Err(format!("`{}` is no file", path.display()));
        }
        Ok(Self { name, model: Stored::File(path.to_owned()), config, sha256: None })
    }

    /// SHA-256 of the model.
    fn sha256(&self) -> Option<String> {
        let of_bytes = || {
            let hash = Sha256::digest(self.model.bytes().ok()?);
            Some(hash.iter().map(|byte| format!("{byte:02x}")).collect())
        };
        self.sha256.clone().or_else(of_bytes)
    }

    /// The graph, made ready.
    fn graph(&self) -> Result<Graph, String> {
        graph::prepare(&self.model.bytes().map_err(|error| error.to_string())?)
    }
}

/// Measures the pace from the durations that the graph tells.
fn pace(rten: &rten::Rten, config: &Config, phonemizer: &mut Phonemizer, speaker: i64) -> Result<Pace, String> {
    let mut seconds_a_word = |slower: f64| -> Result<Option<f64>, String> {
        let (mut words, mut samples) = (0, 0);
        for line in PACE {
            let mut spoken: Vec<SpokenWord> = line.split(' ').map(SpokenWord::plain).collect();
            for word in spoken.iter_mut().filter(|word| word.text.ends_with(',')) {
                word.text.pop();
                word.mark = Some(Mark::Comma);
            }
            let symbols = phonemizer.write(&spoken).map_err(|error| error.to_string())?;
            // A voice that lacks a symbol is heard on the other sentences.
            let Ok((ids, places)) = ids(config, &symbols, &spoken) else { continue };
            let request = request(&ids, config, slower, speaker, noise::long());
            let Ok(lengths) = rten.durations(&request) else { return Ok(None) };
            let spans = spans(&lengths, &places);
            let mut heard = std::iter::zip(&symbols, &spans).filter(|(symbol, _)| symbol.word.is_some());
            let first = heard.next().map_or(0, |(_, span)| span.0);
            samples += heard.next_back().map_or(first, |(_, span)| span.1) - first;
            words += spoken.len();
        }
        let seconds = samples as f64 / f64::from(config.audio.sample_rate);
        Ok((words > 0).then(|| seconds / words as f64))
    };
    // A graph that does not tell its durations keeps to the pace that most voices have.
    let usual = Pace { fixed: 0.0, scaled: USUAL };
    let (Some(own), Some(slow)) = (seconds_a_word(1.0)?, seconds_a_word(SLOW)?) else { return Ok(usual) };
    if own > 0.0 && slow > own {
        Ok(Pace::through((1.0, own), (SLOW, slow)))
    } else {
        Err("it gives no sound".to_owned())
    }
}

/// Seconds a word of a voice whose graph does not tell: 180 words a minute.
const USUAL: f64 = 60.0 / 180.0;

/// The other scale at which the pace is measured.
const SLOW: f64 = 1.4;

fn request<'a>(ids: &'a [i64], config: &Config, slower: f64, speaker: i64, noise: &'a [f32]) -> Request<'a> {
    let scales = config.inference;
    let scales = [scales.noise_scale, (f64::from(scales.length_scale) * slower) as f32, scales.noise_w];
    Request { ids, scales, speaker, noise }
}

/// The ids of symbols, framed and padded as Piper's voices were trained, and for each symbol where its own begin.
fn ids(config: &Config, symbols: &[Symbol], words: &[SpokenWord]) -> Result<(Vec<i64>, Vec<usize>), VoiceError> {
    let of = |symbol: char| config.ids(symbol.encode_utf8(&mut [0; 4]));
    let frame = |symbol: char| of(symbol).unwrap_or_default();
    let mut ids: Vec<i64> = Vec::with_capacity(symbols.len() * 2 + 4);
    ids.extend(frame('^'));
    ids.extend(frame('_'));
    let mut places = Vec::with_capacity(symbols.len() + 1);
    for symbol in symbols {
        let known = match symbol.word {
            Some(_) => of(symbol.letter),
            // A voice need not know every sign: another is a pause as well, and without one the words are said all the same.
            None => [symbol.letter, ',', '.'].into_iter().find_map(of).or(Some(&[])),
        };
        let Some(own) = known else {
            let word = symbol.word.and_then(|word| words.get(word as usize));
            let word = word.map_or_else(String::new, |word| word.text.clone());
            return Err(VoiceError::Unsayable { word, phone: symbol.letter.to_string() });
        };
        places.push(ids.len());
        ids.extend(own);
        ids.extend(frame('_'));
    }
    places.push(ids.len());
    ids.extend(frame('$'));
    Ok((ids, places))
}

/// First sample and one past the last of each symbol, the padding after it included.
fn spans(lengths: &[u64], places: &[usize]) -> Vec<(u64, u64)> {
    let mut starts = Vec::with_capacity(lengths.len() + 1);
    let mut at = 0;
    for length in lengths {
        starts.push(at);
        at += length;
    }
    starts.push(at);
    let start = |id: usize| starts.get(id).copied().unwrap_or(at);
    places.windows(2).map(|pair| (start(pair[0]), start(pair[1]))).collect()
}

/// Where symbols are parted into runs of the graph: after a pause, else after a space, else anywhere.
fn runs(symbols: &[Symbol]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    while symbols.len() - start > RUN {
        let reach = &symbols[start..start + RUN];
        let after = |wanted: fn(char) -> bool| {
            reach.iter().rposition(|symbol| symbol.word.is_none() && wanted(symbol.letter)).filter(|at| *at > RUN / 3)
        };
        let end = after(|letter| letter != ' ').or_else(|| after(|letter| letter == ' ')).map_or(RUN, |at| at + 1);
        runs.push(start..start + end);
        start += end;
    }
    runs.push(start..symbols.len());
    runs
}

impl Piper {
    /// The voice's own pace; the model is loaded, and this thread has its runtime.
    fn load(&mut self) -> Result<Pace, VoiceError> {
        let wrong = |what: &str| VoiceError::Failed(format!("the voice `{}` cannot be used: {what}", self.voice.name));
        let Model { found, environment, loaded } = self.model.as_ref();
        let load = || -> Result<Loaded, String> {
            let graph = found.graph()?;
            // Only rten runs the graph for its durations alone, and for those it needs no decoder.
            let mut measure = |rten: &rten::Rten| pace(rten, &self.config, &mut self.phonemizer, self.speaker);
            Ok(match environment {
                None => {
                    let rten = rten::Rten::load(graph)?;
                    Loaded { pace: measure(&rten)?, seed: Seed::Rten(rten) }
                }
                Some(environment) => {
                    let pace = measure(&rten::Rten::load(graph.front_alone())?)?;
                    Loaded { pace, seed: Seed::Onnxruntime(Arc::new(graph), environment.clone()) }
                }
            })
        };
        let loaded = loaded.get_or_init(load).as_ref().map_err(|what| wrong(what))?;
        if self.runtime.is_none() {
            self.runtime = Some(loaded.seed.runtime().map_err(|what| wrong(&what))?);
        }
        Ok(loaded.pace)
    }

    /// Adds the sound of a run of symbols; gives when each is heard, and whether the graph told so.
    fn run(
        &mut self,
        symbols: &[Symbol],
        words: &[SpokenWord],
        slower: f64,
        samples: &mut Vec<f32>,
    ) -> Result<(Vec<(u64, u64)>, bool), VoiceError> {
        let (ids, places) = ids(&self.config, symbols, words)?;
        let noise = noise::for_ids(ids.len(), slower);
        let short = request(&ids, &self.config, slower, self.speaker, noise);
        // Sounds that are very long take more noise than most sentences do.
        let long = || request(&ids, &self.config, slower, self.speaker, noise::long());
        let Some(runtime) = self.runtime.as_deref_mut() else { return Err(VoiceError::Silent) };
        let sound = runtime::run(runtime, &short).or_else(|_| runtime::run(runtime, &long()));
        let sound = sound.map_err(VoiceError::Failed)?;
        let Sound { samples: heard, lengths } = sound;
        let offset = samples.len() as u64;
        let total = heard.len() as u64;
        samples.extend(heard.iter().map(|sample| on_grid(*sample)));
        let told = lengths.iter().sum::<u64>() == total && lengths.len() == ids.len();
        // Without durations each symbol gets an equal share.
        let even = || {
            let share = |nth: usize| total * nth as u64 / symbols.len().max(1) as u64;
            (0..symbols.len()).map(|nth| (share(nth), share(nth + 1))).collect()
        };
        let spans: Vec<(u64, u64)> = if told { spans(&lengths, &places) } else { even() };
        Ok((spans.into_iter().map(|(start, end)| (start + offset, end + offset)).collect(), told))
    }
}

/// The nearest of the values that 24 bits can hold, so that what is stored without loss is small.
fn on_grid(sample: f32) -> f32 {
    const STEPS: f32 = (1 << 23) as f32;
    if sample.is_finite() { (sample.clamp(-1.0, 1.0) * STEPS).round().min(STEPS - 1.0) / STEPS } else { sample }
}

impl Synthesizer for Piper {
    fn voice(&self) -> &Voice {
        &self.voice
    }

    fn rate(&self) -> SampleRate {
        self.rate
    }

    fn fingerprint(&self) -> Option<String> {
        self.fingerprint.clone()
    }

    fn twin(&self) -> Result<Option<Box<dyn Synthesizer>>, VoiceError> {
        Ok(Some(Box::new(Self {
            voice: self.voice.clone(),
            config: Arc::clone(&self.config),
            phonemizer: self.phonemizer.clone(),
            rate: self.rate,
            speaker: self.speaker,
            fingerprint: self.fingerprint.clone(),
            model: Arc::clone(&self.model),
            runtime: None,
        })))
    }

    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        refuse_empty(utterance)?;
        let words = &utterance.words;
        let pace = self.load()?;
        let symbols = self.phonemizer.write(words)?;
        let slower = pace.slower(held(utterance.delivery.wpm));
        let mut samples = Speech::buffer(0);
        let mut spans = Vec::with_capacity(symbols.len());
        let mut timing = Timing::Phone;
        for run in runs(&symbols) {
            let (heard, told) = self.run(&symbols[run], words, slower, &mut samples)?;
            spans.extend(heard);
            if !told {
                timing = Timing::Estimated;
            }
        }
        let marks = marks(words, &symbols, &spans, timing);
        if marks.is_empty() {
            return Err(VoiceError::Silent);
        }
        Ok(Speech { rate: self.rate, samples, marks })
    }

    fn pronounce(&mut self, text: &str) -> Option<String> {
        let words: Vec<SpokenWord> = text.split_whitespace().map(SpokenWord::plain).collect();
        let symbols = self.phonemizer.write(&words).ok()?;
        let ipa: String = symbols.iter().map(|symbol| symbol.letter).collect();
        Some(ipa.trim_end_matches('.').to_owned()).filter(|ipa| !ipa.is_empty())
    }
}

/// Marks from the times of symbols; words said as part of the word before them share its time.
fn marks(words: &[SpokenWord], symbols: &[Symbol], spans: &[(u64, u64)], timing: Timing) -> Vec<WordMark> {
    let mut heard: Vec<(u32, u64, u64)> = Vec::with_capacity(words.len());
    for (symbol, (start, end)) in std::iter::zip(symbols, spans) {
        let Some(word) = symbol.word else { continue };
        match heard.last_mut() {
            Some(last) if last.0 == word => last.2 = *end,
            _ => heard.push((word, *start, *end)),
        }
    }
    let mut marks = Vec::with_capacity(words.len());
    for (at, (word, start, end)) in heard.iter().enumerate() {
        let first = if at == 0 { 0 } else { *word as usize };
        let next = heard.get(at + 1).map_or(words.len(), |(next, ..)| *next as usize);
        let alone = next - first == 1;
        let stretch = Stretch { words: (first, next), start: *start, end: (*end).max(start + (next - first) as u64) };
        share(words, &stretch, if alone { timing } else { Timing::Estimated }, &mut marks);
    }
    marks
}
