//! Abbreviations of running text and what they stand for. Initialisms, units and currencies have tables of their own.

/// What an abbreviation does to the stop after it and to the word before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before a name, with or without its stop: never the end of a sentence.
    Title,
    /// After a name or a number, with or without its stop.
    After,
    /// Only with its stop, because the letters without it are a word of their own.
    Dotted,
    /// Only before a number.
    Number,
}

/// One abbreviation.
#[derive(Clone, Copy, Debug)]
pub struct Abbreviation {
    /// As written, without the stop.
    pub written: &'static str,
    /// As spoken.
    pub spoken: &'static str,
    /// Where it stands.
    pub place: Place,
}

const fn row(written: &'static str, spoken: &'static str, place: Place) -> Abbreviation {
    Abbreviation { written, spoken, place }
}

/// Sorted by the written form, as bytes.
#[rustfmt::skip]
pub const ABBREVIATIONS: &[Abbreviation] = &[
    row("Adm", "Admiral", Place::Title),
    row("Ala", "Alabama", Place::Dotted),
    row("Amb", "Ambassador", Place::Dotted),
    row("Amdt", "Amendment", Place::Number),
    row("App", "Appendix", Place::Number),
    row("Approx", "Approximately", Place::After),
    row("Apr", "April", Place::Dotted),
    row("Apt", "Apartment", Place::Number),
    row("Ariz", "Arizona", Place::After),
    row("Ark", "Arkansas", Place::Dotted),
    row("Art", "Article", Place::Number),
    row("Arts", "Articles", Place::Number),
    row("Assn", "Association", Place::After),
    row("Asst", "Assistant", Place::Title),
    row("Atty", "Attorney", Place::Title),
    row("Aug", "August", Place::Dotted),
    row("Ave", "Avenue", Place::After),
    row("Bde", "Brigade", Place::After),
    row("Bldg", "Building", Place::After),
    row("Blvd", "Boulevard", Place::After),
    row("Brig", "Brigadier", Place::Dotted),
    row("Bros", "Brothers", Place::After),
    row("Calif", "California", Place::After),
    row("Capt", "Captain", Place::Title),
    row("Cdr", "Commander", Place::Title),
    row("Ch", "Chapter", Place::Number),
    row("Chs", "Chapters", Place::Number),
    row("Cie", "Company", Place::Dotted),
    row("Cmdr", "Commander", Place::Title),
    row("Co", "Company", Place::Dotted),
    row("Col", "Colonel", Place::Dotted),
    row("Colo", "Colorado", Place::Dotted),
    row("Conn", "Connecticut", Place::Dotted),
    row("Corp", "Corporation", Place::After),
    row("Cpl", "Corporal", Place::Title),
    row("Ct", "Court", Place::Dotted),
    row("Dec", "December", Place::Dotted),
    row("Del", "Delaware", Place::Dotted),
    row("Dem", "Democrat", Place::Dotted),
    row("Dept", "Department", Place::After),
    row("Det", "Detective", Place::Dotted),
    row("Dir", "Director", Place::Dotted),
    row("Dist", "District", Place::Dotted),
    row("Dr", "Doctor", Place::Title),
    row("Drs", "Doctors", Place::Title),
    row("Ep", "Episode", Place::Number),
    row("Eps", "Episodes", Place::Number),
    row("Eq", "Equation", Place::Number),
    row("Esq", "Esquire", Place::After),
    row("Expy", "Expressway", Place::After),
    row("Feb", "February", Place::Dotted),
    row("Fig", "Figure", Place::Number),
    row("Figs", "Figures", Place::Number),
    row("Fla", "Florida", Place::Dotted),
    row("Fr", "Father", Place::Dotted),
    row("Fri", "Friday", Place::Dotted),
    row("Ft", "Fort", Place::Dotted),
    row("Fwy", "Freeway", Place::After),
    row("Ga", "Georgia", Place::Dotted),
    row("Gen", "General", Place::Dotted),
    row("Gov", "Governor", Place::Title),
    row("Govs", "Governors", Place::Title),
    row("Hon", "Honorable", Place::Dotted),
    row("Hwy", "Highway", Place::After),
    row("Ill", "Illinois", Place::Dotted),
    row("Inc", "Incorporated", Place::After),
    row("Ind", "Indiana", Place::Dotted),
    row("Insp", "Inspector", Place::Title),
    row("Jan", "January", Place::Dotted),
    row("Jr", "Junior", Place::After),
    row("Jul", "July", Place::Dotted),
    row("Jun", "June", Place::Dotted),
    row("Kan", "Kansas", Place::Dotted),
    row("Ky", "Kentucky", Place::Dotted),
    row("La", "Louisiana", Place::Dotted),
    row("Lt", "Lieutenant", Place::Title),
    row("Ltd", "Limited", Place::After),
    row("Maj", "Major", Place::Title),
    row("Mar", "March", Place::Dotted),
    row("Mass", "Massachusetts", Place::Dotted),
    row("Md", "Maryland", Place::Dotted),
    row("Messrs", "Messieurs", Place::Title),
    row("Mich", "Michigan", Place::Dotted),
    row("Minn", "Minnesota", Place::Dotted),
    row("Miss", "Mississippi", Place::Dotted),
    row("Mo", "Missouri", Place::Dotted),
    row("Mon", "Monday", Place::Dotted),
    row("Mont", "Montana", Place::Dotted),
    row("Mr", "Mister", Place::Title),
    row("Mrs", "Missus", Place::Title),
    row("Ms", "Ms", Place::Title),
    row("Msgr", "Monsignor", Place::Title),
    row("Mt", "Mount", Place::Title),
    row("NO", "number", Place::Number),
    row("Neb", "Nebraska", Place::Dotted),
    row("Nev", "Nevada", Place::Dotted),
    row("No", "number", Place::Number),
    row("Nos", "numbers", Place::Number),
    row("Nov", "November", Place::Dotted),
    row("Oct", "October", Place::Dotted),
    row("Okla", "Oklahoma", Place::Dotted),
    row("Op", "Opus", Place::Number),
    row("Ore", "Oregon", Place::Dotted),
    row("Para", "Paragraph", Place::Number),
    row("Penn", "Pennsylvania", Place::Dotted),
    row("Pfc", "Private First Class", Place::Title),
    row("Pkwy", "Parkway", Place::After),
    row("Pres", "President", Place::Title),
    row("Prof", "Professor", Place::Title),
    row("Profs", "Professors", Place::Title),
    row("Prop", "Proposition", Place::Number),
    row("Pt", "Point", Place::Dotted),
    row("Pte", "Private", Place::Title),
    row("Pvt", "Private", Place::Title),
    row("Rd", "Road", Place::After),
    row("Reg", "Regulation", Place::Number),
    row("Regs", "Regulations", Place::Number),
    row("Rep", "Representative", Place::Dotted),
    row("Reps", "Representatives", Place::Dotted),
    row("Rev", "Reverend", Place::Dotted),
    row("Rm", "Room", Place::Number),
    row("Rte", "Route", Place::Number),
    row("Sat", "Saturday", Place::Dotted),
    row("Sec", "Secretary", Place::Dotted),
    row("Secs", "Sections", Place::Number),
    row("Sen", "Senator", Place::Title),
    row("Sens", "Senators", Place::Title),
    row("Sep", "September", Place::Dotted),
    row("Sept", "September", Place::After),
    row("Sgt", "Sergeant", Place::Title),
    row("Sq", "Square", Place::Dotted),
    row("Sr", "Senior", Place::After),
    row("St", "Saint", Place::Title),
    row("Ste", "Sainte", Place::Dotted),
    row("Sun", "Sunday", Place::Dotted),
    row("Supt", "Superintendent", Place::Title),
    row("Tel", "Telephone", Place::Number),
    row("Tenn", "Tennessee", Place::Dotted),
    row("Tex", "Texas", Place::Dotted),
    row("Thu", "Thursday", Place::Dotted),
    row("Thurs", "Thursday", Place::Dotted),
    row("Tue", "Tuesday", Place::Dotted),
    row("Tues", "Tuesday", Place::After),
    row("Univ", "University", Place::Dotted),
    row("VOL", "volume", Place::Number),
    row("Va", "Virginia", Place::Dotted),
    row("Vol", "volume", Place::Number),
    row("Vols", "volumes", Place::Number),
    row("Vt", "Vermont", Place::Dotted),
    row("Wash", "Washington", Place::Dotted),
    row("Wed", "Wednesday", Place::Dotted),
    row("Wis", "Wisconsin", Place::Dotted),
    row("Wyo", "Wyoming", Place::Dotted),
    row("approx", "approximately", Place::After),
    row("apr", "April", Place::Dotted),
    row("apt", "apartment", Place::Number),
    row("art", "article", Place::Number),
    row("arts", "articles", Place::Number),
    row("assn", "association", Place::Dotted),
    row("aug", "August", Place::Dotted),
    row("ave", "avenue", Place::Dotted),
    row("bros", "brothers", Place::After),
    row("ca", "circa", Place::Dotted),
    row("capt", "captain", Place::Title),
    row("ch", "chapter", Place::Number),
    row("cl", "clause", Place::Number),
    row("dept", "department", Place::After),
    row("dr", "doctor", Place::Title),
    row("ed", "edition", Place::Dotted),
    row("ep", "episode", Place::Number),
    row("eps", "episodes", Place::Number),
    row("est", "estimated", Place::Dotted),
    row("etc", "etcetera", Place::After),
    row("ext", "extension", Place::Number),
    row("feb", "February", Place::Dotted),
    row("fig", "figure", Place::Number),
    row("figs", "figures", Place::Number),
    row("gen", "general", Place::Dotted),
    row("gov", "governor", Place::Dotted),
    row("hwy", "highway", Place::After),
    row("inc", "incorporated", Place::After),
    row("incl", "including", Place::Dotted),
    row("jan", "January", Place::Dotted),
    row("jr", "junior", Place::After),
    row("lbs", "pounds", Place::After),
    row("lt", "lieutenant", Place::Title),
    row("ltd", "limited", Place::After),
    row("mr", "mister", Place::Title),
    row("mrs", "missus", Place::Title),
    row("no", "number", Place::Number),
    row("nos", "numbers", Place::Number),
    row("nov", "November", Place::Dotted),
    row("oct", "October", Place::Dotted),
    row("op", "opus", Place::Number),
    row("para", "paragraph", Place::Number),
    row("paras", "paragraphs", Place::Number),
    row("pp", "pages", Place::Number),
    row("prof", "professor", Place::Title),
    row("rd", "road", Place::Dotted),
    row("sec", "section", Place::Number),
    row("secs", "sections", Place::Number),
    row("sept", "September", Place::Dotted),
    row("sgt", "sergeant", Place::Title),
    row("sr", "senior", Place::After),
    row("st", "saint", Place::Title),
    row("tel", "telephone", Place::Number),
    row("viz", "namely", Place::Dotted),
    row("vol", "volume", Place::Number),
    row("vols", "volumes", Place::Number),
    row("vs", "versus", Place::After),
];

