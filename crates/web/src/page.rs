//! The workbench, compiled into the binary (in debug builds read from `ui/dist`). Without a built one the program
//! still works and says how to build it.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/dist/"]
#[allow_missing = true]
struct Files;

const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Gaidao</title>\
    <p>此程序未包含网页界面：请运行 <code>cargo xtask up</code>，或在 ui 目录运行 npm ci 和 npm run build 后重新编译。\
    <p>The workbench is not built into this binary: run <code>cargo xtask up</code>. API: <a href=\"/docs\">/docs</a>";

/// Asked for again every time, so that a new binary shows its own page at once.
const FRESH: HeaderValue = HeaderValue::from_static("no-cache");
/// Names of assets change with their content: kept for good.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The one page; its own router decides what to show at which address.
pub(crate) async fn index(headers: HeaderMap) -> Response {
    file(&headers, "index.html", FRESH).unwrap_or_else(|| Html(NOT_BUILT).into_response())
}

/// A script, style or picture of the page.
pub(crate) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    file(&headers, &format!("assets/{name}"), FOR_GOOD)
        .unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// The page's icon.
pub(crate) async fn icon(headers: HeaderMap) -> Response {
    file(&headers, "favicon.svg", FRESH).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn kind(name: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str); 5] = [
        ("html", "text/html; charset=utf-8"),
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("svg", "image/svg+xml"),
        ("woff2", "font/woff2"),
    ];
    let ending = name.rsplit('.').next()?;
    KINDS.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

fn file(headers: &HeaderMap, name: &str, cache: HeaderValue) -> Option<Response> {
    let kind = kind(name)?;
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
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response.headers_mut().insert(header::ETAG, tag);
    Some(response)
}
