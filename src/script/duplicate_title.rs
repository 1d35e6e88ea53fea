//! The title said twice: in the head of a file and again as its first heading. Compares letters and digits only.

use super::{Rule, Story, Work};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-title",
    what: "a first heading or line that repeats the title",
    example: "a heading that says what the title in the front matter says",
    work: Work::Story(apply),
};

fn apply(story: &mut Story) {
    let Some(first) = story.blocks.first() else { return };
    let title = folded(story.title.text());
    if !title.is_empty() && title == folded(first.prose.text()) {
        story.drop_block(0, RULE.name);
    }
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
