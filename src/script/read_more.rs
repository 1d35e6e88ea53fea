//! Lines that send a reader to another page. A listener cannot follow them; a sentence that merely begins so is kept.

use super::{Rule, Work, unbracketed};

pub(super) const RULE: Rule = Rule {
    name: "read-more",
    what: "a line that points to other stories, newsletters or channels",
    example: "READ MORE: How the Oskil bridge was rebuilt",
    work: Work::AnyBlock(is),
};

/// What such lines begin with; a title follows.
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

/// What such lines say in so many words, in lower case; nothing need follow.
const INVITATIONS: &[&str] = &[
    "click here",
    "download our app",
    "follow us on",
    "get our newsletter",
    "join our whatsapp",
    "join our telegram",
    "keep reading",
    "more on this story",
    "read more",
    "read more here",
    "read the full story",
    "read the original",
    "related articles",
    "related stories",
    "sign up for",
    "sign up to",
    "subscribe to our",
    "subscribe now",
    "you may also like",
];

/// The longest such line, in characters: a label and a headline.
const LONGEST: usize = 200;

fn is(text: &str) -> bool {
    let text = unbracketed(text);
    if text.chars().count() > LONGEST {
        return false;
    }
    let labelled = LABELS.iter().any(|label| text.starts_with(label)) && !has_two_sentences(text);
    let lower = text.to_lowercase();
    let invites = INVITATIONS.iter().any(|invitation| {
        lower.strip_prefix(invitation).is_some_and(|rest| {
            // "Sign up for" and the like are invitations only where a reader is meant; a verb of the past is news.
            let rest = rest.trim();
            let bare = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
            let ours = [
                "our ",
                "us ",
                "us.",
                "the newsletter",
                "newsletter",
                "alerts",
                "facebook",
                "x ",
                "x.",
                "twitter",
                "telegram",
                "whatsapp",
                "instagram",
                "youtube",
                "channel",
                "here",
            ];
            bare || (!has_two_sentences(rest) && ours.iter().any(|word| rest.contains(word)))
        })
    });
    labelled || invites
}

/// Whether a text goes on after a full stop.
fn has_two_sentences(text: &str) -> bool {
    text.split(". ").filter(|part| part.split_whitespace().count() > 2).count() > 1
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
            "Watch: the word was painted on every wall. Nobody knew why.",
        ] {
            assert!(!super::is(text), "{text}");
        }
    }
}
