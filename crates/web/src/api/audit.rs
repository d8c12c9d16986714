//! The audit log: who did what, hash-chained.

use axum::Json;
use gaidao_desk::view::{AuditCheck, AuditView, Page};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, page_limit};
use crate::{
    doc::ReadRefusals,
    gate::{Allowed, Asked, Audit, Gate},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(audit)).routes(routes!(audit_verify))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Reading {
    /// `oldest` (default) or `newest` first.
    order: Option<String>,
    /// Items at most, 1 to 200; default 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Entries, oldest or newest first.
#[utoipa::path(
    get, path = "/audit", tag = "audit", params(Reading),
    responses((status = 200, description = "A page of entries", body = Page<AuditView>), ReadRefusals)
)]
async fn audit(call: Allowed<Audit>, Asked(reading): Asked<Reading>) -> Answer<Page<AuditView>> {
    let newest_first = match reading.order.as_deref() {
        None | Some("oldest") => false,
        Some("newest") => true,
        Some(_) => {
            return Err(Problem::field(
                "invalid_field",
                "order",
                "须为 oldest 或 newest",
                "must be oldest or newest",
            ));
        }
    };
    let limit = page_limit(reading.limit.as_deref())?;
    let (desk, cursor) = (&call.desk, reading.cursor.as_deref());
    Ok(Json(if newest_first {
        desk.audit_back(&call.actor, limit, cursor).await?
    } else {
        desk.audit(&call.actor, limit, cursor).await?
    }))
}

/// Recomputes the whole chain.
#[utoipa::path(
    get, path = "/audit/verify", tag = "audit",
    responses((status = 200, description = "Whether it is unbroken", body = AuditCheck), ReadRefusals)
)]
async fn audit_verify(call: Allowed<Audit>) -> Answer<AuditCheck> {
    Ok(Json(call.desk.audit_verify(&call.actor).await?))
}
