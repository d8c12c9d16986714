//! Tallies: failures and uses that are counted against a limit. A row each, so that a limit holds across nodes and
//! restarts and is exact under races.

use gaidao_core::At;

use super::Pen;
use crate::db::op::{Expect, Op};

/// One counted failure or use.
#[derive(Clone, PartialEq, Eq)]
pub struct Tally {
    /// What is counted, e.g. `sign_in_login`. One kind has one window: rows older than `since` go whoever they count.
    pub kind: &'static str,
    /// Whom or what it counts against, in clear; only its keyed hash is kept.
    pub subject: String,
    /// When (real time).
    pub at: At,
    /// Tells tallies of one moment apart: random.
    pub id: String,
    /// Only those after this moment count.
    pub since: At,
    /// It is added only while fewer than so many count.
    pub max: u32,
    /// What happens at the limit: with `true` the whole change is refused as `Constraint("tallies_full")`, with
    /// `false` only this write, whose `rows` is 0 then.
    pub strict: bool,
}

/// Says nothing of whom it counts.
impl std::fmt::Debug for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tally({})", self.kind)
    }
}

/// Name of the rule that refuses a change because a strict limit is used up.
pub const TALLIES_FULL: &str = "tallies_full";

/// How much of a limit is used up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many count.
    pub count: u32,
    /// The oldest of them: the limit loosens when it leaves the window.
    pub oldest: Option<At>,
}

impl Tally {
    pub(crate) fn add(&self, pen: &mut Pen<'_>) {
        let subject = pen.sealer.blind(self.kind, &self.subject);
        // On PostgreSQL two nodes could count at the same time and both find room.
        pen.lock(&[self.kind, &hex::encode(&subject)]);
        pen.main();
        let op = Op::new(
            "INSERT INTO tallies (merchant_id, kind, subject, at, id) \
             SELECT ?1, ?2, ?3, CAST(?4 AS BIGINT), ?5 WHERE (SELECT count(*) FROM tallies \
             WHERE merchant_id = ?1 AND kind = ?2 AND subject = ?3 AND at > ?6) < ?7",
        )
        .bind(pen.merchant)
        .bind(self.kind)
        .bind(subject)
        .bind(self.at)
        .bind(self.id.as_str())
        .bind(self.since)
        .bind(i64::from(self.max));
        pen.write(if self.strict { op.expect(Expect::OrRefused(TALLIES_FULL)) } else { op });
        let old = Op::new("DELETE FROM tallies WHERE merchant_id = ?1 AND kind = ?2 AND at <= ?3")
            .bind(pen.merchant)
            .bind(self.kind)
            .bind(self.since);
        pen.write(old);
    }

    /// Takes it back: what was counted beforehand turned out well.
    pub(crate) fn give_back(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "DELETE FROM tallies WHERE merchant_id = ?1 AND kind = ?2 AND subject = ?3 AND at = ?4 AND id = ?5",
        )
        .bind(pen.merchant)
        .bind(self.kind)
        .bind(pen.sealer.blind(self.kind, &self.subject))
        .bind(self.at)
        .bind(self.id.as_str());
        pen.write(op);
    }
}
