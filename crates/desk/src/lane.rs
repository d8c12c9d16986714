//! Opening an account for one call: where to send, and with which secrets.

use std::collections::BTreeMap;

use gaidao_core::{Environment, MerchantId, Secret, state::NotSentWhy};
use gaidao_kit::{Account, Connector};
use serde::{Deserialize, Serialize};

use crate::{desk::Desk, error::DeskError};

/// What the engine knows that the desk does not: where to send, and whether a call may leave now.
pub trait Lane: Send + Sync {
    /// Root address for an account, or `None` when there is none (the simulator is not running).
    fn base_url(&self, connector: &str, environment: Environment) -> Option<String>;

    /// Asks pacing and breaker for leave.
    ///
    /// # Errors
    /// Why not, and how many real milliseconds to wait.
    fn admit(&self, merchant: &MerchantId, account: &str, connector: &str) -> Result<(), (NotSentWhy, i64)>;
}

/// The sealed secrets of an account.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct AccountSecrets {
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, Secret>,
}

/// The open half of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccountPublic {
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) base_url: Option<String>,
}

impl Desk {
    /// Opens an account for one call; `None` when it cannot be used now (missing, switched off, no address).
    pub async fn open_account(
        &self,
        merchant: &MerchantId,
        name: &str,
        lane: &dyn Lane,
    ) -> Result<Option<(&'static dyn Connector, Account)>, DeskError> {
        let Some(account) = self.of(merchant).account(name).await? else { return Ok(None) };
        let Some(connector) = self.registry.get(&account.connector) else { return Ok(None) };
        let opened = self.opened(&account, lane)?;
        Ok(opened.filter(|_| !account.disabled).map(|opened| (connector, opened)))
    }

    pub(crate) fn opened(
        &self,
        account: &gaidao_store::Account,
        lane: &dyn Lane,
    ) -> Result<Option<Account>, DeskError> {
        let public: AccountPublic = serde_json::from_str(&account.public)
            .map_err(|_| DeskError::Internal("an account's public part has another form".to_owned()))?;
        let secrets: AccountSecrets = match &account.secret {
            Some(sealed) => sealed.read()?,
            None => AccountSecrets::default(),
        };
        let own = public.base_url.clone().filter(|_| account.environment != Environment::Simulator);
        let Some(base_url) = own.or_else(|| lane.base_url(&account.connector, account.environment)) else {
            return Ok(None);
        };
        let mut fields: BTreeMap<String, Secret> =
            public.fields.iter().map(|(key, value)| (key.clone(), Secret::new(value))).collect();
        fields.extend(secrets.fields);
        Ok(Some(Account {
            name: account.id.clone(),
            environment: account.environment,
            base_url: base_url.trim_end_matches('/').to_owned(),
            fields,
        }))
    }
}
