//! Claims, leases and fencing.

use std::collections::BTreeSet;

use gaidao_core::{At, EventId, WebhookId, state::EventKind};
use gaidao_store::{
    Claim, Clear, DeliveryEnd, DeliveryState, Event, Job, Lease, Page, Replay, Store, StoreError, Webhook,
    Write,
};

use crate::bench::{Bench, Kind, NOW, escalated, moment, saved};

crate::contract!(jobs on sqlite inline postgres {
    a_job_is_lent_to_one_worker_only
    an_expired_lease_is_fenced_off
    an_offer_is_taken_by_the_first_write
    an_offer_of_a_moved_job_is_stale
    a_moved_job_is_lost_to_its_worker
    a_timer_that_stays_keeps_its_lease
    a_deadline_waits_for_earlier_polls
    a_job_given_back_comes_again
    deliveries_are_lent_retried_and_replayed
});

const LEASE_MS: i64 = 30_000;

fn claim(kind: &'static str, limit: u32, now: At) -> Claim<'static> {
    Claim { kind, due_by: NOW, now, lease_ms: LEASE_MS, limit, worker: "w" }
}

async fn take_one(store: &Store, kind: &'static str, now: At) -> Lease {
    let mut leases = store.claim(&claim(kind, 10, now)).await.unwrap();
    assert_eq!(leases.len(), 1, "{kind}");
    leases.remove(0)
}

async fn put(bench: &Bench, subject: &str, kind: &str, due_at: At) {
    let job = Job { subject: subject.to_owned(), kind: kind.to_owned(), due_at };
    bench.store().commit(bench.change().with(Write::PutJob(job))).await.unwrap();
}

async fn a_job_is_lent_to_one_worker_only(bench: &mut Bench) {
    let changes = (0..200)
        .map(|n| {
            let job =
                Job { subject: format!("s{n}"), kind: "send".to_owned(), due_at: NOW.plus_ms(n % 7 - 7) };
            bench.change().with(Write::PutJob(job))
        })
        .collect();
    assert!(bench.store().commit_all(changes).await.iter().all(Result::is_ok));
    // PostgreSQL: two nodes, each with its own connections.
    let nodes = match bench.kind {
        Kind::Postgres => vec![bench.store().clone(), bench.another().await],
        Kind::Sqlite | Kind::Inline => vec![bench.store().clone()],
    };
    let workers: Vec<_> = (0..8)
        .map(|n| {
            let store = nodes[n % nodes.len()].clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let leases = store.claim(&claim("send", 7, NOW)).await.unwrap();
                    if leases.is_empty() {
                        return mine;
                    }
                    mine.extend(leases);
                }
            })
        })
        .collect();
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.unwrap());
    }
    let subjects: BTreeSet<&str> = all.iter().map(|lease| lease.subject.as_str()).collect();
    assert_eq!((all.len(), subjects.len()), (200, 200));
}

async fn an_expired_lease_is_fenced_off(bench: &mut Bench) {
    put(bench, "s", "send", NOW).await;
    let store = bench.store();
    let first = take_one(store, "send", NOW).await;
    assert!(store.claim(&claim("send", 10, NOW.plus_ms(LEASE_MS - 1))).await.unwrap().is_empty());
    let second = take_one(store, "send", NOW.plus_ms(LEASE_MS)).await;
    assert!(second.token > first.token);
    assert_eq!((first.tries, second.tries), (1, 2));
    for write in
        [Write::FinishJob(first.clone()), Write::HoldJob(first.clone()), Write::ReleaseJob(first, NOW)]
    {
        assert_eq!(store.commit(bench.change().with(write)).await, Err(StoreError::Stale));
    }
    store.commit(bench.change().with(Write::HoldJob(second.clone()))).await.unwrap();
    store.commit(bench.change().with(Write::FinishJob(second.clone()))).await.unwrap();
    assert_eq!(store.commit(bench.change().with(Write::FinishJob(second))).await, Err(StoreError::Stale));
    assert_eq!(store.next_due("send").await.unwrap(), None);
}

