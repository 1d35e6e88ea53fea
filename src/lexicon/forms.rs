//! The ways to write one entry, word by word, and what each word sounds like. Finds nothing in a text.

use super::{Entry, Part, Spoken, fold, parts};
use crate::model::Phones;

/// One way to write one name or short form.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub short: bool,
    pub parts: Vec<CandidatePart>,
}

#[derive(Clone, Debug)]
pub(super) struct CandidatePart {
    pub folded: String,
    pub cased: String,
    pub said: Said,
}

/// What a part of a name sounds like.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Sounds(Phones),
    Alias(String),
    Continues,
}

/// More hyphens than this in one spelling match only all split or all joined, to bound the number of variants.
const FREE_HYPHENS: usize = 3;

/// Every way to write an entry: its full names before its short forms, for that order is the last tie-break.
pub(super) fn candidates(entry: &Entry) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (short, whole, said) in forms(entry) {
        for joined in variants(&whole) {
            let mut made: Vec<CandidatePart> = Vec::new();
            for (nth, part) in whole.iter().enumerate() {
                match made.last_mut().filter(|_| joined[nth]) {
                    Some(last) => {
                        last.cased.push_str(&part.cased);
                        last.folded.push_str(&fold(&part.cased));
                        last.said.append(&said[nth]);
                    }
                    None => made.push(CandidatePart {
                        folded: fold(&part.cased),
                        cased: part.cased.clone(),
                        said: said[nth].clone(),
                    }),
                }
            }
            if !made.is_empty() {
                found.push(Candidate { short, parts: made });
            }
        }
    }
    found
}

impl Spoken {
    /// How many words the pronunciation has.
    pub(super) fn words(&self) -> usize {
        match self {
            Self::Sounds(words) => words.len(),
            Self::Alias(text) => text.split(' ').count(),
        }
    }

    /// What each of `count` words sounds like: word by word where the counts agree, else all in the first.
    fn said(&self, count: usize) -> Vec<Said> {
        if self.words() == count {
            return match self {
                Self::Sounds(words) => words.iter().cloned().map(Said::Sounds).collect(),
                Self::Alias(text) => text.split(' ').map(|word| Said::Alias(word.to_owned())).collect(),
            };
        }
        let whole = match self {
            Self::Sounds(words) => Said::Sounds(Phones(words.iter().flat_map(|word| word.0.clone()).collect())),
            Self::Alias(text) => Said::Alias(text.clone()),
        };
        std::iter::once(whole).chain(std::iter::repeat_n(Said::Continues, count.saturating_sub(1))).collect()
    }
}

impl Said {
    /// Adds the next part of a name that is written in one word.
    fn append(&mut self, next: &Self) {
        match (&mut *self, next) {
            (Self::Sounds(phones), Self::Sounds(more)) => phones.0.extend(&more.0),
            (Self::Alias(text), Self::Alias(more)) => {
                text.push(' ');
                text.push_str(more);
            }
            (Self::Continues, said) => *self = said.clone(),
            _ => {}
        }
    }
}

/// The spellings of an entry: whether each is a short form, its parts, and what each of them sounds like.
fn forms(item: &Entry) -> Vec<(bool, Vec<Part>, Vec<Said>)> {
    let wholes: Vec<Vec<Part>> = item.written.iter().map(|written| parts(written)).collect();
    let mut forms = Vec::with_capacity(wholes.len() + item.short.len());
    for short in &item.short {
        let wanted: Vec<String> = parts(short).iter().map(|part| fold(&part.cased)).collect();
        let found = wholes.iter().find_map(|whole| {
            let folded: Vec<String> = whole.iter().map(|part| fold(&part.cased)).collect();
            let at = folded.windows(wanted.len()).position(|window| window == wanted)?;
            (item.spoken.words() == whole.len()).then_some((at, whole))
        });
        if let Some((at, whole)) = found {
            let end = at + wanted.len();
            forms.push((true, whole[at..end].to_vec(), item.spoken.said(whole.len())[at..end].to_vec()));
        }
    }
    let whole = wholes.into_iter().map(|whole| {
        let said = item.spoken.said(whole.len());
        (false, whole, said)
    });
    forms.splice(0..0, whole);
    forms
}

/// For every way to write the hyphens of a name, which parts are joined to the one before them.
fn variants(whole: &[Part]) -> Vec<Vec<bool>> {
    let hyphens: Vec<usize> = (0..whole.len()).filter(|nth| whole[*nth].hyphened).collect();
    if hyphens.is_empty() {
        return vec![vec![false; whole.len()]];
    }
    let choices: Vec<usize> = match hyphens.len() {
        0..=FREE_HYPHENS => (0..1 << hyphens.len()).collect(),
        _ => vec![0, usize::MAX],
    };
    let joined = |choice: usize, nth: usize| {
        hyphens.iter().position(|at| *at == nth).is_some_and(|bit| choice >> bit.min(FREE_HYPHENS) & 1 == 1)
    };
    choices.into_iter().map(|choice| (0..whole.len()).map(|nth| joined(choice, nth)).collect()).collect()
}
