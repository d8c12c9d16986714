//! Bad input: a documented code, the field named, nothing stored.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::house::{House, WAYBILL, ask, interception, order};

/// One bad body for a path, what it is refused with, and the field named.
struct Bad {
    path: &'static str,
    method: &'static str,
    body: Value,
    status: u16,
    code: &'static str,
    field: &'static str,
}

fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let place = body.pointer_mut(parent).unwrap();
    match place {
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        other => other[name] = value,
    }
    body
}

fn without(mut body: Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    body.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    body
}

fn bad_orders() -> Vec<Bad> {
    let good = || order(&[WAYBILL]);
    let bad =
        |body, code, field| Bad { path: "/api/v1/orders/B-1", method: "PUT", body, status: 422, code, field };
    let mut list: Vec<Bad> = ["shop", "buyer_phone", "placed_at", "recipient"]
        .map(|field| bad(without(good(), &format!("/{field}")), "missing_field", field))
        .into();
    for member in ["name", "phone", "province", "detail"] {
        let field: &'static str = Box::leak(format!("recipient.{member}").into_boxed_str());
        list.push(bad(without(good(), &format!("/recipient/{member}")), "missing_field", field));
        list.push(bad(with(good(), &format!("/recipient/{member}"), json!(" ")), "invalid_field", field));
        list.push(bad(
            with(good(), &format!("/recipient/{member}"), json!("1380013\u{7}8000")),
            "invalid_field",
            field,
        ));
    }
    list.extend([
        bad(without(good(), "/parcels/0/courier"), "missing_field", "parcels[0].courier"),
        bad(without(good(), "/parcels/0/waybill_no"), "missing_field", "parcels[0].waybill_no"),
        bad(with(good(), "/parcels/0/courier", json!("NOPE")), "courier_unknown", "parcels[0].courier"),
        bad(with(good(), "/parcels/0/waybill_no", json!("")), "invalid_field", "parcels[0].waybill_no"),
        bad(
            with(good(), "/parcels/0/waybill_no", json!("7".repeat(41))),
            "invalid_field",
            "parcels[0].waybill_no",
        ),
        bad(with(good(), "/parcels/0/waybill_no", json!("7\n3")), "invalid_field", "parcels[0].waybill_no"),
        bad(
            with(good(), "/parcels/0/shipped_at", json!("yesterday")),
            "invalid_field",
            "parcels[0].shipped_at",
        ),
        bad(
            with(good(), "/parcels", json!(vec![json!({"courier":"ZTO","waybill_no":"1"}); 51])),
            "invalid_field",
            "parcels",
        ),
        bad(with(good(), "/placed_at", json!("2026-11-20 09:30:00")), "invalid_field", "placed_at"),
        bad(with(good(), "/buyer_phone", json!("call me")), "invalid_field", "buyer_phone"),
        bad(with(good(), "/value_fen", json!(-1)), "invalid_field", "value_fen"),
        bad(with(good(), "/value_fen", json!(12.5)), "invalid_field", "value_fen"),
        bad(with(good(), "/remark", json!("\u{0}")), "invalid_field", "remark"),
        bad(with(good(), "/remark", json!("x".repeat(1_001))), "invalid_field", "remark"),
        bad(with(good(), "/colour", json!("red")), "unknown_field", "colour"),
        bad(with(good(), "/recipient/colour", json!("red")), "unknown_field", "recipient.colour"),
        bad(json!([]), "invalid_field", "body"),
    ]);
    list
}

