//! Files to articles to bulletins: golden cases, and the promise that no byte of a file is lost without a name.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use newscast::diag::{Diagnostic, Severity};
use newscast::ingest::{self, article};
use newscast::model::{Article, Dropped, InlineName, Role, SegmentKind};
use newscast::script::{self, Options, bulletin};
use newscast::text::{Prose, Source, Sources};
use proptest::prelude::*;

/// Every input file of a folder of golden cases, in the order of their names.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_none_or(|end| end != "expected"));
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no case", folder.display());
    paths
}

/// Compares with `NAME.expected` beside the input; `UPDATE_GOLDEN=1` writes it instead, to be read before a commit.
fn check(input: &Path, got: &str) {
    let expected = PathBuf::from(format!("{}.expected", input.display()));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&expected, got).unwrap();
    }
    let want = fs::read_to_string(&expected).unwrap_or_default();
    assert!(got == want, "{} differs (UPDATE_GOLDEN=1 rewrites it); it is now:\n{got}", expected.display());
}

fn load(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Source {
    let name = path.file_name().unwrap().to_str().unwrap();
    let text = ingest::decode(&fs::read(path).unwrap(), name).unwrap().drain_into(diagnostics);
    Source::new(name, text)
}

fn print_dropped(out: &mut String, sources: &Sources, dropped: &[Dropped]) {
    for Dropped { span, rule } in dropped {
        let (line, column) = sources.get(span.source).position(span.start);
        writeln!(out, "dropped {rule} {line}:{column} {:?}", sources.slice(*span)).unwrap();
    }
}

fn print_diagnostics(out: &mut String, sources: &Sources, diagnostics: &[Diagnostic]) {
    for Diagnostic { severity, code, message, labels, help } in diagnostics {
        let severity = match severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = labels.first().map_or(String::new(), |label| sources.place(label.span) + " ");
        writeln!(out, "{severity} {code} {place}{message} | {}", help.as_deref().unwrap_or("")).unwrap();
    }
}

fn print_article(sources: &Sources, article: &Article, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    field("title", Some(article.title.text().to_owned()));
    field("byline", article.byline.as_ref().map(|byline| byline.text().to_owned()));
    field("published", article.published.map(|date| date.to_string()));
    field("publisher", article.publisher.clone());
    field("priority", Some(article.priority.to_string()).filter(|number| number != "0"));
    field("language", article.language.clone());
    for block in &article.blocks {
        let role = match block.role {
            Role::Paragraph => "paragraph",
            Role::Heading => "heading",
            Role::Quotation => "quotation",
            Role::Item => "item",
        };
        writeln!(out, "{role}: {}", block.prose.text()).unwrap();
    }
    for InlineName { written, notation, said, span } in &article.names {
        let (line, column) = sources.get(span.source).position(span.start);
        writeln!(out, "name {written}: {notation} {said} {line}:{column} {:?}", sources.slice(*span)).unwrap();
    }
    print_dropped(&mut out, sources, &article.dropped);
    print_diagnostics(&mut out, sources, diagnostics);
    out
}

#[test]
fn golden_articles() {
    for path in cases("tests/golden/ingest") {
        let mut diagnostics = Vec::new();
        let mut sources = Sources::default();
        let id = sources.add(load(&path, &mut diagnostics));
        let article = article(id, sources.get(id)).drain_into(&mut diagnostics);
        check(&path, &print_article(&sources, &article, &diagnostics));
        account(&sources, &[&article], &article.dropped).unwrap();
    }
}

#[test]
fn golden_stories() {
    for path in cases("tests/golden/script") {
        let mut diagnostics = Vec::new();
        let mut sources = Sources::default();
        let id = sources.add(load(&path, &mut diagnostics));
        let article = article(id, sources.get(id)).drain_into(&mut diagnostics);
        let bulletin = bulletin(vec![article], &sources, &Options::default()).drain_into(&mut diagnostics);
        let mut out = String::new();
        for segment in &bulletin.segments {
            writeln!(out, "{}: {}", segment.kind.name(), segment.title).unwrap();
            for paragraph in &segment.paragraphs {
                let kind = if paragraph.headline { "headline" } else { "paragraph" };
                writeln!(out, "{kind}: {}", paragraph.prose.text()).unwrap();
            }
        }
        print_dropped(&mut out, &sources, &bulletin.dropped);
        print_diagnostics(&mut out, &sources, &diagnostics);
        check(&path, &out);
        let spoken = bulletin.segments.iter().flat_map(|segment| &segment.paragraphs).map(|paragraph| &paragraph.prose);
        balance(&sources, spoken, &bulletin.dropped).unwrap();
    }
}

#[test]
fn every_rule_that_a_reader_or_the_script_names_is_seen_in_a_golden_case() {
    for (folder, names) in [
        ("tests/golden/ingest", ingest::RULES.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
        ("tests/golden/script", script::RULES.iter().map(|rule| rule.name).collect()),
    ] {
        let all: String = cases(folder)
            .iter()
            .map(|path| fs::read_to_string(format!("{}.expected", path.display())).unwrap())
            .collect();
        for name in names {
            assert!(all.contains(&format!("dropped {name} ")), "no case in {folder} shows `{name}`");
        }
    }
}

/// The account of whole articles: their titles, bylines and blocks against what was dropped.
fn account(sources: &Sources, articles: &[&Article], dropped: &[Dropped]) -> Result<(), String> {
    let prose = articles.iter().flat_map(|article| {
        let blocks = article.blocks.iter().map(|block| &block.prose);
        std::iter::once(&article.title).chain(&article.byline).chain(blocks)
    });
    balance(sources, prose, dropped)
}

/// Every byte of every source is in some prose, or dropped by one known rule, or white space; and none is both.
fn balance<'a>(sources: &Sources, prose: impl Iterator<Item = &'a Prose>, dropped: &[Dropped]) -> Result<(), String> {
    let mut said: Vec<Vec<bool>> = sources.iter().map(|(_, source)| vec![false; source.text().len()]).collect();
    for prose in prose {
        for (at, char) in prose.text().char_indices() {
            let Some(span) = prose.origin(at as u32..(at + char.len_utf8()) as u32) else { continue };
            let written = sources.slice(span);
            let letter =
                written.chars().next().filter(|only| only.is_alphanumeric() && written.len() == only.len_utf8());
            if letter.is_some_and(|letter| !letter.to_lowercase().eq(char.to_lowercase())) {
                return Err(format!("{char:?} is said for {written:?} at {}", sources.place(span)));
            }
            said[span.source.0 as usize][span.range()].fill(true);
        }
    }
    let known = |rule: &str| {
        ingest::RULES.iter().any(|(name, _)| *name == rule) || script::RULES.iter().any(|known| known.name == rule)
    };
    let mut left_out: Vec<Vec<bool>> = said.iter().map(|bytes| vec![false; bytes.len()]).collect();
    for Dropped { span, rule } in dropped {
        if !known(rule) {
            return Err(format!("`{rule}` is no rule"));
        }
        for byte in span.range() {
            if std::mem::replace(&mut left_out[span.source.0 as usize][byte], true) {
                return Err(format!("{:?} is dropped twice", sources.slice(*span)));
            }
            if said[span.source.0 as usize][byte] {
                return Err(format!("{:?} is dropped by `{rule}` and said", sources.slice(*span)));
            }
        }
    }
    for (id, source) in sources.iter() {
        for (at, char) in source.text().char_indices().filter(|(_, char)| !char.is_whitespace()) {
            if !said[id.0 as usize][at] && !left_out[id.0 as usize][at] {
                let (line, column) = source.position(at as u32);
                return Err(format!("{char:?} at {line}:{column} is neither said nor dropped"));
            }
        }
    }
    Ok(())
}

/// Reads one text and checks both accounts: of the article, and of the bulletin made of it.
fn check_account(name: &str, text: &str) -> Result<(Sources, Article), TestCaseError> {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(name, text));
    let article = article(id, sources.get(id)).value;
    account(&sources, &[&article], &article.dropped).map_err(TestCaseError::fail)?;
    let script = bulletin(vec![article.clone()], &sources, &Options::default()).value;
    let spoken = script.segments.iter().flat_map(|segment| &segment.paragraphs).map(|paragraph| &paragraph.prose);
    balance(&sources, spoken, &script.dropped).map_err(TestCaseError::fail)?;
    Ok((sources, article))
}

