//! Who wrote a story stays with the article and is not read out. Finds no bylines: the reader of the file did.

use super::{Rule, Story, Work};

pub(super) const RULE: Rule = Rule {
    name: "byline",
    what: "the names of the authors",
    example: "By Jane Doe and John Roe, Staff Writers",
    work: Work::Story(apply),
};

fn apply(story: &mut Story) {
    if let Some(byline) = story.byline.take() {
        let length = byline.text().len();
        story.drop(&byline, 0..length, RULE.name);
    }
}
