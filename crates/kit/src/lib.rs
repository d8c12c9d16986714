//! What a connector is made of: the [`Connector`] trait, the values it reads and writes, signing recipes, lenient
//! decoding, callback proof, and the conformance suite every connector must pass.
//!
//! Invariant: a connector is a translator. It performs no I/O, tells no time, draws no randomness; it turns a
//! [`Call`] into an [`HttpRequest`] and an [`HttpReply`] into a [`Reply`], and is total over any bytes.

pub mod account;
pub mod call;
pub mod card;
pub mod conformance;
pub mod connector;
pub mod decode;
pub mod http;
pub mod proof;
pub mod registry;
pub mod reply;
pub mod sign;

pub use account::Account;
pub use call::{Call, CallName, Command, TrackAsk, Withdraw};
pub use card::Card;
pub use connector::{Ack, Connector, EncodeError, Reject};
pub use http::{HttpReply, HttpRequest};
pub use proof::Proof;
pub use registry::Registry;
pub use reply::{Event, Refusal, Reply, TrackEvent};
