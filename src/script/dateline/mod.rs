//! "KYIV, Ukraine, Nov 22 (AP) —" at the head of a story: the place is said as a short sentence of its own, the rest
//! left out. A first word in capitals is no place because a dash follows it: "NATO — the alliance" stays as it is.

use std::ops::Range;

use crate::text::Prose;

use super::{Rule, Story, Work, is_running};

pub(super) const RULE: Rule = Rule {
    name: "dateline",
    what: "the dash after the place where a story was written; the place is said in normal capitals, as a sentence",
    example: "BEIRUT — The port reopened.",
    work: Work::Story(apply),
};

pub(super) const DATE_RULE: Rule = Rule {
    name: "dateline-date",
    what: "the day in a dateline",
    example: "GENEVA, Nov 22 — Talks resumed.",
    work: Work::WithLast,
};

pub(super) const AGENCY_RULE: Rule = Rule {
    name: "agency-tag",
    what: "the agency in a dateline",
    example: "(Reuters) - Talks resumed.",
    work: Work::WithLast,
};

/// Places that need no country, in the capitals in which they are said.
static CITIES: &str = include_str!("cities.txt");

/// Countries, states and territories, which only ever stand second.
static REGIONS: &str = include_str!("regions.txt");

/// Agencies as they sign in brackets.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "AAP", "AFP", "ANSA", "AP", "Agence France-Presse", "Anadolu", "Associated Press", "BBC", "Bloomberg", "CNA",
    "CNN", "CP", "Canadian Press", "DPA", "EFE", "IANS", "Interfax", "Interfax-Ukraine", "JTA", "Kyodo", "MENA", "NPR",
    "PA", "PTI", "RFE/RL", "RNS", "Reuters", "Reuters Breakingviews", "TASS", "The Associated Press",
    "The Canadian Press", "Thomson Reuters Foundation", "UPI", "Ukrinform", "VOA", "WAFA", "Xinhua", "Yonhap", "dpa",
];

/// What desks write in capitals before a dash, or before an agency, that is no place.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "ADVISORY", "ANALYSIS", "ASEAN", "BREAKING", "BREXIT", "BRICS", "COMMENT", "CORRECTED", "CORRECTION", "COVID",
    "DEVELOPING", "ECOWAS", "EDITORIAL", "EU", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FIFA", "FLASH", "IAEA", "IMF",
    "INTERVIEW", "JUST IN", "LIVE", "NASA", "NATO", "NEWS", "OPEC", "OPINION", "OSCE", "SPECIAL REPORT", "TIMELINE",
    "UEFA", "UK", "UN", "UNESCO", "UNICEF", "UPDATE", "URGENT", "US", "WATCH", "WHO", "WTO",
];

/// Small words within the name of a place.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "al", "am", "an", "and", "au", "aux", "da", "de", "del", "der", "des", "do", "dos", "du", "el", "en", "es", "ez",
    "of", "on", "sur", "the", "upon",
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The longest dateline, in bytes: two places with countries, a date and an agency.
const LONGEST: usize = 120;

fn apply(story: &mut Story) {
    let Some(index) = story.blocks.iter().position(is_running) else { return };
    let Some(dateline) = parse(story.blocks[index].prose.text()) else { return };
    let prose = std::mem::take(&mut story.blocks[index].prose);
    let mut told = Prose::new();
    let count = dateline.places.len();
    for (nth, place) in dateline.places.iter().enumerate() {
        if nth > 0 {
            // The stroke between two places stands for "and", or for a comma where a third follows.
            let stroke = dateline.places[nth - 1].end..place.start;
            let word = if nth + 1 == count { " and " } else { ", " };
            told.push_replacing(word, &prose, stroke.start as u32..stroke.end as u32);
        }
        let written = &prose.text()[place.clone()];
        let said = recased(written);
        if said == written {
            told.push_from(&prose, place.start as u32..place.end as u32);
        } else {
            told.push_replacing(&said, &prose, place.start as u32..place.end as u32);
        }
    }
    if count > 0 {
        if let Some(region) = &dateline.region {
            told.push_from(&prose, dateline.places[count - 1].end as u32..region.start as u32);
            // A country in capitals is listed in its own; an abbreviation such as "UAE" keeps them.
            let written = &prose.text()[region.clone()];
            match listed(REGIONS, written).filter(|said| *said != written) {
                Some(said) => told.push_replacing(said, &prose, region.start as u32..region.end as u32),
                None => told.push_from(&prose, region.start as u32..region.end as u32),
            }
        }
        told.push_generated(if told.text().ends_with('.') { " " } else { ". " });
    }
    told.push_from(&prose, dateline.end as u32..prose.text().len() as u32);
    for (range, rule) in dateline.left_out {
        story.drop(&prose, range, rule);
    }
    story.blocks[index].prose = told;
}

