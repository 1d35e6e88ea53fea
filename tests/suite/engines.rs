//! The contract of every voice: one `check` run over each engine that is on this machine. Judges no beauty.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]
#![allow(clippy::print_stdout, reason = "a skipped engine says why")]

use std::thread;

use newscast::engines::{ENGINES, Synthesizer, VoiceError, open, survey};
use newscast::model::{
    Authority, Delivery, Join, Mark, Phone, Phones, Pronunciation, Sound, Speech, SpokenWord, Stress, Utterance,
};

/// Sentences as the normalizer would hand them over: a comma, colon or the like is the mark of the word before it, a
/// hyphen joins two words, a capital alone is a letter.
const SENTENCES: &str = include_str!("../golden/engines/sentences.txt");

fn word(text: &str) -> SpokenWord {
    SpokenWord {
        text: text.to_owned(),
        letter: text.len() == 1 && text != "I" && text.chars().all(char::is_uppercase),
        join: Join::Space,
        mark: None,
        pronunciation: Pronunciation::Engine,
    }
}

fn utterance_at(line: &str, wpm: u32) -> Utterance {
    let mut words: Vec<SpokenWord> = Vec::new();
    for token in line.split_whitespace() {
        let body = token.trim_end_matches([',', ';', ':', '.', '?', '!']);
        for (nth, part) in body.split('-').filter(|part| !part.is_empty()).enumerate() {
            let join = if nth == 0 { Join::Space } else { Join::Hyphen };
            words.push(SpokenWord { join, ..word(part) });
        }
        let mark = match &token[body.len()..] {
            "," => Some(Mark::Comma),
            ";" => Some(Mark::Semicolon),
            ":" => Some(Mark::Colon),
            "." => Some(Mark::Period),
            "?" => Some(Mark::Question),
            "!" => Some(Mark::Exclamation),
            _ => None,
        };
        words.last_mut().unwrap().mark = mark;
    }
    Utterance { words, delivery: Delivery { wpm } }
}

fn utterance(line: &str) -> Utterance {
    utterance_at(line, 170)
}

/// Sounds from IPA parted by spaces, the stressed vowel after `'`.
fn phones(ipa: &str) -> Pronunciation {
    let sound = |ipa: &str| match ipa.strip_prefix('\'') {
        Some(vowel) => Sound { phone: Phone::from_ipa(vowel).unwrap(), stress: Stress::Primary },
        None => Sound { phone: Phone::from_ipa(ipa).unwrap(), stress: Stress::None },
    };
    let authority = Authority { layer: "user", entry: None, origin: None };
    Pronunciation::Phones { phones: Phones(ipa.split(' ').map(sound).collect()), authority }
}

/// What every answer must be.
fn check_speech(voice: &dyn Synthesizer, asked: &Utterance, speech: &Speech) {
    let line: Vec<&str> = asked.words.iter().map(|word| word.text.as_str()).collect();
    let line = line.join(" ");
    assert_eq!(speech.rate, voice.rate(), "{line}");
    assert!(speech.samples.iter().all(|sample| sample.is_finite() && sample.abs() <= 1.0), "{line}");
    assert!(speech.samples.iter().any(|sample| sample.abs() > 0.01), "{line}");
    let mut before = 0;
    let mut next = 0;
    for mark in &speech.marks {
        assert!(mark.word >= next, "marks are not in the order of the words: {line}");
        assert!(mark.start.0 >= before && mark.end > mark.start, "{mark:?} overlaps or is empty: {line}");
        (before, next) = (mark.end.0, mark.word + 1);
    }
    assert!(before <= speech.samples.len() as u64, "a mark ends after the audio: {line}");
    assert!(next as usize <= asked.words.len(), "a mark is of no word: {line}");
    assert_eq!(speech.marks.len(), asked.words.len(), "a word has no mark: {line}");
}

fn speak(voice: &mut dyn Synthesizer, asked: &Utterance) -> Speech {
    let speech = voice.speak(asked).unwrap();
    check_speech(voice, asked, &speech);
    speech
}

/// Runs every claim over one engine; says why it does not where the engine is missing.
fn check(name: &str) {
    let mut voice = match open(name) {
        Ok(voice) => voice,
        Err(VoiceError::Unavailable { reason, remedy, .. }) => {
            println!("`{name}` is skipped: {reason}; {remedy}");
            return;
        }
        Err(error) => panic!("{name}: {error}"),
    };
    let voice = voice.as_mut();
    assert_eq!(voice.voice().engine, name);
    assert!(voice.voice().language.starts_with("en"));
    the_rate_is_kept(voice);
    the_same_words_give_the_same_samples(voice);
    marks_of_punctuation_are_pauses(voice);
    phones_are_heard(voice);
    letters_are_named(voice);
    aliases_and_continued_words_have_marks(voice);
    nothing_is_refused(voice);
    hostile_text_does_no_harm(voice);
    a_long_sentence_is_spoken(voice);
    twins_say_the_same_at_the_same_time(voice);
}

