//! The store: opening it, committing a change, waking those who wait.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use gaidao_core::MerchantId;
use tokio::sync::{Mutex, watch};

use crate::audit::{AuditReport, Checkpoint, HEAD_SQL, Head, Verifier};
use crate::change::{Change, Committed};
use crate::db::op::{Done, Op, Query, Row, Step, Val, Work};
use crate::db::postgres::Postgres;
use crate::db::sqlite::{Inline, Sqlite};
use crate::db::{Db, Outcome};
use crate::error::{OpenError, StoreError};
use crate::find::{Finder, Instance};
use crate::keys::{Entropy, MasterKey, NoEntropy, Ring};
use crate::rows::merchant::Merchant;
use crate::seal::Sealer;

/// How to open a store.
pub struct Options {
    /// The key that the data keys are wrapped with.
    pub key: MasterKey,
    /// Where random bytes come from.
    pub entropy: Arc<dyn Entropy>,
    /// Connections that read at the same time.
    pub readers: usize,
    /// A defect to switch on, to prove that the simulation finds it.
    #[cfg(feature = "planted")]
    pub planted: Option<crate::planted::Planted>,
    /// What happens around the inline database.
    #[cfg(feature = "planted")]
    pub weather: Option<Arc<dyn crate::weather::Weather>>,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("key", &self.key)
            .field("readers", &self.readers)
            .finish_non_exhaustive()
    }
}

impl Options {
    /// The usual options: four readers.
    #[must_use]
    pub fn new(key: MasterKey, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            key,
            entropy,
            readers: 4,
            #[cfg(feature = "planted")]
            planted: None,
            #[cfg(feature = "planted")]
            weather: None,
        }
    }
}

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `sqlite:PATH`
    Sqlite(PathBuf),
    /// `postgres://…`
    Postgres(String),
}

impl Address {
    /// Reads a database address.
    ///
    /// # Errors
    /// [`OpenError::Address`] for anything else than `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    pub fn parse(text: &str) -> Result<Self, OpenError> {
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path.trim_start_matches("//")))),
            None if text.starts_with("postgres://") || text.starts_with("postgresql://") => {
                Ok(Self::Postgres(text.to_owned()))
            }
            _ => Err(OpenError::Address),
        }
    }
}

/// One store over SQLite or PostgreSQL. See the crate's page for a walk through one commit.
pub struct Store {
    pub(crate) db: Db,
    key: MasterKey,
    entropy: Arc<dyn Entropy>,
    ring: Ring,
    /// Counts committed changes that somebody may have to act on.
    pulse: watch::Sender<u64>,
    calls: AtomicU64,
    /// Counts commits that changed keys or accounts.
    wiring: AtomicU64,
    /// Fencing tokens drawn and not yet given out.
    pub(crate) tokens: Mutex<VecDeque<i64>>,
    #[cfg(feature = "planted")]
    bender: crate::planted::Bender,
    #[cfg(feature = "planted")]
    weather: Option<Arc<dyn crate::weather::Weather>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("database", &self.db.dialect()).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database at `address`, migrates it and checks that the key belongs to it.
    ///
    /// # Errors
    /// See [`OpenError`]; each says what to do.
    pub async fn open(address: &Address, options: Options) -> Result<Self, OpenError> {
        let db = match address {
            Address::Sqlite(path) => {
                let (path, readers) = (path.clone(), options.readers);
                let opened = tokio::task::spawn_blocking(move || Sqlite::open(&path, readers)).await;
                Db::Sqlite(opened.map_err(|_| StoreError::database("opening was interrupted"))??)
            }
            Address::Postgres(url) => Db::Postgres(Postgres::open(url, options.readers).await?),
        };
        Self::with(db, options).await
    }

