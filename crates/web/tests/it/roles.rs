//! Role × operation, over every handler there is. An operation that is not in the table fails the test: nobody gets a
//! permission by default.

use std::collections::BTreeMap;

use gaidao_desk::{Role, Scope};

use crate::{
    house::{House, WAYBILL},
    matrix::{Names, is_open, knock_with, operations},
    person::{Person, admin, member},
};

/// What an operation asks of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Need {
    /// A scope.
    Scope(Scope),
    /// Nothing but being signed in.
    Known,
    /// Nothing at all: it makes the caller known.
    Open,
    /// It is for customers; no person passes.
    Customer,
}

const READ: Need = Need::Scope(Scope::Read);
const WRITE: Need = Need::Scope(Scope::Write);
const APPROVE: Need = Need::Scope(Scope::Approve);
const ACCOUNTS: Need = Need::Scope(Scope::Accounts);
const WEBHOOKS: Need = Need::Scope(Scope::Webhooks);
const KEYS: Need = Need::Scope(Scope::Keys);
const AUDIT: Need = Need::Scope(Scope::Audit);
const USERS: Need = Need::Scope(Scope::Users);
const REVEAL: Need = Need::Scope(Scope::Reveal);
const SETTINGS: Need = Need::Scope(Scope::Settings);

const TABLE: &[(&str, &str, Need)] = &[
    ("GET", "/api/v1/accounts", ACCOUNTS),
    ("GET", "/api/v1/accounts/{id}", ACCOUNTS),
    ("PUT", "/api/v1/accounts/{id}", ACCOUNTS),
    ("POST", "/api/v1/accounts/{id}/test", ACCOUNTS),
    ("POST", "/api/v1/addresses/parse", READ),
    ("GET", "/api/v1/api-keys", KEYS),
    ("POST", "/api/v1/api-keys", KEYS),
    ("DELETE", "/api/v1/api-keys/{id}", KEYS),
    ("POST", "/api/v1/assessments", READ),
    ("GET", "/api/v1/audit", AUDIT),
    ("GET", "/api/v1/audit/verify", AUDIT),
    ("GET", "/api/v1/contacts", READ),
    ("GET", "/api/v1/couriers", READ),
    ("GET", "/api/v1/couriers/recognize", READ),
    ("POST", "/api/v1/customer-links", WRITE),
    ("DELETE", "/api/v1/customer-links/{id}", WRITE),
    ("POST", "/api/v1/customer/addresses/parse", Need::Customer),
    ("POST", "/api/v1/customer/interceptions", Need::Customer),
    ("GET", "/api/v1/customer/interceptions/{id}", Need::Customer),
    ("GET", "/api/v1/customer/order", Need::Customer),
    ("POST", "/api/v1/customer/visits", Need::Open),
    ("GET", "/api/v1/demo/clock", READ),
    ("POST", "/api/v1/demo/clock", WRITE),
    ("GET", "/api/v1/divisions", READ),
    ("POST", "/api/v1/embed-tokens", WRITE),
    ("DELETE", "/api/v1/embed-tokens/{id}", WRITE),
    ("GET", "/api/v1/events", READ),
    ("POST", "/api/v1/first-run", Need::Open),
    ("GET", "/api/v1/interceptions", READ),
    ("POST", "/api/v1/interceptions", WRITE),
    ("GET", "/api/v1/interceptions/{id}", READ),
    ("POST", "/api/v1/interceptions/{id}/approve", APPROVE),
    ("GET", "/api/v1/interceptions/{id}/attempts", READ),
    ("POST", "/api/v1/interceptions/{id}/escalate", WRITE),
    ("POST", "/api/v1/interceptions/{id}/reject", APPROVE),
    ("POST", "/api/v1/interceptions/{id}/resend", Need::Scope(Scope::Resend)),
    ("POST", "/api/v1/interceptions/{id}/resolve", WRITE),
    ("POST", "/api/v1/interceptions/{id}/reveal", REVEAL),
    ("POST", "/api/v1/interceptions/{id}/take", WRITE),
    ("GET", "/api/v1/interceptions/{id}/timeline", READ),
    ("POST", "/api/v1/interceptions/{id}/withdraw", WRITE),
    ("GET", "/api/v1/orders", READ),
    ("POST", "/api/v1/orders/import", WRITE),
    ("GET", "/api/v1/orders/{order_no}", READ),
    ("PUT", "/api/v1/orders/{order_no}", WRITE),
    ("POST", "/api/v1/orders/{order_no}/reveal", REVEAL),
    ("GET", "/api/v1/parcels/{courier}/{waybill_no}", READ),
    ("POST", "/api/v1/parcels/{courier}/{waybill_no}/refresh", WRITE),
    ("POST", "/api/v1/scans", WRITE),
    ("DELETE", "/api/v1/session", Need::Known),
    ("GET", "/api/v1/session", Need::Known),
    ("POST", "/api/v1/session", Need::Open),
    ("POST", "/api/v1/session/password", Need::Known),
    ("GET", "/api/v1/sessions", READ),
    ("DELETE", "/api/v1/sessions/{id}", READ),
    ("GET", "/api/v1/settings/self-service", READ),
    ("PUT", "/api/v1/settings/self-service", SETTINGS),
    ("GET", "/api/v1/users", READ),
    ("POST", "/api/v1/users", USERS),
    ("PATCH", "/api/v1/users/{id}", USERS),
    ("POST", "/api/v1/verifications", WRITE),
    ("GET", "/api/v1/webhooks", WEBHOOKS),
    ("POST", "/api/v1/webhooks", WEBHOOKS),
    ("DELETE", "/api/v1/webhooks/{id}", WEBHOOKS),
    ("PUT", "/api/v1/webhooks/{id}", WEBHOOKS),
    ("GET", "/api/v1/webhooks/{id}/deliveries", WEBHOOKS),
    ("POST", "/api/v1/webhooks/{id}/deliveries/{event_id}/replay", WEBHOOKS),
    ("POST", "/api/v1/webhooks/{id}/test", WEBHOOKS),
];

