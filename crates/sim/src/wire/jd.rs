//! JD from the inside (jd.md): LOP gateway with signed query parameters, array bodies, unsigned JSON pushes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::fault::Operation;
use crate::parcel::Parcel;
use crate::route::{Event, Kind, Road};
use crate::time::wall;
use crate::wire::credentials::{JD_APP_KEY, JD_APP_SECRET, JD_CUSTOMER, JD_TOKEN};
use crate::wire::{
    Answer, Call, Hand, Protocol, PushBody, Refusal, WireReply, WireRequest, Wish, put, sign, text_of,
};

pub(crate) struct Jd;

const CANCEL: &str = "/ecap/v1/orders/cancel";
const TRACE: &str = "/ecap/v1/orders/trace/query";
const SUBSCRIBE: &str = "/ecap/v1/orders/trace/subscribe";

/// Codes of refusals no sheet gives a code for: the simulator's own.
const SIGN_CODE: u32 = 990_401;
const INPUT_CODE: u32 = 990_400;
const OWNER_CODE: u32 = 990_403;
const UNKNOWN_CODE: u32 = 990_404;

impl Protocol for Jd {
    fn operation(&self, request: &WireRequest) -> Option<Operation> {
        match request.path.as_str() {
            CANCEL => Some(Operation::Intercept),
            TRACE => Some(Operation::Track),
            SUBSCRIBE => Some(Operation::Subscribe),
            _ => None,
        }
    }

    fn read(&self, request: &WireRequest, _tokens: &BTreeSet<String>) -> Result<Call, WireReply> {
        if request.method != "POST" {
            return Err(WireReply::text(405, "only POST"));
        }
        let operation = self.operation(request).ok_or_else(|| WireReply::text(404, "not found"))?;
        let query: BTreeMap<String, String> =
            form_urlencoded::parse(request.query.as_bytes()).into_owned().collect();
        let body = authenticate(request, &query)?;
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        // jd.md §2: the body is always an array of arguments.
        let first = body.as_array().and_then(|list| list.first()).filter(|first| first.is_object());
        let order = first.ok_or_else(|| failed(62, "参数格式错误，请求体必须为数组"))?;
        let reference = query.get("timestamp").cloned().unwrap_or_default();
        Ok(read_order(operation, order, reference))
    }

    fn write(&self, call: &Call, answer: &Answer, serial: u64) -> WireReply {
        let Call::Intercept { waybill_no, .. } = call else {
            return write_read(answer, serial);
        };
        let result_type = match answer {
            Answer::Taken { cancelled: true, .. } => 0,
            Answer::Taken { .. } => 1,
            Answer::Refused(Refusal::UnknownWaybill) => return failed(UNKNOWN_CODE, "[模拟器] 运单不存在"),
            Answer::Refused(Refusal::Cancelled) => 2,
            _ => 3,
        };
        good(serial, json!({ "waybillCode": waybill_no, "orderCode": "", "resultType": result_type }))
    }

    fn unknown_code(&self, serial: u64) -> WireReply {
        good(serial, json!({ "orderCode": "", "resultType": 9 }))
    }

    /// No sheet knows JD's throttling code; HTTP 429 is the simulator's inference.
    fn throttled(&self, _serial: u64) -> WireReply {
        WireReply::text(429, "Too Many Requests")
    }

    fn push(&self, parcel: &Parcel, event: &Event, _id: u64, hand: Hand) -> Option<PushBody> {
        let node = node(parcel, event)?;
        let mut data = json!({
            "waybillCode": parcel.waybill_no,
            "orderId": "",
            "state": node.state,
            "operationTitle": node.title,
            "operationRemark": node.remark,
            "operationTime": wall(event.at),
            "category": node.category,
            "categoryName": node.category_name,
            "operateSite": event.site.name,
            "operateSiteId": event.site.code(),
            "routeProvinceName": event.site.province,
            "routeCityName": event.site.city_full(),
        });
        if hand != Hand::Genuine {
            put(&mut data, "state", "10034");
            put(&mut data, "category", 510);
            put(&mut data, "operationRemark", "货物已完成配送");
        }
        let wrong_address = hand != Hand::Genuine;
        let body = data.to_string();
        Some(PushBody { content_type: "application/json;charset=UTF-8", body, wrong_address })
    }

