//! Any program that writes a WAV: ready-made commands for known ones, a template for the others. Starts no shell.
//!
//! Such a program reports no word times: they are shared out over the sound, the clause marks put where it pauses.

mod sound;
mod text;
mod wav;

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::model::{Speech, Timing, Utterance, Voice};
use crate::units::SampleRate;

use super::{
    Stretch, Synthesizer, VoiceError, held, plain, refuse_empty, respell, share, spoken_letters, stamp, unavailable,
};
use sound::Sound;
use wav::decode;

/// After this long a program is taken to hang. The slowest known, Festival, speaks twenty times faster than real time.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program known by name. Arguments may hold the placeholders of [`open_template`], `{voice}`, and `{lexicon_file}`.
struct Preset {
    name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    /// The voice where none is asked for.
    voice: &'static str,
    /// Arguments that make it list its voices; empty where it cannot.
    list: &'static [&'static str],
    /// A program and arguments that tell the version; empty where none does.
    version: &'static [&'static str],
    /// Words a minute of news sentences at `{stretch}` 1, pauses within them included; measured for those tested.
    natural_wpm: f64,
    lexicon: Lexicon,
}

/// How a program takes phones.
#[derive(Clone, Copy, PartialEq)]
enum Lexicon {
    /// Not at all: it is given a spelling that is likely to be read so.
    Respelling,
    /// `flite -add_lex`: a line a word.
    Flite,
    /// Festival's `lex.add.entry`.
    Festival,
}

const PRESETS: &[Preset] = &[
    Preset {
        name: "flite",
        program: "flite",
        arguments: &[
            "-voice",
            "{voice}",
            "-add_lex",
            "{lexicon_file}",
            "--setf",
            "duration_stretch={stretch}",
            "-t",
            "{text}",
            "-o",
            "{wav}",
        ],
        voice: "slt",
        list: &["-lv"],
        version: &["flite", "--version"],
        natural_wpm: 166.0,
        lexicon: Lexicon::Flite,
    },
    Preset {
        name: "text2wave",
        program: "text2wave",
        arguments: &[
            "-eval",
            "(begin (voice_{voice}) (load \"{lexicon_file}\") (Parameter.set 'Duration_Stretch {stretch}))",
            "-o",
            "{wav}",
            "{text_file}",
        ],
        voice: "kal_diphone",
        list: &[],
        version: &["festival", "--version"],
        natural_wpm: 168.0,
        lexicon: Lexicon::Festival,
    },
    Preset {
        name: "say",
        program: "say",
        arguments: &[
            "-v",
            "{voice}",
            "-r",
            "{wpm}",
            "--file-format=WAVE",
            "--data-format=LEI16@22050",
            "-o",
            "{wav}",
            "-f",
            "{text_file}",
        ],
        voice: "Samantha",
        list: &["-v", "?"],
        version: &[],
        natural_wpm: 170.0,
        lexicon: Lexicon::Respelling,
    },
    Preset {
        name: "windows",
        program: "powershell",
        // Its rate goes from -10 to 10, each step of 10 being a factor of three (SpeechSynthesizer.Rate).
        arguments: &[
            "-NoProfile",
            "-Command",
            "Add-Type -AssemblyName System.Speech; \
             $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; \
             if ('{voice}') { $s.SelectVoice('{voice}') }; \
             $s.Rate = [Math]::Max(-10, [Math]::Min(10, [Math]::Round(10 * [Math]::Log({wpm} / 180.0, 3)))); \
             $s.SetOutputToWaveFile('{wav}'); \
             $s.Speak([IO.File]::ReadAllText('{text_file}')); \
             $s.Dispose()",
        ],
        voice: "",
        list: &[],
        version: &[],
        natural_wpm: 170.0,
        lexicon: Lexicon::Respelling,
    },
];

fn preset(name: &str) -> Result<&'static Preset, String> {
    PRESETS.iter().find(|preset| preset.name == name).ok_or_else(|| format!("no preset is named `{name}`"))
}

/// The program's version, empty where it tells none, or what is missing.
pub fn look(name: &str) -> Result<String, String> {
    let preset = preset(name)?;
    if on_path(preset.program).is_none() {
        return Err(format!("the program `{}` was not found", preset.program));
    }
    let Some((program, arguments)) = preset.version.split_first() else { return Ok(String::new()) };
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let with_digit = |word: &&str| word.contains(|letter: char| letter.is_ascii_digit()) && word.contains('.');
    let word = text.split(|letter: char| letter.is_whitespace() || letter == ':').find(with_digit);
    Ok(word.unwrap_or_default().trim_start_matches("flite-").to_owned())
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let files = std::env::split_paths(&folders).map(|folder| folder.join(program));
    files.flat_map(|file| [file.with_extension("exe"), file]).find(|file| file.is_file())
}

