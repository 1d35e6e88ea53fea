//! The one integration binary: every test that uses newscast as its users do.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "a test that is skipped says why")]

mod bad_input;
mod bulletins;
mod cli;
mod engines;
mod homographs;
mod ingest;
mod layers;
mod lexicon;
mod lexicon_commands;
mod marks;
mod mix;
mod names;
mod neural;
mod normalize;
mod origins;
mod outputs;
mod proof;
mod read_back;
mod run;
mod store;
mod tidy;
mod voices;
