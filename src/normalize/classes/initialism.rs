//! Strings of capitals: letters or a word. Ambiguous ones are told by the words about them; unknown ones by a closure.

use crate::model::Join;

use super::{Class, Context, Found, Shape, Spoken, WORDS};

/// One line for people.
const EXPLAIN: &str = "capitals: U.N., US, BBC by letters; NATO, UNESCO as words; MPs, AT&T, J. K. Rowling";

pub(super) const CLASS: Class = Class { name: "initialism", explain: EXPLAIN, starts: WORDS, find, say };

/// How a string of capitals is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Letter by letter.
    Letters,
    /// As a word.
    Word,
    /// As a word, because all about it is in capitals; said in small letters, so that it stays a word elsewhere.
    Headline,
    /// In other words: a state of the Union.
    Phrase(&'static str),
}

/// Said as a word although a reader might spell them. Sorted.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "AIDS", "AIPAC", "ALCOA", "AMTRAK", "ANZAC", "APEC", "ASEAN", "AWACS", "BAFTA", "BATS", "BRIC", "BRICS",
    "CARICOM", "CITES", "COBOL", "COBRA", "COP", "COVAX", "COVID", "CREEP", "DARPA", "DAX", "DEFRA", "DREAMERS", "ECOMOG",
    "ECOWAS", "EFTA", "EMILY", "EPCOT", "FARC", "FEMA", "FIDE", "FIFA", "FOMO", "FONOPS", "FRONTEX", "GATT", "GITMO",
    "HAMAS", "HOAS", "IKEA", "INTERPOL", "IRENA", "ISIL", "ISIS", "JPEG", "LASER", "LEGO", "LIDAR", "MAGA", "MEDEF",
    "MERS", "MODEM", "NAACP", "NAFTA", "NASA", "NASCAR", "NASDAQ", "NATO", "NIMBY", "NOAA", "NORAD", "OFCOM", "OFGEM",
    "OFSTED", "OPCW", "OPEC", "OSHA", "OXFAM", "PETA", "POTUS", "RADAR", "RAM", "REIT", "RICO", "SALT", "SARS",
    "SCOTUS", "SCUBA", "SEAL", "SEALS", "SIM", "SNAP", "SONAR", "START", "SWAT", "SWIFT", "TARP", "TASER", "TASS",
    "UEFA", "UKIP", "UNAIDS", "UNESCO", "UNHCR", "UNICEF", "UNIFIL", "UNITA", "UNMIK", "UNRWA", "WADA", "YOLO", "ZIP",
];

/// Said by letters although they could be read. Sorted.
#[rustfmt::skip]
const SPELLED: &[&str] = &[
    "AA", "AAA", "AARP", "ABC", "AC", "ACLU", "AFL", "AFP", "AI", "AIG", "AK", "AKP", "AM", "ANC", "AP", "APA", "API",
    "AR", "ASAP", "ATM", "BA", "BAE", "BBC", "BJP", "BMA", "BP", "BSE", "CBC", "CBI", "CBO", "CBS", "CCTV", "CDC",
    "CDU", "CEO", "CFO", "CIA", "CIO", "CNN", "COO", "CPI", "CSU", "DA", "DACA", "DC", "DEA", "DHS", "DIY", "DJ",
    "DNA", "DNC", "DOJ", "DUI", "DUP", "EADS", "ECB", "EEA", "EMA", "EPA", "ESA", "ESPN", "ETA", "ETF", "EU", "EV",
    "FA", "FAA", "FAO", "FBI", "FCC", "FDA", "FDIC", "FDP", "FIA", "FSA", "FTC", "GDP", "GE", "GM", "GMO", "GOP",
    "GP", "GPS", "GPU", "HIV", "HQ", "IAEA", "IATA", "IBM", "ICAO", "ICC", "ICE", "ICJ", "ICU", "ID", "IDF", "IEA",
    "IED", "ILO", "IMF", "IOC", "IOM", "IOU", "IP", "IPO", "IQ", "IRA", "IRS", "ISI", "ISS", "IT", "ITN", "ITV",
    "IVF", "KLA", "LA", "LAPD", "LED", "LGBT", "LGBTQ", "LNG", "MBA", "MEP", "MEPS", "MIT", "MLA", "MLB", "MP", "MRI",
    "MSNBC", "NAO", "NBA", "NBC", "NCAA", "NFL", "NGO", "NHL", "NHS", "NIH", "NPR", "NRA", "NSA", "NSC", "NYPD",
    "NYSE", "OECD", "OK", "OSCE", "PA", "PC", "PDF", "PIN", "PLO", "PM", "PMQS", "PR", "PTSD", "QAA", "RAF", "RNC",
    "RPI", "RSPCA", "RTE", "SAS", "SEC", "SNP", "SOS", "SPD", "SUV", "TD", "TSA", "TUC", "TV", "UAE", "UAV", "UCLA",
    "UFC", "UFO", "UK", "UN", "UPI", "UPS", "URL", "US", "USA", "USAF", "USDA", "USS", "USSR", "VA", "VAT", "VIP",
    "VP", "WHO", "WTO",
];

