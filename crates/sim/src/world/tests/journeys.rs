//! Parcels on their roads, turned and not.

use super::calls::*;
use super::*;

#[test]
fn a_parcel_left_alone_is_delivered_where_it_was_meant_for() {
    for courier in Courier::ALL {
        let mut world = world_with(courier.code(), "W1", Stage::Created);
        let end = world.parcel(courier.code(), "W1", NOW + 100 * HOUR_MS).unwrap();
        assert_eq!((end.stage, end.turned), (Stage::Delivered, false));
        assert_eq!(end.will_end.city, "北京");
        let stages: Vec<Stage> = end.scans.iter().map(|scan| scan.stage).collect();
        for stage in [
            Stage::Created,
            Stage::PickedUp,
            Stage::InTransit,
            Stage::AtHub,
            Stage::AtDestinationCity,
            Stage::AtDeliveryOutlet,
            Stage::OutForDelivery,
            Stage::Delivered,
        ] {
            assert!(stages.contains(&stage), "{courier:?} never was at {stage:?}: {stages:?}");
        }
    }
}

#[test]
fn a_parcel_is_created_at_any_stage_with_its_past() {
    use Stage::*;
    let all = [
        Created,
        PickedUp,
        InTransit,
        AtHub,
        AtDestinationCity,
        AtDeliveryOutlet,
        OutForDelivery,
        AtPickupPoint,
        Delivered,
        Problem,
        Intercepted,
        Redirecting,
        Returning,
        Returned,
    ];
    for courier in Courier::ALL {
        for stage in all {
            let mut world = World::new(3);
            let made = world.add_parcel(&new_parcel(courier.code(), "W1", Some(stage)), NOW);
            if courier == Courier::Jd && stage == Redirecting {
                assert_eq!(made.unwrap_err().code, "stage_invalid");
                continue;
            }
            let (view, created) = made.unwrap();
            assert!(created);
            let here = world.physical(&(courier, "W1".to_owned()));
            let now = world.parcel(courier.code(), &here.1, NOW).unwrap().stage;
            assert!(travel::reached(now, stage), "{courier:?}: wanted {stage:?}, is {now:?}");
            assert!(!view.scans.is_empty(), "{courier:?} {stage:?}");
            assert!(view.scans.iter().all(|scan| scan.at <= shown(NOW + 1000)), "no scan lies ahead");
            assert!(view.scans.windows(2).all(|pair| pair[0].at <= pair[1].at), "{view:?}");
        }
    }
}

fn shown(ms: i64) -> String {
    crate::time::rfc3339(ms)
}

#[test]
fn an_accepted_instruction_takes_hold_at_the_next_hub_and_the_parcel_ends_elsewhere() {
    for courier in Courier::ALL {
        for stage in
            [Stage::PickedUp, Stage::InTransit, Stage::AtHub, Stage::AtDestinationCity, Stage::Problem]
        {
            let mut world = world_with(courier.code(), "W1", stage);
            world.handle(courier.connector(), &return_call(courier, "W1", "R-1"), NOW);
            let waiting = world.parcel(courier.code(), "W1", NOW).unwrap();
            assert_eq!(
                (waiting.turned, waiting.interception.unwrap().state),
                (false, "pending"),
                "{courier:?} {stage:?}"
            );
            let there = NOW + 200 * HOUR_MS;
            let old = world.parcel(courier.code(), "W1", there).unwrap();
            assert!(old.turned, "{courier:?} {stage:?}");
            assert_eq!(old.interception.as_ref().unwrap().state, "finished");
            let city = if courier == Courier::Sf { "广州" } else { "杭州" };
            assert_eq!(
                (old.will_end.city.as_str(), old.will_end.stage),
                (city, Stage::Returned),
                "{courier:?} {stage:?}"
            );
            let renumbers = matches!(courier, Courier::Sf | Courier::Jd);
            assert_eq!(old.continues_as.is_some(), renumbers);
            let last = world.parcel(courier.code(), &old.will_end.waybill_no, there).unwrap();
            assert_eq!((last.stage, old.stage), (Stage::Returned, Stage::Returned), "{courier:?} {stage:?}");
            assert_eq!(old.place, last.place, "the old waybill shows where the parcel really is");
        }
    }
}

#[test]
fn a_redirected_parcel_is_delivered_in_the_new_city() {
    let calls = [
        (Courier::Sf, sf_intercept("W1", "R-1", "1")),
        (Courier::Zto, zto_create("W1", "R-1", 3)),
        (Courier::Yto, yto_change("W1")),
    ];
    for (courier, call) in calls {
        let mut world = world_with(courier.code(), "W1", Stage::AtDestinationCity);
        world.handle(courier.connector(), &call, NOW);
        let turned = to_stage(&mut world, courier.code(), "W1", Stage::Redirecting, NOW + HOUR_MS);
        assert!(turned.turned);
        to_stage(&mut world, courier.code(), "W1", Stage::OutForDelivery, NOW + 2 * HOUR_MS);
        let end = to_stage(&mut world, courier.code(), "W1", Stage::Delivered, NOW + 3 * HOUR_MS);
        let last = world.parcel(courier.code(), &end.will_end.waybill_no, NOW + 3 * HOUR_MS).unwrap();
        assert_eq!((last.stage, last.place.city.as_str()), (Stage::Delivered, "广州"), "{courier:?}");
    }
}

