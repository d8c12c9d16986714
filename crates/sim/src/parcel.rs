//! A parcel and the instructions about it, as the courier keeps them.

use serde::{Deserialize, Serialize};

use crate::city::Spot;
use crate::control::NewParcel;
use crate::courier::Courier;
use crate::route::{Event, Kind, Road};
use crate::stage::Stage;
use crate::time::{HOUR_MS, MINUTE_MS};
use crate::wire::{Refusal, Wish};

/// How an instruction stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobState {
    /// Accepted; takes hold at the next hub scan.
    Pending,
    /// The parcel left its road.
    Turned,
    /// The parcel is at its new end.
    Finished,
    /// Taken back in time.
    Withdrawn,
    /// Success was answered, nothing is done (`wrong_success`).
    Pretended,
    /// Same road, other recipient or hand-over.
    InPlace,
    /// Cancelled before pickup.
    Cancelled,
}

impl JobState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            JobState::Pending => "pending",
            JobState::Turned => "turned",
            JobState::Finished => "finished",
            JobState::Withdrawn => "withdrawn",
            JobState::Pretended => "pretended",
            JobState::InPlace => "in_place",
            JobState::Cancelled => "cancelled",
        }
    }
}

/// An instruction the courier took.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The courier's own number for it (SF cusId, ZTO centerBizNo).
    pub(crate) number: String,
    /// The reference of the call that asked for it.
    pub(crate) reference: String,
    /// The asker's own job number, if the protocol has one (ZTO thirdBizNo).
    pub(crate) biz_no: Option<String>,
    pub(crate) wish: Wish,
    pub(crate) state: JobState,
    pub(crate) at: i64,
    /// Whether it came by the courier's own portal, not by this account's calls.
    pub(crate) portal: bool,
}

/// A parcel.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Parcel {
    pub(crate) courier: Courier,
    pub(crate) waybill_no: String,
    /// The request that created it; none for a waybill that continues another.
    pub(crate) asked: Option<NewParcel>,
    pub(crate) origin: Spot,
    pub(crate) destination: Spot,
    /// Where it is going now.
    pub(crate) goal: Spot,
    pub(crate) speed: f64,
    pub(crate) phones: Vec<String>,
    pub(crate) road: Road,
    /// Past scans (the first `done`), then planned ones.
    pub(crate) events: Vec<Event>,
    pub(crate) done: usize,
    pub(crate) jobs: Vec<Job>,
    pub(crate) subscribed: bool,
    pub(crate) continued_from: Option<String>,
    pub(crate) continues_as: Option<String>,
}

/// Instructions a courier takes for one parcel in its life before it says "maximum reached" (the figure is
/// the simulator's own).
const JOBS_MAX: usize = 3;

impl Parcel {
    pub(crate) fn past(&self) -> &[Event] {
        self.events.get(..self.done).unwrap_or(&self.events)
    }

    pub(crate) fn next(&self) -> Option<&Event> {
        self.events.get(self.done)
    }

    pub(crate) fn stage(&self) -> Stage {
        let before = match self.road {
            Road::First => Stage::Created,
            Road::Redirected => Stage::Redirecting,
            Road::Back => Stage::Returning,
        };
        self.past().last().map_or(before, |event| event.stage)
    }

    pub(crate) fn last_at(&self) -> i64 {
        self.past().last().map_or(i64::MIN, |event| event.at)
    }

    pub(crate) fn happened(&self, kind: Kind) -> bool {
        self.past().iter().any(|event| event.kind == kind)
    }

    /// The instruction that waits for the next hub scan.
    pub(crate) fn pending(&self) -> Option<&Job> {
        self.jobs.iter().find(|job| job.state == JobState::Pending)
    }

    pub(crate) fn pending_mut(&mut self) -> Option<&mut Job> {
        self.jobs.iter_mut().find(|job| job.state == JobState::Pending)
    }

    /// The latest instruction that was not taken back.
    pub(crate) fn live(&self) -> Option<&Job> {
        self.jobs.iter().rev().find(|job| job.state != JobState::Withdrawn)
    }