#[test]
fn tone_keeps_the_contract() {
    check("tone");
}

#[test]
fn piper_keeps_the_contract() {
    check("piper");
}

#[test]
fn espeak_keeps_the_contract() {
    check("espeak");
}

#[test]
fn flite_keeps_the_contract() {
    check("flite");
}

#[test]
fn text2wave_keeps_the_contract() {
    check("text2wave");
}

/// How many words a minute were heard.
fn heard_wpm(voice: &mut dyn Synthesizer, sentences: usize, wpm: u32) -> f64 {
    let (mut words, mut seconds) = (0, 0.0);
    for line in SENTENCES.lines().take(sentences) {
        let asked = utterance_at(line, wpm);
        let speech = speak(voice, &asked);
        words += asked.words.len();
        // From the first word to the last, as `Delivery` has it.
        let heard = speech.marks.last().unwrap().end - speech.marks[0].start;
        seconds += heard.seconds(speech.rate);
    }
    f64::from(words as u32) * 60.0 / seconds
}

fn the_rate_is_kept(voice: &mut dyn Synthesizer) {
    let heard = heard_wpm(voice, 40, 170);
    println!("{}: asked for 170 words a minute, heard {heard:.1}", voice.voice().engine);
    // These sentences have words of their own length: a text of news may differ by so much.
    assert!((heard / 170.0 - 1.0).abs() < 0.08, "asked for 170, heard {heard:.1}");
    // Against itself a voice has no such excuse.
    let usual = heard_wpm(voice, 5, 170);
    for wpm in [130, 220] {
        let ratio = heard_wpm(voice, 5, wpm) / usual / (f64::from(wpm) / 170.0);
        assert!((ratio - 1.0).abs() < 0.05, "{wpm} words a minute against 170 are {ratio:.3} of what was asked");
    }
}

fn the_same_words_give_the_same_samples(voice: &mut dyn Synthesizer) {
    let asked = utterance("The minister, who resigned on Monday, denied it.");
    let first = speak(voice, &asked);
    speak(voice, &utterance_at("Was it the weather? Nobody knows!", 230));
    voice.pronounce("Aleppo");
    assert_eq!(speak(voice, &asked), first);
}

fn marks_of_punctuation_are_pauses(voice: &mut dyn Synthesizer) {
    let signs = [Mark::Comma, Mark::Semicolon, Mark::Colon, Mark::Dash, Mark::Ellipsis];
    for sign in signs {
        let mut asked = utterance("They came to the river then they turned back");
        asked.words[4].mark = Some(sign);
        let speech = speak(voice, &asked);
        let gap = speech.marks[5].start.seconds(speech.rate) - speech.marks[4].end.seconds(speech.rate);
        assert!(gap > 0.08, "{sign:?} gives a pause of {gap:.3} s only");
    }
}

fn phones_are_heard(voice: &mut dyn Synthesizer) {
    let plain = utterance("They met Xi in Idlib");
    let mut decided = plain.clone();
    decided.words[2].pronunciation = phones("ʃ 'i");
    decided.words[4].pronunciation = phones("'ɪ d l ɪ b");
    let (plain, said) = (speak(voice, &plain), speak(voice, &decided));
    if voice.voice().engine != "tone" {
        assert_ne!(plain.samples, said.samples);
    }
    // A longer word takes longer.
    decided.words[4].pronunciation = phones("k ɑ n ɑ ʃ 'ɛ n k ɑ v");
    assert!(speak(voice, &decided).samples.len() > said.samples.len());
    // No voice of ours lacks a phone of the inventory.
    let each = |phone: Phone| {
        let ipa = phone.info().ipa;
        let around = if phone.is_vowel() { format!("t '{ipa} t") } else { format!("'ɑ {ipa} ə") };
        SpokenWord { pronunciation: phones(&around), ..word("sound") }
    };
    decided.words = Phone::all().map(each).collect();
    speak(voice, &decided);
}

fn letters_are_named(voice: &mut dyn Synthesizer) {
    let mut asked = utterance("A report by the U N and the M Ps");
    asked.words[0].letter = false;
    asked.words[8].letter = true;
    let named = speak(voice, &asked);
    // The article "A" is shorter than the letter's name is.
    asked.words[0].letter = true;
    let spelled = speak(voice, &asked);
    assert!(spelled.marks[1].start > named.marks[1].start);
}

