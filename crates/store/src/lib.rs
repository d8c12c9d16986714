//! One store over SQLite and PostgreSQL. State is saved here and nowhere else.
//!
//! # One commit, from the door to the disk
//!
//! 1. A use case reads what it needs through [`Store::of`], which belongs to one merchant, lets `core::step` decide,
//!    and puts everything that must be saved together into a [`Change`]: the step (state, journal entry, timers),
//!    an event, an audit entry, an idempotency record.
//! 2. [`Store::commit`] turns each [`Write`] into statements and seals what is personal with the merchant's data key,
//!    bound to its place, on the caller's task.
//! 3. The statements wait in a bounded queue. The writer takes up to 256 changes at once: one transaction, one sync.
//!    Each change stands for itself: one that is [`StoreError::Stale`] or breaks a rule is undone, its neighbours are
//!    not. Audit entries get their place in the merchant's chain here, inside the transaction.
//! 4. Only after the commit is on the disk does the future answer. A commit that fails acknowledges nobody: `Full`
//!    or `Busy` when nothing was saved, [`StoreError::Unsure`] when nobody can know.
//! 5. The [`Store::pulse`] wakes workers and live pages. They may miss it; they look by themselves as well.
//!
//! # Where things are
//!
//! `change` says what can be saved, `rows` how each noun is written and read, `find` how it is found, `claim` how
//! workers take what is due. `db` holds the two databases: `group` is SQLite's commit as a plain function, `sqlite`
//! the thread around it, `pgwriter` PostgreSQL's commit, `dialect` everything in which the two differ. `keys` and
//! `seal` keep what is personal closed; `audit` is the chain.
//!
//! # Invariants
//!
//! A row is reached only with its merchant's id. No personal data and no secret is stored in clear. Errors name
//! tables, columns and codes, never values. Nothing here tells time: every moment is a parameter.

mod audit;
mod change;
mod claim;
mod db;
mod dialect;
mod error;
mod find;
mod keys;
mod migrate;
#[cfg(feature = "planted")]
mod planted;
mod rows;
mod seal;
mod store;
#[cfg(feature = "planted")]
mod weather;

pub use audit::{AuditEntry, AuditLine, AuditReport, Broken, BrokenWhy, Checkpoint};
pub use change::{Change, Committed, Write, Written};
pub use claim::Claim;
pub use error::{OpenError, StoreError};
pub use find::{Finder, Grounds, Instance, InterceptionFilter, List, Page, QueueDepth};
pub use keys::{Entropy, MasterKey, NoEntropy, OsEntropy, SeededEntropy};
#[cfg(feature = "planted")]
pub use planted::Planted;
pub use rows::account::Account;
pub use rows::attempt::{AttemptEnd, AttemptRow};
pub use rows::event::{Event, EventCursor, FeedItem};
pub use rows::guest::{Guest, GuestSort, GuestWrite, Verification};
pub use rows::inbox::{Callback, Idempotency, InboxState};
pub use rows::interception::{InterceptionRow, JournalLine};
pub use rows::job::{Job, Lease, Offer};
pub use rows::merchant::{ApiKey, Merchant};
pub use rows::order::{Order, phone_digits};
pub use rows::parcel::{ParcelRow, Scan};
pub use rows::people::{Pass, PeopleWrite, Seat, Session, User};
pub use rows::tally::{Count, TALLIES_FULL, Tally};
pub use rows::webhook::{Delivery, DeliveryEnd, DeliveryLease, DeliveryState, Replay, Webhook};
pub use seal::Clear;
pub use store::{Address, Options, Store};
#[cfg(feature = "planted")]
pub use weather::{Fate, Weather};
