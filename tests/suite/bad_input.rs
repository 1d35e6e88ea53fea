//! What must never happen: a panic, a hang, a lost story, half a file, a message that helps nobody.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::run::{Folder, Ran};

const GOOD: &str = "Ferry resumes\n\nThe ferry to Oban resumed on Monday. It carries 40 cars.\n";
const OUTPUTS: [&str; 4] = ["out.json", "out.srt", "out.vtt", "out.wav"];

fn build(folder: &Folder, articles: &[&str]) -> Ran {
    let mut arguments = vec!["build", "-o", "out.wav", "--voice", "tone"];
    arguments.extend(articles);
    folder.run(&arguments)
}

fn outputs(folder: &Folder) -> Vec<String> {
    folder.listing().into_iter().filter(|name| name.contains("out") || name.starts_with('.')).collect()
}

/// A file that cannot be used: the good story beside it is still made, alone nothing is.
#[track_caller]
fn check_bad_article(name: &str, content: &[u8], says: &[&str]) {
    let folder = Folder::new();
    folder.file(name, content).file("good.txt", GOOD);
    build(&folder, &[name, "good.txt"]).exits(1).says(says);
    assert_eq!(outputs(&folder), OUTPUTS);
    let titles = &folder.json("out.json")["segments"];
    assert_eq!(titles.as_array().unwrap().len(), 1, "{titles}");
    let alone = Folder::new();
    alone.file(name, content);
    build(&alone, &[name]).exits(2).says(says).ends_in_error();
    assert_eq!(outputs(&alone), [""; 0]);
}

#[test]
fn an_empty_file_is_named_and_the_others_are_made() {
    check_bad_article("empty.txt", b"", &["empty.txt"]);
    check_bad_article("blank.txt", b" \n\n \r\n", &["blank.txt"]);
}

#[test]
fn a_binary_file_is_refused_by_name() {
    let picture: Vec<u8> = (0..2000u32).map(|n| (n * 7919 % 256) as u8).collect();
    check_bad_article("photo.txt", &picture, &["photo.txt", "UTF-8"]);
}

#[test]
fn nul_bytes_are_refused() {
    check_bad_article("nul.txt", b"Title\n\nSome\0 text \0here.\n", &["nul.txt"]);
}

#[test]
fn a_line_of_50_megabytes_is_refused_with_its_limit() {
    let line = "word ".repeat(10_000_000);
    check_bad_article("long.txt", line.as_bytes(), &["long.txt", "MiB"]);
}

#[test]
fn a_word_of_a_million_letters_is_dropped_by_name() {
    let folder = Folder::new();
    folder.file("long.txt", format!("Title\n\nIt said {} again.\n", "a".repeat(1_000_000)));
    build(&folder, &["long.txt"]).exits(0);
    assert!(folder.json("out.json")["dropped"].to_string().contains("endless-word"));
}

#[test]
fn text_in_an_old_encoding_is_read_or_refused_but_never_garbled() {
    let folder = Folder::new();
    folder.file("latin.txt", b"Caf\xe9 opens\n\nThe caf\xe9 in Li\xe8ge opened on Monday.\n");
    build(&folder, &["latin.txt"]).exits(0).says(&["latin.txt", "Windows-1252"]);
    assert!(folder.json("out.json")["sentences"][1]["text"].as_str().unwrap().contains("café in Liège"));
}

#[test]
fn right_to_left_text_and_emoji_are_spoken_or_named_as_dropped() {
    let folder = Folder::new();
    folder.file("mixed.txt", "Greeting\n\nHe wrote \u{5e9}\u{5dc}\u{5d5}\u{5dd} and \u{645}\u{631}\u{62d}\u{628}\u{627} \u{1f600}\u{1f1fa}\u{1f1f3} to them.\n");
    build(&folder, &["mixed.txt"]).exits(0);
    let dropped = folder.json("out.json")["dropped"].to_string();
    assert!(dropped.contains("emoji"), "{dropped}");
}