/// Ordinary words that headlines set in capitals; short ones only, the rest have a shape that shows it. Sorted.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "ACT", "ADD", "AGE", "AGO", "AID", "AIM", "AIR", "ALL", "ALSO", "AM", "AN", "AND", "ANY", "ARE", "ARM", "ARMY",
    "ART", "AS", "ASK", "AT", "AWAY", "BACK", "BAD", "BALL", "BAN", "BANK", "BAR", "BE", "BEAT", "BEEN", "BEST",
    "BET", "BID", "BIG", "BILL", "BIT", "BLUE", "BOOK", "BOTH", "BOY", "BUS", "BUSH", "BUT", "BUY", "BY", "CALL",
    "CALLS", "CAN", "CAP", "CAR", "CARE", "CASE", "CASH", "CITY", "COLD", "COME", "COST", "CUP", "CUT", "CUTS",
    "DATA", "DATE", "DAY", "DEAD", "DEAL", "DEEP", "DID", "DIE", "DIES", "DO", "DOES", "DOG", "DOWN", "DRUG", "DUE",
    "EACH", "EAST", "EAT", "END", "ENDS", "EVEN", "EVER", "EYE", "FACE", "FACT", "FAIL", "FALL", "FAR", "FEAR", "FED",
    "FEW", "FILM", "FIND", "FIRE", "FIT", "FIVE", "FIX", "FLY", "FOOD", "FOR", "FORD", "FOUR", "FREE", "FROM", "FULL",
    "FUN", "GAME", "GAS", "GET", "GETS", "GIRL", "GIVE", "GO", "GOES", "GOLD", "GOOD", "GOT", "GUN", "HAD", "HALF",
    "HALL", "HAS", "HAVE", "HE", "HEAD", "HELD", "HELP", "HER", "HERE", "HIGH", "HIM", "HIS", "HIT", "HITS", "HOLD",
    "HOME", "HOPE", "HOT", "HOUR", "HOW", "HUGE", "IF", "IN", "INTO", "IRAN", "IRAQ", "IS", "ITS", "JAIL", "JOB",
    "JOBS", "JOIN", "JOY", "JUST", "KEEP", "KEY", "KILL", "KING", "KNOW", "LAND", "LAST", "LATE", "LAW", "LEAD",
    "LED", "LEFT", "LESS", "LET", "LIFE", "LIKE", "LINE", "LIVE", "LONG", "LOOK", "LORD", "LOSE", "LOSS", "LOST",
    "LOT", "LOVE", "LOW", "MADE", "MAIN", "MAKE", "MALI", "MAN", "MANY", "MAP", "MARK", "MAX", "MAY", "ME", "MEET", "MEN",
    "MET", "MORE", "MOST", "MOVE", "MUCH", "MUST", "MY", "NAME", "NEAR", "NEED", "NEW", "NEWS", "NEXT", "NIGHT",
    "NINE", "NO", "NONE", "NOR", "NOT", "NOW", "ODD", "OF", "OFF", "OIL", "OLD", "OMAN", "ON", "ONCE", "ONE", "ONLY",
    "OPEN", "OR", "OUR", "OUT", "OVER", "OWN", "PAID", "PARK", "PART", "PAST", "PAY", "PERU", "PLAN", "PLAY", "POLL",
    "POOR", "POPE", "PORT", "POST", "PUT", "RACE", "RAIL", "RAIN", "RAN", "RATE", "RED", "REST", "RICH", "RISE",
    "RISK", "ROAD", "ROLE", "ROW", "RULE", "RUN", "SAFE", "SAID", "SALE", "SAVE", "SAW", "SAY", "SAYS", "SEA", "SEE",
    "SEEK", "SEND", "SENT", "SET", "SETS", "SEX", "SHE", "SHOW", "SHUT", "SICK", "SIDE", "SIGN", "SINCE", "SIT",
    "SITE", "SIX", "SKY", "SO", "SOLD", "SOME", "SON", "SOON", "STAR", "STAY", "STOP", "SUCH", "SUN", "TAKE", "TALK",
    "TALKS", "TAX", "TEAM", "TELL", "TEN", "TERM", "TEST", "THAN", "THAT", "THE", "THEM", "THEN", "THEY", "THIS",
    "TIME", "TO", "TOLD", "TOO", "TOP", "TOUR", "TOWN", "TRUMP", "TRY", "TURN", "TWO", "UNIT", "UP", "UPON", "USE",
    "USED", "VERY", "VIEW", "VOTE", "WAR", "WARS", "WAS", "WAY", "WE", "WEEK", "WELL", "WENT", "WERE", "WEST", "WHAT",
    "WHEN", "WHY", "WIFE", "WILD", "WILL", "WIN", "WINS", "WITH", "WOMAN", "WON", "WORD", "WORK", "WORLD", "YEAR",
    "YES", "YET", "YOU", "YOUR", "ZERO", "ZONE",
];

