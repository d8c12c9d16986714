//! What people do to an interception. Each act takes a note and answers with the interception as it is then.

use axum::Json;
use gaidao_desk::{
    intake::{NoteIn, ResolveIn},
    view::InterceptionView,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::WriteRefusals,
    gate::{Approve, Gate, Named, Resend, Sendable, Sent, Write, WriteOne},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(approve))
        .routes(routes!(reject))
        .routes(routes!(withdraw))
        .routes(routes!(escalate))
        .routes(routes!(take_case))
        .routes(routes!(resolve))
        .routes(routes!(resend))
}

impl Sendable for NoteIn {}
impl Sendable for ResolveIn {}

/// Approves what is held.
#[utoipa::path(
    post, path = "/interceptions/{id}/approve", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn approve(Named(id): Named<String>, call: Sent<Approve, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.approve(&call.actor, &id, &call.body).await?))
}

/// Rejects what is held.
#[utoipa::path(
    post, path = "/interceptions/{id}/reject", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn reject(Named(id): Named<String>, call: Sent<Approve, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.reject(&call.actor, &id, &call.body).await?))
}

/// Withdraws it: at once where nothing was sent, else by asking the courier, where its wire can.
#[utoipa::path(
    post, path = "/interceptions/{id}/withdraw", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn withdraw(Named(id): Named<String>, call: Sent<WriteOne, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.withdraw(&call.actor, &id, &call.body).await?))
}

/// Opens a human case.
#[utoipa::path(
    post, path = "/interceptions/{id}/escalate", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn escalate(Named(id): Named<String>, call: Sent<WriteOne, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.escalate(&call.actor, &id, &call.body).await?))
}

/// Takes the human case: the caller owns it from now on.
#[utoipa::path(
    post, path = "/interceptions/{id}/take", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn take_case(Named(id): Named<String>, call: Sent<Write, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.take_case(&call.actor, &id, &call.body).await?))
}

/// Decides the human case: what a person found out by telephone, or that it is waited on.
#[utoipa::path(
    post, path = "/interceptions/{id}/resolve", tag = "acts", request_body = ResolveIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn resolve(Named(id): Named<String>, call: Sent<Write, ResolveIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.resolve(&call.actor, &id, &call.body).await?))
}

/// Orders a second submission out of doubt. It may cost a second fee: the key needs the scope `resend`.
#[utoipa::path(
    post, path = "/interceptions/{id}/resend", tag = "acts", request_body = NoteIn,
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), WriteRefusals)
)]
async fn resend(Named(id): Named<String>, call: Sent<Resend, NoteIn>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.resend(&call.actor, &id, &call.body).await?))
}
