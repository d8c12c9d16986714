//! Lenient reading of couriers' JSON: numbers for strings, strings for booleans, JSON inside JSON. Lenient about
//! types, never about meaning: what is not there is `None`.

use serde_json::Value;

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
