//! API keys.

use axum::{Json, http::StatusCode};
use gaidao_desk::{intake::KeyIn, view::KeyView};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, Nothing, list};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Gate, Keys, Named, Sendable, Sent},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(keys, create_key)).routes(routes!(revoke_key))
}

impl Sendable for KeyIn {}

/// Every key, without the keys themselves.
#[utoipa::path(
    get, path = "/api-keys", tag = "keys",
    responses((status = 200, description = "The keys", body = List<KeyView>), ReadRefusals)
)]
async fn keys(call: Allowed<Keys>) -> Answer<List<KeyView>> {
    Ok(list(call.desk.keys(&call.actor).await?))
}

/// Makes a key. The answer holds it, this once.
#[utoipa::path(
    post, path = "/api-keys", tag = "keys", request_body = KeyIn,
    responses((status = 201, description = "The key", body = KeyView), WriteRefusals)
)]
async fn create_key(call: Sent<Keys, KeyIn>) -> Result<(StatusCode, Json<KeyView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.create_key(&call.actor, &call.body).await?)))
}

/// Revokes a key: it stops working at once.
#[utoipa::path(
    delete, path = "/api-keys/{id}", tag = "keys",
    params(("id" = String, Path, description = "`key_…`")),
    responses((status = 200, description = "The key, revoked", body = KeyView), WriteRefusals)
)]
async fn revoke_key(Named(id): Named<String>, call: Sent<Keys, Nothing>) -> Answer<KeyView> {
    Ok(Json(call.desk.revoke_key(&call.actor, &id).await?))
}
