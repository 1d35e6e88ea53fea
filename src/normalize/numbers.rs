//! Digits into English number words. Works on strings of digits, so that no number is too large; knows no context.

/// Names of the numbers below twenty.
pub const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Short scale, from thousands up to 10^33.
const SCALES: [&str; 12] = [
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
    "nonillion",
    "decillion",
];

fn values(digits: &str) -> impl Iterator<Item = usize> {
    digits.bytes().filter(u8::is_ascii_digit).map(|d| usize::from(d - b'0'))
}

/// Pushes a number below one hundred; nothing for zero.
fn below_hundred(n: usize, words: &mut Vec<&'static str>) {
    if n >= 20 {
        words.push(TENS[n / 10]);
    }
    let rest = if n >= 20 { n % 10 } else { n };
    if rest > 0 {
        words.push(ONES[rest]);
    }
}

/// A whole number in words; signs other than digits in it are passed over. `and` asks for "one hundred and five".
///
/// Beyond 36 digits there are no common names, so each digit is said.
pub fn cardinal(digits: &str, and: bool) -> Vec<&'static str> {
    let mut words = Vec::with_capacity(8);
    let significant = digits.trim_start_matches(['0', ',']);
    let count = values(significant).count();
    if count == 0 {
        return vec![ONES[0]];
    }
    if count > 3 * SCALES.len() {
        return values(digits).map(|d| ONES[d]).collect();
    }
    let mut left = count;
    let mut group = 0;
    for digit in values(significant) {
        group = group * 10 + digit;
        left -= 1;
        if !left.is_multiple_of(3) {
            continue;
        }
        if group > 0 {
            let (hundreds, rest) = (group / 100, group % 100);
            if hundreds > 0 {
                words.extend([ONES[hundreds], "hundred"]);
            }
            if and && rest > 0 && (hundreds > 0 || (left == 0 && !words.is_empty())) {
                words.push("and");
            }
            below_hundred(rest, &mut words);
            if left > 0 {
                words.push(SCALES[left / 3]);
            }
        }
        group = 0;
    }
    words
}

/// A place in an order in words: "one hundred first".
pub fn ordinal(digits: &str, and: bool) -> Vec<&'static str> {
    let mut words = cardinal(digits, and);
    if let Some(last) = words.last_mut() {
        *last = ordinal_word(last);
    }
    words
}

/// The ordinal of one number word.
#[rustfmt::skip]
pub fn ordinal_word(word: &str) -> &'static str {
    match word {
        "zero" => "zeroth", "one" => "first", "two" => "second", "three" => "third", "four" => "fourth",
        "five" => "fifth", "six" => "sixth", "seven" => "seventh", "eight" => "eighth", "nine" => "ninth",
        "ten" => "tenth", "eleven" => "eleventh", "twelve" => "twelfth", "thirteen" => "thirteenth",
        "fourteen" => "fourteenth", "fifteen" => "fifteenth", "sixteen" => "sixteenth",
        "seventeen" => "seventeenth", "eighteen" => "eighteenth", "nineteen" => "nineteenth",
        "twenty" => "twentieth", "thirty" => "thirtieth", "forty" => "fortieth", "fifty" => "fiftieth",
        "sixty" => "sixtieth", "seventy" => "seventieth", "eighty" => "eightieth", "ninety" => "ninetieth",
        "hundred" => "hundredth", "thousand" => "thousandth", "million" => "millionth", "billion" => "billionth",
        "trillion" => "trillionth", "quadrillion" => "quadrillionth", "quintillion" => "quintillionth",
        "sextillion" => "sextillionth", "septillion" => "septillionth", "octillion" => "octillionth",
        "nonillion" => "nonillionth", _ => "decillionth",
    }
}

/// A number of two to four digits as years are said: "nineteen oh five", "two thousand one", "twenty ten".
/// Anything longer or shorter is a plain [`cardinal`].
pub fn year(digits: &str, and: bool) -> Vec<&'static str> {
    let value = values(digits).fold(0, |sum: usize, d| (sum * 10 + d).min(100_000));
    let mut words = Vec::with_capacity(4);
    match digits.len() {
        2 if value < 10 => words.extend(["oh", ONES[value]]),
        3 if (100..1000).contains(&value) && value % 100 != 0 => {
            words.push(ONES[value / 100]);
            two_after(value % 100, &mut words);
        }
        4 if value >= 1000 && value % 1000 >= 10 => {
            below_hundred(value / 100, &mut words);
            if value % 100 == 0 {
                words.push("hundred");
            } else {
                two_after(value % 100, &mut words);
            }
        }
        _ => return cardinal(digits, and),
    }
    words
}

fn two_after(n: usize, words: &mut Vec<&'static str>) {
    if n < 10 {
        words.push("oh");
    }
    below_hundred(n, words);
}

/// The value of a Roman numeral in its one right spelling, below 4000.
pub fn roman(text: &str) -> Option<u32> {
    const PARTS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let (mut rest, mut value, mut canonical) = (text, 0, String::new());
    for (sign, worth) in PARTS {
        while let Some(shorter) = rest.strip_prefix(sign) {
            (rest, value) = (shorter, value + worth);
        }
    }
    let mut left = value;
    for (sign, worth) in PARTS {
        while left >= worth {
            canonical.push_str(sign);
            left -= worth;
        }
    }
    (rest.is_empty() && canonical == text && value < 4000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals_have_an_and_only_where_the_style_asks() {
        for (digits, us, uk) in [
            ("0", "zero", "zero"),
            ("21", "twenty one", "twenty one"),
            ("105", "one hundred five", "one hundred and five"),
            ("1,005", "one thousand five", "one thousand and five"),
            ("120,000", "one hundred twenty thousand", "one hundred and twenty thousand"),
            ("1000001", "one million one", "one million and one"),
            (
                "1,200,300",
                "one million two hundred thousand three hundred",
                "one million two hundred thousand three hundred",
            ),
        ] {
            assert_eq!(cardinal(digits, false).join(" "), us);
            assert_eq!(cardinal(digits, true).join(" "), uk);
        }
    }

    #[test]
    fn ten_to_the_thirty_third_has_a_name_and_longer_numbers_are_spelled() {
        assert_eq!(cardinal(&format!("1{}", "0".repeat(33)), false), ["one", "decillion"]);
        assert_eq!(cardinal(&"7".repeat(40), false).len(), 40);
    }

    #[test]
    fn years_are_said_in_pairs() {
        for (digits, words) in [
            ("1984", "nineteen eighty four"),
            ("1905", "nineteen oh five"),
            ("1900", "nineteen hundred"),
            ("2000", "two thousand"),
            ("2008", "two thousand eight"),
            ("2016", "twenty sixteen"),
            ("1066", "ten sixty six"),
            ("370", "three seventy"),
            ("105", "one oh five"),
            ("07", "oh seven"),
        ] {
            assert_eq!(year(digits, false).join(" "), words);
        }
    }

    #[test]
    fn roman_numerals_have_one_spelling() {
        assert_eq!(roman("XXIII"), Some(23));
        assert_eq!(roman("LVIII"), Some(58));
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("VX"), None);
        assert_eq!(roman("IVI"), None);
        assert_eq!(roman("DNA"), None);
    }
}
