//! Each protocol's answers, in the words of its sheet.

use super::calls::*;
use super::*;
use crate::wire::credentials::{SF_CHECKWORD, SF_PARTNER_ID};
use serde_json::json;

const ZTO_BILL: &str = "73100130019486";

#[test]
fn zto_takes_follows_refuses_repeats_and_withdraws() {
    let mut world = world_with("ZTO", ZTO_BILL, Stage::InTransit);
    let status = |world: &mut World| answer(&world.handle("zto", &zto_status(ZTO_BILL), NOW));
    assert_eq!(status(&mut world)["data"], Value::Null);

    let taken = answer(&world.handle("zto", &zto_create(ZTO_BILL, "REQ-1", 3), NOW));
    assert_eq!((&taken["status"], &taken["statusCode"]), (&json!(true), &json!("SYS000")));
    assert!(taken["data"]["centerBizNo"].as_str().unwrap().starts_with("ZTC"), "{taken}");
    assert_eq!(status(&mut world)["data"]["status"], "INTERCEPTING");

    for (request_id, code) in [("REQ-1", "E23127"), ("REQ-2", "E23121")] {
        let refused = answer(&world.handle("zto", &zto_create(ZTO_BILL, request_id, 3), NOW));
        assert_eq!((&refused["status"], &refused["statusCode"]), (&json!(false), &json!(code)));
    }
    let cancel = |biz: &str| {
        zto("thirdcenter.cancelIntercept", &format!(r#"{{"billCode":"{ZTO_BILL}","thirdBizNo":"{biz}"}}"#))
    };
    assert_eq!(answer(&world.handle("zto", &cancel("other"), NOW))["statusCode"], "E23131");
    assert_eq!(answer(&world.handle("zto", &cancel("BIZ-73100130019486"), NOW))["status"], true);
    assert_eq!(status(&mut world)["data"]["status"], "INTERCEPT_CANCEL");
    assert_eq!(answer(&world.handle("zto", &cancel("BIZ-73100130019486"), NOW))["statusCode"], "E23130");

    // A new instruction after the withdrawal, all the way.
    assert_eq!(answer(&world.handle("zto", &zto_create(ZTO_BILL, "REQ-3", 3), NOW))["status"], true);
    to_stage(&mut world, "ZTO", ZTO_BILL, Stage::Redirecting, NOW + HOUR_MS);
    let later = NOW + 2 * HOUR_MS;
    assert_eq!(
        answer(&world.handle("zto", &zto_status(ZTO_BILL), later))["data"]["status"],
        "PACKAGE_DELIVERYING"
    );
    assert_eq!(answer(&world.handle("zto", &cancel("BIZ-73100130019486"), later))["statusCode"], "E23130");
    assert_eq!(
        answer(&world.handle("zto", &zto_create(ZTO_BILL, "REQ-4", 2), later))["statusCode"],
        "E23123"
    );
    to_stage(&mut world, "ZTO", ZTO_BILL, Stage::Delivered, later);
    assert_eq!(status(&mut world)["data"]["status"], "INTERCEPT_DISCONTINUE");

    let rows = ledger(&world);
    let effective: Vec<_> =
        rows.iter().filter(|row| row.effective).map(|row| row.reference.as_str()).collect();
    assert_eq!(effective, ["REQ-1", "BIZ-73100130019486", "REQ-3"]);
    assert!(rows.iter().filter(|row| row.operation == crate::Operation::Query).all(|row| !row.effective));
}

#[test]
fn every_courier_refuses_by_stage_in_its_own_words() {
    use crate::courier::Courier::{Jd, Sf, Yto, Zto};
    let cases = [
        (Zto, Stage::Created, json!("E23119")),
        (Zto, Stage::AtDeliveryOutlet, json!("E23137")),
        (Zto, Stage::OutForDelivery, json!("E23120")),
        (Zto, Stage::AtPickupPoint, json!("E23112")),
        (Zto, Stage::Delivered, json!("E23101")),
        (Zto, Stage::Returning, json!("E23123")),
        (Sf, Stage::Created, json!("990101")),
        (Sf, Stage::OutForDelivery, json!("990102")),
        (Sf, Stage::AtPickupPoint, json!("990103")),
        (Sf, Stage::Delivered, json!("990104")),
        (Sf, Stage::Redirecting, json!("990105")),
        (Yto, Stage::Created, json!(9902)),
        (Yto, Stage::OutForDelivery, json!(9903)),
        (Yto, Stage::AtPickupPoint, json!(9904)),
        (Yto, Stage::Delivered, json!(9905)),
        (Yto, Stage::Returned, json!(1)),
        (Jd, Stage::Created, json!(0)),
        (Jd, Stage::OutForDelivery, json!(3)),
        (Jd, Stage::Delivered, json!(3)),
        (Jd, Stage::Returning, json!(3)),
        (Zto, Stage::PickedUp, json!("SYS000")),
        (Zto, Stage::AtHub, json!("SYS000")),
        (Zto, Stage::AtDestinationCity, json!("SYS000")),
        (Zto, Stage::Problem, json!("SYS000")),
        (Sf, Stage::AtDeliveryOutlet, json!("S0000")),
        (Yto, Stage::AtDeliveryOutlet, json!(0)),
        (Jd, Stage::InTransit, json!(1)),
    ];
    for (courier, stage, code) in cases {
        let waybill_no = "TEST0001";
        let mut world = world_with(courier.code(), waybill_no, stage);
        let handled = world.handle(courier.connector(), &return_call(courier, waybill_no, "R-1"), NOW);
        let said = match courier {
            Zto => answer(&handled)["statusCode"].clone(),
            Sf => inner(&handled)["errorCode"].clone(),
            Yto => answer(&handled)["statusCode"].clone(),
            Jd => answer(&handled)["data"]["resultType"].clone(),
        };
        assert_eq!(said, code, "{courier:?} at {stage:?}: {}", answer(&handled));
    }
}

#[test]
fn sf_answers_in_both_signing_modes_and_sometimes_without_details() {
    let mut world = World::new(1);
    for waybill_no in ["SF1000000000001", "SF1000000000010"] {
        world.add_parcel(&new_parcel("SF", waybill_no, Some(Stage::AtHub)), NOW).unwrap();
    }
    let told = inner(&world.handle("sf", &sf_intercept("SF1000000000001", "u-1", "1"), NOW));
    assert_eq!((&told["success"], &told["errorCode"]), (&json!(true), &json!("S0000")));
    assert_eq!(told["msgData"]["amount"], json!(12.0));
    let cus_id = told["msgData"]["cusId"].as_str().unwrap().to_owned();
    let untold = inner(&world.handle("sf", &sf_intercept("SF1000000000010", "u-2", "1"), NOW));
    assert_eq!((&untold["success"], &untold["msgData"]), (&json!(true), &Value::Null));

    let repeated = answer(&world.handle("sf", &sf_intercept("SF1000000000001", "u-1", "1"), NOW));
    assert_eq!(repeated["apiResultCode"], "A1007");
    let second = inner(&world.handle("sf", &sf_intercept("SF1000000000001", "u-3", "2"), NOW));
    assert_eq!((&second["success"], &second["errorCode"]), (&json!(false), &json!("990105")));

    let withdraw = |waybill_no: &str, cus_id: &str| {
        format!(
            r#"{{"waybillNo":"{waybill_no}","serviceCode":"1","role":"1","payMode":"4","cancel":true,"cusId":"{cus_id}"}}"#
        )
    };
    let service = "EXP_RECE_WANTED_INTERCEPT";
    let wrong = sf_as(service, "u-4", &withdraw("SF1000000000001", "CUS0"), true);
    assert_eq!(inner(&world.handle("sf", &wrong, NOW))["errorCode"], "990107");
    let right = sf_as(service, "u-5", &withdraw("SF1000000000001", &cus_id), true);
    assert_eq!(inner(&world.handle("sf", &right, NOW))["success"], true);
    let pending = world.parcel("SF", "SF1000000000001", NOW).unwrap().interception.unwrap();
    assert_eq!(pending.state, "withdrawn");
    let charged: i64 = ledger(&world).iter().map(|row| row.charge_fen).sum();
    assert_eq!(charged, 2400);
}

#[test]
fn sf_tracks_with_the_phone_and_shows_the_new_waybill() {
    let mut world = World::new(1);
    let mut new = new_parcel("SF", "SF1000000000001", Some(Stage::AtHub));
    new.phone_last4 = Some("5678".to_owned());
    world.add_parcel(&new, NOW).unwrap();
    let routes = |world: &mut World, waybill_no: &str, phone: &str| {
        inner(&world.handle("sf", &sf_routes(waybill_no, phone), NOW + 30 * HOUR_MS))["msgData"]["routeResps"]
            [0]
        .clone()
    };
    assert_eq!(
        inner(&world.handle("sf", &sf_intercept("SF1000000000001", "u-1", "1"), NOW))["success"],
        true
    );
    assert_eq!(routes(&mut world, "SF1000000000001", "0000")["routes"], json!([]));
    let old = routes(&mut world, "SF1000000000001", "5678");
    let codes: Vec<_> =
        old["routes"].as_array().unwrap().iter().map(|route| route["opCode"].clone()).collect();
    assert_eq!(codes[codes.len() - 2..], [json!("99"), json!("648")]);
    let remark = old["routes"].as_array().unwrap().last().unwrap()["remark"].as_str().unwrap().to_owned();
    let new_waybill = remark.split("新单号为：").nth(1).unwrap();
    assert!(new_waybill.starts_with("SF7") && new_waybill.len() == 15, "{remark}");
    // The new recipient's phone opens the new waybill, and so does the old one.
    for phone in ["1234", "5678"] {
        let continued = routes(&mut world, new_waybill, phone);
        assert!(!continued["routes"].as_array().unwrap().is_empty(), "{continued}");
    }
}

#[test]
fn yto_takes_once_refuses_the_second_and_cancels() {
    let mut world = world_with("YTO", "YT2600000000001", Stage::InTransit);
    let taken = answer(&world.handle("yto", &yto_change("YT2600000000001"), NOW));
    assert_eq!(taken, json!({ "statusCode": 0, "statusMessage": "成功" }));
    let again = answer(&world.handle("yto", &yto_return("YT2600000000001"), NOW));
    assert_eq!(again, json!({ "statusCode": 1, "statusMessage": "已有有效拦截件，不能重复发起拦截" }));
    let cancel = yto("wanted_cancel_adapter", r#"{"waybillNo":"YT2600000000001","dealRemark":"客户取消"}"#);
    assert_eq!(answer(&world.handle("yto", &cancel, NOW))["statusCode"], 0);
    assert_eq!(answer(&world.handle("yto", &cancel, NOW))["statusCode"], 9906);

    let found = answer(&world.handle("yto", &track_call(Courier::Yto, "YT2600000000001"), NOW));
    assert_eq!(found[0]["infoContent"], "GOT", "oldest first: {found}");
    let missing = answer(&world.handle("yto", &track_call(Courier::Yto, "YT0"), NOW));
    assert_eq!((&missing["code"], &missing["map"]["YT0"]), (&json!("1001"), &json!([])));
    let subscribe = yto(
        "subscribe_adapter",
        r#"{"client_id":"K10000000","msg_type":"online","logistics_interface":"{\"clientId\":\"K10000000\",\"waybillNo\":\"YT2600000000001\"}"}"#,
    );
    assert_eq!(
        answer(&world.handle("yto", &subscribe, NOW)),
        json!({ "waybillNo": "YT2600000000001", "success": true })
    );
}

#[test]
fn jd_cancels_before_pickup_and_intercepts_after() {
    let mut world = world_with("JD", "JDVA00000000001", Stage::Created);
    let first = answer(&world.handle("jd", &jd_cancel("JDVA00000000001"), NOW));
    assert_eq!(first["data"]["resultType"], 0);
    assert_eq!(answer(&world.handle("jd", &jd_cancel("JDVA00000000001"), NOW))["data"]["resultType"], 2);
    let trace = answer(&world.handle("jd", &jd_trace("JDVA00000000001"), NOW + 100 * HOUR_MS));
    assert_eq!(trace["data"]["traceDetails"].as_array().unwrap().last().unwrap()["state"], "200010");

    let mut world = world_with("JD", "JDVA00000000002", Stage::AtHub);
    assert_eq!(answer(&world.handle("jd", &jd_cancel("JDVA00000000002"), NOW))["data"]["resultType"], 1);
    assert_eq!(answer(&world.handle("jd", &jd_cancel("JDVA00000000002"), NOW))["data"]["resultType"], 3);
    let trace = answer(&world.handle("jd", &jd_trace("JDVA00000000002"), NOW + 12 * HOUR_MS));
    let rows = trace["data"]["traceDetails"].as_array().unwrap();
    let last = rows.last().unwrap();
    assert_eq!((&last["category"], &last["state"]), (&json!(480), &json!("200020")));
    assert!(last["operationRemark"].as_str().unwrap().contains("JDVC"), "{last}");
}

#[test]
fn gateways_refuse_wrong_credentials_and_garbage_in_their_own_words() {
    let mut world = world_with("ZTO", ZTO_BILL, Stage::InTransit);
    let mut cases: Vec<(&str, WireRequest, &str, Value)> = Vec::new();
    let mut zto_bad = zto_status(ZTO_BILL);
    zto_bad.body.push(b' ');
    cases.push(("zto", zto_bad, "statusCode", json!("S211")));
    let mut zto_stranger = zto_status(ZTO_BILL);
    zto_stranger.headers[1].1 = "someone".to_owned();
    cases.push(("zto", zto_stranger, "statusCode", json!("S210")));
    cases.push(("zto", zto("thirdcenter.unknown", "{}"), "statusCode", json!("S207")));
    cases.push(("zto", zto("thirdcenter.createIntercept", "not json"), "statusCode", json!("S208")));
    let edited = |request: WireRequest, from: &str, to: &str| {
        let body = String::from_utf8(request.body).unwrap().replace(from, to);
        WireRequest { body: body.into_bytes(), ..request }
    };
    cases.push(("sf", edited(sf_intercept("SF1", "u", "1"), "u", "v"), "apiResultCode", json!("A1001")));
    cases.push(("sf", edited(sf_intercept("SF1", "u", "1"), "SF1", "SF2"), "apiResultCode", json!("A1006")));
    cases.push((
        "sf",
        edited(sf_intercept("SF1", "u", "1"), SF_PARTNER_ID, "X"),
        "apiResultCode",
        json!("A1004"),
    ));
    let mut yto_bad = yto_return("YT1");
    yto_bad.path = yto_bad.path.replace("rEt7bQ", "cHg5aC");
    cases.push(("yto", yto_bad, "code", json!(401)));
    cases.push(("yto", edited(yto_return("YT1"), "YT1", "YT2"), "code", json!(401)));
    let mut jd_token = jd_cancel("JDVA1");
    jd_token.query = jd_token.query.replace("jd-demo-access-token", "old");
    cases.push(("jd", jd_token, "code", json!(19)));
    cases.push(("jd", edited(jd_cancel("JDVA1"), "JDVA1", "JDVA2"), "code", json!(990_401)));
    cases.push(("jd", jd("/ecap/v1/orders/cancel", r#"{"waybillCode":"JDVA1"}"#), "code", json!(62)));
    for (connector, request, field, code) in cases {
        let said = answer(&world.handle(connector, &request, NOW));
        assert_eq!(said[field], code, "{connector} {}: {said}", request.path);
    }
    assert!(ledger(&world).is_empty(), "the gateway's refusals never reach the business system");
}

#[test]
fn sf_gives_out_tokens_and_takes_them_instead_of_a_signature() {
    let mut world = world_with("SF", "SF1000000000001", Stage::InTransit);
    let mut request = sf_routes("SF1000000000001", "1234");
    request.path = "/oauth2/accessToken".to_owned();
    request.body = format!("partnerID={SF_PARTNER_ID}&secret={SF_CHECKWORD}&grantType=password").into_bytes();
    let token = answer(&world.handle("sf", &request, NOW))["accessToken"].as_str().unwrap().to_owned();
    let with = |token: &str| {
        let mut request = sf_routes("SF1000000000001", "1234");
        let body = String::from_utf8(request.body).unwrap();
        request.body = format!("{}&accessToken={token}", body.replace("msgDigest", "unused")).into_bytes();
        request
    };
    assert_eq!(inner(&world.handle("sf", &with(&token), NOW))["success"], true);
    assert_eq!(answer(&world.handle("sf", &with("stale"), NOW))["apiResultCode"], "A1002");
}

#[test]
fn any_bytes_get_some_answer() {
    let mut world = World::new(9);
    let mut rng = Rng::new(5);
    let paths = [
        "/",
        "/std/service",
        "/thirdcenter.createIntercept",
        "/open/track_query_adapter/v1/a/b",
        "/ecap/v1/orders/cancel",
    ];
    for round in 0..400 {
        let noise: Vec<u8> = (0..rng.between(0, 200)).map(|_| rng.next() as u8).collect();
        let request = WireRequest {
            method: if round % 7 == 0 { "GET" } else { "POST" }.to_owned(),
            path: paths[round % paths.len()].to_owned(),
            query: String::from_utf8_lossy(&noise).into_owned(),
            headers: vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())],
            body: noise,
        };
        for connector in ["sf", "zto", "yto", "jd", "sto"] {
            assert!(matches!(world.handle(connector, &request, NOW), Handled::Reply { .. }));
        }
    }
    let huge = WireRequest { body: vec![b'x'; REQUEST_BODY_BYTES_MAX + 1], ..WireRequest::default() };
    let Handled::Reply { reply, .. } = world.handle("zto", &huge, NOW) else { panic!("no answer") };
    assert_eq!(reply.status, 413);
}