    /// Whether the courier takes a new instruction now; which refusal if not. Which stages each courier refuses:
    /// sf.md §3.1 §8, zto.md §6 §8, yto.md §8, jd.md §3.1; all refuse after a delivery scan.
    pub(crate) fn judge(&self, reference: &str, in_place: bool) -> Result<(), Refusal> {
        let repeat = self.jobs.iter().any(|job| !job.portal && job.reference == reference);
        if repeat && self.courier == Courier::Zto {
            return Err(Refusal::SameRequest);
        }
        if self.happened(Kind::Cancelled) {
            return Err(Refusal::Cancelled);
        }
        if let Some(job) = self.live() {
            return Err(match job.state {
                _ if job.portal && job.state == JobState::Pending => Refusal::OtherChannel,
                JobState::Turned | JobState::Finished => Refusal::AlreadyTurning,
                _ => Refusal::Exists,
            });
        }
        if self.road != Road::First {
            return Err(Refusal::AlreadyTurning);
        }
        if self.jobs.len() >= JOBS_MAX {
            return Err(Refusal::OtherChannel);
        }
        match self.stage() {
            Stage::Created if self.courier == Courier::Jd => Ok(()),
            Stage::Created => Err(Refusal::BeforePickup),
            Stage::Delivered | Stage::Returned => Err(Refusal::Delivered),
            Stage::AtPickupPoint => Err(Refusal::AtStation),
            _ if self.happened(Kind::OutForDelivery) && !in_place => Err(Refusal::OutForDelivery),
            Stage::AtDeliveryOutlet if self.courier == Courier::Zto => Err(Refusal::AtOutlet),
            _ => Ok(()),
        }
    }

    /// Whether a phone tail sent along fits; a parcel without any takes all.
    pub(crate) fn knows_phone(&self, tail: Option<&str>) -> Result<(), Refusal> {
        match tail {
            _ if self.phones.is_empty() => Ok(()),
            None | Some("") => Err(Refusal::PhoneMissing),
            Some(tail) if self.phones.iter().any(|known| known == tail) => Ok(()),
            Some(_) => Err(Refusal::PhoneMismatch),
        }
    }
}

/// Changes of what is still planned.
impl Parcel {
    fn planned_mut(&mut self) -> impl Iterator<Item = &mut Event> {
        self.events.iter_mut().skip(self.done)
    }

    /// Ends in a station instead of in the recipient's hands; collected most of a day later.
    pub(crate) fn end_at_station(&mut self) {
        let pace = if self.speed > 0.0 { self.speed } else { 1.0 };
        let road = self.road;
        let wait_ms = (20.0 * HOUR_MS as f64 / pace) as i64;
        let Some(last) = self.planned_mut().last().filter(|event| event.kind == Kind::Delivered) else {
            return;
        };
        let mut collected = last.clone();
        (last.kind, last.stage) = (Kind::ToStation, road.stage(Kind::ToStation));
        collected.kind = Kind::Collected;
        collected.stage = road.stage(Kind::Collected);
        collected.at += wait_ms;
        self.events.push(collected);
    }

    /// Something goes wrong where the parcel is; all that was planned comes a day later, and a delivery that
    /// failed is tried once more.
    pub(crate) fn hold_up(&mut self, at: i64) {
        let Some(here) = self.past().last().cloned() else { return };
        let pace = if self.speed > 0.0 { self.speed } else { 1.0 };
        let wait_ms = (20.0 * HOUR_MS as f64 / pace) as i64;
        for event in self.planned_mut() {
            event.at += wait_ms;
        }
        let trouble = Event { at, kind: Kind::Problem, stage: Stage::Problem, to: None, ..here.clone() };
        let retry = (here.kind == Kind::OutForDelivery).then(|| Event {
            at: at + wait_ms - (wait_ms / 20).max(1),
            to: None,
            ..here
        });
        let done = self.done;
        self.events.splice(done..done, std::iter::once(trouble).chain(retry));
    }

    /// The order is cancelled before pickup: one last scan, at once.
    pub(crate) fn cancel(&mut self, at: i64) {
        let Some(site) = self.events.first().map(|event| event.site.clone()) else { return };
        self.events.truncate(self.done);
        self.events.push(Event { at, kind: Kind::Cancelled, stage: Stage::Created, site, to: None });
        self.done = self.events.len();
    }
}

impl Parcel {
    /// Shifts the whole road so that the parcel has just come to `stage`: at the longest stay there, a tenth of
    /// it (at most 20 minutes) ago.
    pub(crate) fn arrive_at(&mut self, stage: Stage, now: i64) {
        let stay = |index: usize| match (self.events.get(index), self.events.get(index + 1)) {
            (Some(here), Some(next)) => next.at - here.at,
            _ => 0,
        };
        let at_stage = self.events.iter().enumerate().filter(|(_, event)| event.stage == stage);
        let Some(index) = at_stage.map(|(index, _)| index).max_by_key(|index| stay(*index)) else { return };
        let since = (stay(index) / 10).clamp(1000, 20 * MINUTE_MS);
        let back = self.events.get(index).map_or(0, |event| event.at) - (now - since);
        self.move_back(back);
        self.done = index + 1;
    }

    /// Makes everything in the parcel's life `by_ms` earlier.
    pub(crate) fn move_back(&mut self, by_ms: i64) {
        for event in &mut self.events {
            event.at -= by_ms;
        }
        for job in &mut self.jobs {
            job.at -= by_ms;
        }
    }
}
