//! `pronunciations.toml` to entries, every mistake named at its line and column. Looks nothing up.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Expect, Fault, Given, Key, Layer, Notation, Spoken, Status, When, fold, is_weak, nearest, parts};
use crate::diag::{Diagnostic, Outcome};
use crate::model::{Phones, Stress};
use crate::text::{Source, SourceId, Span};

/// Every key of a `[[name]]`.
const KEYS: &[&str] = &[
    "written",
    "short",
    "alone",
    "say",
    "key",
    "ipa",
    "xsampa",
    "arpabet",
    "alias",
    "lang",
    "when",
    "source",
    "checked",
    "by",
    "status",
    "note",
    "exact_case",
    "expect",
];

/// The keys of which an entry has exactly one.
const PRONUNCIATIONS: &[&str] = &["say", "ipa", "xsampa", "arpabet", "alias"];

/// Words that an English reader does not stress inside a name; folded.
#[rustfmt::skip]
const UNSTRESSED: &[&str] = &[
    "al", "el", "ul", "ar", "an", "ad", "ash", "at", "az", "as", "bin", "ibn", "bint", "ben", "de", "del", "di", "da",
    "do", "du", "dos", "das", "des", "la", "le", "les", "lo", "los", "las", "van", "von", "der", "den", "ter", "ten",
    "te", "vom", "zu", "zur", "y", "e", "i", "et", "und", "en", "op", "au", "aux", "sur", "of", "the", "and", "in",
    "on", "for", "upon",
];

type Value<'i> = Spanned<DeValue<'i>>;

/// Entries that are parsed at once: few enough that the parser's tables stay in the processor's cache.
const AT_ONCE: usize = 64;

/// See [`Layer::read`].
pub(super) fn layer(name: &'static str, id: SourceId, source: &Source, among: bool) -> Outcome<Layer> {
    let mut file = File { name, id, text: source.text(), start: 0, among, found: Vec::new() };
    let mut drafts = Vec::new();
    for piece in pieces(source.text()) {
        file.start = piece.start;
        file.text = &source.text()[piece];
        file.piece(&mut drafts);
    }
    (file.start, file.text) = (0, source.text());
    let entries = file.without_duplicates(drafts);
    file.found.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span.start));
    Outcome { value: Layer::of(name, entries), diagnostics: file.found }
}

/// The one entry that stands at a place of a file; `None` where it has a mistake.
pub(super) fn one(name: &'static str, id: SourceId, text: &str, at: Range<usize>) -> Option<Entry> {
    let start = at.start;
    let mut file = File { name, id, text: text.get(at)?, start, among: false, found: Vec::new() };
    let mut drafts = Vec::new();
    file.piece(&mut drafts);
    drafts.pop().map(|draft| draft.entry)
}

/// Parts a file before every [`AT_ONCE`]th entry; not at all where a string of several lines could hold what looks like one.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    if !text.contains("\"\"\"") && !text.contains("'''") {
        let headers = text.match_indices("\n[[name]]").map(|(at, _)| at + 1);
        starts.extend(headers.enumerate().filter(|(nth, _)| nth % AT_ONCE == AT_ONCE - 1).map(|(_, at)| at));
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    std::iter::zip(&starts, ends).map(|(start, end)| *start..end).collect()
}

/// A file being read.
struct File<'i> {
    name: &'static str,
    id: SourceId,
    /// The piece that is being read.
    text: &'i str,
    /// Where it starts in the file; all places are counted from there until they become spans.
    start: usize,
    /// Whether the entries stand among other tables, which are no business of a lexicon.
    among: bool,
    found: Vec<Diagnostic>,
}

/// A string of the file and where it stands, quotes and all.
#[derive(Clone, Debug)]
struct Text {
    at: Range<usize>,
    text: String,
}

/// An entry with the places of its spellings, for later complaints.
struct Draft {
    entry: Entry,
    written: Vec<Text>,
}

