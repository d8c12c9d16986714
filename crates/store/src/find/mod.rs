//! Finders. Everything a door may read is found through [`Finder`], which belongs to one merchant: one merchant's
//! row is not to be had with another's id.

mod feed;
mod grounds;
mod guests;
mod instance;
mod orders;
mod people;
mod runs;
mod wiring;

use gaidao_core::MerchantId;

use crate::db::op::{Row, Val};
use crate::error::StoreError;
use crate::seal::Sealer;
use crate::store::Store;

pub use grounds::Grounds;
pub use instance::QueueDepth;
pub use runs::InterceptionFilter;

/// What one merchant owns. From [`Store::of`].
#[derive(Clone, Copy, Debug)]
pub struct Finder<'a> {
    pub(crate) store: &'a Store,
    pub(crate) merchant: &'a MerchantId,
}

/// What concerns the whole installation. From [`Store::instance`].
#[derive(Clone, Copy, Debug)]
pub struct Instance<'a> {
    pub(crate) store: &'a Store,
}

/// Which part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most so many.
    pub limit: u32,
    /// `next` of the page before; `None` for the first.
    pub after: Option<String>,
}

impl Page {
    /// The first `limit` items.
    #[must_use]
    pub const fn first(limit: u32) -> Self {
        Self { limit, after: None }
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    /// The items.
    pub items: Vec<T>,
    /// Cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// Makes a list of rows that were read with a limit one higher than the page's.
    fn of(
        rows: &[Row],
        page: &Page,
        read: impl Fn(&Row) -> Result<T, StoreError>,
        cursor: impl Fn(&Row) -> Result<String, StoreError>,
    ) -> Result<Self, StoreError> {
        let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
        let items: Result<Vec<T>, _> = rows.iter().take(limit).map(read).collect();
        let more = rows.len() > limit;
        let next = match rows.iter().take(limit).next_back().filter(|_| more) {
            Some(last) => Some(cursor(last)?),
            None => None,
        };
        Ok(Self { items: items?, next })
    }
}

/// A cursor of a number and a text: `N.TEXT`. One that was not made by us begins the list anew.
fn split_cursor(after: Option<&str>) -> Option<(i64, &str)> {
    let (number, text) = after?.split_once('.')?;
    Some((number.parse().ok()?, text))
}

fn more(limit: u32) -> Val {
    Val::Int(i64::from(limit) + 1)
}

impl Finder<'_> {
    fn id(&self) -> Val {
        Val::from(self.merchant.as_str())
    }

    async fn rows(&self, sql: impl Into<String>, mut params: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        params.insert(0, self.id());
        self.store.read(sql.into(), params).await
    }

    /// Reads by key and opens what is sealed.
    async fn one<T>(
        &self,
        sql: String,
        params: Vec<Val>,
        read: impl Fn(&Row, &Sealer) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let rows = self.rows(sql, params).await?;
        let sealer = self.store.sealer(self.merchant).await?;
        rows.first().map(|row| read(row, &sealer)).transpose()
    }

    /// Reads all and opens what is sealed.
    async fn all<T>(
        &self,
        sql: String,
        params: Vec<Val>,
        read: impl Fn(&Row, &Sealer) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.rows(sql, params).await?;
        let sealer = self.store.sealer(self.merchant).await?;
        rows.iter().map(|row| read(row, &sealer)).collect()
    }
}
