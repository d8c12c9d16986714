//! Each fault does what its name says, to the answer and to the ledger.

use super::calls::*;
use super::*;
use crate::fault::{FaultKind, FaultRequest, Operation};

const BILL: &str = "73100130019486";

fn arm(world: &mut World, connector: &str, fault: FaultKind, accepted: Option<bool>) {
    let request = FaultRequest {
        connector: connector.to_owned(),
        fault,
        probability: 1.0,
        count: Some(1),
        operation: None,
        accepted,
    };
    world.set_fault(&request).unwrap();
}

/// How the call looks from outside.
fn shape(handled: &Handled) -> &'static str {
    match handled {
        Handled::Reply { after_ms: 0, .. } => "reply",
        Handled::Reply { .. } => "late reply",
        Handled::TimeoutAfter => "nothing",
        Handled::Reset => "reset",
        Handled::ConnectRefused => "refused",
    }
}

#[test]
fn faults_of_calls_show_outside_and_in_the_ledger() {
    use FaultKind::*;
    // fault, accepted, how it looks, effective rows, ledger rows
    let cases = [
        (RefuseConnect, None, "refused", 0, 0),
        (TimeoutBeforeAccept, None, "nothing", 0, 0),
        (TimeoutAfterAccept, None, "nothing", 1, 1),
        (LateAccept, None, "nothing", 0, 0),
        (Reset, Some(false), "reset", 0, 0),
        (Reset, Some(true), "reset", 1, 1),
        (Http500, None, "reply", 0, 0),
        (Http500, Some(true), "reply", 1, 1),
        (Garbage, Some(true), "reply", 1, 1),
        (Garbage, Some(false), "reply", 0, 0),
        (UnknownCode, Some(true), "reply", 1, 1),
        (UnknownCode, None, "reply", 0, 0),
        (RateLimit, None, "reply", 0, 0),
        (Slow, None, "late reply", 1, 1),
        (WrongSuccess, None, "reply", 0, 1),
    ];
    for courier in Courier::ALL {
        for (fault, accepted, look, effective, rows) in cases {
            let mut world = world_with(courier.code(), BILL, Stage::InTransit);
            arm(&mut world, courier.connector(), fault, accepted);
            let handled = world.handle(courier.connector(), &return_call(courier, BILL, "R-1"), NOW);
            assert_eq!(shape(&handled), look, "{courier:?} {fault:?}");
            let ledger = ledger(&world);
            assert_eq!(ledger.len(), rows, "{courier:?} {fault:?} {accepted:?}");
            assert_eq!(ledger.iter().filter(|row| row.effective).count(), effective, "{courier:?} {fault:?}");
            assert!(world.faults().is_empty(), "count 1 is used up");
        }
    }
}

