//! Passwords: what is accepted, how they are kept, how they are compared.
//!
//! Argon2id with the parameters OWASP's Password Storage Cheat Sheet names first (19 MiB, two passes, one lane),
//! written as a PHC string so that they can be raised later. Hashing costs tens of milliseconds of a processor, so it
//! runs beside the async threads and at most two at a time: a flood of sign-ins waits, everybody else does not.

use std::{sync::LazyLock, time::Duration};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;

use crate::error::DeskError;

/// Shortest password, characters.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// Longest password, characters.
pub const PASSWORD_CHARS_MAX: usize = 128;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
/// Hashes computed side by side.
const PLACES: usize = 2;
/// Longest wait for a place.
const WAIT: Duration = Duration::from_secs(10);

/// The most used passwords of at least eight characters, lower case, one a line.
const COMMON: &str = include_str!("../data/passwords.txt");

/// What an unknown login is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash(b"", 0).unwrap_or_default());

/// Checks a new password.
///
/// # Errors
/// `Invalid` for its length; `Refused("password_too_common")`.
pub(crate) fn check(field: &str, password: &str, login: &str) -> Result<(), DeskError> {
    let length = password.chars().count();
    if length < PASSWORD_CHARS_MIN {
        return Err(DeskError::invalid(field, "shorter than 8 characters"));
    }
    if length > PASSWORD_CHARS_MAX {
        return Err(DeskError::invalid(field, "longer than 128 characters"));
    }
    let plain = password.to_lowercase();
    if plain == login || COMMON.lines().any(|common| common == plain) || is_run(&plain) {
        return Err(DeskError::Refused { code: "password_too_common" });
    }
    Ok(())
}

/// One piece of at most four characters again and again, or characters that follow each other: `abababab`, `23456789`.
fn is_run(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let repeats = (1..=4).any(|size| chars.iter().zip(chars.iter().skip(size)).all(|(a, b)| a == b));
    let step = |by: i64| {
        chars
            .iter()
            .zip(chars.iter().skip(1))
            .all(|(a, b)| i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == by)
    };
    repeats || step(1) || step(-1)
}

fn argon2(memory: u32, passes: u32, lanes: u32) -> Result<Argon2<'static>, DeskError> {
    let params = Params::new(memory, passes, lanes, Some(HASH_BYTES))
        .map_err(|_| DeskError::Internal("parameters of a password hash".to_owned()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &[u8], salt: u128) -> Result<String, DeskError> {
    let salt = salt.to_be_bytes();
    let mut out = [0_u8; HASH_BYTES];
    argon2(MEMORY_KIB, PASSES, LANES)?
        .hash_password_into(password, &salt, &mut out)
        .map_err(|_| DeskError::Internal("hashing a password".to_owned()))?;
    Ok(format!(
        "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}",
        BASE64.encode(salt),
        BASE64.encode(out)
    ))
}

/// `None`: the text is no hash of ours.
fn matches(phc: &str, password: &[u8]) -> Option<bool> {
    let mut parts = phc.strip_prefix("$argon2id$v=19$")?.split('$');
    let (params, salt, expected) = (parts.next()?, parts.next()?, parts.next()?);
    let mut numbers = params.split(',').map(|part| part.split_once('=')?.1.parse::<u32>().ok());
    let argon2 = argon2(numbers.next()??, numbers.next()??, numbers.next()??).ok()?;
    let (salt, expected) = (BASE64.decode(salt).ok()?, BASE64.decode(expected).ok()?);
    let mut out = [0_u8; HASH_BYTES];
    argon2.hash_password_into(password, &salt, &mut out).ok()?;
    Some(out.as_slice().ct_eq(&expected).into())
}

/// Where passwords are hashed.
#[derive(Debug)]
pub(crate) struct Passwords(Semaphore);

impl Default for Passwords {
    fn default() -> Self {
        Self(Semaphore::new(PLACES))
    }
}

impl Passwords {
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, DeskError> {
        let place = tokio::time::timeout(WAIT, self.0.acquire()).await;
        let _place = place.ok().and_then(Result::ok).ok_or(DeskError::Busy)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| DeskError::Internal("hashing a password was interrupted".to_owned()))
    }

    /// The hash of a new password; `salt` is fresh random bits.
    pub(crate) async fn hash(&self, password: &str, salt: u128) -> Result<String, DeskError> {
        let password = password.to_owned();
        self.run(move || hash(password.as_bytes(), salt)).await?
    }

    /// Whether it is the password; without a stored one the same work is done for nothing.
    pub(crate) async fn verify(&self, stored: Option<&str>, password: &str) -> Result<bool, DeskError> {
        let known = stored.is_some();
        let (stored, password) = (stored.map(str::to_owned), password.to_owned());
        let same = self
            .run(move || {
                let phc = stored.unwrap_or_else(|| NOBODY.clone());
                matches(&phc, password.as_bytes()).unwrap_or(false)
            })
            .await?;
        Ok(known && same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str, code: &str) {
        let error = check("password", password, "wang.min-01").expect_err(password);
        assert_eq!(error.code().code, code, "{password}");
    }

    #[test]
    fn common_and_short_passwords_are_refused() {
        for short in ["", "1234567", "密码密码密码七"] {
            refused(short, "invalid_field");
        }
        refused(&"长".repeat(129), "invalid_field");
        for common in [
            "password",
            "PassWord",
            "1qaz2wsx",
            "woaini1314",
            "wang.min-01",
            "aaaaaaaa",
            "abcdefgh",
            "87654321",
            "12341234",
            "abcabcabc",
        ] {
            refused(common, "password_too_common");
        }
        let longest: String = (0..64).map(|n| format!("{n:02}")).collect();
        for fine in ["改道改道快递单号", "correct horse battery", "tQ7-pelican", &longest] {
            assert!(check("password", fine, "wang").is_ok(), "{fine}");
        }
    }

    #[test]
    fn a_hash_matches_its_password_only() {
        let phc = hash("tQ7-pelican".as_bytes(), 7).unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert_eq!(matches(&phc, b"tQ7-pelican"), Some(true));
        assert_eq!(matches(&phc, b"tQ7-pelicam"), Some(false));
        assert_ne!(hash(b"tQ7-pelican", 8).unwrap(), phc, "the salt counts");
        for broken in ["", "$argon2id$v=19$", "$argon2id$v=19$m=8$x", "$argon2i$v=19$m=19456,t=2,p=1$YQ$YQ"] {
            assert_eq!(matches(broken, b""), None, "{broken}");
        }
    }

    /// Test vector of RFC 9106 does not fit (it has a secret); this one is the reference implementation's own
    /// (phc-winner-argon2 src/test.c, version 0x13, Argon2id, t=2, m=2^16, p=1, "password", "somesalt").
    #[test]
    fn the_algorithm_is_the_reference_s() {
        let phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert_eq!(matches(phc, b"password"), Some(true));
    }
}
