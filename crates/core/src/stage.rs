//! The unified place of a parcel in its life (PRODUCT, "Stages").

use serde::{Deserialize, Serialize};

/// Where a parcel is, one vocabulary for every courier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 待揽收
    Created,
    /// 已揽收
    PickedUp,
    /// 在途中
    InTransit,
    /// 到达转运中心
    AtHub,
    /// 到达派件城市
    AtDestinationCity,
    /// 到达派件网点
    AtDeliveryOutlet,
    /// 派送中
    OutForDelivery,
    /// 快递柜/驿站
    AtPickupPoint,
    /// 已签收
    Delivered,
    /// 问题件
    Problem,
    /// 已拦截
    Intercepted,
    /// 转寄中
    Redirecting,
    /// 退回中
    Returning,
    /// 已退回
    Returned,
    /// 未知
    Unknown,
}

/// Default verdict of a stage, before any other rule (PRODUCT, "Verdicts of the default policy").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 可拦
    Allow,
    /// 有风险
    Warn,
    /// 不可拦
    Deny,
}

/// Every stage with its name, its Chinese name and its default verdict.
pub const STAGES: [(Stage, &str, &str, Verdict); 15] = [
    (Stage::Created, "created", "待揽收", Verdict::Deny),
    (Stage::PickedUp, "picked_up", "已揽收", Verdict::Allow),
    (Stage::InTransit, "in_transit", "在途中", Verdict::Allow),
    (Stage::AtHub, "at_hub", "到达转运中心", Verdict::Allow),
    (Stage::AtDestinationCity, "at_destination_city", "到达派件城市", Verdict::Warn),
    (Stage::AtDeliveryOutlet, "at_delivery_outlet", "到达派件网点", Verdict::Warn),
    (Stage::OutForDelivery, "out_for_delivery", "派送中", Verdict::Deny),
    (Stage::AtPickupPoint, "at_pickup_point", "快递柜/驿站", Verdict::Deny),
    (Stage::Delivered, "delivered", "已签收", Verdict::Deny),
    (Stage::Problem, "problem", "问题件", Verdict::Warn),
    (Stage::Intercepted, "intercepted", "已拦截", Verdict::Deny),
    (Stage::Redirecting, "redirecting", "转寄中", Verdict::Deny),
    (Stage::Returning, "returning", "退回中", Verdict::Deny),
    (Stage::Returned, "returned", "已退回", Verdict::Deny),
    (Stage::Unknown, "unknown", "未知", Verdict::Warn),
];

impl Stage {
    fn row(self) -> (Self, &'static str, &'static str, Verdict) {
        // The table lists every stage (tested), so the search always ends; Unknown's row is the honest default.
        STAGES.into_iter().find(|row| row.0 == self).unwrap_or((
            Self::Unknown,
            "unknown",
            "未知",
            Verdict::Warn,
        ))
    }

    /// The name used in the API and the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The Chinese name people see.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.row().2
    }

    /// The stage table's verdict.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        self.row().3
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        STAGES.into_iter().find(|row| row.1 == text).map(|row| row.0)
    }

    /// The scan proves that the parcel left its old route.
    #[must_use]
    pub const fn is_turning(self) -> bool {
        matches!(self, Self::Intercepted | Self::Redirecting | Self::Returning)
    }

    /// The parcel is in the last hands before the recipient.
    #[must_use]
    pub const fn is_last_mile(self) -> bool {
        matches!(self, Self::OutForDelivery | Self::AtPickupPoint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_reads_back_and_has_its_own_row() {
        for (stage, name, zh, verdict) in STAGES {
            assert_eq!(Stage::parse(name), Some(stage));
            assert_eq!((stage.as_str(), stage.zh(), stage.verdict()), (name, zh, verdict));
        }
        assert_eq!(Stage::parse("signed"), None);
    }
}
