//! The plain data that passes between the stages. No behaviour beyond reading and printing itself.

mod article;
mod bulletin;
mod phones;
mod programme;
mod sentence;
mod speech;
mod utterance;

pub use article::{Article, Block, Dropped, InlineName, Role};
pub use bulletin::{Bulletin, Paragraph, Segment, SegmentKind};
pub use phones::{INVENTORY, Phone, PhoneInfo, Phones, Sound, Stress};
pub use programme::{Loudness, Programme, SegmentClip, SentenceClip, WordClip};
pub use sentence::{Join, Mark, Sentence, Token, TokenKind, Word, spoken};
pub use speech::{Speech, Timing, Voice, WordMark};
pub use utterance::{Authority, Delivery, Pronunciation, SpokenWord, Utterance};
