//! Small things every connector does the same way.

use gaidao_core::planted::{self, Bug};
use gaidao_kit::{EncodeError, Refusal, Reply, card::Code, card::Means, reply::Words};

/// Writes a body. The values are plain structs of texts, numbers and booleans.
///
/// # Errors
/// Never in practice; an error would mean that nothing was sent.
pub(crate) fn body<T: serde::Serialize>(value: &T) -> Result<String, EncodeError> {
    serde_json::to_string(value)
        .map_err(|_| EncodeError::DoesNotFit { field: "call", why: "cannot be written" })
}

/// A well-formed no: what its row says, or unlisted, which a person reads (ARCHITECTURE §3, rule 4).
pub(crate) fn refusal(row: Option<&Code>, code: String, words: Option<String>) -> Reply {
    let words = Words::new(&words.unwrap_or_default());
    let sort = match row.map(|row| row.means) {
        None if planted::is(Bug::UnknownIsRefused) => Refusal::Final,
        None => Refusal::Unlisted,
        Some(Means::Refused) => Refusal::Final,
        Some(Means::AlreadyExists) => Refusal::AlreadyExists,
        Some(Means::NotProcessed(why)) => Refusal::NotProcessed(why),
        // A success code inside a no contradicts itself, and a listed doubt is one.
        Some(Means::Accepted | Means::Status(_) | Means::Doubt) => {
            return gaidao_kit::decode::unknown_code(Some(code));
        }
    };
    Reply::Refused { code, words, sort }
}

/// The site is a sorting centre by its name (yto.md §4, sf.md §4.8).
pub(crate) fn is_hub_name(name: &str) -> bool {
    ["转运", "分拨", "中转", "集散", "分拣", "处理中心"].iter().any(|word| name.contains(word))
}

/// Digits and at most one extension after a dash: `13800000000`, `13800000000-1234`, `0571-88001234`.
pub(crate) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 7 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// A member that couriers name in more than one way: the first that is there.
pub(crate) fn either(value: &serde_json::Value, keys: &[&str]) -> Option<serde_json::Value> {
    keys.iter().filter_map(|key| gaidao_kit::decode::at(value, &[key])).find(|found| !found.is_null())
}

/// Percent-encodes a path segment or a query value: everything but the unreserved characters of RFC 3986.
pub(crate) fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
