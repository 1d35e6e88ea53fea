//! What may be typed. Describes it, and hands each setting on as text; judges no value itself.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::config::KEYS;
use crate::outputs::OUTPUTS;

/// Turn news articles into spoken bulletins.
#[derive(Debug, Parser)]
#[command(name = "newscast", version, about, long_about = None, propagate_version = true)]
pub struct Args {
    /// Whole lines only: no colour, no drawing, nothing that moves. Also set by NO_COLOR, ACCESSIBLE or TERM=dumb,
    /// and wherever the output is not a terminal.
    #[arg(long, global = true)]
    pub plain: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The command line with what the registries add to its help: the files that `build` writes, and every setting.
pub fn command() -> clap::Command {
    let mut files = String::from("Beside the WAV file it writes:\n");
    for output in OUTPUTS {
        let _ = writeln!(files, "  .{}: {}", output.extension(), output.about());
    }
    let mut settings = String::from("Settings of the configuration file, each also as a variable such as ");
    let _ = writeln!(settings, "{}:", KEYS[0].variable());
    for key in KEYS {
        let _ = writeln!(settings, "  {}: {}", key.name, key.about);
    }
    Args::command().mut_subcommand("build", |build| build.after_long_help(format!("{files}\n{settings}")))
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a bulletin: a WAV file with captions (VTT, SRT) and a manifest (JSON) beside it.
    Build(Build),
    /// Read text lines from standard input and write each as it would be spoken.
    Normalize(Normalize),
    /// Read names from standard input, one a line, and write how each is said, in IPA.
    Pronounce(Pronounce),
    /// Tell why a word is said as it is, and where in the audio.
    Why(Why),
    /// List the voices, which are here, and how to get the others; install and remove neural voices.
    Voices(Voices),
    /// Tell how much is kept of sentences already rendered, or remove it.
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Check lexicon and articles without making any sound.
    Check(Check),
    /// List every proper name of articles: who decides how it is said, and how far that can be trusted.
    Names(Names),
    /// Audition names: as the voice alone says them, then as lexicon and rules have them said.
    Say(Say),
    /// Prove, extend, export and import pronunciation files.
    #[command(subcommand)]
    Lexicon(LexiconCommand),
}

/// `newscast voices`
#[derive(Debug, clap::Args)]
pub struct Voices {
    /// What to do with voices; without it they are listed.
    #[command(subcommand)]
    pub command: Option<VoicesCommand>,
}

/// What can be done with voices.
#[derive(Debug, Subcommand)]
pub enum VoicesCommand {
    /// List the voices, which are here, and how to get the others: what `newscast voices` alone does too.
    List(VoicesList),
    /// Install a neural voice of Piper, or the library onnxruntime, from a file or folder on this machine.
    Install(VoicesInstall),
    /// Remove an installed neural voice; with the name onnxruntime, that library.
    Remove(VoicesRemove),
    /// Tell all about a neural voice: its model card, its speakers, whether its files are whole.
    Info(VoicesInfo),
}

/// `newscast voices list`
#[derive(Debug, Default, clap::Args)]
pub struct VoicesList {
    /// Write one JSON object instead of lines.
    #[arg(long)]
    pub json: bool,
}

/// `newscast voices install`
#[derive(Debug, clap::Args)]
pub struct VoicesInstall {
    /// A .onnx file with its .onnx.json beside it, a .whl or .zip that holds them, or a folder; or the wheel of onnxruntime.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// The name to install it under; of several models, the one that is called so [default: the model's own].
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The SHA-256 that the archive, or a model that comes in none, must have.
    #[arg(long, value_name = "HEX")]
    pub sha256: Option<String>,
    /// Replace another voice of the same name.
    #[arg(long)]
    pub force: bool,
}

/// `newscast voices remove`
#[derive(Debug, clap::Args)]
pub struct VoicesRemove {
    /// The whole name of the voice, as `newscast voices` lists it.
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// `newscast voices info`
#[derive(Debug, clap::Args)]
pub struct VoicesInfo {
    /// The voice: its name or the part of it that no other has [default: the one that `piper` means].
    #[arg(value_name = "NAME", default_value = "", hide_default_value = true)]
    pub name: String,
    /// Write one JSON object instead of lines.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with pronunciation files.
#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Prove each entry on each voice that tells what it says: exit status 1 where it says something else.
    Check(LexiconCheck),
    /// Add an entry to a file, and say how the name will sound.
    Add(Box<LexiconAdd>),
    /// Write entries as PLS 1.0 (XML of the W3C) or as a table (CSV).
    Export(LexiconExport),
    /// Read PLS 1.0 or a table and write a lexicon file; what is not kept is named by line.
    Import(LexiconImport),
}

/// What can be done with the sentences that are kept.
#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Tell where they are, how many, and how large they are.
    Size(CacheChoice),
    /// Remove all of them.
    Clear(CacheChoice),
    /// Remove those that were not used for the longest time.
    Trim {
        /// How much may be left, as in 2GB, 500MB or 1.5GiB.
        #[arg(long, value_name = "SIZE")]
        max: String,
        #[command(flatten)]
        choice: CacheChoice,
    },
}

/// Which store.
#[derive(Debug, clap::Args)]
pub struct CacheChoice {
    /// A configuration file, instead of newscast/config.toml in your configuration folder.
    #[arg(long, value_name = "FILE", env = "NEWSCAST_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Settings that every command shares.
#[derive(Debug, Default, clap::Args)]
pub struct Shared {
    /// A pronunciation file of yours, instead of pronunciations.toml in this folder; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// The TOML file of an edition: the names in it go before those of every other file.
    #[arg(long, value_name = "FILE")]
    pub edition: Option<PathBuf>,
    /// House style of numbers and dates: us or uk.
    #[arg(long, value_name = "STYLE")]
    pub style: Option<String>,
    /// Who decides pronunciations, parted by commas: inline, edition, user, newsmakers, base, rules, engine [default: all].
    #[arg(long, value_name = "LAYERS")]
    pub layers: Option<String>,
    /// A configuration file, instead of newscast/config.toml in your configuration folder.
    #[arg(long, value_name = "FILE", env = "NEWSCAST_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Which voice, how fast.
#[derive(Debug, Default, clap::Args)]
pub struct VoiceChoice {
    /// The voice; `auto` takes the best there is and says which. See `newscast voices`.
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    /// Words a minute within sentences; the pauses between them come on top.
    #[arg(long, value_name = "N")]
    pub wpm: Option<String>,
    /// What runs a neural voice: auto, rten or onnxruntime.
    #[arg(long, value_name = "RUNTIME")]
    pub runtime: Option<String>,
    /// Who gives a neural voice the phonemes of words that no lexicon decides: auto, library or port (of espeak-ng).
    #[arg(long, value_name = "WHO")]
    pub phonemizer: Option<String>,
}

/// `newscast build`
#[derive(Debug, clap::Args)]
pub struct Build {
    /// Articles (.txt, .md), or folders of them; the folder `articles` where none is given.
    #[arg(value_name = "FILE|FOLDER")]
    pub articles: Vec<PathBuf>,
    /// The WAV file to write [default: audio/briefing-DATE.wav].
    #[arg(short, long, value_name = "OUT.wav")]
    pub output: Option<PathBuf>,
    /// The day of the bulletin, as 2026-11-22 [default: the latest date of its articles].
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[command(flatten)]
    pub voice: VoiceChoice,
    /// Loudness: podcast (-19 LUFS, mono), ebu (-23), atsc (-24), aes (-18), or a number.
    #[arg(long, value_name = "PRESET|LUFS", allow_negative_numbers = true)]
    pub loudness: Option<String>,
    /// Samples a second of the WAV file [default: the voice's own].
    #[arg(long, value_name = "N")]
    pub sample_rate: Option<String>,
    /// Sentences spoken at once [default: one on each core]. Any number gives the same bulletin.
    #[arg(long, value_name = "N")]
    pub jobs: Option<String>,
    /// Render every sentence anew, and keep none.
    #[arg(long)]
    pub no_cache: bool,
    /// Tell of each sentence that was not in the store why, and how many were.
    #[arg(long)]
    pub explain_cache: bool,
    /// Make nothing while a name is unchecked (exit status 3), and count warnings (exit status 1).
    #[arg(long)]
    pub strict: bool,
    /// Write a report of the run to standard output as one JSON object; with `--json=events` an object on a line of its own
    /// for each thing that happens before it, so that the report is the last line.
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "report")]
    pub json: Option<Json>,
    #[command(flatten)]
    pub shared: Shared,
}

/// What `build --json` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Json {
    /// The report alone.
    Report,
    /// What happens, then the report.
    Events,
}

