//! Finding, searching and paging.

use gaidao_core::{At, InterceptionId, KeyId, Parcel, Stage, State};
use gaidao_store::{
    Account, ApiKey, AttemptEnd, AttemptRow, Callback, Clear, Idempotency, InboxState, InterceptionFilter,
    List, Page, Scan, StoreError, Write,
};

use crate::bench::{Bench, NOW, escalated, moment, order, parcel, saved};

crate::contract!(finders on sqlite inline postgres {
    orders_are_found_by_number_waybill_and_phone
    the_grounds_of_a_request_come_together
    lists_are_walked_without_gap_or_double
    interceptions_are_filtered_and_sorted
    a_scan_is_taken_once
    parcels_are_saved_by_version
    accounts_keep_their_secret_and_default
    keys_are_found_by_hash_until_revoked
    callbacks_are_kept_once_and_move_on
    an_attempt_ends_once
    settings_are_kept
});

async fn orders_are_found_by_number_waybill_and_phone(bench: &mut Bench) {
    for (no, phone, waybill) in [("A-1", "+86 138 0013 8000", "W1"), ("A-2", "13900139000", "W2")] {
        let change = bench
            .change()
            .with(Write::PutOrder { order: order(no, 0), phones: vec![phone.to_owned()] })
            .with(Write::InsertParcel(parcel(waybill, Some(no))));
        bench.store().commit(change).await.unwrap();
    }
    let finder = bench.store().of(&bench.merchant);
    for (q, found) in [
        ("A-1", vec!["A-1"]),
        ("W2", vec!["A-2"]),
        ("13800138000", vec!["A-1"]),
        ("139 0013 9000", vec!["A-2"]),
        ("8000", vec![]),
        ("A-", vec![]),
        ("", vec![]),
    ] {
        let list = finder.orders(Some(q), &Page::first(10)).await.unwrap();
        assert_eq!(list.items.iter().map(|o| o.order_no.as_str()).collect::<Vec<_>>(), found, "{q}");
    }
    // A changed phone is found, the old one no longer.
    let put = Write::PutOrder { order: order("A-1", 0), phones: vec!["13700137000".to_owned()] };
    let done = bench.store().commit(bench.change().with(put)).await.unwrap();
    assert_eq!(done.at(0).value, Some(2));
    assert!(finder.orders(Some("13800138000"), &Page::first(10)).await.unwrap().items.is_empty());
    assert_eq!(finder.orders(Some("13700137000"), &Page::first(10)).await.unwrap().items[0].version, 2);
    assert_eq!(finder.parcels_of_order("A-1").await.unwrap().len(), 1);
    assert_eq!(finder.parcels_by_waybill("W2").await.unwrap()[0].order_no.as_deref(), Some("A-2"));
}

async fn the_grounds_of_a_request_come_together(bench: &mut Bench) {
    let record = Idempotency {
        key: "k-1".to_owned(),
        request_hash: [7; 32],
        status: 202,
        resource: "int_1".to_owned(),
        reply: Clear::default(),
        created_at: NOW,
    };
    let change = bench
        .change()
        .with(Write::PutOrder { order: order("A-1", 0), phones: Vec::new() })
        .with(Write::InsertParcel(parcel("W1", Some("A-1"))))
        .with(Write::InsertParcel(parcel("W2", None)))
        .with(Write::Idempotency(record.clone()));
    bench.store().commit(change).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    for (key, waybill_no, has_parcel, has_order) in [
        (None, "W1", true, true),
        (Some("k-1"), "W1", true, true),
        (Some("k-2"), "W2", true, false),
        (Some("k-1"), "W3", false, false),
    ] {
        let named = Parcel::new("SF", waybill_no);
        let found = finder.grounds(key, &named).await.unwrap();
        let row = finder.parcel(&named).await.unwrap();
        assert_eq!((row.is_some(), found.order.is_some()), (has_parcel, has_order), "{waybill_no}");
        assert_eq!(found.parcel, row, "{waybill_no}");
        assert_eq!(found.order, if has_order { finder.order("A-1").await.unwrap() } else { None });
        assert_eq!(found.answered, (key == Some("k-1")).then(|| record.clone()), "{key:?}");
    }
}

