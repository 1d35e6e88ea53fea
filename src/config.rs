//! Every setting: its default, its key, its variable. Gathers them from file, environment and flags; opens no file itself.
//!
//! One slice, [`KEYS`], is the registry: the configuration file, the environment and the help all walk it.

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr as _;

use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Outcome};
use crate::engines;
use crate::engines::piper::{PhonemizerChoice, RuntimeChoice};
use crate::mix::{Pauses, Target};
use crate::normalize::Style;
use crate::text::{Source, SourceId, Span};
use crate::units::SampleRate;

/// What a run is made with.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Which voice; `auto` takes the best there is.
    pub voice: String,
    /// Words a minute within sentences; news studies advise 160 to 180.
    pub wpm: u32,
    /// Programme loudness and true-peak ceiling.
    pub loudness: Target,
    /// The audio's rate; `None` keeps the voice's own.
    pub sample_rate: Option<SampleRate>,
    /// House style of numbers and dates.
    pub style: Style,
    /// The user's own pronunciation files, in order of authority.
    pub lexicon: Vec<PathBuf>,
    /// The file of the edition, whose names go before the user's.
    pub edition: Option<PathBuf>,
    /// Which layers decide pronunciations, of [`LAYERS`].
    pub layers: Vec<&'static str>,
    /// Silence at each kind of boundary.
    pub pauses: Pauses,
    /// Where sentences that were rendered are kept. It changes no sample.
    pub cache: Cache,
    /// Choices for neural voices.
    pub engine: engines::Options,
    /// How many sentences are spoken at once; `None` for one on each core. It changes no sample.
    pub jobs: Option<NonZeroUsize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            voice: "auto".to_owned(),
            wpm: 165,
            loudness: Target::default(),
            sample_rate: None,
            style: Style::Us,
            lexicon: Vec::new(),
            edition: None,
            layers: LAYERS.to_vec(),
            pauses: Pauses::default(),
            cache: Cache::Platform,
            engine: engines::Options::default(),
            jobs: None,
        }
    }
}

/// Where sentences that were rendered are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cache {
    /// In the platform's folder for such things.
    Platform,
    /// In a folder that was named.
    Folder(PathBuf),
    /// Nowhere.
    Off,
}

/// Who decides how a name is said, in this order: marks in the article, the edition's file, the user's file, the bundled
/// newsmakers, the base lexicon, the rules of the name's origin, the voice.
pub const LAYERS: &[&str] = &["inline", "edition", "user", "newsmakers", "base", "rules", "engine"];

/// One setting.
pub struct Key {
    /// Its key in the configuration file; a dot parts table and key.
    pub name: &'static str,
    /// What it takes and means, for people.
    pub about: &'static str,
    /// Sets it from one or more values; the error says what would do.
    set: fn(&mut Settings, &[&str]) -> Result<(), String>,
}

impl Key {
    /// The environment variable that sets it: `NEWSCAST_` and the key in capitals.
    pub fn variable(&self) -> String {
        format!("NEWSCAST_{}", self.name.to_ascii_uppercase().replace('.', "_"))
    }
}

