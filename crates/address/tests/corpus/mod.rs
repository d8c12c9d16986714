//! A corpus at random over all divisions and streets, labelled by the rules of CORPUS.md.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "support of tests and of the bench"
)]

pub mod atlas;
pub mod parts;
pub mod rng;
pub mod templates;

use atlas::{Atlas, County, short};
use rng::Rng;
use serde_json::{Value, json};

/// Which half of the templates to draw from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Dev,
    Held,
    Fresh,
}

pub struct Maker {
    atlas: Atlas,
    r: Rng,
    half: Half,
    made: usize,
}

/// How an address is written, and what it means.
struct Written {
    text: String,
    street: Option<String>,
    detail: String,
}

const CLASSES: [&str; 14] = [
    "a-full",
    "b-no-province",
    "c-county-only",
    "c-street",
    "d-short",
    "e-glued",
    "f-chat",
    "f-moved",
    "g-homonym",
    "g-homonym-street",
    "h-typo",
    "h-old",
    "i-report",
    "j-noise",
];

impl Maker {
    pub fn new(seed: u64, half: Half) -> Self {
        Self { atlas: Atlas::read(), r: Rng::new(seed), half, made: 0 }
    }

    fn template<'t>(&mut self, dev: &[&'t str], held: &[&'t str], fresh: &[&'t str]) -> &'t str {
        match self.half {
            Half::Dev => self.r.pick(dev),
            Half::Held => self.r.pick(held),
            Half::Fresh => self.r.pick(fresh),
        }
    }

    /// The next row, with its class drawn evenly.
    pub fn row(&mut self) -> Value {
        let class = CLASSES[self.made % CLASSES.len()];
        self.made += 1;
        let mut row = loop {
            if let Some(row) = self.of(class) {
                break row;
            }
        };
        row["id"] = json!(format!("x-{:06}", self.made));
        row["class"] = json!(class);
        row
    }

    /// An address of some county and nothing else.
    pub fn address(&mut self) -> String {
        let at = self.r.below(self.atlas.counties.len());
        let province = self.r.chance(70);
        let head = self.head(at, province, "");
        self.write(at, &head).text.replace(' ', "")
    }

    fn of(&mut self, class: &str) -> Option<Value> {
        let at = match class {
            "g-homonym" | "g-homonym-street" => *self.r.item(&self.atlas.homonyms),
            _ => self.r.below(self.atlas.counties.len()),
        };
        match class {
            "a-full" => self.full(at),
            "b-no-province" => self.levels(at, false, true),
            "c-county-only" => self.county_only(at),
            "c-street" => self.street_only(at),
            "d-short" => self.shortened(at),
            "e-glued" => self.glued(at),
            "f-chat" => self.chat(at),
            "f-moved" => self.moved(at),
            "g-homonym" => self.homonym(at),
            "g-homonym-street" => self.homonym_street(at),
            "h-typo" => self.typo(at),
            "h-old" => self.old(),
            "i-report" => self.report(at),
            _ => self.noise(at),
        }
    }

    fn county(&self, at: usize) -> &County {
        &self.atlas.counties[at]
    }

    fn street(&mut self, at: usize, percent: usize) -> Option<String> {
        let n = self.atlas.counties[at].streets.len();
        if n == 0 || !self.r.chance(percent) {
            return None;
        }
        let name = self.atlas.counties[at].streets[self.r.below(n)].clone();
        ["街道", "镇", "乡"].iter().any(|t| name.ends_with(t)).then_some(name)
    }

    /// `head` and what follows the county: street and detail.
    fn write(&mut self, at: usize, head: &str) -> Written {
        let street = self.street(at, 55);
        let detail = parts::detail(&mut self.r, self.half == Half::Fresh);
        let gap = if self.r.chance(15) { " " } else { "" };
        let text = format!("{head}{gap}{}{gap}{detail}", street.as_deref().unwrap_or(""));
        Written { text, street, detail }
    }

    /// The names of a county joined by `gap`, from the province or from the city on.
    fn head(&self, at: usize, province: bool, gap: &str) -> String {
        let c = self.county(at);
        let mut names = Vec::new();
        if province {
            names.push(c.province.as_str());
        }
        names.extend(c.city.as_deref().filter(|city| *city != c.province || !province));
        names.extend(c.district.as_deref());
        names.join(gap)
    }

    fn expect(&self, at: usize, w: &Written) -> Value {
        let c = self.county(at);
        json!({"province": c.province, "city": c.city, "district": c.district, "street": w.street, "detail": w.detail, "adcode": c.code})
    }

    fn lay_out(
        &mut self,
        template: &str,
        address: &str,
        other: &str,
        mut expect: Value,
        verdict: &str,
        tag: &str,
    ) -> Value {
        let name = if tag == "glued" { parts::plain_name(&mut self.r) } else { parts::name(&mut self.r) };
        let mut number = parts::number(&mut self.r);
        if tag == "glued" {
            number.text.clone_from(&number.mobile);
            number.ext = None;
            if !number.mobile.starts_with('1') {
                number.mobile = parts::mobile(&mut self.r);
                number.text.clone_from(&number.mobile);
            }
        }
        let text = template
            .replace("{o}", other)
            .replace("{a}", address)
            .replace("{n}", &name)
            .replace("{p}", &number.text);
        if template.contains("{n}") {
            expect["name"] = json!(name);
        }
        if template.contains("{p}") {
            expect["mobile"] = json!(number.mobile);
            expect["ext"] = json!(number.ext);
        }
        let mut row = json!({"tag": tag, "text": text, "expect": expect, "verdict": verdict});
        if verdict != "ok" {
            row["unscored"] = json!(["province", "city", "district", "street", "detail", "adcode"]);
        }
        row
    }

    fn plain(&mut self, at: usize, w: &Written, tag: &str) -> Value {
        let t = self.template(&templates::PLAIN, &templates::PLAIN_HELD, &templates::PLAIN_FRESH);
        let expect = self.expect(at, w);
        self.lay_out(t, &w.text, "", expect, "ok", tag)
    }

    fn full(&mut self, at: usize) -> Option<Value> {
        let gap = *self.r.item(&["", "", "", " ", "-", "/"]);
        let head = self.head(at, true, gap);
        let w = self.write(at, &head);
        Some(self.plain(at, &w, "full"))
    }

    fn levels(&mut self, at: usize, province: bool, city: bool) -> Option<Value> {
        let c = self.county(at);
        if !city || c.city.is_none() {
            return None;
        }
        let gap = *self.r.item(&["", "", " "]);
        let head = self.head(at, province, gap);
        let w = self.write(at, &head);
        Some(self.plain(at, &w, "no-province"))
    }

    fn county_only(&mut self, at: usize) -> Option<Value> {
        if self.atlas.homonyms.contains(&at) || self.county(at).district.is_none() {
            return None;
        }
        let c = self.county(at);
        let (district, province) = (c.district.clone()?, c.province.clone());
        let head = if self.r.chance(50) { format!("{province}{district}") } else { district };
        let w = self.write(at, &head);
        Some(self.plain(at, &w, "county-only"))
    }

    /// City and street: unique in the city, so the county follows.
    fn street_only(&mut self, at: usize) -> Option<Value> {
        let street = self.street(at, 100)?;
        let c = self.county(at);
        let city = c.city.clone()?;
        c.district.as_ref()?;
        let others = self
            .atlas
            .counties
            .iter()
            .filter(|o| o.city.as_ref() == Some(&city) && o.streets.contains(&street))
            .count();
        let hidden = self.atlas.counties.iter().any(|o| {
            o.district.as_ref().is_some_and(|d| d.starts_with(&street) || street.starts_with(d.as_str()))
        });
        if others != 1 || hidden || street.chars().count() < 3 {
            return None;
        }
        let detail = parts::detail(&mut self.r, self.half == Half::Fresh);
        let head = if self.r.chance(50) { self.county(at).province.clone() } else { String::new() };
        let head = if head == city { String::new() } else { head };
        let w = Written { text: format!("{head}{city}{street}{detail}"), street: Some(street), detail };
        Some(self.plain(at, &w, "street-only"))
    }

    fn shortened(&mut self, at: usize) -> Option<Value> {
        let c = self.county(at);
        let (province, city) = (short(&c.province), c.city.as_deref().map(short)?);
        let district = c.district.clone();
        let bare = district.as_deref().map(short);
        let gap = *self.r.item(&["", "", " "]);
        let mut names: Vec<String> = Vec::new();
        let full_county = self.r.chance(50);
        if self.r.chance(60) {
            names.push(province.clone());
        }
        if city != province || names.is_empty() {
            names.push(city);
        }
        names.extend(if full_county { district } else { bare });
        let head = names.join(gap);
        let w = self.write(at, &head);
        // A short county before a road of its own name cannot be told from that road.
        (full_county
            || self.county(at).district.is_none()
            || gap == " "
            || w.street.is_some()
            || !w.detail.starts_with(['东', '西', '南', '北', '中']))
        .then(|| self.plain(at, &w, "short"))
    }

    fn glued(&mut self, at: usize) -> Option<Value> {
        let head = self.head(at, true, "");
        let mut w = self.write(at, &head);
        w.text = w.text.replace(' ', "");
        let closed = w.detail.ends_with(['号', '室', '楼', '层', '园', '场', '厦'])
            || w.detail.ends_with(|c: char| c.is_ascii_digit());
        if !closed {
            return None;
        }
        let dev = ["{n}{p}{a}", "{p}{n}{a}", "{a}{p}{n}", "{a}{n}{p}", "{n}{a}{p}"];
        let held = ["{p}{a}{n}", "{a}{n}收{p}", "{a}{n}（收）{p}", "{n}{p}{a}谢谢", "改到{a}{n}{p}"];
        let t = self.template(&dev, &held, &held);
        if t.contains("{a}{p}") && w.detail.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let expect = self.expect(at, &w);
        Some(self.lay_out(t, &w.text, "", expect, "ok", "glued"))
    }

    fn chat(&mut self, at: usize) -> Option<Value> {
        let province = self.r.chance(70) || self.county(at).city.is_none();
        let head = self.head(at, province, "");
        let w = self.write(at, &head);
        let t = if self.r.chance(25) {
            self.r.pick(&templates::ALONE)
        } else {
            self.template(&templates::CHAT, &templates::CHAT_HELD, &templates::CHAT_FRESH)
        };
        let expect = self.expect(at, &w);
        Some(self.lay_out(t, &w.text, "", expect, "ok", "chat"))
    }

    fn moved(&mut self, at: usize) -> Option<Value> {
        let old = self.r.below(self.atlas.counties.len());
        let (head, old_head) = (self.head(at, true, ""), self.head(old, true, ""));
        let (w, o) = (self.write(at, &head), self.write(old, &old_head));
        let t = self.template(&templates::MOVED, &templates::MOVED_HELD, &templates::MOVED_FRESH);
        let expect = self.expect(at, &w);
        Some(self.lay_out(t, &w.text, &o.text, expect, "ok", "moved"))
    }

    fn homonym(&mut self, at: usize) -> Option<Value> {
        let c = self.county(at);
        let (city, district) = (c.city.clone()?, c.district.clone()?);
        if self.r.chance(50) {
            let head = format!("{}{district}", short(&city));
            let w = self.write(at, &head);
            return Some(self.plain(at, &w, "homonym+city"));
        }
        let detail = parts::detail(&mut self.r, self.half == Half::Fresh);
        let t = self.template(&templates::PLAIN, &templates::PLAIN_HELD, &templates::PLAIN_FRESH);
        Some(self.lay_out(t, &format!("{district}{detail}"), "", json!({}), "ambiguous", "homonym-open"))
    }

    fn homonym_street(&mut self, at: usize) -> Option<Value> {
        let street = self.street(at, 100)?;
        let district = self.county(at).district.clone()?;
        let fits = self
            .atlas
            .counties
            .iter()
            .filter(|o| o.district.as_ref() == Some(&district) && o.streets.contains(&street))
            .count();
        if fits != 1 {
            return None;
        }
        let detail = parts::detail(&mut self.r, self.half == Half::Fresh);
        let w = Written { text: format!("{district}{street}{detail}"), street: Some(street), detail };
        Some(self.plain(at, &w, "homonym+street"))
    }

    /// One character of the city or the county replaced by one that sounds alike, or by any.
    fn typo(&mut self, at: usize) -> Option<Value> {
        let c = self.county(at);
        let city = c.city.clone()?;
        let district = c.district.clone()?;
        let province = c.province.clone();
        let which = self.r.below(3);
        let wrong = |name: &str, m: &mut Self| -> Option<String> {
            let mut chars: Vec<char> = name.chars().collect();
            if chars.len() < 3 {
                return None;
            }
            let i = m.r.below(chars.len().min(4) - 1);
            let sounds = m.atlas.sounds.get(&chars[i])?.clone();
            let all: Vec<char> = "白自薪水酉龙尤太犬木本未末士干于天夫己已日目田由甲申".chars().collect();
            let new = if m.r.chance(70) { *m.r.item(&sounds) } else { *m.r.item(&all) };
            if new == chars[i] {
                return None;
            }
            chars[i] = new;
            let name: String = chars.into_iter().collect();
            (!m.atlas.names.contains(&name)).then_some(name)
        };
        let head = match which {
            0 => {
                format!("{}{}{district}", wrong(&province, self)?, if city == province { "" } else { &city })
            }
            1 if city != province => format!("{province}{}{district}", wrong(&city, self)?),
            _ => {
                format!("{province}{}{}", if city == province { "" } else { &city }, wrong(&district, self)?)
            }
        };
        let w = self.write(at, &head);
        Some(self.plain(at, &w, ["typo-p", "typo-c", "typo-d"][which]))
    }

    fn old(&mut self) -> Option<Value> {
        let (name, at) = self.r.item(&self.atlas.renames).clone();
        let c = self.county(at);
        let (city, province) = (c.city.clone()?, c.province.clone());
        let head = if self.r.chance(50) && city != province {
            format!("{province}{city}{name}")
        } else {
            format!("{city}{name}")
        };
        let mut w = self.write(at, &head);
        // A street list of today says nothing about a county of yesterday.
        if let Some(street) = w.street.take() {
            w.text = w.text.replacen(&street, "", 1);
        }
        Some(self.plain(at, &w, "old-name"))
    }

    fn report(&mut self, at: usize) -> Option<Value> {
        let c = self.county(at);
        let (province, city, district) = (c.province.clone(), c.city.clone()?, c.district.clone()?);
        let detail = parts::detail(&mut self.r, self.half == Half::Fresh);
        let other = self.r.below(self.atlas.counties.len());
        let o = self.county(other);
        let (far, far_city, far_district) = (o.province != province, o.city.clone()?, o.district.clone()?);
        let t = self.template(&templates::PLAIN, &templates::PLAIN_HELD, &templates::PLAIN_FRESH);
        let (text, verdict, tag) = match self.r.below(9) {
            0 => (
                format!("{}{detail}", if self.r.chance(50) { city } else { short(&city) }),
                "incomplete",
                "no-county",
            ),
            1 => (format!("{province}{detail}"), "incomplete", "province-only"),
            2 => (detail, "incomplete", "poi-only"),
            3 => (format!("{province}{city}{district}"), "incomplete", "no-detail"),
            4 if far => (format!("{province}{far_city}{far_district}{detail}"), "ambiguous", "conflict-city"),
            5 if far => (format!("{province}{city}{far_district}{detail}"), "ambiguous", "conflict-county"),
            6 if far => (format!("{city}{far_district}{detail}"), "ambiguous", "conflict-county2"),
            7 => {
                let (a, b) = (self.head(at, true, ""), self.head(other, true, ""));
                let (a, b) = (self.write(at, &a), self.write(other, &b));
                let t = self.r.pick(&templates::BOTH);
                return (at != other)
                    .then(|| self.lay_out(t, &a.text, &b.text, json!({}), "ambiguous", "both"));
            }
            8 => {
                let t = *self.r.item(&[
                    "好的谢谢",
                    "在吗",
                    "{p}",
                    "我的电话是{p}",
                    "帮我改个地址",
                    "{n} {p}",
                    "亲 可以改地址吗",
                    "收件人{n} 电话{p}",
                ]);
                return Some(self.lay_out(t, "", "", json!({}), "incomplete", "nothing"));
            }
            _ => return None,
        };
        // By chance the far county may lie in the same city, or a street may settle it.
        if tag.starts_with("conflict")
            && self
                .atlas
                .counties
                .iter()
                .any(|x| x.province == province && x.district.as_ref() == Some(&far_district))
        {
            return None;
        }
        Some(self.lay_out(t, &text, "", json!({}), verdict, tag))
    }

    fn noise(&mut self, at: usize) -> Option<Value> {
        let head = self.head(at, true, "");
        let w = self.write(at, &head);
        let mut row = self.plain(at, &w, "noise");
        let text = row["text"].as_str()?.to_owned();
        let id = 10_000_000_000_u64 + self.r.next() % 80_000_000_000;
        row["text"] = json!(match self.r.below(10) {
            0 => format!("订单号：{id}9876\n{text}"),
            1 => format!("{text}\n快递单号SF{id}55"),
            2 => format!("<div>{}</div>", text.replace('\n', "</p><p>")),
            3 => format!("\u{feff}{}\u{200b}", text.replace('市', "市\u{200b}")),
            4 => text
                .chars()
                .map(|c| match c {
                    '!'..='~' if c != '\n' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
                    ' ' => '\u{3000}',
                    c => c,
                })
                .collect(),
            5 => format!("https://item.example.com/i?id={id}&c=110105 {text}"),
            6 => format!("{text}\n付款：¥{}.50", id % 900),
            7 => format!("{}{text}", "麻烦您了，".repeat(self.r.range(1, 40))),
            8 => text.replace('\n', "\n\n\n").replace(' ', "   "),
            _ => format!("\"{}\"", text.replace('\n', "\\n")),
        });
        Some(row)
    }
}
