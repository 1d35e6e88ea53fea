//! What an article itself says of its names, as a layer. Reads no article: it is given names, sounds and places.

use super::{Entry, Given, INLINE, Key, Layer, Notation, Spoken, base, fold, parts, settle};
use crate::diag::{Diagnostic, Outcome};
use crate::model::{InlineName, Stress};
use crate::text::Span;

/// See [`Layer::inline`].
pub(super) fn layer(names: &[InlineName]) -> Outcome<Layer> {
    let mut diagnostics = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    for name in names {
        let Some(entry) = entry(name, &mut diagnostics) else { continue };
        let same = |before: &&Entry| key(&before.written[0]) == key(&name.written);
        match entries.iter().find(same) {
            None => entries.push(entry),
            // To mark a name each time it stands there is no mistake.
            Some(before) if before.spoken == entry.spoken => {}
            Some(before) => {
                let message = format!("`{}` is marked twice, with different sounds", name.written);
                let twice = Diagnostic::error("lexicon.duplicate", message).at(name.span, "the second one");
                let first = before.authority.entry.map(|first| (first, "the first one, which counts"));
                let twice = first.into_iter().fold(twice, |twice, (first, text)| twice.at(first, text));
                diagnostics.push(twice.help("keep one of the two"));
            }
        }
    }
    Outcome { value: Layer::of(INLINE, entries), diagnostics }
}

fn key(written: &str) -> Vec<String> {
    parts(written).iter().map(|part| fold(&part.cased)).collect()
}

fn entry(name: &InlineName, diagnostics: &mut Vec<Diagnostic>) -> Option<Entry> {
    let written = parts(&name.written);
    if written.is_empty() {
        let wrong = Diagnostic::error("lexicon.empty", format!("`{}` has no letters", name.written));
        diagnostics.push(wrong.at(name.span, "").help("write the name as it is spelt"));
        return None;
    }
    // An ordinary word with a capital is another word: "Said", "Reading".
    let exact_case = matches!(written.as_slice(), [only] if base::is_common(&only.cased));
    // Once the full name has been said, its last word alone is the same person.
    let last = name.written.split_whitespace().next_back().filter(|last| *last != name.written.trim());
    Some(Entry {
        given: Given { key: name.notation, text: name.said.clone(), respelling: Key::Any },
        spoken: spoken(name, diagnostics)?,
        written: vec![name.written.clone()],
        short: last.into_iter().map(str::to_owned).collect(),
        exact_case,
        ..Entry::unsaid(INLINE, name.span)
    })
}

/// The sounds of a name; what is wrong with them is reported at its place.
fn spoken(name: &InlineName, diagnostics: &mut Vec<Diagnostic>) -> Option<Spoken> {
    let notation = match name.notation {
        "ipa" => Notation::Ipa,
        "xsampa" => Notation::Xsampa,
        "arpabet" => Notation::Arpabet,
        "alias" if !key(&name.said).is_empty() => {
            return Some(Spoken::Alias(name.said.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        _ => Notation::Respelling(Default::default()),
    };
    let place = |at: std::ops::Range<usize>| match name.span.range().len() == name.said.len() {
        true => Span { start: name.span.start + at.start as u32, end: name.span.start + at.end as u32, ..name.span },
        false => name.span,
    };
    match notation.read_unstressed(&name.said) {
        Err(faults) => {
            let wrong = |fault: super::Fault| {
                Diagnostic::error("lexicon.symbol", fault.message).at(place(fault.at), "").help(fault.help)
            };
            diagnostics.extend(faults.into_iter().map(wrong));
            None
        }
        Ok((mut words, doubts)) => {
            settle(notation, &mut words, &[&name.written]);
            let doubtful = |doubt: super::Fault| {
                Diagnostic::warning("lexicon.doubtful", doubt.message).at(place(doubt.at), "").help(doubt.help)
            };
            diagnostics.extend(doubts.into_iter().map(doubtful));
            let unstressed = words.iter().any(|word| {
                let vowels = word.0.iter().filter(|sound| sound.phone.is_vowel()).count();
                vowels > 1 && word.0.iter().all(|sound| sound.stress != Stress::Primary)
            });
            if unstressed {
                let warning =
                    Diagnostic::warning("lexicon.stress", format!("`{}` has no stressed syllable", name.said));
                diagnostics.push(warning.at(name.span, "").help("mark the stressed syllable, as in \"LAHV-rawf\""));
            }
            Some(Spoken::Sounds(words))
        }
    }
}
