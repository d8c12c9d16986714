//! The road of a parcel: which scans it will get, where, and how long after each other.
//!
//! Everything follows from the two places and a seed. Typical door to door: 36 to 60 hours.

use serde::{Deserialize, Serialize};

use crate::city::{self, Site, Spot};
use crate::courier::Courier;
use crate::rng::Rng;
use crate::stage::Stage;

/// Which road a parcel is on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Road {
    /// To the address it was first meant for.
    First,
    /// To a new address.
    Redirected,
    /// Back.
    Back,
}

impl Road {
    pub(crate) fn stage(self, kind: Kind) -> Stage {
        let moving = |first| match self {
            Road::First => first,
            Road::Redirected => Stage::Redirecting,
            Road::Back => Stage::Returning,
        };
        match kind {
            Kind::Created | Kind::Cancelled => Stage::Created,
            Kind::PickedUp => moving(Stage::PickedUp),
            Kind::DepartOutlet | Kind::DepartHub => moving(Stage::InTransit),
            Kind::ArriveHub => moving(Stage::AtHub),
            Kind::ArriveCity | Kind::DepartCity => moving(Stage::AtDestinationCity),
            Kind::ArriveOutlet => moving(Stage::AtDeliveryOutlet),
            Kind::OutForDelivery if self == Road::Back => Stage::Returning,
            Kind::OutForDelivery => Stage::OutForDelivery,
            Kind::ToStation => Stage::AtPickupPoint,
            Kind::Collected | Kind::Delivered if self == Road::Back => Stage::Returned,
            Kind::Collected | Kind::Delivered => Stage::Delivered,
            Kind::Problem => Stage::Problem,
            Kind::Held => Stage::Intercepted,
            Kind::Turned | Kind::Renumbered => moving(Stage::Intercepted),
        }
    }
}

/// What happens to a parcel at a scan, before any courier's wording.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Created,
    PickedUp,
    DepartOutlet,
    ArriveHub,
    DepartHub,
    ArriveCity,
    DepartCity,
    ArriveOutlet,
    OutForDelivery,
    ToStation,
    Collected,
    Delivered,
    Problem,
    /// Caught by an interception (JD reports this as a step of its own).
    Held,
    /// Visibly on its new road.
    Turned,
    /// Continues under a new waybill; the last scan of the old one.
    Renumbered,
    /// Order cancelled before pickup; nothing more happens.
    Cancelled,
}

/// One planned or past scan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Event {
    /// Business time in milliseconds: planned, or real once it happened.
    pub(crate) at: i64,
    pub(crate) kind: Kind,
    pub(crate) stage: Stage,
    pub(crate) site: Site,
    /// The next site, for departures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
}

/// Lays events one after another on a parcel's own time scale.
pub(crate) struct Planner<'a> {
    courier: Courier,
    /// The parcel's own pace: 2 = twice as fast.
    speed: f64,
    road: Road,
    rng: &'a mut Rng,
    at: i64,
    events: Vec<Event>,
}

/// Kilometres a line-haul truck covers in an hour, stops included.
const TRUCK_KM_PER_HOUR: i64 = 60;

