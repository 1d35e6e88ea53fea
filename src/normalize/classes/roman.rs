//! Roman numerals of rulers, wars, games and chapters. A lone "I" is a pronoun unless a ruler or a war stands before it.

use super::{Class, Context, Found, Shape, Spoken, WORDS, numbers, starts_sentences};

/// One line for people.
const EXPLAIN: &str = "Roman numerals: World War II, John XXIII, Henry Ford III, Super Bowl LVIII, the XIX century";

pub(super) const CLASS: Class = Class { name: "roman", explain: EXPLAIN, starts: WORDS, find, say };

/// What is counted with a plain number.
#[rustfmt::skip]
fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "War" | "WAR" | "Std" | "Standard" | "Chapter" | "CHAPTER" | "chapter" | "Part" | "PART" | "part" | "Book" | "BOOK" | "Volume" | "VOLUME" | "Vol" | "Art" | "Ch" | "Sec" | "Pt" | "Amendment" | "Act" | "ACT"
            | "Scene" | "SCENE" | "Section" | "SECTION" | "Article" | "ARTICLE" | "Title" | "Phase" | "phase" | "Bowl" | "Type" | "type" | "Class" | "class" | "Peak" | "Mark"
            | "Apollo" | "Artemis" | "Gemini" | "Rocky" | "Wars" | "Fantasy" | "Letter" | "LETTER" | "Canto" | "CANTO" | "Stage" | "stage" | "Level" | "Grade"
            | "Division" | "Schedule" | "Annex" | "Appendix" | "Table" | "Figure" | "Corps" | "Tier" | "Group" | "Region" | "Category"
            | "Protocol" | "Vatican" | "Godfather" | "Titan" | "Basel" | "Solvency" | "Minuteman" | "Area" | "Lesson" | "Number" | "Question" | "Lecture" | "Story" | "Corollary" | "Proposition" | "Theorem" | "Fig" | "Plate" | "Operation" | "Superbowl" | "WrestleMania" | "Episode" | "EPISODE"
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

/// "Phase IIb": a counted numeral with a small letter.
fn lettered<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, &'a str)> {
    let text = context.str(at);
    let cut = text.len().checked_sub(1).filter(|_| context.shape(at) == Shape::Mixed && text.is_ascii())?;
    let (numeral, letter) = text.split_at(cut);
    let known = matches!(letter, "a" | "b" | "c" | "d") && numerals_only(numeral) && numbers::roman(numeral).is_some();
    (known && is_counted(context.previous(at))).then_some((numeral, letter))
}

fn numerals_only(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// "WWII", "WW2": a world war in one piece, its number, and the lexeme after it.
fn world_war<'a>(context: &Context<'a>, at: usize) -> Option<(&'a str, usize)> {
    if !context.str(at).starts_with("WW") {
        return None;
    }
    let base = context.str(at).split(['\'', '’']).next().unwrap_or_default();
    let number = match base.strip_prefix("WW")? {
        "" if context.shape(at + 1) == Shape::Digits && context.closes(at + 2) => context.str(at + 1),
        "I" => "1",
        "II" => "2",
        "III" => "3",
        _ => return None,
    };
    let end = at + if base == "WW" { 2 } else { 1 };
    (matches!(number, "1" | "2" | "3") && context.opens(at)).then_some((number, end))
}

