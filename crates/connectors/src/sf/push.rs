//! SF's RoutePush (sf.md §5): JSON, or the XML of the old platform. No signature is known, so all of it is a hint.

use gaidao_kit::{Ack, Event, HttpReply, HttpRequest, Proof, Reject, decode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::route;

/// `<Request service="RoutePushService"><Body><WaybillRoute …/></Body></Request>`.
#[derive(Deserialize)]
struct Legacy {
    #[serde(rename = "Body")]
    body: LegacyBody,
}

#[derive(Deserialize)]
struct LegacyBody {
    #[serde(rename = "WaybillRoute", default)]
    routes: Vec<LegacyRoute>,
}

#[derive(Deserialize)]
struct LegacyRoute {
    #[serde(rename = "@mailno")]
    mailno: Option<String>,
    #[serde(rename = "@acceptTime")]
    accept_time: Option<String>,
    #[serde(rename = "@acceptAddress")]
    accept_address: Option<String>,
    #[serde(rename = "@remark")]
    remark: Option<String>,
    #[serde(rename = "@opCode")]
    op_code: Option<String>,
    #[serde(rename = "@reasonCode")]
    reason_code: Option<String>,
}

/// The XML text of an old-platform push.
pub(super) fn legacy(hit: &HttpRequest) -> Option<String> {
    hit.form()
        .into_iter()
        .find(|(key, value)| key == "content" && value.contains('<'))
        .map(|(_, value)| value)
}

/// Reads a push; what no document describes is kept as unknown (§5, last paragraph).
pub(super) fn read(hit: &HttpRequest) -> Result<(Proof, Vec<Event>), Reject> {
    let rows = match decode::json(&hit.body).filter(Value::is_object) {
        Some(body) => decode::at(&body, &["Body", "WaybillRoute"]).unwrap_or(Value::Null),
        None => legacy_rows(&legacy(hit).ok_or(Reject::Unreadable)?)?,
    };
    let events = match rows {
        Value::Array(rows) => rows.iter().map(event).collect(),
        Value::Object(_) => vec![event(&rows)],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            vec![Event::Unknown { waybill_no: None }]
        }
    };
    Ok((Proof::hint_only(), events))
}

fn event(row: &Value) -> Event {
    let waybill_no = decode::text(row, "mailno");
    let track = waybill_no.clone().and_then(|no| route::event(no, row));
    track.map_or(Event::Unknown { waybill_no }, Event::Track)
}

fn legacy_rows(xml: &str) -> Result<Value, Reject> {
    let request: Legacy = quick_xml::de::from_str(xml).map_err(|_| Reject::Unreadable)?;
    let rows = request.body.routes.into_iter().map(|route| {
        json!({
            "mailno": route.mailno, "acceptTime": route.accept_time, "acceptAddress": route.accept_address,
            "remark": route.remark, "opCode": route.op_code, "reasonCode": route.reason_code,
        })
    });
    Ok(Value::Array(rows.collect()))
}

/// Any `return_code` but 0000 means push again.
pub(super) fn acknowledge(outcome: Ack) -> HttpReply {
    match outcome {
        Ack::Stored => HttpReply::json(r#"{"return_code":"0000","return_msg":"成功"}"#),
        Ack::Again => HttpReply::json(r#"{"return_code":"1000","return_msg":"暂时无法接收，请重推"}"#),
        Ack::Rejected => HttpReply {
            status: 403,
            ..HttpReply::json(r#"{"return_code":"1000","return_msg":"拒绝接收"}"#)
        },
    }
}

/// The same in the old platform's words.
pub(super) fn acknowledge_legacy(outcome: Ack) -> HttpReply {
    let failed = r#"<Response service="RoutePushService"><Head>ERR</Head><ERROR code="4001">系统繁忙</ERROR></Response>"#;
    match outcome {
        Ack::Stored => HttpReply::xml(r#"<Response service="RoutePushService"><Head>OK</Head></Response>"#),
        Ack::Again => HttpReply::xml(failed),
        Ack::Rejected => HttpReply { status: 403, ..HttpReply::xml(failed) },
    }
}
