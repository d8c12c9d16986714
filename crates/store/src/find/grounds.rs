//! What a request rests on, in one read: it is the busiest door of the house.

use std::borrow::Cow;

use gaidao_core::Parcel;

use super::Finder;
use crate::db::op::{Query, Row, Val};
use crate::error::StoreError;
use crate::rows::inbox::{IDEMPOTENCY, Idempotency};
use crate::rows::order::{ORDER, Order};
use crate::rows::parcel::{PARCEL, ParcelRow};
use crate::seal::Sealer;

/// What is known when somebody asks for an interception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// What was answered under the request's idempotency key before.
    pub answered: Option<Idempotency>,
    /// The parcel.
    pub parcel: Option<ParcelRow>,
    /// The order it belongs to.
    pub order: Option<Order>,
}

fn first<T>(
    answer: Option<Vec<Row>>,
    sealer: &Sealer,
    read: impl Fn(&Row, &Sealer) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    answer.unwrap_or_default().first().map(|row| read(row, sealer)).transpose()
}

impl Finder<'_> {
    /// The parcel with its order, and what was answered under `key` before.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn grounds(&self, key: Option<&str>, parcel: &Parcel) -> Result<Grounds, StoreError> {
        let named =
            || vec![self.id(), Val::from(parcel.courier.as_str()), Val::from(parcel.waybill_no.as_str())];
        let mut queries = vec![
            Query {
                sql: Cow::Owned(format!(
                    "{PARCEL} WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3"
                )),
                params: named(),
            },
            Query {
                sql: Cow::Owned(format!(
                    "{ORDER} WHERE merchant_id = ?1 AND order_no = (SELECT p.order_no FROM parcels p \
                     WHERE p.merchant_id = ?1 AND p.courier = ?2 AND p.waybill_no = ?3)"
                )),
                params: named(),
            },
        ];
        queries.extend(key.map(|key| Query {
            sql: Cow::Owned(format!("{IDEMPOTENCY} WHERE merchant_id = ?1 AND key = ?2")),
            params: vec![self.id(), Val::from(key)],
        }));
        let mut answers = self.store.read_together(&queries).await?.into_iter();
        let sealer = self.store.sealer(self.merchant).await?;
        Ok(Grounds {
            parcel: first(answers.next(), &sealer, ParcelRow::read)?,
            order: first(answers.next(), &sealer, Order::read)?,
            answered: first(answers.next(), &sealer, Idempotency::read)?,
        })
    }
}
