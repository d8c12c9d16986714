//! The couriers' pushes: signed, tried again, spoilt on request.

use super::calls::*;
use super::*;
use crate::fault::{FaultKind, FaultRequest};
use crate::wire::credentials::*;
use crate::wire::sign;
use serde_json::json;

fn target(world: &mut World, courier: Courier, only_subscribed: bool) {
    let connector = courier.connector().to_owned();
    let url = format!("http://127.0.0.1:9/callback/{connector}/token");
    world.set_push_target(PushTarget { connector, url, only_subscribed }).unwrap();
}

fn good_reply(courier: Courier) -> WireReply {
    let body = match courier {
        Courier::Sf => r#"{"return_code":"0000","return_msg":"成功"}"#,
        Courier::Zto => r#"{"status":true,"message":"ok","result":null,"statusCode":"SYS000"}"#,
        Courier::Yto => {
            "<Response><logisticProviderID>YTO</logisticProviderID><txLogisticID>x</txLogisticID><success>true</success><reason></reason></Response>"
        }
        Courier::Jd => r#"{"code":"200"}"#,
    };
    WireReply { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn form(push: &Push) -> BTreeMap<String, String> {
    form_urlencoded::parse(&push.body).into_owned().collect()
}

/// Everything that is pushed until the world is quiet, each answered with `reply`.
fn run(world: &mut World, reply: Option<&WireReply>) -> Vec<Push> {
    let mut all = Vec::new();
    while let Some(due) = world.next_due() {
        for push in world.advance(due) {
            world.push_answered(push.id, reply, due);
            all.push(push);
        }
    }
    all
}

#[test]
fn every_scan_is_pushed_once_and_signed_as_the_sheet_says() {
    for courier in Courier::ALL {
        let mut world = world_with(courier.code(), "W1", Stage::PickedUp);
        target(&mut world, courier, false);
        let pushes = run(&mut world, Some(&good_reply(courier)));
        let scans = world.parcel(courier.code(), "W1", NOW).unwrap().scans.len();
        assert_eq!(pushes.len(), scans - 2, "{courier:?}: all but the two it was created with");
        for push in &pushes {
            let text = String::from_utf8_lossy(&push.body);
            match courier {
                Courier::Zto => {
                    let form = form(push);
                    assert_eq!(form["data_digest"], sign::zto(&form["data"], ZTO_APP_SECRET));
                    assert_eq!(
                        (form["msg_type"].as_str(), form["company_id"].as_str()),
                        ("Traces", ZTO_APP_KEY)
                    );
                }
                Courier::Yto => {
                    let form = form(push);
                    assert_eq!(
                        form["data_digest"],
                        sign::yto_push(&form["logistics_interface"], YTO_PUSH_SECRET)
                    );
                    assert!(form["logistics_interface"].starts_with("<UpdateInfo><logisticProviderID>YTO"));
                }
                Courier::Sf => assert!(text.starts_with(r#"{"Body":{"WaybillRoute":[{"#), "{text}"),
                Courier::Jd => assert!(text.contains(r#""waybillCode":"W1""#), "{text}"),
            }
        }
        assert_eq!(world.pushes_open(), 0);
    }
}

#[test]
fn pushes_are_tried_again_until_acknowledged_and_no_more_than_the_courier_does() {
    let wrong = WireReply { status: 200, headers: Vec::new(), body: br#"{"status":"maybe"}"#.to_vec() };
    for (courier, limit) in [(Courier::Sf, 3), (Courier::Zto, 16), (Courier::Yto, 5), (Courier::Jd, 3)] {
        for reply in [None, Some(&wrong)] {
            let mut world = world_with(courier.code(), "W1", Stage::OutForDelivery);
            target(&mut world, courier, false);
            let pushes = run(&mut world, reply);
            assert_eq!(pushes.len(), limit, "{courier:?}: one scan left");
        }
    }
}

#[test]
fn only_what_was_subscribed_to_is_pushed_if_asked_so() {
    let mut world = world_with("ZTO", "W1", Stage::OutForDelivery);
    target(&mut world, Courier::Zto, true);
    let subscribe = zto("zto.merchant.waybill.track.subsrcibe", r#"{"billCode":"W1","mobilePhone":"1234"}"#);
    let mut silent = world.clone();
    assert!(run(&mut silent, Some(&good_reply(Courier::Zto))).is_empty());
    assert_eq!(answer(&world.handle("zto", &subscribe, NOW))["status"], true);
    assert_eq!(run(&mut world, Some(&good_reply(Courier::Zto))).len(), 1);
}

#[test]
fn callback_faults_drop_double_delay_and_forge() {
    let with = |courier: Courier, fault| {
        let mut world = world_with(courier.code(), "W1", Stage::PickedUp);
        target(&mut world, courier, false);
        let request = FaultRequest {
            connector: courier.connector().to_owned(),
            fault,
            probability: 1.0,
            count: None,
            operation: None,
            accepted: None,
        };
        world.set_fault(&request).unwrap();
        let plain = {
            let mut quiet = world.clone();
            quiet.clear_faults(None);
            run(&mut quiet, Some(&good_reply(courier))).len()
        };
        (run(&mut world, Some(&good_reply(courier))), plain)
    };
    for courier in Courier::ALL {
        assert!(with(courier, FaultKind::DropCallback).0.is_empty());
        let (doubled, plain) = with(courier, FaultKind::DuplicateCallback);
        assert!(doubled.len() >= 2 * plain, "{courier:?}");
        let (reordered, plain) = with(courier, FaultKind::ReorderCallback);
        assert_eq!(reordered.len(), plain);
        let (forged, plain) = with(courier, FaultKind::ForgedCallback);
        assert_eq!(forged.len(), 2 * plain, "{courier:?}");
        let false_ones = forged.iter().filter(|push| !is_genuine(courier, push)).count();
        assert_eq!(false_ones, plain, "{courier:?}");
    }
}

fn is_genuine(courier: Courier, push: &Push) -> bool {
    let fields = form(push);
    match courier {
        Courier::Zto => {
            fields["company_id"] == ZTO_APP_KEY
                && fields["data_digest"] == sign::zto(&fields["data"], ZTO_APP_SECRET)
        }
        Courier::Yto => {
            fields["clientId"] == YTO_CUSTOMER
                && fields["data_digest"] == sign::yto_push(&fields["logistics_interface"], YTO_PUSH_SECRET)
        }
        Courier::Sf | Courier::Jd => push.url.ends_with("/token"),
    }
}

#[test]
fn a_turn_is_pushed_in_each_couriers_words() {
    let wanted = [
        (Courier::Sf, vec![r#""opCode":"99""#, r#""opCode":"648""#, "新单号为：SF7", r#""reasonCode":"2""#]),
        (Courier::Zto, vec!["RETURN_SCAN", "RETURN_SIGNED"]),
        (Courier::Yto, vec!["TMS_RETURN", "SIGNED"]),
        (Courier::Jd, vec![r#""category":480"#, r#""state":"200020""#, "JDVC"]),
    ];
    for (courier, words) in wanted {
        let mut world = world_with(courier.code(), "W1", Stage::InTransit);
        target(&mut world, courier, false);
        world.handle(courier.connector(), &return_call(courier, "W1", "R-1"), NOW);
        let pushed: String = run(&mut world, Some(&good_reply(courier)))
            .iter()
            .map(|push| {
                let fields = form(push);
                fields
                    .get("data")
                    .or(fields.get("logistics_interface"))
                    .cloned()
                    .unwrap_or_else(|| String::from_utf8_lossy(&push.body).into_owned())
            })
            .collect();
        for word in words {
            assert!(pushed.contains(word), "{courier:?} never pushed {word}");
        }
    }
}

#[test]
fn push_targets_have_to_make_sense() {
    let mut world = World::new(1);
    let target = |connector: &str, url: &str| PushTarget {
        connector: connector.to_owned(),
        url: url.to_owned(),
        only_subscribed: false,
    };
    assert_eq!(
        world.set_push_target(target("sto", "http://127.0.0.1/")).unwrap_err().code,
        "connector_unknown"
    );
    assert_eq!(world.set_push_target(target("sf", "ftp://127.0.0.1/")).unwrap_err().code, "url_invalid");
    world.set_push_target(target("SF", "http://127.0.0.1/x")).unwrap();
    assert_eq!(json!(world.push_targets())[0]["connector"], "sf");
}