/// For each first letter, a bit for each length of an abbreviation. It turns many words away at once.
static LENGTHS: [u8; 128] = {
    let mut lengths = [0; 128];
    let mut at = 0;
    while at < ABBREVIATIONS.len() {
        let written = ABBREVIATIONS[at].written.as_bytes();
        lengths[written[0] as usize] |= 1 << written.len();
        at += 1;
    }
    lengths
};

/// For each first letter, a bit for each second letter of an abbreviation. It turns away "the", "and" and their like.
static SECONDS: [u32; 128] = {
    let mut seconds = [0; 128];
    let mut at = 0;
    while at < ABBREVIATIONS.len() {
        let written = ABBREVIATIONS[at].written.as_bytes();
        seconds[written[0] as usize] |= 1 << (written[1] & 31);
        at += 1;
    }
    seconds
};

/// Finds an abbreviation as written without its stop.
pub fn abbreviation(written: &str) -> Option<&'static Abbreviation> {
    let &[first, second, ..] = written.as_bytes() else { return None };
    if !first.is_ascii() || written.len() > 7 {
        return None;
    }
    let known =
        LENGTHS[usize::from(first)] >> written.len() & 1 != 0 && SECONDS[usize::from(first)] >> (second & 31) & 1 != 0;
    if !known {
        return None;
    }
    ABBREVIATIONS.binary_search_by(|row| row.written.cmp(written)).ok().map(|at| &ABBREVIATIONS[at])
}

