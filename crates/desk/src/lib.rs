//! The use cases of Gaidao. Every door calls these; only they combine store and core.
//!
//! Invariant: who is acting ([`Actor`]) is the first argument; nothing here makes an HTTP call (what must wait for
//! the outside goes through the [`Outbound`] trait that the engine implements).

mod accounts;
pub mod actor;
mod acts;
pub mod apply;
mod assess;
mod catalogue;
pub mod check;
pub mod clock;
mod contacts;
mod desk;
pub mod directory;
pub mod dispatch;
pub mod error;
mod feed;
pub mod import;
pub mod inbox;
pub mod ingest;
pub mod intake;
mod interceptions;
mod keys;
pub mod lane;
pub mod orders;
pub mod outbound;
pub mod poll;
pub mod present;
pub mod reach;
mod recall;
mod request;
mod target;
pub mod view;
mod webhooks;

pub use actor::{Actor, Once, Scope};
pub use apply::Applied;
pub use clock::Clock;
pub use desk::{Desk, Limits};
pub use error::DeskError;
pub use feed::Readiness;
pub use interceptions::InterceptionFilter;
pub use keys::KEY_PREFIX;
pub use outbound::Outbound;

/// Address understanding, for doors: they use it through the desk.
pub mod address {
    pub use gaidao_address::{Division, Parsed, divisions, parse};
}
