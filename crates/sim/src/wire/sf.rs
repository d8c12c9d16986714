//! SF from the inside (sf.md): a signed form with JSON in it, JSON in JSON back, unsigned route pushes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::fault::Operation;
use crate::parcel::Parcel;
use crate::route::Event;
use crate::wire::credentials::{SF_CHECKWORD, SF_MONTHLY_CARD, SF_PARTNER_ID};
use crate::wire::{
    Answer, Call, Hand, Protocol, PushBody, Refusal, WireReply, WireRequest, Wish, last4, put, sf_routes,
    sign, text_of,
};

pub(crate) struct Sf;

const SERVICE: &str = "/std/service";
const TOKEN: &str = "/oauth2/accessToken";
const INTERCEPT: &str = "EXP_RECE_WANTED_INTERCEPT";
const ROUTES: &str = "EXP_RECE_SEARCH_ROUTES";
const REGISTER: &str = "EXP_RECE_REGISTER_ROUTE";
const VALIDATE: &str = "EXP_RECE_VALIDATE_WAYBILLNO";

type Form = Vec<(String, String)>;

fn field<'a>(form: &'a Form, name: &str) -> Option<&'a str> {
    form.iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}

fn is_yes(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Bool(true))) || value.and_then(Value::as_str) == Some("true")
}

impl Protocol for Sf {
    fn operation(&self, request: &WireRequest) -> Option<Operation> {
        if request.path == TOKEN {
            return Some(Operation::Token);
        }
        let form = request.form();
        match field(&form, "serviceCode")? {
            INTERCEPT => {
                let data: Value = serde_json::from_str(field(&form, "msgData")?).unwrap_or_default();
                let withdraw = is_yes(data.get("cancel"));
                Some(if withdraw { Operation::Withdraw } else { Operation::Intercept })
            }
            ROUTES => Some(Operation::Track),
            REGISTER => Some(Operation::Subscribe),
            _ => None,
        }
    }

    fn read(&self, request: &WireRequest, tokens: &BTreeSet<String>) -> Result<Call, WireReply> {
        if request.method != "POST" {
            return Err(WireReply::text(405, "only POST"));
        }
        let form = request.form();
        match request.path.as_str() {
            TOKEN => return read_token(&form),
            SERVICE => {}
            _ => return Err(WireReply::text(404, "not found")),
        }
        let form_sent =
            request.header("content-type").is_some_and(|kind| kind.contains("x-www-form-urlencoded"));
        let required = ["partnerID", "requestID", "serviceCode", "timestamp", "msgData"];
        if !form_sent || required.iter().any(|name| field(&form, name).is_none()) {
            return Err(platform("A1001", "必传参数不可为空"));
        }
        let value = |name| field(&form, name).unwrap_or_default();
        if value("partnerID") != SF_PARTNER_ID {
            return Err(platform("A1004", "无对应服务权限"));
        }
        authenticate(&form, tokens)?;
        let service = value("serviceCode");
        if ![INTERCEPT, ROUTES, REGISTER, VALIDATE].contains(&service) {
            return Err(platform("A1004", "无对应服务权限"));
        }
        let data: Value = serde_json::from_str(value("msgData")).unwrap_or_default();
        let reference = value("requestID").to_owned();
        Ok(match service {
            INTERCEPT => read_intercept(&data, reference),
            ROUTES => read_routes(&data, reference),
            REGISTER => read_register(&data, reference),
            _ => Call::Check,
        })
    }

    fn write(&self, _call: &Call, answer: &Answer, serial: u64) -> WireReply {
        let data = match answer {
            Answer::Taken { told: false, .. } => Value::Null,
            Answer::Taken { number, fee_fen, site, .. } => json!({
                "cusId": number,
                "amount": *fee_fen as f64 / 100.0,
                "freightAdditionInfoResp": { "interceptionDeptCode": format!("SIM{site}W"), "transferFlg": "1" },
            }),
            Answer::Tracks(tracks) => sf_routes::search_answer(tracks),
            Answer::Token(token) => {
                return WireReply::json(&json!({
                    "apiResultCode": "A1000", "apiErrorMsg": "", "apiResponseID": response_id(serial),
                    "accessToken": token, "expiresIn": 7200,
                }));
            }
            Answer::Refused(refusal) => {
                let (code, message) = refusal_code(*refusal);
                return business(
                    serial,
                    json!({
                        "success": false, "errorCode": code, "errorMsg": message, "msgData": null,
                    }),
                );
            }
            Answer::Withdrawn | Answer::Status(_) | Answer::Subscribed | Answer::Checked => Value::Null,
        };
        business(serial, json!({ "success": true, "errorCode": "S0000", "errorMsg": null, "msgData": data }))
    }

