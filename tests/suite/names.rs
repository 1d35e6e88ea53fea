//! `newscast names` and the gate of `--strict`, through the program.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::run::{Folder, has_voice};

/// An article in which only one name is in no lexicon.
const STORY: &str = "Talks open in Moscow

MOSCOW - The Russian defense ministry said on Monday that talks had begun. A spokesman, Igor Tarashchenkov, blamed the
envoys. President Vladimir Putin met Sergei Lavrov in Aleppo on Sunday.

Lavrov\u{2019}s deputy left. \u{201c}We will talk,\u{201d} Tarashchenkov said. TARASHCHENKOV\u{2019}S aides from the U.N. did not.
";

fn story(text: &str) -> Folder {
    let folder = Folder::new();
    folder.file("articles/story.txt", text);
    folder
}

/// The names of a report by their written form.
fn names(folder: &Folder, arguments: &[&str], status: i32) -> BTreeMap<String, Value> {
    let ran = folder.run(&[&["names", "--json", "--voice", "tone"], arguments].concat()).exits(status);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["exit"], status);
    let list = report["names"].as_array().unwrap();
    for kind in ["guessed", "checked"] {
        let counted = list.iter().filter(|name| name["status"] == kind).count();
        assert_eq!(report[kind], counted, "{report}");
    }
    list.iter().map(|name| (name["name"].as_str().unwrap().to_owned(), name.clone())).collect()
}

#[test]
fn full_names_are_kept_together_and_their_short_forms_and_possessives_are_counted() {
    let names = names(&story(STORY), &[], 0);
    let found: Vec<&str> = names.keys().map(String::as_str).collect();
    assert_eq!(
        found,
        ["Aleppo", "Igor Tarashchenkov", "Moscow", "Russian", "Sergei Lavrov", "Vladimir Putin"],
        "days, titles, initialisms and sentence starts are no names"
    );
    let guessed = &names["Igor Tarashchenkov"];
    assert_eq!(guessed["count"], 3);
    assert_eq!(guessed["place"], "articles/story.txt:3:89");
    assert_eq!(guessed["sentence"], "A spokesman, Igor Tarashchenkov, blamed the envoys.");
    assert_eq!((&guessed["layer"], &guessed["status"]), (&"rules".into(), &"guessed".into()));
    assert_eq!((&guessed["origin"], &guessed["language"]), (&"russian".into(), &"ru".into()));
    assert!(guessed["probability"].as_f64().unwrap() > 0.6);
    assert!(guessed["evidence"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().contains("Russian")));
    let listed = &names["Sergei Lavrov"];
    assert_eq!(
        (&listed["layer"], &listed["status"], &listed["count"]),
        (&"newsmakers".into(), &"checked".into(), &2.into())
    );
    assert!(listed["entry"].as_str().unwrap().starts_with("pronunciations.toml (newsmakers):"));
    assert_eq!(listed["stub"], Value::Null);
}

#[test]
fn strict_names_each_unchecked_name_with_its_place_and_a_proposal_and_makes_nothing() {
    let folder = story(STORY);
    let place = "articles/story.txt:3:89: error: the name `Igor Tarashchenkov` is unchecked";
    let ran = folder.run(&["names", "--strict", "--voice", "tone"]).exits(3).says(&[place]).ends_in_error();
    let proposal = ran.stderr.split('`').nth(3).unwrap();
    assert!(proposal.contains("-CHEN-"), "{proposal}");
    let build = folder
        .run(&["build", "--strict", "--voice", "tone", "-o", "out.wav"])
        .exits(3)
        .says(&[place, "nothing was made"]);
    assert_eq!(build.ends_in_error().stdout, "");
    assert_eq!(folder.listing(), ["articles/story.txt"]);
    let ran = folder.run(&["build", "--strict", "--json", "--voice", "tone", "-o", "out.wav"]).exits(3);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&report["exit"], &report["diagnostics"][0]["code"]), (&3.into(), &"names.unchecked".into()));
    // Without the flag the bulletin is made.
    folder.run(&["build", "--voice", "tone", "-o", "out.wav"]).exits(0);
    if has_voice("espeak") {
        folder.run(&["names", "--strict", "--voice", "espeak"]).exits(3).says(&["the voice says ", "ˈ"]);
    }
}

/// The bundled spokesman is in no other layer, so that taking his entry away shows.
#[test]
fn a_spokesman_taken_out_of_the_newsmakers_is_unchecked_and_stressed_as_the_rules_say() {
    let folder =
        story("Truce fails\n\nMOSCOW - A spokesman for the Russian ministry, Igor Konashenkov, blamed rebels.\n");
    folder.run(&["names", "--strict", "--voice", "tone"]).exits(0);
    folder.run(&["build", "--strict", "--voice", "tone", "-o", "out.wav"]).exits(0);
    let ran =
        folder.run(&["names", "--strict", "--voice", "tone", "--layers", "inline,edition,user,base,rules,engine"]);
    let ran = ran.exits(3).says(&["articles/story.txt:3:48: error: the name `Igor Konashenkov` is unchecked"]);
    let proposal = ran.stderr.split('`').nth(3).unwrap();
    assert!(proposal.contains("-SHEN-"), "{proposal}");
}

