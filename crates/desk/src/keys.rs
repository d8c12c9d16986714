//! API keys: 256 random bits, kept as SHA-256, shown once.

use gaidao_core::{At, KeyId, MerchantId, Moment};
use gaidao_store::{ApiKey, Change, Guest, GuestSort, Merchant, StoreError, Write};
use serde_json::json;
use std::collections::BTreeSet;

use crate::{
    actor::{Actor, Reach, Scope},
    check,
    customer_visit::{VISIT_PREFIX, visitor},
    desk::{Desk, IDEMPOTENCY, token_hash},
    embed::EMBED_PREFIX,
    error::DeskError,
    intake::KeyIn,
    view::KeyView,
};

/// What every key begins with, so that a leaked one can be recognised by scanners.
pub const KEY_PREFIX: &str = "gdk_";
/// A key's last use is written down at most this often, milliseconds.
const TOUCH_EVERY_MS: i64 = 60_000;

impl Desk {
    /// Who a bearer token is.
    ///
    /// # Errors
    /// `NotFound` for an unknown, expired or revoked key: the door answers 401, the same for each.
    pub async fn authenticate(&self, bearer: &str) -> Result<Actor, DeskError> {
        let unknown = DeskError::NotFound { what: "key" };
        if bearer.starts_with(EMBED_PREFIX) {
            let found = self.guest_of(bearer, GuestSort::Embed, EMBED_PREFIX).await?;
            return found.map(|(merchant, guest)| embedded(merchant, &guest)).ok_or(unknown);
        }
        if bearer.starts_with(VISIT_PREFIX) {
            let found = self.guest_of(bearer, GuestSort::Visit, VISIT_PREFIX).await?;
            return found.and_then(|(merchant, guest)| visitor(merchant, &guest)).ok_or(unknown);
        }
        if !bearer.starts_with(KEY_PREFIX) || bearer.len() > 128 {
            return Err(unknown);
        }
        let hash = token_hash(bearer);
        let reading = self.reading();
        if let Some(actor) = self.recalled(&hash, reading) {
            return Ok(actor);
        }
        let (merchant, key) =
            self.store.instance().key_by_hash(&hash).await?.ok_or_else(|| unknown.clone())?;
        let now = self.clock.real();
        if key.revoked_at.is_some() || key.expires_at.is_some_and(|at| at <= now) {
            return Err(unknown);
        }
        if key.last_used_at.is_none_or(|at| now.since_ms(at) > TOUCH_EVERY_MS) {
            let touch = Write::TouchKey { id: key.id.clone(), at: now };
            // Only a record for people: a full disk must not keep readers out.
            let _ = self.store.commit(Change::new(merchant.clone()).with(touch)).await;
        }
        let scopes = key.scopes.iter().filter_map(|text| Scope::parse(text)).collect();
        let who = format!("key:{}", key.id);
        let actor = Actor { merchant, who, scopes, reach: Reach::Merchant, once: None };
        self.keep(hash, &actor, key.expires_at, reading);
        Ok(actor)
    }

