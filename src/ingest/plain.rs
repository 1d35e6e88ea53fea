//! Plain text: a title, a blank line, paragraphs, perhaps hard-wrapped. Knows no markup beyond bullets and ruled lines.

use std::ops::Range;

use crate::diag::Outcome;
use crate::model::{Article, Role};
use crate::text::Prose;

use super::{Draft, Format};

/// Plain text.
pub(super) const FORMAT: Format = Format { name: "plain text", extensions: &["txt", "text", ""], read };

/// The longest title, in characters. Headlines run to about 70; with a kicker before it one reaches twice that.
/// A longer first line is the first paragraph of a text without a title.
const TITLE_MAX: usize = 160;

/// The longest line that some editor wrapped, in characters. A line beyond it was never wrapped, so it is a whole
/// paragraph even where no blank line follows.
const WRAP_MAX: usize = 120;

const BULLETS: &[&str] = &["- ", "* ", "• ", "– "];

fn read(mut draft: Draft) -> Outcome<Article> {
    let paragraphs = paragraphs(&mut draft);
    for (index, lines) in paragraphs.iter().enumerate() {
        let short = |line: &Range<usize>| draft.text[line.clone()].chars().count() <= TITLE_MAX;
        let titled = index == 0 && lines.len() == 1 && short(&lines[0]) && bullet(draft.text, &lines[0]).is_none();
        let mut prose = Prose::new();
        if titled {
            draft.say(&mut prose, lines[0].clone());
            draft.article.title = prose;
            continue;
        }
        let bulleted = bullet(draft.text, &lines[0]).is_some();
        let role = if bulleted { Role::Item } else { Role::Paragraph };
        for (nth, line) in lines.iter().enumerate() {
            let mut start = line.start;
            match bullet(draft.text, line) {
                Some(length) if bulleted => {
                    draft.push_block(role, std::mem::take(&mut prose));
                    start += length;
                }
                _ if nth > 0 => draft.say_as(&mut prose, " ", lines[nth - 1].end..line.start),
                _ => {}
            }
            draft.say(&mut prose, start..line.end);
        }
        draft.push_block(role, prose);
    }
    draft.finish()
}

/// The lines of each paragraph, trimmed; none is empty.
fn paragraphs(draft: &mut Draft) -> Vec<Vec<Range<usize>>> {
    let text = draft.text;
    let mut paragraphs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start + (line.len() - line.trim_start().len());
        let range = from..from + line.trim().len();
        start += line.len();
        if range.is_empty() || is_ruled(&text[range.clone()]) {
            if !range.is_empty() {
                draft.leave_out(range, "ruled-line");
            }
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(lines) if open && is_wrapped(text, &lines[lines.len() - 1], &range) => lines.push(range),
            _ => paragraphs.push(vec![range]),
        }
        open = true;
    }
    // A byline right under the title, before the first blank line.
    if let Some(first) = paragraphs.first_mut()
        && first.len() == 2
        && text[first[1].clone()].get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "))
    {
        let byline = first.split_off(1);
        paragraphs.insert(1, byline);
    }
    paragraphs
}

/// Whether two lines that follow each other are one paragraph.
fn is_wrapped(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    [one, next].iter().all(|line| text[(*line).clone()].chars().count() <= WRAP_MAX)
}

/// Whether a line is drawn rather than written: `-----`, `=====`, `* * *`. A row of number signs is left to the
/// rules about end marks.
fn is_ruled(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    matches!(first, '-' | '=' | '_' | '*' | '~' | '—' | '–' | '─')
        && signs.clone().count() >= 2
        && signs.all(|c| c == first)
}

/// The length of the bullet that begins a line.
fn bullet(text: &str, line: &Range<usize>) -> Option<usize> {
    BULLETS.iter().find(|bullet| text[line.clone()].starts_with(**bullet)).map(|bullet| bullet.len())
}
