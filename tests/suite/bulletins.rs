//! Whole bulletins: the contract of the files that come out, the account of every character, equal bytes everywhere.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use proptest::prelude::*;
use serde_json::Value;

use crate::run::{Folder, has_voice, project};

/// The project's own sample stories, in a folder of their own.
fn samples() -> Folder {
    let folder = Folder::new();
    for entry in fs::read_dir(project().join("articles")).unwrap() {
        let path = entry.unwrap().path();
        folder.file(&format!("articles/{}", path.file_name().unwrap().to_str().unwrap()), fs::read(&path).unwrap());
    }
    folder
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("`{key}` is no list"))
}

fn place(value: &Value) -> Option<(String, Range<usize>)> {
    let file = value["file"].as_str()?;
    Some((file.to_owned(), value["start"].as_u64()? as usize..value["end"].as_u64()? as usize))
}

/// The characters of the sources that are neither spoken, nor dropped by a rule, nor white space.
fn unaccounted(folder: &Folder, manifest: &Value) -> Vec<String> {
    let mut accounted: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    let mut files: Vec<String> = folder.listing();
    files.retain(|name| name.ends_with(".txt") || name.ends_with(".md"));
    let texts: BTreeMap<String, String> = files.into_iter().map(|name| (name.clone(), folder.read(&name))).collect();
    for (name, text) in &texts {
        accounted.insert(name.clone(), vec![false; text.len()]);
    }
    let places = list(manifest, "words").iter().map(|word| &word["source"]).chain(list(manifest, "dropped"));
    for (file, range) in places.filter_map(place) {
        let text = &texts[&file];
        assert!(text.get(range.clone()).is_some(), "{file}: {range:?} is no range of its text");
        accounted.get_mut(&file).unwrap()[range].fill(true);
    }
    let mut missing = Vec::new();
    for (name, text) in &texts {
        for (at, character) in text.char_indices() {
            if !character.is_whitespace() && !accounted[name][at] {
                let line = text[..at].lines().count();
                missing.push(format!("{name}:{line}: `{character}`"));
            }
        }
    }
    missing
}

#[test]
fn every_character_of_the_samples_is_spoken_or_dropped_by_a_rule() {
    let folder = samples();
    folder.run(&["build", "articles", "-o", "out.wav", "--voice", "tone"]).exits(0);
    assert_eq!(unaccounted(&folder, &folder.json("out.json")), [""; 0]);
}

/// Pieces that news text is made of, and some that it should not be.
fn news_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[A-Za-z]{1,9}",
        2 => prop::sample::select(vec![
            "U.N.", "$5.3 billion", "10-15%", "al-Youssef", "don\u{2019}t", "Nov. 22", "8:30 a.m.", "F-16", "(R-Texas)",
            "\u{201c}Yes,\u{201d}", "--", "\u{2014}", "...", "1,200-mile", "21st-century", "½", "ﬁve", "\u{ad}", "\u{200b}x",
            "e\u{301}t\u{e9}", "\u{1f600}", "\u{5e9}\u{5dc}", "&amp;", "[link](http://a.b/c)", "**bold**", "`code`", "#tag",
            "\u{ff11}\u{ff12}", "H₂O", "37°C", "<b>", "</b>", "*", "_", "\\", "|", "~", "{", "]]", "[[",
        ]).prop_map(str::to_owned),
        1 => "\\PC{1,6}",
    ];
    let sentence = prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.join(" ") + ".");
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 1..4).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_character_of_any_article_is_spoken_or_dropped_by_a_rule(text in news_text(), markdown in any::<bool>()) {
        let folder = Folder::new();
        folder.file(if markdown { "story.md" } else { "story.txt" }, format!("Some title\n\nGood words first.\n\n{text}\n"));
        folder.run(&["build", ".", "-o", "out.wav", "--voice", "tone"]).exits(0);
        prop_assert_eq!(unaccounted(&folder, &folder.json("out.json")), [""; 0]);
    }
}

#[test]
fn the_manifest_keeps_its_contract() {
    let folder = samples();
    folder.run(&["build", "articles", "-o", "out.wav", "--voice", "tone"]).exits(0);
    let manifest = folder.json("out.json");
    let audio = &manifest["audio"];
    assert_eq!(audio["file"], "out.wav");
    let wav = hound::WavReader::open(folder.path().join("out.wav")).unwrap();
    assert_eq!(audio["frames"].as_u64().unwrap(), u64::from(wav.duration()));
    assert_eq!(audio["rate"].as_u64().unwrap(), u64::from(wav.spec().sample_rate));
    assert_eq!(audio["channels"], 1);
    assert!((audio["lufs"].as_f64().unwrap() + 19.0).abs() < 0.2, "{audio}");
    assert!(audio["true_peak"].as_f64().unwrap() <= -1.0, "{audio}");

    let length = wav.duration() as f64 / f64::from(wav.spec().sample_rate);
    let seconds = |value: &Value, key: &str| value[key].as_f64().unwrap();
    for key in ["segments", "sentences", "words"] {
        let mut last = 0.0;
        for item in list(&manifest, key) {
            let (start, end) = (seconds(item, "start"), seconds(item, "end"));
            assert!(last <= start && start < end && end <= length, "{key}: {item} after {last} of {length}");
            last = end;
        }
    }
    assert_eq!(list(&manifest, "segments").len(), 6);
    let sentences = list(&manifest, "sentences");
    let mut spoken = vec![Vec::new(); sentences.len()];
    for word in list(&manifest, "words") {
        let sentence = word["sentence"].as_u64().unwrap() as usize;
        let (outer, inner) = (&sentences[sentence], word);
        assert!(seconds(outer, "start") <= seconds(inner, "start") && seconds(inner, "end") <= seconds(outer, "end"));
        spoken[sentence].push(word["word"].as_str().unwrap());
    }
    for (sentence, words) in std::iter::zip(sentences, spoken) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(sentence["spoken"].as_str().unwrap()), letters(&words.concat()));
    }
    // Times are written to the microsecond.
    let text = folder.read("out.json");
    let start = text.split("\"start\": ").nth(1).or_else(|| text.split("\"start\":").nth(1)).unwrap();
    assert_eq!(start.split(['.', ',']).nth(1).unwrap().len(), 6, "{start:.40}");
}

