//! Prepares a voice's graph: its noise becomes an input, its durations an output. Changes no weight and no other node.
//!
//! A VITS graph draws normal noise in two places (`RandomNormalLike`), and no runtime lets a caller seed each draw. With
//! the noise as an input the same sentence gives the same samples on every runtime, in any order, on any thread. The
//! durations, frames for each phoneme id, are rounded up by the graph's one `Ceil` node; its output is as good as an
//! output of the graph once it is named as one.
//!
//! Works on the serialized model. Field numbers are those of `onnx.proto` (ONNX IR 8), wire types those of the protocol
//! buffers' encoding page.

use std::ops::Range;

/// The name of the input that takes the noise.
pub const NOISE: &str = "newscast_noise";

/// Where the second draw begins in the noise, so that the two are not the same: above what the first, two numbers for
/// each phoneme id, takes.
const SECOND_DRAW: i64 = 8192;

/// A prepared graph.
pub struct Graph {
    /// The serialized model.
    pub bytes: Vec<u8>,
    /// The output that holds the frames of each phoneme id, where the graph has one.
    pub durations: Option<String>,
    /// Whether it takes noise.
    pub noisy: bool,
    /// Whether it takes the number of a speaker.
    pub speakers: bool,
}

/// Prepares a serialized model.
///
/// # Errors
/// When it is no ONNX model, or none with the inputs of a Piper voice.
pub fn prepare(model: &[u8]) -> Result<Graph, String> {
    let mut bytes = Vec::with_capacity(model.len() + 4096);
    let mut found = None;
    for field in Fields::of(model) {
        let field = field?;
        match field.number {
            7 if found.is_none() => {
                let (graph, about) = rewrite(&model[field.value.clone()])?;
                put_bytes(&mut bytes, 7, &graph);
                found = Some(about);
            }
            _ => bytes.extend_from_slice(&model[field.whole]),
        }
    }
    let (durations, noisy, inputs) = found.ok_or("it holds no graph")?;
    for wanted in ["input", "input_lengths", "scales"] {
        if !inputs.iter().any(|input| input == wanted) {
            return Err(format!("its graph has no input `{wanted}`, which every Piper voice has"));
        }
    }
    Ok(Graph { bytes, durations, noisy, speakers: inputs.iter().any(|input| input == "sid") })
}

type About = (Option<String>, bool, Vec<String>);

fn rewrite(graph: &[u8]) -> Result<(Vec<u8>, About), String> {
    let mut out = Vec::with_capacity(graph.len() + 4096);
    let mut draws = 0;
    let mut durations = None;
    let mut inputs = Vec::new();
    for field in Fields::of(graph) {
        let field = field?;
        let value = &graph[field.value.clone()];
        match field.number {
            1 => {
                let node = Node::read(value)?;
                match node.op {
                    "RandomNormalLike" => {
                        draw(&mut out, &node, draws)?;
                        draws += 1;
                        continue;
                    }
                    "Ceil" => durations = node.outputs.first().map(|name| (*name).to_owned()),
                    _ => {}
                }
            }
            11 => inputs.push(text_field(value, 1)?.unwrap_or_default().to_owned()),
            _ => {}
        }
        out.extend_from_slice(&graph[field.whole]);
    }
    for nth in 0..draws {
        let mut start = Vec::new();
        put_varint_field(&mut start, 1, 1);
        put_varint_field(&mut start, 2, INT64);
        put_bytes(&mut start, 8, start_name(nth).as_bytes());
        put_bytes(&mut start, 9, &start_of(nth).to_le_bytes());
        put_bytes(&mut out, 5, &start);
    }
    if draws > 0 {
        put_bytes(&mut out, 11, &value_info(NOISE, FLOAT));
    }
    if let Some(name) = &durations {
        put_bytes(&mut out, 12, &value_info(name, FLOAT));
    }
    Ok((out, (durations, draws > 0, inputs)))
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
}

impl<'a> Node<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let mut node = Self { op: "", inputs: Vec::new(), outputs: Vec::new() };
        for field in Fields::of(bytes) {
            let field = field?;
            let text = || std::str::from_utf8(&bytes[field.value.clone()]).map_err(|_| broken());
            match field.number {
                1 => node.inputs.push(text()?),
                2 => node.outputs.push(text()?),
                4 => node.op = text()?,
                _ => {}
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

    /// A model of one draw, one `Ceil` and the inputs of a voice.
    fn model() -> Vec<u8> {
        let mut graph = Vec::new();
        put_node(&mut graph, "Conv", &["input", "w"], "x");
        put_node(&mut graph, "RandomNormalLike", &["x"], "noise");
        put_node(&mut graph, "Ceil", &["noise"], "/Ceil_output_0");
        for input in ["input", "input_lengths", "scales"] {
            put_bytes(&mut graph, 11, &value_info(input, INT64));
        }
        let mut model = Vec::new();
        put_varint_field(&mut model, 1, 8);
        put_bytes(&mut model, 7, &graph);
        put_bytes(&mut model, 8, b"\x10\x0f");
        model
    }

    fn ops(model: &[u8]) -> Vec<String> {
        let graph = Fields::of(model).map(Result::unwrap).find(|field| field.number == 7).unwrap();
        let graph = &model[graph.value];
        let nodes = Fields::of(graph).map(Result::unwrap).filter(|field| field.number == 1);
        nodes.map(|field| Node::read(&graph[field.value]).unwrap().op.to_owned()).collect()
    }

    #[test]
    fn a_draw_becomes_a_slice_of_an_input() {
        let prepared = prepare(&model()).unwrap();
        assert_eq!(ops(&prepared.bytes), ["Conv", "Shape", "ReduceProd", "Add", "Slice", "Reshape", "Ceil"]);
        assert_eq!(prepared.durations.as_deref(), Some("/Ceil_output_0"));
        assert!(prepared.noisy && !prepared.speakers);
        assert!(prepared.bytes.ends_with(b"\x10\x0f"), "what follows the graph is kept");
    }

    #[test]
    fn what_is_no_voice_is_refused_and_nothing_panics() {
        let whole = model();
        for length in 0..whole.len() {
            assert!(prepare(&whole[..length]).is_err() || length > whole.len() - 5, "{length}");
        }
        assert!(prepare(b"<!doctype html>").is_err());
        let mut other = Vec::new();
        put_bytes(&mut other, 7, &value_info("x", FLOAT));
        assert!(prepare(&other).err().unwrap().contains("no graph") || prepare(&other).is_err());
    }
}