#[tokio::test]
async fn every_role_may_what_its_table_says_and_nothing_else() {
    let table: BTreeMap<(&str, &str), Need> =
        TABLE.iter().map(|(method, path, need)| ((*method, *path), *need)).collect();
    assert_eq!(table.len(), TABLE.len(), "an operation is there twice");
    let all = operations();
    let missing: Vec<_> =
        all.iter().filter(|(m, p)| !table.contains_key(&(m.as_str(), p.as_str()))).collect();
    assert!(missing.is_empty(), "without a line in the table: {missing:?}");
    assert_eq!(all.len(), table.len(), "the table has operations that are gone");

    let house = House::new().await;
    house.shipped().await;
    let boss = admin(&house).await;
    let names = Names {
        order_no: "A-1".to_owned(),
        waybill_no: WAYBILL.to_owned(),
        id: house.intercepted().await,
        event: "evt_00000000000000000000000000000000".to_owned(),
    };
    let mut checked = 0;
    for role in Role::ALL {
        let person = member(&house, &boss, &format!("the.{}", role.as_str()), role.as_str()).await;
        for ((method, path), need) in &table {
            check(&house, &person, role, (method, path), *need, &names).await;
            checked += 1;
        }
    }
    assert!(checked >= 150, "{checked}");
}

async fn check(
    house: &House,
    person: &Person,
    role: Role,
    (method, path): (&str, &str),
    need: Need,
    names: &Names,
) {
    assert_eq!(need == Need::Open, is_open(method, path), "{method} {path}");
    // Their own session must live on for the next line.
    if (method, path) == ("DELETE", "/api/v1/session") {
        return;
    }
    let reply = knock_with(house, &person.headers(), method, path, names).await;
    let told = reply.json();
    let forbidden = told["code"] == "forbidden";
    let expected = match need {
        Need::Scope(scope) => !role.scopes().contains(&scope),
        Need::Known | Need::Open => false,
        Need::Customer => true,
    };
    assert_eq!(forbidden, expected, "{role:?} {method} {path}: {}", reply.text());
    assert_ne!(told["code"], "csrf", "{method} {path}");
    if let (true, Need::Scope(scope)) = (expected, need) {
        assert_eq!(told["scope"], scope.as_str(), "{method} {path}");
    }
}
