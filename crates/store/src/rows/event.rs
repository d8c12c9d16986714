//! Events: the outbox. An event, and one delivery per webhook that wants it, are committed with the change.

use gaidao_core::{At, EventId, InterceptionId, MerchantId, WebhookId, state::EventKind};

use super::merchant::merchant_id;
use super::{Pen, unknown_word};
use crate::db::op::{Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// Something the merchant's systems and the live page hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Id: receivers deduplicate by it.
    pub id: EventId,
    /// About which interception, if one.
    pub interception: Option<InterceptionId>,
    /// What.
    pub kind: EventKind,
    /// When, in business time.
    pub at: At,
    /// The body as receivers get it; ids and masked data only.
    pub body: Clear,
}

/// A place in the event feed. Opaque outside; `Last-Event-ID` of the live page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct EventCursor {
    pub(crate) tx: i64,
    pub(crate) seq: i64,
}

impl EventCursor {
    /// Reads what [`std::fmt::Display`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (tx, seq) = text.split_once('-')?;
        Some(Self { tx: tx.parse().ok()?, seq: seq.parse().ok()? })
    }
}

impl std::fmt::Display for EventCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.tx, self.seq)
    }
}

/// An event with its place in the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedItem {
    /// Its place; read on from here.
    pub cursor: EventCursor,
    /// Whose.
    pub merchant: MerchantId,
    /// The event.
    pub event: Event,
}

pub(crate) const EVENT: &str = "SELECT tx, seq, merchant_id, id, interception_id, type, at, body FROM events";

impl Event {
    /// Inserts the event and a delivery for each enabled webhook that wants its kind (or for `only` one).
    pub(crate) fn emit(
        &self,
        pen: &mut Pen<'_>,
        deliver_at: At,
        only: Option<&WebhookId>,
    ) -> Result<(), StoreError> {
        let body = pen.seal(Place::EVENT, &[self.id.as_str()], &self.body)?;
        let op = Op::new(
            "INSERT INTO events (merchant_id, id, interception_id, type, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.interception.as_ref().map(InterceptionId::as_str))
        .bind(self.kind.as_str())
        .bind(self.at)
        .bind(body);
        pen.write(op);
        let find = pen.dialect.find();
        let fan_out = "INSERT INTO deliveries (merchant_id, webhook_id, event_id, attempt, due_at, lease_until, \
             token, state, last_status, last_error, updated_at) \
             SELECT merchant_id, id, ?2, 0, ?3, 0, 0, 'pending', NULL, NULL, ?3 FROM webhooks \
             WHERE merchant_id = ?1 AND ";
        let op = match only {
            Some(webhook) => Op::new(format!("{fan_out} id = ?4"))
                .bind(pen.merchant)
                .bind(self.id.as_str())
                .bind(deliver_at)
                .bind(webhook.as_str()),
            None => Op::new(format!(
                "{fan_out} state = 'enabled' AND (types = '' OR {find}(' ' || types || ' ', ?4) > 0)"
            ))
            .bind(pen.merchant)
            .bind(self.id.as_str())
            .bind(deliver_at)
            .bind(format!(" {} ", self.kind.as_str())),
        };
        pen.write(op);
        Ok(())
    }

    fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(3)?;
        let interception = row.opt_text(4)?.map(|id| InterceptionId::parse(&id)).transpose();
        Ok(Self {
            interception: interception.map_err(|_| unknown_word("interception id"))?,
            kind: EventKind::parse(&row.text(5)?).ok_or_else(|| unknown_word("event type"))?,
            at: row.at(6)?,
            body: sealer.open(Place::EVENT, &[&id], row.blob(7)?)?,
            id: EventId::parse(&id).map_err(|_| unknown_word("event id"))?,
        })
    }
}

impl FeedItem {
    pub(crate) fn owner(row: &Row) -> Result<MerchantId, StoreError> {
        merchant_id(row, 2)
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            cursor: EventCursor { tx: row.int(0)?, seq: row.int(1)? },
            merchant: Self::owner(row)?,
            event: Event::read(row, sealer)?,
        })
    }
}
