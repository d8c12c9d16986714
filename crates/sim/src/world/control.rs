//! The control plane of the world: make parcels, look at them, move them, read the ledger.

use crate::city::{self, Spot};
use crate::control::{
    Advance, ControlError, EndView, InterceptionView, NewParcel, ParcelView, PlaceView, PushTarget, ScanView,
    shown,
};
use crate::courier::Courier;
use crate::ledger::{LedgerFilter, LedgerRow};
use crate::parcel::{Job, JobState, Parcel};
use crate::rng::Rng;
use crate::route::{Event, Kind, Planner, Road};
use crate::stage::Stage;
use crate::time::{HOUR_MS, MINUTE_MS};
use crate::wire::Wish;
use crate::world::travel::{self, Key, reached};
use crate::world::{RowKind, World};

/// Longest name of a waybill or city, in characters.
const NAME_CHARS_MAX: usize = 40;
/// A parcel's own pace has to be in this range.
const SPEED_MIN: f64 = 0.001;
const SPEED_MAX: f64 = 1000.0;
/// Most minutes one request moves a parcel: a year.
const MINUTES_MAX: f64 = 525_600.0;

fn named(field: &'static str, text: &str) -> Result<String, ControlError> {
    let text = text.trim();
    let fits =
        !text.is_empty() && text.chars().count() <= NAME_CHARS_MAX && !text.chars().any(char::is_control);
    if fits {
        return Ok(text.to_owned());
    }
    let code = if field == "waybill_no" { "waybill_invalid" } else { "city_invalid" };
    Err(ControlError::invalid(code, format!("{field} must be 1 to 40 characters without control characters")))
}

fn courier_named(code: &str) -> Result<Courier, ControlError> {
    Courier::find(code).ok_or_else(|| {
        let known: Vec<_> = Courier::ALL.iter().map(|courier| courier.code()).collect();
        ControlError::invalid("courier_unknown", format!("courier must be one of {}", known.join(" ")))
    })
}

impl World {
    /// Creates a parcel; the same request again returns the parcel as it is (`false`: it was there).
    ///
    /// # Errors
    /// Bad fields, or another parcel under this waybill.
    pub fn add_parcel(&mut self, new: &NewParcel, now_ms: i64) -> Result<(ParcelView, bool), ControlError> {
        self.tick(now_ms);
        let courier = courier_named(&new.courier)?;
        let waybill_no = named("waybill_no", &new.waybill_no)?;
        let origin = city::spot(&named("origin", &new.origin)?, "");
        let destination = city::spot(&named("destination", &new.destination)?, "");
        let speed = new.speed.unwrap_or(1.0);
        if !(SPEED_MIN..=SPEED_MAX).contains(&speed) {
            return Err(ControlError::invalid("speed_invalid", "speed must be between 0.001 and 1000"));
        }
        if new
            .phone_last4
            .as_deref()
            .is_some_and(|tail| tail.len() != 4 || !tail.bytes().all(|b| b.is_ascii_digit()))
        {
            return Err(ControlError::invalid("phone_last4_invalid", "phone_last4 must be four digits"));
        }
        let key = (courier, waybill_no);
        if let Some(known) = self.parcels.get(&key) {
            if known.asked.as_ref() == Some(new) {
                return Ok((self.view(&key)?, false));
            }
            let detail =
                "another parcel has this waybill number; send the same body again or take another number";
            return Err(ControlError::new(409, "parcel_exists", detail));
        }
        let parcel = Parcel {
            courier,
            waybill_no: key.1.clone(),
            asked: Some(new.clone()),
            origin,
            goal: destination.clone(),
            destination,
            speed,
            phones: new.phone_last4.iter().cloned().collect(),
            road: Road::First,
            events: Vec::new(),
            done: 0,
            jobs: Vec::new(),
            subscribed: false,
            continued_from: None,
            continues_as: None,
        };
        self.place(&key, parcel, new.stage.unwrap_or(Stage::Created), now_ms)?;
        Ok((self.view(&key)?, true))
    }

    fn place(&mut self, key: &Key, mut parcel: Parcel, stage: Stage, now: i64) -> Result<(), ControlError> {
        let mut rng =
            Rng::of(self.meta.seed, &[key.0.code(), &key.1, &parcel.origin.city, &parcel.destination.city]);
        let mut planner = Planner::new(key.0, parcel.speed, Road::First, &mut rng, 0);
        planner.start_at_door(&parcel.origin, &parcel.destination);
        parcel.events = planner.finish();
        let wish = turning_wish(&parcel, stage, &mut rng)?;
        match stage {
            Stage::AtPickupPoint => parcel.end_at_station(),
            Stage::Problem => stop_at_last_hub(&mut parcel),
            _ => {}
        }
        match wish {
            None => parcel.arrive_at(stage, now),
            Some(wish) => {
                parcel.arrive_at(Stage::PickedUp, now);
                let number = format!("PORTAL{:014}", self.serial());
                parcel.jobs.push(travel::portal_job(number, wish, parcel.last_at()));
            }
        }
        self.parcels.insert(key.clone(), parcel);
        self.touch_parcel(key);
        if stage.is_turning() || stage == Stage::Returned {
            self.live_through(key, stage, now);
        }
        self.replan(key);
        Ok(())
    }

