//! What a courier's bytes were understood to mean.

use gaidao_core::{At, Fen, Stage, evidence::Word, state::DoubtWhy, state::NotSentWhy};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A decoded answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The courier has the command (or, for a withdrawal, took it back).
    Accepted {
        /// Its reference, e.g. SF `cusId`, ZTO `centerBizNo`.
        #[serde(default)]
        courier_ref: Option<String>,
        /// Whether this answer makes a later withdrawal possible; `None` when it says nothing.
        #[serde(default)]
        withdrawable: Option<bool>,
        /// What it will charge.
        #[serde(default)]
        fee: Option<Fen>,
    },
    /// The parcel had not been picked up; the order is cancelled instead.
    CancelledBeforePickup,
    /// A well-formed no.
    Refused {
        /// The courier's code, verbatim.
        code: String,
        /// Its words, verbatim (may hold personal data: sealed, shown to people only).
        words: Words,
        /// What kind of no.
        sort: Refusal,
    },
    /// Query: here it is.
    Found {
        /// Where it stands.
        word: Word,
        /// The courier's reference, if given.
        #[serde(default)]
        courier_ref: Option<String>,
        /// The courier's own status, verbatim.
        words: Words,
    },
    /// Query: the courier says there is no such interception.
    Absent,
    /// The track, possibly empty.
    Tracks(Vec<TrackEvent>),
    /// Subscribed.
    Subscribed,
    /// The credentials work.
    Checked,
    /// An access token.
    Token {
        /// Lifetime, milliseconds.
        lifetime_ms: i64,
    },
    /// It cannot be told what the call did.
    Unclear {
        /// Why.
        why: DoubtWhy,
        /// The unlisted code, verbatim, where there is one.
        #[serde(default)]
        code: Option<String>,
    },
}

/// What kind of no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Listed and final.
    Final,
    /// An interception of this waybill exists already.
    AlreadyExists,
    /// Well-formed but unlisted: a person reads the words (ARCHITECTURE §3, rule 4).
    Unlisted,
    /// Refused before the business system; may be sent again by us (ARCHITECTURE §3, rule 2a).
    NotProcessed(NotSentWhy),
}

/// A courier's own words: kept verbatim, silent in Debug.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Words(pub String);

impl Words {
    /// Wraps `text`, at most 500 characters of it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.chars().take(500).collect())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({} characters)", self.0.chars().count())
    }
}

/// One track event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackEvent {
    /// Waybill it belongs to.
    pub waybill_no: String,
    /// The courier's time of it.
    pub at: At,
    /// The courier's code, verbatim.
    pub code: String,
    /// Where it puts the parcel; `None` for a code no table lists, or one that says nothing about the place: the
    /// stage does not move.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The courier's words.
    pub text: Words,
    /// Place name, where given.
    #[serde(default)]
    pub place: Option<String>,
    /// The parcel goes on under this waybill (SF 648, JD 换单).
    #[serde(default)]
    pub continues_as: Option<String>,
}

/// Something a courier pushed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Track events.
    Track(TrackEvent),
    /// The state of an interception.
    Heard {
        /// Whose.
        waybill_no: String,
        /// What.
        word: Word,
        /// Verbatim.
        words: Words,
    },
    /// Proven, but of a kind no sheet describes: kept, and a query asks.
    Unknown {
        /// Whose, where it can be read.
        #[serde(default)]
        waybill_no: Option<String>,
    },
}
