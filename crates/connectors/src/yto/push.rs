//! YTO's track push (yto.md §5): a form with an XML text and its digest.

use gaidao_core::{At, Stage};
use gaidao_kit::{
    Account, Ack, Event, HttpReply, HttpRequest, Proof, Reject, TrackEvent, reply::Words, sign,
};
use serde::Deserialize;

use super::card::CARD;
use crate::wire;

/// The members that are read; the others pass by. quick-xml knows no document types and resolves no entities but
/// the five of XML, so nothing can expand.
#[derive(Deserialize)]
#[serde(rename = "UpdateInfo", rename_all = "camelCase")]
struct UpdateInfo {
    mail_no: Option<String>,
    #[serde(rename = "txLogisticID")]
    tx_logistic_id: Option<String>,
    info_type: Option<String>,
    info_content: Option<String>,
    accept_time: Option<String>,
    remark: Option<String>,
    org_name: Option<String>,
    city: Option<String>,
}

fn field(hit: &HttpRequest, name: &str) -> Option<String> {
    hit.form().into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Verifies and reads a push.
pub(super) fn read(hit: &HttpRequest, account: &Account) -> Result<(Proof, Vec<Event>), Reject> {
    let secret = account.get("push_secret").ok_or(Reject::NoSecret)?;
    let xml = field(hit, "logistics_interface").ok_or(Reject::Unreadable)?;
    let expected = sign::md5_base64(format!("{xml}{secret}").as_bytes());
    let proof = Proof::by_signature(&expected, field(hit, "data_digest").as_deref())?;
    let update: UpdateInfo = quick_xml::de::from_str(&xml).map_err(|_| Reject::Unreadable)?;
    let waybill_no = update.mail_no.clone().filter(|no| !no.is_empty());
    let event = match pushed_track(update) {
        Some(track) => Event::Track(track),
        None => Event::Unknown { waybill_no },
    };
    Ok((proof, vec![event]))
}

/// A scan; `None` for any other kind of update, such as the interception push no document describes (§3.4).
fn pushed_track(update: UpdateInfo) -> Option<TrackEvent> {
    if update.info_type.as_deref().is_some_and(|kind| kind != "STATUS") {
        return None;
    }
    let waybill_no = update.mail_no.filter(|no| !no.is_empty())?;
    let code = update.info_content?;
    let at = At::parse_beijing(&update.accept_time?).ok()?;
    let text = update.remark.unwrap_or_default();
    let site = update.org_name.unwrap_or_default();
    let stage = stage(&code, if site.is_empty() { &text } else { &site });
    let place = update.city.or(Some(site)).filter(|name| !name.is_empty());
    Some(TrackEvent { waybill_no, at, code, stage, text: Words::new(&text), place, continues_as: None })
}

/// §4; ARRIVAL is at a hub when the site's name (pushes) or the text (queries) says so.
pub(super) fn stage(code: &str, site: &str) -> Option<Stage> {
    if code == "ARRIVAL" && wire::is_hub_name(site) {
        return Some(Stage::AtHub);
    }
    CARD.stage_code("infoContent", code).and_then(|row| row.stage)
}

/// §5: XML with the push's own number; `false` means push again.
pub(super) fn acknowledge(hit: Option<&HttpRequest>, outcome: Ack) -> HttpReply {
    let number = hit
        .and_then(|hit| field(hit, "logistics_interface"))
        .and_then(|xml| quick_xml::de::from_str::<UpdateInfo>(&xml).ok())
        .and_then(|update| update.tx_logistic_id)
        .unwrap_or_default();
    let (status, success, reason) = match outcome {
        Ack::Stored => (200, true, ""),
        Ack::Again => (200, false, "暂时无法接收，请重推"),
        Ack::Rejected => (403, false, "验签失败"),
    };
    let number = quick_xml::escape::escape(number.as_str());
    let body = format!(
        "<Response><logisticProviderID>YTO</logisticProviderID><txLogisticID>{number}</txLogisticID>\
         <success>{success}</success><reason>{reason}</reason></Response>"
    );
    HttpReply { status, ..HttpReply::xml(&body) }
}
