//! Sealing: personal data and secrets, encrypted and bound to the place they belong to.
//!
//! A sealed value is `version (1) | key id (4) | nonce (12) | ciphertext and tag`: AES-256-GCM with merchant,
//! table, column and row as associated data. Moved to another row, column or merchant, it does not open.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::keys::{Entropy, NoEntropy, keyed};

const VERSION: u8 = 1;
const KEY_ID_BYTES: usize = 4;
const NONCE_BYTES: usize = 12;
const HEAD_BYTES: usize = 1 + KEY_ID_BYTES + NONCE_BYTES;

/// Clear bytes that must not be shown: silent in Debug, wiped on drop. The store seals them on the way in and
/// opens them on the way out.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Clear(Zeroizing<Vec<u8>>);

impl Clear {
    /// Wraps bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(Zeroizing::new(bytes.into()))
    }

    /// A value as JSON.
    ///
    /// # Errors
    /// When the value has no JSON form; a defect.
    pub fn json<T: Serialize>(value: &T) -> Result<Self, StoreError> {
        serde_json::to_vec(value).map(Self::new).map_err(|_| StoreError::database("value without JSON form"))
    }

    /// Reads the JSON back.
    ///
    /// # Errors
    /// When the bytes are not JSON of this type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        serde_json::from_slice(&self.0).map_err(|_| StoreError::database("sealed JSON has another form"))
    }

    /// The clear bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The clear bytes as text, if they are UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl fmt::Debug for Clear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clear(***)")
    }
}

impl From<&str> for Clear {
    fn from(text: &str) -> Self {
        Self::new(text.as_bytes())
    }
}

/// The table and column of a sealed value. The list below is complete: nothing else is ever sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    table: &'static str,
    column: &'static str,
}

impl Place {
    pub(crate) const DATA_KEY: Self = Self::new("merchants", "data_key");
    pub(crate) const ACCOUNT_SECRET: Self = Self::new("accounts", "secret");
    pub(crate) const ACCOUNT_TOKEN: Self = Self::new("accounts", "callback_token");
    pub(crate) const ORDER: Self = Self::new("orders", "private");
    pub(crate) const PARCEL_PLACE: Self = Self::new("parcels", "place");
    pub(crate) const SCAN: Self = Self::new("scans", "private");
    pub(crate) const INTERCEPTION: Self = Self::new("interceptions", "private");
    pub(crate) const JOURNAL: Self = Self::new("journal", "private");
    pub(crate) const ATTEMPT_REQUEST: Self = Self::new("attempts", "request");
    pub(crate) const ATTEMPT_REPLY: Self = Self::new("attempts", "reply");
    pub(crate) const EVENT: Self = Self::new("events", "body");
    pub(crate) const WEBHOOK: Self = Self::new("webhooks", "secret");
    pub(crate) const REPLY: Self = Self::new("idempotency", "reply");
    pub(crate) const REQUEST_HASH: Self = Self::new("idempotency", "request_hash");
    pub(crate) const INBOX: Self = Self::new("inbox", "request");
    pub(crate) const USER_NAME: Self = Self::new("users", "name");
    pub(crate) const USER_PASSWORD: Self = Self::new("users", "password");

    const fn new(table: &'static str, column: &'static str) -> Self {
        Self { table, column }
    }

    pub(crate) const fn unreadable(self) -> StoreError {
        StoreError::Unreadable { table: self.table, column: self.column }
    }
}

/// Seals, opens and blinds for one merchant.
pub(crate) struct Sealer {
    merchant: String,
    cipher: Aes256Gcm,
    key_id: [u8; KEY_ID_BYTES],
    blinder: Zeroizing<[u8; 32]>,
}

impl Sealer {
    /// Derives the three keys in use from `key`: encryption, blind indexes and the public key id.
    pub(crate) fn new(merchant: &str, key: &[u8; 32]) -> Self {
        let encryption = Zeroizing::new(keyed(key, &[b"gaidao seal"]));
        let mut key_id = [0; KEY_ID_BYTES];
        for (to, from) in key_id.iter_mut().zip(keyed(key, &[b"gaidao key id"])) {
            *to = from;
        }
        Self {
            merchant: merchant.to_owned(),
            cipher: Aes256Gcm::new((&*encryption).into()),
            key_id,
            blinder: Zeroizing::new(keyed(key, &[b"gaidao blind"])),
        }
    }

    /// Every part with its length before it: `a|b` and `ab|` can never look the same.
    fn bound_to(&self, place: Place, row: &[&str]) -> Vec<u8> {
        let mut out = Vec::with_capacity(128);
        for part in [self.merchant.as_str(), place.table, place.column].into_iter().chain(row.iter().copied())
        {
            out.extend_from_slice(&(part.len() as u64).to_be_bytes());
            out.extend_from_slice(part.as_bytes());
        }
        out
    }