/// Postal codes of the states, and the name after a place and a comma. Sorted.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("AK", "Alaska"), ("AL", "Alabama"), ("AR", "Arkansas"), ("AZ", "Arizona"), ("CA", "California"), ("CO", "Colorado"),
    ("CT", "Connecticut"), ("DE", "Delaware"), ("FL", "Florida"), ("GA", "Georgia"), ("HI", "Hawaii"), ("IA", "Iowa"), ("ID", "Idaho"),
    ("IL", "Illinois"), ("IN", "Indiana"), ("KS", "Kansas"), ("KY", "Kentucky"), ("LA", "Louisiana"), ("MA", "Massachusetts"),
    ("MD", "Maryland"), ("ME", "Maine"), ("MI", "Michigan"), ("MN", "Minnesota"), ("MO", "Missouri"), ("MS", "Mississippi"),
    ("MT", "Montana"), ("NC", "North Carolina"), ("ND", "North Dakota"), ("NE", "Nebraska"), ("NH", "New Hampshire"),
    ("NJ", "New Jersey"), ("NM", "New Mexico"), ("NV", "Nevada"), ("NY", "New York"), ("OH", "Ohio"), ("OK", "Oklahoma"),
    ("OR", "Oregon"), ("PA", "Pennsylvania"), ("RI", "Rhode Island"), ("SC", "South Carolina"), ("SD", "South Dakota"),
    ("TN", "Tennessee"), ("TX", "Texas"), ("UT", "Utah"), ("VA", "Virginia"), ("VT", "Vermont"), ("WA", "Washington"),
    ("WI", "Wisconsin"), ("WV", "West Virginia"), ("WY", "Wyoming"),
];

/// Whether capitals are in the table of those that are spelled.
pub(super) fn is_spelled(capitals: &str) -> bool {
    SPELLED.binary_search(&capitals).is_ok()
}

/// The state that a postal code stands for.
pub(super) fn state_of(code: &str) -> Option<&'static str> {
    STATES.binary_search_by(|(other, _)| (*other).cmp(code)).ok().map(|row| STATES[row].1)
}

/// Whether a word is a state's postal code, its name, or the first word of its name.
pub(super) fn is_state(word: &str) -> bool {
    STATES.iter().any(|(code, name)| *code == word || name.split(' ').next() == Some(word))
}

/// A string of capitals at `at` without its small ending: "NATO" of "NATO's".
fn base<'a>(context: &Context<'a>, at: usize) -> &'a str {
    let text = context.str(at);
    &text[..text.find(['\'', '’']).unwrap_or(text.len())]
}