/// What a dateline is made of; ranges are bytes of the paragraph.
#[derive(Debug, PartialEq)]
struct Dateline {
    places: Vec<Range<usize>>,
    /// The country or state of the last place.
    region: Option<Range<usize>>,
    left_out: Vec<(Range<usize>, &'static str)>,
    /// Where the story begins.
    end: usize,
}

/// Finds the dateline that a paragraph begins with.
fn parse(text: &str) -> Option<Dateline> {
    let (dash, end) = find_dash(text)?;
    let opens = |c: char| c.is_uppercase() || c.is_numeric() || "\"“‘'«$£€".contains(c);
    if !text[end..].starts_with(opens) || dash.start > LONGEST {
        return None;
    }
    // What is left out begins where what is kept ends, so that no comma between the two is forgotten.
    let mut rest = 0..trimmed_end(text, dash.start);
    let mut left_out = vec![(rest.end..dash.end, RULE.name)];
    let mut agency = false;
    if let Some(tag) = agency_tag(&text[rest.clone()]) {
        agency = is_agency(&text[tag.clone()]);
        rest.end = trimmed_end(text, tag.start);
        left_out.push((rest.end..tag.end, AGENCY_RULE.name));
        if rest.is_empty() {
            return agency.then_some(Dateline { places: Vec::new(), region: None, left_out, end });
        }
    }
    let mut dated = false;
    if let Some(date) = date_at_end(&text[rest.clone()]) {
        dated = true;
        rest.end = trimmed_end(text, date.start);
        left_out.push((rest.end..date.end, DATE_RULE.name));
    }
    let mut region = None;
    if let Some(comma) = text[rest.clone()].rfind(',') {
        let start = comma + 1 + (text[comma + 1..].len() - text[comma + 1..].trim_start().len());
        if !is_listed(REGIONS, &text[start..rest.end]) {
            return None;
        }
        region = Some(start..rest.end);
        rest.end = comma;
    }
    let mut places = Vec::new();
    let mut at = 0;
    for name in text[rest.clone()].split('/') {
        places.push(at..at + name.len());
        at += name.len() + 1;
    }
    // A date, an agency, a country, or a known place beside it vouches for a place that is not listed.
    let beside = places.len() > 1 && places.iter().any(|place| is_listed(CITIES, &text[place.clone()]));
    let sure = agency || dated || beside || region.is_some();
    let is_place = |place: &Range<usize>| {
        let name = &text[place.clone()];
        let capitals = is_in_capitals(name);
        let known = is_listed(CITIES, name);
        known && (capitals || agency) || capitals && sure && !NO_PLACES.contains(&name)
    };
    places.iter().all(is_place).then_some(Dateline { places, region, left_out, end })
}

/// Where the first dash between words stands, and where the text goes on after it.
fn find_dash(text: &str) -> Option<(Range<usize>, usize)> {
    let head = &text[..text.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST).unwrap_or(text.len())];
    for (at, char) in head.char_indices() {
        if !matches!(char, '—' | '–' | '-' | '―') {
            continue;
        }
        let length = text[at..].len() - text[at..].trim_start_matches(['—', '–', '-', '―']).len();
        let before = text[..at].ends_with(|c: char| c.is_whitespace() || c == ')' || c == '/');
        let after = text[at + length..].starts_with(char::is_whitespace);
        // An em dash or two hyphens may stand close; a hyphen or an en dash that does is part of a word.
        if char == '—' || length > 1 || (before && after) {
            let end = at + length + (text[at + length..].len() - text[at + length..].trim_start().len());
            return Some((at..at + length, end));
        }
    }
    None
}

