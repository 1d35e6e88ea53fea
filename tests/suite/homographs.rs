//! Words of one spelling and two pronunciations: the table that tells them apart, against sentences of the news.

use std::path::Path;

use newscast::config::LAYERS;
use newscast::lexicon::{Homograph, Lookup, all_homographs, homograph_mistakes, homographs, to_arpabet};
use newscast::model::{Join, Pronunciation};
use newscast::normalize::{Normalizer, Style, clean};
use newscast::pipeline::Namer;
use newscast::text::Prose;
use proptest::prelude::*;

/// The rows of the golden table: the line, the sentence, the word, which occurrence of it, the reading.
fn rows() -> Vec<(usize, String, String, usize, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/lexicon/homographs.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let row = |(nth, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 3, "line {}", nth + 1);
        let (word, time) = cells[1].split_once(' ').unwrap_or((cells[1], "1"));
        (nth + 1, cells[0].to_owned(), word.to_owned(), time.parse().unwrap(), cells[2].to_owned())
    };
    lines.map(row).collect()
}

/// The words of a text as they are spoken, sentence by sentence.
fn spoken(text: &str) -> Vec<Vec<newscast::model::Word>> {
    let (prose, _) = clean(&Prose::generated(text));
    let sentences = Normalizer::new(Style::Us, &|_| false).sentences(&prose);
    sentences.into_iter().map(|sentence| sentence.words).collect()
}

#[test]
fn the_table_has_no_mistakes() {
    assert_eq!(homograph_mistakes(), []);
}

#[test]
fn readings_are_those_of_a_newsreader() {
    let mut wrong = Vec::new();
    let rows = rows();
    for (line, text, word, time, wanted) in &rows {
        let mut found = Vec::new();
        for words in &spoken(text) {
            let lookups: Vec<Lookup<'_>> = words.iter().map(Lookup::from).collect();
            let of_word = |found: &Homograph| lookups[found.at].text.to_lowercase() == word.to_lowercase();
            found.extend(homographs(&lookups).into_iter().filter(of_word));
        }
        match found.get(time - 1) {
            Some(found) if found.reading == wanted.as_str() => {}
            Some(found) => wrong.push(format!(
                "{line}: {text}\n  {word}: wanted {wanted}, got {}, told by {} (line {})",
                found.reading, found.cue, found.line
            )),
            None => wrong.push(format!("{line}: {text}\n  {word}: not found")),
        }
    }
    assert!(wrong.is_empty(), "\n{}\n{} of {}", wrong.join("\n"), rows.len() - wrong.len(), rows.len());
}

#[test]
fn every_reading_has_a_sentence() {
    let rows = rows();
    let mut without = Vec::new();
    for (word, readings) in all_homographs() {
        for (reading, _) in readings {
            if !rows.iter().any(|(_, _, shown, _, of)| shown.to_lowercase() == word && *of == reading) {
                without.push(format!("{word} {reading}"));
            }
        }
    }
    assert!(without.is_empty(), "{}", without.join("; "));
}

#[test]
fn the_base_layer_decides_where_no_entry_does_and_can_be_switched_off() {
    let sentences = spoken("Tests found lead in the water. They lead the race.");
    let say = |layers: &[&str], words: &[newscast::model::Word], said: Pronunciation| {
        let lookups: Vec<Lookup<'_>> = words.iter().map(Lookup::from).collect();
        let mut all = vec![said; words.len()];
        Namer::new(layers, []).fill(&lookups, &mut all);
        let at = words.iter().position(|word| word.text == "lead").unwrap();
        match &all[at] {
            Pronunciation::Phones { phones, authority } => format!("{} {}", to_arpabet(phones), authority.layer),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(say(LAYERS, &sentences[0], Pronunciation::Engine), "L EH1 D base");
    assert_eq!(say(LAYERS, &sentences[1], Pronunciation::Engine), "L IY1 D base");
    assert_eq!(say(LAYERS, &sentences[0], Pronunciation::Continues), "Continues");
    assert_eq!(say(&["user", "rules", "engine"], &sentences[0], Pronunciation::Engine), "Engine");
}

proptest! {
    #[test]
    fn a_word_is_decided_once_whatever_stands_beside_it(
        drawn in prop::collection::vec((prop_oneof![
            prop::sample::select(&["lead", "Record", "record's", "LIVES", "the", "to", "wound", "’s", "résumé", "used", "close"][..])
                .prop_map(str::to_owned),
            "\\PC{0,8}",
        ], any::<bool>(), 0..3usize, any::<bool>()), 0..12)
    ) {
        let words: Vec<Lookup<'_>> = drawn.iter().map(|(text, letter, join, stop)| Lookup {
            text, letter: *letter, join: [Join::Space, Join::Hyphen, Join::None][*join], stop: *stop,
        }).collect();
        let found = homographs(&words);
        prop_assert!(found.windows(2).all(|pair| pair[0].at < pair[1].at));
        for found in &found {
            prop_assert!(!words[found.at].letter && !found.reading.is_empty());
            prop_assert!(found.phones.as_ref().is_none_or(|phones| phones.0.iter().any(|sound| sound.phone.is_vowel())));
        }
        let asked = words.iter().enumerate().filter(|(_, word)| !word.letter && ["lead", "Record", "record's", "LIVES"].contains(&word.text));
        for (at, _) in asked {
            prop_assert!(found.iter().any(|found| found.at == at));
        }
    }
}
