//! 中通 ZTO, open platform open.zto.com. Source: the protocol sheet `zto.md` (read 2026-11-22), sections cited
//! below. JSON bodies signed in a header; transport status is 200 even for errors (§2).

mod card;
mod codes;

use gaidao_core::{At, Kind, Moment, Stage};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Command, Connector, EncodeError, Event, HttpReply, HttpRequest,
    Proof, Reject, Reply, TrackAsk, TrackEvent, card::Means, decode, reply::Words, sign,
};
use serde::Serialize;
use serde_json::Value;

use crate::{place::place, wire};

/// The connector.
#[derive(Debug)]
pub struct Zto;

const CREATE: &str = "thirdcenter.createIntercept";
const CANCEL: &str = "thirdcenter.cancelIntercept";
const STATUS: &str = "thirdcenter.queryInterceptAndReturnStatus";
const TRACK: &str = "zto.merchant.waybill.track.query";
/// The misspelling is the real name (§1).
const SUBSCRIBE: &str = "zto.merchant.waybill.track.subsrcibe";
/// A well-formed number for the test call: the sheet's sample (§10). Any proper answer proves the credentials.
const SAMPLE_NO: &str = "73100130019486";
/// `receivePhone` takes at most this many characters (§3.1, E23150).
const PHONE_CHARS_MAX: usize = 16;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Create<'a> {
    bill_code: &'a str,
    request_id: &'a str,
    third_biz_no: &'a str,
    destination_type: u8,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    receiver: Option<Receiver<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Receiver<'a> {
    receive_phone: &'a str,
    receive_username: &'a str,
    receive_province: &'a str,
    receive_city: &'a str,
    receive_district: &'a str,
    receive_address: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cancel<'a> {
    bill_code: &'a str,
    third_biz_no: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ask<'a> {
    bill_code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobile_phone: Option<&'a str>,
}

impl Connector for Zto {
    fn card(&self) -> &'static Card {
        &card::CARD
    }

    fn encode(&self, call: &Call, _at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        let (api, body) = match call {
            Call::Check => (TRACK, wire::body(&Ask { bill_code: SAMPLE_NO, mobile_phone: None })?),
            Call::Intercept(command) => (CREATE, wire::body(&create(command)?)?),
            Call::Withdraw(withdraw) => (
                CANCEL,
                wire::body(&Cancel {
                    bill_code: &withdraw.command.parcel.waybill_no,
                    third_biz_no: &withdraw.command.reference,
                })?,
            ),
            Call::Query(command) => {
                (STATUS, wire::body(&Ask { bill_code: &command.parcel.waybill_no, mobile_phone: None })?)
            }
            Call::Track(ask) => (TRACK, wire::body(&of_parcel(ask))?),
            Call::Subscribe(ask) => (SUBSCRIBE, wire::body(&of_parcel(ask))?),
            Call::Token | Call::Quote(_) => return Err(EncodeError::NotOffered { call: call.name() }),
        };
        // §2, default mode: Base64(MD5(body + appSecret)) in a header; no x-timestamp, it would break the signature.
        let digest = sign::md5_base64(format!("{body}{}", account.need("app_secret")?).as_bytes());
        let app_key = account.need("app_key")?;
        let url = format!("{}/{api}", account.base_url);
        Ok(HttpRequest::post(url, "application/json; charset=UTF-8", body.into_bytes())
            .with_header("x-appkey", app_key)
            .with_header("x-datadigest", &digest))
    }

    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply {
        let answer = match decode::answer(reply) {
            Ok(answer) => answer,
            Err(unclear) => return unclear,
        };
        match decode::flag(&answer, "status") {
            Some(true) => yes(call, &answer),
            Some(false) => no(call, &answer),
            None => decode::garbage(),
        }
    }

    fn callback(
        &self,
        hit: &HttpRequest,
        _at: &Moment,
        account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject> {
        let secret = account.get("app_secret").ok_or(Reject::NoSecret)?;
        let (data, digest) = push_fields(hit)?;
        let proof =
            Proof::by_signature(&sign::md5_base64(format!("{data}{secret}").as_bytes()), digest.as_deref())?;
        // `msg_type` and `company_id` are outside the signature, so the shape of `data` alone says what it is.
        let data = decode::json(data.as_bytes()).ok_or(Reject::Unreadable)?;
        let event = match pushed_track(&data) {
            Some(track) => Event::Track(track),
            None => Event::Unknown { waybill_no: decode::text(&data, "billCode") },
        };
        Ok((proof, vec![event]))
    }

    fn acknowledge(&self, outcome: Ack) -> HttpReply {
        // §5: ZTO decides by `status` only; false means push again.
        match outcome {
            Ack::Stored => {
                HttpReply::json(r#"{"status":true,"message":"成功","result":null,"statusCode":"SYS000"}"#)
            }
            Ack::Again => HttpReply::json(
                r#"{"status":false,"message":"暂时无法接收，请重推","result":null,"statusCode":"RETRY"}"#,
            ),
            Ack::Rejected => HttpReply {
                status: 403,
                ..HttpReply::json(
                    r#"{"status":false,"message":"验签失败","result":null,"statusCode":"REJECTED"}"#,
                )
            },
        }
    }
}

fn create(command: &Command) -> Result<Create<'_>, EncodeError> {
    let destination_type = match command.kind {
        Kind::ReturnToOriginOutlet => 1,
        Kind::ReturnToSender => 2,
        Kind::Readdress => 3,
        Kind::ChangeContact | Kind::HoldForPickup | Kind::Reschedule => {
            return Err(EncodeError::NotOffered { call: CallName::Intercept });
        }
    };
    let receiver = if command.kind == Kind::Readdress { Some(receiver(command)?) } else { None };
    Ok(Create {
        bill_code: &command.parcel.waybill_no,
        // §7: requestId is the idempotency key, thirdBizNo names the job for its cancellation.
        request_id: &command.reference,
        third_biz_no: &command.reference,
        destination_type,
        receiver,
    })
}

