//! Cuts sentences into captions: what stands in each, where its lines break, when it is shown. Writes no format and
//! leaves out no word.
//!
//! The rules are those of broadcast subtitles (BBC and Netflix style guides agree on them): two lines of at most 42
//! characters, broken where a reader would pause; shown from the first word on; left standing into the pause after
//! it where it would be too fast to read. A sentence never shares a caption with the next.

use std::io;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Programme, SentenceClip, WordClip};

/// Most characters in a line.
const LINE: usize = 42;
/// Most characters a second that viewers can read.
const READABLE: u64 = 25;
/// The shortest time a caption is shown where there is room, in milliseconds.
const SHORTEST: u64 = 1000;
/// A gap between two captions shorter than this only flickers, in milliseconds.
const FLICKER: u64 = 250;

/// Words that begin a phrase: a break before one of them disturbs least. English; in other languages breaks fall at
/// punctuation and by length.
const OPENERS: &[&str] = &[
    "about", "after", "although", "among", "and", "as", "at", "because", "before", "between", "but", "by", "during",
    "for", "from", "if", "in", "into", "near", "of", "on", "or", "over", "since", "so", "than", "that", "through",
    "to", "under", "until", "when", "where", "whether", "which", "while", "who", "whose", "with", "without",
];
/// Words that should not be left at the end of a line: they belong to what follows.
const CLINGING: &[&str] = &["a", "an", "the", "his", "her", "its", "their", "our", "mr", "mrs", "ms", "dr"];

/// One caption.
#[derive(Clone, Debug)]
pub(super) struct Cue<'p> {
    text: &'p str,
    /// Where it is shown from and until, in milliseconds.
    shown: Range<u64>,
    units: Vec<Unit>,
    /// The unit that begins the second line.
    turn: Option<usize>,
    /// When tokens are said: byte in the sentence's text and milliseconds, both ascending.
    said: Vec<(usize, u64)>,
}

/// A piece of a caption, in the order of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'p> {
    /// Characters as written in the sentence.
    Text(&'p str),
    /// The space between two words.
    Space,
    /// The second line begins.
    Line,
    /// What follows is said at that many milliseconds.
    Time(u64),
}

/// A run of text without white space, at most a line long.
#[derive(Clone, Debug)]
struct Unit {
    range: Range<usize>,
    width: usize,
    /// Whether it continues a word that is too long for a line.
    glued: bool,
    /// When it is said, in milliseconds.
    start: u64,
    /// What breaking before it costs.
    cost: u32,
}

impl<'p> Cue<'p> {
    /// Its first moment, with the separator of the format before the milliseconds.
    pub(super) fn begins(&self, separator: char) -> String {
        clock(self.shown.start, separator)
    }

    /// Its last moment.
    pub(super) fn ends(&self, separator: char) -> String {
        clock(self.shown.end, separator)
    }

    /// What it says, piece by piece. Times lie inside the caption's own; the first word's is the caption's beginning.
    pub(super) fn parts(&self) -> Vec<Part<'p>> {
        let mut parts = Vec::new();
        let mut last = self.shown.start;
        let mut said = self.said.iter().peekable();
        for (index, unit) in self.units.iter().enumerate() {
            if index > 0 {
                match self.turn {
                    Some(turn) if turn == index => parts.push(Part::Line),
                    _ if unit.glued => {}
                    _ => parts.push(Part::Space),
                }
            }
            let mut from = unit.range.start;
            while let Some((at, time)) = said.next_if(|(at, _)| *at < unit.range.end) {
                // A time that does not advance, or that a clash with another caption has pushed outside, is left out.
                if *time > last && *time < self.shown.end && *at >= from && self.text.is_char_boundary(*at) {
                    push_text(&mut parts, &self.text[from..*at]);
                    parts.push(Part::Time(*time));
                    (from, last) = (*at, *time);
                }
            }
            push_text(&mut parts, &self.text[from..unit.range.end]);
        }
        parts
    }

    /// Its one or two lines, as plain text.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for part in self.parts() {
            let last = lines.len() - 1;
            match part {
                Part::Text(text) => lines[last].push_str(text),
                Part::Space => lines[last].push(' '),
                Part::Line => lines.push(String::new()),
                Part::Time(_) => {}
            }
        }
        lines
    }

    fn width(&self) -> usize {
        width(&self.units, 0..self.units.len())
    }
}

fn push_text<'p>(parts: &mut Vec<Part<'p>>, text: &'p str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

