//! Random damage, beyond the seeded damage of the conformance suite: every connector reads any bytes as an answer to any
//! of its calls, and as a push, without panicking and without believing what nobody signed.

use std::collections::BTreeMap;

use gaidao_connectors::registry;
use gaidao_core::{At, Channel, Environment, Kind, Moment, Parcel, Payer, Reason, Secret};
use gaidao_kit::{
    Account, Call, Command, Connector, HttpReply, HttpRequest, Reply, TrackAsk, Withdraw,
    conformance::hostile::mutate,
};
use proptest::prelude::*;

fn calls() -> Vec<Call> {
    let parcel = Parcel::new("ZTO", "73100130019486");
    let command = Command {
        reference: "0198f0c2a7b87d0e9c3b5a1f2e4d6c80".to_owned(),
        attempt: 1,
        parcel: parcel.clone(),
        kind: Kind::ReturnToSender,
        target: None,
        reason: Reason::Refund,
        channel: Channel::Chat,
        payer: Payer::Merchant,
        courier_ref: None,
    };
    let ask = TrackAsk { parcel, phone_last4: None, kind: None };
    vec![
        Call::Check,
        Call::Intercept(command.clone()),
        Call::Withdraw(Withdraw { command: command.clone(), attempt: 2 }),
        Call::Query(command),
        Call::Track(ask.clone()),
        Call::Subscribe(ask),
    ]
}

fn account(connector: &dyn Connector) -> Account {
    let fields: BTreeMap<String, Secret> = connector
        .card()
        .fields
        .iter()
        .map(|field| (field.key.to_owned(), Secret::new("secret-value")))
        .collect();
    Account {
        name: "damage".to_owned(),
        environment: Environment::Sandbox,
        base_url: "https://courier.test".to_owned(),
        fields,
    }
}

/// JSON of the shapes couriers use, with any values: the half-right answers that hand-written cases forget.
fn jsonish() -> impl Strategy<Value = Vec<u8>> {
    const KEYS: &[&str] = &[
        "status",
        "statusCode",
        "data",
        "result",
        "success",
        "code",
        "errorCode",
        "apiResultCode",
        "apiResultData",
        "msgData",
        "resultType",
        "response",
        "content",
        "traceDetails",
        "routeResps",
        "routes",
        "Body",
        "WaybillRoute",
        "cusId",
        "amount",
        "waybillNo",
        "billCode",
        "scanType",
        "scanDate",
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        prop::sample::select(vec![
            "SYS000",
            "A1000",
            "S0000",
            "0",
            "1",
            "true",
            "{}",
            "[",
            "2026-11-20 08:00:00"
        ])
        .prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map(
                prop::sample::select(KEYS).prop_map(str::to_owned),
                inner.clone(),
                0..6
            )
            .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            inner.prop_map(|value| serde_json::Value::String(value.to_string())),
        ]
    })
    .prop_map(|value| value.to_string().into_bytes())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        jsonish(),
        (jsonish(), any::<u64>()).prop_map(|(bytes, seed)| mutate(&bytes, seed)),
        prop::collection::vec(any::<u8>(), 0..200),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_is_read(body in bytes(), status in prop::sample::select(vec![200_u16, 201, 302, 404, 429, 500, 502])) {
        for connector in registry().all() {
            for call in calls() {
                let reply = HttpReply { status, headers: Vec::new(), body: body.clone() };
                let got = connector.decode(&call, &reply);
                let healthy = (200..300).contains(&status);
                prop_assert!(healthy || matches!(got, Reply::Unclear { .. }), "{status}: {got:?}");
                // Only a query can say "there is none".
                let query = matches!(call, Call::Query(_));
                prop_assert!(query || !matches!(got, Reply::Absent), "{:?}: {got:?}", call.name());
                if let Reply::Refused { code, .. } = got {
                    prop_assert!(!code.is_empty(), "a refusal without the courier's code");
                }
            }
        }
    }

    #[test]
    fn any_push_is_read_and_only_signed_ones_are_believed(body in bytes(), form in any::<bool>()) {
        let at = Moment::new(At(1_795_132_800_000), 1);
        let kind = if form { "application/x-www-form-urlencoded" } else { "application/json" };
        for connector in registry().all() {
            let hit = HttpRequest::post("/callback".to_owned(), kind, body.clone());
            if let Ok((proof, _)) = connector.callback(&hit, &at, &account(connector)) {
                prop_assert!(!proof.is_strong(), "{} believed random bytes", connector.card().id);
            }
        }
    }
}
