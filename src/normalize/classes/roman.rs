//! Roman numerals of rulers, wars, games and chapters. A lone "I" is a pronoun unless a ruler or a war stands before it.

use super::{Class, Context, Found, Shape, Spoken, WORDS, numbers, starts_sentences};

/// One line for people.
const EXPLAIN: &str = "Roman numerals: World War II, John XXIII, Henry Ford III, Super Bowl LVIII, Chapter IV";

pub(super) const CLASS: Class = Class { name: "roman", explain: EXPLAIN, starts: WORDS, find, say };

/// What is counted with a plain number.
#[rustfmt::skip]
fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "War" | "WAR" | "Chapter" | "CHAPTER" | "chapter" | "Part" | "PART" | "part" | "Book" | "BOOK" | "Volume" | "VOLUME" | "Vol" | "Art" | "Ch" | "Sec" | "Pt" | "Amendment" | "Act" | "ACT"
            | "Scene" | "SCENE" | "Section" | "SECTION" | "Article" | "ARTICLE" | "Title" | "Phase" | "phase" | "Bowl" | "Type" | "type" | "Class" | "class" | "Peak" | "Mark"
            | "Apollo" | "Artemis" | "Gemini" | "Rocky" | "Wars" | "Fantasy" | "Letter" | "LETTER" | "Canto" | "CANTO" | "Stage" | "stage" | "Level" | "Grade"
            | "Division" | "Schedule" | "Annex" | "Appendix" | "Table" | "Figure" | "Corps" | "Tier" | "Group" | "Region" | "Category"
            | "Protocol" | "Vatican" | "Godfather" | "Titan" | "Basel" | "Solvency" | "Minuteman" | "Area" | "Lesson" | "Number" | "Question" | "Lecture" | "Story" | "Corollary" | "Proposition" | "Theorem" | "Fig" | "Plate" | "Operation" | "Superbowl"
    )
}

