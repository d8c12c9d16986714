//! Operability: can this parcel still be intercepted, and why.
//!
//! Today this is the plain stage table of PRODUCT. Policy, fees, odds and windows come with their own issue: they
//! add reasons and may only make the verdict stricter, through [`Assessment::add`].

use serde::{Deserialize, Serialize};

use crate::{
    moment::At,
    plan::RepeatClass,
    stage::{Stage, Verdict},
};

/// A track older than this is stale: warned about, never silently allowed. Twelve hours: a parcel on a line-haul
/// of one night is scanned at both ends.
pub const STALE_AFTER_MS: i64 = 12 * 3_600_000;

/// Facts the verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Where the parcel is.
    pub stage: Stage,
    /// When that was scanned; `None` when nothing was.
    pub scanned_at: Option<At>,
    /// The connector offers this kind at all.
    pub kind_supported: bool,
    /// An account that can send it exists.
    pub account_ready: bool,
    /// What a repeat would do at this courier, where an account is ready.
    pub class: Option<RepeatClass>,
}

/// A coded reason with the values its words need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Stable code; the words are in [`crate::words`].
    pub code: String,
    /// How it weighs.
    pub verdict: Verdict,
}

/// What to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alternative {
    /// Cancel or hold at the merchant's own warehouse.
    CancelOrder,
    /// Phone the outlet.
    CallOutlet,
    /// Let the customer refuse the parcel.
    RefuseAtDoor,
    /// Ordinary return after delivery.
    OrdinaryReturn,
    /// Send a second parcel.
    Resend,
}

/// The verdict at a moment, with reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// 可拦 / 有风险 / 不可拦
    pub verdict: Verdict,
    /// Why, strictest first.
    pub reasons: Vec<Because>,
    /// What to do instead, best first.
    pub alternatives: Vec<Alternative>,
}

impl Assessment {
    /// Adds a reason; the verdict only gets stricter.
    pub fn add(&mut self, code: &str, verdict: Verdict) {
        self.reasons.push(Because { code: code.to_owned(), verdict });
        self.verdict = self.verdict.max(verdict);
        self.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.verdict));
    }
}

/// Assesses a parcel at `at`.
#[must_use]
pub fn assess(facts: &Facts, at: At) -> Assessment {
    let mut result =
        Assessment { verdict: Verdict::Allow, reasons: Vec::new(), alternatives: alternatives(facts.stage) };
    result.add(&format!("stage_{}", facts.stage.as_str()), facts.stage.verdict());
    match facts.scanned_at {
        None => result.add("track_missing", Verdict::Warn),
        Some(scanned) if at.since_ms(scanned) > STALE_AFTER_MS => result.add("track_stale", Verdict::Warn),
        Some(_) => {}
    }
    if !facts.account_ready {
        result.add("account_missing", Verdict::Deny);
    } else if !facts.kind_supported {
        result.add("kind_unsupported", Verdict::Deny);
    }
    result
}

fn alternatives(stage: Stage) -> Vec<Alternative> {
    match stage {
        Stage::Created => vec![Alternative::CancelOrder],
        Stage::OutForDelivery => vec![Alternative::CallOutlet, Alternative::RefuseAtDoor],
        Stage::AtPickupPoint => vec![Alternative::CallOutlet, Alternative::OrdinaryReturn],
        Stage::Delivered => vec![Alternative::OrdinaryReturn, Alternative::Resend],
        Stage::AtDestinationCity | Stage::AtDeliveryOutlet | Stage::Problem => vec![Alternative::CallOutlet],
        Stage::PickedUp
        | Stage::InTransit
        | Stage::AtHub
        | Stage::Intercepted
        | Stage::Redirecting
        | Stage::Returning
        | Stage::Returned
        | Stage::Unknown => Vec::new(),
    }
}
