//! What voices report that they say, against what they are given: every phone, every pair, any word.

use newscast::engines::{ENGINES, Proof, Synthesizer, open};
use newscast::model::{Authority, Join, Phone, Phones, Pronunciation, Sound, SpokenWord, Stress};
use proptest::prelude::*;

/// A word that is to be said so.
fn said(sounds: &[Sound]) -> SpokenWord {
    let authority = Authority { layer: "user", entry: None, origin: None };
    let pronunciation = Pronunciation::Phones { phones: Phones(sounds.to_vec()), authority };
    SpokenWord { text: "name".to_owned(), letter: false, join: Join::Space, mark: None, pronunciation }
}

/// What espeak reports of a word, and whether that is what is wanted.
fn proof(voice: &mut dyn Synthesizer, given: &[Sound], wanted: &[Sound]) -> Proof {
    voice.prove(&[said(given)], &Phones(wanted.to_vec())).unwrap().unwrap()
}

#[test]
fn espeak_reports_every_pair_of_phones_as_it_was_given() {
    let phones: Vec<Phone> = Phone::all().collect();
    let plain = |ipa: &str, stress| Sound { phone: Phone::from_ipa(ipa).unwrap(), stress };
    for name in ["espeak:en-us", "espeak:en-gb"] {
        let Ok(mut voice) = open(name) else { return println!("skipped: {name} is not here") };
        let mut wrong = Vec::new();
        for first in &phones {
            let stresses: &[Stress] = match first.is_vowel() {
                true => &[Stress::None, Stress::Secondary],
                false => &[Stress::None],
            };
            for stress in stresses {
                // Several pairs in one word, each shut off from the next by an "ows", as espeak takes a while for a word.
                for seconds in phones.chunks(7) {
                    let pair = |second: &Phone| {
                        let [first, second] =
                            [(*first, *stress), (*second, Stress::None)].map(|(phone, stress)| Sound { phone, stress });
                        [
                            first,
                            second,
                            plain("s", Stress::None),
                            plain("aʊ", Stress::Secondary),
                            plain("z", Stress::None),
                        ]
                    };
                    let word: Vec<Sound> = seconds.iter().flat_map(pair).chain([plain("i", Stress::Primary)]).collect();
                    let proof = proof(voice.as_mut(), &word, &word);
                    if !proof.same {
                        wrong.push(format!("{name}: asked {}, heard {}", Phones(word), proof.heard));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Nothing is dropped, however long the word is; and a proof that could not fail would prove nothing.
    #[test]
    fn espeak_reports_any_sounds_as_it_was_given_and_any_change_of_them(
        numbers in prop::collection::vec(0..42_u8, 2..200), at in any::<prop::sample::Index>(),
    ) {
        let ending = ["s", "aʊ", "k"].map(|ipa| Phone::from_ipa(ipa).unwrap());
        let phones = numbers.iter().filter_map(|number| Phone::from_number(*number)).chain(ending);
        let mut word: Vec<Sound> = phones.map(|phone| Sound { phone, stress: Stress::None }).collect();
        // An r may be lent, lost or melt into a vowel; that has tests of its own.
        word.retain(|sound| !matches!(sound.phone.info().ipa, "ɹ" | "ɝ"));
        for (nth, sound) in word.iter_mut().filter(|sound| sound.phone.is_vowel()).enumerate() {
            sound.stress = [Stress::Secondary, Stress::None, Stress::None][nth % 3];
        }
        for name in ["espeak:en-us", "espeak:en-gb"] {
            let Ok(mut voice) = open(name) else { return Ok(()) };
            let proof_of = |voice: &mut dyn Synthesizer, wanted: &[Sound]| proof(voice, &word, wanted);
            let given = proof_of(voice.as_mut(), &word);
            prop_assert!(given.same, "{name}: asked {}, heard {}", Phones(word.clone()), given.heard);
            let (mut shorter, mut changed) = (word.clone(), word.clone());
            shorter.remove(at.index(word.len()));
            changed[at.index(word.len())] = Sound { phone: Phone::from_ipa("ɔɪ").unwrap(), stress: Stress::Primary };
            prop_assert!(!proof_of(voice.as_mut(), &shorter).same);
            prop_assert!(!proof_of(voice.as_mut(), &changed).same);
        }
    }
}

#[test]
fn only_voices_that_take_phones_and_tell_prove_anything() {
    let mut tone = open("tone").unwrap();
    assert_eq!(tone.prove(&[said(&[])], &Phones::default()).unwrap(), None);
    for engine in ENGINES {
        assert!(engine.provers.is_empty() || engine.takes_phones, "{}", engine.name);
        for voice in engine.provers {
            let Ok(mut voice) = open(voice) else { continue };
            let [ring] = [[Sound { phone: Phone::from_ipa("ɔɪ").unwrap(), stress: Stress::Primary }]];
            assert!(proof(voice.as_mut(), &ring, &ring).same, "{}", engine.name);
        }
    }
}
