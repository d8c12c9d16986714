//! Courier accounts: credentials, write-only.

use axum::Json;
use gaidao_desk::{
    intake::AccountIn,
    view::{AccountTest, AccountView},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, Nothing, list};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Accounts, Allowed, Gate, Named, Sendable, Sent},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(accounts))
        .routes(routes!(account, put_account))
        .routes(routes!(test_account))
}

impl Sendable for AccountIn {}

/// Every courier account.
#[utoipa::path(
    get, path = "/accounts", tag = "accounts",
    responses((status = 200, description = "The accounts", body = List<AccountView>), ReadRefusals)
)]
async fn accounts(call: Allowed<Accounts>) -> Answer<List<AccountView>> {
    Ok(list(call.desk.accounts(&call.actor).await?))
}

/// One courier account. Secrets are never given out.
#[utoipa::path(
    get, path = "/accounts/{id}", tag = "accounts",
    params(("id" = String, Path, description = "The account's name")),
    responses((status = 200, description = "The account", body = AccountView), ReadRefusals)
)]
async fn account(call: Allowed<Accounts>, Named(id): Named<String>) -> Answer<AccountView> {
    Ok(Json(call.desk.account(&call.actor, &id).await?))
}

/// Makes a courier account or changes it. A secret field that is absent keeps its value.
#[utoipa::path(
    put, path = "/accounts/{id}", tag = "accounts", request_body = AccountIn,
    params(("id" = String, Path, description = "The account's name")),
    responses((status = 200, description = "The account", body = AccountView), WriteRefusals)
)]
async fn put_account(Named(id): Named<String>, call: Sent<Accounts, AccountIn>) -> Answer<AccountView> {
    Ok(Json(call.desk.put_account(&call.actor, &id, &call.body).await?))
}

/// Makes the connector's harmless test call with the account.
#[utoipa::path(
    post, path = "/accounts/{id}/test", tag = "accounts",
    params(("id" = String, Path, description = "The account's name")),
    responses((status = 200, description = "What came of it", body = AccountTest), WriteRefusals)
)]
async fn test_account(Named(id): Named<String>, call: Sent<Accounts, Nothing>) -> Answer<AccountTest> {
    Ok(Json(call.desk.test_account(&call.actor, &id).await?))
}
