//! The use cases of Gaidao. Every door calls these; only they combine store and core.
//!
//! Invariant: who is acting ([`Actor`]) is the first argument; nothing here makes an HTTP call (what must wait for
//! the outside goes through the [`Outbound`] trait that the engine implements).

mod accounts;
pub mod actor;
mod acts;
pub mod apply;
mod assess;
mod can;
mod catalogue;
pub mod check;
pub mod clock;
mod contacts;
mod customer;
mod customer_visit;
mod desk;
pub mod directory;
pub mod dispatch;
mod embed;
pub mod error;
mod feed;
pub mod import;
pub mod inbox;
pub mod ingest;
pub mod intake;
mod interceptions;
mod keys;
pub mod lane;
mod names;
pub mod orders;
pub mod outbound;
pub mod password;
mod people;
mod phone;
pub mod poll;
pub mod present;
pub mod reach;
mod recall;
mod request;
pub mod reveal;
pub mod role;
mod self_service;
mod sessions;
mod tally;
mod target;
mod throttle;
mod verify;
pub mod view;
mod webhooks;

pub use actor::{Actor, Once, Reach, Scope, Visit};
pub use apply::Applied;
pub use clock::Clock;
pub use customer_visit::{LINK_PREFIX, VISIT_PREFIX};
pub use desk::{Desk, Limits};
pub use embed::EMBED_PREFIX;
pub use error::DeskError;
pub use feed::{Readiness, Stretch};
pub use interceptions::InterceptionFilter;
pub use keys::KEY_PREFIX;
pub use outbound::Outbound;
pub use people::Link;
pub use role::Role;
pub use sessions::{SessionInfo, SessionRules, SignedIn};

/// Address understanding, for doors: they use it through the desk.
pub mod address {
    pub use gaidao_address::{Division, Parsed, divisions, parse};
}
