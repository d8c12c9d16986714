//! The event feed: every committed event, once, in an order that later commits cannot change.

use gaidao_core::EventId;

use super::{Finder, Instance};
use crate::db::op::{Row, Val};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::rows::event::{EVENT, EventCursor, FeedItem};
use crate::store::Store;

/// Reads what comes after a cursor: of one merchant (`?4`) or of all.
fn after_sql(dialect: Dialect, of_merchant: bool) -> String {
    let (after, settled) = (dialect.after(), dialect.settled());
    let whose = if of_merchant { " AND merchant_id = ?4" } else { "" };
    format!("{EVENT} WHERE {after} AND {settled}{whose} ORDER BY tx, seq LIMIT ?3")
}

/// Reads the position of the newest event.
fn end_sql(dialect: Dialect) -> String {
    let settled = dialect.settled();
    format!("SELECT tx, seq FROM events WHERE {settled} ORDER BY tx DESC, seq DESC LIMIT 1")
}

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
        let sql = after_sql(self.store.db.dialect(), false);
        let params = vec![Val::Int(cursor.tx), Val::Int(cursor.seq), Val::Int(i64::from(limit))];
        let rows = self.store.read(sql, params).await?;
        open(self.store, &rows).await
    }

    /// The present end of the feed: what is read after it is new.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn events_end(&self) -> Result<EventCursor, StoreError> {
        let rows = self.store.read(end_sql(self.store.db.dialect()), Vec::new()).await?;
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
        let sql = after_sql(self.store.db.dialect(), true);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The feed is read at every commit and by every idle page: it must not cost what the past has grown to.
    #[test]
    fn the_past_is_not_read_again() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrate::sqlite(&mut conn).unwrap();
        for (sql, plan) in [
            (after_sql(Dialect::Sqlite, false), "SEARCH events USING INTEGER PRIMARY KEY (rowid>?)"),
            (
                after_sql(Dialect::Sqlite, true),
                "SEARCH events USING INDEX events_of_merchant (merchant_id=? AND tx=? AND seq>?)",
            ),
            (end_sql(Dialect::Sqlite), "SCAN events"),
        ] {
            let mut explain = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = explain.raw_query().mapped(|row| row.get::<_, String>(3));
            // One step, so nothing is sorted either; a scan of the end stops at its first row.
            assert_eq!(steps.map(Result::unwrap).collect::<Vec<_>>(), [plan], "{sql}");
        }
    }
}