    /// Opens SQLite for the seeded simulation: every commit runs on the calling thread, futures are ready at their
    /// first poll, nothing depends on timing. Not durable against power loss.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_inline(path: &Path, options: Options) -> Result<Self, OpenError> {
        Self::with(Db::Inline(Inline::open(path)?), options).await
    }

    async fn with(db: Db, options: Options) -> Result<Self, OpenError> {
        let store = Self {
            db,
            key: options.key,
            entropy: options.entropy,
            ring: Ring::default(),
            pulse: watch::Sender::new(0),
            calls: AtomicU64::new(0),
            wiring: AtomicU64::new(0),
            tokens: Mutex::default(),
            #[cfg(feature = "planted")]
            bender: crate::planted::Bender::new(options.planted),
            #[cfg(feature = "planted")]
            weather: options.weather,
        };
        store.check_key().await?;
        Ok(store)
    }

    /// Nodes with different keys would write what the others cannot read.
    async fn check_key(&self) -> Result<(), OpenError> {
        let given = self.key.id();
        let remember = Op::new(
            "INSERT INTO settings (key, value) VALUES ('master_key_id', ?1) ON CONFLICT (key) DO NOTHING",
        )
        .bind(given.as_str());
        let stored = match self.setting("master_key_id").await? {
            Some(stored) => Some(stored),
            None => {
                self.write_instance(vec![remember]).await?;
                self.setting("master_key_id").await?
            }
        };
        match stored {
            Some(stored) if stored == given => Ok(()),
            stored => Err(OpenError::WrongKey { stored: stored.unwrap_or_default(), given }),
        }
    }

    /// Saves everything in `change`, or nothing. This is the only way state is saved.
    ///
    /// # Errors
    /// `Stale`, `Missing` and `Constraint` blame the change; `Busy` and `Full` say that nothing was saved;
    /// `Unsure` says that nobody knows: read again before acting.
    pub async fn commit(&self, change: Change) -> Result<Committed, StoreError> {
        let sealer = self.sealer(&change.merchant).await?;
        let (work, starts) = change.statements(&sealer, &*self.entropy, self.db.dialect())?;
        #[cfg(feature = "planted")]
        let Some(work) = self.bender.bend(&self.db, &change, work, &starts).await? else {
            self.weather.iter().for_each(|weather| weather.written());
            return Ok(Committed::all_done(starts.len()));
        };
        let wakes = change.writes.iter().any(crate::change::Write::wakes);
        let rewires = change.writes.iter().any(crate::change::Write::rewires);
        let done = self.write(work).await;
        if rewires {
            // Whatever came of it: an unsure commit may have happened.
            self.wiring.fetch_add(1, Ordering::AcqRel);
        }
        let done = done?;
        if wakes {
            self.pulse.send_modify(|n| *n = n.wrapping_add(1));
        }
        Ok(Committed::of(&done, &starts))
    }

    /// Commits changes side by side, as many clients would: they share commits. For benches and bulk work.
    pub async fn commit_all(self: &Arc<Self>, changes: Vec<Change>) -> Vec<Result<Committed, StoreError>> {
        let tasks: Vec<_> = changes
            .into_iter()
            .map(|change| {
                let store = Arc::clone(self);
                tokio::spawn(async move { store.commit(change).await })
            })
            .collect();
        let mut results = Vec::with_capacity(tasks.len());
        for task in tasks {
            results.push(task.await.unwrap_or(Err(StoreError::Unsure)));
        }
        results
    }

    /// What one merchant owns.
    #[must_use]
    pub const fn of<'a>(&'a self, merchant: &'a MerchantId) -> Finder<'a> {
        Finder { store: self, merchant }
    }

    /// What concerns the whole installation: signing in, workers, the live feed. Doors get merchants from here, and
    /// everything else from [`Store::of`].
    #[must_use]
    pub const fn instance(&self) -> Instance<'_> {
        Instance { store: self }
    }

    /// Changes whenever something was committed on this node that a worker or a live page may wait for. May miss
    /// what other nodes commit: polling is the truth.
    #[must_use]
    pub fn pulse(&self) -> watch::Receiver<u64> {
        self.pulse.subscribe()
    }

    /// Reads and commits asked of the database since it was opened. What must not tell two cases apart by its work can
    /// be checked by it.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Another number after every change of keys or accounts that this node has committed. What was read before it
    /// changed is not to be kept; other nodes' changes do not show here.
    #[must_use]
    pub fn wiring(&self) -> u64 {
        self.wiring.load(Ordering::Acquire)
    }

    /// There is space to take on something new.
    #[must_use]
    pub fn has_space(&self) -> bool {
        self.db.has_space()
    }

    /// Writes a consistent copy of a SQLite database to `path`, beside running work. The key file is not in it.
    ///
    /// # Errors
    /// When `path` exists or there is no space; PostgreSQL is backed up with its own `pg_dump`.
    pub async fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        self.db.backup_to(path).await
    }

    /// Limits the size of a SQLite file; `None` lifts the limit. At the limit, commits are `Full`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn limit_size(&self, bytes_max: Option<u64>) -> Result<(), StoreError> {
        self.db.limit_size(bytes_max).await
    }

    /// Commits what waits and lets go of the database. Dropping the store does the same without waiting.
    pub async fn close(self) {
        self.db.close().await;
    }

    /// Makes a merchant, with its own data key.
    ///
    /// # Errors
    /// `Constraint("merchant_name")` when the name is taken.
    pub async fn create_merchant(&self, merchant: &Merchant) -> Result<(), StoreError> {
        let wrapped = self.key.new_data_key(&merchant.id, &*self.entropy)?;
        let sealer = self.key.data_key(&merchant.id, &wrapped)?;
        let steps = merchant.create(wrapped);
        let merchant_id = merchant.id.as_str().to_owned();
        self.write(Work { merchant: merchant_id, steps, accepts: true }).await?;
        self.ring.put(&merchant.id, sealer);
        Ok(())
    }

    /// Sets an instance-wide value.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub async fn put_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let op = Op::new(
            "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .bind(key)
        .bind(value);
        self.write_instance(vec![op]).await.map(drop)
    }

    /// Reads an instance-wide value.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let rows = self.read("SELECT value FROM settings WHERE key = ?1", vec![Val::from(key)]).await?;
        rows.first().map(|row| row.text(0)).transpose()
    }

    /// Random bytes from the store's source.
    ///
    /// # Errors
    /// When the source fails.
    pub fn fill(&self, into: &mut [u8]) -> Result<(), NoEntropy> {
        self.entropy.fill(into)
    }

    /// Walks a merchant's audit chain from its start and compares it with remembered points.
    ///
    /// # Errors
    /// When the database does not answer; a broken chain is not an error but a finding.
    pub async fn audit_verify(
        &self,
        merchant: &MerchantId,
        checkpoints: &[Checkpoint],
    ) -> Result<AuditReport, StoreError> {
        let mut verifier = Verifier::new(merchant.as_str(), checkpoints);
        let mut more = true;
        while more {
            (verifier, more) = self.db.audit_page(merchant.as_str(), verifier).await?;
        }
        let heads = self.read(HEAD_SQL, vec![Val::from(merchant.as_str())]).await?;
        let recorded = heads.first().map(Head::read).transpose()?;
        Ok(verifier.finish(recorded))
    }

    #[cfg(not(feature = "planted"))]
    async fn write(&self, work: Work) -> Outcome {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.db.write(work).await
    }

    /// As in every other build, but for the weather: others may come first before and after, and not every write
    /// goes well.
    #[cfg(feature = "planted")]
    async fn write(&self, work: Work) -> Outcome {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let Some(weather) = &self.weather else { return self.db.write(work).await };
        crate::weather::Turn::to_others().await;
        let outcome = match weather.fate().bad() {
            None => self.db.write(work).await,
            Some((error, false)) => Err(error),
            Some((error, true)) => self.db.write(work).await.and(Err(error)),
        };
        if matches!(outcome, Ok(_) | Err(StoreError::Unsure)) {
            weather.written();
        }
        crate::weather::Turn::to_others().await;
        outcome
    }

    pub(crate) async fn write_instance(&self, ops: Vec<Op>) -> Outcome {
        let steps = ops.into_iter().map(Step::Sql).collect();
        self.write(Work { merchant: String::new(), steps, accepts: false }).await
    }

    pub(crate) async fn write_rows(&self, ops: Vec<Op>) -> Result<Vec<Row>, StoreError> {
        let done = self.write_instance(ops).await?;
        Ok(done.into_iter().last().map(|done: Done| done.rows).unwrap_or_default())
    }

    pub(crate) async fn read(
        &self,
        sql: impl Into<std::borrow::Cow<'static, str>> + Send,
        params: Vec<Val>,
    ) -> Result<Vec<Row>, StoreError> {
        #[cfg(feature = "planted")]
        if self.weather.is_some() {
            crate::weather::Turn::to_others().await;
        }
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.db.read(sql, params).await
    }

    /// Several reads as one.
    pub(crate) async fn read_together(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        #[cfg(feature = "planted")]
        if self.weather.is_some() {
            crate::weather::Turn::to_others().await;
        }
        self.db.read_together(queries).await
    }

    /// The merchant's sealer; its wrapped key is read once.
    pub(crate) async fn sealer(&self, merchant: &MerchantId) -> Result<Arc<Sealer>, StoreError> {
        if let Some(sealer) = self.ring.get(merchant) {
            return Ok(sealer);
        }
        let sql = "SELECT data_key FROM merchants WHERE id = ?1";
        let rows = self.read(sql, vec![Val::from(merchant.as_str())]).await?;
        let row = rows.first().ok_or(StoreError::Missing)?;
        let sealer = self.key.data_key(merchant, row.blob(0)?)?;
        Ok(self.ring.put(merchant, sealer))
    }
}
