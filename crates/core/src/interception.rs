//! The interception: one command about one parcel, from request to end.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::{
    command::{Channel, Kind, Payer, Reason},
    evidence::Evidence,
    id::{InterceptionId, MerchantId},
    input::{Attempt, Timer},
    moment::{At, Fen},
    party::Parcel,
    plan::Plan,
    state::{
        CaseWhy, Contradiction, DoubtWhy, EventKind, Gate, Milestone, NotSentWhy, Outcome, State,
        WithdrawalState,
    },
    verification::Strength,
};

/// What is fixed when an interception is created. Personal data (the target, notes) lives beside it, sealed; the
/// state machine never needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Id.
    pub id: InterceptionId,
    /// Owner.
    pub merchant: MerchantId,
    /// Which parcel.
    pub parcel: Parcel,
    /// The merchant's order, where one is known.
    pub order_no: Option<String>,
    /// Connector id, e.g. `zto`.
    pub connector: String,
    /// Account name at that connector, e.g. `zto-main`.
    pub account: String,
    /// What shall happen.
    pub kind: Kind,
    /// Why.
    pub reason: Reason,
    /// How the request came.
    pub channel: Channel,
    /// Who pays.
    pub payer: Payer,
    /// The most the merchant agrees to pay.
    pub fee_max: Option<Fen>,
    /// Proof that the requester is the customer, if any.
    pub verification: Option<String>,
    /// How strong that proof is. Openings of before this was kept had none.
    #[serde(default)]
    pub strength: Strength,
    /// What must be opened before sending.
    pub gates: BTreeSet<Gate>,
    /// Schedules and limits from the card.
    pub plan: Plan,
}

/// Doubt about a sent command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Since when.
    pub since: At,
    /// Why.
    pub why: DoubtWhy,
    /// Queries answered or tried.
    pub asked: u32,
    /// Healthy "absent" answers.
    pub absent: u32,
    /// When the last of them came.
    pub last_absent: Option<At>,
}

/// A human case attached to an interception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Opened when.
    pub at: At,
    /// Why; the latest reason if there were several.
    pub why: CaseWhy,
    /// Who took it.
    pub owner: Option<String>,
    /// Closed when.
    pub closed_at: Option<At>,
}

/// A person should have looked at a human case so long after it was opened, milliseconds.
const CASE_WITHIN_MS: i64 = 30 * 60_000;

impl Escalation {
    /// When a person should have looked at it.
    #[must_use]
    pub const fn due(&self) -> At {
        self.at.plus_ms(CASE_WITHIN_MS)
    }
}

/// The withdrawal of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Where it stands.
    pub state: WithdrawalState,
    /// Asked when.
    pub asked_at: At,
    /// The attempt in flight or in doubt.
    pub attempt: Option<Attempt>,
    /// Proven "not sent" in a row.
    pub failures: u32,
}

/// The state of an interception. Only [`crate::step::step`] makes a new one from an old one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interception {
    /// What was asked for.
    pub opening: Opening,
    /// Created when.
    pub created_at: At,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub state_since: At,
    /// Steps taken; the store compares it at every save.
    pub version: u32,
    /// Gates still shut.
    pub gates: BTreeSet<Gate>,
    /// Outbound calls made about it (both operations).
    pub attempts: u32,
    /// The interception's attempt that is out, or was the last.
    pub attempt: Option<Attempt>,
    /// Proven "not sent" in a row.
    pub failures: u32,
    /// Why it waits in `queued`, if it does.
    pub waiting: Option<NotSentWhy>,
    /// What is known.
    pub evidence: Evidence,
    /// Doubt, while in doubt; kept afterwards for the record.
    pub doubt: Option<Doubt>,
    /// Second submissions ordered by people.
    pub resends: u32,
    /// Submissions repeated under the same key by the machine: class K only. One that is proven not sent does not
    /// count.
    #[serde(default)]
    pub repeats: u32,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// The courier's own code of its last refusal.
    pub courier_code: Option<String>,
    /// The courier's reference.
    pub courier_ref: Option<String>,
    /// The courier's answer made withdrawing possible (`Some(true)`) or impossible (`Some(false)`).
    pub withdrawable: Option<bool>,
    /// What the courier said it charges.
    pub fee: Option<Fen>,
    /// Withdrawal, if asked for.
    pub withdrawal: Option<Withdrawal>,
    /// First contradiction found.
    pub contradicted: Option<Contradiction>,
    /// Human case, if there is or was one.
    pub escalation: Option<Escalation>,
    /// Milestones reached and when.
    pub milestones: BTreeMap<Milestone, At>,
    /// Timers set; the store turns them into jobs.
    pub timers: BTreeMap<Timer, At>,
}

