//! The notes that a web page sets around its advertisements. Only these notes word for word, never a paragraph of text.

use super::{Rule, Work, unbracketed};

pub(super) const RULE: Rule = Rule {
    name: "advertisement",
    what: "a note about an advertisement",
    example: "Story continues below advertisement",
    work: Work::AnyBlock(is),
};

/// As they are found on news pages, in lower case without punctuation.
const NOTES: &[&str] = &[
    "ad",
    "advertisement",
    "advertisements",
    "advertisement story continues below",
    "advertisement article continues below",
    "advertising",
    "article continues after ad",
    "article continues after advertisement",
    "article continues below",
    "article continues below advertisement",
    "continue reading below advertisement",
    "continues after advertisement",
    "paid content",
    "paid post",
    "scroll to continue with content",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "story continues after advertisement",
    "story continues below",
    "story continues below advertisement",
    "this advertisement has not loaded yet",
];

fn is(text: &str) -> bool {
    let words = unbracketed(text).to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= 7 && NOTES.contains(&words.join(" ").as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_the_note_itself_is_one() {
        for text in ["ADVERTISEMENT", "Advertisement - story continues below", "[Advertisement]", "— Sponsored —"] {
            assert!(super::is(text), "{text}");
        }
        for text in ["The advertisement was withdrawn.", "Advertisement revenue", "The story continues below ground."] {
            assert!(!super::is(text), "{text}");
        }
    }
}