    /// jd.md §5.
    fn acknowledged(&self, reply: &WireReply) -> bool {
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        reply.status == 200 && text_of(&body, "code").as_deref() == Some("200")
    }

    /// Not in the sheet; the simulator's own.
    fn push_attempts_max(&self) -> u32 {
        3
    }
}

/// jd.md §2A. Returns the body as text.
fn authenticate<'a>(
    request: &'a WireRequest,
    query: &BTreeMap<String, String>,
) -> Result<&'a str, WireReply> {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    if value("LOP-DN") != "ECAP" && request.header("LOP-DN") != Some("ECAP") {
        return Err(failed(SIGN_CODE, "[模拟器] LOP-DN错误"));
    }
    if value("app_key") != JD_APP_KEY {
        return Err(failed(SIGN_CODE, "[模拟器] app_key不存在"));
    }
    // 19 is the token code of the older gateway (jd.md §6); that of LOP is unknown.
    if value("access_token") != JD_TOKEN {
        return Err(failed(19, "token已过期或者不存在，请重新授权"));
    }
    let body = std::str::from_utf8(&request.body).map_err(|_| failed(62, "参数格式错误"))?;
    let stamp = value("timestamp");
    let right = sign::jd_lop(JD_APP_SECRET, JD_TOKEN, JD_APP_KEY, &request.path, body, stamp);
    let recipe = value("v") == "2.0" && matches!(value("algorithm"), "" | "md5-salt");
    if stamp.is_empty() || !recipe || !right.eq_ignore_ascii_case(value("sign")) {
        return Err(failed(SIGN_CODE, "[模拟器] 签名错误"));
    }
    Ok(body)
}

fn read_order(operation: Operation, order: &Value, reference: String) -> Call {
    let waybill_no = text_of(order, "waybillCode").unwrap_or_default();
    let bad = |field| Call::Bad {
        operation,
        waybill_no: waybill_no.clone(),
        reference: reference.clone(),
        refusal: Refusal::BadField(field),
    };
    let origin = text_of(order, "orderOrigin").unwrap_or_default();
    if waybill_no.is_empty() || !["0", "1", "2"].contains(&origin.as_str()) {
        return bad("waybillCode");
    }
    if origin != "0" && text_of(order, "customerCode").as_deref() != Some(JD_CUSTOMER) {
        return bad("customerCode");
    }
    match operation {
        Operation::Intercept => {
            let reason = text_of(order, "cancelReason").unwrap_or_default();
            let code = text_of(order, "cancelReasonCode").unwrap_or_default();
            let kind = text_of(order, "cancelType").unwrap_or_default();
            let fits = (1..=30).contains(&reason.chars().count()) && ["1", "2"].contains(&code.as_str());
            if !fits || (kind == "0") != (origin == "0") {
                return bad("cancelReason");
            }
            let wish = Wish::Return { to_city: None };
            Call::Intercept { waybill_no, reference, biz_no: None, wish, phone_last4: None }
        }
        Operation::Subscribe => {
            let phone = text_of(order, "mobile");
            Call::Subscribe { waybill_no, phone, reference }
        }
        _ => Call::Track { waybills: vec![waybill_no], phones: Vec::new(), reference },
    }
}

fn request_id(serial: u64) -> String {
    format!("sim{serial:029}")
}

fn good(serial: u64, data: Value) -> WireReply {
    WireReply::json(&json!({
        "code": 0, "success": true, "msg": "ok", "subCode": null, "subMsg": null, "data": data, "mills": 1,
        "requestId": request_id(serial),
    }))
}

fn failed(code: u32, message: &str) -> WireReply {
    WireReply::json(&json!({
        "code": code, "success": false, "msg": message, "subCode": null, "subMsg": null, "data": null, "mills": 1,
        "requestId": request_id(0),
    }))
}

