//! The gate every handler of the API stands behind.
//!
//! Invariant: the desk is a private field of [`Gate`], and only [`Allowed`] and [`Sent`] hand it out, each after
//! checking key, rate and permission. A handler without one of them in its signature cannot reach any data.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use bytes::Bytes;
use gaidao_desk::{Actor, Desk, DeskError, Once, Scope};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::{
    body,
    limit::{Buckets, IDEMPOTENCY_KEY_CHARS_MAX, JSON_BYTES_MAX, Limits},
    problem::Problem,
};

/// State of the API's router.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Inner>);

struct Inner {
    desk: Arc<Desk>,
    buckets: Buckets,
    streams: Arc<Semaphore>,
}

impl Gate {
    pub(crate) fn new(desk: Arc<Desk>, limits: Limits) -> Self {
        let streams = Arc::new(Semaphore::new(limits.streams_max));
        Self(Arc::new(Inner { desk, buckets: Buckets::new(limits), streams }))
    }

    /// Places for live event streams.
    pub(crate) fn streams(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.streams)
    }

    async fn admit(&self, headers: &HeaderMap, scope: Scope) -> Result<Actor, Problem> {
        let presented = headers.get(header::AUTHORIZATION);
        let bearer = presented.and_then(|value| value.to_str().ok()).and_then(|text| {
            let (scheme, token) = text.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        let Some(bearer) = bearer else { return Err(unauthorized(presented.is_some())) };
        let actor = match self.0.desk.authenticate(bearer).await {
            Ok(actor) => actor,
            Err(error @ (DeskError::Busy | DeskError::Full | DeskError::Internal(_))) => {
                return Err(error.into());
            }
            Err(_) => return Err(unauthorized(true)),
        };
        self.0.buckets.take(&actor.who, self.0.desk.clock().real()).map_err(rate_limited)?;
        actor.need(scope)?;
        Ok(actor)
    }
}

fn unauthorized(presented: bool) -> Problem {
    let challenge = if presented {
        "Bearer realm=\"gaidao\", error=\"invalid_token\""
    } else {
        "Bearer realm=\"gaidao\""
    };
    Problem::new("unauthorized").header(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))
}

fn rate_limited(seconds: u64) -> Problem {
    Problem::new("rate_limited")
        .with("retry_after_seconds", seconds)
        .header(header::RETRY_AFTER, HeaderValue::from(seconds))
}

/// A permission as a type, so that it stands in a handler's signature.
pub(crate) trait Permission: Send + Sync + 'static {
    /// What the key must have.
    const SCOPE: Scope;
}

macro_rules! permissions {
    ($($name:ident),*) => {$(
        /// The scope of that name.
        pub(crate) struct $name;
        impl Permission for $name {
            const SCOPE: Scope = Scope::$name;
        }
    )*};
}

permissions!(Read, Write, Approve, Resend, Accounts, Webhooks, Keys, Audit);

/// An authenticated, permitted caller without a body.
pub(crate) struct Allowed<P> {
    /// Who.
    pub(crate) actor: Actor,
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    permission: PhantomData<P>,
}

impl<P: Permission> FromRequestParts<Gate> for Allowed<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, gate: &Gate) -> Result<Self, Problem> {
        let actor = gate.admit(&parts.headers, P::SCOPE).await?;
        Ok(Self { actor, desk: Arc::clone(&gate.0.desk), permission: PhantomData })
    }
}

/// What the API takes as a JSON body, and how much of it.
pub(crate) trait Sendable: DeserializeOwned + Send {
    /// Most bytes.
    const BYTES_MAX: usize = JSON_BYTES_MAX;
}

/// A permitted write: its JSON body, and the actor with the request's Idempotency-Key.
pub(crate) struct Sent<P, T> {
    /// Who, with `once` filled in.
    pub(crate) actor: Actor,
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    /// The body.
    pub(crate) body: T,
    permission: PhantomData<P>,
}

impl<P: Permission, T: Sendable> FromRequest<Gate> for Sent<P, T> {
    type Rejection = Problem;

