//! The audit log: who did what, hash-chained.

use axum::Json;
use gaidao_desk::view::{AuditCheck, AuditView, Page};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Paging};
use crate::{
    doc::ReadRefusals,
    gate::{Allowed, Asked, Audit, Gate},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(audit)).routes(routes!(audit_verify))
}

/// Entries, oldest first.
#[utoipa::path(
    get, path = "/audit", tag = "audit", params(Paging),
    responses((status = 200, description = "A page of entries", body = Page<AuditView>), ReadRefusals)
)]
async fn audit(call: Allowed<Audit>, Asked(page): Asked<Paging>) -> Answer<Page<AuditView>> {
    Ok(Json(call.desk.audit(&call.actor, page.limit()?, page.cursor()).await?))
}

/// Recomputes the whole chain.
#[utoipa::path(
    get, path = "/audit/verify", tag = "audit",
    responses((status = 200, description = "Whether it is unbroken", body = AuditCheck), ReadRefusals)
)]
async fn audit_verify(call: Allowed<Audit>) -> Answer<AuditCheck> {
    Ok(Json(call.desk.audit_verify(&call.actor).await?))
}
