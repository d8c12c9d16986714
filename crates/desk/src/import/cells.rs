//! The columns of a CSV import and the cells of one row.

use csv::StringRecord;

use super::{ImportOrder, RowError};
use crate::intake::{OrderIn, ParcelIn, PartyIn};

/// Column names: the API's own, and what a Chinese table calls them. The first twelve describe the order, the rest
/// one parcel of it.
const COLUMNS: [(&str, &[&str], bool); COUNT] = [
    ("order_no", &["订单号", "订单编号"], true),
    ("shop", &["店铺", "店铺名称"], true),
    ("buyer_phone", &["买家电话", "买家手机"], true),
    ("placed_at", &["下单时间"], true),
    ("value_fen", &["金额(分)", "金额（分）"], false),
    ("remark", &["备注", "买家留言"], false),
    ("recipient_name", &["收件人", "收件人姓名"], true),
    ("recipient_phone", &["收件电话", "收件人电话", "收件人手机"], true),
    ("province", &["省", "省份"], true),
    ("city", &["市", "城市"], false),
    ("district", &["区", "区县"], false),
    ("street", &["街道", "乡镇街道"], false),
    ("detail", &["详细地址"], true),
    ("courier", &["快递公司", "快递"], false),
    ("waybill_no", &["运单号", "快递单号"], false),
    ("account", &["账号"], false),
    ("shipped_at", &["发货时间"], false),
];
const COUNT: usize = 17;
/// Columns of the order itself; those after them describe a parcel.
const ORDER_COLUMNS: usize = 13;

/// The names of the columns, as the documentation lists them.
pub fn column_names() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _, _)| *name)
}

/// Reads the cells of one row.
pub(super) fn record(line: u64, bytes: &[u8]) -> Result<StringRecord, RowError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(bytes.len().max(1))
        .from_reader(bytes);
    match reader.records().next() {
        Some(Ok(record)) => Ok(record),
        Some(Err(error)) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
            let why = "not UTF-8; save the table as \"CSV UTF-8\"";
            Err(RowError::new(line, "not_utf8", why))
        }
        _ => Err(RowError::new(line, "bad_csv", "not a row of comma-separated values")),
    }
}

/// Where each column stands in this file.
pub(super) struct Columns {
    places: [Option<usize>; COUNT],
    width: usize,
}

impl Columns {
    pub(super) fn read(line: u64, header: &StringRecord) -> Result<Self, RowError> {
        let mut places = [None; COUNT];
        for (place, cell) in header.iter().enumerate() {
            let name = cell.trim();
            let known = COLUMNS
                .iter()
                .zip(places.iter_mut())
                .find(|((own, others, _), _)| name.eq_ignore_ascii_case(own) || others.contains(&name));
            match known {
                Some((_, free @ None)) => *free = Some(place),
                // Unknown, or there twice.
                _ => {
                    let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
                    let why = "there is no such column, or it is there twice";
                    return Err(RowError::new(line, "unknown_column", why).at("", &shown));
                }
            }
        }
        let missing =
            COLUMNS.iter().zip(&places).find(|((_, _, required), place)| *required && place.is_none());
        match missing {
            Some(((name, _, _), _)) => {
                Err(RowError::new(line, "missing_column", "this column is required").at("", name))
            }
            None => Ok(Self { places, width: header.len() }),
        }
    }

    pub(super) fn cells(&self, line: u64, record: &StringRecord) -> Result<Cells, RowError> {
        if record.len() != self.width {
            let why = format!("{} cells, but the header has {}", record.len(), self.width);
            return Err(RowError::new(line, "bad_csv", &why));
        }
        let cells = self.places.map(|place| {
            place.and_then(|place| record.get(place)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
        });
        let cells = Cells(cells);
        if cells.order_no().is_empty() {
            return Err(RowError::new(line, "missing_field", "this field is required").at("", "order_no"));
        }
        Ok(cells)
    }
}

/// One row by the columns of [`COLUMNS`]; absent cells are empty.
#[derive(Clone)]
pub(super) struct Cells([String; COUNT]);

impl Cells {
    pub(super) fn order_no(&self) -> &str {
        &self.0[0]
    }

    /// The first column of the order in which this row says something else than `earlier`.
    pub(super) fn differs_from(&self, earlier: &Self) -> Option<&'static str> {
        COLUMNS
            .iter()
            .zip(self.0.iter().zip(&earlier.0))
            .take(ORDER_COLUMNS)
            .find(|(_, (here, there))| !here.is_empty() && here != there)
            .map(|((name, _, _), _)| *name)
    }

    /// The order without lines and parcels.
    pub(super) fn head(&self, line: u64) -> Result<ImportOrder, RowError> {
        let [
            order_no,
            shop,
            buyer_phone,
            placed_at,
            value_fen,
            remark,
            name,
            phone,
            province,
            city,
            district,
            street,
            detail,
            ..,
        ] = self.0.clone();
        let value_fen = match value_fen.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| {
                RowError::new(line, "invalid_field", "must be a whole number of fen")
                    .at(&order_no, "value_fen")
            })?),
        };
        let recipient = PartyIn {
            name,
            phone,
            province,
            city,
            district: filled(district),
            street: filled(street),
            detail,
        };
        let order = OrderIn {
            shop,
            buyer_phone,
            placed_at,
            value_fen,
            remark: filled(remark),
            recipient,
            parcels: Vec::new(),
        };
        Ok(ImportOrder { lines: Vec::new(), order_no, order })
    }

    /// The row's parcel; none before shipping, when both courier and waybill are empty.
    pub(super) fn parcel(&self) -> Option<ParcelIn> {
        let [.., courier, waybill_no, account, shipped_at] = self.0.clone();
        (!courier.is_empty() || !waybill_no.is_empty()).then(|| ParcelIn {
            courier,
            waybill_no,
            account: filled(account),
            shipped_at: filled(shipped_at),
        })
    }
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
