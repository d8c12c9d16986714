//! The nouns of Gaidao and the one place where an interception changes state. Pure.
//!
//! Invariant: nothing in here performs I/O, tells time, draws randomness or reads the environment. Time and
//! randomness arrive as a [`Moment`]; `cargo xtask check` and `clippy.toml` hold the line.
//!
//! Start reading at [`step::step`]; [`interception`] holds the noun it works on, [`evidence`] explains why the
//! order in which a courier's messages arrive does not change the end.

pub mod account;
pub mod assess;
pub mod command;
pub mod evidence;
pub mod id;
pub mod input;
pub mod interception;
pub mod journal;
pub mod mask;
pub mod moment;
pub mod party;
pub mod plan;
pub mod planted;
pub mod stage;
pub mod state;
pub mod step;
pub mod verification;
pub mod words;

pub use account::{Environment, Secret};
pub use command::{Channel, Kind, Payer, Reason};
pub use id::{EventId, InterceptionId, KeyId, MerchantId, WebhookId};
pub use input::Input;
pub use interception::Interception;
pub use journal::{Entry, Mark};
pub use moment::{At, Fen, Moment};
pub use party::{Parcel, Party};
pub use plan::{Plan, RepeatClass};
pub use stage::Stage;
pub use state::State;
pub use step::{Ignored, Step, step};