    /// Seals `clear` for its place.
    pub(crate) fn seal(
        &self,
        entropy: &dyn Entropy,
        place: Place,
        row: &[&str],
        clear: &[u8],
    ) -> Result<Vec<u8>, NoEntropy> {
        let mut nonce = [0_u8; NONCE_BYTES];
        entropy.fill(&mut nonce)?;
        let aad = self.bound_to(place, row);
        // AES-GCM refuses only messages of 64 GiB and more, which no limit of ours lets through.
        let body =
            self.cipher.encrypt(&nonce.into(), Payload { msg: clear, aad: &aad }).map_err(|_| NoEntropy)?;
        let mut out = Vec::with_capacity(HEAD_BYTES + body.len());
        out.push(VERSION);
        out.extend_from_slice(&self.key_id);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&body);
        Ok(out)
    }

    /// Opens what [`Sealer::seal`] made for exactly this place.
    pub(crate) fn open(&self, place: Place, row: &[&str], sealed: &[u8]) -> Result<Clear, StoreError> {
        let fail = || place.unreadable();
        let (version, rest) = sealed.split_first().ok_or_else(fail)?;
        let (key_id, rest) = rest.split_at_checked(KEY_ID_BYTES).ok_or_else(fail)?;
        let (nonce, body) = rest.split_at_checked(NONCE_BYTES).ok_or_else(fail)?;
        let nonce = <[u8; NONCE_BYTES]>::try_from(nonce).map_err(|_| fail())?;
        if *version != VERSION || key_id != self.key_id {
            return Err(fail());
        }
        let aad = self.bound_to(place, row);
        let clear =
            self.cipher.decrypt(&nonce.into(), Payload { msg: body, aad: &aad }).map_err(|_| fail())?;
        Ok(Clear::new(clear))
    }

    /// Keyed hash of a normalised value: equal values meet, and nobody without the key learns them.
    pub(crate) fn blind(&self, field: &str, normalised: &str) -> Vec<u8> {
        let hash = keyed(&self.blinder, &[field.as_bytes(), normalised.as_bytes()]);
        hash.iter().copied().take(16).collect()
    }

    /// Keyed hash of several parts, for scan and callback identity.
    pub(crate) fn identity(&self, field: &str, parts: &[&[u8]]) -> Vec<u8> {
        let all: Vec<&[u8]> = std::iter::once(field.as_bytes()).chain(parts.iter().copied()).collect();
        keyed(&self.blinder, &all).iter().copied().take(16).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SeededEntropy;

    #[test]
    fn a_sealed_value_opens_only_where_it_belongs() {
        let entropy = SeededEntropy::new(1);
        let (ours, theirs) = (Sealer::new("mer_a", &[1; 32]), Sealer::new("mer_b", &[1; 32]));
        let other_key = Sealer::new("mer_a", &[2; 32]);
        let sealed = ours.seal(&entropy, Place::ORDER, &["A-1"], "张三".as_bytes()).unwrap();
        assert_eq!(ours.open(Place::ORDER, &["A-1"], &sealed).unwrap().text(), Some("张三"));
        let wrong: [(&Sealer, Place, &[&str]); 5] = [
            (&ours, Place::ORDER, &["A-2"]),
            (&ours, Place::ORDER, &["A", "-1"]),
            (&ours, Place::SCAN, &["A-1"]),
            (&theirs, Place::ORDER, &["A-1"]),
            (&other_key, Place::ORDER, &["A-1"]),
        ];
        for (sealer, place, row) in wrong {
            assert!(sealer.open(place, row, &sealed).is_err(), "{place:?} {row:?}");
        }
        for byte in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[byte] ^= 1;
            assert!(ours.open(Place::ORDER, &["A-1"], &bent).is_err(), "byte {byte}");
        }
        for short in 0..sealed.len() {
            assert!(ours.open(Place::ORDER, &["A-1"], &sealed[..short]).is_err(), "length {short}");
        }
    }

    #[test]
    fn blind_values_meet_only_by_merchant_and_field() {
        let (ours, theirs) = (Sealer::new("a", &[1; 32]), Sealer::new("b", &[2; 32]));
        let here = ours.blind("phone", "13800138000");
        assert_eq!(here, ours.blind("phone", "13800138000"));
        assert_ne!(here, theirs.blind("phone", "13800138000"));
        assert_ne!(here, ours.blind("name", "13800138000"));
        assert_ne!(ours.identity("scan", &[b"a", b"b"]), ours.identity("scan", &[b"ab", b""]));
    }
}