    fn unknown_code(&self, _serial: u64) -> WireReply {
        platform("A1777", "未定义的平台状态")
    }

    fn throttled(&self, _serial: u64) -> WireReply {
        platform("A1005", "访问频率超限")
    }

    fn push(&self, parcel: &Parcel, event: &Event, id: u64, hand: Hand) -> Option<PushBody> {
        let mut route = sf_routes::pushed_route(parcel, event, id)?;
        if hand != Hand::Genuine {
            put(&mut route, "opCode", "80");
            put(&mut route, "remark", "已签收,感谢使用顺丰");
        }
        let body = json!({ "Body": { "WaybillRoute": [route] } }).to_string();
        let wrong_address = hand != Hand::Genuine;
        Some(PushBody { content_type: "application/json;charset=UTF-8", body, wrong_address })
    }

    /// sf.md §5.
    fn acknowledged(&self, reply: &WireReply) -> bool {
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        reply.status == 200 && text_of(&body, "return_code").as_deref() == Some("0000")
    }

    /// CONTRACT §2.2: SF pushes at most three times.
    fn push_attempts_max(&self) -> u32 {
        3
    }
}

fn read_token(form: &Form) -> Result<Call, WireReply> {
    let right = field(form, "partnerID") == Some(SF_PARTNER_ID)
        && field(form, "secret") == Some(SF_CHECKWORD)
        && field(form, "grantType") == Some("password");
    if right { Ok(Call::Token) } else { Err(platform("A1006", "数字签名无效")) }
}

/// Either signing mode, or a token given out before (sf.md §2).
fn authenticate(form: &Form, tokens: &BTreeSet<String>) -> Result<(), WireReply> {
    let value = |name| field(form, name).unwrap_or_default();
    if let Some(token) = field(form, "accessToken") {
        return if tokens.contains(token) { Ok(()) } else { Err(platform("A1002", "请求时效已过期")) };
    }
    let (data, stamp) = (value("msgData"), value("timestamp"));
    let digest = value("msgDigest");
    let right = [sign::sf_encoded(data, stamp, SF_CHECKWORD), sign::sf_plain(data, stamp, SF_CHECKWORD)];
    if right.iter().any(|known| known == digest) {
        Ok(())
    } else {
        Err(platform("A1006", "数字签名无效"))
    }
}

/// sf.md §3.1, §3.2, §4.1–4.4.
fn read_intercept(data: &Value, reference: String) -> Call {
    let waybill_no = text_of(data, "waybillNo").unwrap_or_default();
    let withdraw = is_yes(data.get("cancel"));
    let operation = if withdraw { Operation::Withdraw } else { Operation::Intercept };
    let bad = |field| Call::Bad {
        operation,
        waybill_no: waybill_no.clone(),
        reference: reference.clone(),
        refusal: Refusal::BadField(field),
    };
    let service = text_of(data, "serviceCode").unwrap_or_default();
    let pay_mode = text_of(data, "payMode").unwrap_or_default();
    if waybill_no.is_empty() {
        return bad("waybillNo");
    }
    if !["1", "2", "3"].contains(&text_of(data, "role").unwrap_or_default().as_str()) {
        return bad("role");
    }
    if !["1", "2", "3", "4"].contains(&pay_mode.as_str()) {
        return bad("payMode");
    }
    if withdraw {
        if !["1", "2"].contains(&service.as_str()) {
            return bad("serviceCode");
        }
        return Call::Withdraw { waybill_no, reference, proof: text_of(data, "cusId") };
    }
    if ["3", "4"].contains(&pay_mode.as_str()) {
        match text_of(data, "monthlyCardNo").as_deref() {
            None => return bad("monthlyCardNo"),
            Some(SF_MONTHLY_CARD) => {}
            Some(_) => return bad("monthlyCardUnknown"),
        }
    }
    let address = data.get("newDestAddress").cloned().unwrap_or_default();
    let complete =
        ["province", "city", "county", "address"].iter().all(|name| text_of(&address, name).is_some());
    let city = text_of(&address, "city").unwrap_or_default();
    let province = text_of(&address, "province").unwrap_or_default();
    let wish = match service.as_str() {
        "1" | "2" if !complete => return bad("newDestAddress"),
        "1" => Wish::Readdress { city, province },
        "2" => Wish::Return { to_city: Some((city, province)) },
        "5" => Wish::InPlace { to_station: true },
        "7" | "8" => Wish::InPlace { to_station: false },
        "3" | "4" | "6" | "9" | "10" | "12" => {
            return Call::Bad { operation, waybill_no, reference, refusal: Refusal::NotOffered };
        }
        _ => return bad("serviceCode"),
    };
    let phone_last4 = text_of(&address, "phone").as_deref().and_then(last4);
    Call::Intercept { waybill_no, reference, biz_no: None, wish, phone_last4 }
}

