//! Sources, spans in them, and prose derived from them with a map back. Reads no files and judges no text.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// Which [`Source`] of a [`Sources`] table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one source; `start <= end`, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source it lies in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The smallest span that holds both; both must lie in one source.
    pub fn cover(self, other: Self) -> Self {
        debug_assert_eq!(self.source, other.source);
        Self { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As a range for slicing the source's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A file as it was read: its name for people, its exact text (UTF-8, at most 4 GiB), and where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

impl Source {
    /// Wraps a text. `name` is what messages and manifests call it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name given at creation.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The exact text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte, both counted from 1; the column counts characters.
    pub fn position(&self, byte: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= byte) - 1;
        let start = self.line_starts[line] as usize;
        let end = (byte as usize).min(self.text.len());
        (line as u32 + 1, self.text[start..end].chars().count() as u32 + 1)
    }
}

/// Every source of one run, by id.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Takes a source in and names it.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.0.push(source);
        SourceId(self.0.len() as u32 - 1)
    }

    /// The source of that id.
    ///
    /// # Panics
    /// If the id came from another table.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.get(span.source).text[span.range()]
    }

    /// `name:line:column`, as editors understand it.
    pub fn place(&self, span: Span) -> String {
        let source = self.get(span.source);
        let (line, column) = source.position(span.start);
        format!("{}:{line}:{column}", source.name)
    }

    /// All sources with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.0.iter().enumerate().map(|(id, source)| (SourceId(id as u32), source))
    }
}

/// Where a run of derived text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The same bytes stand in the source at this span.
    Verbatim(Span),
    /// Other bytes that stand for this span: a decoded entity, a ligature taken apart.
    Rewritten(Span),
    /// Nothing in any source: a template said it.
    Generated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    start: u32,
    origin: Origin,
}

/// Derived text whose pieces tile it, each remembering where it came from.
///
/// Build it with the `push_*` methods; derive one prose from another with [`Prose::push_from`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

impl Prose {
    /// An empty prose.
    pub fn new() -> Self {
        Self::default()
    }

    /// The whole of `span`'s text as it stands.
    pub fn verbatim(text: &str, span: Span) -> Self {
        let mut prose = Self::new();
        prose.push_verbatim(text, span);
        prose
    }

    /// A text that no source holds.
    pub fn generated(text: &str) -> Self {
        let mut prose = Self::new();
        prose.push_generated(text);
        prose
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text that stands byte for byte at `span`.
    pub fn push_verbatim(&mut self, text: &str, span: Span) {
        debug_assert_eq!(text.len(), span.range().len());
        self.push(text, Origin::Verbatim(span));
    }

    /// Adds text that stands for `span` but differs from it.
    pub fn push_rewritten(&mut self, text: &str, span: Span) {
        self.push(text, Origin::Rewritten(span));
    }

    /// Adds text that comes from no source.
    pub fn push_generated(&mut self, text: &str) {
        self.push(text, Origin::Generated);
    }

    /// Adds a range of another prose, unchanged, with its origins.
    pub fn push_from(&mut self, other: &Self, range: Range<u32>) {
        for (index, piece) in other.pieces_over(&range) {
            let (from, to) = (piece.start.max(range.start), other.piece_end(index).min(range.end));
            let origin = match piece.origin {
                Origin::Verbatim(span) => {
                    let start = span.start + (from - piece.start);
                    Origin::Verbatim(Span { start, end: start + (to - from), ..span })
                }
                other => other,
            };
            self.push(&other.text[from as usize..to as usize], origin);
        }
    }

    /// Adds `text` in place of a range of another prose: it keeps the origin of that range.
    pub fn push_replacing(&mut self, text: &str, other: &Self, range: Range<u32>) {
        match other.origin(range) {
            Some(span) => self.push_rewritten(text, span),
            None => self.push_generated(text),
        }
    }

    /// The smallest span that covers where `range` came from; `None` where all of it was generated.
    ///
    /// An empty range has the (empty or covering) place of the piece it stands in. Pieces from several
    /// sources give the span in the first one's source.
    pub fn origin(&self, range: Range<u32>) -> Option<Span> {
        let mut found: Option<Span> = None;
        for (index, piece) in self.pieces_over(&range) {
            let span = match piece.origin {
                Origin::Verbatim(span) => {
                    let from = piece.start.max(range.start) - piece.start;
                    let to = self.piece_end(index).min(range.end) - piece.start;
                    Span { start: span.start + from, end: span.start + to.max(from), ..span }
                }
                Origin::Rewritten(span) => span,
                Origin::Generated => continue,
            };
            found = match found {
                Some(before) if before.source == span.source => Some(before.cover(span)),
                Some(before) => Some(before),
                None => Some(span),
            };
        }
        found
    }

    fn push(&mut self, text: &str, origin: Origin) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        // Neighbours that continue each other become one piece, so that the map stays as small as the edits are few.
        if let Some(last) = self.pieces.last_mut() {
            match (last.origin, origin) {
                (Origin::Verbatim(a), Origin::Verbatim(b)) if a.source == b.source && a.end == b.start => {
                    last.origin = Origin::Verbatim(Span { end: b.end, ..a });
                    return;
                }
                (Origin::Generated, Origin::Generated) => return,
                _ => {}
            }
        }
        self.pieces.push(Piece { start, origin });
    }

