//! ZTO from the inside (zto.md): header digest over the raw body, JSON answers, signed form pushes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::fault::Operation;
use crate::parcel::{Job, Parcel};
use crate::route::{Event, Kind, Road};
use crate::time::wall;
use crate::wire::credentials::{ZTO_APP_KEY, ZTO_APP_SECRET};
use crate::wire::{
    Answer, Call, Hand, Progress, Protocol, PushBody, Refusal, WireReply, WireRequest, Wish, last4, put,
    sign, text_of,
};

pub(crate) struct Zto;

const CREATE: &str = "/thirdcenter.createIntercept";
const CANCEL: &str = "/thirdcenter.cancelIntercept";
const STATUS: &str = "/thirdcenter.queryInterceptAndReturnStatus";
const TRACK: &str = "/zto.merchant.waybill.track.query";
/// The misspelling is the real name (zto.md §1).
const SUBSCRIBE: &str = "/zto.merchant.waybill.track.subsrcibe";

impl Protocol for Zto {
    fn operation(&self, request: &WireRequest) -> Option<Operation> {
        match request.path.as_str() {
            CREATE => Some(Operation::Intercept),
            CANCEL => Some(Operation::Withdraw),
            STATUS => Some(Operation::Query),
            TRACK => Some(Operation::Track),
            SUBSCRIBE => Some(Operation::Subscribe),
            _ => None,
        }
    }

    fn read(&self, request: &WireRequest, _tokens: &BTreeSet<String>) -> Result<Call, WireReply> {
        if request.method != "POST" {
            return Err(WireReply::text(405, "only POST"));
        }
        let operation = self.operation(request).ok_or_else(|| gateway("S207", "API不存在"))?;
        let key = request.header("x-appKey").or(request.header("x-companyid"));
        let digest = request.header("x-dataDigest");
        let (Some(key), Some(digest)) = (key, digest) else {
            return Err(gateway("S208", "缺少参数"));
        };
        if key != ZTO_APP_KEY {
            return Err(gateway("S210", "无权限"));
        }
        let body = std::str::from_utf8(&request.body).map_err(|_| gateway("S211", "签名错误"))?;
        if sign::zto(body, ZTO_APP_SECRET) != digest {
            return Err(gateway("S211", "签名错误"));
        }
        let body: Value = serde_json::from_str(body).map_err(|_| gateway("S208", "缺少参数"))?;
        let bill = text_of(&body, "billCode").ok_or_else(|| gateway("S208", "缺少参数 billCode"))?;
        Ok(match operation {
            Operation::Intercept => create(&body, bill)?,
            Operation::Withdraw => {
                let biz_no = text_of(&body, "thirdBizNo");
                Call::Withdraw {
                    waybill_no: bill,
                    reference: biz_no.clone().unwrap_or_default(),
                    proof: biz_no,
                }
            }
            Operation::Query => Call::Query { waybill_no: bill },
            Operation::Track => {
                let phones = text_of(&body, "mobilePhone").into_iter().collect();
                Call::Track { waybills: vec![bill], phones, reference: String::new() }
            }
            _ => {
                let phone = text_of(&body, "mobilePhone");
                Call::Subscribe { waybill_no: bill, phone, reference: String::new() }
            }
        })
    }

    fn write(&self, call: &Call, answer: &Answer, _serial: u64) -> WireReply {
        match answer {
            Answer::Taken { number, .. } => good("data", json!({ "centerBizNo": number })),
            Answer::Withdrawn => good("data", Value::Null),
            // The sheet does not show the answer for "no interception"; this is the simulator's inference.
            Answer::Status(None) => good("data", Value::Null),
            Answer::Status(Some((job, progress))) => good("data", status(call, job, *progress)),
            Answer::Tracks(tracks) => write_tracks(tracks),
            Answer::Refused(refusal) => {
                let (code, message) = refusal_code(*refusal);
                refused(code, message)
            }
            Answer::Subscribed | Answer::Token(_) | Answer::Checked => good("result", Value::Null),
        }
    }

    fn unknown_code(&self, _serial: u64) -> WireReply {
        refused("E29777", "未定义的业务状态")
    }

    fn throttled(&self, _serial: u64) -> WireReply {
        gateway("S221", "超过QPS限制")
    }

    fn push(&self, parcel: &Parcel, event: &Event, _id: u64, hand: Hand) -> Option<PushBody> {
        let mut data = push_data(parcel, event)?;
        let (company, secret) = match hand {
            Hand::Genuine => (ZTO_APP_KEY, ZTO_APP_SECRET),
            Hand::BadSignature => (ZTO_APP_KEY, "not-the-secret"),
            Hand::UnknownAccount => ("nobodysAppKey", "nobodysSecret"),
        };
        if hand != Hand::Genuine {
            put(&mut data, "action", "SIGNED");
            put(&mut data, "desc", "快件已签收");
        }
        let data = data.to_string();
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("data", &data)
            .append_pair("data_digest", &sign::zto(&data, secret))
            .append_pair("msg_type", "Traces")
            .append_pair("company_id", company)
            .finish();
        let content_type = "application/x-www-form-urlencoded;charset=UTF-8";
        Some(PushBody { content_type, body, wrong_address: false })
    }

