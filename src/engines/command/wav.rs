//! Reads the WAV files that programs write: whole or decimal numbers, one channel or more. Resamples nothing.

use std::io::Cursor;

use crate::units::SampleRate;

/// Mono samples, channels averaged.
pub fn decode(mut bytes: Vec<u8>) -> Result<(SampleRate, Vec<f32>), hound::Error> {
    mend_length(&mut bytes);
    let reader = hound::WavReader::new(Cursor::new(bytes))?;
    let spec = reader.spec();
    let samples: Vec<f32> = match spec.sample_format {
        hound::SampleFormat::Float => reader.into_samples::<f32>().collect::<Result<_, _>>()?,
        hound::SampleFormat::Int => {
            let scale = 1.0 / (1_u32 << (spec.bits_per_sample - 1)) as f32;
            reader
                .into_samples::<i32>()
                .map(|sample| sample.map(|sample| sample as f32 * scale))
                .collect::<Result<_, _>>()?
        }
    };
    let samples = samples.into_iter().map(|sample| if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 });
    let samples: Vec<f32> = match usize::from(spec.channels) {
        0 | 1 => samples.collect(),
        channels => {
            let all: Vec<f32> = samples.collect();
            all.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32).collect()
        }
    };
    let rate = SampleRate::new(spec.sample_rate).ok_or(hound::Error::FormatError("a sample rate of 0"))?;
    Ok((rate, samples))
}

/// A program that writes to a pipe cannot know the length beforehand; what stands there is put right.
fn mend_length(bytes: &mut [u8]) {
    let total = bytes.len();
    let mut at = 12;
    while let Some(header) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([header[4], header[5], header[6], header[7]]) as usize;
        if &header[..4] == b"data" {
            let rest = total - at - 8;
            if length > rest || length == 0 {
                // A sample may be cut short at the end: at most four bytes a sample and few channels.
                let whole = (rest - rest % block(bytes)) as u32;
                bytes[at + 4..at + 8].copy_from_slice(&whole.to_le_bytes());
            }
            return;
        }
        at += 8 + length + length % 2;
    }
}

/// Bytes a frame, from the `fmt ` chunk where it stands first, as it nearly always does.
fn block(bytes: &[u8]) -> usize {
    bytes.get(32..34).map_or(1, |block| usize::from(u16::from_le_bytes([block[0], block[1]]))).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wav(length: u32, samples: &[i16]) -> Vec<u8> {
        let mut bytes =
            Vec::from(*b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data");
        bytes.extend(length.to_le_bytes());
        bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        bytes
    }

    #[test]
    fn a_length_left_open_is_taken_from_the_file() {
        for length in [4, 0, 0x7fff_ffff, u32::MAX] {
            let (rate, samples) = decode(wav(length, &[0, 16_384])).unwrap();
            assert_eq!(rate.hertz(), 8000);
            assert_eq!(samples, [0.0, 0.5], "length {length}");
        }
    }

    #[test]
    fn a_file_cut_anywhere_does_no_harm() {
        let whole = wav(8, &[1, 2, 3, 4]);
        for end in 0..whole.len() {
            if let Ok((_, samples)) = decode(whole[..end].to_vec()) {
                assert!(samples.len() <= 4);
            }
        }
    }
}
