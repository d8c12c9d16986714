//! Who is acting. The first argument of every use case; a use case that needs more than the actor has, refuses.

use std::collections::BTreeSet;

use gaidao_core::{MerchantId, verification::Strength};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::DeskError;

/// One permission. People's roles are sets of these ([`crate::role`]).
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
    /// Manage the people who work for the merchant.
    Users,
    /// See one record in clear: with a reason, audited, so many a day.
    Reveal,
    /// Change the merchant's settings.
    Settings,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 12] = [
        Self::Read,
        Self::Write,
        Self::Approve,
        Self::Resend,
        Self::ClearText,
        Self::Accounts,
        Self::Webhooks,
        Self::Keys,
        Self::Audit,
        Self::Users,
        Self::Reveal,
        Self::Settings,
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
            Self::Users => "users",
            Self::Reveal => "reveal",
            Self::Settings => "settings",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// How much of the merchant's data an actor reaches. Every use case refuses whoever does not reach the whole merchant,
/// unless it asks by [`Actor::need_for`], [`Actor::need_scope`] or [`Actor::visit`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of the merchant: keys, people, the house itself.
    Merchant,
    /// One order and what belongs to it: the token of an embedded page.
    Order(String),
    /// A customer who looks at one order; served by the customer page's own use cases and by nothing else.
    Visit(Visit),
}

/// What a customer has proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The order.
    pub order_no: String,
    /// How the customer proved to be the customer.
    pub strength: Strength,
    /// The verification or the link behind it.
    pub proof: String,
}

/// Who is acting, for which merchant, with which permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Whose data.
    pub merchant: MerchantId,
    /// Who: `key:key_…`, `user:usr_…`, `embed:emb_…`, `customer:cus_…`, `cli`, `engine`, `courier:zto`. Never a
    /// person's name.
    pub who: String,
    /// What they may do.
    pub scopes: BTreeSet<Scope>,
    /// How much of the merchant's data they reach.
    pub reach: Reach,
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
        let scopes = Scope::ALL.into_iter().collect();
        Self { merchant, who: who.to_owned(), scopes, reach: Reach::Merchant, once: None }
    }

    /// Refuses unless the actor has `scope` and reaches the whole merchant.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`] naming the scope; [`DeskError::OutOfReach`].
    pub fn need(&self, scope: Scope) -> Result<(), DeskError> {
        match self.reach {
            Reach::Merchant => self.need_scope(scope),
            Reach::Order(_) | Reach::Visit(_) => Err(DeskError::OutOfReach),
        }
    }

    /// Refuses unless the actor has `scope`. For use cases that show nothing of the merchant's, and for those that
    /// go on to ask [`Actor::reaches`] of what they found.
    ///
    /// # Errors
    /// As [`Actor::need`], but actors of one order pass.
    pub fn need_scope(&self, scope: Scope) -> Result<(), DeskError> {
        match self.reach {
            Reach::Merchant | Reach::Order(_) if self.may(scope) => Ok(()),
            Reach::Merchant | Reach::Order(_) => Err(DeskError::Forbidden { scope }),
            Reach::Visit(_) => Err(DeskError::OutOfReach),
        }
    }

    /// Refuses unless the actor has `scope` and reaches what belongs to `order_no`.
    ///
    /// # Errors
    /// As [`Actor::need_scope`]; `NotFound` for another order than the actor's: it looks absent.
    pub fn need_for(&self, scope: Scope, order_no: Option<&str>) -> Result<(), DeskError> {
        self.need_scope(scope)?;
        if self.reaches(order_no) { Ok(()) } else { Err(DeskError::NotFound { what: "order" }) }
    }

    /// Reaches what belongs to `order_no` (`None`: to no order).
    #[must_use]
    pub fn reaches(&self, order_no: Option<&str>) -> bool {
        match &self.reach {
            Reach::Merchant => true,
            Reach::Order(own) => order_no == Some(own),
            Reach::Visit(_) => false,
        }
    }

    /// Refuses whoever is no customer.
    ///
    /// # Errors
    /// [`DeskError::OutOfReach`].
    pub const fn visit(&self) -> Result<&Visit, DeskError> {
        match &self.reach {
            Reach::Visit(visit) => Ok(visit),
            Reach::Merchant | Reach::Order(_) => Err(DeskError::OutOfReach),
        }
    }

    /// Has `scope`.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}
