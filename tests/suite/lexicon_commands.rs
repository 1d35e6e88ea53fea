//! `newscast lexicon` and `newscast say`, as newsrooms use them.

use std::path::PathBuf;
use std::process::Command;

use newscast::lexicon::{BUNDLED, BUNDLED_NAME, Entry, Layer, compose, csv, pls};
use newscast::model::Authority;
use newscast::text::{Source, SourceId};
use proptest::prelude::*;

use crate::run::{Folder, Ran, has_voice, project};

const NONE: Authority = Authority { layer: "", entry: None, origin: None };

fn golden(name: &str) -> PathBuf {
    project().join("tests/golden/lexicon/exchange").join(name)
}

fn golden_text(name: &str) -> String {
    std::fs::read_to_string(golden(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares with a golden file; with `BLESS` set, writes it.
fn check_golden(name: &str, got: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden(name), got).unwrap();
    }
    assert_eq!(got, golden_text(name), "{name}");
}

/// A lexicon file of one entry.
fn file(written: &str, said: &str) -> String {
    format!("[[name]]\nwritten = \"{written}\"\n{said}\n")
}

// ---- check

#[test]
fn the_bundled_names_are_said_as_they_ask() {
    if !has_voice("espeak") {
        return;
    }
    let ran = Folder::new().run(&["lexicon", "check"]).exits(0);
    for voice in ["espeak:en-us", "espeak:en-gb"] {
        let line = ran.stdout.lines().find(|line| line.starts_with(voice)).unwrap_or_else(|| panic!("{}", ran.stdout));
        assert!(line.contains(" entries are said as asked, 0 otherwise"), "{line}");
    }
}

#[test]
fn a_difference_is_named_with_file_line_and_both_in_ipa() {
    if !has_voice("espeak") {
        return;
    }
    let folder = Folder::new();
    folder.file("mine.toml", file("Harare", "say = \"huh-RAH-ray\"\nexpect = \"həˈɹɑɹi\""));
    let ran = folder.run(&["lexicon", "check", "mine.toml", "--voice", "espeak:en-us"]).exits(1).ends_in_error();
    let ran = ran.says(&["mine.toml:3:7: error: `Harare` expects həˈɹɑɹi, and espeak:en-us says hɚɹˈɑːɹeɪ"]);
    assert_eq!(ran.stdout, "espeak:en-us: 0 entries are said as asked, 1 otherwise\n");
    folder.file("mine.toml", file("Harare", "say = \"huh-RAH-ray\"\nexpect = \"həˈɹɑɹeɪ\""));
    folder.run(&["lexicon", "check", "mine.toml"]).exits(0);
}

#[test]
fn an_alias_is_proved_by_what_is_expected_of_it() {
    if !has_voice("espeak") {
        return;
    }
    let folder = Folder::new();
    let check = |said: &str, status: i32| {
        folder.file("mine.toml", file("NYC", &format!("alias = \"New York\"{said}")));
        folder.run(&["lexicon", "check", "mine.toml", "--voice", "espeak"]).exits(status)
    };
    let ran = check("", 0);
    assert!(ran.stdout.contains("0 entries are said as asked, 0 otherwise; 1 ask for other words"), "{}", ran.stdout);
    check("\nexpect = \"ˈnu ˈjɔɹk\"", 0);
    check("\nexpect = \"ˈnu ˈjɑɹk\"", 1).says(&["`NYC` expects ˈnu ˈjɑɹk, and espeak says "]);
}

#[test]
fn check_reports_mistakes_at_their_lines_whatever_the_voice() {
    let folder = Folder::new();
    folder.file("mine.toml", file("Oban", "say = \"OH-b8n\"\nexpect = \"ǃ\""));
    let ran = folder.run(&["lexicon", "check", "mine.toml"]).exits(1).ends_in_error();
    ran.says(&["mine.toml:3:12: error: ", "mine.toml:4:11: error: "]);
    folder.run(&["lexicon", "check", "absent.toml"]).exits(2).says(&["absent.toml"]).ends_in_error();
    folder.file("plain.toml", file("Konashenkov", "say = \"koh-nuh-shen-kuff\""));
    folder.run(&["lexicon", "check", "plain.toml"]).exits(0).says(&["has no stressed syllable"]);
    folder.run(&["lexicon", "check", "--strict", "plain.toml"]).exits(1).ends_in_error();
}

#[test]
fn a_voice_that_takes_no_phones_proves_nothing_and_says_so() {
    let ran = Folder::new().run(&["lexicon", "check", "--voice", "tone"]).exits(2).ends_in_error();
    assert!(ran.stdout.contains("tone: not provable: it takes no phones"), "{}", ran.stdout);
    Folder::new().run(&["lexicon", "check", "--voice", "nobody"]).exits(2).says(&["nobody"]).ends_in_error();
}

// ---- add

#[test]
fn an_entry_is_added_and_every_other_byte_stays() {
    let folder = Folder::new();
    let before = "# Ours\r\n\r\n[[name]]  # a port\r\nwritten = 'Oban'\r\nsay = \"OH-bun\"";
    folder.file("pronunciations.toml", before);
    let arguments =
        ["lexicon", "add", "Igor Konashenkov", "--say", "EE-gor koh-nuh-SHEN-kuff", "--short", "Konashenkov"];
    let more =
        ["--lang", "ru", "--source", "the desk", "--by", "A. D.", "--status", "guessed", "--checked", "2026-11-22"];
    let ran = folder.run(&[&arguments[..], &more].concat()).exits(0);
    assert_eq!(
        ran.stdout,
        "Igor Konashenkov: said as EE-gor koh-nuh-SHEN-kuf, IPA ˈiɡɔɹ ˌkoʊnəˈʃɛnkəf\n\
         Konashenkov: said as koh-nuh-SHEN-kuf, IPA ˌkoʊnəˈʃɛnkəf\n\
         added to pronunciations.toml, line 7\n"
    );
    let added = "\r\n\r\n[[name]]\r\nwritten = \"Igor Konashenkov\"\r\nshort = \"Konashenkov\"\r\n\
        say = \"EE-gor koh-nuh-SHEN-kuff\"\r\nlang = \"ru\"\r\nsource = \"the desk\"\r\nby = \"A. D.\"\r\n\
        status = \"guessed\"\r\nchecked = 2026-11-22\r\n";
    assert_eq!(folder.read("pronunciations.toml"), format!("{before}{added}"));
    assert_eq!(folder.listing(), ["pronunciations.toml"]);
    let said = folder.feed(&["pronounce", "--voice", "tone"], "Konashenkov\n").exits(0);
    assert_eq!(said.stdout, "ˌkoʊnəˈʃɛnkəf\n");
}

#[test]
fn a_file_that_is_not_there_is_made() {
    let folder = Folder::new();
    folder.run(&["lexicon", "add", "UNHCR", "--alias", "U N refugee agency", "--file", "mine.toml"]).exits(0);
    assert_eq!(folder.read("mine.toml"), "[[name]]\nwritten = \"UNHCR\"\nalias = \"U N refugee agency\"\n");
    folder.run(&["lexicon", "add", "Oban", "--say", "OH-bun", "--file", "no/such.toml"]).exits(2).ends_in_error();
}

#[test]
fn what_the_reader_refuses_is_refused_in_its_words_and_nothing_is_written() {
    let folder = Folder::new();
    let before = file("Oban", "say = \"OH-bun\"");
    folder.file("pronunciations.toml", &before);
    let refused = |arguments: &[&str], says: &[&str]| {
        folder.run(&[&["lexicon", "add"], arguments].concat()).exits(2).says(says).ends_in_error();
        assert_eq!(folder.read("pronunciations.toml"), before);
        assert_eq!(folder.listing(), ["pronunciations.toml"]);
    };
    refused(&["Mull", "--say", "M8L"], &["the new entry:3:9: error: ", "(lexicon.symbol)"]);
    refused(&["Mull"], &["the entry does not say how the name is said"]);
    refused(&["Mull", "--say", "MUL", "--ipa", "mʌl"], &["both `say` and `ipa` say how the name is said"]);
    refused(&["Mull", "--say", "MUL", "--short", "Iona"], &["`Iona` is no part of any spelling"]);
    refused(&["Mull", "--say", "MUL", "--status", "sure"], &["`status` cannot be `sure`"]);
    refused(&["Mull", "--say", "MUL", "--checked", "today"], &["`checked` must be a date"]);
    refused(&["ÓBAN", "--ipa", "ˈoʊbən"], &["`ÓBAN` has an entry already", "pronunciations.toml:2:11", "--replace"]);
}

#[test]
fn an_entry_is_replaced_where_that_is_asked_for() {
    let folder = Folder::new();
    let file =
        |oban: &str| format!("# Ports\n[[name]]\n{oban}\n# Isles\n[[name]]\nwritten = \"Mull\"\nsay = \"MUL\"\n");
    folder.file("pronunciations.toml", file("written = [\"Oban\", \"An t-Òban\"]\nsay = \"OH-bun\" # so"));
    let replace = ["lexicon", "add", "Oban", "--ipa", "ˈoʊbən", "--replace"];
    folder.run(&replace).exits(2).says(&["spells `An t-Òban` too"]).ends_in_error();
    folder.run(&["lexicon", "add", "Oban", "An t-Òban", "--ipa", "ˈoʊbən", "--replace"]).exits(0);
    let wanted = file("written = [\"Oban\", \"An t-Òban\"]\nipa = \"ˈoʊbən\" # so");
    assert_eq!(folder.read("pronunciations.toml"), wanted);
    // Where there is nothing to replace, it is added.
    folder.run(&["lexicon", "add", "Iona", "--say", "eye-OH-nuh", "--replace"]).exits(0);
    assert!(folder.read("pronunciations.toml").starts_with(&wanted));
}

#[test]
fn a_file_with_mistakes_of_its_own_is_extended_and_one_that_is_no_lexicon_is_not() {
    let folder = Folder::new();
    let bad = file("Oban", "say = \"OH-b8n\"");
    folder.file("pronunciations.toml", &bad);
    folder.run(&["lexicon", "add", "Mull", "--say", "MUL"]).exits(0);
    assert!(folder.read("pronunciations.toml").starts_with(&bad));
    folder.file("pronunciations.toml", "name = []\n");
    folder.run(&["lexicon", "add", "Mull", "--say", "MUL"]).exits(2).ends_in_error();
    assert_eq!(folder.read("pronunciations.toml"), "name = []\n");
    folder.file("pronunciations.toml", b"# \xe9\n");
    folder.run(&["lexicon", "add", "Mull", "--say", "MUL"]).exits(2).says(&["not UTF-8"]).ends_in_error();
}

// ---- export and import

/// The entries of a lexicon file, without the places they stand at.
fn entries(text: &str) -> Vec<Entry> {
    let outcome = Layer::read("user", SourceId(0), &Source::new("file", text));
    assert!(outcome.diagnostics.is_empty(), "{:#?}\n{text}", outcome.diagnostics);
    outcome.value.entries().into_iter().map(|entry| Entry { authority: NONE, ..entry.clone() }).collect()
}

/// The entries after a way there and back; nothing may be said on the way.
fn through_pls(before: &[Entry]) -> Vec<Entry> {
    let source = Source::new("file.pls", pls::write(before));
    let read = pls::read(SourceId(0), &source);
    assert!(read.diagnostics.is_empty(), "{:#?}\n{}", read.diagnostics, source.text());
    let composed = compose("", &read.value.imports);
    assert!(composed.diagnostics.is_empty(), "{:#?}\n{}", composed.diagnostics, source.text());
    entries(&composed.value)
}

fn through_csv(before: &[Entry]) -> Vec<Entry> {
    let source = Source::new("file.csv", csv::write(before));
    let read = csv::read(SourceId(0), &source);
    assert!(read.diagnostics.is_empty(), "{:#?}\n{}", read.diagnostics, source.text());
    let composed = compose("", &read.value);
    assert!(composed.diagnostics.is_empty(), "{:#?}\n{}", composed.diagnostics, source.text());
    entries(&composed.value)
}

#[test]
fn the_bundled_names_and_every_key_survive_both_formats() {
    let bundled = Layer::read("user", SourceId(0), &Source::new(BUNDLED_NAME, BUNDLED)).value;
    let bundled: Vec<Entry> =
        bundled.entries().into_iter().map(|entry| Entry { authority: NONE, ..entry.clone() }).collect();
    for before in [bundled, entries(&golden_text("all-keys.toml"))] {
        assert_eq!(through_pls(&before), before);
        assert_eq!(through_csv(&before), before);
    }
}

/// A text without white space at its ends, of letters that formats like to trip over.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select("abcÉß北|\\\"'<>&;,=-#%[]{}()\n\t \u{301}\u{85}".chars().collect::<Vec<_>>()),
        1..12,
    )
    .prop_map(|letters| letters.into_iter().collect::<String>().trim().to_owned())
    .prop_filter("some text", |text| !text.is_empty())
}

