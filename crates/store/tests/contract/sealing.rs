//! What lies in the database: sealed, and bound to its place.

use gaidao_core::{Fen, MerchantId, Parcel};
use gaidao_store::{
    Account, AttemptRow, Callback, Clear, Event, Idempotency, InboxState, Scan, StoreError, Webhook, Write,
};

use crate::bench::{Bench, Kind, NOW, moment, opened, order, parcel};

crate::contract!(sealing on sqlite inline postgres {
    a_sealed_value_opens_only_in_its_row
    no_clear_name_or_phone_is_stored
});

async fn a_sealed_value_opens_only_in_its_row(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "other").await;
    for (merchant, no) in [(&bench.merchant, "A"), (&bench.merchant, "B"), (&other, "A")] {
        let put = Write::PutOrder { order: order(no, 0), phones: Vec::new() };
        let change = gaidao_store::Change::new(merchant.clone()).with(put);
        bench.store().commit(change).await.unwrap();
    }
    bench.open("W1").await;
    let mine = bench.merchant.as_str();
    let theirs = other.as_str();
    let from = [
        format!("SELECT private FROM orders WHERE merchant_id = '{mine}' AND order_no = 'B'"),
        format!("SELECT private FROM orders WHERE merchant_id = '{theirs}' AND order_no = 'A'"),
        format!("SELECT private FROM interceptions WHERE merchant_id = '{mine}'"),
        format!("SELECT data_key FROM merchants WHERE id = '{mine}'"),
    ];
    for source in from {
        assert!(bench.store().of(&bench.merchant).order("A").await.unwrap().is_some());
        let kept = format!(
            "CREATE TABLE kept AS SELECT private FROM orders WHERE merchant_id = '{mine}' AND order_no = 'A'"
        );
        bench.raw(&kept).await;
        let swap =
            format!("UPDATE orders SET private = ({source}) WHERE merchant_id = '{mine}' AND order_no = 'A'");
        assert_eq!(bench.raw(&swap).await, 1);
        let read = bench.store().of(&bench.merchant).order("A").await;
        assert_eq!(read, Err(StoreError::Unreadable { table: "orders", column: "private" }), "{source}");
        bench.raw(&swap.replace(&source, "SELECT private FROM kept")).await;
        bench.raw("DROP TABLE kept").await;
    }
}

const SECRETS: [&str; 12] = [
    "欧阳修远",
    "13912345678",
    "天童南路",
    "送到门卫",
    "sk-secret-1",
    "token-abc-1",
    "whsec_shop",
    "reply-body-1",
    "callback-body-1",
    "request-body-1",
    "note-by-agent",
    "identity-text-1",
];

/// One row in every table that holds something personal or secret.
async fn plant(bench: &Bench) {
    let [name, phone, street, text, secret, token, hook, reply, callback, request, note, identity] = SECRETS;
    let person = || Clear::new(format!("{name} {phone} {street}"));
    let at = Parcel::new("SF", "W1");
    let mut row = parcel("W1", Some("A"));
    row.place = Some(Clear::from(street));
    let scan = Scan {
        parcel: at,
        at: NOW,
        seq: 1,
        code: Some("50".into()),
        stage: None,
        source: "push".into(),
        private: Clear::new(format!("{text} {phone}")),
        ingested_at: NOW,
    };
    let step = gaidao_core::Interception::open(bench.opening("W1"), NOW);
    let id = step.next.opening.id.clone();
    let Write::Open { step, .. } = opened(step) else { panic!("opened() opens") };
    let account = Account {
        id: "sf-main".into(),
        connector: "sf".into(),
        courier: "SF".into(),
        is_default: true,
        environment: gaidao_core::Environment::Sandbox,
        public: "{}".into(),
        secret: Some(Clear::from(secret)),
        callback_token: Clear::from(token),
        created_at: NOW,
        updated_at: NOW,
        disabled: false,
    };
    let attempt = AttemptRow {
        interception: id.clone(),
        no: 1,
        operation: gaidao_core::input::Operation::Intercept,
        token: 1,
        reference: "r".into(),
        digest: "d".into(),
        started_at: NOW,
        deadline_at: NOW,
        ended_at: None,
        outcome: None,
        exposure: Some(Fen(1)),
        request: Some(Clear::from(request)),
        reply: Some(person()),
    };
    let webhook = Webhook {
        id: gaidao_core::WebhookId::mint(&moment()),
        url: "https://shop.example/hook".into(),
        secret: Clear::from(hook),
        types: Vec::new(),
        enabled: true,
        created_at: NOW,
        failing_since: None,
        disabled_at: None,
        disabled_why: None,
    };
    let event = Event {
        id: gaidao_core::EventId::mint(&moment()),
        interception: Some(id),
        kind: gaidao_core::state::EventKind::Requested,
        at: NOW,
        body: person(),
    };
    let record = Idempotency {
        key: "k".into(),
        request_hash: [1; 32],
        status: 202,
        resource: "r".into(),
        reply: Clear::from(reply),
        created_at: NOW,
    };
    let inbox = Callback {
        id: gaidao_core::id::InboxId::mint(&moment()),
        connector: "sf".into(),
        account: "sf-main".into(),
        received_at: NOW,
        state: InboxState::Received,
        tries: 0,
        request: Clear::from(callback),
        note: String::new(),
    };
    let mut order = order("A", 0);
    order.private = person();
    let change = bench
        .change()
        .with(Write::PutOrder { order, phones: vec![phone.to_owned()] })
        .with(Write::InsertParcel(row))
        .with(Write::Scan { scan, identity: identity.to_owned() })
        .with(Write::Open { step, parcel_version: None, private: person(), note: Some(Clear::from(note)) })
        .with(Write::PutAccount(account))
        .with(Write::Attempt(attempt))
        .with(Write::PutWebhook(webhook))
        .with(Write::Emit { event, deliver_at: NOW, only: None })
        .with(Write::Idempotency(record))
        .with(Write::Callback { callback: inbox, identity: callback.as_bytes().to_vec() });
    bench.store().commit(change).await.unwrap();
}

/// Everything the database holds, as bytes.
async fn everything(bench: &Bench) -> Vec<Vec<u8>> {
    if bench.kind != Kind::Postgres {
        let entries = std::fs::read_dir(bench.folder.path()).unwrap();
        return entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    }
    let (client, connection) = tokio_postgres::connect(&bench.url(), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let tables =
        client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", &[]).await.unwrap();
    let mut all = Vec::new();
    for table in tables {
        let name: String = table.get(0);
        let sql = format!("SELECT convert_to(t::text, 'UTF8') FROM \"{name}\" t");
        for row in client.query(&sql, &[]).await.unwrap() {
            let text: Vec<u8> = row.get(0);
            // A row shows bytes as \x and hex digits: look into those as well.
            let shown = String::from_utf8(text).unwrap();
            for part in shown.split("\\x").skip(1) {
                let digits: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
                all.push(hex::decode(digits).unwrap());
            }
            all.push(shown.into_bytes());
        }
    }
    all
}

async fn no_clear_name_or_phone_is_stored(bench: &mut Bench) {
    plant(bench).await;
    let before = everything(bench).await;
    bench.close().await;
    let after = everything(bench).await;
    let holds = |images: &[Vec<u8>], sought: &str| {
        images.iter().any(|image| image.windows(sought.len()).any(|window| window == sought.as_bytes()))
    };
    // The order number is in clear: the search does find what is there.
    assert!(holds(&before, "sf-main") && holds(&after, "sf-main"));
    for secret in SECRETS {
        assert!(!holds(&before, secret) && !holds(&after, secret), "{secret}");
    }
}
