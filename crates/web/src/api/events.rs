//! Live events (SSE). See [`crate::feed`].

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    doc::ReadRefusals,
    feed::{self, Feed},
    gate::{Allowed, Asked, Gate, Watch},
    problem::Problem,
    serve::Closing,
    ticket::Ticket,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(events))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Event types, separated by commas; absent = all.
    types: Option<String>,
    /// Begin after this position; the header `Last-Event-ID` wins. Absent = from now on.
    after: Option<String>,
}

/// What happens, live, as server-sent events: `id` is the position, `event` the type, `data` the same JSON webhooks
/// carry. After a break send the last position as `Last-Event-ID`: nothing is missed and nothing comes twice.
#[utoipa::path(
    get, path = "/events", tag = "events", params(Wanted),
    responses((status = 200, description = "A stream that does not end", content_type = "text/event-stream", body = String), ReadRefusals)
)]
async fn events(
    State(gate): State<Gate>,
    call: Allowed<Watch>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
    closing: Option<axum::Extension<Closing>>,
) -> Result<Response, Problem> {
    let place = gate.streams().try_acquire_owned().map_err(|_| Problem::new("busy"))?;
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let types = feed::types(wanted.types.as_deref())?;
    let ticket = Ticket::of(&headers)?;
    let feed = Feed::open(call.desk, call.actor, ticket, last.or(wanted.after), types).await?;
    let stream = feed.into_stream(closing.map(|closing| closing.0), place);
    let mut response = Response::new(Body::from_stream(stream));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    // Proxies must hand events on as they come.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}
