//! What doors give out: the bodies of API.md. Personal data is masked unless the actor has `clear_text`.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Hand this back as `cursor` for the next page; absent on the last.
    pub next_cursor: Option<String>,
}

/// A person at a place, masked unless the key may see clear text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartyView {
    /// 张*
    pub name: String,
    /// 138****8000
    pub phone: String,
    /// Province.
    pub province: String,
    /// City.
    pub city: String,
    /// County or district.
    pub district: Option<String>,
    /// Town or sub-district; absent when masked.
    pub street: Option<String>,
    /// `****` when masked.
    pub detail: String,
}

/// An order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderView {
    /// The merchant's number.
    pub order_no: String,
    /// Shop.
    pub shop: String,
    /// Buyer's phone.
    pub buyer_phone: String,
    /// When placed.
    pub placed_at: String,
    /// Value, fen.
    pub value_fen: Option<i64>,
    /// Buyer's remark.
    pub remark: String,
    /// Recipient.
    pub recipient: PartyView,
    /// Parcels.
    pub parcels: Vec<ParcelView>,
    /// First stored.
    pub created_at: String,
    /// Last changed.
    pub updated_at: String,
    /// Things worth a look that refuse nothing, e.g. an unusual waybill shape.
    pub warnings: Vec<String>,
}

/// A stage with its Chinese name and age.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StageView {
    /// Code.
    pub code: String,
    /// 在途中
    pub name: String,
    /// Place of the scan behind it.
    pub place: Option<String>,
    /// Time of the scan behind it.
    pub at: Option<String>,
    /// Its age, seconds.
    pub age_seconds: Option<i64>,
}

/// A parcel.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParcelView {
    /// Courier code.
    pub courier: String,
    /// Waybill.
    pub waybill_no: String,
    /// The merchant's order.
    pub order_no: Option<String>,
    /// Account it was shipped with.
    pub account: Option<String>,
    /// When it left the warehouse.
    pub shipped_at: Option<String>,
    /// Where it is.
    pub stage: StageView,
    /// The open interception.
    pub live_interception_id: Option<String>,
    /// The latest interception, open or closed.
    pub interception_id: Option<String>,
    /// It goes on under this waybill.
    pub continues_as: Option<String>,
    /// It is the continuation of this waybill.
    pub continued_from: Option<String>,
    /// Scans, newest last (only where one parcel is asked for).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scans: Option<Vec<ScanView>>,
    /// Refresh only: the courier was asked and its answer is in `scans`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refreshed: Option<bool>,
}

/// A scan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScanView {
    /// The courier's time.
    pub at: String,
    /// The courier's code.
    pub code: Option<String>,
    /// Unified stage, where a table lists the code.
    pub stage: Option<String>,
    /// The courier's words; phones in them masked.
    pub text: String,
    /// Place.
    pub place: Option<String>,
    /// `push`, `poll` or `import`.
    pub source: String,
}

/// Why an item of a bulk was not taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RejectedItem {
    /// Position in the bulk, from 0.
    pub index: usize,
    /// Stable code.
    pub code: String,
}

/// What became of a bulk of scans.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScansReport {
    /// New ones.
    pub accepted: usize,
    /// Known already.
    pub duplicate: usize,
    /// Not taken.
    pub rejected: Vec<RejectedItem>,
}

/// A reason of an assessment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonView {
    /// Stable code.
    pub code: String,
    /// `allow`, `warn` or `deny`.
    pub verdict: String,
    /// Words for people.
    pub text: String,
}

/// Operability at a moment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssessmentView {
    /// `allow`, `warn` or `deny`.
    pub verdict: String,
    /// Why, strictest first.
    pub reasons: Vec<ReasonView>,
    /// Where the parcel is.
    pub stage: StageView,
    /// What it will cost; `known: false` until a fee schedule is entered. Never invented.
    pub quote: QuoteView,
    /// Chance of success; `known: false` until there is history. Never invented.
    pub odds: OddsView,
    /// Time left; `known: false` until it can be told.
    pub window: WindowView,
    /// What to do instead.
    pub alternatives: Vec<AlternativeView>,
    /// Repeat class and honesty of the connector that would send it.
    pub connector: Option<ConnectorBrief>,
    /// What changes between the order's recipient and the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Value>,
    /// When this was assessed.
    pub assessed_at: String,
}

/// A fee, if known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuoteView {
    /// Somebody entered a fee schedule that covers it.
    pub known: bool,
    /// 未知：快递公司未公开费用…
    pub text: String,
}

/// Odds, if known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OddsView {
    /// There is enough history.
    pub known: bool,
    /// Cases it rests on.
    pub sample: u64,
    /// 数据不足
    pub text: String,
}

/// A window, if known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WindowView {
    /// It can be told.
    pub known: bool,
    /// Words.
    pub text: String,
}

/// An alternative.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlternativeView {
    /// Stable code.
    pub code: String,
    /// Words.
    pub text: String,
}

/// Which connector would send, and how far it can be trusted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConnectorBrief {
    /// Id.
    pub id: String,
    /// Account.
    pub account: String,
    /// `sketched`, `documented`, `recorded` or `live`.
    pub evidence: String,
    /// K, W, Q, C or N.
    pub repeat_class: String,
    /// It can be taken back.
    pub can_withdraw: bool,
}

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
    /// Who has it.
    pub owner: Option<String>,
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
    /// By when.
    pub by: Option<String>,
}

