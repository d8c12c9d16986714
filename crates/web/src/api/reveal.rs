//! Revealing personal data: one record, for a reason, audited, so many a day.

use axum::Json;
use gaidao_desk::{
    intake::RevealIn,
    view::{InterceptionRevealed, OrderRevealed},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::WriteRefusals,
    gate::{Gate, Named, Reveal, Sendable, Sent},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(reveal_order)).routes(routes!(reveal_interception))
}

impl Sendable for RevealIn {}

/// An order's phone, recipient and remark in clear. The reason goes to the audit log; at most 100 records a day.
#[utoipa::path(
    post, path = "/orders/{order_no}/reveal", tag = "orders", request_body = RevealIn,
    params(("order_no" = String, Path, description = "The merchant's own number")),
    responses((status = 200, description = "In clear", body = OrderRevealed), WriteRefusals)
)]
async fn reveal_order(Named(order_no): Named<String>, call: Sent<Reveal, RevealIn>) -> Answer<OrderRevealed> {
    Ok(Json(call.desk.reveal_order(&call.actor, &order_no, &call.body).await?))
}

/// An interception's old and new recipient and its note in clear. The reason goes to the audit log; at most 100
/// records a day.
#[utoipa::path(
    post, path = "/interceptions/{id}/reveal", tag = "interceptions", request_body = RevealIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "In clear", body = InterceptionRevealed), WriteRefusals)
)]
async fn reveal_interception(
    Named(id): Named<String>,
    call: Sent<Reveal, RevealIn>,
) -> Answer<InterceptionRevealed> {
    Ok(Json(call.desk.reveal_interception(&call.actor, &id, &call.body).await?))
}
