//! Webhooks and their deliveries.

use gaidao_core::{At, EventId, MerchantId, WebhookId, state::EventKind};

use super::merchant::merchant_id;
use super::{Pen, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// A merchant's endpoint for events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Id.
    pub id: WebhookId,
    /// Where to.
    pub url: String,
    /// What bodies are signed with.
    pub secret: Clear,
    /// Which kinds; empty for all.
    pub types: Vec<EventKind>,
    /// It gets events.
    pub enabled: bool,
    /// Since when.
    pub created_at: At,
    /// Every delivery has failed since then (real time).
    pub failing_since: Option<At>,
    /// Switched off when.
    pub disabled_at: Option<At>,
    /// Switched off why, as a code.
    pub disabled_why: Option<String>,
}

pub(crate) const WEBHOOK: &str = "SELECT id, url, secret, types, state, created_at, failing_since, disabled_at, \
     disabled_why FROM webhooks";

impl Webhook {
    pub(crate) fn put(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let secret = pen.seal(Place::WEBHOOK, &[self.id.as_str()], &self.secret)?;
        let types: Vec<&str> = self.types.iter().map(|kind| kind.as_str()).collect();
        let op = Op::new(
            "INSERT INTO webhooks (merchant_id, id, url, secret, types, state, created_at, failing_since, \
             disabled_at, disabled_why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) \
             ON CONFLICT (merchant_id, id) DO UPDATE SET url = excluded.url, secret = excluded.secret, \
             types = excluded.types, state = excluded.state, failing_since = excluded.failing_since, \
             disabled_at = excluded.disabled_at, disabled_why = excluded.disabled_why",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.url.as_str())
        .bind(secret)
        .bind(types.join(" "))
        .bind(if self.enabled { "enabled" } else { "disabled" })
        .bind(self.created_at)
        .bind(self.failing_since)
        .bind(self.disabled_at)
        .bind(self.disabled_why.as_deref());
        pen.write(op);
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(0)?;
        let types: Option<Vec<EventKind>> = row.text(3)?.split_whitespace().map(EventKind::parse).collect();
        Ok(Self {
            url: row.text(1)?,
            secret: sealer.open(Place::WEBHOOK, &[&id], row.blob(2)?)?,
            types: types.ok_or_else(|| unknown_word("event type"))?,
            enabled: row.text(4)? == "enabled",
            created_at: row.at(5)?,
            failing_since: row.opt_at(6)?,
            disabled_at: row.opt_at(7)?,
            disabled_why: row.opt_text(8)?,
            id: WebhookId::parse(&id).map_err(|_| unknown_word("webhook id"))?,
        })
    }
}

/// The webhook goes, and what was to be delivered to it.
pub(crate) fn drop_webhook(pen: &mut Pen<'_>, id: &WebhookId) {
    let statements = [
        ("DELETE FROM webhooks WHERE merchant_id = ?1 AND id = ?2", Expect::OrMissing),
        ("DELETE FROM deliveries WHERE merchant_id = ?1 AND webhook_id = ?2", Expect::Any),
    ];
    for (sql, expect) in statements {
        let op = Op::new(sql).bind(pen.merchant).bind(id.as_str()).expect(expect);
        pen.write(op);
    }
}

/// How a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// To be tried at its due time.
    Pending,
    /// The receiver took it.
    Delivered,
    /// Given up; a replay puts it back.
    Failed,
}

impl DeliveryState {
    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Pending, Self::Delivered, Self::Failed].into_iter().find(|s| s.as_str() == text)
    }
}

/// One event on its way to one webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Where to.
    pub webhook: WebhookId,
    /// What.
    pub event: EventId,
    /// Tries made.
    pub attempt: i64,
    /// Next try (real time).
    pub due_at: At,
    /// How it stands.
    pub state: DeliveryState,
    /// Status of the last answer.
    pub last_status: Option<i64>,
    /// Last failure, as a code.
    pub last_error: Option<String>,
    /// Last change (real time).
    pub updated_at: At,
}

pub(crate) const DELIVERY: &str = "SELECT webhook_id, event_id, attempt, due_at, state, last_status, last_error, \
     updated_at FROM deliveries";