async fn lists_are_walked_without_gap_or_double(bench: &mut Bench) {
    let mut change = bench.change();
    for n in 0..25 {
        // Several orders share a moment: the cursor must tell them apart.
        change.push(Write::PutOrder { order: order(&format!("A-{n:02}"), n / 4), phones: Vec::new() });
    }
    bench.store().commit(change).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    let (mut seen, mut page) = (Vec::new(), Page::first(4));
    loop {
        let List { items, next } = finder.orders(None, &page).await.unwrap();
        seen.extend(items.into_iter().map(|o| (o.placed_at, o.order_no)));
        let Some(next) = next else { break };
        page.after = Some(next);
    }
    let mut sorted = seen.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted.dedup();
    assert_eq!((seen.len(), &seen), (25, &sorted));
}

async fn interceptions_are_filtered_and_sorted(bench: &mut Bench) {
    let put = Write::PutOrder { order: order("A-W3", 0), phones: vec!["13800138000".to_owned()] };
    let change = bench.change().with(put).with(Write::InsertParcel(parcel("W3", Some("A-W3"))));
    bench.store().commit(change).await.unwrap();
    let mut ids = Vec::new();
    for waybill in ["W1", "W2", "W3"] {
        let open = bench.open(waybill).await;
        let step = escalated(&open);
        ids.push(open.opening.id.clone());
        if waybill == "W2" {
            bench.store().commit(bench.change().with(saved(&open, step))).await.unwrap();
        }
    }
    let all = InterceptionFilter::default();
    let named = |n: &[usize]| n.iter().map(|n| ids[*n].clone()).collect::<Vec<InterceptionId>>();
    let cases = [
        (all.clone(), named(&[2, 1, 0])),
        (InterceptionFilter { state: Some(State::Queued), ..all.clone() }, named(&[2, 1, 0])),
        (InterceptionFilter { state: Some(State::Failed), ..all.clone() }, Vec::new()),
        (InterceptionFilter { courier: Some("ZTO".into()), ..all.clone() }, Vec::new()),
        (InterceptionFilter { q: Some("13800138000".into()), ..all.clone() }, named(&[2])),
        (InterceptionFilter { q: Some("W3".into()), courier: Some("SF".into()), ..all.clone() }, named(&[2])),
        (InterceptionFilter { due_before: Some(At(0)), ..all.clone() }, Vec::new()),
    ];
    let finder = bench.store().of(&bench.merchant);
    for (filter, expected) in cases {
        let list = finder.interceptions(&filter, &Page::first(10)).await.unwrap();
        let found: Vec<_> = list.items.into_iter().map(|row| row.interception.opening.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
    for filter in [all.clone(), InterceptionFilter { waiting: true, ..all }] {
        let (mut seen, mut page) = (Vec::new(), Page::first(1));
        loop {
            let list = finder.interceptions(&filter, &page).await.unwrap();
            seen.extend(list.items.into_iter().map(|row| row.interception.opening.id));
            page.after = list.next;
            if page.after.is_none() {
                break;
            }
        }
        seen.sort();
        assert_eq!(seen, ids, "{filter:?}");
    }
}

fn scan(waybill_no: &str, seq: i64) -> Scan {
    Scan {
        parcel: Parcel::new("SF", waybill_no),
        at: NOW,
        seq,
        code: Some("50".into()),
        stage: Some(Stage::InTransit),
        source: "push".into(),
        private: Clear::from("快件已到达"),
        ingested_at: NOW,
    }
}

async fn a_scan_is_taken_once(bench: &mut Bench) {
    let write =
        |seq: i64, identity: &str| Write::Scan { scan: scan("W1", seq), identity: identity.to_owned() };
    let change = bench.change().with(write(2, "b")).with(write(1, "a")).with(write(3, "a"));
    let done = bench.store().commit(change).await.unwrap();
    assert_eq!(done.all().iter().map(|w| w.rows).collect::<Vec<_>>(), [1, 1, 0]);
    let again = bench.store().commit(bench.change().with(write(9, "b"))).await.unwrap();
    assert_eq!(again.at(0).rows, 0);
    let found = bench.store().of(&bench.merchant).scans(&Parcel::new("SF", "W1")).await.unwrap();
    assert_eq!(found, [scan("W1", 1), scan("W1", 2)]);
}

async fn parcels_are_saved_by_version(bench: &mut Bench) {
    let key = Parcel::new("SF", "W1");
    bench.store().commit(bench.change().with(Write::InsertParcel(parcel("W1", None)))).await.unwrap();
    let mut row = bench.store().of(&bench.merchant).parcel(&key).await.unwrap().unwrap();
    row.stage = Stage::AtHub;
    row.place = Some(Clear::from("杭州转运中心"));
    row.continues_as = Some("W2".to_owned());
    bench.store().commit(bench.change().with(Write::SaveParcel(row.clone()))).await.unwrap();
    let twice = bench.store().commit(bench.change().with(Write::SaveParcel(row.clone()))).await;
    assert_eq!(twice, Err(StoreError::Stale));
    row.version += 1;
    assert_eq!(bench.store().of(&bench.merchant).parcel(&key).await.unwrap(), Some(row));
}

fn account(id: &str, is_default: bool, secret: Option<&str>) -> Account {
    Account {
        id: id.to_owned(),
        connector: "sf".to_owned(),
        courier: "SF".to_owned(),
        is_default,
        environment: gaidao_core::Environment::Sandbox,
        public: "{}".to_owned(),
        secret: secret.map(Clear::from),
        callback_token: Clear::new(format!("token-{id}")),
        created_at: NOW,
        updated_at: NOW,
        disabled: false,
    }
}

async fn accounts_keep_their_secret_and_default(bench: &mut Bench) {
    let put = |account| Write::PutAccount(account);
    let change =
        bench.change().with(put(account("one", false, Some("s1")))).with(put(account("two", false, None)));
    bench.store().commit(change).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    assert_eq!(finder.account_for("SF").await.unwrap(), None, "two accounts and no default");
    for id in ["one", "two"] {
        bench.store().commit(bench.change().with(put(account(id, true, None)))).await.unwrap();
        assert_eq!(finder.account_for("SF").await.unwrap().unwrap().id, id);
    }
    let one = finder.account("one").await.unwrap().unwrap();
    assert_eq!((one.secret, one.is_default), (Some(Clear::from("s1")), false));
    let instance = bench.store().instance();
    let (merchant, found) = instance.account_by_token("sf", "token-one").await.unwrap().unwrap();
    assert_eq!((merchant, found.id.as_str()), (bench.merchant.clone(), "one"));
    assert_eq!(instance.account_by_token("zto", "token-one").await.unwrap(), None);
    let off = Write::DisableAccount { id: "two".to_owned(), disabled: true, at: NOW };
    bench.store().commit(bench.change().with(off)).await.unwrap();
    assert_eq!(finder.account_for("SF").await.unwrap().unwrap().id, "one");
    assert_eq!(finder.accounts().await.unwrap().len(), 2);
}

async fn keys_are_found_by_hash_until_revoked(bench: &mut Bench) {
    let key = ApiKey {
        id: KeyId::mint(&moment()),
        hash: [9; 32],
        name: "till".to_owned(),
        prefix: "gd_".to_owned(),
        scopes: vec!["read".to_owned(), "write".to_owned()],
        created_at: NOW,
        expires_at: Some(NOW.plus_ms(1)),
        revoked_at: None,
        last_used_at: None,
    };
    bench.store().commit(bench.change().with(Write::InsertKey(key.clone()))).await.unwrap();
    let found = bench.store().instance().key_by_hash(&[9; 32]).await.unwrap().unwrap();
    assert_eq!(found, (bench.merchant.clone(), key.clone()));
    assert_eq!(bench.store().instance().key_by_hash(&[8; 32]).await.unwrap(), None);
    let change = bench
        .change()
        .with(Write::TouchKey { id: key.id.clone(), at: NOW })
        .with(Write::RevokeKey { id: key.id.clone(), at: NOW });
    bench.store().commit(change).await.unwrap();
    let found = bench.store().of(&bench.merchant).api_keys().await.unwrap().remove(0);
    assert_eq!((found.revoked_at, found.last_used_at), (Some(NOW), Some(NOW)));
    let instance = bench.store().instance();
    assert_eq!(instance.merchant_by_name("first").await.unwrap().unwrap().id, bench.merchant);
    assert_eq!(instance.merchants().await.unwrap().len(), 1);
    assert_eq!(bench.store().of(&bench.merchant).merchant().await.unwrap().unwrap().name, "first");
}

async fn callbacks_are_kept_once_and_move_on(bench: &mut Bench) {
    let callback = || Callback {
        id: gaidao_core::id::InboxId::mint(&moment()),
        connector: "sf".to_owned(),
        account: "sf-main".to_owned(),
        received_at: NOW,
        state: InboxState::Received,
        tries: 0,
        request: Clear::from("<xml/>"),
        note: String::new(),
    };
    let first = callback();
    let write = |callback| Write::Callback { callback, identity: b"<xml/>".to_vec() };
    for (callback, rows) in [(first.clone(), 1), (callback(), 0), (callback(), 0)] {
        let done = bench.store().commit(bench.change().with(write(callback))).await.unwrap();
        assert_eq!(done.at(0).rows, rows);
    }
    let finder = bench.store().of(&bench.merchant);
    assert_eq!(finder.callback(&first.id).await.unwrap(), Some(first.clone()));
    let note = "no such waybill".to_owned();
    let set = Write::SetCallback { id: first.id.clone(), state: InboxState::Unmatched, tries: 1, note };
    bench.store().commit(bench.change().with(set)).await.unwrap();
    assert!(finder.callbacks(InboxState::Received, &Page::first(5)).await.unwrap().items.is_empty());
    let unmatched = finder.callbacks(InboxState::Unmatched, &Page::first(5)).await.unwrap().items;
    assert_eq!((unmatched.len(), unmatched[0].tries), (1, 1));
}

async fn an_attempt_ends_once(bench: &mut Bench) {
    let bench = &*bench;
    let id = bench.open("W1").await.opening.id;
    let attempt = AttemptRow {
        interception: id.clone(),
        no: 1,
        operation: gaidao_core::input::Operation::Intercept,
        token: 7,
        reference: "r-1".into(),
        digest: "d".into(),
        started_at: NOW,
        deadline_at: NOW.plus_ms(10_000),
        ended_at: None,
        outcome: None,
        exposure: None,
        request: Some(Clear::from("{}")),
        reply: None,
    };
    bench.store().commit(bench.change().with(Write::Attempt(attempt.clone()))).await.unwrap();
    let twice = bench.store().commit(bench.change().with(Write::Attempt(attempt.clone()))).await;
    assert_eq!(twice, Err(StoreError::Constraint("attempts_pkey".into())));
    let overdue =
        |before: At| async move { bench.store().instance().attempts_overdue(before, 9).await.unwrap() };
    assert!(overdue(NOW.plus_ms(10_000)).await.is_empty());
    assert_eq!(overdue(NOW.plus_ms(10_001)).await, [(bench.merchant.clone(), id.clone(), 1)]);
    let end = |token: i64| AttemptEnd {
        interception: id.clone(),
        no: 1,
        token,
        ended_at: NOW,
        outcome: "accepted".into(),
        reply: Some(Clear::from("ok")),
    };
    for (token, result) in [(8, Err(StoreError::Stale)), (7, Ok(())), (7, Err(StoreError::Stale))] {
        let done = bench.store().commit(bench.change().with(Write::EndAttempt(end(token)))).await;
        assert_eq!(done.map(drop), result, "{token}");
    }
    assert!(overdue(NOW.plus_ms(10_001)).await.is_empty());
    let found = bench.store().of(&bench.merchant).attempt(&id, 1).await.unwrap().unwrap();
    assert_eq!((found.outcome.as_deref(), found.reply), (Some("accepted"), Some(Clear::from("ok"))));
    assert_eq!(bench.store().of(&bench.merchant).attempts(&id).await.unwrap().len(), 1);
}

async fn settings_are_kept(bench: &mut Bench) {
    let store = bench.store();
    assert_eq!(store.setting("clock").await.unwrap(), None);
    for value in ["1", "2"] {
        store.put_setting("clock", value).await.unwrap();
        assert_eq!(store.setting("clock").await.unwrap().as_deref(), Some(value));
    }
    store.commit(bench.change().with(Write::Settings("{\"a\":1}".into()))).await.unwrap();
    assert_eq!(store.of(&bench.merchant).merchant().await.unwrap().unwrap().settings, "{\"a\":1}");
    assert!(store.instance().size_bytes().await.unwrap() > 0);
    store.instance().ready().await.unwrap();
}
