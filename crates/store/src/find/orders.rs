//! Orders, parcels, scans.

use gaidao_core::Parcel;

use super::{Finder, List, Page, more, split_cursor};
use crate::db::op::Val;
use crate::error::StoreError;
use crate::rows::order::{ORDER, Order, phone_digits};
use crate::rows::parcel::{PARCEL, ParcelRow, SCAN, Scan};

impl Finder<'_> {
    /// The order with this number.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn order(&self, order_no: &str) -> Result<Option<Order>, StoreError> {
        let sql = format!("{ORDER} WHERE merchant_id = ?1 AND order_no = ?2");
        self.one(sql, vec![Val::from(order_no)], Order::read).await
    }

    /// Orders, newest first; with `q`, those with this order number, waybill or full phone.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn orders(&self, q: Option<&str>, page: &Page) -> Result<List<Order>, StoreError> {
        let (at, no) = split_cursor(page.after.as_deref()).unwrap_or((i64::MAX, ""));
        let mut params = vec![Val::Int(at), Val::from(no), more(page.limit)];
        let mut filter = "";
        if let Some(q) = q {
            filter = "AND (order_no = ?5 \
                 OR order_no IN (SELECT p.order_no FROM parcels p WHERE p.merchant_id = ?1 AND p.waybill_no = ?5) \
                 OR order_no IN (SELECT h.order_no FROM phones h WHERE h.merchant_id = ?1 AND h.blind = ?6))";
            params.push(Val::from(q));
            params.push(Val::from(self.blind_phone(q).await?));
        }
        let sql = format!(
            "{ORDER} WHERE merchant_id = ?1 AND (placed_at < ?2 OR (placed_at = ?2 AND order_no < ?3)) {filter} \
             ORDER BY placed_at DESC, order_no DESC LIMIT ?4"
        );
        let rows = self.rows(sql, params).await?;
        let sealer = self.store.sealer(self.merchant).await?;
        List::of(
            &rows,
            page,
            |row| Order::read(row, &sealer),
            |row| Ok(format!("{}.{}", row.int(2)?, row.text(0)?)),
        )
    }

    pub(super) async fn blind_phone(&self, text: &str) -> Result<Vec<u8>, StoreError> {
        let sealer = self.store.sealer(self.merchant).await?;
        Ok(sealer.blind("phone", &phone_digits(text)))
    }

    /// A keyed hash of `value`, for comparing without keeping it. `field` keeps uses apart.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn blind(&self, field: &str, value: &str) -> Result<String, StoreError> {
        let sealer = self.store.sealer(self.merchant).await?;
        Ok(hex::encode(sealer.blind(field, value)))
    }

    /// The parcel with this waybill.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn parcel(&self, parcel: &Parcel) -> Result<Option<ParcelRow>, StoreError> {
        let sql = format!("{PARCEL} WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3");
        let params = vec![Val::from(parcel.courier.as_str()), Val::from(parcel.waybill_no.as_str())];
        self.one(sql, params, ParcelRow::read).await
    }

    /// Parcels with this waybill at whatever courier.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn parcels_by_waybill(&self, waybill_no: &str) -> Result<Vec<ParcelRow>, StoreError> {
        let sql = format!("{PARCEL} WHERE merchant_id = ?1 AND waybill_no = ?2 ORDER BY courier");
        self.all(sql, vec![Val::from(waybill_no)], ParcelRow::read).await
    }

    /// The parcels of an order.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn parcels_of_order(&self, order_no: &str) -> Result<Vec<ParcelRow>, StoreError> {
        let sql = format!("{PARCEL} WHERE merchant_id = ?1 AND order_no = ?2 ORDER BY courier, waybill_no");
        self.all(sql, vec![Val::from(order_no)], ParcelRow::read).await
    }

    /// The scans of a parcel, newest last.
    ///
    /// # Errors
    /// As [`Finder::order`].
    pub async fn scans(&self, parcel: &Parcel) -> Result<Vec<Scan>, StoreError> {
        let sql = format!(
            "{SCAN} WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 ORDER BY at, seq, ingested_at, key"
        );
        let params = vec![Val::from(parcel.courier.as_str()), Val::from(parcel.waybill_no.as_str())];
        self.all(sql, params, Scan::read).await
    }
}
