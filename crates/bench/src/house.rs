//! A house to measure: store, desk and merchant on a database of its own, made for one round and gone after it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, ensure};
use gaidao_core::MerchantId;
use gaidao_desk::{
    Actor, Clock as _, Desk, Limits, Scope,
    intake::{AccountIn, KeyIn},
};
use gaidao_store::{Address, Change, MasterKey, Options, OsEntropy, Store};
use tempfile::TempDir;

use crate::{clock::SystemClock, goods};

/// Store, desk and one merchant.
pub(crate) struct House {
    pub(crate) desk: Arc<Desk>,
    pub(crate) merchant: MerchantId,
    folder: TempDir,
}

/// Orders written by one change while preparing.
const BATCH: u64 = 100;

impl House {
    /// A new house under `folder` with an account at ZTO's simulator and `parcels` parcels in transit.
    pub(crate) async fn build(folder: &Path, parcels: u64) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(folder)?;
        let entropy = Arc::new(OsEntropy);
        let options = Options::new(MasterKey::generate(&*entropy)?, entropy);
        let address = Address::Sqlite(folder.path().join("gaidao.db"));
        let store = Arc::new(Store::open(&address, options).await?);
        let limits = Limits { simulator: true, ..Limits::default() };
        let desk = Arc::new(Desk::new(store, gaidao_connectors::registry(), Arc::new(SystemClock), limits));
        let merchant = desk.create_merchant("bench").await?;
        let house = Self { desk, merchant, folder };
        house.add_account("zto-main").await?;
        house.add_parcels(parcels).await?;
        Ok(house)
    }

    /// The database file.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("gaidao.db")
    }

    /// Somebody with every scope.
    pub(crate) fn actor(&self) -> Actor {
        Actor::machine(self.merchant.clone(), "key:bench")
    }

    /// An account at ZTO.
    pub(crate) async fn add_account(&self, name: &str) -> Result<()> {
        let fields = [("app_key", "bench"), ("app_secret", "bench-secret")];
        let given = AccountIn {
            connector: "zto".to_owned(),
            environment: "simulator".to_owned(),
            fields: fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
            base_url: None,
            default: Some(name == "zto-main"),
            disabled: None,
        };
        self.desk.put_account(&self.actor(), name, &given).await?;
        Ok(())
    }

    /// A key that may write.
    pub(crate) async fn key(&self) -> Result<String> {
        let scopes = [Scope::Read, Scope::Write].map(|scope| scope.as_str().to_owned()).to_vec();
        let given = KeyIn { name: "bench".to_owned(), scopes: Some(scopes), expires_at: None };
        let made = self.desk.create_key(&self.actor(), &given).await?;
        made.key.context("a new key is shown once")
    }

    async fn add_parcels(&self, count: u64) -> Result<()> {
        let now = SystemClock.business();
        let numbers: Vec<u64> = (0..count).collect();
        let changes = numbers.chunks(usize::try_from(BATCH)?).map(|chunk| {
            let mut change = Change::new(self.merchant.clone());
            for write in chunk.iter().flat_map(|n| goods::order_and_parcel(*n, now)) {
                change.push(write);
            }
            change
        });
        for done in self.desk.store().commit_all(changes.collect()).await {
            done?;
        }
        Ok(())
    }

    /// Closes the store, so that everything is in the file, and answers where the file is. The folder goes when
    /// the answer is dropped.
    pub(crate) async fn close(self) -> Result<Closed> {
        let Self { desk, merchant, folder } = self;
        let store = Arc::clone(desk.store());
        drop(desk);
        let store = Arc::into_inner(store).context("somebody still holds the store")?;
        store.close().await;
        Ok(Closed { merchant, folder })
    }

    /// The chain of audit entries holds.
    pub(crate) async fn check_audit(&self) -> Result<()> {
        let report = self.desk.store().audit_verify(&self.merchant, &[]).await?;
        ensure!(report.broken.is_none(), "the audit chain is broken after the load");
        Ok(())
    }
}

/// A house nobody lives in.
pub(crate) struct Closed {
    pub(crate) merchant: MerchantId,
    folder: TempDir,
}

impl Closed {
    /// A connection of our own, beside the product.
    pub(crate) fn connect(&self) -> Result<rusqlite::Connection> {
        Ok(rusqlite::Connection::open(self.folder.path().join("gaidao.db"))?)
    }

    /// A number, read behind the product's back.
    pub(crate) fn count(&self, sql: &str) -> Result<u64> {
        let count: i64 = self.connect()?.query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(count)?)
    }

    /// Every acknowledged interception is there, with everything that belongs to it, and nothing else is.
    pub(crate) fn check_accepted(&self, acknowledged: u64) -> Result<()> {
        for (what, sql) in [
            ("interceptions", "SELECT count(*) FROM interceptions"),
            ("first journal entries", "SELECT count(*) FROM journal WHERE seq = 1"),
            ("idempotency records", "SELECT count(*) FROM idempotency"),
            ("requested events", "SELECT count(*) FROM events WHERE type = 'interception.requested'"),
            ("audit entries", "SELECT count(*) FROM audit WHERE action = 'interception.requested'"),
            ("parcels that name theirs", "SELECT count(*) FROM parcels p JOIN interceptions i ON \
             i.merchant_id = p.merchant_id AND i.id = p.interception_id"),
        ] {
            let found = self.count(sql)?;
            ensure!(found == acknowledged, "{acknowledged} were acknowledged, but there are {found} {what}");
        }
        Ok(())
    }
}
