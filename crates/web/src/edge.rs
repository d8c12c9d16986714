//! The outer edge: what every request and every answer goes through, in one layer so that the accept path stays
//! lean. Request id in and out, time limit, panics, problems in the reader's language, security headers, metrics.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use futures_util::FutureExt as _;
use gaidao_core::id::RequestId;
use gaidao_desk::Clock;

use crate::{body, lang::Lang, page, peer::TrustedProxies, problem::Problem};

/// Carries the id of a request in and out.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Tells business time, which runs faster than the reader's own clock in the demo.
pub const NOW: HeaderName = HeaderName::from_static("x-gaidao-now");

/// Longest request id taken over from the client.
const REQUEST_ID_CHARS_MAX: usize = 64;

/// The page loads its own script and style and nothing else. What is left to say is who may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors";

/// The content security policy of a page that these origins may frame.
pub(crate) fn policy(origins: &[String]) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{POLICY} {}", origins.join(" "))).ok()
}

/// Headers of one answer that differ from everybody's; `None` leaves one out.
#[derive(Clone)]
pub(crate) struct Own(pub(crate) Vec<(HeaderName, Option<HeaderValue>)>);

/// On every answer (CONTRACT S22), but for what is [`Own`].
const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
    ),
];

/// What the edge needs.
#[derive(Clone)]
pub(crate) struct Edge {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) wait: Duration,
    pub(crate) trusted_proxies: usize,
}

/// See the module's page.
pub(crate) async fn edge(State(edge): State<Edge>, mut request: Request, next: Next) -> Response {
    let lang = Lang::of(request.headers());
    let id = request_id(request.headers(), &*edge.clock);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = tokio::time::Instant::now();
    if edge.trusted_proxies > 0 {
        request.extensions_mut().insert(TrustedProxies(edge.trusted_proxies));
    }

    let work = async {
        // No read takes a body; one that is sent is read off, or the client sees a reset instead of the answer.
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            body::drain(std::mem::take(request.body_mut())).await;
        }
        next.run(request).await
    };
    let work = AssertUnwindSafe(work).catch_unwind();
    let mut response = match tokio::time::timeout(edge.wait, work).await {
        Ok(Ok(response)) => response,
        Ok(Err(_panic)) => {
            // The panic hook has logged where; the payload may hold personal data and is dropped.
            tracing::error!(request_id = %id, "a handler panicked");
            Problem::new("internal").render(lang, &id)
        }
        Err(_elapsed) => Problem::new("timed_out").render(lang, &id),
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        metrics::counter!("gaidao_problems_total", "code" => problem.code()).increment(1);
        let allow = response.headers_mut().remove(header::ALLOW);
        response = problem.render(lang, &id);
        response.headers_mut().extend(allow.map(|methods| (header::ALLOW, methods)));
    }

    let took = began.elapsed();
    let status = response.status().as_u16();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    metrics::histogram!("gaidao_http_seconds", "route" => route.to_owned(), "method" => method.to_string())
        .record(took.as_secs_f64());
    // Never the path itself: it holds waybills, order numbers and callback tokens.
    tracing::debug!(request_id = %id, %method, route, status, took_us = took.as_micros(), "answered");

    let own = response.extensions_mut().remove::<Own>();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
    for (name, value) in own.into_iter().flat_map(|own| own.0) {
        match value {
            Some(value) => drop(headers.insert(name, value)),
            None => drop(headers.remove(name)),
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    if let Ok(value) = HeaderValue::try_from(edge.clock.business().rfc3339()) {
        headers.insert(NOW, value);
    }
    response
}

/// The client's own id where it is harmless, else a new one.
fn request_id(headers: &HeaderMap, clock: &dyn Clock) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|text| {
        (8..=REQUEST_ID_CHARS_MAX).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    });
    given.map_or_else(|| RequestId::mint(&clock.moment()).as_str().to_owned(), str::to_owned)
}

/// Paths that belong to programs: nothing there is ever a page.
const FOR_PROGRAMS: [&str; 8] =
    ["/api/", "/callback/", "/front/", "/mcp", "/assets/", "/healthz", "/readyz", "/openapi.json"];

/// Nothing is there. A browser gets the workbench, which says so in its own words; a program gets the problem. The
/// body is read so that the client can read the answer.
pub(crate) async fn no_such_path(request: Request) -> Response {
    let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let page = request.method() == Method::GET
        && accepts.is_some_and(|accept| accept.contains("text/html"))
        && !FOR_PROGRAMS.iter().any(|path| request.uri().path().starts_with(path));
    if page {
        return page::index(request.headers().clone()).await;
    }
    body::drain(request.into_body()).await;
    Problem::new("no_such_path").into_response()
}

/// The path exists, the method does not.
pub(crate) async fn method_not_allowed(body: Body) -> Problem {
    body::drain(body).await;
    Problem::new("method_not_allowed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, http::StatusCode, routing::get};
    use gaidao_core::At;
    use tower::ServiceExt as _;

    struct Noon;

    impl Clock for Noon {
        fn business(&self) -> At {
            At(0)
        }

        fn real(&self) -> At {
            At(0)
        }

        fn nonce(&self) -> u128 {
            7
        }
    }

    async fn broken() -> &'static str {
        panic!("with 13800138000 in its words")
    }

    async fn check(path: &str, status: u16, code: &str) {
        let edge_state = Edge { clock: Arc::new(Noon), wait: Duration::from_millis(20), trusted_proxies: 0 };
        let router = Router::new()
            .route("/broken", get(broken))
            .route("/stuck", get(std::future::pending::<&'static str>))
            .layer(axum::middleware::from_fn_with_state(edge_state, edge));
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::from_u16(status).unwrap());
        assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((body["code"].as_str(), body["retryable"].as_bool()), (Some(code), Some(true)));
        assert!(!body.to_string().contains("13800138000"));
    }

    #[tokio::test]
    async fn panics_and_long_waits_become_problems() {
        check("/broken", 500, "internal").await;
        check("/stuck", 503, "timed_out").await;
    }
}
