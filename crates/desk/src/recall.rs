//! What every request asks for and hardly ever changes, kept for a moment: who a key is, and which account reaches a
//! courier.
//!
//! Invariant: what this node commits counts from that commit on (the store's generation tells); what another node
//! commits counts within [`KEEP_MS`] (CONTRACT S4 allows one second here and five elsewhere). Secrets are not kept.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, PoisonError, RwLock},
};

use gaidao_core::{At, MerchantId};
use gaidao_store::{Account, Clear};

use crate::{actor::Actor, desk::Desk, error::DeskError};

/// How long something is kept, real milliseconds.
const KEEP_MS: i64 = 1_000;
/// Most entries of one kind. Beyond, all are forgotten: simpler than choosing, and rare.
const ENTRIES_MAX: usize = 4_096;

/// When something was read: before the read began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    generation: u64,
    at: At,
}

struct Kept<T> {
    value: T,
    reading: Reading,
}

/// Values by key, each good for a moment.
struct Shelf<K, T>(RwLock<HashMap<K, Kept<T>>>);

impl<K, T> Default for Shelf<K, T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, T: Clone> Shelf<K, T> {
    fn get(&self, key: &K, now: Reading) -> Option<T> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get(key)?;
        let age = now.at.since_ms(kept.reading.at);
        // A clock that was set back makes nothing younger.
        let fresh = kept.reading.generation == now.generation && (0..KEEP_MS).contains(&age);
        fresh.then(|| kept.value.clone())
    }

    fn put(&self, key: K, value: T, reading: Reading) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= ENTRIES_MAX {
            kept.clear();
        }
        kept.insert(key, Kept { value, reading });
    }
}

/// A key's owner, and until when the key is good.
#[derive(Clone)]
struct Holder {
    actor: Actor,
    expires_at: Option<At>,
}

/// How an account is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Asked {
    Named(String),
    Reaching(String),
}

/// See the module's page.
#[derive(Default)]
pub(crate) struct Recall {
    holders: Shelf<[u8; 32], Holder>,
    accounts: Shelf<(MerchantId, Asked), Option<Arc<Account>>>,
}

impl Desk {
    /// To be taken before what shall be kept is read.
    pub(crate) fn reading(&self) -> Reading {
        Reading { generation: self.store.wiring(), at: self.clock.real() }
    }

    /// Who the key with this hash is, if that was read a moment ago.
    pub(crate) fn recalled(&self, hash: &[u8; 32], now: Reading) -> Option<Actor> {
        let holder = self.recall.holders.get(hash, now)?;
        holder.expires_at.is_none_or(|at| at > now.at).then_some(holder.actor)
    }

    /// Keeps who a key is.
    pub(crate) fn keep(&self, hash: [u8; 32], actor: &Actor, expires_at: Option<At>, reading: Reading) {
        self.recall.holders.put(hash, Holder { actor: actor.clone(), expires_at }, reading);
    }

    /// The account of this name, without its secrets.
    pub(crate) async fn account_named(
        &self,
        merchant: &MerchantId,
        name: &str,
    ) -> Result<Option<Arc<Account>>, DeskError> {
        self.kept_account(merchant, Asked::Named(name.to_owned())).await
    }

    /// The account for a courier when a command names none, without its secrets.
    pub(crate) async fn account_for(
        &self,
        merchant: &MerchantId,
        courier: &str,
    ) -> Result<Option<Arc<Account>>, DeskError> {
        self.kept_account(merchant, Asked::Reaching(courier.to_owned())).await
    }

    async fn kept_account(
        &self,
        merchant: &MerchantId,
        asked: Asked,
    ) -> Result<Option<Arc<Account>>, DeskError> {
        let key = (merchant.clone(), asked);
        let reading = self.reading();
        if let Some(kept) = self.recall.accounts.get(&key, reading) {
            return Ok(kept);
        }
        let finder = self.of(merchant);
        let found = match &key.1 {
            Asked::Named(name) => finder.account(name).await?,
            Asked::Reaching(courier) => finder.account_for(courier).await?,
        };
        let bare = |account| Arc::new(Account { secret: None, callback_token: Clear::default(), ..account });
        let found = found.map(bare);
        self.recall.accounts.put(key, found.clone(), reading);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_good_for_a_moment_and_one_generation() {
        let at = |generation, ms| Reading { generation, at: At(ms) };
        let shelf = Shelf::default();
        shelf.put("key", 7, at(3, 5_000));
        for (now, found) in [
            (at(3, 5_000), Some(7)),
            (at(3, 5_999), Some(7)),
            (at(3, 6_000), None),
            (at(4, 5_000), None),
            (at(3, 4_999), None),
        ] {
            assert_eq!(shelf.get(&"key", now), found, "{now:?}");
        }
        assert_eq!(shelf.get(&"other", at(3, 5_000)), None);
    }
}
