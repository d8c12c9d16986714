//! The couriers' wire protocols over HTTP: bytes in, the world's answer out, faults made real.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse as _, Response};

use crate::server::connection::Cutter;
use crate::server::shell::Shell;
use crate::wire::{REQUEST_BODY_BYTES_MAX, WireReply, WireRequest};
use crate::world::Handled;

/// Longest a call without an answer is held, in real seconds; clients give up earlier.
const HOLD_SECONDS_MAX: u64 = 60;

/// Handles one call to a connector; `path` is without the connector id.
pub(super) async fn call(
    shell: Arc<Shell>,
    connector: String,
    path: String,
    cutter: Cutter,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, REQUEST_BODY_BYTES_MAX).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "request body over 1 MB").into_response();
    };
    let headers = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())));
    let request = WireRequest {
        method: parts.method.as_str().to_owned(),
        path,
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: body.to_vec(),
    };
    let work = move || shell.act(|world, now| world.handle(&connector, &request, now));
    // What was begun is finished and saved even if the client hangs up meanwhile.
    let handled = tokio::task::spawn_blocking(work).await;
    match handled {
        Ok(Ok(Handled::Reply { reply, after_ms })) => {
            tokio::time::sleep(Duration::from_millis(after_ms)).await;
            respond(reply)
        }
        Ok(Ok(Handled::TimeoutAfter)) => {
            tokio::time::sleep(Duration::from_secs(HOLD_SECONDS_MAX)).await;
            reset(&cutter)
        }
        Ok(Ok(Handled::Reset | Handled::ConnectRefused)) => reset(&cutter),
        // Not saved: no one may be told.
        Ok(Err(_)) | Err(_) => reset(&cutter),
    }
}

fn reset(cutter: &Cutter) -> Response {
    cutter.cut();
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

fn respond(reply: WireReply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
