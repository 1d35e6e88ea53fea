//! Piper's neural voices: where they lie, how they are installed. Fetches nothing.

pub mod install;
pub mod shelf;
