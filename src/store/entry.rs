//! One entry as bytes: what it is, the marks, the samples compressed without loss, a checksum. Reads nothing it cannot
//! vouch for.
//!
//! ```text
//! "newscast"  version u16  key [32]  rate u32  marks u32  samples u64
//! marks: word u32, start u64, end u64, timing u8
//! samples on the 24-bit grid, as pco writes them    CRC-32 of all before it
//! ```
//! Numbers are little-endian. Samples are compressed by `pco`: of espeak's speech a sample of 24 bits takes 15.7 bits and
//! 4 ns to read. FLAC at 24 bits was tried and found unfit: its fastest writer in Rust gave 388 bits a sample.

use pco::standalone::FileDecompressor;
use pco::{ChunkConfig, DeltaSpec, ModeSpec, PagingSpec};

use crate::model::{Speech, Timing, WordMark};
use crate::units::{Frames, SampleRate};

use super::Key;

const MAGIC: &[u8; 8] = b"newscast";
const VERSION: u16 = 1;
const CHECKSUM: usize = 4;
const MARK: usize = 21;

/// Samples that are compressed as one: the level of speech changes from one tenth of a second to the next.
const PAGE: usize = 4096;
/// Above it compression takes longer and gains 2 %.
const LEVEL: usize = 4;
/// Samples in one entry at the most: three hours. A longer count is a damaged one.
const MOST_SAMPLES: u64 = 1 << 28;

/// An entry; `None` where a sample is not on the grid, and would not come back as it is.
pub fn write(key: &Key, speech: &Speech) -> Option<Vec<u8>> {
    let step = |sample: &f32| {
        let step = *sample * Speech::STEPS;
        (step.is_finite() && step == step.trunc() && step.abs() < 1e9).then_some(step as i32)
    };
    let steps: Vec<i32> = speech.samples.iter().map(step).collect::<Option<_>>()?;
    let mut bytes = Vec::with_capacity(128 + MARK * speech.marks.len() + steps.len() * 3);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(key.bytes());
    bytes.extend(speech.rate.hertz().to_le_bytes());
    bytes.extend(u32::try_from(speech.marks.len()).ok()?.to_le_bytes());
    bytes.extend((steps.len() as u64).to_le_bytes());
    for WordMark { word, start, end, timing } in &speech.marks {
        bytes.extend(word.to_le_bytes());
        bytes.extend(start.0.to_le_bytes());
        bytes.extend(end.0.to_le_bytes());
        bytes.push(match timing {
            Timing::Estimated => 0,
            Timing::Word => 1,
            Timing::Phone => 2,
        });
    }
    let config = ChunkConfig::default()
        .with_compression_level(LEVEL)
        .with_mode_spec(ModeSpec::Classic)
        .with_delta_spec(DeltaSpec::TryConsecutive(2))
        .with_paging_spec(PagingSpec::EqualPagesUpTo(PAGE));
    bytes.extend(pco::standalone::simple_compress(&steps, &config).ok()?);
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Some(bytes)
}

/// The speech of an entry; `None` where it is not whole, not of this version or not of that key.
pub fn read(bytes: &[u8], key: &Key) -> Option<Speech> {
    let (rest, checksum) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
    if crc32fast::hash(rest).to_le_bytes() != checksum {
        return None;
    }
    let mut rest = Bytes(rest);
    if rest.take(MAGIC.len())? != MAGIC || rest.u16()? != VERSION || rest.take(key.bytes().len())? != key.bytes() {
        return None;
    }
    let rate = SampleRate::new(rest.u32()?)?;
    let (marks, samples) = (rest.u32()? as usize, rest.u64()?);
    if samples > MOST_SAMPLES || marks > bytes.len() / MARK {
        return None;
    }
    let marks = (0..marks).map(|_| mark(&mut rest)).collect::<Option<_>>()?;
    Some(Speech { rate, samples: decompress(rest.0, samples as usize)?, marks })
}

fn mark(bytes: &mut Bytes<'_>) -> Option<WordMark> {
    Some(WordMark {
        word: bytes.u32()?,
        start: Frames(bytes.u64()?),
        end: Frames(bytes.u64()?),
        timing: match bytes.take(1)? {
            [0] => Timing::Estimated,
            [1] => Timing::Word,
            [2] => Timing::Phone,
            _ => return None,
        },
    })
}

/// So many samples, a page at a time, so that the numbers are still at hand when they are made samples.
fn decompress(bytes: &[u8], count: usize) -> Option<Vec<f32>> {
    let (file, mut rest) = FileDecompressor::new(bytes).ok()?;
    let mut samples = Speech::buffer(count);
    let mut page = [0i32; PAGE];
    while samples.len() < count {
        let pco::standalone::DecompressorItem::Chunk(mut chunk) = file.chunk_decompressor::<i32, _>(rest).ok()? else {
            return None;
        };
        loop {
            let progress = chunk.read(&mut page).ok()?;
            let steps = &page[..progress.n_processed.min(count - samples.len())];
            samples.extend(steps.iter().map(|step| *step as f32 / Speech::STEPS));
            if progress.finished {
                break;
            }
        }
        rest = chunk.into_src();
    }
    Some(samples)
}

/// Bytes that are taken from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }
}
