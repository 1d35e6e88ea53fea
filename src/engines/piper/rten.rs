//! The graph on rten, in pure Rust: needs no library and loads in a tenth of a second.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::{Front, Graph, LATENT, NOISE, Request, Runtime, SPEAKER, lengths};

/// The version that is built in.
pub const VERSION: &str = "0.27.0";

/// A graph that rten runs. A clone runs the same graph on a thread of its own.
pub struct Rten {
    front: Arc<Model>,
    back: Option<Arc<Model>>,
    ends: Ends,
    threads: Arc<ThreadPool>,
}

/// The inputs and outputs that not every graph has, and the front's output.
#[derive(Clone, Copy)]
struct Ends {
    output: NodeId,
    durations: Option<NodeId>,
    noise: Option<NodeId>,
    speaker: Option<NodeId>,
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Clone for Rten {
    fn clone(&self) -> Self {
        Self { front: Arc::clone(&self.front), back: self.back.clone(), ends: self.ends, threads: one_thread() }
    }
}

fn one_thread() -> Arc<ThreadPool> {
    Arc::new(ThreadPool::with_num_threads(1))
}

impl Rten {
    /// Loads a prepared graph, to run on one thread.
    ///
    /// # Errors
    /// What rten says of it.
    pub fn load(graph: Graph) -> Result<Self, String> {
        let Graph { front, back, output, durations, noisy, speakers } = graph;
        let front = ModelOptions::with_all_ops().load(front).map_err(told)?;
        let back = back.map(|back| ModelOptions::with_all_ops().load(back.bytes)).transpose().map_err(told)?;
        let node = |name: &str| front.node_id(name).map_err(told);
        let ends = Ends {
            output: node(&output)?,
            durations: durations.map(|name| node(&name)).transpose()?,
            noise: noisy.then(|| node(NOISE)).transpose()?,
            speaker: speakers.then(|| node(SPEAKER)).transpose()?,
        };
        Ok(Self { front: Arc::new(front), back: back.map(Arc::new), ends, threads: one_thread() })
    }

    /// Samples that each phoneme id would take, without making the sound.
    ///
    /// # Errors
    /// What rten says, or that the graph does not tell.
    pub fn durations(&self, request: &Request<'_>) -> Result<Vec<u64>, String> {
        let durations = self.ends.durations.ok_or("its graph does not tell durations")?;
        frames(self.execute(request, &[durations])?.pop())
    }

    fn options(&self) -> Option<RunOptions> {
        Some(RunOptions::default().with_thread_pool(Some(Arc::clone(&self.threads))))
    }

    fn execute(&self, request: &Request<'_>, outputs: &[NodeId]) -> Result<Vec<Value>, String> {
        let model = &self.front;
        let node = |name: &str| model.node_id(name).map_err(told);
        let ids: Vec<i32> = request.ids.iter().map(|id| *id as i32).collect();
        let count = ids.len();
        let mut inputs: Vec<(NodeId, ValueOrView<'_>)> = vec![
            (node("input")?, NdTensor::from_data([1, count], ids).into()),
            (node("input_lengths")?, NdTensor::from([count as i32]).into()),
            (node("scales")?, NdTensor::from(request.scales).into()),
        ];
        if let Some(speaker) = self.ends.speaker {
            inputs.push((speaker, NdTensor::from([request.speaker as i32]).into()));
        }
        if let Some(noise) = self.ends.noise {
            inputs.push((noise, NdTensor::from_data([request.noise.len()], request.noise.to_vec()).into()));
        }
        model.run(inputs, outputs, self.options()).map_err(told)
    }
}

fn frames(value: Option<Value>) -> Result<Vec<u64>, String> {
    let tensor = value.and_then(Value::into_tensor::<f32>).ok_or("its durations are no numbers")?;
    Ok(lengths(tensor.iter().copied()))
}

impl Runtime for Rten {
    fn parted(&self) -> bool {
        self.back.is_some()
    }

    fn front(&mut self, request: &Request<'_>) -> Result<Front, String> {
        let outputs: Vec<NodeId> = std::iter::once(self.ends.output).chain(self.ends.durations).collect();
        let mut values = self.execute(request, &outputs)?.into_iter();
        let output = values.next().and_then(Value::into_tensor::<f32>).ok_or("its output is no numbers")?;
        let lengths = match self.ends.durations {
            Some(_) => frames(values.next())?,
            None => Vec::new(),
        };
        let frames = output.shape().last().copied().unwrap_or(0);
        Ok(Front { frames, values: output.into_data(), lengths })
    }

    fn back(&mut self, values: Vec<f32>, frames: usize, speaker: i64) -> Result<Vec<f32>, String> {
        let model = self.back.as_ref().ok_or("its graph has no decoder by itself")?;
        let node = |name: &str| model.node_id(name).map_err(told);
        let shape = [1, values.len() / frames.max(1), frames];
        let mut inputs: Vec<(NodeId, ValueOrView<'_>)> =
            vec![(node(LATENT)?, NdTensor::from_data(shape, values).into())];
        if let Ok(input) = node(SPEAKER) {
            inputs.push((input, NdTensor::from([speaker as i32]).into()));
        }
        let sound = model.run(inputs, model.output_ids(), self.options()).map_err(told)?.pop();
        Ok(sound.and_then(Value::into_tensor::<f32>).ok_or("its sound is no numbers")?.into_data())
    }
}
