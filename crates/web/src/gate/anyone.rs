//! The doors without a key that reach the desk: signing in, the customer page's first step. Whoever comes is limited
//! by network, before anything is read.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts as _, Request};
use gaidao_desk::Desk;

use super::{Gate, Sendable, is_json, rate_limited};
use crate::{body, peer::Caller, problem::Problem, ticket};

/// Anyone, with a JSON body.
pub(crate) struct Anyone<T> {
    /// The caller's network.
    pub(crate) net: String,
    /// The use cases.
    pub(crate) desk: Arc<Desk>,
    /// The body.
    pub(crate) body: T,
    /// The session cookie the browser had, good or not.
    pub(crate) cookie: Option<String>,
}

impl<T: Sendable> FromRequest<Gate> for Anyone<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, gate: &Gate) -> Result<Self, Problem> {
        let (mut parts, sent) = request.into_parts();
        let Ok(Caller(net)) = Caller::from_request_parts(&mut parts, gate).await;
        let now = gate.0.desk.clock().real();
        if let Err(seconds) = gate.0.strangers.take(&net, now) {
            body::drain(sent).await;
            return Err(rate_limited(seconds));
        }
        if let Err(problem) = ticket::no_foreign_page(&parts.headers) {
            body::drain(sent).await;
            return Err(problem);
        }
        let bytes = body::read(sent, T::BYTES_MAX).await?;
        is_json(&parts.headers)?;
        let cookie = ticket::cookie(&parts.headers);
        Ok(Self { net, desk: Arc::clone(&gate.0.desk), body: body::json(&bytes)?, cookie })
    }
}
