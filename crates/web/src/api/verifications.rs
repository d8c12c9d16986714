//! Verifications: is this the customer?

use axum::{Json, http::StatusCode};
use gaidao_desk::{intake::VerificationIn, view::VerificationView};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    doc::WriteRefusals,
    gate::{Gate, Sendable, Sent, WriteOne},
    peer::Caller,
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(verify))
}

impl Sendable for VerificationIn {}

/// Verifies that somebody is the customer of an order. Wrong digits and an unknown order are refused alike, 422
/// `verification_failed`; after too many failures 429 `verification_locked`, where `instead` names a stronger factor
/// that is still taken.
#[utoipa::path(
    post, path = "/verifications", tag = "verifications", request_body = VerificationIn,
    responses(
        (status = 201, description = "Verified: `id` is good for this order, for half an hour", body = VerificationView),
        WriteRefusals,
    )
)]
async fn verify(
    Caller(net): Caller,
    call: Sent<WriteOne, VerificationIn>,
) -> Result<(StatusCode, Json<VerificationView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.verify(&call.actor, &net, &call.body).await?)))
}
