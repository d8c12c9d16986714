//! Where a parcel is in its life: the product's stage names, seen from the courier's side.

use serde::{Deserialize, Serialize};

/// The stage of a simulated parcel. `unknown` is missing on purpose: the simulator always knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 待揽收: ordered, not yet with the courier.
    Created,
    /// 已揽收: taken over at the origin outlet.
    PickedUp,
    /// 在途中: between two sites.
    InTransit,
    /// 到达转运中心: at a sorting hub.
    AtHub,
    /// 到达派件城市: at the sorting centre of the destination city.
    AtDestinationCity,
    /// 到达派件网点: at the outlet that will deliver it.
    AtDeliveryOutlet,
    /// 派送中: on the delivery person's vehicle.
    OutForDelivery,
    /// 快递柜/驿站: waiting in a locker or station.
    AtPickupPoint,
    /// 已签收: signed for at its destination.
    Delivered,
    /// 问题件: held up or delivery failed.
    Problem,
    /// 已拦截: caught, not yet on its new road.
    Intercepted,
    /// 转寄中: on its way to a new address.
    Redirecting,
    /// 退回中: on its way back.
    Returning,
    /// 已退回: back where it came from.
    Returned,
}

impl Stage {
    /// Whether the parcel has left its first road: caught, redirected or going back.
    pub fn is_turning(self) -> bool {
        matches!(self, Stage::Intercepted | Stage::Redirecting | Stage::Returning)
    }

    /// Whether nothing more will happen to the parcel.
    pub fn is_end(self) -> bool {
        matches!(self, Stage::Delivered | Stage::Returned)
    }
}