fn receiver(command: &Command) -> Result<Receiver<'_>, EncodeError> {
    let place = place(command.target.as_ref())?;
    if place.phone.chars().count() > PHONE_CHARS_MAX {
        return Err(EncodeError::DoesNotFit { field: "target.phone", why: "longer than 16 characters" });
    }
    if !wire::is_phone(place.phone) {
        return Err(EncodeError::DoesNotFit {
            field: "target.phone",
            why: "is not digits with at most an extension after a dash",
        });
    }
    Ok(Receiver {
        receive_phone: place.phone,
        receive_username: place.name,
        receive_province: place.province,
        receive_city: place.city,
        receive_district: place.county,
        receive_address: place.address,
    })
}

fn of_parcel(ask: &TrackAsk) -> Ask<'_> {
    Ask { bill_code: &ask.parcel.waybill_no, mobile_phone: ask.phone_last4.as_deref() }
}

/// `status: true`.
fn yes(call: &Call, answer: &Value) -> Reply {
    let code = decode::text(answer, "statusCode");
    let listed = code.as_deref().and_then(|code| card::CARD.code("ok", code));
    if !listed.is_some_and(|row| row.means == Means::Accepted) {
        return decode::unknown_code(code);
    }
    // Interceptions answer in `data`, the other interfaces in `result`; both are read (§2).
    let data = wire::either(answer, &["data", "result"]);
    match call {
        Call::Intercept(_) | Call::Withdraw(_) => Reply::Accepted {
            courier_ref: data.as_ref().and_then(|data| decode::text(data, "centerBizNo")),
            withdrawable: None,
            fee: None,
        },
        Call::Query(command) => found(command, data.as_ref()),
        Call::Track(ask) => match data {
            None => Reply::Tracks(Vec::new()),
            Some(Value::Array(rows)) => scans(ask, &rows),
            Some(_) => decode::garbage(),
        },
        Call::Subscribe(_) => Reply::Subscribed,
        Call::Check => Reply::Checked,
        Call::Token | Call::Quote(_) => decode::garbage(),
    }
}

/// `status: false`.
fn no(call: &Call, answer: &Value) -> Reply {
    let Some(code) = decode::text(answer, "statusCode") else {
        return decode::garbage();
    };
    let table = match call {
        Call::Intercept(_) => "intercept",
        Call::Withdraw(_) => "withdraw",
        Call::Check | Call::Track(_) | Call::Subscribe(_) => "track",
        Call::Query(_) | Call::Token | Call::Quote(_) => "gateway",
    };
    let row = card::CARD.code("gateway", &code).or_else(|| card::CARD.code(table, &code));
    // A refusal about the sample number's data comes from behind the gateway: the credentials were good.
    if matches!(call, Call::Check) && row.is_some_and(|row| row.table == "track") {
        return Reply::Checked;
    }
    wire::refusal(row, code, decode::text(answer, "message"))
}

