//! The reconcilers: they read what is due, do it, and save what came of it. The only outbound HTTP of the house.
//!
//! Invariant: a reconciler takes no input but the queue. Restart and normal work are the same path; two nodes may
//! run all of them. Each exists as `run_once` (the seeded simulation and tests call it on virtual time); the loops
//! that wait live in [`run`].

pub mod guard;
mod hand;
mod hooks;
pub mod outbound;
pub mod pace;
mod run;
pub mod sign;
pub mod transport;
mod work;

pub use run::run;
pub use transport::{HookHttp, Http, Lost, Transport};
pub use work::{Bases, Engine, Settings, Work};