impl File<'_> {
    /// Reads the entries of one piece.
    fn piece(&mut self, drafts: &mut Vec<Draft>) {
        let (document, errors) = DeTable::parse_recoverable(self.text);
        let mut broken: BTreeSet<usize> = BTreeSet::new();
        let mut lines: BTreeSet<Option<usize>> = BTreeSet::new();
        for error in &errors {
            let at = error.span().unwrap_or(0..0);
            broken.insert(at.start);
            // One slip of the pen can upset the rest of its line; the first message tells most.
            let before = &self.text.as_bytes()[..at.start.min(self.text.len())];
            if lines.insert(before.iter().rposition(|byte| *byte == b'\n')) {
                let message = error.message().trim_end_matches('.').replace('\n', "; ");
                self.error("lexicon.toml", at, message, "", "the file must be valid TOML");
            }
        }
        let mut tables: Vec<(Range<usize>, &DeTable<'_>)> = Vec::new();
        for (key, value) in document.get_ref() {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("name", DeValue::Array(names)) => {
                    for name in names {
                        match name.get_ref() {
                            DeValue::Table(table) => tables.push((name.span(), table)),
                            other => self.wrong_type("name", name.span(), "a table", other),
                        }
                    }
                }
                ("name", _) => {
                    self.error("lexicon.type", key.span(), "`name` must be a list of tables", "", "write `[[name]]`");
                }
                // Only what is surely meant for a name is complained of among other tables.
                (other, _) if self.among && other != "names" => {}
                (other, _) => {
                    let message = format!("unknown key `{other}` outside any entry");
                    self.error("lexicon.key", key.span(), message, "", "every entry begins with `[[name]]`");
                }
            }
        }
        tables.sort_by_key(|(at, _)| at.start);
        for (nth, (at, table)) in tables.iter().enumerate() {
            let end = tables.get(nth + 1).map_or(self.text.len(), |(next, _)| next.start);
            // What stands in the ruins of bad TOML would only be named a second time.
            if broken.range(at.start..end.max(at.start)).next().is_some() {
                continue;
            }
            if let Some(mut draft) = self.entry(at.clone(), table) {
                for text in &mut draft.written {
                    text.at = text.at.start + self.start..text.at.end + self.start;
                }
                drafts.push(draft);
            }
        }
    }

    fn span(&self, at: Range<usize>) -> Span {
        let end = at.end.min(self.text.len());
        let place = |at: usize| (self.start + at) as u32;
        Span { source: self.id, start: place(at.start.min(end)), end: place(end) }
    }

    fn error(&mut self, code: &'static str, at: Range<usize>, message: impl Into<String>, label: &str, help: &str) {
        let span = self.span(at);
        self.found.push(Diagnostic::error(code, message).at(span, label).help(help));
    }

    fn wrong_type(&mut self, key: &str, at: Range<usize>, wanted: &str, value: &DeValue<'_>) {
        let kind = match value {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let help = match wanted {
            "true or false" => "write it without quotes",
            "a date" => "write it without quotes, as in 2026-11-22",
            "a table" if key == "name" => "write `[[name]]`",
            "a table" => "write `{ before = [\"...\"], after = [\"...\"] }`",
            _ if matches!(value, DeValue::Array(_)) => "write one string without brackets",
            _ => "put it in quotes",
        };
        self.error("lexicon.type", at, format!("`{key}` must be {wanted}, not {kind}"), "", help);
    }

    /// The place of a part of a string; of all of it where escapes make them differ.
    fn inside(&self, whole: &Text, part: &Range<usize>) -> Range<usize> {
        let raw = &self.text[whole.at.clone()];
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| raw.starts_with(quotes));
        let skip = quotes.map_or(0, str::len);
        if raw.get(skip..skip + whole.text.len()) == Some(whole.text.as_str()) {
            let start = whole.at.start + skip;
            start + part.start..start + part.end
        } else {
            whole.at.clone()
        }
    }

    fn string(&mut self, key: &str, value: &Value<'_>) -> Option<Text> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            other => {
                self.wrong_type(key, value.span(), "a string", other);
                return None;
            }
        };
        if text.trim().is_empty() {
            let help = "write something, or leave the key out";
            self.error("lexicon.empty", value.span(), format!("`{key}` is empty"), "", help);
            return None;
        }
        Some(Text { at: value.span(), text })
    }

    fn strings(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<Text>> {
        let DeValue::Array(values) = value.get_ref() else { return self.string(key, value).map(|text| vec![text]) };
        if values.is_empty() {
            let help = "write something, or leave the key out";
            self.error("lexicon.empty", value.span(), format!("`{key}` is empty"), "", help);
            return None;
        }
        let texts: Vec<Option<Text>> = values.iter().map(|value| self.string(key, value)).collect();
        texts.into_iter().collect()
    }

    fn boolean(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type(key, value.span(), "true or false", value.get_ref());
        }
        found
    }

    /// One entry, if it is whole.
    fn entry(&mut self, header: Range<usize>, table: &DeTable<'_>) -> Option<Draft> {
        let before = self.found.len();
        let mut draft = Draft { entry: Entry::unsaid(self.name, self.span(header.clone())), written: Vec::new() };
        let mut short = Vec::new();
        let mut said: Vec<(&str, Range<usize>, Option<Text>)> = Vec::new();
        let mut meant: Vec<&str> = Vec::new();
        let mut respelling_key: Option<(Key, Range<usize>)> = None;
        let mut expect: Option<Text> = None;
        let entry = &mut draft.entry;
        for (key, value) in table {
            let (place, key) = (key.span(), key.get_ref().as_ref());
            match key {
                "written" => draft.written = self.strings(key, value).unwrap_or_default(),
                "short" => short = self.strings(key, value).unwrap_or_default(),
                "alone" => entry.alone = self.boolean(key, value).unwrap_or_default(),
                "exact_case" => entry.exact_case = self.boolean(key, value).unwrap_or_default(),
                "say" | "ipa" | "xsampa" | "arpabet" | "alias" => {
                    said.push((key, place, self.string(key, value)));
                }
                "key" => {
                    let keys = [("voa", Key::Voa), ("bbc", Key::Bbc), ("press", Key::Press)];
                    respelling_key = self.choice(key, value, &keys).map(|key| (key, place));
                }
                "status" => {
                    let states = [("checked", Status::Checked), ("guessed", Status::Guessed)];
                    entry.status = self.choice(key, value, &states).unwrap_or(Status::Guessed);
                }
                "checked" => entry.checked = self.date(key, value),
                "when" => entry.when = self.when(value),
                "lang" => entry.lang = self.string(key, value).map(|text| text.text),
                "source" => entry.source = self.string(key, value).map(|text| text.text),
                "by" => entry.by = self.string(key, value).map(|text| text.text),
                "expect" => expect = self.string(key, value),
                "note" => entry.note = self.string(key, value).map(|text| text.text),
                _ => meant.extend(self.unknown_key(key, place, KEYS)),
            }
        }
        // A mistyped key is named once, not a second time as missing.
        if !meant.contains(&"written") && !table.keys().any(|key| key.get_ref() == "written") {
            self.error(
                "lexicon.empty",
                header.clone(),
                "the entry has no `written`",
                "",
                "add the name as it is spelt",
            );
        }
        for text in &draft.written {
            if parts(&text.text).is_empty() {
                let message = format!("`{}` has no letters", text.text);
                self.error("lexicon.empty", text.at.clone(), message, "", "write the name as it is spelt");
            }
        }
        said.sort_by_key(|(_, place, _)| place.start);
        match said.as_slice() {
            [] if meant.iter().any(|key| PRONUNCIATIONS.contains(key)) => {}
            [] => {
                let at = draft.written.first().map_or(header.clone(), |text| text.at.clone());
                let help = format!("add one of {}", listed(PRONUNCIATIONS));
                self.error("lexicon.pronunciation", at, "the entry does not say how the name is said", "", &help);
            }
            [(first, at, _), rest @ ..] if !rest.is_empty() => {
                for (key, place, _) in rest {
                    let message = format!("both `{first}` and `{key}` say how the name is said");
                    let (second, first) = (self.span(place.clone()), self.span(at.clone()));
                    let error = Diagnostic::error("lexicon.pronunciation", message).at(second, "the second one");
                    self.found.push(error.at(first, "the first one").help("keep one of them"));
                }
            }
            [(key, _, Some(text)), ..] => {
                draft.entry.authority.entry = Some(self.span(text.at.clone()));
                let known = PRONUNCIATIONS.iter().find(|known| *known == key).copied().unwrap_or_default();
                let respelling = respelling_key.as_ref().map(|(key, _)| *key).unwrap_or_default();
                draft.entry.given = Given { key: known, text: text.text.clone(), respelling };
                if let Some(spoken) = self.spoken(key, text, respelling_key.as_ref().map(|(key, _)| *key), &draft) {
                    draft.entry.spoken = spoken;
                    self.check_short(&short, &draft);
                }
                if let (Some((_, at)), true) = (&respelling_key, *key != "say") {
                    let message = format!("`key` goes with `say`, not with `{key}`");
                    self.error("lexicon.key", at.clone(), message, "", "leave it out");
                }
            }
            _ => {}
        }
        draft.entry.expect = expect.and_then(|text| self.expected(&text, &draft));
        if draft.entry.alone && short.is_empty() {
            let message = "`alone` without `short` changes nothing";
            let warning = Diagnostic::warning("lexicon.short", message).at(self.span(header.clone()), "");
            self.found.push(warning.help("list the short forms that may stand alone"));
        }
        draft.entry.written = draft.written.iter().map(|text| text.text.clone()).collect();
        draft.entry.short = short.into_iter().map(|text| text.text).collect();
        let bad = self.found[before..].iter().any(|found| found.severity == crate::diag::Severity::Error);
        (!bad).then_some(draft)
    }

    /// Refuses a key, and gives the one that was probably meant.
    fn unknown_key(&mut self, key: &str, at: Range<usize>, known: &[&'static str]) -> Option<&'static str> {
        let near = nearest(key, known);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", listed(known)),
        };
        self.error("lexicon.key", at, format!("unknown key `{key}`"), "", &help);
        near
    }

    fn choice<T: Copy>(&mut self, key: &str, value: &Value<'_>, known: &[(&str, T)]) -> Option<T> {
        let text = self.string(key, value)?;
        let found = known.iter().find(|(name, _)| *name == text.text).map(|(_, choice)| *choice);
        if found.is_none() {
            let names: Vec<String> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let help = format!("write {}", names.join(" or "));
            self.error("lexicon.type", text.at, format!("`{key}` cannot be `{}`", text.text), "", &help);
        }
        found
    }

    fn date(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let date = value.get_ref().as_datetime().filter(|found| found.time.is_none()).and_then(|found| found.date);
        if date.is_none() {
            self.wrong_type(key, value.span(), "a date", value.get_ref());
        }
        date.map(|date| date.to_string())
    }

    fn when(&mut self, value: &Value<'_>) -> Option<When> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type("when", value.span(), "a table", value.get_ref());
            return None;
        };
        let mut when = When::default();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let list = match name {
                "before" => &mut when.before,
                "after" => &mut when.after,
                _ => {
                    self.unknown_key(name, key.span(), &["before", "after"]);
                    continue;
                }
            };
            for text in self.strings(name, value).unwrap_or_default() {
                if parts(&text.text).len() == 1 {
                    list.push(fold(&text.text));
                } else {
                    let message = format!("`{}` is not one word", text.text);
                    self.error("lexicon.type", text.at, message, "", "list the words one by one");
                }
            }
        }
        if table.is_empty() {
            self.error(
                "lexicon.empty",
                value.span(),
                "`when` is empty",
                "",
                "give `before` or `after`, or leave it out",
            );
        }
        Some(when)
    }

    fn spoken(&mut self, key: &str, text: &Text, respelling: Option<Key>, draft: &Draft) -> Option<Spoken> {
        let notation = match key {
            "say" => Notation::Respelling(respelling.unwrap_or_default()),
            "ipa" => Notation::Ipa,
            "xsampa" => Notation::Xsampa,
            "arpabet" => Notation::Arpabet,
            _ => {
                let words: Vec<&str> = text.text.split_whitespace().collect();
                return Some(Spoken::Alias(words.join(" ")));
            }
        };
        match notation.read_unstressed(&text.text) {
            Ok((mut words, doubts)) => {
                let written: Vec<&str> = draft.written.iter().map(|text| text.text.as_str()).collect();
                settle(notation, &mut words, &written);
                self.warn_unstressed(key, text, &words);
                for doubt in doubts {
                    let span = self.span(self.inside(text, &doubt.at));
                    let warning = Diagnostic::warning("lexicon.doubtful", doubt.message).at(span, "").help(doubt.help);
                    self.found.push(warning);
                }
                Some(Spoken::Sounds(words))
            }
            Err(faults) => {
                self.unsayable(text, faults);
                None
            }
        }
    }

    fn unsayable(&mut self, text: &Text, faults: Vec<Fault>) {
        for Fault { at, message, help } in faults {
            let at = self.inside(text, &at);
            self.error("lexicon.symbol", at, message, "", &help);
        }
    }

    /// What a voice should report, in IPA whatever the pronunciation is written in.
    fn expected(&mut self, text: &Text, draft: &Draft) -> Option<Expect> {
        match Notation::Ipa.read_unstressed(&text.text) {
            Ok((mut words, _)) => {
                let written: Vec<&str> = draft.written.iter().map(|text| text.text.as_str()).collect();
                settle(Notation::Ipa, &mut words, &written);
                Some(Expect { text: text.text.clone(), words })
            }
            Err(faults) => {
                self.unsayable(text, faults);
                None
            }
        }
    }

    fn warn_unstressed(&mut self, key: &str, text: &Text, words: &[Phones]) {
        let blank = |letter: char| if key == "arpabet" { letter == '|' } else { letter.is_whitespace() };
        let written: Vec<&str> = text.text.split(blank).map(str::trim).filter(|word| !word.is_empty()).collect();
        for (nth, word) in words.iter().enumerate() {
            let vowels = word.0.iter().filter(|sound| sound.phone.is_vowel()).count();
            if vowels < 2 || word.0.iter().any(|sound| sound.stress == Stress::Primary) {
                continue;
            }
            let (at, shown) = match written.get(nth).filter(|_| written.len() == words.len()) {
                Some(word) => {
                    let start = word.as_ptr() as usize - text.text.as_ptr() as usize;
                    (self.inside(text, &(start..start + word.len())), (*word).to_owned())
                }
                None => (text.at.clone(), text.text.clone()),
            };
            let help = match key {
                "say" => "write the stressed syllable in CAPITALS",
                "arpabet" => "put a 1 after the stressed vowel",
                "xsampa" => "put `\"` before the stressed syllable",
                _ => "put `ˈ` before the stressed syllable",
            };
            let span = self.span(at);
            let message = format!("`{shown}` has no stressed syllable");
            self.found.push(Diagnostic::warning("lexicon.stress", message).at(span, "").help(help));
        }
    }

    fn check_short(&mut self, short: &[Text], draft: &Draft) {
        let said = draft.entry.spoken.words();
        for text in short {
            let wanted: Vec<String> = parts(&text.text).iter().map(|part| fold(&part.cased)).collect();
            let holding: Vec<usize> = draft
                .written
                .iter()
                .map(|written| parts(&written.text).iter().map(|part| fold(&part.cased)).collect::<Vec<_>>())
                .filter(|whole| !wanted.is_empty() && whole.windows(wanted.len()).any(|window| window == wanted))
                .map(|whole| whole.len())
                .collect();
            if holding.is_empty() {
                let message = format!("`{}` is no part of any spelling", text.text);
                let help =
                    "a short form is one or more whole words of `written`; give other names an entry of their own";
                self.error("lexicon.short", text.at.clone(), message, "", help);
            } else if !holding.contains(&said) {
                let message = format!(
                    "the name has {} words and its pronunciation {said}, so the sounds of `{}` cannot be told apart",
                    holding[0], text.text
                );
                let help = "part the words of the pronunciation with spaces, one for each word of the name";
                self.error("lexicon.short", text.at.clone(), message, "", help);
            }
        }
    }

    /// The entries without those that spell a name that stands further up.
    fn without_duplicates(&mut self, drafts: Vec<Draft>) -> Vec<Entry> {
        let mut kept: Vec<Entry> = Vec::new();
        // By letters alone: only names that agree in them can be the same, and few do.
        let mut seen: HashMap<String, Vec<(usize, Text)>> = HashMap::new();
        for draft in drafts {
            let mut double = false;
            for text in &draft.written {
                let same = seen.get(&letters(text)).into_iter().flatten().find(|(nth, other)| {
                    let before = &kept[*nth];
                    let (cased, other) = (cased(&text.text), cased(&other.text));
                    before.when == draft.entry.when
                        && before.exact_case == draft.entry.exact_case
                        && fold_spaced(&cased) == fold_spaced(&other)
                        && (!before.exact_case || other == cased)
                });
                if let Some((_, first)) = same {
                    let (second, first) = (self.span(text.at.clone()), self.span(first.at.clone()));
                    let message = format!("`{}` has an entry already", text.text);
                    let error = Diagnostic::error("lexicon.duplicate", message).at(second, "the second one");
                    let help = "join them, or tell them apart by `when` or `exact_case`";
                    self.found.push(error.at(first, "the first one").help(help));
                    double = true;
                }
            }
            if !double {
                for text in draft.written {
                    seen.entry(letters(&text)).or_default().push((kept.len(), text));
                }
                kept.push(draft.entry);
            }
        }
        kept
    }
}

/// The letters of a spelling, folded, nothing between them.
fn letters(text: &Text) -> String {
    fold(&text.text.replace('&', "and"))
}

/// The parts of a spelling with spaces between them.
fn cased(text: &str) -> String {
    let parts: Vec<String> = parts(text).into_iter().map(|part| part.cased).collect();
    parts.join(" ")
}

/// Completes the stress of each word; a word's own spelling tells better than its sounds whether it is a weak one.
pub(super) fn settle(notation: Notation, words: &mut [Phones], written: &[&str]) {
    let aligned = written.iter().map(|text| parts(text)).find(|parts| parts.len() == words.len());
    let several = words.len() > 1;
    for (nth, word) in words.iter_mut().enumerate() {
        let weak = match &aligned {
            Some(parts) => UNSTRESSED.contains(&fold(&parts[nth].cased).as_str()),
            None => is_weak(word),
        };
        notation.settle(word, several && weak);
    }
}

fn fold_spaced(cased: &str) -> String {
    cased.split(' ').map(fold).collect::<Vec<_>>().join(" ")
}

/// Keys as a message lists them.
fn listed(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}
