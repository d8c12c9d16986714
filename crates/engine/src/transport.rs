//! The only outbound HTTP of the house, and the line between "not sent" and "nobody knows".
//!
//! Invariant: one [`Transport::call`] writes a request at most once. Retries, redirects, proxies and connection
//! re-use are off, because each of them can repeat or re-route a command behind our back (ARCHITECTURE §3, 5).

use std::{error::Error as _, time::Duration};

use async_trait::async_trait;
use gaidao_core::state::{DoubtWhy, NotSentWhy};
use gaidao_kit::{HttpReply, HttpRequest, http::REPLY_BYTES_MAX};

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Proven: no byte of the request was written.
    NotSent(NotSentWhy),
    /// Something may have arrived.
    Doubt(DoubtWhy),
}

/// Sends one request and reads one reply.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends `request` once and reads the whole reply within `timeout_ms` (real time).
    ///
    /// # Errors
    /// [`Lost`] says which side of the line it fell on.
    async fn call(&self, request: &HttpRequest, timeout_ms: u64) -> Result<HttpReply, Lost>;
}

/// Longest wait for a connection; shorter than any call's own time-out, so that a slow connect is proven unsent.
const CONNECT_TIMEOUT_MS: u64 = 3_000;

/// HTTP over rustls.
#[derive(Clone, Debug)]
pub struct Http(reqwest::Client);

/// The HTTP client could not be built: the TLS library or its roots are unusable.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client could not be built: {0}")]
pub struct ClientError(#[from] reqwest::Error);

/// The settings every outbound client of the house shares.
pub(crate) fn builder() -> reqwest::ClientBuilder {
    // The provider may have been installed by another client already; the second answer changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .pool_max_idle_per_host(0)
        .referer(false)
        .connect_timeout(Duration::from_millis(CONNECT_TIMEOUT_MS))
        .user_agent(concat!("gaidao/", env!("CARGO_PKG_VERSION")))
}

impl Http {
    /// A client for couriers' interfaces.
    ///
    /// # Errors
    /// [`ClientError`] when TLS cannot be set up.
    pub fn new() -> Result<Self, ClientError> {
        Ok(Self(builder().build()?))
    }
}

#[async_trait]
impl Transport for Http {
    async fn call(&self, request: &HttpRequest, timeout_ms: u64) -> Result<HttpReply, Lost> {
        send(&self.0, request, timeout_ms, REPLY_BYTES_MAX).await
    }
}

/// Sends `request` once with `client` and reads at most `bytes_max` of the reply.
pub(crate) async fn send(
    client: &reqwest::Client,
    request: &HttpRequest,
    timeout_ms: u64,
    bytes_max: usize,
) -> Result<HttpReply, Lost> {
    // A request that cannot even be built never left.
    let unbuilt = |_| Lost::NotSent(NotSentWhy::Connect);
    let method = reqwest::Method::from_bytes(request.method.as_bytes())
        .map_err(|_| Lost::NotSent(NotSentWhy::Connect))?;
    let mut call = client
        .request(method, &request.url)
        .timeout(Duration::from_millis(timeout_ms.max(CONNECT_TIMEOUT_MS + 500)))
        .body(request.body.clone());
    for (name, value) in &request.headers {
        call = call.header(name, value);
    }
    let call = call.build().map_err(unbuilt)?;
    let mut answer = client.execute(call).await.map_err(|error| classify(&error))?;
    let status = answer.status().as_u16();
    let headers = answer
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let mut body = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > bytes_max => {
                return Err(Lost::Doubt(DoubtWhy::Garbage));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) if error.is_timeout() => return Err(Lost::Doubt(DoubtWhy::Timeout)),
            Err(_) => return Err(Lost::Doubt(DoubtWhy::Reset)),
        }
    }
    Ok(HttpReply { status, headers, body })
}

/// An allow-list: only what happens before a connection stands proves that nothing was sent.
fn classify(error: &reqwest::Error) -> Lost {
    if error.is_connect() {
        return Lost::NotSent(connect_failure(error));
    }
    if error.is_timeout() { Lost::Doubt(DoubtWhy::Timeout) } else { Lost::Doubt(DoubtWhy::Reset) }
}

fn connect_failure(error: &reqwest::Error) -> NotSentWhy {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.is::<rustls::Error>() {
            return NotSentWhy::Tls;
        }
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            if io.get_ref().is_some_and(|wrapped| wrapped.is::<rustls::Error>()) {
                return NotSentWhy::Tls;
            }
            if io.raw_os_error().is_some() {
                return NotSentWhy::Connect;
            }
        }
        if inner.to_string().contains("dns error") {
            return NotSentWhy::Dns;
        }
        cause = inner.source();
    }
    NotSentWhy::Connect
}

/// HTTP to webhook receivers: the guarded resolver, and little of the answer is read.
#[derive(Clone, Debug)]
pub struct HookHttp(reqwest::Client);

/// Most bytes read of a receiver's answer (CONTRACT S9).
const HOOK_REPLY_BYTES_MAX: usize = 65_536;

impl HookHttp {
    /// A client that connects only where `reach` allows.
    ///
    /// # Errors
    /// [`ClientError`] when TLS cannot be set up.
    pub fn new(reach: gaidao_desk::reach::Reach) -> Result<Self, ClientError> {
        let resolver = std::sync::Arc::new(crate::guard::GuardedResolver { reach });
        Ok(Self(builder().dns_resolver(resolver).build()?))
    }
}

#[async_trait]
impl Transport for HookHttp {
    async fn call(&self, request: &HttpRequest, timeout_ms: u64) -> Result<HttpReply, Lost> {
        send(&self.0, request, timeout_ms, HOOK_REPLY_BYTES_MAX).await
    }
}