fn aliases_and_continued_words_have_marks(voice: &mut dyn Synthesizer) {
    let mut asked = utterance("They reached Nour al Din on Sunday");
    asked.words[2].pronunciation = phones("n 'u ɹ ə l d 'i n");
    asked.words[3].pronunciation = Pronunciation::Continues;
    asked.words[4].pronunciation = Pronunciation::Continues;
    asked.words[4].mark = Some(Mark::Comma);
    let authority = Authority { layer: "user", entry: None, origin: None };
    asked.words[6].pronunciation = Pronunciation::Alias { text: "Sunday the first".to_owned(), authority };
    speak(voice, &asked);
}

fn twins_say_the_same_at_the_same_time(voice: &mut dyn Synthesizer) {
    let Ok(Some(mut twin)) = voice.twin() else {
        // There the library does not tell where its file lies.
        if cfg!(windows) {
            return println!("{}: twins are not tried, for there is none on this system", voice.voice().engine);
        }
        panic!("{} has no twin", voice.voice().engine);
    };
    let mut other = twin.twin().unwrap().unwrap();
    let lines: Vec<Utterance> = SENTENCES.lines().take(6).map(utterance).collect();
    let all = |voice: &mut dyn Synthesizer| -> Vec<Speech> { lines.iter().map(|line| speak(voice, line)).collect() };
    let [one, two, three] = thread::scope(|scope| {
        let spoken = [voice, twin.as_mut(), other.as_mut()].map(|voice| scope.spawn(|| all(voice)));
        spoken.map(|spoken| spoken.join().unwrap())
    });
    assert!(one == two && one == three);
}

fn nothing_is_refused(voice: &mut dyn Synthesizer) {
    assert!(voice.speak(&Utterance { words: Vec::new(), delivery: Delivery { wpm: 170 } }).is_err());
}

fn hostile_text_does_no_harm(voice: &mut dyn Synthesizer) {
    let calm = utterance("They said so");
    let before = speak(voice, &calm);
    let rows = [
        // Marks of phonemes, markup, quotes and options.
        "[[l0x]]",
        "]]",
        "[[",
        "<break/>",
        "<speak>",
        "&amp;",
        "\"quoted\"",
        "'",
        "--help",
        "-rf",
        "$(date)",
        "`id`",
        "(quit)",
        "\")",
        "{wav}",
        "{text}",
        "%s",
        "\\",
        // Control characters, which espeak takes for commands.
        "\u{1}100s",
        "a\0b",
        "tab\there",
        "line\nbreak",
        // Other scripts, signs and odd spaces.
        "\u{1f600}",
        "\u{200d}",
        "\u{feff}word",
        "Москва",
        "北京",
        "العربية",
        "e\u{301}te\u{301}",
        "…",
        "½",
        // A very long word.
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ];
    for row in rows {
        let mut asked = calm.clone();
        asked.words[1].text = row.to_owned();
        match voice.speak(&asked) {
            Ok(speech) => check_speech(voice, &asked, &speech),
            Err(VoiceError::Failed(fact)) => assert!(fact.contains(row), "{row:?}: {fact}"),
            Err(error) => panic!("{row:?}: {error}"),
        }
    }
    let mut asked = calm.clone();
    asked.words[1].text = "a".repeat(5_000);
    if let Ok(speech) = voice.speak(&asked) {
        check_speech(voice, &asked, &speech);
    }
    assert_eq!(speak(voice, &calm), before);
}

fn a_long_sentence_is_spoken(voice: &mut dyn Synthesizer) {
    let line = vec!["the river rose again overnight near seven"; 43].join(" ");
    let mut asked = utterance(&line);
    assert!(asked.words.len() > 300);
    for word in asked.words.iter_mut().step_by(7) {
        word.pronunciation = phones("ð ə");
    }
    speak(voice, &asked);
}

#[test]
fn two_threads_with_two_voices_of_espeak_get_what_each_would_get_alone() {
    let (Ok(mut american), Ok(mut british)) = (open("espeak:en-us"), open("espeak:en-gb")) else {
        println!("skipped: espeak is not here");
        return;
    };
    let lines: Vec<Utterance> = SENTENCES.lines().take(12).map(utterance).collect();
    let all = |voice: &mut dyn Synthesizer| -> Vec<Speech> { lines.iter().map(|line| speak(voice, line)).collect() };
    let alone = (all(american.as_mut()), all(british.as_mut()));
    assert_ne!(alone.0, alone.1);
    let together = thread::scope(|scope| {
        let first = scope.spawn(|| all(american.as_mut()));
        let second = scope.spawn(|| all(british.as_mut()));
        (first.join().unwrap(), second.join().unwrap())
    });
    assert!(together == alone);
}

