//! Reads the division tables into one ordered list of units and one of streets.

use std::collections::HashMap;

/// A unit of level 1 to 3. `key` orders and nests it (6 digits); `code` is what is reported (0 = none known).
pub struct Unit {
    pub key: u32,
    pub code: u32,
    pub name: String,
    pub level: u8,
    /// A unit of `divisions_extra.csv`: written in the county slot, not on the ministry's list.
    pub zone: bool,
}

/// A unit of level 4.
pub struct Street {
    pub code: u32,
    pub name: String,
    pub parent: u16,
}

/// A name that is gone: `pref` marks an old prefecture, which held the counties that share its successor's prefix.
pub struct Rename {
    pub name: String,
    pub unit: u16,
    pub pref: bool,
}

pub struct Atlas {
    pub units: Vec<Unit>,
    pub streets: Vec<Street>,
    pub renames: Vec<Rename>,
}

fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).filter(|l| !l.is_empty()).map(|l| l.split(',').collect())
}

pub fn read(divisions: &str, extra: &str, renames: &str, streets: &str) -> Atlas {
    let mut units = Vec::new();
    for r in rows(divisions) {
        let code = r[0].parse().unwrap();
        units.push(Unit { key: code, code, name: r[1].into(), level: r[2].parse().unwrap(), zone: false });
    }
    for r in rows(extra) {
        let parent: u32 = r[3].parse().unwrap();
        // A unit without an official code gets the last place below its parent, and reports no code.
        let (key, code) =
            if r[0].is_empty() { (parent + 99, 0) } else { (r[0].parse().unwrap(), r[0].parse().unwrap()) };
        units.push(Unit { key, code, name: r[1].into(), level: 3, zone: true });
    }
    units.sort_by_key(|u| u.key);
    let index: HashMap<u32, u16> = units.iter().zip(0_u16..).map(|(u, i)| (u.key, i)).collect();
    assert!(index.len() == units.len(), "two units share a code");

    let mut list = Vec::new();
    for line in streets.lines() {
        let (parent, names) = line.split_once('\t').unwrap();
        for item in names.split(' ') {
            let digits = item.bytes().take_while(u8::is_ascii_digit).count();
            let code =
                if digits == 3 { format!("{parent}{}", &item[..3]) } else { item[..digits].to_owned() };
            list.push(Street {
                code: code.parse().unwrap(),
                name: item[digits..].into(),
                parent: index[&parent.parse::<u32>().unwrap()],
            });
        }
    }
    list.sort_by_key(|s| (s.parent, s.code));

    let mut old = Vec::new();
    for r in rows(renames) {
        // Several successors (`split`) are kept as several readings: the text has to decide.
        for code in r[4].split('|').filter(|c| !c.is_empty()) {
            if let Some(unit) = index.get(&code.parse::<u32>().unwrap()) {
                old.push(Rename { name: r[0].into(), unit: *unit, pref: r[1].is_empty() });
            }
        }
    }
    Atlas { units, streets: list, renames: old }
}
