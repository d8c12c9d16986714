//! `/openapi.json`, and `/docs`: the document as one page, written here so that it needs no script and no request
//! to anybody else.

mod html;

use std::sync::LazyLock;

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use serde_json::Value;

use crate::catalogue;
use html::{Page, escape};

static DOCUMENT: LazyLock<String> = LazyLock::new(crate::openapi);
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let document: Value = serde_json::from_str(&DOCUMENT).unwrap_or_default();
    written(&document)
});
static ERRORS: LazyLock<String> = LazyLock::new(errors_written);

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1e21}\
h2{margin-top:3rem;border-bottom:1px solid #ccd}h3{margin-top:2rem}code{background:#f1f2f5;padding:.1em .3em}\
table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{border:1px solid #ccd;padding:.3rem .5rem;text-align:left;\
vertical-align:top}.method{font-weight:700;color:#0b4f9e}nav a{margin-right:1rem}\
@media(prefers-color-scheme:dark){body{background:#15171a;color:#e4e6eb}code{background:#26292e}.method{color:#7ab7ff}\
a{color:#9ecbff}}";

pub(crate) async fn openapi_json() -> Response {
    kept("application/json", DOCUMENT.as_str())
}

pub(crate) async fn page() -> Html<&'static str> {
    Html(PAGE.as_str())
}

pub(crate) async fn errors() -> Html<&'static str> {
    Html(ERRORS.as_str())
}

pub(crate) async fn style() -> Response {
    kept("text/css; charset=utf-8", STYLE)
}

fn kept(kind: &'static str, body: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, body).into_response()
}

/// The table of codes as HTML.
fn errors_written() -> String {
    let mut page = Page::new("Gaidao: error codes", "错误代码");
    page.text("Every refusal and failure is <code>application/problem+json</code> with one of these codes.");
    let rows = catalogue::all().map(|entry| {
        let status = if entry.status == 0 { "row".to_owned() } else { entry.status.to_string() };
        [
            format!("<code id=\"{0}\">{0}</code>", entry.code),
            status,
            format!("{}<br>{}", escape(entry.zh.1), escape(entry.en.1)),
            html::code_spans(entry.user),
            html::code_spans(entry.operator),
        ]
    });
    page.table(&["code", "status", "meaning", "what the user does", "what the operator does"], rows);
    page.finish()
}

/// The document as HTML.
fn written(document: &Value) -> String {
    let title = text(document, "/info/title");
    let mut page = Page::new(&format!("{title} API"), &format!("{title} API"));
    page.text(&html::code_spans(text(document, "/info/description")));
    page.text(
        "<nav><a href=\"/openapi.json\">OpenAPI 3.1</a><a href=\"/docs/errors\">Error codes</a>\
         <a href=\"#operations\">Operations</a><a href=\"#schemas\">Schemas</a></nav>",
    );
    page.heading("operations", "Operations");
    for (path, item) in members(document, "/paths") {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if operation.is_object() {
                operation_written(&mut page, method, path, operation);
            }
        }
    }
    page.heading("schemas", "Schemas");
    for (name, schema) in members(document, "/components/schemas") {
        schema_written(&mut page, name, schema);
    }
    page.finish()
}

fn operation_written(page: &mut Page, method: &str, path: &str, operation: &Value) {
    let head = format!(
        "<span class=\"method\">{}</span> <code>{}</code>",
        escape(&method.to_uppercase()),
        escape(path)
    );
    page.subheading(text(operation, "/operationId"), &head);
    page.text(&html::code_spans(text(operation, "/summary")));
    page.text(&html::code_spans(text(operation, "/description")));
    let parameters = operation.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let rows: Vec<_> = parameters
        .map(|parameter| {
            let required = parameter.get("required").and_then(Value::as_bool).unwrap_or(false);
            [
                format!("<code>{}</code>", escape(text(parameter, "/name"))),
                escape(text(parameter, "/in")),
                kind(parameter.get("schema").unwrap_or(&Value::Null)),
                if required { "required".to_owned() } else { String::new() },
                html::code_spans(text(parameter, "/description")),
            ]
        })
        .collect();
    if !rows.is_empty() {
        page.table(&["parameter", "in", "type", "", ""], rows);
    }
    for (media, content) in members(operation, "/requestBody/content") {
        let shape = kind(content.get("schema").unwrap_or(&Value::Null));
        page.text(&format!("Body <code>{}</code>: {shape}", escape(media)));
    }
    let rows = members(operation, "/responses").map(|(status, response)| {
        let shapes: Vec<_> = members(response, "/content")
            .map(|(media, content)| {
                format!(
                    "<code>{}</code> {}",
                    escape(media),
                    kind(content.get("schema").unwrap_or(&Value::Null))
                )
            })
            .collect();
        [escape(status), html::code_spans(text(response, "/description")), shapes.join("<br>")]
    });
    page.table(&["status", "", "body"], rows);
}

fn schema_written(page: &mut Page, name: &str, schema: &Value) {
    page.subheading(&format!("schema-{name}"), &format!("<code>{}</code>", escape(name)));
    page.text(&html::code_spans(text(schema, "/description")));
    let required: Vec<_> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let rows = members(schema, "/properties").map(|(field, shape)| {
        [
            format!("<code>{}</code>", escape(field)),
            kind(shape),
            if required.contains(&field.as_str()) { "required".to_owned() } else { String::new() },
            html::code_spans(text(shape, "/description")),
        ]
    });
    page.table(&["field", "type", "", ""], rows);
}

/// A schema in a few words, with a link to the one it refers to.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
        return format!("<a href=\"#schema-{0}\">{0}</a>", escape(name));
    }
    if let Some(choices) = schema.get("oneOf").or_else(|| schema.get("allOf")).and_then(Value::as_array) {
        return choices.iter().map(kind).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" or ");
    }
    if let Some(items) = schema.get("items") {
        return format!("list of {}", kind(items));
    }
    match schema.get("type") {
        Some(Value::String(word)) => escape(word),
        Some(Value::Array(words)) => {
            escape(&words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "))
        }
        _ => String::new(),
    }
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn members<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.pointer(pointer).and_then(Value::as_object).into_iter().flatten()
}
