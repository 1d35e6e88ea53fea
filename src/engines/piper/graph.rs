//! Prepares a voice's graph: its noise becomes an input, its durations an output, its decoder a part by itself. Changes
//! no weight.
//!
//! A VITS graph draws normal noise in two places (`RandomNormalLike`), and no runtime lets a caller seed each draw. With
//! the noise as an input the same sentence gives the same samples on every runtime, in any order, on any thread. The
//! durations, frames for each phoneme id, are rounded up by the graph's one `Ceil` node; its output is as good as an
//! output of the graph once it is named as one. And the decoder, which takes nine tenths of the time and nearly all of the
//! memory, becomes a graph of its own, to be run on one stretch of frames after another.
//!
//! Works on the serialized model. Field numbers are those of `onnx.proto` (ONNX IR 8), wire types those of the protocol
//! buffers' encoding page.

use std::collections::BTreeSet;
use std::ops::Range;

/// The name of the input that takes the noise.
pub const NOISE: &str = "newscast_noise";

/// Where the second draw begins in the noise, so that the two are not the same: above what the first, two numbers for
/// each phoneme id, takes.
const SECOND_DRAW: i64 = 8192;

/// The weight by which the decoder's first node is known: it turns frames into sound.
const DECODER: &str = "dec.conv_pre.weight";

/// A voice's graph, made ready.
pub struct Graph {
    /// The serialized model; where the graph could be parted, of all that comes before the decoder.
    pub front: Vec<u8>,
    /// The serialized model of the decoder alone.
    pub back: Option<Back>,
    /// The output of the front: the sound, or what the decoder takes.
    pub output: String,
    /// The output that holds the frames of each phoneme id, where the graph has one.
    pub durations: Option<String>,
    /// Whether the front takes noise.
    pub noisy: bool,
    /// Whether the front takes the number of a speaker.
    pub speakers: bool,
}

impl Graph {
    /// A copy that holds no decoder of its own.
    pub fn front_alone(&self) -> Self {
        Self {
            front: self.front.clone(),
            back: None,
            output: self.output.clone(),
            durations: self.durations.clone(),
            ..*self
        }
    }
}

/// The decoder: convolutions alone, so that it can be run on one stretch of frames after another.
pub struct Back {
    /// The serialized model.
    pub bytes: Vec<u8>,
    /// Whether it takes the number of a speaker.
    pub speakers: bool,
}

/// Prepares a serialized model.
///
/// # Errors
/// When it is no ONNX model, or none with the inputs of a Piper voice.
pub fn prepare(model: &[u8]) -> Result<Graph, String> {
    let mut graph = None;
    for field in Fields::of(model) {
        let field = field?;
        if field.number == 7 {
            graph = Some(Parsed::read(&model[field.value])?);
        }
    }
    let graph = graph.ok_or("it holds no graph")?;
    for wanted in ["input", "input_lengths", "scales"] {
        if !graph.inputs.iter().any(|(input, _)| *input == wanted) {
            return Err(format!("its graph has no input `{wanted}`, which every Piper voice has"));
        }
    }
    let (sound, _) = *graph.outputs.first().ok_or("its graph has no output")?;
    let decoder = graph.nodes.iter().find(|node| node.inputs.contains(&DECODER));
    let latent = decoder.filter(|_| !graph.nested).and_then(|node| node.inputs.first().copied());
    let output = latent.unwrap_or(sound).to_owned();
    let durations = graph.nodes.iter().find(|node| node.op == "Ceil").and_then(|node| node.outputs.first());
    let ends: Vec<&str> = std::iter::once(output.as_str()).chain(durations.copied()).collect();
    let front = graph.part(model, &ends, None)?;
    let back = latent.map(|latent| graph.part(model, &[sound], Some(latent))).transpose()?;
    Ok(Graph {
        durations: durations.map(|name| (*name).to_owned()),
        noisy: front.takes(NOISE),
        speakers: front.takes(SPEAKER),
        front: front.bytes,
        back: back.map(|part| Back { speakers: part.takes(SPEAKER), bytes: part.bytes }),
        output,
    })
}

/// The input that takes the number of a speaker.
pub const SPEAKER: &str = "sid";

/// The input of the decoder.
pub const LATENT: &str = "newscast_latent";

