//! The line at the foot of a story that thanks those who helped to report it. Needs the set phrase and nothing but
//! names beside it, so that a sentence about a contribution stays.

use super::{Rule, Work, only_names, unbracketed};

pub(super) const RULE: Rule = Rule {
    name: "credit-line",
    what: "who else reported, wrote or edited the story",
    example: "Jane Doe in Moscow contributed to this report.",
    work: Work::LastBlock(is),
};

/// What such a line ends with, before its full stop.
const ENDINGS: &[&str] = &[
    "contributed reporting",
    "contributed research",
    "contributed to this article",
    "contributed to this report",
    "contributed to this story",
    "contributed to this dispatch",
];

/// What such a line begins with.
const OPENINGS: &[&str] = &[
    "Additional reporting by ",
    "Additional writing by ",
    "Compiled by ",
    "Edited by ",
    "Editing by ",
    "Graphic by ",
    "Graphics by ",
    "Production by ",
    "Reported by ",
    "Reporting and writing by ",
    "Reporting by ",
    "Translated by ",
    "With additional reporting by ",
    "With contributions from ",
    "With files from ",
    "With reporting by ",
    "With reporting from ",
    "Writing by ",
];

/// Lines that agencies set under every story.
const HOUSE_LINES: &[&str] = &["Our Standards:"];

/// Small words between the names, and what the people are.
const SMALL: &[&str] = &[
    "additional",
    "also",
    "al",
    "and",
    "at",
    "bureau",
    "bureaus",
    "bureaux",
    "by",
    "chief",
    "compiled",
    "correspondent",
    "correspondents",
    "data",
    "de",
    "editing",
    "editor",
    "editors",
    "for",
    "freelance",
    "from",
    "graphics",
    "in",
    "journalist",
    "journalists",
    "near",
    "newsroom",
    "newsrooms",
    "of",
    "photographer",
    "photographers",
    "producer",
    "producers",
    "reporter",
    "reporters",
    "reporting",
    "researcher",
    "researchers",
    "science",
    "special",
    "sports",
    "staff",
    "the",
    "to",
    "translated",
    "van",
    "video",
    "videojournalist",
    "videojournalists",
    "von",
    "with",
    "writer",
    "writers",
    "writing",
];

/// The longest such line, in characters: a dozen names with their places.
const LONGEST: usize = 600;

fn is(text: &str) -> bool {
    let text = unbracketed(text);
    let text = text.strip_suffix('.').unwrap_or(text);
    if text.chars().count() > LONGEST {
        return false;
    }
    let thanks = |ending: &&str| {
        let people = text.strip_suffix(*ending)?.trim_end();
        let people = people.strip_suffix("also").unwrap_or(people);
        Some(!people.is_empty() && only_names(people, SMALL))
    };
    let names = |opening: &&str| {
        let rest = text.strip_prefix(*opening)?;
        Some(rest.starts_with(|c: char| c.is_uppercase()) || rest.starts_with("the "))
            .map(|begins| begins && only_names(rest, SMALL))
    };
    HOUSE_LINES.iter().any(|line| text.starts_with(line))
        || ENDINGS.iter().find_map(thanks).unwrap_or(false)
        || OPENINGS.iter().find_map(names).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    #[test]
    fn thanks_are_left_out_and_sentences_kept() {
        for text in [
            "Jane Doe in Moscow contributed to this report.",
            "The Associated Press contributed to this report.",
            "Associated Press writers Jane Doe in Kyiv, Ukraine, and John Roe at the U.N. contributed to this report.",
            "(Reporting by Jane Doe in Kyiv; editing by John Roe)",
            "Reporting by Jane Doe; Additional reporting by John Roe; Writing by Wanda Poe; Editing by Ann Noe",
            "Additional reporting by Jane Doe.",
            "With files from The Canadian Press",
            "Our Standards: The Trust Principles.",
        ] {
            assert!(super::is(text), "{text}");
        }
        for text in [
            "Smoke from the fires contributed to this report being delayed.",
            "Many farmers who lost their harvest contributed to this report.",
            "Reporting by state media has been patchy.",
            "Reporting by Radio Dabanga was suspended on Friday.",
            "Edited by hand, the book took a year.",
            "The minister contributed to this story of decline.",
        ] {
            assert!(!super::is(text), "{text}");
        }
    }
}
