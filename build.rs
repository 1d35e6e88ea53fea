//! Finds the voice that goes inside the program with the feature `embed-voice`. Does nothing without it.
#![allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=NEWSCAST_EMBED_VOICE");
    if env::var_os("CARGO_FEATURE_EMBED_VOICE").is_none() {
        return;
    }
    if let Err(fact) = find() {
        println!("cargo::error=embed-voice: {fact}");
    }
}

/// Tells the compiler where the files are.
fn find() -> Result<(), String> {
    let Some(folder) = env::var_os("NEWSCAST_EMBED_VOICE").filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Err("set NEWSCAST_EMBED_VOICE to the folder of an installed voice, as `make dist` does".to_owned());
    };
    let folder = fs::canonicalize(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    let record = folder.join("voice.toml");
    if !record.is_file() {
        return Err(format!("`{}` holds no installed voice: it has no voice.toml", folder.display()));
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (model, config) = (folder.join(format!("{name}.onnx")), folder.join(format!("{name}.onnx.json")));
    let mut card = folder.join("MODEL_CARD");
    if !card.is_file() {
        card = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("no_card");
        fs::write(&card, "").map_err(|error| format!("`{}`: {error}", card.display()))?;
    }
    for (variable, path) in [("RECORD", &record), ("MODEL", &model), ("CONFIG", &config), ("CARD", &card)] {
        tell(variable, path)?;
    }
    Ok(())
}

fn tell(variable: &str, path: &Path) -> Result<(), String> {
    if !path.is_file() {
        return Err(format!("`{}` is missing", path.display()));
    }
    println!("cargo::rerun-if-changed={}", path.display());
    println!("cargo::rustc-env=NEWSCAST_EMBEDDED_{variable}={}", path.display());
    Ok(())
}
