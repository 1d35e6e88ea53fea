//! Raw samples on disk between the two passes, so that hours of audio need no memory. Leaves no file behind.

use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::outputs::{PublishError, folder_of};
use crate::units::Frames;

/// Samples read at a time.
const CHUNK: usize = 16 * 1024;

/// A nameless file of 32-bit samples; the system removes it however the program ends.
pub struct Spool {
    writer: BufWriter<File>,
    /// Samples as bytes, kept for its memory.
    bytes: Vec<u8>,
    /// The file that is being made, for messages.
    output: PathBuf,
    frames: Frames,
}

impl Spool {
    /// An empty spool on the disk that `output` will lie on.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn create(output: &Path) -> Result<Self, PublishError> {
        let file = tempfile::tempfile_in(folder_of(output)).map_err(|error| PublishError::new(output, error))?;
        let writer = BufWriter::with_capacity(CHUNK * 4, file);
        Ok(Self { writer, bytes: Vec::new(), output: output.to_owned(), frames: Frames::ZERO })
    }

    /// Adds samples at the end.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn push(&mut self, samples: &[f32]) -> Result<(), PublishError> {
        self.bytes.clear();
        self.bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        self.writer.write_all(&self.bytes).map_err(|error| PublishError::new(&self.output, error))?;
        self.frames += Frames(samples.len() as u64);
        Ok(())
    }

    /// Hands all samples to `sink`, from the beginning, in chunks.
    ///
    /// # Errors
    /// When the disk fails, or `sink` does.
    pub fn read<E: From<PublishError>>(&mut self, mut sink: impl FnMut(&[f32]) -> Result<(), E>) -> Result<(), E> {
        let failed = |error| PublishError::new(&self.output, error);
        self.writer.flush().map_err(failed)?;
        let file = self.writer.get_mut();
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let mut bytes = vec![0; CHUNK * 4];
        let mut samples = Vec::with_capacity(CHUNK);
        let mut left = self.frames.index();
        while left > 0 {
            let count = left.min(CHUNK);
            let bytes = &mut bytes[..count * 4];
            file.read_exact(bytes).map_err(failed)?;
            samples.clear();
            samples.extend(bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])));
            sink(&samples)?;
            left -= count;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pushed_comes_back_twice() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::create(&folder.path().join("out.wav")).unwrap();
        let samples: Vec<f32> = (0..CHUNK * 2 + 7).map(|n| n as f32 / 1e6).collect();
        spool.push(&samples[..10]).unwrap();
        spool.push(&samples[10..]).unwrap();
        for _ in 0..2 {
            let mut back = Vec::new();
            spool
                .read(|chunk| -> Result<(), PublishError> {
                    back.extend_from_slice(chunk);
                    Ok(())
                })
                .unwrap();
            assert_eq!(back, samples);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
