//! eSpeak NG in this process: its own words by its rules, a lexicon's words by our phones, exact word times.
//!
//! Never lets it see markup, abbreviations or unknown mnemonics: it is sent plain words, clause marks and `[[ ]]`.

mod fingerprint;
mod library;
mod mnemonics;
mod presence;
mod proof;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::{Mark, Phone, Phones, Pronunciation, Sound, Speech, SpokenWord, Timing, Utterance, Voice, WordMark};
use crate::units::SampleRate;

use super::{Proof, Stretch, Synthesizer, VoiceError, held, plain, refuse_empty, share, spoken_letters, unavailable};
use fingerprint::fingerprint;
use library::{Event, Home, Offer, Recording, SOUND_END, Session, is_breathy, shared};

/// What `espeak` means without a voice's name.
const DEFAULT_VOICE: &str = "en-us";

/// espeak reads a clause into 800 bytes and breaks a longer one anywhere (`N_TR_SOURCE` in its `translate.h`), even
/// within brackets. A comma is put before that happens.
const CLAUSE_BYTES: usize = 700;

/// Sounds in one pair of brackets. espeak has room for so many phonemes in a word and says nothing of those beyond: of
/// 160 sounds, half of them stressed, its trace held all, and of 200 none.
const WORD_SOUNDS: usize = 60;

struct Espeak {
    voice: Voice,
    session: Arc<Mutex<Session>>,
    home: Arc<Home>,
    rate: SampleRate,
    accent: Accent,
    /// Whether twins would draw from the same random numbers.
    breathy: bool,
    recording: Recording,
    fingerprint: Option<String>,
}