#[test]
fn spoilt_answers_are_what_their_names_say() {
    let mut world = world_with("ZTO", BILL, Stage::InTransit);
    let mut reply = |connector: &str, courier, fault| {
        arm(&mut world, connector, fault, None);
        match world.handle(connector, &return_call(courier, BILL, "R-1"), NOW) {
            Handled::Reply { reply, .. } => (reply.status, String::from_utf8_lossy(&reply.body).into_owned()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(reply("zto", Courier::Zto, FaultKind::Http500).0, 500);
    for (connector, courier, code) in [
        ("zto", Courier::Zto, "S221"),
        ("sf", Courier::Sf, "A1005"),
        ("yto", Courier::Yto, "Too Many"),
        ("jd", Courier::Jd, "Too Many"),
    ] {
        assert!(reply(connector, courier, FaultKind::RateLimit).1.contains(code));
    }
    for (connector, courier, code) in [
        ("zto", Courier::Zto, "E29777"),
        ("sf", Courier::Sf, "A1777"),
        ("yto", Courier::Yto, "7351"),
        ("jd", Courier::Jd, "\"resultType\":9"),
    ] {
        assert!(reply(connector, courier, FaultKind::UnknownCode).1.contains(code));
    }
}

#[test]
fn a_late_accept_takes_hold_minutes_later() {
    let mut world = world_with("ZTO", BILL, Stage::InTransit);
    arm(&mut world, "zto", FaultKind::LateAccept, None);
    assert_eq!(world.handle("zto", &zto_create(BILL, "R-1", 2), NOW), Handled::TimeoutAfter);
    assert_eq!(answer(&world.handle("zto", &zto_status(BILL), NOW))["data"], Value::Null);
    world.advance(NOW + 16 * crate::time::MINUTE_MS);
    let status = answer(&world.handle("zto", &zto_status(BILL), NOW + 16 * crate::time::MINUTE_MS));
    assert_eq!(status["data"]["status"], "INTERCEPTING");
    let rows = ledger(&world);
    let late = rows.iter().find(|row| row.operation == Operation::Intercept).unwrap();
    assert!(late.effective && late.at > NOW + crate::time::MINUTE_MS, "{late:?}");
}

#[test]
fn a_wrong_success_turns_nothing_and_is_stood_by() {
    for courier in Courier::ALL {
        let mut world = world_with(courier.code(), BILL, Stage::InTransit);
        arm(&mut world, courier.connector(), FaultKind::WrongSuccess, None);
        world.handle(courier.connector(), &return_call(courier, BILL, "R-1"), NOW);
        let row = ledger(&world).remove(0);
        assert!(row.accepted && !row.effective && row.charge_fen == 0, "{row:?}");
        let end = to_stage(&mut world, courier.code(), BILL, Stage::OutForDelivery, NOW + HOUR_MS);
        assert!(!end.turned && end.will_end.city == "北京", "{end:?}");
        if courier == Courier::Zto {
            let status = answer(&world.handle("zto", &zto_status(BILL), NOW + HOUR_MS));
            assert_eq!(status["data"]["status"], "INTERCEPT_SUCCESS");
        }
    }
}

#[test]
fn faults_hit_only_the_operation_they_name() {
    let mut world = world_with("ZTO", BILL, Stage::InTransit);
    let request = FaultRequest {
        connector: "zto".to_owned(),
        fault: FaultKind::Http500,
        probability: 1.0,
        count: None,
        operation: Some("query".to_owned()),
        accepted: None,
    };
    world.set_fault(&request).unwrap();
    let status_of = |handled: Handled| match handled {
        Handled::Reply { reply, .. } => reply.status,
        other => panic!("{other:?}"),
    };
    assert_eq!(status_of(world.handle("zto", &zto_create(BILL, "R-1", 2), NOW)), 200);
    assert_eq!(status_of(world.handle("zto", &zto_status(BILL), NOW)), 500);
    assert_eq!(world.clear_faults(Some("sf")), 0);
    assert_eq!(world.clear_faults(Some("zto")), 1);
    assert_eq!(status_of(world.handle("zto", &zto_status(BILL), NOW)), 200);
}

#[test]
fn a_fault_that_cannot_be_is_refused() {
    let good = FaultRequest {
        connector: "zto".to_owned(),
        fault: FaultKind::Slow,
        probability: 1.0,
        count: None,
        operation: None,
        accepted: None,
    };
    let cases = [
        (FaultRequest { connector: "sto".to_owned(), ..good.clone() }, "connector_unknown"),
        (FaultRequest { probability: 1.5, ..good.clone() }, "probability_invalid"),
        (FaultRequest { probability: f64::NAN, ..good.clone() }, "probability_invalid"),
        (FaultRequest { count: Some(0), ..good.clone() }, "count_invalid"),
        (FaultRequest { operation: Some("callback".to_owned()), ..good.clone() }, "operation_invalid"),
        (FaultRequest { operation: Some("dance".to_owned()), ..good }, "operation_unknown"),
    ];
    for (request, code) in cases {
        assert_eq!(World::new(1).set_fault(&request).unwrap_err().code, code);
    }
}
