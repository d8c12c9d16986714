//! The demo's shop: somebody else's web site, with Gaidao embedded. The same page as `examples/merchant-page`, and the
//! back end that its `server.mjs` is: it hands out the page and mints tokens.

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context as _, Result};
use axum::{
    Json, Router,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use gaidao_desk::{Actor, Desk, intake::EmbedIn};
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;

use crate::node;

const PAGE: &str = include_str!("../../../examples/merchant-page/index.html");

/// What the shop's back end has.
struct Shop {
    desk: Arc<Desk>,
    actor: Actor,
    server: String,
    port: u16,
}

/// Opens the shop beside the demo at `server` (its root address); answers the shop's own.
///
/// # Errors
/// When the address cannot be listened on.
pub(crate) async fn open(at: SocketAddr, desk: Arc<Desk>, actor: Actor, server: &str) -> Result<String> {
    let listener = TcpListener::bind(at).await.with_context(|| {
        format!("the example shop cannot listen on {at}; --merchant-listen 127.0.0.1:0 takes any free port")
    })?;
    let address = listener.local_addr()?;
    let shop = Shop { desk, actor, server: server.to_owned(), port: address.port() };
    let router = Router::new().route("/", get(page)).route("/token", get(token)).with_state(Arc::new(shop));
    tokio::spawn(gaidao_web::serve(listener, router, node::asked_to_stop()));
    Ok(format!("http://{address}"))
}

async fn page() -> Html<&'static str> {
    Html(PAGE)
}

#[derive(Deserialize)]
struct Wanted {
    order_no: String,
}

/// A token for the page of one order. A shop asks first who is signed in; the demo asks only that it is its own page.
async fn token(State(shop): State<Arc<Shop>>, headers: HeaderMap, Query(wanted): Query<Wanted>) -> Response {
    if !is_own(&headers, shop.port) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let given = EmbedIn { order_no: wanted.order_no, origins: hosts(shop.port, "http://"), minutes: None };
    let mut answer = match shop.desk.create_embed(&shop.actor, &given).await {
        Ok(made) => {
            let told = json!({ "token": made.token, "server": shop.server, "expires_at": made.expires_at });
            Json(told).into_response()
        }
        Err(error) => {
            let code = error.code();
            let status = StatusCode::from_u16(code.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(json!({ "code": code.code }))).into_response()
        }
    };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// The names a browser on this machine has for the shop.
fn hosts(port: u16, scheme: &str) -> Vec<String> {
    ["127.0.0.1", "localhost"].iter().map(|host| format!("{scheme}{host}:{port}")).collect()
}

/// The request comes from the shop's own page: not from another site, nor from a name that was made to point here.
fn is_own(headers: &HeaderMap, port: u16) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let here = text("host").is_some_and(|host| hosts(port, "").iter().any(|own| own == host));
    here && matches!(text("sec-fetch-site"), None | Some("same-origin" | "none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&'static str, &'static str)], own: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        assert_eq!(is_own(&headers, 8789), own, "{pairs:?}");
    }

    #[test]
    fn only_the_shop_s_own_page_gets_tokens() {
        check(&[("host", "127.0.0.1:8789")], true);
        check(&[("host", "localhost:8789"), ("sec-fetch-site", "same-origin")], true);
        check(&[("host", "localhost:8789"), ("sec-fetch-site", "cross-site")], false);
        check(&[("host", "127.0.0.1:8789"), ("sec-fetch-site", "same-site")], false);
        check(&[("host", "evil.example:8789")], false);
        check(&[("host", "127.0.0.1:8787")], false);
        check(&[], false);
    }
}
