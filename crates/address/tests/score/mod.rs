//! The scorer: a port of `score_address.py` of the corpus; the same rules, the same numbers.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "support of tests and of the bench"
)]

use std::collections::BTreeMap;

use serde_json::Value;

pub const FIELDS: [&str; 9] =
    ["name", "mobile", "ext", "province", "city", "district", "street", "detail", "adcode"];
const MUNICIPAL: [&str; 4] = ["11", "12", "31", "50"];
const PSEUDO: [&str; 12] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "省直辖行政单位",
    "直辖县级",
    "省直辖",
    "自治区直辖县级行政单位",
    "省直辖县",
    "省直辖县级",
    "直辖县",
];
const WHOLE: [&str; 4] = ["441900", "442000", "460400", "620200"];
const RANKS: [&str; 11] = [
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "地区",
    "盟",
    "省",
    "市",
    "城区",
];
const PEOPLES: [&str; 17] = [
    "土家族苗族",
    "布依族苗族",
    "苗族侗族",
    "藏族羌族",
    "哈尼族彝族",
    "傣族景颇族",
    "蒙古族藏族",
    "傣族",
    "白族",
    "彝族",
    "藏族",
    "回族",
    "壮族",
    "苗族",
    "傈僳族",
    "朝鲜族",
    "蒙古",
];

pub type Fields = BTreeMap<&'static str, String>;

pub struct Scorer {
    simplified: BTreeMap<char, char>,
}

/// Counts of one class.
#[derive(Clone, Default)]
pub struct Tally {
    pub n: u32,
    pub ok: u32,
    pub flagged: u32,
    pub fields: BTreeMap<&'static str, u32>,
    pub region: u32,
    pub contact: u32,
    pub core: u32,
    pub exact: u32,
    pub flag: u32,
    pub exact_flag: u32,
    pub misdirect: u32,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.n += other.n;
        self.ok += other.ok;
        self.flagged += other.flagged;
        for (k, v) in &other.fields {
            *self.fields.entry(k).or_default() += v;
        }
        self.region += other.region;
        self.contact += other.contact;
        self.core += other.core;
        self.exact += other.exact;
        self.flag += other.flag;
        self.exact_flag += other.exact_flag;
        self.misdirect += other.misdirect;
    }

    pub fn percent(part: u32, of: u32) -> f64 {
        if of == 0 { 0.0 } else { 100.0 * f64::from(part) / f64::from(of) }
    }
}

fn half(c: char) -> char {
    match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap(),
        0x3000 | 0xA0 => ' ',
        _ => c,
    }
}

fn strip_rank<'a>(s: &'a str, list: &[&str]) -> &'a str {
    let long = |r: &&&str| s.ends_with(**r) && s.chars().count() > r.chars().count() + 1;
    list.iter().find(long).map_or(s, |r| &s[..s.len() - r.len()])
}

pub fn fields(line: &Value) -> Fields {
    let e = if line["expect"].is_object() { &line["expect"] } else { line };
    let text = |v: &Value| match v {
        Value::String(s) if !s.is_empty() => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    };
    let mut out: Fields = FIELDS.iter().filter_map(|k| Some((*k, text(&e[*k])?))).collect();
    if let Some(v) = text(&line["verdict"]).or_else(|| text(&e["verdict"])) {
        out.insert("verdict", v);
    }
    out
}

impl Scorer {
    pub fn new() -> Self {
        let pairs = include_str!("traditional.txt").split_whitespace();
        let pair = |p: &str| (p.chars().next().unwrap(), p.chars().nth(1).unwrap());
        Self { simplified: pairs.map(pair).collect() }
    }