/// What is read of a graph.
struct Parsed<'a> {
    nodes: Vec<Node<'a>>,
    weights: Vec<(&'a str, &'a [u8])>,
    inputs: Vec<(&'a str, &'a [u8])>,
    outputs: Vec<(&'a str, &'a [u8])>,
    /// Whether a node holds a graph of its own, whose use of this one's values is not followed.
    nested: bool,
}

/// A part of a graph as a model of its own.
struct Part {
    bytes: Vec<u8>,
    inputs: Vec<String>,
}

impl Part {
    fn takes(&self, input: &str) -> bool {
        self.inputs.iter().any(|name| name == input)
    }
}

impl<'a> Parsed<'a> {
    fn read(graph: &'a [u8]) -> Result<Self, String> {
        let mut parsed =
            Self { nodes: Vec::new(), weights: Vec::new(), inputs: Vec::new(), outputs: Vec::new(), nested: false };
        for field in Fields::of(graph) {
            let field = field?;
            let value = &graph[field.value];
            let named = |number| text_field(value, number).map(|name| (name.unwrap_or_default(), value));
            match field.number {
                1 => parsed.nodes.push(Node::read(value)?),
                5 => parsed.weights.push(named(8)?),
                11 => parsed.inputs.push(named(1)?),
                12 => parsed.outputs.push(named(1)?),
                _ => {}
            }
        }
        parsed.nested = parsed.nodes.iter().any(|node| node.nested);
        Ok(parsed)
    }

    /// The nodes and weights that lead to `ends`, as a model; `from`, where it is given, becomes an input.
    fn part(&self, model: &[u8], ends: &[&str], from: Option<&str>) -> Result<Part, String> {
        let mut needed: BTreeSet<&str> = ends.iter().copied().filter(|end| Some(*end) != from).collect();
        let mut kept = Vec::new();
        // Nodes stand after those whose results they take (the specification of ONNX, "Graphs").
        for node in self.nodes.iter().rev() {
            if self.nested || node.outputs.iter().any(|output| needed.contains(output)) {
                needed.extend(node.inputs.iter().filter(|input| Some(**input) != from));
                kept.push(node);
            }
        }
        let mut graph = Vec::new();
        let mut draws = 0;
        for node in kept.into_iter().rev() {
            if node.op == "RandomNormalLike" {
                draw(&mut graph, node, draws)?;
                draws += 1;
            } else if node.inputs.iter().any(|input| Some(*input) == from) {
                put_bytes(&mut graph, 1, &node.renamed(from.unwrap_or_default(), LATENT)?);
            } else {
                put_bytes(&mut graph, 1, node.whole);
            }
        }
        put_bytes(&mut graph, 2, b"newscast");
        for (_, weight) in self.weights.iter().filter(|(name, _)| self.nested || needed.contains(name)) {
            put_bytes(&mut graph, 5, weight);
        }
        for nth in 0..draws {
            put_bytes(&mut graph, 5, &start(nth));
        }
        let mut inputs = Vec::new();
        for (name, info) in self.inputs.iter().filter(|(name, _)| needed.contains(name)) {
            // Old exports list weights among the inputs.
            if !self.weights.iter().any(|(weight, _)| weight == name) {
                put_bytes(&mut graph, 11, info);
                inputs.push((*name).to_owned());
            }
        }
        for extra in [(draws > 0).then_some(NOISE), from.map(|_| LATENT)].into_iter().flatten() {
            put_bytes(&mut graph, 11, &value_info(extra, FLOAT));
            inputs.push(extra.to_owned());
        }
        for end in ends {
            put_bytes(&mut graph, 12, &value_info(end, FLOAT));
        }
        let mut bytes = Vec::with_capacity(graph.len() + 256);
        for field in Fields::of(model) {
            let field = field?;
            match field.number {
                7 => put_bytes(&mut bytes, 7, &graph),
                _ => bytes.extend_from_slice(&model[field.whole]),
            }
        }
        Ok(Part { bytes, inputs })
    }
}

/// Where a draw begins in the noise, as a weight.
fn start(draw: usize) -> Vec<u8> {
    let mut start = Vec::new();
    put_varint_field(&mut start, 1, 1);
    put_varint_field(&mut start, 2, INT64);
    put_bytes(&mut start, 8, start_name(draw).as_bytes());
    put_bytes(&mut start, 9, &start_of(draw).to_le_bytes());
    start
}

