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
    row("Abp", "Archbishop", Place::Title),
    row("Adm", "Admiral", Place::Title),
    row("Ala", "Alabama", Place::Dotted),
    row("Ald", "Alderman", Place::Title),
    row("Alta", "Alberta", Place::Dotted),
    row("Amb", "Ambassador", Place::Title),
    row("Amdt", "Amendment", Place::After),
    row("Amdts", "Amendments", Place::After),
    row("App", "Appendix", Place::Number),
    row("Approx", "Approximately", Place::After),
    row("Apr", "April", Place::Dotted),
    row("Apt", "Apartment", Place::Number),
    row("Archbp", "Archbishop", Place::Title),
    row("Ariz", "Arizona", Place::After),
    row("Ark", "Arkansas", Place::Dotted),
    row("Art", "Article", Place::Number),
    row("Arts", "Articles", Place::Number),
    row("Ass'n", "Association", Place::After),
    row("Assn", "Association", Place::After),
    row("Assoc", "Associate", Place::Dotted),
    row("Asst", "Assistant", Place::Title),
    row("Atty", "Attorney", Place::Title),
    row("Aug", "August", Place::Dotted),
    row("Ave", "Avenue", Place::After),
    row("Avg", "Average", Place::After),
    row("Bde", "Brigade", Place::After),
    row("Bldg", "Building", Place::After),
    row("Blvd", "Boulevard", Place::After),
    row("Bp", "Bishop", Place::Dotted),
    row("Brig", "Brigadier", Place::Title),
    row("Bros", "Brothers", Place::After),
    row("Calif", "California", Place::After),
    row("Capt", "Captain", Place::Title),
    row("Capts", "Captains", Place::Title),
    row("Cdr", "Commander", Place::Title),
    row("Cf", "Compare", Place::Dotted),
    row("Ch", "Chapter", Place::Number),
    row("Chmn", "Chairman", Place::Title),
    row("Chs", "Chapters", Place::Number),
    row("Cie", "Company", Place::Dotted),
    row("Cir", "Circle", Place::Dotted),
    row("Cllr", "Councillor", Place::Title),
    row("Cllrs", "Councillors", Place::Title),
    row("Cmdr", "Commander", Place::Title),
    row("Co", "Company", Place::Dotted),
    row("Col", "Colonel", Place::Title),
    row("Colo", "Colorado", Place::Dotted),
    row("Cols", "Colonels", Place::Title),
    row("Comdr", "Commander", Place::Title),
    row("Conn", "Connecticut", Place::Dotted),
    row("Const", "Constable", Place::Dotted),
    row("Corp", "Corporation", Place::After),
    row("Cpl", "Corporal", Place::Title),
    row("Cpt", "Captain", Place::Title),
    row("Cst", "Constable", Place::Title),
    row("Ct", "Court", Place::Dotted),
    row("Dec", "December", Place::Dotted),
    row("Del", "Delaware", Place::Dotted),
    row("Dem", "Democrat", Place::Dotted),
    row("Dep", "Deputy", Place::Dotted),
    row("Dept", "Department", Place::After),
    row("Det", "Detective", Place::Title),
    row("Dir", "Director", Place::Dotted),
    row("Dist", "District", Place::Dotted),
    row("Dr", "Doctor", Place::Title),
    row("Drs", "Doctors", Place::Title),
    row("Ed", "Education", Place::Dotted),
    row("Elem", "Elementary", Place::Dotted),
    row("Ep", "Episode", Place::Number),
    row("Eps", "Episodes", Place::Number),
    row("Eq", "Equation", Place::Number),
    row("Esq", "Esquire", Place::After),
    row("Est", "Established", Place::Dotted),
    row("Expy", "Expressway", Place::After),
    row("Ext", "Extension", Place::Number),
    row("Feb", "February", Place::Dotted),
    row("Fig", "Figure", Place::Number),
    row("Figs", "Figures", Place::Number),
    row("Fla", "Florida", Place::Dotted),
    row("Flt", "Flight", Place::Number),
    row("Fr", "Father", Place::Dotted),
    row("Fri", "Friday", Place::Dotted),
    row("Ft", "Fort", Place::Dotted),
    row("Fwy", "Freeway", Place::After),
    row("Ga", "Georgia", Place::Dotted),
    row("Gen", "General", Place::Title),
    row("Gens", "Generals", Place::Title),
    row("Gov", "Governor", Place::Title),
    row("Gov't", "Government", Place::After),
    row("Govs", "Governors", Place::Title),
    row("Govt", "Government", Place::After),
    row("Hon", "Honorable", Place::Dotted),
    row("Hosp", "Hospital", Place::Dotted),
    row("Hwy", "Highway", Place::After),
    row("Ill", "Illinois", Place::Dotted),
    row("Inc", "Incorporated", Place::After),
    row("Ind", "Indiana", Place::Dotted),
    row("Insp", "Inspector", Place::Title),
    row("Insps", "Inspectors", Place::Title),
    row("Inst", "Institute", Place::Dotted),
    row("Int'l", "International", Place::After),
    row("Intl", "International", Place::After),
    row("Jan", "January", Place::Dotted),
    row("Jct", "Junction", Place::After),
    row("Jr", "Junior", Place::After),
    row("Jul", "July", Place::Dotted),
    row("Jun", "June", Place::Dotted),
    row("Kan", "Kansas", Place::Dotted),
    row("Ky", "Kentucky", Place::Dotted),
    row("La", "Louisiana", Place::Dotted),
    row("Lcpl", "Lance Corporal", Place::Title),
    row("Lieut", "Lieutenant", Place::Title),
    row("Ln", "Lane", Place::After),
    row("Lt", "Lieutenant", Place::Title),
    row("Ltd", "Limited", Place::After),
    row("Lts", "Lieutenants", Place::Title),
    row("Maj", "Major", Place::Title),
    row("Mar", "March", Place::Dotted),
    row("Mass", "Massachusetts", Place::Dotted),
    row("Md", "Maryland", Place::Dotted),
    row("Messrs", "Messieurs", Place::Title),
    row("Mfg", "Manufacturing", Place::After),
    row("Mgmt", "Management", Place::After),
    row("Mich", "Michigan", Place::Dotted),
    row("Minn", "Minnesota", Place::Dotted),
    row("Misc", "Miscellaneous", Place::Dotted),
    row("Miss", "Mississippi", Place::Dotted),
    row("Mlle", "Mademoiselle", Place::Title),
    row("Mme", "Madame", Place::Title),
    row("Mo", "Missouri", Place::Dotted),
    row("Mon", "Monday", Place::Dotted),
    row("Mont", "Montana", Place::Dotted),
    row("Mr", "Mister", Place::Title),
    row("Mrs", "Missus", Place::Title),
    row("Ms", "Ms", Place::Title),
    row("Msgr", "Monsignor", Place::Title),
    row("Mt", "Mount", Place::Title),
    row("Mtn", "Mountain", Place::After),
    row("Mtns", "Mountains", Place::After),
    row("NO", "number", Place::Number),
    row("Nat'l", "National", Place::After),
    row("Natl", "National", Place::After),
    row("Neb", "Nebraska", Place::Dotted),
    row("Nev", "Nevada", Place::Dotted),
    row("No", "number", Place::Number),
    row("Nos", "numbers", Place::Number),
    row("Nov", "November", Place::Dotted),
    row("Oct", "October", Place::Dotted),
    row("Ofc", "Officer", Place::Title),
    row("Okla", "Oklahoma", Place::Dotted),
    row("Ont", "Ontario", Place::Dotted),
    row("Op", "Opus", Place::Number),
    row("Oppn", "Opposition", Place::After),
    row("Ore", "Oregon", Place::Dotted),
    row("Orig", "Originally", Place::Dotted),
    row("Pa", "Pennsylvania", Place::Dotted),
    row("Para", "Paragraph", Place::Number),
    row("Penn", "Pennsylvania", Place::Dotted),
    row("Pfc", "Private First Class", Place::Title),
    row("Pkwy", "Parkway", Place::After),
    row("Pl", "Place", Place::Dotted),
    row("Pp", "Pages", Place::Number),
    row("Pres", "President", Place::Title),
    row("Prof", "Professor", Place::Title),
    row("Profs", "Professors", Place::Title),
    row("Prop", "Proposition", Place::Number),
    row("Pt", "Point", Place::Dotted),
    row("Pte", "Private", Place::Title),
    row("Pty", "Proprietary", Place::After),
    row("Pvt", "Private", Place::Title),
    row("Qld", "Queensland", Place::After),
    row("Que", "Quebec", Place::Dotted),
    row("Rd", "Road", Place::After),
    row("Reg", "Regulation", Place::Number),
    row("Regs", "Regulations", Place::Number),
    row("Rep", "Representative", Place::Title),
    row("Reps", "Representatives", Place::Title),
    row("Res", "Resolution", Place::Number),
    row("Rev", "Reverend", Place::Title),
    row("Rgt", "Regiment", Place::After),
    row("Rm", "Room", Place::Number),
    row("Rt", "Right", Place::Title),
    row("Rte", "Route", Place::Number),
    row("Rwy", "Runway", Place::Number),
    row("SS", "Saints", Place::Dotted),
    row("Sask", "Saskatchewan", Place::Dotted),
    row("Sat", "Saturday", Place::Dotted),
    row("Sec", "Secretary", Place::Dotted),
    row("Secs", "Sections", Place::Number),
    row("Sect", "Section", Place::Number),
    row("Secy", "Secretary", Place::Title),
    row("Sen", "Senator", Place::Title),
    row("Sens", "Senators", Place::Title),
    row("Sep", "September", Place::Dotted),
    row("Sept", "September", Place::After),
    row("Sgd", "Signed", Place::After),
    row("Sgt", "Sergeant", Place::Title),
    row("Sgts", "Sergeants", Place::Title),
    row("Spc", "Specialist", Place::Title),
    row("Sq", "Square", Place::Dotted),
    row("Sr", "Senior", Place::After),
    row("St", "Saint", Place::Title),
    row("Std", "Standard", Place::Number),
    row("Ste", "Sainte", Place::Dotted),
    row("Stn", "Station", Place::After),
    row("Sun", "Sunday", Place::Dotted),
    row("Supt", "Superintendent", Place::Title),
    row("Supts", "Superintendents", Place::Title),
    row("Tas", "Tasmania", Place::Dotted),
    row("Tel", "Telephone", Place::Dotted),
    row("Tenn", "Tennessee", Place::Dotted),
    row("Ter", "Terrace", Place::Dotted),
    row("Tex", "Texas", Place::Dotted),
    row("Thu", "Thursday", Place::Dotted),
    row("Thurs", "Thursday", Place::Dotted),
    row("Tpke", "Turnpike", Place::After),
    row("Treas", "Treasurer", Place::Dotted),
    row("Tue", "Tuesday", Place::Dotted),
    row("Tues", "Tuesday", Place::After),
    row("Univ", "University", Place::Dotted),
    row("Utd", "United", Place::After),
    row("VOL", "Volume", Place::Number),
    row("Va", "Virginia", Place::Dotted),
    row("Vic", "Victoria", Place::Dotted),
    row("Viz", "Namely", Place::Dotted),
    row("Vol", "Volume", Place::Number),
    row("Vols", "Volumes", Place::Number),
    row("Vt", "Vermont", Place::Dotted),
    row("Wash", "Washington", Place::Dotted),
    row("Wed", "Wednesday", Place::Dotted),
    row("Wis", "Wisconsin", Place::Dotted),
    row("Wisc", "Wisconsin", Place::Dotted),
    row("Wyo", "Wyoming", Place::Dotted),
    row("Yr", "Year", Place::Number),
    row("acct", "account", Place::After),
    row("addl", "additional", Place::After),
    row("agg", "aggregate", Place::Dotted),
    row("app", "appendix", Place::Number),
    row("approx", "approximately", Place::After),
    row("appt", "appointment", Place::After),
    row("apr", "April", Place::Dotted),
    row("apt", "apartment", Place::Number),
    row("art", "article", Place::Number),
    row("arts", "articles", Place::Number),
    row("ass'n", "association", Place::After),
    row("assn", "association", Place::Dotted),
    row("assoc", "associate", Place::Dotted),
    row("asst", "assistant", Place::After),
    row("aug", "August", Place::Dotted),
    row("ave", "avenue", Place::Dotted),
    row("avg", "average", Place::After),
    row("blvd", "boulevard", Place::Dotted),
    row("bros", "brothers", Place::After),
    row("ca", "circa", Place::Dotted),
    row("cal", "caliber", Place::Dotted),
    row("capt", "captain", Place::Title),
    row("cf", "compare", Place::Dotted),
    row("ch", "chapter", Place::Number),
    row("chs", "chapters", Place::Number),
    row("cl", "clause", Place::Number),
    row("cont", "continued", Place::Dotted),
    row("cor", "corner", Place::Dotted),
    row("dec", "declared", Place::Dotted),
    row("def", "defeated", Place::Dotted),
    row("dep't", "department", Place::After),
    row("dept", "department", Place::After),
    row("depts", "departments", Place::After),
    row("dr", "doctor", Place::Title),
    row("ed", "edition", Place::Dotted),
    row("ep", "episode", Place::Number),
    row("eps", "episodes", Place::Number),
    row("esp", "especially", Place::Dotted),
    row("est", "estimated", Place::Dotted),
    row("etc", "etcetera", Place::After),
    row("excl", "excluding", Place::Dotted),
    row("ext", "extension", Place::Number),
    row("fav", "favorite", Place::Dotted),
    row("feb", "February", Place::Dotted),
    row("fig", "figure", Place::Number),
    row("figs", "figures", Place::Number),
    row("flt", "flight", Place::Number),
    row("flts", "flights", Place::After),
    row("gen", "general", Place::Dotted),
    row("gov", "governor", Place::Dotted),
    row("gov't", "government", Place::After),
    row("govt", "government", Place::After),
    row("govts", "governments", Place::After),
    row("hrs", "hours", Place::After),
    row("hwy", "highway", Place::After),
    row("ibid", "ibid", Place::After),
    row("inc", "incorporated", Place::After),
    row("incl", "including", Place::Dotted),
    row("int'l", "international", Place::After),
    row("intl", "international", Place::After),
    row("jan", "January", Place::Dotted),
    row("jr", "junior", Place::After),
    row("lbs", "pounds", Place::After),
    row("lt", "lieutenant", Place::Title),
    row("ltd", "limited", Place::After),
    row("max", "maximum", Place::Dotted),
    row("mfg", "manufacturing", Place::After),
    row("mgmt", "management", Place::After),
    row("min", "minimum", Place::Dotted),
    row("mins", "minutes", Place::After),
    row("misc", "miscellaneous", Place::Dotted),
    row("mo", "month", Place::Dotted),
    row("mos", "months", Place::Dotted),
    row("mr", "mister", Place::Title),
    row("mrs", "missus", Place::Title),
    row("mth", "month", Place::After),
    row("mths", "months", Place::After),
    row("nat'l", "national", Place::After),
    row("natl", "national", Place::After),
    row("no", "number", Place::Number),
    row("nos", "numbers", Place::Number),
    row("nov", "November", Place::Dotted),
    row("nr", "near", Place::After),
    row("oct", "October", Place::Dotted),
    row("op", "opus", Place::Number),
    row("oppn", "opposition", Place::After),
    row("orig", "originally", Place::Dotted),
    row("para", "paragraph", Place::Number),
    row("paras", "paragraphs", Place::Number),
    row("pct", "percent", Place::After),
    row("pkg", "package", Place::After),
    row("pop", "population", Place::Dotted),
    row("pp", "pages", Place::Number),
    row("prof", "professor", Place::Title),
    row("pts", "points", Place::After),
    row("qtr", "quarter", Place::After),
    row("rd", "road", Place::Dotted),
    row("rds", "rounds", Place::After),
    row("res", "resolution", Place::Number),
    row("rm", "room", Place::Number),
    row("rte", "route", Place::Number),
    row("sec", "section", Place::Number),
    row("secs", "sections", Place::Number),
    row("sect", "section", Place::Number),
    row("sept", "September", Place::Dotted),
    row("sgt", "sergeant", Place::Title),
    row("sr", "senior", Place::After),
    row("st", "saint", Place::Title),
    row("tel", "telephone", Place::Dotted),
    row("viz", "namely", Place::Dotted),
    row("vol", "volume", Place::Number),
    row("vols", "volumes", Place::Number),
    row("vs", "versus", Place::After),
    row("wk", "week", Place::After),
    row("wks", "weeks", Place::After),
    row("wkt", "wicket", Place::After),
    row("wkts", "wickets", Place::After),
    row("yr", "year", Place::After),
    row("yrs", "years", Place::After),
];

