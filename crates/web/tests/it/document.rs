//! The OpenAPI document: valid, complete, and the same as last time.

use serde_json::Value;

use crate::matrix::operations;

fn document() -> Value {
    serde_json::from_str(&gaidao_web::openapi()).unwrap()
}

#[test]
fn it_is_3_1_and_every_reference_resolves() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."), "{}", document["openapi"]);
    let mut found = 0;
    let mut todo = vec![&document];
    while let Some(value) = todo.pop() {
        match value {
            Value::Object(map) => {
                if let Some(path) = map.get("$ref").and_then(Value::as_str) {
                    let pointer = path.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{path}");
                    found += 1;
                }
                todo.extend(map.values());
            }
            Value::Array(list) => todo.extend(list),
            _ => {}
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn every_operation_says_what_it_takes_gives_and_refuses() {
    let document = document();
    let mut names = std::collections::BTreeSet::new();
    for (method, path) in operations() {
        let operation = &document["paths"][&path][method.to_lowercase()];
        let place = format!("{method} {path}");
        assert!(
            names.insert(operation["operationId"].as_str().unwrap().to_owned()),
            "{place}: operationId twice"
        );
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{place}: no summary");
        assert!(operation["tags"].as_array().is_some_and(|tags| tags.len() == 1), "{place}: tag");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{place}: no success");
        let mut refusals = vec!["400", "401", "403", "404", "422", "429", "500", "503"];
        if method != "GET" {
            refusals.extend(["409", "413", "415"]);
        }
        for status in refusals {
            let schema = &responses[status]["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/ProblemBody", "{place} {status}");
        }
        let declared: Vec<_> = operation["parameters"].as_array().into_iter().flatten().collect();
        for part in path.split('{').skip(1) {
            let name = part.split('}').next().unwrap();
            let known =
                declared.iter().any(|p| p["name"] == name && p["in"] == "path" && p["required"] == true);
            assert!(known, "{place}: {name}");
        }
    }
}

/// The resources that issue 2 and API.md name.
#[test]
fn every_promised_resource_is_there() {
    let known = operations();
    for promised in [
        "PUT /orders/{order_no}",
        "GET /orders/{order_no}",
        "GET /orders",
        "POST /orders/import",
        "GET /parcels/{courier}/{waybill_no}",
        "POST /parcels/{courier}/{waybill_no}/refresh",
        "POST /scans",
        "POST /assessments",
        "POST /interceptions",
        "GET /interceptions",
        "GET /interceptions/{id}",
        "GET /interceptions/{id}/timeline",
        "GET /interceptions/{id}/attempts",
        "POST /interceptions/{id}/approve",
        "POST /interceptions/{id}/reject",
        "POST /interceptions/{id}/withdraw",
        "POST /interceptions/{id}/escalate",
        "POST /interceptions/{id}/resolve",
        "POST /interceptions/{id}/resend",
        "POST /addresses/parse",
        "GET /couriers",
        "GET /couriers/recognize",
        "GET /accounts",
        "GET /accounts/{id}",
        "PUT /accounts/{id}",
        "POST /accounts/{id}/test",
        "GET /contacts",
        "GET /webhooks",
        "POST /webhooks",
        "PUT /webhooks/{id}",
        "DELETE /webhooks/{id}",
        "GET /api-keys",
        "POST /api-keys",
        "DELETE /api-keys/{id}",
        "GET /audit",
        "GET /audit/verify",
        "GET /events",
    ] {
        let (method, path) = promised.split_once(' ').unwrap();
        let wanted = (method.to_owned(), format!("/api/v1{path}"));
        assert!(known.contains(&wanted), "{promised}");
    }
}

#[test]
fn the_walk_through_names_every_column_of_an_import() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md")).unwrap();
    for column in gaidao_desk::import::column_names() {
        assert!(page.contains(&format!("`{column}`")), "{column}");
    }
}
