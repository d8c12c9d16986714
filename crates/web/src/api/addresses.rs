//! Addresses: understand what a customer wrote.

use axum::Json;
use gaidao_desk::{address, check};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, List, list};
use crate::{
    doc::{ReadRefusals, WriteRefusals},
    gate::{Allowed, Asked, Gate, ReadOne, ReadOrVisit, Sendable, Sent},
    problem::Problem,
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(parse)).routes(routes!(divisions))
}

/// What somebody wrote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TextIn {
    /// One message, at most 1,000 characters.
    #[schema(example = "李四 13900139000 浙江省宁波市鄞州区天童南路1号")]
    text: String,
}

impl Sendable for TextIn {}

/// What a text was understood as. This object only documents; the answer is the address room's own.
#[derive(Serialize, ToSchema)]
pub(super) struct ParsedAddress {
    /// Recipient.
    name: Option<String>,
    /// Phone, digits; a landline with its area code.
    mobile: Option<String>,
    /// Extension of a virtual number or landline.
    ext: Option<String>,
    /// Province, official name.
    province: Option<String>,
    /// City.
    city: Option<String>,
    /// County or district.
    district: Option<String>,
    /// Town or sub-district.
    street: Option<String>,
    /// The rest: road, number, building, room.
    detail: Option<String>,
    /// Division code of the deepest certain unit.
    adcode: Option<String>,
    /// `ok`, `incomplete` or `ambiguous`.
    verdict: String,
    /// `region`, `detail`, `name`, `mobile`.
    missing: Vec<String>,
    /// The places it may mean, when ambiguous.
    candidates: Vec<serde_json::Value>,
}

/// Understands a message: name, phone and address. Stores nothing.
#[utoipa::path(
    post, path = "/addresses/parse", tag = "addresses", request_body = TextIn,
    responses((status = 200, description = "What was understood", body = ParsedAddress), WriteRefusals)
)]
async fn parse(call: Sent<ReadOne, TextIn>) -> Answer<address::Parsed> {
    understood(&call.body).map(Json)
}

/// What a message was understood as.
pub(super) fn understood(given: &TextIn) -> Result<address::Parsed, Problem> {
    let text = check::prose("text", &given.text)?;
    Ok(address::parse(&text))
}

/// Which part of the tree of divisions.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Below {
    /// Division code; without it the provinces.
    #[param(example = "330100")]
    parent: Option<String>,
}

/// One administrative division. This object only documents; the answer is the address room's own.
#[derive(Serialize, ToSchema)]
struct DivisionView {
    /// Division code: six digits, nine for towns and sub-districts.
    adcode: String,
    /// Official name.
    name: String,
    /// 1 province, 2 city, 3 county or district, 4 town or sub-district.
    level: u8,
    /// There is something below it.
    has_children: bool,
}

/// The divisions below one, for pickers.
#[utoipa::path(
    get, path = "/divisions", tag = "addresses", params(Below),
    responses((status = 200, description = "The divisions", body = List<DivisionView>), ReadRefusals)
)]
async fn divisions(
    _call: Allowed<ReadOrVisit>,
    Asked(below): Asked<Below>,
) -> Answer<List<address::Division>> {
    Ok(list(address::divisions(below.parent.as_deref())))
}
