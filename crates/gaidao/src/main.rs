//! Gaidao, the binary.
fn main() {}