/// Lines that news files are made of, markup and all, to be put together in any order.
const LINES: &[&str] = &[
    "",
    "",
    "",
    "Storm reaches Łódź",
    "# Storm reaches Łódź",
    "## Later & elsewhere",
    "Title\n=====",
    "---",
    "+++",
    "***",
    "By Jane Doe and John Roe, Staff Writers",
    "*By Jane Doe*",
    "BEIRUT — Rain fell.",
    "KYIV, Ukraine, Nov 22 (AP) — Snow fell.",
    "(Reuters) - **Rain** fell.",
    "title: \"Rain\"",
    "title = \"Rain \\u00e9\"",
    "date: 2026-11-22",
    "author: [Jane Doe, John Roe]",
    "The *very* **long** _line_ of ~~old~~ text with `code` in it",
    "costs $5 &amp; more, &copy; 2026, 5 \\* 4",
    "> A quotation\n> of two lines",
    "- an item\n- another\n  - a nested one",
    "1. first\n2. second",
    "- [x] done\n- [ ] open",
    "![alt *text*](a.png \"title\") after",
    "[Łódź](say: WOOCH) and *[Ødegaard*](ipa: `ø|*d_(e)*`)",
    "[Aden](sya: AY-den) [open](say: oh",
    "[a link](https://example.org/x_(y)) and <https://example.org>",
    "[ref] and [text][ref]",
    "[ref]: https://example.org \"Title\"",
    "A note.[^1]",
    "[^1]: The note\n    goes on.",
    "```\ncode < block\n```",
    "    indented code",
    "<div>\nwords\n</div>",
    "a <b>bold</b> word<br>here <!-- no -->",
    "| a | b |\n|---|:-:|\n| **c** | d \\| e |\n| | f |",
    "hard  \nbreak\\\nhere\rthere\r\nend",
    "Photo: Jane Doe / AFP",
    "Read more: Another story",
    "ADVERTISEMENT",
    "###",
    "-30-",
    "Jane Doe in Moscow contributed to this report.",
    "(Reporting by Jane Doe; editing by John Roe)",
    "stray \u{0} and \u{7} marks",
    "\u{feff}mark \u{200b}and\u{a0}space",
    "\t tab",
    "# Heading {#id .class}",
    "<script>let a = 1;</script>",
    "日本語の文。",
    "\\",
    "[",
    "![",
    "|",
    "* * *",
    "• bullet",
    "- - -",
    "&#0; &#x41; &bogus;",
    "**unclosed *emphasis",
    "`unclosed",
    "> - > deep",
    "&nbsp;",
    "&nbsp;word&nbsp;",
    "` x`",
    "`\r&`",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_byte_of_any_file_is_lost_without_a_name(
        lines in prop::collection::vec(prop::sample::select(LINES), 0..14),
        name in prop::sample::select(vec!["a.md", "a.txt"]),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        check_account(name, &lines.join(end))?;
    }

    #[test]
    fn no_byte_of_a_random_text_is_lost_without_a_name(
        text in "[-+*_#>`~|=:&;<>/!\\[\\]()\\\\a-cÉ0-2. \"'\n\r\t]{0,120}",
        name in prop::sample::select(vec!["a.md", "a.txt"]),
    ) {
        check_account(name, &text)?;
    }

    #[test]
    fn no_byte_of_the_head_or_the_foot_of_a_story_is_lost_without_a_name(
        byline in "(By |BY |by )[A-CÉŁa-cß.,'|& -]{0,24}(and|in|Staff Writer)?[A-C ]{0,9}",
        dateline in "[A-EÉİ/,.' -]{0,9}(PARIS|KYIV, Ukraine|LONDON/ROME|)(, Nov\\.? 22)?[ ,]{0,2}(\\(AP\\)|/PRN/|)[ ]?(—|–|-|--|)[ ]?Rain.",
        foot in "(\\(?Reporting by |)[A-Cé;. ]{0,9}( contributed to this report\\.|\\)|)",
        name in prop::sample::select(vec!["a.md", "a.txt"]),
    ) {
        check_account(name, &format!("Title\n\n{byline}\n\n{dateline}\n\n{foot}"))?;
    }

    #[test]
    fn markup_holds_no_words(lines in prop::collection::vec(prop::sample::select(LINES), 0..14)) {
        let (sources, article) = check_account("a.md", &lines.join("\n\n"))?;
        for Dropped { span, rule } in &article.dropped {
            // "1." before an item, "x" in a task the name of a heading and a blank at the end of a line are markup too.
            let text = sources.slice(*span);
            let words = text.chars().filter(|c| c.is_alphanumeric()).count();
            prop_assert!(*rule != "markup" || words <= 1 || text.contains("{#id") || text.contains("&nbsp;"), "{text:?}");
        }
    }

    #[test]
    fn plain_words_are_all_said(words in prop::collection::vec("[A-Z]?[a-zß-ž]{1,9}[,.?]?", 1..80), every in 1usize..9) {
        let mut text = String::new();
        for (index, word) in words.iter().enumerate() {
            text.push_str(word);
            text.push_str(if index % every == 0 { "\n" } else { " " });
        }
        for name in ["a.txt", "a.md"] {
            let (_, article) = check_account(name, &text)?;
            let said: Vec<&str> = std::iter::once(article.title.text())
                .chain(article.blocks.iter().map(|block| block.prose.text()))
                .flat_map(str::split_whitespace)
                .collect();
            prop_assert_eq!(&said, &words);
        }
    }
}