    async fn from_request(request: Request, gate: &Gate) -> Result<Self, Problem> {
        let (parts, sent) = request.into_parts();
        match Self::head(&parts, gate).await {
            Ok((mut actor, once)) => {
                let bytes = body::read(sent, T::BYTES_MAX).await?;
                if !bytes.is_empty() {
                    is_json(&parts.headers)?;
                }
                actor.once = once.map(|key| Once { request_hash: digest(&parts, &bytes), key });
                let body = body::json(&bytes)?;
                Ok(Self { actor, desk: Arc::clone(&gate.0.desk), body, permission: PhantomData })
            }
            Err(problem) => {
                body::drain(sent).await;
                Err(problem)
            }
        }
    }
}

impl<P: Permission, T> Sent<P, T> {
    async fn head(parts: &Parts, gate: &Gate) -> Result<(Actor, Option<String>), Problem> {
        let actor = gate.admit(&parts.headers, P::SCOPE).await?;
        Ok((actor, idempotency_key(&parts.headers)?))
    }
}

/// A permitted caller with a body that is read as a stream.
pub(crate) struct Streamed<P> {
    /// Who.
    pub(crate) actor: Actor,
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    /// The body, unread.
    pub(crate) body: Body,
    /// The request's headers.
    pub(crate) headers: HeaderMap,
    permission: PhantomData<P>,
}

impl<P: Permission> FromRequest<Gate> for Streamed<P> {
    type Rejection = Problem;

    async fn from_request(request: Request, gate: &Gate) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        match gate.admit(&parts.headers, P::SCOPE).await {
            Ok(actor) => {
                let desk = Arc::clone(&gate.0.desk);
                Ok(Self { actor, desk, body, headers: parts.headers, permission: PhantomData })
            }
            Err(problem) => {
                body::drain(body).await;
                Err(problem)
            }
        }
    }
}

fn is_json(headers: &HeaderMap) -> Result<(), Problem> {
    let media = body::media_type(headers)?;
    let fits = media == "application/json" || (media.starts_with("application/") && media.ends_with("+json"));
    if fits { Ok(()) } else { Err(Problem::new("unsupported_media_type")) }
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str().map(str::trim) {
        Ok(key) if !key.is_empty() && key.len() <= IDEMPOTENCY_KEY_CHARS_MAX => Ok(Some(key.to_owned())),
        _ => Err(Problem::field(
            "invalid_field",
            "Idempotency-Key",
            "须为 1 到 255 个可见 ASCII 字符",
            "must be 1 to 255 printable ASCII characters",
        )),
    }
}

/// SHA-256 over method, path with query, and body: what one Idempotency-Key stands for.
fn digest(parts: &Parts, body: &Bytes) -> [u8; 32] {
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let mut hash = Sha256::new();
    hash.update(parts.method.as_str());
    hash.update([0]);
    hash.update(path);
    hash.update([0]);
    hash.update(body);
    hash.finalize().into()
}

/// The path's parameters, percent-decoded, without control characters.
pub(crate) struct Named<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Gate> for Named<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, gate: &Gate) -> Result<Self, Problem> {
        let raw =
            RawPathParams::from_request_parts(parts, gate).await.map_err(|_| Problem::new("bad_request"))?;
        for (name, value) in &raw {
            no_control(name, value)?;
        }
        let path = axum::extract::Path::<T>::from_request_parts(parts, gate).await;
        path.map(|found| Self(found.0)).map_err(|_| Problem::new("bad_request"))
    }
}

/// The query's parameters, without control characters.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Gate> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, gate: &Gate) -> Result<Self, Problem> {
        let asked = axum::extract::Query::<Vec<(String, String)>>::from_request_parts(parts, gate).await;
        let pairs = asked.map_err(|_| Problem::new("bad_request"))?.0;
        let mut map = serde_json::Map::new();
        for (name, value) in pairs {
            no_control("query", &name)?;
            no_control(&name, &value)?;
            if map.insert(name.clone(), value.into()).is_some() {
                return Err(Problem::field(
                    "invalid_field",
                    &name,
                    "参数重复",
                    "this parameter occurs twice",
                ));
            }
        }
        // Parameters are texts; what they must look like is the use cases' to say.
        serde_json::from_value(map.into()).map(Self).map_err(|error| body::explain("", &error))
    }
}

fn no_control(name: &str, value: &str) -> Result<(), Problem> {
    if value.chars().any(char::is_control) {
        let name: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
        return Err(Problem::field("invalid_field", &name, "含有控制字符", "contains a control character"));
    }
    Ok(())
}
