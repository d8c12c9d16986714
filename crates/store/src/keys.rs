//! Keys: the master key file, the data key of each merchant, and where random bytes come from.
//!
//! The master key (32 bytes, hex, in a file of its own) wraps one random data key per merchant; the wrapped key
//! lies in `merchants.data_key`. The database remembers the master key's id, so that a node with another key
//! file refuses to start instead of writing what nobody can read. A backup of the database does not hold the
//! key file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use gaidao_core::MerchantId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{OpenError, StoreError};
use crate::seal::{Place, Sealer};

/// The source of random bytes failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no random bytes to be had")]
pub struct NoEntropy;

impl From<NoEntropy> for StoreError {
    fn from(_: NoEntropy) -> Self {
        Self::database("no random bytes to be had")
    }
}

/// Where random bytes come from. The simulation passes a seeded source, so that a run repeats exactly.
pub trait Entropy: Send + Sync {
    /// Fills `into` with bytes that were never given out before.
    ///
    /// # Errors
    /// When the source fails; nothing may be sealed then.
    fn fill(&self, into: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&self, into: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(into).map_err(|_| NoEntropy)
    }
}

/// Predictable bytes for the simulation: SHA-256 over seed and counter, so no two calls give the same. Every
/// opening of the same store needs its own seed, else nonces would repeat.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    counter: std::sync::atomic::AtomicU64,
}

impl SeededEntropy {
    /// A source for `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, counter: std::sync::atomic::AtomicU64::new(0) }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, into: &mut [u8]) -> Result<(), NoEntropy> {
        for chunk in into.chunks_mut(32) {
            let n = self.counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let mut hash = Sha256::new();
            hash.update(b"gaidao seeded entropy");
            hash.update(self.seed.to_be_bytes());
            hash.update(n.to_be_bytes());
            for (to, from) in chunk.iter_mut().zip(hash.finalize()) {
                *to = from;
            }
        }
        Ok(())
    }
}

/// Bytes drawn some at a time: a change seals several values, and asking the system costs more than what it gives.
pub(crate) struct Ahead<'a> {
    source: &'a dyn Entropy,
    drawn: Mutex<Vec<u8>>,
}

/// Eight nonces.
const AHEAD_BYTES: usize = 96;

impl<'a> Ahead<'a> {
    pub(crate) const fn of(source: &'a dyn Entropy) -> Self {
        Self { source, drawn: Mutex::new(Vec::new()) }
    }
}

impl Entropy for Ahead<'_> {
    fn fill(&self, into: &mut [u8]) -> Result<(), NoEntropy> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.len() < into.len() {
            drawn.resize(into.len().max(AHEAD_BYTES), 0);
            if self.source.fill(&mut drawn).is_err() {
                // What was not drawn must not be given out by a later call.
                drawn.clear();
                return Err(NoEntropy);
            }
        }
        let rest = drawn.len() - into.len();
        // Each byte leaves the store as it is given out: none is given twice.
        for (to, from) in into.iter_mut().zip(drawn.drain(rest..)) {
            *to = from;
        }
        Ok(())
    }
}

/// HMAC-SHA256 over length-prefixed parts, so that no two lists of parts give the same bytes.
pub(crate) fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of every length; the fallback type is never reached and keeps this total.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// The key that wraps all data keys of an installation. Silent in Debug, wiped on drop.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(***)")
    }
}

