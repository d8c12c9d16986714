//! Courier accounts: what a merchant holds at a courier. Secrets go in and never come out.

use std::collections::BTreeMap;

use gaidao_core::{Environment, Secret};
use gaidao_kit::{Card, card::Field};
use gaidao_store::{Account, Change, Clear, Write};
use serde_json::json;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::Desk,
    error::DeskError,
    intake::AccountIn,
    lane::{AccountPublic, AccountSecrets},
    view::{AccountTest, AccountView},
};

impl Desk {
    /// All accounts.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<AccountView>, DeskError> {
        actor.need(Scope::Accounts)?;
        let rows = self.of(&actor.merchant).accounts().await?;
        rows.iter().map(|row| self.account_view(row)).collect()
    }

    /// One account.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn account(&self, actor: &Actor, id: &str) -> Result<AccountView, DeskError> {
        actor.need(Scope::Accounts)?;
        let row = self.of(&actor.merchant).account(id).await?;
        self.account_view(&row.ok_or(DeskError::NotFound { what: "account" })?)
    }

    /// Makes or changes an account. An absent secret keeps what is stored; an empty one clears it.
    ///
    /// # Errors
    /// `Invalid` naming the field of the card that does not fit.
    pub async fn put_account(
        &self,
        actor: &Actor,
        id: &str,
        given: &AccountIn,
    ) -> Result<AccountView, DeskError> {
        actor.need(Scope::Accounts)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.account(actor, &known).await;
        }
        let id = check::needed("id", id, 64)?;
        let known = self.of(&actor.merchant).account(&id).await?;
        let row = self.account_row(actor, &id, given, known).await?;
        let mut change = Change::new(actor.merchant.clone());
        change.push(self.noted(
            &actor.who,
            "account.put",
            &id,
            &json!({ "connector": row.connector, "environment": row.environment.as_str() }),
        ));
        change.push(Write::PutAccount(row));
        self.remember(&mut change, actor, &id);
        let twin = self.commit_once(actor, change).await?;
        self.account(actor, &twin.unwrap_or(id)).await
    }

    async fn account_row(
        &self,
        actor: &Actor,
        id: &str,
        given: &AccountIn,
        known: Option<Account>,
    ) -> Result<Account, DeskError> {
        let connector = self.registry.get(&given.connector);
        let card = connector.ok_or_else(|| DeskError::invalid("connector", "no such connector"))?.card();
        if known.as_ref().is_some_and(|row| row.connector != card.id) {
            return Err(DeskError::invalid(
                "connector",
                "an account keeps its connector; make another account",
            ));
        }
        let environment = Environment::parse(&given.environment)
            .filter(|environment| *environment != Environment::Simulator || self.limits.simulator)
            .ok_or_else(|| {
                DeskError::invalid("environment", "one of production, sandbox (and simulator in the demo)")
            })?;
        let (public, secrets) = split(card, given, known.as_ref())?;
        let now = self.now();
        let first = self.of(&actor.merchant).account_for(courier(card)).await?.is_none();
        Ok(Account {
            id: id.to_owned(),
            connector: card.id.to_owned(),
            courier: courier(card).to_owned(),
            is_default: given.default.unwrap_or_else(|| known.as_ref().map_or(first, |row| row.is_default)),
            environment,
            public: serde_json::to_string(&public)
                .map_err(|_| DeskError::Internal("account without JSON form".to_owned()))?,
            secret: Some(Clear::json(&secrets)?),
            callback_token: match &known {
                Some(row) => row.callback_token.clone(),
                None => Clear::new(format!("{:032x}", self.clock.nonce()).into_bytes()),
            },
            created_at: known.as_ref().map_or(now, |row| row.created_at),
            updated_at: now,
            disabled: given.disabled.unwrap_or_else(|| known.as_ref().is_some_and(|row| row.disabled)),
        })
    }

    /// Makes the card's harmless test call with the account.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn test_account(&self, actor: &Actor, id: &str) -> Result<AccountTest, DeskError> {
        actor.need(Scope::Accounts)?;
        if self.of(&actor.merchant).account(id).await?.is_none() {
            return Err(DeskError::NotFound { what: "account" });
        }
        match self.outbound() {
            Some(outbound) => Ok(outbound.test_account(&actor.merchant, id).await),
            None => Ok(AccountTest {
                ok: false,
                code: "not_tested".to_owned(),
                text: "本进程不对外发送，无法测试".to_owned(),
                took_ms: None,
            }),
        }
    }

    fn account_view(&self, row: &Account) -> Result<AccountView, DeskError> {
        let public: AccountPublic = serde_json::from_str(&row.public)
            .map_err(|_| DeskError::Internal("an account's public part has another form".to_owned()))?;
        let secrets: AccountSecrets = match &row.secret {
            Some(sealed) => sealed.read()?,
            None => AccountSecrets::default(),
        };
        let set = |field: &Field| {
            let secret = secrets.fields.get(field.key).is_some_and(|value| !value.expose().is_empty());
            secret || public.fields.get(field.key).is_some_and(|value| !value.is_empty())
        };
        let fields = self.registry.get(&row.connector).map_or(&[][..], |connector| connector.card().fields);
        let named = |wanted: &dyn Fn(&&Field) -> bool| -> Vec<String> {
            fields.iter().filter(wanted).map(|field| field.key.to_owned()).collect()
        };
        let token = row.callback_token.text().unwrap_or_default();
        Ok(AccountView {
            id: row.id.clone(),
            connector: row.connector.clone(),
            environment: row.environment.as_str().to_owned(),
            default: row.is_default,
            disabled: row.disabled,
            secrets_set: named(&|field| field.secret && set(field)),
            missing: named(&|field| field.required && !set(field)),
            base_url: public.base_url.clone(),
            fields: public.fields,
            callback_path: format!("/callback/{}/{token}", row.connector),
            updated_at: row.updated_at.rfc3339(),
        })
    }
}

