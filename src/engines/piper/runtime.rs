//! What runs a voice's graph: one trait, one function that chooses. Knows no words and no phonemes.

/// Frames of sound in one frame of the graph: Piper's hop length, which no configuration names.
pub const HOP: u64 = 256;

/// One run of the graph.
pub struct Request<'a> {
    /// Phoneme ids.
    pub ids: &'a [i64],
    /// `noise_scale`, `length_scale`, `noise_w`.
    pub scales: [f32; 3],
    /// The number of the speaker.
    pub speaker: i64,
    /// Normal noise.
    pub noise: &'a [f32],
}

/// What came of it.
pub struct Sound {
    /// Mono samples.
    pub samples: Vec<f32>,
    /// Samples that each phoneme id takes; empty where the graph does not tell.
    pub lengths: Vec<u64>,
}

/// What the front of a graph gives: the sound, or what the decoder makes it of, channel by channel.
pub struct Front {
    /// The numbers.
    pub values: Vec<f32>,
    /// How many stand one after another for each channel, in frames.
    pub frames: usize,
    /// Samples that each phoneme id takes; empty where the graph does not tell.
    pub lengths: Vec<u64>,
}

/// Runs one graph, for one thread.
pub trait Runtime: Send {
    /// Whether the decoder is run by itself.
    fn parted(&self) -> bool;

    /// Runs the graph, or what comes before its decoder.
    ///
    /// # Errors
    /// What the runtime says.
    fn front(&mut self, request: &Request<'_>) -> Result<Front, String>;

    /// Runs the decoder on some frames: `values` channel by channel.
    ///
    /// # Errors
    /// What the runtime says.
    fn back(&mut self, values: Vec<f32>, frames: usize, speaker: i64) -> Result<Vec<f32>, String>;
}

/// Frames that the decoder makes sound of at a time: three seconds. Its memory grows with them, and with nothing else: two
/// threads of onnxruntime held 840 MB with twice as many, 617 MB with these, and were no slower.
const WINDOW: usize = 256;

/// Frames before and after them that the decoder is shown as well. A decoder of Piper's reaches no further than 16 frames:
/// three of its first convolution, one of each transposed one, and 60 samples at eight a frame of the widest that follow.
const MARGIN: usize = 24;

/// Runs a graph, its decoder stretch by stretch; the samples are those of a run in one piece, to rounding.
///
/// # Errors
/// What the runtime says.
pub fn run(runtime: &mut dyn Runtime, request: &Request<'_>) -> Result<Sound, String> {
    let Front { values, frames, lengths } = runtime.front(request)?;
    if !runtime.parted() {
        return Ok(Sound { samples: values, lengths });
    }
    if frames == 0 {
        return Err("its graph gave no frames".to_owned());
    }
    let hop = HOP as usize;
    let mut samples = Vec::with_capacity(frames * hop);
    let mut from = 0;
    while from < frames {
        // What little would be left goes with the last stretch.
        let to = if frames - from < WINDOW + MARGIN { frames } else { from + WINDOW };
        let shown = from.saturating_sub(MARGIN)..frames.min(to + MARGIN);
        let part = values.chunks_exact(frames).flat_map(|channel| &channel[shown.clone()]).copied().collect();
        let sound = runtime.back(part, shown.len(), request.speaker)?;
        if sound.len() != shown.len() * hop {
            return Err(format!("its decoder gave {} samples for {} frames", sound.len(), shown.len()));
        }
        samples.extend_from_slice(&sound[(from - shown.start) * hop..(to - shown.start) * hop]);
        from = to;
    }
    Ok(Sound { samples, lengths })
}

/// Which runtime is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The fastest there is.
    #[default]
    Auto,
    /// `rten`, which is part of this program.
    Rten,
    /// `onnxruntime`, whose library must be here.
    Onnxruntime,
}

impl Choice {
    /// The names, in the order of the choices.
    pub const NAMES: [&str; 3] = ["auto", "rten", "onnxruntime"];

    /// The choice of that name.
    pub fn named(name: &str) -> Option<Self> {
        let choices = [Self::Auto, Self::Rten, Self::Onnxruntime];
        std::iter::zip(Self::NAMES, choices).find(|(known, _)| *known == name).map(|(_, choice)| choice)
    }
}

/// Turns frames of the graph into samples.
pub fn lengths(frames: impl IntoIterator<Item = f32>) -> Vec<u64> {
    frames.into_iter().map(|frames| frames.max(0.0) as u64 * HOP).collect()
}
