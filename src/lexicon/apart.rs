//! How far two pronunciations of one word lie apart. Judges neither.

use crate::model::{Phones, Sound, Stress};

/// What the place of the stress weighs against the sounds: a listener misses a name that is stressed wrongly.
const STRESS: f32 = 0.3;

/// From 0, where both are the same to a listener, to 1, where nothing is.
///
/// Seven tenths are the sounds that must be changed, put in or taken out, against the longer of the two; three tenths
/// are the stress, where it lies on another syllable. Weak vowels are all alike.
pub fn apart(one: &Phones, other: &Phones) -> f32 {
    let (one, other) = (&one.0, &other.0);
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 0.0;
    }
    let mut row: Vec<f32> = (0..=other.len()).map(|put_in| put_in as f32).collect();
    for (taken_out, sound) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = taken_out as f32 + 1.0;
        for (nth, against) in other.iter().enumerate() {
            let changed = diagonal + change(sound, against);
            diagonal = row[nth + 1];
            row[nth + 1] = changed.min(diagonal + 1.0).min(row[nth] + 1.0);
        }
    }
    let sounds = row[other.len()] / longest as f32;
    (1.0 - STRESS) * sounds + if stressed_alike(one, other) { 0.0 } else { STRESS }
}

/// What it costs to say one sound for another.
fn change(one: &Sound, other: &Sound) -> f32 {
    let (first, second) = (one.phone.info().ipa, other.phone.info().ipa);
    let weak = |sound: &Sound| sound.stress == Stress::None && matches!(sound.phone.info().ipa, "ə" | "ɪ" | "ʌ" | "i");
    // Sources on names disagree on these among themselves.
    let open = |ipa: &str| matches!(ipa, "æ" | "ɑ" | "ɒ" | "ɔ");
    if first == second || (weak(one) && weak(other)) {
        0.0
    } else if open(first) && open(second) {
        0.25
    } else if one.phone.is_vowel() && other.phone.is_vowel() {
        0.5
    } else {
        1.0
    }
}

/// Whether the main stress lies on the same syllable, counted from either end; one without a main stress agrees with all.
fn stressed_alike(one: &[Sound], other: &[Sound]) -> bool {
    let main = |sounds: &[Sound]| {
        let vowels: Vec<Stress> =
            sounds.iter().filter(|sound| sound.phone.is_vowel()).map(|sound| sound.stress).collect();
        let at = vowels.iter().position(|stress| *stress == Stress::Primary)?;
        Some((at, vowels.len() - at))
    };
    match (main(one), main(other)) {
        (Some((start, end)), Some((other_start, other_end))) => start == other_start || end == other_end,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Notation;
    use super::*;

    fn between(one: &str, other: &str) -> f32 {
        let read = |ipa: &str| Notation::Ipa.read(ipa).unwrap().0.remove(0);
        apart(&read(one), &read(other))
    }

    #[test]
    fn the_same_is_not_apart_and_wrong_stress_is_farther_than_a_vowel() {
        assert_eq!(between("koʊnəˈʃɛnkəf", "koʊnəˈʃɛnkəf"), 0.0);
        assert_eq!(between("koʊnəˈʃɛnkəf", "koʊnɪˈʃɛnkʌf"), 0.0);
        let vowel = between("ˈlɑvɹɔf", "ˈleɪvɹɔf");
        let stress = between("ˈlɑvɹɔf", "lɑvˈɹɔf");
        assert!(0.0 < vowel && vowel < stress, "{vowel} {stress}");
        assert!(between("ˈʃi", "ˈzaɪ") > 0.9 * 0.5);
    }

    #[test]
    fn the_order_of_the_two_does_not_matter_and_one_is_the_most() {
        for (one, other) in [("ˈʃi", "ˈkæt"), ("ˈbʌt", "oʊˈɹɛɡənoʊ"), ("ˈa", "ˈki")] {
            let there = between(one, other);
            assert!((there - between(other, one)).abs() < 1e-6 && (0.0..=1.0).contains(&there), "{one} {other}");
        }
        assert_eq!(apart(&Phones::default(), &Phones::default()), 0.0);
    }
}