/// Opens a voice of a known program.
pub fn open_preset(name: &str, voice: &str) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let asked = if voice.is_empty() { name.to_owned() } else { format!("{name}:{voice}") };
    let missing = |reason| unavailable(name, &asked, reason);
    let version = look(name).map_err(missing)?;
    let preset = preset(name).map_err(missing)?;
    let voice = if voice.is_empty() { preset.voice } else { voice };
    // The voice goes into commands: nothing but a name may stand there.
    let is_name = voice.chars().all(|letter| letter.is_alphanumeric() || " _-./()".contains(letter));
    let known = known_voices(preset);
    if !is_name || !known.is_empty() && !known.iter().any(|known| known == voice) {
        return Err(VoiceError::Unknown { voice: asked, known: known.join(", ") });
    }
    let arguments = preset.arguments.iter().map(|argument| argument.replace("{voice}", voice)).collect();
    open_command(Program {
        name: voice.to_owned(),
        engine: preset.name.to_owned(),
        version,
        program: preset.program.to_owned(),
        arguments,
        natural_wpm: preset.natural_wpm,
        lexicon: preset.lexicon,
    })
}

/// What the program says its voices are: the first word of each line, or all words after a colon.
fn known_voices(preset: &Preset) -> Vec<String> {
    if preset.list.is_empty() {
        return Vec::new();
    }
    let Ok(output) = Command::new(preset.program).args(preset.list).stdin(Stdio::null()).output() else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match text.split_once(':') {
        Some((head, tail)) if !head.contains('\n') => tail.split_whitespace().map(str::to_owned).collect(),
        _ => text.lines().filter_map(|line| line.split("  ").next()).map(|name| name.trim().to_owned()).collect(),
    }
}

/// Opens a command: a program and its arguments, parted by spaces, quoted where they hold one, with placeholders.
///
/// `{text}` stands for what is to be said, `{text_file}` for a file that holds it (one of them is needed), `{wav}`
/// for the file to write (without it the WAV is read from standard output), `{wpm}` for the words a minute and
/// `{stretch}` for 170 divided by them. No shell reads it: for one, begin with `sh -c`.
pub fn open_template(template: &str) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let refuse = |fact: &str| VoiceError::Failed(format!("the command `{template}` {fact}"));
    let mut parts = split(template).ok_or_else(|| refuse("has a quotation mark that is not closed"))?.into_iter();
    let program = parts.next().ok_or_else(|| refuse("is empty"))?;
    let arguments: Vec<String> = parts.collect();
    if !arguments.iter().any(|argument| argument.contains("{text}") || argument.contains("{text_file}")) {
        return Err(refuse("holds neither {text} nor {text_file}"));
    }
    open_command(Program {
        name: program.clone(),
        engine: "command".to_owned(),
        version: String::new(),
        program,
        arguments,
        natural_wpm: 170.0,
        lexicon: Lexicon::Respelling,
    })
}

/// Splits at spaces outside quotation marks; `None` where one is not closed.
fn split(template: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut quote: Option<char> = None;
    let mut open = false;
    for letter in template.chars() {
        match (letter, quote) {
            ('"' | '\'', None) => quote = Some(letter),
            (_, Some(mark)) if letter == mark => quote = None,
            (_, None) if letter.is_whitespace() => {
                open = false;
                continue;
            }
            _ => {
                if !open {
                    parts.push(String::new());
                }
                open = true;
                parts.last_mut()?.push(letter);
                continue;
            }
        }
        if !open {
            parts.push(String::new());
            open = true;
        }
    }
    quote.is_none().then_some(parts)
}

#[derive(Clone)]
struct Program {
    engine: String,
    name: String,
    version: String,
    program: String,
    arguments: Vec<String>,
    natural_wpm: f64,
    lexicon: Lexicon,
}

struct Spoken {
    voice: Voice,
    rate: SampleRate,
    program: Program,
    folder: TempDir,
}

/// Has the program say one word, to learn its sample rate and that it works at all.
fn open_command(program: Program) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let folder = TempDir::new().map_err(|error| VoiceError::Failed(format!("no temporary folder: {error}")))?;
    let voice = Voice {
        engine: program.engine.clone(),
        name: program.name.clone(),
        version: program.version.clone(),
        language: if program.lexicon == Lexicon::Respelling { "en" } else { "en-US" }.to_owned(),
        timing: Timing::Estimated,
    };
    let rate = SampleRate::new(16_000).ok_or(VoiceError::Silent)?;
    let mut spoken = Spoken { voice, rate, program, folder };
    let (rate, _) = spoken.run("one", "", 170.0)?;
    spoken.rate = rate;
    Ok(Box::new(spoken))
}

impl Synthesizer for Spoken {
    fn voice(&self) -> &Voice {
        &self.voice
    }

