//! What doors hand in: the bodies of API.md, checked by [`crate::check`].

use gaidao_core::{Channel, Kind, Payer, Reason};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

macro_rules! silent {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(***)"))
            }
        }
    )*};
}

mod guest;

pub use guest::{CustomerAskIn, EmbedIn, FactorsIn, LinkIn, SelfServiceIn, VerificationIn, VisitIn};

/// A person at a place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct PartyIn {
    /// Name as on the label.
    #[schema(example = "张三")]
    pub name: String,
    /// Phone; a virtual number carries its extension after a dash.
    #[schema(example = "13800138000")]
    pub phone: String,
    /// Province.
    #[schema(example = "浙江省")]
    pub province: String,
    /// City.
    #[serde(default)]
    #[schema(example = "杭州市")]
    pub city: String,
    /// County or district.
    #[serde(default)]
    #[schema(example = "西湖区")]
    pub district: Option<String>,
    /// Town or sub-district.
    #[serde(default)]
    pub street: Option<String>,
    /// Road, number, building, room.
    #[schema(example = "文三路478号A座1203")]
    pub detail: String,
}

/// One parcel of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelIn {
    /// Courier code (快递鸟 ShipperCode).
    #[schema(example = "ZTO")]
    pub courier: String,
    /// Waybill.
    #[schema(example = "73100130019486")]
    pub waybill_no: String,
    /// Account to use; default: the courier's default account.
    #[serde(default)]
    pub account: Option<String>,
    /// When it left the warehouse (RFC 3339).
    #[serde(default)]
    #[schema(example = "2026-11-20T18:00:00+08:00")]
    pub shipped_at: Option<String>,
}

/// An order, as `PUT /orders/{order_no}` takes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderIn {
    /// Shop the order came from.
    #[schema(example = "tmall-01")]
    pub shop: String,
    /// The buyer's phone.
    #[schema(example = "13800138000")]
    pub buyer_phone: String,
    /// When it was placed (RFC 3339).
    #[schema(example = "2026-11-20T09:30:00+08:00")]
    pub placed_at: String,
    /// Value of the goods, fen.
    #[serde(default)]
    pub value_fen: Option<i64>,
    /// The buyer's remark.
    #[serde(default)]
    pub remark: Option<String>,
    /// Who shall get it.
    pub recipient: PartyIn,
    /// Its parcels; may be empty before shipping.
    #[serde(default)]
    pub parcels: Vec<ParcelIn>,
}

/// A request to intercept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterceptionIn {
    /// Courier code.
    #[schema(example = "ZTO")]
    pub courier: String,
    /// Waybill; must be known from an order or a scan.
    #[schema(example = "73100130019486")]
    pub waybill_no: String,
    /// What shall happen.
    #[schema(value_type = String, example = "return_to_sender")]
    pub kind: Kind,
    /// New recipient, for `readdress` and `change_contact`.
    #[serde(default)]
    pub target: Option<PartyIn>,
    /// The same as free text, instead of `target`.
    #[serde(default)]
    pub target_text: Option<String>,
    /// Why.
    #[schema(value_type = String, example = "refund")]
    pub reason: Reason,
    /// How the request came.
    #[schema(value_type = String, example = "chat")]
    pub channel: Channel,
    /// Who pays.
    #[schema(value_type = String, example = "merchant")]
    pub payer: Payer,
    /// The most the merchant agrees to pay, fen.
    #[serde(default)]
    pub fee_max_fen: Option<i64>,
    /// Proof that the requester is the customer.
    #[serde(default)]
    pub verification_id: Option<String>,
    /// Account to send with; default: the courier's default account.
    #[serde(default)]
    pub account: Option<String>,
    /// Free note.
    #[serde(default)]
    pub note: Option<String>,
    /// Only say what would happen; nothing is stored.
    #[serde(default)]
    pub dry_run: bool,
}

/// Asks whether a parcel can be intercepted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentIn {
    /// Courier code.
    pub courier: String,
    /// Waybill.
    pub waybill_no: String,
    /// What shall happen.
    #[schema(value_type = String, example = "readdress")]
    pub kind: Kind,
    /// New recipient, where known already.
    #[serde(default)]
    pub target: Option<PartyIn>,
}

