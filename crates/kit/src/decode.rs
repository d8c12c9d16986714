//! Lenient reading of couriers' JSON: numbers for strings, strings for booleans, JSON inside JSON. Lenient about
//! types, never about meaning: what is not there is `None`.

use gaidao_core::{At, Fen, state::DoubtWhy};
use serde_json::Value;

use crate::{http::HttpReply, reply::Reply};

/// The JSON body of an answer that can be believed at all.
///
/// # Errors
/// [`Reply::Unclear`] for HTTP 5xx, any other status but 2xx, and a body that is no JSON object or array: the
/// couriers here answer business errors with HTTP 200, so nothing else says what was done (ARCHITECTURE §3).
pub fn answer(reply: &HttpReply) -> Result<Value, Reply> {
    if reply.status >= 500 {
        return Err(Reply::Unclear {
            why: DoubtWhy::ServerError,
            code: Some(format!("HTTP {}", reply.status)),
        });
    }
    if !(200..300).contains(&reply.status) {
        return Err(Reply::Unclear { why: DoubtWhy::Garbage, code: Some(format!("HTTP {}", reply.status)) });
    }
    match json(&reply.body) {
        Some(value) if value.is_object() || value.is_array() => Ok(value),
        _ => Err(garbage()),
    }
}

/// The answer cannot be read.
#[must_use]
pub const fn garbage() -> Reply {
    Reply::Unclear { why: DoubtWhy::Garbage, code: None }
}

/// The answer carries a code no table lists, or none where one must be.
#[must_use]
pub const fn unknown_code(code: Option<String>) -> Reply {
    Reply::Unclear { why: DoubtWhy::UnknownCode, code }
}

/// Parses bytes as JSON; anything else is `None`.
#[must_use]
pub fn json(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

/// A member, following `path`; JSON texts on the way are opened.
#[must_use]
pub fn at(value: &Value, path: &[&str]) -> Option<Value> {
    let mut here = opened(value.clone());
    for key in path {
        here = opened(here.get(key)?.clone());
    }
    Some(here)
}

/// Opens a string that holds a JSON object or array; leaves everything else alone.
#[must_use]
pub fn opened(value: Value) -> Value {
    if let Value::String(text) = &value {
        let begins = text.trim_start();
        if (begins.starts_with('{') || begins.starts_with('['))
            && let Ok(inner) = serde_json::from_str(text)
        {
            return inner;
        }
    }
    value
}

/// A text; numbers and booleans are written out; empty and null are `None`.
#[must_use]
pub fn text(value: &Value, key: &str) -> Option<String> {
    scalar(value.get(key)?)
}

/// A scalar as text.
#[must_use]
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A boolean, also as `"true"`, `"false"`.
#[must_use]
pub fn flag(value: &Value, key: &str) -> Option<bool> {
    match value.get(key)? {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// An integer, also as text.
#[must_use]
pub fn integer(value: &Value, key: &str) -> Option<i64> {
    match value.get(key)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// An amount in yuan, number or text, as fen: exact, or nothing (`12.345` and `-1` are nothing).
#[must_use]
pub fn fen(value: &Value, key: &str) -> Option<Fen> {
    let text = text(value, key)?;
    let (yuan, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || !digits(yuan) || !digits(rest) {
        return None;
    }
    let cents = rest.trim_end_matches('0');
    let cents: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        2 => cents.parse().ok()?,
        _ => return None,
    };
    yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents).map(Fen)
}

/// A Beijing time `yyyy-MM-dd HH:mm:ss`.
#[must_use]
pub fn beijing(value: &Value, key: &str) -> Option<At> {
    At::parse_beijing(&text(value, key)?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_are_exact_or_absent() {
        for (given, expected) in [
            (json!(12.0), Some(1200)),
            (json!("12.30"), Some(1230)),
            (json!(0.1), Some(10)),
            (json!(18), Some(1800)),
            (json!("0.07"), Some(7)),
            (json!("12.000"), Some(1200)),
            (json!("12.345"), None),
            (json!(-1), None),
            (json!("1e3"), None),
            (json!("99999999999999999999"), None),
            (json!(null), None),
        ] {
            assert_eq!(fen(&json!({ "amount": given }), "amount"), expected.map(Fen), "{given}");
        }
    }

    #[test]
    fn only_healthy_json_is_an_answer() {
        for (status, body, expected) in [
            (200, "{}", Ok(json!({}))),
            (200, "[]", Ok(json!([]))),
            (502, "{}", Err(DoubtWhy::ServerError)),
            (302, "{}", Err(DoubtWhy::Garbage)),
            (200, "", Err(DoubtWhy::Garbage)),
            (200, "<html>", Err(DoubtWhy::Garbage)),
            (200, "true", Err(DoubtWhy::Garbage)),
        ] {
            let reply = HttpReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() };
            let got = answer(&reply).map_err(|reply| match reply {
                Reply::Unclear { why, .. } => why,
                other => panic!("{other:?}"),
            });
            assert_eq!(got, expected, "{status} {body}");
        }
    }
}
