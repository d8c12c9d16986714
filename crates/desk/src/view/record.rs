//! Pages, the live feed, the audit log.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Hand this back as `cursor` for the next page; absent on the last.
    pub next_cursor: Option<String>,
}

/// An entry of the audit log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// Position in the merchant's chain.
    pub seq: u64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What they are called, for people and keys.
    pub actor_name: Option<String>,
    /// What.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Particulars: codes and ids; a reason somebody gave, with phones starred.
    pub detail: Value,
    /// Hash of this entry, which includes the one before.
    pub hash: String,
}

/// Result of verifying the audit chain.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditCheck {
    /// The chain is unbroken.
    pub ok: bool,
    /// Entries checked.
    pub entries: u64,
    /// First broken position.
    pub broken_at: Option<u64>,
    /// Hash of the newest entry: keep it elsewhere as a checkpoint.
    pub head: Option<String>,
}

/// A live event, as SSE and webhooks carry it: ids and masked data only.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EventView {
    /// Id.
    pub id: String,
    /// Type.
    #[serde(rename = "type")]
    pub kind: String,
    /// When.
    pub timestamp: String,
    /// Masked data.
    pub data: Value,
    /// Position in the feed (the SSE id).
    #[serde(skip)]
    pub position: String,
}
