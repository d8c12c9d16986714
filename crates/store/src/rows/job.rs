//! Jobs: what is to be done and when. A job is committed with the state it belongs to; the database is the queue.

use gaidao_core::{At, MerchantId, input::Timer};

use super::Pen;
use super::merchant::merchant_id;
use crate::db::op::{Expect, Op, Row};
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

/// A job lent to a worker. The token proves it: a write with a token that is not the current one is stale.
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
    /// Fencing token; grows with every claim of the installation.
    pub token: i64,
    /// How often it was claimed, this time included.
    pub tries: i64,
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
        })
    }
}

/// Puts a job or moves it. A worker that holds it loses it: its next write is stale.
pub(crate) fn put_job(pen: &mut Pen<'_>, subject: &str, kind: &str, due_at: At) {
    upsert(pen, subject, kind, due_at, "");
}

/// A timer of an interception. One that has not moved keeps its lease.
pub(crate) fn set_timer(pen: &mut Pen<'_>, subject: &str, timer: Timer, due_at: At) {
    upsert(pen, subject, timer.as_str(), due_at, " WHERE jobs.due_at <> excluded.due_at");
}

fn upsert(pen: &mut Pen<'_>, subject: &str, kind: &str, due_at: At, condition: &'static str) {
    let op = Op::new(format!(
        "INSERT INTO jobs (merchant_id, subject, kind, due_at, lease_until, token, tries, worker) \
         VALUES (?1, ?2, ?3, ?4, 0, 0, 0, NULL) ON CONFLICT (merchant_id, subject, kind) DO UPDATE \
         SET due_at = excluded.due_at, lease_until = 0, token = 0, tries = 0, worker = NULL{condition}"
    ))
    .bind(pen.merchant)
    .bind(subject)
    .bind(kind)
    .bind(due_at);
    pen.write(op);
}

pub(crate) fn drop_job(pen: &mut Pen<'_>, subject: &str, kind: &str) {
    let op = Op::new("DELETE FROM jobs WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3")
        .bind(pen.merchant)
        .bind(subject)
        .bind(kind);
    pen.write(op);
}

/// The worker is done: the job goes, if it is still the worker's.
pub(crate) fn finish_job(pen: &mut Pen<'_>, lease: &Lease) {
    let op = Op::new("DELETE FROM jobs WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3 AND token = ?4")
        .bind(pen.merchant)
        .bind(lease.subject.as_str())
        .bind(lease.kind.as_str())
        .bind(lease.token)
        .expect(Expect::OrStale);
    pen.write(op);
}

/// The worker gives the job back, to be done at `due_at`, if it is still the worker's.
pub(crate) fn release_job(pen: &mut Pen<'_>, lease: &Lease, due_at: At) {
    let op = Op::new(
        "UPDATE jobs SET due_at = ?5, lease_until = 0, token = 0, worker = NULL \
         WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3 AND token = ?4",
    )
    .bind(pen.merchant)
    .bind(lease.subject.as_str())
    .bind(lease.kind.as_str())
    .bind(lease.token)
    .bind(due_at)
    .expect(Expect::OrStale);
    pen.write(op);
}

/// The change stands only while the worker still holds the job. The lease is kept.
pub(crate) fn hold_job(pen: &mut Pen<'_>, lease: &Lease) {
    let op = Op::new(
        "UPDATE jobs SET token = token WHERE merchant_id = ?1 AND subject = ?2 AND kind = ?3 AND token = ?4",
    )
    .bind(pen.merchant)
    .bind(lease.subject.as_str())
    .bind(lease.kind.as_str())
    .bind(lease.token)
    .expect(Expect::OrStale);
    pen.write(op);
}
