//! The couriers' signing recipes, checked against the vectors of the sheets.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

fn md5_base64(parts: &[&str]) -> String {
    let mut hash = Md5::new();
    for part in parts {
        hash.update(part.as_bytes());
    }
    STANDARD.encode(hash.finalize())
}

/// SF, plain mode (sf.md §2): Base64(MD5(msgData + timestamp + checkword)).
pub(crate) fn sf_plain(msg_data: &str, timestamp: &str, checkword: &str) -> String {
    md5_base64(&[msg_data, timestamp, checkword])
}

/// SF, URL-encoded mode (sf.md §2): the same over Java's URLEncoder output.
pub(crate) fn sf_encoded(msg_data: &str, timestamp: &str, checkword: &str) -> String {
    // The WHATWG form serializer keeps exactly Java's set (A-Z a-z 0-9 . - * _, space to +).
    let joined = format!("{msg_data}{timestamp}{checkword}");
    let encoded: String = form_urlencoded::byte_serialize(joined.as_bytes()).collect();
    md5_base64(&[&encoded])
}

/// ZTO, default mode and pushes (zto.md §2, §5): Base64(MD5(body + appSecret)).
pub(crate) fn zto(body: &str, app_secret: &str) -> String {
    md5_base64(&[body, app_secret])
}

/// YTO calls (yto.md §2): Base64(MD5(param + method + version + secret)).
pub(crate) fn yto(param: &str, method: &str, version: &str, secret: &str) -> String {
    md5_base64(&[param, method, version, secret])
}

/// YTO pushes (yto.md §5): Base64(MD5(xml + secret)).
pub(crate) fn yto_push(xml: &str, secret: &str) -> String {
    md5_base64(&[xml, secret])
}

