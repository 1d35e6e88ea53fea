//! Any text through the normalizer, in both house styles: no crash, tokens tile, what is said can be said. Seeks no
//! misreadings.
//!
//! `make fuzz` runs it for ten minutes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newscast::normalize::Style;

#[path = "../../tests/suite/layers.rs"]
mod layers;

fuzz_target!(|text: &str| {
    for style in Style::ALL {
        layers::check(text, style, &|_| false);
    }
});
