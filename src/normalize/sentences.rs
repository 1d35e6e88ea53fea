//! Finds where sentences end. Cuts only at white space; says nothing.

use std::ops::Range;

use super::{Lexeme, Place, Shape, abbreviation, is_lettered, is_month, is_zone, loud_abbreviation, starts_sentences};

/// Lexeme ranges of the sentences of a paragraph, in order; what lies between them is white space.
pub fn split(text: &str, lexemes: &[Lexeme]) -> Vec<Range<usize>> {
    let paragraph = Paragraph { text, lexemes };
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, lexeme) in lexemes.iter().enumerate() {
        if lexeme.shape != Shape::Space {
            continue;
        }
        if start == at {
            start = at + 1;
        } else if paragraph.breaks_at(start, at) {
            sentences.push(start..at);
            start = at + 1;
        }
    }
    let mut end = lexemes.len();
    while end > start && lexemes[end - 1].shape == Shape::Space {
        end -= 1;
    }
    if start < end {
        sentences.push(start..end);
    }
    sentences
}

struct Paragraph<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
}

impl<'a> Paragraph<'a> {
    fn str(&self, at: usize) -> &'a str {
        self.lexemes.get(at).map_or("", |l| &self.text[l.start as usize..l.end as usize])
    }

    fn shape(&self, at: usize) -> Shape {
        self.lexemes.get(at).map_or(Shape::End, |l| l.shape)
    }

    /// Whether a sentence that began at `start` ends at the space `at`.
    fn breaks_at(&self, start: usize, at: usize) -> bool {
        let mut stop = at - 1;
        let mut closers = 0;
        let mut quoted = false;
        // A bracket and two quotation marks are the most that closes at once.
        while stop > start && closers < 4 && is_closer(self.str(stop)) {
            quoted |= is_quote(self.str(stop));
            stop -= 1;
            closers += 1;
        }
        let sign = self.str(stop);
        match sign.as_bytes() {
            [b'.'] => self.follows(at) && self.full_stop(start, stop, at, closers > 0),
            [b'.', ..] => self.follows(at),
            [b'!' | b'?', ..] => {
                self.follows(at) && !(quoted && self.is_said_by(at + 1)) && !self.is_in_name(stop, at + 1)
            }
            _ if sign.starts_with('…') => self.follows(at),
            _ => false,
        }
    }

    /// Whether what comes after the space can begin a sentence.
    fn follows(&self, at: usize) -> bool {
        let mut next = at + 1;
        let mut opened = 0;
        while opened < 4 && is_opener(self.str(next)) {
            next += 1;
            opened += 1;
        }
        match self.shape(next) {
            Shape::Lower => {
                opened > 0
                    && is_quote(self.str(at + 1))
                    && self.shape(at.wrapping_sub(1)) == Shape::Sign
                    && is_quote(self.str(at - 1))
            }
            Shape::Sign => matches!(self.str(next), "$" | "£" | "€" | "¥" | "#" | "@" | "¿" | "¡" | "•"),
            Shape::End | Shape::Space => false,
            // "iPhone" and "eBay" begin sentences too.
            _ => true,
        }
    }

    /// `"Who?" Mr. Smith asked`: the question belongs to a longer sentence.
    fn is_said_by(&self, from: usize) -> bool {
        for at in from..from + 8 {
            let word = self.str(at);
            if matches!(
                word,
                "said"
                    | "says"
                    | "asked"
                    | "asks"
                    | "wrote"
                    | "cried"
                    | "shouted"
                    | "told"
                    | "tweeted"
                    | "added"
                    | "replied"
                    | "exclaimed"
                    | "yelled"
                    | "chanted"
                    | "posted"
                    | "recalled"
                    | "wondered"
            ) {
                return true;
            }
            let name =
                matches!(self.shape(at), Shape::Capital | Shape::Letter | Shape::Caps | Shape::Mixed | Shape::Space);
            let pronoun = at == from && matches!(word, "he" | "she" | "they" | "I" | "we");
            if !(name || pronoun || word == "." || word == "-")
                || matches!(word, "The" | "He" | "She" | "They") && at > from
            {
                return false;
            }
        }
        false
    }

    /// "Yahoo! Inc.": the mark belongs to a name that goes on.
    fn is_in_name(&self, stop: usize, next: usize) -> bool {
        let following = self.str(next);
        let company = matches!(following, "Inc" | "Corp" | "Co" | "Ltd");
        let name = matches!(self.str(stop.wrapping_sub(1)), "Yahoo" | "Jeopardy");
        self.str(stop) == "!" && (company || name && !starts_sentences(following))
    }

    fn full_stop(&self, start: usize, stop: usize, space: usize, closed: bool) -> bool {
        let word = self.str(stop.wrapping_sub(1));
        let next = space + 1;
        if closed && !word.is_empty() && self.str(space - 1) != ")" {
            // A stop before a closing quotation mark is the speaker's.
            return true;
        }
        match self.shape(stop.wrapping_sub(1)) {
            Shape::Digits => {
                // "1. First": the number of an item.
                stop - 1 != start || word.len() > 2
            }
            _ if stop == start => false,
            // "II. The second point": the number of an item.
            _ if stop - 1 == start && word.len() <= 4 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) => false,
            Shape::Letter | Shape::Lower if word.len() == 1 => self.after_initial(start, stop, next),
            Shape::Caps if self.shape(next) == Shape::Caps && loud_abbreviation(word).is_some() => {
                loud_abbreviation(word).is_some_and(|found| self.after_abbreviation(found.place, stop, next))
            }
            _ => match abbreviation(word) {
                // "Rs. 500"
                None if word == "Rs" && self.shape(next) == Shape::Digits => false,
                // "1 hr. 20 min.", "6 lb. 4 oz."
                None if self.shape(next) == Shape::Digits
                    && matches!(word, "hr" | "hrs" | "min" | "mins" | "lb" | "lbs" | "ft" | "st") =>
                {
                    self.shape(stop.wrapping_sub(2)) != Shape::Digits
                        && self.shape(stop.wrapping_sub(3)) != Shape::Digits
                }
                None if self.shape(next) == Shape::Digits && is_month(word) => false,
                None => !(word == "al" && self.str(stop.wrapping_sub(3)) == "et" || matches!(word, "D" | "Ph" | "cf")),
                Some(found) => self.after_abbreviation(found.place, stop, next),
            },
        }
    }

    fn after_abbreviation(&self, place: Place, stop: usize, next: usize) -> bool {
        let following = self.str(next);
        let word = self.str(stop - 1);
        match place {
            _ if word == "vs" => false,
            // "Vol. II" and "Fig. B" go on; after "No." and "state of the art." a capital begins a sentence.
            Place::Number if matches!(word, "Art" | "Ch" | "Vol" | "Fig" | "fig" | "App" | "Apt" | "Std") => {
                let numeral = following.bytes().all(|byte| b"IVXLC".contains(&byte));
                !(matches!(self.shape(next), Shape::Digits | Shape::Letter)
                    || self.shape(next) == Shape::Caps && numeral)
            }
            Place::Number => self.shape(next) != Shape::Digits && !matches!(following, "#" | "$"),
            Place::Title if matches!(word, "St" | "Dr" | "st" | "dr") => {
                // A street ends a sentence; a saint and a doctor do not.
                self.shape(stop.wrapping_sub(3)).is_capitalized()
                    && self.shape(stop.wrapping_sub(2)) == Shape::Space
                    && starts_sentences(following)
            }
            Place::Title => false,
            _ if self.shape(next) == Shape::Digits => place != Place::Dotted && !goes_on_with_number(word),
            // "State Del. Hill" is a delegate, "Dover, Del." a state.
            _ if word == "Del" && self.str(stop.wrapping_sub(3)) != "," => starts_sentences(following),
            Place::After if matches!(word, "etc" | "Esq") => true,
            Place::After => starts_sentences(following),
            // "the Sun. Rebels" ends, "Sun. Nov. 22" does not: a word that is also an abbreviation ends unless a name goes on.
            Place::Dotted if is_common_word(word) => !is_month(following) && self.shape(next) != Shape::Digits,
            Place::Dotted => starts_sentences(following),
        }
    }

    /// After "U.S.", "a.m." or the initial of a name.
    fn after_initial(&self, start: usize, stop: usize, next: usize) -> bool {
        let following = self.str(next);
        let word = self.str(stop - 1);
        let chained = stop >= start + 3 && self.str(stop - 2) == "." && self.shape(stop - 3).is_word();
        if self.shape(next) == Shape::Digits && matches!(word, "b" | "c" | "d" | "r" | "s") {
            return false;
        }
        if chained && matches!(word, "m" | "M") && matches!(self.str(stop - 3), "a" | "p" | "A" | "P") {
            // "At 6 p.m. Mayor Hill will speak": a time alone is no sentence.
            let opening = stop < start + 10
                && matches!(
                    self.str(start),
                    "At" | "By" | "Around" | "About" | "From" | "Before" | "After" | "Since" | "Until"
                );
            return self.shape(next) != Shape::Digits && !goes_on_after_time(following) && !opening;
        }
        if chained {
            // "a.k.a." and "e.g." lead on to what is quoted.
            return starts_sentences(following)
                || self.shape(stop - 1) != Shape::Lower
                    && (matches!(self.shape(next), Shape::Sign) && !matches!(following, "$" | "(" | "£" | "€"));
        }
        // "the F B I. Rebels", "5G. Rebels", "five G. Rebels": the last letter of a name, not an initial.
        let before = self.str(stop.wrapping_sub(3));
        let spelled = self.shape(stop.wrapping_sub(2)) == Shape::Space
            && (self.shape(stop.wrapping_sub(3)) == Shape::Letter
                && !matches!(self.shape(stop.wrapping_sub(4)), Shape::Digits)
                && !matches!(self.str(stop.wrapping_sub(4)), "°" | "." | "′" | "″" | "'" | "\"" | "’")
                || matches!(before, "two" | "three" | "four" | "five" | "six"));
        // "AT&T. Rebels" and "A T and T. Rebels".
        let joined = matches!(self.str(stop.wrapping_sub(2)), "&" | "-")
            || before == "and" && self.shape(stop.wrapping_sub(5)) == Shape::Letter;
        if spelled || joined || matches!(self.shape(stop.wrapping_sub(2)), Shape::Digits) {
            return true;
        }
        if matches!(word, "v" | "c" | "p") {
            return word == "c" && starts_sentences(following);
        }
        if self.shape(stop - 1) == Shape::Lower {
            return true;
        }
        if is_lettered(before) && self.shape(stop.wrapping_sub(2)) == Shape::Space {
            return true;
        }
        // "J. K. Rowling" goes on, "Plan B. He" ends; "than I. Rebels" ends, too.
        word == "I" && self.shape(stop.wrapping_sub(3)) == Shape::Lower
            || starts_sentences(following) && following != "A"
    }
}

fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "'" | "”" | "’" | "“" | "‘" | "''" | "``" | "»" | "«" | "\"\"" | "„")
}

fn is_closer(text: &str) -> bool {
    matches!(text, ")" | "]" | "}") || is_quote(text)
}

fn is_opener(text: &str) -> bool {
    matches!(text, "(" | "[" | "{") || is_quote(text)
}

/// Abbreviations that a number follows: months, days of the week, roads, houses and what is about so many.
fn goes_on_with_number(word: &str) -> bool {
    is_month(word) || matches!(word, "Tues" | "Hwy" | "hwy" | "Bldg" | "approx" | "Approx" | "avg")
}

/// Abbreviations whose letters are also words that end sentences.
fn is_common_word(word: &str) -> bool {
    matches!(
        word,
        "Sun"
            | "Sat"
            | "Mass"
            | "Miss"
            | "Wash"
            | "Mar"
            | "Ill"
            | "Ark"
            | "Ore"
            | "Ed"
            | "ed"
            | "est"
            | "Mo"
            | "Del"
            | "La"
            | "Vic"
            | "Tas"
            | "pop"
            | "agg"
            | "Stn"
    )
}

fn goes_on_after_time(word: &str) -> bool {
    is_month(word)
        || is_zone(word)
        || matches!(
            word,
            "Monday"
                | "Tuesday"
                | "Wednesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
                | "Eastern"
                | "Central"
                | "Pacific"
                | "Mountain"
                | "Moscow"
                | "Beijing"
                | "London"
                | "Paris"
                | "Kyiv"
                | "Tokyo"
                | "("
                | "Greenwich"
                | "Mon"
                | "Tues"
                | "Wed"
                | "Thurs"
                | "Fri"
                | "Sat"
                | "Sun"
        )
}
