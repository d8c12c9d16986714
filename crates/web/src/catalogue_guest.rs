//! The codes about customers: verification, links, self-service. See [`crate::catalogue`].

use crate::catalogue::Entry;

const NOTHING: &str = "Nothing.";

/// What is refused about customers.
pub(crate) const GUEST: &[Entry] = &[
    Entry {
        code: "verification_failed",
        status: 422,
        retryable: false,
        zh: ("核验未通过", "订单号与号码不匹配，请核对后重试。"),
        en: ("Not verified", "Order number and phone do not fit together. Check both and try again."),
        user: "Check order number and digits; the answer is the same whichever is wrong. A few tries are left.",
        operator: "Many of these: see `order.verification_failing` events and the audit log.",
    },
    Entry {
        code: "verification_locked",
        status: 429,
        retryable: true,
        zh: ("核验次数过多", "核验失败次数过多，请按 Retry-After 稍后再试，或联系商家客服。"),
        en: (
            "Too many failures",
            "Too many failed verifications. Wait as long as Retry-After says, or contact the shop.",
        ),
        user: "Wait `Retry-After` seconds; when `instead` is `phone`, the whole phone is still taken.",
        operator: "Limits: 5 failures per order and day, 20 per network and hour, 100 per merchant and day for the last four digits.",
    },
    Entry {
        code: "verification_not_valid",
        status: 422,
        retryable: false,
        zh: ("核验不可用", "该核验不存在、已过期，或属于其他订单，请重新核验。"),
        en: (
            "The verification is not valid",
            "It does not exist, has expired, or belongs to another order. Verify again.",
        ),
        user: "`POST /verifications` again for this order.",
        operator: NOTHING,
    },
    Entry {
        code: "link_not_valid",
        status: 422,
        retryable: false,
        zh: ("链接无效", "链接无效、已使用或已过期，请重新获取。"),
        en: ("The link is not valid", "It is wrong, used or expired. Ask for another."),
        user: "Ask for another link.",
        operator: "First sign-in: `gaidao admin link`. Customers: `POST /customer-links`.",
    },
    Entry {
        code: "consent_needed",
        status: 422,
        retryable: false,
        zh: ("需要同意", "请先阅读并同意后再提交。"),
        en: ("Consent is needed", "Read and agree before you send it."),
        user: "Send `consent: true` once the customer has agreed.",
        operator: NOTHING,
    },
    Entry {
        code: "self_service_off",
        status: 422,
        retryable: false,
        zh: ("未开放自助修改", "商家暂未开放自助修改，请联系客服。"),
        en: ("Self-service is off", "The shop does not take changes here: contact it."),
        user: "Contact the shop.",
        operator: "`PUT /settings/self-service`.",
    },
    Entry {
        code: "own_request",
        status: 409,
        retryable: false,
        zh: ("不能审核自己的申请", "不能审核自己提交的申请，请由其他人审核。"),
        en: ("Your own request", "Somebody else must approve what you asked for."),
        user: "Let another approver decide.",
        operator: "Make a second approver.",
    },
];
