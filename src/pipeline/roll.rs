//! The roll of names: every proper name of a bulletin, who decides how it is said, and how far that can be trusted.
//! Changes no pronunciation.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use crate::config::{LAYERS, Settings};
use crate::diag::Diagnostic;
use crate::lexicon::{Lexicon, Notation, Status, apart, base, fold, inflect, stem, to_respelling};
use crate::model::{Authority, Bulletin, Phone, Phones, Pronunciation};
use crate::normalize::OTHER_SCRIPT;
use crate::origins::{Guess, particle};
use crate::text::{Span, is_latin};

use super::{Finder, Line, Namer, Story, named_lines};

/// One proper name of a bulletin.
#[derive(Clone, Debug)]
pub struct ProperName {
    /// As it is first written, without a possessive ending.
    pub written: String,
    /// Its last words, where they stand alone and are said as within it: "Lavrov" of "Sergei Lavrov".
    pub short: Vec<String>,
    /// How often it stands in the bulletin, short forms too.
    pub count: usize,
    /// The first sentence it stands in.
    pub sentence: String,
    /// Where it stands there; `None` where a template speaks.
    pub place: Option<Span>,
    /// Who decides: the weakest layer of any of its words at any of its places.
    pub layer: &'static str,
    /// Where that layer decides first.
    pub decided_at: Option<Span>,
    /// The entry that decides, where one does.
    pub entry: Option<Span>,
    /// Whether somebody vouches for all of it, or it is all ordinary words of English, such as "Will Smith".
    pub checked: bool,
    /// Whether nothing of it is said: it is in another script, and no entry has it.
    pub silent: bool,
    /// Its sounds in IPA, word by word; a word that nobody here can say is left out.
    pub ipa: String,
    /// The same as a newsroom respelling.
    pub respelling: String,
    /// What the voice would say by itself, in IPA; `None` where no voice is asked or it does not tell.
    pub voice: Option<String>,
    /// What the rules of the guessed origin make of the words that nobody vouches for, as a respelling; the voice's own
    /// where there are no such rules, `None` where nobody proposes anything.
    pub proposal: Option<String>,
    /// Where the name comes from.
    pub guess: Guess,
    /// From 0 to 100: how much the ways to say it disagree, times how unsure the one that decides is.
    pub risk: u8,
}

impl ProperName {
    /// Whether it fails `--strict`: no entry and no word of the base lexicon decides it, and it is more than ordinary words.
    pub fn is_unchecked(&self) -> bool {
        !self.checked && matches!(self.layer, "rules" | "engine")
    }
}

/// One place of a name.
#[derive(Clone)]
struct Mention {
    written: String,
    words: Vec<Said>,
    sentence: Box<str>,
    place: Option<Span>,
    verdict: Verdict,
}

/// One word of a name.
#[derive(Clone)]
struct Said {
    /// Without a possessive ending.
    text: String,
    letter: bool,
    telling: bool,
    /// Whether it is an ordinary word of English, in a name of such words alone.
    ordinary: bool,
    said: Pronunciation,
}

/// Who decides a name, the weakest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Verdict {
    guessed: bool,
    layer: usize,
    entry: Option<Span>,
}

/// A name while its places are gathered.
struct Draft {
    first: Mention,
    weakest: Mention,
    guess: Guess,
    /// By their folded words, so that a headline in capitals adds none.
    short: BTreeMap<String, String>,
    count: usize,
}

/// Every proper name of a bulletin: those that are guessed first, the riskiest before the others, then those that are
/// checked; names of equal risk in the order of the bulletin. `ask` gives the voice's own IPA.
pub fn proper_names(
    bulletin: &Bulletin,
    lexicon: &Lexicon,
    settings: &Settings,
    ask: &mut dyn FnMut(&str) -> Option<String>,
) -> Vec<ProperName> {
    let mut roll = Roll { lexicon, drafts: Vec::new(), index: BTreeMap::new() };
    let mut story: Vec<Line> = Vec::new();
    let mut namer: Option<Rc<Namer>> = None;
    let _ = named_lines(bulletin, lexicon, settings, |line, of_line| {
        if let Some(namer) = namer.as_ref().filter(|_| story.first().is_some_and(|first| first.segment != line.segment))
        {
            roll.add(&std::mem::take(&mut story), namer);
        }
        namer = Some(Rc::clone(of_line));
        story.push(line);
        ControlFlow::Continue(())
    });
    if let Some(namer) = &namer {
        roll.add(&story, namer);
    }
    // A word is asked for by itself, in its name and for its risk; the voice answers once.
    let mut answers: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut ask = |text: &str| {
        if let Some(known) = answers.get(text) {
            return known.clone();
        }
        let answer = ask(text);
        answers.insert(text.to_owned(), answer.clone());
        answer
    };
    let mut names: Vec<ProperName> = roll.drafts.into_iter().map(|draft| judge(draft, &mut ask)).collect();
    // The sort is stable.
    names.sort_by_key(|name| (name.checked, std::cmp::Reverse(name.risk)));
    names
}