impl Delivery {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            webhook: WebhookId::parse(&row.text(0)?).map_err(|_| unknown_word("webhook id"))?,
            event: EventId::parse(&row.text(1)?).map_err(|_| unknown_word("event id"))?,
            attempt: row.int(2)?,
            due_at: row.at(3)?,
            state: DeliveryState::parse(&row.text(4)?).ok_or_else(|| unknown_word("delivery state"))?,
            last_status: row.opt_int(5)?,
            last_error: row.opt_text(6)?,
            updated_at: row.at(7)?,
        })
    }
}

/// A delivery lent to a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLease {
    /// Whose.
    pub merchant: MerchantId,
    /// Where to.
    pub webhook: WebhookId,
    /// What.
    pub event: EventId,
    /// Fencing token.
    pub token: i64,
    /// Tries made before this one.
    pub attempt: i64,
}

impl DeliveryLease {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            merchant: merchant_id(row, 0)?,
            webhook: WebhookId::parse(&row.text(1)?).map_err(|_| unknown_word("webhook id"))?,
            event: EventId::parse(&row.text(2)?).map_err(|_| unknown_word("event id"))?,
            token: row.int(3)?,
            attempt: row.int(4)?,
        })
    }
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryEnd {
    /// The lease it was made under.
    pub lease: DeliveryLease,
    /// How the delivery stands now.
    pub state: DeliveryState,
    /// Next try, if it is still pending (real time).
    pub due_at: At,
    /// Status of the answer, if there was one.
    pub status: Option<i64>,
    /// Failure, as a code.
    pub error: Option<String>,
    /// Now (real time).
    pub at: At,
}

impl DeliveryEnd {
    pub(crate) fn write(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "UPDATE deliveries SET attempt = attempt + 1, state = ?5, due_at = ?6, lease_until = 0, token = 0, \
             last_status = ?7, last_error = ?8, updated_at = ?9 \
             WHERE merchant_id = ?1 AND webhook_id = ?2 AND event_id = ?3 AND token = ?4",
        )
        .bind(pen.merchant)
        .bind(self.lease.webhook.as_str())
        .bind(self.lease.event.as_str())
        .bind(self.lease.token)
        .bind(self.state.as_str())
        .bind(self.due_at)
        .bind(self.status)
        .bind(self.error.as_deref())
        .bind(self.at)
        .expect(Expect::OrStale);
        pen.write(op);
    }
}

/// Which deliveries to try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// One event; it is sent even if it was never meant for this webhook.
    Event(EventId),
    /// Every failed delivery of events since then (business time).
    FailedSince(At),
    /// Every delivery of events since then (business time), delivered ones too.
    AllSince(At),
}

impl Replay {
    pub(crate) fn write(&self, pen: &mut Pen<'_>, webhook: &WebhookId, due_at: At) {
        let again = "UPDATE deliveries SET state = 'pending', attempt = 0, due_at = ?3, lease_until = 0, \
             token = 0, updated_at = ?3 WHERE merchant_id = ?1 AND webhook_id = ?2";
        let since = "AND event_id IN (SELECT id FROM events WHERE merchant_id = ?1 AND at >= ?4)";
        let op = match self {
            Self::Event(_) => Op::new(
                "INSERT INTO deliveries (merchant_id, webhook_id, event_id, attempt, due_at, lease_until, token, \
                 state, last_status, last_error, updated_at) \
                 SELECT e.merchant_id, w.id, e.id, 0, ?3, 0, 0, 'pending', NULL, NULL, ?3 \
                 FROM events e JOIN webhooks w ON w.merchant_id = e.merchant_id \
                 WHERE e.merchant_id = ?1 AND w.id = ?2 AND e.id = ?4 \
                 ON CONFLICT (merchant_id, webhook_id, event_id) DO UPDATE SET state = 'pending', attempt = 0, \
                 due_at = excluded.due_at, lease_until = 0, token = 0, updated_at = excluded.updated_at",
            )
            .expect(Expect::OrMissing),
            Self::FailedSince(_) => Op::new(format!("{again} AND state = 'failed' {since}")),
            Self::AllSince(_) => Op::new(format!("{again} {since}")),
        };
        let op = op.bind(pen.merchant).bind(webhook.as_str()).bind(due_at);
        let op = match self {
            Self::Event(event) => op.bind(event.as_str()),
            Self::FailedSince(at) | Self::AllSince(at) => op.bind(*at),
        };
        pen.write(op);
    }
}
