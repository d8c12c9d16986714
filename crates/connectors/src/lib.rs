//! One file per wire protocol. Pure translation: see [`gaidao_kit::Connector`]. To add one, read
//! `docs/add-a-connector.md`.
//!
//! Invariant: no file in here performs I/O, tells time or knows another connector.

mod jd;
mod place;
mod sf;
mod wire;
mod yto;
mod zto;

use gaidao_kit::{Connector, Registry};

pub use jd::Jd;
pub use sf::Sf;
pub use yto::Yto;
pub use zto::Zto;

/// Every connector of this build, in the order people see them.
pub static ALL: &[&dyn Connector] = &[&Sf, &Zto, &Yto, &Jd];

/// The registry the binary passes to the other rooms.
#[must_use]
pub const fn registry() -> Registry {
    Registry::new(ALL)
}
