//! Reading bodies: bounded, and readable for the client when it sent too much.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::Body as _;
use serde::de::DeserializeOwned;

use crate::{
    limit::{DRAIN_BYTES_MAX, JSON_DEPTH_MAX},
    problem::Problem,
    say,
};

/// Reads a body of at most `bytes_max`.
///
/// # Errors
/// 413 once the rest was read and dropped (up to [`DRAIN_BYTES_MAX`]), 400 when it broke off.
pub(crate) async fn read(mut body: Body, bytes_max: usize) -> Result<Bytes, Problem> {
    let declared = body.size_hint().lower();
    if usize::try_from(declared).map_or(true, |size| size > bytes_max) {
        drain(body).await;
        return Err(too_large(bytes_max));
    }
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(drop).and_then(|frame| frame.into_data().map_err(drop)) else {
            return Err(Problem::new("bad_request"));
        };
        if first.len() + rest.len() + data.len() > bytes_max {
            drain(body).await;
            return Err(too_large(bytes_max));
        }
        if first.is_empty() {
            // Most bodies are one frame: no copy.
            first = data;
        } else {
            rest.extend_from_slice(&data);
        }
    }
    if rest.is_empty() {
        return Ok(first);
    }
    let mut whole = BytesMut::with_capacity(first.len() + rest.len());
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&rest);
    Ok(whole.freeze())
}

/// Reads and drops what the client still sends, up to [`DRAIN_BYTES_MAX`]: a client that is still writing when the
/// connection closes sees a reset instead of the answer.
pub(crate) async fn drain(mut body: Body) {
    let mut left = DRAIN_BYTES_MAX;
    while let Some(Ok(frame)) = body.frame().await {
        let size = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(size) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

fn too_large(bytes_max: usize) -> Problem {
    Problem::new("body_too_large")
        .said(
            &format!("请求正文超过 {bytes_max} 字节的上限。"),
            &format!("The body exceeds {bytes_max} bytes."),
        )
        .with("bytes_max", bytes_max)
        .header(header::CONNECTION, HeaderValue::from_static("close"))
}

/// The declared media type without parameters, lower case. Compressed bodies are refused.
///
/// # Errors
/// 415 for a content coding or a charset other than UTF-8.
pub(crate) fn media_type(headers: &HeaderMap) -> Result<String, Problem> {
    let unsupported = || Problem::new("unsupported_media_type");
    if headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity") {
        return Err(unsupported());
    }
    let Some(value) = headers.get(header::CONTENT_TYPE) else { return Ok(String::new()) };
    let text = value.to_str().map_err(|_| unsupported())?.to_ascii_lowercase();
    let mut parts = text.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_owned();
    let foreign = |part: &str| {
        part.strip_prefix("charset=")
            .is_some_and(|charset| !matches!(charset.trim_matches('"'), "utf-8" | "utf8"))
    };
    if parts.any(foreign) { Err(unsupported()) } else { Ok(media) }
}

/// Reads JSON into a type; an empty body counts as `{}`, so that acts need no body and a missing field is named.
///
/// # Errors
/// 400 for what is no JSON or too deep; 422 naming the field otherwise. The answer repeats no value.
pub(crate) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    if deeper_than(bytes, JSON_DEPTH_MAX) {
        return Err(Problem::new("bad_json").said(
            &format!("JSON 嵌套超过 {JSON_DEPTH_MAX} 层。"),
            &format!("The JSON is nested deeper than {JSON_DEPTH_MAX} levels."),
        ));
    }
    // serde would read a struct from a list of its values, too.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| *byte == b'[') {
        return Err(Problem::field("invalid_field", "body", "应为 JSON 对象", "expected a JSON object"));
    }
    // The path is only worked out for bodies that fail: the accept path stays lean.
    serde_json::from_slice(bytes).or_else(|_| {
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            explain(&path, error.inner())
        })?;
        reader.end().map_err(|error| explain("", &error))?;
        Ok(value)
    })
}

