//! What the control plane takes and shows.

use serde::{Deserialize, Serialize};

use crate::courier::Courier;
use crate::stage::Stage;
use crate::time;

/// Why the control plane said no.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct ControlError {
    /// HTTP status that fits, 4xx or 5xx.
    #[serde(skip)]
    pub status: u16,
    /// Stable code.
    pub code: &'static str,
    /// What happened and what to do.
    pub detail: String,
}

impl ControlError {
    pub(crate) fn new(status: u16, code: &'static str, detail: impl Into<String>) -> ControlError {
        ControlError { status, code, detail: detail.into() }
    }

    pub(crate) fn invalid(code: &'static str, detail: impl Into<String>) -> ControlError {
        ControlError::new(422, code, detail)
    }

    pub(crate) fn connector_unknown(name: &str) -> ControlError {
        let known: Vec<_> = Courier::ALL.iter().map(|courier| courier.connector()).collect();
        let shown: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
        ControlError::invalid(
            "connector_unknown",
            format!("no connector {shown:?}; known: {}", known.join(" ")),
        )
    }

    pub(crate) fn parcel_unknown() -> ControlError {
        ControlError::new(404, "parcel_unknown", "no such parcel here; create it with POST /sim/parcels")
    }
}

/// A parcel to be created.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewParcel {
    /// Courier code, `SF`.
    pub courier: String,
    /// Waybill number, up to 40 characters.
    pub waybill_no: String,
    /// City it is sent from, by name, with or without 市.
    pub origin: String,
    /// City it is sent to, by name.
    pub destination: String,
    /// The stage it is at, at once, with its past scans; `created` when left out.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// Its own pace: 2 = twice as fast as usual; 1 when left out.
    #[serde(default)]
    pub speed: Option<f64>,
    /// Last four digits of the phone that tracking asks for; any is accepted when left out.
    #[serde(default)]
    pub phone_last4: Option<String>,
}

/// How far to move a parcel.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Advance {
    /// To the next time it reaches this stage.
    ToStage {
        /// The wanted stage.
        to_stage: Stage,
    },
    /// By business minutes of its own, the clock standing still.
    Minutes {
        /// Minutes, above zero.
        minutes: f64,
    },
}

/// Where the courier pushes to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PushTarget {
    /// Connector id.
    pub connector: String,
    /// Where to push: an `http://` address.
    pub url: String,
    /// Push only what was subscribed to; otherwise every parcel is pushed, as for a console-level subscription.
    #[serde(default)]
    pub only_subscribed: bool,
}

/// A parcel as the control plane shows it: the truth, not what a courier would tell.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ParcelView {
    /// Courier.
    pub courier: Courier,
    /// Waybill number.
    pub waybill_no: String,
    /// City it came from.
    pub origin: String,
    /// City it was first meant for.
    pub destination: String,
    /// Where it is in its life, under whatever waybill it travels now.
    pub stage: Stage,
    /// Where it really is, likewise.
    pub place: PlaceView,
    /// Its own pace.
    pub speed: f64,
    /// Phone tails that tracking accepts; empty = any.
    pub phone_last4: Vec<String>,
    /// Whether pushes about it were subscribed to.
    pub subscribed: bool,
    /// Whether it really left its first road.
    pub turned: bool,
    /// The waybill it travels on under, once it changed.
    pub continues_as: Option<String>,
    /// The waybill it travelled under before.
    pub continued_from: Option<String>,
    /// The latest instruction about it, as the courier keeps it.
    pub interception: Option<InterceptionView>,
    /// Where it will end if nothing else happens.
    pub will_end: EndView,
    /// When its next scan is due; none at its end.
    pub next_scan_at: Option<String>,
    /// The scans of this waybill so far, newest last.
    pub scans: Vec<ScanView>,
}

/// A place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PlaceView {
    /// City.
    pub city: String,
    /// Hub or outlet; while under way, the one it left.
    pub site: String,
}

/// Where and how a parcel ends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct EndView {
    /// The waybill it ends under.
    pub waybill_no: String,
    /// City.
    pub city: String,
    /// `delivered`, `returned`, or the stage it is stuck in.
    pub stage: Stage,
    /// When.
    pub at: String,
}

/// An instruction, as the courier keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct InterceptionView {
    /// The courier's own number for it.
    pub number: String,
    /// The reference of the call that asked for it.
    pub reference: String,
    /// `return`, `readdress` or `in_place`.
    pub kind: &'static str,
    /// `pending`, `turned`, `finished`, `withdrawn`, `pretended` (a `wrong_success`) or `in_place`.
    pub state: &'static str,
    /// City the parcel is to go to.
    pub to_city: String,
    /// When it was accepted.
    pub accepted_at: String,
}

/// A past scan in the product's words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ScanView {
    /// When.
    pub at: String,
    /// Stage it stands for.
    pub stage: Stage,
    /// City.
    pub city: String,
    /// Hub or outlet.
    pub site: String,
}

/// Formats a business time for the control plane.
pub(crate) fn shown(ms: i64) -> String {
    time::rfc3339(ms)
}
