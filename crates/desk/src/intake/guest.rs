//! Proofs, embedded pages, customers: what they send.

use gaidao_core::{Kind, Reason};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::PartyIn;

/// What the customer knows. The strongest that is given counts.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactorsIn {
    /// Last four digits of the order's phone. A filter, no proof: labels print them.
    #[serde(default)]
    #[schema(example = "8000")]
    pub phone_last4: Option<String>,
    /// The order's whole phone.
    #[serde(default)]
    pub phone: Option<String>,
}

/// A customer is to be verified.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationIn {
    /// The order.
    pub order_no: String,
    /// What the customer knows.
    pub factors: FactorsIn,
}

/// A page is to be embedded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbedIn {
    /// The one order it may show.
    pub order_no: String,
    /// Who may frame it: 1 to 5 exact origins, https, or http on loopback.
    #[schema(example = json!(["https://shop.example"]))]
    pub origins: Vec<String>,
    /// Good for so many minutes, 1 to 60; default 15.
    #[serde(default)]
    pub minutes: Option<u32>,
}

/// A customer is to get a link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkIn {
    /// The order.
    pub order_no: String,
    /// Good for so many hours, 1 to 720; default 72.
    #[serde(default)]
    pub hours: Option<u32>,
}

/// A customer comes: with the token of a link, or with an order number and what the customer knows.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitIn {
    /// Token of a link, `gdc_…`.
    #[serde(default)]
    pub token: Option<String>,
    /// The order, without a link.
    #[serde(default)]
    pub order_no: Option<String>,
    /// What the customer knows, without a link.
    #[serde(default)]
    pub factors: Option<FactorsIn>,
    /// The merchant's name, without a link; may be left out where there is only one.
    #[serde(default)]
    pub merchant: Option<String>,
}

/// What a customer asks for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerAskIn {
    /// Courier code.
    pub courier: String,
    /// Waybill, of the visit's order.
    pub waybill_no: String,
    /// What shall happen.
    #[schema(value_type = String, example = "readdress")]
    pub kind: Kind,
    /// New recipient, for `readdress` and `change_contact`.
    #[serde(default)]
    pub target: Option<PartyIn>,
    /// The same as free text, instead of `target`.
    #[serde(default)]
    pub target_text: Option<String>,
    /// Why; default: what the kind suggests.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub reason: Option<Reason>,
    /// The customer agrees to the change, to what it may cost and to the data going to the courier.
    #[serde(default)]
    pub consent: bool,
}

/// What customers may do by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfServiceIn {
    /// `off`, `confirm` or `link_sends`.
    #[schema(example = "confirm")]
    pub mode: String,
}

silent!(FactorsIn, VerificationIn, LinkIn, EmbedIn, VisitIn, CustomerAskIn);
