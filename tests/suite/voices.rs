//! Neural voices are installed, listed, described and removed as users do it; what is broken or hostile is refused whole.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::run::{Folder, Ran};

const INPUTS: [&str; 3] = ["input", "input_lengths", "scales"];

/// A protobuf field of bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length >= 128 {
        field.push(length as u8 | 128);
        length >>= 7;
    }
    field.push(length as u8);
    field.extend_from_slice(bytes);
    field
}

/// The least that passes for the model of a Piper voice; `salt` tells one from another.
fn model_with(inputs: &[&str], salt: &str) -> Vec<u8> {
    let mut graph = field(2, salt.as_bytes());
    graph.extend(field(5, &field(8, &[7; 3000])));
    for input in inputs {
        graph.extend(field(11, &field(1, input.as_bytes())));
    }
    [&[8, 8][..], &field(2, b"pytorch"), &field(7, &graph), &field(8, &[10, 0, 16, 15])].concat()
}

fn model() -> Vec<u8> {
    model_with(&INPUTS, "one")
}

fn settings() -> Value {
    json!({
        "audio": {"sample_rate": 22050, "quality": "low"}, "espeak": {"voice": "en-us"}, "phoneme_type": "espeak",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], " ": [3], "a": [4]}, "num_symbols": 256,
        "num_speakers": 1, "speaker_id_map": {}, "language": {"code": "en_US"},
    })
}

const CARD: &str = "# Model card for ann\n\n* Language: en_US\n\n## Dataset\n\n* License: CC0\n";

/// An archive of files, packed.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A wheel with a voice, and more files.
fn wheel(more: &[(&str, &[u8])]) -> Vec<u8> {
    let (model, settings) = (model(), settings().to_string());
    let metadata = "Name: ann\nVersion: 1.0.0\nLicense-Expression: MIT\n\nA voice.\n";
    let mut files: Vec<(&str, &[u8])> = vec![
        ("ann_voice/__init__.py", b"import os"),
        ("ann_voice/data/MODEL_CARD", CARD.as_bytes()),
        ("ann_voice/data/en_US-ann-low.onnx", &model),
        ("ann_voice/data/en_US-ann-low.onnx.json", settings.as_bytes()),
        ("ann_voice-1.0.0.dist-info/METADATA", metadata.as_bytes()),
    ];
    files.extend(more);
    archive(&files)
}

/// A machine of its own: its data folder is `data`.
struct Machine(Folder);

impl Machine {
    fn new() -> Self {
        Self(Folder::new())
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = self.0.command(&[&["voices"], arguments].concat());
        command.env("NEWSCAST_DATA", self.0.path().join("data")).stdin(Stdio::null());
        command
    }

    fn voices(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.voices(arguments);
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr))
    }

    /// What lies in the data folder, but for the lock.
    fn shelved(&self) -> Vec<String> {
        let mut found = self.0.listing();
        found.retain(|path| path.starts_with("data") && path != "data/voices/.lock");
        found
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Asserts that installing is refused with these words and what to do, and that nothing is left of it.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], reasons: &[&str]) {
        let before = self.shelved();
        let ran =
            self.voices(&[&["install"], arguments].concat()).exits(2).says(reasons).says(&["help: "]).ends_in_error();
        assert_eq!(ran.stdout, "");
        assert!(!ran.stderr.contains(['\r', '\u{1b}', '\0']), "{:?}", ran.stderr);
        assert_eq!(self.shelved(), before);
        let parts = self.at("data/voices");
        let parts =
            fs::read_dir(parts).map_or(0, |parts| parts.filter(|part| part.as_ref().unwrap().path().is_dir()).count());
        let voices: std::collections::BTreeSet<_> = before.iter().filter_map(|path| path.split('/').nth(2)).collect();
        assert_eq!(parts, voices.len(), "a folder is left");
    }
}