#[test]
fn espeak_voices_are_opened_by_language_and_variant_and_others_refused() {
    if open("espeak").is_err() {
        println!("skipped: espeak is not here");
        return;
    }
    let check = |name: &str, language: &str| {
        assert_eq!(open(name).unwrap().voice().language, language, "{name}");
    };
    check("espeak", "en-US");
    check("espeak:en-us+f3", "en-US");
    check("espeak:en-gb", "en-GB");
    check("espeak:EN-GB", "en-GB");
    check("espeak:en-gb-scotland", "en-GB-scotland");
    for name in ["espeak:quenya-x", "espeak:en-us+nobody", "espeak:../../etc/passwd", "espeak:en-us+../x"] {
        assert!(matches!(open(name), Err(VoiceError::Unknown { .. })), "{name}");
    }
    let mut voice = open("espeak").unwrap();
    let check = |voice: &mut dyn Synthesizer, text: &str, ipa: &str| {
        assert_eq!(voice.pronounce(text).as_deref(), Some(ipa), "{text}");
    };
    // What it makes of names is why there is a lexicon.
    check(voice.as_mut(), "Xi", "zˈaɪ");
    check(voice.as_mut(), "New York", "nˈuː jˈɔːɹk");
    check(voice.as_mut(), "in the", "ɪnðə");
    assert_eq!(voice.pronounce("[["), None);
}

#[test]
fn tone_fails_where_it_is_told_to() {
    let asked = utterance("This word is bad");
    let fail = open("tone:fail=bad").unwrap().speak(&asked);
    assert!(matches!(fail, Err(VoiceError::Failed(_))));
    assert!(matches!(open("tone:silent=bad").unwrap().speak(&asked), Err(VoiceError::Silent)));
    assert!(open("tone:fail=good").unwrap().speak(&asked).is_ok());
    assert!(matches!(open("tone:louder"), Err(VoiceError::Unknown { .. })));
}

#[test]
fn the_survey_tells_of_every_engine() {
    let found = survey();
    assert_eq!(found.len(), ENGINES.len());
    for engine in &found {
        match &engine.presence {
            Ok(_) => {}
            Err(reason) => assert!(!reason.is_empty() && !engine.remedy.is_empty(), "{}", engine.name),
        }
    }
    assert!(found.iter().any(|engine| engine.name == "tone" && engine.presence.is_ok()));
}

/// Commands are tried with the small programs that every Unix has.
#[cfg(unix)]
mod commands {
    use super::*;

    fn fails(template: &str, reason: &str) {
        let error = open(&format!("command:{template}")).err().unwrap().to_string();
        assert!(error.contains(reason), "{template}: {error}");
    }

    #[test]
    fn a_command_that_cannot_work_says_why() {
        fails("", "is empty");
        fails("cat \"{text_file}", "quotation mark that is not closed");
        fails("cat file", "holds neither {text} nor {text_file}");
        fails("no-such-program-at-all {text}", "did not start");
        fails("sh -c 'echo first >&2; echo the last line >&2; exit 3' {text}", "the last line");
        fails("true {text}", "wrote no WAV");
        fails("cat {text_file}", "wrote a WAV that cannot be read");
    }

    #[test]
    fn wav_files_of_every_kind_are_read() {
        let folder = tempfile::TempDir::new().unwrap();
        let kinds = [
            (8, hound::SampleFormat::Int, 1),
            (16, hound::SampleFormat::Int, 2),
            (24, hound::SampleFormat::Int, 1),
            (32, hound::SampleFormat::Int, 1),
            (32, hound::SampleFormat::Float, 3),
        ];
        for (bits_per_sample, sample_format, channels) in kinds {
            let spec = hound::WavSpec { channels, sample_rate: 12_000, bits_per_sample, sample_format };
            let file = folder.path().join("in.wav");
            let mut writer = hound::WavWriter::create(&file, spec).unwrap();
            for frame in 0..12_000 {
                let level = (f64::from(frame) * 0.1).sin() * 0.5;
                for _ in 0..channels {
                    match sample_format {
                        hound::SampleFormat::Float => writer.write_sample(level as f32).unwrap(),
                        hound::SampleFormat::Int => {
                            let full = f64::from(1_u32 << (bits_per_sample - 1));
                            writer.write_sample((level * full) as i32).unwrap();
                        }
                    }
                }
            }
            writer.finalize().unwrap();
            // The second template writes to a pipe, as it were, and leaves the length open.
            let file = file.to_string_lossy();
            for template in [format!("cp {file} {{wav}} -t {{text}}"), format!("sh -c 'cat {file}' {{text}}")] {
                let template = template.replace(" -t {text}", "").replace("cp", "sh -c 'cp \"$0\" \"$1\"'");
                let template = if template.contains("{text}") { template } else { format!("{template} {{text}}") };
                let mut voice = open(&format!("command:{template}")).unwrap();
                let asked = utterance("Two words");
                let speech = speak(voice.as_mut(), &asked);
                assert_eq!(speech.rate.hertz(), 12_000);
                let peak = speech.samples.iter().copied().fold(0.0, f32::max);
                assert!((peak - 0.5).abs() < 0.01, "{bits_per_sample} bits: {peak}");
            }
        }
    }
}