fn trimmed_end(text: &str, end: usize) -> usize {
    text[..end].trim_end_matches(|c: char| c.is_whitespace() || c == ',').len()
}

/// `(AP)` or `/PRNewswire/` at the end of a text.
fn agency_tag(text: &str) -> Option<Range<usize>> {
    let start = if text.ends_with(')') { text.rfind('(')? } else { text.strip_suffix('/')?.rfind('/')? };
    let name = text[start..].trim_matches(['(', ')', '/']);
    (!name.is_empty() && name.len() <= 40 && name.starts_with(char::is_alphabetic)).then_some(start..text.len())
}

fn is_agency(tag: &str) -> bool {
    AGENCIES.contains(&tag.trim_matches(['(', ')'])) || tag.starts_with('/')
}

/// `, Nov 22`, `, November 22, 2026` or `, 22 Nov` at the end of a text, from the month or the day on.
fn date_at_end(text: &str) -> Option<Range<usize>> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in text.split([' ', ',']) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if !word.is_empty() {
            words.push((at, word));
        }
    }
    if words.last().is_some_and(|(_, word)| word.len() == 4 && is_number(word)) {
        words.pop();
    }
    let [.., (one_at, one), (_, two)] = words[..] else { return None };
    let dated = is_month(one) && is_day(two) || is_day(one) && is_month(two);
    (dated && text[..one_at].trim_end().ends_with(',')).then_some(one_at..text.len())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_day(word: &str) -> bool {
    is_number(word) && word.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_month(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    word.len() >= 3
        && MONTHS.iter().any(|month| word.starts_with(month))
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.len() <= 9
}

/// One to five words of letters, all of them capitals, at least three of them.
fn is_in_capitals(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (1..=5).contains(&name.split_whitespace().count())
        && letters >= 3
        && !name.contains(char::is_lowercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

/// Whether a list has a name, whatever the capitals.
fn is_listed(list: &str, name: &str) -> bool {
    listed(list, name).is_some()
}

fn listed<'a>(list: &'a str, name: &str) -> Option<&'a str> {
    let lower = name.to_lowercase();
    list.lines().find(|line| !line.starts_with('#') && line.to_lowercase() == lower)
}

/// A name in normal capitals: as it is listed, or word by word.
fn recased(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    if let Some(known) = listed(CITIES, name) {
        return known.to_owned();
    }
    let mut said = String::with_capacity(name.len());
    for word in name.split_inclusive([' ', '-']) {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches([' ', '-']);
        if !said.is_empty() && SMALL.contains(&bare) {
            said.push_str(&lower);
            continue;
        }
        // "N'DJAMENA" has a second capital; the "S" of a possessive has none.
        let mut raise = true;
        for (at, char) in lower.char_indices() {
            if raise {
                said.extend(char.to_uppercase())
            } else {
                said.push(char)
            }
            raise = matches!(char, '\'' | '’') && at == 1;
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceId, Span};

    /// What is said, and what is left out by which rule.
    fn told(text: &str) -> (String, Vec<(&str, &'static str)>) {
        let span = Span { source: SourceId(0), start: 0, end: text.len() as u32 };
        let block = crate::model::Block { role: crate::model::Role::Paragraph, prose: Prose::verbatim(text, span) };
        let mut story = Story { title: Prose::new(), byline: None, blocks: vec![block], dropped: Vec::new() };
        apply(&mut story);
        story.dropped.sort();
        let dropped = story.dropped.iter().map(|dropped| (&text[dropped.span.range()], dropped.rule)).collect();
        (story.blocks[0].prose.text().to_owned(), dropped)
    }

    #[test]
    fn the_place_is_a_sentence_and_the_rest_is_left_out_by_name() {
        for (text, said, left_out) in [
            ("BEIRUT — Rain fell.", "Beirut. Rain fell.", "—/dateline"),
            ("BEIRUT—Rain fell.", "Beirut. Rain fell.", "—/dateline"),
            ("PARIS – “Rain”, they said.", "Paris. “Rain”, they said.", "–/dateline"),
            ("KYIV, Ukraine (AP) — Rain fell.", "Kyiv, Ukraine. Rain fell.", "(AP)/agency-tag —/dateline"),
            (
                "GENEVA, Nov 22 (Reuters) - Rain fell.",
                "Geneva. Rain fell.",
                ", Nov 22/dateline-date (Reuters)/agency-tag -/dateline",
            ),
            (
                "GENEVA, 22 November 2026 -- Rain fell.",
                "Geneva. Rain fell.",
                ", 22 November 2026/dateline-date --/dateline",
            ),
            ("LONDON/PARIS – Rain fell.", "London and Paris. Rain fell.", "–/dateline"),
            ("OSLO/RIGA/VILNIUS - Rain fell.", "Oslo, Riga and Vilnius. Rain fell.", "-/dateline"),
            ("REYKJAVÍK/VÍK Í MÝRDAL – Rain fell.", "Reykjavík and Vík Í Mýrdal. Rain fell.", "–/dateline"),
            ("KHAN YOUNIS, Gaza Strip — Rain fell.", "Khan Younis, Gaza Strip. Rain fell.", "—/dateline"),
            ("ST. PETERSBURG, Fla. (AP) — Rain fell.", "St. Petersburg, Fla. Rain fell.", "(AP)/agency-tag —/dateline"),
            ("PORT-AU-PRINCE — 12 ships came.", "Port-au-Prince. 12 ships came.", "—/dateline"),
            ("N'DJAMENA — Rain fell.", "N'Djamena. Rain fell.", "—/dateline"),
            ("SÃO PAULO — Rain fell.", "São Paulo. Rain fell.", "—/dateline"),
            ("KYIV, UKRAINE – Rain fell.", "Kyiv, Ukraine. Rain fell.", "–/dateline"),
            ("DUBAI, UAE – Rain fell.", "Dubai, UAE. Rain fell.", "–/dateline"),
            ("VELYKA NOVOSILKA, Ukraine — Rain fell.", "Velyka Novosilka, Ukraine. Rain fell.", "—/dateline"),
            ("DEIR EZ-ZOR, Syria — Rain fell.", "Deir ez-Zor, Syria. Rain fell.", "—/dateline"),
            ("Berlin (dpa) - Rain fell.", "Berlin. Rain fell.", "(dpa)/agency-tag -/dateline"),
            ("(Reuters) - Rain fell.", "Rain fell.", "(Reuters)/agency-tag -/dateline"),
            (
                "NEW YORK, Nov. 22, 2026 /PRNewswire/ -- Rain fell.",
                "New York. Rain fell.",
                ", Nov. 22, 2026/dateline-date /PRNewswire//agency-tag --/dateline",
            ),
            ("UNITED NATIONS — Rain fell.", "United Nations. Rain fell.", "—/dateline"),
        ] {
            let (got, dropped) = told(text);
            let dropped: Vec<String> = dropped.iter().map(|(words, rule)| format!("{words}/{rule}")).collect();
            assert_eq!((got.as_str(), dropped.join(" ").as_str()), (said, left_out), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_dateline_stays() {
        for text in [
            "NATO — The alliance met.",
            "OPEC - Ministers met.",
            "COVID-19 — Cases rose.",
            "BREAKING — Rain fell.",
            "UPDATE (Reuters) - Rain fell.",
            "Paris — Rain fell.",
            "PARIS — which has rivers — flooded.",
            "PARIS-BASED firms fell.",
            "TRUMP — He spoke.",
            "The BEIRUT port — Lebanon's largest — reopened.",
            "Rain fell in PARIS — Again.",
            "The talks (AP) — Again.",
            "LONDON, PARIS, BERLIN — All were wet.",
            "A — B",
            "—",
            " — ",
            "LONDON —",
            "U.S. — The Senate met.",
            "NICE — The institute approved the drug.",
        ] {
            assert_eq!(told(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }
}
