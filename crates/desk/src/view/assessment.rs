//! Operability: what may be done with a parcel, and why.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    order::{PartyView, StageView},
    setup::ContactView,
};

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
