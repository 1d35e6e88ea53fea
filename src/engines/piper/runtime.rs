//! What runs a voice's graph: one trait, one function that chooses. Knows no words and no phonemes.

use std::path::Path;

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
    /// The choice of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "rten" => Some(Self::Rten),
            "onnxruntime" => Some(Self::Onnxruntime),
            _ => None,
        }
    }
}

/// Turns frames of the graph into samples.
pub fn lengths(frames: impl IntoIterator<Item = f32>) -> Vec<u64> {
    frames.into_iter().map(|frames| frames.max(0.0) as u64 * HOP).collect()
}

/// Where the library of onnxruntime lies, if anywhere: in a folder of ours.
pub fn library(folder: &Path) -> Option<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("libonnxruntime.") || name == "onnxruntime.dll"
    });
    files.sort();
    files.pop()
}
