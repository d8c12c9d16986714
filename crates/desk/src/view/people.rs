//! People, their sessions, what was revealed.

use serde::Serialize;
use utoipa::ToSchema;

use super::order::PartyView;

/// A person who works for the merchant.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UserView {
    /// Id; `user:` before it where the API names who acted.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// `agent`, `supervisor` or `admin`.
    pub role: String,
    /// Switched off.
    pub disabled: bool,
    /// What they sign in with; only for those who manage people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// Signed in last when; only for those who manage people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sign_in_at: Option<String>,
    /// Since when; only for those who manage people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
}

/// A signed-in browser.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SeatView {
    /// Id.
    pub id: String,
    /// Signed in when.
    pub created_at: String,
    /// Last seen, to the minute.
    pub seen_at: String,
    /// It ends then, seen or not.
    pub until: String,
    /// It is the one that asks.
    pub current: bool,
}

/// Whose data it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MerchantView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// The person who is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SelfView {
    /// Id.
    pub id: String,
    /// What they sign in with.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// `agent`, `supervisor` or `admin`.
    pub role: String,
}

/// The demo's clock.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DemoClockView {
    /// Business seconds per real second.
    pub speed: f64,
    /// Business time.
    pub now: String,
}

/// Who calls, and what they may do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// `user:usr_…`, `key:key_…` or `embed:emb_…`.
    pub actor: String,
    /// Whose data.
    pub merchant: MerchantView,
    /// The person; absent for keys and tokens.
    pub user: Option<SelfView>,
    /// What the caller may do.
    pub scopes: Vec<String>,
    /// The only order the caller reaches, for the token of an embedded page.
    pub order_no: Option<String>,
    /// Pages that may embed ours, for such a token.
    pub origins: Option<Vec<String>>,
    /// For people: send it as `x-csrf-token` with every write.
    pub csrf: Option<String>,
    /// For people: the session ends then unless it is used before.
    pub idle_until: Option<String>,
    /// For people: the session ends then.
    pub until: Option<String>,
    /// In the demo: its clock.
    pub demo: Option<DemoClockView>,
}

/// An order's personal data in clear.
#[derive(Clone, Serialize, ToSchema)]
pub struct OrderRevealed {
    /// Buyer's phone.
    pub buyer_phone: String,
    /// Whom the parcels are for.
    pub recipient: PartyView,
    /// Remark.
    pub remark: String,
}

/// An interception's personal data in clear.
#[derive(Clone, Serialize, ToSchema)]
pub struct InterceptionRevealed {
    /// New recipient.
    pub target: Option<PartyView>,
    /// Whom the parcel was for when this was asked.
    pub recipient: Option<PartyView>,
    /// Note.
    pub note: String,
}
