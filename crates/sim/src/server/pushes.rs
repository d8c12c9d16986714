//! Carries the couriers' pushes out, and lets the world's time pass.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

use crate::server::shell::Shell;
use crate::wire::WireReply;
use crate::world::{Push, World};

/// Pushes under way at once.
const PUSHES_AT_ONCE_MAX: usize = 16;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
const PUSH_TIMEOUT: Duration = Duration::from_secs(8);
/// Longest reply to a push that is read, in bytes.
const REPLY_BYTES_MAX: usize = 64 * 1024;
/// Scans and pushes are gathered for this long, so that a busy world is not saved for each of them.
const GATHER: Duration = Duration::from_millis(10);
const IDLE: Duration = Duration::from_secs(1);

/// The HTTP client of the couriers' pushes: no proxy, no redirects, no retries of its own.
pub(super) fn client() -> Result<reqwest::Client, reqwest::Error> {
    // Even a client for plain http wants a TLS provider; another part of the process may have set one already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(PUSH_TIMEOUT)
        .build()
}

/// Lets due things happen until `stop`.
pub(super) async fn run(shell: Arc<Shell>, client: reqwest::Client, mut stop: watch::Receiver<bool>) {
    let slots = Arc::new(Semaphore::new(PUSHES_AT_ONCE_MAX));
    let mut clock_changed = shell.clock.changes();
    while !*stop.borrow() {
        let acting = shell.clone();
        let pushes = tokio::task::spawn_blocking(move || acting.act(World::advance)).await;
        for push in pushes.ok().and_then(Result::ok).unwrap_or_default() {
            let Ok(slot) = slots.clone().acquire_owned().await else { return };
            let (shell, client) = (shell.clone(), client.clone());
            tokio::spawn(async move {
                deliver(&shell, &client, push).await;
                drop(slot);
            });
        }
        let due = shell.look(World::next_due);
        let wait = due.map_or(IDLE, |at| shell.clock.wait_for(at)).max(GATHER);
        tokio::select! {
            () = shell.wake.notified() => tokio::time::sleep(GATHER).await,
            _ = clock_changed.changed() => {}
            // Said to stop, or nobody is left to say it.
            _ = stop.changed() => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

async fn deliver(shell: &Shell, client: &reqwest::Client, push: Push) {
    let mut request = client.post(&push.url).body(push.body);
    for (name, value) in &push.headers {
        request = request.header(name, value);
    }
    let reply = match request.send().await {
        Ok(response) => read(response).await,
        Err(error) => {
            tracing::debug!(
                connector = push.connector,
                timeout = error.is_timeout(),
                "a push was not received"
            );
            None
        }
    };
    // Not saved: the push is sent again after a restart, as a real courier's would be.
    let _ = shell.act(|world, now| world.push_answered(push.id, reply.as_ref(), now));
}

async fn read(mut response: reqwest::Response) -> Option<WireReply> {
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        if body.len() + chunk.len() > REPLY_BYTES_MAX {
            break;
        }
        body.extend_from_slice(&chunk);
    }
    Some(WireReply { status, headers: Vec::new(), body })
}