/// What the abbreviations with one first letter have in common: a bit for each length, each second and each last byte.
#[derive(Clone, Copy)]
struct Sieve {
    lengths: u8,
    seconds: u32,
    lasts: u32,
}

/// For each first letter, its sieve. It turns nearly every word away at once.
static SIEVES: [Sieve; 128] = {
    let mut sieves = [Sieve { lengths: 0, seconds: 0, lasts: 0 }; 128];
    let mut at = 0;
    while at < ABBREVIATIONS.len() {
        let written = ABBREVIATIONS[at].written.as_bytes();
        let sieve = &mut sieves[written[0] as usize];
        sieve.lengths |= 1 << written.len();
        sieve.seconds |= 1 << (written[1] & 31);
        sieve.lasts |= 1 << (written[written.len() - 1] & 31);
        at += 1;
    }
    sieves
};

/// Finds an abbreviation as written without its stop.
pub fn abbreviation(written: &str) -> Option<&'static Abbreviation> {
    let (first, second, last) = match written.as_bytes() {
        [first, second] => (first, second, second),
        [first, second, .., last] if written.len() <= 7 => (first, second, last),
        _ => return None,
    };
    let sieve = SIEVES.get(usize::from(*first))?;
    let passes = sieve.lengths >> written.len() & 1 == 1
        && sieve.seconds >> (second & 31) & 1 == 1
        && sieve.lasts >> (last & 31) & 1 == 1;
    if !passes {
        return None;
    }
    ABBREVIATIONS.binary_search_by(|row| row.written.cmp(written)).ok().map(|at| &ABBREVIATIONS[at])
}

/// Finds an abbreviation set in capitals, as headlines have it: "GEN." of "GEN. LEE", "INC." of "ACME INC.".
///
/// Two letters alone are too often a name: only saints, doctors and companies are taken.
pub fn loud_abbreviation(written: &str) -> Option<&'static Abbreviation> {
    let fits = matches!(written, "ST" | "DR" | "MR" | "MT" | "CO") || (3..=7).contains(&written.len());
    if !fits || !written.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    abbreviation(&(written[..1].to_owned() + &written[1..].to_lowercase())).filter(|row| row.place != Place::Number)
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

/// Things that are told apart by a letter: "Group A": a stop after the letter is the
/// sentence's.
pub fn is_lettered(word: &str) -> bool {
    matches!(
        word,
        "Group"
            | "group"
            | "Plan"
            | "plan"
            | "Option"
            | "option"
            | "vitamin"
            | "Vitamin"
            | "Hepatitis"
            | "hepatitis"
            | "Exhibit"
            | "Block"
            | "Class"
            | "Category"
            | "Type"
            | "type"
            | "Series"
            | "Generation"
            | "Gen"
            | "Schedule"
            | "Serie"
            | "grade"
            | "Malcolm"
    )
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
