//! Names by language of origin: every rule against its golden table, every list against the packed base lexicon.

use std::collections::BTreeSet;
use std::path::Path;

use newscast::lexicon::{Key, Notation, base};
use newscast::model::{Phones, Stress};
use newscast::origins::{Article, ORIGINS, Rules, english_names};

fn respelled(respelling: &str) -> Result<Vec<Phones>, String> {
    let read = Notation::Respelling(Key::Any).read(respelling);
    match read {
        Ok((words, doubts)) if doubts.is_empty() => Ok(words),
        Ok((_, faults)) | Err(faults) => {
            Err(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "))
        }
    }
}

/// IPA without secondary stress, which a respelling leaves to the reader.
fn plain(words: &[Phones]) -> String {
    words.iter().map(|word| word.to_string().replace('ˌ', "")).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_file_of_rules_is_without_mistake_and_takes_every_letter() {
    for origin in &ORIGINS {
        let rules = Rules::parse(origin.text);
        let rules = rules.unwrap_or_else(|mistakes| panic!("rules/{}.txt: {mistakes:?}", origin.name));
        for letter in 'a'..='z' {
            assert!(rules.pronounce(&letter.to_string()).is_ok(), "rules/{}.txt takes no `{letter}`", origin.name);
        }
    }
}

#[test]
fn names_of_each_origin_are_said_as_their_golden_table_says() {
    let mut wrong = Vec::new();
    for origin in &ORIGINS {
        let file = format!("tests/golden/origins/{}.tsv", origin.name);
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).expect(&file);
        let mut rows = 0;
        for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let (name, respelling) = line.split_once('\t').unwrap_or_else(|| panic!("{file}:{}: no tab", nth + 1));
            let wanted = respelled(respelling).unwrap_or_else(|fault| panic!("{file}:{}: {fault}", nth + 1));
            let words = name.split([' ', '-']).map(|word| origin.pronounce(word));
            let said = words.collect::<Result<Vec<_>, _>>();
            let said = said.map_or_else(|unread| format!("nothing takes `{}`", unread.letter), |said| plain(&said));
            if said != plain(&wanted) {
                wrong.push(format!("{file}:{}: {name}: wanted {}, got {said}", nth + 1, plain(&wanted)));
            }
            rows += 1;
        }
        assert!(rows >= 40, "{file} has {rows} rows");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whoever changes a list packs it again: `make base`.
#[test]
fn every_listed_name_is_in_the_base_lexicon_as_it_is_listed() {
    let lists = ORIGINS.iter().map(|origin| (origin.name, origin.names().collect::<Vec<_>>()));
    let lists = lists.chain([("english", english_names().collect())]);
    let mut names = 0;
    for (origin, list) in lists {
        let mut seen = BTreeSet::new();
        for (name, respelling) in list {
            assert!(seen.insert(name), "names/{origin}.tsv: {name} stands twice");
            let said = respelled(respelling).unwrap_or_else(|fault| panic!("names/{origin}.tsv: {name}: {fault}"));
            let stressed = said.iter().flat_map(|word| &word.0).any(|sound| sound.stress == Stress::Primary);
            assert!(stressed, "names/{origin}.tsv: {name} has no stress");
            if let [said] = said.as_slice()
                && !name.contains([' ', '-'])
            {
                let known = base::known(name).unwrap_or_default().said;
                let packed = known
                    .iter()
                    .filter(|(from, _)| *from == Some(origin))
                    .any(|(_, phones)| phones == said || list_has_variant(name, origin));
                assert!(packed, "names/{origin}.tsv: {name} is not packed: run `make base`");
            }
            names += 1;
        }
    }
    assert!(names > 10_000, "{names} names");
}

/// Whether another spelling of the list folds to the same word: the first of them is packed.
fn list_has_variant(name: &str, origin: &str) -> bool {
    let folded = newscast::lexicon::fold(name);
    let list: Vec<&str> = match ORIGINS.iter().find(|known| known.name == origin) {
        Some(origin) => origin.names().map(|(name, _)| name).collect(),
        None => english_names().map(|(name, _)| name).collect(),
    };
    list.iter()
        .flat_map(|other| other.split([' ', '-']))
        .filter(|other| newscast::lexicon::fold(other) == folded)
        .count()
        > 1
}

/// Six articles, each of one region, and sixty names in them.
#[test]
fn the_article_tells_where_its_names_come_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/origins/articles");
    let common = |word: &str| base::known(word).is_some_and(|known| known.common);
    let table = std::fs::read_to_string(folder.join("names.tsv")).unwrap();
    let (mut names, mut wrong, mut by_letters) = (0, Vec::new(), 0);
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [article, name, wanted] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = std::fs::read_to_string(folder.join(format!("{article}.txt"))).unwrap();
        let read = Article::read(text.split("\n\n"), &common);
        assert!(text.contains(name), "{article}.txt does not hold {name}");
        let right = |article: &Article| {
            let guess = article.guess(name);
            let origin = guess.origin.map_or("english", |origin| origin.name);
            (wanted.split('|').any(|wanted| wanted == origin), origin, guess.evidence)
        };
        names += 1;
        by_letters += usize::from(right(&Article::default()).0);
        let (is_right, origin, evidence) = right(&read);
        if !is_right {
            wrong.push(format!("{article}: {name} is {wanted}, not {origin}: {}", evidence.join("; ")));
        }
    }
    println!(
        "{} of {names} origins right with the article, {by_letters} by the name's letters alone",
        names - wrong.len()
    );
    assert!(names >= 60 && wrong.len() * 100 <= names * 5, "\n{}", wrong.join("\n"));
}
