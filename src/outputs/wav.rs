//! The WAV file: 16-bit mono samples, then chapter marks, tags and broadcast metadata. Changes no level.
//!
//! After the samples come `cue ` and `LIST`/`adtl` (a mark with a label for each segment), `LIST`/`INFO` (tags) and
//! `bext` (EBU Tech 3285, version 2). They come last because the samples are written before their loudness is known,
//! and because naive readers expect samples at byte 44.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

use unicode_normalization::UnicodeNormalization;

use crate::model::Programme;
use crate::units::{Frames, SampleRate};

/// A RIFF file's length is a 32-bit number; some readers take it for a signed one, but most do not.
const MOST_BYTES: u64 = u32::MAX as u64;
/// Samples written at a time.
const PIECE: usize = 8 * 1024;
/// Bytes before the first sample.
const HEADER: u64 = 44;
/// Bytes kept for what comes after the samples while its size is not known.
const TRAILER: u64 = 4 << 20;
/// Where the file's length stands.
const RIFF_SIZE_AT: u64 = 4;
/// `bext`: a loudness field that holds no measurement (Tech 3285 v2, section 2.4).
const NOT_MEASURED: i16 = 0x7fff;

/// Writes samples, then everything else.
///
/// Dropped before [`WavWriter::finish`] it leaves a file without marks and tags; publish it only after.
pub struct WavWriter<'f> {
    file: &'f File,
    samples: hound::WavWriter<&'f File>,
    rate: SampleRate,
    frames: Frames,
}

impl std::fmt::Debug for WavWriter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WavWriter").field("rate", &self.rate).field("frames", &self.frames).finish_non_exhaustive()
    }
}

impl<'f> WavWriter<'f> {
    /// Empties the file and begins it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn create(file: &'f File, rate: SampleRate) -> io::Result<Self> {
        file.set_len(0)?;
        (&mut &*file).rewind()?;
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: rate.hertz(),
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let samples = hound::WavWriter::new(file, spec).map_err(plain)?;
        Ok(Self { file, samples, rate, frames: Frames::ZERO })
    }

    /// Adds samples, rounded to 16 bits. What is above full scale is clipped, what is no number becomes silence; the
    /// mix sends neither.
    ///
    /// # Errors
    /// Those of the file, and [`io::ErrorKind::FileTooLarge`] before the file would pass 4 GiB, which no WAV file can.
    pub fn write(&mut self, samples: &[f32]) -> io::Result<()> {
        let frames = self.frames + Frames(samples.len() as u64);
        if !fits(frames) {
            return Err(too_large(self.rate));
        }
        // In pieces, because the writer copies each; rounded first, because many are rounded at once and written one by one.
        let mut rounded = [0i16; PIECE];
        for piece in samples.chunks(PIECE) {
            std::iter::zip(&mut rounded, piece).for_each(|(to, from)| *to = sixteen_bits(*from));
            let mut writer = self.samples.get_i16_writer(piece.len() as u32);
            for sample in &rounded[..piece.len()] {
                writer.write_sample(*sample);
            }
            writer.flush().map_err(plain)?;
        }
        self.frames = frames;
        Ok(())
    }

    /// Adds marks and tags and settles the lengths in the header.
    ///
    /// # Errors
    /// Those of the file; [`io::ErrorKind::InvalidInput`] if the programme is of another length or rate than what was
    /// written, because every mark would be wrong.
    pub fn finish(self, programme: &Programme) -> io::Result<()> {
        if (programme.frames, programme.rate) != (self.frames, self.rate) {
            let said = format!(
                "the programme has {} frames at {}, but {} at {} were written",
                programme.frames.0, programme.rate, self.frames.0, self.rate
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, said));
        }
        self.samples.finalize().map_err(plain)?;
        let mut file = self.file;
        let mut trailer = Vec::new();
        cue_points(&mut trailer, programme);
        tags(&mut trailer, programme);
        broadcast(&mut trailer, programme);
        let end = file.seek(SeekFrom::End(0))?;
        let length = end + trailer.len() as u64;
        let Some(riff_size) = length.checked_sub(8).and_then(|size| u32::try_from(size).ok()) else {
            return Err(too_large(self.rate));
        };
        file.write_all(&trailer)?;
        file.seek(SeekFrom::Start(RIFF_SIZE_AT))?;
        file.write_all(&riff_size.to_le_bytes())?;
        file.seek(SeekFrom::End(0))?;
        Ok(())
    }
}

