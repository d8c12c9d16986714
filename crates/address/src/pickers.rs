//! The divisions for whoever lets a person pick one, and the check of a region that was picked or typed in parts.

use serde::{Deserialize, Serialize};

use crate::{
    parsed::Candidate,
    places::{Form, Places, Reading, StreetId, UnitId, reading},
};

/// A unit of level 1 (province) to 4 (town, sub-district).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Six digits, nine on level 4.
    pub adcode: String,
    /// Official name.
    pub name: String,
    /// 1 province, 2 prefecture, 3 county, 4 town or sub-district.
    pub level: u8,
    /// Whether `divisions` lists anything below it.
    pub has_children: bool,
}

/// Why the parts of a region are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionError {
    /// No province of that name.
    UnknownProvince,
    /// The province has no such city.
    UnknownCity,
    /// The city (or the province) has no such county.
    UnknownDistrict,
    /// The county is missing, and the city is not one without counties.
    DistrictMissing,
    /// Several counties of that name; the city decides.
    Ambiguous,
}

/// A region that exists: official names and code.
pub type Region = Candidate;

/// The divisions below one, in the order of their codes; the provinces for `None`.
///
/// The nodes that exist only in the coding (省直辖县级行政区划) are left out: what hangs below them is listed with the
/// province. An unknown code lists nothing. Units without a code of their own are not listed.
pub fn divisions(parent: Option<&str>) -> Vec<Division> {
    let places = Places::get();
    let Some(code) = parent else {
        return units(places, (0..places.unit_count()).filter(|u| places.level(*u) == 1));
    };
    let Some(id) = code.parse().ok().and_then(|key| places.by_key(key)) else { return Vec::new() };
    let level = places.level(id);
    let below = || places.below(id).skip(1);
    match level {
        1 => {
            let direct =
                |u: UnitId| places.level(u) == 2 || (places.level(u) == 3 && places.city_of(u).is_none());
            units(places, below().filter(|u| direct(*u) && !places.is_pseudo(*u)))
        }
        2 if places.is_whole_city(id) => streets(places, id),
        2 => units(places, below().filter(|u| places.level(*u) == 3)),
        _ => streets(places, id),
    }
}

fn units(places: &Places, ids: impl Iterator<Item = UnitId>) -> Vec<Division> {
    ids.filter_map(|id| unit(places, id)).collect()
}

fn unit(places: &Places, id: UnitId) -> Option<Division> {
    let has_children = match places.level(id) {
        1 => places.below(id).len() > 1,
        2 if !places.is_whole_city(id) => places.below(id).skip(1).any(|u| places.level(u) == 3),
        _ => !places.streets_of(id).is_empty(),
    };
    Some(Division {
        adcode: places.code(id)?.to_string(),
        name: places.name(id).to_owned(),
        level: places.level(id),
        has_children,
    })
}

fn streets(places: &Places, id: UnitId) -> Vec<Division> {
    places.streets_of(id).map(|s| street(places, s)).collect()
}

fn street(places: &Places, id: StreetId) -> Division {
    Division {
        adcode: places.street_code(id).to_string(),
        name: places.street_name(id).to_owned(),
        level: 4,
        has_children: false,
    }
}

/// One division by its code of six or nine digits.
pub fn division(adcode: &str) -> Option<Division> {
    let places = Places::get();
    let code: u32 = adcode.parse().ok()?;
    match adcode.len() {
        6 => unit(places, places.by_key(code)?),
        9 => places.street_by_code(code).map(|s| street(places, s)),
        _ => None,
    }
}

/// Checks a region given in parts (an order, a form) and answers with its official names and its code.
///
/// Each part may be the official name, its short form, or a name that is gone. The city may be empty for a municipality
/// and for a county under direct rule; the county for 东莞, 中山, 儋州 and 嘉峪关.
///
/// # Errors
/// The first part, from the province on, that names nothing below the parts before it.
pub fn resolve_region(
    province: &str,
    city: Option<&str>,
    district: Option<&str>,
) -> Result<Region, RegionError> {
    let places = Places::get();
    let given = |part: Option<&str>| {
        part.map(str::trim).filter(|p| !p.is_empty() && !is_filler(p)).map(str::to_owned)
    };
    let top = named(places, province.trim())
        .into_iter()
        .find(|u| places.level(*u) == 1)
        .ok_or(RegionError::UnknownProvince)?;
    let mut at = top;
    let mut county = given(district);
    if let Some(city) = given(city) {
        let hits: Vec<UnitId> =
            named(places, &city).into_iter().filter(|u| *u == top || places.is_below(*u, top)).collect();
        let found =
            hits.iter().copied().min_by_key(|u| (places.level(*u), *u)).ok_or(RegionError::UnknownCity)?;
        // A county under direct rule is often given as the city.
        if places.level(found) == 3 && county.is_none() {
            county = Some(city);
        } else if places.level(found) == 2 {
            at = found;
        } else if found != top && county.as_deref().is_some_and(|c| !named(places, c).contains(&found)) {
            return Err(RegionError::UnknownCity);
        }
    }
    let Some(county) = county else {
        return if places.is_whole_city(at) {
            Ok(crate::answer::candidate(at, places))
        } else {
            Err(RegionError::DistrictMissing)
        };
    };
    if places.is_whole_city(at) {
        // Programs put the town or the city itself into the county's place.
        return Ok(crate::answer::candidate(at, places));
    }
    let within = |u: &UnitId| {
        places.level(*u) == 3 && places.is_below(*u, if places.is_municipality(at) { top } else { at })
    };
    let hits: Vec<UnitId> = named(places, &county).into_iter().filter(within).collect();
    match hits.as_slice() {
        [] => Err(RegionError::UnknownDistrict),
        [one] => Ok(crate::answer::candidate(*one, places)),
        _ => Err(RegionError::Ambiguous),
    }
}

/// Words that other systems put where there is no unit.
fn is_filler(part: &str) -> bool {
    matches!(part, "市辖区" | "县" | "无" | "-" | "直辖县级") || part.contains("直辖县级行政")
}

/// Everything a name may stand for: the official names first, the short ones next, those that are gone last.
fn named(places: &Places, name: &str) -> Vec<UnitId> {
    let codes: Vec<u16> = name.chars().map(|c| places.info(c).code).collect();
    let mut best = Vec::new();
    places.words_at(codes.iter().copied(), |len, meaning| {
        if len == codes.len() {
            let units = |form: &dyn Fn(Form) -> bool| -> Vec<UnitId> {
                let readings = places.readings(meaning).iter().filter_map(|r| reading(*r));
                readings
                    .filter_map(|r| match r {
                        Reading::Place(u, f) if form(f) => Some(u),
                        _ => None,
                    })
                    .collect()
            };
            let tiers: [&dyn Fn(Form) -> bool; 3] =
                [&|f| f == Form::Full, &|f| f == Form::Short, &|f| !matches!(f, Form::Full | Form::Short)];
            best = tiers.iter().flat_map(|t| units(*t)).collect();
        }
    });
    best
}
