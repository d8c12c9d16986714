//! Every route of the document × who knocks: nobody, a wrong key, another merchant, a key without the scope.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::house::{House, Reply, WAYBILL, ask, interception, order};

/// Every operation of the document: method and path.
pub(crate) fn operations() -> Vec<(String, String)> {
    let document: Value = serde_json::from_str(&gaidao_web::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let mut list = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            if operation["responses"].is_object() {
                list.push((method.to_uppercase(), path.clone()));
            }
        }
    }
    assert!(list.len() > 35, "{}", list.len());
    list
}

/// The operation needs no key: it makes the caller known.
pub(crate) fn is_open(method: &str, path: &str) -> bool {
    let document: Value = serde_json::from_str(&gaidao_web::openapi()).unwrap();
    let security = &document["paths"][path][method.to_lowercase()]["security"];
    security.as_array().is_some_and(|ways| ways.contains(&json!({})))
}

/// The operation is not about scopes: somebody's own session, a customer's visit.
fn is_own(path: &str) -> bool {
    ["/session", "/first-run", "/customer/", "/demo/"].iter().any(|part| path.contains(part))
}

/// What stands for the parameters of a path.
pub(crate) struct Names {
    pub(crate) order_no: String,
    pub(crate) waybill_no: String,
    pub(crate) id: String,
    pub(crate) event: String,
}

fn filled(path: &str, names: &Names) -> String {
    let id = if path.contains("/accounts/") {
        "zto-main"
    } else if path.contains("/webhooks/") {
        "whk_00000000000000000000000000000000"
    } else if path.contains("/api-keys/") {
        "key_00000000000000000000000000000000"
    } else {
        &names.id
    };
    path.replace("{order_no}", &names.order_no)
        .replace("{courier}", "ZTO")
        .replace("{waybill_no}", &names.waybill_no)
        .replace("{event_id}", &names.event)
        .replace("{id}", id)
}

/// A body that this operation takes.
fn fitting(method: &str, path: &str, names: &Names) -> Value {
    match (method, path) {
        ("PUT", p) if p.contains("/orders/") => order(&[]),
        ("PUT", p) if p.contains("/accounts/") => json!({ "connector": "zto", "environment": "sandbox" }),
        ("PUT" | "POST", p) if p.ends_with("/webhooks") || p.ends_with("/webhooks/{id}") => {
            json!({ "url": "https://oms.example.com/hook" })
        }
        ("POST", p) if p.ends_with("/scans") => json!({ "scans": [] }),
        ("POST", p) if p.ends_with("/assessments") => {
            json!({ "courier": "ZTO", "waybill_no": names.waybill_no, "kind": "return_to_sender" })
        }
        ("POST", p) if p.contains("/customer/interceptions") => {
            json!({ "courier": "ZTO", "waybill_no": names.waybill_no, "kind": "return_to_sender", "consent": true })
        }
        ("POST", p) if p.ends_with("/interceptions") => {
            let mut body = interception();
            body["waybill_no"] = json!(names.waybill_no);
            body
        }
        ("POST", p) if p.ends_with("/verifications") => {
            json!({ "order_no": names.order_no, "factors": { "phone_last4": "8000" } })
        }
        ("POST", p) if p.ends_with("/embed-tokens") => {
            json!({ "order_no": names.order_no, "origins": ["https://shop.example"] })
        }
        ("POST", p) if p.ends_with("/customer-links") => json!({ "order_no": names.order_no }),
        ("POST", p) if p.ends_with("/customer/visits") => json!({ "token": "gdc_none" }),
        ("POST", p) if p.ends_with("/reveal") => json!({ "reason": "called back" }),
        ("POST", p) if p.ends_with("/users") => {
            json!({ "login": "new.agent", "name": "a", "role": "agent", "password": "a long enough one 7" })
        }
        ("PUT", p) if p.ends_with("/settings/self-service") => json!({ "mode": "confirm" }),
        ("POST", p) if p.ends_with("/parse") => json!({ "text": "杭州市西湖区文三路1号" }),
        ("POST", p) if p.ends_with("/api-keys") => json!({ "name": "a" }),
        ("POST", p) if p.ends_with("/resolve") => json!({ "outcome": "refused" }),
        _ => json!({}),
    }
}

