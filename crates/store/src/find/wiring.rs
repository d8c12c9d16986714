//! Accounts, keys, webhooks, callbacks, idempotency, audit.

use gaidao_core::{EventId, WebhookId, id::InboxId};

use super::{Finder, List, Page, more};
use crate::audit::{AuditLine, PAGE_BACK_SQL, PAGE_SQL, entry};
use crate::db::op::{Row, Val};
use crate::error::StoreError;
use crate::rows::account::{ACCOUNT, Account};
use crate::rows::inbox::{CALLBACK, Callback, IDEMPOTENCY, Idempotency, InboxState};
use crate::rows::merchant::{API_KEY, ApiKey, MERCHANT, Merchant};
use crate::rows::webhook::{DELIVERY, Delivery, WEBHOOK, Webhook};

impl Finder<'_> {
    /// The merchant itself.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchant(&self) -> Result<Option<Merchant>, StoreError> {
        let rows = self.rows(format!("{MERCHANT} WHERE id = ?1"), Vec::new()).await?;
        rows.first().map(Merchant::read).transpose()
    }

    /// The account with this name.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn account(&self, id: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("{ACCOUNT} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id)], Account::read).await
    }

    /// All accounts.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.all(format!("{ACCOUNT} WHERE merchant_id = ?1 ORDER BY id"), Vec::new(), Account::read).await
    }

    /// The account for a courier when a command names none: the default, else the only one, switched-off ones
    /// aside.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn account_for(&self, courier: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!(
            "{ACCOUNT} WHERE merchant_id = ?1 AND courier = ?2 AND disabled = 0 ORDER BY is_default DESC, id LIMIT 2"
        );
        let found = self.all(sql, vec![Val::from(courier)], Account::read).await?;
        let clear = found.len() == 1 || found.first().is_some_and(|account| account.is_default);
        Ok(found.into_iter().next().filter(|_| clear))
    }

    /// All API keys.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, StoreError> {
        let rows = self.rows(format!("{API_KEY} WHERE merchant_id = ?1 ORDER BY id"), Vec::new()).await?;
        rows.iter().map(|row| ApiKey::read(row).map(|(_, key)| key)).collect()
    }

    /// All webhooks.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn webhooks(&self) -> Result<Vec<Webhook>, StoreError> {
        self.all(format!("{WEBHOOK} WHERE merchant_id = ?1 ORDER BY id"), Vec::new(), Webhook::read).await
    }

    /// The webhook with this id.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn webhook(&self, id: &WebhookId) -> Result<Option<Webhook>, StoreError> {
        let sql = format!("{WEBHOOK} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id.as_str())], Webhook::read).await
    }

    /// Deliveries to a webhook, newest event first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliveries(&self, webhook: &WebhookId, page: &Page) -> Result<List<Delivery>, StoreError> {
        let mut params = vec![Val::from(webhook.as_str()), more(page.limit)];
        let after = page.after.as_ref().map_or("", |id| {
            params.push(Val::from(id.as_str()));
            "AND event_id < ?4"
        });
        let sql = format!(
            "{DELIVERY} WHERE merchant_id = ?1 AND webhook_id = ?2 {after} ORDER BY event_id DESC LIMIT ?3"
        );
        let rows = self.rows(sql, params).await?;
        List::of(&rows, page, Delivery::read, |row| row.text(1))
    }

    /// One delivery.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn delivery(
        &self,
        webhook: &WebhookId,
        event: &EventId,
    ) -> Result<Option<Delivery>, StoreError> {
        let sql = format!("{DELIVERY} WHERE merchant_id = ?1 AND webhook_id = ?2 AND event_id = ?3");
        let rows = self.rows(sql, vec![Val::from(webhook.as_str()), Val::from(event.as_str())]).await?;
        rows.first().map(Delivery::read).transpose()
    }

    /// What was answered under this idempotency key.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn idempotency(&self, key: &str) -> Result<Option<Idempotency>, StoreError> {
        let sql = format!("{IDEMPOTENCY} WHERE merchant_id = ?1 AND key = ?2");
        self.one(sql, vec![Val::from(key)], Idempotency::read).await
    }

    /// A callback from the inbox.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn callback(&self, id: &InboxId) -> Result<Option<Callback>, StoreError> {
        let sql = format!("{CALLBACK} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id.as_str())], Callback::read).await
    }

    /// Callbacks that stand so, oldest first.
    ///
    /// # Errors
    /// As [`Finder::account`].
    pub async fn callbacks(&self, state: InboxState, page: &Page) -> Result<List<Callback>, StoreError> {
        let after = page.after.as_deref().unwrap_or_default();
        let params = vec![Val::from(state.as_str()), Val::from(after), more(page.limit)];
        let sql =
            format!("{CALLBACK} WHERE merchant_id = ?1 AND state = ?2 AND id > ?3 ORDER BY id LIMIT ?4");
        let rows = self.rows(sql, params).await?;
        let sealer = self.store.sealer(self.merchant).await?;
        List::of(&rows, page, |row| Callback::read(row, &sealer), |row| row.text(0))
    }

    /// The audit log, oldest first; the cursor is the position.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn audit(&self, page: &Page) -> Result<List<AuditLine>, StoreError> {
        let after = page.after.as_deref().and_then(|text| text.parse().ok()).unwrap_or(0);
        self.audit_page(PAGE_SQL, after, page).await
    }

    /// The audit log, newest first; the cursor is the position.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn audit_back(&self, page: &Page) -> Result<List<AuditLine>, StoreError> {
        let before = page.after.as_deref().and_then(|text| text.parse().ok()).unwrap_or(i64::MAX);
        self.audit_page(PAGE_BACK_SQL, before, page).await
    }

    async fn audit_page(
        &self,
        sql: &'static str,
        from: i64,
        page: &Page,
    ) -> Result<List<AuditLine>, StoreError> {
        let rows = self.rows(sql, vec![Val::Int(from), more(page.limit)]).await?;
        let line = |row: &Row| {
            Ok(AuditLine { seq: row.int(0)?, entry: entry(row)?, hash: hex::encode(row.blob(7)?) })
        };
        List::of(&rows, page, line, |row| Ok(row.int(0)?.to_string()))
    }
}
