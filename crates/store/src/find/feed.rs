//! The event feed: every committed event, once, in an order that later commits cannot change.

use gaidao_core::EventId;

use super::{Finder, Instance};
use crate::db::op::{Row, Val};
use crate::error::StoreError;
use crate::rows::event::{EVENT, EventCursor, FeedItem};
use crate::store::Store;

const AFTER: &str = "(tx > ?1 OR (tx = ?1 AND seq > ?2))";

async fn open(store: &Store, rows: &[Row]) -> Result<Vec<FeedItem>, StoreError> {
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let sealer = store.sealer(&FeedItem::owner(row)?).await?;
        items.push(FeedItem::read(row, &sealer)?);
    }
    Ok(items)
}

impl Instance<'_> {
    /// Events of every merchant after `cursor`, for the hub behind the live pages.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn events(&self, cursor: EventCursor, limit: u32) -> Result<Vec<FeedItem>, StoreError> {
        let settled = self.store.db.dialect().settled();
        let sql = format!("{EVENT} WHERE {AFTER} AND {settled} ORDER BY tx, seq LIMIT ?3");
        let params = vec![Val::Int(cursor.tx), Val::Int(cursor.seq), Val::Int(i64::from(limit))];
        let rows = self.store.read(sql, params).await?;
        open(self.store, &rows).await
    }

    /// The present end of the feed: what is read after it is new.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events_end(&self) -> Result<EventCursor, StoreError> {
        let settled = self.store.db.dialect().settled();
        let sql = format!("SELECT tx, seq FROM events WHERE {settled} ORDER BY tx DESC, seq DESC LIMIT 1");
        let rows = self.store.read(sql, Vec::new()).await?;
        match rows.first() {
            Some(row) => Ok(EventCursor { tx: row.int(0)?, seq: row.int(1)? }),
            None => Ok(EventCursor::default()),
        }
    }
}

impl Finder<'_> {
    /// The merchant's events after `cursor`, for a live page that comes back.
    ///
    /// # Errors
    /// As [`Instance::events`].
    pub async fn events(&self, cursor: EventCursor, limit: u32) -> Result<Vec<FeedItem>, StoreError> {
        let settled = self.store.db.dialect().settled();
        let sql =
            format!("{EVENT} WHERE {AFTER} AND {settled} AND merchant_id = ?4 ORDER BY tx, seq LIMIT ?3");
        let limit = Val::Int(i64::from(limit));
        let params = vec![Val::Int(cursor.tx), Val::Int(cursor.seq), limit, self.id()];
        let rows = self.store.read(sql, params).await?;
        open(self.store, &rows).await
    }

    /// One event.
    ///
    /// # Errors
    /// As [`Instance::events`].
    pub async fn event(&self, id: &EventId) -> Result<Option<FeedItem>, StoreError> {
        let sql = format!("{EVENT} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id.as_str())], FeedItem::read).await
    }
}