fn write_read(answer: &Answer, serial: u64) -> WireReply {
    match answer {
        Answer::Tracks(tracks) => match tracks.first() {
            Some((_, Ok(parcel))) => {
                let rows: Vec<Value> =
                    parcel.past().iter().filter_map(|event| trace_row(parcel, event)).collect();
                good(serial, json!({ "traceDetails": rows }))
            }
            _ => failed(UNKNOWN_CODE, "[模拟器] 运单不存在"),
        },
        // The text is the sheet's (§6), the code is not.
        Answer::Refused(Refusal::BadField("customerCode")) => failed(OWNER_CODE, "PIN与商家编码不符"),
        Answer::Refused(Refusal::UnknownWaybill) => failed(UNKNOWN_CODE, "[模拟器] 运单不存在"),
        Answer::Refused(_) => failed(INPUT_CODE, "[模拟器] 请求参数有误"),
        _ => good(serial, Value::Null),
    }
}

/// jd.md §3.5.
fn trace_row(parcel: &Parcel, event: &Event) -> Option<Value> {
    let node = node(parcel, event)?;
    Some(json!({
        "waybillCode": parcel.waybill_no,
        "category": node.category,
        "categoryName": node.category_name,
        "state": node.state,
        "operationTitle": node.title,
        "operationRemark": node.remark,
        "operationTime": wall(event.at),
        "operateSiteId": event.site.code(),
        "operatorName": "",
        "operatorPhone": "",
    }))
}

struct Node {
    category: u32,
    category_name: &'static str,
    state: &'static str,
    title: &'static str,
    remark: String,
}

/// jd.md §4.
fn node(parcel: &Parcel, event: &Event) -> Option<Node> {
    let site = &event.site.name;
    let next = event.to.as_deref().unwrap_or("下一站");
    let made = |(category, category_name), state, title, remark: String| {
        Some(Node { category, category_name, state, title, remark })
    };
    let moving = (430, "运输中");
    match event.kind {
        Kind::Created => made((100, "已接单"), "10010", "订单初始化", "订单已创建".to_owned()),
        Kind::PickedUp => {
            made((420, "已揽收"), "200001", "揽收完成", format!("【{site}】京东快递已收取快件"))
        }
        Kind::DepartOutlet => {
            made(moving, "200019", "站点装箱发货", format!("快件已从【{site}】发出，发往【{next}】"))
        }
        Kind::DepartHub | Kind::DepartCity => {
            made(moving, "10054", "分拣中心发货", format!("快件在【{site}】完成分拣，发往【{next}】"))
        }
        Kind::ArriveHub | Kind::ArriveCity => {
            made(moving, "10032", "分拣中心验货", format!("快件已到达【{site}】"))
        }
        Kind::ArriveOutlet => made(moving, "10033", "站点验货", format!("快件已到达【{site}】")),
        Kind::OutForDelivery => {
            made((440, "派送中"), "11000", "配送员收货", format!("【{site}】的快递员正在为您派送"))
        }
        Kind::ToStation => {
            made((440, "派送中"), "200051", "自提上架", "快件已放入自提柜，请及时取件".to_owned())
        }
        Kind::Collected | Kind::Delivered if parcel.road == Road::Back => {
            made((510, "妥投"), "10034", "妥投", "退回件已由商家签收".to_owned())
        }
        Kind::Collected | Kind::Delivered => {
            made((510, "妥投"), "10034", "妥投", "您的快件已签收".to_owned())
        }
        Kind::Problem if parcel.happened(Kind::OutForDelivery) => {
            made((440, "派送中"), "200031", "待再投", "快件配送未成功，待再次配送".to_owned())
        }
        Kind::Problem => made((403, "控单中"), "200000", "其他", format!("快件在【{site}】滞留")),
        Kind::Held => made((480, "已拦截"), "200000", "其他", format!("快件已在【{site}】拦截")),
        Kind::Renumbered => {
            let new = parcel.continues_as.as_deref().unwrap_or_default();
            made((480, "已拦截"), "200020", "换单打印", format!("快件已换单，新运单号{new}"))
        }
        Kind::Cancelled => made((690, "已取消"), "200010", "取消完成", "订单已取消".to_owned()),
        Kind::Turned => None,
    }
}
