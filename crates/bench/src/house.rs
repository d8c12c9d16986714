//! Houses to measure. The ground (merchant, accounts, key, orders and parcels) is laid once; every round stands on a
//! copy of it, so that no round pays for what another wrote.

use std::{
    fs::{self, File},
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

/// Orders written by one change while laying the ground.
const BATCH: usize = 100;
/// The database in its folder.
const FILE: &str = "gaidao.db";

/// A prepared database that nobody works on.
pub(crate) struct Ground {
    folder: TempDir,
    /// Where houses are built: beside the ground, on the same disk.
    site: PathBuf,
    master: MasterKey,
    merchant: MerchantId,
    /// A key that may write.
    pub(crate) key: String,
    /// Parcels in transit, numbered from 0.
    pub(crate) parcels: u64,
}

/// Store, desk and one merchant, on a copy of the ground that goes with it.
pub(crate) struct House {
    pub(crate) desk: Arc<Desk>,
    pub(crate) merchant: MerchantId,
    folder: TempDir,
}

async fn desk(folder: &Path, master: &MasterKey) -> Result<Arc<Desk>> {
    let options = Options::new(master.clone(), Arc::new(OsEntropy));
    let store = Arc::new(Store::open(&Address::Sqlite(folder.join(FILE)), options).await?);
    let limits = Limits { simulator: true, ..Limits::default() };
    Ok(Arc::new(Desk::new(store, gaidao_connectors::registry(), Arc::new(SystemClock), limits)))
}

async fn close(desk: Arc<Desk>) -> Result<()> {
    let store = Arc::clone(desk.store());
    drop(desk);
    Arc::into_inner(store).context("somebody still holds the store")?.close().await;
    Ok(())
}

impl Ground {
    /// Lays a ground under `site`: these accounts (the first is the default) and `parcels` parcels in transit.
    pub(crate) async fn lay(site: &Path, accounts: &[String], parcels: u64) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(site)?;
        let master = MasterKey::generate(&OsEntropy)?;
        let desk = desk(folder.path(), &master).await?;
        let merchant = desk.create_merchant("bench").await?;
        let actor = Actor::machine(merchant.clone(), "key:bench");
        for (index, name) in accounts.iter().enumerate() {
            desk.put_account(&actor, name, &account(index == 0)).await?;
        }
        let scopes = [Scope::Read, Scope::Write].map(|scope| scope.as_str().to_owned()).to_vec();
        let given = KeyIn { name: "bench".to_owned(), scopes: Some(scopes), expires_at: None };
        let key = desk.create_key(&actor, &given).await?.key.context("a new key is shown once")?;
        add_parcels(&desk, &merchant, parcels).await?;
        close(desk).await?;
        Ok(Self { folder, site: site.to_owned(), master, merchant, key, parcels })
    }

    /// A folder with a copy of the ground, on the disk before anything is measured.
    pub(crate) fn copy(&self) -> Result<TempDir> {
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(&self.site)?;
        let path = folder.path().join(FILE);
        fs::copy(self.folder.path().join(FILE), &path)?;
        File::open(&path)?.sync_all()?;
        Ok(folder)
    }

    /// A house on a copy of the ground.
    pub(crate) async fn house(&self) -> Result<House> {
        let folder = self.copy()?;
        let desk = desk(folder.path(), &self.master).await?;
        Ok(House { desk, merchant: self.merchant.clone(), folder })
    }
}

fn account(default: bool) -> AccountIn {
    let fields = [("app_key", "bench"), ("app_secret", "bench-secret")];
    AccountIn {
        connector: "zto".to_owned(),
        environment: "simulator".to_owned(),
        fields: fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        base_url: None,
        default: Some(default),
        disabled: None,
    }
}

async fn add_parcels(desk: &Desk, merchant: &MerchantId, count: u64) -> Result<()> {
    let now = SystemClock.business();
    let numbers: Vec<u64> = (0..count).collect();
    // Not all at once: a change in memory is larger than its rows.
    for part in numbers.chunks(BATCH * 200) {
        let changes = part.chunks(BATCH).map(|chunk| {
            let mut change = Change::new(merchant.clone());
            for write in chunk.iter().flat_map(|n| goods::order_and_parcel(*n, now)) {
                change.push(write);
            }
            change
        });
        for done in desk.store().commit_all(changes.collect()).await {
            done?;
        }
    }
    Ok(())
}

impl House {
    /// The database file.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    /// Somebody with every scope.
    pub(crate) fn actor(&self) -> Actor {
        Actor::machine(self.merchant.clone(), "key:bench")
    }

    /// The chain of audit entries holds.
    pub(crate) async fn check_audit(&self) -> Result<()> {
        let report = self.desk.store().audit_verify(&self.merchant, &[]).await?;
        ensure!(report.broken.is_none(), "the audit chain is broken after the load");
        Ok(())
    }

    /// Closes the store, so that everything is in the file, for a look behind the product's back.
    pub(crate) async fn close(self) -> Result<Closed> {
        let Self { desk, folder, .. } = self;
        close(desk).await?;
        Ok(Closed(folder))
    }
}

/// A house nobody lives in.
pub(crate) struct Closed(pub(crate) TempDir);

impl Closed {
    /// The database file.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join(FILE)
    }

    /// A number, read behind the product's back.
    pub(crate) fn count(&self, sql: &str) -> Result<u64> {
        let conn = rusqlite::Connection::open(self.path())?;
        let count: i64 = conn.query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(count)?)
    }

    /// Every acknowledged interception is there, with everything that belongs to it, and nothing else is.
    pub(crate) fn check_accepted(&self, acknowledged: u64) -> Result<()> {
        for (what, sql) in [
            ("interceptions", "SELECT count(*) FROM interceptions"),
            ("journals", "SELECT count(DISTINCT interception_id) FROM journal"),
            ("idempotency records", "SELECT count(*) FROM idempotency"),
            ("events", "SELECT count(*) FROM events WHERE type = 'interception.requested'"),
            ("audit entries", "SELECT count(*) FROM audit WHERE action = 'interception.requested'"),
            ("parcels that name theirs", "SELECT count(*) FROM parcels WHERE interception_id IS NOT NULL"),
        ] {
            let found = self.count(sql)?;
            ensure!(found == acknowledged, "{acknowledged} were acknowledged, but there are {found} {what}");
        }
        Ok(())
    }
}
