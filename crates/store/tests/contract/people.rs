//! Users, sessions, one-time links, and the tallies that limit what people and strangers may try.

use std::sync::Arc;

use gaidao_core::id::{PassId, SessionId, UserId};
use gaidao_core::{At, InterceptionId, MerchantId};
use gaidao_store::{
    Change, Clear, Count, InterceptionFilter, Page, Pass, PeopleWrite, Session, StoreError, Tally, User,
    Write,
};

use crate::bench::{Bench, Kind, NOW, escalated, moment, saved};

crate::contract!(people on sqlite inline postgres {
    a_login_belongs_to_one_person
    users_are_saved_by_version_and_sealed
    somebody_of_a_role_is_left
    a_session_is_found_with_the_present_role
    sessions_end_alone_together_and_by_age
    a_link_is_used_once
    tallies_stop_at_their_limit
    strict_tallies_take_the_change_with_them
    racing_tallies_never_exceed_the_limit
    cases_come_first_in_the_queue
    the_migration_dates_open_cases
});

fn user(login: &str, role: &str) -> User {
    User {
        id: UserId::mint(&moment()),
        login: login.to_owned(),
        name: Clear::from("王敏"),
        role: role.to_owned(),
        password: Clear::from("$argon2id$planted"),
        created_at: NOW,
        updated_at: NOW,
        disabled_at: None,
        last_sign_in_at: None,
        version: 0,
    }
}

fn people(write: PeopleWrite) -> Write {
    Write::People(write)
}

async fn insert(bench: &Bench, user: &User) -> Result<(), StoreError> {
    let change = bench.change().with(people(PeopleWrite::InsertUser(user.clone())));
    bench.store().commit(change).await.map(drop)
}

async fn a_login_belongs_to_one_person(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "second").await;
    let wang = user("wang", "admin");
    insert(bench, &wang).await.unwrap();
    let taken = Err(StoreError::Constraint("user_login".to_owned()));
    assert_eq!(insert(bench, &user("wang", "agent")).await, taken);
    // Another merchant's as well: whose somebody is follows from the login.
    let theirs = Change::new(other.clone()).with(people(PeopleWrite::InsertUser(user("wang", "agent"))));
    assert_eq!(bench.store().commit(theirs).await.map(drop), taken);
    let (merchant, found) = bench.store().instance().user_by_login("wang").await.unwrap().unwrap();
    assert_eq!((&merchant, &found.id, found.version), (&bench.merchant, &wang.id, 1));
    assert!(bench.store().instance().user_by_login("Wang").await.unwrap().is_none());
    assert!(bench.store().of(&other).user(&wang.id).await.unwrap().is_none(), "another merchant's is absent");
    assert!(bench.store().of(&other).users().await.unwrap().is_empty());
    assert_eq!(bench.store().instance().first_merchant().await.unwrap(), Some(bench.merchant.clone()));
}

async fn users_are_saved_by_version_and_sealed(bench: &mut Bench) {
    let wang = user("wang", "agent");
    insert(bench, &wang).await.unwrap();
    let mut read = bench.store().of(&bench.merchant).user(&wang.id).await.unwrap().unwrap();
    assert_eq!((read.name.text(), read.password.text()), (Some("王敏"), Some("$argon2id$planted")));
    read.role = "supervisor".to_owned();
    read.disabled_at = Some(NOW);
    let save = bench.change().with(people(PeopleWrite::SaveUser(read.clone())));
    bench.store().commit(save.clone()).await.unwrap();
    assert_eq!(bench.store().commit(save).await.map(drop), Err(StoreError::Stale), "somebody was faster");
    let at = NOW.plus_ms(5);
    let signed = bench.change().with(people(PeopleWrite::SignedIn { user: wang.id.clone(), at }));
    bench.store().commit(signed).await.unwrap();
    let after = bench.store().of(&bench.merchant).user(&wang.id).await.unwrap().unwrap();
    assert_eq!((after.version, after.last_sign_in_at, after.role.as_str()), (2, Some(at), "supervisor"));
    if bench.kind != Kind::Postgres {
        bench.close().await;
        let bytes = std::fs::read(bench.path()).unwrap();
        for planted in ["王敏".as_bytes(), b"argon2id"] {
            assert!(!bytes.windows(planted.len()).any(|window| window == planted), "in clear on the disk");
        }
    }
}

