//! Rows of an import of orders: bytes in, orders out, one answer per row. Pure; the HTTP door and the command line
//! both read through it.
//!
//! CSV: a header row, then one row per parcel. Rows of one order that follow each other are merged; from the second
//! on, the order's own columns may stay empty. NDJSON: one order per line, the body of `PUT /orders/{order_no}` with
//! an `order_no` beside it. A bad row never hinders the others; only a bad header ends the import.

mod cells;
mod split;

use std::io::{self, Read};

use crate::{check::PARCELS_MAX, intake::OrderIn};
pub use cells::column_names;
use cells::{Cells, Columns};
use split::{Cut, Splitter};

/// Most bytes of one row.
pub const ROW_BYTES_MAX: usize = 16 * 1024;

/// How an import is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values with a header row, UTF-8.
    Csv,
    /// One JSON object per line.
    Ndjson,
}

/// An order read from one or more rows.
pub struct ImportOrder {
    /// The lines it was read from, counted from 1.
    pub lines: Vec<u64>,
    /// The merchant's number.
    pub order_no: String,
    /// The order.
    pub order: OrderIn,
}

/// Why a row is no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The line, counted from 1.
    pub line: u64,
    /// The order it names, where that could be read.
    pub order_no: Option<String>,
    /// Stable code.
    pub code: &'static str,
    /// The column or field.
    pub field: Option<String>,
    /// What is wrong, for people; repeats no value.
    pub why: String,
}

impl RowError {
    fn new(line: u64, code: &'static str, why: &str) -> Self {
        Self { line, order_no: None, code, field: None, why: why.to_owned() }
    }

    fn at(mut self, order_no: &str, field: &str) -> Self {
        self.order_no = Some(order_no.to_owned()).filter(|no| !no.is_empty());
        self.field = Some(field.to_owned());
        self
    }
}

/// An order, or why a row is none.
pub type Row = Result<ImportOrder, RowError>;

/// Reads rows from bytes as they come.
pub struct Rows {
    format: Format,
    splitter: Splitter,
    columns: Option<Columns>,
    pending: Option<Pending>,
    ended: bool,
}

/// The order whose rows are being merged.
struct Pending {
    cells: Cells,
    order: ImportOrder,
}

impl Rows {
    /// A reader for `format`.
    #[must_use]
    pub fn new(format: Format) -> Self {
        let splitter = Splitter::new(format == Format::Csv, ROW_BYTES_MAX);
        Self { format, splitter, columns: None, pending: None, ended: false }
    }

    /// Takes the next bytes and gives the orders that are complete now.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Row> {
        let cuts = self.splitter.push(bytes);
        self.read(cuts)
    }

    /// Takes the end of the input and gives what is left.
    pub fn finish(&mut self) -> Vec<Row> {
        let cuts = self.splitter.finish();
        let mut rows = self.read(cuts);
        rows.extend(self.pending.take().map(|pending| Ok(pending.order)));
        rows
    }

    fn read(&mut self, cuts: Vec<Cut>) -> Vec<Row> {
        let mut rows = Vec::new();
        for cut in cuts {
            if self.ended {
                break;
            }
            let line = cut.line;
            match (cut.bytes, self.format) {
                (None, _) => {
                    let why =
                        format!("the row is longer than {ROW_BYTES_MAX} bytes or a quote is not closed");
                    rows.push(Err(RowError::new(line, "row_too_long", &why)));
                }
                (Some(bytes), Format::Ndjson) => rows.push(ndjson_row(line, &bytes)),
                (Some(bytes), Format::Csv) => self.csv_row(line, &bytes, &mut rows),
            }
        }
        rows
    }

    fn csv_row(&mut self, line: u64, bytes: &[u8], rows: &mut Vec<Row>) {
        let record = match cells::record(line, bytes) {
            Ok(record) => record,
            Err(error) => return rows.push(Err(error)),
        };
        let Some(columns) = &self.columns else {
            match Columns::read(line, &record) {
                Ok(columns) => self.columns = Some(columns),
                Err(error) => {
                    self.ended = true;
                    rows.push(Err(error));
                }
            }
            return;
        };
        let cells = match columns.cells(line, &record) {
            Ok(cells) => cells,
            Err(error) => return rows.push(Err(error)),
        };
        self.merge(line, cells, rows);
    }

    /// Adds a row to the order it belongs to, or begins a new one.
    fn merge(&mut self, line: u64, cells: Cells, rows: &mut Vec<Row>) {
        let mut pending = match self.pending.take() {
            Some(pending) if pending.order.order_no == cells.order_no() => pending,
            other => {
                rows.extend(other.map(|pending| Ok(pending.order)));
                match cells.head(line) {
                    Ok(order) => Pending { cells: cells.clone(), order },
                    Err(error) => return rows.push(Err(error)),
                }
            }
        };
        if let Some(column) = cells.differs_from(&pending.cells) {
            let why = "the row before says otherwise about the same order";
            rows.push(Err(RowError::new(line, "order_differs", why).at(cells.order_no(), column)));
        } else {
            if pending.order.order.parcels.len() >= PARCELS_MAX {
                // Storing an order adds parcels and takes none away, so it may come in several parts.
                let rest = ImportOrder {
                    lines: Vec::new(),
                    order_no: pending.order.order_no.clone(),
                    order: OrderIn { parcels: Vec::new(), ..pending.order.order.clone() },
                };
                rows.push(Ok(std::mem::replace(&mut pending.order, rest)));
            }
            pending.order.lines.push(line);
            pending.order.order.parcels.extend(cells.parcel());
        }
        self.pending = Some(pending);
    }
}

