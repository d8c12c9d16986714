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

/// What stands where the pages would.
pub(crate) const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Gaidao</title>\
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

/// Forms that the build writes beside a file, the smaller first: coding, ending. Nothing is compressed while serving.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// The client takes this coding (RFC 9110 §12.5.3; a `*` is taken for none: every browser names what it takes).
fn takes(headers: &HeaderMap, coding: &str) -> bool {
    headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).any(|text| {
        text.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
            let refused = parts
                .filter_map(|part| part.strip_prefix("q="))
                .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0));
            named && !refused
        })
    })
}

/// A file of the built pages, if there is one of this name, in the smallest form the client takes.
pub(crate) fn file(headers: &HeaderMap, name: &str, cache: HeaderValue) -> Option<Response> {
    let kind = kind(name)?;
    let plain = Files::get(name)?;
    let coded = CODINGS
        .into_iter()
        .filter(|(coding, _)| takes(headers, coding))
        .find_map(|(coding, ending)| Some((Some(coding), Files::get(&format!("{name}.{ending}"))?)));
    let (coding, file) = coded.unwrap_or((None, plain));
    let hash: String =
        file.metadata.sha256_hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).ok()?;
    let seen = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response = if seen {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], file.data.into_owned()).into_response()
    };
    let answered = response.headers_mut();
    if let Some(coding) = coding.filter(|_| !seen) {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answered.insert(header::CACHE_CONTROL, cache);
    answered.insert(header::ETAG, tag);
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_sent_only_to_who_takes_it() {
        for (accepts, br, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("GZIP", false, true),
            ("br;q=0, gzip;q=0.5", false, true),
            ("br; q=1.0", true, false),
            ("br;q=0.0", false, false),
            ("brotli, xgzip", false, false),
            ("*", false, false),
            ("", false, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, accepts.parse().unwrap());
            assert_eq!((takes(&headers, "br"), takes(&headers, "gzip")), (br, gzip), "{accepts}");
        }
    }
}
