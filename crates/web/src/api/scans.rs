//! Scans in bulk, from systems that follow parcels themselves.

use axum::Json;
use gaidao_desk::{intake::ScansIn, view::ScansReport};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::WriteRefusals,
    gate::{Gate, Sendable, Sent, Write},
    limit::SCANS_BYTES_MAX,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(put_scans))
}

impl Sendable for ScansIn {
    const BYTES_MAX: usize = SCANS_BYTES_MAX;
}

/// Takes up to 1,000 scans. Known ones count as duplicates; a bad one does not hinder the others.
#[utoipa::path(
    post, path = "/scans", tag = "parcels", request_body = ScansIn,
    responses((status = 200, description = "What became of them", body = ScansReport), WriteRefusals)
)]
async fn put_scans(call: Sent<Write, ScansIn>) -> Answer<ScansReport> {
    Ok(Json(call.desk.put_scans(&call.actor, &call.body).await?))
}
