//! YTO's answers (yto.md §2, "Response shapes"): one shape per interface, and one for a failed signature at all.

use gaidao_kit::{Call, HttpReply, Reply, TrackAsk, TrackEvent, card::Means, decode, reply::Words};
use serde_json::Value;

use super::card::CARD;
use crate::wire;

/// Reads an answer to `call`.
pub(super) fn decode(call: &Call, reply: &HttpReply) -> Reply {
    let answer = match decode::answer(reply) {
        Ok(answer) => answer,
        Err(unclear) => return unclear,
    };
    if let Some(refused) = unauthorised(&answer) {
        return refused;
    }
    match call {
        Call::Intercept(_) => instructed(&answer, Some("intercept")),
        Call::Withdraw(_) => instructed(&answer, None),
        Call::Subscribe(ask) => subscribed(ask, &answer),
        Call::Track(ask) => tracks(ask, &answer),
        Call::Check => match tracked_rows(&answer) {
            Some(_) => Reply::Checked,
            None => failed(&answer),
        },
        Call::Token | Call::Query(_) | Call::Quote(_) => decode::garbage(),
    }
}

/// `{"success":false,"code":401,"reason":"…"}`: the gateway refused the signature.
fn unauthorised(answer: &Value) -> Option<Reply> {
    if decode::flag(answer, "success")? {
        return None;
    }
    let code = decode::text(answer, "code")?;
    let row = CARD.code("auth", &code)?;
    Some(wire::refusal(Some(row), code, decode::text(answer, "reason")))
}

/// `{"statusCode":0,"statusMessage":"…"}`; `table` lists the refusals with a meaning.
fn instructed(answer: &Value, table: Option<&str>) -> Reply {
    let Some(code) = decode::text(answer, "statusCode") else {
        return failed(answer);
    };
    if decode::flag(answer, "success") == Some(false) {
        return decode::unknown_code(Some(code));
    }
    let words = decode::text(answer, "statusMessage");
    if CARD.code("ok", &code).is_some_and(|row| row.means == Means::Accepted) {
        return Reply::Accepted { courier_ref: None, withdrawable: None, fee: None };
    }
    // The code alone says only "no"; its row speaks for the text it was seen with (§6).
    let row = table
        .and_then(|table| CARD.code(table, &code))
        .filter(|row| words.as_deref().is_some_and(|words| words.contains(row.words)));
    wire::refusal(row, code, words)
}

/// `{"success":false,"code":…,"reason":"…"}` with a code no table lists.
fn failed(answer: &Value) -> Reply {
    match (decode::flag(answer, "success"), decode::text(answer, "code")) {
        (Some(false), Some(code)) => wire::refusal(None, code, decode::text(answer, "reason")),
        _ => decode::garbage(),
    }
}

/// `{"waybillNo":"YT…","success":true}`.
fn subscribed(ask: &TrackAsk, answer: &Value) -> Reply {
    let ours = decode::text(answer, "waybillNo").is_some_and(|no| no == ask.parcel.waybill_no);
    match decode::flag(answer, "success") {
        Some(true) if ours => Reply::Subscribed,
        _ => failed(answer),
    }
}

fn tracks(ask: &TrackAsk, answer: &Value) -> Reply {
    let Some(rows) = tracked_rows(answer) else {
        return failed(answer);
    };
    let events: Option<Vec<TrackEvent>> = rows.iter().map(|row| scan(ask, row)).collect();
    events.map_or_else(decode::garbage, Reply::Tracks)
}

/// Found: a top-level array; nothing found: an object with a listed code. Anything else is no track.
fn tracked_rows(answer: &Value) -> Option<&[Value]> {
    if let Value::Array(rows) = answer {
        return Some(rows);
    }
    let code = decode::text(answer, "code")?;
    let empty = CARD.code("track", &code).is_some_and(|row| row.means == Means::Accepted);
    (empty && decode::flag(answer, "success") == Some(true)).then_some(&[])
}

/// One row of the track query (§3.5).
fn scan(ask: &TrackAsk, row: &Value) -> Option<TrackEvent> {
    let code = decode::text(row, "infoContent")?;
    let at = decode::beijing(row, "upload_Time")?;
    let waybill_no = decode::text(row, "waybill_No").unwrap_or_else(|| ask.parcel.waybill_no.clone());
    let text = decode::text(row, "processInfo").unwrap_or_default();
    let stage = super::push::stage(&code, &text);
    let place = decode::text(row, "city").or_else(|| decode::text(row, "district"));
    Some(TrackEvent { waybill_no, at, code, stage, text: Words::new(&text), place, continues_as: None })
}

#[cfg(test)]
mod tests {
    use gaidao_core::state::NotSentWhy;
    use gaidao_kit::Refusal;

    use super::*;

    #[test]
    fn a_failed_signature_is_not_processed_whatever_was_asked() {
        let body = r#"{"success":"false","code":"401","reason":"请求加密校验失败"}"#;
        let got = decode(&Call::Check, &HttpReply::json(body));
        let Reply::Refused { sort, .. } = got else { panic!("{got:?}") };
        assert_eq!(sort, Refusal::NotProcessed(NotSentWhy::Credential));
    }
}
