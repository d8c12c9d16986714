//! The world as rows: what a shell saves after each call, and what a world is rebuilt from.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::courier::Courier;
use crate::parcel::Parcel;
use crate::world::{Due, Meta, World};

/// The kinds of rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RowKind {
    /// Counters, seed and chance; one row.
    Meta,
    /// A parcel with its scans and instructions.
    Parcel,
    /// A ledger row.
    Ledger,
    /// A fault in force.
    Fault,
    /// A push that waits.
    Push,
    /// A call to be taken late.
    Late,
    /// Where a connector pushes.
    Target,
    /// A request id that was seen.
    Seen,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [RowKind; 8] = [
        RowKind::Meta,
        RowKind::Parcel,
        RowKind::Ledger,
        RowKind::Fault,
        RowKind::Push,
        RowKind::Late,
        RowKind::Target,
        RowKind::Seen,
    ];

    /// The kind's name in storage.
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Meta => "meta",
            RowKind::Parcel => "parcel",
            RowKind::Ledger => "ledger",
            RowKind::Fault => "fault",
            RowKind::Push => "push",
            RowKind::Late => "late",
            RowKind::Target => "target",
            RowKind::Seen => "seen",
        }
    }
}

/// A saved row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its key among its kind.
    pub key: String,
    /// JSON.
    pub value: String,
}

/// A row that changed: its new value, or none if it is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What it is.
    pub kind: RowKind,
    /// Its key among its kind.
    pub key: String,
    /// JSON, or none = delete it.
    pub value: Option<String>,
}

/// Saved rows that make no world.
#[derive(Debug, thiserror::Error)]
#[error("saved {kind} row {key:?} cannot be read: {reason}")]
pub struct RowsError {
    kind: &'static str,
    key: String,
    reason: String,
}

pub(super) fn number_key(number: u64) -> String {
    format!("{number:020}")
}

pub(super) fn parcel_key((courier, waybill_no): &(Courier, String)) -> String {
    format!("{}/{waybill_no}", courier.code())
}

fn number_of(key: &str) -> Option<u64> {
    key.parse().ok()
}

fn parcel_of(key: &str) -> Option<(Courier, String)> {
    let (code, waybill_no) = key.split_once('/')?;
    Some((Courier::find(code)?, waybill_no.to_owned()))
}

fn json<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn read<T: DeserializeOwned>(row: &Row) -> Result<T, RowsError> {
    serde_json::from_str(&row.value).map_err(|error| bad(row, &error.to_string()))
}

fn bad(row: &Row, reason: &str) -> RowsError {
    RowsError { kind: row.kind.name(), key: row.key.clone(), reason: reason.to_owned() }
}

impl World {
    /// What changed since the last call, to be saved in one transaction.
    pub fn drain_changes(&mut self) -> Vec<Change> {
        let dirty = std::mem::take(&mut self.dirty);
        dirty.into_iter().map(|(kind, key)| Change { kind, value: self.row_value(kind, &key), key }).collect()
    }

    fn row_value(&self, kind: RowKind, key: &str) -> Option<String> {
        let number = || number_of(key);
        match kind {
            RowKind::Meta => json(&self.meta),
            RowKind::Parcel => json(self.parcels.get(&parcel_of(key)?)?),
            RowKind::Ledger => json(self.ledger.get(usize::try_from(number()?).ok()?)?),
            RowKind::Fault => json(self.faults.get(&number()?)?),
            RowKind::Push => json(self.pushes.get(&number()?)?),
            RowKind::Late => json(self.late.get(&number()?)?),
            RowKind::Target => json(self.targets.get(&Courier::find(key)?)?),
            RowKind::Seen => self.seen_requests.contains(key).then(|| "true".to_owned()),
        }
    }

    /// Rebuilds a world from its saved rows (ledger rows in key order); with no rows, an empty world. Pushes
    /// that were under way are sent again.
    ///
    /// # Errors
    /// A row that cannot be read.
    pub fn restore(seed: u64, rows: impl IntoIterator<Item = Row>) -> Result<World, RowsError> {
        let mut world = World::new(seed);
        for row in rows {
            world.restore_row(&row)?;
        }
        let due: Vec<(Due, i64)> = world
            .parcels
            .iter()
            .filter_map(|((courier, waybill_no), parcel)| {
                Some((Due::Parcel(*courier, waybill_no.clone()), parcel.next()?.at))
            })
            .chain(world.late.iter().map(|(id, call)| (Due::Late(*id), call.due)))
            .chain(world.pushes.iter().map(|(id, push)| (Due::Push(*id), push.due)))
            .collect();
        for (due, at) in due {
            world.plan(due, at);
        }
        Ok(world)
    }

    fn restore_row(&mut self, row: &Row) -> Result<(), RowsError> {
        let number = || number_of(&row.key).ok_or_else(|| bad(row, "the key is no number"));
        match row.kind {
            RowKind::Meta => self.meta = read::<Meta>(row)?,
            RowKind::Parcel => {
                let parcel: Parcel = read(row)?;
                self.parcels.insert((parcel.courier, parcel.waybill_no.clone()), parcel);
            }
            RowKind::Ledger => self.ledger.push(read(row)?),
            RowKind::Fault => {
                self.faults.insert(number()?, read(row)?);
            }
            RowKind::Push => {
                self.pushes.insert(number()?, read(row)?);
            }
            RowKind::Late => {
                self.late.insert(number()?, read(row)?);
            }
            RowKind::Target => {
                let courier = Courier::find(&row.key).ok_or_else(|| bad(row, "no such connector"))?;
                self.targets.insert(courier, read(row)?);
            }
            RowKind::Seen => {
                self.seen_requests.insert(row.key.clone());
            }
        }
        Ok(())
    }
}
