//! Requests typed from the sheets, signed with the recipes the vectors prove.

use crate::courier::Courier;
use crate::wire::credentials::*;
use crate::wire::{WireRequest, sign};

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// zto.md §2.
pub(super) fn zto(api: &str, body: &str) -> WireRequest {
    WireRequest {
        method: "POST".to_owned(),
        path: format!("/{api}"),
        query: String::new(),
        headers: vec![
            header("Content-Type", "application/json; charset=UTF-8"),
            header("x-appKey", ZTO_APP_KEY),
            header("x-dataDigest", &sign::zto(body, ZTO_APP_SECRET)),
        ],
        body: body.as_bytes().to_vec(),
    }
}

pub(super) fn zto_create(bill: &str, request_id: &str, destination_type: u8) -> WireRequest {
    let receiver = r#","receiveUsername":"李四","receivePhone":"13900001234","receiveProvince":"广东省","receiveCity":"广州市","receiveDistrict":"天河区","receiveAddress":"模拟路1号""#;
    let receiver = if destination_type > 2 { receiver } else { "" };
    let body = format!(
        r#"{{"billCode":"{bill}","requestId":"{request_id}","thirdBizNo":"BIZ-{bill}","destinationType":{destination_type}{receiver}}}"#
    );
    zto("thirdcenter.createIntercept", &body)
}

pub(super) fn zto_status(bill: &str) -> WireRequest {
    zto("thirdcenter.queryInterceptAndReturnStatus", &format!(r#"{{"billCode":"{bill}"}}"#))
}

/// sf.md §2, signed in the URL-encoded mode unless `plain`.
pub(super) fn sf_as(service: &str, request_id: &str, data: &str, plain: bool) -> WireRequest {
    let stamp = "1767294245000";
    let recipe = if plain { sign::sf_plain } else { sign::sf_encoded };
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("partnerID", SF_PARTNER_ID)
        .append_pair("requestID", request_id)
        .append_pair("serviceCode", service)
        .append_pair("timestamp", stamp)
        .append_pair("msgDigest", &recipe(data, stamp, SF_CHECKWORD))
        .append_pair("msgData", data)
        .finish();
    WireRequest {
        method: "POST".to_owned(),
        path: "/std/service".to_owned(),
        query: String::new(),
        headers: vec![header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")],
        body: body.into_bytes(),
    }
}

pub(super) fn sf(service: &str, request_id: &str, data: &str) -> WireRequest {
    sf_as(service, request_id, data, false)
}

/// sf.md §3.1: redirect (1) or return (2).
pub(super) fn sf_intercept(waybill_no: &str, request_id: &str, service: &str) -> WireRequest {
    let data = format!(
        r#"{{"waybillNo":"{waybill_no}","serviceCode":"{service}","role":"1","payMode":"4","monthlyCardNo":"{SF_MONTHLY_CARD}","newDestAddress":{{"province":"广东省","city":"广州市","county":"天河区","address":"模拟路1号","contact":"李四","phone":"13900001234"}}}}"#
    );
    sf("EXP_RECE_WANTED_INTERCEPT", request_id, &data)
}

pub(super) fn sf_routes(waybill_no: &str, phone: &str) -> WireRequest {
    let data = format!(r#"{{"trackingType":1,"trackingNumber":["{waybill_no}"],"checkPhoneNo":"{phone}"}}"#);
    sf("EXP_RECE_SEARCH_ROUTES", "11111111-2222-3333-4444-555555555555", &data)
}

/// yto.md §2, with the credentials of the method.
pub(super) fn yto(method: &str, param: &str) -> WireRequest {
    let (_, _, url_key, secret) = YTO_INTERFACES.into_iter().find(|(_, name, _, _)| *name == method).unwrap();
    let sign = sign::yto(param, method, "v1", secret);
    let body =
        serde_json::json!({ "timestamp": "1767294245000", "param": param, "sign": sign, "format": "JSON" });
    WireRequest {
        method: "POST".to_owned(),
        path: format!("/open/{method}/v1/{url_key}/{YTO_CUSTOMER}"),
        query: String::new(),
        headers: vec![header("Content-Type", "application/json")],
        body: body.to_string().into_bytes(),
    }
}

pub(super) fn yto_return(waybill_no: &str) -> WireRequest {
    yto("wanted_report_adapter", &format!(r#"{{"waybillNo":"{waybill_no}","wantedDesc":"拦截退回"}}"#))
}

pub(super) fn yto_change(waybill_no: &str) -> WireRequest {
    let param = format!(
        r#"{{"waybillNo":"{waybill_no}","wantedDesc":"客户改地址","receiverName":"李四","receiverTel":"13900001234","receiveProvName":"广东省","receiveCityName":"广州市","receiveCountyName":"天河区","receiveAddress":"模拟路1号"}}"#
    );
    yto("wanted_change_adapter", &param)
}

/// jd.md §2A.
pub(super) fn jd(path: &str, body: &str) -> WireRequest {
    let stamp = "2026-01-02 03:04:05";
    let sign = sign::jd_lop(JD_APP_SECRET, JD_TOKEN, JD_APP_KEY, path, body, stamp);
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("LOP-DN", "ECAP")
        .append_pair("app_key", JD_APP_KEY)
        .append_pair("access_token", JD_TOKEN)
        .append_pair("timestamp", stamp)
        .append_pair("v", "2.0")
        .append_pair("algorithm", "md5-salt")
        .append_pair("sign", &sign.to_uppercase())
        .finish();
    WireRequest {
        method: "POST".to_owned(),
        path: path.to_owned(),
        query,
        headers: vec![header("Content-Type", "application/json;charset=utf-8")],
        body: body.as_bytes().to_vec(),
    }
}

pub(super) fn jd_cancel(waybill_no: &str) -> WireRequest {
    let body = format!(
        r#"[{{"waybillCode":"{waybill_no}","orderOrigin":1,"customerCode":"{JD_CUSTOMER}","cancelReason":"用户取消","cancelReasonCode":"1","cancelType":1}}]"#
    );
    jd("/ecap/v1/orders/cancel", &body)
}

pub(super) fn jd_trace(waybill_no: &str) -> WireRequest {
    let body =
        format!(r#"[{{"waybillCode":"{waybill_no}","orderOrigin":1,"customerCode":"{JD_CUSTOMER}"}}]"#);
    jd("/ecap/v1/orders/trace/query", &body)
}

/// A return of the parcel in each courier's way.
pub(super) fn return_call(courier: Courier, waybill_no: &str, reference: &str) -> WireRequest {
    match courier {
        Courier::Sf => sf_intercept(waybill_no, reference, "2"),
        Courier::Zto => zto_create(waybill_no, reference, 2),
        Courier::Yto => yto_return(waybill_no),
        Courier::Jd => jd_cancel(waybill_no),
    }
}

/// A track query in each courier's way.
pub(super) fn track_call(courier: Courier, waybill_no: &str) -> WireRequest {
    match courier {
        Courier::Sf => sf_routes(waybill_no, "1234"),
        Courier::Zto => zto("zto.merchant.waybill.track.query", &format!(r#"{{"billCode":"{waybill_no}"}}"#)),
        Courier::Yto => yto("track_query_adapter", &format!(r#"{{"NUMBER":"{waybill_no}"}}"#)),
        Courier::Jd => jd_trace(waybill_no),
    }
}