#[test]
fn what_is_pasted_lets_strict_pass_and_variants_of_a_listed_name_count_as_listed() {
    let folder = story(STORY);
    let ran = folder.run(&["names", "--voice", "tone"]).exits(0);
    let (_, stubs) = ran.stdout.split_once("\n\n#").unwrap();
    folder.file("pronunciations.toml", format!("#{stubs}"));
    let pasted = names(&folder, &["--strict"], 0);
    let guessed = &pasted["Igor Tarashchenkov"];
    assert_eq!(
        (&guessed["layer"], &guessed["status"], &guessed["count"]),
        (&"user".into(), &"guessed".into(), &3.into())
    );
    assert_eq!(guessed["entry"], "pronunciations.toml:6:7");
    folder.file("pronunciations.toml", "[[name]]\nwritten = \"Zoran Tarāščenkøv\"\nshort = \"Tarāščenkøv\"\nalone = true\nsay = \"ZOH-rahn tah-rah-SHEN-kuff\"\n");
    folder.file(
        "articles/story.txt",
        "One\n\nZORAN TARASCENKOV\u{2019}s and Tara\u{304}s\u{30c}c\u{30c}enkov, said the Tarascenkovs.\n",
    );
    for (name, told) in names(&folder, &["--strict"], 0) {
        assert_eq!((&told["layer"], &told["status"]), (&"user".into(), &"checked".into()), "{name}: {told}");
    }
}

#[test]
fn the_plain_report_has_its_sections_in_order_and_guesses_by_risk() {
    let text = "One\n\nThe Russian Igor Tarashchenkov and the Dutch Pieter Groenevoldsma met Krzysztof Brzozowiczak in Oslo.\n";
    let ran = story(text).run(&["names", "--voice", "tone"]).exits(0);
    let at = |part: &str| ran.stdout.find(part).unwrap_or_else(|| panic!("`{part}` is not in:\n{}", ran.stdout));
    assert!(at("Guessed: ") < at("Checked: ") && at("Checked: ") < at("[[name]]"), "{}", ran.stdout);
    let risk = |line: &str| line.split("Risk ").nth(1)?.split(' ').next()?.parse::<u32>().ok();
    let guessed = &ran.stdout[..at("Checked: ")];
    let risks: Vec<u32> = guessed.lines().filter_map(risk).collect();
    assert!(risks.len() >= 2 && risks.is_sorted_by(|one, next| one >= next), "{risks:?}");
    assert!(ran.stdout.lines().all(|line| !line.contains(['\u{1b}', '\t', '│'])));
}

