//! Webhook endpoints and what was delivered to them.

use gaidao_core::{At, EventId, WebhookId, state::EventKind};
use gaidao_store::{Change, Clear, Delivery, DeliveryState, Page as Cut, Replay, Webhook, Write};
use serde_json::json;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::Desk,
    error::DeskError,
    intake::WebhookIn,
    view::{DeliveryView, EventView, Page, WebhookView},
};

/// Most endpoints of one merchant.
const WEBHOOKS_MAX: usize = 20;

impl Desk {
    /// All endpoints.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn webhooks(&self, actor: &Actor) -> Result<Vec<WebhookView>, DeskError> {
        actor.need(Scope::Webhooks)?;
        let rows = self.of(&actor.merchant).webhooks().await?;
        Ok(rows.into_iter().map(|row| view(row, None)).collect())
    }

    /// Makes an endpoint; the answer holds its signing secret, once.
    ///
    /// # Errors
    /// `Invalid` for a URL the guard refuses, an unknown type, or too many endpoints.
    pub async fn create_webhook(&self, actor: &Actor, given: &WebhookIn) -> Result<WebhookView, DeskError> {
        actor.need(Scope::Webhooks)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.webhook_view(actor, &known).await;
        }
        if self.of(&actor.merchant).webhooks().await?.len() >= WEBHOOKS_MAX {
            return Err(DeskError::invalid("url", "a merchant has at most 20 endpoints"));
        }
        let (url, types) = self.checked(given)?;
        let moment = self.clock.moment();
        let secret = new_secret(self.clock.nonce(), self.clock.nonce());
        let row = Webhook {
            id: WebhookId::mint(&moment),
            url,
            secret: Clear::new(secret.clone().into_bytes()),
            types,
            enabled: true,
            created_at: moment.at,
            failing_since: None,
            disabled_at: None,
            disabled_why: None,
        };
        match self.save_webhook(actor, &row, "webhook.created").await? {
            Some(twin) => self.webhook_view(actor, &twin).await,
            None => Ok(view(row, Some(secret))),
        }
    }

    /// Changes an endpoint and switches it on again.
    ///
    /// # Errors
    /// `NotFound`, and as [`Desk::create_webhook`].
    pub async fn put_webhook(
        &self,
        actor: &Actor,
        id: &str,
        given: &WebhookIn,
    ) -> Result<WebhookView, DeskError> {
        actor.need(Scope::Webhooks)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.webhook_view(actor, &known).await;
        }
        let (url, types) = self.checked(given)?;
        let mut row = self.webhook_row(actor, id).await?;
        row.url = url;
        row.types = types;
        row.enabled = true;
        row.failing_since = None;
        row.disabled_at = None;
        row.disabled_why = None;
        match self.save_webhook(actor, &row, "webhook.changed").await? {
            Some(twin) => self.webhook_view(actor, &twin).await,
            None => Ok(view(row, None)),
        }
    }

    /// Removes an endpoint and what was still to be delivered to it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn delete_webhook(&self, actor: &Actor, id: &str) -> Result<(), DeskError> {
        actor.need(Scope::Webhooks)?;
        if self.remembered(actor).await?.is_some() {
            return Ok(());
        }
        let row = self.webhook_row(actor, id).await?;
        let mut change = Change::new(actor.merchant.clone());
        change.push(self.webhook_audit(actor, id, "webhook.deleted"));
        change.push(Write::DropWebhook(row.id));
        self.remember(&mut change, actor, id);
        self.commit_once(actor, change).await?;
        Ok(())
    }

    /// Sends a test event to this endpoint only.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn test_webhook(&self, actor: &Actor, id: &str) -> Result<EventView, DeskError> {
        actor.need(Scope::Webhooks)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.test_view(actor, &known).await;
        }
        let row = self.webhook_row(actor, id).await?;
        let data = json!({ "webhook_id": row.id, "text": "这是一条测试事件" });
        let event = self.new_event(EventKind::Test, None, &data);
        let made = event.id.to_string();
        let deliver_at = self.clock.real();
        let mut change =
            Change::new(actor.merchant.clone()).with(Write::Emit { event, deliver_at, only: Some(row.id) });
        self.remember(&mut change, actor, &made);
        let twin = self.commit_once(actor, change).await?;
        self.test_view(actor, &twin.unwrap_or(made)).await
    }

    /// Deliveries to an endpoint, newest event first.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn deliveries(
        &self,
        actor: &Actor,
        id: &str,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<DeliveryView>, DeskError> {
        actor.need(Scope::Webhooks)?;
        let row = self.webhook_row(actor, id).await?;
        let after = cursor.map(|text| EventId::parse(text).map(|id| id.to_string())).transpose();
        let cut = Cut { limit, after: after.map_err(|_| check::wrong_cursor())? };
        let list = self.of(&actor.merchant).deliveries(&row.id, &cut).await?;
        let mut items = Vec::with_capacity(list.items.len());
        for delivery in list.items {
            items.push(self.delivery_view(actor, delivery).await?);
        }
        Ok(Page { items, next_cursor: list.next })
    }

    /// Delivers an event to this endpoint again, under the same id.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn replay(&self, actor: &Actor, id: &str, event_id: &str) -> Result<DeliveryView, DeskError> {
        actor.need(Scope::Webhooks)?;
        let row = self.webhook_row(actor, id).await?;
        let event = EventId::parse(event_id).map_err(|_| DeskError::NotFound { what: "event" })?;
        if self.remembered(actor).await?.is_none() {
            let mut change = Change::new(actor.merchant.clone());
            let which = Replay::Event(event.clone());
            change.push(Write::Replay { webhook: row.id.clone(), which, due_at: self.clock.real() });
            change.push(self.webhook_audit(actor, id, "webhook.replayed"));
            self.remember(&mut change, actor, event_id);
            self.commit_once(actor, change).await?;
        }
        let delivery = self.of(&actor.merchant).delivery(&row.id, &event).await?;
        self.delivery_view(actor, delivery.ok_or(DeskError::NotFound { what: "event" })?).await
    }

    fn checked(&self, given: &WebhookIn) -> Result<(String, Vec<EventKind>), DeskError> {
        let url = check::needed("url", &given.url, 500)?;
        crate::reach::check_url(&url, crate::reach::Reach::of(self.limits.webhooks_to_loopback))
            .map_err(|refused| DeskError::invalid("url", &refused.to_string()))?;
        let mut types = Vec::with_capacity(given.types.len());
        for (index, text) in given.types.iter().enumerate() {
            let kind = EventKind::parse(text).filter(|kind| *kind != EventKind::Test);
            types.push(
                kind.ok_or_else(|| DeskError::invalid(&format!("types[{index}]"), "no such event type"))?,
            );
        }
        types.sort_unstable();
        types.dedup();
        Ok((url, types))
    }

    async fn webhook_row(&self, actor: &Actor, id: &str) -> Result<Webhook, DeskError> {
        let missing = DeskError::NotFound { what: "webhook" };
        let id = WebhookId::parse(id).map_err(|_| missing.clone())?;
        self.of(&actor.merchant).webhook(&id).await?.ok_or(missing)
    }

    async fn webhook_view(&self, actor: &Actor, id: &str) -> Result<WebhookView, DeskError> {
        Ok(view(self.webhook_row(actor, id).await?, None))
    }

    async fn test_view(&self, actor: &Actor, event_id: &str) -> Result<EventView, DeskError> {
        let missing = DeskError::NotFound { what: "event" };
        let id = EventId::parse(event_id).map_err(|_| missing.clone())?;
        let item = self.of(&actor.merchant).event(&id).await?.ok_or(missing)?;
        crate::feed::event_view(&item)
    }

    /// `Some` is the endpoint a faster twin of this request made or changed.
    async fn save_webhook(
        &self,
        actor: &Actor,
        row: &Webhook,
        action: &str,
    ) -> Result<Option<String>, DeskError> {
        let mut change = Change::new(actor.merchant.clone());
        change.push(self.webhook_audit(actor, row.id.as_str(), action));
        change.push(Write::PutWebhook(row.clone()));
        self.remember(&mut change, actor, row.id.as_str());
        self.commit_once(actor, change).await
    }

    fn webhook_audit(&self, actor: &Actor, id: &str, action: &str) -> Write {
        self.noted(&actor.who, action, id, &json!({}))
    }

    async fn delivery_view(&self, actor: &Actor, row: Delivery) -> Result<DeliveryView, DeskError> {
        let event = self.of(&actor.merchant).event(&row.event).await?;
        Ok(DeliveryView {
            event_id: row.event.to_string(),
            kind: event.map(|item| item.event.kind.as_str().to_owned()).unwrap_or_default(),
            state: row.state.as_str().to_owned(),
            attempts: u32::try_from(row.attempt).unwrap_or(0),
            last_status: row.last_status.and_then(|status| u16::try_from(status).ok()),
            last_error: row.last_error,
            due_at: (row.state == DeliveryState::Pending).then(|| row.due_at.rfc3339()),
        })
    }
}

fn view(row: Webhook, secret: Option<String>) -> WebhookView {
    WebhookView {
        id: row.id.to_string(),
        url: row.url,
        types: row.types.iter().map(|kind| kind.as_str().to_owned()).collect(),
        state: if row.enabled { "enabled" } else { "disabled" }.to_owned(),
        disabled_why: row.disabled_why,
        failing_since: row.failing_since.map(At::rfc3339),
        secret,
        created_at: row.created_at.rfc3339(),
    }
}

/// A new signing secret: `whsec_` and 32 random bytes in Base64 (Standard Webhooks asks for 24 to 64).
fn new_secret(a: u128, b: u128) -> String {
    let mut bytes = a.to_be_bytes().to_vec();
    bytes.extend_from_slice(&b.to_be_bytes());
    format!("whsec_{}", gaidao_kit::sign::base64(&bytes))
}