#[test]
fn no_articles_is_one_plain_message() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("articles")).unwrap();
    folder.run(&["build", "--voice", "tone"]).exits(2).says(&["articles"]).ends_in_error();
    folder.run(&["build", "--voice", "tone", "nowhere.txt"]).exits(2).says(&["nowhere.txt"]).ends_in_error();
    assert_eq!(folder.listing(), [""; 0]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder_is_named_and_the_others_are_made() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new();
    folder.file("good.txt", GOOD).file("closed/story.txt", GOOD);
    fs::set_permissions(folder.path().join("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(folder.path().join("closed")).is_ok() {
        println!("this user may read everything: only a link to itself is tried");
    } else {
        build(&folder, &["closed", "good.txt"]).exits(1).says(&["closed"]);
    }
    fs::set_permissions(folder.path().join("closed"), fs::Permissions::from_mode(0o755)).unwrap();
    symlink("loop", folder.path().join("loop")).unwrap();
    build(&folder, &["loop", "good.txt"]).exits(1).says(&["loop"]);
}

#[test]
fn a_missing_engine_is_named_with_the_command_that_gets_it() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    // An empty search path, and a library folder without espeak: what a machine without voices sees.
    let mut command =
        folder.command(&["build", "good.txt", "-o", "out.wav", "--voice", "command:no-such-speaker -o {wav} {text}"]);
    Ran::from(command.output().unwrap()).exits(2).says(&["no-such-speaker"]).ends_in_error();
    folder
        .run(&["build", "good.txt", "--voice", "nonsense"])
        .exits(2)
        .says(&["nonsense", "tone", "espeak"])
        .ends_in_error();
    assert_eq!(folder.listing(), ["good.txt"]);
}

#[test]
fn a_sentence_that_the_voice_fails_on_is_named_and_the_rest_is_made() {
    for voice in ["tone:fail=Oban", "tone:silent=Oban"] {
        let folder = Folder::new();
        folder.file("good.txt", GOOD);
        folder
            .run(&["build", "good.txt", "-o", "out.wav", "--voice", voice])
            .exits(1)
            .says(&["The ferry to Oban resumed on Monday.", "good.txt:3:1"])
            .ends_in_error();
        let manifest = folder.json("out.json");
        assert_eq!(manifest["sentences"].as_array().unwrap().len(), 2);
        assert!(manifest["dropped"].to_string().contains("voice-failed"));
    }
    let folder = Folder::new();
    folder.file("one.txt", "Oban\n\nOban.\n");
    folder.run(&["build", "one.txt", "-o", "out.wav", "--voice", "tone:fail=Oban"]).exits(2).ends_in_error();
    assert_eq!(folder.listing(), ["one.txt"]);
}

#[test]
fn an_output_folder_that_is_missing_is_named() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    folder
        .run(&["build", "good.txt", "--voice", "tone", "-o", "no/such/out.wav"])
        .exits(2)
        .says(&["no/such"])
        .ends_in_error();
    assert_eq!(folder.listing(), ["good.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_takes_no_files_is_named() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    // Nobody, not even root, makes files in /proc.
    folder
        .run(&["build", "good.txt", "--voice", "tone", "-o", "/proc/out.wav"])
        .exits(2)
        .says(&["/proc"])
        .ends_in_error();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_file() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD.repeat(20));
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&disk).status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("skipped: only root may mount a small disk to fill");
        return;
    }
    let ran = folder.run(&["build", "good.txt", "--voice", "tone", "-o", "disk/out.wav"]);
    let left: Vec<_> = fs::read_dir(&disk).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(Command::new("umount").arg(&disk).status().unwrap().success());
    assert!(left.is_empty(), "left behind: {left:?}");
    ran.exits(2).says(&["full"]).ends_in_error();
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_no_half_file() {
    let folder = Folder::new();
    folder.file("long.txt", format!("Title\n\n{}\n", "The ferry to Oban resumed on Monday. ".repeat(150_000)));
    let child = folder.start(&["build", "long.txt", "--voice", "tone", "-o", "out.wav"]);
    std::thread::sleep(Duration::from_millis(300));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let ran = Ran::from(child.wait_with_output().unwrap());
    ran.exits(2).says(&["interrupted"]).ends_in_error();
    assert_eq!(folder.listing(), ["long.txt"]);
}

