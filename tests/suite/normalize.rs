//! The normalizer against its golden tables and its invariants.

use std::fmt::Write as _;
use std::path::PathBuf;

use newscast::model::{Sentence, TokenKind};
use newscast::normalize::{CLASSES, Normalizer, Style, clean, explain};
use newscast::text::{Prose, SourceId, Span};
use proptest::prelude::*;

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

/// Checks one table of `written, us, uk (empty: the same), note`, and tells what fails.
fn failures(name: &str) -> String {
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
    let failures: String = CLASSES.iter().map(|class| failures(&format!("normalize/{}.tsv", class.name))).collect();
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn punctuation_and_plain_text_are_heard_as_the_golden_table_says() {
    let failures = failures("normalize/punctuation.tsv");
    assert!(failures.is_empty(), "\n{failures}");
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
    assert!(rows.len() >= 80);
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

fn slice(prose: &Prose, start: u32, end: u32) -> &str {
    &prose.text()[start as usize..end as usize]
}

/// What must hold of every paragraph, whatever stands in it.
fn check_layers(text: &str, style: Style) {
    let span = Span { source: SourceId(0), start: 0, end: text.len() as u32 };
    let (prose, dropped) = clean(&Prose::verbatim(text, span));
    for item in &dropped {
        assert!(item.span.end as usize <= text.len() && !item.rule.is_empty());
    }
    let sentences = Normalizer::new(style, &is_word).sentences(&prose);
    let mut at = 0;
    for sentence in &sentences {
        assert!(slice(&prose, at, sentence.range.start).trim().is_empty(), "gap in {text:?}");
        check_sentence(&prose, sentence);
        at = sentence.range.end;
    }
    assert!(slice(&prose, at, prose.text().len() as u32).trim().is_empty(), "tail of {text:?}");
}

fn check_sentence(prose: &Prose, sentence: &Sentence) {
    let (mut at, mut word) = (sentence.range.start, 0);
    for (index, token) in sentence.tokens.iter().enumerate() {
        assert_eq!(token.range.start, at, "tokens tile the sentence");
        assert!(token.range.end > at);
        at = token.range.end;
        assert_eq!(token.words.start, word, "words follow their tokens");
        word = token.words.end;
        let words = &sentence.words[token.words.start as usize..token.words.end as usize];
        assert!(words.iter().all(|word| word.token == index as u32));
        let written = slice(prose, token.range.start, token.range.end);
        match token.kind {
            TokenKind::Space => assert!(written.trim().is_empty()),
            TokenKind::Silent { rule } => assert!(words.is_empty() && !rule.is_empty()),
            TokenKind::Word | TokenKind::Class { .. } => assert!(!words.is_empty(), "{written:?} says nothing"),
        }
    }
    assert_eq!(at, sentence.range.end);
    assert_eq!(word as usize, sentence.words.len());
    for word in &sentence.words {
        assert!(!word.text.is_empty() && !word.text.contains([' ', '\t']), "{:?}", word.text);
        assert!(!word.text.contains(|c: char| c.is_ascii_digit()), "{:?} is not spoken", word.text);
        assert!(
            word.text
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '\'' | '.' | '\u{2bb}'..='\u{2bf}' | '\u{300}'..='\u{36f}')),
            "{:?}",
            word.text
        );
    }
    let rows = explain(sentence, prose.text());
    assert!(rows.iter().all(|row| !row.class.is_empty() && !row.rule.is_empty()));
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
        check_layers(&text, Style::Us);
        check_layers(&text, Style::Uk);
    }

    #[test]
    fn layers_hold_on_garble(text in garble()) {
        check_layers(&text, Style::Us);
    }

    #[test]
    fn layers_hold_on_any_text(text in "\\PC{0,60}") {
        check_layers(&text, Style::Us);
    }

    #[test]
    fn layers_hold_on_any_ascii(text in "[ -~]{0,60}") {
        check_layers(&text, Style::Us);
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
fn hostile_text_takes_linear_time() {
    let normalizer = Normalizer::new(Style::Us, &is_word);
    for unit in [
        "7", ".", "$", "a", "A", "1,", "1.", "a.", "A.", "-", "1-", "(", "\"", "'", "@", "a-", "A-1", "5%", "1:", "/",
        "1/", "é", " ", "1 ", "\u{200b}", "M", "a@", "#", "&", "a&", "II ", "IT ", "A1", "1x", "a@b.", "#a_", "St. ",
        "1, ", "1 and ", "1 to ", "/a", "C:\\", "(a)", "1(a)", "1 N ", "1 Ab ", "A₂", "H2O", "x12 ", "1/7c", "NYSE: ",
    ] {
        let time = |times: usize| {
            let text = unit.repeat(times);
            let start = std::time::Instant::now();
            let _ = normalizer.normalize_line(&text);
            start.elapsed()
        };
        let (short, long) = (time(20_000), time(200_000));
        // Ten times the text may take forty times as long; a quadratic reading would take a hundred.
        assert!(long < short * 40 + std::time::Duration::from_millis(400), "{unit:?}: {short:?}, then {long:?}");
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