/// Every setting, in the order the help lists them.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    Key { name: "voice",       about: "the voice, or `auto`; `newscast voices` lists them", set: |s, v| one(v).map(|v| s.voice = v.to_owned()) },
    Key { name: "wpm",         about: "words a minute within sentences, 80 to 450",         set: |s, v| whole(v, 80, 450).map(|v| s.wpm = v) },
    Key { name: "loudness",    about: "podcast, ebu, atsc, aes, or a loudness in LUFS",     set: |s, v| Target::from_str(one(v)?).map(|v| s.loudness = v).map_err(|e| e.to_string()) },
    Key { name: "sample_rate", about: "samples a second, 8000 to 192000",                   set: |s, v| whole(v, 8_000, 192_000).map(|v| s.sample_rate = SampleRate::new(v)) },
    Key { name: "style",       about: "us or uk",                                           set: |s, v| Style::from_str(one(v)?).map(|v| s.style = v).map_err(|e| e.to_string()) },
    Key { name: "lexicon",     about: "pronunciation files, the first having most say",     set: |s, v| { s.lexicon = v.iter().map(PathBuf::from).collect(); Ok(()) } },
    Key { name: "edition",     about: "the file of an edition: its names go before those of all other files", set: |s, v| one(v).map(|v| s.edition = Some(PathBuf::from(v))) },
    Key { name: "layers",      about: "who decides pronunciations: any of inline, edition, user, newsmakers, base, rules, engine", set: |s, v| layers(v).map(|v| s.layers = v) },
    Key { name: "runtime",     about: "what runs neural voices: auto, rten or onnxruntime", set: |s, v| one_of(v, &RuntimeChoice::NAMES, RuntimeChoice::named).map(|v| s.engine.runtime = v) },
    Key { name: "phonemizer",  about: "who gives neural voices the phonemes of words that no lexicon decides: auto, library or port (of espeak-ng)", set: |s, v| one_of(v, &PhonemizerChoice::NAMES, PhonemizerChoice::named).map(|v| s.engine.phonemizer = v) },
    Key { name: "jobs",        about: "sentences spoken at once, 1 to 64; one on each core where it is not set", set: |s, v| whole(v, 1, 64).map(|v| s.jobs = NonZeroUsize::new(v as usize)) },
    Key { name: "cache",       about: "the folder in which sentences are kept once rendered, or `off`", set: |s, v| one(v).map(|v| s.cache = cache(v)) },
    Key { name: "pauses.clause",    about: "milliseconds at a comma",                       set: |s, v| pause(v).map(|v| s.pauses.clause = v) },
    Key { name: "pauses.sentence",  about: "milliseconds between sentences",                set: |s, v| pause(v).map(|v| s.pauses.sentence = v) },
    Key { name: "pauses.paragraph", about: "milliseconds between paragraphs",               set: |s, v| pause(v).map(|v| s.pauses.paragraph = v) },
    Key { name: "pauses.headline",  about: "milliseconds after a headline",                 set: |s, v| pause(v).map(|v| s.pauses.headline = v) },
    Key { name: "pauses.story",     about: "milliseconds between stories",                  set: |s, v| pause(v).map(|v| s.pauses.story = v) },
    Key { name: "pauses.lead_in",   about: "milliseconds before the first word",            set: |s, v| pause(v).map(|v| s.pauses.lead_in = v) },
    Key { name: "pauses.tail",      about: "milliseconds after the last word",              set: |s, v| pause(v).map(|v| s.pauses.tail = v) },
];

fn one<'a>(values: &[&'a str]) -> Result<&'a str, String> {
    match values {
        [value] => Ok(value),
        _ => Err("takes one value".to_owned()),
    }
}

fn whole(values: &[&str], least: u32, most: u32) -> Result<u32, String> {
    match one(values)?.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("must be a whole number from {least} to {most}")),
    }
}

fn one_of<T>(values: &[&str], names: &[&str], named: fn(&str) -> Option<T>) -> Result<T, String> {
    let wanted = || format!("must be one of {}", names.join(", "));
    one(values).ok().and_then(named).ok_or_else(wanted)
}

fn cache(value: &str) -> Cache {
    match value {
        "off" => Cache::Off,
        "" => Cache::Platform,
        folder => Cache::Folder(PathBuf::from(folder)),
    }
}

fn layers(values: &[&str]) -> Result<Vec<&'static str>, String> {
    let named: Vec<&str> = values.iter().flat_map(|value| value.split(',')).map(str::trim).collect();
    match named.iter().find(|name| !LAYERS.contains(name)) {
        Some(wrong) => Err(format!("`{wrong}` is no layer; the layers are {}", LAYERS.join(", "))),
        // The order of authority is always the same, whatever the order they are named in.
        None => Ok(LAYERS.iter().copied().filter(|layer| named.contains(layer)).collect()),
    }
}

fn pause(values: &[&str]) -> Result<u32, String> {
    // Ten seconds: more dead air than any station allows.
    whole(values, 0, 10_000)
}

impl Settings {
    /// Sets one key from text.
    ///
    /// # Errors
    /// What would do, without the key's name: the caller knows what the user typed (`--wpm`, `NEWSCAST_WPM`).
    pub fn set(&mut self, name: &str, values: &[&str]) -> Result<(), String> {
        match KEYS.iter().find(|key| key.name == name) {
            Some(key) => (key.set)(self, values),
            None => Err("is not a setting".to_owned()),
        }
    }