#[test]
fn captions_hold_the_written_text_in_order() {
    let folder = samples();
    folder.run(&["build", "articles", "-o", "out.wav", "--voice", "tone"]).exits(0);
    let cues: String = folder
        .read("out.srt")
        .split("\n\n")
        .flat_map(|block| block.lines().skip(2).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let sentences = folder.json("out.json");
    let sentences: String = list(&sentences, "sentences").iter().map(|s| s["text"].as_str().unwrap()).collect();
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(dense(&cues), dense(&sentences));
}

#[test]
fn the_same_articles_give_the_same_bytes_in_any_folder_zone_and_locale_with_any_number_of_voices_and_under_load() {
    // The variant draws random numbers.
    for voice in ["tone", "espeak", "espeak:en-us+f3"] {
        if !has_voice(voice) {
            continue;
        }
        let mut first: Option<Vec<Vec<u8>>> = None;
        for (zone, locale, jobs, busy) in
            [("UTC", "C", "1", false), ("Asia/Kathmandu", "tr_TR.UTF-8", "2", true), ("UTC", "C", "5", true)]
        {
            let folder = samples();
            let mut command = folder.command(&["build", "articles", "-o", "out.wav", "--voice", voice, "--jobs", jobs]);
            command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale);
            let stop = std::sync::atomic::AtomicBool::new(!busy);
            std::thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| {
                        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                            std::hint::spin_loop()
                        }
                    });
                }
                let output = command.output().unwrap();
                stop.store(true, std::sync::atomic::Ordering::Relaxed);
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            });
            let files = ["out.wav", "out.vtt", "out.srt", "out.json"];
            let made: Vec<Vec<u8>> = files.iter().map(|name| fs::read(folder.path().join(name)).unwrap()).collect();
            match &first {
                None => first = Some(made),
                Some(first) => {
                    for (name, (a, b)) in std::iter::zip(files, std::iter::zip(first, &made)) {
                        assert!(a == b, "{voice}: {name} differs in {zone}, {locale}, with {jobs} voices");
                    }
                }
            }
        }
    }
}

#[test]
fn every_engine_makes_the_samples_at_the_asked_loudness() {
    for voice in ["tone", "espeak", "flite", "text2wave"] {
        if !has_voice(voice) {
            continue;
        }
        for (loudness, lufs) in [("podcast", -19.0), ("ebu", -23.0)] {
            let folder = Folder::new();
            folder.file("a.txt", STORY);
            folder.run(&["build", "a.txt", "-o", "out.wav", "--voice", voice, "--loudness", loudness]).exits(0);
            let audio = folder.json("out.json")["audio"].clone();
            assert!((audio["lufs"].as_f64().unwrap() - lufs).abs() <= 0.2, "{voice}: {audio}");
            assert!(audio["true_peak"].as_f64().unwrap() <= -1.0, "{voice}: {audio}");
        }
    }
}

const STORY: &str = "Harbor opens\n\nThe new harbor at Brno opened on Monday, officials said. It cost $5.3 million.\n\n\
    \u{201c}We waited 12 years,\u{201d} said Igor Konashenkov, 54. The first ship came at 8:30 a.m.\n";

#[test]
fn the_rate_can_be_converted_and_the_times_stay() {
    let folder = Folder::new();
    folder.file("a.txt", STORY);
    let mut starts = Vec::new();
    for rate in ["22050", "44100", "48000"] {
        folder.run(&["build", "a.txt", "-o", "out.wav", "--voice", "tone", "--sample-rate", rate]).exits(0);
        let manifest = folder.json("out.json");
        assert_eq!(manifest["audio"]["rate"].to_string(), rate);
        starts.push(list(&manifest, "words").iter().map(|word| word["start"].as_f64().unwrap()).collect::<Vec<_>>());
    }
    for other in &starts[1..] {
        assert!(std::iter::zip(&starts[0], other).all(|(a, b)| (a - b).abs() < 0.0001));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_length_of_the_bulletin() {
    let peak = |stories: usize| {
        let folder = Folder::new();
        for story in 0..stories {
            folder.file(&format!("articles/{story:04}.txt"), format!("Story {story}\n\n{}\n", STORY.repeat(20)));
        }
        let mut child = folder.start(&["build", "articles", "-o", "out.wav", "--voice", "tone"]);
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0u64;
        while child.try_wait().unwrap().is_none() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak).max(peak);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(child.wait().unwrap().success());
        peak
    };
    let (short, long) = (peak(4), peak(24));
    println!("peak memory: {short} kB for 4 stories, {long} kB for 24");
    assert!(long < 120_000, "{long} kB");
    // The timeline of so many words is allowed; the audio, many times as large, is not.
    assert!(long < short + 4_000, "{short} kB for 4 stories, {long} kB for 24");
}
