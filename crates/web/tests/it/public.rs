//! Snapshots of public bodies, with masked data, over one life of an interception.

use std::{collections::BTreeSet, fs, path::Path};

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::house::{House, WAYBILL, interception, order};

/// Every snapshot; a file of another name fails.
const NAMES: [&str; 20] = [
    "account",
    "address_incomplete",
    "assessment",
    "attempts",
    "audit",
    "contacts",
    "couriers",
    "dry_run",
    "interception_queued",
    "interception_withdrawn",
    "interceptions",
    "keys",
    "not_interceptable",
    "openapi",
    "order",
    "parcel",
    "recognize",
    "scans_report",
    "timeline",
    "webhooks",
];

/// Ids and digests are random bits: shown as `…`.
fn still(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(without_hex(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(still).collect()),
        Value::Object(map) => {
            Value::Object(map.into_iter().map(|(name, value)| (name, still(value))).collect())
        }
        other => other,
    }
}

fn without_hex(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for ch in text.chars().chain(std::iter::once('\n')) {
        if ch.is_ascii_hexdigit() && !ch.is_ascii_uppercase() {
            run.push(ch);
            continue;
        }
        out.push_str(if run.len() >= 24 { "…" } else { &run });
        run.clear();
        out.push(ch);
    }
    out.pop();
    out
}

fn shot(name: &str, body: Value) {
    let clear = body.to_string();
    for planted in ["13800138000", "13900139000", "13700137000", "张三", "李四", "文三路", "天童南路"]
    {
        assert!(!clear.contains(planted), "{name} shows {planted}");
    }
    kept(name, body);
}

fn kept(name: &str, body: Value) {
    assert!(NAMES.contains(&name), "{name} is not in the list");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_json_snapshot!(name, still(body));
    });
}

#[tokio::test]
async fn one_life() {
    let house = House::new().await;
    house.shipped().await;
    let get = |path: &'static str| {
        let house = &house;
        async move { house.get(path).await.expect(StatusCode::OK) }
    };
    shot("account", get("/api/v1/accounts/zto-main").await);
    shot("order", get("/api/v1/orders/A-1").await);
    shot("parcel", get("/api/v1/parcels/ZTO/73100130019486").await);
    shot("contacts", get("/api/v1/contacts?courier=ZTO").await);
    shot("recognize", get("/api/v1/couriers/recognize?waybill_no=73100130019486").await);
    let zto =
        |list: &Value| list["items"].as_array().unwrap().iter().find(|c| c["code"] == "ZTO").unwrap().clone();
    shot("couriers", zto(&get("/api/v1/couriers").await));

    let ask = json!({ "courier": "ZTO", "waybill_no": WAYBILL, "kind": "readdress" });
    shot("assessment", house.write("POST", "/api/v1/assessments", &ask).await.expect(StatusCode::OK));
    let mut readdress = interception();
    readdress["kind"] = json!("readdress");
    readdress["target_text"] = json!("李四 13900139000");
    let reply = house.write("POST", "/api/v1/interceptions", &readdress).await;
    shot("address_incomplete", {
        let mut body = reply.refused(422, "address_incomplete");
        // What was understood is the client's own text, given back for mending.
        body["parsed"] = Value::Null;
        body
    });
    readdress["target_text"] = json!("李四 13900139000 浙江省宁波市鄞州区天童南路1号");
    readdress["dry_run"] = json!(true);
    shot("dry_run", house.write("POST", "/api/v1/interceptions", &readdress).await.expect(StatusCode::OK));
    assert_eq!(get("/api/v1/interceptions").await["items"], json!([]), "a dry run stores nothing");

    let reply = house.write("POST", "/api/v1/interceptions", &interception()).await;
    let view = reply.expect(StatusCode::ACCEPTED);
    let place = reply.header("location").to_owned();
    assert_eq!(place, format!("/api/v1/interceptions/{}", view["id"].as_str().unwrap()));
    shot("interception_queued", view);
    shot("interceptions", get("/api/v1/interceptions?waiting=true&courier=ZTO&q=73100130019486").await);
    shot("timeline", house.get(&format!("{place}/timeline")).await.expect(StatusCode::OK));
    shot("attempts", house.get(&format!("{place}/attempts")).await.expect(StatusCode::OK));
    let note = json!({ "note": "客户改主意了" });
    let reply = house.write("POST", &format!("{place}/withdraw"), &note).await;
    shot("interception_withdrawn", reply.expect(StatusCode::OK));

    let scans = json!({ "scans": [
        { "courier": "ZTO", "waybill_no": WAYBILL, "at": "2026-11-22T09:50:00+08:00", "stage": "out_for_delivery", "text": "派送中" },
        { "courier": "ZTO", "waybill_no": WAYBILL, "at": "2026-11-22T09:50:00+08:00", "stage": "out_for_delivery", "text": "派送中" },
        { "courier": "NOPE", "waybill_no": "1", "at": "2026-11-22T09:50:00+08:00", "text": "x" },
        { "courier": "ZTO", "waybill_no": "1", "at": "today", "text": "x" },
    ] });
    shot("scans_report", house.write("POST", "/api/v1/scans", &scans).await.expect(StatusCode::OK));
    let reply = house.write("POST", "/api/v1/interceptions", &interception()).await;
    shot("not_interceptable", reply.refused(422, "not_interceptable"));

    let hook = json!({ "url": "https://oms.example.com/gaidao", "types": ["interception.completed"] });
    let made = house.write("POST", "/api/v1/webhooks", &hook).await.expect(StatusCode::CREATED);
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    let hooks = get("/api/v1/webhooks").await;
    assert!(hooks["items"][0].get("secret").is_none(), "the secret is shown once");
    shot("webhooks", hooks);
    shot("keys", get("/api/v1/api-keys").await);
    shot("audit", get("/api/v1/audit").await);
    assert_eq!(get("/api/v1/audit/verify").await["ok"], true);
}

#[tokio::test]
async fn clear_text_needs_its_scope() {
    let house = House::new().await;
    house.write("PUT", "/api/v1/orders/A-1", &order(&[])).await.expect(StatusCode::OK);
    let key = house.new_key(&house.merchant, Some(&["read", "clear_text"])).await;
    let request = crate::house::ask("GET", "/api/v1/orders/A-1", Some(&key)).body(axum::body::Body::empty());
    let view = house.send(request.unwrap()).await.expect(StatusCode::OK);
    assert_eq!(view["recipient"]["name"], "张三");
    assert_eq!(house.get("/api/v1/orders/A-1").await.json()["recipient"]["name"], "张*");
}

#[test]
fn the_document_is_the_snapshot() {
    kept("openapi", serde_json::from_str(&gaidao_web::openapi()).unwrap());
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let found: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().trim_end_matches(".snap").to_owned())
        .collect();
    assert_eq!(found, NAMES.iter().map(|&name| name.to_owned()).collect());
}
