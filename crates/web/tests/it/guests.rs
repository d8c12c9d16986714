//! Who comes in without a key: the token of an embedded page, and customers. Deny by default: what is not listed here
//! is refused.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::{
    house::{House, Reply, WAYBILL, ask, interception, order},
    matrix::{Names, is_open, knock, operations},
};

const OTHER_WAYBILL: &str = "73100130019999";

/// What the token of an embedded page may do, each for its own order only; `true`: nobody's data, any order's name.
const EMBEDDED: [(&str, &str, bool); 17] = [
    ("GET", "/api/v1/session", true),
    ("GET", "/api/v1/orders/{order_no}", false),
    ("GET", "/api/v1/parcels/{courier}/{waybill_no}", false),
    ("POST", "/api/v1/parcels/{courier}/{waybill_no}/refresh", false),
    ("POST", "/api/v1/assessments", false),
    ("POST", "/api/v1/interceptions", false),
    ("GET", "/api/v1/interceptions/{id}", false),
    ("GET", "/api/v1/interceptions/{id}/timeline", false),
    ("POST", "/api/v1/interceptions/{id}/withdraw", false),
    ("POST", "/api/v1/interceptions/{id}/escalate", false),
    ("POST", "/api/v1/verifications", false),
    ("GET", "/api/v1/contacts", true),
    ("GET", "/api/v1/couriers", true),
    ("GET", "/api/v1/couriers/recognize", true),
    ("POST", "/api/v1/addresses/parse", true),
    ("GET", "/api/v1/divisions", true),
    ("GET", "/api/v1/events", true),
];

/// What a customer's visit may do.
const VISITING: [(&str, &str); 5] = [
    ("GET", "/api/v1/customer/order"),
    ("POST", "/api/v1/customer/addresses/parse"),
    ("POST", "/api/v1/customer/interceptions"),
    ("GET", "/api/v1/customer/interceptions/{id}"),
    ("GET", "/api/v1/divisions"),
];

/// A house with the orders A-1 (intercepted, the id is answered) and B-2, both with a parcel on the way.
async fn house() -> (House, String) {
    let house = House::new().await;
    house.shipped().await;
    house.write("PUT", "/api/v1/orders/B-2", &order(&[OTHER_WAYBILL])).await.expect(StatusCode::OK);
    let id = house.intercepted().await;
    (house, id)
}

async fn embed(house: &House, order_no: &str) -> Value {
    let given = json!({ "order_no": order_no, "origins": ["https://shop.example", "http://127.0.0.1:8789"] });
    house.write("POST", "/api/v1/embed-tokens", &given).await.expect(StatusCode::CREATED)
}

