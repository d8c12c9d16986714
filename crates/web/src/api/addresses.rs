//! Addresses: understand what a customer wrote.

use axum::Json;
use gaidao_desk::{address, check};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Answer;
use crate::{
    doc::WriteRefusals,
    gate::{Gate, Read, Sendable, Sent},
};

pub(super) fn routes() -> OpenApiRouter<Gate> {
    OpenApiRouter::new().routes(routes!(parse))
}

/// What somebody wrote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TextIn {
    /// One message, at most 1,000 characters.
    #[schema(example = "李四 13900139000 浙江省宁波市鄞州区天童南路1号")]
    text: String,
}

impl Sendable for TextIn {}

/// What a text was understood as. This object only documents; the answer is the address room's own.
#[derive(Serialize, ToSchema)]
struct ParsedAddress {
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
async fn parse(call: Sent<Read, TextIn>) -> Answer<address::Parsed> {
    let text = check::prose("text", &call.body.text)?;
    Ok(Json(address::parse(&text)))
}
