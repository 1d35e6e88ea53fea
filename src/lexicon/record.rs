//! An entry as plain texts: what is typed, imported, exported and written to a file. Judges nothing; the reader does.

use toml::Value;
use toml::value::Datetime;

use super::{Entry, Key, Status};

/// One entry, each field as its file writes it; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Every spelling.
    pub written: Vec<String>,
    /// Parts that may stand alone.
    pub short: Vec<String>,
    /// Whether they may stand alone anywhere.
    pub alone: bool,
    /// How it is said: the key (`say`, `ipa`, `xsampa`, `arpabet`, `alias`) and the text. One, or the reader complains.
    pub said: Vec<(String, String)>,
    /// The newsroom key of a respelling: `voa`, `bbc`, `press`.
    pub key: Option<String>,
    /// Words that must stand before it.
    pub before: Vec<String>,
    /// Words that must stand after it.
    pub after: Vec<String>,
    /// Whether capitals must be as written.
    pub exact_case: bool,
    /// The language of the name.
    pub lang: Option<String>,
    /// `checked` or `guessed`.
    pub status: Option<String>,
    /// Where it was found.
    pub source: Option<String>,
    /// The day it was checked.
    pub checked: Option<String>,
    /// Who checked it.
    pub by: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// What a voice should report, in IPA.
    pub expect: Option<String>,
}

impl Record {
    /// An entry that was read.
    pub fn of(entry: &Entry) -> Self {
        let key = match entry.given.respelling {
            Key::Any => None,
            Key::Voa => Some("voa"),
            Key::Bbc => Some("bbc"),
            Key::Press => Some("press"),
        };
        let status = match entry.status {
            Status::Checked => "checked",
            Status::Guessed => "guessed",
        };
        let when = entry.when.clone().unwrap_or_default();
        Self {
            written: entry.written.clone(),
            short: entry.short.clone(),
            alone: entry.alone,
            said: vec![(entry.given.key.to_owned(), entry.given.text.clone())],
            key: key.map(str::to_owned),
            before: when.before,
            after: when.after,
            exact_case: entry.exact_case,
            lang: entry.lang.clone(),
            status: Some(status.to_owned()),
            source: entry.source.clone(),
            checked: entry.checked.clone(),
            by: entry.by.clone(),
            note: entry.note.clone(),
            expect: entry.expect.as_ref().map(|expect| expect.text.clone()),
        }
    }

    /// A `[[name]]` of a lexicon file, with a line break at its end. What cannot be said is written all the same, for the
    /// reader to find.
    pub fn to_toml(&self) -> String {
        let mut text = String::from("[[name]]\n");
        let mut line = |key: &str, value: String| {
            text.push_str(&format!("{key} = {value}\n"));
        };
        if !self.written.is_empty() {
            line("written", one_or_list(&self.written));
        }
        if !self.short.is_empty() {
            line("short", one_or_list(&self.short));
        }
        if self.alone {
            line("alone", "true".to_owned());
        }
        for (key, said) in &self.said {
            line(key, quoted(said));
        }
        if let Some(key) = &self.key {
            line("key", quoted(key));
        }
        let when = [("before", &self.before), ("after", &self.after)];
        let when = when.iter().filter(|(_, words)| !words.is_empty());
        let when: Vec<String> = when.map(|(side, words)| format!("{side} = {}", list(words))).collect();
        if !when.is_empty() {
            line("when", format!("{{ {} }}", when.join(", ")));
        }
        if self.exact_case {
            line("exact_case", "true".to_owned());
        }
        let texts = [
            ("lang", &self.lang),
            ("expect", &self.expect),
            ("source", &self.source),
            ("by", &self.by),
            ("note", &self.note),
            ("status", &self.status),
        ];
        for (key, value) in texts {
            if let Some(value) = value {
                line(key, quoted(value));
            }
        }
        if let Some(day) = &self.checked {
            // A day stands without quotes; what is none is left in them, and the reader says what a day is.
            let is_day = day.parse::<Datetime>().is_ok_and(|day| day.date.is_some() && day.time.is_none());
            line("checked", if is_day { day.clone() } else { quoted(day) });
        }
        text
    }
}

fn quoted(text: &str) -> String {
    // With a line break in it, it would be written over several lines, which is harder to read back by ear.
    if text.contains(['\n', '\r']) {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
        let plain: String = escaped.chars().map(control).collect();
        return format!("\"{plain}\"");
    }
    Value::from(text).to_string()
}

/// A control character as TOML escapes it; others as they are.
fn control(letter: char) -> String {
    if letter.is_control() { format!("\\u{:04X}", u32::from(letter)) } else { letter.to_string() }
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

fn one_or_list(texts: &[String]) -> String {
    match texts {
        [one] => quoted(one),
        several => list(several),
    }
}