#[test]
fn every_mistake_in_a_lexicon_is_reported_at_its_line_and_the_bulletin_is_made() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD).file(
        "mine.toml",
        "[[name]]\nwritten = \"Oban\"\nsay = \"OH-bun\"\n\n[[name]]\nwritten = \"Mull\"\nipa = \"mʌ☃l\"\n\n\
         [[name]]\nwritten = \"Skye\"\nsays = \"SKY\"\n\n[[name]]\nwritten = \"oban\"\nsay = \"oh-BAHN\"\n",
    );
    folder.run(&["build", "good.txt", "--voice", "tone", "-o", "out.wav", "--lexicon", "mine.toml"]).exits(1).says(&[
        "mine.toml:7:10",
        "☃",
        "mine.toml:11:1",
        "says",
        "mine.toml:14:11",
        "oban",
    ]);
    assert_eq!(outputs(&folder), OUTPUTS);
}

#[test]
fn a_value_that_cannot_be_is_refused_with_what_would_do() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    for (flag, value, says) in [
        ("--wpm", "9000", "80"),
        ("--loudness", "loud", "podcast"),
        ("--sample-rate", "7", "8000"),
        ("--style", "fr", "uk"),
        ("--date", "yesterday", "2026-11-22"),
    ] {
        let ran = folder.run(&["build", "good.txt", "--voice", "tone", flag, value]);
        ran.exits(2).says(&[flag, value, says]).ends_in_error();
    }
    assert_eq!(folder.listing(), ["good.txt"]);
}

#[test]
fn normalize_takes_any_bytes_line_by_line() {
    let folder = Folder::new();
    let ran = folder.feed(&["normalize"], b"one 1\n\xff\xfe\0 two\n\nthree 3");
    assert_eq!(ran.status, 0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 4, "{:?}", ran.stdout);
    assert_eq!((lines[0], lines[2], lines[3]), ("one one", "", "three three"));
}

#[test]
fn an_output_that_would_destroy_something_is_refused_before_any_work() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD).file("story.wav", GOOD);
    fs::create_dir(folder.path().join("folder.wav")).unwrap();
    for (output, says) in [
        ("good.txt", ".wav"),
        ("out.mp3", ".wav"),
        ("out.json", ".wav"),
        ("folder.wav", "plain file"),
        ("none", ".wav"),
    ] {
        folder
            .run(&["build", "good.txt", "--voice", "tone", "-o", output])
            .exits(2)
            .says(&[output, says])
            .ends_in_error();
    }
    // A captions file of one bulletin that is the article of another.
    folder.file("notes.srt", GOOD);
    folder.run(&["build", "notes.srt", "good.txt", "--voice", "tone", "-o", "notes.wav"]).exits(2).says(&["notes.srt"]);
    assert_eq!(folder.read("good.txt"), GOOD);
    assert_eq!(folder.listing(), ["good.txt", "notes.srt", "story.wav"]);
}

#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_in_the_place_of_the_output_stays() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    std::os::unix::fs::symlink("good.txt", folder.path().join("link.wav")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.wav")).status().unwrap().success());
    for output in ["link.wav", "pipe.wav"] {
        folder.run(&["build", "good.txt", "--voice", "tone", "-o", output]).exits(2).says(&[output, "plain file"]);
        assert!(!folder.path().join(output).symlink_metadata().unwrap().is_file());
    }
}

#[test]
fn a_story_or_a_folder_that_gave_nothing_counts() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD).file("byline.txt", "***\n\n###\n");
    fs::create_dir(folder.path().join("empty")).unwrap();
    build(&folder, &["byline.txt", "good.txt"]).exits(1).says(&["byline.txt"]).ends_in_error();
    build(&folder, &["empty", "good.txt"]).exits(1).says(&["empty"]).ends_in_error();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_a_failure_and_a_closed_one_is_not() {
    let folder = Folder::new();
    folder.file("good.txt", GOOD);
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["voices"][..], &["why", "Oban", "good.txt", "--voice", "tone"]] {
        let ran = Ran::from(folder.command(arguments).stdout(full()).output().unwrap());
        ran.exits(2).says(&["standard output"]).ends_in_error();
    }
    let mut command = folder.command(&["normalize"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let input = fs::File::open(folder.path().join("good.txt")).unwrap();
    Ran::from(command.stdin(input).stdout(writer).output().unwrap()).exits(0);
}
