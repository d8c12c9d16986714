//! The inbox of raw callbacks, and idempotency records.

use gaidao_core::{At, id::InboxId};

use super::{Pen, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// How a callback stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxState {
    /// Stored and acknowledged; to be applied.
    Received,
    /// Applied.
    Applied,
    /// It names nothing we know; kept, visible.
    Unmatched,
    /// It could not be applied, three times over; for a person.
    Quarantined,
}

impl InboxState {
    const ALL: [Self; 4] = [Self::Received, Self::Applied, Self::Unmatched, Self::Quarantined];

    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Applied => "applied",
            Self::Unmatched => "unmatched",
            Self::Quarantined => "quarantined",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

/// A raw callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callback {
    /// Id.
    pub id: InboxId,
    /// Connector id.
    pub connector: String,
    /// Account it came for.
    pub account: String,
    /// When (business time).
    pub received_at: At,
    /// How it stands.
    pub state: InboxState,
    /// Times it could not be applied.
    pub tries: i64,
    /// The request, as the caller keeps it.
    pub request: Clear,
    /// Why it stands so, as a code.
    pub note: String,
}

pub(crate) const CALLBACK: &str =
    "SELECT id, connector, account, received_at, state, tries, request, note FROM inbox";

impl Callback {
    /// Stores the callback unless the same bytes came before for this account (0 rows then).
    pub(crate) fn insert(&self, pen: &mut Pen<'_>, identity: &[u8]) -> Result<(), StoreError> {
        let request = pen.seal(Place::INBOX, &[self.id.as_str()], &self.request)?;
        let dedup =
            pen.sealer.identity("callback", &[self.connector.as_bytes(), self.account.as_bytes(), identity]);
        let op = Op::new(
            "INSERT INTO inbox (merchant_id, id, connector, account, received_at, state, tries, dedup, request, \
             note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) \
             ON CONFLICT (merchant_id, dedup) DO NOTHING",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.connector.as_str())
        .bind(self.account.as_str())
        .bind(self.received_at)
        .bind(self.state.as_str())
        .bind(self.tries)
        .bind(dedup)
        .bind(request)
        .bind(self.note.as_str());
        pen.write(op);
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(0)?;
        Ok(Self {
            connector: row.text(1)?,
            account: row.text(2)?,
            received_at: row.at(3)?,
            state: InboxState::parse(&row.text(4)?).ok_or_else(|| unknown_word("inbox state"))?,
            tries: row.int(5)?,
            request: sealer.open(Place::INBOX, &[&id], row.blob(6)?)?,
            note: row.text(7)?,
            id: InboxId::parse(&id).map_err(|_| unknown_word("callback id"))?,
        })
    }
}

pub(crate) fn set_callback(pen: &mut Pen<'_>, id: &InboxId, state: InboxState, tries: i64, note: &str) {
    let op = Op::new("UPDATE inbox SET state = ?3, tries = ?4, note = ?5 WHERE merchant_id = ?1 AND id = ?2")
        .bind(pen.merchant)
        .bind(id.as_str())
        .bind(state.as_str())
        .bind(tries)
        .bind(note)
        .expect(Expect::OrMissing);
    pen.write(op);
}

/// What was answered to a request with an idempotency key (CONTRACT R2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// The client's key.
    pub key: String,
    /// SHA-256 of method, path and body. Kept sealed: a short body (four digits of a phone) could be guessed from it.
    pub request_hash: [u8; 32],
    /// Status answered.
    pub status: i64,
    /// Id of what was made.
    pub resource: String,
    /// The answer.
    pub reply: Clear,
    /// When.
    pub created_at: At,
}

pub(crate) const IDEMPOTENCY: &str =
    "SELECT key, request_hash, status, resource, reply, created_at FROM idempotency";

impl Idempotency {
    /// A twin that was faster is an `idempotency_pkey`: read its record and answer the same.
    pub(crate) fn insert(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let reply = pen.seal(Place::REPLY, &[&self.key], &self.reply)?;
        let hash = Clear::new(self.request_hash.to_vec());
        let hash = pen.seal(Place::REQUEST_HASH, &[&self.key], &hash)?;
        let op = Op::new(
            "INSERT INTO idempotency (merchant_id, key, request_hash, status, resource, reply, created_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .bind(pen.merchant)
        .bind(self.key.as_str())
        .bind(hash)
        .bind(self.status)
        .bind(self.resource.as_str())
        .bind(reply)
        .bind(self.created_at);
        pen.write(op);
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let key = row.text(0)?;
        Ok(Self {
            request_hash: sealer
                .open(Place::REQUEST_HASH, &[&key], row.blob(1)?)?
                .bytes()
                .try_into()
                .map_err(|_| unknown_word("request hash"))?,
            status: row.int(2)?,
            resource: row.text(3)?,
            reply: sealer.open(Place::REPLY, &[&key], row.blob(4)?)?,
            created_at: row.at(5)?,
            key,
        })
    }
}
