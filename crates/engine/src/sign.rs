//! Standard Webhooks signatures (<https://www.standardwebhooks.com>, specification 1.0.0).

use gaidao_kit::sign::{hmac_sha256_base64, unbase64};

/// Prefix of a secret as people see it.
pub const SECRET_PREFIX: &str = "whsec_";

/// The value of `webhook-signature` for one delivery: `v1,` and the Base64 HMAC-SHA256 of `id.timestamp.body`
/// under the decoded secret. `None` when the secret is not `whsec_` and Base64.
#[must_use]
pub fn signature(secret: &str, id: &str, timestamp_s: i64, body: &str) -> Option<String> {
    let key = unbase64(secret.strip_prefix(SECRET_PREFIX)?)?;
    let signed = format!("{id}.{timestamp_s}.{body}");
    Some(format!("v1,{}", hmac_sha256_base64(&key, signed.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's reference libraries.
    #[test]
    fn the_published_vector_fits() {
        let made = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(made.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("no-prefix", "a", 1, "b"), None);
    }
}
