//! Webhook endpoints and their deliveries.

use axum::{Json, http::StatusCode};
use gaidao_desk::{
    intake::WebhookIn,
    view::{DeliveryView, EventView, Page, WebhookView},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, Nothing, Paging, list};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Asked, Gate, Named, Sendable, Sent, Webhooks},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(webhooks, create_webhook))
        .routes(routes!(put_webhook, delete_webhook))
        .routes(routes!(test_webhook))
        .routes(routes!(deliveries))
        .routes(routes!(replay))
}

impl Sendable for WebhookIn {}

/// Every endpoint.
#[utoipa::path(
    get, path = "/webhooks", tag = "webhooks",
    responses((status = 200, description = "The endpoints", body = List<WebhookView>), ReadRefusals)
)]
async fn webhooks(call: Allowed<Webhooks>) -> Answer<List<WebhookView>> {
    Ok(list(call.desk.webhooks(&call.actor).await?))
}

/// Makes an endpoint. The answer holds its signing secret, this once.
#[utoipa::path(
    post, path = "/webhooks", tag = "webhooks", request_body = WebhookIn,
    responses((status = 201, description = "The endpoint with its secret", body = WebhookView), WriteRefusals)
)]
async fn create_webhook(call: Sent<Webhooks, WebhookIn>) -> Result<(StatusCode, Json<WebhookView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.create_webhook(&call.actor, &call.body).await?)))
}

/// Changes an endpoint, and enables it again if it was disabled.
#[utoipa::path(
    put, path = "/webhooks/{id}", tag = "webhooks", request_body = WebhookIn,
    params(("id" = String, Path, description = "`whk_…`")),
    responses((status = 200, description = "The endpoint", body = WebhookView), WriteRefusals)
)]
async fn put_webhook(Named(id): Named<String>, call: Sent<Webhooks, WebhookIn>) -> Answer<WebhookView> {
    Ok(Json(call.desk.put_webhook(&call.actor, &id, &call.body).await?))
}

/// Removes an endpoint; what is pending for it is dropped.
#[utoipa::path(
    delete, path = "/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "`whk_…`")),
    responses((status = 204, description = "It is gone"), WriteRefusals)
)]
async fn delete_webhook(
    Named(id): Named<String>,
    call: Sent<Webhooks, Nothing>,
) -> Result<StatusCode, Problem> {
    call.desk.delete_webhook(&call.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a test event to this endpoint.
#[utoipa::path(
    post, path = "/webhooks/{id}/test", tag = "webhooks",
    params(("id" = String, Path, description = "`whk_…`")),
    responses((status = 202, description = "The event on its way", body = EventView), WriteRefusals)
)]
async fn test_webhook(
    Named(id): Named<String>,
    call: Sent<Webhooks, Nothing>,
) -> Result<(StatusCode, Json<EventView>), Problem> {
    Ok((StatusCode::ACCEPTED, Json(call.desk.test_webhook(&call.actor, &id).await?)))
}

/// Deliveries to this endpoint, newest first.
#[utoipa::path(
    get, path = "/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = String, Path, description = "`whk_…`"), Paging),
    responses((status = 200, description = "A page of deliveries", body = Page<DeliveryView>), ReadRefusals)
)]
async fn deliveries(
    call: Allowed<Webhooks>,
    Named(id): Named<String>,
    Asked(page): Asked<Paging>,
) -> Answer<Page<DeliveryView>> {
    Ok(Json(call.desk.deliveries(&call.actor, &id, page.limit()?, page.cursor()).await?))
}

/// Delivers an event to this endpoint again, with the same `webhook-id`.
#[utoipa::path(
    post, path = "/webhooks/{id}/deliveries/{event_id}/replay", tag = "webhooks",
    params(
        ("id" = String, Path, description = "`whk_…`"),
        ("event_id" = String, Path, description = "`evt_…`"),
    ),
    responses((status = 202, description = "The delivery", body = DeliveryView), WriteRefusals)
)]
async fn replay(
    Named((id, event_id)): Named<(String, String)>,
    call: Sent<Webhooks, Nothing>,
) -> Result<(StatusCode, Json<DeliveryView>), Problem> {
    Ok((StatusCode::ACCEPTED, Json(call.desk.replay(&call.actor, &id, &event_id).await?)))
}
