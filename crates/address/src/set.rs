//! The units that a stretch of text may mean.

use crate::places::{Places, UnitId};

/// More homonyms than any name has; a text that means more than this many places is ambiguous anyway.
const UNITS_MAX: usize = 15;

/// A small set of units, kept in place because one is made for every name that is read.
#[derive(Clone, Copy)]
pub(crate) struct Set {
    ids: [UnitId; UNITS_MAX],
    len: u16,
}

impl Set {
    pub(crate) const fn new() -> Self {
        Self { ids: [0; UNITS_MAX], len: 0 }
    }

    pub(crate) fn push(&mut self, id: UnitId) {
        if self.as_slice().contains(&id) {
            return;
        }
        if let Some(slot) = self.ids.get_mut(usize::from(self.len)) {
            *slot = id;
            self.len += 1;
        }
    }

    pub(crate) fn as_slice(&self) -> &[UnitId] {
        self.ids.get(..usize::from(self.len)).unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = UnitId> {
        self.as_slice().iter().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The one unit that is meant: the only one, or the one that all others lie below (和田 is 和田地区 before 和田市).
    pub(crate) fn one(&self, places: &Places) -> Option<UnitId> {
        self.iter().find(|a| self.iter().all(|b| b == *a || places.is_below(b, *a)))
    }

    /// The deepest unit above or equal to all of them.
    pub(crate) fn common(&self, places: &Places) -> Option<UnitId> {
        let first = self.iter().next()?;
        let all_below = |id: &UnitId| self.iter().all(|u| u == *id || places.is_below(u, *id));
        [Some(first), places.city_of(first), places.province_of(first)].into_iter().flatten().find(all_below)
    }

    /// Whether every unit is a county or stands for one.
    pub(crate) fn is_county(&self, places: &Places) -> bool {
        !self.is_empty() && self.iter().all(|u| places.level(u) == 3 || places.is_whole_city(u))
    }
}

impl FromIterator<UnitId> for Set {
    fn from_iter<I: IntoIterator<Item = UnitId>>(items: I) -> Self {
        let mut set = Self::new();
        items.into_iter().for_each(|i| set.push(i));
        set
    }
}
