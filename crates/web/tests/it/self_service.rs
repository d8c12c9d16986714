//! Proof and self-service: what a verification is good for, and who lets a customer's request go.

use axum::{body::Body, http::StatusCode};
use gaidao_desk::{Actor, intake::NoteIn};
use serde_json::{Value, json};

use crate::house::{House, WAYBILL, ask, interception, order};

async fn verify(house: &House, order_no: &str, last4: &str) -> Value {
    let given = json!({ "order_no": order_no, "factors": { "phone_last4": last4 } });
    house.write("POST", "/api/v1/verifications", &given).await.expect(StatusCode::CREATED)
}

/// A request that shows this verification.
fn showing(id: &Value) -> Value {
    let mut body = interception();
    body["verification_id"] = id.clone();
    body
}

/// A visit of A-1: by a link, or by the phone's digits.
async fn visit(house: &House, by: &str) -> String {
    let given = match by {
        "link" => {
            let made = house.write("POST", "/api/v1/customer-links", &json!({ "order_no": "A-1" })).await;
            json!({ "token": made.expect(StatusCode::CREATED)["token"] })
        }
        digits if digits.len() == 4 => json!({ "order_no": "A-1", "merchant": "first",
            "factors": { "phone_last4": digits } }),
        digits => json!({ "order_no": "A-1", "merchant": "first", "factors": { "phone": digits } }),
    };
    let request = ask("POST", "/api/v1/customer/visits", None).header("content-type", "application/json");
    let reply = house.send(request.body(Body::from(given.to_string())).unwrap()).await;
    reply.expect(StatusCode::CREATED)["visit"].as_str().unwrap().to_owned()
}

fn wish() -> Value {
    json!({ "courier": "ZTO", "waybill_no": WAYBILL, "kind": "readdress", "consent": true,
        "target_text": "浙江省宁波市鄞州区天童南路1号 李四 13900139000" })
}