impl Interception {
    /// It occupies its parcel (single flight).
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.state.is_terminal()
    }

    /// A human case is open.
    #[must_use]
    pub fn has_open_case(&self) -> bool {
        self.escalation.as_ref().is_some_and(|case| case.closed_at.is_none())
    }

    /// A command may be taken back at this courier, as far as known.
    #[must_use]
    pub fn can_withdraw(&self) -> bool {
        self.opening.plan.can_withdraw && self.withdrawable != Some(false)
    }

    /// The withdrawal stands at `state`.
    #[must_use]
    pub fn withdrawal_is(&self, state: WithdrawalState) -> bool {
        self.withdrawal.as_ref().is_some_and(|w| w.state == state)
    }

    /// Enough healthy "absent" answers over enough time: a person may order a resend with one click.
    #[must_use]
    pub fn absence_is_proven(&self) -> bool {
        let plan = &self.opening.plan;
        match (&self.doubt, self.state) {
            (Some(doubt), State::InDoubt) => {
                let over = doubt.last_absent.map_or(0, |last| last.since_ms(doubt.since));
                doubt.absent >= plan.absent_count && over >= plan.absent_after_ms
            }
            _ => false,
        }
    }

    /// What happens next and by when, for people: the words are in [`crate::words`].
    #[must_use]
    pub fn next(&self) -> Option<Next> {
        let timer = |timer: Timer| self.timers.get(&timer).copied();
        let case = self.escalation.as_ref().filter(|case| case.closed_at.is_none()).map(Escalation::due);
        if self.state.is_terminal() {
            return case.map(|due| Next { what: NextWhat::Person, by: Some(due), check: None });
        }
        let check = timer(Timer::Query).into_iter().chain(timer(Timer::Track)).min();
        let deadline = timer(Timer::Deadline);
        let (what, by) = match self.state {
            State::Held => (NextWhat::Approval, deadline),
            State::Queued => (NextWhat::Send, timer(Timer::Send)),
            State::Sending => (NextWhat::Answer, self.attempt.as_ref().map(|a| a.deadline)),
            State::InDoubt | State::Accepted | State::Turned if case.is_some() => (NextWhat::Person, case),
            State::InDoubt => (NextWhat::ResolveDoubt, deadline),
            State::Accepted => (NextWhat::Turn, deadline),
            State::Turned => (NextWhat::Arrival, deadline),
            State::Completed | State::Refused | State::Failed | State::Withdrawn | State::Rejected => {
                return None;
            }
        };
        Some(Next { what, by, check })
    }
}

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextWhat {
    /// A person opens the gates.
    Approval,
    /// The command is sent.
    Send,
    /// The courier answers.
    Answer,
    /// The doubt is resolved by query, callback or scan.
    ResolveDoubt,
    /// A person looks.
    Person,
    /// The parcel is sorted out of its old route.
    Turn,
    /// The parcel arrives.
    Arrival,
}

/// What happens next and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// What.
    pub what: NextWhat,
    /// By when. If it has not happened by then, a person is called; for a person, when they should have looked.
    pub by: Option<At>,
    /// When the courier is asked the next time.
    pub check: Option<At>,
}

/// What the rest of the house must do because of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Tell the merchant's systems and the live page.
    Event(EventKind),
}