#[test]
fn ordinary_words_with_a_capital_are_no_names() {
    let text = "Rebels Refuse To Pull Out Of Town\n\nHope rose. The President and the Foreign Minister met on Monday, \
                March 3. Their Old City stood. Grubblings fell; grubblings rise. The BBC and the U.N. were there.\n";
    let found = names(&story(text), &["--strict"], 0);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn names_of_ordinary_words_are_found_and_places_and_initials_are_not_cut() {
    let text = "Actor wins prize in New York\n\nNEW YORK - The actor Will Smith met Theresa May and Bill Gates on Monday. \
                George W. Bush came from New York to see Kadri Stone in May. Will the talks go on? Will Labour win in May? \
                Smith said that May had left on May 3, and Gates did not. The gate will open.\n";
    let names = names(&story(text), &["--strict", "--layers", "base,rules,engine"], 0);
    let counts: Vec<(&str, u64)> =
        names.iter().map(|(name, told)| (name.as_str(), told["count"].as_u64().unwrap())).collect();
    assert_eq!(
        counts,
        [
            ("Bill Gates", 2),
            ("George W. Bush", 1),
            ("Kadri Stone", 1),
            ("Labour", 1),
            ("New York", 3),
            ("Theresa May", 2),
            ("Will Smith", 2)
        ]
    );
    // English has these words, and the voice says them: nobody need check them.
    for name in ["Will Smith", "Bill Gates"] {
        assert_eq!((&names[name]["status"], &names[name]["unchecked"]), (&"checked".into(), &false.into()), "{name}");
    }
    assert_eq!((&names["Will Smith"]["layer"], &names["Will Smith"]["short"][0]), (&"engine".into(), &"Smith".into()));
}

#[test]
fn a_dense_sentence_is_no_headline_and_a_headline_takes_no_verb_into_a_name() {
    let dense = "Talks\n\nKadri Stone, Igor Black, Marek Young and Zoran White met Petra Wood.\n";
    let found = names(&story(dense), &[], 0);
    for name in ["Igor Black", "Kadri Stone", "Marek Young", "Petra Wood", "Zoran White"] {
        assert!(found.contains_key(name), "{name}: {:?}", found.keys());
    }
    let headline = "Kadri Wins Race\n\nThe race was long.\n";
    assert_eq!(names(&story(headline), &[], 0).into_keys().collect::<Vec<_>>(), ["Kadri"]);
}

#[test]
fn names_in_other_scripts_are_listed_as_unchecked_until_an_entry_has_them() {
    let text = "Talks\n\nThe envoy Олексій Тарасенко met 習近平 and Ελένη in Oslo, and Омар سامي left.\n";
    let folder = story(text);
    let found = names(&folder, &["--strict"], 3);
    for name in ["Олексій Тарасенко", "Ελένη", "習近平"] {
        let told = found.get(name).unwrap_or_else(|| panic!("{name}: {:?}", found.keys()));
        assert_eq!((&told["layer"], &told["unchecked"]), (&"engine".into(), &true.into()), "{told}");
    }
    folder.run(&["names", "--strict", "--voice", "tone"]).exits(3).says(&["the name `Ελένη` is unchecked"]);
    if has_voice("espeak") {
        let ran = folder.run(&["names", "--json", "--voice", "espeak"]).exits(0);
        let report: Value = serde_json::from_str(&ran.stdout).unwrap();
        let told = report["names"].as_array().unwrap().iter().find(|told| told["name"] == "Ελένη").unwrap();
        assert!(told["voice"].as_str().is_some_and(|voice| !voice.is_empty()), "{told}");
    }
    folder.file("articles/story.txt", "Talks\n\nThe envoy 習近平 met Ελένη.\n");
    folder.file(
        "pronunciations.toml",
        "[[name]]\nwritten = \"Ελένη\"\nsay = \"eh-LEH-nee\"\n\n[[name]]\nwritten = \"習近平\"\nsay = \"SHEE\"\n",
    );
    let found = names(&folder, &["--strict"], 0);
    assert!(found.len() == 2 && found.values().all(|told| told["status"] == "checked"), "{found:?}");
}

#[test]
fn a_marked_name_is_not_counted_where_its_word_is_the_month_or_an_ordinary_one() {
    let folder = Folder::new();
    let text = "# Talks\n\nThe envoy [March](say: MARSH) met [Said](say: sah-EED) in March. March left on March 3.\n\n\
                Said the rebels: nothing. Then Said left.\n";
    folder.file("articles/story.md", text);
    let found = names(&folder, &[], 0);
    let counts: Vec<(&str, &Value)> = found.iter().map(|(name, told)| (name.as_str(), &told["count"])).collect();
    assert_eq!(counts, [("March", &2.into()), ("Said", &2.into())]);
    assert!(found.values().all(|told| told["layer"] == "inline"), "{found:?}");
}

#[test]
fn a_possessive_is_told_without_its_ending_where_one_word_has_all_the_sounds() {
    let folder = story("Talks\n\nThe envoy saw Zoran Brada\u{2019}s aide.\n");
    folder.file("pronunciations.toml", "[[name]]\nwritten = \"Zoran Brada\"\nsay = \"zoh-rahn-BRAH-dah\"\n");
    assert_eq!(names(&folder, &[], 0)["Zoran Brada"]["respelling"], "zoh-rahn-BRAH-dah");
}

#[test]
fn plurals_and_particles_of_unlisted_names_are_said_by_their_origin() {
    let text = "Talks\n\nMOSCOW - The Russian Igor Tarashchenkov left. The Tarashchenkovs and the Dutch minister Pieter van der \
                Groenevoldsma met in the Netherlands.\n";
    let found = names(&story(text), &[], 0);
    let (one, many) = (&found["Igor Tarashchenkov"]["ipa"], &found["Tarashchenkovs"]["ipa"]);
    let (one, many) = (one.as_str().unwrap(), many.as_str().unwrap());
    assert!(one.ends_with(many.strip_suffix(['z', 's']).unwrap()), "{one}; {many}");
    let dutch = found.get("Pieter van der Groenevoldsma").unwrap_or_else(|| panic!("{:?}", found.keys()));
    let words: Vec<&str> = dutch["ipa"].as_str().unwrap().split(' ').collect();
    assert_eq!(words.len(), 4, "the voice, which tells nothing here, says none of them: {dutch}");
    assert!(!words[1].contains('ˈ') && !words[2].contains('ˈ'), "{words:?}");
    assert!(dutch["proposal"].as_str().unwrap().contains(" van d"), "{dutch}");
    let said = Folder::new().feed(&["pronounce", "--voice", "tone"], "de la Barrantes\n");
    assert!(said.exits(0).stdout.starts_with("deɪ lə b"), "the Spanish of it, and not the letters D and E");
}