/// Reads a whole input, for the command line: calls `each` with every row.
///
/// # Errors
/// When the input cannot be read.
pub fn read_all(format: Format, mut input: impl Read, mut each: impl FnMut(Row)) -> io::Result<()> {
    let mut rows = Rows::new(format);
    let mut buffer = vec![0; ROW_BYTES_MAX];
    loop {
        let count = match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        rows.push(buffer.get(..count).unwrap_or_default()).into_iter().for_each(&mut each);
    }
    rows.finish().into_iter().for_each(each);
    Ok(())
}

fn ndjson_row(line: u64, bytes: &[u8]) -> Row {
    let bad = |why: &str| RowError::new(line, "bad_json", why);
    let mut value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|_| bad("not valid JSON in UTF-8"))?;
    let Some(object) = value.as_object_mut() else { return Err(bad("not a JSON object")) };
    let order_no = match object.remove("order_no") {
        Some(serde_json::Value::String(order_no)) => order_no,
        Some(_) => return Err(RowError::new(line, "invalid_field", "must be a text").at("", "order_no")),
        None => return Err(RowError::new(line, "missing_field", "this field is required").at("", "order_no")),
    };
    match serde_path_to_error::deserialize::<_, OrderIn>(value) {
        Ok(order) => Ok(ImportOrder { lines: vec![line], order_no, order }),
        Err(error) => {
            let (code, field, why) = rule(&error.path().to_string(), &error.inner().to_string());
            Err(RowError::new(line, code, &why).at(&order_no, &field))
        }
    }
}

