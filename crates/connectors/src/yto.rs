//! 圆通 YTO, open platform open.yto.net.cn. Source: the protocol sheet `yto.md` (read 2026-11-22), sections cited
//! below. Each interface has its own address, and answers in its own shape: no two share a parser (§2).

mod card;
mod push;
mod reply;

use gaidao_core::{Kind, Moment};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Command, Connector, EncodeError, Event, HttpReply, HttpRequest,
    Proof, Reject, Reply, TrackAsk, sign,
};
use serde::Serialize;

use crate::{place::place, wire};

/// The connector.
#[derive(Debug)]
pub struct Yto;

const VERSION: &str = "v1";
/// A well-formed number for the test call: the sheet's sample (§10).
const SAMPLE_NO: &str = "YT2600227881409";
/// The texts of the sheet's own vectors (§2): the interface wants a non-empty reason and prescribes no words.
const RETURN_TEXT: &str = "拦截退回";
const CHANGE_TEXT: &str = "改地址";
const CANCEL_TEXT: &str = "客户取消";

/// One interface of the console: its method and the account fields of its own credentials (§1).
struct Interface {
    method: &'static str,
    url_key: &'static str,
    secret: &'static str,
}

const fn interface(method: &'static str, url_key: &'static str, secret: &'static str) -> Interface {
    Interface { method, url_key, secret }
}

const RETURN: Interface = interface("wanted_report_adapter", "return_url_key", "return_secret");
const CHANGE: Interface = interface("wanted_change_adapter", "change_url_key", "change_secret");
const CANCEL: Interface = interface("wanted_cancel_adapter", "cancel_url_key", "cancel_secret");
const TRACK: Interface = interface("track_query_adapter", "track_url_key", "track_secret");
const SUBSCRIBE: Interface = interface("subscribe_adapter", "subscribe_url_key", "subscribe_secret");

#[derive(Serialize)]
struct Envelope<'a> {
    timestamp: String,
    param: &'a str,
    sign: String,
    format: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    waybill_no: &'a str,
    wanted_desc: &'static str,
}

/// The names mix `receiver…` and `receive…` (§3.2).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    waybill_no: &'a str,
    wanted_desc: &'static str,
    receiver_name: &'a str,
    receiver_tel: &'a str,
    receive_prov_name: &'a str,
    receive_city_name: &'a str,
    receive_county_name: &'a str,
    receive_address: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cancel<'a> {
    waybill_no: &'a str,
    deal_remark: &'static str,
}

#[derive(Serialize)]
struct Ask<'a> {
    #[serde(rename = "NUMBER")]
    number: &'a str,
}

#[derive(Serialize)]
struct Subscribe<'a> {
    client_id: &'a str,
    msg_type: &'static str,
    logistics_interface: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Watched<'a> {
    client_id: &'a str,
    waybill_no: &'a str,
}

impl Connector for Yto {
    fn card(&self) -> &'static Card {
        &card::CARD
    }

    fn encode(&self, call: &Call, at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        let (interface, param) = match call {
            Call::Check => (TRACK, wire::body(&Ask { number: SAMPLE_NO })?),
            Call::Intercept(command) => intercept(command)?,
            Call::Withdraw(withdraw) => (
                CANCEL,
                wire::body(&Cancel {
                    waybill_no: &withdraw.command.parcel.waybill_no,
                    deal_remark: CANCEL_TEXT,
                })?,
            ),
            Call::Track(ask) => (TRACK, wire::body(&Ask { number: &ask.parcel.waybill_no })?),
            Call::Subscribe(ask) => (SUBSCRIBE, subscribe(ask, account)?),
            Call::Token | Call::Query(_) | Call::Quote(_) => {
                return Err(EncodeError::NotOffered { call: call.name() });
            }
        };
        let customer = account.need("customer_code")?;
        let url_key = account.need(interface.url_key)?;
        let secret = account.need(interface.secret)?;
        let method = interface.method;
        let (key, customer) = (wire::percent(url_key), wire::percent(customer));
        let url = format!("{}/open/{method}/{VERSION}/{key}/{customer}", account.base_url);
        let envelope = Envelope {
            timestamp: at.at.0.to_string(),
            param: &param,
            // §2: Base64(MD5(param + method + version + secret)); the timestamp is not signed.
            sign: sign::md5_base64(format!("{param}{method}{VERSION}{secret}").as_bytes()),
            format: "JSON",
        };
        Ok(HttpRequest::post(url, "application/json; charset=UTF-8", wire::body(&envelope)?.into_bytes()))
    }

    fn decode(&self, call: &Call, reply: &HttpReply) -> Reply {
        reply::decode(call, reply)
    }

    fn callback(
        &self,
        hit: &HttpRequest,
        _at: &Moment,
        account: &Account,
    ) -> Result<(Proof, Vec<Event>), Reject> {
        push::read(hit, account)
    }

    fn acknowledge(&self, outcome: Ack) -> HttpReply {
        push::acknowledge(None, outcome)
    }

    fn acknowledge_hit(&self, hit: &HttpRequest, outcome: Ack) -> HttpReply {
        push::acknowledge(Some(hit), outcome)
    }
}

fn intercept(command: &Command) -> Result<(Interface, String), EncodeError> {
    match command.kind {
        Kind::ReturnToSender => {
            let report = Report { waybill_no: &command.parcel.waybill_no, wanted_desc: RETURN_TEXT };
            Ok((RETURN, wire::body(&report)?))
        }
        Kind::Readdress => Ok((CHANGE, wire::body(&change(command)?)?)),
        Kind::ReturnToOriginOutlet | Kind::ChangeContact | Kind::HoldForPickup | Kind::Reschedule => {
            Err(EncodeError::NotOffered { call: CallName::Intercept })
        }
    }
}

fn change(command: &Command) -> Result<Change<'_>, EncodeError> {
    let place = place(command.target.as_ref())?;
    Ok(Change {
        waybill_no: &command.parcel.waybill_no,
        wanted_desc: CHANGE_TEXT,
        receiver_name: place.name,
        receiver_tel: place.phone,
        receive_prov_name: place.province,
        receive_city_name: place.city,
        receive_county_name: place.county,
        receive_address: place.address,
    })
}

/// §3.6: the inner object is a JSON string.
fn subscribe(ask: &TrackAsk, account: &Account) -> Result<String, EncodeError> {
    let client_id = account.need("customer_code")?;
    let watched = wire::body(&Watched { client_id, waybill_no: &ask.parcel.waybill_no })?;
    wire::body(&Subscribe { client_id, msg_type: "online", logistics_interface: watched })
}
