//! Every signature vector printed in the protocol sheets. Those that are whole requests or pushes are fixtures too;
//! here stand the recipes by themselves, the console-selectable ones that no connector uses, and the historic secrets.

use gaidao_kit::sign::{hmac_sha256_base64, java_url_encode, md5_base64, md5_hex, sha256_base64};

fn check(recipe: &str, got: &str, printed: &str) {
    assert_eq!(got, printed, "{recipe}");
}

const ZTO_BODY: &str =
    r#"{"billCode":"73100130019486","requestId":"REQ-0001","thirdBizNo":"BIZ-0001","destinationType":2}"#;
const ZTO_REDIRECT: &str = r#"{"billCode":"73100130019486","requestId":"REQ-0002","thirdBizNo":"BIZ-0002","destinationType":3,"receivePhone":"13800000000","receiveUsername":"张三","receiveProvince":"上海","receiveCity":"上海市","receiveDistrict":"青浦区","receiveAddress":"华新镇华志路1685号"}"#;
const ZTO_PUSH: &str = r#"{"billCode":"73100196611386","facilityCode":"37131","actionTime":"2025-05-22 15:07:46","city":"郑州市","action":"ARRIVAL","facilityName":"郑州高新区","desc":"【郑州市】快件已到达【郑州高新区】"}"#;

#[test]
fn zto() {
    // zto.md §2; the connector uses the first recipe, the others are settings of ZTO's console.
    let signed = format!("{ZTO_BODY}kfpttestkey==");
    let stamped = format!("1700000000000{signed}");
    check("md5/base64", &md5_base64(signed.as_bytes()), "6c6H1NX0hU88Cm/h/ENy+w==");
    check("md5/hex", &md5_hex(signed.as_bytes()), "e9ce87d4d5f4854f3c0a6fe1fc4372fb");
    check("md5/base64 + timestamp", &md5_base64(stamped.as_bytes()), "7vOh84GvB7XtKHdjiOq2oA==");
    check("sha-256", &sha256_base64(signed.as_bytes()), "8jc6EyMNfnd0MDDQR6FL1inllxWhupsB83UVqYqrXCo=");
    let mac = hmac_sha256_base64(b"secretkey", signed.as_bytes());
    check("hmac-sha256", &mac, "R3I3m3MoZTyfshn5DFi5TDIYyuq/N/kgOJ2x+bEfTUs=");
    for (body, printed) in
        [(ZTO_REDIRECT, "DC1EUhEMO5LkDQQpcPg4VA=="), (ZTO_PUSH, "7WQLosYwF+ttKx7UVVGCAA==")]
    {
        check(body, &md5_base64(format!("{body}kfpttestkey==").as_bytes()), printed);
    }
}

#[test]
fn yto() {
    // yto.md §2, published.
    check("opentest", &md5_base64(b"opentest123456"), "YLstCNa3x8ijQx16e/jqOA==");
    check("order", &md5_base64(b"<order></order>123456"), "LghTkEmsD2tbQ3fsIBRcBg==");
    let asked = r#"{"NUMBER":"YT2600227881409"}track_query_adapterv1"#;
    for (secret, printed) in [("123456", "uhSL6hg8txxadZi26YPYPg=="), ("1QLlIZ", "A5VvsQJFjUk8wEHg6wxDsQ==")]
    {
        check(secret, &md5_base64(format!("{asked}{secret}").as_bytes()), printed);
    }
}

#[test]
fn sf() {
    // sf.md §2: A, B, C in both modes; the digests are also in fixtures/sf as whole requests.
    let b = r#"{"waybillNo":"SF444201931741","serviceCode":"1","role":"1","payMode":"4","monthlyCardNo":"9999999999","newDestAddress":{"province":"广东省","city":"深圳市","county":"南山区","address":"科技园 A座(1~2)!*栋","contact":"张三","phone":"13800000000"}}"#;
    let c = r#"{"trackingType":1,"trackingNumber":["SF444201931741"],"checkPhoneNo":"1234"}"#;
    for (data, encoded, plain) in [
        (r#"{"waybillNo":"SF444201931741"}"#, "+ifwUofxtkExvxxCNA38Gw==", "pypyHVTmMpxW/MdzbRjx/w=="),
        (b, "FYT6ZD2BvNWtqrbh0Ng5Bg==", "Zh29kptUuw9Xvz5/g37Wlw=="),
        (c, "gedwJ+j6akBh0ZESzGIixA==", "hEHaDJx8uAgIUfYVo5NrpA=="),
    ] {
        let text = format!("{data}1700000000000TESTCHECKWORD0123456789abcdefghi");
        check(data, &md5_base64(java_url_encode(&text).as_bytes()), encoded);
        check(data, &md5_base64(text.as_bytes()), plain);
    }
    let encoded = "%E7%A7%91%E6%8A%80%E5%9B%AD+A%E5%BA%A7%281%7E2%29%21*%E6%A0%8B";
    check("encoder", &java_url_encode("科技园 A座(1~2)!*栋"), encoded);
}

#[test]
fn jd() {
    // jd.md §2A; the JOS vector belongs to a gateway that is not spoken here.
    let body = r#"[{"waybillCode":"JDVA00000000001","orderOrigin":1,"customerCode":"010K000001","cancelReason":"用户取消","cancelReasonCode":"1","cancelType":1}]"#;
    let plain = format!(
        "jd-demo-app-secretaccess_tokenjd-demo-access-tokenapp_keyjd-demo-app-keymethod/ecap/v1/orders/cancel\
         param_json{body}timestamp2026-01-02 03:04:05v2.0jd-demo-app-secret"
    );
    check("LOP", &md5_hex(plain.as_bytes()), "36b670414ef20cf6e6d89e587c8be51d");
}
