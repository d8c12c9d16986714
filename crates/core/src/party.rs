//! People and parcels: the facts a command is about.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One waybill at one courier: what single flight and scans are keyed by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Parcel {
    /// Courier code (快递鸟 ShipperCode), e.g. `SF`.
    pub courier: String,
    /// The courier's number for the parcel.
    pub waybill_no: String,
}

impl Parcel {
    /// The parcel `waybill_no` of `courier`.
    #[must_use]
    pub fn new(courier: &str, waybill_no: &str) -> Self {
        Self { courier: courier.to_owned(), waybill_no: waybill_no.to_owned() }
    }
}

/// A person at a place: an order's recipient or a command's target. Personal data: sealed in the store, masked
/// in every answer, and silent in Debug so that no log can repeat it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Party {
    /// Name as on the label.
    pub name: String,
    /// Phone, with extension after a dash for virtual numbers.
    pub phone: String,
    /// Province, official name.
    pub province: String,
    /// City; empty for counties under direct rule.
    pub city: String,
    /// County or district; absent for cities without counties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Town or sub-district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Road, number, building, room.
    pub detail: String,
}

impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Party(***)")
    }
}
