//! Defects that can be switched on, to prove that the simulation finds them (ARCHITECTURE §7). They bend the real way
//! of a change to the database; they exist only in builds with the feature `planted` and are off by default.

use std::borrow::Cow;
use std::ops::Range;

use tokio::sync::Mutex;

use crate::change::{Change, Write};
use crate::db::Db;
use crate::db::op::{Expect, Op, Step, Work};
use crate::error::StoreError;

/// A defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planted {
    /// A worker whose lease was taken over may still write.
    ForgetToken,
    /// A step is saved over one that somebody else saved meanwhile.
    ForgetVersion,
    /// The attempt is not written before its bytes leave.
    DropIntent,
    /// A change is acknowledged before it is committed: a crash loses the last one.
    AckBeforeCommit,
    /// An event goes out to no webhook.
    DropDelivery,
    /// Scans that were seen before count as new.
    ForgetScanIdentity,
}

/// Bends changes by the defect that is switched on.
pub(crate) struct Bender {
    defect: Option<Planted>,
    acknowledged: Mutex<Option<Work>>,
}

impl Bender {
    pub(crate) fn new(defect: Option<Planted>) -> Self {
        Self { defect, acknowledged: Mutex::new(None) }
    }

    /// The change as it shall go to the database; `None` when it is said to be there already.
    pub(crate) async fn bend(
        &self,
        db: &Db,
        change: &Change,
        mut work: Work,
        starts: &[usize],
    ) -> Result<Option<Work>, StoreError> {
        let Some(defect) = self.defect else { return Ok(Some(work)) };
        if defect == Planted::AckBeforeCommit {
            let mut waiting = self.acknowledged.lock().await;
            if let Some(earlier) = waiting.replace(work) {
                db.write(earlier).await?;
            }
            return Ok(None);
        }
        for (index, write) in change.writes.iter().enumerate() {
            let from = starts.get(index).copied().unwrap_or_default();
            let to = starts.get(index + 1).copied().unwrap_or(work.steps.len());
            bend_write(defect, write, &mut work, from..to);
        }
        Ok(Some(work))
    }
}

fn bend_write(defect: Planted, write: &Write, work: &mut Work, range: Range<usize>) {
    let steps = work.steps.get_mut(range).unwrap_or_default();
    let ops = steps.iter_mut().filter_map(|step| if let Step::Sql(op) = step { Some(op) } else { None });
    for (place, op) in ops.enumerate() {
        match (defect, write) {
            (Planted::ForgetToken, Write::FinishJob(_) | Write::HoldJob(_) | Write::ReleaseJob(..))
            | (Planted::ForgetToken, Write::EndDelivery(_)) => op.expect = Expect::Any,
            (Planted::ForgetVersion, Write::Save { .. }) if place == 0 => {
                replace(op, "version = ?3", "version >= 0 AND ?3 >= 0");
            }
            (Planted::ForgetVersion, Write::Save { .. }) if place == 1 => {
                replace(
                    op,
                    "VALUES (?1, ?2, ?3,",
                    "VALUES (?1, ?2, ?3 + 1000 * (SELECT count(*) FROM journal),",
                );
            }
            (Planted::DropIntent, Write::Attempt(_)) => *op = nothing(),
            (Planted::DropDelivery, Write::Emit { .. }) if place == 1 => *op = nothing(),
            (Planted::ForgetScanIdentity, Write::Scan { .. }) => {
                replace(op, "DO NOTHING", "DO UPDATE SET seq = excluded.seq");
            }
            _ => {}
        }
    }
}

fn replace(op: &mut Op, from: &str, to: &str) {
    op.sql = Cow::Owned(op.sql.replacen(from, to, 1));
}

fn nothing() -> Op {
    Op::new("SELECT 1").returning()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use gaidao_core::{At, MerchantId, Moment};

    use super::Planted;
    use crate::{Change, Claim, Job, MasterKey, Merchant, Options, SeededEntropy, Store, StoreError, Write};

    const NOW: At = At(1_790_000_000_000);

    async fn open(folder: &std::path::Path, seed: u64, planted: Option<Planted>) -> Store {
        let key = MasterKey::from_hex(&"5a".repeat(32)).unwrap();
        let options = Options { planted, ..Options::new(key, Arc::new(SeededEntropy::new(seed))) };
        Store::open_inline(&folder.join("gaidao.db"), options).await.unwrap()
    }

    async fn twice_finished(planted: Option<Planted>) -> Result<(), StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path(), 1, planted).await;
        let id = MerchantId::mint(&Moment::new(NOW, 1));
        let merchant = Merchant { id: id.clone(), name: "m".into(), created_at: NOW, settings: "{}".into() };
        store.create_merchant(&merchant).await.unwrap();
        let job = Job { subject: "s".into(), kind: "send".into(), due_at: NOW };
        store.commit(Change::new(id.clone()).with(Write::PutJob(job))).await.unwrap();
        let claim = Claim { kind: "send", due_by: NOW, now: NOW, lease_ms: 1, limit: 1, worker: "w" };
        let lease = store.claim(&claim).await.unwrap().remove(0);
        let finish = || Change::new(id.clone()).with(Write::FinishJob(lease.clone()));
        store.commit(finish()).await.unwrap();
        store.commit(finish()).await.map(drop)
    }

    #[tokio::test]
    async fn a_forgotten_token_lets_the_stale_write() {
        assert_eq!(twice_finished(None).await, Err(StoreError::Stale));
        assert_eq!(twice_finished(Some(Planted::ForgetToken)).await, Ok(()));
    }

    #[tokio::test]
    async fn an_early_acknowledgement_loses_the_last_change_in_a_crash() {
        for (planted, kept) in [(None, "{2}"), (Some(Planted::AckBeforeCommit), "{1}")] {
            let folder = tempfile::tempdir().unwrap();
            let store = open(folder.path(), 1, planted).await;
            let id = MerchantId::mint(&Moment::new(NOW, 1));
            let merchant =
                Merchant { id: id.clone(), name: "m".into(), created_at: NOW, settings: "{}".into() };
            store.create_merchant(&merchant).await.unwrap();
            for settings in ["{1}", "{2}"] {
                store.commit(Change::new(id.clone()).with(Write::Settings(settings.into()))).await.unwrap();
            }
            drop(store);
            let store = open(folder.path(), 2, None).await;
            assert_eq!(store.of(&id).merchant().await.unwrap().unwrap().settings, kept);
        }
    }
}
