//! The seeded simulation: engine, desk and store over the pure model of the couriers, on virtual time, in one
//! thread. One seed is one history; the same seed is the same history, to the byte.
//!
//! How it is built: [`run`] sets the stage (`stage`, `cast`, `storm`), then lets tasks of nodes and of the outside
//! go on in a seeded order (`conductor`, `crew`) and jumps over the time in which nothing happens (`line`). A node (`node`) is
//! the real store, desk and engine on a SQLite file; a crash drops its tasks at an await and opens the file anew.
//! Its requests travel over `wire` to `gaidao_sim::World` and to webhook receivers; people (`people`) ask, ask
//! again, withdraw and decide. `check` judges what is seen while it runs and what is left at the end.
//!
//! Invariant: nothing in here tells time, draws from another source than the seed, or depends on the order of a
//! hash map. The checker and the couriers know nothing of planted bugs (`bugs`): those bend production code only.

mod bugs;
mod cast;
mod check;
pub mod cli;
mod conductor;
mod coverage;
mod crew;
mod hand;
mod line;
mod logs;
mod node;
mod people;
mod probe;
mod rng;
mod run;
mod scene;
mod slot;
mod stage;
mod storm;
mod trace;
mod wire;

pub use bugs::Bug;
pub use coverage::Coverage;
pub use run::{Outcome, run};
