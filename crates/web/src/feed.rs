//! The live event feed of one reader.
//!
//! Invariant: nothing is buffered for a slow reader. The stream is pulled by the connection; when the reader's
//! socket is full nothing is read from the database, and the position stays where it is. A reader that comes back
//! with the last position it saw gets everything after it, once.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, stream};
use gaidao_core::state::EventKind;
use gaidao_desk::{Actor, Desk, view::EventView};
use tokio::{
    sync::{OwnedSemaphorePermit, watch},
    time::Instant,
};

use crate::{
    problem::Problem,
    serve::{Closing, stopped},
    ticket::Ticket,
};

/// Events read at once.
const BATCH: u32 = 100;
/// Nudges may be lost: look this often anyway.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Under load nudges come by the thousand: look at most this often.
const LOOK_AT_MOST_EVERY: Duration = Duration::from_millis(20);
/// Proxies cut connections that say nothing.
const HEARTBEAT_EVERY: Duration = Duration::from_secs(15);

/// Reads the `types` parameter.
pub(crate) fn types(text: Option<&str>) -> Result<Vec<String>, Problem> {
    let Some(text) = text else { return Ok(Vec::new()) };
    let list: Vec<String> =
        text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let known = |name: &String| EventKind::ALL.iter().any(|kind| kind.as_str() == name);
    if list.iter().all(known) {
        Ok(list)
    } else {
        Err(Problem::field("invalid_field", "types", "没有这种事件类型", "no such event type"))
    }
}

/// One reader's place in the feed.
pub(crate) struct Feed {
    desk: Arc<Desk>,
    actor: Actor,
    ticket: Ticket,
    position: String,
    types: Vec<String>,
    changed: watch::Receiver<u64>,
    greeted: bool,
    heard: Instant,
}

impl Feed {
    /// Begins after `after`, or at the present end.
    ///
    /// # Errors
    /// For a position that is none.
    pub(crate) async fn open(
        desk: Arc<Desk>,
        actor: Actor,
        ticket: Ticket,
        after: Option<String>,
        types: Vec<String>,
    ) -> Result<Self, Problem> {
        // Subscribed before the first look: what is committed in between nudges.
        let changed = desk.changed();
        let position = match after {
            Some(after) => {
                desk.events(&actor, Some(&after), 1).await?;
                after
            }
            None => desk.events_end().await?,
        };
        Ok(Self { desk, actor, ticket, position, types, changed, greeted: false, heard: Instant::now() })
    }

    /// The stream; it ends when the server stops, the key stops working, or the database does not answer. The reader
    /// then comes back by itself.
    pub(crate) fn into_stream(
        self,
        closing: Option<Closing>,
        place: OwnedSemaphorePermit,
    ) -> impl Stream<Item = Result<Bytes, std::convert::Infallible>> + Send {
        stream::unfold((self, closing, place), |(mut feed, mut closing, place)| async move {
            let next = tokio::select! {
                next = feed.next() => next,
                () = closed(&mut closing) => None,
            };
            next.map(|bytes| (Ok(bytes), (feed, closing, place)))
        })
    }

    async fn next(&mut self) -> Option<Bytes> {
        if !self.greeted {
            self.greeted = true;
            // The position without an event: a reader that breaks off now still resumes without a gap.
            return Some(Bytes::from(format!("retry: 1000\nid: {}\n\n", self.position)));
        }
        loop {
            let batch = match self.desk.events(&self.actor, Some(&self.position), BATCH).await {
                Ok(batch) => batch,
                Err(error) => {
                    tracing::warn!(%error, "an event stream ended");
                    return None;
                }
            };
            let looked = Instant::now();
            let due = looked.duration_since(self.heard) >= HEARTBEAT_EVERY;
            if let Some(position) = batch.position {
                let text: String =
                    batch.events.iter().filter(|event| self.wants(event)).map(written).collect();
                if !text.is_empty() || due {
                    // A revoked key hears nothing more.
                    self.recognised().await?;
                    self.position = position;
                    self.heard = looked;
                    return Some(Bytes::from(format!("{text}id: {}\n\n", self.position)));
                }
                self.position = position;
                continue;
            }
            if due {
                self.recognised().await?;
                self.heard = looked;
                return Some(Bytes::from(format!(": still here\nid: {}\n\n", self.position)));
            }
            // Either a nudge or the second; the sender of nudges lives as long as the desk.
            let _ = tokio::time::timeout(LOOK_EVERY, self.changed.changed()).await;
            tokio::time::sleep_until(looked + LOOK_AT_MOST_EVERY).await;
        }
    }

    fn wants(&self, event: &EventView) -> bool {
        self.types.is_empty() || self.types.contains(&event.kind)
    }

    /// Key or session still work, for the same caller; `None` ends the stream. The reader then comes back and is
    /// asked again.
    async fn recognised(&self) -> Option<()> {
        let (actor, _) = self.ticket.holder(&self.desk, false).await.ok()?;
        (actor.merchant == self.actor.merchant
            && actor.who == self.actor.who
            && actor.scopes == self.actor.scopes)
            .then_some(())
    }
}

async fn closed(closing: &mut Option<Closing>) {
    match closing {
        Some(Closing(closing)) => stopped(closing).await,
        None => std::future::pending().await,
    }
}

fn written(event: &EventView) -> String {
    // JSON has no line breaks of its own: one data line.
    let data = serde_json::to_string(event).unwrap_or_default();
    format!("id: {}\nevent: {}\ndata: {data}\n\n", event.position, event.kind)
}
