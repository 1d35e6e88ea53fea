//! Turns news articles into spoken bulletins.

pub mod diag;
pub mod engines;
pub mod ingest;
pub mod lexicon;
pub mod mix;
pub mod model;
pub mod normalize;
pub mod outputs;
pub mod script;
pub mod text;
pub mod units;