const FLOAT: u64 = 1;
const INT64: u64 = 7;

fn start_of(draw: usize) -> i64 {
    SECOND_DRAW * draw as i64
}

fn start_name(draw: usize) -> String {
    format!("newscast_start_{draw}")
}

/// In place of a draw of noise like `x`: as many numbers of the input as `x` has, in its shape.
fn draw(out: &mut Vec<u8>, node: &Node<'_>, nth: usize) -> Result<(), String> {
    let (Some(like), Some(output)) = (node.inputs.first(), node.outputs.first()) else {
        return Err("a node that draws noise has no input or no output".to_owned());
    };
    let name = |part: &str| format!("newscast_{part}_{nth}");
    let start = start_name(nth);
    put_node(out, "Shape", &[like], &name("shape"));
    put_node(out, "ReduceProd", &[&name("shape")], &name("size"));
    put_node(out, "Add", &[&name("size"), &start], &name("end"));
    put_node(out, "Slice", &[NOISE, &start, &name("end")], &name("flat"));
    put_node(out, "Reshape", &[&name("flat"), &name("shape")], output);
    Ok(())
}

struct Node<'a> {
    op: &'a str,
    inputs: Vec<&'a str>,
    outputs: Vec<&'a str>,
    nested: bool,
    whole: &'a [u8],
}

impl<'a> Node<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let mut node = Self { op: "", inputs: Vec::new(), outputs: Vec::new(), nested: false, whole: bytes };
        for field in Fields::of(bytes) {
            let field = field?;
            let value = &bytes[field.value];
            let text = || std::str::from_utf8(value).map_err(|_| broken());
            match field.number {
                1 => node.inputs.push(text()?),
                2 => node.outputs.push(text()?),
                4 => node.op = text()?,
                // An attribute's `g` and `graphs`.
                5 => {
                    for attribute in Fields::of(value) {
                        node.nested |= matches!(attribute?.number, 6 | 11);
                    }
                }
                _ => {}
            }
        }
        Ok(node)
    }

    /// The node with another input in the place of one.
    fn renamed(&self, from: &str, to: &str) -> Result<Vec<u8>, String> {
        let mut node = Vec::with_capacity(self.whole.len() + to.len());
        for field in Fields::of(self.whole) {
            let field = field?;
            match field.number {
                1 if &self.whole[field.value.clone()] == from.as_bytes() => put_bytes(&mut node, 1, to.as_bytes()),
                _ => node.extend_from_slice(&self.whole[field.whole]),
            }
        }
        Ok(node)
    }
}

fn text_field(bytes: &[u8], number: u64) -> Result<Option<&str>, String> {
    for field in Fields::of(bytes) {
        let field = field?;
        if field.number == number {
            return std::str::from_utf8(&bytes[field.value]).map(Some).map_err(|_| broken());
        }
    }
    Ok(None)
}

/// One field of a serialized message.
struct Field {
    number: u64,
    /// With its key.
    whole: Range<usize>,
    /// Its content; of a field of variable length, without the length.
    value: Range<usize>,
}

/// The fields of a serialized message, in order.
struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn field(&mut self) -> Option<Field> {
        let start = self.at;
        let key = self.varint()?;
        let length = match key & 7 {
            0 => {
                let from = self.at;
                self.varint()?;
                return Some(Field { number: key >> 3, whole: start..self.at, value: from..self.at });
            }
            1 => 8,
            2 => usize::try_from(self.varint()?).ok()?,
            5 => 4,
            _ => return None,
        };
        let value = self.at..self.at.checked_add(length).filter(|end| *end <= self.bytes.len())?;
        self.at = value.end;
        Some(Field { number: key >> 3, whole: start..value.end, value })
    }
}

impl Iterator for Fields<'_> {
    type Item = Result<Field, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.at = self.bytes.len();
        }
        Some(field.ok_or_else(broken))
    }
}

fn broken() -> String {
    "it is no ONNX model, or cut short".to_owned()
}

fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_varint_field(out: &mut Vec<u8>, number: u64, value: u64) {
    put_varint(out, number << 3);
    put_varint(out, value);
}

