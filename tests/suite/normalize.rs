//! The normalizer against its golden tables and its invariants.

use std::fmt::Write as _;
use std::path::PathBuf;

use newscast::model::TokenKind;
use newscast::normalize::{CLASSES, Normalizer, Style, clean};
use newscast::text::{Prose, SourceId, Span};
use proptest::prelude::*;

use super::layers;

/// What the bundled lexicon would know.
fn is_word(capitals: &str) -> bool {
    matches!(capitals, "EMMA" | "FTSE" | "SPAR" | "LA PAZ" | "ICE-SAR")
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// The rows of a golden table: fields between tabs, comments and empty lines passed over.
fn rows(name: &str) -> Vec<(usize, Vec<String>)> {
    let text = std::fs::read_to_string(golden(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("# "));
    lines.map(|(number, line)| (number + 1, line.split('\t').map(str::to_owned).collect())).collect()
}

/// What goes wrong in one table of `written, us, uk (empty: the same), note`.
fn failures_of(name: &str) -> String {
    let mut failures = String::new();
    for (line, fields) in rows(name) {
        assert!(fields.len() >= 3, "{name}:{line}: fewer than three columns");
        let british = if fields[2].is_empty() { &fields[1] } else { &fields[2] };
        for (style, expected) in [(Style::Us, &fields[1]), (Style::Uk, british)] {
            let found = Normalizer::new(style, &is_word).normalize_line(&fields[0]);
            if found != *expected {
                let _ = writeln!(
                    failures,
                    "{name}:{line} ({})\n  written  {}\n  expected {expected}\n  found    {found}",
                    style.name(),
                    fields[0]
                );
            }
        }
    }
    failures
}

#[test]
fn every_class_says_what_its_golden_table_says() {
    let failures: String = CLASSES.iter().map(|class| failures_of(&format!("normalize/{}.tsv", class.name))).collect();
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn punctuation_and_plain_text_are_heard_as_the_golden_table_says() {
    let failures = failures_of("normalize/punctuation.tsv");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn ordinary_prose_is_said_as_it_stands() {
    let rows = rows("plain.txt");
    assert!(rows.len() >= 200);
    for style in Style::ALL {
        let normalizer = Normalizer::new(style, &is_word);
        for (line, fields) in &rows {
            assert_eq!(normalizer.normalize_line(&fields[0]), fields[0], "plain.txt:{line} ({})", style.name());
        }
    }
}

/// The spoken words of a source, each with the bytes of the source that it stands for.
fn words_with_sources(source: &str) -> Vec<(String, String)> {
    let span = Span { source: SourceId(0), start: 0, end: source.len() as u32 };
    let (prose, _) = clean(&Prose::verbatim(source, span));
    let mut found = Vec::new();
    for sentence in Normalizer::new(Style::Us, &is_word).sentences(&prose) {
        for word in &sentence.words {
            let range = sentence.tokens[word.token as usize].range.clone();
            let origin = prose.origin(range).expect("every word comes from the source");
            found.push((word.text.clone(), source[origin.range()].to_owned()));
        }
    }
    found
}

#[test]
fn words_keep_their_source_through_clean_up() {
    for (source, expected) in [
        ("They co\u{ad}operate now.", &["They|They", "cooperate|co\u{ad}operate", "now|now"][..]),
        ("zero\u{200b}width \u{feff}mark", &["zerowidth|zero\u{200b}width", "mark|mark"]),
        ("Jose\u{301} met Zoe\u{308}.", &["José|Jose\u{301}", "met|met", "Zoë|Zoe\u{308}"]),
        ("A ﬁne oﬃce", &["A|A", "fine|ﬁne", "office|oﬃce"]),
        ("Ｗｉｄｅ ｒｏａｄ", &["Wide|Ｗｉｄｅ", "road|ｒｏａｄ"]),
        ("the 𝐛𝐨𝐥𝐝 one", &["the|the", "bold|𝐛𝐨𝐥𝐝", "one|one"]),
        ("Henry Ⅷ ruled", &["Henry|Henry", "the|Ⅷ", "eighth|Ⅷ", "ruled|ruled"]),
        ("don’t “go”", &["don't|don’t", "go|go"]),
        ("a\u{a0}\u{2003} \t b c", &["a|a", "b|b", "c|c"]),
        ("Good 😀 day", &["Good|Good", "day|day"]),
        ("👩\u{200d}👩\u{200d}👧 came ❤\u{fe0f} home", &["came|came", "home|home"]),
        ("Москва fell (日本).", &["fell|fell"]),
        ("the “U.S.”", &["the|the", "U|U.S.", "S|U.S."]),
        ("Dr.\u{a0}Hill’s café", &["Doctor|Dr.", "Hill's|Hill’s", "café|café"]),
        ("★★★☆ film", &["three|★★★☆", "stars|★★★☆", "out|★★★☆", "of|★★★☆", "four|★★★☆", "film|film"]),
        ("Lt‑Gen\u{200b} Ray", &["Lieutenant|Lt", "General|Gen", "Ray|Ray"]),
        ("s**t and w/o", &["bleep|s**t", "and|and", "without|w/o"]),
        ("٣ men", &["three|٣", "men|men"]),
    ] {
        let found: Vec<String> =
            words_with_sources(source).into_iter().map(|(word, from)| format!("{word}|{from}")).collect();
        assert_eq!(found, expected, "{source:?}");
    }
}

#[test]
fn emoji_and_other_scripts_are_dropped_by_name() {
    let source = "Good 😀 day, 👩\u{200d}👧 and Москва ✅ 日本.";
    let span = Span { source: SourceId(0), start: 0, end: source.len() as u32 };
    let (prose, dropped) = clean(&Prose::verbatim(source, span));
    assert!(dropped.iter().all(|item| item.rule == "invisible-character"));
    let sentences = Normalizer::new(Style::Us, &is_word).sentences(&prose);
    let mut silent = Vec::new();
    for token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
        if let TokenKind::Silent { rule } = token.kind {
            silent.push((slice(&prose, token.range.start, token.range.end), rule));
        }
    }
    silent.retain(|(_, rule)| *rule != "clause-mark");
    assert_eq!(
        silent,
        [
            ("😀", "emoji"),
            ("👩", "emoji"),
            ("👧", "emoji"),
            ("Москва", "other-script"),
            ("✅", "emoji"),
            ("日本", "other-script")
        ]
    );
}

#[test]
fn every_class_speaks_in_its_own_table_and_is_named_once() {
    for (index, class) in CLASSES.iter().enumerate() {
        assert!(CLASSES[..index].iter().all(|other| other.name != class.name), "{} twice", class.name);
        assert!(!class.explain.is_empty());
        let table = format!("normalize/{}.tsv", class.name);
        let normalizer = Normalizer::new(Style::Us, &is_word);
        let spoke = rows(&table).iter().any(|(_, fields)| {
            let (prose, _) = clean(&Prose::generated(&fields[0]));
            let sentences = normalizer.sentences(&prose);
            let mut tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
            tokens.any(|token| matches!(token.kind, TokenKind::Class { class: name, .. } if name == class.name))
        });
        assert!(spoke, "{} speaks in no row of {table}", class.name);
    }
}

#[test]
fn no_golden_table_is_without_a_class() {
    for entry in std::fs::read_dir(golden("normalize")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "punctuation" || CLASSES.iter().any(|class| class.name == name), "{name}.tsv has no class");
    }
}

#[test]
fn paragraphs_are_split_as_the_golden_corpus_says() {
    let normalizer = Normalizer::new(Style::Us, &is_word);
    let mut failures = String::new();
    let rows = rows("sentences.tsv");
    assert!(rows.len() >= 220);
    for (line, fields) in rows {
        let (prose, _) = clean(&Prose::generated(&fields[0]));
        let sentences = normalizer.sentences(&prose);
        let found: Vec<&str> = sentences.iter().map(|s| slice(&prose, s.range.start, s.range.end)).collect();
        if found.join(" | ") != fields[1] {
            let _ =
                writeln!(failures, "sentences.tsv:{line}\n  expected {}\n  found    {}", fields[1], found.join(" | "));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Rows of the news corpora that are said otherwise than they want, by how they begin, and why.
const KNOWN: &[(&str, &str)] = &[
    ("He was charged under 18 U.S.C.", "the number of a regulation, 1.61-1, looks like a range"),
    ("Kane's 44th goal", "a short unit tied to an ordinal, 91st-min., is left as it is"),
    ("The 34-count indictment", "a case of five digits and a year, 71543-23, looks like a range"),
    ("LK-99, a CuO-doped", "a formula without figures looks like a word"),
    ("A 25,000-yr-old", "ka is too rare a unit to be taken from a name"),
    ("The AI firm's 405B model", "a price by the million, $3/1M, is none of the rates"),
    ("Rep. Al Roe (D-CA-30)", "a party's tag with a state and a district is not taken apart"),
];

/// The words alone, in small letters: punctuation and hyphens are spaces, apostrophes nothing. Letters that are spelled
/// stay apart, and so does their plural: "M Ps" is "m p s".
fn heard(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.replace(['\'', '’'], "").split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.strip_suffix('s').filter(|letter| letter.len() == 1 && letter.chars().all(char::is_uppercase)) {
            Some(letter) => words.extend([letter.to_lowercase(), "s".to_owned()]),
            None => words.push(word.to_lowercase()),
        }
    }
    words
}

#[test]
fn dense_news_is_said_as_a_newsreader_says_it() {
    let normalizer = Normalizer::new(Style::Us, &is_word);
    let mut failures = String::new();
    for (table, least) in [("news.tsv", 160), ("news2.tsv", 288)] {
        let rows = rows(table);
        assert!(rows.len() >= least, "{table}");
        for (line, fields) in rows {
            let found = normalizer.normalize_line(&fields[0]);
            let right = fields[1].split('|').any(|spoken| heard(spoken) == heard(&found));
            let known = KNOWN.iter().find(|(written, _)| fields[0].starts_with(written));
            match known {
                Some((_, reason)) if right => {
                    let _ = writeln!(failures, "{table}:{line} is right now, and known no more: {reason}");
                }
                None if !right => {
                    let _ = writeln!(failures, "{table}:{line}\n  written  {}\n  found    {found}", fields[0]);
                }
                _ => {}
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

fn slice(prose: &Prose, start: u32, end: u32) -> &str {
    &prose.text()[start as usize..end as usize]
}

/// Pieces of which newspapers are made: what stands between spaces. No lone capital is among them: before a stop it may
/// be an initial or the end, and what told the two apart (a quotation mark, a space) is not in what was normalized.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "the", "rebels", "said", "Aleppo", "Mr.", "Dr.", "U.S.", "US", "NATO", "MPs", "a.m.", "No.", "St.", "Nov.", "$5", "$5.3 billion", "£2m", "10%",
    "10-15%", "3-year-old", "2-1", "1990s", "'90s", "2016", "2014-16", "1,234,567", "0.5", ".5", "1/2", "½", "8:30", "1530 GMT", "F-16", "COVID-19", "G7",
    "AT&T", "World War II", "John XXIII", "Nov. 22, 2016", "22 November", "2016-11-22", "J. K. Rowling", "5 km", "37°C", "60 mph", "www.example.com",
    "a@b.org", "@desk", "#ClimateStrike", "(212) 555-0134", "Владимир", "中国", "😀", "e\u{301}", "rebel-held", "al-Youssef", "pro-EU", "mid-2024",
    "21st-century", "9/11", "24/7", "50-50", "etc.", "e.g.", "vs.", "p.m.", "Smith v. Jones", "it", "IT", "NO 5", "'em", "rock 'n' roll",
    "12\"", "x", "25 x 7 m", "1.2.3.4", "7-6 (7-3)", "6-4, 7-6", "USD 5", "5p", "100m", "10k", "5K", "II", "Ph.D.", "He", "won", "a", "of", "PRESIDENT",
    "WHO", "AI", "EU", "ICE", "LED", "OR", "OK", "TALKS", "TELL US", "Salem, OR", "Austin (TX)", "Troy, N.Y.", "Reno, NV 89501", "May 9th’s", "4.25%-4.50%", "Gov.-elect", "call 911", "SPAR", "UNEP", "MLK", "COP30", "-16°C", "0.5%", "XIV",
    "MIX", "$1", "120k", "CO₂", "C/2026 U4", "hPa", "Henry VIII", "Sec. 3.2", "1600 Pennsylvania Ave. NW", "12 S. Elm Rd.", "SW1A 1AA", "U-235", "Fe2O3", "$TSLA", "(NASDAQ: AAPL)",
    "9 a.m.-noon", "1-800-FLOWERS", "ext. 12", "/usr/local/bin", "3 and 4 May", "May 3, 4 and 5", "Mon.-Fri.", "2Q22", "ISBN 0-14-103614-5", "8/7c", "10h30", "UTC+3", ".gov", "v2.1", "R-Texas", "1991-2020", "10x50", "No. 4", "S&P 500", "Gov.", "M.B.A.", "tv", "Kyiv,",
    "3/4 mile", "½ km", "1h30m", "1:59.40",
    "10⁶", "3×10^8 m/s", "1 000 000", "€1.234,56", "3,5 %", "35 µg/m³", "51°30′N", "R5bn", "per kg", "odds of 5/1", "~4%", "25°C/77°F", "$5m-$10m",
    "10-2 record", "2 + 2 = 4", "24/7/365", "5~6", "10k-15k", "3m x 4m", "19th–20th", "2% points", "$20-an-hour",
    "f***", "s--t", "f***ing", "w/o", "c/o", "GEN. LEE", "ST. LOUIS", "ACME INC.", "(Lab, Leeds)", "Hill (R-W.Va.)", "★★★☆☆", "an A- grade", "C#", "PhD", "mRNA",
    "MMXXIV", "the XIX century", "(b. 1950)", "LVIV, Ukraine (AP) —", "§§ 3", "→", "per sq. ft.", "Yahoo! Inc.", "Lt-Gen", "MoD", "Group A", "Chapters IV and V",
    "s/he", "5* hotel", "Gen Z", "Gen Ray", "govt.", "est. 1850", "UNHCR", "GYM", "WARNS", "SAT test", "person(s)", "plc", "Gov. Hill (D)", "α", "W.Va.",
];

/// Signs, which cling to anything.
const SIGNS: &[&str] = &[
    "\"", "“", "”", "'", "(", ")", " — ", "—", "--", " - ", "...", "…", "!", "?", ".", ",", ";", ":", "\u{200b}",
    "\u{a0}", "*", "[", "]",
];

/// Signs that stand before a piece.
const OPENERS: &[&str] = &["\"", "“", "'", "(", "[", "— ", "-- ", "... ", "*", "\u{200b}"];

fn newsprint() -> impl Strategy<Value = String> {
    let sign = || prop::option::weighted(0.15, prop::sample::select(SIGNS)).prop_map(Option::unwrap_or_default);
    let opener = prop::option::weighted(0.1, prop::sample::select(OPENERS)).prop_map(Option::unwrap_or_default);
    let piece = (opener, prop::sample::select(PIECES), sign()).prop_map(|(before, piece, after)| {
        // An abbreviation with two stops is a slip that no reading mends.
        let after = if piece.ends_with('.') && after.starts_with('.') { "" } else { after };
        format!("{before}{piece}{after} ")
    });
    prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

/// The same without the spaces, as no newspaper prints it.
fn garble() -> impl Strategy<Value = String> {
    let piece = prop::sample::select([PIECES, SIGNS].concat());
    prop::collection::vec((piece, any::<bool>()), 1..14).prop_map(|pieces| {
        pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn layers_hold_on_newsprint(text in newsprint()) {
        layers::check(&text, Style::Us, &is_word);
        layers::check(&text, Style::Uk, &is_word);
    }

    #[test]
    fn layers_hold_on_garble(text in garble()) {
        layers::check(&text, Style::Us, &is_word);
    }

    #[test]
    fn layers_hold_on_any_text(text in "\\PC{0,60}") {
        layers::check(&text, Style::Us, &is_word);
    }

    #[test]
    fn layers_hold_on_any_ascii(text in "[ -~]{0,60}") {
        layers::check(&text, Style::Us, &is_word);
    }

    #[test]
    fn what_was_normalized_stays_as_it_is(text in newsprint()) {
        for style in Style::ALL {
            let normalizer = Normalizer::new(style, &is_word);
            let once = normalizer.normalize_line(&text);
            prop_assert_eq!(normalizer.normalize_line(&once), once.clone(), "of {:?}", text);
        }
    }
}

#[test]
fn a_sentence_without_words_is_still_there() {
    let sentences = Normalizer::new(Style::Us, &is_word).sentences(&Prose::generated("* * *"));
    assert_eq!(sentences.len(), 1);
    assert!(sentences[0].words.is_empty());
}

#[test]
fn the_lexicon_decides_on_capitals_that_no_table_knows() {
    let normalizer = Normalizer::new(Style::Us, &is_word);
    assert_eq!(normalizer.normalize_line("SPAR and SPRX"), "SPAR and S P R X");
}