/// How the capitals at `at` are said.
pub(super) fn reading(context: &Context<'_>, at: usize) -> Reading {
    let text = base(context, at);
    let headline = || is_headline(context, at);
    if text.len() == 2
        && let Some(reading) = state(context, at, text)
    {
        return reading;
    }
    if is_in_name(context, at) {
        return Reading::Word;
    }
    let listed = |table: &[&str]| table.binary_search(&text).is_ok();
    match text {
        "IT" | "WHO" | "ICE" | "LED" | "PIN" | "AM" | "HI" | "OH" | "SAS" | "DA" if headline() => {
            return Reading::Headline;
        }
        // Never in capitals again: after a comma they would be states.
        "IN" | "ME" | "OR" => return Reading::Headline,
        "US" if is_pronoun(context, at) && headline() => return Reading::Headline,
        "COP" | "ISIS" | "SEAL" | "START" | "SIM" | "RAM" => return Reading::Word,
        _ => {}
    }
    // A name of three letters or less is too often part of another ("Ira", "La") to overrule the table by itself.
    if text.len() > 3 && (context.is_word)(text) {
        return Reading::Word;
    }
    if listed(SPELLED) {
        return if listed(ORDINARY) && headline() { Reading::Headline } else { Reading::Letters };
    }
    if listed(SPOKEN) || listed(ORDINARY) || (context.is_word)(text) {
        return if listed(&["NAACP", "OPCW", "UNHCR"]) { Reading::Letters } else { Reading::Word };
    }
    if !text.chars().any(|c| "AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ".contains(c)) {
        return Reading::Letters;
    }
    let long = text.chars().count();
    match long {
        6.. => Reading::Word,
        4.. if is_readable(text) => Reading::Word,
        3.. if headline() => Reading::Headline,
        _ => Reading::Letters,
    }
}

/// "Austin, TX" is a state; "ME" alone in brackets is a name cut short.
fn state(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    let bracketed = matches!(context.str(at.wrapping_sub(1)), "(" | "[") && matches!(context.str(at + 1), ")" | "]");
    if bracketed {
        return ORDINARY.binary_search(&text).is_ok().then_some(Reading::Letters);
    }
    let closed = context.closes(at + 1) && context.shape(context.skip_space(at + 1)) != Shape::Capital;
    (closed && is_placed(context, at)).then(|| state_of(text)).flatten().map(Reading::Phrase)
}

/// After a name and a comma, as states stand.
fn is_placed(context: &Context<'_>, at: usize) -> bool {
    let comma = context.before(at);
    context.is(comma, ",") && context.shape(context.before(comma)).is_capitalized()
}

/// "Raleigh, N.C.": with stops stand the states of two words; "M.D." and "M.A." after a name are degrees.
fn dotted_state(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let two = context.shape(at) == Shape::Letter && context.shape(at + 2) == Shape::Letter;
    let stops = context.is(at + 1, ".") && context.is(at + 3, ".") && !context.shape(at + 4).is_word();
    if !two || !stops || !is_placed(context, at) {
        return None;
    }
    let name = state_of(&[context.str(at), context.str(at + 2)].concat())?;
    name.contains(' ').then_some((name, at + 4))
}

/// "LA PAZ", "AL-BASHIR": the capitals and a neighbour in capitals make a name, whatever they are alone.
fn is_in_name(context: &Context<'_>, at: usize) -> bool {
    let named = |first: usize| {
        let is_pair = context.shape(first) == Shape::Caps && context.shape(first + 2) == Shape::Caps;
        let is_tied = is_pair && (context.shape(first + 1) == Shape::Space || context.is_hyphen(first + 1));
        is_tied && (context.is_word)(context.slice(first, first + 3))
    };
    named(at) || named(at.wrapping_sub(2))
}

/// "TELL US MORE": after a verb or a preposition, in capitals all about.
fn is_pronoun(context: &Context<'_>, at: usize) -> bool {
    matches!(
        context.previous(at),
        "TELL" | "OF" | "TO" | "FOR" | "WITH" | "LET" | "GIVE" | "FROM" | "ABOUT" | "JOIN" | "HELP" | "AMONG"
    )
}

