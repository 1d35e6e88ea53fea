//! Lines that send a reader to another page. A listener cannot follow them; a sentence that merely begins so is kept.

use super::{Rule, Work, unbracketed};

pub(super) const RULE: Rule = Rule {
    name: "read-more",
    what: "a line that points to other stories, newsletters or channels",
    example: "READ MORE: How the Oskil bridge was rebuilt",
    work: Work::AnyBlock(is),
};

/// What such lines begin with; a title follows.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "Also read:",
    "ALSO READ:",
    "Explainer:",
    "Listen:",
    "LISTEN:",
    "More on this:",
    "More on this story:",
    "MORE:",
    "Read also:",
    "READ:",
    "Read:",
    "Read more:",
    "Read More:",
    "READ MORE:",
    "Read next:",
    "READ NEXT:",
    "Related:",
    "RELATED:",
    "Related stories:",
    "See also:",
    "SEE ALSO:",
    "Watch:",
    "WATCH:",
];

/// What such lines say in so many words, in lower case without punctuation.
#[rustfmt::skip]
const WHOLE_LINES: &[&str] = &[
    "click here", "continue reading", "keep reading", "more on this story", "most read", "read full story", "read more",
    "read more here", "read next", "read the full story", "related articles", "related stories", "related topics",
    "see also", "share this story", "you may also like",
];

/// What such lines begin with where they speak to a reader, in lower case.
#[rustfmt::skip]
const INVITATIONS: &[&str] = &[
    "click here to ", "download our app", "follow us on facebook", "follow us on instagram", "follow us on telegram",
    "follow us on twitter", "follow us on whatsapp", "follow us on x", "get our newsletter", "join our telegram",
    "join our whatsapp", "sign up for our ", "sign up here", "sign up to our ", "subscribe here", "subscribe to our ",
];

/// The longest such line, in characters: a label and a headline.
const LONGEST: usize = 200;

fn is(text: &str) -> bool {
    let text = unbracketed(text);
    if text.chars().count() > LONGEST {
        return false;
    }
    // A headline follows the label: it has a capital and no full stop, which a sentence after a colon has.
    let headline = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches(['"', '“', '‘', '\'']);
        rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) && !rest.ends_with('.')
    };
    let lower = text.to_lowercase();
    LABELS.iter().filter_map(|label| text.strip_prefix(label)).any(headline)
        || WHOLE_LINES.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
        || INVITATIONS.iter().any(|invitation| lower.starts_with(invitation)) && !lower.contains(". ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pointer_is_left_out_and_a_sentence_kept() {
        for text in [
            "Read more: A town waits for its bridge",
            "RELATED: Five things to know about the grain deal",
            "(Read more)",
            "Click here to subscribe to our newsletter.",
            "Follow us on Facebook and Telegram.",
            "Sign up for our daily newsletter",
            "More on this story",
        ] {
            assert!(super::is(text), "{text}");
        }
        for text in [
            "Read more slowly, the judge told the clerk.",
            "Click here, said the manual, and nothing happened.",
            "Related parties bought the shares.",
            "Follow us on the river, said the guide.",
            "Sign up for the army has doubled.",
            "Watch: the word was painted on every wall.",
            "Related: that is how the two rivers are, in law and in fact.",
            "Subscribe to nobody's newsletter, he said.",
        ] {
            assert!(!super::is(text), "{text}");
        }
    }
}
