//! The couriers the simulator plays, by code and by connector id.

use serde::{Deserialize, Serialize};

/// A simulated courier. Written as its ShipperCode (`SF`); its connector id is the same in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Courier {
    /// 顺丰 (sf.md).
    Sf,
    /// 中通 (zto.md).
    Zto,
    /// 圆通 (yto.md).
    Yto,
    /// 京东 (jd.md).
    Jd,
}

impl Courier {
    /// Every courier there is a simulation of.
    pub const ALL: [Courier; 4] = [Courier::Sf, Courier::Zto, Courier::Yto, Courier::Jd];

    /// The courier's code, e.g. `SF`.
    pub fn code(self) -> &'static str {
        match self {
            Courier::Sf => "SF",
            Courier::Zto => "ZTO",
            Courier::Yto => "YTO",
            Courier::Jd => "JD",
        }
    }

    /// The id of the courier's own connector, e.g. `sf`.
    pub fn connector(self) -> &'static str {
        match self {
            Courier::Sf => "sf",
            Courier::Zto => "zto",
            Courier::Yto => "yto",
            Courier::Jd => "jd",
        }
    }

    /// Finds a courier by code or connector id; letter case does not matter.
    pub fn find(name: &str) -> Option<Courier> {
        Courier::ALL.into_iter().find(|courier| courier.code().eq_ignore_ascii_case(name))
    }
}
