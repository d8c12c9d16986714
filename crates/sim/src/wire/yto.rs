//! YTO from the inside (yto.md): one URL key and secret per interface, JSON calls, XML pushes.

use std::collections::BTreeSet;

use quick_xml::escape::escape;
use serde_json::{Value, json};

use crate::fault::Operation;
use crate::parcel::Parcel;
use crate::route::{Event, Kind, Road};
use crate::time::wall;
use crate::wire::credentials::{YTO_CUSTOMER, YTO_INTERFACES, YTO_PUSH_SECRET};
use crate::wire::{
    Answer, Call, Hand, Protocol, PushBody, Refusal, WireReply, WireRequest, Wish, last4, sign, text_of,
};

pub(crate) struct Yto;

/// `{method}`, `{urlKey}` and `{customerCode}` of `/open/{method}/v1/{urlKey}/{customerCode}` (yto.md §1).
fn parts(path: &str) -> Option<(&str, &str, &str)> {
    let mut parts = path.strip_prefix("/open/")?.split('/');
    let found = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    match (found, parts.next()) {
        ((method, "v1", key, customer), None) => Some((method, key, customer)),
        _ => None,
    }
}

impl Protocol for Yto {
    fn operation(&self, request: &WireRequest) -> Option<Operation> {
        match parts(&request.path)?.0 {
            "wanted_report_adapter" | "wanted_change_adapter" => Some(Operation::Intercept),
            "wanted_cancel_adapter" => Some(Operation::Withdraw),
            "track_query_adapter" => Some(Operation::Track),
            "subscribe_adapter" => Some(Operation::Subscribe),
            _ => None,
        }
    }

    fn read(&self, request: &WireRequest, _tokens: &BTreeSet<String>) -> Result<Call, WireReply> {
        if request.method != "POST" {
            return Err(WireReply::text(405, "only POST"));
        }
        let (method, key, customer) =
            parts(&request.path).ok_or_else(|| WireReply::text(404, "not found"))?;
        let known = YTO_INTERFACES.iter().find(|(_, name, _, _)| *name == method);
        let (_, _, url_key, secret) = known.ok_or_else(unauthorised)?;
        let (param, signature, reference) = envelope(request).ok_or_else(unauthorised)?;
        let right = sign::yto(&param, method, "v1", secret);
        if key != *url_key || customer != YTO_CUSTOMER || right != signature {
            return Err(unauthorised());
        }
        let param: Value = serde_json::from_str(&param).unwrap_or_default();
        Ok(match method {
            "wanted_report_adapter" => read_report(&param, reference),
            "wanted_change_adapter" => read_change(&param, reference),
            "wanted_cancel_adapter" => read_cancel(&param, reference),
            "track_query_adapter" => {
                let number =
                    text_of(&param, "NUMBER").or_else(|| text_of(&param, "Number")).unwrap_or_default();
                Call::Track { waybills: vec![number], phones: Vec::new(), reference }
            }
            _ => read_subscribe(&param, reference),
        })
    }

    fn write(&self, call: &Call, answer: &Answer, _serial: u64) -> WireReply {
        match answer {
            Answer::Tracks(tracks) => write_track(tracks),
            Answer::Subscribed => write_subscribed(call, true),
            Answer::Refused(_) if matches!(call, Call::Subscribe { .. }) => write_subscribed(call, false),
            Answer::Refused(refusal) => {
                let (code, message) = refusal_code(*refusal);
                WireReply::json(&json!({ "statusCode": code, "statusMessage": message }))
            }
            _ => WireReply::json(&json!({ "statusCode": 0, "statusMessage": "成功" })),
        }
    }

    fn unknown_code(&self, _serial: u64) -> WireReply {
        WireReply::json(&json!({ "statusCode": 7351, "statusMessage": "未定义的业务状态" }))
    }

    /// No sheet knows YTO's throttling code; HTTP 429 is the simulator's inference.
    fn throttled(&self, _serial: u64) -> WireReply {
        WireReply::text(429, "Too Many Requests")
    }

    fn push(&self, parcel: &Parcel, event: &Event, id: u64, hand: Hand) -> Option<PushBody> {
        let content = if hand == Hand::Genuine { info_content(event.kind, parcel)? } else { "SIGNED" };
        let (client, secret) = match hand {
            Hand::Genuine => (YTO_CUSTOMER, YTO_PUSH_SECRET),
            Hand::BadSignature => (YTO_CUSTOMER, "not-the-secret"),
            Hand::UnknownAccount => ("K99999999", "nobodys-secret"),
        };
        let xml = update_info(parcel, event, id, content, client);
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("logistics_interface", &xml)
            .append_pair("data_digest", &sign::yto_push(&xml, secret))
            .append_pair("clientId", client)
            .append_pair("type", "online")
            .finish();
        let content_type = "application/x-www-form-urlencoded;charset=UTF-8";
        Some(PushBody { content_type, body, wrong_address: false })
    }

