//! How large the store is, and how it is made smaller. Touches no file but the store's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{DAY, PARTS, RUNS, SENTENCES, Store};

/// What is, or was, in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Sentences.
    pub sentences: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

/// One of the store's files.
struct Item {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
    sentence: bool,
}

impl Store {
    /// How much is in it.
    ///
    /// # Errors
    /// When a folder of it cannot be read.
    pub fn size(&self) -> io::Result<Measure> {
        Ok(measure(&self.items()?))
    }

    /// Removes everything, and gives how much that was. Files that are not the store's own stay.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn clear(&self) -> io::Result<Measure> {
        let items = self.items()?;
        for item in &items {
            remove(&item.path)?;
        }
        // Those that hold something else stay.
        for folder in subfolders(&self.folder.join(SENTENCES))? {
            let _ = fs::remove_dir(folder);
        }
        for name in [SENTENCES, RUNS, PARTS] {
            let _ = fs::remove_dir(self.folder.join(name));
        }
        Ok(measure(&items))
    }

    /// Removes what was not used for the longest time until no more than `most` bytes are left; gives how much went.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn trim(&self, most: u64) -> io::Result<Measure> {
        let mut items = self.items()?;
        // By name where the times are the same, so that it does not depend on the disk.
        items.sort_by(|a, b| (a.used, &a.path).cmp(&(b.used, &b.path)));
        let mut left = measure(&items).bytes;
        let mut gone = Vec::new();
        for item in items {
            if left <= most {
                break;
            }
            remove(&item.path)?;
            left -= item.bytes;
            gone.push(item);
        }
        Ok(measure(&gone))
    }

    /// Removes unfinished files that nobody can still be writing.
    pub fn sweep(&self) {
        let now = super::now();
        for item in files(&self.folder.join(PARTS), false).unwrap_or_default() {
            if now.duration_since(item.used).is_ok_and(|age| age > DAY) {
                let _ = fs::remove_file(item.path);
            }
        }
    }

    fn items(&self) -> io::Result<Vec<Item>> {
        let mut items = files(&self.folder.join(RUNS), false)?;
        items.extend(files(&self.folder.join(PARTS), false)?);
        for folder in subfolders(&self.folder.join(SENTENCES))? {
            items.extend(files(&folder, true)?);
        }
        Ok(items)
    }
}

fn measure(items: &[Item]) -> Measure {
    let sentences = items.iter().filter(|item| item.sentence).count();
    Measure { sentences, bytes: items.iter().map(|item| item.bytes).sum() }
}

/// What is in a folder; nothing where there is none.
fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The folders in which sentences lie.
fn subfolders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let ours = |entry: &fs::DirEntry| entry.file_name().len() == 2 && entry.file_type().is_ok_and(|kind| kind.is_dir());
    Ok(entries(folder)?.iter().filter(|entry| ours(entry)).map(fs::DirEntry::path).collect())
}

/// The store's own files in a folder: those of sentences and runs are named by a hash.
fn files(folder: &Path, sentence: bool) -> io::Result<Vec<Item>> {
    let mut items = Vec::new();
    for entry in entries(folder)? {
        // Another process may have removed it meanwhile.
        let Ok(known) = entry.metadata() else { continue };
        let name = entry.file_name();
        let hashed = name.len() == 64 && name.as_encoded_bytes().iter().all(u8::is_ascii_hexdigit);
        let ours = hashed || folder.ends_with(PARTS) && name.as_encoded_bytes().starts_with(b".tmp");
        if known.is_file() && ours {
            let used = known.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            items.push(Item { path: entry.path(), bytes: known.len(), used, sentence });
        }
    }
    Ok(items)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::now;
    use super::*;

    fn store(folder: &Path) -> Store {
        let store = Store::new(folder.to_owned());
        for (number, days) in [(1u8, 9), (2, 3), (3, 5)] {
            let name = format!("{number:064x}");
            let path = folder.join(SENTENCES).join(&name[..2]).join(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, vec![0; 100]).unwrap();
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(now() - Duration::from_secs(days * 86_400)).unwrap();
        }
        fs::write(folder.join(SENTENCES).join("00/somebody's"), "else").unwrap();
        store
    }

    #[test]
    fn the_longest_unused_go_first_and_no_more_than_must() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        assert_eq!(store.size().unwrap(), Measure { sentences: 3, bytes: 300 });
        assert_eq!(store.trim(300).unwrap(), Measure::default());
        assert_eq!(store.trim(250).unwrap(), Measure { sentences: 1, bytes: 100 });
        assert!(!folder.path().join(SENTENCES).join("00").join(format!("{:064x}", 1)).exists());
        assert_eq!(store.trim(199).unwrap().sentences, 1);
        assert!(folder.path().join(SENTENCES).join("00").join(format!("{:064x}", 2)).exists());
    }

    #[test]
    fn nothing_but_its_own_files_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        assert_eq!(store.clear().unwrap().sentences, 3);
        assert_eq!(store.size().unwrap(), Measure::default());
        assert!(folder.path().join(SENTENCES).join("00/somebody's").exists());
    }

    #[test]
    fn only_old_unfinished_files_are_swept_up() {
        let folder = tempfile::tempdir().unwrap();
        let parts = folder.path().join(PARTS);
        fs::create_dir_all(&parts).unwrap();
        for (name, age) in [(".tmpold", 90_000), (".tmpnew", 60), ("other", 90_000)] {
            fs::write(parts.join(name), "").unwrap();
            let file = fs::File::options().write(true).open(parts.join(name)).unwrap();
            file.set_modified(now() - Duration::from_secs(age)).unwrap();
        }
        Store::new(folder.path().to_owned()).sweep();
        let left: Vec<bool> = [".tmpold", ".tmpnew", "other"].map(|name| parts.join(name).exists()).to_vec();
        assert_eq!(left, [false, true, true]);
    }
}
