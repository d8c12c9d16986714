//! The world of the simulated couriers: parcels that move, calls that act on them, pushes that follow.
//!
//! Pure: no I/O, no clock, no tasks. Whoever owns it passes the time in, carries the pushes out, and saves the
//! changed rows.

mod answer;
mod control;
mod faults;
mod push;
mod rows;
mod travel;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::control::PushTarget;
use crate::courier::Courier;
use crate::fault::Fault;
use crate::ledger::LedgerRow;
use crate::parcel::Parcel;
use crate::rng::Rng;
use crate::wire::{Hand, REQUEST_BODY_BYTES_MAX, WireReply, WireRequest};

pub use rows::{Change, Row, RowKind, RowsError};

/// What became of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handled {
    /// An answer, `after_ms` of real time later.
    Reply {
        /// The answer.
        reply: WireReply,
        /// How much later it is given, in milliseconds.
        after_ms: u64,
    },
    /// No answer will ever come.
    TimeoutAfter,
    /// The connection is reset.
    Reset,
    /// The connection is refused.
    ConnectRefused,
}

/// A push to be sent; tell its outcome with [`World::push_answered`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Push {
    /// Number of the push.
    pub id: u64,
    /// Connector id.
    pub connector: String,
    /// Where to.
    pub url: String,
    /// `POST`.
    pub method: String,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// Body bytes.
    pub body: Vec<u8>,
}

/// A push that waits, or is under way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct PushRow {
    courier: Courier,
    waybill_no: String,
    /// Which of the parcel's events.
    event: usize,
    hand: Hand,
    due: i64,
    attempts: u32,
    /// Handed out and not yet answered.
    #[serde(skip)]
    in_flight: bool,
}

/// A call the courier will take later than it should.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct LateCall {
    courier: Courier,
    request: WireRequest,
    due: i64,
}

/// Something that happens by itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Due {
    Parcel(Courier, String),
    Late(u64),
    Push(u64),
}

/// Numbers that only grow, and chance.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Meta {
    seed: u64,
    rng: Rng,
    now: i64,
    /// Counts everything that needs a number of its own.
    serial: u64,
    /// Access tokens given out (SF OAuth2).
    tokens: BTreeSet<String>,
}

/// The simulated couriers and all their parcels. Same seed and same calls at the same times, same world.
#[derive(Clone, Debug)]
pub struct World {
    meta: Meta,
    parcels: BTreeMap<(Courier, String), Parcel>,
    ledger: Vec<LedgerRow>,
    faults: BTreeMap<u64, Fault>,
    pushes: BTreeMap<u64, PushRow>,
    late: BTreeMap<u64, LateCall>,
    targets: BTreeMap<Courier, PushTarget>,
    /// SF requestIDs that reached the interception service (A1007, sf.md §6).
    seen_requests: BTreeSet<String>,
    agenda: BTreeSet<(i64, Due)>,
    /// The agenda's time for each thing on it, so that it can be moved.
    planned: BTreeMap<Due, i64>,
    dirty: BTreeSet<(RowKind, String)>,
}

/// Longest a `slow` answer waits, in real milliseconds: below the usual client time-out of 10 s.
const SLOW_MS_MAX: i64 = 6_000;

impl World {
    /// An empty world.
    pub fn new(seed: u64) -> World {
        let meta =
            Meta { seed, rng: Rng::of(seed, &["world"]), now: i64::MIN, serial: 0, tokens: BTreeSet::new() };
        World {
            meta,
            parcels: BTreeMap::new(),
            ledger: Vec::new(),
            faults: BTreeMap::new(),
            pushes: BTreeMap::new(),
            late: BTreeMap::new(),
            targets: BTreeMap::new(),
            seen_requests: BTreeSet::new(),
            agenda: BTreeSet::new(),
            planned: BTreeMap::new(),
            dirty: BTreeSet::new(),
        }
    }

    /// One call to a courier at business time `now_ms`. Takes any bytes.
    pub fn handle(&mut self, connector: &str, request: &WireRequest, now_ms: i64) -> Handled {
        self.tick(now_ms);
        let Some(courier) = Courier::find(connector) else {
            return Handled::Reply { reply: WireReply::text(404, "no such connector"), after_ms: 0 };
        };
        if request.body.len() > REQUEST_BODY_BYTES_MAX {
            return Handled::Reply { reply: WireReply::text(413, "request body over 1 MB"), after_ms: 0 };
        }
        self.handle_with_faults(courier, request)
    }

    /// Lets everything happen that is due by `now_ms`; returns the pushes to send now.
    pub fn advance(&mut self, now_ms: i64) -> Vec<Push> {
        self.tick(now_ms);
        let mut pushes = Vec::new();
        while let Some((at, due)) = self.agenda.first().cloned() {
            if at > self.meta.now {
                break;
            }
            self.unplan(&due);
            match due {
                Due::Parcel(courier, waybill_no) => self.step_parcel(&(courier, waybill_no), at),
                Due::Late(id) => self.take_late_call(id, at),
                Due::Push(id) => pushes.extend(self.send_push(id)),
            }
        }
        pushes
    }

    /// Business time at which [`World::advance`] has something to do next.
    pub fn next_due(&self) -> Option<i64> {
        self.agenda.first().map(|(at, _)| *at)
    }

    fn tick(&mut self, now_ms: i64) {
        if now_ms > self.meta.now {
            self.meta.now = now_ms;
        }
    }

    fn plan(&mut self, due: Due, at: i64) {
        self.unplan(&due);
        self.agenda.insert((at, due.clone()));
        self.planned.insert(due, at);
    }

    fn unplan(&mut self, due: &Due) {
        if let Some(at) = self.planned.remove(due) {
            self.agenda.remove(&(at, due.clone()));
        }
    }

    fn serial(&mut self) -> u64 {
        self.meta.serial += 1;
        self.touch(RowKind::Meta, String::new());
        self.meta.serial
    }

    fn touch(&mut self, kind: RowKind, key: String) {
        self.dirty.insert((kind, key));
    }

    fn touch_parcel(&mut self, key: &(Courier, String)) {
        self.touch(RowKind::Parcel, rows::parcel_key(key));
    }
}

#[cfg(test)]
mod tests;