    /// yto.md §5: an XML `Response` with `success` true.
    fn acknowledged(&self, reply: &WireReply) -> bool {
        #[derive(serde::Deserialize)]
        struct Response {
            success: String,
        }
        let text = String::from_utf8_lossy(&reply.body);
        let response: Result<Response, _> = quick_xml::de::from_str(&text);
        reply.status == 200 && response.is_ok_and(|response| response.success.trim() == "true")
    }

    /// The sheet only infers that there are repeats; their number is the simulator's own.
    fn push_attempts_max(&self) -> u32 {
        5
    }
}

/// `param`, `sign` and `timestamp`, from a JSON body or the form that also works (yto.md §2).
fn envelope(request: &WireRequest) -> Option<(String, String, String)> {
    if let Ok(body) = serde_json::from_slice::<Value>(&request.body) {
        return Some((text_of(&body, "param")?, text_of(&body, "sign")?, text_of(&body, "timestamp")?));
    }
    let form = request.form();
    let field = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    Some((field("param")?, field("sign")?, field("timestamp")?))
}

fn bad(operation: Operation, waybill_no: String, reference: String, field: &'static str) -> Call {
    Call::Bad { operation, waybill_no, reference, refusal: Refusal::BadField(field) }
}

/// yto.md §3.1.
fn read_report(param: &Value, reference: String) -> Call {
    let waybill_no = text_of(param, "waybillNo").unwrap_or_default();
    if waybill_no.is_empty() || text_of(param, "wantedDesc").is_none() {
        return bad(Operation::Intercept, waybill_no, reference, "wantedDesc");
    }
    let wish = Wish::Return { to_city: None };
    Call::Intercept { waybill_no, reference, biz_no: None, wish, phone_last4: None }
}

/// yto.md §3.2; the names mix `receiver…` and `receive…`.
fn read_change(param: &Value, reference: String) -> Call {
    let waybill_no = text_of(param, "waybillNo").unwrap_or_default();
    let needed = [
        "waybillNo",
        "wantedDesc",
        "receiverName",
        "receiverTel",
        "receiveProvName",
        "receiveCityName",
        "receiveCountyName",
        "receiveAddress",
    ];
    if needed.iter().any(|name| text_of(param, name).is_none()) {
        return bad(Operation::Intercept, waybill_no, reference, "receive");
    }
    let city = text_of(param, "receiveCityName").unwrap_or_default();
    let province = text_of(param, "receiveProvName").unwrap_or_default();
    let phone_last4 = text_of(param, "receiverTel").as_deref().and_then(last4);
    let wish = Wish::Readdress { city, province };
    Call::Intercept { waybill_no, reference, biz_no: None, wish, phone_last4 }
}

/// yto.md §3.3.
fn read_cancel(param: &Value, reference: String) -> Call {
    let waybill_no = text_of(param, "waybillNo").unwrap_or_default();
    if waybill_no.is_empty() || text_of(param, "dealRemark").is_none() {
        return bad(Operation::Withdraw, waybill_no, reference, "dealRemark");
    }
    Call::Withdraw { waybill_no, reference, proof: None }
}

/// yto.md §3.6: the inner object is a JSON string.
fn read_subscribe(param: &Value, reference: String) -> Call {
    let inner = text_of(param, "logistics_interface").unwrap_or_default();
    let inner: Value = serde_json::from_str(&inner).unwrap_or_default();
    let waybill_no = text_of(&inner, "waybillNo").unwrap_or_default();
    let own = text_of(&inner, "clientId").as_deref() == Some(YTO_CUSTOMER);
    if waybill_no.is_empty() || !own {
        return bad(Operation::Subscribe, waybill_no, reference, "logistics_interface");
    }
    Call::Subscribe { waybill_no, phone: None, reference }
}

fn unauthorised() -> WireReply {
    WireReply::json(&json!({ "success": false, "code": 401, "reason": "请求加密校验失败" }))
}

/// Only 1 is documented (yto.md §6); the `99…` codes are the simulator's own, and say so.
fn refusal_code(refusal: Refusal) -> (u32, &'static str) {
    match refusal {
        Refusal::Exists | Refusal::AlreadyTurning | Refusal::SameRequest | Refusal::OtherChannel => {
            (1, "已有有效拦截件，不能重复发起拦截")
        }
        Refusal::UnknownWaybill => (9901, "[模拟器] 运单不存在"),
        Refusal::BeforePickup | Refusal::Cancelled => (9902, "[模拟器] 运单未揽收，不能拦截"),
        Refusal::OutForDelivery | Refusal::AtOutlet => (9903, "[模拟器] 运单已派件，不能拦截"),
        Refusal::AtStation => (9904, "[模拟器] 运单已入驿站，不能拦截"),
        Refusal::Delivered => (9905, "[模拟器] 运单已签收，不能拦截"),
        Refusal::NothingToWithdraw | Refusal::NotInitiator => (9906, "[模拟器] 没有可取消的拦截件"),
        Refusal::TooLateToWithdraw => (9907, "[模拟器] 拦截已执行，不能取消"),
        Refusal::PhoneMissing | Refusal::PhoneMismatch | Refusal::NotOffered | Refusal::BadField(_) => {
            (9908, "[模拟器] 请求参数有误")
        }
    }
}