    fn rate(&self) -> SampleRate {
        self.rate
    }

    /// For programs that tell their version: that, the program's file, its size and time of change, and what it is asked
    /// to do. Voices that lie in files of their own come and go with the version. Of all other programs nothing certain is
    /// known: `say` and Windows take their voices from the system, a template may do anything.
    fn fingerprint(&self) -> Option<String> {
        let Program { engine, name, version, program, arguments, .. } = &self.program;
        if version.is_empty() {
            return None;
        }
        let file = stamp(&on_path(program)?)?;
        Some(format!("{engine} {version} {name} {file} {arguments:?}"))
    }

    /// Known programs may run side by side; of another nobody knows whether it writes to a place of its own.
    fn twin(&self) -> Result<Option<Box<dyn Synthesizer>>, VoiceError> {
        if preset(&self.program.engine).is_err() {
            return Ok(None);
        }
        let folder = TempDir::new().map_err(|error| VoiceError::Failed(format!("no temporary folder: {error}")))?;
        let twin = Self { voice: self.voice.clone(), rate: self.rate, program: self.program.clone(), folder };
        Ok(Some(Box::new(twin)))
    }

    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        refuse_empty(utterance)?;
        let (text, lexicon) = text::write(&utterance.words, self.program.lexicon)?;
        let (rate, samples) = self.run(&text, &lexicon, held(utterance.delivery.wpm))?;
        if rate != self.rate {
            return Err(VoiceError::Failed(format!("it changed from {} to {rate}", self.rate)));
        }
        let sound = Sound::find(&samples, rate).ok_or(VoiceError::Silent)?;
        // A little of the silence that the program leaves around its speech is kept, so that no soft sound is cut.
        let margin = rate.frames_in(30).index();
        let from = sound.start.saturating_sub(margin);
        let to = (sound.end + margin).min(samples.len());
        let marks = sound.marks(&utterance.words, from);
        Ok(Speech { rate, samples: samples[from..to].to_vec(), marks })
    }

    fn pronounce(&mut self, _text: &str) -> Option<String> {
        None
    }
}

impl Spoken {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, text: &str, lexicon: &str, wpm: f64) -> Result<(SampleRate, Vec<f32>), VoiceError> {
        let name = &self.program.program;
        let failed = |fact: String| VoiceError::Failed(format!("`{name}` {fact}"));
        let broken = |error: std::io::Error| failed(format!("could not be given its files: {error}"));
        let (wav, text_file, lexicon_file) = (self.path("wav"), self.path("text"), self.path("lexicon"));
        fs::write(&text_file, text).map_err(broken)?;
        fs::write(&lexicon_file, lexicon).map_err(broken)?;
        fs::write(&wav, "").map_err(broken)?;
        let stretch = self.program.natural_wpm / wpm;
        let fill = |argument: &String| {
            // The text comes last, so that nothing in it is taken for a placeholder.
            let argument = argument
                .replace("{wav}", &wav.to_string_lossy())
                .replace("{text_file}", &text_file.to_string_lossy())
                .replace("{lexicon_file}", &lexicon_file.to_string_lossy())
                .replace("{wpm}", &wpm.to_string())
                .replace("{stretch}", &format!("{stretch:.3}"));
            argument.replace("{text}", text)
        };
        let to_stdout = !self.program.arguments.iter().any(|argument| argument.contains("{wav}"));
        let stdout = if to_stdout { wav.clone() } else { self.path("out") };
        // Files, not pipes: nothing a program or its children leave open can make us wait.
        let mut child = Command::new(name)
            .args(self.program.arguments.iter().map(fill))
            .stdin(Stdio::null())
            .stdout(File::create(&stdout).map_err(broken)?)
            .stderr(File::create(self.path("err")).map_err(broken)?)
            .spawn()
            .map_err(|error| unavailable(&self.program.engine, name, format!("it did not start: {error}")))?;
        let status = wait(&mut child).map_err(broken)?;
        let complaint = fs::read(self.path("err")).unwrap_or_default();
        let complaint = String::from_utf8_lossy(&complaint);
        let last = complaint.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or("it said nothing");
        match status {
            None => return Err(failed(format!("was stopped after {} seconds: {last}", PATIENCE.as_secs()))),
            Some(status) if !status.success() => return Err(failed(format!("ended with {status}: {last}"))),
            Some(_) => {}
        }
        let bytes = fs::read(&wav).map_err(broken)?;
        if bytes.is_empty() {
            return Err(failed(format!("wrote no WAV: {last}")));
        }
        decode(bytes).map_err(|error| failed(format!("wrote a WAV that cannot be read: {error}")))
    }
}

/// How the child ended; `None` where it had to be stopped.
fn wait(child: &mut std::process::Child) -> std::io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        sleep(Duration::from_millis(2));
    }
}