async fn mode(house: &House, mode: &str) {
    house
        .write("PUT", "/api/v1/settings/self-service", &json!({ "mode": mode }))
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn a_verification_is_good_for_its_order_and_half_an_hour() {
    let house = House::new().await;
    house.shipped().await;
    house.write("PUT", "/api/v1/orders/B-2", &order(&["73100130019999"])).await.expect(StatusCode::OK);
    let refused = "verification_not_valid";
    let foreign = verify(&house, "B-2", "8000").await;
    let early = verify(&house, "A-1", "8000").await;
    for id in [&foreign["id"], &json!("vrf_00000000000000000000000000000000"), &json!("x"), &json!("")] {
        house.write("POST", "/api/v1/interceptions", &showing(id)).await.refused(422, refused);
    }
    house.clock.advance_ms(30 * 60_000);
    house.write("POST", "/api/v1/interceptions", &showing(&early["id"])).await.refused(422, refused);
    let fresh = verify(&house, "A-1", "8000").await;
    let mut dry = showing(&fresh["id"]);
    dry["dry_run"] = json!(true);
    house.write("POST", "/api/v1/interceptions", &dry).await.expect(StatusCode::OK);
    let made = house.write("POST", "/api/v1/interceptions", &showing(&fresh["id"])).await;
    let made = made.expect(StatusCode::ACCEPTED);
    assert_eq!(
        (&made["verification_id"], &made["verification_strength"]),
        (&fresh["id"], &json!("phone_last4"))
    );
    let place = format!("/api/v1/interceptions/{}", made["id"].as_str().unwrap());
    assert_eq!(house.get(&place).await.json()["verification_strength"], "phone_last4");
    // Another merchant's proof is no proof.
    house
        .write_as(&house.other, "PUT", "/api/v1/orders/A-1", &order(&[WAYBILL]))
        .await
        .expect(StatusCode::OK);
    let reply = house.write_as(&house.other, "POST", "/api/v1/interceptions", &showing(&fresh["id"])).await;
    reply.refused(422, refused);
}

#[tokio::test]
async fn a_repeated_verification_under_one_key_is_the_same() {
    let house = House::new().await;
    house.shipped().await;
    let once = || {
        let body = json!({ "order_no": "A-1", "factors": { "phone": "138 0013 8000" } });
        ask("POST", "/api/v1/verifications", Some(&house.key))
            .header("content-type", "application/json")
            .header("idempotency-key", "v-1")
            .body(Body::from(body.to_string()))
            .unwrap()
    };
    let first = house.send(once()).await.expect(StatusCode::CREATED);
    assert_eq!((first["strength"].as_str(), first["order_no"].as_str()), (Some("phone"), Some("A-1")));
    assert_eq!(house.send(once()).await.expect(StatusCode::CREATED)["id"], first["id"]);
}

/// What becomes of a customer's wish: by which proof, under which setting.
async fn check(setting: &str, by: &str, expected: Result<&str, &str>) {
    let house = House::new().await;
    house.shipped().await;
    mode(&house, setting).await;
    let bearer = visit(&house, by).await;
    let reply = house.write_as(&bearer, "POST", "/api/v1/customer/interceptions", &wish()).await;
    let case = format!("{setting} {by}");
    match expected {
        Err(code) => drop(reply.refused(422, code)),
        Ok(state) => {
            let made = reply.expect(StatusCode::ACCEPTED);
            assert_eq!(made["state"], state, "{case}");
            let view =
                house.get(&format!("/api/v1/interceptions/{}", made["id"].as_str().unwrap())).await.json();
            assert_eq!(view["channel"], "self_service", "{case}");
            let strength = match by {
                "link" => "link",
                digits if digits.len() == 4 => "phone_last4",
                _ => "phone",
            };
            assert_eq!(view["verification_strength"], strength, "{case}");
            assert!(view["verification_id"].is_string(), "{case}");
            let actor = house.desk.authenticate(&house.key).await.unwrap();
            let audit = house.desk.audit(&actor, 100, None).await.unwrap().items;
            let consent = audit.iter().find(|line| line.action == "customer.consented").unwrap();
            assert!(consent.actor.starts_with("customer:cus_"), "{case}: {}", consent.actor);
        }
    }
}

#[tokio::test]
async fn the_setting_decides_who_sends() {
    for (setting, by, expected) in [
        ("confirm", "link", Ok("held")),
        ("confirm", "8000", Ok("held")),
        ("confirm", "13800138000", Ok("held")),
        ("link_sends", "link", Ok("queued")),
        ("link_sends", "8000", Ok("held")),
        ("link_sends", "13800138000", Ok("held")),
        ("off", "link", Err("self_service_off")),
        ("off", "8000", Err("self_service_off")),
    ] {
        check(setting, by, expected).await;
    }
    let house = House::new().await;
    assert_eq!(house.get("/api/v1/settings/self-service").await.json()["mode"], "confirm");
    let reply = house.write("PUT", "/api/v1/settings/self-service", &json!({ "mode": "always" })).await;
    reply.refused(422, "invalid_field");
}

#[tokio::test]
async fn nothing_is_asked_without_consent_or_beyond_the_order() {
    let house = House::new().await;
    house.shipped().await;
    house.write("PUT", "/api/v1/orders/B-2", &order(&["73100130019999"])).await.expect(StatusCode::OK);
    let bearer = visit(&house, "8000").await;
    let post = |body: Value| {
        let (house, bearer) = (&house, &bearer);
        async move { house.write_as(bearer, "POST", "/api/v1/customer/interceptions", &body).await }
    };
    for consent in [json!(false), Value::Null] {
        let mut body = wish();
        match consent {
            Value::Null => drop(body.as_object_mut().unwrap().remove("consent")),
            given => body["consent"] = given,
        }
        post(body).await.refused(422, "consent_needed");
    }
    let mut other = wish();
    other["waybill_no"] = json!("73100130019999");
    post(other).await.refused(404, "parcel_unknown");
    let mut kind = wish();
    kind["kind"] = json!("return_to_origin_outlet");
    post(kind).await.refused(422, "invalid_field");
    for extra in ["channel", "payer", "verification_id", "account", "note", "dry_run"] {
        let mut body = wish();
        body[extra] = json!("chat");
        post(body).await.refused(422, "unknown_field");
    }
    // The page says what may be asked for, and after it was asked, how it stands.
    let order =
        house.send(ask("GET", "/api/v1/customer/order", Some(&bearer)).body(Body::empty()).unwrap()).await;
    let parcel = order.expect(StatusCode::OK)["parcels"][0].clone();
    assert_eq!(parcel["can_change"]["verdict"], "allow");
    assert_eq!(parcel["can_change"]["kinds"][0]["code"], "readdress");
    assert_eq!(parcel["can_change"]["cost"]["fen"], Value::Null, "a price is never invented");
    let keyed = || {
        ask("POST", "/api/v1/customer/interceptions", Some(&bearer))
            .header("content-type", "application/json")
            .header("idempotency-key", "tap")
            .body(Body::from(wish().to_string()))
            .unwrap()
    };
    let first = house.send(keyed()).await.expect(StatusCode::ACCEPTED);
    assert_eq!(house.send(keyed()).await.expect(StatusCode::ACCEPTED)["id"], first["id"], "a double tap");
    post(wish()).await.refused(409, "interception_open");
}

#[tokio::test]
async fn a_held_request_is_let_go_by_somebody_else() {
    let house = House::new().await;
    house.shipped().await;
    let bearer = visit(&house, "link").await;
    let made = house.write_as(&bearer, "POST", "/api/v1/customer/interceptions", &wish()).await;
    let id = made.expect(StatusCode::ACCEPTED)["id"].as_str().unwrap().to_owned();
    let approve = format!("/api/v1/interceptions/{id}/approve");
    house.write_as(&bearer, "POST", &approve, &json!({})).await.refused(403, "forbidden");
    house.write("POST", &approve, &json!({})).await.expect(StatusCode::OK);
    assert_eq!(house.get(&format!("/api/v1/interceptions/{id}")).await.json()["state"], "queued");

    // A person who asked in a customer's name does not approve it; another does.
    house.write("PUT", "/api/v1/orders/B-2", &order(&["73100130019999"])).await.expect(StatusCode::OK);
    let (asker, other) =
        ("user:usr_00000000000000000000000000000001", "user:usr_00000000000000000000000000000002");
    let asker = Actor::machine(house.merchant.clone(), asker);
    let mut body = interception();
    body["waybill_no"] = json!("73100130019999");
    body["channel"] = json!("self_service");
    let view = house.desk.request(&asker, &serde_json::from_value(body).unwrap()).await.unwrap();
    assert_eq!(view.state, "held");
    let own = house.desk.approve(&asker, &view.id, &NoteIn::default()).await;
    assert_eq!(own.map(drop).map_err(|error| error.code().code), Err("own_request"));
    let other = Actor::machine(house.merchant.clone(), other);
    assert_eq!(house.desk.approve(&other, &view.id, &NoteIn::default()).await.unwrap().state, "queued");
}