fn word() -> impl Strategy<Value = String> {
    "[A-Z][a-zéü]{1,5}"
}

proptest! {
    #[test]
    fn any_entry_survives_both_formats(
        name in prop::collection::vec(word(), 1..4),
        said in prop::collection::vec("[bdgkmnprstvz]?[aeiouæɑɔəɝɪʊʌ][ˈˌ]?[bdgkmnprsʃtvz][aeiouəɪ]?[ɹŋ]?", 4),
        notes in prop::collection::vec(prop::option::of(text()), 4),
        (guessed, exact, short, when) in any::<(bool, bool, bool, bool)>(),
    ) {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut lines = vec!["[[name]]".to_owned(), format!("written = {}", quoted(&name.join(" ")))];
        lines.push(format!("ipa = {}", quoted(&said[..name.len()].join(" "))));
        for (key, note) in ["lang", "source", "by", "note"].iter().zip(&notes) {
            lines.extend(note.as_ref().map(|note| format!("{key} = {}", quoted(note))));
        }
        lines.extend(guessed.then(|| "status = \"guessed\"".to_owned()));
        lines.extend(exact.then(|| "exact_case = true".to_owned()));
        lines.extend(short.then(|| format!("short = {}", quoted(&name[0]))));
        lines.extend(when.then(|| "when = { before = [\"mayor\"] }".to_owned()));
        let file = lines.join("\n");
        let outcome = Layer::read("user", SourceId(0), &Source::new("file", file));
        prop_assume!(outcome.value.entries().len() == 1);
        let before: Vec<Entry> =
            outcome.value.entries().into_iter().map(|entry| Entry { authority: NONE, ..entry.clone() }).collect();
        // A doubt about the stress of a word stays one, and is no loss.
        let read = pls::read(SourceId(0), &Source::new("file.pls", pls::write(&before)));
        prop_assert!(read.diagnostics.is_empty());
        let again = |text: &str| Layer::read("user", SourceId(0), &Source::new("file", text)).value;
        let same = |text: &str| again(text).entries().into_iter().map(|entry| Entry { authority: NONE, ..entry.clone() }).collect::<Vec<_>>();
        prop_assert_eq!(same(&compose("", &read.value.imports).value), before.clone());
        let read = csv::read(SourceId(0), &Source::new("file.csv", csv::write(&before)));
        prop_assert!(read.diagnostics.is_empty());
        prop_assert_eq!(same(&compose("", &read.value).value), before);
    }

    /// Whatever stands in a file, it is read to the end without harm, and what comes out is a lexicon.
    #[test]
    fn any_text_is_imported_without_harm(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<lexicon>", "</lexicon>", "<lexicon version='2' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon'>",
            "<lexeme>", "</lexeme>", "<grapheme>", "A", "</grapheme>", "<phoneme>", "ə", "</phoneme>", "<alias/>", "&lt;",
            "&x;", "<!-- -->", "<!DOCTYPE a>", "<![CDATA[x]]>", "<?xml version='1.0'?>", "written", ",", ";", "\"", "\r\n",
            "say", "\t", "\\", "|", "\u{feff}", "\u{0}",
        ]), 0..30),
    ) {
        let text = pieces.concat();
        let source = Source::new("file", text);
        for imports in [pls::read(SourceId(0), &source).value.imports, csv::read(SourceId(0), &source).value] {
            let composed = compose("", &imports);
            prop_assert!(Layer::read("user", SourceId(0), &Source::new("file", composed.value)).diagnostics.is_empty());
        }
    }
}

