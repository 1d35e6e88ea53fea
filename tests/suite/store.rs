//! Each sentence is rendered once: what is spoken anew after an edit, what a damaged, full or missing store does, and what
//! is left of builds that were killed.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;

use crate::run::{Folder, Ran, has_voice};

/// A bulletin of two stories, some names in it more than once.
fn stories() -> Folder {
    let folder = Folder::new();
    folder.file("articles/a.txt", FIRST).file("articles/b.txt", SECOND);
    folder
}

const FIRST: &str = "Harbor opens\n\nThe new harbor at Zelmira opened on Monday, officials said. It cost $5.3 million.\n\n\
    Ships from Zelmira came at 8:30 a.m. Nobody was hurt. The mayor of Zelmira thanked the crews.\n";
const SECOND: &str = "River falls\n\nThe river fell again overnight. Zelmira had been under water for a week.\n\n\
    Trains to Zelmira run again. People in Zelmira were relieved. The road from Zelmira stays closed.\n\n\
    In Zelmira the schools open on Tuesday, but the bridge is closed to lorries.\n";

const FILES: [&str; 4] = ["out.wav", "out.vtt", "out.srt", "out.json"];

fn build(folder: &Folder, more: &[&str]) -> Ran {
    folder.run(&[&["build", "articles", "-o", "out.wav", "--json"], more].concat())
}

/// How often a voice was asked, and how many sentences came from the store.
fn counts(ran: &Ran) -> (u64, u64) {
    let report: Value = serde_json::from_str(ran.stdout.lines().last().unwrap()).unwrap();
    (report["engine_calls"].as_u64().unwrap(), report["from_store"].as_u64().unwrap())
}

fn made(folder: &Folder) -> Vec<Vec<u8>> {
    FILES.iter().map(|name| fs::read(folder.path().join(name)).unwrap()).collect()
}

