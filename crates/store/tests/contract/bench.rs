//! A store on a fresh database, and what the cases need to fill it. All data is made up.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use gaidao_core::{
    At, Channel, Fen, Input, Interception, InterceptionId, Kind as CommandKind, MerchantId, Moment, Parcel,
    Payer, Plan, Reason, RepeatClass, Step, interception::Opening, step, verification::Strength,
};
use gaidao_store::{
    Address, Change, Clear, MasterKey, Merchant, OpenError, Options, Order, OsEntropy, ParcelRow, Store,
    Write,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Inline,
    Postgres,
}

/// Every case starts in this moment.
pub(crate) const NOW: At = At(1_790_000_000_000);

pub(crate) struct Bench {
    pub(crate) kind: Kind,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) key: MasterKey,
    pub(crate) merchant: MerchantId,
    database: String,
    store: Option<Arc<Store>>,
}

fn unique() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A moment nobody had before.
pub(crate) fn moment() -> Moment {
    let n = unique();
    Moment::new(NOW.plus_ms(i64::try_from(n).unwrap()), u128::from(n) << 64)
}

fn server() -> String {
    #[expect(clippy::disallowed_methods, reason = "cargo xtask test says this way where its PostgreSQL is")]
    let found = std::env::var("GAIDAO_TEST_POSTGRES");
    found.expect("GAIDAO_TEST_POSTGRES is not set; run `cargo xtask test`, which brings a PostgreSQL")
}

async fn admin(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

impl Bench {
    pub(crate) async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = MasterKey::generate(&OsEntropy).unwrap();
        let database = format!("gaidao_contract_{}_{}", std::process::id(), unique());
        if kind == Kind::Postgres {
            let client = admin(&server()).await;
            client.batch_execute(&format!("CREATE DATABASE {database}")).await.unwrap();
        }
        let merchant = MerchantId::mint(&moment());
        let mut bench = Self { kind, folder, key, merchant, database, store: None };
        bench.reopen().await;
        bench.add_merchant(bench.merchant.clone(), "first").await;
        bench
    }

    pub(crate) fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("gaidao.db")
    }

    pub(crate) fn url(&self) -> String {
        let server = server();
        let (host, _) = server.rsplit_once('/').expect("GAIDAO_TEST_POSTGRES ends in /DATABASE");
        format!("{host}/{}", self.database)
    }

    pub(crate) async fn open_with(&self, key: MasterKey) -> Result<Store, OpenError> {
        let options = Options::new(key, Arc::new(OsEntropy));
        match self.kind {
            Kind::Sqlite => Store::open(&Address::Sqlite(self.path()), options).await,
            Kind::Inline => Store::open_inline(&self.path(), options).await,
            Kind::Postgres => Store::open(&Address::Postgres(self.url()), options).await,
        }
    }

    /// Another node on the same database.
    pub(crate) async fn another(&self) -> Arc<Store> {
        Arc::new(self.open_with(self.key.clone()).await.unwrap())
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        self.store.as_ref().unwrap()
    }

    /// Lets go of the store without a word, as a crash would, and opens it again.
    pub(crate) async fn reopen(&mut self) {
        self.store = None;
        self.store = Some(self.another().await);
    }

    pub(crate) async fn close(&mut self) {
        if let Some(store) = self.store.take() {
            Arc::into_inner(store).expect("somebody still holds the store").close().await;
        }
    }

    pub(crate) async fn end(mut self) {
        self.store = None;
        if self.kind == Kind::Postgres {
            let drop_it = format!("DROP DATABASE {} WITH (FORCE)", self.database);
            admin(&server()).await.batch_execute(&drop_it).await.unwrap();
        }
    }

    pub(crate) async fn add_merchant(&self, id: MerchantId, name: &str) {
        let merchant = Merchant { id, name: name.to_owned(), created_at: NOW, settings: "{}".to_owned() };
        self.store().create_merchant(&merchant).await.unwrap();
    }

    /// A statement behind the store's back; `@` stands for the name of the PostgreSQL database.
    pub(crate) async fn raw(&self, sql: &str) -> u64 {
        if self.kind == Kind::Postgres {
            let sql = sql.replace('@', &self.database);
            return admin(&self.url()).await.execute(&sql, &[]).await.unwrap();
        }
        let conn = rusqlite::Connection::open(self.path()).unwrap();
        conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        conn.execute(sql, []).unwrap() as u64
    }

    /// A number, read behind the store's back.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        if self.kind == Kind::Postgres {
            return admin(&self.url()).await.query_one(sql, &[]).await.unwrap().get(0);
        }
        rusqlite::Connection::open(self.path()).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub(crate) fn change(&self) -> Change {
        Change::accepting(self.merchant.clone())
    }

    pub(crate) fn opening(&self, waybill_no: &str) -> Opening {
        Opening {
            id: InterceptionId::mint(&moment()),
            merchant: self.merchant.clone(),
            parcel: Parcel::new("SF", waybill_no),
            order_no: Some(format!("A-{waybill_no}")),
            connector: "sf".to_owned(),
            account: "sf-main".to_owned(),
            kind: CommandKind::Readdress,
            reason: Reason::WrongAddress,
            channel: Channel::Chat,
            payer: Payer::Merchant,
            fee_max: Some(Fen(2_000)),
            verification: None,
            strength: Strength::None,
            gates: BTreeSet::new(),
            plan: Plan::for_class(RepeatClass::Q),
        }
    }

    /// Commits a new interception of `waybill_no`.
    pub(crate) async fn open(&self, waybill_no: &str) -> Interception {
        let step = Interception::open(self.opening(waybill_no), NOW);
        let next = step.next.clone();
        self.store().commit(self.change().with(opened(step))).await.unwrap();
        next
    }
}

pub(crate) fn opened(step: Step) -> Write {
    Write::Open {
        step: Box::new(step),
        parcel_version: None,
        private: Clear::from(r#"{"name":"李四"}"#),
        note: None,
    }
}

/// The interception after somebody asked for a person.
pub(crate) fn escalated(before: &Interception) -> Step {
    step(before, Input::EscalateAsked, NOW.plus_ms(1_000)).unwrap()
}

pub(crate) fn saved(before: &Interception, step: Step) -> Write {
    Write::Save { before: Box::new(before.clone()), step: Box::new(step), private: None, note: None }
}

pub(crate) fn order(order_no: &str, n: i64) -> Order {
    Order {
        order_no: order_no.to_owned(),
        shop: "tmall-01".to_owned(),
        placed_at: NOW.plus_ms(n),
        value: Some(Fen(12_900)),
        private: Clear::from(r#"{"buyer_phone":"13800138000"}"#),
        created_at: NOW,
        updated_at: NOW,
        version: 0,
    }
}

pub(crate) fn put_order(order_no: &str) -> Write {
    Write::PutOrder { order: order(order_no, 0), phones: vec!["13800138000".to_owned()] }
}

pub(crate) fn parcel(waybill_no: &str, order_no: Option<&str>) -> ParcelRow {
    let mut row = ParcelRow::named(Parcel::new("SF", waybill_no), NOW);
    row.order_no = order_no.map(str::to_owned);
    row
}
