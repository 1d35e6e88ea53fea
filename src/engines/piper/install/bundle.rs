//! What a voice may come in, a folder, a file or an archive, as one list of files. Judges no file.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{Archive, Entry, Refusal, Sink, hex};

/// How deep folders are searched.
const DEEPEST: usize = 6;
/// Files that a folder may hold.
const MOST_FILES: usize = 20_000;

/// A list of files to install from.
pub struct Bundle {
    /// The name of the file or folder, without the folders above it.
    pub called: String,
    /// SHA-256 of the archive; `None` where it is none.
    pub sha256: Option<String>,
    path: PathBuf,
    from: From,
}

enum From {
    Folder(Vec<Entry>),
    Archive(Box<Archive>),
}

impl Bundle {
    /// Looks at a folder, at an archive, or at a file and what lies beside it.
    ///
    /// # Errors
    /// Where it is none of these, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let failed = |error: io::Error| Refusal::of(path, "read", &error);
        let about = fs::metadata(path).map_err(failed)?;
        let called = path.file_name().map_or_else(|| ".".to_owned(), |name| name.to_string_lossy().into_owned());
        if about.is_dir() {
            let mut files = Vec::new();
            walk(path, "", 0, &mut files)?;
            files.sort_by(|one, other| one.path.cmp(&other.path));
            return Ok(Self { called, sha256: None, path: path.to_owned(), from: From::Folder(files) });
        }
        if !about.is_file() {
            return Err(Refusal::new(
                format!("`{}` is neither a file nor a folder", path.display()),
                "give a .onnx file, a .whl, a .zip or a folder",
            ));
        }
        let mut file = File::open(path).map_err(failed)?;
        let mut start = [0; 4];
        let got = file.read(&mut start).map_err(failed)?;
        file.rewind().map_err(failed)?;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if start[..got].starts_with(b"PK\x03\x04") || matches!(ending.as_str(), "whl" | "zip") {
            let sha256 = hash(&mut file).map_err(failed)?;
            file.rewind().map_err(failed)?;
            let archive = Archive::open(file, path)?;
            let from = From::Archive(Box::new(archive));
            return Ok(Self { called, sha256: Some(sha256), path: path.to_owned(), from });
        }
        if matches!(ending.as_str(), "gz" | "tgz" | "bz2" | "xz" | "zst" | "tar" | "7z" | "rar") {
            return Err(Refusal::new(
                format!("`{}` is an archive of a kind that is not read here", path.display()),
                "unpack it yourself and install the folder",
            ));
        }
        if ending == "json" {
            return Err(Refusal::new(
                format!("`{}` is only the settings of a voice", path.display()),
                "give the .onnx file; its .onnx.json must lie beside it",
            ));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut files = vec![Entry { path: called.clone(), size: about.len() }];
        let mut beside = Vec::new();
        walk(folder, "", DEEPEST, &mut beside)?;
        beside.sort_by(|one, other| one.path.cmp(&other.path));
        // Other models that lie there are not meant.
        files.extend(beside.into_iter().filter(|entry| entry.path != called && !entry.path.ends_with(".onnx")));
        Ok(Self { called, sha256: None, path: folder.to_owned(), from: From::Folder(files) })
    }

    /// Its files, those of a folder by name.
    pub fn files(&self) -> &[Entry] {
        match &self.from {
            From::Folder(files) => files,
            From::Archive(archive) => archive.files(),
        }
    }

    /// Reads a file piece by piece.
    ///
    /// # Errors
    /// Those of reading it and of `sink`.
    pub fn copy(&mut self, at: usize, sink: Sink<'_>) -> Result<(), Refusal> {
        let files = match &mut self.from {
            From::Archive(archive) => return archive.copy(at, sink),
            From::Folder(files) => files,
        };
        let path = self.path.join(&files[at].path);
        let failed = |error: io::Error| Refusal::of(&path, "read", &error);
        let mut file = File::open(&path).map_err(failed)?;
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece).map_err(failed)? {
                0 => return Ok(()),
                read => sink(&piece[..read])?,
            }
        }
    }

    /// A whole file that is no longer than `most`.
    ///
    /// # Errors
    /// Where it is longer, and those of reading it.
    pub fn bytes(&mut self, at: usize, most: u64) -> Result<Vec<u8>, Refusal> {
        let name = self.files()[at].path.escape_debug().to_string();
        let mut bytes = Vec::new();
        self.copy(at, &mut |piece| {
            bytes.extend_from_slice(piece);
            if bytes.len() as u64 > most {
                let help = "it is not what it is called: get it again from its publisher";
                return Err(Refusal::new(format!("`{name}` is longer than {most} bytes"), help));
            }
            Ok(())
        })?;
        Ok(bytes)
    }
}

/// Lists the files below a folder; links to folders are not followed, links to files are read as the files.
fn walk(root: &Path, below: &str, depth: usize, files: &mut Vec<Entry>) -> Result<(), Refusal> {
    let folder = root.join(below);
    let failed = |error: io::Error| Refusal::of(&folder, "read", &error);
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // A name that is no text is the name of no voice.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type().map_err(failed)?.is_dir() {
            if depth < DEEPEST {
                walk(root, &path, depth + 1, files)?;
            }
            continue;
        }
        // A link may lead nowhere; then it is no file.
        if let Ok(about) = fs::metadata(root.join(&path))
            && about.is_file()
        {
            files.push(Entry { path, size: about.len() });
        }
        if files.len() > MOST_FILES {
            return Err(Refusal::new(
                format!("`{}` holds more than {MOST_FILES} files", root.display()),
                "give the .onnx file, or the folder that it lies in",
            ));
        }
    }
    Ok(())
}

/// SHA-256 of what is left of a file.
pub fn hash(file: &mut File) -> io::Result<String> {
    let (mut hasher, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}