/// Vowels and consonants take turns well enough to be read out.
fn is_readable(text: &str) -> bool {
    let (mut run, mut last) = (0, None);
    for c in text.chars() {
        let vowel = "AEIOUY".contains(c) || !c.is_ascii();
        run = if last == Some(vowel) { run + 1 } else { 1 };
        if run > 2 {
            return false;
        }
        last = Some(vowel);
    }
    let mut letters = text.chars();
    let opening: String = letters.by_ref().take(2).collect();
    let consonants = opening.chars().all(|c| !"AEIOUY".contains(c));
    !consonants
        || matches!(
            opening.as_str(),
            "BL" | "BR"
                | "CH"
                | "CL"
                | "CR"
                | "DR"
                | "FL"
                | "FR"
                | "GL"
                | "GR"
                | "PH"
                | "PL"
                | "PR"
                | "SC"
                | "SH"
                | "SK"
                | "SL"
                | "SM"
                | "SN"
                | "SP"
                | "ST"
                | "SW"
                | "TH"
                | "TR"
                | "TW"
                | "WH"
                | "KN"
                | "WR"
        )
}

/// Whether the words about are capitals too: two neighbours of four letters or more within three words.
fn is_headline(context: &Context<'_>, at: usize) -> bool {
    let mut loud = 0;
    let mut soft = 0;
    for step in 1..=6 {
        for place in [at.wrapping_sub(step), at + step] {
            match context.shape(place) {
                Shape::Caps if context.str(place).len() >= 4 => loud += 1,
                Shape::Lower if context.str(place).len() >= 2 => soft += 1,
                _ => {}
            }
        }
    }
    loud >= 1 && soft == 0
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let rule_of = |reading| match reading {
        Reading::Letters => "letters",
        Reading::Word => "word",
        Reading::Headline => "headline",
        Reading::Phrase(_) => "state",
    };
    match context.shape(at) {
        Shape::Letter | Shape::Lower | Shape::Capital if context.str(at).len() <= 3 => {
            if let Some((_, end)) = dotted_state(context, at) {
                return Some(Found { end, rule: "dotted-state" });
            }
            dotted(context, at).or_else(|| {
                if context.shape(at) == Shape::Letter {
                    letter(context, at)
                } else {
                    cut(context, at).map(|end| Found { end, rule: "letters" })
                }
            })
        }
        Shape::Caps => {
            // "AT&T", "Q&A" and "S&P" are one name.
            if let Some(end) = ampersand(context, at) {
                return Some(Found { end, rule: "ampersand" });
            }
            Some(Found { end: at + 1, rule: rule_of(reading(context, at)) })
        }
        Shape::Mixed => plural(context, at).map(|_| Found { end: at + 1, rule: "plural" }),
        Shape::Lower | Shape::Capital => cut(context, at).map(|end| Found { end, rule: "letters" }),
        _ => None,
    }
}

/// Small letters that are always spelled.
fn cut(context: &Context<'_>, at: usize) -> Option<usize> {
    (is_cut(context.str(at)) && context.closes(at + 1)).then_some(at + 1)
}

/// Whether a word without capitals is spelled all the same.
pub(super) fn is_cut(word: &str) -> bool {
    matches!(word, "tv" | "Tv" | "dvd" | "ok" | "pp")
}

fn ampersand(context: &Context<'_>, at: usize) -> Option<usize> {
    let right = at + 2;
    let capitals = base(context, right);
    let short = context.str(at).len() <= 3 && capitals.len() <= 3;
    let loud = context.shape(right).is_capitalized() && capitals.chars().all(char::is_uppercase);
    (context.is(at + 1, "&") && loud && short).then_some(right + 1)
}

/// "U.S.", "a.m.", "Ph.D.", "J.K.": at least two letters with stops.
fn dotted(context: &Context<'_>, at: usize) -> Option<Found> {
    if !context.opens(at) && !context.is_hyphen(at.wrapping_sub(1)) {
        return None;
    }
    let single =
        |at: usize| context.shape(at).is_word() && (context.str(at).chars().count() == 1 || context.is(at, "Ph"));
    let mut end = at;
    let mut letters = 0;
    while single(end) && context.is(end + 1, ".") {
        letters += 1;
        end += 2;
    }
    // "U.S" without its last stop, "U.S.'s" with an ending.
    if letters >= 1 && single(end) && !context.shape(end + 1).is_word() {
        letters += 1;
        end += 1;
    } else if letters >= 1
        && context.shape(end) == Shape::Capital
        && context.str(end).len() <= 4
        && context.str(end).ends_with('s')
        && context.str(end).contains(['\'', '’'])
    {
        end += 1;
        letters += 1;
    }
    if letters < 2 || context.shape(end).is_word() && !context.is(end, "s") {
        return None;
    }
    if context.is(end, "s") || (matches!(context.str(end), "'" | "’") && context.is(end + 1, "s")) {
        end += if context.is(end, "s") { 1 } else { 2 };
    }
    Some(Found { end, rule: "stops" })
}