    /// zto.md §5: ZTO decides by `status` only.
    fn acknowledged(&self, reply: &WireReply) -> bool {
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        let status = body.get("status");
        reply.status == 200 && (status == Some(&json!(true)) || status == Some(&json!("true")))
    }

    /// zto.md §5, seen for another push of the same platform.
    fn push_attempts_max(&self) -> u32 {
        16
    }
}

fn create(body: &Value, bill: String) -> Result<Call, WireReply> {
    let reference = text_of(body, "requestId").ok_or_else(|| gateway("S208", "缺少参数 requestId"))?;
    let bad = |refusal| {
        let (waybill_no, reference) = (bill.clone(), reference.clone());
        Ok(Call::Bad { operation: Operation::Intercept, waybill_no, reference, refusal })
    };
    let kind = text_of(body, "destinationType").unwrap_or_default();
    let phone = text_of(body, "receivePhone");
    if matches!(kind.as_str(), "3" | "4") {
        let needed = ["receiveUsername", "receivePhone", "receiveProvince", "receiveCity", "receiveAddress"];
        if needed.iter().any(|field| text_of(body, field).is_none()) {
            return bad(Refusal::BadField("receive"));
        }
        let text = phone.as_deref().unwrap_or_default();
        if text.chars().count() > 16 {
            return bad(Refusal::BadField("phone_long"));
        }
        if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '转'))
            || last4(text).is_none()
        {
            return bad(Refusal::BadField("phone"));
        }
    }
    let city = text_of(body, "receiveCity").unwrap_or_default();
    let province = text_of(body, "receiveProvince").unwrap_or_default();
    let wish = match kind.as_str() {
        "1" | "2" => Wish::Return { to_city: None },
        "3" => Wish::Readdress { city, province },
        "4" => Wish::Return { to_city: Some((city, province)) },
        _ => return bad(Refusal::BadField("destinationType")),
    };
    Ok(Call::Intercept {
        waybill_no: bill,
        reference,
        biz_no: text_of(body, "thirdBizNo"),
        wish,
        phone_last4: phone.as_deref().and_then(last4),
    })
}

fn good(field: &str, value: Value) -> WireReply {
    WireReply::json(&json!({ "status": true, "statusCode": "SYS000", "message": "操作成功", field: value }))
}

fn refused(code: &str, message: &str) -> WireReply {
    WireReply::json(&json!({ "status": false, "statusCode": code, "message": message, "data": null }))
}

/// A refusal of the gateway, before any business system (zto.md §6).
fn gateway(code: &str, message: &str) -> WireReply {
    WireReply::json(&json!({ "status": false, "statusCode": code, "message": message, "result": null }))
}

/// zto.md §6, interception and data-authorisation codes.
fn refusal_code(refusal: Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::UnknownWaybill => ("E23102", "订单信息不存在"),
        Refusal::BeforePickup => ("E23119", "暂无物流轨迹"),
        Refusal::AtOutlet => ("E23137", "快件已到达派件网点"),
        Refusal::OutForDelivery => ("E23120", "快件已有派件扫描"),
        Refusal::AtStation => ("E23112", "快件已进入第三方"),
        Refusal::Delivered => ("E23101", "快件已签收"),
        Refusal::AlreadyTurning => ("E23123", "快件已是退回件或改地址件"),
        Refusal::Cancelled | Refusal::NotOffered => ("E23139", "不满足业务规则"),
        Refusal::Exists => ("E23121", "同渠道已存在拦截任务"),
        Refusal::SameRequest => ("E23127", "相同请求已存在"),
        Refusal::OtherChannel => ("E23116", "其他渠道已拦截或已达最大次数"),
        Refusal::NothingToWithdraw | Refusal::TooLateToWithdraw => ("E23130", "非拦截中状态，不能取消"),
        Refusal::NotInitiator => ("E23131", "取消方与发起方不一致"),
        Refusal::PhoneMissing => ("E413", "请输入收寄件人手机号后四位"),
        Refusal::PhoneMismatch => ("E409", "手机号校验不通过"),
        Refusal::BadField("destinationType") => ("E23108", "目的地类型错误"),
        Refusal::BadField("phone") => ("E23148", "手机号格式错误"),
        Refusal::BadField("phone_long") => ("E23150", "手机号超过16位"),
        Refusal::BadField(_) => ("S208", "缺少参数"),
    }
}

