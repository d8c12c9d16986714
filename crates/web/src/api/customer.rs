//! The customer's door. A visit begins without a key; everything else needs the visit's bearer token.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use gaidao_desk::{
    address,
    intake::{CustomerAskIn, VisitIn},
    view::{CustomerCaseView, CustomerOrderView, CustomerStoryView, VisitView},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Answer,
    addresses::{ParsedAddress, TextIn, understood},
};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Anyone, Gate, Named, Sendable, Sent, Visitor},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(visit))
        .routes(routes!(order))
        .routes(routes!(parse))
        .routes(routes!(ask))
        .routes(routes!(story))
}

impl Sendable for VisitIn {}
impl Sendable for CustomerAskIn {}

/// Begins a visit, with the token of a link (422 `link_not_valid`) or with an order number and what the customer knows
/// (422 `verification_failed`, 429 `verification_locked`: the same for an order that does not exist).
#[utoipa::path(
    post, path = "/customer/visits", tag = "customer", request_body = VisitIn, security(()),
    responses((status = 201, description = "The visit; send `visit` as bearer token", body = VisitView), WriteRefusals)
)]
async fn visit(call: Anyone<VisitIn>) -> Result<(StatusCode, Json<VisitView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.open_visit(&call.net, &call.body).await?)))
}

/// The visit's order, as its customer may see it.
#[utoipa::path(
    get, path = "/customer/order", operation_id = "customer_order", tag = "customer",
    responses((status = 200, description = "The order", body = CustomerOrderView), ReadRefusals)
)]
async fn order(call: Allowed<Visitor>) -> Answer<CustomerOrderView> {
    Ok(Json(call.desk.customer_order(&call.actor).await?))
}

/// Understands what the customer wrote: name, phone and address. Stores nothing.
#[utoipa::path(
    post, path = "/customer/addresses/parse", operation_id = "customer_parse", tag = "customer", request_body = TextIn,
    responses((status = 200, description = "What was understood", body = ParsedAddress), WriteRefusals)
)]
async fn parse(call: Sent<Visitor, TextIn>) -> Answer<address::Parsed> {
    understood(&call.body).map(Json)
}

/// Asks for a change. It is `held` until a person of the merchant confirms, unless the merchant lets its links send.
#[utoipa::path(
    post, path = "/customer/interceptions", tag = "customer", request_body = CustomerAskIn,
    responses((status = 202, description = "Stored", body = CustomerCaseView), WriteRefusals)
)]
async fn ask(call: Sent<Visitor, CustomerAskIn>) -> Result<Response, Problem> {
    let view = call.desk.customer_ask(&call.actor, &call.body).await?;
    let place = format!("/api/v1/customer/interceptions/{}", view.id);
    let mut response = (StatusCode::ACCEPTED, Json(view)).into_response();
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

/// A change of the visit's order: state, milestones and scans.
#[utoipa::path(
    get, path = "/customer/interceptions/{id}", tag = "customer",
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The change", body = CustomerStoryView), ReadRefusals)
)]
async fn story(call: Allowed<Visitor>, Named(id): Named<String>) -> Answer<CustomerStoryView> {
    Ok(Json(call.desk.customer_story(&call.actor, &id).await?))
}
