//! The codes about people: signing in, sessions, users, revealing. See [`crate::catalogue`].

use crate::catalogue::Entry;

const NOTHING: &str = "Nothing.";

/// What is refused about people.
pub(crate) const PEOPLE: &[Entry] = &[
    Entry {
        code: "sign_in_failed",
        status: 401,
        retryable: false,
        zh: ("登录失败", "用户名或密码不正确，或该账号已停用。"),
        en: ("Signing in failed", "Login or password is wrong, or the account is switched off."),
        user: "Check both; the answer is the same whichever is wrong. An administrator can set a new password.",
        operator: "No administrator can sign in? `gaidao admin link` makes a one-time link.",
    },
    Entry {
        code: "sign_in_throttled",
        status: 429,
        retryable: true,
        zh: (
            "尝试次数过多",
            "登录失败次数过多，请按 Retry-After 稍后再试；管理员可用 gaidao admin link 恢复登录。",
        ),
        en: (
            "Too many tries",
            "Too many failed sign-ins. Wait as long as Retry-After says; an administrator gets in with gaidao admin link.",
        ),
        user: "Wait `Retry-After` seconds.",
        operator: "Limits: 10 failures per login and network in 15 minutes, 100 per network and hour, 50 per login and day from networks where it never signed in.",
    },
    Entry {
        code: "csrf",
        status: 403,
        retryable: false,
        zh: ("请求来源不明", "该请求不是由本站页面发出的，请刷新页面后重试。"),
        en: (
            "Where this comes from is not clear",
            "This was not sent by our own page. Reload the page and try again.",
        ),
        user: "Reload the page. Programs: use an API key, or send `x-csrf-token` from `GET /session`.",
        operator: "A reverse proxy must pass `Host`, `Origin` and `Sec-Fetch-Site` on unchanged.",
    },
    Entry {
        code: "no_session",
        status: 422,
        retryable: false,
        zh: ("没有登录会话", "此操作只用于已登录的人员，API 密钥没有会话。"),
        en: ("There is no session", "This is for people who are signed in; an API key has no session."),
        user: "Sign in, or name the person with `user`.",
        operator: NOTHING,
    },
    Entry {
        code: "password_wrong",
        status: 422,
        retryable: false,
        zh: ("原密码不正确", "原密码不正确，请重新输入。"),
        en: ("The present password is wrong", "The present password is wrong. Type it again."),
        user: "Type the present password again.",
        operator: "Forgotten? Another administrator sets a new one; else `gaidao admin link`.",
    },
    Entry {
        code: "password_too_common",
        status: 422,
        retryable: false,
        zh: ("密码过于常见", "该密码在常见密码之列，或与用户名相同、过于简单，请换一个。"),
        en: (
            "The password is too common",
            "It is among the most used ones, equals the login, or only repeats. Choose another.",
        ),
        user: "Choose another: several words are easy to keep in mind and hard to guess.",
        operator: NOTHING,
    },
    Entry {
        code: "login_taken",
        status: 409,
        retryable: false,
        zh: ("用户名已被使用", "该用户名已被使用，请换一个。"),
        en: ("The login is taken", "Somebody signs in with this login already. Choose another."),
        user: "Choose another login; logins are unique in the whole installation.",
        operator: NOTHING,
    },
    Entry {
        code: "last_admin",
        status: 409,
        retryable: false,
        zh: ("最后一位管理员", "不能停用或降级最后一位管理员，请先设置另一位管理员。"),
        en: (
            "The last administrator",
            "The last administrator cannot be demoted or switched off. Make another one first.",
        ),
        user: "Make another administrator first.",
        operator: NOTHING,
    },
    Entry {
        code: "reveal_limit",
        status: 429,
        retryable: true,
        zh: ("今日查看明文已达上限", "24 小时内查看明文最多 100 次，请稍后再试或请同事协助。"),
        en: (
            "Too many records revealed",
            "At most 100 records in 24 hours are shown in clear. Try again later.",
        ),
        user: "Wait `Retry-After` seconds, or ask a colleague.",
        operator: "The audit log shows who revealed what and why (`order.revealed`, `interception.revealed`).",
    },
];