fn write_subscribed(call: &Call, success: bool) -> WireReply {
    let waybill_no = if let Call::Subscribe { waybill_no, .. } = call { waybill_no.as_str() } else { "" };
    WireReply::json(&json!({ "waybillNo": waybill_no, "success": success }))
}

/// yto.md §2 and §3.5: an array, oldest first; or the object that means "nothing found".
fn write_track(tracks: &[(String, Result<Parcel, Refusal>)]) -> WireReply {
    let Some((waybill_no, track)) = tracks.first() else { return unauthorised() };
    let rows: Vec<Value> = match track {
        Ok(parcel) => parcel.past().iter().filter_map(|event| track_row(parcel, event)).collect(),
        Err(_) => Vec::new(),
    };
    if rows.is_empty() {
        let empty: serde_json::Map<String, Value> = [(waybill_no.clone(), json!([]))].into_iter().collect();
        return WireReply::json(
            &json!({ "map": empty, "code": "1001", "success": "true", "message": "查询结果为空。" }),
        );
    }
    WireReply::json(&Value::Array(rows))
}

fn track_row(parcel: &Parcel, event: &Event) -> Option<Value> {
    let content = info_content(event.kind, parcel).filter(|_| event.kind != Kind::Created)?;
    Some(json!({
        "waybill_No": parcel.waybill_no,
        "upload_Time": wall(event.at),
        "infoContent": content,
        "processInfo": describe(parcel, event),
        "city": event.site.city_full(),
        "district": "",
        "weight": "1.0",
    }))
}

/// yto.md §4.
fn info_content(kind: Kind, parcel: &Parcel) -> Option<&'static str> {
    match kind {
        Kind::Created => Some("ACCEPT"),
        Kind::PickedUp => Some("GOT"),
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => Some("DEPARTURE"),
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => Some("ARRIVAL"),
        Kind::OutForDelivery => Some("SENT_SCAN"),
        Kind::ToStation => Some("INBOUND"),
        Kind::Collected | Kind::Delivered => Some("SIGNED"),
        Kind::Problem => Some("FAILED"),
        Kind::Turned if parcel.road == Road::Back => Some("TMS_RETURN"),
        Kind::Turned => Some("FORWARDING"),
        Kind::Held | Kind::Renumbered | Kind::Cancelled => None,
    }
}

fn describe(parcel: &Parcel, event: &Event) -> String {
    let site = &event.site.name;
    let next = event.to.as_deref().unwrap_or("下一站");
    let back = parcel.road == Road::Back;
    match event.kind {
        Kind::Created => "您的订单已接单".to_owned(),
        Kind::PickedUp => format!("【{site}】 取件人已揽收"),
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => {
            format!("【{site}】 已发出 下一站 【{next}】")
        }
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => format!("【{site}】 已收入"),
        Kind::OutForDelivery => format!("【{site}】 派件中"),
        Kind::ToStation => format!("快件已暂存至【{site}】附近的驿站，请及时取件"),
        Kind::Collected => "客户已从驿站取件，签收人: 本人".to_owned(),
        Kind::Delivered if back => "退回件已签收，签收人: 寄件人".to_owned(),
        Kind::Delivered => "客户签收人: 本人签收 感谢使用圆通速递".to_owned(),
        Kind::Problem => format!("【{site}】 派送异常"),
        Kind::Turned if back => format!("【{site}】 应发件人要求，快件退回"),
        Kind::Turned => format!("【{site}】 应客户要求，快件转寄至新地址"),
        Kind::Held | Kind::Renumbered | Kind::Cancelled => String::new(),
    }
}

/// yto.md §5.
fn update_info(parcel: &Parcel, event: &Event, id: u64, content: &str, client: &str) -> String {
    let order = format!("SIM{id}");
    let city = event.site.city_full();
    let (at, code, remark) = (wall(event.at), event.site.code(), describe(parcel, event));
    let fields = [
        ("logisticProviderID", "YTO"),
        ("clientID", client),
        ("mailNo", &parcel.waybill_no),
        ("txLogisticID", &order),
        ("infoType", "STATUS"),
        ("infoContent", content),
        ("acceptTime", &at),
        ("remark", &remark),
        ("orgName", &event.site.name),
        ("orgCode", &code),
        ("city", &city),
    ];
    let inner: String =
        fields.iter().map(|(name, value)| format!("<{name}>{}</{name}>", escape(*value))).collect();
    format!("<UpdateInfo>{inner}</UpdateInfo>")
}