    fn norm(&self, s: Option<&String>) -> String {
        const SEPARATORS: &str = " \t\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029},，.。;；:：、|/\\!！?？~～\"'`“”‘’";
        let kept: String = s
            .map_or("", String::as_str)
            .chars()
            .map(half)
            .map(|c| *self.simplified.get(&c).unwrap_or(&c))
            .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}'))
            .filter(|c| !SEPARATORS.contains(*c))
            .collect();
        kept.trim_matches(|c| "-()[]【】<>".contains(c)).to_uppercase()
    }

    fn digits(s: Option<&String>) -> String {
        let d: String = s.map_or("", String::as_str).chars().map(half).filter(char::is_ascii_digit).collect();
        let d = if d.len() == 15 { d.strip_prefix("0086").unwrap_or(&d).to_owned() } else { d };
        if d.len() == 13 { d.strip_prefix("86").unwrap_or(&d).to_owned() } else { d }
    }

    fn short(&self, s: Option<&String>) -> String {
        let s = self.norm(s);
        let list: Vec<&str> = PEOPLES.iter().copied().chain(["哈萨克", "柯尔克孜"]).collect();
        let mut rest = strip_rank(&s, &RANKS);
        for people in list {
            rest = strip_rank(rest, &[people]);
        }
        rest.to_owned()
    }

    fn joined(&self, r: &Fields) -> String {
        let (s, d) = (self.norm(r.get("street")), self.norm(r.get("detail")));
        if !s.is_empty() && d.starts_with(&s) { d } else { s + &d }
    }

    /// Field → right or wrong.
    pub fn judge(&self, exp: &Fields, got: &Fields) -> BTreeMap<&'static str, bool> {
        let norm = |r: &Fields, k: &str| self.norm(r.get(k));
        let short = |r: &Fields, k: &str| self.short(r.get(k));
        let pseudo = |s: &str| PSEUDO.contains(&s);
        let empty = |r: &Fields, k: &str| !r.contains_key(k);
        let a = exp.get("adcode").map_or("", String::as_str);
        let mut ga: String =
            got.get("adcode").map_or("", String::as_str).chars().filter(char::is_ascii_digit).collect();
        if ga.len() == 2 || ga.len() == 4 {
            ga = format!("{ga:0<6}");
        }
        ga.truncate(6);
        let mut ok = BTreeMap::new();
        ok.insert("name", norm(exp, "name") == norm(got, "name"));
        ok.insert("mobile", Self::digits(exp.get("mobile")) == Self::digits(got.get("mobile")));
        ok.insert("ext", Self::digits(exp.get("ext")) == Self::digits(got.get("ext")));
        ok.insert("province", short(exp, "province") == short(got, "province"));
        let (gc, gd) = (norm(got, "city"), norm(got, "district"));
        let (c, d) = (norm(exp, "city"), norm(exp, "district"));
        let mut district = d == gd;
        let mut city = short(exp, "city") == short(got, "city");
        if a.len() >= 2 && MUNICIPAL.contains(&&a[..2]) && !city {
            city = empty(got, "city") || pseudo(&gc) || short(got, "city") == short(exp, "province");
        }
        if a.get(2..4) == Some("90") {
            city = city || empty(got, "city") || pseudo(&gc) || gc == d;
            district = district || (empty(got, "district") && gc == d);
        }
        let whole = WHOLE.contains(&a);
        let street = norm(exp, "street");
        if whole && !district {
            district = gd == c || gd == street || pseudo(&gd);
        }
        ok.insert("city", city);
        ok.insert("district", district);
        ok.insert("adcode", if whole { ga == a || ga.get(..4) == a.get(..4) } else { ga == a });
        let in_county = whole && !gd.is_empty() && gd == street;
        ok.insert("street", street == norm(got, "street") || in_county);
        let mut g = got.clone();
        if in_county && empty(&g, "street") {
            g.insert("street", got["district"].clone());
        }
        ok.insert("detail", self.joined(exp) == self.joined(&g));
        ok
    }

    /// Scores one row; the names of what is wrong.
    pub fn row(&self, row: &Value, got: &Fields, tally: &mut Tally) -> Vec<&'static str> {
        let expect = fields(row);
        let mut ok = self.judge(&expect, got);
        for k in row["unscored"].as_array().into_iter().flatten() {
            if let Some(v) = ok.get_mut(k.as_str().unwrap()) {
                *v = true;
            }
        }
        let verdict = row["verdict"].as_str().unwrap();
        let claimed = got.get("verdict").map(String::as_str);
        let region = ok["province"] && ok["city"] && ok["district"];
        let contact = ok["name"] && ok["mobile"] && ok["ext"];
        let mut t = Tally { n: 1, ..Tally::default() };
        let exact;
        if verdict == "ok" {
            t.ok = 1;
            ok.iter().for_each(|(k, v)| *t.fields.entry(k).or_default() += u32::from(*v));
            let core = region && contact && ok["detail"];
            exact = core && ok["street"] && ok["adcode"] && claimed == Some("ok");
            (t.region, t.contact, t.core) = (region.into(), contact.into(), core.into());
            t.misdirect = u32::from(claimed == Some("ok") && !region);
        } else {
            t.flagged = 1;
            t.flag = u32::from(claimed.is_some_and(|c| c != "ok"));
            exact = claimed == Some(verdict) && ok["adcode"] && contact;
            t.exact_flag = exact.into();
            t.misdirect = u32::from(claimed == Some("ok"));
        }
        t.exact = exact.into();
        tally.add(&t);
        let mut wrong: Vec<&str> = ok.into_iter().filter(|(_, v)| !v).map(|(k, _)| k).collect();
        if claimed != Some(verdict) {
            wrong.push("verdict");
        }
        if exact { Vec::new() } else { wrong }
    }
}

/// Scores a corpus against a parser, by class and in all.
pub fn score(corpus: &[Value], mut parse: impl FnMut(&Value) -> Fields) -> BTreeMap<String, Tally> {
    let scorer = Scorer::new();
    let mut out: BTreeMap<String, Tally> = BTreeMap::new();
    for row in corpus {
        let got = parse(row);
        let class = row["class"].as_str().unwrap().to_owned();
        scorer.row(row, &got, out.entry(class).or_default());
    }
    let mut all = Tally::default();
    out.values().for_each(|t| all.add(t));
    out.insert("ALL".into(), all);
    out
}

pub fn read(path: &str) -> Vec<Value> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

/// What the crate makes of a row.
pub fn ours(row: &Value) -> Fields {
    fields(&serde_json::to_value(gaidao_address::parse(row["text"].as_str().unwrap())).unwrap())
}
