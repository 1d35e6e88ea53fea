//! Names that an article marks itself, the file of an edition, and the order of all layers, through the program.

use serde_json::Value;

use crate::run::Folder;

const STORY: &str = "---
title: Talks open in Moscow
pronounce:
  Tarashchenkov: tuh-RASH-chen-kuff
---
MOSCOW - *[Sergei Lavrov](say: SUR-gay LOV-rov)* met [Tarashchenkov](ipa: ˈkɪz)\u{2019}s aide. Lavrov left.
";

fn names(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let ran = folder.run(&[&["names", "--json", "--voice", "tone"], arguments].concat());
    let report: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.stderr));
    report["names"].as_array().unwrap().clone()
}

fn name(folder: &Folder, name: &str, arguments: &[&str]) -> Value {
    let found = names(folder, arguments);
    found.iter().find(|told| told["name"] == name).unwrap_or_else(|| panic!("no {name} in {found:?}")).clone()
}

#[test]
fn a_mark_decides_in_its_article_and_only_its_words_are_spoken() {
    let folder = Folder::new();
    folder
        .file("articles/a.md", STORY)
        .file("articles/b.md", "Second\n\nMOSCOW - The Russian Tarashchenkov met Lavrov.\n");
    let first = name(&folder, "Sergei Lavrov", &["articles/a.md", "--strict"]);
    assert_eq!((&first["layer"], &first["count"], &first["status"]), (&"inline".into(), &2.into(), &"checked".into()));
    assert_eq!(first["entry"], "articles/a.md:6:32");
    assert_eq!(first["ipa"], "ˈsɝɡeɪ ˈlɑvɹɑv");
    // The mark in the text goes before the head.
    assert_eq!(name(&folder, "Tarashchenkov", &["articles/a.md"])["ipa"], "ˈkɪz");
    // In the next article the name is said as without it.
    assert_eq!(name(&folder, "Tarashchenkov", &["articles/b.md"])["layer"], "rules");
    assert_eq!(name(&folder, "Lavrov", &["articles/b.md"])["layer"], "newsmakers");
    assert_eq!(name(&folder, "Tarashchenkov", &[])["layer"], "rules", "the weakest counts");

    let ran = folder.run(&["build", "articles/a.md", "--voice", "tone", "-o", "out.wav"]);
    // Two marks of one name do not agree.
    ran.exits(1).says(&["articles/a.md:4:18: error: `Tarashchenkov` is marked twice"]);
    let (text, manifest) = (folder.read("articles/a.md"), folder.json("out.json"));
    for file in ["out.vtt", "out.srt"] {
        let captions = folder.read(file);
        assert!(captions.contains("Tarashchenkov\u{2019}s") && !captions.contains("say"), "{captions}");
    }
    let words = manifest["words"].as_array().unwrap();
    for written in ["Sergei", "Lavrov", "aide"] {
        let word = words.iter().find(|word| word["word"] == written).unwrap();
        let (from, to) = (word["source"]["start"].as_u64().unwrap(), word["source"]["end"].as_u64().unwrap());
        assert_eq!(&text[from as usize..to as usize], written);
    }
    let dropped = manifest["dropped"].as_array().unwrap();
    assert_eq!(dropped.iter().filter(|stretch| stretch["rule"] == "pronunciation").count(), 2);
    let why = folder.run(&["why", "Lavrov", "articles/a.md", "--voice", "tone"]).exits(0);
    assert!(why.stdout.contains("ˈlɑvɹɑv, layer inline, articles/a.md:6:32"), "{}", why.stdout);
}

#[test]
fn a_mistake_in_a_mark_is_told_at_its_place_and_the_name_is_said_as_without_it() {
    let folder = Folder::new();
    let text = "One\n===\n\n[Lavrov](ipa: lǃv) and [Aleppo](sya: AY-den) and [Idlib](say: ID-lib fell.\n";
    folder.file("articles/a.md", text);
    let told = [
        "articles/a.md:4:16: error: ",
        "articles/a.md:4:33: error: `sya` is no way to say a name",
        "articles/a.md:4:58: error: the mark does not end",
    ];
    folder.run(&["check"]).exits(1).says(&told);
    folder.run(&["names", "--voice", "tone"]).exits(1).says(&told);
    for listed in ["Lavrov", "Aleppo"] {
        assert_eq!(name(&folder, listed, &[])["layer"], "newsmakers");
    }
}

