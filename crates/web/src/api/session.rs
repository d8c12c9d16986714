//! Signing in and out, and who the caller is.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use gaidao_desk::{
    SessionInfo, SignedIn,
    intake::{FirstRunIn, PasswordIn, SignInIn},
    view::{DemoClockView, SeatView, SessionView},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, Nothing, list};
use crate::{
    doc::{ReadRefusals, SignInRefusals, WriteRefusals},
    gate::{Allowed, Anyone, Asked, Gate, Known, Named, Oneself, Read, Sendable, Sent},
    peer::Caller,
    problem::Problem,
    ticket,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new()
        .routes(routes!(first_run))
        .routes(routes!(session, sign_in, sign_out))
        .routes(routes!(change_password))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
}

impl Sendable for FirstRunIn {}
impl Sendable for SignInIn {}
impl Sendable for PasswordIn {}

/// The answer that gives a browser its session.
fn begun(gate: &Gate, status: StatusCode, signed_in: SignedIn) -> Response {
    let cookie = ticket::keep(&signed_in.token);
    let mut response = (status, Json(with_clock(gate, signed_in.view))).into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    response
}

fn with_clock(gate: &Gate, mut view: SessionView) -> SessionView {
    view.demo = gate.demo().map(|clock| DemoClockView { speed: clock.speed(), now: gate.now() });
    view
}

fn own(info: Option<SessionInfo>) -> Result<SessionInfo, Problem> {
    info.ok_or_else(|| Problem::new("no_session"))
}

/// Uses a one-time link (`gaidao admin link`): makes an administrator, or gives an existing one a new password, and
/// signs them in.
#[utoipa::path(
    post, path = "/first-run", tag = "people", request_body = FirstRunIn, security(()),
    responses(
        (status = 201, description = "Signed in; the session is in the cookie", body = SessionView),
        SignInRefusals,
    )
)]
async fn first_run(State(gate): State<Gate>, call: Anyone<FirstRunIn>) -> Result<Response, Problem> {
    let signed_in = call.desk.first_run(&call.body).await?;
    Ok(begun(&gate, StatusCode::CREATED, signed_in))
}

/// Signs a person in.
#[utoipa::path(
    post, path = "/session", tag = "people", request_body = SignInIn, security(()),
    responses(
        (status = 200, description = "Signed in; the session is in the cookie", body = SessionView),
        SignInRefusals,
    )
)]
async fn sign_in(State(gate): State<Gate>, call: Anyone<SignInIn>) -> Result<Response, Problem> {
    let signed_in = call.desk.sign_in(&call.body, &call.net, call.cookie.as_deref()).await?;
    Ok(begun(&gate, StatusCode::OK, signed_in))
}

/// Who calls, and what they may do: for a session, an API key and the token of an embedded page alike.
#[utoipa::path(
    get, path = "/session", tag = "people",
    responses((status = 200, description = "The caller", body = SessionView), ReadRefusals)
)]
async fn session(State(gate): State<Gate>, call: Allowed<Known>) -> Answer<SessionView> {
    let view = call.desk.session(&call.actor, call.session.as_ref()).await?;
    Ok(Json(with_clock(&gate, view)))
}

/// Signs out.
#[utoipa::path(
    delete, path = "/session", tag = "people",
    responses((status = 204, description = "The session has ended; the cookie is cleared"), WriteRefusals)
)]
async fn sign_out(call: Sent<Oneself, Nothing>) -> Result<Response, Problem> {
    let info = own(call.session)?;
    call.desk.sign_out(&call.actor, &info).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().extend(ticket::drop_cookie().map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Changes one's own password. Every session of the person ends; the answer has a new one.
#[utoipa::path(
    post, path = "/session/password", tag = "people", request_body = PasswordIn,
    responses(
        (status = 200, description = "Signed in anew; the session is in the cookie", body = SessionView),
        WriteRefusals,
    )
)]
async fn change_password(
    State(gate): State<Gate>,
    Caller(network): Caller,
    call: Sent<Oneself, PasswordIn>,
) -> Result<Response, Problem> {
    own(call.session)?;
    let signed_in = call.desk.change_password(&call.actor, &call.body, &network).await?;
    Ok(begun(&gate, StatusCode::OK, signed_in))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Whose {
    /// Another person's (`usr_…`), for those who manage people.
    user: Option<String>,
}

/// The places where the person is signed in.
#[utoipa::path(
    get, path = "/sessions", tag = "people", params(Whose),
    responses((status = 200, description = "The living sessions, newest first", body = List<SeatView>), ReadRefusals)
)]
async fn sessions(call: Allowed<Read>, Asked(whose): Asked<Whose>) -> Answer<List<SeatView>> {
    Ok(list(call.desk.sessions(&call.actor, call.session.as_ref(), whose.user.as_deref()).await?))
}

/// Ends a session: one's own, or anybody's for those who manage people.
#[utoipa::path(
    delete, path = "/sessions/{id}", tag = "people",
    params(("id" = String, Path, description = "`ses_…`")),
    responses((status = 204, description = "It has ended"), WriteRefusals)
)]
async fn end_session(Named(id): Named<String>, call: Sent<Read, Nothing>) -> Result<StatusCode, Problem> {
    call.desk.end_session(&call.actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