/// Names of rulers and popes, for whom one letter is a number too.
#[rustfmt::skip]
fn is_regnal(word: &str) -> bool {
    matches!(
        word,
        "Charles" | "William" | "Henry" | "George" | "James" | "Edward" | "Richard" | "Elizabeth" | "Mary" | "Louis" | "Philip" | "Philippe"
            | "Pius" | "Paul" | "John" | "Leo" | "Francis" | "Benedict" | "Gregory" | "Innocent" | "Clement" | "Napoleon" | "Peter"
            | "Catherine" | "Nicholas" | "Alexander" | "Frederick" | "Wilhelm" | "Ferdinand" | "Juan" | "Carlos" | "Felipe" | "Alfonso"
            | "Albert" | "Leopold" | "Baudouin" | "Harald" | "Olav" | "Gustav" | "Haakon" | "Christian" | "Margrethe" | "Abdullah"
            | "Hussein" | "Mohammed" | "Hassan" | "Rama" | "Otto" | "Conrad" | "Ivan" | "Umberto" | "Victor" | "Emmanuel" | "Haile"
            | "Darius" | "Xerxes" | "Ptolemy" | "Ramses" | "Rameses" | "Constantine" | "Theodosius" | "Justinian" | "Robert"
            | "Stephen" | "Urban" | "Boniface" | "Sixtus" | "Julius" | "Adrian" | "Celestine" | "Maximilian" | "Joseph" | "Pedro" | "Manuel" | "Sigismund"
    )
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    let text = context.str(at).split(['\'', '’']).next().unwrap_or_default();
    if !matches!(context.shape(at), Shape::Caps | Shape::Letter | Shape::Mixed | Shape::Capital)
        || !text.bytes().all(|b| b"IVXL".contains(&b))
    {
        return None;
    }
    numbers::roman(text)?;
    if context.shape(at + 1) == Shape::Digits || (context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits) {
        return None;
    }
    // "Titan I I I C" is spelled.
    let spelled = context.shape(at + 1) == Shape::Space && context.shape(at + 2) == Shape::Letter;
    if text.len() == 1 && (spelled || context.is(context.before(at), "I")) {
        return None;
    }
    let back = context.before(at);
    // "World War II", "Elizabeth II": the word before, over one space, or "Vol." and its stop.
    let back = if context.is(back, ".") { back.wrapping_sub(1) } else { back };
    let before = context.str(back);
    let spaced = back != at.wrapping_sub(1);
    if is_counted(before) && spaced {
        // "Part I of this" and "Part V", but in "the Part I played" the letter is a pronoun.
        let pronoun = text == "I"
            && context.shape(context.skip_space(at + 1)) == Shape::Lower
            && context.previous(back).eq_ignore_ascii_case("the");
        return (!pronoun).then_some(Found { end: at + 1, rule: "counted" });
    }
    if is_alone(context, at, text) {
        return Some(Found { end: at + 1, rule: "heading" });
    }
    if spaced && context.shape(back) == Shape::Caps && before.len() >= 4 && before.is_ascii() && text.len() > 1 {
        let lower = before[1..].to_lowercase();
        let ruler = is_regnal(&format!("{}{lower}", &before[..1]));
        return Some(Found { end: at + 1, rule: if ruler { "regnal" } else { "counted" } });
    }
    let named = spaced && matches!(context.shape(back), Shape::Capital) && !before.contains(['\'', '’']);
    let pronoun = text == "I"
        && (matches!(context.shape(context.skip_space(at + 1)), Shape::Lower)
            && !goes_on_after_name(context.next(at + 1)));
    // "John L. Stuart", "Charles I. Smith": one letter and a stop before a name is an initial, unless a king it is.
    let crowned = matches!(
        context.previous(back),
        "King" | "Queen" | "Pope" | "Emperor" | "Tsar" | "Czar" | "Kaiser" | "Prince" | "of"
    );
    let surname = at + 2 + usize::from(context.is(at + 1, "."));
    let initial = matches!(context.shape(surname), Shape::Capital | Shape::Letter | Shape::Mixed)
        && !crowned
        && !starts_sentences(context.str(surname));
    let regnal = named
        && if text.len() == 1 {
            text != "L" && is_regnal(before) && !pronoun && !initial
        } else {
            text.len() > 1 && !is_place_or_device(before)
        };
    if !regnal || (text.contains('L') || matches!(text, "XX" | "XXX")) && !is_regnal(before) {
        return None;
    }
    // "Charles I. Leaving" keeps its stop; "Edward II. and" loses it.
    let stop = context.is(at + 1, ".") && matches!(context.shape(at + 3), Shape::Lower);
    Some(Found { end: at + 1 + usize::from(stop), rule: "regnal" })
}

/// After "Charles I" a sentence goes on with these; after a pronoun it goes on with a verb.
fn goes_on_after_name(word: &str) -> bool {
    matches!(
        word,
        "of" | "and"
            | "was"
            | "is"
            | "had"
            | "has"
            | "in"
            | "on"
            | "to"
            | "at"
            | "who"
            | "were"
            | "died"
            | "as"
            | "by"
            | "or"
            | "from"
            | "with"
    )
}

fn is_place_or_device(word: &str) -> bool {
    matches!(word, "Mac" | "Windows" | "The" | "A" | "An" | "In" | "Of" | "On" | "At" | "For" | "And" | "To")
}

/// A numeral that is the whole line, or stands before a colon or dash at its beginning.
fn is_alone(context: &Context<'_>, at: usize, text: &str) -> bool {
    let first = at == 0;
    let rest = context.lexemes.len() - at;
    let ends = text.len() > 1 && (rest == 1 || rest == 2 && context.is(at + 1, "."));
    first
        && (ends
            || (context.is(at + 1, ":") || context.is(at + 1, "--")) && rest > 2
            || context.is(at + 1, ".") && text.len() > 1)
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    let written = context.str(at);
    let (numeral, ending) = written.split_at(written.find(['\'', '’']).unwrap_or(written.len()));
    let value = numbers::roman(numeral).unwrap_or(0).to_string();
    if found.rule == "regnal" {
        spoken.word("the");
        spoken.ordinal(&value);
    } else {
        spoken.cardinal(&value);
    }
    spoken.ending(ending);
}
