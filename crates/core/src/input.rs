//! Everything that can happen to an interception.

use serde::{Deserialize, Serialize};

use crate::{
    evidence::{Fact, Word},
    moment::{At, Fen},
    stage::Stage,
    state::{DoubtWhy, Gate, NotSentWhy},
};

/// Which of the two commands an attempt carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// The interception itself.
    Intercept,
    /// Its withdrawal.
    Withdraw,
}

impl Operation {
    /// The name used in the API, the database and the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Intercept => "intercept",
            Self::Withdraw => "withdraw",
        }
    }
}

/// One outbound call about to be made: committed before the first byte leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Number within the interception, from 1; withdrawals count on the same row.
    pub no: u32,
    /// Fencing token of the lease it was made under.
    pub token: i64,
    /// SHA-256 of the exact request, hex.
    pub digest: String,
    /// The reference sent with it, where the wire carries one.
    pub reference: String,
    /// After this (business time) nobody expects an answer any more.
    pub deadline: At,
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The courier's answer to a query of ours.
    Query,
    /// A callback proven by signature.
    Callback,
}

/// What the courier answered to an attempt, as understood by its connector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It has the command.
    Accepted {
        /// Its own reference, needed to withdraw at some couriers.
        courier_ref: Option<String>,
        /// `Some(false)` where the answer makes a withdrawal impossible (SF's null success, sf.md §3.1).
        withdrawable: Option<bool>,
        /// What it will charge, where the answer says so.
        fee: Option<Fen>,
    },
    /// The parcel had not been picked up; the order is cancelled instead (JD resultType 0).
    CancelledBeforePickup,
    /// A listed refusal.
    Refused {
        /// The courier's code, verbatim.
        code: String,
    },
    /// "An interception of this waybill exists already."
    AlreadyExists {
        /// The courier's code, verbatim.
        code: String,
    },
}

/// A person's decision about a case the machine cannot decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The courier has it (they told us on the phone): go on following it.
    Accepted,
    /// It never took effect.
    Refused,
    /// It was done.
    Completed,
    /// It did not work.
    Failed,
    /// Keep waiting; the clock starts again.
    KeepWaiting,
}

/// Which timer rang.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timer {
    /// Time to send the command.
    Send,
    /// Time to send the withdrawal.
    Withdraw,
    /// Time to ask the courier about the interception.
    Query,
    /// Time to ask for the track.
    Track,
    /// Time for a person.
    Deadline,
}

impl Timer {
    /// Every timer.
    pub const ALL: [Self; 5] = [Self::Send, Self::Withdraw, Self::Query, Self::Track, Self::Deadline];

    /// The name used in the jobs table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Withdraw => "withdraw",
            Self::Query => "query",
            Self::Track => "track",
            Self::Deadline => "deadline",
        }
    }
}

/// An input of [`crate::step::step`]. Creation is [`crate::interception::Interception::open`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// A gate opened (an approver said yes, an identity was proven…).
    GateOpened(Gate),
    /// An approver said no.
    Rejected,
    /// The lease is taken and the attempt is about to be committed with this step.
    Sending {
        /// The attempt.
        attempt: Attempt,
        /// The parcel's stage, read in the same transaction.
        stage: Stage,
    },
    /// The connector cannot express the command; nothing was sent.
    Unencodable {
        /// Why, as a code.
        code: String,
    },
    /// The courier answered the attempt `no`.
    Answered {
        /// Attempt number.
        no: u32,
        /// What it said.
        answer: Answer,
    },
    /// Proven: nothing of attempt `no` reached the business system.
    NotSent {
        /// Attempt number.
        no: u32,
        /// Proof.
        why: NotSentWhy,
        /// Wait at least this long (Retry-After), milliseconds.
        wait_ms: Option<i64>,
    },
    /// Attempt `no` was sent, or may have been; nobody knows what it did.
    Unclear {
        /// Attempt number.
        no: u32,
        /// Why.
        why: DoubtWhy,
    },
    /// It could not be sent now, before an attempt was made (pacing, breaker, credential missing).
    Postponed {
        /// Why.
        why: NotSentWhy,
        /// Wait this long, milliseconds.
        wait_ms: i64,
    },
    /// A query was answered with "here it is", or a proven callback came.
    Heard {
        /// How.
        voice: Voice,
        /// What.
        word: Word,
        /// The courier's reference, where given.
        courier_ref: Option<String>,
    },
    /// A healthy query said there is no such interception.
    Absent,
    /// A query or track poll was answered without news, or could not be answered: it counts as asked.
    Asked {
        /// Which poll it was.
        timer: Timer,
        /// The courier answered properly.
        healthy: bool,
    },
    /// Scans arrived.
    Scanned {
        /// What they prove.
        facts: Vec<Fact>,
    },
    /// Somebody wants the command back.
    WithdrawAsked,
    /// The withdrawal is about to be sent under this attempt.
    Withdrawing {
        /// The attempt.
        attempt: Attempt,
    },
    /// A person (or the machine, out of time) wants a person to look.
    EscalateAsked,
    /// A person takes the open human case.
    CaseTaken {
        /// Who (a user or key id, never a name).
        owner: String,
    },
    /// A person decides.
    Resolved(Verdict),
    /// A person orders a second submission out of doubt. On record: the ledger may show two.
    ResendOrdered,
    /// The deadline rang, and every poll due before it was answered.
    Overdue,
}
