//! What customers may do by themselves.

use axum::Json;
use gaidao_desk::{intake::SelfServiceIn, view::SelfServiceView};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Gate, Read, Sendable, Sent, Settings},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(self_service, set_self_service))
}

impl Sendable for SelfServiceIn {}

/// What customers may do by themselves: `off` look only, `confirm` ask and wait for a person, `link_sends` as before
/// but what comes through a customer's link goes out at once.
#[utoipa::path(
    get, path = "/settings/self-service", tag = "settings",
    responses((status = 200, description = "The setting", body = SelfServiceView), ReadRefusals)
)]
async fn self_service(call: Allowed<Read>) -> Answer<SelfServiceView> {
    Ok(Json(call.desk.self_service(&call.actor).await?))
}

/// Sets it, from the next request on.
#[utoipa::path(
    put, path = "/settings/self-service", tag = "settings", request_body = SelfServiceIn,
    responses((status = 200, description = "The setting", body = SelfServiceView), WriteRefusals)
)]
async fn set_self_service(call: Sent<Settings, SelfServiceIn>) -> Answer<SelfServiceView> {
    Ok(Json(call.desk.set_self_service(&call.actor, &call.body).await?))
}