/// What `--strict` says of the names that nobody vouches for: an error for each that no lexicon decides.
pub fn unchecked(names: &[ProperName]) -> Vec<Diagnostic> {
    let doubtful = names.iter().filter(|name| name.is_unchecked());
    let told = doubtful.map(|name| {
        let voice = match &name.voice {
            Some(ipa) if name.silent => {
                format!("it is in another script and is left out; the voice alone would say {ipa}")
            }
            None if name.silent => "it is in another script and is left out".to_owned(),
            Some(ipa) => format!("the voice says {ipa}"),
            None => "the voice does not tell how it says it".to_owned(),
        };
        let proposal = match (&name.proposal, name.guess.origin) {
            (Some(say), Some(origin)) => format!("the rules of {} names propose `{say}`", origin.about),
            (Some(say), None) => format!("that is `{say}`"),
            (None, _) => "no rule proposes anything".to_owned(),
        };
        let message = format!("the name `{}` is unchecked: {voice}; {proposal}", name.written);
        let help = "list it in pronunciations.toml; `newscast names` writes the entry";
        let error = Diagnostic::error("names.unchecked", message).help(help);
        match name.decided_at {
            Some(place) => error.at(place, ""),
            None => error,
        }
    });
    told.collect()
}

struct Roll<'a> {
    lexicon: &'a Lexicon,
    drafts: Vec<Draft>,
    /// The drafts by their folded words.
    index: BTreeMap<String, usize>,
}

