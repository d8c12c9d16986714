//! Delivering webhooks (Standard Webhooks): signed, the same id on every retry, one slow receiver holds up nobody
//! else.

use gaidao_core::{MerchantId, WebhookId, moment::hours, moment::minutes};
use gaidao_desk::{DeskError, reach};
use gaidao_kit::HttpRequest;
use gaidao_store::{Change, DeliveryEnd, DeliveryLease, DeliveryState, Event, StoreError, Webhook, Write};

use crate::{sign::signature, transport::Lost, work::Engine};

/// Waits between attempts, real milliseconds: ten attempts over about three days (CONTRACT F26).
const RETRY_MS: [i64; 9] =
    [5_000, minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)];
/// An endpoint that has failed without a break for so long is switched off.
const DISABLE_AFTER_MS: i64 = hours(5 * 24);
/// Longest wait for a receiver.
const TIMEOUT_MS: u64 = 15_000;
/// Deliveries of one endpoint in work at once.
const PER_ENDPOINT: u32 = 4;

impl Engine {
    /// Delivers what is due to every endpoint. Answers how many deliveries were tried.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn deliver_once(&self) -> Result<usize, DeskError> {
        let due = self.desk.store().webhooks_due(self.desk.clock().real()).await?;
        let tried = due.iter().map(|(merchant, webhook)| self.deliver_to(merchant, webhook));
        let mut count = 0;
        for done in futures_util::future::join_all(tried).await {
            count += done?;
        }
        Ok(count)
    }

    /// Endpoints with something due.
    pub(crate) async fn hooks_due(&self) -> Result<Vec<(MerchantId, WebhookId)>, DeskError> {
        Ok(self.desk.store().webhooks_due(self.desk.clock().real()).await?)
    }

    /// Delivers what is due to one endpoint, a few side by side.
    pub(crate) async fn deliver_to(
        &self,
        merchant: &MerchantId,
        webhook: &WebhookId,
    ) -> Result<usize, DeskError> {
        let now = self.desk.clock().real();
        let lease_ms = i64::try_from(TIMEOUT_MS).unwrap_or(15_000) * 2;
        let store = self.desk.store();
        let leases = store.claim_deliveries(merchant, webhook, now, lease_ms, PER_ENDPOINT).await?;
        let count = leases.len();
        let work = leases.into_iter().map(|lease| self.deliver(lease));
        for done in futures_util::future::join_all(work).await {
            if let Err(error) = done {
                tracing::warn!(webhook = %webhook, %error, "delivery put off until its lease ends");
            }
        }
        Ok(count)
    }

    async fn deliver(&self, lease: DeliveryLease) -> Result<(), DeskError> {
        let store = self.desk.store();
        let finder = store.of(&lease.merchant);
        let Some(webhook) = finder.webhook(&lease.webhook).await? else { return Ok(()) };
        let Some(item) = finder.event(&lease.event).await? else {
            let end = self.ended(lease, DeliveryState::Failed, None, Some("event_gone"));
            return self
                .save_delivery(Change::new(end.lease.merchant.clone()).with(Write::EndDelivery(end)))
                .await;
        };
        let outcome = self.post(&webhook, &item.event).await;
        let delivered = outcome.as_ref().is_ok_and(|status| (200..300).contains(status));
        metrics::counter!("gaidao_webhook_attempts_total", "delivered" => if delivered { "yes" } else { "no" })
            .increment(1);
        self.save_outcome(lease, webhook, outcome, delivered).await
    }

    async fn post(&self, webhook: &Webhook, event: &Event) -> Result<u16, &'static str> {
        let reach = reach::Reach::of(self.settings.webhooks_to_loopback);
        reach::check_url(&webhook.url, reach).map_err(|_| "address_refused")?;
        let body = event.body.text().ok_or("body_unreadable")?;
        let timestamp = self.desk.clock().real().0 / 1_000;
        let secret = webhook.secret.text().ok_or("secret_unreadable")?;
        let signed = signature(secret, event.id.as_str(), timestamp, body).ok_or("secret_unreadable")?;
        let request = HttpRequest::post(webhook.url.clone(), "application/json", body.as_bytes().to_vec())
            .with_header("webhook-id", event.id.as_str())
            .with_header("webhook-timestamp", &timestamp.to_string())
            .with_header("webhook-signature", &signed);
        match self.hooks.call(&request, TIMEOUT_MS).await {
            Ok(reply) => Ok(reply.status),
            Err(Lost::NotSent(why)) => Err(why.as_str()),
            Err(Lost::Doubt(why)) => Err(why.as_str()),
        }
    }

    async fn save_outcome(
        &self,
        lease: DeliveryLease,
        webhook: Webhook,
        outcome: Result<u16, &'static str>,
        delivered: bool,
    ) -> Result<(), DeskError> {
        let now = self.desk.clock().real();
        let gone = outcome == Ok(410);
        let tries = usize::try_from(lease.attempt).unwrap_or(usize::MAX);
        let state = match (delivered, RETRY_MS.get(tries)) {
            (true, _) => DeliveryState::Delivered,
            (false, Some(_)) if !gone => DeliveryState::Pending,
            (false, _) => DeliveryState::Failed,
        };
        let failing_since = if delivered { None } else { Some(webhook.failing_since.unwrap_or(now)) };
        let worn_out = failing_since.is_some_and(|since| now.since_ms(since) > DISABLE_AFTER_MS);
        let mut change = Change::new(lease.merchant.clone());
        if gone || worn_out || failing_since != webhook.failing_since {
            let mut changed = webhook;
            changed.failing_since = failing_since;
            if gone || worn_out {
                changed.enabled = false;
                changed.disabled_at = Some(now);
                changed.disabled_why = Some(if gone { "gone" } else { "failing" }.to_owned());
                tracing::warn!(webhook = %changed.id, gone, "webhook switched off");
            }
            change.push(Write::PutWebhook(changed));
        }
        let end = self.ended(lease, state, outcome.as_ref().ok().copied(), outcome.err());
        change.push(Write::EndDelivery(end));
        self.save_delivery(change).await
    }

    fn ended(
        &self,
        lease: DeliveryLease,
        state: DeliveryState,
        status: Option<u16>,
        error: Option<&'static str>,
    ) -> DeliveryEnd {
        let now = self.desk.clock().real();
        let tries = usize::try_from(lease.attempt).unwrap_or(usize::MAX);
        let wait = RETRY_MS.get(tries).copied().unwrap_or(0);
        DeliveryEnd {
            due_at: now.plus_ms(wait + self.jitter(wait)),
            lease,
            state,
            status: status.map(i64::from),
            error: error.map(str::to_owned),
            at: now,
        }
    }

    /// Up to a fifth of the wait, so that many deliveries do not come back at once.
    fn jitter(&self, wait_ms: i64) -> i64 {
        let dice = i64::from((self.desk.clock().nonce() & 0xffff) as u16);
        wait_ms / 5 * dice / 0xffff
    }

    async fn save_delivery(&self, change: Change) -> Result<(), DeskError> {
        match self.desk.store().commit(change).await {
            // Replayed or removed meanwhile: what happened here no longer counts.
            Ok(_) | Err(StoreError::Stale | StoreError::Missing) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