#[test]
fn a_voice_is_installed_from_a_wheel_listed_described_and_removed() {
    let machine = Machine::new();
    machine.0.file("ann-1.0.0-py3-none-any.whl", wheel(&[]));
    let before = machine.voices(&[]).exits(0);
    assert!(
        before.stdout.contains("No neural voice is installed; `newscast voices install PATH`"),
        "{}",
        before.stdout
    );
    let told = "piper:en_US-ann-low: ";
    let facts = "en_US, low quality, 22050 samples a second, 1 speaker, 4 KB, licence CC0";
    let ran = machine.voices(&["install", "ann-1.0.0-py3-none-any.whl"]).exits(0);
    assert_eq!(ran.stdout, format!("installed {told}{facts}\n"));
    let files = ["MODEL_CARD", "en_US-ann-low.onnx", "en_US-ann-low.onnx.json", "voice.toml"];
    assert_eq!(machine.shelved(), files.map(|file| format!("data/voices/en_US-ann-low/{file}")));
    assert_eq!(fs::read(machine.at("data/voices/en_US-ann-low/en_US-ann-low.onnx")).unwrap(), model());
    let again = machine.voices(&["install", "ann-1.0.0-py3-none-any.whl"]).exits(0);
    assert_eq!(again.stdout, "piper:en_US-ann-low is already installed\n");
    for arguments in [&[][..], &["list"]] {
        let listed = machine.voices(arguments).exits(0);
        assert!(listed.stdout.contains(&format!("{told}neural voice, {facts}\n")), "{}", listed.stdout);
        assert!(listed.stdout.lines().any(|line| line.starts_with("espeak: ")));
    }
    let listed = machine.json(&["list", "--json"]);
    assert_eq!(listed["voices"][0]["sample_rate"], 22_050);
    assert_eq!(listed["voices"][0]["licence"], "CC0");
    assert!(listed["engines"].as_array().unwrap().iter().any(|engine| engine["name"] == "tone"));
    let info = machine.voices(&["info", "ann"]).exits(0);
    for line in
        ["Licence: CC0, as its model card states.", "Phonemes: those of espeak's en-us.", "# Model card for ann"]
    {
        assert!(info.stdout.lines().any(|known| known == line), "`{line}` is not in:\n{}", info.stdout);
    }
    let info = machine.json(&["info", "--json"]);
    assert_eq!((&info["name"], &info["intact"]), (&json!("en_US-ann-low"), &json!(true)));
    assert_eq!(info["source"], "ann-1.0.0-py3-none-any.whl");
    machine.voices(&["remove", "ann"]).exits(2).says(&["`ann` is not installed", "en_US-ann-low"]).ends_in_error();
    machine.voices(&["remove", "../voices/en_US-ann-low"]).exits(2).ends_in_error();
    let removed = machine.voices(&["remove", "en_US-ann-low"]).exits(0);
    assert!(removed.stdout.starts_with("removed en_US-ann-low: "), "{}", removed.stdout);
    assert!(machine.shelved().is_empty());
    machine.voices(&["info"]).exits(2).says(&["no neural voice is installed"]).ends_in_error();
}