/// zto.md §4.1.
fn status(call: &Call, _job: &Job, progress: Progress) -> Value {
    let bill = if let Call::Query { waybill_no } = call { waybill_no.as_str() } else { "" };
    let (status, name) = match progress {
        Progress::Waiting => ("INTERCEPTING", "拦截中"),
        Progress::Caught => ("INTERCEPT_SUCCESS", "拦截成功"),
        Progress::Underway => ("PACKAGE_DELIVERYING", "退改中"),
        Progress::Closed => ("INTERCEPT_DISCONTINUE", "拦截完结"),
        Progress::Withdrawn => ("INTERCEPT_CANCEL", "取消拦截"),
    };
    json!({ "billCode": bill, "serviceCode": null, "status": status, "statusName": name })
}

fn write_tracks(tracks: &[(String, Result<Parcel, Refusal>)]) -> WireReply {
    match tracks.first() {
        Some((_, Ok(parcel))) => {
            let rows: Vec<Value> =
                parcel.past().iter().filter_map(|event| track_row(parcel, event)).collect();
            good("result", Value::Array(rows))
        }
        Some((_, Err(refusal))) if *refusal != Refusal::UnknownWaybill => {
            let (code, message) = refusal_code(*refusal);
            gateway(code, message)
        }
        _ => good("result", Value::Array(Vec::new())),
    }
}

/// zto.md §3.4, with the scan words of §4.3.
fn track_row(parcel: &Parcel, event: &Event) -> Option<Value> {
    let scan_type = match event.kind {
        Kind::PickedUp => "收件",
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => "发件",
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => "到件",
        Kind::OutForDelivery => "派件",
        Kind::ToStation => "ARRIVAL",
        Kind::Collected => "SIGNED",
        Kind::Delivered => "签收",
        Kind::Problem => "问题件",
        Kind::Turned => "退件",
        Kind::Created | Kind::Held | Kind::Renumbered | Kind::Cancelled => return None,
    };
    Some(json!({
        "billCode": parcel.waybill_no,
        "scanType": scan_type,
        "scanDate": event.at,
        "scanSite": {
            "code": event.site.code(), "name": event.site.name, "prov": event.site.province,
            "city": event.site.city_full(), "isCenter": if event.site.centre { "T" } else { "F" },
        },
        "preOrNextSite": event.to.as_ref().map(|name| json!({ "name": name })),
        "signMan": (event.kind == Kind::Delivered).then_some("本人"),
        "desc": describe(parcel, event),
    }))
}

/// zto.md §4.2 and §5.
fn push_data(parcel: &Parcel, event: &Event) -> Option<Value> {
    let action = match event.kind {
        Kind::PickedUp => "GOT",
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => "DEPARTURE",
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => "ARRIVAL",
        Kind::OutForDelivery => "DISPATCH",
        Kind::ToStation => "INBOUND",
        Kind::Collected => "DEPARTURE_SIGNED",
        Kind::Delivered if parcel.road == Road::Back => "RETURN_SIGNED",
        Kind::Delivered => "SIGNED",
        Kind::Problem => "PROBLEM",
        Kind::Turned => "RETURN_SCAN",
        Kind::Created | Kind::Held | Kind::Renumbered | Kind::Cancelled => return None,
    };
    let mut data = json!({
        "billCode": parcel.waybill_no,
        "action": action,
        "facilityCode": event.site.code(),
        "facilityName": event.site.name,
        "city": event.site.city_full(),
        "actionTime": wall(event.at),
        "desc": describe(parcel, event),
    });
    if let Some(next) = &event.to {
        put(&mut data, "nextNodeName", next.as_str());
    }
    if event.kind == Kind::Problem {
        put(&mut data, "problemCode", "SIM1");
    }
    Some(data)
}

fn describe(parcel: &Parcel, event: &Event) -> String {
    let city = event.site.city_full();
    let site = &event.site.name;
    let next = event.to.as_deref().unwrap_or("下一站");
    let back = parcel.road == Road::Back;
    match event.kind {
        Kind::PickedUp => format!("【{city}】【{site}】的业务员 已揽收"),
        Kind::DepartOutlet | Kind::DepartHub | Kind::DepartCity => {
            format!("【{city}】快件已离开【{site}】，发往【{next}】")
        }
        Kind::ArriveHub | Kind::ArriveCity | Kind::ArriveOutlet => format!("【{city}】快件已到达【{site}】"),
        Kind::OutForDelivery => format!("【{city}】【{site}】的业务员 正在派件"),
        Kind::ToStation => format!("【{city}】快件已存放至【{site}代理点】，请及时取件"),
        Kind::Collected => format!("【{city}】快件已在【{site}代理点】被取出，签收人：本人"),
        Kind::Delivered if back => format!("【{city}】退件已由寄件方签收，感谢使用中通快递"),
        Kind::Delivered => format!("【{city}】快件已签收，签收人：本人，感谢使用中通快递"),
        Kind::Problem => format!("【{city}】快件在【{site}】滞留，原因：其他"),
        Kind::Turned if back => format!("【{city}】快件在【{site}】已做退件，正在退回寄件方"),
        Kind::Turned => format!("【{city}】快件在【{site}】已改地址，正在发往新的收件地址"),
        Kind::Created | Kind::Held | Kind::Renumbered | Kind::Cancelled => String::new(),
    }
}
