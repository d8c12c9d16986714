//! One scan of SF, from a query (sf.md §3.4) or a push (§5).

use gaidao_core::Stage;
use gaidao_kit::{TrackEvent, decode, reply::Words};
use serde_json::Value;

use super::card::CARD;
use crate::wire;

/// Reads one route. `None` when it has no time or no code at all.
pub(super) fn event(waybill_no: String, row: &Value) -> Option<TrackEvent> {
    let at = decode::beijing(row, "acceptTime")?;
    let op = decode::text(row, "opCode");
    let first = decode::text(row, "firstStatusCode");
    let text = decode::text(row, "remark").unwrap_or_default();
    let place = decode::text(row, "acceptAddress");
    let reason = decode::text(row, "reasonCode");
    let by_op = op.as_deref().and_then(|op| {
        CARD.stage_code("opCode", op)?;
        stage(op, &text, place.as_deref().unwrap_or_default(), reason.as_deref())
    });
    // Second to the node code: whole-parcel status, which returns and redirections often lack (§4.5).
    let by_first = || first.as_deref().and_then(|first| CARD.stage_code("first", first)?.stage);
    let listed = op.as_deref().is_some_and(|op| CARD.stage_code("opCode", op).is_some());
    Some(TrackEvent {
        waybill_no,
        at,
        stage: if listed { by_op } else { by_first() },
        continues_as: if op.as_deref() == Some("648") { new_waybill(&text) } else { None },
        code: op.or(first)?,
        text: Words::new(&text),
        place,
    })
}

/// §4.6 with its refinements.
fn stage(op: &str, text: &str, place: &str, reason: Option<&str>) -> Option<Stage> {
    let listed = CARD.stage_code("opCode", op).and_then(|row| row.stage);
    let returned = text.contains("退回");
    match (op, reason) {
        // §4.6, reported for pushes: lost, destroyed.
        ("8000", Some("6" | "2")) => Some(Stage::Problem),
        // §4.5: a drop into a locker may come as a delivery.
        ("80" | "8000", _) if text.contains("自助柜") => Some(Stage::AtPickupPoint),
        ("99", Some("2")) => Some(Stage::Returning),
        ("99" | "648", _) if returned => Some(Stage::Returning),
        ("31" | "11", _) if is_outlet(text, place) => Some(Stage::AtDeliveryOutlet),
        _ => listed,
    }
}

/// §4.8: outlets are named 营业点, 店, 站; transfer centres 中转场, 集散中心.
fn is_outlet(text: &str, place: &str) -> bool {
    let names = text.split(['【', '】']).skip(1).step_by(2).chain([place]);
    let mut outlet = false;
    for name in names {
        if wire::is_hub_name(name) {
            return false;
        }
        outlet |= ["营业点", "营业部", "店", "站"].iter().any(|end| name.trim().ends_with(end));
    }
    outlet
}

/// §4.7: `新单号为[:：]?\s*(SF\d{10,15}|\d{12})`.
fn new_waybill(text: &str) -> Option<String> {
    let rest = text.split_once("新单号为")?.1;
    let rest = rest.strip_prefix([':', '：']).unwrap_or(rest).trim_start();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(tail) = rest.strip_prefix("SF") {
        let count = digits(tail).min(15);
        return (count >= 10).then(|| tail.get(..count).map(|number| format!("SF{number}"))).flatten();
    }
    if digits(rest) >= 12 { rest.get(..12).map(str::to_owned) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_waybills_are_read_from_the_words() {
        for (text, expected) in [
            ("快件已转寄，新单号为：SF7444407228423", Some("SF7444407228423")),
            ("退回,新单号为: 444205982316。", Some("444205982316")),
            ("新单号为SF1234567890", Some("SF1234567890")),
            ("新单号为SF12345", None),
            ("新单号为12345", None),
            ("已转寄", None),
        ] {
            assert_eq!(new_waybill(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn outlets_are_told_by_name() {
        for (text, place, expected) in [
            ("快件到达【深圳科技园营业点】", "", true),
            ("快件到达【深圳宝安中转场】", "", false),
            ("快件到达【深圳集散中心】,准备发往【科技园营业点】", "", false),
            ("快件到达", "深圳科技园速运营业点", true),
            ("快件到达", "深圳市", false),
        ] {
            assert_eq!(is_outlet(text, place), expected, "{text} {place}");
        }
    }
}