fn bad_interceptions() -> Vec<Bad> {
    let good = interception;
    let bad = |body, code, field| Bad {
        path: "/api/v1/interceptions",
        method: "POST",
        body,
        status: 422,
        code,
        field,
    };
    let mut list: Vec<Bad> = ["courier", "waybill_no", "kind", "reason", "channel", "payer"]
        .map(|field| bad(without(good(), &format!("/{field}")), "missing_field", field))
        .into();
    list.extend([
        bad(with(good(), "/kind", json!("explode")), "invalid_field", "kind"),
        bad(with(good(), "/reason", json!("")), "invalid_field", "reason"),
        bad(with(good(), "/courier", json!("NOPE")), "courier_unknown", "courier"),
        bad(with(good(), "/fee_max_fen", json!(-5)), "invalid_field", "fee_max_fen"),
        bad(with(good(), "/kind", json!("readdress")), "invalid_field", "target"),
        bad(with(good(), "/note", json!("\u{1b}[31m")), "invalid_field", "note"),
        Bad {
            status: 404,
            ..bad(with(good(), "/waybill_no", json!("73100130019999")), "parcel_unknown", "")
        },
    ]);
    list
}

fn bad_others() -> Vec<Bad> {
    let post = |path, body, code, field| Bad { path, method: "POST", body, status: 422, code, field };
    vec![
        post("/api/v1/scans", json!({}), "missing_field", "scans"),
        post(
            "/api/v1/scans",
            json!({ "scans": [{ "courier": "ZTO" }] }),
            "missing_field",
            "scans[0].waybill_no",
        ),
        post(
            "/api/v1/assessments",
            json!({ "courier": "ZTO", "kind": "readdress" }),
            "missing_field",
            "waybill_no",
        ),
        post("/api/v1/addresses/parse", json!({ "text": "x".repeat(1_001) }), "invalid_field", "text"),
        post("/api/v1/webhooks", json!({ "url": "http://127.0.0.1/x" }), "invalid_field", "url"),
        post(
            "/api/v1/webhooks",
            json!({ "url": "https://a.example/x", "types": ["nope"] }),
            "invalid_field",
            "types[0]",
        ),
        post("/api/v1/api-keys", json!({ "name": "a", "scopes": ["root"] }), "invalid_field", "scopes"),
        post("/api/v1/api-keys", json!({ "name": "a", "expires_at": "soon" }), "invalid_field", "expires_at"),
        Bad {
            method: "PUT",
            ..post(
                "/api/v1/accounts/x",
                json!({ "connector": "nope", "environment": "sandbox" }),
                "invalid_field",
                "connector",
            )
        },
    ]
}

#[tokio::test]
async fn every_bad_body_is_refused_with_its_field_and_stores_nothing() {
    let house = House::new().await;
    house.shipped().await;
    let before = stored(&house).await;
    for bad in bad_orders().into_iter().chain(bad_interceptions()).chain(bad_others()) {
        let reply = house.write(bad.method, bad.path, &bad.body).await;
        let body = reply.refused(bad.status, bad.code);
        assert_eq!(body["field"].as_str().unwrap_or_default(), bad.field, "{}: {body}", bad.body);
    }
    assert_eq!(stored(&house).await, before);
}

/// Everything a reader of both merchants sees, and the audit log, which grows with every write.
async fn stored(house: &House) -> Vec<Value> {
    let mut seen = Vec::new();
    for path in ["orders", "interceptions", "webhooks", "api-keys", "accounts", "audit"] {
        seen.push(house.get(&format!("/api/v1/{path}")).await.expect(StatusCode::OK));
    }
    seen
}

