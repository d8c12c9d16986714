//! 京东物流 JD, LOP gateway (ECAP). Source: the protocol sheet `jd.md` (read 2026-11-22), sections cited below. The
//! body is always an array of arguments; token and signature travel in the query (§2).

mod card;
mod codes;
mod push;
mod reply;

use gaidao_core::{Kind, Moment};
use gaidao_kit::{
    Account, Ack, Call, CallName, Card, Connector, EncodeError, Event, HttpReply, HttpRequest, Proof, Reject,
    Reply, TrackAsk, sign,
};
use serde::Serialize;

use crate::wire;

/// The connector.
#[derive(Debug)]
pub struct Jd;

const CANCEL: &str = "/ecap/v1/orders/cancel";
const TRACE: &str = "/ecap/v1/orders/trace/query";
const SUBSCRIBE: &str = "/ecap/v1/orders/trace/subscribe";
/// A well-formed number for the test call: the sheet's sample (§2).
const SAMPLE_NO: &str = "JDVA00000000001";
/// 用户发起取消 (§3.1); the reason takes 1–30 characters and its words are free.
const REASON: &str = "用户取消";
const REASON_CODE: &str = "1";

/// Order origins that can be intercepted (§3.1): B2C and C2B; C2C orders can only be cancelled before pickup.
#[derive(Clone, Copy)]
struct Origin(u8);

impl Origin {
    fn of(account: &Account) -> Result<Self, EncodeError> {
        match account.get("order_origin") {
            None | Some("1") => Ok(Self(1)),
            Some("2") => Ok(Self(2)),
            Some(_) => Err(EncodeError::DoesNotFit { field: "order_origin", why: "is neither 1 nor 2" }),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cancel<'a> {
    waybill_code: &'a str,
    order_origin: u8,
    customer_code: &'a str,
    cancel_reason: &'static str,
    cancel_reason_code: &'static str,
    /// 0 for C2C orders, 1 for all others.
    cancel_type: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Trace<'a> {
    waybill_code: &'a str,
    order_origin: u8,
    customer_code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobile: Option<&'a str>,
}

impl Connector for Jd {
    fn card(&self) -> &'static Card {
        &card::CARD
    }

    fn encode(&self, call: &Call, at: &Moment, account: &Account) -> Result<HttpRequest, EncodeError> {
        let (path, body) = match call {
            Call::Check => (TRACE, wire::body(&[trace(SAMPLE_NO, None, account)?])?),
            Call::Intercept(command) if command.kind == Kind::ReturnToSender => {
                (CANCEL, wire::body(&[cancel(&command.parcel.waybill_no, account)?])?)
            }
            Call::Track(ask) => (TRACE, wire::body(&[trace(&ask.parcel.waybill_no, None, account)?])?),
            Call::Subscribe(ask) => (SUBSCRIBE, wire::body(&[subscribe(ask, account)?])?),
            Call::Intercept(_) => return Err(EncodeError::NotOffered { call: CallName::Intercept }),
            Call::Token | Call::Withdraw(_) | Call::Query(_) | Call::Quote(_) => {
                return Err(EncodeError::NotOffered { call: call.name() });
            }
        };
        let url = address(path, &body, &at.at.beijing(), account)?;
        Ok(HttpRequest::post(url, "application/json;charset=utf-8", body.into_bytes()))
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
        // §5, as production code answers.
        match outcome {
            Ack::Stored => HttpReply::json(r#"{"code":"200"}"#),
            Ack::Again => HttpReply::json(r#"{"code":"500","msg":"暂时无法接收，请重推"}"#),
            Ack::Rejected => {
                HttpReply { status: 403, ..HttpReply::json(r#"{"code":"500","msg":"拒绝接收"}"#) }
            }
        }
    }
}

fn cancel<'a>(waybill_code: &'a str, account: &'a Account) -> Result<Cancel<'a>, EncodeError> {
    Ok(Cancel {
        waybill_code,
        order_origin: Origin::of(account)?.0,
        customer_code: account.need("customer_code")?,
        cancel_reason: REASON,
        cancel_reason_code: REASON_CODE,
        cancel_type: 1,
    })
}

fn trace<'a>(
    waybill_code: &'a str,
    mobile: Option<&'a str>,
    account: &'a Account,
) -> Result<Trace<'a>, EncodeError> {
    let order_origin = Origin::of(account)?.0;
    Ok(Trace { waybill_code, order_origin, customer_code: account.need("customer_code")?, mobile })
}

/// §3.5: a subscription wants the last four digits of the recipient's phone.
fn subscribe<'a>(ask: &'a TrackAsk, account: &'a Account) -> Result<Trace<'a>, EncodeError> {
    let tail = ask.phone_last4.as_deref();
    let tail = tail.ok_or(EncodeError::DoesNotFit { field: "phone_last4", why: "is needed to subscribe" })?;
    trace(&ask.parcel.waybill_no, Some(tail), account)
}

/// §2A: sign = hex(MD5(secret + sorted parameters + secret)); `algorithm` and `LOP-DN` are not signed.
fn address(path: &str, body: &str, timestamp: &str, account: &Account) -> Result<String, EncodeError> {
    let secret = account.need("app_secret")?;
    let key = account.need("app_key")?;
    let token = account.need("access_token")?;
    let plain = format!(
        "{secret}access_token{token}app_key{key}method{path}param_json{body}timestamp{timestamp}v2.0{secret}"
    );
    Ok(format!(
        "{}{path}?LOP-DN=ECAP&app_key={}&access_token={}&timestamp={}&v=2.0&algorithm=md5-salt&sign={}",
        account.base_url,
        wire::percent(key),
        wire::percent(token),
        wire::percent(timestamp),
        sign::md5_hex(plain.as_bytes()),
    ))
}
