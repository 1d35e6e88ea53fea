//! Reads the table of homographs: classes, families, and the rows of words. Tries no cue.

use super::{CAPITAL, Cues, Mistake, NAME, OWN, Own, Readings, Row, Slot, Table, Test};
use crate::lexicon::{Notation, inflect};
use crate::model::Phones;

impl Table {
    /// Reads the table; a line with a mistake is left out.
    pub(super) fn parse(text: &'static str) -> (Self, Vec<Mistake>) {
        let mut table = Self { classes: OWN.to_vec(), ..Self::default() };
        let mut mistakes = Vec::new();
        for (nth, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(message) = table.line(nth + 1, line) {
                mistakes.push(Mistake { line: nth + 1, message });
            }
        }
        let last = table.known.iter().filter_map(|(word, known)| Some((word, known.rows.as_ref()?.last()?)));
        let open = last.filter(|(_, row)| !row.cues.usual());
        mistakes
            .extend(open.map(|(word, _)| Mistake { line: 0, message: format!("`{word}` ends in a row with cues") }));
        mistakes.sort_by(|one, other| (one.line, &one.message).cmp(&(other.line, &other.message)));
        (table, mistakes)
    }

    fn line(&mut self, number: usize, line: &'static str) -> Result<(), String> {
        let mut cells = line.split('\t').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default();
        let (word, reading, third, fourth, fifth) = (cell(), cell(), cell(), cell(), cell());
        if cells.next().is_some() {
            return Err("a row has at most five cells".to_owned());
        }
        if word.starts_with('@') {
            return self.class(word, reading);
        }
        if word.starts_with('%') {
            let cues = self.cues(number, third, fourth)?;
            self.families.entry(word).or_default().push((reading, cues));
            return Ok(());
        }
        if reading.starts_with('%') {
            return self.member(word, reading, third);
        }
        let cues = self.cues(number, fourth, fifth)?;
        let phones = self.phones(word, reading, third)?;
        self.known.entry(word).or_default().rows.get_or_insert_default().push(Row { reading, phones, cues });
        Ok(())
    }

    /// `@class`, and its words, endings, classes, and words that it does not hold.
    fn class(&mut self, name: &'static str, items: &'static str) -> Result<(), String> {
        let number = self.classes.iter().position(|class| *class == name).unwrap_or(self.classes.len());
        if number == self.classes.len() {
            self.classes.push(name);
        }
        if number >= 64 {
            return Err("there are more than 64 classes".to_owned());
        }
        let bit = 1 << number;
        for item in items.split(' ') {
            match item.split_at_checked(1) {
                Some(("*", ending)) => self.endings.push((ending, bit)),
                Some(("!", word)) if word.starts_with('*') => self.unlike.push((&word[1..], bit)),
                Some(("!", word)) => self.known.entry(word).or_default().never |= bit,
                Some(("@", _)) => {
                    let Test::Class(other) = self.test(item)? else { continue };
                    let add = |of: &mut u64| *of |= if *of & other != 0 { bit } else { 0 };
                    self.known.values_mut().for_each(|known| {
                        add(&mut known.classes);
                        add(&mut known.never);
                    });
                    self.endings.iter_mut().chain(&mut self.unlike).for_each(|(_, of)| add(of));
                }
                Some(_) => self.known.entry(item).or_default().classes |= bit,
                None => return Err(format!("`{name}` has two spaces in a row, or nothing at all")),
            }
        }
        Ok(())
    }

    /// A word that a family decides: its readings, the first one first, or the word that it is the plural of.
    fn member(&mut self, word: &'static str, family: &'static str, sounds: &'static str) -> Result<(), String> {
        let mut readings = Readings::new();
        if sounds.starts_with('=') {
            for row in self.rows_of(sounds)? {
                if readings.iter().all(|(name, _)| *name != row.reading) {
                    readings.push((row.reading, row.phones.as_ref().map(inflect)));
                }
            }
        } else {
            for reading in sounds.split("; ") {
                let (name, phones) = reading.split_once(": ").ok_or("a reading is written `noun: Y UW1 S`")?;
                readings.push((name, self.phones(word, name, phones)?));
            }
        }
        let verb = readings.iter().find(|(name, _)| *name == "verb").ok_or("a family tells a verb from the rest")?;
        let other = readings.iter().find(|(name, _)| *name != "verb").ok_or("a family needs a second reading")?;
        let family = self.families.get(family).ok_or_else(|| format!("`{family}` has no lines above"))?;
        let made = family.iter().map(|(kind, cues)| {
            let (reading, phones) = if *kind == "verb" { verb } else { other };
            Row { reading, phones: phones.clone(), cues: cues.clone() }
        });
        let made: Vec<Row> = made.collect();
        let rows = self.known.entry(word).or_default().rows.get_or_insert_default();
        // The word's own rows, which stand above, may leave their sounds to this line.
        for row in rows.iter_mut().filter(|row| row.phones.is_none()) {
            row.phones = readings.iter().find(|(name, _)| *name == row.reading).and_then(|(_, phones)| phones.clone());
        }
        rows.extend(made);
        Ok(())
    }