    fn piece_end(&self, index: usize) -> u32 {
        self.pieces.get(index + 1).map_or(self.text.len() as u32, |next| next.start)
    }

    fn pieces_over(&self, range: &Range<u32>) -> impl Iterator<Item = (usize, &Piece)> {
        let first = self.pieces.partition_point(|piece| piece.start <= range.start).saturating_sub(1);
        let end = range.end.max(range.start + 1);
        self.pieces.iter().enumerate().skip(first).take_while(move |(_, piece)| piece.start < end)
    }
}

/// A word's letters and digits without accents, apostrophes and full stops, in its own case.
pub fn without_marks(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        decompose_compatible(letter, |part| match part {
            'ø' => folded.push('o'),
            'Ø' => folded.push('O'),
            'ł' => folded.push('l'),
            'Ł' => folded.push('L'),
            'đ' | 'ð' => folded.push('d'),
            'Đ' | 'Ð' => folded.push('D'),
            'ħ' => folded.push('h'),
            'Ħ' => folded.push('H'),
            'ı' => folded.push('i'),
            'ə' => folded.push('a'),
            'Ə' => folded.push('A'),
            'ß' => folded.push_str("ss"),
            'ẞ' => folded.push_str("SS"),
            'æ' => folded.push_str("ae"),
            'Æ' => folded.push_str("AE"),
            'œ' => folded.push_str("oe"),
            'Œ' => folded.push_str("OE"),
            'þ' => folded.push_str("th"),
            'Þ' => folded.push_str("Th"),
            'ŋ' => folded.push('n'),
            _ if is_apostrophe(part) || is_accent(part) => {}
            _ if part.is_alphanumeric() || is_sign_of_vowel(part) => folded.push(part),
            _ => {}
        });
    }
    folded
}

/// A word as names are compared: [`without_marks`] in lower case.
pub fn fold(word: &str) -> String {
    let mut folded = without_marks(word);
    if folded.is_ascii() {
        folded.make_ascii_lowercase();
        folded
    } else {
        folded.to_lowercase()
    }
}

/// Whether a text has no letter of another script than the Latin one.
pub fn is_latin(text: &str) -> bool {
    // Latin letters, those of phonetics and of modifiers lie below; what else is Latin are blocks of additions.
    text.chars().filter(|letter| letter.is_alphabetic()).all(|letter| {
        matches!(letter, ..'\u{370}' | '\u{1d00}'..='\u{1eff}' | '\u{2070}'..='\u{209f}' | '\u{2100}'..='\u{214f}'
            | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}'
            | '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}')
    })
}

/// Whether people type it for an apostrophe: the glottal letters of Arabic and Hawaiian names too.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ʹ' | '`' | '´' | '′' | '＇' | 'ꞌ')
}

/// Accents of the scripts that have letters without them: the blocks of combining diacritical marks.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_sign_of_vowel(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span { source: SourceId(0), start, end }
    }

    #[test]
    fn other_scripts_are_told_from_the_latin_one() {
        for text in ["", "Łódź", "Aʻaliʻi", "Tiếng", "３a", "-1", "ﬁn"] {
            assert!(is_latin(text), "{text}");
        }
        for text in ["Київ", "Ωmega", "حلب", "北京", "서울", "דוד", "თბილისი", "aб"] {
            assert!(!is_latin(text), "{text}");
        }
    }

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let source = Source::new("a.txt", "é1\nzwei\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(2), (1, 2));
        assert_eq!(source.position(4), (2, 1));
        assert_eq!(source.position(9), (3, 1));
    }

    #[test]
    fn a_range_of_verbatim_text_points_at_the_same_bytes() {
        let prose = Prose::verbatim("hello world", span(10, 21));
        assert_eq!(prose.origin(6..11), Some(span(16, 21)));
        assert_eq!(prose.origin(3..3), Some(span(13, 13)));
    }

    #[test]
    fn a_rewritten_piece_is_covered_whole_and_a_generated_one_not_at_all() {
        let mut prose = Prose::generated("From ");
        prose.push_verbatim("a ", span(0, 2));
        prose.push_rewritten("fi", span(2, 5));
        prose.push_verbatim("n", span(5, 6));
        assert_eq!(prose.text(), "From a fin");
        assert_eq!(prose.origin(0..4), None);
        assert_eq!(prose.origin(8..9), Some(span(2, 5)));
        assert_eq!(prose.origin(0..10), Some(span(0, 6)));
    }

    #[test]
    fn deriving_keeps_the_way_back() {
        let mut first = Prose::verbatim("one  two", span(0, 8));
        first.push_rewritten("&", span(8, 13));
        let mut second = Prose::new();
        second.push_from(&first, 0..3);
        second.push_replacing(" ", &first, 3..5);
        second.push_from(&first, 5..9);
        assert_eq!(second.text(), "one two&");
        assert_eq!(second.origin(4..7), Some(span(5, 8)));
        assert_eq!(second.origin(3..4), Some(span(3, 5)));
        assert_eq!(second.origin(7..8), Some(span(8, 13)));
    }
}
