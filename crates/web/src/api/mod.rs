//! The resources under `/api/v1`: one file per noun, translation only.
//!
//! A handler reads what was asked, calls one use case and writes what it gave. What a key may do stands in the
//! handler's signature ([`crate::gate`]); whose data it is follows from the key.

mod accounts;
mod acts;
mod addresses;
mod assessments;
mod audit;
mod couriers;
mod customer;
mod demo;
mod embed;
mod events;
mod imports;
mod interceptions;
mod keys;
mod orders;
mod parcels;
mod reveal;
mod scans;
mod self_service;
mod session;
mod users;
mod verifications;
mod webhooks;

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    gate::{Gate, Sendable},
    limit::{PAGE_ITEMS, PAGE_ITEMS_MAX},
    problem::Problem,
};

/// What most handlers answer.
pub(crate) type Answer<T> = Result<Json<T>, Problem>;

/// Every resource.
pub(crate) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .merge(orders::routes())
        .merge(imports::routes())
        .merge(parcels::routes())
        .merge(scans::routes())
        .merge(assessments::routes())
        .merge(interceptions::routes())
        .merge(acts::routes())
        .merge(addresses::routes())
        .merge(couriers::routes())
        .merge(accounts::routes())
        .merge(webhooks::routes())
        .merge(keys::routes())
        .merge(session::routes())
        .merge(users::routes())
        .merge(reveal::routes())
        .merge(demo::routes())
        .merge(audit::routes())
        .merge(events::routes())
        .merge(verifications::routes())
        .merge(embed::routes())
        .merge(customer::routes())
        .merge(self_service::routes())
}

/// A list that is given as a whole.
#[derive(Serialize, ToSchema)]
pub(crate) struct List<T> {
    /// The items.
    pub(crate) items: Vec<T>,
}

/// A whole list as an answer.
pub(crate) fn list<T>(items: Vec<T>) -> Json<List<T>> {
    Json(List { items })
}

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// Items at most, 1 to 200; default 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

impl Paging {
    pub(crate) fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    pub(crate) fn limit(&self) -> Result<u32, Problem> {
        page_limit(self.limit.as_deref())
    }
}

/// Reads `limit`.
pub(crate) fn page_limit(text: Option<&str>) -> Result<u32, Problem> {
    let Some(text) = text else { return Ok(PAGE_ITEMS) };
    text.parse().ok().filter(|limit| (1..=PAGE_ITEMS_MAX).contains(limit)).ok_or_else(|| {
        Problem::field(
            "invalid_field",
            "limit",
            "须为 1 到 200 的整数",
            "must be a whole number from 1 to 200",
        )
    })
}

/// A write that takes no body; what is sent nevertheless must be JSON and is ignored.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

impl Sendable for Nothing {}