/// One scan in a bulk ingest.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScanIn {
    /// Courier code.
    pub courier: String,
    /// Waybill.
    pub waybill_no: String,
    /// The courier's time of it (RFC 3339).
    pub at: String,
    /// The courier's code.
    #[serde(default)]
    pub code: Option<String>,
    /// Unified stage, where the sender knows it; absent = keeps the previous one.
    #[serde(default)]
    pub stage: Option<String>,
    /// The courier's words.
    pub text: String,
    /// Place name.
    #[serde(default)]
    pub place: Option<String>,
}

/// A bulk of scans.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScansIn {
    /// At most 1,000.
    pub scans: Vec<ScanIn>,
}

/// What a person says with an act.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteIn {
    /// Free note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A person's decision about a case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveIn {
    /// `accepted`, `refused`, `completed`, `failed` or `keep_waiting`.
    #[schema(example = "refused")]
    pub outcome: String,
    /// Free note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A courier account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountIn {
    /// Connector id, e.g. `zto`.
    #[schema(example = "zto")]
    pub connector: String,
    /// `production`, `sandbox` or `simulator`.
    #[schema(example = "production")]
    pub environment: String,
    /// Values by the card's field keys; an absent secret keeps what is stored.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Another root address than the card's, where the courier's console shows one.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Use it for this courier unless a request names another.
    #[serde(default)]
    pub default: Option<bool>,
    /// Take it out of use.
    #[serde(default)]
    pub disabled: Option<bool>,
}

/// A webhook endpoint.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookIn {
    /// Where to.
    #[schema(example = "https://oms.example.com/gaidao")]
    pub url: String,
    /// Event types wanted; empty = all.
    #[serde(default)]
    pub types: Vec<String>,
}

/// A new API key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyIn {
    /// Name people recognise it by.
    pub name: String,
    /// Scopes; default `read` and `write`.
    #[serde(default)]
    pub scopes: Option<Vec<String>>,
    /// When it stops working (RFC 3339).
    #[serde(default)]
    pub expires_at: Option<String>,
}

silent!(PartyIn, OrderIn, InterceptionIn, AssessmentIn, ScanIn, NoteIn, ResolveIn, AccountIn, WebhookIn);

/// Login and password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInIn {
    /// Login.
    #[schema(example = "wang.min")]
    pub login: String,
    /// Password.
    pub password: String,
}

/// A one-time link with who uses it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstRunIn {
    /// What stands behind the `#` of the link.
    pub token: String,
    /// 2 to 32 of `a-z`, `0-9`, dot, dash, underscore; unique in the installation.
    #[schema(example = "wang.min")]
    pub login: String,
    /// What people call them.
    #[schema(example = "王敏")]
    pub name: String,
    /// 8 to 128 characters.
    pub password: String,
}

/// A new password for oneself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordIn {
    /// The present one.
    pub old: String,
    /// 8 to 128 characters.
    pub new: String,
}

/// A new person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserIn {
    /// 2 to 32 of `a-z`, `0-9`, dot, dash, underscore; unique in the installation.
    #[schema(example = "wang.min")]
    pub login: String,
    /// What people call them.
    #[schema(example = "王敏")]
    pub name: String,
    /// `agent`, `supervisor` or `admin`.
    #[schema(example = "agent")]
    pub role: String,
    /// 8 to 128 characters.
    pub password: String,
}

/// What changes about a person; absent fields stay.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// What people call them.
    #[serde(default)]
    pub name: Option<String>,
    /// `agent`, `supervisor` or `admin`.
    #[serde(default)]
    pub role: Option<String>,
    /// Switched off: cannot sign in.
    #[serde(default)]
    pub disabled: Option<bool>,
    /// A new password; every session of theirs ends.
    #[serde(default)]
    pub password: Option<String>,
}

/// Why somebody needs to see a record in clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevealIn {
    /// 2 to 200 characters; goes to the audit log, so no names and numbers.
    #[schema(example = "客户来电核对地址")]
    pub reason: String,
}

silent!(SignInIn, FirstRunIn, PasswordIn, UserIn, UserChange, RevealIn);
