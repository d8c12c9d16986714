//! The words for what the desk finds wrong with a field. The desk speaks English; a rule
//! without an entry here is shown in English rather than not at all.

const RULES: &[(&str, &str)] = &[
    ("contains a control character", "含有控制字符"),
    ("must not be empty", "不能为空"),
    ("not a phone number", "不是有效的电话号码"),
    (
        "not RFC 3339 with offset, e.g. 2026-11-20T09:30:00+08:00",
        "时间须为带时区的 RFC 3339，例如 2026-11-20T09:30:00+08:00",
    ),
    ("must be between 0 and 1000000000 fen", "须在 0 到 1000000000 分之间"),
    ("more than 50 parcels", "包裹超过 50 个"),
    ("more than 1000 scans", "轨迹超过 1000 条"),
    ("this number is reserved", "该编号为系统保留"),
    ("not the next_cursor of a page", "不是上一页给出的 next_cursor"),
    ("no position", "不是有效的位置"),
    ("no such state", "没有这种状态"),
    ("no such stage", "没有这种物流阶段"),
    ("no such scope", "没有这种权限"),
    ("no such event type", "没有这种事件类型"),
    ("no such province", "没有这个省份"),
    ("no such connector", "没有这个快递接口"),
    ("give phone_last4 or phone", "请给出 phone_last4 或 phone"),
    ("must be four digits", "须为四位数字"),
    ("between 1 and 5 origins", "须为 1 到 5 个来源"),
    (
        "an exact origin like https://shop.example, or http on loopback",
        "须为确切的来源，例如 https://shop.example（本机可用 http）",
    ),
    ("give token, or order_no with factors", "请给出 token，或 order_no 与 factors"),
    ("customers cannot ask for this", "客户不能申请这种操作"),
    ("no such account for this courier", "没有属于该快递公司的这个账号"),
    ("this connector has no such field", "该快递接口没有这个字段"),
    ("an account keeps its connector; make another account", "账号不能更换快递接口，请另建账号"),
    (
        "one of production, sandbox (and simulator in the demo)",
        "须为 production 或 sandbox（演示环境还可用 simulator）",
    ),
    ("must be https://host without user, query or fragment", "须为 https://主机，不含用户名、参数或片段"),
    ("this kind has no target; leave it out", "这种拦截不需要新收件信息，请去掉"),
    ("this kind needs target or target_text", "这种拦截需要 target 或 target_text"),
    ("give target or target_text, not both", "target 与 target_text 只能给一个"),
    ("a merchant has at most 20 endpoints", "每个商家最多 20 个回调地址"),
    ("lies in the past", "时间已过"),
    ("shorter than 8 characters", "少于 8 个字符"),
    ("shorter than 2 characters", "少于 2 个字符"),
    (
        "must be 2 to 32 of a-z, 0-9, dot, dash, underscore",
        "须为 2 到 32 个字符，只能用小写字母、数字、点、横线和下划线",
    ),
    ("not an absolute URL", "不是完整的网址"),
    ("only https is allowed", "只允许 https"),
    ("the URL must not carry a user or password", "网址不能含用户名或密码"),
    ("only the ports 443 and 8443 are allowed", "只允许端口 443 和 8443"),
    ("the address is not public", "不是公网地址"),
    ("this field is required", "缺少必填字段"),
    ("there is no such field", "接口没有这个字段"),
    ("this column is required", "缺少这一列"),
    ("there is no such column, or it is there twice", "没有这一列，或这一列重复"),
    ("the row before says otherwise about the same order", "与同一订单的上一行不一致"),
    ("must be a text", "须为文本"),
    ("must be a whole number of fen", "须为以分为单位的整数"),
    ("not valid JSON in UTF-8", "不是有效的 UTF-8 JSON"),
    ("not a JSON object", "不是 JSON 对象"),
    ("not a row of comma-separated values", "不是逗号分隔的行"),
    ("not UTF-8; save the table as \"CSV UTF-8\"", "不是 UTF-8 编码，请另存为“CSV UTF-8”"),
];

/// What JSON readers call what they expected, in words for people: what they say, Chinese, English.
const TYPES: &[(&str, &str, &str)] = &[
    ("a string", "文本", "a text"),
    ("i64", "整数", "a whole number"),
    ("u64", "非负整数", "a whole number, not negative"),
    ("u32", "非负整数", "a whole number, not negative"),
    ("a boolean", "true 或 false", "true or false"),
    ("a sequence", "列表", "a list"),
    ("a map", "JSON 对象", "a JSON object"),
];

