//! Masking: what anyone without the scope for clear text sees (CONTRACT S18).

use crate::party::Party;

/// First character kept, the rest starred: 张三 → 张*.
#[must_use]
pub fn name(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => {
            let stars = chars.count().clamp(1, 3);
            format!("{first}{}", "*".repeat(stars))
        }
        None => String::new(),
    }
}

/// First three and last four digits kept where there are at least eleven, else only the last four:
/// 13800138000 → 138****8000. An extension is hidden.
#[must_use]
pub fn phone(text: &str) -> String {
    let main: String = text.split(['-', '转', ',']).next().unwrap_or_default().to_owned();
    let digits: Vec<char> = main.chars().filter(char::is_ascii_digit).collect();
    let tail: String = digits.iter().rev().take(4).rev().collect();
    match digits.len() {
        0 => String::new(),
        1..=6 => "****".to_owned(),
        7..=10 => format!("****{tail}"),
        _ => format!("{}****{tail}", digits.iter().take(3).collect::<String>()),
    }
}

/// Everything below the district is starred.
#[must_use]
pub fn detail(text: &str) -> String {
    if text.is_empty() { String::new() } else { "****".to_owned() }
}

/// A party with name and phone masked and its address down to the district.
#[must_use]
pub fn party(clear: &Party) -> Party {
    Party {
        name: name(&clear.name),
        phone: phone(&clear.phone),
        province: clear.province.clone(),
        city: clear.city.clone(),
        district: clear.district.clone(),
        street: None,
        detail: detail(&clear.detail),
    }
}

/// Stars every run of 7 to 13 digits in free text, keeping its last four: couriers print phones of their own
/// people in scans. Runs glued to a letter (`SF7444407228423`) and longer runs are waybills, not phones.
#[must_use]
pub fn free_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut glued = false;
    for ch in text.chars() {
        if ch.is_ascii_digit() {
            run.push(ch);
            continue;
        }
        flush(&mut out, &mut run, glued);
        glued = ch.is_ascii_alphabetic();
        out.push(ch);
    }
    flush(&mut out, &mut run, glued);
    out
}

fn flush(out: &mut String, run: &mut String, glued: bool) {
    if !glued && (7..=13).contains(&run.len()) {
        out.push_str("****");
        out.extend(run.chars().skip(run.len().saturating_sub(4)));
    } else {
        out.push_str(run);
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks() {
        for (clear, shown) in [("张三", "张*"), ("张", "张*"), ("欧阳修远", "欧***"), ("", "")] {
            assert_eq!(name(clear), shown);
        }
        for (clear, shown) in [
            ("13800138000", "138****8000"),
            ("13800138000-1234", "138****8000"),
            ("0571-88001234", "****"),
            ("88001234", "****1234"),
            ("", ""),
        ] {
            assert_eq!(phone(clear), shown, "{clear}");
        }
        assert_eq!(free_text("派件员李四 13800138000 正在派送 3 件"), "派件员李四 ****8000 正在派送 3 件");
    }
}
