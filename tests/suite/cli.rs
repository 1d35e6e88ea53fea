//! The commands, as other tools and people rely on them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::run::{Folder, has_voice};

const STORY: &str = "Talks open\n\nIgor Konashenkov met U.N. envoys on Nov. 22. They spoke for 90 minutes.\n";

fn story() -> Folder {
    let folder = Folder::new();
    folder.file("articles/story.txt", STORY);
    folder
}

#[test]
fn build_takes_the_folder_articles_and_names_the_result_by_date() {
    let folder = story();
    folder.run(&["build", "--voice", "tone", "--date", "2026-11-22"]).exits(0).says(&["audio/briefing-2026-11-22.wav"]);
    let made: Vec<String> = folder.listing().into_iter().filter(|name| name.starts_with("audio")).collect();
    let expected = ["json", "srt", "vtt", "wav"].map(|kind| format!("audio/briefing-2026-11-22.{kind}"));
    assert_eq!(made, expected);
}

#[test]
fn nothing_but_whole_plain_lines_is_written_off_a_terminal() {
    let folder = story();
    let ran = folder.run(&["build", "--voice", "tone", "-o", "out.wav"]).exits(0);
    assert_eq!(ran.stdout, "");
    for arguments in [&["build", "--voice", "nonsense"][..], &["--help"], &["build", "--help"], &["voices"]] {
        let ran = folder.run(arguments);
        for text in [&ran.stdout, &ran.stderr] {
            assert!(!text.contains(['\r', '\u{1b}', '│', '╭', '─']), "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn a_mistake_in_the_command_line_stands_last() {
    let folder = Folder::new();
    for arguments in [&["bild"][..], &["build", "--loud"], &["why"], &["why", ""], &["--plain", "bild"]] {
        folder.run(arguments).exits(2).ends_in_error();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_no_escape_code_where_none_is_wanted() {
    let folder = Folder::new();
    let newscast = env!("CARGO_BIN_EXE_newscast");
    let mut coloured = 0;
    for (variable, arguments) in
        [("ACCESSIBLE=1", "--help"), ("A=b", "--plain bild"), ("NO_COLOR=1", "bild"), ("A=b", "bild")]
    {
        // util-linux's `script` gives the command a terminal.
        let line = format!("env -u NO_COLOR -u ACCESSIBLE TERM=xterm {variable} {newscast} {arguments}");
        let mut command = std::process::Command::new("script");
        let ran = command.args(["-qec", &line]).arg(folder.path().join("typescript")).stdin(Stdio::null()).output();
        let Ok(ran) = ran else {
            println!("skipped: `script` of util-linux is not here");
            return;
        };
        let escapes = ran.stdout.contains(&0x1b);
        assert!(
            !escapes || (variable, arguments) == ("A=b", "bild"),
            "{line}: {}",
            String::from_utf8_lossy(&ran.stdout)
        );
        coloured += usize::from(escapes);
    }
    // Without a wish there is colour, or this test could not fail.
    assert_eq!(coloured, 1);
}

#[test]
fn build_reports_in_json_when_asked() {
    let folder = story();
    let ran = folder.run(&["build", "--voice", "tone", "-o", "out.wav", "--json"]).exits(0);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["files"][0], "out.wav");
    assert_eq!(report["exit"], 0);
    assert_eq!(report["stories"], 1);
}

#[test]
fn normalize_gives_a_spoken_line_for_each_line_at_once() {
    let folder = Folder::new();
    let mut command = folder.command(&["normalize"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    // The answer comes before the input ends: a program may talk to it.
    for (written, spoken) in [
        ("The U.N. met 21 envoys.", "The U N met twenty one envoys."),
        ("", ""),
        ("Sales rose 3.5%", "Sales rose three point five percent"),
    ] {
        writeln!(input, "{written}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(line.trim_end_matches('\n'), spoken);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    let uk = folder.feed(&["normalize", "--style", "uk"], "It took 120 days.\n").exits(0);
    assert_eq!(uk.stdout, "It took one hundred and twenty days.\n");
}

#[test]
fn normalize_explains_token_class_rule_words_and_place() {
    let ran = Folder::new().feed(&["normalize", "--explain"], "It cost $5 million.\n").exits(0);
    let row = ran.stdout.lines().find(|line| line.contains("money")).unwrap_or_else(|| panic!("{}", ran.stdout));
    for part in ["$5 million", "five million dollars", "8", "18"] {
        assert!(row.contains(part), "`{part}` is not in `{row}`");
    }
}

#[test]
fn pronounce_gives_one_line_of_ipa_for_each_name() {
    let folder = Folder::new();
    folder.file("mine.toml", "[[name]]\nwritten = \"Qxyz\"\nsay = \"KIZ\"\n");
    let arguments = ["pronounce", "--voice", "tone", "--lexicon", "mine.toml"];
    let ran = folder.feed(&arguments, "Konashenkov\nQxyz\nKONASHENKOV'S\n").exits(0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.stdout);
    assert!(lines[0].contains("ˈʃɛn"), "{}", ran.stdout);
    assert_eq!(lines[1], "ˈkɪz");
    assert!(lines[2].starts_with(lines[0]), "{}", ran.stdout);
    if has_voice("espeak") {
        let unknown = folder.feed(&["pronounce", "--voice", "espeak"], "Wojtkiewicz\n").exits(0);
        assert!(!unknown.stdout.trim().is_empty());
    }
}

#[test]
fn why_follows_a_word_from_its_line_to_its_frames() {
    let folder = story();
    let ran = folder.run(&["why", "Konashenkov", "--voice", "tone"]).exits(0);
    for part in ["articles/story.txt:3:6", "Konashenkov", "newsmakers", "pronunciations.toml", "ʃɛn", "frames"] {
        assert!(ran.stdout.contains(part), "`{part}` is not in:\n{}", ran.stdout);
    }
    let ran = folder.run(&["why", "22", "--voice", "tone"]).exits(0);
    assert!(ran.stdout.contains("date") && ran.stdout.contains("twenty second"), "{}", ran.stdout);
    let phrase = folder.run(&["why", "igor konashenkov", "--voice", "tone"]).exits(0);
    assert!(phrase.stdout.contains("story.txt:3:1: Igor") && phrase.stdout.contains("story.txt:3:6: Konashenkov"));
    folder.run(&["why", "envoys'", "--voice", "tone"]).exits(0);
    folder.run(&["why", "Zanzibar", "--voice", "tone"]).exits(2).says(&["Zanzibar"]).ends_in_error();
}

#[test]
fn voices_lists_every_engine_with_what_it_needs() {
    let ran = Folder::new().run(&["voices"]).exits(0);
    for engine in ["espeak", "flite", "text2wave", "tone", "say"] {
        assert!(ran.stdout.lines().any(|line| line.starts_with(engine)), "{engine} is not in:\n{}", ran.stdout);
    }
}

#[test]
fn check_renders_nothing_and_counts_what_is_wrong() {
    let folder = story();
    folder.run(&["check"]).exits(0);
    folder.file("pronunciations.toml", "[[name]]\nwritten = \"Oban\"\nsay = \"\"\n");
    folder.run(&["check"]).exits(1).says(&["pronunciations.toml:3:7"]).ends_in_error();
    assert_eq!(folder.listing(), ["articles/story.txt", "pronunciations.toml"]);
}

#[test]
fn settings_come_from_file_environment_and_flags_in_rising_order() {
    let folder = story();
    folder.file("my.toml", "voice = \"tone\"\nsample_rate = 48000\n[pauses]\nstory = 100\n");
    let rate = |command: &mut std::process::Command| {
        assert!(command.output().unwrap().status.success());
        folder.json("out.json")["audio"]["rate"].as_u64().unwrap()
    };
    let with = ["build", "-o", "out.wav", "--config", "my.toml"];
    assert_eq!(rate(&mut folder.command(&with)), 48_000);
    assert_eq!(rate(folder.command(&with).env("NEWSCAST_SAMPLE_RATE", "44100")), 44_100);
    let flagged = [&with[..], &["--sample-rate", "16000"]].concat();
    assert_eq!(rate(folder.command(&flagged).env("NEWSCAST_SAMPLE_RATE", "44100")), 16_000);
}