impl Roll<'_> {
    /// Enters the names of one story.
    fn add(&mut self, lines: &[Line], namer: &Namer) {
        let story = Story::read(lines);
        let mut mentions = Vec::new();
        for line in lines {
            let finder = Finder::new(line, &story);
            mentions.extend(finder.names().into_iter().map(|words| self.mention(line, &finder, words)));
            mentions.extend(self.silent(line));
        }
        mentions.retain(|mention| self.is_proper(mention));
        let longer = longer_names(&mentions);
        for (mention, longer) in std::iter::zip(&mentions, &longer) {
            self.enter(mention.clone(), longer.map(|nth| &mentions[nth]), namer);
        }
    }

    fn mention(&self, line: &Line, finder: &Finder<'_>, words: Range<usize>) -> Mention {
        // A name of ordinary words alone, such as "Will Smith", is judged by all of them.
        let ordinary = !words.clone().any(|at| finder.is_telling(at));
        let said = words.clone().map(|at| {
            let word = &line.utterance.words[at];
            let ordinary = ordinary && !word.letter && base::is_english(stem(&word.text).unwrap_or(&word.text));
            Said {
                text: stem(&word.text).unwrap_or(&word.text).to_owned(),
                letter: word.letter,
                telling: ordinary || finder.is_telling(at),
                ordinary,
                said: word.pronunciation.clone(),
            }
        });
        let mut said: Vec<Said> = said.collect();
        // The ending of the last word is heard in the word that has its sounds: "Xi Jinping's" may all be said in "Xi".
        let owns = line.utterance.words[words.end - 1].text.as_str();
        let sounds = said.iter_mut().rev().find(|word| word.said != Pronunciation::Continues);
        if let (Some(_), Some(sounds)) = (stem(owns), sounds) {
            sounds.said = bare(&sounds.said);
        }
        let (from, to) = (line.words[words.start], line.words[words.end - 1]);
        let written = line.text.get(from.written.0 as usize..to.written.1 as usize).unwrap_or_default();
        let place = match (from.source, to.source) {
            (Some(from), Some(to)) if from.source == to.source => Some(from.cover(to)),
            (from, to) => from.or(to),
        };
        Mention {
            written: stem(written).unwrap_or(written).to_owned(),
            verdict: self.verdict(&said),
            words: said,
            sentence: line.text.clone(),
            place,
        }
    }

    /// The names in other scripts of which nothing is said.
    fn silent(&self, line: &Line) -> Vec<Mention> {
        let mut spans = line.dropped.iter().filter(|dropped| dropped.rule == OTHER_SCRIPT).map(|dropped| dropped.span);
        let mut found: Vec<Mention> = Vec::new();
        let mut tied = false;
        for written in line.text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
            let text = written.trim_end_matches(|letter: char| !letter.is_alphabetic());
            let is_said = || line.utterance.words.iter().any(|word| word.text == text);
            if text.is_empty() || is_latin(text) || is_said() {
                tied = false;
                continue;
            }
            let place = spans.next();
            let word = Said {
                text: text.to_owned(),
                letter: false,
                telling: true,
                ordinary: false,
                said: Pronunciation::Continues,
            };
            match found.last_mut().filter(|_| tied) {
                Some(last) => {
                    last.written.push(' ');
                    last.written.push_str(text);
                    last.words.push(word);
                    last.place = last.place.zip(place).map(|(first, place)| first.cover(place));
                }
                None => found.push(Mention {
                    written: text.to_owned(),
                    verdict: self.verdict(&[]),
                    words: vec![word],
                    sentence: line.text.clone(),
                    place,
                }),
            }
            tied = written[text.len()..] == *" ";
        }
        found
    }

    /// Whether some word of it is a name by itself, or by an entry that writes it with a capital.
    fn is_proper(&self, mention: &Mention) -> bool {
        mention.words.iter().filter(|word| word.telling).any(|word| {
            let entry = word.said.authority().and_then(|authority| self.lexicon.entry(authority));
            // Most scripts have no capitals, and what is in them is no ordinary word of English.
            let is_name = |written: &String| written.contains(char::is_uppercase) || !is_latin(written);
            entry.is_none_or(|entry| entry.written.iter().any(is_name))
        })
    }

    /// Who decides a name: the weakest of those who decide its telling words.
    fn verdict(&self, words: &[Said]) -> Verdict {
        let telling = words.iter().filter(|word| word.telling && word.said != Pronunciation::Continues);
        let of_word = |word: &Said| {
            let authority = word.said.authority();
            let ordinary = word.ordinary && authority.is_none();
            let layer = authority.map_or("engine", |authority| authority.layer);
            let checked = match authority.and_then(|authority| self.lexicon.entry(authority)) {
                Some(entry) => entry.status == Status::Checked,
                None => ordinary || matches!(layer, "inline" | "base"),
            };
            let layer = LAYERS.iter().position(|known| *known == layer).unwrap_or(LAYERS.len());
            Verdict { guessed: !checked, layer, entry: entry(word) }
        };
        telling.map(of_word).max().unwrap_or(Verdict { guessed: true, layer: LAYERS.len() - 1, entry: None })
    }

    /// Counts a mention for its name, which is `longer` where the mention is a short form of that.
    fn enter(&mut self, mention: Mention, longer: Option<&Mention>, namer: &Namer) {
        let whole = longer.unwrap_or(&mention);
        let key = key(&whole.words);
        let nth = match self.index.get(&key) {
            Some(nth) => *nth,
            None => {
                // What is judged and listed is the whole name, though its short form may stand first.
                let first = Mention { sentence: mention.sentence.clone(), place: mention.place, ..whole.clone() };
                let guess = namer.guess(&whole.written);
                let draft = Draft { weakest: first.clone(), first, guess, short: BTreeMap::new(), count: 0 };
                self.index.insert(key, self.drafts.len());
                self.drafts.push(draft);
                self.drafts.len() - 1
            }
        };
        let draft = &mut self.drafts[nth];
        draft.count += 1;
        if longer.is_some() {
            let known = draft.short.entry(self::key(&mention.words)).or_insert_with(|| mention.written.clone());
            if lacks_small_letters(known) {
                *known = mention.written;
            }
        } else {
            if lacks_small_letters(&draft.first.written) && !lacks_small_letters(&mention.written) {
                draft.first.written.clone_from(&mention.written);
            }
            if draft.weakest.verdict < mention.verdict {
                draft.guess = namer.guess(&mention.written);
                draft.weakest = mention;
            }
        }
    }
}

