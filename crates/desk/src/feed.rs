//! Reading what happened: the live feed, the audit log, readiness.

use gaidao_store::{EventCursor, FeedItem, Page as Cut};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::watch;
use utoipa::ToSchema;

use crate::{
    actor::{Actor, Scope},
    desk::Desk,
    error::DeskError,
    view::{AuditCheck, AuditView, EventView, Page},
};

/// Whether this node can do its work.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// The database takes writes.
    pub database: bool,
    /// New requests are accepted (there is space).
    pub accepting: bool,
    /// Age of the oldest due job nobody has taken, milliseconds of business time.
    pub lag_ms: i64,
    /// What is wrong and what to do, for the operator.
    pub detail: String,
}

/// An event as live pages and answers show it.
pub(crate) fn event_view(item: &FeedItem) -> Result<EventView, DeskError> {
    let body: Value = item.event.body.read()?;
    Ok(EventView {
        id: item.event.id.to_string(),
        kind: item.event.kind.as_str().to_owned(),
        timestamp: item.event.at.rfc3339(),
        data: body.get("data").cloned().unwrap_or_default(),
        position: item.cursor.to_string(),
    })
}

/// A stretch of the feed.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    /// What the actor reaches of it.
    pub events: Vec<EventView>,
    /// Where it ends; `None` when there is nothing after the position asked for.
    pub position: Option<String>,
}

impl Desk {
    /// Events after `after`, oldest first. An actor of one order gets that order's, but moves on past the others.
    ///
    /// # Errors
    /// `Invalid` for a position that is none.
    pub async fn events(&self, actor: &Actor, after: Option<&str>, limit: u32) -> Result<Stretch, DeskError> {
        actor.need_scope(Scope::Read)?;
        let cursor = match after {
            Some(text) => {
                EventCursor::parse(text).ok_or_else(|| DeskError::invalid("Last-Event-ID", "no position"))?
            }
            None => EventCursor::default(),
        };
        let items = self.of(&actor.merchant).events(cursor, limit).await?;
        let position = items.last().map(|item| item.cursor.to_string());
        let mut events = Vec::with_capacity(items.len());
        for item in &items {
            let event = event_view(item)?;
            if actor.reaches(event.data.get("order_no").and_then(Value::as_str)) {
                events.push(event);
            }
        }
        Ok(Stretch { events, position })
    }

    /// The present end of the feed: what is read after it is new.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn events_end(&self) -> Result<String, DeskError> {
        Ok(self.store.instance().events_end().await?.to_string())
    }

    /// Changes when there may be something new. A nudge may be lost: look once a second as well.
    #[must_use]
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.store.pulse()
    }

    /// The audit log, oldest first.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn audit(
        &self,
        actor: &Actor,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<AuditView>, DeskError> {
        self.audit_page(actor, false, limit, cursor).await
    }

    /// The audit log, newest first.
    ///
    /// # Errors
    /// As [`Desk::audit`].
    pub async fn audit_back(
        &self,
        actor: &Actor,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<AuditView>, DeskError> {
        self.audit_page(actor, true, limit, cursor).await
    }

    async fn audit_page(
        &self,
        actor: &Actor,
        newest_first: bool,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<AuditView>, DeskError> {
        actor.need(Scope::Audit)?;
        let after = cursor.map(|text| text.parse::<i64>().map(|seq| seq.to_string())).transpose();
        let cut = Cut { limit, after: after.map_err(|_| crate::check::wrong_cursor())? };
        let finder = self.of(&actor.merchant);
        let list = if newest_first { finder.audit_back(&cut).await? } else { finder.audit(&cut).await? };
        let names = self.names(&actor.merchant).await?;
        let items = list
            .items
            .into_iter()
            .map(|line| AuditView {
                seq: u64::try_from(line.seq).unwrap_or(0),
                at: line.entry.at.rfc3339(),
                actor_name: names.get(&line.entry.actor).cloned(),
                actor: line.entry.actor,
                action: line.entry.action,
                subject: line.entry.subject,
                detail: serde_json::from_str(&line.entry.detail).unwrap_or_default(),
                hash: line.hash,
            })
            .collect();
        Ok(Page { items, next_cursor: list.next })
    }

    /// Walks the merchant's whole audit chain.
    ///
    /// # Errors
    /// Whatever the store says; a broken chain is a finding.
    pub async fn audit_verify(&self, actor: &Actor) -> Result<AuditCheck, DeskError> {
        actor.need(Scope::Audit)?;
        let report = self.store.audit_verify(&actor.merchant, &[]).await?;
        Ok(AuditCheck {
            ok: report.broken.is_none(),
            entries: u64::try_from(report.entries).unwrap_or(0),
            broken_at: report.broken.and_then(|broken| u64::try_from(broken.seq).ok()),
            head: Some(report.head.hash),
        })
    }

    /// Whether this node can do its work.
    pub async fn ready(&self) -> Readiness {
        let now = self.now();
        if let Err(error) = self.store.instance().ready().await {
            let detail = format!("the database does not take writes ({error}); see docs/operations.md");
            return Readiness { database: false, accepting: false, lag_ms: 0, detail };
        }
        let queue = self.store.instance().queue(now, self.clock.real()).await.unwrap_or_default();
        let lag_ms = queue
            .iter()
            .filter_map(|depth| depth.oldest_due_at)
            .map(|at| now.since_ms(at))
            .max()
            .unwrap_or(0);
        let accepting = self.store.has_space();
        let detail = if accepting { "ok" } else { "no space: accepting has stopped, free some disk" };
        Readiness { database: true, accepting, lag_ms, detail: detail.to_owned() }
    }
}