#[test]
fn a_voice_is_installed_from_a_file_or_a_folder_under_the_name_that_was_given() {
    let machine = Machine::new();
    let several = json!({"num_speakers": 2, "speaker_id_map": {"bob": 1, "ann": 0}});
    let mut both = settings();
    both.as_object_mut().unwrap().extend(several.as_object().unwrap().clone());
    machine.0.file("got/a b.onnx", model_with(&["input", "input_lengths", "scales", "sid"], "two"));
    machine.0.file("got/a b.onnx.json", both.to_string());
    machine.0.file("got/LICENSE", "MIT License\n\nYou may.");
    machine.refuses(&["got/a b.onnx"], &["the name `a b` cannot be taken", "--name"]);
    let ran = machine.voices(&["install", "got/a b.onnx", "--name", "both"]).exits(0);
    assert!(ran.stdout.contains("2 speakers") && ran.stdout.contains("licence MIT License"), "{}", ran.stdout);
    machine.refuses(&["got", "--name", "BOTH"], &["`both` is installed", "in nothing but case"]);
    machine.voices(&["install", "got", "--name", "too"]).exits(0);
    let info = machine.voices(&["info", "too"]).exits(0);
    assert!(
        info.stdout.contains("Speakers: ann, bob.") && info.stdout.contains("`--voice piper:too#ann`"),
        "{}",
        info.stdout
    );
    // Of several models, the one that is named.
    machine.0.file("got/c.onnx", model());
    machine.0.file("got/c.onnx.json", settings().to_string());
    machine.refuses(&["got"], &["`got` holds 2 models: `a b`, `c`", "--name"]);
    machine.refuses(&["got", "--name", "d"], &["`got` holds no model called `d`"]);
    machine.voices(&["install", "got", "--name", "c"]).exits(0);
    machine.voices(&["install", "got/c.onnx"]).exits(0);
    assert_eq!(machine.json(&["list", "--json"])["voices"].as_array().unwrap().len(), 3);
}

#[test]
fn another_voice_of_the_same_name_is_replaced_when_forced_only() {
    let machine = Machine::new();
    machine.0.file("v/x.onnx", model()).file("v/x.onnx.json", settings().to_string());
    machine.0.file("w/x.onnx", model_with(&INPUTS, "other")).file("w/x.onnx.json", settings().to_string());
    machine.voices(&["install", "v"]).exits(0);
    let hash = machine.json(&["info", "--json"])["model"]["sha256"].clone();
    machine.refuses(&["w"], &["another voice is installed as `x`", hash.as_str().unwrap(), "--force"]);
    let ran = machine.voices(&["install", "w", "--force"]).exits(0);
    assert!(ran.stdout.starts_with("replaced piper:x: "), "{}", ran.stdout);
    assert_ne!(machine.json(&["info", "--json"])["model"]["sha256"], hash);
    let ran = machine.voices(&["install", "w", "--force"]).exits(0);
    assert_eq!(ran.stdout, "piper:x is already installed\n");
    assert_eq!(machine.shelved().len(), 3);
}

#[test]
fn damage_is_named_and_mended_by_installing_again() {
    let machine = Machine::new();
    machine.0.file("ann.whl", wheel(&[]));
    machine.voices(&["install", "ann.whl"]).exits(0);
    let path = machine.at("data/voices/en_US-ann-low/en_US-ann-low.onnx");
    let mut changed = model();
    changed[100] ^= 1;
    fs::write(&path, &changed).unwrap();
    let info = machine.voices(&["info"]).exits(1);
    assert!(info.stdout.contains("Model or settings were changed since"), "{}", info.stdout);
    machine.voices(&["install", "ann.whl"]).exits(0);
    machine.voices(&["info"]).exits(0);
    fs::write(&path, &changed[..50]).unwrap();
    let listed = machine.voices(&[]).exits(0);
    assert!(
        listed.stdout.contains("piper:en_US-ann-low: cannot be used: the voice `en_US-ann-low` is damaged"),
        "{}",
        listed.stdout
    );
    machine.voices(&["install", "ann.whl"]).exits(0);
    assert_eq!(fs::read(path).unwrap(), model());
}

