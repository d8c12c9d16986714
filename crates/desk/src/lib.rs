//! The use cases of Gaidao. Every door calls these; only they combine store and core.
//!
//! Invariant: who is acting ([`Actor`]) is the first argument; nothing here makes an HTTP call (what must wait for
//! the outside goes through the [`Outbound`] trait that the engine implements).

pub mod actor;
pub mod check;
pub mod clock;
pub mod directory;
pub mod error;
pub mod intake;
pub mod outbound;
pub mod view;

pub use actor::{Actor, Once, Scope};
pub use clock::Clock;
pub use error::DeskError;
pub use outbound::Outbound;
