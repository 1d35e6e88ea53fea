//! One story as it was read. Holds what stands in the file; does not decide what is said of it.

use crate::text::{Prose, SourceId, Span};

/// A story: its own words and what its head says about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The file it came from.
    pub source: SourceId,
    /// The headline; empty where the file has none.
    pub title: Prose,
    /// Who wrote it, without the word "by".
    pub byline: Option<Prose>,
    /// The day it was published.
    pub published: Option<jiff::civil::Date>,
    /// The paper, agency or station it comes from.
    pub publisher: Option<String>,
    /// Larger goes first; 0 where nothing is said.
    pub priority: i64,
    /// BCP 47 tag of the text; `None` means the bulletin's language.
    pub language: Option<String>,
    /// The text, in order.
    pub blocks: Vec<Block>,
    /// What of the file is not in the blocks, and by which rule.
    pub dropped: Vec<Dropped>,
    /// How its own marks and head say that names are said, in the order of authority.
    pub names: Vec<InlineName>,
}

/// How an article itself says that a name is said, all over the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineName {
    /// The name, as it is written.
    pub written: String,
    /// How its sounds are written: one of `say`, `ipa`, `xsampa`, `arpabet`, `alias`.
    pub notation: &'static str,
    /// Its sounds.
    pub said: String,
    /// Where they stand: the very bytes of `said`, where no escape makes them differ.
    pub span: Span,
}

/// One paragraph, heading, quotation or list item.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What kind of block.
    pub role: Role,
    /// Its words.
    pub prose: Prose,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Paragraph,
    /// A heading inside the story.
    Heading,
    /// A block quotation.
    Quotation,
    /// One item of a list.
    Item,
}

/// A stretch of a source that is not spoken, and the named rule that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// The rule's name, such as `credit-line`: stable, listed in the manifest.
    pub rule: &'static str,
}
