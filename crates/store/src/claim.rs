//! Claims: a worker takes what is due. One short statement gives it a lease and a fencing token; no transaction
//! stays open while the worker talks to the world.

use gaidao_core::{At, MerchantId, WebhookId};

use crate::db::op::{Op, Val};
use crate::error::StoreError;
use crate::rows::job::{Lease, Offer};
use crate::rows::webhook::DeliveryLease;
use crate::store::Store;

/// A claim of due jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// Which kind of job.
    pub kind: &'a str,
    /// What is due by then, in business time.
    pub due_by: At,
    /// Now in real time: leases that ended before are over.
    pub now: At,
    /// How long the lease lasts, in milliseconds of real time.
    pub lease_ms: i64,
    /// At most so many.
    pub limit: u32,
    /// Who takes them, for people who look.
    pub worker: &'a str,
}

const DUE: &str = "j.kind = ?1 AND j.due_at <= ?2 AND j.lease_until <= ?3";

/// A deadline does not ring while a poll that was due no later is unanswered: it might bring the answer.
const AFTER_POLLS: &str = "AND NOT EXISTS (SELECT 1 FROM jobs p WHERE p.merchant_id = j.merchant_id \
     AND p.subject = j.subject AND p.kind IN ('query', 'track') AND p.due_at <= j.due_at)";

fn guard(kind: &str) -> &'static str {
    if kind == "deadline" { AFTER_POLLS } else { "" }
}

impl Store {
    /// Takes due jobs, earliest first. A job is never lent to two workers at once.
    ///
    /// # Errors
    /// `Unsure` may have lent jobs to nobody; their leases end by themselves.
    pub async fn claim(&self, claim: &Claim<'_>) -> Result<Vec<Lease>, StoreError> {
        let params = vec![Val::from(claim.kind), Val::from(claim.due_by), Val::from(claim.now)];
        let guard = guard(claim.kind);
        let any = format!("SELECT 1 FROM jobs j WHERE {DUE} {guard} LIMIT 1");
        // Looking first costs microseconds; an idle worker must not commit, and so sync, at every look.
        if self.read(any, params.clone()).await?.is_empty() {
            return Ok(Vec::new());
        }
        let dialect = self.db.dialect();
        let sql = format!(
            "WITH due AS (SELECT j.merchant_id, j.subject, j.kind FROM jobs j WHERE {DUE} {guard} \
             ORDER BY j.due_at, j.merchant_id, j.subject LIMIT ?6{}) \
             UPDATE jobs SET lease_until = ?4, token = {}, tries = tries + 1, worker = ?5 \
             WHERE (merchant_id, subject, kind) IN (SELECT merchant_id, subject, kind FROM due) \
             RETURNING merchant_id, subject, kind, due_at, token, tries",
            dialect.skip_locked(),
            dialect.fence(),
        );
        let take = Op { params, ..Op::new(sql) }
            .bind(claim.now.plus_ms(claim.lease_ms))
            .bind(claim.worker)
            .bind(i64::from(claim.limit))
            .returning();
        let mut leases = self.take(take).await?.iter().map(Lease::read).collect::<Result<Vec<_>, _>>()?;
        // RETURNING promises no order.
        leases.sort_by(|a, b| (a.due_at, &a.merchant, &a.subject).cmp(&(b.due_at, &b.merchant, &b.subject)));
        Ok(leases)
    }

    /// Offers due jobs, earliest first, without lending them: the first write under an offer takes the job. A job may be
    /// offered to several workers; all but one then write in vain.
    ///
    /// # Errors
    /// As [`Store::claim`].
    pub async fn offers(&self, claim: &Claim<'_>) -> Result<Vec<Lease>, StoreError> {
        let guard = guard(claim.kind);
        let sql = format!(
            "SELECT j.merchant_id, j.subject, j.kind, j.due_at, j.tries FROM jobs j WHERE {DUE} {guard} \
             ORDER BY j.due_at, j.merchant_id, j.subject LIMIT ?4"
        );
        let params = vec![
            Val::from(claim.kind),
            Val::from(claim.due_by),
            Val::from(claim.now),
            Val::Int(i64::from(claim.limit)),
        ];
        let rows = self.read(sql, params).await?;
        let mut leases = Vec::with_capacity(rows.len());
        for row in &rows {
            let offer = Offer {
                seen_at: claim.now,
                until: claim.now.plus_ms(claim.lease_ms),
                worker: claim.worker.to_owned(),
            };
            leases.push(Lease::offered(row, self.token().await?, offer)?);
        }
        Ok(leases)
    }