async fn link(house: &House, order_no: &str) -> String {
    let given = json!({ "order_no": order_no });
    let made = house.write("POST", "/api/v1/customer-links", &given).await.expect(StatusCode::CREATED);
    text(&made, "token")
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

async fn open(house: &House, given: &Value) -> Reply {
    let request = ask("POST", "/api/v1/customer/visits", None).header("content-type", "application/json");
    house.send(request.body(Body::from(given.to_string())).unwrap()).await
}

async fn visit(house: &House, token: &str) -> String {
    text(&open(house, &json!({ "token": token })).await.expect(StatusCode::CREATED), "visit")
}

async fn look(house: &House, bearer: &str, path: &str) -> Reply {
    house.send(ask("GET", path, Some(bearer)).body(Body::empty()).unwrap()).await
}

fn names(order_no: &str, waybill_no: &str, id: &str) -> Names {
    Names {
        order_no: order_no.to_owned(),
        waybill_no: waybill_no.to_owned(),
        id: id.to_owned(),
        event: "evt_00000000000000000000000000000000".to_owned(),
    }
}

#[tokio::test]
async fn the_token_of_one_order_is_refused_everywhere_but_where_it_is_listed() {
    let (house, id) = house().await;
    let token = text(&embed(&house, "A-1").await, "token");
    let own = names("A-1", WAYBILL, &id);
    let mut allowed = 0;
    for (method, path) in operations() {
        if is_open(&method, &path) {
            continue;
        }
        let reply = knock(&house, Some(&token), &method, &path, &own).await;
        if EMBEDDED.iter().any(|(m, p, _)| (*m, *p) == (method.as_str(), path.as_str())) {
            allowed += 1;
            let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
            assert!(!matches!(reply.status.as_u16(), 401 | 403 | 404), "{method} {path}: {code}");
        } else {
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{method} {path}: {}", reply.text());
        }
    }
    assert_eq!(allowed, EMBEDDED.len(), "a listed path is gone");
}

#[tokio::test]
async fn another_order_of_the_same_merchant_looks_absent() {
    let (house, id) = house().await;
    let token = text(&embed(&house, "B-2").await, "token");
    let (theirs, absent) =
        (names("A-1", WAYBILL, &id), names("Z-9", "73100130010000", "int_00000000000000000000000000000000"));
    for (method, path, free) in EMBEDDED {
        if free {
            continue;
        }
        let seen = knock(&house, Some(&token), method, path, &theirs).await;
        let nothing = knock(&house, Some(&token), method, path, &absent).await;
        assert_eq!((seen.status, seen.json()), (nothing.status, nothing.json()), "{method} {path}");
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{method} {path}: {}", seen.text());
    }
    // A merchant's Idempotency-Key is not the token's to find or to use up.
    let keyed = |bearer: &str, waybill: &str| {
        let mut body = interception();
        body["waybill_no"] = json!(waybill);
        ask("POST", "/api/v1/interceptions", Some(bearer))
            .header("content-type", "application/json")
            .header("idempotency-key", "oms-1")
            .body(Body::from(body.to_string()))
            .unwrap()
    };
    let by_token = house.send(keyed(&token, OTHER_WAYBILL)).await.expect(StatusCode::ACCEPTED);
    let by_key = house.send(keyed(&house.key, WAYBILL)).await;
    by_key.refused(409, "interception_open");
    let again = house.send(keyed(&token, OTHER_WAYBILL)).await.expect(StatusCode::ACCEPTED);
    assert_eq!(again["id"], by_token["id"]);
}

#[tokio::test]
async fn an_embedded_page_works_its_order_and_hears_of_nothing_else() {
    let (house, id) = house().await;
    let token = text(&embed(&house, "B-2").await, "token");
    let mut body = interception();
    body["waybill_no"] = json!(OTHER_WAYBILL);
    let made =
        house.write_as(&token, "POST", "/api/v1/interceptions", &body).await.expect(StatusCode::ACCEPTED);
    assert_eq!((made["order_no"].as_str(), made["state"].as_str()), (Some("B-2"), Some("queued")));
    let shown = look(&house, &token, "/api/v1/orders/B-2").await;
    shown.expect(StatusCode::OK);
    for hidden in ["13800138000", "张三", "文三路"] {
        assert!(!shown.text().contains(hidden), "{hidden}");
    }
    // The feed from its beginning holds both orders' events; the page gets its own and moves past the others.
    let actor = house.desk.authenticate(&token).await.unwrap();
    let stretch = house.desk.events(&actor, Some("0-0"), 100).await.unwrap();
    assert!(!stretch.events.is_empty() && stretch.position.is_some());
    for event in &stretch.events {
        assert_eq!(event.data["order_no"], "B-2", "{}", event.kind);
        assert_ne!(event.data["interception_id"], id.as_str());
    }
    let first = house.desk.events(&actor, Some("0-0"), 1).await.unwrap();
    assert!(first.events.is_empty() && first.position.is_some(), "foreign events are passed, not waited on");
}

#[tokio::test]
async fn a_visit_is_refused_everywhere_but_at_the_customer_s_door() {
    let (house, id) = house().await;
    let bearer = visit(&house, &link(&house, "A-1").await).await;
    let own = names("A-1", WAYBILL, &id);
    for (method, path) in operations() {
        if is_open(&method, &path) {
            continue;
        }
        let reply = knock(&house, Some(&bearer), &method, &path, &own).await;
        let listed = VISITING.contains(&(method.as_str(), path.as_str()));
        let refused = matches!(reply.status.as_u16(), 401 | 403);
        assert_eq!(refused, !listed, "{method} {path}: {}", reply.text());
    }
    for (bearer, who) in
        [(&house.key, "a key"), (&text(&embed(&house, "A-1").await, "token"), "an embedded page")]
    {
        look(&house, bearer, "/api/v1/customer/order").await.refused(403, "forbidden");
        let reply = house.write_as(bearer, "POST", "/api/v1/customer/interceptions", &json!({})).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{who}");
    }
    // A link's token opens visits and is no bearer token.
    look(&house, &link(&house, "A-1").await, "/api/v1/customer/order").await.refused(401, "unauthorized");
}

#[tokio::test]
async fn a_customer_sees_the_order_masked_and_nothing_of_the_merchant_s_own() {
    let house = House::new().await;
    house.shipped().await;
    let mut asked = interception();
    asked["note"] = json!("内部备注：老客户，疑似职业索赔 13700137000");
    let made = house.write("POST", "/api/v1/interceptions", &asked).await.expect(StatusCode::ACCEPTED);
    let id = text(&made, "id");
    house
        .write("POST", &format!("/api/v1/interceptions/{id}/escalate"), &json!({ "note": "请小王跟进" }))
        .await;
    let bearer = visit(&house, &link(&house, "A-1").await).await;
    let story = look(&house, &bearer, &format!("/api/v1/customer/interceptions/{id}")).await;
    let seen = [look(&house, &bearer, "/api/v1/customer/order").await, story];
    for reply in &seen {
        reply.expect(StatusCode::OK);
        let shown = reply.text();
        for hidden in [
            "内部备注",
            "小王",
            "索赔",
            "key:",
            "user:",
            "13800138000",
            "13700137000",
            "张三",
            "文三路",
            "zto-main",
            "attempts",
            "courier_words",
            "customer_refund",
            "客户退款",
        ] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
    let parcel = &seen[0].json()["parcels"][0];
    assert_eq!(parcel["courier_name"], "中通快递");
    assert_eq!(parcel["interception"]["id"], id.as_str());
    assert_eq!(parcel["can_change"]["verdict"], "deny", "one change at a time");
    assert_eq!(parcel["can_change"]["reasons"][0]["code"], "interception_open");
    assert_eq!(seen[0].json()["recipient"]["phone"], "138****8000");
    let lines = seen[1].json()["timeline"].as_array().unwrap().clone();
    assert!(lines.iter().any(|line| line["what"] == "scan"));
    assert!(lines.iter().all(|line| matches!(line["what"].as_str(), Some("scan" | "milestone"))));
    // Another order's change looks absent.
    house.write("PUT", "/api/v1/orders/B-2", &order(&[OTHER_WAYBILL])).await.expect(StatusCode::OK);
    let other = visit(&house, &link(&house, "B-2").await).await;
    look(&house, &other, &format!("/api/v1/customer/interceptions/{id}")).await.refused(404, "not_found");
}

#[tokio::test]
async fn links_and_visits_end() {
    let house = House::new().await;
    house.shipped().await;
    let token = link(&house, "A-1").await;
    let bearer = visit(&house, &token).await;
    look(&house, &bearer, "/api/v1/customer/order").await.expect(StatusCode::OK);
    house.clock.advance_ms(30 * 60_000);
    look(&house, &bearer, "/api/v1/customer/order").await.refused(401, "unauthorized");
    house.clock.advance_ms(71 * 3_600_000);
    // A visit ends with its link: half an hour of it is left.
    let made = open(&house, &json!({ "token": token })).await.expect(StatusCode::CREATED);
    assert_eq!((made["strength"].as_str(), made["order"]["order_no"].as_str()), (Some("link"), Some("A-1")));
    house.clock.advance_ms(30 * 60_000);
    open(&house, &json!({ "token": token })).await.refused(422, "link_not_valid");
    for token in ["gdc_0", "", "gdv_0", &bearer] {
        open(&house, &json!({ "token": token })).await.refused(422, "link_not_valid");
    }
    let made = house.write("POST", "/api/v1/customer-links", &json!({ "order_no": "A-1" })).await;
    let made = made.expect(StatusCode::CREATED);
    let inside = visit(&house, &text(&made, "token")).await;
    let gone = format!("/api/v1/customer-links/{}", text(&made, "id"));
    house.write_as(&house.other, "DELETE", &gone, &json!({})).await.refused(404, "not_found");
    assert!(house.write("DELETE", &gone, &json!({})).await.expect(StatusCode::OK)["revoked_at"].is_string());
    open(&house, &json!({ "token": made["token"] })).await.refused(422, "link_not_valid");
    look(&house, &inside, "/api/v1/customer/order").await.refused(401, "unauthorized");
    for given in [json!({}), json!({ "order_no": "A-1" }), json!({ "token": "gdc_0", "order_no": "A-1" })] {
        open(&house, &given).await.refused(422, "invalid_field");
    }
}

#[tokio::test]
async fn an_embed_token_ends_by_time_and_by_revocation() {
    let house = House::new().await;
    house.shipped().await;
    let first = embed(&house, "A-1").await;
    let second = embed(&house, "A-1").await;
    let look_in = |made: &Value| {
        let (token, house) = (text(made, "token"), &house);
        async move { look(house, &token, "/api/v1/orders/A-1").await }
    };
    look_in(&first).await.expect(StatusCode::OK);
    let gone = format!("/api/v1/embed-tokens/{}", text(&first, "id"));
    house.write_as(&house.other, "DELETE", &gone, &json!({})).await.refused(404, "not_found");
    house.write("DELETE", &gone, &json!({})).await.expect(StatusCode::OK);
    look_in(&first).await.refused(401, "unauthorized");
    house.clock.advance_ms(15 * 60_000 - 1);
    look_in(&second).await.expect(StatusCode::OK);
    house.clock.advance_ms(1);
    look_in(&second).await.refused(401, "unauthorized");
    for (given, field) in [
        (json!({ "order_no": "A-1", "origins": [] }), "origins"),
        (json!({ "order_no": "A-1", "origins": ["https://*.example"] }), "origins"),
        (json!({ "order_no": "A-1", "origins": ["http://shop.example"] }), "origins"),
        (json!({ "order_no": "A-1", "origins": ["https://shop.example"], "minutes": 61 }), "minutes"),
        (json!({ "order_no": "A-1", "origins": ["https://shop.example"], "minutes": 0 }), "minutes"),
    ] {
        let body = house.write("POST", "/api/v1/embed-tokens", &given).await.refused(422, "invalid_field");
        assert_eq!(body["field"], field);
    }
    // Nobody hands on more than they may do.
    let writer = house.new_key(&house.merchant, Some(&["write"])).await;
    for (path, given) in [
        ("embed-tokens", json!({ "order_no": "A-1", "origins": ["https://shop.example"] })),
        ("customer-links", json!({ "order_no": "A-1" })),
    ] {
        let reply = house.write_as(&writer, "POST", &format!("/api/v1/{path}"), &given).await;
        assert_eq!(reply.refused(403, "forbidden")["scope"], "read", "{path}");
    }
    let unknown = json!({ "order_no": "Z-9", "origins": ["https://shop.example"] });
    house.write("POST", "/api/v1/embed-tokens", &unknown).await.refused(404, "not_found");
}

/// The origins that may frame what stands at `path`, and whether another site may load it at all.
async fn frames(house: &House, path: &str) -> (String, bool, bool) {
    let reply = house.send(ask("GET", path, None).body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}");
    let policy = reply.header("content-security-policy");
    assert_eq!(policy.matches("frame-ancestors").count(), 1, "{policy}");
    let (rest, ancestors) = policy.split_once("frame-ancestors ").unwrap();
    assert!(rest.contains("default-src 'none'") && !rest.contains("unsafe"), "{policy}");
    let cross = reply.header("cross-origin-resource-policy") == "cross-origin";
    (ancestors.to_owned(), reply.header("x-frame-options") == "DENY", cross)
}

#[tokio::test]
async fn only_the_token_s_origins_may_frame_its_page() {
    let house = House::new().await;
    house.shipped().await;
    let made = embed(&house, "A-1").await;
    let page = text(&made, "page");
    let theirs = "https://shop.example http://127.0.0.1:8789".to_owned();
    assert_eq!(frames(&house, &page).await, (theirs, false, true));
    let nobody = || ("'none'".to_owned(), true, false);
    for path in ["/embed", "/embed/emb_00000000000000000000000000000000", "/embed/x", "/customer", "/"] {
        assert_eq!(frames(&house, path).await, nobody(), "{path}");
    }
    // The page's address says nothing that opens anything.
    let secret = text(&made, "token").split_once('.').unwrap().1.to_owned();
    assert!(!page.contains(&secret));
    house.write("DELETE", &format!("/api/v1/embed-tokens/{}", text(&made, "id")), &json!({})).await;
    assert_eq!(frames(&house, &page).await, nobody());
    let late = embed(&house, "A-1").await;
    house.clock.advance_ms(15 * 60_000);
    assert_eq!(frames(&house, &text(&late, "page")).await, nobody());
    let link = house.write("POST", "/api/v1/customer-links", &json!({ "order_no": "A-1" })).await;
    let link = link.expect(StatusCode::CREATED);
    assert_eq!(frames(&house, &format!("/embed/{}", text(&link, "id"))).await, nobody());
    assert_eq!(text(&link, "url"), format!("/customer#{}", text(&link, "token")));
}
