//! Which language a reader wants: Chinese unless they ask for English.

use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// The reader's choice among the two (RFC 9110 §12.5.4: the greatest weight wins, the first of equals).
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or(Self::Zh, Self::choose)
    }

    fn choose(text: &str) -> Self {
        let mut best = (Self::Zh, 0_u16);
        for range in text.split(',').take(32) {
            let mut parts = range.split(';');
            let lang = match parts.next().unwrap_or_default().trim().get(..2) {
                Some(tag) if tag.eq_ignore_ascii_case("zh") => Self::Zh,
                Some(tag) if tag.eq_ignore_ascii_case("en") => Self::En,
                _ => continue,
            };
            let weight = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1_000, permille);
            if weight > best.1 {
                best = (lang, weight);
            }
        }
        best.0
    }

    /// The tag for `Content-Language`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Of two texts the one in this language.
    #[must_use]
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// `0.8` → 800; anything unreadable weighs nothing.
fn permille(text: &str) -> u16 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    if whole == "1" {
        return 1_000;
    }
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    if whole == "0" { digits.parse().unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heavier_language_wins() {
        for (header, lang) in [
            ("", Lang::Zh),
            ("en", Lang::En),
            ("en-GB,en;q=0.9", Lang::En),
            ("zh-CN,zh;q=0.9,en;q=0.8", Lang::Zh),
            ("fr, en;q=0.5, zh;q=0.1", Lang::En),
            ("en;q=0, zh", Lang::Zh),
            ("de", Lang::Zh),
            ("é;q=x,;;,en;q=0.5.5", Lang::Zh),
        ] {
            assert_eq!(Lang::choose(header), lang, "{header}");
        }
    }
}
