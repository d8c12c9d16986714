//! The Chinese words for what [`gaidao_desk::check`] finds wrong with a field. The desk speaks English; a rule
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
];

/// The Chinese for an English rule.
#[must_use]
pub(crate) fn zh(why: &str) -> String {
    if let Some((_, zh)) = RULES.iter().find(|(en, _)| *en == why) {
        return (*zh).to_owned();
    }
    let counted = |head: &str, tail: &str| why.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
    match counted("longer than ", " characters") {
        Some(count) => format!("超过 {count} 个字符"),
        None => why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::zh;

    #[test]
    fn rules_are_said_in_chinese() {
        assert_eq!(zh("longer than 40 characters"), "超过 40 个字符");
        assert_eq!(zh("must not be empty"), "不能为空");
        assert_eq!(zh("something new"), "something new");
    }
}