#[test]
fn the_sample_articles_make_a_bulletin_without_a_complaint() {
    let mut diagnostics = Vec::new();
    let mut sources = Sources::default();
    let mut articles = Vec::new();
    for path in cases("articles") {
        let id = sources.add(load(&path, &mut diagnostics));
        articles.push(article(id, sources.get(id)).drain_into(&mut diagnostics));
    }
    let bulletin = bulletin(articles, &sources, &Options::default()).drain_into(&mut diagnostics);
    assert_eq!(diagnostics, []);
    let spoken = bulletin.segments.iter().flat_map(|segment| &segment.paragraphs).map(|paragraph| &paragraph.prose);
    balance(&sources, spoken, &bulletin.dropped).unwrap();
    assert_eq!(bulletin.segments.len(), 6);
    assert_eq!(bulletin.date, Some(jiff::civil::date(2026, 11, 22)));
    for segment in &bulletin.segments {
        assert!(segment.paragraphs[0].headline, "{}", segment.title);
        let words: usize = segment.paragraphs.iter().map(|paragraph| paragraph.prose.text().split(' ').count()).sum();
        assert!((150..300).contains(&words), "{} has {words} words", segment.title);
    }
}

#[test]
fn a_large_file_is_read_in_linear_time() {
    // Each of these once made some Markdown, TOML or YAML reader quadratic, or overflowed its stack.
    let bodies = [
        "> ",
        "[",
        "*a",
        "`",
        "<a ",
        "|a\n|-\n",
        "[a](",
        "[a](say: ",
        "[a](say: b)",
        "[a](say: (",
        "a\n\n",
        "&amp;",
        "&nbsp;",
        "&nbsp;&amp;",
        "<br>",
        "- ",
        "###\n\n",
        "-30-\n\n",
        "Ad\n\n",
        "\\[\n\n",
        "By A\n",
    ];
    let heads = [
        ("---\na: ", "["),
        ("---\na: ", "{a: "),
        ("---\n", "- "),
        ("---\n", "? "),
        ("+++\na = ", "["),
        ("+++\n", "[a]\n"),
        ("+++\n", "a."),
        ("+++\n[pronounce", ".a"),
    ];
    let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ntitle: *d\n";
    let texts = bodies.iter().map(|unit| unit.repeat(200_000 / unit.len()));
    let texts = texts.chain(heads.iter().flat_map(|(start, unit)| {
        let end = &start[..3];
        ["\n", ""].map(|close| {
            format!("{start}{}\n{}{close}Rain.", unit.repeat(50_000), if close.is_empty() { "" } else { end })
        })
    }));
    for text in texts.chain([format!("{bomb}---\nRain.")]) {
        let begun = std::time::Instant::now();
        check_account("a.md", &text).unwrap();
        check_account("a.txt", &text).unwrap();
        assert!(begun.elapsed().as_secs() < 5, "{:?} took {:?}", &text[..12], begun.elapsed());
    }
}

