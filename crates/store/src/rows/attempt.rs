//! Attempts: one row per outbound call, committed before its first byte leaves.

use gaidao_core::{At, Fen, InterceptionId, input::Operation};

use super::{Pen, open_some, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// One outbound call about an interception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// About which interception.
    pub interception: InterceptionId,
    /// Number within it, from 1.
    pub no: u32,
    /// The command itself or its withdrawal.
    pub operation: Operation,
    /// Fencing token of the lease it was made under.
    pub token: i64,
    /// The reference sent with it.
    pub reference: String,
    /// SHA-256 of the exact request, hex.
    pub digest: String,
    /// Committed when, just before sending.
    pub started_at: At,
    /// After this nobody expects an answer any more.
    pub deadline_at: At,
    /// Answered, or given up, when.
    pub ended_at: Option<At>,
    /// How it ended, as a code.
    pub outcome: Option<String>,
    /// What it may cost.
    pub exposure: Option<Fen>,
    /// The request, as the caller keeps it.
    pub request: Option<Clear>,
    /// The answer, as the caller keeps it.
    pub reply: Option<Clear>,
}

/// The end of an attempt. The row is found by interception, number and token: a late owner may still tell what it
/// heard, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptEnd {
    /// About which interception.
    pub interception: InterceptionId,
    /// Which attempt.
    pub no: u32,
    /// Its fencing token.
    pub token: i64,
    /// When.
    pub ended_at: At,
    /// How, as a code.
    pub outcome: String,
    /// The answer, if there was one.
    pub reply: Option<Clear>,
}

pub(crate) const ATTEMPT: &str = "SELECT interception_id, no, operation, token, reference, digest, started_at, \
     deadline_at, ended_at, outcome, exposure_fen, request, reply FROM attempts";

impl AttemptRow {
    pub(crate) fn insert(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let no = self.no.to_string();
        let row = [self.interception.as_str(), no.as_str()];
        let request = pen.seal_some(Place::ATTEMPT_REQUEST, &row, self.request.as_ref())?;
        let reply = pen.seal_some(Place::ATTEMPT_REPLY, &row, self.reply.as_ref())?;
        let op = Op::new(
            "INSERT INTO attempts (merchant_id, interception_id, no, operation, token, reference, digest, \
             started_at, deadline_at, ended_at, outcome, exposure_fen, request, reply) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )
        .bind(pen.merchant)
        .bind(self.interception.as_str())
        .bind(i64::from(self.no))
        .bind(self.operation.as_str())
        .bind(self.token)
        .bind(self.reference.as_str())
        .bind(self.digest.as_str())
        .bind(self.started_at)
        .bind(self.deadline_at)
        .bind(self.ended_at)
        .bind(self.outcome.as_deref())
        .bind(self.exposure.map(|fen| fen.0))
        .bind(request)
        .bind(reply);
        pen.write(op);
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let (id, no) = (row.text(0)?, row.int(1)?);
        let key = no.to_string();
        let place = [id.as_str(), key.as_str()];
        let operation = match row.text(2)?.as_str() {
            "intercept" => Operation::Intercept,
            "withdraw" => Operation::Withdraw,
            _ => return Err(unknown_word("operation")),
        };
        Ok(Self {
            interception: InterceptionId::parse(&id).map_err(|_| unknown_word("interception id"))?,
            no: u32::try_from(no).map_err(|_| unknown_word("attempt number"))?,
            operation,
            token: row.int(3)?,
            reference: row.text(4)?,
            digest: row.text(5)?,
            started_at: row.at(6)?,
            deadline_at: row.at(7)?,
            ended_at: row.opt_at(8)?,
            outcome: row.opt_text(9)?,
            exposure: row.opt_int(10)?.map(Fen),
            request: open_some(sealer, Place::ATTEMPT_REQUEST, &place, row.opt_blob(11)?)?,
            reply: open_some(sealer, Place::ATTEMPT_REPLY, &place, row.opt_blob(12)?)?,
        })
    }
}

impl AttemptEnd {
    pub(crate) fn write(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let no = self.no.to_string();
        let reply =
            pen.seal_some(Place::ATTEMPT_REPLY, &[self.interception.as_str(), &no], self.reply.as_ref())?;
        let op = Op::new(
            "UPDATE attempts SET ended_at = ?5, outcome = ?6, reply = ?7 WHERE merchant_id = ?1 \
             AND interception_id = ?2 AND no = ?3 AND token = ?4 AND ended_at IS NULL",
        )
        .bind(pen.merchant)
        .bind(self.interception.as_str())
        .bind(i64::from(self.no))
        .bind(self.token)
        .bind(self.ended_at)
        .bind(self.outcome.as_str())
        .bind(reply)
        .expect(Expect::OrStale);
        pen.write(op);
        Ok(())
    }
}
