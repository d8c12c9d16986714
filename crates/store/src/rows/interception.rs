//! Interceptions and their journal. Only a [`core::Step`](gaidao_core::Step) is ever saved: state, journal entry
//! and timers go together.

use gaidao_core::{At, Interception, MerchantId, Step, interception::Escalation, journal::Entry};

use super::job::{drop_job, set_timer};
use super::{Pen, open_some};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// An interception and what is kept beside it, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterceptionRow {
    /// The state.
    pub interception: Interception,
    /// Target, target text and note, as the caller's JSON.
    pub private: Clear,
    /// Last step.
    pub updated_at: At,
}

/// One line of the journal, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    /// What happened.
    pub entry: Entry,
    /// What a person wrote about it.
    pub note: Option<Clear>,
}

pub(crate) const INTERCEPTION: &str = "SELECT id, body, private, updated_at FROM interceptions";
pub(crate) const JOURNAL: &str = "SELECT interception_id, seq, body, private FROM journal";

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::database("value without JSON form"))
}

fn own(pen: &Pen<'_>, merchant: &MerchantId) -> Result<(), StoreError> {
    // A change belongs to one merchant; an interception of another in it is a defect, not a race.
    if pen.merchant == merchant.as_str() { Ok(()) } else { Err(StoreError::Missing) }
}

/// Saves the first step. A parcel that is no longer what the caller read is stale, whoever moved it; one that has an
/// open interception is a `single_flight`.
pub(crate) fn open(
    pen: &mut Pen<'_>,
    step: &Step,
    parcel_version: Option<i64>,
    private: &Clear,
    note: Option<&Clear>,
) -> Result<(), StoreError> {
    let next = &step.next;
    own(pen, &next.opening.merchant)?;
    let id = next.opening.id.as_str();
    name_latest(pen, next, parcel_version);
    let sealed = pen.seal(Place::INTERCEPTION, &[id], private)?;
    let op = Op::new(
        "INSERT INTO interceptions (merchant_id, id, courier, waybill_no, order_no, kind, state, open, \
         case_open, due_at, created_at, updated_at, version, body, private) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12, ?13, ?14)",
    )
    .bind(pen.merchant)
    .bind(id)
    .bind(next.opening.parcel.courier.as_str())
    .bind(next.opening.parcel.waybill_no.as_str())
    .bind(next.opening.order_no.as_deref())
    .bind(next.opening.kind.as_str())
    .bind(next.state.as_str())
    .bind(next.is_open())
    .bind(next.has_open_case())
    .bind(due(next))
    .bind(step.entry.at)
    .bind(i64::from(next.version))
    .bind(json(next)?)
    .bind(sealed);
    pen.write(op);
    journal(pen, step, note)?;
    for (timer, at) in &next.timers {
        set_timer(pen, id, *timer, *at);
    }
    Ok(())
}

/// The parcel names its latest interception; the change stands only while the parcel has the version read.
fn name_latest(pen: &mut Pen<'_>, next: &Interception, parcel_version: Option<i64>) {
    let named = "UPDATE parcels SET interception_id = ?4, version = version + 1 \
         WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3";
    let pinned = "UPDATE parcels SET interception_id = ?4, version = version + 1 \
         WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 AND version = ?5";
    let op = Op::new(if parcel_version.is_some() { pinned } else { named })
        .bind(pen.merchant)
        .bind(next.opening.parcel.courier.as_str())
        .bind(next.opening.parcel.waybill_no.as_str())
        .bind(next.opening.id.as_str());
    pen.write(match parcel_version {
        Some(version) => op.bind(version).expect(Expect::OrStale),
        None => op,
    });
}

/// Saves a later step, if nobody saved another since `before` was read.
pub(crate) fn save(
    pen: &mut Pen<'_>,
    before: &Interception,
    step: &Step,
    private: Option<&Clear>,
    note: Option<&Clear>,
) -> Result<(), StoreError> {
    let next = &step.next;
    own(pen, &next.opening.merchant)?;
    let id = next.opening.id.as_str();
    let sealed = pen.seal_some(Place::INTERCEPTION, &[id], private)?;
    let op = Op::new(
        "UPDATE interceptions SET state = ?4, open = ?5, case_open = ?6, due_at = ?7, updated_at = ?8, \
         version = ?9, body = ?10, private = COALESCE(?11, private) \
         WHERE merchant_id = ?1 AND id = ?2 AND version = ?3",
    )
    .bind(pen.merchant)
    .bind(id)
    .bind(i64::from(before.version))
    .bind(next.state.as_str())
    .bind(next.is_open())
    .bind(next.has_open_case())
    .bind(due(next))
    .bind(step.entry.at)
    .bind(i64::from(next.version))
    .bind(json(next)?)
    .bind(sealed)
    .expect(Expect::OrStale);
    pen.write(op);
    journal(pen, step, note)?;
    for timer in before.timers.keys().filter(|timer| !next.timers.contains_key(*timer)) {
        drop_job(pen, id, timer.as_str());
    }
    for (timer, at) in &next.timers {
        set_timer(pen, id, *timer, *at);
    }
    Ok(())
}

/// What lists are ordered by: the time left. A case that waits for a person counts whatever else goes on.
fn due(next: &Interception) -> Option<At> {
    let case = next.escalation.as_ref().filter(|case| case.closed_at.is_none());
    next.next().and_then(|next| next.by).into_iter().chain(case.map(Escalation::due)).min()
}

fn journal(pen: &mut Pen<'_>, step: &Step, note: Option<&Clear>) -> Result<(), StoreError> {
    let id = step.next.opening.id.as_str();
    let seq = i64::from(step.entry.seq);
    let note = pen.seal_some(Place::JOURNAL, &[id, &seq.to_string()], note)?;
    let op = Op::new(
        "INSERT INTO journal (merchant_id, interception_id, seq, at, kind, body, private) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .bind(pen.merchant)
    .bind(id)
    .bind(seq)
    .bind(step.entry.at)
    .bind(step.next.state.as_str())
    .bind(json(&step.entry)?)
    .bind(note);
    pen.write(op);
    Ok(())
}

impl InterceptionRow {
    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(0)?;
        Ok(Self {
            interception: serde_json::from_str(&row.text(1)?)
                .map_err(|_| StoreError::database("interceptions.body has another form"))?,
            private: sealer.open(Place::INTERCEPTION, &[&id], row.blob(2)?)?,
            updated_at: row.at(3)?,
        })
    }
}

impl JournalLine {
    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let (id, seq) = (row.text(0)?, row.int(1)?.to_string());
        Ok(Self {
            entry: serde_json::from_str(&row.text(2)?)
                .map_err(|_| StoreError::database("journal.body has another form"))?,
            note: open_some(sealer, Place::JOURNAL, &[&id, &seq], row.opt_blob(3)?)?,
        })
    }
}