/// For each mention the one longer name that ends in its words and has them said alike, if there is exactly one.
fn longer_names(mentions: &[Mention]) -> Vec<Option<usize>> {
    // By its last word, so that a long story costs no more than its names.
    let mut by_last: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (nth, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.words.len() > 1) {
        let last = mention.words.last().map(|word| fold(&word.text)).unwrap_or_default();
        by_last.entry(last).or_default().entry(key(&mention.words)).or_insert(nth);
    }
    let longer = |mention: &Mention| {
        let words = &mention.words;
        let ends_so = |nth: &&usize| {
            let whole = &mentions[**nth].words;
            let start = whole.len().checked_sub(words.len()).filter(|start| *start > 0);
            start.is_some_and(|start| {
                let alike = std::iter::zip(&whole[start..], words).all(|(one, other)| is_same(one, other));
                // A place with an entry of its own is no short form of the club that is named after it.
                alike && (entry(&words[0]).is_none() || entry(&words[0]) == entry(&whole[0]))
            })
        };
        let last = words.last().map(|word| fold(&word.text))?;
        let mut found = by_last.get(&last)?.values().filter(ends_so);
        let first = found.next().copied();
        first.filter(|_| found.next().is_none())
    };
    mentions.iter().map(longer).collect()
}

fn entry(word: &Said) -> Option<Span> {
    word.said.authority().and_then(|authority| authority.entry)
}

/// Whether two words are the same and decided alike.
fn is_same(one: &Said, other: &Said) -> bool {
    fold(&one.text) == fold(&other.text) && one.said.authority() == other.said.authority()
}

fn key(words: &[Said]) -> String {
    words.iter().map(|word| fold(&word.text)).collect::<Vec<_>>().join(" ")
}

/// A pronunciation without the sounds of a possessive ending.
fn bare(said: &Pronunciation) -> Pronunciation {
    let Pronunciation::Phones { phones, authority } = said else { return said.clone() };
    let cut = [2, 1].into_iter().find_map(|cut| {
        let rest = Phones(phones.0[..phones.0.len().checked_sub(cut)?].to_vec());
        (inflect(&rest) == *phones).then_some(rest)
    });
    Pronunciation::Phones { phones: cut.unwrap_or_else(|| phones.clone()), authority: *authority }
}

/// Completes a name: how it is said, what else could be, and how far the two lie apart.
fn judge(draft: Draft, ask: &mut dyn FnMut(&str) -> Option<String>) -> ProperName {
    let Draft { first, weakest, guess, short, count } = draft;
    let said: Vec<(String, String)> = weakest.words.iter().filter_map(|word| heard(word, ask)).collect();
    let texts: Vec<&str> = weakest.words.iter().map(|word| word.text.as_str()).collect();
    let risks = weakest.words.iter().filter(|word| word.telling && word.said != Pronunciation::Continues);
    let silent = said.is_empty() && weakest.words.iter().all(|word| word.said == Pronunciation::Continues);
    let nothing = if silent { 1.0 } else { 0.0 };
    let risk = risks.map(|word| risk(word, weakest.verdict.guessed, &guess, ask)).fold(nothing, f32::max);
    ProperName {
        silent,
        written: first.written,
        short: short.into_values().collect(),
        count,
        sentence: first.sentence.into(),
        place: first.place,
        layer: LAYERS.get(weakest.verdict.layer).copied().unwrap_or("engine"),
        decided_at: weakest.place,
        entry: weakest.verdict.entry,
        checked: !weakest.verdict.guessed,
        ipa: said.iter().map(|(ipa, _)| ipa.as_str()).collect::<Vec<_>>().join(" "),
        respelling: said.iter().map(|(_, say)| say.as_str()).collect::<Vec<_>>().join(" "),
        voice: ask(&texts.join(" ")),
        proposal: proposal(&weakest.words, &guess, ask),
        guess,
        risk: (risk * 100.0).round() as u8,
    }
}

