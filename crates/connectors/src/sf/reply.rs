//! SF's answers (sf.md §2): platform code outside, business answer inside, often as a JSON text.

use gaidao_kit::{Call, Command, HttpReply, Reply, TrackAsk, TrackEvent, card::Means, decode};
use serde_json::Value;

use super::{card::CARD, route};
use crate::wire;

/// Reads an answer to `call`: platform code, then inner `success`, then inner `errorCode`.
pub(super) fn decode(call: &Call, reply: &HttpReply) -> Reply {
    let answer = match decode::answer(reply) {
        Ok(answer) => answer,
        Err(unclear) => return unclear,
    };
    let Some(platform) = decode::text(&answer, "apiResultCode") else {
        return decode::garbage();
    };
    // A1000: forwarded, which is not yet a success.
    let row = CARD.code("platform", &platform);
    if row.is_none_or(|row| row.means != Means::Accepted) {
        return wire::refusal(row, platform, decode::text(&answer, "apiErrorMsg"));
    }
    let Some(inner) = decode::at(&answer, &["apiResultData"]).filter(Value::is_object) else {
        return decode::garbage();
    };
    let success = decode::flag(&inner, "success");
    // Any business answer comes from behind the signature check.
    if matches!(call, Call::Check) && success.is_some() {
        return Reply::Checked;
    }
    let code = decode::text(&inner, "errorCode");
    match (success, code) {
        (Some(true), Some(code)) => {
            if CARD.code("ok", &code).is_some_and(|row| row.means == Means::Accepted) {
                yes(call, wire::either(&inner, &["msgData", "obj", "data"]))
            } else {
                decode::unknown_code(Some(code))
            }
        }
        (Some(false), Some(code)) => {
            let words =
                ["errorMsg", "errorMessage", "message"].iter().find_map(|key| decode::text(&inner, key));
            let row = CARD.code("ok", &code).or_else(|| CARD.code("business", &code));
            wire::refusal(row, code, words)
        }
        (Some(true), None) => decode::unknown_code(None),
        (Some(false), None) | (None, _) => decode::garbage(),
    }
}

fn yes(call: &Call, data: Option<Value>) -> Reply {
    match call {
        Call::Intercept(command) => accepted(command, data.as_ref()),
        Call::Withdraw(_) => Reply::Accepted { courier_ref: None, withdrawable: None, fee: None },
        Call::Track(ask) => routes(ask, data.as_ref()),
        Call::Subscribe(_) => Reply::Subscribed,
        Call::Check => Reply::Checked,
        Call::Token | Call::Query(_) | Call::Quote(_) => decode::garbage(),
    }
}

/// §3.1: a success may be empty. Then there is no `cusId`, and without it no withdrawal.
fn accepted(command: &Command, data: Option<&Value>) -> Reply {
    let courier_ref = data.and_then(|data| decode::text(data, "cusId"));
    Reply::Accepted {
        withdrawable: Some(courier_ref.is_some() && command.kind.turns()),
        courier_ref,
        fee: data.and_then(|data| decode::fen(data, "amount")),
    }
}

fn routes(ask: &TrackAsk, data: Option<&Value>) -> Reply {
    let parcels = data.and_then(|data| data.get("routeResps")).and_then(Value::as_array);
    let Some(parcels) = parcels else {
        return decode::garbage();
    };
    let mut events = Vec::new();
    for parcel in parcels {
        let waybill_no = decode::text(parcel, "mailNo").unwrap_or_else(|| ask.parcel.waybill_no.clone());
        let rows = parcel.get("routes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let read: Option<Vec<TrackEvent>> =
            rows.iter().map(|row| route::event(waybill_no.clone(), row)).collect();
        let Some(read) = read else {
            return decode::garbage();
        };
        events.extend(read);
    }
    Reply::Tracks(events)
}