#[test]
fn exports_look_as_they_should() {
    let folder = Folder::new();
    let file = golden("all-keys.toml");
    let file = file.to_str().unwrap();
    for format in ["pls", "csv"] {
        let out = format!("out.{format}");
        folder
            .run(&["lexicon", "export", file, "--format", format, "-o", &out])
            .exits(0)
            .says(&["wrote out.", "7 entries"]);
        check_golden(&format!("all-keys.{format}"), &folder.read(&out));
        let shown = folder.run(&["lexicon", "export", file, "--format", format]).exits(0);
        assert_eq!(shown.stdout, folder.read(&out));
        folder.run(&["lexicon", "import", &out, "-o", "back.toml"]).exits(0);
        assert_eq!(entries(&folder.read("back.toml")), entries(&golden_text("all-keys.toml")));
    }
}

#[test]
fn exported_documents_are_valid() {
    let folder = Folder::new();
    let schema = project().join("tests/golden/lexicon/pls.rng");
    let valid = |name: &str| {
        let ran =
            Command::new("xmllint").args(["--noout", "--relaxng"]).arg(&schema).arg(folder.path().join(name)).output();
        ran.map(|ran| (ran.status.success(), String::from_utf8_lossy(&ran.stderr).into_owned()))
    };
    folder.run(&["lexicon", "export", "--format", "pls", "-o", "bundled.pls"]).exits(0);
    folder
        .run(&["lexicon", "export", golden("all-keys.toml").to_str().unwrap(), "--format", "pls", "-o", "all.pls"])
        .exits(0);
    for name in ["bundled.pls", "all.pls"] {
        match valid(name) {
            Ok((holds, said)) => assert!(holds, "{said}"),
            Err(error) => return println!("skipped: xmllint: {error}"),
        }
    }
    // The schema finds what is wrong, or it would prove nothing.
    let upside_down = folder.read("all.pls").replace("<grapheme>Reading</grapheme>", "");
    folder.file("bad.pls", upside_down);
    assert!(!valid("bad.pls").unwrap().0);
}

