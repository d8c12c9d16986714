//! Pages for others than the merchant's people: the embedded page, the element that frames it, the customer page.
//!
//! Every page of the house refuses to be framed, but for one: the embedded page of a token that is good, and only by
//! the origins the token names.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
};

use crate::{
    edge::{self, Own},
    open::Open,
    page,
    problem::Problem,
};

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// What a page may do follows from a token that may end at any moment: nobody keeps the page.
const NEVER: HeaderValue = HeaderValue::from_static("no-store");
/// Other people's pages load it on every view; a new version reaches them within minutes.
const MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300");
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");

/// The embedded page without a token: nobody may frame it.
pub(crate) async fn nobodys() -> Response {
    embedded(&[])
}

/// The embedded page of a token, by the token's public id. An id that is unknown, revoked or past its time gets the
/// same page, which nobody may frame.
pub(crate) async fn of_token(State(open): State<Open>, Path(id): Path<String>) -> Result<Response, Problem> {
    let frames = open.desk.embed_frames(&id).await?;
    Ok(embedded(&frames.unwrap_or_default()))
}

fn embedded(origins: &[String]) -> Response {
    let mut response = page::file(&HeaderMap::new(), "embed.html", NEVER)
        .unwrap_or_else(|| Html(page::NOT_BUILT).into_response());
    // Origins are checked when a token is made: one that is no header value frames nothing.
    let policy = edge::policy(origins);
    let framed = !origins.is_empty() && policy.is_some();
    if let Some(policy) = policy.filter(|_| framed) {
        let cross = HeaderValue::from_static("cross-origin");
        response.extensions_mut().insert(Own(vec![
            (header::CONTENT_SECURITY_POLICY, Some(policy)),
            // It knows no list of origins, and where it stands browsers of old obey it.
            (header::X_FRAME_OPTIONS, None),
            (CORP, Some(cross)),
        ]));
    }
    response
}

/// The custom element that merchants' pages load.
pub(crate) async fn element(headers: HeaderMap) -> Result<Response, Problem> {
    let mut response =
        page::file(&headers, "embed.js", MINUTES).ok_or_else(|| Problem::new("no_such_path"))?;
    // A module script is fetched with CORS; the file is the same for everybody and holds nothing.
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.extensions_mut().insert(Own(vec![(CORP, Some(HeaderValue::from_static("cross-origin")))]));
    Ok(response)
}

/// The customer page. The token of a link stands behind `#`: it is sent to no server.
pub(crate) async fn customer(headers: HeaderMap) -> Response {
    page::file(&headers, "customer.html", FRESH).unwrap_or_else(|| Html(page::NOT_BUILT).into_response())
}
