//! 顺丰 SF, Fengqiao open platform. Source: the protocol sheet `sf.md` (read 2026-11-22), sections cited below. A
//! signed form around a JSON text; the answer holds JSON inside JSON (§2).

mod card;
mod codes;
mod push;
mod reply;
mod route;

use gaidao_core::{Kind, Moment, Payer};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Command, Connector, EncodeError, Event, HttpReply, HttpRequest,
    Proof, Reject, Reply, TrackAsk, Withdraw, sign,
};
use serde::Serialize;

use crate::{place::place, wire};

/// The connector.
#[derive(Debug)]
pub struct Sf;

const INTERCEPT: &str = "EXP_RECE_WANTED_INTERCEPT";
const ROUTES: &str = "EXP_RECE_SEARCH_ROUTES";
const REGISTER: &str = "EXP_RECE_REGISTER_ROUTE";
/// A harmless call that proves partnerID and checkword (§3.7).
const VALIDATE: &str = "EXP_RECE_VALIDATE_WAYBILLNO";
/// A well-formed number for it: the sheet's sample (§10).
const SAMPLE_NO: &str = "SF444201931741";
/// 寄方 (§4.2): the merchant sent the parcel.
const ROLE: &str = "1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Validate<'a> {
    waybill_no: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Wanted<'a> {
    waybill_no: &'a str,
    service_code: &'static str,
    role: &'static str,
    pay_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    monthly_card_no: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_dest_address: Option<Destination<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cus_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Destination<'a> {
    province: &'a str,
    city: &'a str,
    county: &'a str,
    address: String,
    contact: &'a str,
    phone: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Search<'a> {
    tracking_type: u8,
    tracking_number: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    check_phone_no: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Register<'a> {
    r#type: &'static str,
    attribute_no: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    check_phone_no: Option<&'a str>,
}

impl Connector for Sf {
    fn card(&self) -> &'static Card {
        &card::CARD
    }

    fn encode(&self, call: &Call, at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        let fresh = format!("{:032x}", at.nonce);
        let (service, request_id, data) = match call {
            Call::Check => (VALIDATE, fresh, wire::body(&Validate { waybill_no: SAMPLE_NO })?),
            Call::Intercept(command) => {
                (INTERCEPT, request_id(command, command.attempt), wire::body(&wanted(command, account)?)?)
            }
            Call::Withdraw(withdraw) => (
                INTERCEPT,
                request_id(&withdraw.command, withdraw.attempt),
                wire::body(&unwanted(withdraw, account)?)?,
            ),
            Call::Track(ask) => (ROUTES, fresh, wire::body(&search(ask))?),
            Call::Subscribe(ask) => (REGISTER, fresh, wire::body(&register(ask))?),
            Call::Token | Call::Query(_) | Call::Quote(_) => {
                return Err(EncodeError::NotOffered { call: call.name() });
            }
        };
        let timestamp = at.at.0.to_string();
        let digest = digest(&data, &timestamp, account)?;
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("partnerID", account.need("partner_id")?)
            .append_pair("requestID", &request_id_fits(request_id)?)
            .append_pair("serviceCode", service)
            .append_pair("timestamp", &timestamp)
            .append_pair("msgDigest", &digest)
            .append_pair("msgData", &data)
            .finish();
        let url = format!("{}/std/service", account.base_url);
        Ok(HttpRequest::post(url, "application/x-www-form-urlencoded;charset=UTF-8", body.into_bytes()))
    }

    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply {
        reply::decode(call, reply)
    }

    fn callback(
        &self,
        hit: &HttpRequest,
        _at: &Moment,
        _account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject> {
        push::read(hit)
    }

    fn acknowledge(&self, outcome: Ack) -> HttpReply {
        push::acknowledge(outcome)
    }

    fn acknowledge_hit(&self, hit: &HttpRequest, outcome: Ack) -> HttpReply {
        if push::legacy(hit).is_some() {
            push::acknowledge_legacy(outcome)
        } else {
            push::acknowledge(outcome)
        }
    }
}

/// §2: Base64(MD5(enc(msgData + timestamp + checkword))); `plain` leaves `enc` out. Both are in use.
fn digest(data: &str, timestamp: &str, account: &Account) -> Result<String, EncodeError> {
    let text = format!("{data}{timestamp}{}", account.need("checkword")?);
    match account.get("sign_mode") {
        None | Some("url_encoded") => Ok(sign::md5_base64(sign::java_url_encode(&text).as_bytes())),
        Some("plain") => Ok(sign::md5_base64(text.as_bytes())),
        Some(_) => {
            Err(EncodeError::DoesNotFit { field: "sign_mode", why: "is neither url_encoded nor plain" })
        }
    }
}

