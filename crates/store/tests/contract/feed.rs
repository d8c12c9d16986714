//! The event feed misses nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use gaidao_core::{EventId, state::EventKind};
use gaidao_store::{Change, Clear, Event, EventCursor, Store, Write};

use crate::bench::{Bench, Kind, NOW, moment};

crate::contract!(feed on sqlite inline postgres {
    a_reader_beside_many_writers_sees_every_event_once
    the_cursor_reads_back
});

mod late {
    crate::contract!(feed on postgres { a_late_commit_is_not_passed_over a_restored_dump_does_not_stop_the_feed });
}

fn emit(bench: &Bench) -> (EventId, Change) {
    let id = EventId::mint(&moment());
    let event = Event {
        id: id.clone(),
        interception: None,
        kind: EventKind::StageChanged,
        at: NOW,
        body: Clear::from("{\"n\":1}"),
    };
    (id, bench.change().with(Write::Emit { event, deliver_at: NOW, only: None }))
}

async fn drain(store: &Store, cursor: &mut EventCursor, seen: &mut Vec<EventId>) {
    loop {
        let items = store.instance().events(*cursor, 17).await.unwrap();
        let Some(last) = items.last() else { return };
        *cursor = last.cursor;
        seen.extend(items.into_iter().map(|item| item.event.id));
    }
}

/// Reads until `count` events were seen: transactions of other databases on the server hold the feed up, too.
async fn drain_until(store: &Store, cursor: &mut EventCursor, seen: &mut Vec<EventId>, count: usize) {
    let reading = async {
        while seen.len() < count {
            drain(store, cursor, seen).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), reading).await.expect("the feed stands still");
}

async fn a_reader_beside_many_writers_sees_every_event_once(bench: &mut Bench) {
    let nodes = match bench.kind {
        Kind::Postgres => vec![bench.store().clone(), bench.another().await],
        Kind::Sqlite | Kind::Inline => vec![bench.store().clone()],
    };
    let mut expected = BTreeSet::new();
    let mut tasks = Vec::new();
    for n in 0..300 {
        let (id, change) = emit(bench);
        expected.insert(id);
        let store: Arc<Store> = nodes[n % nodes.len()].clone();
        tasks.push(tokio::spawn(async move { store.commit(change).await }));
    }
    let (mut cursor, mut seen) = (EventCursor::default(), Vec::new());
    for task in tasks {
        drain(bench.store(), &mut cursor, &mut seen).await;
        task.await.unwrap().unwrap();
    }
    drain_until(bench.store(), &mut cursor, &mut seen, 300).await;
    assert_eq!((seen.len(), seen.into_iter().collect::<BTreeSet<_>>()), (300, expected));
    assert_eq!(bench.store().instance().events_end().await.unwrap(), cursor);
    let own = bench.store().of(&bench.merchant).events(EventCursor::default(), 1_000).await.unwrap();
    assert_eq!(own.len(), 300);
}

/// A transaction that took its number early and commits late must not be left behind.
async fn a_late_commit_is_not_passed_over(bench: &mut Bench) {
    let (first, change) = emit(bench);
    bench.store().commit(change).await.unwrap();
    let (mut slow, connection) = tokio_postgres::connect(&bench.url(), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let late = EventId::mint(&moment());
    let transaction = slow.transaction().await.unwrap();
    // The sealed body belongs to another row, so only its id is compared below.
    let sql = format!(
        "INSERT INTO events (merchant_id, id, type, at, body) SELECT merchant_id, '{late}', type, at, body FROM events"
    );
    transaction.batch_execute(&sql).await.unwrap();
    let (fast, change) = emit(bench);
    bench.store().commit(change).await.unwrap();

    let (mut cursor, mut seen) = (EventCursor::default(), Vec::new());
    drain_until(bench.store(), &mut cursor, &mut seen, 1).await;
    drain(bench.store(), &mut cursor, &mut seen).await;
    assert_eq!(seen, std::slice::from_ref(&first), "what follows an open transaction must wait");
    transaction.commit().await.unwrap();
    // The planted body opens nowhere: the reader meets it and says so, instead of passing it over.
    let meeting = async { while bench.store().instance().events(cursor, 10).await.is_ok() {} };
    tokio::time::timeout(std::time::Duration::from_secs(30), meeting).await.expect("it was passed over");
    bench.raw(&format!("DELETE FROM events WHERE id = '{late}'")).await;
    drain_until(bench.store(), &mut cursor, &mut seen, 2).await;
    assert_eq!(seen, [first, fast]);
}

async fn a_restored_dump_does_not_stop_the_feed(bench: &mut Bench) {
    let (old, change) = emit(bench);
    bench.store().commit(change).await.unwrap();
    // As if the cluster that wrote it had seen many more transactions.
    bench.raw("UPDATE events SET tx = tx + 1000000000").await;
    bench.reopen().await;
    let (new, change) = emit(bench);
    bench.store().commit(change).await.unwrap();
    let (mut cursor, mut seen) = (EventCursor::default(), Vec::new());
    drain_until(bench.store(), &mut cursor, &mut seen, 2).await;
    assert_eq!(seen, [old, new]);
}

async fn the_cursor_reads_back(bench: &mut Bench) {
    let (id, change) = emit(bench);
    bench.store().commit(change).await.unwrap();
    let item = bench.store().of(&bench.merchant).event(&id).await.unwrap().unwrap();
    assert_eq!(EventCursor::parse(&item.cursor.to_string()), Some(item.cursor));
    assert_eq!(item.event.body.text(), Some("{\"n\":1}"));
    for bad in ["", "1", "a-b", "1-"] {
        assert_eq!(EventCursor::parse(bad), None, "{bad}");
    }
}