impl MasterKey {
    /// A new random key.
    ///
    /// # Errors
    /// When `entropy` fails.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        entropy.fill(bytes.as_mut())?;
        Ok(Self(bytes))
    }

    /// Reads 64 hex digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        hex::decode_to_slice(text.trim(), bytes.as_mut()).ok()?;
        Some(Self(bytes))
    }

    /// Reads the key file; makes it (mode 0600, synced) when there is none.
    ///
    /// # Errors
    /// [`OpenError::KeyFile`] when it cannot be read or made, or holds something else than 64 hex digits.
    pub fn load_or_create(path: &Path, entropy: &dyn Entropy) -> Result<Self, OpenError> {
        let fail = |why: String| OpenError::KeyFile { path: path.display().to_string(), why };
        match fs::read_to_string(path) {
            Ok(text) => {
                let text = Zeroizing::new(text);
                Self::from_hex(&text).ok_or_else(|| fail("it must hold 64 hex digits".to_owned()))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key = Self::generate(entropy).map_err(|e| fail(e.to_string()))?;
                key.write(path).map_err(|e| fail(e.to_string()))?;
                Ok(key)
            }
            Err(error) => Err(fail(error.to_string())),
        }
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let text = Zeroizing::new(hex::encode(self.0.as_ref()));
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()
    }

    /// Eight hex digits that name the key and give nothing of it away.
    #[must_use]
    pub fn id(&self) -> String {
        let mark = keyed(&self.0, &[b"gaidao master key id"]);
        hex::encode(mark).chars().take(8).collect()
    }

    fn wrapper(&self) -> Sealer {
        Sealer::new("", &self.0)
    }

    /// A fresh data key for `merchant`, wrapped for `merchants.data_key`.
    pub(crate) fn new_data_key(
        &self,
        merchant: &MerchantId,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, NoEntropy> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        entropy.fill(bytes.as_mut())?;
        self.wrapper().seal(entropy, Place::DATA_KEY, &[merchant.as_str()], bytes.as_ref())
    }

    /// Opens `merchants.data_key`.
    pub(crate) fn data_key(&self, merchant: &MerchantId, wrapped: &[u8]) -> Result<Sealer, StoreError> {
        let clear = self.wrapper().open(Place::DATA_KEY, &[merchant.as_str()], wrapped)?;
        let key = <[u8; 32]>::try_from(clear.bytes()).map_err(|_| Place::DATA_KEY.unreadable())?;
        Ok(Sealer::new(merchant.as_str(), &Zeroizing::new(key)))
    }
}

/// The sealers of the merchants met so far.
#[derive(Default)]
pub(crate) struct Ring(RwLock<BTreeMap<MerchantId, Arc<Sealer>>>);

impl Ring {
    pub(crate) fn get(&self, merchant: &MerchantId) -> Option<Arc<Sealer>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(merchant).cloned()
    }

    pub(crate) fn put(&self, merchant: &MerchantId, sealer: Sealer) -> Arc<Sealer> {
        let sealer = Arc::new(sealer);
        let mut ring = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(ring.entry(merchant.clone()).or_insert(sealer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_file_is_made_once_and_kept_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/master.key");
        let made = MasterKey::load_or_create(&path, &OsEntropy).unwrap();
        let read = MasterKey::load_or_create(&path, &OsEntropy).unwrap();
        assert_eq!(made.id(), read.id());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(MasterKey::load_or_create(&path, &OsEntropy), Err(OpenError::KeyFile { .. })));
        assert_eq!(format!("{made:?}"), "MasterKey(***)");
    }

    #[test]
    fn bytes_drawn_ahead_are_given_out_once() {
        let source = SeededEntropy::new(7);
        let ahead = Ahead::of(&source);
        let mut given = std::collections::BTreeSet::new();
        for length in [12, 12, 80, 12, 200, 12, 12, 12, 12, 12, 12, 12, 12, 12] {
            let mut bytes = vec![0_u8; length];
            ahead.fill(&mut bytes).unwrap();
            assert!(bytes.chunks(4).all(|word| given.insert(word.to_vec())), "{length}");
        }
    }

    #[test]
    fn seeded_bytes_repeat_by_seed_and_never_within_one() {
        let draw = |source: &SeededEntropy| {
            let mut bytes = [0_u8; 12];
            source.fill(&mut bytes).unwrap();
            bytes
        };
        let (a, b) = (SeededEntropy::new(7), SeededEntropy::new(7));
        let first: Vec<_> = (0..1000).map(|_| draw(&a)).collect();
        let second: Vec<_> = (0..1000).map(|_| draw(&b)).collect();
        assert_eq!(first, second);
        assert_eq!(first.iter().collect::<std::collections::BTreeSet<_>>().len(), 1000);
    }
}