pub(crate) async fn knock(
    house: &House,
    key: Option<&str>,
    method: &str,
    path: &str,
    names: &Names,
) -> Reply {
    let bearer = key.map(|key| ("authorization", format!("Bearer {key}")));
    knock_with(house, bearer.as_slice(), method, path, names).await
}

/// The same with any headers.
pub(crate) async fn knock_with(
    house: &House,
    headers: &[(&str, String)],
    method: &str,
    path: &str,
    names: &Names,
) -> Reply {
    let mut place = filled(path, names);
    if path.ends_with("/contacts") {
        place = format!("{place}?courier=ZTO");
    } else if path.ends_with("/recognize") {
        place = format!("{place}?waybill_no={WAYBILL}");
    } else if path.ends_with("/events") {
        // A stream does not end: an unknown type is refused after key and scope were checked.
        place = format!("{place}?types=nope");
    }
    let csv = path.ends_with("/import");
    let body = match method {
        "GET" => Body::empty(),
        _ if csv => Body::from("order_no\n"),
        _ => Body::from(fitting(method, path, names).to_string()),
    };
    let kind = if csv { "text/csv" } else { "application/json" };
    let request = ask(method, &place, None).header("content-type", kind);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
    house.send(request.body(body).unwrap()).await
}

/// The problem without what differs by request.
fn shape(reply: &Reply) -> (StatusCode, Value) {
    (reply.status, reply.json())
}

#[tokio::test]
async fn nobody_and_strangers_get_401_everywhere() {
    let house = House::new().await;
    let names = Names {
        order_no: "A-1".to_owned(),
        waybill_no: WAYBILL.to_owned(),
        id: "int_00000000000000000000000000000000".to_owned(),
        event: "evt_00000000000000000000000000000000".to_owned(),
    };
    for (method, path) in operations() {
        if is_open(&method, &path) {
            continue;
        }
        for key in [
            None,
            Some(""),
            Some("gdk_wrong"),
            Some("gde_wrong"),
            Some("gdv_wrong"),
            Some("gdc_wrong"),
            Some("x y z"),
            Some(&*"k".repeat(5_000)),
        ] {
            let reply = knock(&house, key, &method, &path, &names).await;
            reply.refused(401, "unauthorized");
            assert!(reply.header("www-authenticate").starts_with("Bearer"), "{method} {path}");
        }
    }
    let basic = ask("GET", "/api/v1/orders", None).header("authorization", "Basic Z2Fp").body(Body::empty());
    house.send(basic.unwrap()).await.refused(401, "unauthorized");
}

#[tokio::test]
async fn another_merchant_s_things_look_absent() {
    let house = House::new().await;
    house.shipped().await;
    let id = house.intercepted().await;
    let own = Names {
        order_no: "A-1".to_owned(),
        waybill_no: WAYBILL.to_owned(),
        id,
        event: "evt_00000000000000000000000000000000".to_owned(),
    };
    let absent = Names {
        order_no: "Z-9".to_owned(),
        waybill_no: "73100130019999".to_owned(),
        id: "int_00000000000000000000000000000000".to_owned(),
        event: own.event.clone(),
    };
    let mut refused = 0;
    for (method, path) in operations() {
        if !path.contains('{') || method == "PUT" || path.contains("/customer/") {
            continue;
        }
        let theirs = knock(&house, Some(&house.other), &method, &path, &own).await;
        let nothing = knock(&house, Some(&house.other), &method, &path, &absent).await;
        assert_eq!(shape(&theirs), shape(&nothing), "{method} {path}");
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{method} {path}: {}", theirs.text());
        refused += 1;
    }
    assert!(refused >= 15, "{refused}");
    for path in ["orders", "interceptions", "accounts", "webhooks"] {
        let reply = house
            .send(ask("GET", &format!("/api/v1/{path}"), Some(&house.other)).body(Body::empty()).unwrap())
            .await;
        assert_eq!(reply.expect(StatusCode::OK)["items"], json!([]), "{path}");
    }
    // Writing under the same names makes the other merchant's own things.
    house.write_as(&house.other, "PUT", "/api/v1/orders/A-1", &order(&[])).await.expect(StatusCode::OK);
    assert_eq!(
        house.get("/api/v1/orders/A-1").await.expect(StatusCode::OK)["parcels"].as_array().unwrap().len(),
        1
    );
    let reply = house.write_as(&house.other, "POST", "/api/v1/interceptions", &interception()).await;
    reply.refused(404, "parcel_unknown");
}

