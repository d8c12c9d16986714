//! The one demo account each simulated courier knows. Public on purpose: it opens nothing but the simulator.

use std::collections::BTreeMap;

pub(crate) const SF_PARTNER_ID: &str = "GAIDAODEMO";
pub(crate) const SF_CHECKWORD: &str = "TESTCHECKWORD0123456789abcdefghi";
pub(crate) const SF_MONTHLY_CARD: &str = "9999999999";

/// The platform SDK's public sample key (zto.md §2).
pub(crate) const ZTO_APP_KEY: &str = "kfpttestCode";
pub(crate) const ZTO_APP_SECRET: &str = "kfpttestkey==";

pub(crate) const YTO_CUSTOMER: &str = "K10000000";
pub(crate) const YTO_PUSH_SECRET: &str = "yto-demo-push-secret";
/// Method, URL key, secret: each interface has its own (yto.md §1).
pub(crate) const YTO_INTERFACES: [(&str, &str, &str, &str); 5] = [
    ("return", "wanted_report_adapter", "rEt7bQ", "yto-demo-return-secret"),
    ("change", "wanted_change_adapter", "cHg5aC", "yto-demo-change-secret"),
    ("cancel", "wanted_cancel_adapter", "cAn1iM", "yto-demo-cancel-secret"),
    ("track", "track_query_adapter", "tRk4O9", "yto-demo-track-secret"),
    ("subscribe", "subscribe_adapter", "sUb7fQ", "yto-demo-subscribe-secret"),
];

pub(crate) const JD_APP_KEY: &str = "jd-demo-app-key";
pub(crate) const JD_APP_SECRET: &str = "jd-demo-app-secret";
pub(crate) const JD_TOKEN: &str = "jd-demo-access-token";
pub(crate) const JD_CUSTOMER: &str = "010K000001";

/// The credentials a connector's simulator accepts, by field name; empty for a connector it does not play.
pub fn demo_credentials(connector: &str) -> BTreeMap<String, String> {
    let fixed: &[(&str, &str)] = match connector {
        "sf" => &[
            ("partner_id", SF_PARTNER_ID),
            ("checkword", SF_CHECKWORD),
            ("monthly_card_no", SF_MONTHLY_CARD),
        ],
        "zto" => &[("app_key", ZTO_APP_KEY), ("app_secret", ZTO_APP_SECRET)],
        "yto" => &[("customer_code", YTO_CUSTOMER), ("push_secret", YTO_PUSH_SECRET)],
        "jd" => &[
            ("app_key", JD_APP_KEY),
            ("app_secret", JD_APP_SECRET),
            ("access_token", JD_TOKEN),
            ("customer_code", JD_CUSTOMER),
        ],
        _ => &[],
    };
    let mut found: BTreeMap<String, String> =
        fixed.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    if connector == "yto" {
        for (name, _, url_key, secret) in YTO_INTERFACES {
            found.insert(format!("{name}_url_key"), url_key.to_owned());
            found.insert(format!("{name}_secret"), secret.to_owned());
        }
    }
    found
}
