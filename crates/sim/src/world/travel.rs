//! How parcels move: scan after scan, off their road when an instruction takes hold, under a new waybill
//! where the courier writes one.

use std::collections::BTreeSet;

use crate::city::{self, Site, Spot};
use crate::courier::Courier;
use crate::parcel::{Job, JobState, Parcel};
use crate::rng::Rng;
use crate::route::{Kind, Planner, Road};
use crate::stage::Stage;
use crate::time::{HOUR_MS, MINUTE_MS};
use crate::wire::Wish;
use crate::world::{Due, World};

pub(super) type Key = (Courier, String);

/// Most scans one request to advance a parcel walks through; far above any road's length.
const STEPS_MAX: usize = 200;

/// Where an instruction sends a parcel, and on which road.
pub(super) fn goal_of(parcel: &Parcel, wish: &Wish) -> (Spot, Road) {
    match wish {
        Wish::Return { to_city: None } => (parcel.origin.clone(), Road::Back),
        Wish::Return { to_city: Some((city, province)) } => (city::spot(city, province), Road::Back),
        Wish::Readdress { city, province } => (city::spot(city, province), Road::Redirected),
        Wish::InPlace { .. } => (parcel.goal.clone(), parcel.road),
    }
}

/// Sites sort what leaves them: a caught parcel does not get this scan.
fn caught_before(kind: Kind) -> bool {
    matches!(kind, Kind::DepartHub | Kind::DepartCity | Kind::OutForDelivery)
}

/// Sites sort what reaches them: a caught parcel gets this scan and goes no further.
fn caught_at(kind: Kind) -> bool {
    matches!(kind, Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet)
}

impl World {
    /// The next scan of a parcel happens at `at`; what was planned after it keeps its distance.
    pub(super) fn step_parcel(&mut self, key: &Key, at: i64) {
        let Some(parcel) = self.parcels.get_mut(key) else { return };
        let index = parcel.done;
        let Some(event) = parcel.events.get(index).cloned() else { return };
        let caught = parcel.pending().is_some();
        if caught && caught_before(event.kind) {
            self.turn(key, &event.site, at);
            return self.replan(key);
        }
        let at = at.max(parcel.last_at());
        let earlier = (event.at - at).max(0);
        for planned in parcel.events.iter_mut().skip(index) {
            planned.at -= earlier;
        }
        if let Some(happening) = parcel.events.get_mut(index) {
            happening.at = at;
        }
        parcel.done += 1;
        self.touch_parcel(key);
        self.queue_pushes(key, index, at);
        if caught && caught_at(event.kind) {
            self.turn(key, &event.site, at);
        }
        match event.kind {
            Kind::Renumbered => self.renumber(key, &event.site, at),
            Kind::Delivered | Kind::Collected => self.finish(key),
            _ => {}
        }
        self.replan(key);
    }

    /// Puts the parcel's next scan on the agenda.
    pub(super) fn replan(&mut self, key: &Key) {
        let due = Due::Parcel(key.0, key.1.clone());
        match self.parcels.get(key).and_then(Parcel::next).map(|event| event.at) {
            Some(at) => self.plan(due, at),
            None => self.unplan(&due),
        }
    }

    /// Everything due for one parcel happens, so that a call meets it where it really is.
    pub(super) fn settle(&mut self, key: &Key, now: i64) {
        while let Some(at) = self.parcels.get(key).and_then(Parcel::next).map(|event| event.at) {
            if at > now {
                break;
            }
            self.step_parcel(key, at);
        }
    }

    /// The waybill a parcel travels under now.
    pub(super) fn physical(&self, key: &Key) -> Key {
        let mut key = key.clone();
        while let Some(next) = self.parcels.get(&key).and_then(|parcel| parcel.continues_as.clone()) {
            key.1 = next;
        }
        key
    }

    fn rng_for(&self, key: &Key, word: &str) -> Rng {
        Rng::of(self.meta.seed, &[key.0.code(), &key.1, word])
    }

    /// The waiting instruction takes hold at `site`: the rest of the old road is gone.
    fn turn(&mut self, key: &Key, site: &Site, at: i64) {
        let mut rng = self.rng_for(key, "turn");
        let Some(parcel) = self.parcels.get_mut(key) else { return };
        let Some(job) = parcel.pending_mut() else { return };
        job.state = JobState::Turned;
        let wish = job.wish.clone();
        let (goal, road) = goal_of(parcel, &wish);
        let mut planner = Planner::new(parcel.courier, parcel.speed, road, &mut rng, at);
        planner.turn(site, &goal);
        parcel.events.truncate(parcel.done);
        parcel.events.extend(planner.finish());
        (parcel.goal, parcel.road) = (goal, road);
        self.touch_parcel(key);
    }

