//! The doors of Gaidao over HTTP. Translation only: what may happen is the desk's to say.
//!
//! Invariants: no handler of the API reaches the desk without a permission in its signature (`gate`); every
//! refusal and failure is a problem of the [`catalogue`]; every body, list and stream has a limit ([`limit`]); the
//! merchant follows from the key, never from what was sent.

mod api;
mod body;
pub mod catalogue;
mod catalogue_desk;
mod catalogue_guest;
mod catalogue_people;
mod doc;
mod docs;
mod edge;
mod feed;
mod frames;
mod gate;
pub mod lang;
pub mod limit;
mod open;
mod page;
mod peer;
pub mod problem;
mod say;
mod serve;
mod ticket;

use std::{sync::Arc, time::Duration};

use axum::Router;
use gaidao_desk::Desk;
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;

pub use edge::{NOW, REQUEST_ID};
pub use limit::Limits;
pub use serve::serve;

use crate::{gate::Gate, open::Open};

/// Gives the text behind `/metrics`: the render function of the exporter that the binary installed.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// The clock of a demo: it runs faster than the world's and can be moved on.
pub trait DemoClock: Send + Sync {
    /// Business seconds per real second.
    fn speed(&self) -> f64;

    /// Moves business time on.
    ///
    /// # Errors
    /// Why it does not, for the log.
    fn advance(&self, minutes: u32) -> Result<(), String>;
}

/// What the doors need.
#[derive(Clone)]
pub struct Web {
    /// The use cases.
    pub desk: Arc<Desk>,
    /// The text behind `/metrics`; without it the path does not exist.
    pub metrics: Option<Metrics>,
    /// Limits the operator may set.
    pub limits: Limits,
    /// So many reverse proxies of the operator's own stand before the doors and append to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// The demo's clock; without it its paths do not exist.
    pub demo: Option<Arc<dyn DemoClock>>,
}

impl Web {
    /// Doors to `desk` with the default limits and without metrics.
    #[must_use]
    pub fn new(desk: Arc<Desk>) -> Self {
        Self { desk, metrics: None, limits: Limits::default(), trusted_proxies: 0, demo: None }
    }
}

fn resources() -> OpenApiRouter<Gate> {
    OpenApiRouter::with_openapi(doc::Document::openapi()).nest("/api/v1", api::routes())
}

/// Every door.
pub fn router(web: Web) -> Router {
    let clock = Arc::clone(web.desk.clock());
    let wait = Duration::from_millis(web.limits.request_ms_max);
    let edge = edge::Edge { clock, wait, trusted_proxies: web.trusted_proxies };
    let gate = Gate::new(Arc::clone(&web.desk), web.limits, web.demo);
    let (api, _) = resources().split_for_parts();
    let open = Open { desk: web.desk, metrics: web.metrics };
    Router::new()
        .merge(api.with_state(gate))
        .merge(open::routes().with_state(open))
        .fallback(edge::no_such_path)
        .method_not_allowed_fallback(edge::method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(edge, edge::edge))
}

/// The OpenAPI 3.1 document, written from the handlers: pretty-printed JSON with a line end.
#[must_use]
pub fn openapi() -> String {
    let mut text = resources().to_openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
