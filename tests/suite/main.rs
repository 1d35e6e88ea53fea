//! The one integration binary: every test that uses newscast as its users do.

mod normalize;
