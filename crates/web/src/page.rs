//! The page at `/`, compiled into the binary (in debug builds read from the folder).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/"]
#[allow_missing = true]
struct Files;

const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Gaidao</title>\
    <p>此程序未包含网页界面。The page is not built into this binary. API: <a href=\"/docs\">/docs</a>";

pub(crate) async fn index(headers: HeaderMap) -> Response {
    let found = file(&headers, "index.html", "text/html; charset=utf-8");
    found.unwrap_or_else(|| Html(NOT_BUILT).into_response())
}

pub(crate) async fn script(headers: HeaderMap) -> Response {
    let found = file(&headers, "app.js", "text/javascript; charset=utf-8");
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

pub(crate) async fn style(headers: HeaderMap) -> Response {
    let found = file(&headers, "style.css", "text/css; charset=utf-8");
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

pub(crate) async fn icon(headers: HeaderMap) -> Response {
    let found = file(&headers, "icon.svg", "image/svg+xml");
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn file(headers: &HeaderMap, name: &str, kind: &'static str) -> Option<Response> {
    let file = Files::get(name)?;
    let hash: String =
        file.metadata.sha256_hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).ok()?;
    let seen = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response = if seen {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], file.data.into_owned()).into_response()
    };
    // Kept by the browser, asked after every time: a new binary shows its own page at once.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response.headers_mut().insert(header::ETAG, tag);
    Some(response)
}