#[test]
fn a_marked_name_that_is_a_common_word_leaves_the_word_alone() {
    let folder = Folder::new();
    folder.file(
        "articles/a.md",
        "# One\n\n[Said](say: sah-EED) said no. SAID\u{2019}S aides said so. Said\u{2019}s car left.\n",
    );
    assert_eq!(name(&folder, "Said", &[])["layer"], "inline");
    let why = folder.run(&["why", "said", "--voice", "tone"]).exits(0).stdout;
    assert!(why.contains("3:2: Said") && why.contains("sɑˈid, layer inline"), "{why}");
    let verb = why.split("3:22: said").nth(1).and_then(|rest| rest.lines().find(|line| line.starts_with("  said: ")));
    assert!(verb.unwrap().contains("the voice decides"), "{why}");
}

#[test]
fn every_layer_decides_where_those_above_it_are_off() {
    let folder = Folder::new();
    let entry = |say: &str| format!("[[name]]\nwritten = \"Lavrov\"\nsay = \"{say}\"\n");
    folder.file("articles/a.md", "# Talks\n\nMOSCOW - The Russian minister [Lavrov](say: UN) left.\n");
    folder.file("edition.toml", format!("title = \"Morning\"\n[[story]]\nfile = \"a.md\"\n{}", entry("DOO")));
    folder.file("pronunciations.toml", entry("TREE"));
    let layers = ["inline", "edition", "user", "newsmakers", "base", "rules", "engine"];
    let decides = |layers: &[&str]| {
        let list = layers.join(",");
        let found = names(&folder, &["--edition", "edition.toml", "--layers", &list]);
        let found = found.into_iter().filter(|told| told["name"].as_str().unwrap().ends_with("Lavrov"));
        found.map(|told| told["layer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (nth, layer) in layers.iter().enumerate() {
        assert!(decides(&layers[nth..]).contains(&(*layer).to_owned()), "{layer}: {:?}", decides(&layers[nth..]));
        // One layer alone switched off leaves the others as they are.
        let others: Vec<&str> = layers.iter().copied().filter(|other| other != layer).collect();
        let strongest = if nth == 0 { "edition" } else { "inline" };
        assert!(decides(&others).contains(&strongest.to_owned()), "without {layer}: {:?}", decides(&others));
    }
    // A mark goes before a longer name of a file.
    folder.file("articles/a.md", "# Talks\n\nMOSCOW - Sergei [Lavrov](say: UN) left.\n");
    let why = folder.run(&["why", "Lavrov", "--voice", "tone"]).exits(0).stdout;
    assert!(why.contains("Lavrov: ˈʌn, layer inline"), "{why}");
    // The order in which they are named does not matter.
    assert_eq!(decides(&["engine", "user", "edition"]), decides(&["edition", "user", "engine"]));
}

#[test]
fn the_edition_comes_as_a_flag_a_variable_or_a_setting_and_its_other_tables_are_passed_over() {
    let folder = Folder::new();
    folder.file("articles/a.txt", "One\n\nThe Russian Tarashchenkov left.\n");
    folder.file("edition.toml", "[voice]\nname = 3\n[[name]]\nwritten = \"Tarashchenkov\"\nsay = \"KIZ\"\n");
    folder.file("config.toml", "edition = \"edition.toml\"\n");
    let layer = |folder: &Folder, arguments: &[&str]| name(folder, "Tarashchenkov", arguments)["layer"].clone();
    assert_eq!(layer(&folder, &[]), "rules");
    assert_eq!(layer(&folder, &["--edition", "edition.toml"]), "edition");
    assert_eq!(layer(&folder, &["--config", "config.toml"]), "edition");
    let by_variable =
        folder.command(&["names", "--json", "--voice", "tone"]).env("NEWSCAST_EDITION", "edition.toml").output();
    assert!(String::from_utf8(by_variable.unwrap().stdout).unwrap().contains("\"layer\":\"edition\""));
    folder.run(&["check", "--edition", "edition.toml"]).exits(0);
    folder.run(&["check", "--edition", "none.toml"]).exits(2).says(&["none.toml"]).ends_in_error();
    folder.file("edition.toml", "[[names]]\nwritten = \"Tarashchenkov\"\nsay = \"KIZ\"\n");
    folder
        .run(&["check", "--edition", "edition.toml"])
        .exits(1)
        .says(&["edition.toml:1:3: error: unknown key `names`"]);
}