#[test]
fn what_is_no_voice_is_refused_with_the_reason() {
    let machine = Machine::new();
    let check = |model: &[u8], settings: &str, reason: &str| {
        machine.0.file("v/x.onnx", model).file("v/x.onnx.json", settings);
        machine.refuses(&["v/x.onnx"], &[reason]);
        machine.0.file("v.zip", archive(&[("x.onnx", model), ("x.onnx.json", settings.as_bytes())]));
        machine.refuses(&["v.zip"], &[reason]);
    };
    let (good, fine) = (model(), settings().to_string());
    check(b"", &fine, "`x.onnx` is empty");
    check(b"<!DOCTYPE html><html><body>Not found</body></html>", &fine, "`x.onnx` is a web page, not a model");
    check(
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
        &fine,
        "is a git-lfs pointer, not the model itself",
    );
    check(&good[..good.len() - 1], &fine, "is no whole ONNX model: it was cut");
    check(&good[..good.len() / 2], &fine, "is no whole ONNX model: it was cut");
    check(&[&good[..], b"\n\n\n"].concat(), &fine, "is no whole ONNX model");
    check(&[0xff; 4000], &fine, "is no whole ONNX model");
    check(&model_with(&["x"], ""), &fine, "of no Piper voice with 1 speakers: it has no input `input`");
    check(&good, "{\"audio\":", "`x.onnx.json` is no JSON");
    check(&good, "<html>", "`x.onnx.json` is a web page, not settings");
    let with = |key: &str, value: Value| {
        let mut changed = settings();
        changed[key] = value;
        changed.to_string()
    };
    check(&good, &with("audio", json!({})), "tells no audio.sample_rate");
    check(&good, &with("phoneme_id_map", json!(null)), "has no phoneme_id_map");
    check(&good, &with("num_speakers", json!(5)), "tells of 5 speakers, but has no speaker_id_map");
    check(&good, &with("phoneme_type", json!("text")), "does not take espeak's phonemes but `text`");
    // Two speakers in the settings and none in the model: they do not belong together.
    let mut two = settings();
    two["num_speakers"] = json!(2);
    two["speaker_id_map"] = json!({"a": 0, "b": 1});
    check(&good, &two.to_string(), "it has no input `sid`");
    machine.0.file("alone/x.onnx", &good);
    machine.refuses(&["alone"], &["the settings `x.onnx.json` are not beside the model"]);
    machine.0.file("alone/x.txt", "text");
    machine.refuses(&["alone/x.txt"], &["`x.txt` holds no model"]);
    machine.refuses(&["alone/no.onnx"], &["no.onnx` cannot be read: it is not there"]);
    machine.refuses(&["v/x.onnx.json"], &["is only the settings of a voice"]);
    machine.0.file("v.tar.gz", "x");
    machine.refuses(&["v.tar.gz"], &["an archive of a kind that is not read here"]);
}