async fn somebody_of_a_role_is_left(bench: &mut Bench) {
    let (one, two) = (user("one", "admin"), user("two", "admin"));
    insert(bench, &one).await.unwrap();
    insert(bench, &two).await.unwrap();
    let demote = |user: &User, version: i64| {
        let agent = User { role: "agent".to_owned(), version, ..user.clone() };
        let entry = gaidao_store::AuditEntry {
            at: NOW,
            actor: "cli".to_owned(),
            action: "user.changed".to_owned(),
            subject: agent.id.to_string(),
            detail: "{}".to_owned(),
        };
        bench
            .change()
            .with(people(PeopleWrite::SaveUser(agent)))
            .with(people(PeopleWrite::KeepRole("admin".to_owned())))
            .with(Write::Audit(entry))
    };
    // Both at once, on two nodes where there can be two: one of them must lose.
    let second = if bench.kind == Kind::Postgres { bench.another().await } else { Arc::clone(bench.store()) };
    let (a, b) = tokio::join!(bench.store().commit(demote(&one, 1)), second.commit(demote(&two, 1)));
    let refused = [a.map(drop), b.map(drop)].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(refused, [StoreError::Constraint("last_of_role".to_owned())]);
    let admins = bench.store().of(&bench.merchant).users().await.unwrap();
    assert_eq!(admins.iter().filter(|user| user.role == "admin").count(), 1);
}

fn session(user: &User, n: u8) -> Session {
    Session {
        id: SessionId::mint(&moment()),
        user: user.id.clone(),
        hash: [n; 32],
        created_at: NOW.plus_ms(i64::from(n)),
        seen_at: NOW.plus_ms(i64::from(n)),
        until: NOW.plus_ms(1_000),
    }
}

