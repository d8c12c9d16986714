//! Couriers, whose waybill it is, and whom to call.

use gaidao_desk::view::{ContactView, CourierView, GuessView};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, list};
use crate::{
    doc::ReadRefusals,
    gate::{Allowed, Asked, Gate, ReadOne},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(couriers)).routes(routes!(recognize)).routes(routes!(contacts))
}

/// Every courier, with the cards of the connectors that reach it: what can be asked at which stage, and how well
/// that is proven.
#[utoipa::path(
    get, path = "/couriers", tag = "couriers",
    responses((status = 200, description = "The couriers", body = List<CourierView>), ReadRefusals)
)]
async fn couriers(call: Allowed<ReadOne>) -> Answer<List<CourierView>> {
    Ok(list(call.desk.couriers(&call.actor).await?))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Whose {
    /// Waybill.
    waybill_no: String,
}

/// Whose waybill this may be, surest first.
#[utoipa::path(
    get, path = "/couriers/recognize", tag = "couriers", params(Whose),
    responses((status = 200, description = "Guesses", body = List<GuessView>), ReadRefusals)
)]
async fn recognize(call: Allowed<ReadOne>, Asked(whose): Asked<Whose>) -> Answer<List<GuessView>> {
    Ok(list(call.desk.recognize(&call.actor, &whose.waybill_no).await?))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Whom {
    /// Courier code.
    courier: String,
    /// Waybill, for the most specific contact.
    waybill_no: Option<String>,
}

/// Whom to call about a parcel, most specific first.
#[utoipa::path(
    get, path = "/contacts", tag = "couriers", params(Whom),
    responses((status = 200, description = "The contacts", body = List<ContactView>), ReadRefusals)
)]
async fn contacts(call: Allowed<ReadOne>, Asked(whom): Asked<Whom>) -> Answer<List<ContactView>> {
    Ok(list(call.desk.contacts(&call.actor, &whom.courier, whom.waybill_no.as_deref()).await?))
}
