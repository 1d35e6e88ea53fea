//! Figures that were said are read back by a small parser of their words, which must find the value that was written.
//! It shares nothing with the normalizer: what it reads is English, not the normalizer's tables.

use newscast::normalize::{Normalizer, Style};
use proptest::prelude::*;

/// What a line says in one house style, without its last stop.
fn spoken(line: &str, style: Style) -> Vec<String> {
    let spoken = Normalizer::new(style, &|_| false).normalize_line(line);
    spoken.trim_end_matches('.').split(' ').map(str::to_owned).collect()
}

/// The words between the words that were plain already.
fn between(words: &[String], before: usize, after: usize) -> &[String] {
    &words[before..words.len() - after]
}

/// The value of a number word below one hundred.
fn small(word: &str) -> Option<u128> {
    let below_twenty = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                        sixteen seventeen eighteen nineteen";
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety";
    let place = |list: &str| list.split_whitespace().position(|other| other == word).map(|at| at as u128);
    place(below_twenty).or_else(|| place(tens).map(|at| (at + 2) * 10))
}

/// What a word beyond hundreds multiplies with.
fn scale(word: &str) -> Option<u128> {
    let names = "thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion \
                 decillion";
    let place = names.split(' ').filter(|name| !name.is_empty()).position(|name| name == word)?;
    Some(10u128.pow(3 * (place as u32 + 1)))
}

/// The value of a whole number in words; `None` where they are not one.
fn whole<S: AsRef<str>>(words: &[S]) -> Option<u128> {
    let (mut total, mut group, mut last_scale) = (0, 0, u128::MAX);
    for word in words.iter().map(AsRef::as_ref) {
        if word == "and" {
            continue;
        }
        if let Some(value) = small(word) {
            group += value;
        } else if word == "hundred" {
            group *= 100;
        } else {
            let scale = scale(word).filter(|scale| *scale < last_scale)?;
            (total, group, last_scale) = (total + group * scale, 0, scale);
        }
    }
    (!words.is_empty()).then_some(total + group)
}

/// The digits said after "point".
fn digits(words: &[String]) -> String {
    words.iter().map(|word| small(word).filter(|digit| *digit < 10).map_or("?".to_owned(), |d| d.to_string())).collect()
}

/// An ordinal's last word as the cardinal it comes from.
fn cardinal_of(ordinal: &str) -> String {
    let irregular = [
        ("first", "one"),
        ("second", "two"),
        ("third", "three"),
        ("fifth", "five"),
        ("eighth", "eight"),
        ("ninth", "nine"),
        ("twelfth", "twelve"),
    ];
    if let Some((_, cardinal)) = irregular.iter().find(|(word, _)| *word == ordinal) {
        return (*cardinal).to_owned();
    }
    match ordinal.strip_suffix("ieth") {
        Some(stem) => format!("{stem}y"),
        None => ordinal.trim_end_matches("th").to_owned(),
    }
}

/// Digits in groups of three.
fn grouped(value: u128, sign: &str) -> String {
    let digits = value.to_string();
    let first = match digits.len() % 3 {
        0 => 3,
        rest => rest,
    };
    let mut text = digits[..first].to_owned();
    for at in (first..digits.len()).step_by(3) {
        text += sign;
        text += &digits[at..at + 3];
    }
    text
}

/// Digits in groups of two before the last three, as in India.
fn indian(value: u128) -> String {
    let digits = value.to_string();
    let Some(head) = digits.len().checked_sub(3).filter(|head| *head > 0) else { return digits };
    let mut text = digits[..head % 2].to_owned();
    for at in (head % 2..head).step_by(2) {
        if !text.is_empty() {
            text.push(',');
        }
        text += &digits[at..at + 2];
    }
    format!("{text},{}", &digits[head..])
}

/// Values of every length alike: half of all numbers below 10^33 would otherwise have thirty-three digits.
fn value(longest: u32) -> impl Strategy<Value = u128> {
    (1..=longest).prop_flat_map(|length| 0..10u128.pow(length))
}

