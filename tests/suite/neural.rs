//! The neural voice as its users hear it: the same bytes on any thread, names by their phones, plain words for what is wrong.
#![allow(clippy::print_stdout, reason = "a skipped test says why")]

use std::fs;
use std::path::PathBuf;

use newscast::engines::piper::shelf::{self, Shelf, Stored};

use crate::run::Folder;

const ARTICLE: &str = "Ferry resumes\n\nThe ferry to Mull resumed on Monday, after a storm that lasted three days.\n\n\
    Igor Konashenkov, a spokesman, said the crew of the ship had waited in the harbour.\n\nNobody was hurt.\n";

/// The model and settings of the default voice; `None`, with the reason said, where none is installed.
fn voice() -> Option<(PathBuf, PathBuf)> {
    match shelf::find("").map(|voice| (voice.model, voice.config)) {
        Ok((Stored::File(model), Stored::File(config))) => Some((model, config)),
        Ok(_) => {
            println!("skipped: the voice is inside the program");
            None
        }
        Err(refusal) => {
            println!("skipped: {refusal}");
            None
        }
    }
}

/// A folder with the article, and the voice as `ann.onnx` with settings changed by `change`.
fn folder(model: &PathBuf, config: &PathBuf, change: impl Fn(String) -> String) -> Folder {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("ann.onnx.json", change(fs::read_to_string(config).unwrap()));
    fs::copy(model, folder.path().join("ann.onnx")).unwrap();
    folder
}

fn sound(folder: &Folder, flags: &[&str]) -> (Vec<u8>, serde_json::Value) {
    let line = [&["build", "a.txt", "-o", "a.wav", "--no-cache", "--voice", "piper"], flags].concat();
    let ran = folder.run(&line);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    (fs::read(folder.path().join("a.wav")).unwrap(), folder.json("a.json"))
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_on_either_runtime() {
    let Some(_) = voice() else { return };
    let mut runtimes = vec!["rten"];
    if Shelf::here().runtimes().is_empty() {
        println!("`onnxruntime` is skipped: its library is not installed");
    } else {
        runtimes.push("onnxruntime");
    }
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    for runtime in runtimes {
        let (one, manifest) = sound(&folder, &["--runtime", runtime, "--jobs", "1"]);
        let (three, _) = sound(&folder, &["--runtime", runtime, "--jobs", "3"]);
        assert!(one == three, "{runtime} gives other bytes on three threads");
        let words = manifest["words"].as_array().unwrap();
        assert!(words.len() > 30 && words.iter().all(|word| word["timing"] == "phone"), "{runtime}");
        assert!(manifest["voice"]["version"].as_str().unwrap().starts_with(runtime));
    }
}

#[test]
fn the_port_speaks_every_word_where_the_library_is_not() {
    let Some(_) = voice() else { return };
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let (_, library) = sound(&folder, &["--phonemizer", "auto"]);
    let (_, port) = sound(&folder, &["--phonemizer", "port"]);
    assert_eq!(port["words"].as_array().unwrap().len(), library["words"].as_array().unwrap().len());
    let seconds = |manifest: &serde_json::Value| manifest["audio"]["seconds"].as_f64().unwrap();
    assert!((seconds(&port) / seconds(&library) - 1.0).abs() < 0.1);
    assert!(port["voice"]["version"].as_str().unwrap().contains("espeak-ng port"));
}

#[test]
fn a_symbol_that_the_voice_lacks_is_named_with_its_word_and_the_rest_is_spoken() {
    let Some((model, config)) = voice() else { return };
    let folder = folder(&model, &config, |settings| settings.replacen("\"ʃ\"", "\"ʃʃ\"", 1));
    let ran = folder.run(&["build", "a.txt", "-o", "a.wav", "--voice", "piper:ann.onnx"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("the voice cannot say `ʃ` in `Konashenkov`"), "{}", ran.stderr);
    assert_eq!(folder.json("a.json")["sentences"].as_array().unwrap().len(), 3);
}

#[test]
fn what_is_wrong_with_a_voice_is_said_and_nothing_is_left() {
    let Some((model, config)) = voice() else { return };
    let same = |settings: String| settings;
    let folder = folder(&model, &config, same);
    let check = |name: &str, said: &str| {
        let ran = folder.run(&["build", "a.txt", "-o", "a.wav", "--voice", name]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{name}: {}", ran.stderr);
        assert!(!folder.path().join("a.wav").exists());
    };
    check("piper:ann.onnx#nobody", "it has no speaker `nobody`");
    check("piper:nowhere.onnx", "`nowhere.onnx.json` cannot be read");
    folder.file("ann.onnx.json", "{}");
    check("piper:ann.onnx", "in its settings, missing field");
    fs::copy(&config, folder.path().join("ann.onnx.json")).unwrap();
    let whole = fs::read(&model).unwrap();
    folder.file("ann.onnx", &whole[..whole.len() / 2]);
    check("piper:ann.onnx", "it is no ONNX model, or cut short");
}