    /// All keys of the merchant, without the keys themselves.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn keys(&self, actor: &Actor) -> Result<Vec<KeyView>, DeskError> {
        actor.need(Scope::Keys)?;
        Ok(self.of(&actor.merchant).api_keys().await?.into_iter().map(|key| view(key, None)).collect())
    }

    /// Makes a key with at most the actor's own scopes.
    ///
    /// # Errors
    /// `Invalid` for an unknown scope; `Forbidden` for one the actor lacks.
    pub async fn create_key(&self, actor: &Actor, given: &KeyIn) -> Result<KeyView, DeskError> {
        actor.need(Scope::Keys)?;
        let name = check::needed("name", &given.name, 64)?;
        let expires_at =
            given.expires_at.as_deref().map(|text| check::time("expires_at", text)).transpose()?;
        let scopes = match &given.scopes {
            None => BTreeSet::from([Scope::Read, Scope::Write]),
            Some(list) => {
                let parse = |text: &String| {
                    Scope::parse(text).ok_or_else(|| DeskError::invalid("scopes", "no such scope"))
                };
                list.iter().map(parse).collect::<Result<BTreeSet<_>, _>>()?
            }
        };
        for scope in &scopes {
            actor.need(*scope)?;
        }
        if let Some(known) = self.remembered(actor).await? {
            return self.key_view(actor, &known).await;
        }
        if expires_at.is_some_and(|at| at <= self.clock.real()) {
            return Err(DeskError::invalid("expires_at", "lies in the past"));
        }
        self.mint_key(actor, &name, &scopes, expires_at).await
    }

    async fn mint_key(
        &self,
        actor: &Actor,
        name: &str,
        scopes: &BTreeSet<Scope>,
        expires_at: Option<At>,
    ) -> Result<KeyView, DeskError> {
        let clear = format!("{KEY_PREFIX}{}", self.secret());
        let key = ApiKey {
            id: KeyId::mint(&Moment::new(self.clock.real(), self.clock.nonce())),
            hash: token_hash(&clear),
            name: name.to_owned(),
            prefix: clear.chars().take(12).collect(),
            scopes: scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
            created_at: self.clock.real(),
            expires_at,
            revoked_at: None,
            last_used_at: None,
        };
        let mut change = Change::new(actor.merchant.clone());
        change.push(Write::InsertKey(key.clone()));
        change.push(self.noted(&actor.who, "key.created", key.id.as_str(), &json!({ "scopes": key.scopes })));
        self.remember(&mut change, actor, key.id.as_str());
        match self.commit_once(actor, change).await? {
            Some(twin) => self.key_view(actor, &twin).await,
            None => Ok(view(key, Some(clear))),
        }
    }

    async fn key_view(&self, actor: &Actor, id: &str) -> Result<KeyView, DeskError> {
        let keys = self.keys(actor).await?;
        keys.into_iter().find(|key| key.id == id).ok_or(DeskError::NotFound { what: "key" })
    }

    /// Revokes a key, from the next request on.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn revoke_key(&self, actor: &Actor, id: &str) -> Result<KeyView, DeskError> {
        actor.need(Scope::Keys)?;
        let missing = DeskError::NotFound { what: "key" };
        if let Some(known) = self.remembered(actor).await? {
            return self.key_view(actor, &known).await;
        }
        let id = KeyId::parse(id).map_err(|_| missing.clone())?;
        let mut change = Change::new(actor.merchant.clone());
        change.push(Write::RevokeKey { id: id.clone(), at: self.clock.real() });
        change.push(self.noted(&actor.who, "key.revoked", id.as_str(), &json!({})));
        self.remember(&mut change, actor, id.as_str());
        match self.store.commit(change).await {
            Ok(_) => {}
            Err(StoreError::Missing | StoreError::Stale) => return Err(missing),
            // A twin was faster; another request under the same key is refused here.
            Err(StoreError::Constraint(name)) if name == IDEMPOTENCY => {
                self.remembered(actor).await?;
            }
            Err(error) => return Err(error.into()),
        }
        self.key_view(actor, id.as_str()).await
    }

    /// Makes a merchant; only the command line does this.
    ///
    /// # Errors
    /// `Conflict("merchant_exists")`.
    pub async fn create_merchant(&self, name: &str) -> Result<MerchantId, DeskError> {
        let name = check::needed("name", name, 64)?;
        let id = MerchantId::mint(&Moment::new(self.clock.real(), self.clock.nonce()));
        let merchant =
            Merchant { id: id.clone(), name, created_at: self.clock.real(), settings: "{}".to_owned() };
        match self.store.create_merchant(&merchant).await {
            Ok(()) => Ok(id),
            Err(StoreError::Constraint(_)) => Err(DeskError::Conflict {
                code: "merchant_exists",
                why: "a merchant of this name exists".to_owned(),
            }),
            Err(error) => Err(error.into()),
        }
    }

    /// The merchant of a name.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn merchant_named(&self, name: &str) -> Result<Option<MerchantId>, DeskError> {
        Ok(self.store.instance().merchant_by_name(name).await?.map(|merchant| merchant.id))
    }
}

/// The actor of an embedded page.
fn embedded(merchant: MerchantId, guest: &Guest) -> Actor {
    Actor {
        merchant,
        who: format!("embed:{}", guest.id),
        scopes: BTreeSet::from([Scope::Read, Scope::Write]),
        reach: Reach::Order(guest.order_no.clone()),
        once: None,
    }
}

fn view(key: ApiKey, clear: Option<String>) -> KeyView {
    KeyView {
        id: key.id.to_string(),
        name: key.name,
        prefix: key.prefix,
        scopes: key.scopes,
        created_at: key.created_at.rfc3339(),
        expires_at: key.expires_at.map(At::rfc3339),
        revoked_at: key.revoked_at.map(At::rfc3339),
        key: clear,
    }
}