/// What is kept: a file for each sentence.
fn kept(folder: &Folder) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for group in fs::read_dir(folder.cache().join("sentences")).into_iter().flatten() {
        found.extend(fs::read_dir(group.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    found.sort();
    found
}

#[test]
fn only_what_an_edit_changes_is_spoken_anew() {
    for voice in ["tone", "espeak", "flite"] {
        if !has_voice(voice) {
            continue;
        }
        let folder = stories();
        let voice = ["--voice", voice];
        let all = counts(&build(&folder, &voice).exits(0)).0;
        assert!(all >= 13, "{all}");
        let first = made(&folder);
        assert_eq!(counts(&build(&folder, &voice).exits(0)), (0, all), "unchanged");
        assert!(made(&folder) == first);

        folder.file("articles/b.txt", SECOND.replace("relieved", "delighted"));
        assert_eq!(counts(&build(&folder, &voice).exits(0)), (1, all - 1), "one word");
        folder.file("articles/b.txt", SECOND);

        folder.file("pronunciations.toml", "[[name]]\nwritten = [\"Zelmira\"]\nsay = \"zel-MY-ruh\"\n");
        assert_eq!(counts(&build(&folder, &voice).exits(0)), (8, all - 8), "a name in eight sentences");
        fs::remove_file(folder.path().join("pronunciations.toml")).unwrap();

        fs::rename(folder.path().join("articles/a.txt"), folder.path().join("articles/z.txt")).unwrap();
        assert_eq!(counts(&build(&folder, &voice).exits(0)), (0, all), "stories in another order");
        fs::rename(folder.path().join("articles/z.txt"), folder.path().join("articles/a.txt")).unwrap();

        assert_eq!(counts(&build(&folder, &[voice[0], voice[1], "--no-cache"]).exits(0)), (all, 0));
        assert!(made(&folder) == first, "with and without a store");
        assert_eq!(counts(&build(&folder, &[voice[0], voice[1], "--wpm", "180"]).exits(0)), (all, 0), "faster");
    }
}

#[test]
fn pauses_and_loudness_are_no_reason_to_speak_again() {
    let folder = stories();
    let all = counts(&build(&folder, &["--voice", "tone"]).exits(0)).0;
    folder.file("c.toml", "[pauses]\nsentence = 900\nclause = 100\n");
    let more = ["--voice", "tone", "--config", "c.toml", "--loudness", "ebu", "--sample-rate", "44100"];
    assert_eq!(counts(&build(&folder, &more).exits(0)), (0, all));
}

#[test]
fn each_miss_is_explained() {
    let folder = stories();
    let more = ["--voice", "tone", "--explain-cache"];
    build(&folder, &more).exits(0).says(&["not in the store: \"Nobody was hurt.\": never rendered", "0 of 1"]);
    folder.file("articles/b.txt", SECOND.replace("relieved", "delighted"));
    let ran = build(&folder, &more).exits(0).says(&["the words changed from \"relieved.\" to \"delighted.\""]);
    assert_eq!(ran.stderr.matches("not in the store").count(), 1, "{}", ran.stderr);
    folder.file("pronunciations.toml", "[[name]]\nwritten = [\"Zelmira\"]\nsay = \"zel-MY-ruh\"\n");
    let ran = build(&folder, &more).exits(0).says(&["the pronunciation of Zelmira changed"]);
    assert_eq!(ran.stderr.matches("the pronunciation of Zelmira changed").count(), 8, "{}", ran.stderr);
    build(&folder, &[&more[..], &["--wpm", "170"]].concat()).exits(0).says(&["from 165 to 170 words a minute"]);
    build(&folder, &["--voice", "tone:fail=nothing", "--explain-cache"]).exits(0).says(&["the voice changed"]);
    build(&folder, &["--voice", "tone", "--explain-cache", "--no-cache"]).exits(0).says(&["nothing was looked up"]);
}

#[test]
fn what_happens_is_told_as_it_happens() {
    let folder = stories();
    let ran = folder.run(&["build", "articles", "-o", "out.wav", "--voice", "tone", "--json=events"]).exits(0);
    let events: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| events.iter().filter(|event| event["event"] == kind).count();
    assert_eq!((of("voice"), of("mastering"), of("wrote")), (1, 1, 4));
    assert!(of("spoken") >= 13);
    assert_eq!(events[0]["engine"], "tone");
    let spoken: Vec<f64> = events.iter().filter_map(|event| event["done"].as_f64()).collect();
    assert!(spoken.windows(2).all(|pair| pair[0] <= pair[1]) && *spoken.last().unwrap() > 0.9, "{spoken:?}");
    assert_eq!(events.last().unwrap()["exit"], 0, "the report is the last line");
}

#[test]
fn damaged_entries_are_rendered_anew() {
    let folder = stories();
    let all = counts(&build(&folder, &["--voice", "tone"]).exits(0)).0;
    let first = made(&folder);
    let files = kept(&folder);
    assert_eq!(files.len() as u64, all);
    let whole = fs::read(&files[0]).unwrap();
    fs::write(&files[0], &whole[..whole.len() / 2]).unwrap();
    let mut altered = fs::read(&files[1]).unwrap();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(&files[1], altered).unwrap();
    fs::write(&files[2], "").unwrap();
    fs::copy(&files[4], &files[3]).unwrap();
    let ran = build(&folder, &["--voice", "tone"]).exits(0).says(&["each of 4 sentences of the store"]);
    assert_eq!(counts(&ran), (4, all - 4));
    assert!(made(&folder) == first);
    assert_eq!(fs::read(&files[0]).unwrap(), whole);
    let ran = build(&folder, &["--voice", "tone"]).exits(0);
    assert!(counts(&ran) == (0, all) && !ran.stderr.contains("cache."), "{}", ran.stderr);
}

#[test]
fn a_store_that_cannot_be_written_costs_time_only() {
    let folder = stories();
    folder.file("file", "in the way");
    let without = {
        build(&folder, &["--voice", "tone", "--no-cache"]).exits(0);
        made(&folder)
    };
    let mut command = folder.command(&["build", "articles", "-o", "out.wav", "--voice", "tone"]);
    let ran = Ran::from(command.env("NEWSCAST_CACHE", folder.path().join("file")).output().unwrap());
    let ran = ran.exits(0).says(&["sentences cannot be kept in", "(cache.closed)", "the bulletin is whole"]);
    assert_eq!(ran.stderr.matches("cache.closed").count(), 1, "told once");
    assert!(made(&folder) == without);
    assert_eq!(folder.read("file"), "in the way");
}

#[test]
fn what_is_known_of_the_last_time_is_used_for_the_same_programme_only() {
    let folder = stories();
    let long = ["--voice", "tone", "--sample-rate", "44100"];
    let plain = ["--voice", "tone"];
    for more in [&long[..], &plain[..]] {
        build(&folder, more).exits(0);
        let first = made(&folder);
        build(&folder, more).exits(0);
        assert!(made(&folder) == first, "in one pass as in two");
        build(&folder, &[more, &["--no-cache"]].concat()).exits(0);
        assert!(made(&folder) == first, "as without a store");
    }
    // Another pause, another loudness, another word: each has to be measured.
    folder.file("c.toml", "[pauses]\nstory = 3000\n");
    for change in [&["--config", "c.toml"][..], &["--loudness", "ebu"], &[]] {
        if change.is_empty() {
            folder.file("articles/b.txt", SECOND.replace("relieved", "delighted"));
        }
        build(&folder, &[&plain, change].concat()).exits(0);
        let with = made(&folder);
        build(&folder, &[&plain, change, &["--no-cache"]].concat()).exits(0);
        assert!(made(&folder) == with, "{change:?}");
    }
    // Notes that do not fit what is then spoken are worth nothing.
    build(&folder, &plain).exits(0);
    let first = made(&folder);
    let run = fs::read_dir(folder.cache().join("runs")).unwrap().next().unwrap().unwrap().path();
    let notes = fs::read_to_string(&run).unwrap();
    for wrong in [notes.replace("\"frames\":", "\"frames\":1"), notes[..notes.len() / 2].to_owned(), "{".to_owned()] {
        fs::write(&run, wrong).unwrap();
        build(&folder, &plain).exits(0);
        assert!(made(&folder) == first);
    }
}

/// Needs the right to mount, which tests seldom have; else it says that it is skipped.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_one_that_can_only_be_read_cost_time_only() {
    let folder = stories();
    build(&folder, &["--voice", "tone", "--no-cache"]).exits(0);
    let without = made(&folder);
    let mounted = |prepare: &str| {
        let command = folder.command(&["build"]);
        let program = command.get_program().to_owned();
        let script = format!("{prepare} && exec \"$0\" build articles -o out.wav --voice tone --json");
        let mut unshared = std::process::Command::new("unshare");
        unshared.args(["-rm", "sh", "-c", &script]).arg(program).current_dir(folder.path());
        unshared.env("NEWSCAST_CACHE", folder.cache()).env("XDG_CONFIG_HOME", folder.path().join(".config"));
        Ran::from(unshared.output().unwrap())
    };
    let cache = folder.cache().display().to_string();
    let full = mounted(&format!("mount -t tmpfs -o size=64k none {cache}"));
    if full.stderr.contains("unshare") || full.stderr.contains("mount") {
        return println!("skipped: {}", full.stderr);
    }
    full.exits(0).says(&["(cache.closed)"]);
    assert!(made(&folder) == without);
    let all = counts(&build(&folder, &["--voice", "tone"]).exits(0)).0;
    folder.file("articles/b.txt", SECOND.replace("relieved", "delighted"));
    let remount = format!("mount --bind {cache} {cache} && mount -o remount,bind,ro {cache}");
    let ran = mounted(&remount).exits(0).says(&["(cache.closed)"]);
    assert_eq!(counts(&ran), (1, all - 1), "what is there is used");
}

#[test]
fn the_store_is_measured_trimmed_and_cleared() {
    let folder = stories();
    folder.run(&["cache", "size"]).exits(0);
    let all = counts(&build(&folder, &["--voice", "tone"]).exits(0)).0;
    let size = folder.run(&["cache", "size"]).exits(0);
    assert!(size.stdout.contains(&format!("{all} sentences, ")), "{}", size.stdout);
    let (old, recent) = (&kept(&folder)[3], &kept(&folder)[0]);
    set_age(old, 40);
    set_age(recent, 20);
    let bytes: u64 = walk(&folder).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    let trimmed = folder.run(&["cache", "trim", "--max", &format!("{}", bytes - 10)]).exits(0);
    assert!(trimmed.stdout.starts_with("removed 1 sentence,"), "{}", trimmed.stdout);
    assert!(!old.exists() && recent.exists());
    // Used again, it is no longer among the oldest.
    assert_eq!(counts(&build(&folder, &["--voice", "tone"]).exits(0)), (1, all - 1));
    assert!(age(recent) < Duration::from_secs(3600), "its use is noted");
    folder.run(&["cache", "trim", "--max", "much"]).exits(2).ends_in_error();
    folder.run(&["cache", "clear"]).exits(0);
    assert_eq!(walk(&folder), [""; 0].map(PathBuf::from));
    assert_eq!(counts(&build(&folder, &["--voice", "tone"]).exits(0)), (all, 0));
    let mut off = folder.command(&["cache", "size"]);
    Ran::from(off.env("NEWSCAST_CACHE", "off").output().unwrap()).exits(2).ends_in_error();
}

/// All files of the store.
fn walk(folder: &Folder) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.cache().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn set_age(path: &PathBuf, days: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let used = file.metadata().unwrap().modified().unwrap();
    file.set_modified(used - Duration::from_secs(days * 86_400)).unwrap();
}

#[allow(clippy::disallowed_methods, reason = "it asks how old a file is")]
fn age(path: &PathBuf) -> Duration {
    SystemTime::now().duration_since(fs::metadata(path).unwrap().modified().unwrap()).unwrap_or_default()
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn builds_killed_at_any_moment_go_on_where_they_were() {
    let folder = Folder::new();
    for story in 0..12 {
        let text =
            format!("Story {story}\n\n{}\n", (FIRST.to_owned() + SECOND).replace("Zelmira", &format!("Zel{story}")));
        folder.file(&format!("articles/{story:02}.txt"), text);
    }
    let voice = if has_voice("espeak") { "espeak" } else { "tone" };
    let begun = Instant::now();
    let all = counts(&build(&folder, &["--voice", voice, "--no-cache"]).exits(0)).0;
    let time = begun.elapsed().as_micros() as u64;
    let undisturbed = made(&folder);
    let mut dice = Dice(7);
    let mut kills = 0;
    let mut half_done = 0;
    while kills < 50 {
        if kills % 10 == 0 {
            fs::remove_dir_all(folder.cache()).unwrap();
        }
        FILES.iter().for_each(|name| drop(fs::remove_file(folder.path().join(name))));
        let mut child = folder.start(&["build", "articles", "-o", "out.wav", "--voice", voice]);
        std::thread::sleep(Duration::from_micros(dice.roll(time)));
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        let whole = kept(&folder).len() as u64;
        half_done += u64::from(whole > 0 && whole < all);
        if kills % 5 == 0 {
            let ran = build(&folder, &["--voice", voice]).exits(0);
            assert!(made(&folder) == undisturbed, "after {kills} kills");
            assert!(counts(&ran).1 >= whole, "{whole} sentences were there");
            assert!(!ran.stderr.contains("cache."), "{}", ran.stderr);
        }
    }
    println!("{half_done} of {kills} builds were killed with some sentences rendered and some not");
    // What killed builds left unfinished goes when it is a day old.
    for part in fs::read_dir(folder.cache().join("parts")).into_iter().flatten() {
        set_age(&part.unwrap().path(), 2);
    }
    build(&folder, &["--voice", voice]).exits(0);
    assert_eq!(fs::read_dir(folder.cache().join("parts")).unwrap().count(), 0);
}

#[test]
fn two_builds_at_once_on_one_store_are_both_right() {
    let folder = stories();
    build(&folder, &["--voice", "tone", "--no-cache"]).exits(0);
    let first = made(&folder);
    for _ in 0..5 {
        fs::remove_dir_all(folder.cache()).unwrap();
        let outputs = ["one.wav", "two.wav"];
        let builds = outputs.map(|name| folder.start(&["build", "articles", "-o", name, "--voice", "tone"]));
        for child in builds {
            assert!(child.wait_with_output().unwrap().status.success());
        }
        for name in outputs {
            assert!(fs::read(folder.path().join(name)).unwrap() == first[0], "{name}");
        }
    }
}

#[test]
fn a_sentence_is_tried_twice_and_then_named() {
    let folder = stories();
    let all = counts(&build(&folder, &["--voice", "tone"]).exits(0)).0;
    let first = made(&folder);
    let ran = build(&folder, &["--voice", "tone:stumble=hurt"]).exits(0);
    assert_eq!(counts(&ran), (all + 1, 0));
    assert!(made(&folder)[0] == first[0], "the second time it was said");
    for (trouble, told) in [
        ("fail", "was to fail"),
        ("silent", "gave no sound"),
        ("nan", "samples that are no numbers"),
        ("clip", "sound that is clipped"),
    ] {
        let ran = build(&folder, &["--voice", &format!("tone:{trouble}=hurt")]).exits(1);
        let ran = ran.says(&[told, "a sentence was left out", "it would have been `Nobody was hurt.`"]);
        assert_eq!(counts(&ran), (all + 1, 0), "{trouble}");
        // It is not kept, so it is tried again the next time.
        let ran = build(&folder, &["--voice", &format!("tone:{trouble}=hurt")]).exits(1);
        assert_eq!(counts(&ran), (2, all - 1), "{trouble}");
    }
}

#[test]
fn a_sentence_of_a_length_that_cannot_be_is_named() {
    let folder = stories();
    let ran = build(&folder, &["--voice", "tone:drag=lorries"]).exits(1);
    ran.says(&["the voice spoke for", "where it takes some", "bridge is closed to lorries"]);
    // Neither what is kept nor where it stands in the bulletin changes that.
    let ran = build(&folder, &["--voice", "tone:drag=lorries"]).exits(1).says(&["bridge is closed to lorries"]);
    assert_eq!(counts(&ran).0, 2);
    build(&folder, &["--voice", "tone:drag=harbor"]).exits(1).says(&["The new harbor"]);
}

#[test]
fn no_voice_is_accused_wrongly() {
    for voice in ["tone", "espeak", "espeak:en-gb", "flite", "text2wave"] {
        if !has_voice(voice) {
            continue;
        }
        let folder = Folder::new();
        // News as it is found: headlines of one word, lists of numbers, long sentences.
        let golden = crate::run::project().join("tests/golden");
        let mut lines = Vec::new();
        for file in ["news.tsv", "news2.tsv", "normalize/money.tsv", "normalize/score.tsv", "normalize/date.tsv"] {
            let text = fs::read_to_string(golden.join(file)).unwrap();
            lines.extend(text.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned));
        }
        lines.retain(|line| !line.starts_with('#') && !line.trim().is_empty());
        let most = if matches!(voice, "flite" | "text2wave") { 60 } else { 600 };
        assert!(lines.len() > 60);
        let step = lines.len().div_ceil(most);
        let lines: Vec<String> = lines.into_iter().step_by(step).collect();
        folder.file("articles/a.txt", format!("Found\n\nYes.\n\n{}\n\nNo.\n", lines.join("\n\n")));
        let ran = build(&folder, &["--voice", voice]);
        assert!(!ran.stderr.contains("voice.sentence"), "{voice}: {}", ran.stderr);
    }
}

/// Only links to the library's data have a name on disk, and they go a week later.
#[cfg(target_os = "linux")]
#[test]
fn killed_builds_of_espeak_leave_no_copies_of_its_library() {
    if !has_voice("espeak") {
        return;
    }
    let folder = stories();
    folder.file("tmp/.keep", "");
    let start = || {
        let mut command = folder.command(&["build", "articles", "-o", "out.wav", "--voice", "espeak", "--jobs", "4"]);
        command.env("TMPDIR", folder.path().join("tmp")).env("NEWSCAST_CACHE", "off");
        command.stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    for wait in [20, 60, 120] {
        let mut child = start();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let libraries = || {
        let files = folder.listing().into_iter().filter(|name| name.starts_with("tmp/"));
        files.filter(|name| fs::metadata(folder.path().join(name)).is_ok_and(|file| file.len() > 200_000)).count()
    };
    assert_eq!(
        libraries(),
        folder.listing().iter().filter(|name| linked(&folder, name)).count(),
        "only links are large"
    );
    for home in fs::read_dir(folder.path().join("tmp")).unwrap().map(|entry| entry.unwrap().path()) {
        if home.is_dir() {
            let opened = fs::File::open(&home).unwrap();
            opened
                .set_modified(fs::metadata(&home).unwrap().modified().unwrap() - Duration::from_secs(8 * 86_400))
                .unwrap();
        }
    }
    assert!(start().wait().unwrap().success());
    // The library's sound output makes a folder of its own there, `pulse-...`.
    let left = fs::read_dir(folder.path().join("tmp")).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| !name.to_string_lossy().starts_with("pulse-")).collect();
    assert_eq!(left, [".keep"]);
}

/// Whether a file is a link to something large.
#[cfg(target_os = "linux")]
fn linked(folder: &Folder, name: &str) -> bool {
    let path = folder.path().join(name);
    path.is_symlink() && fs::metadata(path).is_ok_and(|file| file.len() > 200_000)
}
