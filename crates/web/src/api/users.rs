//! The people who work for the merchant.

use axum::{Json, http::StatusCode};
use gaidao_desk::{
    intake::{UserChange, UserIn},
    view::UserView,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, list};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Gate, Named, Read, Sendable, Sent, Users},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(users, create_user)).routes(routes!(change_user))
}

impl Sendable for UserIn {}
impl Sendable for UserChange {}

/// The people of the merchant: names and roles for everybody, logins for those who manage people.
#[utoipa::path(
    get, path = "/users", tag = "people",
    responses((status = 200, description = "The people", body = List<UserView>), ReadRefusals)
)]
async fn users(call: Allowed<Read>) -> Answer<List<UserView>> {
    Ok(list(call.desk.users(&call.actor).await?))
}

/// Adds a person.
#[utoipa::path(
    post, path = "/users", tag = "people", request_body = UserIn,
    responses((status = 201, description = "The person", body = UserView), WriteRefusals)
)]
async fn create_user(call: Sent<Users, UserIn>) -> Result<(StatusCode, Json<UserView>), Problem> {
    Ok((StatusCode::CREATED, Json(call.desk.create_user(&call.actor, &call.body).await?)))
}

/// Changes a person. Another role counts from their next request on; switching off or a new password end their
/// sessions.
#[utoipa::path(
    patch, path = "/users/{id}", tag = "people", request_body = UserChange,
    params(("id" = String, Path, description = "`usr_…`")),
    responses((status = 200, description = "The person", body = UserView), WriteRefusals)
)]
async fn change_user(Named(id): Named<String>, call: Sent<Users, UserChange>) -> Answer<UserView> {
    Ok(Json(call.desk.change_user(&call.actor, &id, &call.body).await?))
}
