//! The divisions as the tests see them: read from the tables of `data/`, not from the crate.

use std::collections::{HashMap, HashSet};

pub struct Unit {
    pub code: String,
    pub name: String,
    pub level: u8,
    pub parent: String,
}

pub struct County {
    pub code: String,
    pub province: String,
    pub city: Option<String>,
    /// None in a city without counties.
    pub district: Option<String>,
    pub streets: Vec<String>,
}

pub struct Atlas {
    pub counties: Vec<County>,
    pub cities: Vec<Unit>,
    pub provinces: Vec<Unit>,
    /// Counties whose name other counties share.
    pub homonyms: Vec<usize>,
    /// Old name, county that took its place.
    pub renames: Vec<(String, usize)>,
    /// Sound → characters, for typos.
    pub sounds: HashMap<char, Vec<char>>,
    pub names: HashSet<String>,
}

const WHOLE: [&str; 4] = ["441900", "442000", "460400", "620200"];
const MUNICIPAL: [&str; 4] = ["11", "12", "31", "50"];

fn data(name: &str) -> String {
    std::fs::read_to_string(format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

impl Atlas {
    pub fn read() -> Self {
        let units: Vec<Unit> = data("divisions.csv")
            .lines()
            .skip(1)
            .map(|l| {
                let f: Vec<&str> = l.split(',').collect();
                Unit {
                    code: f[0].into(),
                    name: f[1].into(),
                    level: f[2].parse().unwrap(),
                    parent: f[3].into(),
                }
            })
            .collect();
        let by: HashMap<&str, &Unit> = units.iter().map(|u| (u.code.as_str(), u)).collect();
        let mut streets: HashMap<String, Vec<String>> = HashMap::new();
        for line in data("streets.tsv").lines() {
            let (parent, list) = line.split_once('\t').unwrap();
            let names =
                list.split(' ').map(|s| s.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned());
            streets.entry(parent.into()).or_default().extend(names);
        }
        let mut counties = Vec::new();
        for u in units.iter().filter(|u| u.level == 3 || WHOLE.contains(&u.code.as_str())) {
            let head = &u.code[..2];
            if matches!(head, "71" | "81" | "82")
                || matches!(u.code.as_str(), "500105" | "500112")
                || u.code.starts_with("4603")
            {
                continue;
            }
            let province = by[format!("{head}0000").as_str()].name.clone();
            let whole = u.level == 2;
            let city = if MUNICIPAL.contains(&head) {
                Some(province.clone())
            } else if whole {
                Some(u.name.clone())
            } else {
                by.get(format!("{}00", &u.code[..4]).as_str())
                    .map(|c| c.name.clone())
                    .filter(|n| !n.ends_with("行政区划"))
            };
            counties.push(County {
                code: u.code.clone(),
                province,
                city,
                district: (!whole).then(|| u.name.clone()),
                streets: streets.remove(&u.code).unwrap_or_default(),
            });
        }
        let index: HashMap<String, usize> =
            counties.iter().enumerate().map(|(i, c)| (c.code.clone(), i)).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        counties.iter().filter_map(|c| c.district.as_deref()).for_each(|d| *count.entry(d).or_default() += 1);
        let homonyms = (0..counties.len())
            .filter(|i| counties[*i].district.as_ref().is_some_and(|d| count[d.as_str()] > 1))
            .collect();
        let names: HashSet<String> = units.iter().map(|u| u.name.clone()).collect();
        let renames = data("renames.csv")
            .lines()
            .skip(1)
            .filter_map(|l| {
                let f: Vec<&str> = l.split(',').collect();
                let usable = !f[1].is_empty() && !names.contains(f[0]) && f[1][..4] == f[4].get(..4)?[..];
                Some((f[0].to_owned(), *index.get(f[4]).filter(|_| usable)?))
            })
            .collect();
        let mut by_sound: HashMap<String, Vec<char>> = HashMap::new();
        let mut sound_of = HashMap::new();
        for line in data("similar.tsv").lines() {
            let mut f = line.split('\t');
            let c = f.next().unwrap().chars().next().unwrap();
            let sound = f.next().unwrap().to_owned();
            by_sound.entry(sound.clone()).or_default().push(c);
            sound_of.insert(c, sound);
        }
        let sounds = sound_of.into_iter().map(|(c, s)| (c, by_sound[&s].clone())).collect();
        let real = |level: u8| {
            move |u: &Unit| {
                u.level == level
                    && !u.name.ends_with("行政区划")
                    && u.name != "县"
                    && !u.code.starts_with('7')
                    && !u.code.starts_with('8')
            }
        };
        let (cities, provinces) = (units.iter().filter(|u| real(2)(u)), units.iter().filter(|u| real(1)(u)));
        let copy = |u: &Unit| Unit {
            code: u.code.clone(),
            name: u.name.clone(),
            level: u.level,
            parent: u.parent.clone(),
        };
        Self {
            cities: cities.map(copy).collect(),
            provinces: provinces.map(copy).collect(),
            homonyms,
            renames,
            sounds,
            names,
            counties,
        }
    }
}

/// A name without its rank, the way people shorten it; the name itself where nothing would be left.
pub fn short(name: &str) -> String {
    const TAILS: [&str; 12] = [
        "特别行政区",
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
        "地区",
        "新区",
        "省",
        "市",
        "区",
        "县",
        "盟",
    ];
    for tail in TAILS {
        if let Some(stem) = name.strip_suffix(tail)
            && stem.chars().count() >= 2
            && !name.contains("自治州")
            && !name.contains("自治县")
        {
            return stem.to_owned();
        }
    }
    name.to_owned()
}