/// The IPA and the respelling of a word as it will be heard.
fn heard(word: &Said, ask: &mut dyn FnMut(&str) -> Option<String>) -> Option<(String, String)> {
    let ipa = match &word.said {
        Pronunciation::Phones { phones, .. } => return Some((phones.to_string(), to_respelling(phones))),
        Pronunciation::Alias { text, .. } => ask(text)?,
        Pronunciation::Engine => ask(&word.text)?,
        Pronunciation::Continues => return None,
    };
    let respelling = read(&ipa).map_or_else(String::new, |phones| to_respelling(&phones));
    Some((ipa, respelling))
}

/// A respelling of the whole name to be judged by people, one word of it for each of the name; see
/// [`ProperName::proposal`].
fn proposal(words: &[Said], guess: &Guess, ask: &mut dyn FnMut(&str) -> Option<String>) -> Option<String> {
    let mut said = Vec::new();
    for word in words {
        let phones = match &word.said {
            Pronunciation::Continues => continue,
            Pronunciation::Phones { phones, authority }
                if authority.layer != "rules" || particle(&word.text).is_some() =>
            {
                Some(phones.clone())
            }
            Pronunciation::Alias { text, .. } => ask(text).and_then(|ipa| read(&ipa)),
            _ => by_rules(word, guess).or_else(|| read(&ask(&word.text)?)),
        };
        said.push(to_respelling(&as_written(phones?)));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Newsrooms write "SHEN-kuff", and a mouth makes "SHENG-kuff" of it by itself.
fn as_written(mut phones: Phones) -> Phones {
    let starts = phones.syllables();
    for at in starts.into_iter().skip(1) {
        let (before, next) = (phones.0[at - 1].phone.info().ipa, phones.0[at].phone.info().ipa);
        if let ("ŋ", "k", Some(plain)) = (before, next, Phone::from_ipa("n")) {
            phones.0[at - 1].phone = plain;
        }
    }
    phones
}

/// What the rules of the guessed origin make of a word.
fn by_rules(word: &Said, guess: &Guess) -> Option<Phones> {
    if word.letter { None } else { guess.origin?.pronounce(&word.text).ok() }
}

/// The phones of what a voice says it will say.
fn read(ipa: &str) -> Option<Phones> {
    let (words, _) = Notation::Ipa.read(ipa).ok()?;
    Some(Phones(words.into_iter().flat_map(|word| word.0).collect()))
}

/// How risky one word is, from 0 to 1: the mean distance between what entry or base lexicon, rules and voice make of it,
/// times how unsure the one is who decides. Where only one of them answers, nothing is known of the distance: half.
fn risk(word: &Said, guessed: bool, guess: &Guess, ask: &mut dyn FnMut(&str) -> Option<String>) -> f32 {
    let authority = word.said.authority();
    let listed = match &word.said {
        Pronunciation::Phones { phones, authority } if authority.layer != "rules" => Some(phones.clone()),
        Pronunciation::Alias { text, .. } => ask(text).and_then(|ipa| read(&ipa)),
        _ => base::known(&word.text).and_then(|known| known.said.into_iter().next()).map(|(_, phones)| phones),
    };
    let voice = ask(&word.text).and_then(|ipa| read(&ipa));
    let methods: Vec<Phones> = [listed, by_rules(word, guess), voice].into_iter().flatten().collect();
    let mut distances = Vec::new();
    for (nth, one) in methods.iter().enumerate() {
        distances.extend(methods[nth + 1..].iter().map(|other| apart(one, other)));
    }
    let distance = if distances.is_empty() { 0.5 } else { distances.iter().sum::<f32>() / distances.len() as f32 };
    distance * unsureness(authority, guessed, guess)
}

/// From 0 to 1: how likely the one who decides is wrong, by experience and by how sure the origin is.
fn unsureness(authority: Option<Authority>, guessed: bool, guess: &Guess) -> f32 {
    match authority {
        Some(authority) if authority.entry.is_some() => {
            if guessed {
                0.6
            } else {
                0.1
            }
        }
        Some(authority) if authority.layer == "base" => 0.2,
        Some(_) => 1.0 - guess.sure / 2.0,
        // A voice says English names well.
        None if guess.origin.is_none() => 1.0 - guess.sure / 2.0,
        None => 1.0,
    }
}

fn lacks_small_letters(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}