/// JD LOP (jd.md §2A): hex MD5, lower case here; clients may send either case.
pub(crate) fn jd_lop(
    secret: &str,
    token: &str,
    app_key: &str,
    path: &str,
    body: &str,
    timestamp: &str,
) -> String {
    let mut hash = Md5::new();
    for part in [
        secret,
        "access_token",
        token,
        "app_key",
        app_key,
        "method",
        path,
        "param_json",
        body,
        "timestamp",
        timestamp,
        "v",
        "2.0",
        secret,
    ] {
        hash.update(part.as_bytes());
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sf_vectors_of_the_sheet() {
        let long = r#"{"waybillNo":"SF444201931741","serviceCode":"1","role":"1","payMode":"4","monthlyCardNo":"9999999999","newDestAddress":{"province":"广东省","city":"深圳市","county":"南山区","address":"科技园 A座(1~2)!*栋","contact":"张三","phone":"13800000000"}}"#;
        let track = r#"{"trackingType":1,"trackingNumber":["SF444201931741"],"checkPhoneNo":"1234"}"#;
        let vectors = [
            (r#"{"waybillNo":"SF444201931741"}"#, "+ifwUofxtkExvxxCNA38Gw==", "pypyHVTmMpxW/MdzbRjx/w=="),
            (long, "FYT6ZD2BvNWtqrbh0Ng5Bg==", "Zh29kptUuw9Xvz5/g37Wlw=="),
            (track, "gedwJ+j6akBh0ZESzGIixA==", "hEHaDJx8uAgIUfYVo5NrpA=="),
        ];
        for (data, encoded, plain) in vectors {
            let (stamp, word) = ("1700000000000", "TESTCHECKWORD0123456789abcdefghi");
            assert_eq!(sf_encoded(data, stamp, word), encoded, "{data}");
            assert_eq!(sf_plain(data, stamp, word), plain, "{data}");
        }
    }

    #[test]
    fn zto_vectors_of_the_sheet() {
        let vectors = [
            (
                r#"{"billCode":"73100130019486","requestId":"REQ-0001","thirdBizNo":"BIZ-0001","destinationType":2}"#,
                "6c6H1NX0hU88Cm/h/ENy+w==",
            ),
            (
                r#"{"billCode":"73100130019486","requestId":"REQ-0002","thirdBizNo":"BIZ-0002","destinationType":3,"receivePhone":"13800000000","receiveUsername":"张三","receiveProvince":"上海","receiveCity":"上海市","receiveDistrict":"青浦区","receiveAddress":"华新镇华志路1685号"}"#,
                "DC1EUhEMO5LkDQQpcPg4VA==",
            ),
            (
                r#"{"billCode":"73100196611386","facilityCode":"37131","actionTime":"2025-05-22 15:07:46","city":"郑州市","action":"ARRIVAL","facilityName":"郑州高新区","desc":"【郑州市】快件已到达【郑州高新区】"}"#,
                "7WQLosYwF+ttKx7UVVGCAA==",
            ),
        ];
        for (body, digest) in vectors {
            assert_eq!(zto(body, "kfpttestkey=="), digest, "{body}");
        }
    }

    #[test]
    fn yto_vectors_of_the_sheet() {
        assert_eq!(yto_push("opentest", "123456"), "YLstCNa3x8ijQx16e/jqOA==");
        assert_eq!(yto_push("<order></order>", "123456"), "LghTkEmsD2tbQ3fsIBRcBg==");
        let update = "<UpdateInfo><logisticProviderID>YTO</logisticProviderID><clientID>K10000000</clientID><mailNo>YT2600227881409</mailNo><txLogisticID>LN0001</txLogisticID><infoType>STATUS</infoType><infoContent>FORWARDING</infoContent><acceptTime>2025-05-22 15:07:46</acceptTime><remark>转寄</remark></UpdateInfo>";
        assert_eq!(yto_push(update, "123456"), "YtQ7GMEvQhZgcETqlxR1UA==");
        let calls = [
            ("track_query_adapter", r#"{"NUMBER":"YT2600227881409"}"#, "123456", "uhSL6hg8txxadZi26YPYPg=="),
            ("track_query_adapter", r#"{"NUMBER":"YT2600227881409"}"#, "1QLlIZ", "A5VvsQJFjUk8wEHg6wxDsQ=="),
            (
                "wanted_report_adapter",
                r#"{"waybillNo":"YT2600227881409","wantedDesc":"拦截退回"}"#,
                "123456",
                "TSZTAYQAuQvMQ6mBdT4W6w==",
            ),
            (
                "wanted_change_adapter",
                r#"{"waybillNo":"YT2600227881409","wantedDesc":"改地址","receiverName":"张三","receiverTel":"13800000000","receiveProvName":"上海","receiveCityName":"上海市","receiveCountyName":"青浦区","receiveAddress":"华新镇华志路1685号"}"#,
                "123456",
                "gNevv7qKOqCSRF3yh3vK4A==",
            ),
            (
                "wanted_cancel_adapter",
                r#"{"waybillNo":"YT2600227881409","dealRemark":"客户取消"}"#,
                "123456",
                "zLftszebgfzwf8S6hLTsuA==",
            ),
            (
                "subscribe_adapter",
                r#"{"client_id":"K10000000","msg_type":"online","logistics_interface":"{\"clientId\":\"K10000000\",\"waybillNo\":\"YT2600227881409\"}"}"#,
                "123456",
                "LF5VWn1QYHV++0GOi9gzlw==",
            ),
        ];
        for (method, param, secret, sign) in calls {
            assert_eq!(yto(param, method, "v1", secret), sign, "{method} {param}");
        }
    }

    #[test]
    fn jd_vector_of_the_sheet() {
        let body = r#"[{"waybillCode":"JDVA00000000001","orderOrigin":1,"customerCode":"010K000001","cancelReason":"用户取消","cancelReasonCode":"1","cancelType":1}]"#;
        let sign = jd_lop(
            "jd-demo-app-secret",
            "jd-demo-access-token",
            "jd-demo-app-key",
            "/ecap/v1/orders/cancel",
            body,
            "2026-01-02 03:04:05",
        );
        assert_eq!(sign, "36b670414ef20cf6e6d89e587c8be51d");
    }
}
