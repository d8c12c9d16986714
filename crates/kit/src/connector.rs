//! The trait every wire protocol implements.

use gaidao_core::Moment;
use thiserror::Error;

use crate::{
    account::Account,
    call::{Call, CallName},
    card::Card,
    http::{HttpReply, HttpRequest},
    proof::Proof,
    reply::{Event, Reply},
};

/// One wire protocol: a courier's own, an aggregator's, or the human relay.
pub trait Connector: Sync + Send {
    /// Declared facts; no code is needed to read them.
    fn card(&self) -> &'static Card;

    /// Writes `call` in the courier's language. The same arguments give the same bytes.
    ///
    /// # Errors
    /// [`EncodeError`]: the call cannot be expressed; nothing was sent.
    fn encode(&self, call: &Call, at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError>;

    /// Reads the courier's answer to `call`. Total: any status, any bytes; nonsense is [`Reply::Unclear`].
    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply;

    /// Verifies and reads a push of the courier.
    ///
    /// # Errors
    /// [`Reject`]: not proven to come from the courier, or not readable at all.
    fn callback(
        &self,
        hit: &HttpRequest,
        at: &Moment,
        account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject>;

    /// What this courier wants to hear back.
    fn acknowledge(&self, outcome: Ack) -> HttpReply;

    /// What it wants to hear back about `hit`, for couriers whose answer repeats something of the push (YTO's
    /// `txLogisticID`, yto.md §5). Doors call this one.
    fn acknowledge_hit(&self, _hit: &HttpRequest, outcome: Ack) -> HttpReply {
        self.acknowledge(outcome)
    }
}

/// What became of a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ack {
    /// It is stored; do not send it again.
    Stored,
    /// It could not be stored now; send it again.
    Again,
    /// It is not believed.
    Rejected,
}

/// The call cannot be written; nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EncodeError {
    /// The account lacks a field the call needs: the merchant completes it in settings.
    #[error("the account lacks {field}")]
    MissingCredential {
        /// Field key of the card.
        field: &'static str,
    },
    /// The card does not offer this call or kind.
    #[error("{call:?} is not offered by this connector")]
    NotOffered {
        /// Which call.
        call: CallName,
    },
    /// A value does not fit the courier's format (length, characters, missing part).
    #[error("{field} does not fit the courier's format: {why}")]
    DoesNotFit {
        /// Field in the house's words, e.g. `target.phone`.
        field: &'static str,
        /// Why, for people.
        why: &'static str,
    },
}

impl EncodeError {
    /// Stable code for the journal and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingCredential { .. } => "credential_missing",
            Self::NotOffered { .. } => "not_offered",
            Self::DoesNotFit { .. } => "does_not_fit",
        }
    }
}

/// A push is not believed or not readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Reject {
    /// No signature where one is required.
    #[error("no signature")]
    Unsigned,
    /// The signature does not fit.
    #[error("wrong signature")]
    WrongSignature,
    /// The body cannot be read as anything this courier sends.
    #[error("unreadable")]
    Unreadable,
    /// The account cannot verify pushes (a secret is missing).
    #[error("the account lacks the secret to verify pushes")]
    NoSecret,
    /// This courier pushes nothing.
    #[error("this courier pushes nothing")]
    NotOffered,
}