async fn a_session_is_found_with_the_present_role(bench: &mut Bench) {
    let wang = user("wang", "agent");
    insert(bench, &wang).await.unwrap();
    let session = session(&wang, 1);
    let begin = bench.change().with(people(PeopleWrite::InsertSession(session.clone())));
    bench.store().commit(begin).await.unwrap();
    let seat = bench.store().instance().session_by_hash(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((&seat.merchant, &seat.session, seat.disabled), (&bench.merchant, &session, false));
    assert_eq!(seat.role, "agent");
    let changed = User { role: "admin".to_owned(), disabled_at: Some(NOW), version: 1, ..wang.clone() };
    bench.store().commit(bench.change().with(people(PeopleWrite::SaveUser(changed)))).await.unwrap();
    let touch = PeopleWrite::TouchSession { id: session.id.clone(), at: NOW.plus_ms(9) };
    bench.store().commit(bench.change().with(people(touch))).await.unwrap();
    let seat = bench.store().instance().session_by_hash(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((seat.role.as_str(), seat.disabled), ("admin", true), "counts from the next request on");
    assert_eq!(seat.session.seen_at, NOW.plus_ms(9));
    assert!(bench.store().instance().session_by_hash(&[2; 32]).await.unwrap().is_none());
}

async fn sessions_end_alone_together_and_by_age(bench: &mut Bench) {
    let (wang, li) = (user("wang", "agent"), user("li", "agent"));
    insert(bench, &wang).await.unwrap();
    insert(bench, &li).await.unwrap();
    let mut sessions = Vec::new();
    for n in 1..=22 {
        let new = session(&wang, n);
        let begin = bench.change().with(people(PeopleWrite::InsertSession(new.clone())));
        bench.store().commit(begin).await.unwrap();
        sessions.push(new.id);
    }
    let finder = bench.store().of(&bench.merchant);
    let living: Vec<SessionId> =
        finder.sessions_of(&wang.id).await.unwrap().into_iter().map(|session| session.id).collect();
    assert_eq!(living, sessions[2..].iter().rev().cloned().collect::<Vec<_>>(), "the oldest of too many go");
    let theirs = session(&li, 99);
    bench
        .store()
        .commit(bench.change().with(people(PeopleWrite::InsertSession(theirs.clone()))))
        .await
        .unwrap();
    let end = |id: &SessionId| bench.change().with(people(PeopleWrite::DropSession(id.clone())));
    bench.store().commit(end(&sessions[21])).await.unwrap();
    assert_eq!(bench.store().commit(end(&sessions[21])).await.map(drop), Err(StoreError::Missing));
    let all = PeopleWrite::EndSessions { user: wang.id.clone(), except: Some(sessions[20].clone()) };
    assert_eq!(bench.store().commit(bench.change().with(people(all))).await.unwrap().at(0).rows, 18);
    assert_eq!(finder.sessions_of(&wang.id).await.unwrap().len(), 1);
    assert!(finder.session(&theirs.id).await.unwrap().is_some(), "another person's stay");
    // A new one sweeps those past their end.
    let late = Session { created_at: NOW.plus_ms(2_000), ..session(&wang, 100) };
    bench.store().commit(bench.change().with(people(PeopleWrite::InsertSession(late)))).await.unwrap();
    assert!(finder.session(&sessions[20]).await.unwrap().is_none());
}

async fn a_link_is_used_once(bench: &mut Bench) {
    let pass = |n: u8, expires_at: At| Pass {
        id: PassId::mint(&moment()),
        hash: [n; 32],
        created_at: NOW,
        expires_at,
        used_at: None,
    };
    let (good, late) = (pass(1, NOW.plus_ms(100)), pass(2, NOW.plus_ms(10)));
    for pass in [&good, &late] {
        bench
            .store()
            .commit(bench.change().with(people(PeopleWrite::InsertPass(pass.clone()))))
            .await
            .unwrap();
    }
    let (merchant, found) = bench.store().instance().pass_by_hash(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((&merchant, &found), (&bench.merchant, &good));
    let spend = |pass: &Pass| {
        bench.change().with(people(PeopleWrite::SpendPass { id: pass.id.clone(), at: NOW.plus_ms(10) }))
    };
    let (a, b) = tokio::join!(bench.store().commit(spend(&good)), bench.store().commit(spend(&good)));
    assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1, "racing uses: one wins");
    assert_eq!(bench.store().commit(spend(&good)).await.map(drop), Err(StoreError::Stale));
    assert_eq!(bench.store().commit(spend(&late)).await.map(drop), Err(StoreError::Stale), "too late");
    let next = Pass { created_at: NOW.plus_ms(10), ..pass(3, NOW.plus_ms(200)) };
    bench.store().commit(bench.change().with(people(PeopleWrite::InsertPass(next)))).await.unwrap();
    assert!(bench.store().instance().pass_by_hash(&[2; 32]).await.unwrap().is_none(), "old ones are swept");
}

fn tally(subject: &str, ms: i64, max: u32, strict: bool) -> Tally {
    let at = NOW.plus_ms(ms);
    let id = SessionId::mint(&moment()).as_str().to_owned();
    Tally { kind: "test", subject: subject.to_owned(), at, id, since: at.plus_ms(-1_000), max, strict }
}

async fn counted(bench: &Bench, write: Write) -> u64 {
    bench.store().commit(bench.change().with(write)).await.unwrap().at(0).rows
}

async fn tallies_stop_at_their_limit(bench: &mut Bench) {
    let finder = bench.store().of(&bench.merchant);
    let mut added = Vec::new();
    for ms in 0..5 {
        added.push(counted(bench, Write::Tally(tally("wang", ms, 3, false))).await);
    }
    assert_eq!(added, [1, 1, 1, 0, 0]);
    assert_eq!(counted(bench, Write::Tally(tally("li", 5, 3, false))).await, 1, "another has its own");
    let count = finder.tallies("test", "wang", NOW.plus_ms(-1)).await.unwrap();
    assert_eq!(count, Count { count: 3, oldest: Some(NOW) });
    assert_eq!(finder.tallies("test", "wang", NOW).await.unwrap().count, 2, "only those after");
    assert_eq!(finder.tallies("other", "wang", NOW.plus_ms(-1)).await.unwrap(), Count::default());
    // One taken back makes room for one.
    let last = tally("li", 6, 9, false);
    counted(bench, Write::Tally(last.clone())).await;
    assert_eq!(counted(bench, Write::DropTally(last.clone())).await, 1);
    assert_eq!(counted(bench, Write::DropTally(last)).await, 0, "taken back once");
    // Those that left the window make room, and are swept whomever they counted.
    assert_eq!(counted(bench, Write::Tally(tally("wang", 1_000, 3, false))).await, 1);
    assert_eq!(counted(bench, Write::Tally(tally("zhao", 9_000, 3, false))).await, 1);
    assert_eq!(bench.count("SELECT count(*) FROM tallies").await, 1);
}

async fn strict_tallies_take_the_change_with_them(bench: &mut Bench) {
    let change = |ms: i64| {
        bench.change().with(Write::Tally(tally("wang", ms, 1, true))).with(Write::Settings(format!("{ms}")))
    };
    bench.store().commit(change(1)).await.unwrap();
    let full = StoreError::Constraint("tallies_full".to_owned());
    assert_eq!(bench.store().commit(change(2)).await.map(drop), Err(full));
    let settings = bench.store().of(&bench.merchant).merchant().await.unwrap().unwrap().settings;
    assert_eq!(settings, "1", "nothing of the second was saved");
}

async fn racing_tallies_never_exceed_the_limit(bench: &mut Bench) {
    // Two nodes where there can be two.
    let second = if bench.kind == Kind::Postgres { bench.another().await } else { Arc::clone(bench.store()) };
    let change = |n: i64| {
        bench
            .change()
            .with(Write::Tally(tally("wang", n % 7, 10, false)))
            .with(Write::Tally(Tally { kind: "wide", ..tally("net", n % 5, 25, false) }))
    };
    let (here, there): (Vec<_>, Vec<_>) = ((0..40).map(change).collect(), (40..80).map(change).collect());
    let (here, there) = tokio::join!(bench.store().commit_all(here), second.commit_all(there));
    let done: Vec<_> = here.into_iter().chain(there).map(Result::unwrap).collect();
    let added = |index: usize| done.iter().map(|committed| committed.at(index).rows).sum::<u64>();
    assert_eq!((added(0), added(1)), (10, 25));
    assert_eq!(bench.count("SELECT count(*) FROM tallies WHERE kind = 'test'").await, 10);
    assert_eq!(bench.count("SELECT count(*) FROM tallies WHERE kind = 'wide'").await, 25);
}

async fn cases_come_first_in_the_queue(bench: &mut Bench) {
    let quiet = bench.open("Q1").await;
    let case = bench.open("Q2").await;
    let step = escalated(&case);
    let due = step.entry.at.plus_ms(30 * 60_000);
    bench.store().commit(bench.change().with(saved(&case, step))).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    let listed = |filter: InterceptionFilter| async move {
        let list = finder.interceptions(&filter, &Page::first(10)).await.unwrap();
        list.items.into_iter().map(|row| row.interception.opening.id).collect::<Vec<InterceptionId>>()
    };
    let needs = InterceptionFilter { needs_person: true, ..InterceptionFilter::default() };
    assert_eq!(listed(needs).await, std::slice::from_ref(&case.opening.id));
    let before = |at: At| InterceptionFilter { due_before: Some(at), ..InterceptionFilter::default() };
    assert!(listed(before(due.plus_ms(1))).await.contains(&case.opening.id), "a case is due half an hour on");
    let waiting = InterceptionFilter { waiting: true, ..InterceptionFilter::default() };
    let mut all = listed(waiting).await;
    all.sort();
    let mut both = [quiet.opening.id, case.opening.id];
    both.sort();
    assert_eq!(all, both);
}

/// Rows of before the second schema: an open case without a time of its own, or with that of a later poll.
async fn the_migration_dates_open_cases(bench: &mut Bench) {
    let sqlite = include_str!("../../migrations/sqlite/V2__people.sql");
    let postgres = include_str!("../../migrations/postgres/V2__people.sql");
    let whole = if bench.kind == Kind::Postgres { postgres } else { sqlite };
    let update =
        whole.split_once("UPDATE interceptions").map(|(_, rest)| format!("UPDATE interceptions{rest}"));
    let update = update.unwrap();
    let (quiet, case) = (bench.open("M1").await, bench.open("M2").await);
    let step = escalated(&case);
    let due = step.entry.at.0 + 30 * 60_000;
    bench.store().commit(bench.change().with(saved(&case, step))).await.unwrap();
    let now = |it: &gaidao_core::Interception| {
        format!("SELECT due_at FROM interceptions WHERE id = '{}'", it.opening.id)
    };
    let untouched = bench.count(&now(&quiet)).await;
    for before in ["NULL", "9000000000000"] {
        bench.raw(&format!("UPDATE interceptions SET due_at = {before} WHERE case_open = 1")).await;
        assert_eq!(bench.raw(update.trim().trim_end_matches(';')).await, 1, "only the open case");
        assert_eq!(bench.count(&now(&case)).await, due, "{before}");
    }
    assert_eq!(bench.count(&now(&quiet)).await, untouched);
}
