//! Looks at what claims to be a voice: its model, its settings, its papers. Runs nothing and mends nothing.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use serde_json::{Map, Value};

use super::Refusal;

/// Fields that a part of a model may have: the graph of a Piper voice has some 5000.
const MOST_FIELDS: usize = 1_000_000;
/// Speakers that a voice may have: the largest known has 904.
const MOST_SPEAKERS: u64 = 100_000;

/// What helps where a file is not what it should be.
const AGAIN: &str = "get it again from its publisher, the file itself and all of it";
/// What helps where the settings are of no use.
const OTHER: &str = "get the .onnx.json that belongs to this .onnx from the voice's publisher";

/// What the settings of a voice tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Language, as `en_US`.
    pub language: String,
    /// Espeak's name of it, as `en-us`.
    pub espeak: String,
    /// Piper's word for the size of the model; may be empty.
    pub quality: String,
    /// Samples a second.
    pub sample_rate: u32,
    /// How many speakers.
    pub speakers: u32,
    /// Their names by number; empty where they have none.
    pub speaker_names: Vec<String>,
}

/// Looks at a model: an ONNX file that is all there, with the inputs of a Piper voice. `called` is its name for messages.
///
/// # Errors
/// Where it is something else, is cut, or lacks an input.
pub fn model(path: &Path, called: &str, speakers: u32) -> Result<(), Refusal> {
    let failed = |error: io::Error| Refusal::of(path, "read", &error);
    let refuse = |fact: &str| Refusal::new(format!("`{called}` {fact}"), AGAIN);
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    let length = file.get_ref().metadata().map_err(failed)?.len();
    if let Some(other) = something_else(file.fill_buf().map_err(failed)?) {
        return Err(refuse(other));
    }
    let cut = || refuse("is no whole ONNX model: it was cut or changed on its way, or is something else");
    let top = fields(&mut file, 0..length).ok_or_else(cut)?;
    let graph = top.iter().find(|(number, _)| *number == GRAPH).map(|(_, range)| range.clone());
    let graph = graph.filter(|_| top.iter().any(|(number, _)| *number == IR_VERSION)).ok_or_else(cut)?;
    let mut inputs = Vec::new();
    for (_, range) in fields(&mut file, graph).ok_or_else(cut)?.into_iter().filter(|(number, _)| *number == INPUT) {
        let named = fields(&mut file, range).ok_or_else(cut)?;
        let Some((_, range)) = named.into_iter().find(|(number, _)| *number == NAME) else { continue };
        // A long name is none that is looked for.
        if range.end - range.start < 100 {
            file.seek(SeekFrom::Start(range.start)).map_err(failed)?;
            let mut name = vec![0; (range.end - range.start) as usize];
            file.read_exact(&mut name).map_err(failed)?;
            inputs.push(name);
        }
    }
    let several: &[&str] = if speakers > 1 { &["sid"] } else { &[] };
    for wanted in ["input", "input_lengths", "scales"].iter().chain(several) {
        if !inputs.iter().any(|name| name == wanted.as_bytes()) {
            return Err(Refusal::new(
                format!(
                    "`{called}` is an ONNX model, but of no Piper voice with {speakers} speakers: it has no input `{wanted}`"
                ),
                "give a voice made for Piper, with the .onnx.json that belongs to it",
            ));
        }
    }
    Ok(())
}

/// Numbers of fields in ONNX's ModelProto, GraphProto and ValueInfoProto (onnx.proto of the ONNX project).
const IR_VERSION: u64 = 1;
const GRAPH: u64 = 7;
const INPUT: u64 = 11;
const NAME: u64 = 1;

/// What a file is that begins so, to follow its name; `None` where it may be a model.
fn something_else(start: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(&start[..start.len().min(512)]).trim_start().to_lowercase();
    if start.is_empty() {
        Some("is empty")
    } else if text.starts_with("version https://git-lfs") {
        Some("is a git-lfs pointer, not the model itself")
    } else if text.starts_with("<!doctype") || text.starts_with("<html") || text.starts_with("<?xml") {
        Some("is a web page, not a model")
    } else if text.starts_with('{') {
        Some("is JSON, not a model")
    } else if start.starts_with(b"PK\x03\x04") {
        Some("is an archive, not a model")
    } else {
        None
    }
}

/// The fields of a protobuf message in a range of a file: numbers, and where the bytes of those lie that have bytes.
/// `None` where they do not end exactly at the end of the range.
fn fields(file: &mut BufReader<File>, range: Range<u64>) -> Option<Vec<(u64, Range<u64>)>> {
    let mut at = range.start;
    let here = file.stream_position().ok()?;
    file.seek_relative(i64::try_from(at).ok()? - i64::try_from(here).ok()?).ok()?;
    let mut found = Vec::new();
    while at < range.end {
        let tag = varint(file, &mut at)?;
        let length = match tag & 7 {
            0 => {
                varint(file, &mut at)?;
                0
            }
            1 => 8,
            2 => varint(file, &mut at)?,
            5 => 4,
            _ => return None,
        };
        let end = at.checked_add(length).filter(|end| *end <= range.end)?;
        if tag >> 3 == 0 || found.len() >= MOST_FIELDS {
            return None;
        }
        found.push((tag >> 3, at..end));
        file.seek_relative(i64::try_from(length).ok()?).ok()?;
        at = end;
    }
    (at == range.end).then_some(found)
}

