//! Proofs, embedded pages, and what a customer may see: masked, in the customer's words, nobody's name or note.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    interception::{CodedView, MilestoneView},
    order::{PartyView, StageView},
    setup::ContactView,
};

/// A verification.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VerificationView {
    /// Id, for `verification_id` of an interception of the same order.
    pub id: String,
    /// `phone_last4` or `phone`.
    pub strength: String,
    /// The order.
    pub order_no: String,
    /// Good until then.
    pub expires_at: String,
}

/// The token of an embedded page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EmbedView {
    /// Id.
    pub id: String,
    /// The order.
    pub order_no: String,
    /// Who may frame it.
    pub origins: Vec<String>,
    /// Good until then.
    pub expires_at: String,
    /// Revoked when.
    pub revoked_at: Option<String>,
    /// Path of the page to frame; the token goes in by `postMessage`, never in the address.
    pub page: String,
    /// The token: shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// A customer's link.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LinkView {
    /// Id.
    pub id: String,
    /// The order.
    pub order_no: String,
    /// Good until then.
    pub expires_at: String,
    /// Revoked when.
    pub revoked_at: Option<String>,
    /// Path with the token behind `#`, where no server and no log sees it: shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The token: shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// A customer's visit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitView {
    /// Bearer token of the visit.
    pub visit: String,
    /// `link`, `phone_last4` or `phone`.
    pub strength: String,
    /// Good until then.
    pub expires_at: String,
    /// The order.
    pub order: CustomerOrderView,
}

/// An order as its customer may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerOrderView {
    /// Number.
    pub order_no: String,
    /// Shop.
    pub shop: String,
    /// When placed.
    pub placed_at: String,
    /// Where it goes, masked.
    pub recipient: PartyView,
    /// What the shop lets customers do: `off`, `confirm` or `link_sends`.
    pub self_service: String,
    /// A request of this visit would go out without a person of the shop.
    pub sends_itself: bool,
    /// Parcels.
    pub parcels: Vec<CustomerParcelView>,
}

/// A parcel as its customer may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerParcelView {
    /// Courier code.
    pub courier: String,
    /// Name.
    pub courier_name: String,
    /// Waybill.
    pub waybill_no: String,
    /// Where it is.
    pub stage: StageView,
    /// Whether it can still change.
    pub can_change: CanChangeView,
    /// The latest change asked for, by whomever.
    pub interception: Option<CustomerCaseView>,
    /// Whom to call.
    pub contacts: Vec<ContactView>,
}

/// Whether a parcel can still change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CanChangeView {
    /// `allow`, `warn` or `deny`.
    pub verdict: String,
    /// Why, strictest first.
    pub reasons: Vec<CodedView>,
    /// What may be asked for; empty when nothing.
    pub kinds: Vec<CodedView>,
    /// What it costs.
    pub cost: CostView,
    /// Until when; `null` while nobody can know.
    pub until: Option<String>,
}

/// What a change costs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CostView {
    /// Fen; `null` while unknown. Never invented.
    pub fen: Option<i64>,
    /// Words.
    pub text: String,
}

/// A change as the customer may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerCaseView {
    /// Id.
    pub id: String,
    /// State.
    pub state: String,
    /// What to tell the customer; promises nothing that is not proven.
    pub text: String,
    /// Kind.
    pub kind: String,
    /// 改址转寄
    pub kind_text: String,
    /// Milestones in order.
    pub milestones: Vec<MilestoneView>,
    /// Words and scans contradict each other.
    pub contradicted: bool,
    /// What happens next.
    pub next_text: Option<String>,
    /// How it ended.
    pub outcome: Option<CodedView>,
    /// When it was asked for.
    pub created_at: String,
}

/// A change with what happened, in order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerStoryView {
    /// The change.
    #[serde(flatten)]
    pub case: CustomerCaseView,
    /// Milestones and scans, oldest first.
    pub timeline: Vec<CustomerLineView>,
}

/// One line of what happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CustomerLineView {
    /// When.
    pub at: String,
    /// `milestone` or `scan`.
    pub what: String,
    /// Stable code.
    pub code: String,
    /// Words.
    pub text: String,
    /// Place, for scans.
    pub place: Option<String>,
}

/// What customers may do by themselves.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SelfServiceView {
    /// `off`, `confirm` or `link_sends`.
    pub mode: String,
}
