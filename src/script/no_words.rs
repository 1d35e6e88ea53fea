//! Titles and blocks of signs alone, such as a lone "…": no voice could say them. Judges no text that has a letter or
//! a digit.

use super::{Rule, Story, Work};

pub(super) const RULE: Rule = Rule {
    name: "no-words",
    what: "a title or a paragraph without a letter or a digit",
    example: "?!",
    work: Work::Story(apply),
};

fn apply(story: &mut Story) {
    if !has_words(story.title.text()) {
        let title = std::mem::take(&mut story.title);
        story.drop(&title, 0..title.text().len(), RULE.name);
    }
    story.drop_blocks(RULE.name, |text| !has_words(text));
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