/// A lone capital: an initial, a grade, a vitamin. "A" and "I" are words unless a stop makes them initials.
fn letter(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some(end) = ampersand(context, at) {
        return Some(Found { end, rule: "ampersand" });
    }
    let text = context.str(at);
    // "the F B I. the rest": after a spelled letter the stop is the sentence's.
    let spelled = context.shape(at.wrapping_sub(1)) == Shape::Space
        && context.shape(at.wrapping_sub(2)) == Shape::Letter
        && (context.opens(at.wrapping_sub(2)) || context.is(at.wrapping_sub(3), "-"))
        && !matches!(context.str(at.wrapping_sub(3)), "°" | "′" | "″" | "'" | "’" | "\"")
        || context.previous(at) == "and" && context.shape(context.before(context.before(at))) == Shape::Letter
        || context.shape(context.before(at)) == Shape::Lower
            && context.shape(context.skip_space(at + 2)) == Shape::Lower;
    let initial = context.is(at + 1, ".") && context.shape(at + 2) != Shape::Digits && !spelled;
    if initial {
        let last = at + 2 >= context.lexemes.len();
        let word = matches!(text, "I") && last;
        return (!word).then_some(Found { end: at + 2, rule: "initial" });
    }
    (!matches!(text, "A" | "I" | "O")).then_some(Found { end: at + 1, rule: "letter" })
}

/// The capitals of "MPs" and "NGOs'": all but a small s.
fn plural<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let text = base(context, at);
    let capitals = text.strip_suffix('s')?;
    let loud = capitals.len() >= 2 && capitals.chars().all(char::is_uppercase);
    loud.then(|| context.str(at).split_at(capitals.len()))
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    match found.rule {
        "plural" => {
            let (capitals, ending) = plural(context, at).unwrap_or_default();
            if (context.is_word)(capitals) || SPOKEN.binary_search(&capitals).is_ok() {
                return spoken.word(context.str(at));
            }
            spoken.letters(capitals);
            spoken.ending(ending);
        }
        "ampersand" => {
            spoken.letters(context.str(at));
            spoken.word("and");
            spoken.tie(Join::Space);
            spoken.letters(base(context, at + 2));
            spoken.ending(&context.str(at + 2)[base(context, at + 2).len()..]);
        }
        "stops" => {
            for place in at..found.end {
                let text = context.str(place);
                let first = text.split(['\'', '’']).next().unwrap_or_default();
                if text == "s" && (place > at) && !context.is(place + 1, ".") {
                    spoken.ending(if context.is(place.wrapping_sub(1), ".") { "s" } else { "'s" });
                } else if context.shape(place).is_word() {
                    spoken.letters(first);
                    spoken.ending(&text[first.len()..]);
                }
            }
        }
        "dotted-state" => {
            if let Some((name, _)) = dotted_state(context, at) {
                spoken.phrase(name);
            }
        }
        "initial" | "letter" => spoken.letters(context.str(at)),
        "letters" if context.shape(at) != Shape::Caps => spoken.letters(context.str(at)),
        _ => say_capitals(context, at, reading(context, at), spoken),
    }
}

/// Says the capitals at `at` as they are to be read, with their small ending.
pub(super) fn say_capitals(context: &Context<'_>, at: usize, reading: Reading, spoken: &mut Spoken) {
    let text = context.str(at);
    let base = base(context, at);
    match reading {
        Reading::Word => return spoken.word(text),
        Reading::Headline => {
            let mut letters = text.chars();
            let first: String = letters.next().into_iter().collect();
            return spoken.word(&(first + &letters.as_str().to_lowercase()));
        }
        Reading::Letters => spoken.letters(base),
        Reading::Phrase(name) => spoken.phrase(name),
    }
    spoken.ending(&text[base.len()..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_have_no_doubles() {
        for table in [SPOKEN, SPELLED, ORDINARY] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        assert!(STATES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