    fn rows_of(&self, sounds: &str) -> Result<&[Row], String> {
        let word = sounds.trim_start_matches('=');
        let rows = self.known.get(word).and_then(|known| known.rows.as_deref());
        rows.ok_or_else(|| format!("`{word}` has no rows above"))
    }

    /// The sounds of a reading: written; those of a row above; those of another word with the ending of a plural; none
    /// at all for `-`, and for now where a family's line below has them.
    fn phones(&self, word: &str, reading: &str, sounds: &str) -> Result<Option<Phones>, String> {
        if sounds == "-" {
            return Ok(None);
        }
        if sounds.starts_with('=') {
            let row = self.rows_of(sounds)?.iter().find(|row| row.reading == reading);
            let row = row.ok_or_else(|| format!("`{sounds}` has no reading `{reading}`"))?;
            return Ok(row.phones.as_ref().map(inflect));
        }
        if sounds.is_empty() {
            let rows = self.known.get(word).and_then(|known| known.rows.as_ref());
            let above = rows.and_then(|rows| rows.iter().find(|row| row.reading == reading));
            return Ok(above.and_then(|row| row.phones.clone()));
        }
        match Notation::Arpabet.read(sounds) {
            Ok((words, _)) => Ok(words.into_iter().next()),
            Err(faults) => Err(faults.first().map(|fault| fault.message.clone()).unwrap_or_default()),
        }
    }

    fn cues(&self, line: usize, before: &'static str, after: &'static str) -> Result<Cues, String> {
        let mut cues = Cues { line, ..Cues::default() };
        for item in before.split(' ').rev().filter(|item| !item.is_empty()) {
            match item {
                "=owner" => cues.own.push(Own::Owner),
                "=name" => cues.own.push(Own::Class(NAME)),
                "=capital" => cues.own.push(Own::Class(CAPITAL)),
                "=hyphen" => cues.own.push(Own::Hyphened),
                _ => cues.before.push(self.slot(item, '<')?),
            }
        }
        for item in after.split(' ').filter(|item| !item.is_empty()) {
            cues.after.push(self.slot(item, '>')?);
        }
        Ok(cues)
    }

    fn slot(&self, item: &'static str, within: char) -> Result<Slot, String> {
        match item {
            "_" => return Ok(Slot::Any),
            "~" => return Ok(Slot::Phrase),
            _ => {}
        }
        let tests = |list: &'static str| list.split('|').map(|item| self.test(item)).collect::<Result<Vec<_>, _>>();
        if let Some(rest) = item.strip_prefix(within) {
            let (reach, list) = rest.split_once(':').ok_or_else(|| format!("`{item}` wants a number and a colon"))?;
            let reach = reach.parse().map_err(|_| format!("`{reach}` is no number of words"))?;
            return Ok(Slot::Within(reach, tests(list)?));
        }
        match item.strip_prefix('!') {
            Some(list) => Ok(Slot::One { tests: tests(list)?, not: true }),
            None => Ok(Slot::One { tests: tests(item)?, not: false }),
        }
    }

    fn test(&self, item: &'static str) -> Result<Test, String> {
        match item.split_at_checked(1) {
            Some(("@", _)) => match self.classes.iter().position(|class| *class == item) {
                Some(number) => Ok(Test::Class(1 << number)),
                None => Err(format!("`{item}` is no class")),
            },
            Some(("*", ending)) => Ok(Test::Ending(ending)),
            Some((".", "")) => Ok(Test::Edge),
            Some(_) if item.chars().all(|letter| letter.is_lowercase() || letter == '\'') => Ok(Test::Word(item)),
            _ => Err(format!("`{item}` is neither a word, `@class` nor `*ending`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_named_and_left_out() {
        let text = "bow\tbend\tB AW1\n\
                    tear\trip\tT EH1 QR\n\
                    row\tline\tR OW1\t@nothing\n\
                    use\t%pair\tnoun: Y UW1 S; verb: Y UW1 Z\n\
                    bows\tweapon\t=bow\n\
                    lead\tmetal\tL EH1 D\tpencil\n\
                    wind\tair\tW IH1 N D\t<x:the\n\
                    live\tverb\tL IH1 V\tTo\n";
        let (table, mistakes) = Table::parse(text);
        let told: Vec<String> =
            mistakes.iter().map(|mistake| format!("{} {}", mistake.line, mistake.message)).collect();
        assert_eq!(
            told,
            [
                "0 `lead` ends in a row with cues",
                "2 `QR` is not an ARPABET symbol",
                "3 `@nothing` is no class",
                "4 `%pair` has no lines above",
                "5 `=bow` has no reading `weapon`",
                "7 `x` is no number of words",
                "8 `To` is neither a word, `@class` nor `*ending`",
            ]
        );
        assert!(table.known["bow"].rows.is_some() && !table.known.contains_key("tear"));
    }
}