fn fits(frames: Frames) -> bool {
    frames.0.saturating_mul(2) <= MOST_BYTES - HEADER - TRAILER
}

fn too_large(rate: SampleRate) -> io::Error {
    let hours = (MOST_BYTES - HEADER - TRAILER) / 2 / u64::from(rate.hertz()) / 3600;
    let said = format!("a WAV file holds 4 GiB, which is {hours} hours at {rate}, and the bulletin is longer");
    io::Error::new(io::ErrorKind::FileTooLarge, said)
}

fn plain(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// The nearest of 65,536 steps. Readers divide by 32,768, so writers multiply by it.
fn sixteen_bits(sample: f32) -> i16 {
    let sample = if sample.is_finite() { sample } else { 0.0 };
    // The offset makes every number positive, and conversion to an integer then rounds down on every machine.
    ((sample.clamp(-1.0, 1.0) * 32_768.0 + 32_768.5) as i32 - 32_768).clamp(-32_768, 32_767) as i16
}

/// A chunk: its name, its length, its content, and a zero where the length is odd.
fn chunk(to: &mut Vec<u8>, id: &[u8; 4], content: &[u8]) {
    to.extend_from_slice(id);
    to.extend_from_slice(&(content.len() as u32).to_le_bytes());
    to.extend_from_slice(content);
    if content.len() % 2 == 1 {
        to.push(0);
    }
}

/// A mark at the beginning of each segment, labelled with its title, as long as the segment.
fn cue_points(to: &mut Vec<u8>, programme: &Programme) {
    if programme.segments.is_empty() {
        return;
    }
    let mut points = (programme.segments.len() as u32).to_le_bytes().to_vec();
    // All labels, then all lengths: where they alternate, ffmpeg shows only the first title.
    let (mut labels, mut lengths) = (Vec::new(), Vec::new());
    for (segment, number) in programme.segments.iter().zip(1u32..) {
        let start = (segment.start.0 as u32).to_le_bytes();
        let id = number.to_le_bytes();
        // Number, place in the play order, the chunk it lies in, two zeros for files without silence lists, place.
        for field in [&id, &start, b"data", &[0; 4], &[0; 4], &start] {
            points.extend_from_slice(field);
        }
        chunk(&mut labels, b"labl", &[&id[..], one_text(&segment.title).as_slice()].concat());
        let length = (segment.end.saturating_sub(segment.start).0 as u32).to_le_bytes();
        // A region; country, language, dialect and code page are not said.
        chunk(&mut lengths, b"ltxt", &[&id[..], &length, b"rgn ", &[0; 8]].concat());
    }
    chunk(to, b"cue ", &points);
    chunk(to, b"LIST", &[b"adtl", labels.as_slice(), lengths.as_slice()].concat());
}

fn tags(to: &mut Vec<u8>, programme: &Programme) {
    let mut list = b"INFO".to_vec();
    chunk(&mut list, b"INAM", &one_text(&programme.title));
    if let Some(date) = programme.date {
        chunk(&mut list, b"ICRD", &one_text(&date.to_string()));
    }
    chunk(&mut list, b"ISFT", &one_text(SOFTWARE));
    chunk(&mut list, b"ICMT", &one_text(&super::synthetic_voice(programme)));
    chunk(to, b"LIST", &list);
}

const SOFTWARE: &str = concat!("newscast ", env!("CARGO_PKG_VERSION"));

/// One line of UTF-8 with the zero at its end that RIFF texts have.
fn one_text(text: &str) -> Vec<u8> {
    let mut bytes = super::one_line(text).into_bytes();
    bytes.push(0);
    bytes
}

/// The broadcast extension, in the order of Tech 3285 v2, section 2.3.
fn broadcast(to: &mut Vec<u8>, programme: &Programme) {
    let mut content = Vec::with_capacity(800);
    content.extend(field::<256>(&programme.title)); // description
    content.extend(field::<32>("newscast")); // originator
    content.extend(field::<32>("")); // originator's reference
    content.extend(field::<10>(&programme.date.map_or(String::new(), |date| date.to_string()))); // origination date
    content.extend(field::<8>("")); // origination time: unknown, for no clock is read
    content.extend([0; 8]); // time reference: begins at midnight
    content.extend(2u16.to_le_bytes()); // version
    content.extend([0; 64]); // UMID: none
    let loudness = &programme.loudness;
    // Loudness, range, true peak, momentary and short-term loudness; the range means nothing for one voice.
    let peak = hundredths(loudness.true_peak.0);
    for value in [hundredths(loudness.integrated.0), NOT_MEASURED, peak, NOT_MEASURED, NOT_MEASURED] {
        content.extend(value.to_le_bytes());
    }
    content.extend([0; 180]); // reserved
    let history = format!("A=PCM,F={},W=16,M=mono,T={SOFTWARE}\r\n", programme.rate.hertz());
    content.extend(ascii(&history));
    if content.len() % 2 == 1 {
        content.push(0);
    }
    chunk(to, b"bext", &content);
}

/// Hundredths of a unit, as `bext` keeps loudness.
fn hundredths(value: f64) -> i16 {
    let scaled = (value * 100.0).round();
    if (-9_999.0..=9_999.0).contains(&scaled) { scaled as i16 } else { NOT_MEASURED }
}

/// A text in a field of fixed length, cut off or filled with zeros.
fn field<const N: usize>(text: &str) -> [u8; N] {
    let mut field = [0; N];
    let text = ascii(&super::one_line(text));
    let length = text.len().min(N);
    field[..length].copy_from_slice(&text[..length]);
    field
}

/// ASCII, the only text that `bext` holds: letters without their accents, plain quotation marks and dashes, a
/// question mark for the rest. The full title stands in `INAM`.
fn ascii(text: &str) -> Vec<u8> {
    let plain = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let plain = plain.map(|c| match c {
        '\u{2018}' | '\u{2019}' => b'\'',
        '\u{201c}' | '\u{201d}' => b'"',
        '\u{2010}'..='\u{2015}' => b'-',
        c if c.is_ascii() => c as u8,
        _ => b'?',
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_survive_the_way_to_sixteen_bits_and_back() {
        for value in i16::MIN..=i16::MAX {
            assert_eq!(sixteen_bits(f32::from(value) / 32_768.0), value);
        }
    }

    #[test]
    fn samples_beyond_full_scale_are_clipped_and_what_is_no_number_is_silence() {
        let written = [1.0, 1.5, -1.0, -7.0, f32::NAN, f32::INFINITY, 0.0, -0.0].map(sixteen_bits);
        assert_eq!(written, [32_767, 32_767, -32_768, -32_768, 0, 0, 0, 0]);
    }

    #[test]
    fn four_gibibytes_are_refused_before_they_are_written() {
        assert!(fits(Frames((MOST_BYTES - HEADER - TRAILER) / 2)));
        assert!(!fits(Frames((MOST_BYTES - HEADER - TRAILER) / 2 + 1)));
        assert!(!fits(Frames(u64::MAX)));
        let said = too_large(SampleRate::new(48_000).unwrap());
        assert_eq!(said.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(
            said.to_string(),
            "a WAV file holds 4 GiB, which is 12 hours at 48000 Hz, and the bulletin is longer"
        );
    }

    #[test]
    fn broadcast_texts_are_ascii() {
        assert_eq!(ascii("Erdoğan’s “Évora” – 東"), b"Erdogan's \"Evora\" - ?");
        assert_eq!(field::<4>("abcdef"), *b"abcd");
    }

    #[test]
    fn silence_has_no_loudness() {
        assert_eq!(hundredths(f64::NEG_INFINITY), NOT_MEASURED);
        assert_eq!(hundredths(-19.004), -1900);
    }
}
