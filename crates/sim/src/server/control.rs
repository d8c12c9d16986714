//! The control plane over HTTP (API.md, "The simulator's control plane").

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::control::{Advance, ControlError, NewParcel, PushTarget, shown};
use crate::courier::Courier;
use crate::fault::FaultRequest;
use crate::ledger::LedgerFilter;
use crate::server::connection::Cutter;
use crate::server::gate::Gates;
use crate::server::shell::Shell;
use crate::server::wire;
use crate::world::World;

#[derive(Clone)]
pub(super) struct Plane {
    pub(super) shell: Arc<Shell>,
    pub(super) gates: Arc<Gates>,
    pub(super) control_url: String,
}

type Answer = Result<Response, ControlError>;

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(json!({ "code": self.code, "detail": self.detail }))).into_response()
    }
}

/// All routes of the control plane, with the wire protocols below `/{connector}/`.
pub(super) fn router(plane: Plane) -> Router {
    Router::new()
        .route("/sim", get(list))
        .route("/sim/parcels", post(add_parcel))
        .route("/sim/parcels/{courier}/{waybill_no}", get(show_parcel))
        .route("/sim/parcels/{courier}/{waybill_no}/advance", post(advance_parcel))
        .route("/sim/parcels/{courier}/{waybill_no}/portal", post(portal_intercept))
        .route("/sim/faults", get(list_faults).put(set_fault).delete(clear_faults))
        .route("/sim/ledger", get(ledger))
        .route("/sim/clock", get(show_clock).put(set_clock))
        .route("/sim/callbacks", get(list_callbacks).put(set_callback))
        .route("/{connector}/{*path}", any(connector_call))
        .fallback(unknown_path)
        .with_state(plane)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ControlError> {
    serde_json::from_slice(body).map_err(|error| {
        let code = if error.is_data() { "field_invalid" } else { "json_invalid" };
        let status = if error.is_data() { 422 } else { 400 };
        ControlError::new(status, code, format!("the body is not what is wanted here: {error}"))
    })
}

async fn act<T: Send + 'static>(
    plane: &Plane,
    work: impl FnOnce(&mut World, i64) -> Result<T, ControlError> + Send + 'static,
) -> Result<T, ControlError> {
    let shell = plane.shell.clone();
    let done = tokio::task::spawn_blocking(move || shell.act(work)).await;
    done.map_err(|_| ControlError::new(500, "internal", "the simulator failed; see its log"))??
}

async fn list(State(plane): State<Plane>) -> Response {
    let urls = plane.gates.urls();
    let connectors: BTreeMap<&str, Value> = Courier::ALL
        .iter()
        .map(|courier| {
            let url = urls.get(courier.connector()).cloned().unwrap_or_default();
            let port: u16 = url.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or_default();
            let open = plane.gates.is_open(*courier);
            (courier.connector(), json!({ "courier": courier, "url": url, "port": port, "open": open }))
        })
        .collect();
    Json(json!({ "control_url": plane.control_url, "connectors": connectors, "clock": clock_view(&plane) }))
        .into_response()
}

async fn add_parcel(State(plane): State<Plane>, body: Bytes) -> Answer {
    let new: NewParcel = read(&body)?;
    let (parcel, created) = act(&plane, move |world, now| world.add_parcel(&new, now)).await?;
    let status = if created { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(parcel)).into_response())
}

async fn show_parcel(
    State(plane): State<Plane>,
    Path((courier, waybill_no)): Path<(String, String)>,
) -> Answer {
    Ok(Json(act(&plane, move |world, now| world.parcel(&courier, &waybill_no, now)).await?).into_response())
}

async fn advance_parcel(
    State(plane): State<Plane>,
    Path((courier, waybill_no)): Path<(String, String)>,
    body: Bytes,
) -> Answer {
    let how: Advance = read(&body)?;
    let work = move |world: &mut World, now| world.advance_parcel(&courier, &waybill_no, how, now);
    Ok(Json(act(&plane, work).await?).into_response())
}

