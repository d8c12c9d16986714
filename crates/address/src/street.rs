//! Units of level 4: 街道, 镇, 乡.

use crate::{
    message::Message,
    places::{Places, StreetId},
    set::Set,
};

/// A street that fits what is known.
pub(crate) struct StreetMatch {
    pub(crate) len: usize,
    pub(crate) street: StreetId,
    pub(crate) counties: Set,
    /// Its name ends in 街道, 镇, 乡 or the like, so that it is no building.
    pub(crate) ranked: bool,
}

const STREET_RANKS: [&str; 4] = ["街道", "镇", "乡", "苏木"];

/// The longest street at `i` that lies below `units`.
pub(crate) fn street_at(m: &Message<'_>, i: usize, units: &Set, places: &Places) -> Option<StreetMatch> {
    let counties = units.iter().any(|u| places.level(u) >= 2);
    if !counties {
        return None;
    }
    let mut found = None;
    places.streets_at(m.codes(i), |len, ids| {
        let mut hits = ids.iter().filter_map(|id| StreetId::try_from(*id).ok()).filter(|id| {
            let parent = places.street_parent(*id);
            units.iter().any(|u| parent == u || places.is_below(parent, u))
        });
        let Some(first) = hits.next() else { return };
        let counties: Set = std::iter::once(first).chain(hits).map(|id| places.street_parent(id)).collect();
        let name = places.street_name(first);
        let ranked = STREET_RANKS.iter().any(|r| name.ends_with(r));
        // What looks like a building decides nothing (电子信息产业园).
        if ranked || units.is_county(places) && units.as_slice().len() == 1 {
            found = Some(StreetMatch { len, street: first, counties, ranked });
        }
    });
    found
}