/// Waits for a session. What panicked in it left no harm: the library is loaded afresh before each utterance.
fn enter(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a voice makes of phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Accent {
    American,
    /// British, and all other English ones: no r before a consonant, "zed".
    British,
    /// Not English: our mnemonics mean nothing to it.
    Foreign,
}

/// The library's version, or what is missing.
pub fn look() -> Result<String, String> {
    enter(&shared()).info().map(|(version, _)| number(&version))
}

/// Opens a voice by language, name or file, perhaps with `+` and a variant: `en-us`, `en-gb`, `en-us+f3`.
pub fn open(name: &str) -> Result<Box<dyn Synthesizer>, VoiceError> {
    let asked = if name.is_empty() { DEFAULT_VOICE } else { name };
    let missing = |reason| unavailable("espeak", &format!("espeak:{asked}"), reason);
    let installed = Installed::survey().map_err(missing)?;
    let Installed { hertz, version, data, offers, .. } = &installed;

    let (base, variant) = asked.split_once('+').map_or((asked, None), |(base, variant)| (base, Some(variant)));
    let offer = find(offers, base);
    let variant_is_known = variant.is_none_or(|variant| {
        let file = format!("!v/{variant}");
        offers.iter().any(|offer| offer.identifier == file)
    });
    let (Some(offer), true) = (offer, variant_is_known) else {
        return Err(VoiceError::Unknown { voice: format!("espeak:{asked}"), known: known(offers) });
    };
    let rate = SampleRate::new(*hertz).ok_or_else(|| VoiceError::Failed("it speaks at 0 Hz".to_owned()))?;
    let language = offer.languages.first().map(|(_, language)| language.clone()).unwrap_or_default();
    let accent = match language.as_str() {
        _ if language.starts_with("en-us") => Accent::American,
        _ if language == "en" || language.starts_with("en-") => Accent::British,
        _ => Accent::Foreign,
    };
    Ok(Box::new(Espeak {
        accent,
        voice: Voice {
            engine: "espeak".to_owned(),
            name: asked.to_owned(),
            version: number(version),
            language: tag(&language),
            timing: Timing::Word,
        },
        session: shared(),
        breathy: is_breathy(data, &offer.identifier, variant),
        fingerprint: installed.fingerprint(&offer.identifier, variant),
        home: Arc::new(Home::new(data, &offer.identifier, variant).map_err(VoiceError::Failed)?),
        rate,
        recording: Recording::default(),
    }))
}

/// What the library on this machine tells of itself.
struct Installed {
    hertz: u32,
    version: String,
    data: PathBuf,
    offers: Vec<Offer>,
    library: Option<OsString>,
}

impl Installed {
    fn survey() -> Result<Self, String> {
        let shared = shared();
        let mut session = enter(&shared);
        let hertz = session.rate()?;
        let (version, data) = session.info()?;
        Ok(Self { hertz, version, data, offers: session.offers()?, library: session.file() })
    }

    /// Of one of its voices, by file; see [`fingerprint`].
    fn fingerprint(&self, file: &str, variant: Option<&str>) -> Option<String> {
        fingerprint(&self.version, self.hertz, self.library.as_deref(), &self.data, file, variant)
    }
}

/// IPA of plain text, its words parted by single spaces.
fn transcribe(session: &Mutex<Session>, home: &Home, text: &str) -> Result<String, String> {
    let phonemes = enter(session).phonemes(home, text)?;
    let mut ipa = String::new();
    let mut depth = 0;
    for letter in phonemes.chars() {
        match letter {
            // A switch of language is shown as `(fr)`.
            '(' => depth += 1,
            ')' => depth -= 1,
            '_' => {}
            _ if depth == 0 => ipa.push(letter),
            _ => {}
        }
    }
    Ok(ipa.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The phonemes that espeak would say, for voices that were trained on them. Makes no sound.
#[derive(Clone)]
pub struct Transcriber {
    session: Arc<Mutex<Session>>,
    home: Arc<Home>,
    /// The library's version.
    pub version: String,
    /// What of the library and its data can change the phonemes; `None` where that cannot be told.
    pub fingerprint: Option<String>,
}

impl Transcriber {
    /// For one of espeak's voices: `en-us`.
    ///
    /// # Errors
    /// What is missing.
    pub fn open(language: &str) -> Result<Self, String> {
        let installed = Installed::survey()?;
        let offer = find(&installed.offers, language).ok_or_else(|| format!("espeak has no voice `{language}`"))?;
        Ok(Self {
            session: shared(),
            home: Arc::new(Home::new(&installed.data, &offer.identifier, None)?),
            version: number(&installed.version),
            fingerprint: installed.fingerprint(&offer.identifier, None),
        })
    }

    /// IPA of a clause of plain words, stress marks before vowels, words parted by single spaces; what is said as one, as
    /// "of the", is not parted.
    ///
    /// # Errors
    /// What the library says.
    pub fn ipa(&self, clause: &str) -> Result<String, String> {
        transcribe(&self.session, &self.home, clause)
    }
}

/// The voice of that language (the best where several speak it), name or file, in any case of letters.
fn find<'a>(offers: &'a [Offer], asked: &str) -> Option<&'a Offer> {
    let voices = || offers.iter().filter(|offer| !offer.identifier.starts_with("!v/"));
    let priority = |offer: &Offer| {
        let (priority, _) = offer.languages.iter().find(|(_, language)| language.eq_ignore_ascii_case(asked))?;
        Some(*priority)
    };
    let named = |offer: &&Offer| offer.name.eq_ignore_ascii_case(asked) || offer.identifier.eq_ignore_ascii_case(asked);
    let of_language = voices().filter_map(|offer| priority(offer).map(|priority| (priority, offer)));
    of_language.min_by_key(|(priority, _)| *priority).map(|(_, offer)| offer).or_else(|| voices().find(named))
}

fn known(offers: &[Offer]) -> String {
    let languages = offers.iter().filter_map(|offer| offer.languages.first());
    let mut english: Vec<&str> =
        languages.map(|(_, name)| name.as_str()).filter(|name| name.starts_with("en")).collect();
    english.sort_unstable();
    english.dedup();
    format!("{}, each also with a variant such as `+f3`", english.join(", "))
}

/// The version without the date that some builds add.
fn number(version: &str) -> String {
    version.split(' ').next().unwrap_or_default().to_owned()
}

/// BCP 47 from espeak's lower-case names: a region of two letters is written in capitals.
fn tag(language: &str) -> String {
    let part = |(index, part): (usize, &str)| match part.len() {
        2 if index == 1 => part.to_uppercase(),
        _ => part.to_owned(),
    };
    language.split('-').enumerate().map(part).collect::<Vec<_>>().join("-")
}

/// Words a minute of news sentences, pauses within them included, for each unit of rate asked of espeak.
///
/// Measured on some 1,800 words of news at rates of 140 to 200: American voices speak 1.035 times as fast as they are
/// asked to, British ones 1.058. A single sentence may be a tenth off, as its words are long or short.
const WPM_PER_RATE: [f64; 2] = [0.90, 0.905];

/// The rate to ask of espeak for so many words a minute.
fn rate_for(wpm: f64, accent: Accent) -> u32 {
    let per_rate = if accent == Accent::American { WPM_PER_RATE[0] } else { WPM_PER_RATE[1] };
    (wpm / per_rate).round() as u32
}

impl Synthesizer for Espeak {
    fn voice(&self) -> &Voice {
        &self.voice
    }

    fn rate(&self) -> SampleRate {
        self.rate
    }

    fn fingerprint(&self) -> Option<String> {
        self.fingerprint.clone()
    }

    fn twin(&self) -> Result<Option<Box<dyn Synthesizer>>, VoiceError> {
        if self.breathy {
            return Ok(None);
        }
        let session = enter(&self.session).of_copy().map_err(VoiceError::Failed)?;
        Ok(Some(Box::new(Self {
            fingerprint: self.fingerprint.clone(),
            voice: self.voice.clone(),
            session: Arc::new(Mutex::new(session)),
            home: Arc::clone(&self.home),
            rate: self.rate,
            accent: self.accent,
            breathy: self.breathy,
            recording: Recording::default(),
        })))
    }

    fn speak(&mut self, utterance: &Utterance) -> Result<Speech, VoiceError> {
        refuse_empty(utterance)?;
        let script = Script::write(&utterance.words, self.accent)?;
        let rate = rate_for(held(utterance.delivery.wpm), self.accent);
        let recording = &mut self.recording;
        enter(&self.session).speak(&self.home, rate, &script.text, recording).map_err(VoiceError::Failed)?;
        if recording.samples.iter().all(|sample| *sample == 0) {
            return Err(VoiceError::Silent);
        }
        let marks = script.marks(&utterance.words, recording)?;
        let samples = presence::lift(&recording.samples, self.rate);
        Ok(Speech { rate: self.rate, samples, marks })
    }

    fn pronounce(&mut self, text: &str) -> Option<String> {
        let mut sent = String::new();
        for word in text.split_whitespace() {
            sent.push(' ');
            plain(word, &mut sent).ok()?;
        }
        let ipa = transcribe(&self.session, &self.home, &sent).ok()?;
        (!ipa.is_empty()).then_some(ipa)
    }

    fn prove(&mut self, words: &[SpokenWord], wanted: &Phones) -> Result<Option<Proof>, VoiceError> {
        if self.accent == Accent::Foreign {
            return Ok(None);
        }
        let script = Script::write(words, self.accent)?;
        let trace = enter(&self.session).trace(&self.home, &script.text).map_err(VoiceError::Failed)?;
        Ok(Some(proof::hold(&trace, wanted, self.accent == Accent::American)))
    }
}

/// What is sent for one word, or for a run of words said as one.
struct Piece {
    /// Index of the first word, and one past the last.
    words: (usize, usize),
    /// Its first character in the text, counted from 1, and one past its last.
    characters: (u32, u32),
}

/// The text sent to espeak and the way back from it.
struct Script {
    text: String,
    pieces: Vec<Piece>,
}

impl Script {
    fn write(words: &[SpokenWord], accent: Accent) -> Result<Self, VoiceError> {
        let mut script = Self { text: String::new(), pieces: Vec::with_capacity(words.len()) };
        let letters = match accent {
            Accent::Foreign => vec![None; words.len()],
            _ => spoken_letters(words, accent == Accent::British),
        };
        let mut characters = 1;
        let mut clause_start = 0;
        for (index, word) in words.iter().enumerate() {
            let mut from = script.text.len();
            match (&word.pronunciation, script.pieces.last_mut()) {
                (Pronunciation::Continues, Some(piece)) => piece.words.1 = index + 1,
                _ => {
                    if from - clause_start > CLAUSE_BYTES {
                        script.text.push(',');
                        clause_start = from;
                    }
                    if index > 0 {
                        // A space for a hyphen, too: of "rebel-held" espeak would report only the first word.
                        script.text.push(' ');
                    }
                    characters += script.text[from..].chars().count() as u32;
                    from = script.text.len();
                    script.push_word(word, letters[index].as_ref(), accent)?;
                    let end = characters + script.text[from..].chars().count() as u32;
                    script.pieces.push(Piece { words: (index, index + 1), characters: (characters, end) });
                    characters = end;
                    from = script.text.len();
                }
            }
            if let Some(mark) = word.mark {
                script.text.push_str(sign(mark, index + 1 == words.len()));
                clause_start = script.text.len();
            }
            characters += script.text[from..].chars().count() as u32;
        }
        Ok(script)
    }

    fn push_word(&mut self, word: &SpokenWord, letter: Option<&Phones>, accent: Accent) -> Result<(), VoiceError> {
        let phones = match &word.pronunciation {
            Pronunciation::Phones { phones, .. } => phones,
            Pronunciation::Alias { text, .. } => {
                for (index, part) in text.split_whitespace().enumerate() {
                    if index > 0 {
                        self.text.push(' ');
                    }
                    plain(part, &mut self.text)?;
                }
                return if text.trim().is_empty() { plain(&word.text, &mut self.text) } else { Ok(()) };
            }
            Pronunciation::Engine | Pronunciation::Continues => match letter {
                Some(phones) => phones,
                None => return plain(&word.text, &mut self.text),
            },
        };
        let unsayable =
            |phone: Phone| VoiceError::Unsayable { word: word.text.clone(), phone: phone.info().ipa.to_owned() };
        if let (Accent::Foreign, Some(sound)) = (accent, phones.0.first()) {
            return Err(unsayable(sound.phone));
        }
        for (nth, part) in parts(&phones.0).into_iter().enumerate() {
            self.text.push_str(if nth == 0 { "[[" } else { " [[" });
            mnemonics::encode(&Phones(part.to_vec()), accent == Accent::British, &mut self.text).map_err(unsayable)?;
            self.text.push_str("]]");
        }
        Ok(())
    }

    /// Marks from the events of what was said: each word as it was reported, the others by a share.
    fn marks(&self, words: &[SpokenWord], recording: &Recording) -> Result<Vec<WordMark>, VoiceError> {
        let heard = self.heard(recording);
        if heard.is_empty() {
            return Err(VoiceError::Silent);
        }
        // What espeak said as one unit with the piece before it ("in the") shares that piece's time.
        let mut marks = Vec::with_capacity(words.len());
        let mut from = 0;
        for (at, (_, start, end)) in heard.iter().enumerate() {
            let next = heard.get(at + 1).map_or(self.pieces.len(), |(piece, _, _)| *piece);
            let stretch =
                Stretch { words: (self.pieces[from].words.0, self.pieces[next - 1].words.1), start: *start, end: *end };
            let alone = stretch.words.1 - stretch.words.0 == 1;
            share(words, &stretch, if alone { Timing::Word } else { Timing::Estimated }, &mut marks);
            from = next;
        }
        Ok(marks)
    }

    /// The pieces that were reported: index, first sample and one past the last that is not a pause.
    fn heard(&self, recording: &Recording) -> Vec<(usize, u64, u64)> {
        let total = recording.samples.len() as u64;
        let mut heard: Vec<(usize, u64, u64)> = Vec::with_capacity(self.pieces.len());
        let mut pause: Option<u64> = None;
        for event in &recording.events {
            match *event {
                Event::Phone { name, sample } if name[0] == b'_' => pause = pause.or(Some(sample)),
                Event::Phone { .. } => pause = None,
                Event::Word { character, sample } => {
                    let sample = sample.min(total);
                    let after = self.pieces.partition_point(|piece| piece.characters.0 <= character);
                    let Some(piece) = after.checked_sub(1) else { continue };
                    if character >= self.pieces[piece].characters.1 {
                        continue;
                    }
                    match heard.last_mut() {
                        Some(last) if last.0 >= piece => continue,
                        // Two words that begin together are one unit.
                        Some(last) if last.1 >= sample => continue,
                        Some(last) => last.2 = pause.take().unwrap_or(sample).clamp(last.1 + 1, sample),
                        None => pause = None,
                    }
                    heard.push((piece, sample, total));
                }
            }
        }
        if let Some(last) = heard.last_mut() {
            let words = (self.pieces[last.0].words.1 - self.pieces[last.0].words.0) as u64;
            last.2 = pause.unwrap_or(total).clamp((last.1 + words).min(total), total);
        }
        heard.retain(|(_, start, end)| start < end);
        heard
    }
}

/// Runs of sounds that espeak takes for a word each, none too long for it, parted after a consonant where there is one.
fn parts(mut sounds: &[Sound]) -> Vec<&[Sound]> {
    let mut parts = Vec::new();
    while sounds.len() > WORD_SOUNDS {
        let consonant = sounds[..WORD_SOUNDS].iter().rposition(|sound| !sound.phone.is_vowel());
        let (part, rest) = sounds.split_at(consonant.map_or(WORD_SOUNDS, |at| at + 1));
        parts.push(part);
        sounds = rest;
    }
    parts.push(sounds);
    parts
}

/// What makes espeak pause and bend its tune as the mark asks; its own signs where they do.
///
/// A full stop inside the text is sent as a colon, which has the same fall: before a small letter espeak takes a stop
/// for the end of an abbreviation. At the end of the text nothing is sent, for "St." would be read as "street".
fn sign(mark: Mark, last: bool) -> &'static str {
    match mark {
        Mark::Comma => ",",
        Mark::Semicolon | Mark::Dash => ";",
        Mark::Ellipsis => "…",
        Mark::Period if last => "",
        Mark::Colon | Mark::Period => ":",
        Mark::Question => "?",
        Mark::Exclamation => "!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Join, Stress};

    fn word(text: &str, mark: Option<Mark>) -> SpokenWord {
        SpokenWord {
            text: text.to_owned(),
            letter: false,
            join: Join::Space,
            mark,
            pronunciation: Pronunciation::Engine,
        }
    }

    #[test]
    fn the_text_sent_leads_back_to_the_words() {
        let mut words: Vec<SpokenWord> = ["Ça", "U", "x", "y", "now"].map(|text| word(text, None)).into();
        words[0].mark = Some(Mark::Comma);
        words[1].letter = true;
        let a = Phones(vec![Sound { phone: Phone::from_ipa("ɑ").unwrap(), stress: Stress::Primary }]);
        let authority = crate::model::Authority { layer: "user", entry: None, origin: None };
        words[2].pronunciation = Pronunciation::Phones { phones: a, authority };
        words[3].pronunciation = Pronunciation::Continues;
        words[3].mark = Some(Mark::Dash);
        words[4].mark = Some(Mark::Period);
        let script = Script::write(&words, Accent::American).unwrap();
        assert_eq!(script.text, "Ça, [[j|'u:]] [['A:]]; now");
        let letters: Vec<char> = script.text.chars().collect();
        let sent = |piece: &Piece| {
            letters[piece.characters.0 as usize - 1..piece.characters.1 as usize - 1].iter().collect::<String>()
        };
        assert_eq!(script.pieces.iter().map(sent).collect::<Vec<_>>(), ["Ça", "[[j|'u:]]", "[['A:]]", "now"]);
        assert_eq!(script.pieces.iter().map(|piece| piece.words).collect::<Vec<_>>(), [(0, 1), (1, 2), (2, 4), (4, 5)]);
    }

    #[test]
    fn no_clause_grows_beyond_what_espeak_reads_at_once() {
        let words: Vec<SpokenWord> = (0..400).map(|_| word("constitutional", None)).collect();
        let script = Script::write(&words, Accent::American).unwrap();
        assert!(script.text.split([',', ':', ';']).all(|clause| clause.len() < 780));
        assert_eq!(script.pieces.len(), 400);
    }

    #[test]
    fn tags_have_their_region_in_capitals() {
        assert_eq!(tag("en-us"), "en-US");
        assert_eq!(tag("en"), "en");
        assert_eq!(tag("en-gb-scotland"), "en-GB-scotland");
    }

    /// What espeak says, phone by phone, pauses left out.
    fn said(home: &Home, text: &str) -> Vec<String> {
        let mut recording = Recording::default();
        enter(&shared()).speak(home, 175, text, &mut recording).unwrap();
        let name = |event: &Event| match event {
            Event::Phone { name, .. } if name[0] != b'_' => {
                let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
                Some(String::from_utf8_lossy(&name[..end]).into_owned())
            }
            _ => None,
        };
        recording.events.iter().filter_map(name).collect()
    }

    /// Voices whose phoneme tables are those of the table's source.
    const VOICES: [&str; 3] = ["gmw/en-US", "gmw/en", "gmw/en-GB-x-rp"];

    /// What espeak itself makes of some mnemonics, by accent and by place in the word.
    const ALLOPHONES: &[(&str, &[&str])] = &[
        ("t2", &["t"]),
        ("I", &["i"]),
        ("l", &["l/2", "l/"]),
        ("3", &["a#", "@"]),
        ("@", &["a#", "3"]),
        ("a#", &["@", "3"]),
    ];

    #[test]
    fn espeak_says_every_phone_of_the_inventory_with_every_stress_in_every_place() {
        let Ok((_, data)) = enter(&shared()).info() else { return };
        let sound = |ipa: &str, stress| Sound { phone: Phone::from_ipa(ipa).unwrap(), stress };
        let (s, a) = (sound("s", Stress::None), sound("aʊ", Stress::Primary));
        for voice in VOICES {
            let home = Home::new(&data, voice, None).unwrap();
            for phone in Phone::all() {
                let stresses: &[Stress] = match phone.is_vowel() {
                    true => &[Stress::None, Stress::Secondary, Stress::Primary],
                    false => &[Stress::None],
                };
                for stress in stresses {
                    let it = Sound { phone, stress: *stress };
                    let mut mnemonic = String::new();
                    mnemonics::encode(&Phones(vec![it]), false, &mut mnemonic).unwrap();
                    let mnemonic = mnemonic.trim_start_matches([',', '\'']);
                    let others = ALLOPHONES.iter().find(|(of, _)| *of == mnemonic).map_or(&[][..], |(_, names)| *names);
                    for (place, sounds) in
                        [vec![it, s, a], vec![s, a, s, it, s, a], vec![s, a, s, it], vec![it]].into_iter().enumerate()
                    {
                        let mut text = String::from("[[");
                        let count = sounds.len();
                        mnemonics::encode(&Phones(sounds), false, &mut text).unwrap();
                        text.push_str("]]");
                        let said = said(&home, &text);
                        assert_eq!(said.len(), count, "{voice}: {text} gave {said:?}");
                        let name = said[[0, 3, 3, 0][place]].as_str();
                        assert!(name == mnemonic || others.contains(&name), "{voice}: {text} gave {said:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_vowel_and_the_r_that_closes_its_syllable_are_heard_as_each_accent_has_them() {
        let Ok((_, data)) = enter(&shared()).info() else { return };
        let check = |voice: &str, ipa: &str, expected: &str| {
            let home = Home::new(&data, voice, None).unwrap();
            let sound = |ipa: &str| Sound { phone: Phone::from_ipa(ipa).unwrap(), stress: Stress::None };
            let mut text = String::from("[[");
            mnemonics::encode(&Phones(ipa.split(' ').map(sound).collect()), false, &mut text).unwrap();
            text.push_str("]]");
            assert_eq!(said(&home, &text).join(" "), expected, "{voice}: {ipa}");
        };
        for voice in ["gmw/en-US", "gmw/en"] {
            check(voice, "k ɑ ɹ s", "k A@ s");
            check(voice, "k ɛ ɹ", "k e@");
            check(voice, "f aɪ ɹ", "f aI 3");
            check(voice, "m æ ɹ i", "m a r i");
        }
        // Two phones are never read as one, nor one as two.
        check("gmw/en-US", "t ʃ", "t2 S");
        check("gmw/en-US", "tʃ", "tS");
        check("gmw/en-US", "æ ɪ ə", "a I ; @");
    }

    #[test]
    fn a_voice_that_is_not_english_refuses_phones() {
        let mut words = vec![word("Xi", None)];
        let authority = crate::model::Authority { layer: "user", entry: None, origin: None };
        let phones = Phones(vec![Sound { phone: Phone::from_ipa("ʃ").unwrap(), stress: Stress::None }]);
        words[0].pronunciation = Pronunciation::Phones { phones, authority };
        let refused = Script::write(&words, Accent::Foreign).err();
        assert!(matches!(refused, Some(VoiceError::Unsayable { word, phone }) if word == "Xi" && phone == "ʃ"));
    }
}