#[derive(Deserialize)]
struct Portal {
    #[serde(default)]
    to_city: Option<String>,
}

async fn portal_intercept(
    State(plane): State<Plane>,
    Path((courier, waybill_no)): Path<(String, String)>,
    body: Bytes,
) -> Answer {
    let asked: Portal = if body.is_empty() { Portal { to_city: None } } else { read(&body)? };
    let work = move |world: &mut World, now| {
        world.portal_intercept(&courier, &waybill_no, asked.to_city.as_deref(), now)
    };
    Ok(Json(act(&plane, work).await?).into_response())
}

async fn list_faults(State(plane): State<Plane>) -> Response {
    Json(json!({ "items": plane.shell.look(World::faults) })).into_response()
}

async fn set_fault(State(plane): State<Plane>, body: Bytes) -> Answer {
    let asked: FaultRequest = read(&body)?;
    let armed = act(&plane, move |world, _| world.set_fault(&asked)).await?;
    plane.gates.follow_faults().await;
    Ok(Json(json!({ "items": armed })).into_response())
}

#[derive(Deserialize)]
struct Which {
    connector: Option<String>,
}

async fn clear_faults(State(plane): State<Plane>, Query(which): Query<Which>) -> Answer {
    let cleared = act(&plane, move |world, _| Ok(world.clear_faults(which.connector.as_deref()))).await?;
    plane.gates.follow_faults().await;
    Ok(Json(json!({ "cleared": cleared })).into_response())
}

async fn ledger(State(plane): State<Plane>, Query(filter): Query<LedgerFilter>) -> Response {
    let rows = plane.shell.look(|world| world.ledger(&filter));
    Json(json!({ "items": rows })).into_response()
}

fn clock_view(plane: &Plane) -> Value {
    let now_ms = plane.shell.clock.now_ms();
    json!({ "now": shown(now_ms), "now_ms": now_ms, "speed": plane.shell.clock.speed() })
}

async fn show_clock(State(plane): State<Plane>) -> Response {
    Json(clock_view(&plane)).into_response()
}

#[derive(Deserialize)]
struct SetClock {
    speed: Option<f64>,
    advance_minutes: Option<f64>,
}

async fn set_clock(State(plane): State<Plane>, body: Bytes) -> Answer {
    let asked: SetClock = read(&body)?;
    if asked.speed.is_none() && asked.advance_minutes.is_none() {
        return Err(ControlError::invalid("field_invalid", "say speed or advance_minutes"));
    }
    if let Some(speed) = asked.speed {
        plane.shell.clock.set_speed(speed)?;
    }
    if let Some(minutes) = asked.advance_minutes {
        plane.shell.clock.advance_minutes(minutes)?;
    }
    Ok(Json(clock_view(&plane)).into_response())
}

async fn list_callbacks(State(plane): State<Plane>) -> Response {
    Json(json!({ "items": plane.shell.look(World::push_targets) })).into_response()
}

async fn set_callback(State(plane): State<Plane>, body: Bytes) -> Answer {
    let target: PushTarget = read(&body)?;
    act(&plane, move |world, _| world.set_push_target(target)).await?;
    Ok(list_callbacks(State(plane)).await)
}

async fn connector_call(
    State(plane): State<Plane>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    Path((connector, _)): Path<(String, String)>,
    request: Request,
) -> Response {
    // The path as sent: signatures may cover it.
    let path = request.uri().path();
    let inner =
        path.get(connector.len() + 1..).filter(|rest| rest.starts_with('/')).unwrap_or(path).to_owned();
    wire::call(plane.shell.clone(), connector, inner, cutter, request).await
}

async fn unknown_path() -> ControlError {
    ControlError::new(404, "path_unknown", "no such path; GET /sim lists the connectors")
}