/// A number of seven bits to a byte, the least first.
fn varint(file: &mut BufReader<File>, at: &mut u64) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let mut byte = [0];
        file.read_exact(&mut byte).ok()?;
        *at += 1;
        number |= u64::from(byte[0] & 127) << shift;
        if byte[0] < 128 {
            return Some(number);
        }
    }
    None
}

/// Reads the settings of a voice. `called` is the file's name for messages.
///
/// # Errors
/// Where they are no JSON, or lack what no voice can speak without.
pub fn config(bytes: &[u8], called: &str) -> Result<Facts, Refusal> {
    let refuse = |fact: String| Refusal::new(format!("`{called}` {fact}"), OTHER);
    if let Some(other) = something_else(bytes).filter(|other| !other.starts_with("is JSON")) {
        return Err(refuse(other.replace("a model", "settings").replace("the model", "the settings")));
    }
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| refuse(format!("is no JSON: {error}")))?;
    let Value::Object(whole) = whole else { return Err(refuse("is JSON, but no object".to_owned())) };
    let within = |table: &str, key: &str| whole.get(table).and_then(|table| table.get(key));
    let rate = within("audio", "sample_rate").and_then(Value::as_u64);
    let rate = rate.and_then(|rate| u32::try_from(rate).ok()).filter(|rate| (8_000..=192_000).contains(rate));
    let sample_rate = rate.ok_or_else(|| refuse("tells no audio.sample_rate from 8000 to 192000".to_owned()))?;
    let told = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned).unwrap_or_default();
    let espeak = told(within("espeak", "voice"));
    if !is_tag(&espeak) {
        return Err(refuse("tells no espeak.voice, such as en-us".to_owned()));
    }
    let kind = told(whole.get("phoneme_type"));
    if !matches!(kind.as_str(), "" | "espeak") {
        let kind = kind.escape_debug();
        return Err(Refusal::new(
            format!("`{called}`: the voice does not take espeak's phonemes but `{kind}`"),
            "choose a voice with phoneme_type espeak",
        ));
    }
    phoneme_ids(&whole).map_err(refuse)?;
    let (speakers, speaker_names) = speakers(&whole).map_err(refuse)?;
    let language = Some(told(within("language", "code"))).filter(|code| is_tag(code)).unwrap_or_else(|| espeak.clone());
    let quality = told(within("audio", "quality"));
    Ok(Facts {
        language,
        espeak,
        quality: if is_tag(&quality) { quality } else { String::new() },
        sample_rate,
        speakers,
        speaker_names,
    })
}

/// Whether a text is a name of a language or the like: short, letters, digits, and `-`, `_`, `+` between.
fn is_tag(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_+".contains(&b))
}

/// Proves the map from phonemes to numbers: it is there, has the signs for start, end and gap, and holds numbers only.
fn phoneme_ids(whole: &Map<String, Value>) -> Result<(), String> {
    let Some(Value::Object(map)) = whole.get("phoneme_id_map") else {
        return Err("has no phoneme_id_map".to_owned());
    };
    let most = whole.get("num_symbols").and_then(Value::as_u64).unwrap_or(u64::from(u16::MAX));
    for (phoneme, ids) in map {
        let ids = ids.as_array().filter(|ids| !ids.is_empty());
        if !ids.is_some_and(|ids| ids.iter().all(|id| id.as_u64().is_some_and(|id| id < most))) {
            let phoneme = phoneme.escape_debug();
            return Err(format!("phoneme_id_map: `{phoneme}` is no list of numbers below {most}"));
        }
    }
    match ["_", "^", "$"].iter().find(|sign| !map.contains_key(**sign)) {
        Some(sign) => Err(format!("phoneme_id_map lacks `{sign}`")),
        None => Ok(()),
    }
}

/// How many speakers, and their names by number.
fn speakers(whole: &Map<String, Value>) -> Result<(u32, Vec<String>), String> {
    let number = whole.get("num_speakers").and_then(Value::as_u64);
    let Some(number) = number.filter(|number| (1..=MOST_SPEAKERS).contains(number)) else {
        return Err("tells no num_speakers from 1 up".to_owned());
    };
    let none = Map::new();
    let map = match whole.get("speaker_id_map") {
        None | Some(Value::Null) => &none,
        Some(Value::Object(map)) => map,
        Some(_) => return Err("speaker_id_map is no object".to_owned()),
    };
    if number > 1 && map.is_empty() {
        return Err(format!("tells of {number} speakers, but has no speaker_id_map that names them"));
    }
    let mut names = vec![String::new(); if map.is_empty() { 0 } else { number as usize }];
    for (name, id) in map {
        let slot = id.as_u64().and_then(|id| names.get_mut(usize::try_from(id).ok()?));
        let usable = !name.is_empty() && name.len() <= 100 && !name.contains(char::is_control);
        match slot.filter(|slot| usable && slot.is_empty()) {
            Some(slot) => slot.clone_from(name),
            None => {
                let name = name.escape_debug();
                return Err(format!("speaker_id_map: `{name}` has no number of its own below {number}"));
            }
        }
    }
    Ok((number as u32, names))
}