    /// Applies the environment: `variable` gives a variable's value.
    pub fn apply_environment(&mut self, variable: impl Fn(&str) -> Option<String>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for key in KEYS {
            let name = key.variable();
            let Some(value) = variable(&name) else { continue };
            if let Err(wanted) = (key.set)(self, &[&value]) {
                diagnostics.push(Diagnostic::error("config.value", format!("`{name}={value}`: {wanted}")));
            }
        }
        diagnostics
    }

    /// Applies a configuration file (TOML). What is wrong is reported at its line; the rest still counts.
    pub fn apply_file(mut self, id: SourceId, source: &Source) -> Outcome<Self> {
        let mut diagnostics = Vec::new();
        match DeTable::parse(source.text()) {
            Ok(table) => self.apply_table(id, "", table.get_ref(), &mut diagnostics),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let span = Span { source: id, start: span.start as u32, end: span.end as u32 };
                diagnostics.push(Diagnostic::error("config.syntax", "this is not TOML").at(span, error.message()));
            }
        }
        // The table comes in the order of its keys; people read in the order of the file.
        diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span.start));
        Outcome { value: self, diagnostics }
    }

    fn apply_table(&mut self, id: SourceId, prefix: &str, table: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for (key, value) in table.iter() {
            let name = format!("{prefix}{}", key.get_ref());
            let place =
                |span: std::ops::Range<usize>| Span { source: id, start: span.start as u32, end: span.end as u32 };
            if let DeValue::Table(inner) = value.get_ref() {
                self.apply_table(id, &format!("{name}."), inner, diagnostics);
            } else if !KEYS.iter().any(|key| key.name == name) {
                diagnostics.push(
                    Diagnostic::error("config.key", format!("`{name}` is not a setting"))
                        .at(place(key.span()), "")
                        .help(format!("the settings are {}", names())),
                );
            } else {
                let texts = texts_of(value.get_ref());
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                if let Err(wanted) = self.set(&name, &texts) {
                    diagnostics.push(
                        Diagnostic::error("config.value", format!("`{name}` {wanted}")).at(place(value.span()), ""),
                    );
                }
            }
        }
    }
}

/// The names of all settings, for messages.
fn names() -> String {
    let mut list = String::new();
    for (index, key) in KEYS.iter().enumerate() {
        let _ = write!(list, "{}{}", if index == 0 { "" } else { ", " }, key.name);
    }
    list
}

fn texts_of(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::String(text) => vec![text.to_string()],
        DeValue::Array(items) => items.iter().flat_map(|item| texts_of(item.get_ref())).collect(),
        DeValue::Integer(number) => vec![number.to_string()],
        DeValue::Float(number) => vec![number.to_string()],
        DeValue::Boolean(truth) => vec![truth.to_string()],
        DeValue::Datetime(date) => vec![date.to_string()],
        DeValue::Table(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Outcome<Settings> {
        Settings::default().apply_file(SourceId(0), &Source::new("newscast.toml", text))
    }

    #[test]
    fn a_file_sets_what_it_names_and_leaves_the_rest() {
        let outcome = read("voice = \"tone\"\nwpm = 165\nloudness = -18\n[pauses]\nstory = 900\n");
        assert_eq!(outcome.diagnostics, []);
        assert_eq!((outcome.value.voice.as_str(), outcome.value.wpm, outcome.value.pauses.story), ("tone", 165, 900));
        assert_eq!(outcome.value.pauses.clause, Pauses::default().clause);
    }

    #[test]
    fn mistakes_are_reported_at_their_place_and_the_rest_counts() {
        let outcome = read("wpm = 900\nspeed = 2\nstyle = \"uk\"\n");
        let places: Vec<(&str, u32)> = outcome.diagnostics.iter().map(|d| (d.code, d.labels[0].span.start)).collect();
        assert_eq!(places, [("config.value", 6), ("config.key", 10)]);
        assert_eq!(outcome.value.style, Style::Uk);
        assert_eq!(outcome.value.wpm, 165);
    }

    #[test]
    fn every_key_names_its_variable_and_takes_no_nonsense() {
        for key in KEYS.iter().filter(|key| !matches!(key.name, "voice" | "lexicon" | "edition" | "cache")) {
            let mut settings = Settings::default();
            assert!((key.set)(&mut settings, &["nonsense"]).is_err(), "{}", key.name);
            let wrong = settings.apply_environment(|name| (name == key.variable()).then(|| "nonsense".to_owned()));
            assert_eq!(wrong.len(), 1, "{}", key.name);
        }
    }
}
