//! What the JSON file beside a Piper model says of the voice. Reads it; opens no model.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Phonemes a voice must know to be usable at all: beginning, end, padding, and the space between words.
const FRAME: [&str; 4] = ["^", "$", "_", " "];

/// A voice's configuration: the fields of Piper's `.onnx.json` that are used here.
#[derive(Clone, Debug, Deserialize)]
pub struct Config {
    /// About the sound.
    pub audio: Audio,
    /// Whose phonemes it was trained on.
    #[serde(default)]
    pub espeak: Espeak,
    /// How lively it is by default.
    #[serde(default)]
    pub inference: Inference,
    /// `espeak`, or something that is not offered here.
    #[serde(default)]
    phoneme_type: Option<String>,
    /// The ids of each phoneme, one Unicode scalar each.
    phoneme_id_map: BTreeMap<String, Vec<i64>>,
    /// How many speakers it has.
    #[serde(default = "one")]
    pub num_speakers: u32,
    /// Their names and numbers.
    #[serde(default)]
    pub speaker_id_map: BTreeMap<String, i64>,
    #[serde(default)]
    language: Language,
}

fn one() -> u32 {
    1
}

/// `audio`.
#[derive(Clone, Debug, Deserialize)]
pub struct Audio {
    /// Samples a second.
    pub sample_rate: u32,
}

/// `espeak`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Espeak {
    /// The espeak voice whose phonemes it was trained on.
    #[serde(default)]
    pub voice: String,
}

/// `inference`: the scales that the graph takes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default)]
pub struct Inference {
    /// How much the sound varies.
    pub noise_scale: f32,
    /// How long sounds are, 1 for the speaker's own pace.
    pub length_scale: f32,
    /// How much the lengths vary.
    pub noise_w: f32,
}

impl Default for Inference {
    /// Piper's own defaults.
    fn default() -> Self {
        Self { noise_scale: 0.667, length_scale: 1.0, noise_w: 0.8 }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Language {
    #[serde(default)]
    code: String,
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// What is missing or wrong, in words that name the field.
    pub fn read(text: &str) -> Result<Self, String> {
        let config: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match config.phoneme_type.as_deref() {
            None | Some("espeak") => {}
            Some(other) => return Err(format!("its phonemes are of the type `{other}`; only `espeak` is known here")),
        }
        if config.espeak.voice.is_empty() {
            return Err("it does not name its espeak voice (`espeak.voice`)".to_owned());
        }
        for phoneme in FRAME {
            if config.ids(phoneme).is_none() {
                return Err(format!("its `phoneme_id_map` lacks `{phoneme}`"));
            }
        }
        if !(1..=384_000).contains(&config.audio.sample_rate) {
            return Err(format!("its sample rate is {} hertz", config.audio.sample_rate));
        }
        let Inference { noise_scale, length_scale, noise_w } = config.inference;
        if !(length_scale > 0.0 && noise_scale >= 0.0 && noise_w >= 0.0)
            || [noise_scale, length_scale, noise_w].iter().any(|scale| !scale.is_finite())
        {
            return Err("its `inference` scales are no positive numbers".to_owned());
        }
        Ok(config)
    }

    /// The ids of a phoneme; `None` where the voice lacks it.
    pub fn ids(&self, phoneme: &str) -> Option<&[i64]> {
        self.phoneme_id_map.get(phoneme).map(Vec::as_slice).filter(|ids| !ids.is_empty())
    }

    /// The number of a speaker, by name or number; the first where none is asked for.
    ///
    /// # Errors
    /// No such speaker; the message lists those there are.
    pub fn speaker(&self, asked: Option<&str>) -> Result<i64, String> {
        let Some(asked) = asked else { return Ok(0) };
        let by_name = self.speaker_id_map.get(asked).copied();
        let by_number = || asked.parse().ok().filter(|number| (0..i64::from(self.num_speakers)).contains(number));
        by_name.or_else(by_number).ok_or_else(|| {
            let names: Vec<&str> = self.speaker_id_map.keys().map(String::as_str).take(20).collect();
            match names.is_empty() {
                true => format!(
                    "it has no speaker `{asked}`; its speakers are 0 to {}",
                    self.num_speakers.saturating_sub(1)
                ),
                false => format!("it has no speaker `{asked}`; there are {}", names.join(", ")),
            }
        })
    }

    /// BCP 47 tag of its language.
    pub fn language(&self) -> String {
        match self.language.code.is_empty() {
            true => self.espeak.voice.clone(),
            false => self.language.code.replace('_', "-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"audio":{"sample_rate":22050},"espeak":{"voice":"en-us"},"num_speakers":2,
        "speaker_id_map":{"anna":0,"ben":1},"phoneme_id_map":{"_":[0],"^":[1],"$":[2]," ":[3],"a":[14]},
        "language":{"code":"en_US"}}"#;

    #[test]
    fn a_voice_is_read_and_speakers_are_found_by_name_or_number() {
        let config = Config::read(GOOD).unwrap();
        assert_eq!((config.audio.sample_rate, config.language().as_str()), (22050, "en-US"));
        assert_eq!(config.ids("a"), Some(&[14][..]));
        assert_eq!(config.ids("q"), None);
        assert_eq!(
            (config.speaker(None), config.speaker(Some("ben")), config.speaker(Some("1"))),
            (Ok(0), Ok(1), Ok(1))
        );
        assert_eq!(config.speaker(Some("2")).unwrap_err(), "it has no speaker `2`; there are anna, ben");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |from: &str, to: &str, said: &str| {
            let error = Config::read(&GOOD.replace(from, to)).unwrap_err();
            assert!(error.contains(said), "{error}");
        };
        wrong("\"sample_rate\":22050", "\"sample_rate\":0", "0 hertz");
        wrong("\"$\":[2],", "", "lacks `$`");
        wrong("en-us", "", "espeak.voice");
        wrong("\"num_speakers\":2", "\"num_speakers\":\"x\"", "expected u32");
        wrong("\"num_speakers\"", "\"phoneme_type\":\"text\",\"num_speakers\"", "`text`");
        wrong("\"audio\"", "\"sound\"", "audio");
        assert!(Config::read("<html>").is_err());
    }
}
