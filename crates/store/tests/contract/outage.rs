//! Full disks and lost servers: nothing acknowledged is lost, nothing refused is saved, and it goes on by itself.

use gaidao_core::Parcel;
use gaidao_store::{Change, StoreError, Write};

use crate::bench::{Bench, Kind, order, parcel, put_order};

mod disk {
    crate::contract!(outage on sqlite inline { a_full_disk_stops_writing_and_nothing_else });
}

mod reserve {
    crate::contract!(outage on sqlite { without_a_reserve_nothing_new_is_accepted });
}

mod server {
    crate::contract!(outage on postgres { lost_connections_are_survived locks_that_cross_are_survived });
}

fn fat_order(bench: &Bench, no: &str) -> Change {
    let mut order = order(no, 0);
    order.private = gaidao_store::Clear::new(vec![b'x'; 20_000]);
    bench.change().with(Write::PutOrder { order, phones: Vec::new() })
}

async fn a_full_disk_stops_writing_and_nothing_else(bench: &mut Bench) {
    let store = bench.store();
    let size = store.instance().size_bytes().await.unwrap();
    store.limit_size(Some(u64::try_from(size).unwrap() + 300_000)).await.unwrap();
    let mut saved = Vec::new();
    let refused = loop {
        let no = format!("A-{}", saved.len());
        match store.commit(fat_order(bench, &no)).await {
            Ok(_) => saved.push(no),
            Err(error) => break (no, error),
        }
        assert!(saved.len() < 100, "the limit does not hold");
    };
    assert_eq!(refused.1, StoreError::Full);
    assert!(!saved.is_empty());
    // Many at once: each hears it.
    let changes = (0..20).map(|n| fat_order(bench, &format!("B-{n}"))).collect();
    for result in store.commit_all(changes).await {
        assert_eq!(result, Err(StoreError::Full));
    }
    let finder = store.of(&bench.merchant);
    for no in &saved {
        assert!(finder.order(no).await.unwrap().is_some(), "{no}");
    }
    assert_eq!(finder.order(&refused.0).await.unwrap(), None);
    store.limit_size(None).await.unwrap();
    store.commit(fat_order(bench, &refused.0)).await.unwrap();
    assert!(store.has_space());
    bench.reopen().await;
    assert!(bench.store().of(&bench.merchant).order(&refused.0).await.unwrap().is_some());
}

async fn without_a_reserve_nothing_new_is_accepted(bench: &mut Bench) {
    let store = bench.store();
    store.commit(bench.change().with(Write::InsertParcel(parcel("W1", None)))).await.unwrap();
    bench.close().await;
    // A folder stands where the reserve belongs, as if there were no space for it.
    let place = bench.folder.path().join("gaidao.db.reserve");
    std::fs::remove_file(&place).unwrap();
    std::fs::create_dir(&place).unwrap();
    bench.reopen().await;
    let store = bench.store();
    assert!(!store.has_space());
    assert_eq!(store.commit(bench.change().with(put_order("A"))).await, Err(StoreError::Full));
    let mut row = store.of(&bench.merchant).parcel(&Parcel::new("SF", "W1")).await.unwrap().unwrap();
    row.live = false;
    // What is under way is still recorded.
    store.commit(Change::new(bench.merchant.clone()).with(Write::SaveParcel(row))).await.unwrap();
    std::fs::remove_dir(&place).unwrap();
    store.commit(bench.change().with(put_order("A"))).await.unwrap();
    assert!(store.has_space());
}

/// Connections are cut again and again under load (CONTRACT F19 in small).
async fn lost_connections_are_survived(bench: &mut Bench) {
    let store = bench.store().clone();
    let merchant = bench.merchant.clone();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (store, merchant) = (store.clone(), merchant.clone());
            tokio::spawn(async move {
                let mut log = Vec::new();
                for n in 0..150 {
                    let no = format!("A-{writer}-{n}");
                    let change = Change::accepting(merchant.clone()).with(put_order(&no));
                    log.push((no, store.commit(change).await.map(drop)));
                }
                log
            })
        })
        .collect();
    let cut = "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()) gone";
    let mut cuts = 0;
    while !writers.iter().all(tokio::task::JoinHandle::is_finished) && cuts < 40 {
        bench.count(cut).await;
        cuts += 1;
    }
    assert!(cuts > 0);
    let mut counted = [0_usize; 3];
    for writer in writers {
        for (no, result) in writer.await.unwrap() {
            let found = store.of(&merchant).order(&no).await.unwrap().is_some();
            match result {
                Ok(()) => assert!(found, "{no} was acknowledged and is lost"),
                Err(StoreError::Busy) => assert!(!found, "{no} was refused and is there"),
                Err(StoreError::Unsure) => {}
                Err(other) => panic!("{no}: {other:?}"),
            }
            counted[match result {
                Ok(()) => 0,
                Err(StoreError::Busy) => 1,
                Err(_) => 2,
            }] += 1;
        }
    }
    assert!(counted[0] > 0, "{counted:?}");
    store.commit(Change::accepting(merchant).with(put_order("Z"))).await.unwrap();
    assert_eq!(bench.kind, Kind::Postgres);
}

/// Two nodes touch the same rows in opposite order: the database ends the deadlock, the store tries again.
async fn locks_that_cross_are_survived(bench: &mut Bench) {
    bench.raw("ALTER ROLE CURRENT_USER IN DATABASE @ SET deadlock_timeout = 20").await;
    bench.reopen().await;
    let nodes = [bench.store().clone(), bench.another().await];
    let tasks: Vec<_> = (0..60)
        .map(|n| {
            let (first, second) = if n % 2 == 0 { ("A", "B") } else { ("B", "A") };
            let change = bench.change().with(put_order(first)).with(put_order(second));
            let store = nodes[n % 2].clone();
            tokio::spawn(async move { store.commit(change).await })
        })
        .collect();
    let mut saved = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => saved += 1,
            Err(StoreError::Busy) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    for no in ["A", "B"] {
        let order = bench.store().of(&bench.merchant).order(no).await.unwrap().unwrap();
        assert_eq!(order.version, saved, "each saved change counts once");
    }
    assert!(saved > 0);
}
