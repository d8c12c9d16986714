//! Jobs: what is to be done and when. A job is committed with the state it belongs to; the database is the queue.

use gaidao_core::{At, MerchantId, input::Timer};

use super::Pen;
use super::merchant::merchant_id;
use crate::db::op::{Expect, Op, Row, Val};
use crate::error::StoreError;

/// A job to be put into the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What it is about: an interception id, a parcel, a callback…
    pub subject: String,
    /// What is to be done, e.g. `send`, `query`, `deadline`.
    pub kind: String,
    /// When, in business time.
    pub due_at: At,
}

/// A job lent to a worker. The token proves it: a write with a token that is not the current one is stale. A job that
/// is only offered is taken by the first write under it, in the same transaction: one commit less than to be lent it
/// first, and stale if somebody else was faster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Whose.
    pub merchant: MerchantId,
    /// About what.
    pub subject: String,
    /// What is to be done.
    pub kind: String,
    /// It was due then (business time).
    pub due_at: At,
    /// Fencing token; no two claims of the installation have the same.
    pub token: i64,
    /// How often it was claimed, this time included.
    pub tries: i64,
    /// It is not lent yet, only offered.
    pub offer: Option<Offer>,
}

/// The terms under which a job may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// It was free then (real time).
    pub seen_at: At,
    /// Lent until then, once taken (real time).
    pub until: At,
    /// To whom, for people who look.
    pub worker: String,
}

impl Lease {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            merchant: merchant_id(row, 0)?,
            subject: row.text(1)?,
            kind: row.text(2)?,
            due_at: row.at(3)?,
            token: row.int(4)?,
            tries: row.int(5)?,
            offer: None,
        })
    }

    /// A free job as an offer: merchant, subject, kind, due time and earlier tries.
    pub(crate) fn offered(row: &Row, token: i64, offer: Offer) -> Result<Self, StoreError> {
        Ok(Self {
            merchant: merchant_id(row, 0)?,
            subject: row.text(1)?,
            kind: row.text(2)?,
            due_at: row.at(3)?,
            token,
            tries: row.int(4)? + 1,
            offer: Some(offer),
        })
    }
}

macro_rules! upsert {
    ($condition:literal) => {
        concat!(
            "INSERT INTO jobs (merchant_id, subject, kind, due_at, lease_until, token, tries, worker) \
             VALUES (?1, ?2, ?3, ?4, 0, 0, 0, NULL) ON CONFLICT (merchant_id, subject, kind) DO UPDATE \
             SET due_at = excluded.due_at, lease_until = 0, token = 0, tries = 0, worker = NULL",
            $condition
        )
    };
}

/// Puts a job or moves it. A worker that holds it loses it: its next write is stale.
pub(crate) fn put_job(pen: &mut Pen<'_>, subject: &str, kind: &str, due_at: At) {
    upsert(pen, upsert!(""), subject, kind, due_at);
}

/// A timer of an interception. One that has not moved keeps its lease.
pub(crate) fn set_timer(pen: &mut Pen<'_>, subject: &str, timer: Timer, due_at: At) {
    upsert(pen, upsert!(" WHERE jobs.due_at <> excluded.due_at"), subject, timer.as_str(), due_at);
}

fn upsert(pen: &mut Pen<'_>, sql: &'static str, subject: &str, kind: &str, due_at: At) {
    let op = Op::new(sql).bind(pen.merchant).bind(subject).bind(kind).bind(due_at);
    pen.write(op);
}

pub(crate) fn drop_job(pen: &mut Pen<'_>, subject: &str, kind: &str) {
    let op = Op::new("DELETE FROM jobs WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3")
        .bind(pen.merchant)
        .bind(subject)
        .bind(kind);
    pen.write(op);
}

/// A statement about a job that is the worker's: lent under its token, or offered and still as it was seen. `verb` sets
/// its `values` from `?5` on.
fn mine(pen: &mut Pen<'_>, lease: &Lease, verb: &str, values: Vec<Val>) {
    let next = 5 + values.len();
    let whose = match &lease.offer {
        None => "token = ?4".to_owned(),
        Some(_) => format!("(token = ?4 OR (due_at = ?{next} AND lease_until <= ?{}))", next + 1),
    };
    let mut op = Op::new(format!("{verb} WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3 AND {whose}"))
        .bind(pen.merchant)
        .bind(lease.subject.as_str())
        .bind(lease.kind.as_str())
        .bind(lease.token)
        .expect(Expect::OrStale);
    op.params.extend(values);
    if let Some(offer) = &lease.offer {
        op = op.bind(lease.due_at).bind(offer.seen_at);
    }
    pen.write(op);
}

/// The worker is done: the job goes, if it is the worker's.
pub(crate) fn finish_job(pen: &mut Pen<'_>, lease: &Lease) {
    mine(pen, lease, "DELETE FROM jobs", Vec::new());
}

/// The worker gives the job back, to be done at `due_at`, if it is the worker's.
pub(crate) fn release_job(pen: &mut Pen<'_>, lease: &Lease, due_at: At) {
    let verb = "UPDATE jobs SET due_at = ?5, lease_until = 0, token = 0, worker = NULL";
    mine(pen, lease, verb, vec![Val::from(due_at)]);
}

/// The change stands only while the worker holds the job. The lease is kept; an offer becomes one.
pub(crate) fn hold_job(pen: &mut Pen<'_>, lease: &Lease) {
    match &lease.offer {
        None => mine(pen, lease, "UPDATE jobs SET token = token", Vec::new()),
        Some(offer) => {
            let verb = "UPDATE jobs SET token = ?4, lease_until = ?5, tries = ?6, worker = ?7";
            let values =
                vec![Val::from(offer.until), Val::from(lease.tries), Val::from(offer.worker.as_str())];
            mine(pen, lease, verb, values);
        }
    }
}
