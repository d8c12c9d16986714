//! Proof that a push comes from the courier. It cannot be built outside this module, so a connector that forgets
//! to verify does not compile (house rule 5: fail closed by type).

use gaidao_core::planted::{self, Bug};
use subtle::ConstantTimeEq;

use crate::connector::Reject;

/// How far a push may be believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof(Strength);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    Signed,
    Unsigned,
}

impl Proof {
    /// Compares a signature in constant time.
    ///
    /// # Errors
    /// [`Reject::Unsigned`] when none was sent, [`Reject::WrongSignature`] when it does not fit.
    pub fn by_signature(expected: &str, given: Option<&str>) -> Result<Self, Reject> {
        let given = given.map(str::trim).filter(|text| !text.is_empty()).ok_or(Reject::Unsigned)?;
        if bool::from(expected.as_bytes().ct_eq(given.as_bytes())) || planted::is(Bug::CallbackUnverified) {
            Ok(Self(Strength::Signed))
        } else {
            Err(Reject::WrongSignature)
        }
    }

    /// This courier signs nothing (its card says so): the push is a hint that triggers a query, never a fact.
    #[must_use]
    pub const fn hint_only() -> Self {
        Self(Strength::Unsigned)
    }

    /// Signed pushes are facts; the others are hints.
    #[must_use]
    pub const fn is_strong(&self) -> bool {
        matches!(self.0, Strength::Signed)
    }
}