#[test]
fn hostile_archives_are_refused_whole() {
    let machine = Machine::new();
    let check = |bytes: &[u8], reason: &str| {
        machine.0.file("bad.whl", bytes);
        machine.refuses(&["bad.whl"], &[reason]);
    };
    // Paths that lead out. The writer of the tests would not write them all, so they are put in afterwards.
    for path in
        ["../evil", "/evil12", "a/../../e", "C:\\evil", "a\\..\\evil", "./evil", "a//evil", "ev\u{1b}il", "ev\nil"]
    {
        let place = "p".repeat(path.len());
        let whole = wheel(&[(&place, b"x")]);
        check(&replaced(&whole, &place, path), "which leads out of its folder");
    }
    let evil = |path: &PathBuf| path.exists();
    assert!(!evil(&machine.at("evil")) && !evil(&machine.at("../evil")) && !evil(&machine.at("data/evil")));
    let mut zip = ZipWriter::new_append(Cursor::new(wheel(&[]))).unwrap();
    zip.add_symlink("ann_voice/link", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    check(&zip.finish().unwrap().into_inner(), "is a link or a device");
    check(&wheel(&[("Ann_Voice/__init__.py", b"x")]), "which some systems take for one");
    check(
        &replaced(&wheel(&[("ann_voice/__init__.pz", b"x")]), "__init__.pz", "__init__.py"),
        "is no whole .whl or .zip",
    );
    // Sixty-four million zeros in some sixty thousand bytes.
    let zeros = vec![0; 64_000_000];
    let bomb = wheel(&[("ann_voice/data/more.bin", &zeros)]);
    assert!(bomb.len() < 200_000);
    check(&bomb, "it may be a bomb");
    check(&archive(&[("x.onnx", &zeros), ("x.onnx.json", b"{}")]), "it may be a bomb");
    let names: Vec<String> = (0..10_001).map(|number| format!("f{number}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check(&archive(&many), "holds 10001 files");
    // A size that is not true: the model's, in both headers.
    let (size, lie) = ((model().len() as u32).to_le_bytes(), (model().len() as u32 - 9).to_le_bytes());
    let whole = wheel(&[]);
    let lied = swap(&whole, &size, &lie);
    assert_ne!(lied, whole);
    check(&lied, "`ann_voice/data/en_US-ann-low.onnx`");
    // Cut anywhere, or one byte of the model changed.
    for part in [4, 3, 2] {
        check(&whole[..whole.len() * (part - 1) / part], "bad.whl` is no whole .whl or .zip");
    }
    check(b"PK\x03\x04", "is no whole .whl or .zip");
    check(b"not an archive", "is no whole .whl or .zip");
    let mut changed = whole.clone();
    let at = position(&whole, b"en_US-ann-low.onnx").unwrap() + 40;
    changed[at] ^= 0x55;
    check(&changed, "`ann_voice/data/en_US-ann-low.onnx`");
    check(&archive(&[("a/x.txt", b"x")]), "`bad.whl` holds no model");
}

fn position(whole: &[u8], part: &[u8]) -> Option<usize> {
    whole.windows(part.len()).position(|window| window == part)
}

/// Every occurrence replaced by another of the same length.
fn swap(whole: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = whole.to_vec();
    while let Some(at) = position(&changed, from) {
        changed[at..at + to.len()].copy_from_slice(to);
    }
    changed
}

fn replaced(whole: &[u8], from: &str, to: &str) -> Vec<u8> {
    let changed = swap(whole, from.as_bytes(), to.as_bytes());
    assert_ne!(changed, whole);
    changed
}

#[test]
fn only_the_file_that_was_meant_is_installed() {
    let machine = Machine::new();
    machine.0.file("ann.whl", wheel(&[])).file("v/x.onnx", model()).file("v/x.onnx.json", settings().to_string());
    let other = "0".repeat(64);
    for path in ["ann.whl", "v", "v/x.onnx"] {
        machine.refuses(&[path, "--sha256", &other], &["is not the file that was meant: its SHA-256 is "]);
        machine.refuses(&[path, "--sha256", "abc"], &["is no SHA-256"]);
    }
    machine.voices(&["install", "v"]).exits(0);
    let hash = machine.json(&["info", "--json"])["model"]["sha256"].as_str().unwrap().to_uppercase();
    machine.voices(&["remove", "x"]).exits(0);
    machine.voices(&["install", "v/x.onnx", "--sha256", &hash]).exits(0);
}

#[test]
fn installs_at_the_same_time_do_no_harm() {
    let machine = Machine::new();
    machine.0.file("ann.whl", wheel(&[]));
    machine.0.file("data/voices/.newscast-left.part/voice/x.onnx", "left by a process that was killed");
    let run = |arguments: &[&[&str]]| -> Vec<Ran> {
        let start = |arguments: &&[&str]| {
            let mut command = machine.command(arguments);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let children: Vec<_> = arguments.iter().map(start).collect();
        children.into_iter().map(|child| Ran::from(child.wait_with_output().unwrap()).exits(0)).collect()
    };
    let ran = run(&[&["install", "ann.whl"][..]; 6]);
    let fresh = ran.iter().filter(|ran| ran.stdout.starts_with("installed ")).count();
    let known = ran.iter().filter(|ran| ran.stdout.contains("is already installed")).count();
    assert_eq!((fresh, known), (1, 5));
    for (folder, salt) in [("a", "a"), ("b", "b")] {
        machine.0.file(&format!("{folder}/en_US-ann-low.onnx"), model_with(&INPUTS, salt));
        machine.0.file(&format!("{folder}/en_US-ann-low.onnx.json"), settings().to_string());
    }
    let (a, b): (&[&str], &[&str]) = (&["install", "a", "--force"], &["install", "b", "--force"]);
    // Whoever looks meanwhile sees a voice, one or the other.
    run(&[a, b, &["info"], a, b, &["info"], a, b]);
    machine.voices(&["info"]).exits(0);
    let folders =
        fs::read_dir(machine.at("data/voices")).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir());
    assert_eq!(folders.count(), 1);
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let machine = Machine::new();
    machine.0.file("ann.whl", wheel(&[])).file("file", "x");
    let mut command = machine.command(&["install", "ann.whl"]);
    Ran::from(command.env("NEWSCAST_DATA", machine.at("file")).output().unwrap())
        .exits(2)
        .says(&["a file of another kind is in the way", "NEWSCAST_DATA"])
        .ends_in_error();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        machine.voices(&["install", "ann.whl"]).exits(0);
        let folder = machine.at("data/voices");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(folder.join("try"), "").is_ok() {
            fs::remove_file(folder.join("try")).unwrap();
            println!("skipped in part: the superuser may write everywhere");
        } else {
            // What is installed can be used; it cannot be removed, and nothing added.
            machine.voices(&["info"]).exits(0);
            let refused = ["does not allow it", "NEWSCAST_DATA"];
            machine.voices(&["install", "ann.whl", "--name", "new"]).exits(2).says(&refused).ends_in_error();
            machine.voices(&["remove", "en_US-ann-low"]).exits(2).says(&refused).ends_in_error();
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        machine.voices(&["info"]).exits(0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_library_onnxruntime_is_installed_from_its_wheel() {
    let machine = Machine::new();
    // The head of an ELF file for a machine of this number.
    let library = |machine: u8, salt: u8| {
        [b"\x7fELF\x02\x01\x01".to_vec(), vec![0; 11], vec![machine, 0], vec![salt; 500]].concat()
    };
    let [this, other] = if cfg!(target_arch = "aarch64") { [183, 62] } else { [62, 183] };
    let wheel = |path: &str, library: &[u8]| {
        let metadata: &[u8] = b"Name: onnxruntime\nVersion: 1.32.0\nLicense: MIT License\n";
        let files: [(&str, &[u8]); 4] = [
            ("onnxruntime/datasets/mul_1.onnx", b"x"),
            ("onnxruntime/LICENSE", b"MIT License\n"),
            ("onnxruntime-1.32.0.dist-info/METADATA", metadata),
            (path, library),
        ];
        archive(&files)
    };
    let path = "onnxruntime/capi/libonnxruntime.so.1.32.0";
    machine.0.file("other.whl", wheel(path, &library(other, 1)));
    machine.refuses(&["other.whl"], &["`libonnxruntime.so.1.32.0` is no library for this machine"]);
    machine.0.file("mac.whl", wheel("onnxruntime/capi/libonnxruntime.1.32.0.dylib", b"x"));
    machine.refuses(&["mac.whl"], &["holds onnxruntime for another system"]);
    machine.0.file("ort.whl", wheel(path, &library(this, 1)));
    let ran = machine.voices(&["install", "ort.whl"]).exits(0);
    let told = "onnxruntime 1.32.0: library that neural voices run on, 1 KB, licence MIT License\n";
    assert_eq!(ran.stdout, format!("installed {told}"));
    let again = machine.voices(&["install", "ort.whl"]).exits(0);
    assert_eq!(again.stdout, "onnxruntime 1.32.0 is already installed\n");
    let file = "data/runtime/libonnxruntime.so.1.32.0";
    assert_eq!(machine.shelved(), [file.to_owned(), format!("{file}.LICENSE"), format!("{file}.toml")]);
    assert!(machine.voices(&[]).stdout.ends_with(told));
    machine.voices(&["remove", "onnxruntime"]).exits(0);
    assert!(machine.shelved().is_empty());
    machine.voices(&["remove", "onnxruntime"]).exits(2).ends_in_error();
}
