//! Signing recipes of the couriers, one function each. Vectors: the protocol sheets.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use sha2::Sha256;

/// Base64 of the raw MD5 (ZTO zto.md §2, YTO yto.md §2, SF sf.md §2).
#[must_use]
pub fn md5_base64(text: &[u8]) -> String {
    STANDARD.encode(Md5::digest(text))
}

/// Lower-case hex of the MD5 (JD jd.md §2).
#[must_use]
pub fn md5_hex(text: &[u8]) -> String {
    hex::encode(Md5::digest(text))
}

/// Base64 of the raw SHA-256 (ZTO, console-selectable).
#[must_use]
pub fn sha256_base64(text: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// Lower-case hex of the SHA-256: the digest of an attempt's exact request.
#[must_use]
pub fn sha256_hex(text: &[u8]) -> String {
    hex::encode(Sha256::digest(text))
}

/// Base64 of HMAC-SHA256 (ZTO, console-selectable; webhook signatures).
#[must_use]
pub fn hmac_sha256_base64(key: &[u8], text: &[u8]) -> String {
    match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mut mac) => {
            mac.update(text);
            STANDARD.encode(mac.finalize().into_bytes())
        }
        // HMAC takes keys of any length; an empty text never verifies.
        Err(_) => String::new(),
    }
}

/// Java's `URLEncoder.encode(x, "UTF-8")`: keeps `A-Z a-z 0-9 . - * _`, space becomes `+` (sf.md §2).
#[must_use]
pub fn java_url_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'*' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push_str(&hex::encode_upper([byte]));
            }
        }
    }
    out
}

/// Standard Base64 with padding.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads standard Base64; `None` when it is none.
#[must_use]
pub fn unbase64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