async fn an_offer_is_taken_by_the_first_write(bench: &mut Bench) {
    put(bench, "s", "send", NOW).await;
    let store = bench.store();
    let offers = async |now| store.offers(&claim("send", 10, now)).await.unwrap();
    let (mine, theirs) = (offers(NOW).await.remove(0), offers(NOW).await.remove(0));
    assert_ne!(mine.token, theirs.token);
    let commit = async |write| store.commit(bench.change().with(write)).await.map(drop);
    assert_eq!(commit(Write::HoldJob(mine.clone())).await, Ok(()));
    for write in
        [Write::HoldJob(theirs.clone()), Write::FinishJob(theirs.clone()), Write::ReleaseJob(theirs, NOW)]
    {
        assert_eq!(commit(write).await, Err(StoreError::Stale));
    }
    assert!(offers(NOW.plus_ms(LEASE_MS - 1)).await.is_empty());
    assert!(store.claim(&claim("send", 10, NOW.plus_ms(LEASE_MS - 1))).await.unwrap().is_empty());
    let next = offers(NOW.plus_ms(LEASE_MS)).await.remove(0);
    assert_eq!((mine.tries, next.tries), (1, 2));
    // Until somebody takes it, it is still the first one's.
    assert_eq!(commit(Write::FinishJob(mine)).await, Ok(()));
    assert_eq!(commit(Write::HoldJob(next)).await, Err(StoreError::Stale));
}

async fn an_offer_of_a_moved_job_is_stale(bench: &mut Bench) {
    put(bench, "s", "send", NOW).await;
    let store = bench.store();
    let offer = store.offers(&claim("send", 10, NOW)).await.unwrap().remove(0);
    put(bench, "s", "send", NOW.plus_ms(-1)).await;
    for write in
        [Write::HoldJob(offer.clone()), Write::FinishJob(offer.clone()), Write::ReleaseJob(offer, NOW)]
    {
        assert_eq!(store.commit(bench.change().with(write)).await, Err(StoreError::Stale));
    }
    take_one(store, "send", NOW).await;
}

async fn a_moved_job_is_lost_to_its_worker(bench: &mut Bench) {
    put(bench, "s", "send", NOW).await;
    let lease = take_one(bench.store(), "send", NOW).await;
    put(bench, "s", "send", NOW).await;
    let finish = bench.change().with(Write::FinishJob(lease));
    assert_eq!(bench.store().commit(finish).await, Err(StoreError::Stale));
    take_one(bench.store(), "send", NOW).await;
}

async fn a_timer_that_stays_keeps_its_lease(bench: &mut Bench) {
    let first = bench.open("W1").await;
    let due = first.timers[&gaidao_core::input::Timer::Send];
    let claim = Claim { due_by: due, ..claim("send", 10, NOW) };
    let lease = bench.store().claim(&claim).await.unwrap().remove(0);
    let step = escalated(&first);
    assert_eq!(step.next.timers.get(&gaidao_core::input::Timer::Send), Some(&due));
    bench.store().commit(bench.change().with(saved(&first, step))).await.unwrap();
    bench.store().commit(bench.change().with(Write::HoldJob(lease))).await.unwrap();
}

async fn a_deadline_waits_for_earlier_polls(bench: &mut Bench) {
    for (subject, query, rings) in [("before", -1, false), ("same", 0, false), ("after", 1, true)] {
        put(bench, subject, "deadline", NOW.plus_ms(-1_000)).await;
        put(bench, subject, "query", NOW.plus_ms(-1_000 + query)).await;
        let leases = bench.store().claim(&claim("deadline", 10, NOW)).await.unwrap();
        assert_eq!(leases.len(), usize::from(rings), "{subject}");
    }
    let polls = bench.store().claim(&claim("query", 10, NOW)).await.unwrap();
    assert_eq!(polls.len(), 3);
    // A poll under way is not an answer yet.
    assert!(bench.store().claim(&claim("deadline", 10, NOW)).await.unwrap().is_empty());
    for poll in polls {
        bench.store().commit(bench.change().with(Write::FinishJob(poll))).await.unwrap();
    }
    assert_eq!(bench.store().claim(&claim("deadline", 10, NOW)).await.unwrap().len(), 2);
}

