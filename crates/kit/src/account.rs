//! An account as a connector sees it: where to send, and the secrets to sign with.

use gaidao_core::{Environment, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::connector::EncodeError;

/// Credentials of one merchant at one connector, opened for one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Name, e.g. `zto-main`.
    pub name: String,
    /// Which of the courier's systems.
    pub environment: Environment,
    /// Root of the courier's addresses, without a trailing slash; resolved by the engine (card, the merchant's own
    /// setting, or the simulator's port).
    pub base_url: String,
    /// Values by the card's field keys.
    pub fields: BTreeMap<String, Secret>,
}

impl Account {
    /// The value of a field the call cannot do without.
    ///
    /// # Errors
    /// [`EncodeError::MissingCredential`] when it is empty: nothing is sent.
    pub fn need(&self, key: &'static str) -> Result<&str, EncodeError> {
        self.get(key).ok_or(EncodeError::MissingCredential { field: key })
    }

    /// The value of an optional field; `None` when absent or empty.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.get(key).map(Secret::expose).filter(|value| !value.is_empty())
    }
}
