//! What a commit promises.

use std::collections::BTreeSet;

use gaidao_core::{Interception, Parcel, State};
use gaidao_core::{KeyId, MerchantId};
use gaidao_store::{Account, ApiKey, Clear, Idempotency, Merchant, StoreError, Write};

use crate::bench::{Bench, NOW, escalated, moment, opened, order, parcel, put_order, saved};

crate::contract!(commits on sqlite inline postgres {
    a_step_is_saved_with_its_journal_and_timers
    a_stale_version_saves_nothing
    one_interception_flies_per_parcel
    losers_leave_their_neighbours_alone
    idempotency_twins_make_one_record
    one_merchant_never_meets_another
    what_was_acknowledged_survives_a_crash
    rules_have_one_name_everywhere
});

async fn a_step_is_saved_with_its_journal_and_timers(bench: &mut Bench) {
    let store = bench.store();
    store.commit(bench.change().with(Write::InsertParcel(parcel("W1", None)))).await.unwrap();
    let first = bench.open("W1").await;
    let step = escalated(&first);
    let next = step.next.clone();
    store.commit(bench.change().with(saved(&first, step))).await.unwrap();

    let finder = store.of(&bench.merchant);
    let found = finder.interception(&first.opening.id).await.unwrap().unwrap();
    assert_eq!(found.interception, next);
    assert_eq!(found.private.text(), Some(r#"{"name":"李四"}"#));
    let journal = finder.journal(&first.opening.id).await.unwrap();
    assert_eq!(journal.iter().map(|line| line.entry.seq).collect::<Vec<_>>(), [first.version, next.version]);
    let jobs = finder.jobs_of(first.opening.id.as_str()).await.unwrap();
    let timers: BTreeSet<_> = next.timers.iter().map(|(t, at)| (t.as_str().to_owned(), *at)).collect();
    assert_eq!(jobs.into_iter().map(|job| (job.kind, job.due_at)).collect::<BTreeSet<_>>(), timers);
    let row = finder.parcel(&Parcel::new("SF", "W1")).await.unwrap().unwrap();
    assert_eq!(row.interception, Some(first.opening.id));
}

async fn a_stale_version_saves_nothing(bench: &mut Bench) {
    let first = bench.open("W1").await;
    let save = || bench.change().with(put_order("A-2")).with(saved(&first, escalated(&first)));
    bench.store().commit(bench.change().with(saved(&first, escalated(&first)))).await.unwrap();
    assert_eq!(bench.store().commit(save()).await, Err(StoreError::Stale));
    let finder = bench.store().of(&bench.merchant);
    assert_eq!(finder.order("A-2").await.unwrap(), None);
    assert_eq!(finder.journal(&first.opening.id).await.unwrap().len(), 2);
}

async fn one_interception_flies_per_parcel(bench: &mut Bench) {
    let changes =
        (0..64).map(|_| bench.change().with(opened(Interception::open(bench.opening("W1"), NOW)))).collect();
    let results = bench.store().commit_all(changes).await;
    let won = results.iter().filter(|r| r.is_ok()).count();
    let lost = results.iter().filter(|r| **r == Err(StoreError::Constraint("single_flight".into()))).count();
    assert_eq!((won, lost), (1, 63));
    let open = bench.store().of(&bench.merchant).open_interception(&Parcel::new("SF", "W1")).await.unwrap();
    assert_eq!(open.unwrap().interception.state, State::Queued);
}

async fn losers_leave_their_neighbours_alone(bench: &mut Bench) {
    let store = bench.store();
    store.commit(bench.change().with(Write::InsertParcel(parcel("W1", None)))).await.unwrap();
    let changes = (0..96)
        .map(|n| {
            let version = if n % 3 == 0 { 99 } else { 1 };
            let unchanged = Write::ParcelUnchanged { parcel: Parcel::new("SF", "W1"), version };
            bench.change().with(put_order(&format!("A-{n}"))).with(unchanged)
        })
        .collect();
    let results = store.commit_all(changes).await;
    for (n, result) in results.iter().enumerate() {
        let found = store.of(&bench.merchant).order(&format!("A-{n}")).await.unwrap();
        if n % 3 == 0 {
            assert_eq!((result, found), (&Err(StoreError::Stale), None), "{n}");
        } else {
            assert!(result.is_ok() && found.is_some(), "{n}: {result:?}");
        }
    }
}

async fn idempotency_twins_make_one_record(bench: &mut Bench) {
    let record = |n: u8| {
        let resource = format!("int_{n}");
        let reply = Clear::from(resource.as_str());
        Idempotency {
            key: "k-1".into(),
            request_hash: [7; 32],
            status: 202,
            resource,
            reply,
            created_at: NOW,
        }
    };
    let changes = (0..16).map(|n| bench.change().with(Write::Idempotency(record(n)))).collect();
    let results = bench.store().commit_all(changes).await;
    let winner = results.iter().position(Result::is_ok).unwrap();
    for (n, result) in results.iter().enumerate().filter(|(n, _)| *n != winner) {
        assert_eq!(*result, Err(StoreError::Constraint("idempotency_pkey".into())), "{n}");
    }
    let found = bench.store().of(&bench.merchant).idempotency("k-1").await.unwrap().unwrap();
    assert_eq!(found, record(u8::try_from(winner).unwrap()));
}

async fn one_merchant_never_meets_another(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "other").await;
    let first = bench.open("W1").await;
    bench.store().commit(bench.change().with(put_order("A-1"))).await.unwrap();
    let theirs = bench.store().of(&other);
    assert_eq!(theirs.interception(&first.opening.id).await.unwrap(), None);
    assert_eq!(theirs.order("A-1").await.unwrap(), None);
    assert_eq!(theirs.orders(Some("13800138000"), &gaidao_store::Page::first(9)).await.unwrap().items, []);
    assert!(theirs.journal(&first.opening.id).await.unwrap().is_empty());
    let foreign = gaidao_store::Change::new(other).with(saved(&first, escalated(&first)));
    assert_eq!(bench.store().commit(foreign).await, Err(StoreError::Missing));
    let nobody = gaidao_store::Change::new(MerchantId::mint(&moment())).with(put_order("A-9"));
    assert_eq!(bench.store().commit(nobody).await, Err(StoreError::Missing));
}

async fn what_was_acknowledged_survives_a_crash(bench: &mut Bench) {
    for round in 0..5 {
        let changes = (0..20).map(|n| bench.change().with(put_order(&format!("A-{round}-{n}")))).collect();
        let results = bench.store().commit_all(changes).await;
        assert!(results.iter().all(Result::is_ok));
        bench.reopen().await;
        for n in 0..20 {
            let no = format!("A-{round}-{n}");
            assert!(bench.store().of(&bench.merchant).order(&no).await.unwrap().is_some(), "{no}");
        }
    }
}

fn account(id: &str, token: &str) -> Account {
    Account {
        id: id.to_owned(),
        connector: "sf".to_owned(),
        courier: "SF".to_owned(),
        is_default: false,
        environment: gaidao_core::Environment::Simulator,
        public: "{}".to_owned(),
        secret: None,
        callback_token: Clear::from(token),
        created_at: NOW,
        updated_at: NOW,
        disabled: false,
    }
}

fn key(hash: u8) -> ApiKey {
    ApiKey {
        id: KeyId::mint(&moment()),
        hash: [hash; 32],
        name: "till".to_owned(),
        prefix: "gd_".to_owned(),
        scopes: vec!["read".to_owned()],
        created_at: NOW,
        expires_at: None,
        revoked_at: None,
        last_used_at: None,
    }
}

async fn rules_have_one_name_everywhere(bench: &mut Bench) {
    let twice = [
        (Write::InsertParcel(parcel("W1", None)), Write::InsertParcel(parcel("W1", None)), "parcels_pkey"),
        (Write::InsertKey(key(1)), Write::InsertKey(key(1)), "api_key_hash"),
        (Write::PutAccount(account("a", "t")), Write::PutAccount(account("b", "t")), "account_callback"),
    ];
    for (first, second, rule) in twice {
        bench.store().commit(bench.change().with(first)).await.unwrap();
        let refused = bench.store().commit(bench.change().with(second)).await;
        assert_eq!(refused, Err(StoreError::Constraint(rule.to_owned())));
    }
    let id = MerchantId::mint(&moment());
    let double = Merchant { id, name: "first".to_owned(), created_at: NOW, settings: "{}".to_owned() };
    let refused = bench.store().create_merchant(&double).await;
    assert_eq!(refused, Err(StoreError::Constraint("merchant_name".to_owned())));
    assert_eq!(order("x", 0).order_no, "x");
}
