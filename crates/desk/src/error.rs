//! Why a use case did not do what was asked. Each has a stable code; docs/errors.md says for each what the user
//! does and what the operator does.

use gaidao_core::InterceptionId;
use gaidao_store::StoreError;
use serde::Serialize;
use thiserror::Error;
use utoipa::ToSchema;

use crate::{actor::Scope, view::AssessmentView, view::ContactView};

/// A use case refused or failed.
#[derive(Clone, Debug, Error)]
pub enum DeskError {
    /// The key lacks a scope.
    #[error("this needs the scope {}", scope.as_str())]
    Forbidden {
        /// Which.
        scope: Scope,
    },
    /// The use case is not for actors that reach one order only, or not for customers.
    #[error("this is out of the token's reach")]
    OutOfReach,
    /// No such thing for this merchant; another merchant's thing looks the same.
    #[error("{what} not found")]
    NotFound {
        /// Kind of thing.
        what: &'static str,
    },
    /// The parcel is not known: no order and no scan named it.
    #[error("no order and no scan has named this parcel")]
    ParcelUnknown,
    /// A field is missing or wrong.
    #[error("{field}: {why}")]
    Invalid {
        /// Path of the field.
        field: String,
        /// What is wrong, for people.
        why: String,
    },
    /// No connector reaches this courier.
    #[error("courier {courier} is not known")]
    CourierUnknown {
        /// Path of the field.
        field: String,
        /// The code given.
        courier: String,
    },
    /// The assessment says no.
    #[error("this parcel cannot be intercepted now")]
    NotInterceptable {
        /// Why, and what instead.
        assessment: Box<AssessmentView>,
        /// Whom to call.
        contacts: Vec<ContactView>,
    },
    /// Single flight: the parcel has an open interception.
    #[error("this parcel has an open interception")]
    InterceptionOpen {
        /// The open one.
        id: InterceptionId,
    },
    /// The address lacks parts.
    #[error("the address is incomplete")]
    AddressIncomplete {
        /// Missing parts.
        missing: Vec<String>,
        /// What was understood, for mending.
        parsed: Box<serde_json::Value>,
    },
    /// The address has several readings.
    #[error("the address has several readings")]
    AddressAmbiguous {
        /// The readings.
        candidates: Vec<serde_json::Value>,
        /// What was understood, for mending.
        parsed: Box<serde_json::Value>,
    },
    /// It cannot happen in this state.
    #[error("not possible: {why}")]
    Conflict {
        /// Stable code.
        code: &'static str,
        /// Why, for people.
        why: String,
    },
    /// Well-formed, but not accepted; the code says why.
    #[error("refused: {code}")]
    Refused {
        /// Stable code.
        code: &'static str,
    },
    /// Login or password is wrong, or the person is switched off: nobody is told which.
    #[error("signing in failed")]
    SignInFailed,
    /// Too many failures; the same may succeed later.
    #[error("too many failures: {code}")]
    TooMany {
        /// Stable code.
        code: &'static str,
        /// Real seconds to wait.
        seconds: u64,
        /// A stronger factor that is still taken, if one is.
        instead: Option<&'static str>,
    },
    /// The same idempotency key came with another body.
    #[error("this Idempotency-Key was used with another body")]
    IdempotencyKeyReused,
    /// The disk is full: nothing was saved.
    #[error("the database has no space; nothing was saved")]
    Full,
    /// The database is busy or the outcome is unknown: ask again with the same Idempotency-Key.
    #[error("the database is busy; try again")]
    Busy,
    /// A defect.
    #[error("internal error")]
    Internal(String),
}

/// One documented code.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ErrorCode {
    /// Stable code.
    pub code: &'static str,
    /// HTTP status.
    pub status: u16,
}

impl DeskError {
    /// A field is wrong.
    #[must_use]
    pub fn invalid(field: &str, why: &str) -> Self {
        Self::Invalid { field: field.to_owned(), why: why.to_owned() }
    }

    /// Stable code and HTTP status.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        let (code, status) = match self {
            Self::Forbidden { .. } | Self::OutOfReach => ("forbidden", 403),
            Self::NotFound { .. } => ("not_found", 404),
            Self::ParcelUnknown => ("parcel_unknown", 404),
            Self::Invalid { .. } => ("invalid_field", 422),
            Self::CourierUnknown { .. } => ("courier_unknown", 422),
            Self::NotInterceptable { .. } => ("not_interceptable", 422),
            Self::InterceptionOpen { .. } => ("interception_open", 409),
            Self::AddressIncomplete { .. } => ("address_incomplete", 422),
            Self::AddressAmbiguous { .. } => ("address_ambiguous", 422),
            Self::Conflict { code, .. } => (*code, 409),
            Self::SignInFailed => ("sign_in_failed", 401),
            Self::Refused { code } => (*code, 422),
            Self::TooMany { code, .. } => (*code, 429),
            Self::IdempotencyKeyReused => ("idempotency_key_reused", 422),
            Self::Full => ("storage_full", 503),
            Self::Busy => ("busy", 503),
            Self::Internal(_) => ("internal", 500),
        };
        ErrorCode { code, status }
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::NotFound { what: "row" },
            StoreError::Full => Self::Full,
            StoreError::Stale | StoreError::Busy | StoreError::Unsure => Self::Busy,
            // A twin with the same key was faster; asking again finds what it did.
            StoreError::Constraint(name) if name == crate::desk::IDEMPOTENCY => Self::Busy,
            other => Self::Internal(other.to_string()),
        }
    }
}
