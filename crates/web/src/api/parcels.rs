//! Parcels: where they are.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use gaidao_desk::view::ParcelView;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Nothing};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Gate, Named, ReadOne, Sent, WriteOne},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(parcel)).routes(routes!(refresh))
}

/// One parcel: stage, scans (newest last), the live interception.
#[utoipa::path(
    get, path = "/parcels/{courier}/{waybill_no}", tag = "parcels",
    params(
        ("courier" = String, Path, description = "Courier code"),
        ("waybill_no" = String, Path, description = "Waybill"),
    ),
    responses((status = 200, description = "The parcel", body = ParcelView), ReadRefusals)
)]
async fn parcel(
    call: Allowed<ReadOne>,
    Named((courier, waybill_no)): Named<(String, String)>,
) -> Answer<ParcelView> {
    Ok(Json(call.desk.parcel(&call.actor, &courier, &waybill_no).await?))
}

/// Asks the courier for the track now.
#[utoipa::path(
    post, path = "/parcels/{courier}/{waybill_no}/refresh", tag = "parcels",
    params(
        ("courier" = String, Path, description = "Courier code"),
        ("waybill_no" = String, Path, description = "Waybill"),
    ),
    responses(
        (status = 200, description = "The courier answered; its answer is in `scans`", body = ParcelView),
        (status = 202, description = "The courier did not answer in time; what is known until now", body = ParcelView),
        WriteRefusals,
    )
)]
async fn refresh(
    Named((courier, waybill_no)): Named<(String, String)>,
    call: Sent<WriteOne, Nothing>,
) -> Result<Response, Problem> {
    let Nothing {} = call.body;
    let view = call.desk.refresh_parcel(&call.actor, &courier, &waybill_no).await?;
    let status = if view.refreshed == Some(true) { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, Json(view)).into_response())
}
