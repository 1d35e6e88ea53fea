//! The graph on onnxruntime, where its library is found: nearly twice as fast as rten, and slower to load.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use ort::environment::Environment;
use ort::session::builder::GraphOptimizationLevel;
use ort::session::{Session, SessionInputValue};
use ort::value::Tensor;

use super::{Front, Graph, LATENT, NOISE, Request, Runtime, SPEAKER, lengths};

/// A graph that onnxruntime runs.
pub struct Onnxruntime {
    front: Session,
    back: Option<Session>,
    graph: Arc<Graph>,
}

/// The library, loaded once for the whole process; a second path is not heeded.
///
/// # Errors
/// What the system says of it, or that its version is too old.
pub fn environment(library: &Path) -> Result<Environment, String> {
    static LOADED: OnceLock<Mutex<Option<Environment>>> = OnceLock::new();
    let mut loaded = LOADED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = loaded.as_ref() {
        return Ok(environment.clone());
    }
    let builder = ort::init_from(library).map_err(told)?;
    let environment = builder.with_name("newscast").with_telemetry(false).build().map_err(told)?;
    *loaded = Some(environment.clone());
    Ok(environment)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Onnxruntime {
    /// Loads a prepared graph, to run on one thread.
    ///
    /// # Errors
    /// What onnxruntime says of it.
    pub fn load(graph: &Arc<Graph>, environment: &Environment) -> Result<Self, String> {
        let front = session(environment, &graph.front).map_err(told)?;
        let back = graph.back.as_ref().map(|back| session(environment, &back.bytes)).transpose().map_err(told)?;
        Ok(Self { front, back, graph: Arc::clone(graph) })
    }
}

fn session(environment: &Environment, model: &[u8]) -> Result<Session, ort::Error> {
    let builder = Session::builder(environment)?.with_optimization_level(GraphOptimizationLevel::Level3)?;
    builder.with_intra_threads(1)?.with_inter_threads(1)?.commit_from_memory(model)
}

impl Runtime for Onnxruntime {
    fn parted(&self) -> bool {
        self.back.is_some()
    }

    fn front(&mut self, request: &Request<'_>) -> Result<Front, String> {
        front(&mut self.front, &self.graph, request).map_err(told)
    }

    fn back(&mut self, values: Vec<f32>, frames: usize, speaker: i64) -> Result<Vec<f32>, String> {
        let session = self.back.as_mut().ok_or("its graph has no decoder by itself")?;
        let speaker = self.graph.back.as_ref().is_some_and(|back| back.speakers).then_some(speaker);
        back(session, values, frames, speaker).map_err(told)
    }
}

type Inputs = Vec<(&'static str, SessionInputValue<'static>)>;

fn front(session: &mut Session, graph: &Graph, request: &Request<'_>) -> Result<Front, ort::Error> {
    let count = request.ids.len();
    let mut inputs: Inputs = vec![
        ("input", Tensor::from_array(([1, count], request.ids.to_vec()))?.into()),
        ("input_lengths", Tensor::from_array(([1], vec![count as i64]))?.into()),
        ("scales", Tensor::from_array(([3], request.scales.to_vec()))?.into()),
    ];
    if graph.speakers {
        inputs.push((SPEAKER, Tensor::from_array(([1], vec![request.speaker]))?.into()));
    }
    if graph.noisy {
        inputs.push((NOISE, Tensor::from_array(([request.noise.len()], request.noise.to_vec()))?.into()));
    }
    let outputs = session.run(inputs)?;
    let (shape, values) = outputs[graph.output.as_str()].try_extract_tensor::<f32>()?;
    let frames = shape.last().map_or(0, |frames| *frames as usize);
    let lengths = match &graph.durations {
        Some(name) => lengths(outputs[name.as_str()].try_extract_tensor::<f32>()?.1.iter().copied()),
        None => Vec::new(),
    };
    Ok(Front { values: values.to_vec(), frames, lengths })
}

fn back(session: &mut Session, values: Vec<f32>, frames: usize, speaker: Option<i64>) -> Result<Vec<f32>, ort::Error> {
    let shape = [1, values.len() / frames.max(1), frames];
    let mut inputs: Inputs = vec![(LATENT, Tensor::from_array((shape, values))?.into())];
    if let Some(speaker) = speaker {
        inputs.push((SPEAKER, Tensor::from_array(([1], vec![speaker]))?.into()));
    }
    let outputs = session.run(inputs)?;
    Ok(outputs[0].try_extract_tensor::<f32>()?.1.to_vec())
}
