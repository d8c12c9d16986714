//! JD's answers (jd.md §2 "ECAP response", §3.1, §3.5), and the one event shape its traces and pushes share.

use gaidao_core::evidence::Word;
use gaidao_kit::{Call, Command, HttpReply, Reply, TrackAsk, TrackEvent, card::Means, decode, reply::Words};
use serde_json::Value;

use super::card::CARD;
use crate::wire;

/// Reads an answer to `call`; `success` decides, and for an interception `resultType`.
pub(super) fn decode(call: &Call, reply: &HttpReply) -> Reply {
    let whole = match decode::answer(reply) {
        Ok(answer) => answer,
        Err(unclear) => return unclear,
    };
    // An outer wrapper `{"response":{"code":…,"content":{…}}}` can appear (§2).
    let wrapper = decode::at(&whole, &["response"]).filter(Value::is_object);
    let content = wrapper.as_ref().and_then(|wrapper| decode::at(wrapper, &["content"]));
    let answer = content.filter(Value::is_object).or(wrapper).unwrap_or(whole);
    match decode::flag(&answer, "success") {
        Some(true) => yes(call, &answer),
        Some(false) => no(&answer),
        None => gateway(&answer),
    }
}

/// Without `success` it is not ECAP that speaks: only a listed gateway code means anything.
fn gateway(answer: &Value) -> Reply {
    match decode::text(answer, "code") {
        Some(code) => match CARD.code("gateway", &code) {
            Some(row) => wire::refusal(Some(row), code, words(answer)),
            None => decode::unknown_code(Some(code)),
        },
        None => decode::garbage(),
    }
}

fn words(answer: &Value) -> Option<String> {
    ["msg", "subMsg", "zh_desc"].iter().find_map(|key| decode::text(answer, key))
}

fn no(answer: &Value) -> Reply {
    let words = words(answer);
    // One refusal is known by its text alone (§6).
    let said = |text: &str| words.as_deref().is_some_and(|words| words.contains(text));
    if let Some(row) = CARD.codes.iter().find(|row| row.table == "text" && said(row.code)) {
        return wire::refusal(Some(row), row.code.to_owned(), words);
    }
    let Some(code) = decode::text(answer, "subCode").or_else(|| decode::text(answer, "code")) else {
        return decode::garbage();
    };
    let row = decode::text(answer, "code").and_then(|outer| CARD.code("gateway", &outer));
    wire::refusal(row, row.map_or(code, |row| row.code.to_owned()), words)
}

fn yes(call: &Call, answer: &Value) -> Reply {
    let data = decode::at(answer, &["data"]).unwrap_or(Value::Null);
    match call {
        Call::Intercept(command) => result(command, answer, &data),
        Call::Track(ask) => traces(ask, &data),
        Call::Subscribe(_) => Reply::Subscribed,
        Call::Check => Reply::Checked,
        Call::Token | Call::Withdraw(_) | Call::Query(_) | Call::Quote(_) => decode::garbage(),
    }
}

/// §3.1. 拦截成功 means that JD took the command: whether the parcel turns is told by its scans alone.
fn result(command: &Command, answer: &Value, data: &Value) -> Reply {
    if decode::text(data, "waybillCode").is_some_and(|no| no != command.parcel.waybill_no) {
        return decode::garbage();
    }
    let Some(code) = decode::text(data, "resultType") else {
        return decode::unknown_code(None);
    };
    match CARD.code("resultType", &code) {
        Some(row) if row.means == Means::Accepted => {
            Reply::Accepted { courier_ref: None, withdrawable: Some(false), fee: None }
        }
        Some(row) if row.means == Means::Status(Word::CancelledBeforePickup) => Reply::CancelledBeforePickup,
        Some(row) => wire::refusal(Some(row), code, words(answer)),
        None => decode::unknown_code(Some(code)),
    }
}

fn traces(ask: &TrackAsk, data: &Value) -> Reply {
    let Some(details) = data.get("traceDetails") else {
        return decode::garbage();
    };
    let rows = match details {
        Value::Array(rows) => rows.as_slice(),
        Value::Null => &[],
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => return decode::garbage(),
    };
    let events: Option<Vec<TrackEvent>> =
        rows.iter().map(|row| event(row, Some(&ask.parcel.waybill_no))).collect();
    events.map_or_else(decode::garbage, Reply::Tracks)
}

/// One trace (§3.5) or push (§5). `None` when it has no time, no code or no waybill.
pub(super) fn event(row: &Value, asked: Option<&str>) -> Option<TrackEvent> {
    let state = decode::text(row, "state");
    let category = decode::text(row, "category");
    let waybill_no = decode::text(row, "waybillCode").or_else(|| asked.map(str::to_owned))?;
    let at = decode::beijing(row, "operationTime")?;
    let text = decode::text(row, "operationRemark").or_else(|| decode::text(row, "operationTitle"));
    let text = text.unwrap_or_default();
    let whole = category.as_deref().and_then(|code| CARD.stage_code("status", code));
    // 480 已拦截 speaks about the whole order, whatever happens to it at this node: it proves the interception (§4).
    let intercepted = whole.filter(|row| row.code == INTERCEPTED).and_then(|row| row.stage);
    // A listed node code speaks for itself, even where it says "no movement"; the order's status speaks for the rest.
    let node = state.as_deref().and_then(|code| CARD.stage_code("state", code));
    let stage = intercepted.or_else(|| node.or(whole).and_then(|row| row.stage));
    Some(TrackEvent {
        waybill_no,
        at,
        stage,
        continues_as: if state.as_deref() == Some(RENUMBERED) { reverse_waybill(&text) } else { None },
        code: state.or(category)?,
        text: Words::new(&text),
        place: decode::text(row, "operateSite").or_else(|| decode::text(row, "routeCityName")),
    })
}

/// 已拦截 (§4, order status).
const INTERCEPTED: &str = "480";
/// 换单打印 (§4, node code): the remark holds the new number.
const RENUMBERED: &str = "200020";

/// §4: `JDVC\d+`.
fn reverse_waybill(text: &str) -> Option<String> {
    let tail = text.split_once("JDVC")?.1;
    let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { None } else { Some(format!("JDVC{digits}")) }
}