/// Names the field of a JSON error and says the rule, without repeating any value.
pub(crate) fn explain(path: &str, error: &serde_json::Error) -> Problem {
    if !error.is_data() {
        let (line, column) = (error.line(), error.column());
        return Problem::new("bad_json").said(
            &format!("正文不是有效的 JSON（第 {line} 行第 {column} 列）。"),
            &format!("The body is not valid JSON (line {line}, column {column})."),
        );
    }
    let text = error.to_string();
    let named = |head: &str| text.strip_prefix(head)?.split('`').next().map(str::to_owned);
    let parent = path.trim_matches(['.', '?']);
    let member = |name: &str| {
        let held = parent.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        match (parent.is_empty(), held) {
            (true, _) => name.to_owned(),
            (false, true) => parent.to_owned(),
            (false, false) => format!("{parent}.{name}"),
        }
    };
    if let Some(name) = named("missing field `") {
        return Problem::field("missing_field", &member(&name), "缺少必填字段", "this field is required");
    }
    if let Some(name) = named("unknown field `") {
        // The name is the client's own text: shown shortened and without control characters.
        let name: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
        return Problem::field("unknown_field", &member(&name), "接口没有这个字段", "there is no such field");
    }
    if let Some(name) = named("duplicate field `") {
        return Problem::field("invalid_field", &member(&name), "字段重复", "this field occurs twice");
    }
    let field = if parent.is_empty() { "body" } else { parent };
    // What was expected comes from our own types; what was found would be the client's value.
    let expected = text.rsplit_once("expected ").map_or("", |(_, tail)| tail);
    let expected = expected.split(" at line ").next().unwrap_or_default();
    let (zh, en) = say::expected(expected);
    Problem::field("invalid_field", field, &format!("类型或取值不对，应为{zh}"), &format!("expected {en}"))
}

/// More than `depth_max` brackets are open somewhere outside strings.
fn deeper_than(bytes: &[u8], depth_max: usize) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match (quoted, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => quoted = !quoted,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > depth_max {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaidao_desk::intake::{InterceptionIn, OrderIn};

    fn refused<T: DeserializeOwned>(body: &str) -> (String, String) {
        let problem = json::<T>(body.as_bytes()).err().expect("must be refused");
        let field = problem.detail(crate::lang::Lang::En).split(':').next().unwrap_or_default().to_owned();
        (problem.code().to_owned(), field)
    }

    #[test]
    fn the_field_is_named() {
        let address = r#"{"name":"a","phone":"1","province":"b","detail":"c"}"#;
        let order = |recipient: &str| {
            format!(
                r#"{{"shop":"s","buyer_phone":"1","placed_at":"t","recipient":{recipient},"parcels":[{{"courier":"ZTO"}}]}}"#
            )
        };
        for (body, code, field) in [
            ("{}".to_owned(), "missing_field", "shop"),
            (String::new(), "missing_field", "shop"),
            (r#"{"shop":1}"#.to_owned(), "invalid_field", "shop"),
            (r#"{"shop":"s","shops":1}"#.to_owned(), "unknown_field", "shops"),
            (r#"{"shop":"s","shop":"t"}"#.to_owned(), "invalid_field", "shop"),
            (order("{}"), "missing_field", "recipient.name"),
            (order(address), "missing_field", "parcels[0].waybill_no"),
            ("[]".to_owned(), "invalid_field", "body"),
        ] {
            assert_eq!(refused::<OrderIn>(&body), (code.to_owned(), field.to_owned()), "{body}");
        }
        let kind = r#"{"courier":"ZTO","waybill_no":"1","kind":"explode"}"#;
        assert_eq!(refused::<InterceptionIn>(kind), ("invalid_field".to_owned(), "kind".to_owned()));
    }

    #[test]
    fn what_is_no_json_is_refused_without_repeating_it() {
        let deep = "[".repeat(40);
        for body in ["{", "{]", "\"\u{1}", "{\"shop\":\"\\ud800\"}", "nul", "{} x", deep.as_str()] {
            let problem = json::<serde_json::Value>(body.as_bytes()).expect_err("must be refused");
            assert_eq!(problem.code(), "bad_json", "{body}");
        }
        let problem = json::<OrderIn>(br#"{"shop":{"secret":1}}"#).expect_err("must be refused");
        assert!(!problem.detail(crate::lang::Lang::En).contains("secret"));
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        assert!(!deeper_than(br#"["[[[[[\"[[[["]"#, 2));
        assert!(deeper_than(b"[[[", 2));
    }
}
