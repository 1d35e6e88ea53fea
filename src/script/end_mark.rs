//! The marks by which desks show that a story ends, or that a part of it does. Nothing that holds another word.

use super::{Rule, Work};

pub(super) const RULE: Rule = Rule {
    name: "end-mark",
    what: "a mark that shows where a story or a part of it ends",
    example: "-30-",
    work: Work::AnyBlock(is),
};

fn is(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "-–—*#()[]/.•■◆●_~=+<>|".contains(c));
    let ornament = bare.is_empty() && !text.trim().is_empty();
    // "30" and "ENDS" need their hyphens or capitals: a list of ages may hold the one, a heading the other.
    let thirty = bare == "30" && text.trim().starts_with(['-', '–', '—']) && text.trim().ends_with(['-', '–', '—']);
    let ends = matches!(bare, "ENDS" | "END") || (matches!(bare, "Ends" | "ends" | "end") && text.trim() != bare);
    ornament || thirty || ends
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_marks_and_words_are_words() {
        for text in ["###", "-30-", "— 30 —", "ENDS", "-ends-", "(END)", "* * *", "***", "■", "-- ends --"] {
            assert!(super::is(text), "{text}");
        }
        for text in ["30", "Ends", "-31-", "It ENDS here", "# 1", "...and so on", "?"] {
            assert!(!super::is(text), "{text}");
        }
    }
}