#[tokio::test]
async fn what_is_no_json_is_refused() {
    let house = House::new().await;
    let json = "application/json";
    for (kind, body, status, code) in [
        (json, "{".to_owned(), 400, "bad_json"),
        (json, "{\"shop\":".to_owned(), 400, "bad_json"),
        (json, "\u{0}".to_owned(), 400, "bad_json"),
        (json, "[".repeat(100_000), 400, "bad_json"),
        (json, format!("{{\"shop\":\"{}\"}}", "x".repeat(300_000)), 413, "body_too_large"),
        ("text/plain", "{}".to_owned(), 415, "unsupported_media_type"),
        ("application/x-www-form-urlencoded", "shop=1".to_owned(), 415, "unsupported_media_type"),
        ("application/json; charset=gbk", "{}".to_owned(), 415, "unsupported_media_type"),
        ("", "{}".to_owned(), 415, "unsupported_media_type"),
    ] {
        let mut request = ask("PUT", "/api/v1/orders/C-1", Some(&house.key));
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        house.send(request.body(Body::from(body)).unwrap()).await.refused(status, code);
    }
    let gzip = ask("PUT", "/api/v1/orders/C-1", Some(&house.key))
        .header("content-type", json)
        .header("content-encoding", "gzip");
    house.send(gzip.body(Body::from("x")).unwrap()).await.refused(415, "unsupported_media_type");
    house.get("/api/v1/orders/C-1").await.refused(404, "not_found");
}

#[tokio::test]
async fn bad_paths_queries_and_headers_are_refused() {
    let house = House::new().await;
    for (path, status, code) in [
        ("/api/v1/nothing", 404, "no_such_path"),
        ("/nothing", 404, "no_such_path"),
        ("/api/v1/orders/%00", 422, "invalid_field"),
        ("/api/v1/orders/a%0ab", 422, "invalid_field"),
        ("/api/v1/orders/%ff", 400, "bad_request"),
        ("/api/v1/orders?limit=0", 422, "invalid_field"),
        ("/api/v1/orders?limit=201", 422, "invalid_field"),
        ("/api/v1/orders?limit=ten", 422, "invalid_field"),
        ("/api/v1/orders?q=a&q=b", 422, "invalid_field"),
        ("/api/v1/orders?q=%00", 422, "invalid_field"),
        ("/api/v1/interceptions?state=gone", 422, "invalid_field"),
        ("/api/v1/interceptions?due_before=soon", 422, "invalid_field"),
        ("/api/v1/interceptions?waiting=maybe", 422, "invalid_field"),
        ("/api/v1/interceptions/int_x", 404, "not_found"),
        ("/api/v1/interceptions/..%2f..%2fetc", 404, "not_found"),
        ("/api/v1/couriers/recognize", 422, "missing_field"),
        ("/api/v1/contacts?courier=NOPE", 422, "courier_unknown"),
        ("/api/v1/events?types=nope", 422, "invalid_field"),
        ("/api/v1/events?after=nowhere", 422, "invalid_field"),
    ] {
        house.get(path).await.refused(status, code);
    }
    let reply =
        house.send(ask("PATCH", "/api/v1/orders/A", Some(&house.key)).body(Body::empty()).unwrap()).await;
    reply.refused(405, "method_not_allowed");
    assert!(reply.header("allow").contains("PUT"), "{:?}", reply.headers);
    for key in [String::new(), "x".repeat(256), "\u{e9}".to_owned()] {
        let request = ask("PUT", "/api/v1/orders/A", Some(&house.key))
            .header("content-type", "application/json")
            .header("idempotency-key", key.as_bytes());
        let body = order(&[]).to_string();
        house.send(request.body(Body::from(body)).unwrap()).await.refused(422, "invalid_field");
    }
}

