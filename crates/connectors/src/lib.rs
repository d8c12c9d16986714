//! One file per wire protocol. Pure translation: see [`gaidao_kit::Connector`]. To add one, read
//! `docs/add-a-connector.md`.
//!
//! Invariant: no file in here performs I/O, tells time or knows another connector.

mod place;
mod wire;
mod zto;

use gaidao_kit::{Connector, Registry};

pub use zto::Zto;

/// Every connector of this build, in the order people see them.
pub static ALL: &[&dyn Connector] = &[&Zto];

/// The registry the binary passes to the other rooms.
#[must_use]
pub const fn registry() -> Registry {
    Registry::new(ALL)
}
