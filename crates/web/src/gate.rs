//! The gate every handler of the API stands behind.
//!
//! Invariant: the desk is a private field of [`Gate`], and only [`Allowed`], [`Sent`] and [`Streamed`] hand it out, each
//! after checking who calls, the rate and the permission. A handler without one of them in its signature cannot reach
//! any data. [`Anyone`] is for the few doors that make a caller known, and must look odd in a signature.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use bytes::Bytes;
use gaidao_desk::{Actor, Desk, DeskError, Once, Reach, Scope, SessionInfo};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

mod anyone;

pub(crate) use anyone::Anyone;

use crate::{
    DemoClock, body,
    limit::{Buckets, IDEMPOTENCY_KEY_CHARS_MAX, JSON_BYTES_MAX, Limits},
    problem::Problem,
    ticket::{self, Ticket},
};

/// State of the API's router.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Inner>);

struct Inner {
    desk: Arc<Desk>,
    buckets: Buckets,
    /// Those without a key, by network.
    strangers: Buckets,
    streams: Arc<Semaphore>,
    demo: Option<Arc<dyn DemoClock>>,
}

impl Gate {
    pub(crate) fn new(desk: Arc<Desk>, limits: Limits, demo: Option<Arc<dyn DemoClock>>) -> Self {
        let streams = Arc::new(Semaphore::new(limits.streams_max));
        let strangers = Buckets::new(limits.of_strangers());
        Self(Arc::new(Inner { desk, buckets: Buckets::new(limits), strangers, streams, demo }))
    }

    /// Places for live event streams.
    pub(crate) fn streams(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.streams)
    }

    /// Business time.
    pub(crate) fn now(&self) -> String {
        self.0.desk.clock().business().rfc3339()
    }

    /// The demo's clock, where the program is one.
    pub(crate) fn demo(&self) -> Option<&dyn DemoClock> {
        self.0.demo.as_deref()
    }

    async fn admit<P: Permission>(&self, parts: &Parts) -> Result<(Actor, Option<SessionInfo>), Problem> {
        let ticket = Ticket::of(&parts.headers)?;
        let active = P::ACTIVE && ticket::is_active(&parts.headers);
        let (actor, session) = ticket.holder(&self.0.desk, active).await?;
        if let Some(info) = &session {
            ticket::own_write(&parts.method, &parts.headers, info)?;
        }
        self.0.buckets.take(&actor.who, self.0.desk.clock().real()).map_err(rate_limited)?;
        P::check(&actor)?;
        Ok((actor, session))
    }
}

fn rate_limited(seconds: u64) -> Problem {
    Problem::new("rate_limited")
        .with("retry_after_seconds", seconds)
        .header(header::RETRY_AFTER, HeaderValue::from(seconds))
}

/// A permission as a type, so that it stands in a handler's signature.
pub(crate) trait Permission: Send + Sync + 'static {
    /// A person does this; it keeps their session alive.
    const ACTIVE: bool = true;

    /// Refuses who may not come in.
    ///
    /// # Errors
    /// `Forbidden`, `OutOfReach`.
    fn check(actor: &Actor) -> Result<(), DeskError>;
}

macro_rules! permissions {
    ($($name:ident),*) => {$(
        /// The scope of that name, over the whole merchant: the token of one order is refused.
        pub(crate) struct $name;
        impl Permission for $name {
            fn check(actor: &Actor) -> Result<(), DeskError> {
                actor.need(Scope::$name)
            }
        }
    )*};
}

/// The scope `read`, of one order at least. The use case behind it asks which order.
pub(crate) struct ReadOne;

impl Permission for ReadOne {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        actor.need_scope(Scope::Read)
    }
}

/// The scope `write`, of one order at least. The use case behind it asks which order.
pub(crate) struct WriteOne;

impl Permission for WriteOne {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        actor.need_scope(Scope::Write)
    }
}

/// The scope `read` or a customer's visit: for what is nobody's data.
pub(crate) struct ReadOrVisit;

impl Permission for ReadOrVisit {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        actor.visit().map(drop).or_else(|_| actor.need_scope(Scope::Read))
    }
}

/// The scope `read`, for what a page holds open by itself: it does not keep a session alive.
pub(crate) struct Watch;

impl Permission for Watch {
    const ACTIVE: bool = false;

    fn check(actor: &Actor) -> Result<(), DeskError> {
        ReadOne::check(actor)
    }
}

/// A person or a key, whatever their scopes: one's own session and password.
pub(crate) struct Oneself;

impl Permission for Oneself {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        match actor.reach {
            Reach::Merchant => Ok(()),
            Reach::Order(_) | Reach::Visit(_) => Err(DeskError::OutOfReach),
        }
    }
}

/// Whoever is known, but for customers: to learn who one is.
pub(crate) struct Known;

impl Permission for Known {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        match actor.reach {
            Reach::Merchant | Reach::Order(_) => Ok(()),
            Reach::Visit(_) => Err(DeskError::OutOfReach),
        }
    }
}

/// A customer who has proven to be one.
pub(crate) struct Visitor;

impl Permission for Visitor {
    fn check(actor: &Actor) -> Result<(), DeskError> {
        actor.visit().map(drop)
    }
}

permissions!(Read, Write, Approve, Resend, Accounts, Webhooks, Keys, Audit, Users, Reveal, Settings);

/// An authenticated, permitted caller without a body.
pub(crate) struct Allowed<P> {
    /// Who.
    pub(crate) actor: Actor,
    /// Their session, for people.
    pub(crate) session: Option<SessionInfo>,
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    permission: PhantomData<P>,
}

impl<P: Permission> FromRequestParts<Gate> for Allowed<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, gate: &Gate) -> Result<Self, Problem> {
        let (actor, session) = gate.admit::<P>(parts).await?;
        Ok(Self { actor, session, desk: Arc::clone(&gate.0.desk), permission: PhantomData })
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
    /// Their session, for people.
    pub(crate) session: Option<SessionInfo>,
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
            Ok((mut actor, session, once)) => {
                let bytes = body::read(sent, T::BYTES_MAX).await?;
                if !bytes.is_empty() {
                    is_json(&parts.headers)?;
                }
                actor.once = once.map(|key| Once { request_hash: digest(&parts, &bytes), key });
                let body = body::json(&bytes)?;
                Ok(Self { actor, session, desk: Arc::clone(&gate.0.desk), body, permission: PhantomData })
            }
            Err(problem) => {
                body::drain(sent).await;
                Err(problem)
            }
        }
    }
}

impl<P: Permission, T> Sent<P, T> {
    async fn head(
        parts: &Parts,
        gate: &Gate,
    ) -> Result<(Actor, Option<SessionInfo>, Option<String>), Problem> {
        let (actor, session) = gate.admit::<P>(parts).await?;
        Ok((actor, session, idempotency_key(&parts.headers)?))
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
        match gate.admit::<P>(&parts).await {
            Ok((actor, _)) => {
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
