//! Orders, parcels, scans and the people on them.

use serde::Serialize;
use utoipa::ToSchema;

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