/// Code, field and rule of a JSON error; the value that broke the rule is left out.
fn rule(path: &str, text: &str) -> (&'static str, String, String) {
    let named = |head: &str| text.strip_prefix(head)?.split('`').next().map(str::to_owned);
    let parent = path.trim_matches(['.', '?']);
    let member = |name: &str| match parent.is_empty() {
        true => name.to_owned(),
        false => format!("{parent}.{name}"),
    };
    if let Some(field) = named("missing field `") {
        return ("missing_field", member(&field), "this field is required".to_owned());
    }
    if let Some(field) = named("unknown field `") {
        // The path ends in the unknown name itself.
        let shown = if parent.is_empty() { field.as_str() } else { parent };
        let shown = shown.chars().filter(|c| !c.is_control()).take(64).collect();
        return ("unknown_field", shown, "there is no such field".to_owned());
    }
    let expected = text.rsplit_once("expected ").map_or("another value", |(_, tail)| tail);
    ("invalid_field", parent.to_owned(), format!("expected {expected}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "order_no,shop,buyer_phone,placed_at,value_fen,recipient_name,recipient_phone,province,city,detail,courier,waybill_no\n";
    const ORDER: &str =
        "tm,13800138000,2026-11-20T09:30:00+08:00,12900,张三,13800138000,浙江省,杭州市,\"文三路1号, A座\"";

    fn read(format: Format, text: &str, step: usize) -> Vec<String> {
        let mut rows = Rows::new(format);
        let mut out: Vec<Row> = text.as_bytes().chunks(step).flat_map(|chunk| rows.push(chunk)).collect();
        out.extend(rows.finish());
        out.iter().map(show).collect()
    }

    fn show(row: &Row) -> String {
        match row {
            Ok(order) => {
                let waybills: Vec<_> = order.order.parcels.iter().map(|p| p.waybill_no.as_str()).collect();
                format!("{:?} {} {}", order.lines, order.order_no, waybills.join("+"))
            }
            Err(error) => format!("{} {} {}", error.line, error.code, error.field.as_deref().unwrap_or("-")),
        }
    }

    fn check(format: Format, text: &str, expected: &[&str]) {
        for step in [1, 7, text.len().max(1)] {
            assert_eq!(read(format, text, step), expected, "chunks of {step}: {text}");
        }
    }

    #[test]
    fn rows_of_one_order_merge() {
        let text =
            format!("\u{feff}{HEAD}A,{ORDER},ZTO,1\r\nA,,,,,,,,,,YTO,2\n\nB,{ORDER},ZTO,3\nA,{ORDER},ZTO,4");
        check(Format::Csv, &text, &["[2, 3] A 1+2", "[5] B 3", "[6] A 4"]);
    }

    #[test]
    fn an_order_before_shipping_has_no_parcel() {
        check(Format::Csv, &format!("{HEAD}A,{ORDER},,\n"), &["[2] A "]);
    }

    #[test]
    fn bad_rows_do_not_hinder_others() {
        let long = "x".repeat(ROW_BYTES_MAX + 1);
        let dear = ORDER.replace("12900", "dear");
        let text = format!(
            "{HEAD}{long}\nA,{ORDER},ZTO,1\nA,other,,,,,,,,,ZTO,2\nB,{dear},ZTO,3\nC,1\n,{ORDER},ZTO,1\nD,{ORDER},ZTO,4\n"
        );
        check(
            Format::Csv,
            &text,
            &[
                "2 row_too_long -",
                "4 order_differs shop",
                "[3] A 1",
                "5 invalid_field value_fen",
                "6 bad_csv -",
                "7 missing_field order_no",
                "[8] D 4",
            ],
        );
    }

    #[test]
    fn a_bad_header_ends_it() {
        check(Format::Csv, "order_no,colour\nA,red\n", &["1 unknown_column colour"]);
        check(Format::Csv, "order_no,shop\nA,b\n", &["1 missing_column buyer_phone"]);
        check(Format::Csv, "", &[]);
        let twice = HEAD.replace("shop", "order_no");
        check(Format::Csv, &twice, &["1 unknown_column order_no"]);
    }

    #[test]
    fn chinese_headers_are_read() {
        let head = "订单号,店铺,买家电话,下单时间,金额(分),收件人,收件电话,省,市,详细地址,快递公司,运单号\n";
        check(Format::Csv, &format!("{head}A,{ORDER},ZTO,1\n"), &["[2] A 1"]);
    }

    #[test]
    fn large_orders_come_in_parts() {
        let mut text = HEAD.to_owned();
        for n in 0..=PARCELS_MAX {
            text.push_str(&format!("A,{ORDER},ZTO,{n}\n"));
        }
        let sizes: Vec<_> = {
            let mut rows = Rows::new(Format::Csv);
            let mut out = rows.push(text.as_bytes());
            out.extend(rows.finish());
            out.into_iter().map(|row| row.map(|order| order.order.parcels.len())).collect()
        };
        assert_eq!(sizes, [Ok(PARCELS_MAX), Ok(1)]);
    }

    #[test]
    fn ndjson_rows_are_the_api_s_own() {
        let order = r#""shop":"s","buyer_phone":"13800138000","placed_at":"2026-11-20T09:30:00+08:00","recipient":{"name":"a","phone":"13800138000","province":"b","detail":"c"}"#;
        let text = format!(
            "{{\"order_no\":\"A\",{order}}}\n{{}}\n[]\n{{\"order_no\":1}}\n{{\"order_no\":\"B\"}}\n{{\"order_no\":\"C\",\"x\":1,{order}}}\nnope\n"
        );
        check(
            Format::Ndjson,
            &text,
            &[
                "[1] A ",
                "2 missing_field order_no",
                "3 bad_json -",
                "4 invalid_field order_no",
                "5 missing_field shop",
                "6 unknown_field x",
                "7 bad_json -",
            ],
        );
    }

    #[test]
    fn what_is_not_utf8_says_so() {
        let mut rows = Rows::new(Format::Csv);
        let mut out = rows.push(b"order_no,\xb5\xea\n");
        out.extend(rows.finish());
        assert_eq!(out.iter().map(show).collect::<Vec<_>>(), ["1 not_utf8 -"]);
    }
}
