//! What a merchant sets up: accounts, webhooks, keys; and the catalogue of couriers.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Whom to call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactView {
    /// `courier_hotline`, later `outlet`, `courier_person`.
    pub sort: String,
    /// Who.
    pub name: String,
    /// Number to call.
    pub phone: String,
    /// Where the number comes from.
    pub source: String,
}

/// A courier of the catalogue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourierView {
    /// Courier code.
    pub code: String,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Hotline.
    pub hotline: Option<String>,
    /// Connectors that reach it, with their cards.
    pub connectors: Vec<Value>,
}

/// A guess at whose waybill it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GuessView {
    /// Courier code.
    pub courier: String,
    /// Name.
    pub name: String,
    /// `confident` or `possible`.
    pub certainty: String,
}

/// A courier account; secrets are never given out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountView {
    /// Name.
    pub id: String,
    /// Connector.
    pub connector: String,
    /// Environment.
    pub environment: String,
    /// Used unless a request names another.
    pub default: bool,
    /// Out of use.
    pub disabled: bool,
    /// Values of the non-secret fields.
    pub fields: std::collections::BTreeMap<String, String>,
    /// Secret fields that have a value.
    pub secrets_set: Vec<String>,
    /// Required fields still missing.
    pub missing: Vec<String>,
    /// Own root address.
    pub base_url: Option<String>,
    /// Path the courier pushes to; unguessable, treat it like a secret.
    pub callback_path: String,
    /// Last changed.
    pub updated_at: String,
}

/// Result of an account test.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountTest {
    /// The credentials work.
    pub ok: bool,
    /// `ok`, `credential_refused`, `unreachable`, `unclear`, `not_tested`.
    pub code: String,
    /// What happened and what to do.
    pub text: String,
    /// How long the courier took, milliseconds.
    pub took_ms: Option<i64>,
}

/// A webhook endpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookView {
    /// Id.
    pub id: String,
    /// Where to.
    pub url: String,
    /// Types wanted; empty = all.
    pub types: Vec<String>,
    /// `enabled` or `disabled`.
    pub state: String,
    /// Why disabled.
    pub disabled_why: Option<String>,
    /// Failing without a break since.
    pub failing_since: Option<String>,
    /// Signing secret `whsec_…`: only in the answer that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// Created when.
    pub created_at: String,
}

/// One delivery of an event to an endpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryView {
    /// Event: the `webhook-id` header, the same on every retry.
    pub event_id: String,
    /// Type.
    #[serde(rename = "type")]
    pub kind: String,
    /// `pending`, `delivered` or `failed`.
    pub state: String,
    /// Attempts made.
    pub attempts: u32,
    /// Last HTTP status.
    pub last_status: Option<u16>,
    /// Last error.
    pub last_error: Option<String>,
    /// Next attempt.
    pub due_at: Option<String>,
}

/// An API key; the key itself only in the answer that creates it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeyView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// First characters, for recognising a leaked one.
    pub prefix: String,
    /// Scopes.
    pub scopes: Vec<String>,
    /// Created when.
    pub created_at: String,
    /// Stops working then.
    pub expires_at: Option<String>,
    /// Revoked when.
    pub revoked_at: Option<String>,
    /// The key: shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}