fn imported(name: &str) -> Ran {
    let folder = Folder::new();
    folder.file(name, golden_text(name));
    let ran = folder.run(&["lexicon", "import", name]).exits(1).ends_in_error();
    assert_eq!(folder.listing(), [name]);
    ran
}

#[test]
fn what_others_write_is_kept_or_named_by_line() {
    for name in ["foreign.pls", "foreign.csv"] {
        let ran = imported(name);
        check_golden(&format!("{name}.toml"), &ran.stdout);
        check_golden(&format!("{name}.messages"), &ran.stderr);
        let read = Layer::read("user", SourceId(0), &Source::new(name, ran.stdout));
        assert_eq!(read.diagnostics, []);
    }
}

#[test]
fn hostile_documents_are_refused() {
    let folder = Folder::new();
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lexicon [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n\
        <lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"ipa\" xml:lang=\"en\">\n\
        <lexeme><grapheme>&b;</grapheme><phoneme>ə</phoneme></lexeme></lexicon>\n";
    let deep =
        format!("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\">{}", "<metadata>".repeat(200_000));
    let many = format!("<lexicon>{}</lexicon>", "<a/>".repeat(1_100_000));
    let idle = format!("<lexicon>{}</lexicon>", "<lexeme role='a'/>".repeat(2_000));
    for (name, text, place) in [
        ("bomb.pls", bomb, "bomb.pls:2:1: error: "),
        ("deep.pls", deep.as_str(), "deep.pls:1:"),
        ("many.pls", many.as_str(), "many.pls:1:1: error: "),
        ("idle.pls", idle.as_str(), " findings more are not shown"),
        ("other.pls", "<speak/>", "other.pls:1:1: error: `speak` is not the root"),
        ("broken.pls", "<lexicon>\n<lexeme></grapheme></lexicon>", "broken.pls:2:"),
        ("entity.pls", "<lexicon>\n<lexeme><grapheme>&nbsp;</grapheme></lexeme></lexicon>", "entity.pls:2:"),
    ] {
        folder.file(name, text);
        let ran = folder.run(&["lexicon", "import", name, "-o", "out.toml"]).exits(2).says(&[place]).ends_in_error();
        assert!(ran.stderr.lines().count() < 4_000, "{name}");
        assert!(!folder.path().join("out.toml").exists(), "{name}");
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    folder.file("notes.txt", "x");
    folder.run(&["lexicon", "import", "notes.txt"]).exits(2).says(&["its ending must say what it is"]).ends_in_error();
    folder.run(&["lexicon", "import", "absent.pls"]).exits(2).says(&["absent.pls"]).ends_in_error();
}

#[test]
fn a_phoneme_changed_after_the_export_wins_over_the_respelling() {
    let folder = Folder::new();
    folder.file("mine.toml", file("Oban", "say = \"OH-bun\""));
    folder.run(&["lexicon", "export", "mine.toml", "--format", "pls", "-o", "mine.pls"]).exits(0);
    folder.file("mine.pls", folder.read("mine.pls").replace("ˈoʊbən", "ˈoʊbæn"));
    let ran = folder.run(&["lexicon", "import", "mine.pls"]).exits(1).says(&["`OH-bun` is not kept", "mine.pls:7:"]);
    let head = "# pronunciations for voices of the language en-US\n\n";
    assert_eq!(ran.stdout, format!("{head}{}", file("Oban", "ipa = \"ˈoʊbæn\"")));
}

// ---- say

#[test]
fn names_are_auditioned_before_and_after_into_one_file() {
    let folder = Folder::new();
    folder.file("pronunciations.toml", file("Qxyz", "say = \"KIZ\""));
    let ran = folder
        .run(&["say", "Qxyz", "the", "--voice", "tone", "--layers", "user,engine"])
        .exits(0)
        .says(&["wrote audio/say.wav, "]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.stdout);
    assert!(lines[0].ends_with("seconds: Qxyz, as tone alone says it: it does not tell how"), "{}", lines[0]);
    let after = "seconds: Qxyz, as lexicon and rules have it said: KIZ, IPA ˈkɪz; layer user, pronunciations.toml:3:7";
    assert!(lines[1].ends_with(after), "{}", lines[1]);
    assert!(lines[2].ends_with("it does not tell how; lexicon and rules leave it to the voice"), "{}", lines[2]);
    let times: Vec<f64> = lines.iter().map(|line| line.split(' ').nth(1).unwrap().parse().unwrap()).collect();
    let reader = hound::WavReader::open(folder.path().join("audio/say.wav")).unwrap();
    let seconds = f64::from(reader.duration()) / f64::from(reader.spec().sample_rate);
    // A pause parts the takes, a longer one the names.
    assert!(times[0] < times[1] && times[1] + 1.0 < times[2] && times[2] < seconds, "{times:?} of {seconds}");
    assert_eq!(folder.listing(), ["audio/say.wav", "pronunciations.toml"]);
}

#[test]
fn a_respelling_is_tried_out_without_any_file() {
    let folder = Folder::new();
    let with = |arguments: &[&str]| folder.run(&[&["say", "--voice", "tone", "-o", "out.wav"], arguments].concat());
    let ran = with(&["Nour Qxyz", "--with", "noor KIZ"]).exits(0);
    assert!(ran.stdout.contains("as `--with` has it said: NOOR KIZ, IPA ˈnʊɹ ˈkɪz\n"), "{}", ran.stdout);
    assert_eq!(folder.listing(), ["out.wav"]);
    with(&["Qxyz", "--with", "K8Z"]).exits(2).says(&["--with:1:2: error: "]).ends_in_error();
    with(&["One", "Two", "--with", "WUN"]).exits(2).says(&["`--with` goes with one name"]).ends_in_error();
    folder.run(&["say", "Qxyz", "-o", "out.txt", "--voice", "tone"]).exits(2).ends_in_error();
    folder.run(&["say", "Qxyz", "--voice", "nobody"]).exits(2).says(&["nobody"]).ends_in_error();
}

#[test]
fn a_take_that_fails_is_named_and_the_others_are_heard() {
    let folder = Folder::new();
    let ran = folder.run(&["say", "Good", "Bad", "--voice", "tone:fail=Bad", "-o", "out.wav"]).exits(1).ends_in_error();
    assert!(ran.stdout.contains("not spoken: Bad"), "{}", ran.stdout);
    assert!(folder.path().join("out.wav").exists());
    folder.run(&["say", "Bad", "--voice", "tone:fail=Bad", "-o", "none.wav"]).exits(2).ends_in_error();
    assert!(!folder.path().join("none.wav").exists());
}

#[test]
fn the_voice_tells_how_it_says_a_name_by_itself() {
    if !has_voice("espeak") {
        return;
    }
    let ran = Folder::new().run(&["say", "Xi Jinping", "--voice", "espeak", "-o", "xi.wav"]).exits(0);
    assert!(ran.stdout.contains("Xi Jinping, as espeak alone says it: IPA zˈaɪ"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("as lexicon and rules have it said: SHEE jin-PING, IPA ˈʃi dʒɪnˈpɪŋ"),
        "{}",
        ran.stdout
    );
}