    /// A fencing token that nobody else has. Drawn many at a time: a commit for each would cost what an offer saves.
    async fn token(&self) -> Result<i64, StoreError> {
        let mut drawn = self.tokens.lock().await;
        if drawn.is_empty() {
            let draw = Op::new(self.db.dialect().fences_ahead()).returning();
            for row in self.write_rows(vec![draw]).await? {
                drawn.extend(row.int(0)?..=row.int(1)?);
            }
        }
        drawn.pop_front().ok_or_else(|| StoreError::database("no fencing token was drawn"))
    }

    /// When the next job of this kind is due (business time), leased or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_due(&self, kind: &str) -> Result<Option<At>, StoreError> {
        let rows = self.read("SELECT min(due_at) FROM jobs WHERE kind = ?1", vec![Val::from(kind)]).await?;
        rows.first().map_or(Ok(None), |row| row.opt_at(0))
    }

    /// Takes due deliveries of one webhook, earliest first, so that a slow receiver holds up nobody else.
    ///
    /// # Errors
    /// As [`Store::claim`].
    pub async fn claim_deliveries(
        &self,
        merchant: &MerchantId,
        webhook: &WebhookId,
        now: At,
        lease_ms: i64,
        limit: u32,
    ) -> Result<Vec<DeliveryLease>, StoreError> {
        let dialect = self.db.dialect();
        let sql = format!(
            "WITH due AS (SELECT d.event_id FROM deliveries d WHERE d.merchant_id = ?1 AND d.webhook_id = ?2 \
             AND d.state = 'pending' AND d.due_at <= ?3 AND d.lease_until <= ?3 \
             ORDER BY d.due_at, d.event_id LIMIT ?5{}) \
             UPDATE deliveries SET lease_until = ?4, token = {} \
             WHERE merchant_id = ?1 AND webhook_id = ?2 AND event_id IN (SELECT event_id FROM due) \
             RETURNING merchant_id, webhook_id, event_id, token, attempt",
            dialect.skip_locked(),
            dialect.fence(),
        );
        let take = Op::new(sql)
            .bind(merchant.as_str())
            .bind(webhook.as_str())
            .bind(now)
            .bind(now.plus_ms(lease_ms))
            .bind(i64::from(limit))
            .returning();
        let mut leases =
            self.take(take).await?.iter().map(DeliveryLease::read).collect::<Result<Vec<_>, _>>()?;
        leases.sort_by(|a, b| a.event.cmp(&b.event));
        Ok(leases)
    }

    /// Enabled webhooks with something due at `now` (real time).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn webhooks_due(&self, now: At) -> Result<Vec<(MerchantId, WebhookId)>, StoreError> {
        let sql = "SELECT w.merchant_id, w.id FROM webhooks w WHERE w.state = 'enabled' AND EXISTS \
             (SELECT 1 FROM deliveries d WHERE d.merchant_id = w.merchant_id AND d.webhook_id = w.id \
             AND d.state = 'pending' AND d.due_at <= ?1 AND d.lease_until <= ?1) ORDER BY w.merchant_id, w.id";
        let rows = self.read(sql, vec![Val::from(now)]).await?;
        rows.iter()
            .map(|row| {
                let webhook = WebhookId::parse(&row.text(1)?);
                let webhook = webhook.map_err(|_| crate::rows::unknown_word("webhook id"))?;
                Ok((crate::rows::merchant::merchant_id(row, 0)?, webhook))
            })
            .collect()
    }

    async fn take(&self, take: Op) -> Result<Vec<crate::db::op::Row>, StoreError> {
        let mut ops: Vec<Op> = self.db.dialect().next_fence().map(Op::new).into_iter().collect();
        ops.push(take);
        self.write_rows(ops).await
    }
}
