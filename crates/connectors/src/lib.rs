//! One file per wire protocol. Pure translation: see [`gaidao_kit::Connector`]. To add one, read
//! `docs/add-a-connector.md`.

use gaidao_kit::{Connector, Registry};

/// Every connector of this build, in the order people see them.
pub static ALL: &[&dyn Connector] = &[];

/// The registry the binary passes to the other rooms.
#[must_use]
pub const fn registry() -> Registry {
    Registry::new(ALL)
}
