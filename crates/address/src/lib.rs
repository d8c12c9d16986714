//! Reads a name, a phone and a deliverable Chinese address out of a chat message, and says when it cannot.
//!
//! Pure: no I/O, no clock, no randomness. The divisions (end of 2024) and the streets (2023-06-30) are compiled in;
//! `data/NOTICE.md` names their sources. The stages, each a module:
//! `message` folds the text, `numbers` takes the phones out, `scan` finds divisions (`region`, `typo`, `follow`) and
//! words, `target` decides which address is meant, `name` and `detail` share out the rest, `answer` gives the verdict.

mod answer;
mod compare;
mod detail;
mod follow;
mod lookup;
mod markup;
mod message;
mod name;
mod numbers;
mod parsed;
mod pickers;
mod pieces;
mod places;
mod region;
mod scan;
mod set;
mod street;
mod target;
mod typo;

pub use answer::parse;
pub use compare::{Diff, Distance, Part, Parts, diff, distance, place_key};
pub use parsed::{Candidate, Field, Missing, Parsed, Span, Verdict};
pub use pickers::{Division, Region, RegionError, division, divisions, resolve_region};
