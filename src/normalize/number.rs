//! Numbers as they stand in text: where one begins and ends, however its digits are grouped. Never computes with floats.

use super::{Context, Shape, units};

/// A number as it stands: digits, never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// The digits before the point, perhaps with signs between groups; empty in `.5`.
    pub whole: &'a str,
    /// The digits after the point.
    pub fraction: Option<&'a str>,
    /// The lexeme after it.
    pub end: usize,
}

impl Number<'_> {
    /// Whether it is exactly one, so that a unit stays singular.
    pub fn is_one(&self) -> bool {
        self.whole == "1" && self.fraction.is_none()
    }

    /// Its value where it is a whole number of at most six digits.
    pub fn small(&self) -> Option<u32> {
        (self.fraction.is_none() && self.whole.len() <= 7)
            .then(|| self.whole.bytes().filter(u8::is_ascii_digit).fold(0, |sum, d| sum * 10 + u32::from(d - b'0')))
    }

    /// Whether its digits are grouped, as counts and sums are and names are not.
    pub fn is_grouped(&self) -> bool {
        !self.whole.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// More groups than a number with a name can have; a longer chain is a list.
const GROUPS: usize = 13;

impl<'a> Context<'a> {
    /// The number that begins at `at`: grouped by commas, by spaces or apostrophes as on the Continent, or as in India,
    /// with one decimal point, or with a decimal comma where nothing else can be meant.
    pub fn number(&self, at: usize) -> Option<Number<'a>> {
        match self.shape(at) {
            Shape::Digits => {}
            Shape::Sign if self.shape(at + 1) == Shape::Digits && self.is(at, ".") => return self.bare_point(at),
            _ => return None,
        }
        if !matches!(self.shape(at + 1), Shape::Sign | Shape::Space) || self.shape(at + 2) != Shape::Digits {
            return Some(Number { whole: self.str(at), fraction: None, end: at + 1 });
        }
        if let Some(number) = self.continental(at) {
            return Some(number);
        }
        let mut end = self.groups(at, |sign| sign == ",");
        if end == at + 1 {
            end = self.indian(at).unwrap_or(end);
        }
        let whole = self.slice(at, end);
        if self.is(end, ".") && self.shape(end + 1) == Shape::Digits && !self.is_chained(end + 2) {
            return Some(Number { whole, fraction: Some(self.str(end + 1)), end: end + 2 });
        }
        Some(Number { whole, fraction: None, end })
    }

    /// ".5"
    fn bare_point(&self, at: usize) -> Option<Number<'a>> {
        let tied = matches!(self.shape(at.wrapping_sub(1)), Shape::Digits | Shape::Lower | Shape::Capital);
        let number = Number { whole: "", fraction: Some(self.str(at + 1)), end: at + 2 };
        (!tied && !self.is_chained(at + 2)).then_some(number)
    }

    /// Whether one more point and digits follow, as in "1.2.3".
    fn is_chained(&self, at: usize) -> bool {
        self.is(at, ".") && self.shape(at + 1) == Shape::Digits
    }

    /// The end of the groups of three digits that begin at `at`, parted by such signs.
    fn groups(&self, at: usize, parts: impl Fn(&str) -> bool) -> usize {
        let mut end = at + 1;
        if self.str(at).len() > 3 {
            return end;
        }
        for _ in 0..GROUPS {
            if !parts(self.str(end)) || self.shape(end + 1) != Shape::Digits || self.str(end + 1).len() != 3 {
                break;
            }
            end += 2;
        }
        end
    }

    /// "1 000 000", "1'000'000", "1.234,56" and "3,5 %".
    fn continental(&self, at: usize) -> Option<Number<'a>> {
        let whole = |end| Number { whole: self.slice(at, end), fraction: None, end };
        match self.str(at + 1) {
            " " => self.spaced(at).map(whole),
            "'" | "’" => {
                Some(self.groups(at, |sign| matches!(sign, "'" | "’"))).filter(|end| *end > at + 1).map(whole)
            }
            "." => {
                let end = self.groups(at, |sign| sign == ".");
                let groups = (end - at - 1) / 2;
                if groups >= 1 && self.is(end, ",") && self.is_cents(end + 1) && self.closes(end + 2) {
                    let fraction = Some(self.str(end + 1));
                    return Some(Number { whole: self.slice(at, end), fraction, end: end + 2 });
                }
                // "€50.000" is no price with three decimals.
                let euros = groups == 1 && (self.is(at.wrapping_sub(1), "€") || self.is(self.skip_space(end), "€"));
                ((euros || groups >= 2 && self.closes(end)) && !self.is_address(at)).then(|| whole(end))
            }
            "," if self.is_cents(at + 2) && self.str(at).len() <= 3 => {
                let unit = self.str(self.skip_space(at + 3));
                let said = matches!(unit, "%" | "€" | "km" | "kg" | "°") || self.is(at.wrapping_sub(1), "€");
                let fraction = Some(self.str(at + 2));
                said.then(|| Number { whole: self.str(at), fraction, end: at + 3 })
            }
            _ => None,
        }
    }

    /// The end of "1 000 000". One group after a space is a number only where it is "000" or a unit follows, and nothing
    /// before it, a month or a name, claims the digits.
    fn spaced(&self, at: usize) -> Option<usize> {
        let group = |at: usize| self.shape(at) == Shape::Digits && self.str(at).len() == 3;
        if self.str(at).len() > 3 || self.str(at).starts_with('0') || !group(at + 2) {
            return None;
        }
        let more = (1..GROUPS).take_while(|more| self.is(at + 1 + 2 * more, " ") && group(at + 2 + 2 * more)).count();
        let end = at + 3 + 2 * more;
        let before = self.before(at);
        let claimed = self.shape(before).is_capitalized() && self.shape(before.wrapping_sub(1)) != Shape::End;
        let counted = || {
            let unit = self.str(self.skip_space(end));
            units::unit(unit).is_some_and(|unit| unit.spaced) && unit != "m"
        };
        let sure = more > 0 || !claimed && (self.is(at + 2, "000") || counted());
        (sure && self.shape(self.skip_space(end)) != Shape::Digits && self.closes(end)).then_some(end)
    }

    /// One or two digits, as stand after a decimal comma.
    fn is_cents(&self, at: usize) -> bool {
        self.shape(at) == Shape::Digits && self.str(at).len() <= 2
    }

    /// "192.168.100.101" is an address, not a number.
    fn is_address(&self, at: usize) -> bool {
        let parts = [at, at + 2, at + 4, at + 6];
        parts.iter().all(|at| self.str(*at).parse::<u8>().is_ok() && self.str(*at) != "000") && !self.is(at + 7, ".")
    }

    /// The end of "12,34,567", grouped as in India: by twos down to the last three digits.
    fn indian(&self, at: usize) -> Option<usize> {
        let group = |at: usize, length| {
            self.is(at, ",") && self.shape(at + 1) == Shape::Digits && self.str(at + 1).len() == length
        };
        let pairs = (0..GROUPS).take_while(|pair| group(at + 1 + 2 * pair, 2)).count();
        let last = at + 1 + 2 * pairs;
        (self.str(at).len() <= 2 && pairs > 0 && group(last, 3)).then_some(last + 2)
    }

    /// The number after a tight hyphen or dash at `at`: the upper end of a range.
    pub fn range_end(&self, at: usize) -> Option<Number<'a>> {
        self.is_hyphen(at).then(|| self.number(at + 1)).flatten()
    }

    /// The same with a space on either side: "10 - 15 km". The second number must be the greater one.
    pub fn spaced_range_end(&self, low: &Number<'_>) -> Option<Number<'a>> {
        let spaced = self.shape(low.end) == Shape::Space && self.shape(low.end + 2) == Shape::Space;
        let high = (spaced && self.is_hyphen(low.end + 1)).then(|| self.number(low.end + 3)).flatten()?;
        let whole = |number: &Number<'_>| Number { fraction: None, ..*number }.small();
        (whole(low)? <= whole(&high)?).then_some(high)
    }
}
