//! The audit chain notices every tampering.

use gaidao_core::MerchantId;
use gaidao_store::{AuditEntry, BrokenWhy, Checkpoint, Page, StoreError, Write};

use crate::bench::{Bench, Kind, NOW, moment};

crate::contract!(audit on sqlite inline postgres {
    the_chain_is_whole_under_many_writers
    tampering_is_found
    losers_leave_no_gap
});

fn entry(n: i64) -> Write {
    Write::Audit(AuditEntry {
        at: NOW.plus_ms(n),
        actor: "key_1".to_owned(),
        action: "interception.request".to_owned(),
        subject: format!("int_{n}"),
        detail: "{}".to_owned(),
    })
}

async fn append(bench: &Bench, count: i64) {
    let changes = (0..count).map(|n| bench.change().with(entry(n))).collect();
    assert!(bench.store().commit_all(changes).await.iter().all(Result::is_ok));
}

async fn the_chain_is_whole_under_many_writers(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "other").await;
    let nodes = match bench.kind {
        Kind::Postgres => vec![bench.store().clone(), bench.another().await],
        Kind::Sqlite | Kind::Inline => vec![bench.store().clone()],
    };
    let mut tasks = Vec::new();
    for n in 0..200_usize {
        let merchant = if n % 3 == 0 { &other } else { &bench.merchant };
        let change =
            gaidao_store::Change::new(merchant.clone()).with(entry(i64::try_from(n).unwrap())).with(entry(0));
        let store = nodes[n % nodes.len()].clone();
        tasks.push(tokio::spawn(async move { store.commit(change).await }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    for (merchant, entries) in [(&bench.merchant, 266), (&other, 134)] {
        let report = bench.store().audit_verify(merchant, &[]).await.unwrap();
        assert_eq!((report.entries, report.broken), (entries, None));
    }
    let listed = bench.store().of(&other).audit(&Page::first(100)).await.unwrap();
    assert_eq!(listed.next.as_deref(), Some("100"));
    assert_eq!(listed.items.iter().map(|l| l.seq).collect::<Vec<_>>(), (1..=100).collect::<Vec<_>>());
}

async fn losers_leave_no_gap(bench: &mut Bench) {
    let changes = (0..60)
        .map(|n| {
            let change = bench.change().with(entry(n));
            // Two of three rest on an account that does not exist.
            if n % 3 == 0 {
                change
            } else {
                change.with(Write::DisableAccount { id: "nobody".to_owned(), disabled: true, at: NOW })
            }
        })
        .collect();
    let results = bench.store().commit_all(changes).await;
    assert_eq!(results.iter().filter(|r| **r == Err(StoreError::Missing)).count(), 40);
    let report = bench.store().audit_verify(&bench.merchant, &[]).await.unwrap();
    assert_eq!((report.entries, report.broken), (20, None));
}

async fn verdict(bench: &Bench, checkpoints: &[Checkpoint]) -> Option<(i64, BrokenWhy)> {
    let report = bench.store().audit_verify(&bench.merchant, checkpoints).await.unwrap();
    report.broken.map(|broken| (broken.seq, broken.why))
}

async fn tampering_is_found(bench: &mut Bench) {
    append(bench, 20).await;
    let head = bench.store().audit_verify(&bench.merchant, &[]).await.unwrap().head;
    assert_eq!(head.seq, 20);
    bench.raw("CREATE TABLE kept AS SELECT * FROM audit").await;
    bench.raw("CREATE TABLE kept_heads AS SELECT * FROM audit_heads").await;
    let columns = "merchant_id, seq, at, actor, action, subject, detail, prev, hash";
    let cut_head = "UPDATE audit_heads SET seq = 15, hash = (SELECT hash FROM kept WHERE seq = 15)";
    let cases: [(&str, &[&str], (i64, BrokenWhy)); 9] = [
        ("edit", &["UPDATE audit SET actor = 'key_2' WHERE seq = 7"], (7, BrokenWhy::Content)),
        ("edit time", &["UPDATE audit SET at = at + 1 WHERE seq = 1"], (1, BrokenWhy::Content)),
        ("edit hash", &["UPDATE audit SET hash = prev WHERE seq = 7"], (7, BrokenWhy::Content)),
        ("delete", &["DELETE FROM audit WHERE seq = 7"], (7, BrokenWhy::Gap)),
        (
            "delete and close up",
            &[
                "DELETE FROM audit WHERE seq = 7",
                "UPDATE audit SET seq = -seq WHERE seq > 7",
                "UPDATE audit SET seq = -seq - 1 WHERE seq < 0",
            ],
            (7, BrokenWhy::Link),
        ),
        (
            "insert",
            &[
                "INSERT INTO audit SELECT merchant_id, 21, at, actor, action, subject, detail, prev, hash FROM kept WHERE seq = 20",
            ],
            (21, BrokenWhy::Link),
        ),
        (
            "reorder",
            &[
                "UPDATE audit SET seq = -1 WHERE seq = 7",
                "UPDATE audit SET seq = 7 WHERE seq = 8",
                "UPDATE audit SET seq = 8 WHERE seq = -1",
            ],
            (7, BrokenWhy::Link),
        ),
        ("truncate", &["DELETE FROM audit WHERE seq > 15"], (16, BrokenWhy::Cut)),
        ("truncate with head", &["DELETE FROM audit WHERE seq > 15", cut_head], (16, BrokenWhy::Cut)),
    ];
    for (name, statements, found) in cases {
        for sql in statements {
            bench.raw(sql).await;
        }
        assert_eq!(verdict(bench, std::slice::from_ref(&head)).await, Some(found), "{name}");
        bench.raw("DELETE FROM audit").await;
        bench.raw(&format!("INSERT INTO audit ({columns}) SELECT {columns} FROM kept")).await;
        bench.raw("DELETE FROM audit_heads").await;
        bench.raw("INSERT INTO audit_heads (merchant_id, seq, hash) SELECT merchant_id, seq, hash FROM kept_heads").await;
        assert_eq!(verdict(bench, std::slice::from_ref(&head)).await, None, "{name}");
    }
    // A whole new history is found by what was remembered outside.
    let other = Checkpoint { seq: 20, hash: "00".repeat(32) };
    assert_eq!(verdict(bench, &[other]).await, Some((20, BrokenWhy::Checkpoint)));
}
