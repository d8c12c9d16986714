//! The OpenAPI document, written from the handlers.

use std::collections::BTreeMap;

use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        Components, ContentBuilder, Ref, RefOr, Response, ResponseBuilder,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use crate::{
    problem::{PROBLEM_JSON, ProblemBody},
    ticket,
};

/// What the document says about itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Gaidao 改道",
        description = "The open command switch for parcels that are already on their way. Every refusal is an \
            RFC 9457 problem with a stable `code`, explained at /docs/errors. Every write accepts `Idempotency-Key`: \
            the same key with the same request gives the same result, with another request 422 \
            `idempotency_key_reused`. Every answer carries `X-Request-Id`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(ProblemBody)),
    security(("key" = []), ("session" = [])),
    modifiers(&Key),
)]
pub(crate) struct Document;

/// The API key and the session cookie as security schemes.
struct Key;

impl Modify for Key {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "An API key: `Authorization: Bearer <key>`. The merchant follows from the key.",
            ))
            .build();
        let cookie = ApiKeyValue::with_description(
            ticket::COOKIE,
            "A person's session (`POST /api/v1/session`). Writes also need `x-csrf-token`, from the session's answer.",
        );
        let schemes = &mut document.components.get_or_insert_with(Components::new).security_schemes;
        schemes.insert("key".to_owned(), RefOr::T(SecurityScheme::Http(scheme)));
        schemes.insert("session".to_owned(), RefOr::T(SecurityScheme::ApiKey(ApiKey::Cookie(cookie))));
    }
}

fn refusals(list: &[(u16, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let problem = || ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
    list.iter()
        .map(|(status, codes)| {
            let response =
                ResponseBuilder::new().description(*codes).content(PROBLEM_JSON, problem()).build();
            (status.to_string(), RefOr::T(response))
        })
        .collect()
}

/// What a read may be refused with.
pub(crate) struct ReadRefusals;

impl IntoResponses for ReadRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            (400, "`bad_request`"),
            (401, "`unauthorized`"),
            (403, "`forbidden`"),
            (404, "`not_found`, `parcel_unknown`"),
            (422, "`invalid_field`, `missing_field`, `courier_unknown`"),
            (429, "`rate_limited`"),
            (500, "`internal`"),
            (503, "`busy`, `timed_out`"),
        ])
    }
}

/// What a sign-in may be refused with.
pub(crate) struct SignInRefusals;

impl IntoResponses for SignInRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            (400, "`bad_json`, `bad_request`"),
            (401, "`sign_in_failed`"),
            (403, "`csrf`"),
            (404, "`no_such_path`"),
            (409, "`login_taken`"),
            (413, "`body_too_large`"),
            (415, "`unsupported_media_type`"),
            (
                422,
                "`missing_field`, `invalid_field`, `unknown_field`, `link_not_valid`, `password_too_common`",
            ),
            (429, "`sign_in_throttled`"),
            (500, "`internal`"),
            (503, "`busy`, `storage_full`, `timed_out`"),
        ])
    }
}

/// What a write may be refused with.
pub(crate) struct WriteRefusals;

impl IntoResponses for WriteRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[
            (400, "`bad_json`, `bad_request`"),
            (401, "`unauthorized`"),
            (403, "`forbidden`, `csrf`"),
            (404, "`not_found`, `parcel_unknown`"),
            (409, "`interception_open`, and what is not possible in this state"),
            (413, "`body_too_large`"),
            (415, "`unsupported_media_type`"),
            (
                422,
                "`missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, \
                 `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, \
                 `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off`",
            ),
            (429, "`rate_limited`, `verification_locked`"),
            (500, "`internal`"),
            (503, "`busy`, `storage_full`, `timed_out`"),
        ])
    }
}
