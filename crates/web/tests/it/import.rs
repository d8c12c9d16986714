//! Imports: a report per row, bad rows apart, again and again.

use axum::{body::Body, http::StatusCode};
use bytes::Bytes;
use serde_json::{Value, json};

use crate::house::{House, Reply, ask};

const HEAD: &str = "order_no,shop,buyer_phone,placed_at,recipient_name,recipient_phone,province,city,detail,courier,waybill_no\n";
const ORDER: &str = "s,13800138000,2026-11-20T09:30:00+08:00,张三,13800138000,浙江省,杭州市,文三路1号";

async fn import(house: &House, kind: &str, chunks: Vec<Result<Bytes, std::io::Error>>) -> Reply {
    let request = ask("POST", "/api/v1/orders/import", Some(&house.key)).header("content-type", kind);
    let body = Body::from_stream(futures_util::stream::iter(chunks));
    house.send(request.body(body).unwrap()).await
}

fn lines(reply: &Reply) -> Vec<Value> {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/x-ndjson");
    reply.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn good_rows_are_stored_and_bad_ones_told() {
    let house = House::new().await;
    let text =
        format!("{HEAD}A,{ORDER},ZTO,1\nA,,,,,,,,,YTO,2\nB,{ORDER},NOPE,3\nC,{ORDER}\nD,{ORDER},ZTO,4\n");
    let chunks = || text.as_bytes().chunks(50).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
    for _ in 0..2 {
        let report = lines(&import(&house, "text/csv; charset=utf-8", chunks()).await);
        let (summary, mut rows) =
            report.split_last().map(|(last, rows)| (last.clone(), rows.to_vec())).unwrap();
        // A bad row is told before the order that is still being merged.
        rows.sort_by_key(|row| row["line"].as_u64());
        let short: Vec<_> =
            rows.iter().map(|row| (row["line"].as_u64(), row["ok"].clone(), row["code"].clone())).collect();
        assert_eq!(
            short,
            [
                (Some(2), json!(true), Value::Null),
                (Some(3), json!(true), Value::Null),
                (Some(4), json!(false), json!("courier_unknown")),
                (Some(5), json!(false), json!("bad_csv")),
                (Some(6), json!(true), Value::Null),
            ]
        );
        assert_eq!(summary, json!({ "summary": true, "complete": true, "rows": 5, "ok": 3, "failed": 2 }));
    }
    let order = house.get("/api/v1/orders/A").await.expect(StatusCode::OK);
    assert_eq!(order["parcels"].as_array().unwrap().len(), 2);
    house.get("/api/v1/orders/B").await.refused(404, "not_found");
}

#[tokio::test]
async fn a_large_import_streams() {
    let house = House::new().await;
    let mut chunks = vec![Ok(Bytes::from_static(HEAD.as_bytes()))];
    chunks.extend((0..2_000).map(|n| Ok(Bytes::from(format!("L-{n},{ORDER},ZTO,{n}\n")))));
    let report = lines(&import(&house, "text/csv", chunks).await);
    assert_eq!(report.len(), 2_001);
    assert_eq!(
        report[2_000],
        json!({ "summary": true, "complete": true, "rows": 2000, "ok": 2000, "failed": 0 })
    );
}

#[tokio::test]
async fn a_broken_import_says_so_and_stores_no_half_row() {
    let house = House::new().await;
    let whole = format!("{HEAD}A,{ORDER},ZTO,1\nB,{ORDER},ZTO,2\nC,{ORDER},ZTO,");
    let broken = std::io::Error::other("gone");
    let report = lines(&import(&house, "text/csv", vec![Ok(Bytes::from(whole)), Err(broken)]).await);
    assert_eq!(report.last().unwrap()["complete"], json!(false));
    house.get("/api/v1/orders/A").await.expect(StatusCode::OK);
    house.get("/api/v1/orders/C").await.refused(404, "not_found");
}

#[tokio::test]
async fn ndjson_and_other_kinds() {
    let house = House::new().await;
    let mut order = crate::house::order(&["1"]);
    order["order_no"] = json!("N-1");
    let report =
        lines(&import(&house, "application/x-ndjson", vec![Ok(Bytes::from(format!("{order}\nnope")))]).await);
    assert_eq!(report[0], json!({ "line": 1, "order_no": "N-1", "ok": true }));
    assert_eq!(report[1]["code"], "bad_json");
    import(&house, "application/json", vec![Ok(Bytes::from("{}"))])
        .await
        .refused(415, "unsupported_media_type");
}
