//! What the simulated couriers were asked and what they did: the oracle for "never twice".

use serde::{Deserialize, Serialize};

use crate::courier::Courier;
use crate::fault::Operation;
use crate::time;

/// One business call that reached a courier.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LedgerRow {
    /// When the courier dealt with it (business time, milliseconds since 1970; written as RFC 3339).
    #[serde(with = "time::shown")]
    pub at: i64,
    /// Courier.
    pub courier: Courier,
    /// Waybill the call was about; for a track call of several, the first.
    pub waybill_no: String,
    /// Connector id the call came through.
    pub connector: String,
    /// What was asked.
    pub operation: Operation,
    /// The call's own reference: SF requestID, ZTO requestId or thirdBizNo, YTO and JD timestamp.
    pub reference: String,
    /// Whether the courier said yes, or would have, had its answer arrived.
    pub accepted: bool,
    /// Whether it was taken as a new instruction: false for refusals, recognised repeats, reads and
    /// `wrong_success`.
    pub effective: bool,
    /// The simulator's made-up fee in fen; never a real price.
    pub charge_fen: i64,
}

/// Which rows of the ledger are wanted; empty = all.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LedgerFilter {
    /// Courier code.
    #[serde(default)]
    pub courier: Option<String>,
    /// Waybill number.
    #[serde(default)]
    pub waybill_no: Option<String>,
}

impl LedgerFilter {
    pub(crate) fn matches(&self, row: &LedgerRow) -> bool {
        let courier =
            self.courier.as_deref().is_none_or(|code| row.courier.code().eq_ignore_ascii_case(code));
        courier && self.waybill_no.as_deref().is_none_or(|waybill_no| row.waybill_no == waybill_no)
    }
}
