//! The doors without a key: couriers' pushes, health, metrics, the document, the page.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use gaidao_desk::Desk;
use gaidao_kit::{HttpReply, HttpRequest};

use crate::{Metrics, body, docs, frames, limit::CALLBACK_BYTES_MAX, page, problem::Problem};

/// What these doors may use.
#[derive(Clone)]
pub(crate) struct Open {
    pub(crate) desk: Arc<Desk>,
    pub(crate) metrics: Option<Metrics>,
}

pub(crate) fn routes() -> Router<Open> {
    Router::new()
        .route("/callback/{connector}/{account_token}", get(reachable).post(callback))
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics_text))
        .route("/openapi.json", get(docs::openapi_json))
        .route("/docs", get(docs::page))
        .route("/docs/errors", get(docs::errors))
        .route("/docs.css", get(docs::style))
        .route("/", get(page::index))
        .route("/search", get(page::index))
        .route("/orders/{*path}", get(page::index))
        .route("/interceptions/{*path}", get(page::index))
        .route("/settings", get(page::index))
        .route("/login", get(page::index))
        .route("/welcome", get(page::index))
        .route("/settings/{*path}", get(page::index))
        .route("/embed", get(frames::nobodys))
        .route("/embed/{id}", get(frames::of_token))
        .route("/embed.js", get(frames::element))
        .route("/customer", get(frames::customer))
        .route("/assets/{*path}", get(page::asset))
        .route("/favicon.svg", get(page::icon))
}

/// Couriers' consoles check a callback address with a GET before they take it (yto.md §5). The answer is the same
/// for every address, so that it tells nobody which accounts exist.
async fn reachable() -> &'static str {
    "ok"
}

/// A courier's push: verified, stored and acknowledged by the desk, in the courier's own words.
async fn callback(
    State(open): State<Open>,
    Path((connector, token)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, sent) = request.into_parts();
    let bytes = body::read(sent, CALLBACK_BYTES_MAX).await?;
    let hit = HttpRequest {
        method: parts.method.as_str().to_owned(),
        url: parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        headers: lower_case(&parts.headers),
        body: bytes.to_vec(),
    };
    let reply = open.desk.take_callback(&connector, &token, hit).await;
    if reply.status == 404 && reply.body.is_empty() {
        return Err(Problem::new("no_such_path"));
    }
    Ok(answer(reply))
}

fn lower_case(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect()
}

fn answer(reply: HttpReply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The process runs.
async fn healthz() -> Json<serde_json::Value> {
    Json(serde_json::json!({ "ok": true }))
}

/// This node can do its work: the database takes writes and there is space.
async fn readyz(State(open): State<Open>) -> Response {
    let ready = open.desk.ready().await;
    let status =
        if ready.database && ready.accepting { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(ready)).into_response()
}

/// Prometheus text: counts and times, no personal data, no ids.
async fn metrics_text(State(open): State<Open>) -> Result<Response, Problem> {
    let render = open.metrics.ok_or_else(|| Problem::new("no_such_path"))?;
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], render()).into_response())
}
