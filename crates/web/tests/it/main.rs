//! The doors over the real router, a real desk and a real SQLite database.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests: what fails, fails loudly"
)]

mod bad_input;
mod codes;
mod csrf;
mod document;
mod guessing;
mod guests;
mod house;
mod import;
mod live;
mod matrix;
mod once;
mod page;
mod person;
mod public;
mod reveal;
mod roles;
mod self_service;
mod session;
mod sign_in;
mod wire;
