//! Proves the entries of a lexicon on a voice: what it reports it would say, against what each entry asks and expects.
//! Makes no sound that is heard.

use crate::config::LAYERS;
use crate::diag::Diagnostic;
use crate::engines::{Proof, Synthesizer, VoiceError};
use crate::lexicon::{Entry, Layer, Lexicon, Spoken};
use crate::model::{Join, Phones, Pronunciation, SpokenWord};

use super::Namer;

/// What came of proving a file on a voice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proved {
    /// Entries that are said as they ask.
    pub same: usize,
    /// Entries that are not, or not as they expect.
    pub other: usize,
    /// Entries that ask for no sounds: other words, left to the voice, of which nothing is expected.
    pub left: usize,
    /// What differs, each at its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Proves every entry of `layer`; `lexicon` is what its aliases are looked up in. `None` where the voice takes no phones
/// or does not tell what it says.
///
/// # Errors
/// When the voice fails. That it cannot say a phone is no failure but a finding.
pub fn prove(
    layer: &Layer,
    lexicon: &Lexicon,
    voice: &mut dyn Synthesizer,
    called: &str,
) -> Result<Option<Proved>, VoiceError> {
    let namer = Namer::new(LAYERS, []);
    let mut proved = Proved::default();
    for entry in layer.entries() {
        let before = proved.diagnostics.len();
        let words = match &entry.spoken {
            Spoken::Sounds(words) => words.iter().map(|phones| spoken(entry, phones)).collect(),
            Spoken::Alias(_) => looked_up(entry, lexicon, &namer),
        };
        let mut asks = false;
        if let Spoken::Sounds(wanted) = &entry.spoken {
            asks = true;
            let Some(proof) = word_by_word(voice, &words, wanted)? else { return Ok(None) };
            proved.diagnostics.extend(difference(entry, called, "asks for", &shown(wanted), &proof));
        }
        if let Some(expect) = &entry.expect {
            asks = true;
            let flat = Phones(expect.words.iter().flat_map(|word| word.0.clone()).collect());
            let Some(proof) = held(voice.prove(&words, &flat))? else { return Ok(None) };
            proved.diagnostics.extend(difference(entry, called, "expects", &shown(&expect.words), &proof));
        }
        match (asks, proved.diagnostics.len() == before) {
            (false, _) => proved.left += 1,
            (true, true) => proved.same += 1,
            (true, false) => proved.other += 1,
        }
    }
    Ok(Some(proved))
}

/// A proof, or the phone that cannot be said in its place.
fn held(proof: Result<Option<Proof>, VoiceError>) -> Result<Option<Proof>, VoiceError> {
    match proof {
        Err(VoiceError::Unsayable { phone, .. }) => {
            Ok(Some(Proof { heard: format!("nothing: the voice cannot say {phone}"), same: false }))
        }
        other => other,
    }
}

/// Proves each word on its own: what a voice does between words is nothing that an entry asks.
fn word_by_word(
    voice: &mut dyn Synthesizer,
    words: &[SpokenWord],
    wanted: &[Phones],
) -> Result<Option<Proof>, VoiceError> {
    let mut whole = Proof { heard: String::new(), same: true };
    for (word, wanted) in words.iter().zip(wanted) {
        let Some(proof) = held(voice.prove(std::slice::from_ref(word), wanted))? else { return Ok(None) };
        if !whole.heard.is_empty() {
            whole.heard.push(' ');
        }
        whole.heard.push_str(&proof.heard);
        whole.same &= proof.same;
    }
    Ok(Some(whole))
}

fn difference(entry: &Entry, voice: &str, asks: &str, wanted: &str, proof: &Proof) -> Option<Diagnostic> {
    if proof.same {
        return None;
    }
    let name = entry.written.first().map(String::as_str).unwrap_or_default();
    let message = format!("`{name}` {asks} {wanted}, and {voice} says {}", proof.heard);
    let found = Diagnostic::error("lexicon.proof", message);
    let found = match entry.authority.entry {
        Some(at) => found.at(at, "asked for here"),
        None => found,
    };
    Some(found.help("hear it with `newscast say`; write it otherwise, or correct `expect`"))
}

fn shown(words: &[Phones]) -> String {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn spoken(entry: &Entry, phones: &Phones) -> SpokenWord {
    let text = entry.written.first().cloned().unwrap_or_default();
    let pronunciation = Pronunciation::Phones { phones: phones.clone(), authority: entry.authority };
    SpokenWord { text, letter: false, join: Join::Space, mark: None, pronunciation }
}

/// The words of an alias as a voice is given them.
fn looked_up(entry: &Entry, lexicon: &Lexicon, namer: &Namer) -> Vec<SpokenWord> {
    let name = entry.written.first().map(String::as_str).unwrap_or_default();
    let mut found = lexicon.lookup(name);
    namer.complete(name, &mut found.words);
    let word = |(text, pronunciation): (String, Pronunciation)| SpokenWord {
        text,
        letter: false,
        join: Join::Space,
        mark: None,
        pronunciation,
    };
    found.words.into_iter().map(word).collect()
}