#[test]
fn a_parcel_is_caught_at_the_outlet_before_it_leaves_for_delivery() {
    let mut world = world_with("YTO", "YT1", Stage::AtDeliveryOutlet);
    assert_eq!(answer(&world.handle("yto", &yto_return("YT1"), NOW))["statusCode"], 0);
    let end = world.parcel("YTO", "YT1", NOW + 200 * HOUR_MS).unwrap();
    assert!(end.scans.iter().all(|scan| scan.stage != Stage::OutForDelivery), "{end:?}");
    assert_eq!(end.stage, Stage::Returned);
}

#[test]
fn advancing_goes_to_the_stage_or_says_why_not() {
    let mut world = world_with("ZTO", "W1", Stage::PickedUp);
    for stage in
        [Stage::InTransit, Stage::AtHub, Stage::Problem, Stage::AtDestinationCity, Stage::OutForDelivery]
    {
        assert_eq!(to_stage(&mut world, "ZTO", "W1", stage, NOW).stage, stage);
    }
    let back = world.advance_parcel("ZTO", "W1", Advance::ToStage { to_stage: Stage::PickedUp }, NOW);
    assert_eq!(back.unwrap_err().code, "stage_unreachable");
    let failed = to_stage(&mut world, "ZTO", "W1", Stage::Problem, NOW);
    assert_eq!(failed.stage, Stage::Problem);
    assert_eq!(to_stage(&mut world, "ZTO", "W1", Stage::AtPickupPoint, NOW).stage, Stage::AtPickupPoint);
    assert_eq!(to_stage(&mut world, "ZTO", "W1", Stage::Delivered, NOW).stage, Stage::Delivered);

    let mut world = world_with("ZTO", "W2", Stage::PickedUp);
    let before = world.parcel("ZTO", "W2", NOW).unwrap().scans.len();
    let after = world.advance_parcel("ZTO", "W2", Advance::Minutes { minutes: 600.0 }, NOW).unwrap();
    assert!(after.scans.len() > before + 1, "{after:?}");
    assert!(after.scans.windows(2).all(|pair| pair[0].at <= pair[1].at));
    for minutes in [0.0, -5.0, f64::INFINITY] {
        let refused = world.advance_parcel("ZTO", "W2", Advance::Minutes { minutes }, NOW);
        assert_eq!(refused.unwrap_err().code, "minutes_invalid");
    }
}

#[test]
fn a_creation_is_repeatable_and_a_different_one_conflicts() {
    let mut world = World::new(1);
    let new = new_parcel("ZTO", "W1", Some(Stage::InTransit));
    assert!(world.add_parcel(&new, NOW).unwrap().1);
    assert!(!world.add_parcel(&new, NOW + HOUR_MS).unwrap().1);
    let other = NewParcel { destination: "上海".to_owned(), ..new.clone() };
    assert_eq!(world.add_parcel(&other, NOW).unwrap_err().code, "parcel_exists");
    let bad = [
        (NewParcel { courier: "STO".to_owned(), ..new.clone() }, "courier_unknown"),
        (NewParcel { waybill_no: " ".to_owned(), ..new.clone() }, "waybill_invalid"),
        (NewParcel { waybill_no: "x".repeat(41), ..new.clone() }, "waybill_invalid"),
        (NewParcel { origin: String::new(), ..new.clone() }, "city_invalid"),
        (NewParcel { speed: Some(0.0), ..new.clone() }, "speed_invalid"),
        (NewParcel { phone_last4: Some("12a4".to_owned()), ..new }, "phone_last4_invalid"),
    ];
    for (request, code) in bad {
        assert_eq!(world.add_parcel(&request, NOW).unwrap_err().code, code);
    }
}

#[test]
fn a_portal_interception_makes_the_api_say_so() {
    let said = |courier: Courier| {
        let mut world = world_with(courier.code(), "W1", Stage::InTransit);
        let view = world.portal_intercept(courier.code(), "W1", None, NOW).unwrap();
        assert_eq!(view.interception.unwrap().state, "pending");
        answer(&world.handle(courier.connector(), &return_call(courier, "W1", "R-1"), NOW)).to_string()
    };
    assert!(said(Courier::Zto).contains("E23116"));
    assert!(said(Courier::Yto).contains("已有有效拦截件"));
    assert!(said(Courier::Jd).contains("\"resultType\":3"));
    assert!(said(Courier::Sf).contains("990105"));
}
