//! The months, the days of the week and the time zones, whole and cut short. Knows no dates.

/// Full names, short names. "May" is its own short form.
pub const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["Jan"]),
    ("February", &["Feb"]),
    ("March", &["Mar"]),
    ("April", &["Apr"]),
    ("May", &[]),
    ("June", &["Jun"]),
    ("July", &["Jul"]),
    ("August", &["Aug"]),
    ("September", &["Sept", "Sep"]),
    ("October", &["Oct"]),
    ("November", &["Nov"]),
    ("December", &["Dec"]),
];

/// Days of the week, and their short forms.
const WEEKDAYS: [(&str, &[&str]); 7] = [
    ("Monday", &["Mon"]),
    ("Tuesday", &["Tues", "Tue"]),
    ("Wednesday", &["Wed", "Weds"]),
    ("Thursday", &["Thurs", "Thu", "Thur"]),
    ("Friday", &["Fri"]),
    ("Saturday", &["Sat"]),
    ("Sunday", &["Sun"]),
];

/// Whether these letters are a time zone's.
#[rustfmt::skip]
pub fn is_zone(letters: &str) -> bool {
    matches!(
        letters,
        "GMT" | "UTC" | "BST" | "EST" | "EDT" | "ET" | "CST" | "CDT" | "CT" | "MST" | "MDT" | "MT" | "PST" | "PDT" | "PT" | "CET"
            | "CEST" | "EET" | "EEST" | "IST" | "JST" | "MSK" | "AEST" | "AEDT" | "HKT" | "KST" | "WAT" | "CAT" | "EAT" | "SAST"
            | "PKT" | "NZST" | "NZDT"
    )
}

/// Whether this is the full name of a month or a day of the week.
pub fn is_calendar_name(name: &str) -> bool {
    MONTHS.iter().any(|(full, _)| *full == name) || name.ends_with("day")
}

/// Whether this is a month, in any case, whole or cut short.
pub fn is_month(text: &str) -> bool {
    month(text).is_some()
}

/// The month written so, in any case: its index, and whether it is cut short.
pub fn month(text: &str) -> Option<(usize, bool)> {
    // Most words are no month by their first letter.
    let first = text.bytes().next().unwrap_or_default().to_ascii_lowercase();
    if !(3..=9).contains(&text.len()) || !b"adfjmnos".contains(&first) {
        return None;
    }
    MONTHS.iter().enumerate().find_map(|(index, (full, short))| {
        if full.eq_ignore_ascii_case(text) {
            return Some((index, false));
        }
        short.iter().any(|short| short.eq_ignore_ascii_case(text)).then_some((index, true))
    })
}

/// The day of the week written so, and whether it is cut short.
pub fn weekday(text: &str) -> Option<(&'static str, bool)> {
    // Most names are no day by their first letter.
    let first = text.bytes().next().unwrap_or_default();
    if !(3..=9).contains(&text.len()) || !b"MTWFS".contains(&first) {
        return None;
    }
    WEEKDAYS.iter().find_map(|(full, short)| {
        let cut = short.contains(&text);
        (cut || *full == text).then_some((*full, cut))
    })
}