impl<'a> Planner<'a> {
    pub(crate) fn new(
        courier: Courier,
        speed: f64,
        road: Road,
        rng: &'a mut Rng,
        from_ms: i64,
    ) -> Planner<'a> {
        Planner { courier, speed, road, rng, at: from_ms, events: Vec::new() }
    }

    pub(crate) fn finish(self) -> Vec<Event> {
        self.events
    }

    /// One scan `low..=high` minutes after the one before.
    pub(crate) fn scan(
        &mut self,
        low_minutes: i64,
        high_minutes: i64,
        kind: Kind,
        site: &Site,
        to: Option<&Site>,
    ) {
        let minutes = self.rng.between(low_minutes, high_minutes);
        let pace = if self.speed > 0.0 { self.speed } else { 1.0 };
        let wait_ms = (minutes as f64 * 60_000.0 / pace) as i64;
        self.at = self.at.saturating_add(wait_ms.max(1000));
        let to = to.map(|site| site.name.clone());
        self.events.push(Event { at: self.at, kind, stage: self.road.stage(kind), site: site.clone(), to });
    }

    /// The whole life of a new parcel, from the order to the signature.
    pub(crate) fn start_at_door(&mut self, from: &Spot, to: &Spot) {
        let pick = self.rng.next();
        let outlet = city::outlet(self.courier, from, pick);
        let hub = city::hub(self.courier, from);
        self.scan(0, 0, Kind::Created, &outlet, None);
        self.scan(90, 180, Kind::PickedUp, &outlet, None);
        self.scan(90, 150, Kind::DepartOutlet, &outlet, Some(&hub));
        self.scan(60, 120, Kind::ArriveHub, &hub, None);
        self.start_at_hub(from, &hub, to, 240, 360);
    }

    /// From a hub (where it is already) to the recipient's signature.
    pub(crate) fn start_at_hub(&mut self, here: &Spot, site: &Site, to: &Spot, low: i64, high: i64) {
        let pick = self.rng.next();
        let outlet = city::outlet(self.courier, to, pick);
        let mut at_spot = here.clone();
        let mut at_site = site.clone();
        let (mut low, mut high) = (low, high);
        for junction in city::junctions(here, to) {
            let hub = city::hub(self.courier, &junction);
            self.scan(low, high, Kind::DepartHub, &at_site, Some(&hub));
            let drive = drive_minutes(&at_spot, &junction);
            self.scan(drive, drive + 60, Kind::ArriveHub, &hub, None);
            (low, high) = (150, 240);
            (at_spot, at_site) = (junction, hub);
        }
        let centre = city::hub(self.courier, to);
        if at_site.centre && at_site.city == to.city {
            self.scan(low, high, Kind::DepartCity, &at_site, Some(&outlet));
        } else {
            self.scan(low, high, Kind::DepartHub, &at_site, Some(&centre));
            let drive = drive_minutes(&at_spot, to);
            self.scan(drive, drive + 60, Kind::ArriveCity, &centre, None);
            self.scan(240, 360, Kind::DepartCity, &centre, Some(&outlet));
        }
        self.scan(60, 150, Kind::ArriveOutlet, &outlet, None);
        self.scan(480, 720, Kind::OutForDelivery, &outlet, None);
        self.scan(90, 300, Kind::Delivered, &outlet, None);
    }

    /// The scans by which a caught parcel leaves its road at `site`, then either its new road or, for a
    /// courier that writes a new waybill, the change of number.
    pub(crate) fn turn(&mut self, site: &Site, to: &Spot) {
        match self.courier {
            Courier::Sf => {
                self.scan(10, 25, Kind::Turned, site, None);
                self.scan(30, 60, Kind::Renumbered, site, None);
            }
            Courier::Jd => {
                self.scan(10, 25, Kind::Held, site, None);
                self.scan(30, 60, Kind::Renumbered, site, None);
            }
            Courier::Zto | Courier::Yto => {
                self.scan(10, 25, Kind::Turned, site, None);
                let here = city::spot(&site.city, &site.province);
                self.start_at_hub(&here, site, to, 60, 150);
            }
        }
    }
}

fn drive_minutes(from: &Spot, to: &Spot) -> i64 {
    60 + city::distance_km(from, to) * 60 / TRUCK_KM_PER_HOUR
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR_MS;

    #[test]
    fn a_road_takes_a_day_and_a_half_to_three_and_is_the_same_for_the_same_seed() {
        for (from, to, low, high) in
            [("杭州", "宁波", 20, 40), ("杭州", "北京", 36, 66), ("哈尔滨", "海口", 60, 110)]
        {
            let road = |seed| {
                let mut rng = Rng::new(seed);
                let mut planner = Planner::new(Courier::Zto, 1.0, Road::First, &mut rng, 0);
                planner.start_at_door(&city::spot(from, ""), &city::spot(to, ""));
                planner.finish()
            };
            let events = road(1);
            let hours = events.last().map_or(0, |event| event.at) / HOUR_MS;
            assert!((low..high).contains(&hours), "{from} {to}: {hours} h");
            assert!(events.windows(2).all(|pair| pair[0].at < pair[1].at));
            assert_eq!(events, road(1));
            assert_ne!(events, road(2));
        }
    }
}