fn put_bytes(out: &mut Vec<u8>, number: u64, value: &[u8]) {
    put_varint(out, number << 3 | 2);
    put_varint(out, value.len() as u64);
    out.extend_from_slice(value);
}

fn put_node(out: &mut Vec<u8>, op: &str, inputs: &[&str], output: &str) {
    let mut node = Vec::new();
    for input in inputs {
        put_bytes(&mut node, 1, input.as_bytes());
    }
    put_bytes(&mut node, 2, output.as_bytes());
    put_bytes(&mut node, 3, format!("newscast {output}").as_bytes());
    put_bytes(&mut node, 4, op.as_bytes());
    put_bytes(out, 1, &node);
}

/// A tensor of a type and of any shape.
fn value_info(name: &str, element: u64) -> Vec<u8> {
    let (mut tensor, mut kind, mut info) = (Vec::new(), Vec::new(), Vec::new());
    put_varint_field(&mut tensor, 1, element);
    put_bytes(&mut kind, 1, &tensor);
    put_bytes(&mut info, 1, name.as_bytes());
    put_bytes(&mut info, 2, &kind);
    info
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of one draw, one `Ceil`, a decoder and the inputs of a voice.
    fn model() -> Vec<u8> {
        let mut graph = Vec::new();
        put_node(&mut graph, "Conv", &["input", "w"], "x");
        put_node(&mut graph, "RandomNormalLike", &["x"], "noise");
        put_node(&mut graph, "Ceil", &["noise"], "/Ceil_output_0");
        put_node(&mut graph, "Mul", &["input_lengths", "scales"], "y");
        put_node(&mut graph, "Add", &["y", "noise"], "z");
        put_node(&mut graph, "Conv", &["z", DECODER], "d");
        put_node(&mut graph, "Tanh", &["d"], "output");
        for weight in ["w", DECODER] {
            let mut tensor = Vec::new();
            put_bytes(&mut tensor, 8, weight.as_bytes());
            put_bytes(&mut graph, 5, &tensor);
        }
        for input in ["input", "input_lengths", "scales"] {
            put_bytes(&mut graph, 11, &value_info(input, INT64));
        }
        put_bytes(&mut graph, 12, &value_info("output", FLOAT));
        let mut model = Vec::new();
        put_varint_field(&mut model, 1, 8);
        put_bytes(&mut model, 7, &graph);
        put_bytes(&mut model, 8, b"\x10\x0f");
        model
    }

    fn graph_of(model: &[u8]) -> &[u8] {
        &model[Fields::of(model).map(Result::unwrap).find(|field| field.number == 7).unwrap().value]
    }

    #[test]
    fn a_draw_becomes_a_slice_of_an_input_and_the_decoder_stands_alone() {
        let model = model();
        let prepared = prepare(&model).unwrap();
        let ops = |model: &[u8]| -> Vec<String> {
            Parsed::read(graph_of(model)).unwrap().nodes.iter().map(|node| node.op.to_owned()).collect()
        };
        let front = ["Conv", "Shape", "ReduceProd", "Add", "Slice", "Reshape", "Ceil", "Mul", "Add"];
        assert_eq!(ops(&prepared.front), front);
        let back = prepared.back.unwrap();
        assert_eq!(ops(&back.bytes), ["Conv", "Tanh"]);
        let parsed = Parsed::read(graph_of(&back.bytes)).unwrap();
        assert_eq!(parsed.nodes[0].inputs, [LATENT, DECODER]);
        assert_eq!(parsed.weights.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [DECODER]);
        assert_eq!((prepared.output.as_str(), prepared.durations.as_deref()), ("z", Some("/Ceil_output_0")));
        assert!(prepared.noisy && !prepared.speakers && !back.speakers);
        assert!(prepared.front.ends_with(b"\x10\x0f"), "what follows the graph is kept");
    }

    #[test]
    fn what_is_no_voice_is_refused_and_nothing_panics() {
        let whole = model();
        for length in 0..whole.len() - 4 {
            assert!(prepare(&whole[..length]).is_err(), "{length}");
        }
        assert!(prepare(b"<!doctype html>").is_err());
        let mut other = Vec::new();
        put_bytes(&mut other, 7, &[]);
        assert_eq!(prepare(&other).err().unwrap(), "its graph has no input `input`, which every Piper voice has");
    }
}