/// `hours:minutes:seconds` and milliseconds after the separator.
pub(super) fn clock(milliseconds: u64, separator: char) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}{separator}{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Makes the captions of a programme, one at a time: beginnings ascend, none ends after the next begins.
///
/// # Errors
/// Those of `each`.
pub(super) fn for_each_cue<'p>(
    programme: &'p Programme,
    each: &mut dyn FnMut(&Cue<'p>) -> io::Result<()>,
) -> io::Result<()> {
    // Whole milliseconds, rounded down, so that nothing is shown after the audio.
    let length = programme.frames.seconds(programme.rate) * 1000.0;
    let mut waiting: Option<Cue<'p>> = None;
    for sentence in &programme.sentences {
        for mut cue in sentence_cues(programme, sentence) {
            if let Some(mut before) = waiting.take() {
                cue.shown.start = cue.shown.start.max(before.shown.start + 1);
                before.shown.end = end_of(&before, cue.shown.start, FLICKER);
                each(&before)?;
            }
            waiting = Some(cue);
        }
    }
    if let Some(mut last) = waiting {
        last.shown.end = end_of(&last, (length as u64).max(last.shown.start + 1), 0);
        each(&last)?;
    }
    Ok(())
}

/// When a caption goes: with its last word, or when it could be read, but not after `limit`.
fn end_of(cue: &Cue<'_>, limit: u64, flicker: u64) -> u64 {
    let readable = (cue.width() as u64 * 1000).div_ceil(READABLE).max(SHORTEST);
    let end = cue.shown.end.max(cue.shown.start + readable);
    if end + flicker > limit { limit } else { end }
}

/// The captions of one sentence, ending with their last words for now.
fn sentence_cues<'p>(programme: &'p Programme, sentence: &'p SentenceClip) -> Vec<Cue<'p>> {
    let text: &'p str = &sentence.text;
    let tokens = tokens(programme, sentence);
    let units = units(text, &tokens, sentence.start.milliseconds(programme.rate));
    let end = sentence.end.milliseconds(programme.rate);
    let mut cues: Vec<Cue<'p>> = Vec::new();
    let mut next = tokens.iter().peekable();
    for range in cut(&units) {
        let turn = turn(&units, range.clone()).map(|at| at - range.start);
        let units = units[range].to_vec();
        let (from, until) = (units[0].range.start, units[units.len() - 1].range.end);
        let start = units[0].start;
        let mut cue = Cue { text, shown: start..start, units, turn, said: Vec::new() };
        while let Some(token) = next.next_if(|token| token.range.start < until) {
            if token.range.start >= from {
                cue.said.push((token.range.start, token.start));
            }
            cue.shown.end = cue.shown.end.max(token.end);
        }
        cues.push(cue);
    }
    share_moments(&mut cues, end);
    // A token that goes on in the next caption holds only until that begins.
    for index in 1..cues.len() {
        cues[index - 1].shown.end = cues[index - 1].shown.end.min(cues[index].shown.start);
    }
    cues
}

/// Where several captions would begin at once, because some of their text is not said, they share the time until the
/// next one begins.
fn share_moments(cues: &mut [Cue<'_>], end: u64) {
    let mut first = 0;
    while first < cues.len() {
        let start = cues[first].shown.start;
        let same = cues[first..].iter().take_while(|cue| cue.shown.start <= start).count();
        let until = cues.get(first + same).map_or(end, |cue| cue.shown.start);
        let share = until.saturating_sub(start) / same as u64;
        for (index, cue) in cues[first..first + same].iter_mut().enumerate() {
            cue.shown.start = start + share * index as u64;
        }
        first += same;
    }
}

/// A written token and when it is said.
struct Token {
    range: Range<usize>,
    start: u64,
    end: u64,
}

/// The tokens of a sentence that are said, each once, in the order of the text.
fn tokens(programme: &Programme, sentence: &SentenceClip) -> Vec<Token> {
    let milliseconds =
        |word: &WordClip| (word.start.milliseconds(programme.rate), word.end.milliseconds(programme.rate));
    let mut tokens: Vec<Token> = Vec::new();
    for word in &sentence.words {
        let range = word.written.0 as usize..word.written.1 as usize;
        let (start, end) = milliseconds(word);
        match tokens.last_mut() {
            Some(last) if range.start <= last.range.start => last.end = last.end.max(end),
            _ => tokens.push(Token { range, start, end }),
        }
    }
    tokens
}

/// Cuts a text at its spaces, and words longer than a line anywhere. A space that must not break does not.
fn units(text: &str, tokens: &[Token], start: u64) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        let mut from = word.as_ptr() as usize - text.as_ptr() as usize;
        let end = from + word.len();
        let mut glued = false;
        while from < end {
            let (until, width) = line_of(&text[from..end]);
            let range = from..from + until;
            units.push(Unit { range, width, glued, start: 0, cost: 0 });
            (from, glued) = (from + until, true);
        }
    }
    let (mut at, mut before) = (0, start);
    for index in 0..units.len() {
        let range = units[index].range.clone();
        // The token that the unit stands in or that begins in it.
        while tokens.get(at).is_some_and(|token| token.range.end <= range.start) {
            before = tokens[at].end;
            at += 1;
        }
        let (time, inside) = match tokens.get(at) {
            Some(token) if token.range.start < range.start => {
                let done = (range.start - token.range.start) as u64;
                let all = token.range.len() as u64;
                (token.start + (token.end.saturating_sub(token.start)) * done / all, true)
            }
            Some(token) if token.range.start < range.end => (token.start, false),
            _ => (before, false),
        };
        let least = if index > 0 { units[index - 1].start } else { start };
        units[index].start = time.max(least);
        if index > 0 {
            let cost = break_cost(text, &units[index - 1], &units[index]);
            units[index].cost = cost + if inside { 20 } else { 0 };
        }
    }
    units
}

