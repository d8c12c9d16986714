//! Faults on request: what the simulated courier does wrong, how often, and to which calls.

use serde::{Deserialize, Serialize};

use crate::control::ControlError;
use crate::courier::Courier;

/// What a call asks for, from the courier's side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Turn a parcel (or change its recipient).
    Intercept,
    /// Take an interception back.
    Withdraw,
    /// Ask how an interception stands.
    Query,
    /// Ask for a parcel's scans.
    Track,
    /// Ask for pushes about a parcel.
    Subscribe,
    /// Get an access token.
    Token,
    /// The courier's own pushes (faults only, never in the ledger).
    Callback,
}

/// What goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The connector's port is closed.
    RefuseConnect,
    /// No answer ever, and the call had no effect.
    TimeoutBeforeAccept,
    /// No answer ever, but the call took its effect.
    TimeoutAfterAccept,
    /// No answer ever; the courier takes the call some business minutes later.
    LateAccept,
    /// The connection is reset instead of an answer.
    Reset,
    /// HTTP 500 with an HTML page.
    #[serde(rename = "http_500")]
    Http500,
    /// HTTP 200 with bytes that are no answer of this protocol.
    Garbage,
    /// A well-formed answer with a code no document lists.
    UnknownCode,
    /// The courier's throttling answer; the call had no effect.
    RateLimit,
    /// The right answer, seconds late.
    Slow,
    /// A push is never sent.
    DropCallback,
    /// A push is sent again and again.
    DuplicateCallback,
    /// A push is sent long after those that follow it.
    ReorderCallback,
    /// Besides the right push, a false one that the courier never signed.
    ForgedCallback,
    /// Success is answered, nothing is done.
    WrongSuccess,
}

impl FaultKind {
    /// Whether the fault is about pushes rather than calls.
    pub fn is_about_pushes(self) -> bool {
        matches!(
            self,
            FaultKind::DropCallback
                | FaultKind::DuplicateCallback
                | FaultKind::ReorderCallback
                | FaultKind::ForgedCallback
        )
    }
}

/// A fault as it is asked for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FaultRequest {
    /// Connector id, `sf`, or `*` for all.
    pub connector: String,
    /// What goes wrong.
    pub fault: FaultKind,
    /// How likely each matching call or push is hit, 0 to 1; 1 when left out.
    #[serde(default = "one")]
    pub probability: f64,
    /// How many hits before the fault goes away; no end when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Which calls: an operation's name or `*`; `intercept` when left out. Push faults always mean pushes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// For `http_500`, `garbage`, `unknown_code`, `reset`: whether the courier took the call; no when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
}

fn one() -> f64 {
    1.0
}

/// A fault in force, as the control plane lists it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// Number of the fault, in order of arming.
    pub id: u64,
    /// Connector id it applies to.
    pub connector: String,
    /// What goes wrong.
    pub fault: FaultKind,
    /// How likely each matching call or push is hit, 0 to 1.
    pub probability: f64,
    /// Hits left, if limited.
    #[serde(default)]
    pub count: Option<u32>,
    /// Which calls; none = all.
    pub operation: Option<Operation>,
    /// Whether the courier takes the call although the answer is spoilt.
    pub accepted: bool,
}

impl FaultRequest {
    /// Checks the request; one fault per connector it names.
    pub(crate) fn check(&self) -> Result<Vec<Fault>, ControlError> {
        let couriers = match self.connector.as_str() {
            "*" => Courier::ALL.to_vec(),
            name => vec![Courier::find(name).ok_or_else(|| ControlError::connector_unknown(name))?],
        };
        if !(0.0..=1.0).contains(&self.probability) {
            return Err(ControlError::invalid("probability_invalid", "probability must be between 0 and 1"));
        }
        if self.count == Some(0) {
            return Err(ControlError::invalid(
                "count_invalid",
                "count must be at least 1; DELETE clears faults",
            ));
        }
        let operation = self.operation_named()?;
        let fault = |courier: &Courier| Fault {
            id: 0,
            connector: courier.connector().to_owned(),
            fault: self.fault,
            probability: self.probability,
            count: self.count,
            operation,
            accepted: self.accepted.unwrap_or(false),
        };
        Ok(couriers.iter().map(fault).collect())
    }

    fn operation_named(&self) -> Result<Option<Operation>, ControlError> {
        if self.fault.is_about_pushes() {
            return Ok(Some(Operation::Callback));
        }
        match self.operation.as_deref() {
            None => Ok(Some(Operation::Intercept)),
            Some("*") => Ok(None),
            Some("callback") => {
                let detail = "this fault is about calls; the *_callback faults are about pushes";
                Err(ControlError::invalid("operation_invalid", detail))
            }
            Some(name) => {
                serde_json::from_value(serde_json::Value::String(name.to_owned())).map(Some).map_err(|_| {
                    ControlError::invalid(
                        "operation_unknown",
                        "operation must be intercept, withdraw, query, track, subscribe, token or *",
                    )
                })
            }
        }
    }
}

impl Fault {
    pub(crate) fn matches(&self, courier: Courier, operation: Operation) -> bool {
        self.connector == courier.connector()
            && self.operation.is_none_or(|wanted| wanted == operation)
            && self.fault.is_about_pushes() == (operation == Operation::Callback)
    }
}
