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

/// Runs one graph, on one thread.
pub trait Runtime: Send {
    /// Its name and version.
    fn name(&self) -> String;

    /// Another that runs the same graph on another thread.
    ///
    /// # Errors
    /// Why there can be no more.
    fn twin(&self) -> Result<Box<dyn Runtime>, String>;

    /// Runs the graph.
    ///
    /// # Errors
    /// What the runtime says.
    fn run(&mut self, request: &Request<'_>) -> Result<Sound, String>;
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
