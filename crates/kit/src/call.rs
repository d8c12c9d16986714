//! What the house can ask of a courier. Closed: the engine asks only for what a card lists.

use gaidao_core::{Channel, Kind, Parcel, Party, Payer, Reason};
use serde::{Deserialize, Serialize};

/// One outbound call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// Fetch an access token.
    Token,
    /// A harmless call that proves the credentials.
    Check,
    /// The interception.
    Intercept(Command),
    /// Take it back.
    Withdraw(Withdraw),
    /// Where does the interception stand?
    Query(Command),
    /// Where is the parcel?
    Track(TrackAsk),
    /// Push me its track from now on.
    Subscribe(TrackAsk),
    /// What would it cost?
    Quote(Command),
}

/// Names of the calls, for cards, attempts and the simulator's ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallName {
    /// See [`Call::Token`].
    Token,
    /// See [`Call::Check`].
    Check,
    /// See [`Call::Intercept`].
    Intercept,
    /// See [`Call::Withdraw`].
    Withdraw,
    /// See [`Call::Query`].
    Query,
    /// See [`Call::Track`].
    Track,
    /// See [`Call::Subscribe`].
    Subscribe,
    /// See [`Call::Quote`].
    Quote,
}

impl CallName {
    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Check => "check",
            Self::Intercept => "intercept",
            Self::Withdraw => "withdraw",
            Self::Query => "query",
            Self::Track => "track",
            Self::Subscribe => "subscribe",
            Self::Quote => "quote",
        }
    }
}

impl Call {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> CallName {
        match self {
            Self::Token => CallName::Token,
            Self::Check => CallName::Check,
            Self::Intercept(_) => CallName::Intercept,
            Self::Withdraw(_) => CallName::Withdraw,
            Self::Query(_) => CallName::Query,
            Self::Track(_) => CallName::Track,
            Self::Subscribe(_) => CallName::Subscribe,
            Self::Quote(_) => CallName::Quote,
        }
    }
}

/// An interception in the house's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// The same for every attempt of one interception: 32 lower-case hex digits (the interception's id without its
    /// prefix). Couriers with an idempotency key get this.
    pub reference: String,
    /// Attempt number, from 1; part of request ids that must be new each time.
    pub attempt: u32,
    /// Which parcel.
    pub parcel: Parcel,
    /// What shall happen.
    pub kind: Kind,
    /// New recipient, for kinds that have one.
    #[serde(default)]
    pub target: Option<Party>,
    /// Why.
    pub reason: Reason,
    /// How it was asked for.
    pub channel: Channel,
    /// Who pays.
    pub payer: Payer,
    /// The courier's reference of the interception, once known (queries).
    #[serde(default)]
    pub courier_ref: Option<String>,
}

/// A withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    /// The command to take back.
    pub command: Command,
    /// Attempt number of the withdrawal.
    pub attempt: u32,
}

/// Whose track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackAsk {
    /// Which parcel.
    pub parcel: Parcel,
    /// Last four digits of the sender's or recipient's phone, where known; several couriers want them.
    #[serde(default)]
    pub phone_last4: Option<String>,
    /// The kind of our open interception of the parcel, where there is one: ZTO's RETURN_SCAN means "return or
    /// address change" and only this tells which (zto.md §4.2).
    #[serde(default)]
    pub kind: Option<Kind>,
}