/// New for every attempt; SF keeps nothing by it (§7).
fn request_id(command: &Command, attempt: u32) -> String {
    format!("{}-{attempt}", command.reference)
}

/// `requestID` takes 40 characters (§2).
fn request_id_fits(id: String) -> Result<String, EncodeError> {
    if id.len() > 40 {
        return Err(EncodeError::DoesNotFit { field: "reference", why: "longer than 40 characters" });
    }
    Ok(id)
}

/// §4.3: 寄付月结 or 到付现结. SF has no code for "the courier pays".
fn pay<'a>(command: &Command, account: &'a Account) -> Result<(&'static str, Option<&'a str>), EncodeError> {
    match command.payer {
        Payer::Merchant => Ok(("4", Some(account.need("monthly_card_no")?))),
        Payer::Customer => Ok(("2", None)),
        Payer::Courier => {
            Err(EncodeError::DoesNotFit { field: "payer", why: "SF lets only sender or recipient pay" })
        }
    }
}

fn service_code(kind: Kind) -> Result<&'static str, EncodeError> {
    match kind {
        Kind::Readdress => Ok("1"),
        Kind::ReturnToSender => Ok("2"),
        Kind::ChangeContact => Ok("8"),
        Kind::ReturnToOriginOutlet | Kind::HoldForPickup | Kind::Reschedule => {
            Err(EncodeError::NotOffered { call: CallName::Intercept })
        }
    }
}

fn wanted<'a>(command: &'a Command, account: &'a Account) -> Result<Wanted<'a>, EncodeError> {
    let service_code = service_code(command.kind)?;
    let destination = if command.kind.returns() { back(command, account)? } else { destination(command)? };
    let (pay_mode, monthly_card_no) = pay(command, account)?;
    Ok(Wanted {
        waybill_no: &command.parcel.waybill_no,
        service_code,
        role: ROLE,
        pay_mode,
        monthly_card_no,
        new_dest_address: Some(destination),
        cancel: None,
        cus_id: None,
    })
}

fn destination(command: &Command) -> Result<Destination<'_>, EncodeError> {
    let place = place(command.target.as_ref())?;
    Ok(Destination {
        province: place.province,
        city: place.city,
        county: place.county,
        address: place.address,
        contact: place.name,
        phone: place.phone,
    })
}

/// A return names its destination too (§3.1): the command's, else the account's return address.
fn back<'a>(command: &'a Command, account: &'a Account) -> Result<Destination<'a>, EncodeError> {
    if command.target.is_some() {
        return destination(command);
    }
    Ok(Destination {
        province: account.need("return_province")?,
        city: account.need("return_city")?,
        county: account.need("return_county")?,
        address: account.need("return_address")?.to_owned(),
        contact: account.need("return_name")?,
        phone: account.need("return_phone")?,
    })
}

/// §3.2: only 转寄 and 退回 can be taken back, and only by the instruction's own id.
fn unwanted<'a>(withdraw: &'a Withdraw, account: &'a Account) -> Result<Wanted<'a>, EncodeError> {
    let command = &withdraw.command;
    let service_code = service_code(command.kind)?;
    if !command.kind.turns() {
        return Err(EncodeError::DoesNotFit {
            field: "kind",
            why: "SF withdraws only redirections and returns",
        });
    }
    let cus_id = command.courier_ref.as_deref().ok_or(EncodeError::DoesNotFit {
        field: "courier_ref",
        why: "SF gave no instruction id, so it cannot be withdrawn",
    })?;
    let (pay_mode, monthly_card_no) = pay(command, account)?;
    Ok(Wanted {
        waybill_no: &command.parcel.waybill_no,
        service_code,
        role: ROLE,
        pay_mode,
        monthly_card_no,
        new_dest_address: None,
        cancel: Some(true),
        cus_id: Some(cus_id),
    })
}

fn search(ask: &TrackAsk) -> Search<'_> {
    Search {
        tracking_type: 1,
        tracking_number: [&ask.parcel.waybill_no],
        check_phone_no: ask.phone_last4.as_deref(),
    }
}

/// §3.5: type 2 = waybill; the push address itself is set in the console.
fn register(ask: &TrackAsk) -> Register<'_> {
    Register { r#type: "2", attribute_no: &ask.parcel.waybill_no, check_phone_no: ask.phone_last4.as_deref() }
}