/// sf.md §3.4; the simulator knows waybills only (trackingType 1), at most ten.
fn read_routes(data: &Value, reference: String) -> Call {
    let waybills: Vec<String> = match data.get("trackingNumber") {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    };
    let by_waybill = text_of(data, "trackingType").is_none_or(|kind| kind == "1");
    if waybills.is_empty() || waybills.len() > 10 || !by_waybill {
        let waybill_no = waybills.into_iter().next().unwrap_or_default();
        let refusal = Refusal::BadField("trackingNumber");
        return Call::Bad { operation: Operation::Track, waybill_no, reference, refusal };
    }
    let phones = text_of(data, "checkPhoneNo").unwrap_or_default();
    let phones =
        phones.split(',').map(|phone| phone.trim().to_owned()).filter(|phone| !phone.is_empty()).collect();
    Call::Track { waybills, phones, reference }
}

/// sf.md §3.5.
fn read_register(data: &Value, reference: String) -> Call {
    let waybill_no = text_of(data, "attributeNo").unwrap_or_default();
    if waybill_no.is_empty() || text_of(data, "type").as_deref() != Some("2") {
        let refusal = Refusal::BadField("attributeNo");
        return Call::Bad { operation: Operation::Subscribe, waybill_no, reference, refusal };
    }
    Call::Subscribe { waybill_no, phone: text_of(data, "checkPhoneNo"), reference }
}

/// The codes of the interception service are unknown (sf.md §6); the `990…` ones are the simulator's own, and
/// say so. `S0002` (caller's input), `8018` and `8114` are seen in the sheet for other services.
fn refusal_code(refusal: Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::UnknownWaybill => ("8018", "未获取到订单信息"),
        Refusal::BeforePickup => ("990101", "[模拟器] 快件未揽收，不能截单"),
        Refusal::AtOutlet | Refusal::OutForDelivery => ("990102", "[模拟器] 快件已在派送中，不能截单"),
        Refusal::AtStation => ("990103", "[模拟器] 快件已入柜或到店，不能截单"),
        Refusal::Delivered => ("990104", "[模拟器] 快件已签收，不能截单"),
        Refusal::AlreadyTurning | Refusal::Exists | Refusal::SameRequest | Refusal::OtherChannel => {
            ("990105", "[模拟器] 该运单已有截单指令，不能重复发起")
        }
        Refusal::Cancelled => ("990106", "[模拟器] 订单已取消"),
        Refusal::NothingToWithdraw | Refusal::NotInitiator => ("990107", "[模拟器] 未找到可撤销的指令"),
        Refusal::TooLateToWithdraw => ("990108", "[模拟器] 指令已执行，不能撤销"),
        Refusal::PhoneMissing | Refusal::PhoneMismatch => ("990109", "[模拟器] 手机号校验不通过"),
        Refusal::NotOffered => ("990110", "[模拟器] 模拟器不提供该指令"),
        Refusal::BadField("monthlyCardUnknown") => ("8114", "月结卡号不允许"),
        Refusal::BadField(_) => ("S0002", "请求参数有误"),
    }
}

fn response_id(serial: u64) -> String {
    format!("{serial:032X}")
}

fn platform(code: &str, message: &str) -> WireReply {
    WireReply::json(&json!({
        "apiResponseID": response_id(0), "apiResultCode": code, "apiErrorMsg": message, "apiResultData": null,
    }))
}

/// The gateway's answer to a requestID it has already passed on (sf.md §6).
pub(crate) fn duplicate_request(_serial: u64) -> WireReply {
    platform("A1007", "重复请求")
}

fn business(serial: u64, inner: Value) -> WireReply {
    WireReply::json(&json!({
        "apiResponseID": response_id(serial), "apiResultCode": "A1000", "apiErrorMsg": "",
        "apiResultData": inner.to_string(),
    }))
}