/// The longest beginning of a word that fits a line: its bytes and its characters. A letter keeps its accents.
fn line_of(word: &str) -> (usize, usize) {
    let (mut bytes, mut width) = (0, 0);
    for grapheme in word.graphemes(true) {
        let wider = width + grapheme.chars().count();
        if wider > LINE && bytes > 0 {
            break;
        }
        (bytes, width) = (bytes + grapheme.len(), wider);
    }
    (bytes, width)
}

/// What breaking between two units costs a reader.
fn break_cost(text: &str, before: &Unit, after: &Unit) -> u32 {
    if after.glued {
        return 40;
    }
    let (before, after) = (&text[before.range.clone()], &text[after.range.clone()]);
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let closing = before.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']']);
    match closing.chars().next_back() {
        Some('.' | '?' | '!' | ';' | ':' | '\u{2014}' | '\u{2013}' | '\u{2026}')
            if !CLINGING.contains(&bare(before).as_str()) =>
        {
            0
        }
        Some(',') => 2,
        _ if closing.len() < before.len() => 8,
        _ if after.starts_with(['(', '\u{2014}', '\u{2013}', '\u{201c}', '"']) => 6,
        _ if CLINGING.contains(&bare(before).as_str()) => 16,
        _ if OPENERS.contains(&bare(after).as_str()) && !OPENERS.contains(&bare(before).as_str()) => 6,
        _ => 12,
    }
}

/// How many characters a run of units takes on one line.
fn width(units: &[Unit], range: Range<usize>) -> usize {
    let (first, spaces) = (range.start, range.clone());
    let spaces = spaces.filter(|at| *at > first && !units[*at].glued).count();
    units[range].iter().map(|unit| unit.width).sum::<usize>() + spaces
}

/// Where units are cut into captions: the cuts that cost least altogether.
///
/// A caption holds at most two lines, so only the last 84 characters matter for each cut and time is linear in the
/// length of the text.
fn cut(units: &[Unit]) -> Vec<Range<usize>> {
    // For each unit, the least cost of captions that end before it, and where the last of them begins.
    let mut best: Vec<(u32, usize)> = vec![(0, 0)];
    for end in 1..=units.len() {
        let mut least = (u32::MAX, end - 1);
        for start in (0..end).rev() {
            let Some(line) = layout(units, start..end) else { break };
            let cost = best[start].0.saturating_add(caption_cost(units, start..end)).saturating_add(line.1);
            if cost < least.0 {
                least = (cost, start);
            }
        }
        best.push(least);
    }
    let (mut cuts, mut end) = (Vec::new(), units.len());
    while end > 0 {
        let start = best[end].1;
        cuts.push(start..end);
        end = start;
    }
    cuts.reverse();
    cuts
}

/// What a caption costs: each one a little, so that there are few; more where it breaks badly, is a scrap, or is
/// gone before it can be read.
fn caption_cost(units: &[Unit], range: Range<usize>) -> u32 {
    let width = width(units, range.clone()) as u64;
    let mut cost = 10;
    if let Some(next) = units.get(range.end) {
        let time = next.start.saturating_sub(units[range.start].start);
        cost += 3 * next.cost + if width * 1000 > READABLE * time { 10 } else { 0 };
    }
    cost + (LINE as u64 / 2).saturating_sub(width) as u32
}

/// The second line's first unit and what the break costs; `None` where two lines cannot hold the units.
fn layout(units: &[Unit], range: Range<usize>) -> Option<(Option<usize>, u32)> {
    let whole = width(units, range.clone());
    if whole <= LINE {
        return Some((None, 0));
    }
    let mut first = 0;
    let mut best: Option<(Option<usize>, u32)> = None;
    for at in range.start + 1..range.end {
        first += units[at - 1].width + usize::from(at - 1 > range.start && !units[at - 1].glued);
        if first > LINE {
            break;
        }
        let second = whole - first - usize::from(!units[at].glued);
        let cost = units[at].cost + first.abs_diff(second) as u32 / 8;
        if second <= LINE && best.is_none_or(|(_, least)| cost < least) {
            best = Some((Some(at), cost));
        }
    }
    best
}

fn turn(units: &[Unit], range: Range<usize>) -> Option<usize> {
    layout(units, range).and_then(|(turn, _)| turn)
}
