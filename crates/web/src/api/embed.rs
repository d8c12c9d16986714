//! Tokens of embedded pages, and links for customers.

use axum::{Json, http::StatusCode};
use gaidao_desk::{
    intake::{EmbedIn, LinkIn},
    view::{EmbedView, LinkView},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Nothing};
use crate::{
    doc::WriteRefusals,
    gate::{Gate, Named, Sendable, Sent, Write},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(create_embed))
        .routes(routes!(revoke_embed))
        .routes(routes!(create_link))
        .routes(routes!(revoke_link))
}

impl Sendable for EmbedIn {}
impl Sendable for LinkIn {}

/// Makes a token for a page embedded in the merchant's own. It is good for one order, for minutes, and only the
/// origins named may frame the page. The answer holds the token, this once.
#[utoipa::path(
    post, path = "/embed-tokens", tag = "embed", request_body = EmbedIn,
    responses((status = 201, description = "The token", body = EmbedView), WriteRefusals)
)]
async fn create_embed(call: Sent<Write, EmbedIn>) -> Result<(StatusCode, Json<EmbedView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.create_embed(&call.actor, &call.body).await?)))
}

/// Revokes a token: it stops working at once, and nobody may frame its page.
#[utoipa::path(
    delete, path = "/embed-tokens/{id}", tag = "embed",
    params(("id" = String, Path, description = "`emb_…`")),
    responses((status = 200, description = "The token, revoked", body = EmbedView), WriteRefusals)
)]
async fn revoke_embed(Named(id): Named<String>, call: Sent<Write, Nothing>) -> Answer<EmbedView> {
    Ok(Json(call.desk.revoke_embed(&call.actor, &id).await?))
}

/// Makes a link for the customer of an order. Whoever holds it is taken for the customer. The answer holds it, this
/// once.
#[utoipa::path(
    post, path = "/customer-links", tag = "customer", request_body = LinkIn,
    responses((status = 201, description = "The link", body = LinkView), WriteRefusals)
)]
async fn create_link(call: Sent<Write, LinkIn>) -> Result<(StatusCode, Json<LinkView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.create_link(&call.actor, &call.body).await?)))
}

/// Revokes a link, and the visits through it: they stop working at once.
#[utoipa::path(
    delete, path = "/customer-links/{id}", tag = "customer",
    params(("id" = String, Path, description = "`cus_…`")),
    responses((status = 200, description = "The link, revoked", body = LinkView), WriteRefusals)
)]
async fn revoke_link(Named(id): Named<String>, call: Sent<Write, Nothing>) -> Answer<LinkView> {
    Ok(Json(call.desk.revoke_link(&call.actor, &id).await?))
}
