//! The house rules that a compiler does not know: floors, openings, sizes, and words that may not stand here.

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules stand on which floor; imports go to a lower floor only.
const FLOORS: &[&[&str]] = &[
    &["text", "units"],
    &["diag", "model"],
    &["ingest", "script", "normalize", "lexicon", "origins", "mix"],
    &["engines", "outputs", "store"],
    &["config"],
    &["pipeline"],
    &["cli"],
];

/// Lines a file may have at the most.
const HARD_CEILING: usize = 800;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["src", "tests", "benches", "examples", "fuzz/fuzz_targets"]
        .iter()
        .flat_map(|folder| files_below(folder, "rs"))
        .collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// The module directly below `src/` that a file belongs to.
fn module(path: &Path) -> String {
    let name = name(path);
    let below = name.trim_start_matches("src/");
    below.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules named after `crate::` in a file, with the line.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for part in line.split("crate::").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if name.is_empty() {
                panic!(
                    "line {}: write one `use crate::module` for each module, so that floors can be read",
                    number + 1
                );
            }
            found.push((number + 1, name));
        }
    }
    found
}

#[test]
fn imports_go_down_the_floors_only() {
    let mut wrong = Vec::new();
    for path in files_below("src", "rs") {
        let here = module(&path);
        if matches!(here.as_str(), "lib" | "main") {
            continue;
        }
        let Some(own) = floor(&here) else {
            wrong.push(format!("{}: module `{here}` stands on no floor", name(&path)));
            continue;
        };
        for (line, import) in imports(&fs::read_to_string(&path).unwrap()) {
            let lower = floor(&import).is_some_and(|floor| floor < own);
            if import != here && !lower {
                wrong.push(format!("{}:{line}: `{here}` may not import `{import}`", name(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn leaves_of_a_folder_import_its_mod_and_no_other_leaf() {
    let mut wrong = Vec::new();
    for path in files_below("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let folder = path.parent().unwrap();
        if path.ends_with("mod.rs") || folder.ends_with("src") {
            continue;
        }
        for statement in text.split("\nuse super::").skip(1) {
            let imported = statement.split(';').next().unwrap().trim_start_matches('{').trim_end_matches('}');
            for item in imported.split(',') {
                let Some((first, _)) = item.trim().split_once("::") else { continue };
                if folder.join(format!("{first}.rs")).exists() || folder.join(first).join("mod.rs").exists() {
                    wrong.push(format!("{}: imports its sibling `{first}`", name(&path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_does() {
    for path in rust_files() {
        let text = fs::read_to_string(&path).unwrap();
        let opening = text.lines().next().unwrap_or_default();
        assert!(opening.starts_with("//! ") && opening.len() > 30, "{}: open with `//! What it does.`", name(&path));
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for path in rust_files() {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= HARD_CEILING, "{}: {lines} lines; {HARD_CEILING} is the most", name(&path));
    }
}

#[test]
fn nothing_is_left_unfinished_or_tied_to_one_machine() {
    let mut files = rust_files();
    files.extend(
        ["README.md", "CHANGELOG.md", "Makefile", "Cargo.toml", ".ci/setup", ".ci/run"].map(|f| root().join(f)),
    );
    files.extend(files_below("articles", "md"));
    // Written apart, so that this file does not hold them.
    let forbidden = [["TO", "DO"], ["FIX", "ME"], ["#[igno", "re]"], ["/ro", "ot/"], ["/ho", "me/"], ["crates", ".io"]];
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for word in forbidden.map(|parts| parts.concat()) {
            assert!(!text.contains(&word), "{} holds `{word}`", name(&path));
        }
    }
}

#[test]
fn unsafe_code_stands_in_the_espeak_adapter_only() {
    for path in files_below("src", "rs") {
        let name = name(&path);
        let text = fs::read_to_string(&path).unwrap();
        let uses = text.lines().any(|line| line.contains("unsafe ") && !line.trim_start().starts_with("//"));
        assert!(!uses || name.starts_with("src/engines/espeak"), "{name} holds unsafe code");
    }
}

#[test]
fn every_golden_table_is_read_by_a_test() {
    let tests: String = files_below("tests/suite", "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for folder in fs::read_dir(root().join("tests/golden")).unwrap() {
        let folder = folder.unwrap().file_name().into_string().unwrap();
        assert!(tests.contains(folder.as_str()), "tests/golden/{folder} is read by no test");
    }
}
