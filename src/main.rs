//! The `newscast` command; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    newscast::cli::run(std::env::args_os())
}