/// What the papers say of the licence, and which of them does; both empty where none does. The model card goes before the
/// package's metadata, because packages are often licensed apart from the voice in them.
pub fn licence(card: Option<&str>, metadata: Option<&str>, text: Option<&str>) -> (String, String) {
    let stated = |paper: Option<&str>, from: &str| {
        let found = paper?.lines().find_map(|line| {
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*-#>|".contains(c));
            let (key, value) = line.split_once(':')?;
            let key = key.trim_matches(|c: char| c == '*' || c.is_whitespace()).to_lowercase();
            let value = one_line(value.trim_start_matches('*'));
            (matches!(key.as_str(), "license" | "licence" | "license-expression") && !value.is_empty()).then_some(value)
        })?;
        Some((found, from.to_owned()))
    };
    let head = |metadata: &str| metadata.split("\n\n").next().unwrap_or_default().to_owned();
    let first = |text: &str| text.lines().map(one_line).find(|line| !line.is_empty());
    stated(card, "model card")
        .or_else(|| stated(metadata.map(head).as_deref(), "package metadata"))
        .or_else(|| Some((text.and_then(first)?, "licence file".to_owned())))
        .unwrap_or_default()
}

/// A text as one line that may be printed: no control characters, and short.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_read_from_the_card_then_the_package_then_the_file() {
        let check = |card: Option<&str>, metadata: Option<&str>, text: Option<&str>, licence_and_from: (&str, &str)| {
            let (licence, from) = licence(card, metadata, text);
            assert_eq!((licence.as_str(), from.as_str()), licence_and_from);
        };
        let metadata = Some("Name: x\nLicense-Expression: MIT\n\nLicense: of the long description");
        check(Some("## Dataset\n* URL: a://b\n* License: CC0\n"), metadata, None, ("CC0", "model card"));
        check(Some("**License:** CC BY 4.0"), metadata, None, ("CC BY 4.0", "model card"));
        check(Some("# Licensed: no\nLicense:\n"), metadata, None, ("MIT", "package metadata"));
        check(None, Some("Name: x\n\nLicense: no"), Some("\n MIT  License\n..."), ("MIT License", "licence file"));
        check(None, None, None, ("", ""));
        check(Some("License: a\u{1b}[31mb"), None, None, ("a [31mb", "model card"));
    }

    #[test]
    fn settings_that_are_of_no_use_are_refused_with_the_reason() {
        let good = serde_json::json!({
            "audio": {"sample_rate": 22050, "quality": "low"}, "espeak": {"voice": "en-us"},
            "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]}, "num_symbols": 256,
            "num_speakers": 2, "speaker_id_map": {"b": 1, "a": 0}, "language": {"code": "en_US"},
        });
        let facts = config(good.to_string().as_bytes(), "x").unwrap();
        assert_eq!((facts.language.as_str(), facts.speakers), ("en_US", 2));
        assert_eq!(facts.speaker_names, ["a", "b"]);
        let check = |pointer: &str, value: Value, reason: &str| {
            let mut wrong = good.clone();
            *wrong.pointer_mut(pointer).unwrap() = value;
            let refusal = config(wrong.to_string().as_bytes(), "x").unwrap_err();
            assert!(refusal.fact.contains(reason), "{pointer}: {}", refusal.fact);
        };
        check("/audio", Value::Null, "audio.sample_rate");
        check("/audio/sample_rate", 22_050.5.into(), "audio.sample_rate");
        check("/audio/sample_rate", 4_000.into(), "audio.sample_rate");
        check("/espeak/voice", "../x".into(), "espeak.voice");
        check("/phoneme_id_map", Value::Null, "has no phoneme_id_map");
        check("/phoneme_id_map/a", 3.into(), "`a` is no list");
        check("/phoneme_id_map/a", serde_json::json!([256]), "`a` is no list of numbers below 256");
        check("/phoneme_id_map", serde_json::json!({"_": [0], "$": [1]}), "lacks `^`");
        check("/num_speakers", 0.into(), "num_speakers");
        check("/num_speakers", 1.into(), "`b` has no number of its own below 1");
        check("/speaker_id_map", Value::Null, "has no speaker_id_map");
        check("/speaker_id_map", serde_json::json!({"a": 0, "b": 0}), "`b` has no number of its own");
        assert!(config(b"{\"audio\":", "x").unwrap_err().fact.contains("is no JSON"));
        assert!(config(b"[]", "x").unwrap_err().fact.contains("no object"));
        assert!(config(b"<!DOCTYPE html>", "x").unwrap_err().fact.contains("web page"));
    }
}
