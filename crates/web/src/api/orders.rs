//! Orders and their parcels.

use axum::Json;
use gaidao_desk::{
    intake::OrderIn,
    view::{OrderView, Page},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, page_limit};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Asked, Gate, Named, Read, ReadOne, Sendable, Sent, Write},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(put_order, order)).routes(routes!(search_orders))
}

impl Sendable for OrderIn {}

/// Stores an order with its parcels, or changes it.
#[utoipa::path(
    put, path = "/orders/{order_no}", tag = "orders",
    params(("order_no" = String, Path, description = "The merchant's own number, at most 40 characters; `import` is reserved")),
    request_body = OrderIn,
    responses((status = 200, description = "The order as stored", body = OrderView), WriteRefusals)
)]
async fn put_order(Named(order_no): Named<String>, call: Sent<Write, OrderIn>) -> Answer<OrderView> {
    Ok(Json(call.desk.put_order(&call.actor, &order_no, &call.body).await?))
}

/// One order.
#[utoipa::path(
    get, path = "/orders/{order_no}", tag = "orders",
    params(("order_no" = String, Path, description = "The merchant's own number")),
    responses((status = 200, description = "The order", body = OrderView), ReadRefusals)
)]
async fn order(call: Allowed<ReadOne>, Named(order_no): Named<String>) -> Answer<OrderView> {
    Ok(Json(call.desk.order(&call.actor, &order_no).await?))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// An order number, a waybill, or a full phone number; absent = the newest orders.
    q: Option<String>,
    /// Items at most, 1 to 200; default 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Finds orders.
#[utoipa::path(
    get, path = "/orders", tag = "orders", params(Search),
    responses((status = 200, description = "A page of orders", body = Page<OrderView>), ReadRefusals)
)]
async fn search_orders(call: Allowed<Read>, Asked(search): Asked<Search>) -> Answer<Page<OrderView>> {
    let limit = page_limit(search.limit.as_deref())?;
    let q = search.q.as_deref().unwrap_or_default();
    Ok(Json(call.desk.search_orders(&call.actor, q, limit, search.cursor.as_deref()).await?))
}
