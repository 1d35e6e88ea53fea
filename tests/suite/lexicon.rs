//! The lexicon against its golden tables: notations, matching, mistakes, and the names that come with the program.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use newscast::diag::Severity;
use newscast::ingest::article;
use newscast::lexicon::{BUNDLED, BUNDLED_NAME, Key, Layer, Lexicon, Lookup, Notation, Spoken, to_respelling};
use newscast::model::{Join, Pronunciation};
use newscast::normalize::{Normalizer, Style, clean};
use newscast::text::{Source, Sources};
use proptest::prelude::*;

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/lexicon").join(name)
}

/// The rows of a table with their line numbers, without comments and empty lines.
fn rows(name: &str) -> Vec<(usize, Vec<String>)> {
    let text = std::fs::read_to_string(golden(name)).expect("a golden table");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(nth, line)| (nth + 1, line.split('\t').map(str::to_owned).collect())).collect()
}

/// Compares a whole table at once, so that one run shows every row that is wrong.
fn check(name: &str, mut answer: impl FnMut(&str) -> String) {
    let mut wrong = Vec::new();
    let rows = rows(name);
    assert!(!rows.is_empty());
    for (line, row) in &rows {
        let got = answer(&row[0]);
        if got != row[1] {
            wrong.push(format!("{name}:{line}: {}\n  wanted {}\n  got    {got}", row[0], row[1]));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn read(notation: Notation, text: &str) -> String {
    match notation.read(text) {
        Ok((words, _)) => words.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        Err(faults) => faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "),
    }
}

#[test]
fn respellings_sound_as_the_newsroom_keys_say() {
    check("respelling.tsv", |text| match text.strip_prefix("bbc ") {
        Some(text) => read(Notation::Respelling(Key::Bbc), text),
        None => read(Notation::Respelling(Key::Any), text),
    });
}

#[test]
fn ipa_folds_into_the_inventory() {
    check("ipa.tsv", |text| read(Notation::Ipa, text));
}

#[test]
fn xsampa_is_ipa_in_ascii() {
    check("xsampa.tsv", |text| read(Notation::Xsampa, text));
}

#[test]
fn arpabet_reads_as_in_cmudict() {
    check("arpabet.tsv", |text| read(Notation::Arpabet, text));
}

#[test]
fn sounds_are_respelled_as_newsrooms_write_them() {
    check("respelled.tsv", |text| {
        let (words, _) = Notation::Ipa.read(text).expect(text);
        words.iter().map(to_respelling).collect::<Vec<_>>().join(" ")
    });
}

/// What the golden rows show for a few words holds for all bundled names: reading the respelling gives the sounds back.
#[test]
fn bundled_names_survive_being_respelled() {
    for entry in bundled().layers()[0].entries() {
        let Spoken::Sounds(words) = &entry.spoken else { continue };
        // A lone syllable is read with stress, even the "al" of a name.
        for word in words.iter().filter(|word| word.syllables().len() > 1) {
            let written = to_respelling(word);
            let (again, doubts) = Notation::Respelling(Key::Any).read(&written).expect(&written);
            assert!(doubts.is_empty(), "{written}: {doubts:?}");
            assert_eq!(again, std::slice::from_ref(word), "{written}");
        }
    }
}

fn layer(sources: &mut Sources, name: &'static str, file: &str, text: &str) -> Layer {
    let id = sources.add(Source::new(file, text));
    let outcome = Layer::read(name, id, sources.get(id));
    assert!(outcome.diagnostics.is_empty(), "{:#?}", outcome.diagnostics);
    outcome.value
}

fn two_layers() -> Lexicon {
    let mut sources = Sources::default();
    let read = |name: &str| std::fs::read_to_string(golden(name)).expect("a golden lexicon");
    let user = layer(&mut sources, "user", "matching-user.toml", &read("matching-user.toml"));
    let bundled = layer(&mut sources, "bundled", "matching.toml", &read("matching.toml"));
    Lexicon::new(vec![user, bundled])
}

fn bundled() -> Lexicon {
    let mut sources = Sources::default();
    Lexicon::new(vec![layer(&mut sources, "bundled", BUNDLED_NAME, BUNDLED)])
}

/// The words of a plain sentence; see the head of `matching.tsv` for `~`, `^` and `,`.
fn words(sentence: &str) -> Vec<Lookup<'_>> {
    let mut words = Vec::new();
    let mut join = Join::Space;
    for piece in sentence.split_inclusive([' ', '-', '~']) {
        let next = match piece.chars().last() {
            Some('-') => Join::Hyphen,
            Some('~') => Join::None,
            _ => Join::Space,
        };
        let word = piece.trim_end_matches([' ', '-', '~']);
        let (text, letter) = word.strip_prefix('^').map_or((word, false), |text| (text, true));
        let (text, stop) = text.strip_suffix([',', '.']).map_or((text, false), |text| (text, true));
        if !text.is_empty() {
            words.push(Lookup { text, letter, join, stop });
        }
        join = next;
    }
    words
}

fn shown(said: &[Pronunciation]) -> String {
    let show = |said: &Pronunciation| match said {
        Pronunciation::Engine => "_".to_owned(),
        Pronunciation::Phones { phones, .. } => phones.to_string(),
        Pronunciation::Alias { text, .. } => format!("={text}"),
        Pronunciation::Continues => "+".to_owned(),
    };
    said.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn names_are_found_in_sentences() {
    let lexicon = two_layers();
    let mut reader = lexicon.reader();
    check("matching.tsv", |sentence| {
        let sentence = match sentence.strip_prefix('+') {
            Some(rest) => rest,
            None => {
                reader = lexicon.reader();
                sentence
            }
        };
        shown(&reader.pronounce(&words(sentence)))
    });
}

#[test]
fn an_alias_of_itself_comes_to_an_end() {
    let lexicon = two_layers();
    let said = lexicon.pronounce(&words("ouroboros"));
    assert!(matches!(&said[..], [Pronunciation::Alias { text, .. }] if text.starts_with("ouroboros")));
}

#[test]
fn a_name_is_looked_up_with_its_short_forms_and_its_entry() {
    let lexicon = two_layers();
    let found = lexicon.lookup("Lavrov");
    assert_eq!(found.words[0].0, "Lavrov");
    assert_eq!(found.entry.unwrap().written[0], "Sergei Lavrov");
    assert_eq!(found.words[0].1.authority().unwrap().layer, "bundled");
    assert_eq!(lexicon.lookup("Nobody").words, [("Nobody".to_owned(), Pronunciation::Engine)]);
    assert!(lexicon.lookup("").words.is_empty());
    // Two names in one: every word is answered, but no one entry decided.
    let found = lexicon.lookup("Damascus Nobody");
    assert_eq!((found.words.len(), found.entry), (2, None));
}

#[test]
fn capital_strings_that_are_names_are_known() {
    let lexicon = two_layers();
    for known in ["UNHCR", "unhcr", "UNHCR’s", "LAVROV", "Assads", "alYoussef", "AL-YOUSSEF", "JONG UN"] {
        assert!(lexicon.knows(known), "{known}");
    }
    for unknown in ["NATO", "", "'s", "USA", "AL", "UN"] {
        assert!(!lexicon.knows(unknown), "{unknown}");
    }
}

/// Every `errors/x.toml` and what is said of it in `errors/x.txt`; with `UPDATE_GOLDEN=1` the texts are written anew.
#[test]
fn mistakes_are_named_at_line_and_column() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(golden("errors")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for path in files {
        let mut sources = Sources::default();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let id = sources.add(Source::new(&name, std::fs::read_to_string(&path).unwrap()));
        let outcome = Layer::read("user", id, sources.get(id));
        let mut got = String::new();
        for found in &outcome.diagnostics {
            let severity = if found.severity == Severity::Error { "error" } else { "warning" };
            let place = found.labels.first().map_or(String::new(), |label| sources.place(label.span));
            got.push_str(&format!("{place}: {severity} {}: {}\n", found.code, found.message));
            for (nth, label) in found.labels.iter().enumerate() {
                let (lead, said) = if nth == 0 { ("at", "") } else { ("and", " ") };
                let place = if nth == 0 { String::new() } else { sources.place(label.span) };
                let slice = sources.slice(label.span).lines().next().unwrap_or_default();
                got.push_str(&format!("    {lead} {place}{said}`{slice}`"));
                got.push_str(&if label.text.is_empty() { "\n".to_owned() } else { format!(" ({})\n", label.text) });
            }
            got.push_str(&format!("    help: {}\n", found.help.as_deref().unwrap_or("none")));
        }
        let kept: Vec<&str> = outcome.value.entries().iter().map(|entry| entry.written[0].as_str()).collect();
        got.push_str(&format!("kept: {}\n", kept.join(", ")));
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&expected, &got).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != got {
            wrong.push(format!("{}\n{got}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_bundled_names_have_no_mistakes_and_every_spelling_is_found() {
    let lexicon = bundled();
    let entries = lexicon.layers()[0].entries();
    assert!(entries.len() >= 120);
    for entry in entries {
        for written in entry.written.iter().chain(entry.short.iter().filter(|_| entry.alone)) {
            // An entry with `when` is looked up next to one of the words that it needs.
            let (before, after) =
                entry.when.as_ref().map_or((None, None), |when| (when.before.first(), when.after.first()));
            let sentence = match (before, after) {
                (Some(before), _) => format!("{before} {written}"),
                (None, Some(after)) => format!("{written} {after}"),
                (None, None) => written.clone(),
            };
            let found = lexicon.lookup(&sentence);
            let said: Vec<_> = found.words.iter().map(|(_, said)| said).collect();
            let missed = if entry.when.is_some() {
                said.iter().all(|said| said.authority() != Some(entry.authority))
            } else {
                said.contains(&&Pronunciation::Engine)
            };
            assert!(!missed, "{sentence}: {said:?}");
        }
    }
}

/// No name of the sample stories is left to the voice: the capitalized words that no entry decides are those listed.
#[test]
fn the_voice_is_left_no_name_of_the_sample_stories() {
    let lexicon = bundled();
    let is_word = |text: &str| lexicon.knows(text);
    let normalizer = Normalizer::new(Style::default(), &is_word);
    let mut left = BTreeSet::new();
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("articles")).unwrap() {
        let path = file.unwrap().path();
        let mut sources = Sources::default();
        let id = sources.add(Source::new(path.to_string_lossy(), std::fs::read_to_string(&path).unwrap()));
        let article = article(id, sources.get(id)).value;
        let mut reader = lexicon.reader();
        let head = std::iter::once(&article.title).chain(&article.byline);
        for prose in head.chain(article.blocks.iter().map(|block| &block.prose)) {
            for sentence in normalizer.sentences(&clean(prose).0) {
                let words: Vec<Lookup<'_>> = sentence.words.iter().map(Lookup::from).collect();
                for (word, said) in words.iter().zip(reader.pronounce(&words)) {
                    if said == Pronunciation::Engine && !word.letter && word.text.starts_with(char::is_uppercase) {
                        left.insert(word.text.to_owned());
                    }
                }
            }
        }
    }
    let listed = rows("left-to-the-voice.txt").into_iter().map(|(_, row)| row.concat()).collect();
    assert_eq!(left, listed);
}

fn word() -> impl Strategy<Value = (String, bool, u8, bool)> {
    let text = prop_oneof![
        4 => prop::sample::select(&["Sergei", "Lavrov", "al", "Youssef", "Kim", "Jong", "un", "Sana", "a", "Tripoli",
            "Iowa", "J", "K", "UNHCR", "the", "Syrian", "capital", "ouroboros", "Said", "Yasser", "Guterres", "Assad"][..])
            .prop_flat_map(|name| prop::sample::select(&["", "'s", "’s", "s", "s'", "es"][..])
                .prop_map(move |ending| format!("{name}{ending}"))),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    (text, any::<bool>(), 0..3u8, any::<bool>())
}

proptest! {
    #[test]
    fn every_word_gets_one_pronunciation(drawn in prop::collection::vec(word(), 0..20)) {
        let lexicon = two_layers();
        let words: Vec<Lookup<'_>> = drawn.iter().map(|(text, letter, join, stop)| Lookup {
            text,
            letter: *letter,
            join: [Join::Space, Join::Hyphen, Join::None][usize::from(*join)],
            stop: *stop,
        }).collect();
        let said = lexicon.pronounce(&words);
        prop_assert_eq!(said.len(), words.len());
        prop_assert!(said.first() != Some(&Pronunciation::Continues), "nothing before it");
        for (text, ..) in &drawn {
            let _ = (lexicon.knows(text), lexicon.lookup(text));
        }
    }

    #[test]
    fn a_possessive_is_its_base_and_one_of_three_endings(nth in 0..1000usize) {
        let lexicon = bundled();
        let entries: Vec<_> = lexicon.layers()[0].entries().into_iter().filter(|entry| entry.when.is_none()).collect();
        let entry = entries[nth % entries.len()];
        let ipa = |name: &str| {
            let words = lexicon.lookup(name).words;
            words.iter().map(|(_, said)| shown(std::slice::from_ref(said))).filter(|said| said != "+").collect::<String>()
        };
        let (base, owned) = (ipa(&entry.written[0]), ipa(&format!("{}'s", entry.written[0])));
        let plain = base.replace(['ˈ', 'ˌ'], "");
        let ending = owned.replace(['ˈ', 'ˌ'], "");
        prop_assert!(["s", "z", "ɪz"].contains(&ending.strip_prefix(&plain).unwrap_or("none")), "{} {}", base, owned);
    }

    #[test]
    fn no_text_upsets_a_notation(text in "\\PC{0,30}", ascii in "[a-zA-Z0-9_\\\\`\"%@{}:~=<> |.'-]{0,30}") {
        for text in [&text, &ascii] {
            for notation in [Notation::Respelling(Key::Any), Notation::Respelling(Key::Bbc), Notation::Ipa, Notation::Xsampa, Notation::Arpabet] {
                match notation.read(text) {
                    Ok((words, _)) => prop_assert!(!words.is_empty()),
                    Err(faults) => prop_assert!(faults.iter().all(|fault| text.get(fault.at.clone()).is_some())),
                }
            }
        }
    }

    #[test]
    fn no_file_upsets_the_reader(text in "\\PC{0,60}", body in "(\\[\\[name\\]\\]\n|written = |say = |\"[a-zA-Zé-]{0,8}\"|\n|\\[|\\]|\\{|\\}|=|,|when|short = |true){0,24}") {
        for text in [text, body] {
            let mut sources = Sources::default();
            let id = sources.add(Source::new("x.toml", text));
            let outcome = Layer::read("user", id, sources.get(id));
            for found in &outcome.diagnostics {
                prop_assert!(!found.labels.is_empty());
                for label in &found.labels {
                    let _ = sources.slice(label.span);
                }
            }
            let _ = Lexicon::new(vec![outcome.value]);
        }
    }
}
