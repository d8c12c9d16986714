//! The demo's clock. These paths do not exist in a production server.

use axum::{Json, extract::State};
use gaidao_desk::view::DemoClockView;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    DemoClock,
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Gate, Read, Sendable, Sent, Write},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(clock, advance))
}

/// How far business time goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Advance {
    /// Minutes of business time, 1 to 1440.
    #[schema(minimum = 1, maximum = 1440, example = 30)]
    advance_minutes: u32,
}

impl Sendable for Advance {}

fn demo(gate: &Gate) -> Result<&dyn DemoClock, Problem> {
    gate.demo().ok_or_else(|| Problem::new("no_such_path"))
}

fn shown(gate: &Gate, clock: &dyn DemoClock) -> Json<DemoClockView> {
    Json(DemoClockView { speed: clock.speed(), now: gate.now() })
}

/// The demo's pace and time.
#[utoipa::path(
    get, path = "/demo/clock", tag = "demo",
    responses((status = 200, description = "Pace and time", body = DemoClockView), ReadRefusals)
)]
async fn clock(State(gate): State<Gate>, _call: Allowed<Read>) -> Answer<DemoClockView> {
    Ok(shown(&gate, demo(&gate)?))
}

/// Moves the demo's time on: parcels travel, deadlines ring.
#[utoipa::path(
    post, path = "/demo/clock", tag = "demo", request_body = Advance,
    responses((status = 200, description = "Pace and time", body = DemoClockView), WriteRefusals)
)]
async fn advance(State(gate): State<Gate>, call: Sent<Write, Advance>) -> Answer<DemoClockView> {
    let clock = demo(&gate)?;
    let minutes = call.body.advance_minutes;
    if !(1..=1_440).contains(&minutes) {
        return Err(Problem::field(
            "invalid_field",
            "advance_minutes",
            "须为 1 到 1440 的整数",
            "must be a whole number from 1 to 1440",
        ));
    }
    clock.advance(minutes).map_err(|why| {
        tracing::warn!(why, "the demo's clock was not moved");
        Problem::new("busy")
    })?;
    Ok(shown(&gate, clock))
}
