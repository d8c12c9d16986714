//! The doors over the real router, a real desk and a real SQLite database.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "these are tests: what fails, fails loudly"
)]

mod bad_input;
mod codes;
mod document;
mod house;
mod import;
mod live;
mod matrix;
mod once;
mod page;
mod public;
mod wire;
