//! Whether a parcel can still be intercepted.

use axum::Json;
use gaidao_desk::{intake::AssessmentIn, view::AssessmentView};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::WriteRefusals,
    gate::{Gate, ReadOne, Sendable, Sent},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(assess))
}

impl Sendable for AssessmentIn {}

/// Verdict, reasons, quote, odds, window and alternatives at this moment. Stores nothing.
#[utoipa::path(
    post, path = "/assessments", tag = "interceptions", request_body = AssessmentIn,
    responses((status = 200, description = "The assessment", body = AssessmentView), WriteRefusals)
)]
async fn assess(call: Sent<ReadOne, AssessmentIn>) -> Answer<AssessmentView> {
    Ok(Json(call.desk.assess(&call.actor, &call.body).await?))
}