/// The courier an account of this connector is the default for: the first one it reaches.
fn courier(card: &Card) -> &'static str {
    card.couriers.first().copied().unwrap_or_default()
}

/// Sorts given values into open and secret ones, over what is stored.
fn split(
    card: &'static Card,
    given: &AccountIn,
    known: Option<&Account>,
) -> Result<(AccountPublic, AccountSecrets), DeskError> {
    let mut secrets: AccountSecrets = match known.and_then(|row| row.secret.as_ref()) {
        Some(sealed) => sealed.read()?,
        None => AccountSecrets::default(),
    };
    let mut public = AccountPublic { fields: BTreeMap::new(), base_url: base_url(given)? };
    for (key, value) in &given.fields {
        let path = format!("fields.{key}");
        let field = card.fields.iter().find(|field| field.key == key);
        let field = field.ok_or_else(|| DeskError::invalid(&path, "this connector has no such field"))?;
        let value = check::line(&path, value, field.length_max)?;
        if !field.choices.is_empty() && !value.is_empty() && !field.choices.contains(&value.as_str()) {
            return Err(DeskError::invalid(&path, &format!("one of {}", field.choices.join(", "))));
        }
        if field.secret {
            secrets.fields.insert(key.clone(), Secret::new(&value));
        } else {
            public.fields.insert(key.clone(), value);
        }
    }
    Ok((public, secrets))
}

/// An own root address: https only.
fn base_url(given: &AccountIn) -> Result<Option<String>, DeskError> {
    let Some(text) = &given.base_url else { return Ok(None) };
    let text = check::line("base_url", text, 200)?;
    if text.is_empty() {
        return Ok(None);
    }
    let rest = text.strip_prefix("https://");
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains(['@', '?', '#', ' '])) {
        return Err(DeskError::invalid("base_url", "must be https://host without user, query or fragment"));
    }
    Ok(Some(text))
}
