//! The one catalogue of error codes: what happened, what the user does, what the operator does.
//!
//! Codes are the contract; words may improve at any time. `docs/errors.md` and `/docs/errors` are written from this
//! table, and a test fails when the page differs or when the program can emit a code that is not here.

/// One documented code.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Stable code.
    pub code: &'static str,
    /// HTTP status; 0 for codes that only occur in a row of an import or a bulk.
    pub status: u16,
    /// The same request may succeed later.
    pub retryable: bool,
    /// Chinese title and detail.
    pub zh: (&'static str, &'static str),
    /// English title and detail.
    pub en: (&'static str, &'static str),
    /// What the user does.
    pub user: &'static str,
    /// What the operator does.
    pub operator: &'static str,
}

/// The entry of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.code == code)
}

/// Every documented code.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    HTTP.iter()
        .chain(crate::catalogue_desk::DESK)
        .chain(crate::catalogue_people::PEOPLE)
        .chain(crate::catalogue_guest::GUEST)
        .chain(crate::catalogue_desk::ROWS)
}

const NOTHING: &str = "Nothing.";

/// What is wrong with the request itself, whatever it asks for.
const HTTP: &[Entry] = &[
    Entry {
        code: "bad_request",
        status: 400,
        retryable: false,
        zh: ("请求无法读取", "请求的正文、路径或请求头无法读取，请检查后重发。"),
        en: (
            "The request cannot be read",
            "The body, path or a header cannot be read. Check it and send it again.",
        ),
        user: "Check percent-encoding, headers and that the body was sent completely.",
        operator: NOTHING,
    },
    Entry {
        code: "bad_json",
        status: 400,
        retryable: false,
        zh: ("JSON 无效", "正文不是有效的 JSON。"),
        en: ("Invalid JSON", "The body is not valid JSON."),
        user: "Send UTF-8 JSON, at most 32 levels deep; the detail names line and column.",
        operator: NOTHING,
    },
    Entry {
        code: "missing_field",
        status: 422,
        retryable: false,
        zh: ("缺少字段", "缺少必填字段。"),
        en: ("A field is missing", "A required field is missing."),
        user: "Add the field named in `field`.",
        operator: NOTHING,
    },
    Entry {
        code: "unknown_field",
        status: 422,
        retryable: false,
        zh: ("未知字段", "正文含有接口没有的字段。"),
        en: ("Unknown field", "The body has a field the interface does not know."),
        user: "Remove or correct the field named in `field`; unknown fields are refused so that a typing mistake never changes a command.",
        operator: NOTHING,
    },
    Entry {
        code: "invalid_field",
        status: 422,
        retryable: false,
        zh: ("字段无效", "字段的值不符合要求。"),
        en: ("A field is wrong", "The value of a field does not fit."),
        user: "Correct the field named in `field`; the detail says the rule.",
        operator: NOTHING,
    },
    Entry {
        code: "unauthorized",
        status: 401,
        retryable: false,
        zh: (
            "未登录或密钥无效",
            "未登录、登录已过期，或 API 密钥缺失、错误、过期、已吊销。请重新登录；程序请使用 Authorization: Bearer <密钥>。",
        ),
        en: (
            "Not signed in, or the key is not valid",
            "Nobody is signed in or the session has ended, or the API key is absent, wrong, expired or revoked. Sign in \
             again; programs send Authorization: Bearer <key>.",
        ),
        user: "Sign in again. Programs: send a valid key; make a new one with a key that has the scope `keys`.",
        operator: "`gaidao key new` makes a key; `GET /api/v1/api-keys` shows which are revoked or expired.",
    },
    Entry {
        code: "forbidden",
        status: 403,
        retryable: false,
        zh: ("没有权限", "您的角色或该密钥没有此操作的权限。"),
        en: ("Not permitted", "Your role or the key lacks the scope this needs."),
        user: "Ask somebody whose role has it; programs use a key with the scope named in `scope`.",
        operator: "Give the person another role, or make a key with that scope if the program shall have it.",
    },
    Entry {
        code: "no_such_path",
        status: 404,
        retryable: false,
        zh: ("没有这个地址", "没有这个接口地址，请查看 /docs。"),
        en: ("No such path", "There is no such path; see /docs."),
        user: "Check the path against /docs.",
        operator: NOTHING,
    },
    Entry {
        code: "method_not_allowed",
        status: 405,
        retryable: false,
        zh: ("不支持该方法", "该地址不支持这个 HTTP 方法，允许的方法见 Allow 响应头。"),
        en: (
            "Method not allowed",
            "This path does not take this method; the Allow header lists those it takes.",
        ),
        user: "Use a method of the `Allow` header.",
        operator: NOTHING,
    },
    Entry {
        code: "unsupported_media_type",
        status: 415,
        retryable: false,
        zh: ("内容类型不支持", "请以 UTF-8 的 application/json 发送，不要压缩。"),
        en: ("Unsupported media type", "Send application/json in UTF-8, not compressed."),
        user: "Set `Content-Type: application/json` (imports: `text/csv` or `application/x-ndjson`).",
        operator: NOTHING,
    },
    Entry {
        code: "body_too_large",
        status: 413,
        retryable: false,
        zh: ("正文过大", "请求正文超过上限。"),
        en: ("The body is too large", "The body exceeds the limit."),
        user: "Send less at once: the member `bytes_max` tells the limit of this path.",
        operator: NOTHING,
    },
    Entry {
        code: "rate_limited",
        status: 429,
        retryable: true,
        zh: ("请求过于频繁", "该密钥的请求过于频繁，请按 Retry-After 稍后重试。"),
        en: ("Too many requests", "This key sends too many requests. Wait as long as Retry-After says."),
        user: "Wait `Retry-After` seconds; spread the load.",
        operator: "Raise the per-key rate if the load is honest.",
    },
    Entry {
        code: "timed_out",
        status: 503,
        retryable: true,
        zh: ("处理超时", "未能在时限内完成，结果未知。请使用同一 Idempotency-Key 重试。"),
        en: (
            "Timed out",
            "Not finished in time; the outcome is unknown. Ask again with the same Idempotency-Key.",
        ),
        user: "Ask again with the same `Idempotency-Key`, or read the resource.",
        operator: "Look at database latency in /metrics and /readyz.",
    },
    Entry {
        code: "internal",
        status: 500,
        retryable: true,
        zh: ("内部错误", "服务内部出错，已记录。请带上 request_id 联系管理员。"),
        en: ("Internal error", "A defect; it was logged. Give the request_id to your operator."),
        user: "Ask again with the same `Idempotency-Key`; report the `request_id`.",
        operator: "Find the `request_id` in the log.",
    },
];

/// The catalogue as the page `docs/errors.md`.
#[must_use]
pub fn markdown() -> String {
    let mut page = String::from(
        "# Error codes\n\n\
         Every refusal and failure is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `code`,\n\
         `detail`, `request_id` and `retryable`; `field` names what is wrong; other members belong to the code. Titles and\n\
         details are Chinese, or English for `Accept-Language: en`. Codes are stable; words may improve.\n\n\
         This page is written from `crates/web/src/catalogue.rs`; a test compares both, and fails when the program can\n\
         emit a code that is not here. Status *row*: the code only occurs in the report of an import.\n\n\
         | code | status | again? | what happened | what the user does | what the operator does |\n\
         |---|---|---|---|---|---|\n",
    );
    for entry in all() {
        let status = if entry.status == 0 { "row".to_owned() } else { entry.status.to_string() };
        let again = if entry.retryable { "yes" } else { "no" };
        page.push_str(&format!(
            "| `{}` | {status} | {again} | {} {} | {} | {} |\n",
            entry.code, entry.zh.1, entry.en.1, entry.user, entry.operator
        ));
    }
    page
}