/// Words that begin sentences far more often than names; after an ambiguous stop they tell a new sentence. Sorted.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "A", "About", "According", "After", "All", "Also", "Although", "An", "And", "Another", "Are", "As", "At",
    "Authorities", "Because", "Before", "Both", "But", "By", "Can", "Critics", "Despite", "Did", "Do", "Does",
    "During", "Each", "Earlier", "Even", "Every", "Experts", "Few", "For", "Four", "From", "Had", "Has", "Have", "He",
    "Her", "Here", "Hers", "His", "How", "However", "I", "I'm", "If", "In", "Instead", "Is", "It", "It's", "Its",
    "Last", "Later", "Local", "Many", "Meanwhile", "More", "Most", "Much", "My", "Neither", "No", "Nobody", "None",
    "Not", "Nothing", "Now", "Officials", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over",
    "People", "Perhaps", "Police", "Researchers", "Residents", "Several", "She", "Since", "So", "Some", "Still",
    "Such", "Ten", "Than", "That", "That's", "The", "Their", "Then", "There", "These", "They", "This", "Those",
    "Though", "Three", "Through", "Thus", "To", "Today", "Two", "Under", "Until", "Was", "We", "Were", "What", "When",
    "Where", "Whether", "Which", "While", "Who", "Why", "Will", "With", "Would", "Yes", "Yet", "You", "Your",
];

/// Whether a word begins sentences far more often than names.
pub fn starts_sentences(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_have_no_doubles() {
        assert!(STARTERS.is_sorted_by(|one, other| one < other));
        for pair in ABBREVIATIONS.windows(2) {
            assert!(pair[0].written < pair[1].written, "{} before {}", pair[0].written, pair[1].written);
        }
    }
}
