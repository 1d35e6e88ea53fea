//! The house styles: how one written form is said in one newsroom and in another. Differences are data, not code.

use std::fmt;
use std::str::FromStr;

/// A house style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// American newsrooms.
    #[default]
    Us,
    /// British newsrooms.
    Uk,
}

/// What differs between house styles.
#[derive(Debug)]
pub struct Manner {
    /// "one hundred and five" rather than "one hundred five".
    pub and_in_numbers: bool,
    /// "the twenty third of November" for "Nov. 23", and 3/4 is the third of April.
    pub day_first: bool,
    /// What is said for `%`.
    pub percent: &'static str,
    /// Between the two sides of a score: "three to one"; empty for "three one".
    pub score: &'static str,
    /// A side that has not scored.
    pub nil: &'static str,
    /// Whether units end in "metres" and "litres".
    pub metre: bool,
    /// Between dollars and cents.
    pub and_cents: bool,
    /// Whether "I-95" is an interstate highway.
    pub interstate: bool,
}

static US: Manner = Manner {
    and_in_numbers: false,
    day_first: false,
    percent: "percent",
    score: "to",
    nil: "zero",
    metre: false,
    and_cents: true,
    interstate: true,
};

static UK: Manner = Manner {
    and_in_numbers: true,
    day_first: true,
    percent: "per cent",
    score: "",
    nil: "nil",
    metre: true,
    and_cents: false,
    interstate: false,
};

impl Style {
    /// Every style.
    pub const ALL: [Self; 2] = [Self::Us, Self::Uk];

    /// The name used in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Uk => "uk",
        }
    }

    pub(super) fn manner(self) -> &'static Manner {
        match self {
            Self::Us => &US,
            Self::Uk => &UK,
        }
    }
}

/// A style that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle(pub String);

impl fmt::Display for UnknownStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no house style `{}`; use `us` or `uk`", self.0)
    }
}

impl std::error::Error for UnknownStyle {}

impl FromStr for Style {
    type Err = UnknownStyle;

    fn from_str(name: &str) -> Result<Self, UnknownStyle> {
        Self::ALL.into_iter().find(|style| style.name() == name).ok_or_else(|| UnknownStyle(name.to_owned()))
    }
}