fn find(context: &Context<'_>, at: usize) -> Option<Found> {
    if let Some((_, end)) = world_war(context, at) {
        return Some(Found { end, rule: "world-war" });
    }
    if lettered(context, at).is_some() {
        return Some(Found { end: at + 1, rule: "lettered" });
    }
    let text = context.str(at).split(['\'', '’']).next().unwrap_or_default();
    if !matches!(context.shape(at), Shape::Caps | Shape::Letter | Shape::Mixed | Shape::Capital)
        || !text.bytes().all(|b| b"IVXLCDM".contains(&b))
    {
        return None;
    }
    let value = numbers::roman(text)?;
    if context.shape(at + 1) == Shape::Digits || (context.is_hyphen(at + 1) && context.shape(at + 2) == Shape::Digits) {
        return None;
    }
    if text.bytes().any(|b| b"CDM".contains(&b)) {
        return large(context, at, text, value);
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
    if spaced && text.len() > 1 && is_ordinal(context, at) {
        return Some(Found { end: at + 1, rule: "ordinal" });
    }
    if spaced && (is_counted(before) || is_counted_on(context, back)) {
        // "Part I of this" and "Part V", but in "the Part I played" the letter is a pronoun.
        let pronoun = text == "I"
            && context.shape(context.skip_space(at + 1)) == Shape::Lower
            && context.previous(back).eq_ignore_ascii_case("the");
        return (!pronoun).then_some(Found { end: at + 1, rule: "counted" });
    }
    // "Chapters IV", "Acts I and II"
    let many = before.strip_suffix('s').is_some_and(is_counted);
    if spaced && many && text.len() > 1 {
        return Some(Found { end: at + 1, rule: "counted" });
    }
    if is_alone(context, at, text) {
        return Some(Found { end: at + 1, rule: "heading" });
    }
    if spaced && context.shape(back) == Shape::Caps && before.len() >= 3 && before.is_ascii() && text.len() > 1 {
        let lower = before[1..].to_lowercase();
        let ruler = is_regnal(&format!("{}{lower}", &before[..1]));
        return (ruler || before.len() >= 4 || is_plain_numeral(text))
            .then_some(Found { end: at + 1, rule: if ruler { "regnal" } else { "counted" } });
    }
    // "Harbor Lights II": the title of what follows a first part.
    if spaced && text.len() > 1 && !is_regnal(before) && is_quoted_title(context, at) {
        return Some(Found { end: at + 1, rule: "counted" });
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
    let pronoun = pronoun && !crowned;
    let enthroned = text != "I" && crowned && context.previous(back) != "of";
    let surname = at + 2 + usize::from(context.is(at + 1, "."));
    let initial = matches!(context.shape(surname), Shape::Capital | Shape::Letter | Shape::Mixed)
        && !crowned
        && !starts_sentences(context.str(surname));
    let regnal = named
        && if text.len() == 1 {
            text != "L" && (is_regnal(before) || enthroned) && !pronoun && !initial
        } else {
            text.len() > 1 && !is_place_or_device(before)
        };
    if !regnal || (text.contains('L') || matches!(text, "XX" | "XXX")) && !is_regnal(before) {
        // Nobody says "I I I": a numeral of such letters is a number, whatever it counts.
        return is_plain_numeral(text).then_some(Found { end: at + 1, rule: "counted" });
    }
    // "Charles I. Leaving" keeps its stop; "Edward II. and" loses it.
    let stop = context.is(at + 1, ".") && matches!(context.shape(at + 3), Shape::Lower);
    Some(Found { end: at + 1 + usize::from(stop), rule: "regnal" })
}

/// Whether the numeral closes a quotation of a few words.
fn is_quoted_title(context: &Context<'_>, at: usize) -> bool {
    let after = at + 1 + usize::from(matches!(context.str(at + 1), "," | "."));
    let closed = matches!(context.str(after), "\"" | "”" | "’" | "'");
    closed && (2..14).any(|step| matches!(context.str(at.wrapping_sub(step)), "\"" | "“" | "‘"))
}

/// Two letters or more that are hardly anything else than a number; "IV" is a drip, "XL" a size, "XX" a chromosome.
fn is_plain_numeral(text: &str) -> bool {
    let small = text.bytes().all(|b| b"IVX".contains(&b));
    small && (text == "II" || text.len() >= 3 && text != "XXX")
}

/// "the XIX century", "the XXXIII Olympiad": a place in a row.
fn is_ordinal(context: &Context<'_>, at: usize) -> bool {
    matches!(
        context.next(at + 1),
        "century"
            | "centuries"
            | "Century"
            | "Olympiad"
            | "Olympics"
            | "Olympic"
            | "Winter"
            | "Summer"
            | "Congress"
            | "Corps"
            | "Legion"
            | "Dynasty"
            | "dynasty"
            | "Army"
            | "Plenum"
            | "Games"
            | "Paralympic"
            | "Commonwealth"
            | "Asian"
            | "International"
            | "Amendment"
    ) && (!context.shape(context.before(at)).is_capitalized() || matches!(context.previous(at), "The" | "THE"))
}

/// "IV and V", "I or II": after a numeral that is counted itself.
fn is_counted_on(context: &Context<'_>, joiner: usize) -> bool {
    let other = context.before(joiner);
    let counted = context.str(context.before(other));
    let noun = is_counted(counted) || counted.strip_suffix('s').is_some_and(is_counted);
    matches!(context.str(joiner), "and" | "or" | "to" | "&") && noun && numbers::roman(context.str(other)).is_some()
}

/// Numerals with a hundred or more are mostly other things, "CD", "MIX", "DC": taken are years and long chapters.
fn large(context: &Context<'_>, at: usize, text: &str, value: u32) -> Option<Found> {
    let chapter = matches!(context.previous(at), "Chapter" | "CHAPTER" | "Psalm" | "Canto" | "Letter" | "Lecture");
    let year = text.len() >= 4 && (1000..=2100).contains(&value);
    if chapter {
        return Some(Found { end: at + 1, rule: "counted" });
    }
    year.then_some(Found { end: at + 1, rule: "year" })
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
            | "reigned"
            | "ruled"
            | "came"
            | "became"
            | "succeeded"
            | "married"
            | "abdicated"
            | "granted"
            | "ordered"
            | "fled"
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
            || (context.is(at + 1, ":") || text.len() > 1 && context.is(at + 1, "--")) && rest > 2
            || context.is(at + 1, ".") && (text.len() > 1 || starts_sentences(context.str(at + 3))))
}

fn say(context: &Context<'_>, at: usize, spoken: &mut Spoken) {
    let Some(found) = find(context, at) else { return };
    let written = context.str(at);
    let (numeral, ending) = written.split_at(written.find(['\'', '’']).unwrap_or(written.len()));
    let value = numbers::roman(numeral).unwrap_or(0).to_string();
    match found.rule {
        "lettered" => {
            let (numeral, letter) = lettered(context, at).unwrap_or_default();
            spoken.cardinal(&numbers::roman(numeral).unwrap_or(0).to_string());
            return spoken.letters(letter);
        }
        "world-war" => {
            spoken.phrase("World War");
            spoken.cardinal(world_war(context, at).map_or("", |(number, _)| number));
        }
        "regnal" => {
            spoken.word("the");
            spoken.ordinal(&value);
        }
        "ordinal" => spoken.ordinal(&value),
        "year" => spoken.year(&value),
        _ => spoken.cardinal(&value),
    }
    spoken.ending(ending);
}