/// What a JSON reader expected, in Chinese and English. Names of our own types are nobody's business.
#[must_use]
pub(crate) fn expected(what: &str) -> (String, String) {
    if what.starts_with("struct ") {
        return ("JSON 对象".to_owned(), "a JSON object".to_owned());
    }
    if let Some((_, zh, en)) = TYPES.iter().find(|(said, _, _)| *said == what) {
        return ((*zh).to_owned(), (*en).to_owned());
    }
    let plain = what.replace('`', "");
    match plain.strip_prefix("one of ") {
        Some(list) => (format!("下列之一：{list}"), plain),
        None => (plain.clone(), plain),
    }
}

/// The Chinese for an English rule.
#[must_use]
pub(crate) fn zh(why: &str) -> String {
    if let Some((_, zh)) = RULES.iter().find(|(en, _)| *en == why) {
        return (*zh).to_owned();
    }
    let counted = |head: &str, tail: &str| why.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
    if let Some(count) = counted("longer than ", " characters") {
        return format!("超过 {count} 个字符");
    }
    if let Some(bytes) = counted("the row is longer than ", " bytes or a quote is not closed") {
        return format!("该行超过 {bytes} 字节，或引号没有闭合");
    }
    if let Some((cells, wanted)) = why.split_once(" cells, but the header has ") {
        return format!("该行有 {cells} 列，表头有 {wanted} 列");
    }
    if let Some(max) = why.strip_prefix("must be between 1 and ") {
        return format!("须在 1 到 {max} 之间");
    }
    if let Some(list) = why.strip_prefix("one of ") {
        return format!("须为下列之一：{list}");
    }
    match why.strip_prefix("expected ") {
        Some(what) => format!("应为{}", expected(what).0),
        None => why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{expected, zh};

    #[test]
    fn rules_are_said_in_chinese() {
        assert_eq!(zh("longer than 40 characters"), "超过 40 个字符");
        assert_eq!(zh("must not be empty"), "不能为空");
        assert_eq!(zh("something new"), "something new");
        assert_eq!(zh("2 cells, but the header has 13"), "该行有 2 列，表头有 13 列");
        assert_eq!(zh("one of accepted, refused"), "须为下列之一：accepted, refused");
        assert_eq!(zh("expected a string"), "应为文本");
    }

    #[test]
    fn types_are_said_in_words() {
        for (what, zh, en) in [
            ("i64", "整数", "a whole number"),
            ("struct OrderIn", "JSON 对象", "a JSON object"),
            ("one of `a`, `b`", "下列之一：a, b", "one of a, b"),
        ] {
            assert_eq!(expected(what), (zh.to_owned(), en.to_owned()), "{what}");
        }
    }

    /// The rule in what stands behind `DeskError::invalid(`: the quoted text with blanks before the call ends. Field
    /// names have no blanks, counted rules have a brace and are said above.
    fn rule_of(call: &str) -> Option<&str> {
        let mut parts = call.split('"');
        let mut depth = 0_i64;
        loop {
            for sign in parts.next()?.chars() {
                depth += i64::from(sign == '(') - i64::from(sign == ')');
                if depth < 0 {
                    return None;
                }
            }
            let quoted = parts.next()?;
            if quoted.trim().contains(' ') && !quoted.contains('{') {
                return Some(quoted);
            }
        }
    }

    /// Every rule the desk can break a field on, read from its source, is said in Chinese.
    #[test]
    fn no_rule_is_left_in_english() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../desk/src");
        let mut files = vec![folder.clone(), folder.join("import")];
        files =
            files.iter().flat_map(|dir| std::fs::read_dir(dir).unwrap()).map(|f| f.unwrap().path()).collect();
        let mut seen = 0;
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
            let text = std::fs::read_to_string(file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for call in code.split("DeskError::invalid(").skip(1) {
                let Some(why) = rule_of(call) else { continue };
                seen += 1;
                assert!(!zh(why).is_ascii(), "{}: {why}", file.display());
            }
        }
        assert!(seen > 15, "{seen}");
    }
}