/// `newscast normalize`
#[derive(Debug, clap::Args)]
pub struct Normalize {
    /// Also write each token with its class, rule, words and place, one to a line.
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast pronounce`
#[derive(Debug, clap::Args)]
pub struct Pronounce {
    /// Also write which layer and line decided, and the respelling.
    #[arg(long)]
    pub explain: bool,
    /// The voice that is asked for what no lexicon knows.
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast why`
#[derive(Debug, clap::Args)]
pub struct Why {
    /// The word or phrase, as it is written or as it is spoken.
    #[arg(value_name = "WORD", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub word: String,
    /// Articles, or folders of them; the folder `articles` where none is given.
    #[arg(value_name = "FILE|FOLDER")]
    pub articles: Vec<PathBuf>,
    #[command(flatten)]
    pub voice: VoiceChoice,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast check`
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Articles, or folders of them; the folder `articles` where none is given.
    #[arg(value_name = "FILE|FOLDER")]
    pub articles: Vec<PathBuf>,
    /// Count warnings: exit status 1 where there is one.
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast names`
#[derive(Debug, clap::Args)]
pub struct Names {
    /// Articles, or folders of them; the folder `articles` where none is given.
    #[arg(value_name = "FILE|FOLDER")]
    pub articles: Vec<PathBuf>,
    /// Exit status 3 while a name is unchecked: in no lexicon, so that rules or the voice guess.
    #[arg(long)]
    pub strict: bool,
    /// Write one JSON object instead of lines.
    #[arg(long)]
    pub json: bool,
    /// The voice that is asked how it would say each name.
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast say`
#[derive(Debug, clap::Args)]
pub struct Say {
    /// The names, each in quotation marks where it has several words.
    #[arg(value_name = "NAME", required = true, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub names: Vec<String>,
    /// The WAV file to write [default: audio/say.wav].
    #[arg(short, long, value_name = "OUT.wav")]
    pub output: Option<PathBuf>,
    /// A respelling to try out as well, as in "koh-nuh-SHEN-kuff"; goes with one name.
    #[arg(long, value_name = "RESPELLING")]
    pub with: Option<String>,
    #[command(flatten)]
    pub voice: VoiceChoice,
    #[command(flatten)]
    pub shared: Shared,
}

/// `newscast lexicon check`
#[derive(Debug, clap::Args)]
pub struct LexiconCheck {
    /// Pronunciation files; the names that come with the program where none is given.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A voice to prove on; may be given several times [default: all that tell what they say].
    #[arg(long, value_name = "VOICE")]
    pub voice: Vec<String>,
    /// Count warnings: exit status 1 where there is one.
    #[arg(long)]
    pub strict: bool,
}

/// `newscast lexicon add`
#[derive(Debug, clap::Args)]
pub struct LexiconAdd {
    /// The name as it is spelt, and further spellings of it.
    #[arg(value_name = "NAME", required = true)]
    pub names: Vec<String>,
    /// How it is said: a newsroom respelling, as in "koh-nuh-SHEN-kuff".
    #[arg(long, value_name = "RESPELLING")]
    pub say: Option<String>,
    /// How it is said, in the International Phonetic Alphabet.
    #[arg(long, value_name = "IPA")]
    pub ipa: Option<String>,
    /// How it is said, in X-SAMPA.
    #[arg(long, value_name = "X-SAMPA")]
    pub xsampa: Option<String>,
    /// How it is said, in ARPABET, words parted by `|`.
    #[arg(long, value_name = "ARPABET")]
    pub arpabet: Option<String>,
    /// Other words to say in its place.
    #[arg(long, value_name = "WORDS")]
    pub alias: Option<String>,
    /// A part of the name that may stand alone; may be given several times.
    #[arg(long, value_name = "PART")]
    pub short: Vec<String>,
    /// The language of the name, as in ru.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Where the pronunciation was found.
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// Who vouches for it.
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    /// checked, or guessed.
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    /// The day it was checked, as 2026-11-22.
    #[arg(long, value_name = "DATE")]
    pub checked: Option<String>,
    /// Take the place of the entry that the file has for the name.
    #[arg(long)]
    pub replace: bool,
    /// The file; it is made if it is not there.
    #[arg(long, value_name = "FILE", default_value = "pronunciations.toml")]
    pub file: PathBuf,
}

/// `newscast lexicon export`
#[derive(Debug, clap::Args)]
pub struct LexiconExport {
    /// Pronunciation files; the names that come with the program where none is given.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_name = "FORMAT")]
    pub format: Format,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// `newscast lexicon import`
#[derive(Debug, clap::Args)]
pub struct LexiconImport {
    /// The file to read; its ending, .pls (or .xml) or .csv, says what it is.
    #[arg(value_name = "FILE.pls|FILE.csv")]
    pub file: PathBuf,
    /// The lexicon file to write [default: standard output].
    #[arg(short, long, value_name = "OUT.toml")]
    pub output: Option<PathBuf>,
}

/// What lexicons are exchanged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The Pronunciation Lexicon Specification.
    Pls,
    /// A table.
    Csv,
}
