//! The graph on rten, in pure Rust: needs no library and loads in a tenth of a second.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::NdTensor;

use super::graph::{Graph, NOISE};
use super::runtime::{Request, Runtime, Sound, lengths};

/// The version that is built in.
const VERSION: &str = "0.27";

/// A graph that rten runs.
pub struct Rten {
    model: Arc<Model>,
    nodes: Nodes,
    threads: Arc<ThreadPool>,
}

#[derive(Clone, Copy)]
struct Nodes {
    input: NodeId,
    lengths: NodeId,
    scales: NodeId,
    speaker: Option<NodeId>,
    noise: Option<NodeId>,
    sound: NodeId,
    durations: Option<NodeId>,
}

impl Rten {
    /// Loads a prepared graph, to run on so many threads.
    ///
    /// # Errors
    /// What rten says of it.
    pub fn load(graph: Graph, threads: usize) -> Result<Self, String> {
        let Graph { bytes, durations, noisy, speakers } = graph;
        let model = ModelOptions::with_all_ops().load(bytes).map_err(|error| error.to_string())?;
        let node = |name: &str| model.node_id(name).map_err(|error| error.to_string());
        let nodes = Nodes {
            input: node("input")?,
            lengths: node("input_lengths")?,
            scales: node("scales")?,
            speaker: speakers.then(|| node("sid")).transpose()?,
            noise: noisy.then(|| node(NOISE)).transpose()?,
            sound: *model.output_ids().first().ok_or("its graph has no output")?,
            durations: durations.map(|name| node(&name)).transpose()?,
        };
        Ok(Self { model: Arc::new(model), nodes, threads: Arc::new(ThreadPool::with_num_threads(threads)) })
    }

    /// Samples that each phoneme id would take, without making the sound.
    ///
    /// # Errors
    /// What rten says, or that the graph does not tell.
    pub fn durations(&self, request: &Request<'_>) -> Result<Vec<u64>, String> {
        let durations = self.nodes.durations.ok_or("its graph does not tell durations")?;
        let mut values = self.execute(request, &[durations])?;
        frames(values.pop())
    }

    fn execute(&self, request: &Request<'_>, outputs: &[NodeId]) -> Result<Vec<Value>, String> {
        let ids: Vec<i32> = request.ids.iter().map(|id| *id as i32).collect();
        let count = ids.len();
        let mut inputs = vec![
            (self.nodes.input, NdTensor::from_data([1, count], ids).into()),
            (self.nodes.lengths, NdTensor::from([count as i32]).into()),
            (self.nodes.scales, NdTensor::from(request.scales).into()),
        ];
        if let Some(speaker) = self.nodes.speaker {
            inputs.push((speaker, NdTensor::from([request.speaker as i32]).into()));
        }
        if let Some(noise) = self.nodes.noise {
            inputs.push((noise, NdTensor::from_data([request.noise.len()], request.noise.to_vec()).into()));
        }
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.threads)));
        self.model.run(inputs, outputs, Some(options)).map_err(|error| error.to_string())
    }
}

fn frames(value: Option<Value>) -> Result<Vec<u64>, String> {
    let tensor = value.and_then(Value::into_tensor::<f32>).ok_or("its durations are no numbers")?;
    Ok(lengths(tensor.iter().copied()))
}

impl Runtime for Rten {
    fn name(&self) -> String {
        format!("rten {VERSION}")
    }

    fn twin(&self) -> Result<Box<dyn Runtime>, String> {
        let threads = Arc::new(ThreadPool::with_num_threads(1));
        Ok(Box::new(Self { model: Arc::clone(&self.model), nodes: self.nodes, threads }))
    }

    fn run(&mut self, request: &Request<'_>) -> Result<Sound, String> {
        let outputs: Vec<NodeId> = std::iter::once(self.nodes.sound).chain(self.nodes.durations).collect();
        let mut values = self.execute(request, &outputs)?.into_iter();
        let sound = values.next().and_then(Value::into_tensor::<f32>).ok_or("its sound is no numbers")?;
        let lengths = match self.nodes.durations {
            Some(_) => frames(values.next())?,
            None => Vec::new(),
        };
        Ok(Sound { samples: sound.into_data(), lengths })
    }
}