#[test]
fn a_bulletin_goes_by_priority_then_by_the_order_given() {
    let mut sources = Sources::default();
    let texts = [
        "+++\ntitle = \"One\"\ndate = 2026-11-20\n+++\nA.",
        "+++\ntitle = \"Two\"\npriority = 2\ndate = 2026-11-22\n+++\nB.",
        "<!-- nothing to read -->",
        "A story that has no title at all but begins with many words.",
        "+++\ntitle = \"Five\"\npriority = 2\nlanguage = \"fr\"\n+++\nE.",
    ];
    let articles = texts.iter().enumerate().map(|(index, text)| {
        let id = sources.add(Source::new(format!("{index}.md"), *text));
        article(id, sources.get(id)).value
    });
    let articles: Vec<Article> = articles.collect();
    let outcome = bulletin(articles.clone(), &sources, &Options::default());
    let titles: Vec<&str> = outcome.value.segments.iter().map(|segment| segment.title.as_str()).collect();
    assert_eq!(titles, ["Two", "Five", "One", "A story that has no title at all..."]);
    assert!(outcome.value.segments.iter().all(|segment| segment.kind == SegmentKind::Story));
    assert_eq!(outcome.value.title, "News briefing");
    assert_eq!(outcome.value.date, Some(jiff::civil::date(2026, 11, 22)));
    assert!(outcome.value.dropped.is_sorted());
    let said: Vec<(&str, &str)> =
        outcome.diagnostics.iter().map(|found| (found.code, found.message.as_str())).collect();
    assert_eq!(
        said,
        [
            ("script.language", "`4.md` is in `fr`, but the bulletin is read in `en`"),
            ("script.empty", "`2.md` has nothing to read: its story is left out"),
        ]
    );
    let dated = Options { date: Some(jiff::civil::date(2026, 1, 1)), ..Options::default() };
    assert_eq!(bulletin(articles, &sources, &dated).value.date, dated.date);
}
