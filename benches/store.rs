//! Placeholder of the bench that is written next, of no use yet.
fn main() {}
