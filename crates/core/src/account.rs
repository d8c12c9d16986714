//! What a merchant holds at a courier: environment and secrets.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Which of a courier's systems an account talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// The courier's production system: real parcels, real fees.
    Production,
    /// The courier's own test system.
    Sandbox,
    /// Gaidao's simulator; its address is resolved at every start, never stored.
    Simulator,
}

impl Environment {
    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Sandbox => "sandbox",
            Self::Simulator => "simulator",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Production, Self::Sandbox, Self::Simulator].into_iter().find(|e| e.as_str() == text)
    }
}

/// A secret text: it never shows itself in Debug, and is compared by nobody but the verifiers of kit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret. White space around it is dropped: a trailing `\r` copied from a console is refused by
    /// SF as A1004 (sf.md §2).
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The clear text, for signing only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}
