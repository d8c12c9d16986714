//! Interceptions, their timeline and their attempts.

use serde::Serialize;
use serde_json::{Value, value::RawValue};
use utoipa::ToSchema;

use super::{assessment::AssessmentView, order::PartyView, setup::ContactView};

/// A milestone reached.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MilestoneView {
    /// Name.
    pub name: String,
    /// 指令已下发
    pub text: String,
    /// When.
    pub at: String,
}

/// Doubt in plain words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoubtView {
    /// Since when.
    pub since: String,
    /// Stable code.
    pub why: String,
    /// What happened and what is done about it.
    pub text: String,
    /// Times the courier was asked.
    pub asked: u32,
    /// Healthy "no such interception" answers.
    pub absent: u32,
    /// It goes to a person then.
    pub deadline: Option<String>,
    /// A person may order a resend now.
    pub resend_allowed: bool,
}

/// A human case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EscalationView {
    /// Opened when.
    pub at: String,
    /// Stable code.
    pub why: String,
    /// Words.
    pub text: String,
    /// Who has it: `user:usr_…`, `key:key_…`.
    pub owner: Option<String>,
    /// What they are called.
    pub owner_name: Option<String>,
    /// Closed when.
    pub closed_at: Option<String>,
    /// Whom to call.
    pub contacts: Vec<ContactView>,
}

/// A withdrawal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WithdrawalView {
    /// Where it stands.
    pub state: String,
    /// Words.
    pub text: String,
    /// Asked when.
    pub asked_at: String,
}

/// What happens next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NextView {
    /// Stable code.
    pub what: String,
    /// Words.
    pub text: String,
    /// By when; if it has not happened by then, a person is called.
    pub by: Option<String>,
    /// When the courier is asked the next time, where asking is possible.
    pub check_at: Option<String>,
}

/// Coded words: a contradiction, an outcome.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodedView {
    /// Stable code.
    pub code: String,
    /// Words.
    pub text: String,
}

/// What the caller may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CanView {
    /// Approve what is held.
    pub approve: bool,
    /// Reject what is held.
    pub reject: bool,
    /// Withdraw it, at once or as a wish.
    pub withdraw: bool,
    /// Open a human case.
    pub escalate: bool,
    /// Decide what the machine cannot.
    pub resolve: bool,
    /// Order a second submission out of doubt.
    pub resend: bool,
    /// Take the open human case.
    pub take_case: bool,
}

/// An interception.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InterceptionView {
    /// Id.
    pub id: String,
    /// State.
    pub state: String,
    /// 待下发
    pub state_text: String,
    /// Since when.
    pub state_since: String,
    /// Courier code.
    pub courier: String,
    /// Waybill.
    pub waybill_no: String,
    /// Order.
    pub order_no: Option<String>,
    /// Connector id.
    pub connector: String,
    /// Account.
    pub account: String,
    /// Kind.
    pub kind: String,
    /// 改址转寄
    pub kind_text: String,
    /// Reason.
    pub reason: String,
    /// Channel.
    pub channel: String,
    /// Payer.
    pub payer: String,
    /// The most the merchant agrees to pay, fen.
    pub fee_max_fen: Option<i64>,
    /// What the courier said it charges, fen.
    pub fee_fen: Option<i64>,
    /// New recipient.
    pub target: Option<PartyView>,
    /// Note.
    pub note: String,
    /// Verification, and its strength (`none` without one).
    pub verification_id: Option<String>,
    /// `none`, …
    pub verification_strength: String,
    /// Gates still shut, while held.
    pub gates: Vec<CodedView>,
    /// Why it waits, while queued.
    pub waiting: Option<CodedView>,
    /// Milestones in order.
    pub milestones: Vec<MilestoneView>,
    /// Times a command left for the courier (both operations).
    pub attempts: u32,
    /// Second submissions ordered by people.
    pub resends: u32,
    /// Doubt, while in doubt.
    pub in_doubt: Option<DoubtView>,
    /// Words and scans contradict each other.
    pub contradicted: bool,
    /// How.
    pub contradiction: Option<CodedView>,
    /// Why it ended.
    pub outcome: Option<CodedView>,
    /// The courier's own code of its last refusal.
    pub courier_code: Option<String>,
    /// The courier's words of its last refusal, verbatim but for phones.
    pub courier_words: Option<String>,
    /// The courier's reference.
    pub courier_ref: Option<String>,
    /// Withdrawal, if asked for.
    pub withdrawal: Option<WithdrawalView>,
    /// It may be withdrawn now.
    pub can_withdraw: bool,
    /// What the caller may do now.
    pub can: CanView,
    /// Human case.
    pub escalation: Option<EscalationView>,
    /// The assessment it was created under, as [`AssessmentView`] showed it then.
    #[schema(value_type = Option<AssessmentView>)]
    pub assessment: Option<Box<RawValue>>,
    /// What happens next and by when.
    pub next: Option<NextView>,
    /// A sentence for the customer, ready to copy.
    pub customer_text: String,
    /// Version.
    pub version: u32,
    /// Created when.
    pub created_at: String,
}

/// One line of a timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TimelineItem {
    /// When.
    pub at: String,
    /// `milestone`, `state`, `scan`, `act`, `courier`, `doubt`, `case`, `contradiction`, `correction`, `withdrawal`.
    pub what: String,
    /// Stable code.
    pub code: String,
    /// Words.
    pub text: String,
    /// Who, for people's acts: `user:usr_…`, `key:key_…`, `cli`.
    pub who: Option<String>,
    /// What they are called, for people and keys.
    pub who_name: Option<String>,
    /// Note of a person, or the courier's own words.
    pub detail: Option<String>,
    /// Place, for scans.
    pub place: Option<String>,
}

/// An outbound call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttemptView {
    /// Number.
    pub no: u32,
    /// `intercept` or `withdraw`.
    pub operation: String,
    /// Reference sent.
    pub reference: String,
    /// SHA-256 of the exact request.
    pub digest: String,
    /// Committed, before the first byte.
    pub started_at: String,
    /// Nobody expects an answer after this.
    pub deadline_at: String,
    /// Answered, or given up.
    pub ended_at: Option<String>,
    /// `accepted`, `refused`, `not_sent`, `in_doubt`, …
    pub outcome: Option<String>,
    /// Redacted: method, address without query, size; body values masked.
    pub request: Option<Value>,
    /// Redacted likewise.
    pub reply: Option<Value>,
}
