//! JD's track push (jd.md §5). Its signature is unknown, so it is a hint that triggers a query.

use gaidao_kit::{Event, HttpRequest, Proof, Reject, decode};
use serde_json::Value;

use super::reply;

/// Reads a push: one event, or a list of them.
pub(super) fn read(hit: &HttpRequest) -> Result<(Proof, Vec<Event>), Reject> {
    let events = match decode::json(&hit.body) {
        Some(Value::Array(rows)) => rows.iter().map(event).collect(),
        Some(row @ Value::Object(_)) => vec![event(&row)],
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {
            return Err(Reject::Unreadable);
        }
    };
    Ok((Proof::hint_only(), events))
}

fn event(row: &Value) -> Event {
    reply::event(row, None)
        .map_or_else(|| Event::Unknown { waybill_no: decode::text(row, "waybillCode") }, Event::Track)
}
