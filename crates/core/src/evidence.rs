//! What is known about a sent command, kept so that order and repetition do not matter.
//!
//! Every fact only ever sets a field, lowers a minimum or raises a maximum. Absorbing the same facts in any
//! order, any number of times, leaves the same evidence; [`mod@crate::step`] derives the state from it. That is why
//! a late, early or repeated callback cannot change the end.

use serde::{Deserialize, Serialize};

use crate::{command::Kind, moment::At, stage::Stage};

/// A courier's statement about a command, from its answer, a query or a callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// It has the command.
    Accepted,
    /// The parcel was caught.
    Turned,
    /// The case is closed successfully.
    Completed,
    /// Cancelled before pickup: the number is dead, nothing travels.
    CancelledBeforePickup,
    /// It never took effect.
    Refused,
    /// It was tried and did not work.
    Failed,
    /// The command was taken back.
    Cancelled,
}

/// A scan as the state machine sees it: when, and what it proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The courier's own time of the scan.
    pub at: At,
    /// Where the scan puts the parcel.
    pub stage: Stage,
    /// The scan belongs to the waybill that continues a turned parcel (SF 648, JD 换单).
    #[serde(default)]
    pub continued: bool,
}

/// Everything absorbed so far.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Evidence {
    accepted: bool,
    turned: bool,
    completed: bool,
    cancelled_before_pickup: bool,
    refused: bool,
    failed: bool,
    /// Earliest scan that proves the parcel left its old route.
    turned_at: Option<At>,
    /// Latest delivery scan.
    delivered_at: Option<At>,
    /// Latest "back at the sender" scan.
    returned_at: Option<At>,
    /// Latest scan in the last mile.
    last_mile_at: Option<At>,
    /// Latest scan at the pick-up point.
    pickup_at: Option<At>,
    /// Latest scan in or near the destination city.
    destination_at: Option<At>,
}

/// What the scans alone prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Road {
    /// Nothing yet.
    Silent,
    /// In the last mile with no sign of turning.
    Old,
    /// Left the old route.
    Turned,
    /// Ended where the command wanted it.
    Arrived,
    /// Delivered on the old route.
    DeliveredOld,
    /// Sent back instead of re-addressed.
    ReturnedInstead,
}

fn lower(slot: &mut Option<At>, at: At) {
    *slot = Some(slot.map_or(at, |old| old.min(at)));
}

fn raise(slot: &mut Option<At>, at: At) {
    *slot = Some(slot.map_or(at, |old| old.max(at)));
}

impl Evidence {
    /// Takes a courier's statement in. `Cancelled` speaks about the withdrawal, not about the command.
    pub const fn hear(&mut self, word: Word) {
        match word {
            Word::Accepted => self.accepted = true,
            Word::Turned => self.turned = true,
            Word::Completed => self.completed = true,
            Word::CancelledBeforePickup => self.cancelled_before_pickup = true,
            Word::Refused => self.refused = true,
            Word::Failed => self.failed = true,
            Word::Cancelled => {}
        }
    }

    /// Takes a scan in.
    pub fn see(&mut self, fact: Fact) {
        if fact.continued || fact.stage.is_turning() {
            lower(&mut self.turned_at, fact.at);
        }
        match fact.stage {
            Stage::Delivered => raise(&mut self.delivered_at, fact.at),
            Stage::Returned => raise(&mut self.returned_at, fact.at),
            Stage::OutForDelivery => raise(&mut self.last_mile_at, fact.at),
            Stage::AtPickupPoint => {
                raise(&mut self.last_mile_at, fact.at);
                raise(&mut self.pickup_at, fact.at);
            }
            Stage::AtDestinationCity | Stage::AtDeliveryOutlet => raise(&mut self.destination_at, fact.at),
            Stage::Created
            | Stage::PickedUp
            | Stage::InTransit
            | Stage::AtHub
            | Stage::Problem
            | Stage::Intercepted
            | Stage::Redirecting
            | Stage::Returning
            | Stage::Unknown => {}
        }
    }

    /// What the scans alone prove about a command of `kind`.
    #[must_use]
    pub fn road(&self, kind: Kind) -> Road {
        if !kind.turns() {
            let done =
                self.delivered_at.is_some() || (kind == Kind::HoldForPickup && self.pickup_at.is_some());
            return if done { Road::Arrived } else { Road::Silent };
        }
        if self.returned_at.is_some() {
            return if kind.returns() { Road::Arrived } else { Road::ReturnedInstead };
        }
        match (self.turned_at, self.delivered_at) {
            (Some(turned), Some(delivered)) if delivered >= turned => Road::Arrived,
            (Some(_), _) => Road::Turned,
            (None, Some(_)) => Road::DeliveredOld,
            (None, None) if self.last_mile_at.is_some() => Road::Old,
            (None, None) => Road::Silent,
        }
    }

    /// When scans first proved the turn.
    #[must_use]
    pub const fn turned_at(&self) -> Option<At> {
        self.turned_at
    }

    /// When the new destination first had it, as far as scans tell: a scan near a destination after the turn.
    #[must_use]
    pub fn redirected_at(&self) -> Option<At> {
        let turned = self.turned_at?;
        [self.destination_at, self.last_mile_at, self.delivered_at, self.returned_at]
            .into_iter()
            .flatten()
            .filter(|at| *at > turned)
            .min()
    }

    /// Some statement says the courier has, or had, the command.
    #[must_use]
    pub const fn said_yes(&self) -> bool {
        self.accepted || self.turned || self.completed || self.cancelled_before_pickup
    }

    /// Some statement says the command did not work.
    #[must_use]
    pub const fn said_no(&self) -> bool {
        self.refused || self.failed
    }

    /// The courier said that it caught the parcel (on the road or before pickup), and that it did not.
    #[must_use]
    pub const fn words_disagree(&self) -> bool {
        (self.turned || self.completed || self.cancelled_before_pickup) && self.said_no()
    }

    /// The strongest statement, if the statements agree well enough to have one: a closed case beats a caught
    /// parcel beats mere acceptance; a no after a yes means it was tried and failed.
    #[must_use]
    pub const fn best_word(&self) -> Option<Word> {
        if self.cancelled_before_pickup {
            Some(Word::CancelledBeforePickup)
        } else if self.failed || (self.refused && self.said_yes()) {
            Some(Word::Failed)
        } else if self.completed {
            Some(Word::Completed)
        } else if self.turned {
            Some(Word::Turned)
        } else if self.accepted {
            Some(Word::Accepted)
        } else if self.refused {
            Some(Word::Refused)
        } else {
            None
        }
    }
}