    /// A parcel as it really is.
    ///
    /// # Errors
    /// No such parcel.
    pub fn parcel(
        &mut self,
        courier: &str,
        waybill_no: &str,
        now_ms: i64,
    ) -> Result<ParcelView, ControlError> {
        self.tick(now_ms);
        let key = (courier_named(courier)?, waybill_no.to_owned());
        self.settle(&key, now_ms);
        let here = self.physical(&key);
        self.settle(&here, now_ms);
        self.view(&key)
    }

    /// Moves a parcel on: to a stage, or by minutes of its own. A parcel under a new waybill is moved there.
    ///
    /// # Errors
    /// No such parcel, a stage it cannot reach any more, or minutes out of range.
    pub fn advance_parcel(
        &mut self,
        courier: &str,
        waybill_no: &str,
        how: Advance,
        now_ms: i64,
    ) -> Result<ParcelView, ControlError> {
        self.parcel(courier, waybill_no, now_ms)?;
        let key = (courier_named(courier)?, waybill_no.to_owned());
        match how {
            Advance::ToStage { to_stage } => self.advance_to(&key, to_stage, now_ms)?,
            Advance::Minutes { minutes } if minutes > 0.0 && minutes <= MINUTES_MAX => {
                self.age(&key, (minutes * MINUTE_MS as f64) as i64, now_ms);
            }
            Advance::Minutes { .. } => {
                return Err(ControlError::invalid(
                    "minutes_invalid",
                    "minutes must be above 0 and at most 525600",
                ));
            }
        }
        self.view(&key)
    }

    fn advance_to(&mut self, key: &Key, wanted: Stage, now: i64) -> Result<(), ControlError> {
        let here = self.physical(key);
        let parcel = self.parcels.get_mut(&here).ok_or_else(ControlError::parcel_unknown)?;
        if reached(parcel.stage(), wanted) {
            return Ok(());
        }
        if !can_reach(parcel, wanted) {
            let detail =
                "the parcel will not come to this stage any more; see its will_end and its interception";
            return Err(ControlError::new(409, "stage_unreachable", detail));
        }
        match wanted {
            Stage::AtPickupPoint => parcel.end_at_station(),
            Stage::Problem => parcel.hold_up(now.max(parcel.last_at().saturating_add(1000))),
            _ => {}
        }
        self.walk_to(&here, wanted, now);
        Ok(())
    }

    /// Someone intercepts a parcel in the courier's own portal, outside this account's calls.
    ///
    /// # Errors
    /// No such parcel, or the courier would refuse.
    pub fn portal_intercept(
        &mut self,
        courier: &str,
        waybill_no: &str,
        to_city: Option<&str>,
        now_ms: i64,
    ) -> Result<ParcelView, ControlError> {
        self.parcel(courier, waybill_no, now_ms)?;
        let key = (courier_named(courier)?, waybill_no.to_owned());
        let number = format!("PORTAL{:014}", self.serial());
        let wish = match to_city {
            None => Wish::Return { to_city: None },
            Some(city) => Wish::Readdress { city: named("to_city", city)?, province: String::new() },
        };
        let parcel = self.parcels.get_mut(&key).ok_or_else(ControlError::parcel_unknown)?;
        if parcel.judge("", false).is_err() || parcel.stage() == Stage::Created {
            return Err(ControlError::new(409, "not_interceptable", "the courier would refuse this now"));
        }
        parcel.jobs.push(travel::portal_job(number, wish, now_ms));
        self.touch_parcel(&key);
        self.view(&key)
    }

    /// What the couriers did, oldest first.
    pub fn ledger(&self, filter: &LedgerFilter) -> Vec<LedgerRow> {
        self.ledger.iter().filter(|row| filter.matches(row)).cloned().collect()
    }

    /// Tells a courier where to push.
    ///
    /// # Errors
    /// An unknown connector, or an address that is not plain `http://`.
    pub fn set_push_target(&mut self, target: PushTarget) -> Result<(), ControlError> {
        let courier = Courier::find(&target.connector)
            .ok_or_else(|| ControlError::connector_unknown(&target.connector))?;
        if !target.url.starts_with("http://") || target.url.len() > 2048 {
            return Err(ControlError::invalid(
                "url_invalid",
                "url must be an http:// address of at most 2048 bytes",
            ));
        }
        let connector = courier.connector().to_owned();
        if self.targets.get(&courier) != Some(&target) {
            self.touch(RowKind::Target, connector.clone());
            self.targets.insert(courier, PushTarget { connector, ..target });
        }
        Ok(())
    }

    /// Where the couriers push.
    pub fn push_targets(&self) -> Vec<PushTarget> {
        self.targets.values().cloned().collect()
    }