async fn a_job_given_back_comes_again(bench: &mut Bench) {
    put(bench, "s", "send", NOW).await;
    let lease = take_one(bench.store(), "send", NOW).await;
    let later = NOW.plus_ms(5_000);
    bench.store().commit(bench.change().with(Write::ReleaseJob(lease.clone(), later))).await.unwrap();
    assert!(bench.store().claim(&claim("send", 10, NOW)).await.unwrap().is_empty());
    assert_eq!(bench.store().next_due("send").await.unwrap(), Some(later));
    let again = Claim { due_by: later, ..claim("send", 10, NOW) };
    let again = bench.store().claim(&again).await.unwrap();
    assert_eq!(again.len(), 1);
    assert!(again[0].token > lease.token);
}

fn webhook(types: Vec<EventKind>) -> Webhook {
    Webhook {
        id: WebhookId::mint(&moment()),
        url: "https://shop.example/hook".to_owned(),
        secret: Clear::from("whsec_x"),
        types,
        enabled: true,
        created_at: NOW,
        failing_since: None,
        disabled_at: None,
        disabled_why: None,
    }
}

async fn emit(bench: &Bench, kind: EventKind) -> EventId {
    let id = EventId::mint(&moment());
    let event = Event { id: id.clone(), interception: None, kind, at: NOW, body: Clear::from("{}") };
    let emit = Write::Emit { event, deliver_at: NOW, only: None };
    bench.store().commit(bench.change().with(emit)).await.unwrap();
    id
}

async fn deliveries_are_lent_retried_and_replayed(bench: &mut Bench) {
    let (all, some) = (webhook(Vec::new()), webhook(vec![EventKind::InDoubt]));
    let off = Webhook { enabled: false, ..webhook(Vec::new()) };
    for hook in [&all, &some, &off] {
        bench.store().commit(bench.change().with(Write::PutWebhook(hook.clone()))).await.unwrap();
    }
    let (plain, doubt) = (emit(bench, EventKind::Requested).await, emit(bench, EventKind::InDoubt).await);
    let store = bench.store();
    let merchant = &bench.merchant;
    let lend = |hook: WebhookId, now: At| async move {
        store.claim_deliveries(merchant, &hook, now, LEASE_MS, 10).await.unwrap()
    };
    assert_eq!(store.webhooks_due(NOW).await.unwrap().len(), 2);
    let mine = lend(all.id.clone(), NOW).await;
    assert_eq!(mine.iter().map(|l| &l.event).collect::<Vec<_>>(), [&plain, &doubt]);
    assert_eq!(lend(some.id.clone(), NOW).await.len(), 1);
    assert!(lend(off.id.clone(), NOW).await.is_empty() && lend(all.id.clone(), NOW).await.is_empty());

    let end = |n: usize, state| DeliveryEnd {
        lease: mine[n].clone(),
        state,
        due_at: NOW.plus_ms(5_000),
        status: Some(500),
        error: None,
        at: NOW,
    };
    store.commit(bench.change().with(Write::EndDelivery(end(0, DeliveryState::Pending)))).await.unwrap();
    store.commit(bench.change().with(Write::EndDelivery(end(1, DeliveryState::Failed)))).await.unwrap();
    let twice = store.commit(bench.change().with(Write::EndDelivery(end(1, DeliveryState::Failed)))).await;
    assert_eq!(twice, Err(StoreError::Stale));
    assert_eq!(lend(all.id.clone(), NOW.plus_ms(5_000)).await.len(), 1);

    let replay = |which| Write::Replay { webhook: all.id.clone(), which, due_at: NOW };
    let done = store.commit(bench.change().with(replay(Replay::FailedSince(NOW)))).await.unwrap();
    assert_eq!(done.at(0).rows, 1);
    store.commit(bench.change().with(replay(Replay::Event(plain)))).await.unwrap();
    let unknown = replay(Replay::Event(EventId::mint(&moment())));
    assert_eq!(store.commit(bench.change().with(unknown)).await, Err(StoreError::Missing));
    assert_eq!(lend(all.id.clone(), NOW.plus_ms(5_000)).await.len(), 2);
    let listed = store.of(&bench.merchant).deliveries(&all.id, &Page::first(1)).await.unwrap();
    assert_eq!((listed.items[0].event.clone(), listed.next.is_some()), (doubt, true));
    store.commit(bench.change().with(Write::DropWebhook(all.id.clone()))).await.unwrap();
    assert!(lend(all.id.clone(), NOW.plus_ms(90_000)).await.is_empty());
}