/// Coded words: a contradiction, an outcome.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodedView {
    /// Stable code.
    pub code: String,
    /// Words.
    pub text: String,
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
    /// Human case.
    pub escalation: Option<EscalationView>,
    /// The assessment it was created under, as [`AssessmentView`] showed it then.
    #[schema(value_type = Option<AssessmentView>)]
    pub assessment: Option<Value>,
    /// What happens next and by when.
    pub next: Option<NextView>,
    /// A sentence for the customer, ready to copy.
    pub customer_text: String,
    /// Version.
    pub version: u32,
    /// Created when.
    pub created_at: String,
}

/// The answer of a dry run: the full why, nothing stored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DryRunView {
    /// Always true.
    pub dry_run: bool,
    /// A request like this would be accepted.
    pub would_accept: bool,
    /// The state it would begin in.
    pub would_begin: Option<String>,
    /// The code it would be refused with.
    pub would_refuse: Option<String>,
    /// The assessment.
    pub assessment: AssessmentView,
    /// What the target text was understood as.
    pub target: Option<PartyView>,
    /// Whom to call instead.
    pub contacts: Vec<ContactView>,
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
    /// Who, for people's acts.
    pub who: Option<String>,
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

/// Whom to call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactView {
    /// `courier_hotline`, later `outlet`, `courier_person`.
    pub sort: String,
    /// Who.
    pub name: String,
    /// Number to call.
    pub phone: String,
    /// Where the number comes from.
    pub source: String,
}

/// A courier of the catalogue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourierView {
    /// Courier code.
    pub code: String,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Hotline.
    pub hotline: Option<String>,
    /// Connectors that reach it, with their cards.
    pub connectors: Vec<Value>,
}

/// A guess at whose waybill it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GuessView {
    /// Courier code.
    pub courier: String,
    /// Name.
    pub name: String,
    /// `confident` or `possible`.
    pub certainty: String,
}

/// A courier account; secrets are never given out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountView {
    /// Name.
    pub id: String,
    /// Connector.
    pub connector: String,
    /// Environment.
    pub environment: String,
    /// Used unless a request names another.
    pub default: bool,
    /// Out of use.
    pub disabled: bool,
    /// Values of the non-secret fields.
    pub fields: std::collections::BTreeMap<String, String>,
    /// Secret fields that have a value.
    pub secrets_set: Vec<String>,
    /// Required fields still missing.
    pub missing: Vec<String>,
    /// Own root address.
    pub base_url: Option<String>,
    /// Path the courier pushes to; unguessable, treat it like a secret.
    pub callback_path: String,
    /// Last changed.
    pub updated_at: String,
}

/// Result of an account test.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountTest {
    /// The credentials work.
    pub ok: bool,
    /// `ok`, `credential_refused`, `unreachable`, `unclear`, `not_tested`.
    pub code: String,
    /// What happened and what to do.
    pub text: String,
    /// How long the courier took, milliseconds.
    pub took_ms: Option<i64>,
}

/// A webhook endpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookView {
    /// Id.
    pub id: String,
    /// Where to.
    pub url: String,
    /// Types wanted; empty = all.
    pub types: Vec<String>,
    /// `enabled` or `disabled`.
    pub state: String,
    /// Why disabled.
    pub disabled_why: Option<String>,
    /// Failing without a break since.
    pub failing_since: Option<String>,
    /// Signing secret `whsec_…`: only in the answer that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// Created when.
    pub created_at: String,
}

/// One delivery of an event to an endpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryView {
    /// Event: the `webhook-id` header, the same on every retry.
    pub event_id: String,
    /// Type.
    #[serde(rename = "type")]
    pub kind: String,
    /// `pending`, `delivered` or `failed`.
    pub state: String,
    /// Attempts made.
    pub attempts: u32,
    /// Last HTTP status.
    pub last_status: Option<u16>,
    /// Last error.
    pub last_error: Option<String>,
    /// Next attempt.
    pub due_at: Option<String>,
}

/// An API key; the key itself only in the answer that creates it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeyView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// First characters, for recognising a leaked one.
    pub prefix: String,
    /// Scopes.
    pub scopes: Vec<String>,
    /// Created when.
    pub created_at: String,
    /// Stops working then.
    pub expires_at: Option<String>,
    /// Revoked when.
    pub revoked_at: Option<String>,
    /// The key: shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// Position in the merchant's chain.
    pub seq: u64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Hash of this entry, which includes the one before.
    pub hash: String,
}

/// Result of verifying the audit chain.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditCheck {
    /// The chain is unbroken.
    pub ok: bool,
    /// Entries checked.
    pub entries: u64,
    /// First broken position.
    pub broken_at: Option<u64>,
    /// Hash of the newest entry: keep it elsewhere as a checkpoint.
    pub head: Option<String>,
}

/// A live event, as SSE and webhooks carry it: ids and masked data only.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EventView {
    /// Id.
    pub id: String,
    /// Type.
    #[serde(rename = "type")]
    pub kind: String,
    /// When.
    pub timestamp: String,
    /// Masked data.
    pub data: Value,
    /// Position in the feed (the SSE id).
    #[serde(skip)]
    pub position: String,
}
