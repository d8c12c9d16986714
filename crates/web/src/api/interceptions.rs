//! Interceptions: ask for one, look at it.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use gaidao_desk::{
    InterceptionFilter,
    intake::InterceptionIn,
    view::{AttemptView, DryRunView, InterceptionView, Page, TimelineItem},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, list, page_limit};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Asked, Gate, Named, Read, ReadOne, Sendable, Sent, WriteOne},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(request, interceptions))
        .routes(routes!(interception))
        .routes(routes!(timeline))
        .routes(routes!(attempts))
}

impl Sendable for InterceptionIn {}

/// Asks for an interception. It is durable before the answer is given; the courier hears of it within seconds.
/// With `"dry_run": true` nothing is stored and the answer is the full why.
#[utoipa::path(
    post, path = "/interceptions", tag = "interceptions", request_body = InterceptionIn,
    responses(
        (status = 200, description = "Dry run: what would happen", body = DryRunView),
        (status = 202, description = "Stored; `Location` is where to follow it", body = InterceptionView),
        WriteRefusals,
    )
)]
async fn request(call: Sent<WriteOne, InterceptionIn>) -> Result<Response, Problem> {
    if call.body.dry_run {
        return Ok(Json(call.desk.dry_run(&call.actor, &call.body).await?).into_response());
    }
    let view = call.desk.request(&call.actor, &call.body).await?;
    let place = format!("/api/v1/interceptions/{}", view.id);
    let mut response = (StatusCode::ACCEPTED, Json(view)).into_response();
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// `held`, `queued`, `sending`, `in_doubt`, `accepted`, `turned`, `completed`, `refused`, `failed`, `withdrawn`
    /// or `rejected`.
    state: Option<String>,
    /// Courier code.
    courier: Option<String>,
    /// An order number, a waybill, or a full phone number.
    q: Option<String>,
    /// Something is due before this time (RFC 3339).
    due_before: Option<String>,
    /// `true`: only those that have not ended and those with an open human case, most urgent first.
    #[param(value_type = Option<bool>)]
    waiting: Option<String>,
    /// `true`: only those that cannot go on without a person (held, or with an open human case), most urgent first.
    #[param(value_type = Option<bool>)]
    needs_person: Option<String>,
    /// Items at most, 1 to 200; default 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Finds interceptions.
#[utoipa::path(
    get, path = "/interceptions", tag = "interceptions", params(Filter),
    responses((status = 200, description = "A page of interceptions", body = Page<InterceptionView>), ReadRefusals)
)]
async fn interceptions(call: Allowed<Read>, Asked(filter): Asked<Filter>) -> Answer<Page<InterceptionView>> {
    let waiting = flag("waiting", filter.waiting.as_deref())?;
    let needs_person = flag("needs_person", filter.needs_person.as_deref())?;
    let filter = InterceptionFilter {
        limit: page_limit(filter.limit.as_deref())?,
        state: filter.state,
        courier: filter.courier,
        q: filter.q,
        due_before: filter.due_before.map(|text| offset(&text)),
        waiting,
        needs_person,
        cursor: filter.cursor,
    };
    Ok(Json(call.desk.interceptions(&call.actor, &filter).await?))
}

/// Reads a yes or no; absent means no.
fn flag(name: &str, text: Option<&str>) -> Result<bool, Problem> {
    match text {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Problem::field("invalid_field", name, "须为 true 或 false", "must be true or false")),
    }
}

/// A `+` in a query means a blank (HTML forms), so `…+08:00` typed as it is arrives without its sign. A blank before
/// the offset can mean nothing else.
fn offset(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((time, offset)) if time.contains('T') && offset.contains(':') => format!("{time}+{offset}"),
        _ => text.to_owned(),
    }
}

/// One interception.
#[utoipa::path(
    get, path = "/interceptions/{id}", tag = "interceptions",
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The interception", body = InterceptionView), ReadRefusals)
)]
async fn interception(call: Allowed<ReadOne>, Named(id): Named<String>) -> Answer<InterceptionView> {
    Ok(Json(call.desk.interception(&call.actor, &id).await?))
}

/// Milestones, scans, people's acts and the courier's own words, in order.
#[utoipa::path(
    get, path = "/interceptions/{id}/timeline", tag = "interceptions",
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The timeline", body = List<TimelineItem>), ReadRefusals)
)]
async fn timeline(call: Allowed<ReadOne>, Named(id): Named<String>) -> Answer<List<TimelineItem>> {
    Ok(list(call.desk.timeline(&call.actor, &id).await?))
}

/// Every call made to the courier, with redacted request and reply.
#[utoipa::path(
    get, path = "/interceptions/{id}/attempts", tag = "interceptions",
    params(("id" = String, Path, description = "`int_…`")),
    responses((status = 200, description = "The attempts", body = List<AttemptView>), ReadRefusals)
)]
async fn attempts(call: Allowed<Read>, Named(id): Named<String>) -> Answer<List<AttemptView>> {
    Ok(list(call.desk.attempts(&call.actor, &id).await?))
}
