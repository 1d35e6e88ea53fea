//! "By Jane Doe and John Roe, Staff Writers" as a line of its own at the head: who wrote a story. Any reader's blocks
//! will do. Takes no sentence for a byline.

use std::ops::Range;

use crate::model::Role;
use crate::text::Prose;

use super::Draft;

const OPENINGS: &[&str] = &["By ", "BY ", "by ", "Written by ", "Story by ", "Words by "];

/// Parts of names that are written small.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von", "y", "zu",
];

/// Capitalized words that follow "by" in sentences and headings but begin no name.
#[rustfmt::skip]
const NOT_NAMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "the", "a", "an", "our",
    "next", "last", "now", "then", "popular", "any", "all", "no",
];

/// Names of one word, or with an article, that sign stories.
#[rustfmt::skip]
const HOUSES: &[&str] = &[
    "AFP", "ANSA", "AP", "Agencies", "Associated Press", "BBC", "Bloomberg", "CNN", "DPA", "EFE", "IANS", "Kyodo",
    "Reuters", "Staff", "The Associated Press", "The Canadian Press", "UPI", "Xinhua", "dpa", "staff",
];

/// What may part two names, or the names from what the authors are.
const SEPARATORS: &[&str] = &[", and ", ", ", " and ", " & ", " | ", " - ", " – ", " — ", " in ", " for "];

/// Small words in what the authors are.
#[rustfmt::skip]
const JOBS: &[&str] = &[
    "and", "at", "bureau", "chief", "correspondent", "correspondents", "editor", "editors", "for", "foreign",
    "freelance", "in", "of", "political", "reporter", "reporters", "senior", "special", "staff", "the", "to",
    "writer", "writers",
];

/// The longest byline, in characters: four authors with what they are.
const LONGEST: usize = 120;

/// Moves a byline among the first two blocks to the article, unless its head named the authors already.
pub(super) fn take(draft: &mut Draft) {
    for index in 0..draft.article.blocks.len().min(2) {
        let block = &draft.article.blocks[index];
        let Some(names) = (block.role == Role::Paragraph).then(|| names(block.prose.text())).flatten() else {
            continue;
        };
        let block = draft.article.blocks.remove(index);
        let length = block.prose.text().len();
        let known = draft.article.byline.is_some();
        let names = if known { length..length } else { names };
        for part in [0..names.start, names.end..length].into_iter().filter(|part| !part.is_empty()) {
            if let Some(span) = block.prose.origin(part.start as u32..part.end as u32) {
                draft.unsay(span.range(), "byline");
            }
        }
        if !names.is_empty() {
            let mut byline = Prose::new();
            byline.push_from(&block.prose, names.start as u32..names.end as u32);
            draft.article.byline = Some(byline);
        }
        return;
    }
}

/// Where the names stand in a line, if it is a byline.
fn names(line: &str) -> Option<Range<usize>> {
    let opening = OPENINGS.iter().find(|opening| line.starts_with(**opening))?.len();
    if line.chars().count() > LONGEST {
        return None;
    }
    let (mut end, mut from) = (opening, opening);
    while from < line.len() {
        let (next, gap) = SEPARATORS
            .iter()
            .filter_map(|gap| line[from..].find(gap).map(|at| (from + at, gap.len())))
            .min_by_key(|(at, length)| (*at, usize::MAX - length))
            .unwrap_or((line.len(), 0));
        let part = &line[from..next];
        // A house signs alone; after a person's name it is where that person works.
        let signed = is_person(part) || (from == opening && HOUSES.contains(&part));
        if !signed {
            // The next line of the file, joined to the name, may tell what the author is: "Jane Doe Staff Writer".
            end = job(part).map_or(end, |job| from + job);
            break;
        }
        (end, from) = (next, next + gap);
    }
    (end > opening && line[end..].split_whitespace().all(is_of_a_job) && !line[end..].ends_with('.'))
        .then_some(opening..end)
}

/// Two to five words that look like the name of a person.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let known = |word: String| NOT_NAMES.contains(&word.as_str()) || JOBS.contains(&word.as_str());
    (2..=5).contains(&words.len())
        && !words.iter().any(|word| known(word.to_lowercase()))
        && words.iter().all(|word| is_name_word(word))
        && words.iter().any(|word| word.chars().count() > 2)
}

/// Where in "Jane Doe Staff Writer" the job begins, less the space before it.
fn job(part: &str) -> Option<usize> {
    let jobs = part.match_indices(' ').map(|(at, _)| at);
    jobs.filter(|at| is_person(&part[..*at])).find(|at| {
        let word = part[at + 1..].split(' ').next().unwrap_or("");
        JOBS.contains(&word.to_lowercase().as_str())
    })
}

fn is_name_word(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
    // A full stop belongs to initials and to "Jr."; after anything longer it ends a sentence.
    let (length, stops) = (word.chars().count(), word.matches('.').count());
    let stopped = stops > 0 && length > 4 || word.ends_with('.') && length == 4 && stops == 1;
    let possessive = word.ends_with("'s") || word.ends_with("’s");
    let small = PARTICLES.contains(&word.split(['-', '\'', '’']).next().unwrap_or(word));
    letters && !stopped && !possessive && (word.starts_with(char::is_uppercase) || small)
}

/// Whether a word after the names may tell what or where the authors are, rather than go on with a sentence.
fn is_of_a_job(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.is_empty() || word.starts_with(char::is_uppercase) || JOBS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_line_that_names_authors_is_a_byline() {
        for (line, people) in [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE", "JANE DOE"),
            ("by Jane Doe", "Jane Doe"),
            ("By Jane Doe and John Roe, Staff Writers", "Jane Doe and John Roe"),
            ("By Jane Doe, John Roe and Wanda Poe", "Jane Doe, John Roe and Wanda Poe"),
            ("By Jane Doe, John Roe, and Wanda Poe", "Jane Doe, John Roe, and Wanda Poe"),
            ("By Aleksandr N. Wójcik-O'Brien Jr.", "Aleksandr N. Wójcik-O'Brien Jr."),
            ("By Ludwig van der Poel", "Ludwig van der Poel"),
            ("By J.R. Hartley | Reuters", "J.R. Hartley"),
            ("By Jane Doe in Moscow", "Jane Doe"),
            ("By Jane Doe Staff Writer", "Jane Doe"),
            ("By Jane Doe and Jan van der Meer Political Correspondent", "Jane Doe and Jan van der Meer"),
            ("By Reuters", "Reuters"),
            ("By The Associated Press", "The Associated Press"),
        ] {
            assert_eq!(names(line).map(|range| &line[range]), Some(people), "{line}");
        }
    }

    #[test]
    fn a_sentence_or_a_heading_is_no_byline() {
        for line in [
            "By Monday, the river had fallen.",
            "By Monday night the river had fallen",
            "By Tuesday Evening",
            "By Jane Doe's own account, the river fell.",
            "By the numbers",
            "By The Numbers",
            "By The River, a town waits",
            "By train to Lviv",
            "By Popular Demand",
            "By 2030",
            "By Lake Geneva, talks go on.",
            "By",
            "By ",
            "Bypass opens",
            "The march was led by Jane Doe",
            "By Jane Doe. The river fell.",
            "By Lake Geneva in winter the trains are full",
            "By Jane Doe and her sister",
        ] {
            assert_eq!(names(line), None, "{line}");
        }
    }
}
