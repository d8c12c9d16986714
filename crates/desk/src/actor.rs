//! Who is acting. The first argument of every use case; a use case that needs more than the actor has, refuses.

use std::collections::BTreeSet;

use gaidao_core::MerchantId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::DeskError;

/// One permission. People's roles (agent, supervisor, …) will be sets of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// See orders, parcels, interceptions, couriers, contacts, events.
    Read,
    /// Write orders and scans, ask for interceptions, withdraw, escalate, take and resolve cases.
    Write,
    /// Approve and reject what is held.
    Approve,
    /// Order a second submission out of doubt: it may cost a second fee.
    Resend,
    /// See names, phones and addresses in clear.
    ClearText,
    /// Set up courier accounts.
    Accounts,
    /// Set up webhooks.
    Webhooks,
    /// Make and revoke API keys.
    Keys,
    /// Read and verify the audit log.
    Audit,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Write,
        Self::Approve,
        Self::Resend,
        Self::ClearText,
        Self::Accounts,
        Self::Webhooks,
        Self::Keys,
        Self::Audit,
    ];

    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Approve => "approve",
            Self::Resend => "resend",
            Self::ClearText => "clear_text",
            Self::Accounts => "accounts",
            Self::Webhooks => "webhooks",
            Self::Keys => "keys",
            Self::Audit => "audit",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// Who is acting, for which merchant, with which permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Whose data.
    pub merchant: MerchantId,
    /// Who: `key:key_…`, `cli`, `engine`, `courier:zto`. Never a person's name.
    pub who: String,
    /// What they may do.
    pub scopes: BTreeSet<Scope>,
    /// The request's Idempotency-Key, if it sent one.
    pub once: Option<Once>,
}

/// An Idempotency-Key and what it stands for. Saved in the same transaction as the write it protects, so that a
/// retry after any crash finds either both or neither (CONTRACT R1, R2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// The key as sent, at most 255 printable characters.
    pub key: String,
    /// SHA-256 over method, path and body.
    pub request_hash: [u8; 32],
}

impl Actor {
    /// The house itself: reconcilers act as this.
    #[must_use]
    pub fn machine(merchant: MerchantId, who: &str) -> Self {
        Self { merchant, who: who.to_owned(), scopes: Scope::ALL.into_iter().collect(), once: None }
    }

    /// Refuses unless the actor has `scope`.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`] naming the scope.
    pub fn need(&self, scope: Scope) -> Result<(), DeskError> {
        if self.may(scope) { Ok(()) } else { Err(DeskError::Forbidden { scope }) }
    }

    /// Has `scope`.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}
