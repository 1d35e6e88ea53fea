//! The graph on onnxruntime, where its library is found: nearly twice as fast as rten, and slower to load.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::Tensor;

use super::graph::{Graph, NOISE};
use super::runtime::{Request, Runtime, Sound, lengths};

/// A graph that onnxruntime runs.
pub struct Onnxruntime {
    session: Session,
    graph: Arc<Graph>,
    version: String,
}

/// The library, loaded once for the whole process; a second path is not heeded.
fn environment(library: &Path) -> Result<Environment, String> {
    static LOADED: OnceLock<Mutex<Option<Environment>>> = OnceLock::new();
    let mut loaded = LOADED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = loaded.as_ref() {
        return Ok(environment.clone());
    }
    let builder = ort::init_from(library).map_err(|error| error.to_string())?;
    let environment = builder.with_name("newscast").with_telemetry(false).build().map_err(|error| error.to_string())?;
    *loaded = Some(environment.clone());
    Ok(environment)
}

impl Onnxruntime {
    /// Loads a prepared graph with the library at `library`, to run on one thread.
    ///
    /// # Errors
    /// What the system says of the library, or onnxruntime of the graph.
    pub fn load(graph: Graph, library: &Path, version: &str) -> Result<Self, String> {
        Self::open(Arc::new(graph), &environment(library)?, version.to_owned())
    }

    fn open(graph: Arc<Graph>, environment: &Environment, version: String) -> Result<Self, String> {
        let session = session(environment, &graph.bytes).map_err(|error| error.to_string())?;
        Ok(Self { session, graph, version })
    }
}

fn session(environment: &Environment, model: &[u8]) -> Result<Session, ort::Error> {
    let builder = Session::builder(environment)?.with_optimization_level(GraphOptimizationLevel::Level3)?;
    builder.with_intra_threads(1)?.with_inter_threads(1)?.commit_from_memory(model)
}

impl Runtime for Onnxruntime {
    fn name(&self) -> String {
        format!("onnxruntime {}", self.version)
    }

    fn twin(&self) -> Result<Box<dyn Runtime>, String> {
        let environment = environment(Path::new(""))?;
        Ok(Box::new(Self::open(Arc::clone(&self.graph), &environment, self.version.clone())?))
    }

    fn run(&mut self, request: &Request<'_>) -> Result<Sound, String> {
        run(&mut self.session, &self.graph, request).map_err(|error| error.to_string())
    }
}

fn run(session: &mut Session, graph: &Graph, request: &Request<'_>) -> Result<Sound, ort::Error> {
    let count = request.ids.len();
    let mut inputs = vec![
        ("input", Tensor::from_array(([1, count], request.ids.to_vec()))?.upcast()),
        ("input_lengths", Tensor::from_array(([1], vec![count as i64]))?.upcast()),
        ("scales", Tensor::from_array(([3], request.scales.to_vec()))?.upcast()),
    ];
    if graph.speakers {
        inputs.push(("sid", Tensor::from_array(([1], vec![request.speaker]))?.upcast()));
    }
    if graph.noisy {
        inputs.push((NOISE, Tensor::from_array(([request.noise.len()], request.noise.to_vec()))?.upcast()));
    }
    let outputs = session.run(inputs)?;
    let (_, samples) = outputs[0].try_extract_tensor::<f32>()?;
    let lengths = match &graph.durations {
        Some(name) => lengths(outputs[name.as_str()].try_extract_tensor::<f32>()?.1.iter().copied()),
        None => Vec::new(),
    };
    Ok(Sound { samples: samples.to_vec(), lengths })
}