#[tokio::test]
async fn a_key_without_the_scope_is_refused_and_told_which() {
    let house = House::new().await;
    house.shipped().await;
    let names = Names {
        order_no: "A-1".to_owned(),
        waybill_no: WAYBILL.to_owned(),
        id: house.intercepted().await,
        event: "evt_00000000000000000000000000000000".to_owned(),
    };
    let read = house.new_key(&house.merchant, Some(&["read"])).await;
    let write = house.new_key(&house.merchant, Some(&["write"])).await;
    let reads_by_post = ["/assessments", "/addresses/parse"];
    for (method, path) in operations() {
        if is_own(&path) {
            continue;
        }
        let own_scope = ["accounts", "webhooks", "api-keys", "audit", "users", "reveal"]
            .iter()
            .any(|noun| path.contains(noun))
            && (method.as_str(), path.as_str()) != ("GET", "/api/v1/users");
        let reads = method == "GET" || reads_by_post.iter().any(|end| path.ends_with(end));
        if !reads || own_scope {
            let body = knock(&house, Some(&read), &method, &path, &names).await.refused(403, "forbidden");
            assert!(body["scope"].is_string(), "{method} {path}");
        }
        if reads
            || own_scope
            || path.ends_with("/approve")
            || path.ends_with("/reject")
            || path.ends_with("/resend")
        {
            let body = knock(&house, Some(&write), &method, &path, &names).await.refused(403, "forbidden");
            assert_ne!(body["scope"], "write", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_revoked_or_expired_key_stops_at_once() {
    let house = House::new().await;
    let body = json!({ "name": "short", "expires_at": "2026-11-22T10:00:01+08:00" });
    let made = house.write("POST", "/api/v1/api-keys", &body).await.expect(StatusCode::CREATED);
    let (id, key) = (made["id"].as_str().unwrap(), made["key"].as_str().unwrap());
    let look =
        || async { house.send(ask("GET", "/api/v1/orders", Some(key)).body(Body::empty()).unwrap()).await };
    look().await.expect(StatusCode::OK);
    house.clock.advance_ms(1_000);
    look().await.refused(401, "unauthorized");
    let made =
        house.write("POST", "/api/v1/api-keys", &json!({ "name": "long" })).await.expect(StatusCode::CREATED);
    let long = made["key"].as_str().unwrap();
    house.write_as(long, "PUT", "/api/v1/orders/K", &order(&[])).await.expect(StatusCode::OK);
    let gone = format!("/api/v1/api-keys/{}", made["id"].as_str().unwrap());
    house.write("DELETE", &gone, &json!({})).await.expect(StatusCode::OK);
    house.write_as(long, "PUT", "/api/v1/orders/K", &order(&[])).await.refused(401, "unauthorized");
    let keys = house.get("/api/v1/api-keys").await;
    assert!(!keys.text().contains(key) && !keys.text().contains(long), "a key is shown once");
    assert!(keys.text().contains(id));
}
