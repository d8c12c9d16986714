//! Personal data is masked for everybody; one record at a time is shown, for a reason, on the record, so many a day.

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    house::{House, order},
    person::{admin, member},
};

#[tokio::test]
async fn everything_is_masked_for_people() {
    let house = House::new().await;
    house.shipped().await;
    let boss = admin(&house).await;
    let ask = json!({ "courier": "ZTO", "waybill_no": crate::house::WAYBILL, "kind": "readdress",
        "reason": "wrong_address", "channel": "chat", "payer": "merchant", "note": "客户电话 13900139000",
        "target": { "name": "李四光", "phone": "13900139000", "province": "浙江省", "city": "宁波市",
            "district": "鄞州区", "detail": "天童南路700号" } });
    let made = boss.write(&house, "POST", "/api/v1/interceptions", &ask).await;
    let id = made.expect(StatusCode::ACCEPTED)["id"].as_str().unwrap().to_owned();
    let mut texts = vec![made.text()];
    for path in [
        "/api/v1/orders".to_owned(),
        "/api/v1/orders/A-1".to_owned(),
        "/api/v1/interceptions".to_owned(),
        format!("/api/v1/interceptions/{id}"),
        format!("/api/v1/interceptions/{id}/timeline"),
        format!("/api/v1/interceptions/{id}/attempts"),
        format!("/api/v1/parcels/ZTO/{}", crate::house::WAYBILL),
        "/api/v1/audit".to_owned(),
        "/api/v1/users".to_owned(),
    ] {
        let reply = boss.get(&house, &path).await;
        reply.expect(StatusCode::OK);
        texts.push(reply.text());
    }
    for planted in ["13800138000", "13900139000", "13700137000", "张三", "李四光", "文三路", "天童南路"]
    {
        for text in &texts {
            assert!(!text.contains(planted), "{planted} in {text}");
        }
    }
    let shown = boss
        .write(
            &house,
            "POST",
            &format!("/api/v1/interceptions/{id}/reveal"),
            &json!({ "reason": "核对地址" }),
        )
        .await
        .expect(StatusCode::OK);
    assert_eq!(shown["target"]["name"], "李四光");
    assert_eq!(
        (&shown["target"]["detail"], &shown["note"]),
        (&json!("天童南路700号"), &json!("客户电话 13900139000"))
    );
    assert_eq!(shown["recipient"]["phone"], "13800138000");
}

#[tokio::test]
async fn revealing_needs_a_reason_and_is_written_down() {
    let house = House::new().await;
    house.shipped().await;
    let boss = admin(&house).await;
    let path = "/api/v1/orders/A-1/reveal";
    for reason in [json!(""), json!("x"), json!("长".repeat(201)), json!("a\u{7}b"), json!(null), json!(7)] {
        let reply = boss.write(&house, "POST", path, &json!({ "reason": reason })).await;
        assert_eq!(reply.status.as_u16(), 422, "{}", reply.text());
    }
    boss.write(&house, "POST", path, &json!({})).await.refused(422, "missing_field");
    let reason = json!({ "reason": "客户来电 13800138000 核对" });
    boss.write(&house, "POST", "/api/v1/orders/Z-9/reveal", &reason).await.refused(404, "not_found");
    let shown = boss.write(&house, "POST", path, &reason).await.expect(StatusCode::OK);
    assert_eq!(
        (&shown["buyer_phone"], &shown["recipient"]["name"], &shown["remark"]),
        (&json!("13800138000"), &json!("张三"), &json!("请放门口"))
    );
    let audit = boss.get(&house, "/api/v1/audit?limit=200").await.expect(StatusCode::OK);
    let entries: Vec<_> = audit["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["action"] == "order.revealed")
        .collect();
    assert_eq!(entries.len(), 1, "only what was shown");
    assert_eq!(
        (&entries[0]["actor"], &entries[0]["subject"]),
        (&json!(format!("user:{}", boss.id)), &json!("A-1"))
    );
    let newest = boss.get(&house, "/api/v1/audit?order=newest&limit=1").await.expect(StatusCode::OK);
    let latest = &newest["items"][0];
    assert_eq!((&latest["action"], &latest["actor_name"]), (&json!("order.revealed"), &json!("王敏")));
    assert!(latest["detail"]["reason"].as_str().unwrap().starts_with("客户来电"), "{latest}");
    let more =
        format!("/api/v1/audit?order=newest&limit=1&cursor={}", newest["next_cursor"].as_str().unwrap());
    let before = boss.get(&house, &more).await.expect(StatusCode::OK);
    assert_eq!(before["items"][0]["seq"].as_u64().unwrap() + 1, latest["seq"].as_u64().unwrap());
    boss.get(&house, "/api/v1/audit?order=up").await.refused(422, "invalid_field");
    let kept = house.desk.store().of(&house.merchant).audit(&gaidao_store::Page::first(500)).await.unwrap();
    let detail = &kept.items.iter().find(|line| line.entry.action == "order.revealed").unwrap().entry.detail;
    assert!(detail.contains("客户来电") && !detail.contains("13800138000"), "{detail}");
    let key = house.new_key(&house.merchant, Some(&["read", "write"])).await;
    house.write_as(&key, "POST", path, &reason).await.refused(403, "forbidden");
}

#[tokio::test]
async fn the_hundred_and_first_of_a_day_is_refused() {
    let house = House::new().await;
    let boss = admin(&house).await;
    let li = member(&house, &boss, "li", "agent").await;
    house.write("PUT", "/api/v1/orders/A-1", &order(&[])).await.expect(StatusCode::OK);
    let reason = json!({ "reason": "客户来电核对" });
    let path = "/api/v1/orders/A-1/reveal";
    for n in 0..100 {
        let reply = li.write(&house, "POST", path, &reason).await;
        assert_eq!(reply.status, StatusCode::OK, "{n}: {}", reply.text());
        house.clock.advance_ms(1_000);
    }
    let reply = li.write(&house, "POST", path, &reason).await;
    let told = reply.refused(429, "reveal_limit");
    assert_eq!(told["retry_after_seconds"], 24 * 3_600 - 100);
    assert!(!reply.text().contains("13800138000"));
    boss.write(&house, "POST", path, &reason).await.expect(StatusCode::OK);
    let kept = house.desk.store().of(&house.merchant).audit(&gaidao_store::Page::first(500)).await.unwrap();
    let shown = kept.items.iter().filter(|line| line.entry.action == "order.revealed").count();
    assert_eq!(shown, 101, "a refused one shows and records nothing");
    house.clock.advance_ms(24 * 3_600_000);
    let li = crate::person::Person::of(&crate::person::sign_in(&house, "li", crate::person::PASSWORD).await);
    li.write(&house, "POST", path, &reason).await.expect(StatusCode::OK);
}