fn found(command: &Command, data: Option<&Value>) -> Reply {
    // A healthy answer without data: no such interception. Inferred, the card says so.
    let Some(data) = data else {
        return Reply::Absent;
    };
    if decode::text(data, "billCode").is_some_and(|no| no != command.parcel.waybill_no) {
        return decode::garbage();
    }
    let Some(status) = decode::text(data, "status") else {
        return decode::garbage();
    };
    match card::CARD.code("status", &status).map(|row| row.means) {
        Some(Means::Status(word)) => Reply::Found {
            word,
            courier_ref: None,
            words: Words::new(&decode::text(data, "statusName").unwrap_or_else(|| status.clone())),
        },
        _ => decode::unknown_code(Some(status)),
    }
}

fn scans(ask: &TrackAsk, rows: &[Value]) -> Reply {
    let events: Option<Vec<TrackEvent>> = rows.iter().map(|row| scan(ask, row)).collect();
    events.map_or_else(decode::garbage, Reply::Tracks)
}

/// One row of the track query (§3.4).
fn scan(ask: &TrackAsk, row: &Value) -> Option<TrackEvent> {
    let code = decode::text(row, "scanType")?;
    let at = At(decode::integer(row, "scanDate")?);
    let waybill_no = decode::text(row, "billCode").unwrap_or_else(|| ask.parcel.waybill_no.clone());
    let site = row.get("scanSite").cloned().unwrap_or(Value::Null);
    let name = decode::text(&site, "name").unwrap_or_default();
    let text = decode::text(row, "desc").unwrap_or_default();
    // `isCenter` values are known from one source only, so all plausible ones count (§3.4).
    let center = match decode::text(&site, "isCenter").as_deref() {
        Some("T" | "Y" | "1" | "true") => true,
        Some(_) => false,
        None => wire::is_hub_name(&name),
    };
    let listed = card::CARD.stage_code("query", &code).and_then(|row| row.stage);
    let stage = match code.as_str() {
        "到件" | "3" if center => Some(Stage::AtHub),
        "退件" | "8" => Some(turning(ask.kind, &text)),
        _ => listed,
    };
    let place = decode::text(&site, "city").or(Some(name)).filter(|name| !name.is_empty());
    Some(TrackEvent { waybill_no, at, code, stage, text: Words::new(&text), place, continues_as: None })
}

/// A return and a change of address share one code; our own interception tells them apart, else the text (§4.2).
fn turning(kind: Option<Kind>, text: &str) -> Stage {
    match kind {
        Some(Kind::Readdress) => Stage::Redirecting,
        Some(Kind::ReturnToSender | Kind::ReturnToOriginOutlet) => Stage::Returning,
        Some(Kind::ChangeContact | Kind::HoldForPickup | Kind::Reschedule) | None => {
            if text.contains("改地址") || text.contains("转寄") {
                Stage::Redirecting
            } else {
                Stage::Returning
            }
        }
    }
}

/// `data` as signed, and `data_digest`: form parameters, or members of a JSON body (§5).
fn push_fields(hit: &HttpRequest) -> Result<(String, Option<String>), Reject> {
    if let Some(body) = decode::json(&hit.body).filter(Value::is_object) {
        let data = body.get("data").and_then(Value::as_str).ok_or(Reject::Unreadable)?;
        return Ok((data.to_owned(), decode::text(&body, "data_digest")));
    }
    let form = hit.form();
    let field = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    Ok((field("data").ok_or(Reject::Unreadable)?, field("data_digest")))
}

/// One pushed event (§5). `None` when it is not a track event.
fn pushed_track(data: &Value) -> Option<TrackEvent> {
    let waybill_no = decode::text(data, "billCode")?;
    let code = decode::text(data, "action")?;
    let at = decode::beijing(data, "actionTime")?;
    let site = decode::text(data, "facilityName").unwrap_or_default();
    let text = decode::text(data, "desc").unwrap_or_default();
    let listed = card::CARD.stage_code("push", &code).and_then(|row| row.stage);
    let stage = match code.as_str() {
        "ARRIVAL" if wire::is_hub_name(&site) => Some(Stage::AtHub),
        "RETURN_SCAN" => Some(turning(None, &text)),
        _ => listed,
    };
    let place = decode::text(data, "city").or(Some(site)).filter(|name| !name.is_empty());
    Some(TrackEvent { waybill_no, at, code, stage, text: Words::new(&text), place, continues_as: None })
}