    /// The parcel goes on under a new waybill (sf.md §4.7: `SF` and digits; jd.md §4: `JDVC` and digits).
    fn renumber(&mut self, key: &Key, site: &Site, at: i64) {
        let mut rng = self.rng_for(key, "renumber");
        let Some(old) = self.parcels.get(key).cloned() else { return };
        let mut new_key = key.clone();
        while self.parcels.contains_key(&new_key) {
            new_key.1 = match old.courier {
                Courier::Jd => format!("JDVC{}", rng.digits(11)),
                _ => format!("SF7{}", rng.digits(12)),
            };
        }
        let here = city::spot(&site.city, &site.province);
        let mut planner = Planner::new(old.courier, old.speed, old.road, &mut rng, at);
        planner.start_at_hub(&here, site, &old.goal, 60, 150);
        let new = Parcel {
            waybill_no: new_key.1.clone(),
            asked: None,
            origin: here,
            destination: old.goal.clone(),
            events: planner.finish(),
            done: 0,
            jobs: Vec::new(),
            continued_from: Some(old.waybill_no.clone()),
            continues_as: None,
            ..old
        };
        self.parcels.insert(new_key.clone(), new);
        self.touch_parcel(&new_key);
        self.replan(&new_key);
        if let Some(old) = self.parcels.get_mut(key) {
            old.continues_as = Some(new_key.1);
            self.touch_parcel(key);
        }
    }

    /// Marks the instructions that brought the parcel to its end.
    fn finish(&mut self, key: &Key) {
        let mut next = Some(key.clone());
        while let Some(key) = next {
            let Some(parcel) = self.parcels.get_mut(&key) else { return };
            let mut turned = parcel.jobs.iter_mut().filter(|job| job.state == JobState::Turned);
            if let Some(job) = turned.next() {
                job.state = JobState::Finished;
            }
            next = parcel.continued_from.clone().map(|waybill_no| (key.0, waybill_no));
            self.touch_parcel(&key);
        }
    }

    /// Steps a parcel until it reaches the stage; false if it comes to its end without.
    pub(super) fn walk_to(&mut self, key: &Key, wanted: Stage, now: i64) -> bool {
        for _ in 0..STEPS_MAX {
            let here = self.physical(key);
            let Some(parcel) = self.parcels.get(&here) else { return false };
            if reached(parcel.stage(), wanted) {
                return true;
            }
            if parcel.next().is_none() {
                return false;
            }
            let left = parcel.events.iter().skip(parcel.done);
            let steps = left.take_while(|event| !reached(event.stage, wanted)).count() as i64 + 1;
            let last = parcel.last_at().max(now - 48 * HOUR_MS);
            let at = last + ((now - last) / steps).max(1000);
            self.step_parcel(&here, at);
        }
        false
    }

    /// Lets a new parcel live on its own time until it reaches the stage, then moves that life back so that it
    /// got there just now; nobody is told of it.
    pub(super) fn live_through(&mut self, key: &Key, wanted: Stage, now: i64) {
        for _ in 0..STEPS_MAX {
            let here = self.physical(key);
            let Some(parcel) = self.parcels.get(&here) else { return };
            match parcel.next() {
                Some(event) if !reached(parcel.stage(), wanted) => self.step_parcel(&here, event.at),
                _ => break,
            }
        }
        let waybills = BTreeSet::from([key.clone(), self.physical(key)]);
        let last = waybills.iter().filter_map(|key| self.parcels.get(key)).map(Parcel::last_at).max();
        let back = last.unwrap_or(now).saturating_sub(now - MINUTE_MS);
        for key in waybills {
            self.forget_pushes_of(&key);
            if let Some(parcel) = self.parcels.get_mut(&key) {
                parcel.move_back(back);
            }
            self.touch_parcel(&key);
            self.replan(&key);
        }
    }

    /// Lets a parcel live `by_ms` of its own time while the clock stands still.
    pub(super) fn age(&mut self, key: &Key, by_ms: i64, now: i64) {
        let mut here = self.physical(key);
        if let Some(parcel) = self.parcels.get_mut(&here) {
            for event in parcel.events.iter_mut().skip(parcel.done) {
                event.at = event.at.saturating_sub(by_ms);
            }
            self.touch_parcel(&here);
        }
        for _ in 0..STEPS_MAX {
            here = self.physical(&here);
            let Some(parcel) = self.parcels.get(&here) else { return };
            match parcel.next().map(|event| event.at) {
                Some(at) if at <= now => {
                    let at = at.max(parcel.last_at().saturating_add(1000));
                    self.step_parcel(&here, at);
                }
                _ => break,
            }
        }
        self.replan(&here);
    }
}

/// Whether a parcel at `stage` is where `wanted` says; any turning stage is as good as `intercepted`.
pub(super) fn reached(stage: Stage, wanted: Stage) -> bool {
    stage == wanted || (wanted == Stage::Intercepted && stage.is_turning())
}

/// The instruction that a portal's user, not this account, gave.
pub(super) fn portal_job(number: String, wish: Wish, at: i64) -> Job {
    Job { number, reference: String::new(), biz_no: None, wish, state: JobState::Pending, at, portal: true }
}