    fn view(&self, key: &Key) -> Result<ParcelView, ControlError> {
        let parcel = self.parcels.get(key).ok_or_else(ControlError::parcel_unknown)?;
        let here = self.physical(key);
        let last = self.parcels.get(&here).unwrap_or(parcel);
        let job = parcel.jobs.last();
        let turned = parcel.road != Road::First || parcel.continued_from.is_some();
        let place = last.past().last().or(last.next()).map_or_else(
            || PlaceView { city: parcel.origin.city.clone(), site: String::new() },
            |event| PlaceView { city: event.site.city.clone(), site: event.site.name.clone() },
        );
        let scan = |event: &Event| ScanView {
            at: shown(event.at),
            stage: event.stage,
            city: event.site.city.clone(),
            site: event.site.name.clone(),
        };
        Ok(ParcelView {
            courier: parcel.courier,
            waybill_no: parcel.waybill_no.clone(),
            origin: parcel.origin.city.clone(),
            destination: parcel.destination.city.clone(),
            stage: last.stage(),
            place,
            speed: parcel.speed,
            phone_last4: parcel.phones.clone(),
            subscribed: parcel.subscribed,
            turned,
            continues_as: parcel.continues_as.clone(),
            continued_from: parcel.continued_from.clone(),
            interception: job.map(|job| job_view(parcel, job)),
            will_end: end_of(last),
            next_scan_at: last.next().map(|event| shown(event.at)),
            scans: parcel.past().iter().map(scan).collect(),
        })
    }
}

fn job_view(parcel: &Parcel, job: &Job) -> InterceptionView {
    let kind = match job.wish {
        Wish::Return { .. } => "return",
        Wish::Readdress { .. } => "readdress",
        Wish::InPlace { .. } => "in_place",
    };
    InterceptionView {
        number: job.number.clone(),
        reference: job.reference.clone(),
        kind,
        state: job.state.name(),
        to_city: travel::goal_of(parcel, &job.wish).0.city,
        accepted_at: shown(job.at),
    }
}

fn end_of(parcel: &Parcel) -> EndView {
    let (goal, road) = match parcel.pending() {
        Some(job) => travel::goal_of(parcel, &job.wish),
        None => (parcel.goal.clone(), parcel.road),
    };
    let (stage, city) = match road {
        _ if parcel.happened(Kind::Cancelled) => (Stage::Created, parcel.origin.city.clone()),
        Road::Back => (Stage::Returned, goal.city),
        Road::First | Road::Redirected => (Stage::Delivered, goal.city),
    };
    let at = parcel.events.last().map_or(i64::MIN, |event| event.at);
    EndView { waybill_no: parcel.waybill_no.clone(), city, stage, at: shown(at) }
}

/// The instruction a parcel must have had to be at a turning stage; none for the others.
fn turning_wish(parcel: &Parcel, stage: Stage, rng: &mut Rng) -> Result<Option<Wish>, ControlError> {
    let back = Wish::Return { to_city: None };
    match stage {
        Stage::Intercepted | Stage::Returning | Stage::Returned => Ok(Some(back)),
        Stage::Redirecting if parcel.courier == Courier::Jd => {
            Err(ControlError::invalid("stage_invalid", "JD has no redirect (jd.md §3.1)"))
        }
        Stage::Redirecting => {
            let Spot { city, province, .. } = city::elsewhere(&parcel.destination, rng);
            Ok(Some(Wish::Readdress { city, province }))
        }
        _ => Ok(None),
    }
}

/// Inserts a hold-up at the hub of the destination city.
fn stop_at_last_hub(parcel: &mut Parcel) {
    let city = |event: &Event| matches!(event.kind, Kind::ArriveCity | Kind::ArriveHub);
    let Some(index) = parcel.events.iter().rposition(city) else { return };
    parcel.done = index + 1;
    let at = parcel.last_at().saturating_add(HOUR_MS);
    parcel.hold_up(at);
}

/// Whether the parcel can still come to a stage on the road it is on, or on the one that waits for it.
fn can_reach(parcel: &Parcel, wanted: Stage) -> bool {
    let Some(_) = parcel.next() else { return false };
    let waiting = parcel.jobs.iter().find(|job| job.state == JobState::Pending);
    let road = waiting.map_or(parcel.road, |job| travel::goal_of(parcel, &job.wish).1);
    let planned = || parcel.events.iter().skip(parcel.done).any(|event| reached(event.stage, wanted));
    let renumbered = parcel.events.iter().skip(parcel.done).any(|event| event.kind == Kind::Renumbered);
    let moving = waiting.is_some() || renumbered;
    match wanted {
        Stage::Problem => true,
        Stage::AtPickupPoint => road == Road::First && !moving,
        Stage::Intercepted => moving || planned(),
        Stage::Delivered | Stage::OutForDelivery if moving => road == Road::Redirected,
        Stage::Returned if moving => road == Road::Back,
        Stage::Redirecting if moving => road == Road::Redirected,
        Stage::Returning if moving => road == Road::Back,
        _ if waiting.is_some() => {
            parcel.events.iter().skip(parcel.done).take(2).any(|event| event.stage == wanted)
        }
        _ => planned(),
    }
}