fn ending(value: u128) -> &'static str {
    match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_cardinal_is_read_back(value in value(33)) {
        for style in Style::ALL {
            let words = spoken(&format!("It holds {} units.", grouped(value, ",")), style);
            prop_assert_eq!(whole(between(&words, 2, 1)), Some(value), "{:?}", words);
        }
    }

    #[test]
    fn a_cardinal_is_the_same_however_it_is_grouped(value in value(21)) {
        let english = spoken(&format!("It holds {} units.", grouped(value, ",")), Style::Us);
        if value >= 1_000_000 {
            for sign in [" ", "'", "’", "."] {
                // Four groups parted by points are an address of the internet.
                if sign == "." && (10u128.pow(9)..10u128.pow(12)).contains(&value) {
                    continue;
                }
                let other = spoken(&format!("It holds {} units.", grouped(value, sign)), Style::Us);
                prop_assert_eq!(&other, &english, "parted by {:?}", sign);
            }
        }
        prop_assert_eq!(&spoken(&format!("It holds {} units.", indian(value)), Style::Us), &english);
    }

    #[test]
    fn an_ordinal_is_read_back(value in value(33)) {
        for style in Style::ALL {
            let words = spoken(&format!("the {}{} time", grouped(value, ","), ending(value)), style);
            let mut said = between(&words, 1, 1).to_vec();
            let last = said.pop().unwrap();
            said.push(cardinal_of(&last));
            prop_assert_eq!(whole(&said), Some(value), "{:?}", words);
        }
    }

    #[test]
    fn a_year_is_read_back(value in 1100u128..2100) {
        let words = spoken(&format!("It was in {value}."), Style::Us);
        let said = between(&words, 3, 0);
        // "Nineteen oh five" and "twenty ten" are two numbers side by side; "two thousand five" is one.
        let split = (1..said.len()).find_map(|at| {
            let low = match said[at].as_str() {
                "oh" => whole(&said[at + 1..])?,
                _ => whole(&said[at..])?,
            };
            let high = whole(&said[..at]).filter(|high| (10..100).contains(high) && low < 100)?;
            Some(high * 100 + low).filter(|year| *year >= 1000)
        });
        prop_assert!(split == Some(value) || whole(said) == Some(value), "{:?}", words);
    }

    #[test]
    fn a_decimal_is_read_back(value in value(15), fraction in "[0-9]{1,12}") {
        let words = spoken(&format!("It scored {}.{fraction} points.", grouped(value, ",")), Style::Us);
        let said = between(&words, 2, 1);
        let point = said.iter().position(|word| word == "point");
        prop_assert!(point.is_some(), "{:?}", words);
        let point = point.unwrap();
        prop_assert_eq!(whole(&said[..point]), Some(value), "{:?}", words);
        prop_assert_eq!(digits(&said[point + 1..]), fraction, "{:?}", words);
    }

    #[test]
    fn a_sum_of_money_is_read_back(value in value(33), cents in 0u128..100) {
        for (sign, one, many, cent) in [("$", "dollar", "dollars", "cent"), ("€", "euro", "euros", "cent")] {
            for style in Style::ALL {
                let words = spoken(&format!("He has {sign}{}.{cents:02} now.", grouped(value, ",")), style);
                let said = between(&words, 2, 1);
                let unit = said.iter().position(|word| word == one || word == many);
                let (major, minor) = match unit {
                    Some(at) => (&said[..at], &said[at + 1..]),
                    None => (&said[..0], said),
                };
                prop_assert_eq!(if major.is_empty() { Some(0) } else { whole(major) }, Some(value), "{:?}", words);
                let minor: Vec<&String> = minor.iter().filter(|word| !word.starts_with(cent)).collect();
                prop_assert_eq!(if minor.is_empty() { Some(0) } else { whole(&minor) }, Some(cents), "{:?}", words);
            }
        }
    }
}

#[test]
fn every_power_of_a_thousand_to_ten_to_the_thirty_third_is_read_back() {
    for power in 0..=11 {
        let value = 1000u128.pow(power);
        let words = spoken(&format!("It holds {} units.", grouped(value, ",")), Style::Us);
        assert_eq!(whole(between(&words, 2, 1)), Some(value), "{words:?}");
    }
}