#[tokio::test]
async fn problems_speak_the_reader_s_language() {
    let house = House::new().await;
    for (language, title) in [("", "不存在"), ("en-GB,en", "Not found"), ("fr", "不存在")] {
        let request = ask("GET", "/api/v1/orders/none", Some(&house.key)).header("accept-language", language);
        let body = house.send(request.body(Body::empty()).unwrap()).await.refused(404, "not_found");
        assert_eq!(body["title"], title);
    }
    let request =
        ask("POST", "/api/v1/addresses/parse", Some(&house.key)).header("content-type", "application/json");
    let reply = house.send(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(reply.refused(422, "missing_field")["detail"], "text：缺少必填字段");
}

#[tokio::test]
async fn a_parcel_named_twice_is_one() {
    let house = House::new().await;
    let view =
        house.write("PUT", "/api/v1/orders/T-1", &order(&[WAYBILL, WAYBILL])).await.expect(StatusCode::OK);
    assert_eq!(view["parcels"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_reserved_number_is_refused_by_every_way_in() {
    let house = House::new().await;
    let request =
        ask("POST", "/api/v1/orders/import", Some(&house.key)).header("content-type", "application/x-ndjson");
    let mut row = order(&[]);
    row["order_no"] = json!("import");
    let reply = house.send(request.body(Body::from(row.to_string())).unwrap()).await;
    let first = reply.text().lines().next().unwrap_or_default().to_owned();
    assert!(first.contains("invalid_field") && first.contains("系统保留"), "{first}");
}

#[tokio::test]
async fn a_cursor_nobody_gave_is_refused() {
    let house = House::new().await;
    for path in ["orders", "interceptions", "interceptions?waiting=true", "audit"] {
        for cursor in ["xx", "1", ".", "1.", "9999999999999999999.a", "%F0%9F%98%80"] {
            if path == "audit" && cursor == "1" {
                continue;
            }
            let join = if path.contains('?') { '&' } else { '?' };
            let reply = house.get(&format!("/api/v1/{path}{join}cursor={cursor}")).await;
            assert_eq!(reply.refused(422, "invalid_field")["field"], "cursor", "{path} {cursor}");
        }
    }
}

#[tokio::test]
async fn every_list_takes_the_cursor_it_gave() {
    let house = House::new().await;
    house.shipped().await;
    house.write("PUT", "/api/v1/orders/A-2", &order(&["73100130019487"])).await.expect(StatusCode::OK);
    for path in ["orders", "audit"] {
        let first = house.get(&format!("/api/v1/{path}?limit=1")).await.expect(StatusCode::OK);
        let cursor = first["next_cursor"].as_str().unwrap();
        let second =
            house.get(&format!("/api/v1/{path}?limit=1&cursor={cursor}")).await.expect(StatusCode::OK);
        assert_eq!(second["items"].as_array().unwrap().len(), 1, "{path}");
        assert_ne!(second["items"][0], first["items"][0], "{path}");
    }
}

#[tokio::test]
async fn a_plus_in_a_query_is_an_offset() {
    let house = House::new().await;
    for due in ["2026-11-22T10:00:00+08:00", "2026-11-22T10:00:00%2B08:00", "2026-11-22T02:00:00Z"] {
        house.get(&format!("/api/v1/interceptions?due_before={due}")).await.expect(StatusCode::OK);
    }
}

#[tokio::test]
async fn phones_in_notes_are_masked() {
    let house = House::new().await;
    house.shipped().await;
    let body = with(interception(), "/note", json!("客户电话 13912345678 请尽快"));
    let made = house.write("POST", "/api/v1/interceptions", &body).await.expect(StatusCode::ACCEPTED);
    let id = made["id"].as_str().unwrap();
    let seen = house.get(&format!("/api/v1/interceptions/{id}")).await.expect(StatusCode::OK);
    for view in [&made, &seen] {
        assert_eq!(view["note"], "客户电话 ****5678 请尽快");
    }
    let clear = house.new_key(&house.merchant, Some(&["read", "clear_text"])).await;
    let request =
        ask("GET", &format!("/api/v1/interceptions/{id}"), Some(&clear)).body(Body::empty()).unwrap();
    assert_eq!(house.send(request).await.json()["note"], "客户电话 13912345678 请尽快");
}

#[tokio::test]
async fn a_key_that_has_expired_already_is_not_made() {
    let house = House::new().await;
    let body = json!({ "name": "old", "expires_at": "2020-01-01T00:00:00+08:00" });
    let refused = house.write("POST", "/api/v1/api-keys", &body).await.refused(422, "invalid_field");
    assert_eq!(refused["field"], "expires_at");
}
