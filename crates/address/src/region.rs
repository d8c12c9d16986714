//! Follows a chain of divisions from a place in the text: 浙江 → 杭州市 → 西湖区 → 翠苑街道.
//!
//! The chain keeps the set of units that the text so far may mean; every further name narrows it.

use std::ops::Range;

use crate::{
    follow,
    lookup::{CURRENT, GONE, GONE_SHORT, Names, SHORT, narrow, of_form},
    message::Message,
    places::{Class, Form, Places, StreetId, UnitId, Word},
    set::Set,
    street::{StreetMatch, street_at},
    typo,
};

/// The most separators and labels between two names of one chain.
const GLUE_MAX: usize = 12;
/// The most names in a chain: more is a repetition without end.
const NAMES_MAX: usize = 24;

/// A stretch of text that names divisions.
#[derive(Clone)]
pub(crate) struct Run {
    pub(crate) range: Range<usize>,
    /// What it may mean.
    pub(crate) units: Set,
    pub(crate) street: Option<StreetId>,
    /// Whether a name was written with its rank.
    pub(crate) full: bool,
    /// How many names it has.
    pub(crate) names: usize,
    /// The parts contradict each other: what the other side may mean.
    pub(crate) conflict: Option<Set>,
}

/// How far the separators between two names hold them together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Glue {
    Touching,
    Space,
    Apart,
}

pub(crate) struct Chain<'a, 'p> {
    m: &'a Message<'a>,
    places: &'p Places,
    run: Run,
    /// What the last name would mean as a prefecture that is gone (巢湖市).
    prefecture: Set,
}

impl<'a, 'p> Chain<'a, 'p> {
    /// Follows the divisions from `i` on.
    pub(crate) fn follow(m: &'a Message<'a>, i: usize, names: &Names<'p>, places: &'p Places) -> Option<Run> {
        let run = Run { range: i..i, units: Set::new(), street: None, full: false, names: 0, conflict: None };
        let mut chain = Self { m, places, run, prefecture: Set::new() };
        chain.start(i, names)?;
        while chain.run.names < NAMES_MAX && chain.step() {}
        Some(chain.run)
    }

    /// The first name has no place before it to narrow it.
    fn start(&mut self, i: usize, names: &Names<'p>) -> Option<()> {
        for (len, readings) in names.longest() {
            let end = i + len;
            let current = of_form(readings, CURRENT);
            let full = if current.is_empty() { of_form(readings, GONE) } else { current };
            if !full.is_empty() {
                if follow::breaks_full(self.m, end) {
                    continue;
                }
                let end = self.without_rank(end, &full);
                self.take(full, end, true);
                self.remember_prefecture(readings);
                return Some(());
            }
            let short = of_form(readings, SHORT);
            let high: Set = short.iter().filter(|u| self.places.level(*u) < 3).collect();
            if !high.is_empty() {
                if let Some((units, n)) = self.misspelt(i, &high, end) {
                    self.take(units, i + n, true);
                    return Some(());
                }
                if self.is_place(end, &high, 2) {
                    self.take(high, end, false);
                    return Some(());
                }
                // What is no city as a whole is no county by its first half (巴彦|淖尔).
                return None;
            } else if self.stands_alone(end, &short) {
                self.take(short, end, false);
                return Some(());
            }
        }
        None
    }

    /// A county without rank and without a place before it is one only if nothing else has its name and a town of it
    /// follows. A road proves nothing: 嘉陵江一路 is not in 嘉陵区.
    fn stands_alone(&self, end: usize, short: &Set) -> bool {
        let Some(unit) = short.iter().next().filter(|_| short.as_slice().len() == 1) else { return false };
        if self.places.is_zone(unit) {
            return false;
        }
        street_at(self.m, end, short, self.places).is_some_and(|s| s.ranked)
    }

    fn take(&mut self, units: Set, end: usize, full: bool) {
        self.run.units = units;
        self.run.range.end = end;
        self.run.full |= full;
        self.run.names += 1;
    }

    /// 济南市中区 is 济南 and 市中区: the rank of the city belongs to the county if a county follows only so.
    fn without_rank(&self, end: usize, units: &Set) -> usize {
        if self.m.char(end - 1) != '市' || !matches!(self.m.char(end), '中' | '南' | '北' | '辖') {
            return end;
        }
        let names = Names::at(self.m, end - 1, self.places);
        let county = names
            .longest()
            .any(|(_, r)| matches!(narrow(units, &of_form(r, CURRENT), self.places), Some((_, true))));
        end - usize::from(county)
    }

    fn remember_prefecture(&mut self, readings: &[u32]) {
        self.prefecture =
            of_form(readings, &[Form::OldPrefecture]).iter().filter_map(|u| self.places.city_of(u)).collect();
    }

    /// One more name of the chain.
    fn step(&mut self) -> bool {
        let (i, glue) = self.past_glue(self.run.range.end);
        if glue > Glue::Touching && self.m.class(i) != Class::Han {
            return false;
        }
        let names = Names::at(self.m, i, self.places);
        let street =
            if self.run.street.is_none() { street_at(self.m, i, &self.run.units, self.places) } else { None };
        if self.full_name(i, glue, &names, street.as_ref().map_or(0, |s| s.len)) {
            return true;
        }
        if let Some(street) = street
            && (glue < Glue::Apart || self.run.units.is_county(self.places))
        {
            let short_len = names.longest_len();
            let short_goes_on = short_len > 0
                && !street.ranked
                && names.longest().any(|(len, r)| {
                    narrow(&self.run.units, &of_form(r, SHORT), self.places).is_some() && len >= street.len
                });
            if !short_goes_on {
                self.take_street(i, &street);
                return true;
            }
        }
        if self.short_name(i, glue, &names) {
            return true;
        }
        self.misspelt_name(i, glue) || (glue == Glue::Touching && self.misspelt_street(i))
    }

    /// A name with its rank, or a name that is gone.
    fn full_name(&mut self, i: usize, glue: Glue, names: &Names<'p>, street_len: usize) -> bool {
        for (len, readings) in names.longest() {
            let end = i + len;
            let (current, gone) = (of_form(readings, CURRENT), of_form(readings, GONE));
            if (current.is_empty() && gone.is_empty()) || follow::breaks_full(self.m, end) {
                continue;
            }
            if len < street_len {
                return false;
            }
            let fits = narrow(&self.run.units, &current, self.places)
                .or_else(|| narrow(&self.run.units, &gone, self.places))
                .or_else(|| narrow(&self.prefecture, &current, self.places));
            if let Some((units, deeper)) = fits {
                // A bare name apart from the province that follows it is a person or another place (吉安，江西省抚州市…).
                if !deeper && !self.run.full && glue > Glue::Touching {
                    return false;
                }
                let settled = !deeper && self.run.units.is_county(self.places);
                let narrows = units.as_slice().len() < self.run.units.as_slice().len();
                let names_county = current.iter().any(|u| self.places.level(u) == 3);
                if settled && !narrows && !names_county && !self.repeats(end) {
                    return false;
                }
                let end = self.without_rank(end, &units);
                self.take(units, end, true);
                self.remember_prefecture(readings);
                return true;
            }
            let is_current = !current.is_empty();
            return self.contradicts(i, len, glue, if is_current { current } else { gone }, is_current);
        }
        false
    }

    /// Whether the text goes on repeating the chain until its county (浙江省杭州市西湖区 浙江省杭州市西湖区…).
    fn repeats(&self, mut end: usize) -> bool {
        for _ in 0..4 {
            let (i, glue) = self.past_glue(end);
            if matches!(self.m.class(i), Class::End | Class::Line)
                || (glue > Glue::Touching && !self.m.is_content(i))
            {
                return true;
            }
            let names = Names::at(self.m, i, self.places);
            let Some((len, readings)) = names.longest().next() else { return false };
            let named: Set = of_form(readings, &[Form::Full, Form::Short, Form::Old]);
            if narrow(&self.run.units, &named, self.places).is_none() {
                return false;
            }
            end = i + len;
            if named.iter().any(|n| self.run.units.as_slice().contains(&n)) {
                return !follow::makes_thing(self.m, end);
            }
        }
        false
    }

    /// A name with its rank that lies elsewhere: a slip, a contradiction, or the start of something else.
    fn contradicts(&mut self, i: usize, len: usize, glue: Glue, named: Set, is_current: bool) -> bool {
        if let Some(fix) = typo::alike(self.m, i, len, &self.run.units, self.places) {
            self.take(fix.units, i + fix.len, true);
            return true;
        }
        let settled = self.run.units.is_county(self.places);
        if !is_current
            && !settled
            && let Some(fix) = typo::below(self.m, i, &self.run.units, self.places)
        {
            self.take(fix.units, i + fix.len, true);
            return true;
        }
        let level = named.iter().map(|u| self.places.level(u)).min().unwrap_or(1);
        let starts_anew = (glue > Glue::Touching && !self.run.full)
            || (settled && (glue > Glue::Touching || level < 3 || len <= 2 || self.run.street.is_some()));
        if starts_anew {
            return false;
        }
        self.run.conflict.get_or_insert(self.run.units);
        self.take(named, i + len, true);
        true
    }

    /// A name without its rank: only below what is already known, and only where nothing else is meant.
    fn short_name(&mut self, i: usize, glue: Glue, names: &Names<'p>) -> bool {
        let settled = self.run.units.is_county(self.places);
        for (len, readings) in names.longest() {
            let end = i + len;
            for forms in [SHORT, GONE_SHORT] {
                let named = of_form(readings, forms);
                let Some((units, deeper)) = narrow(&self.run.units, &named, self.places) else { continue };
                if !deeper && !self.repeats(end) {
                    continue;
                }
                if settled && deeper {
                    continue;
                }
                if let Some((units, n)) = self.misspelt(i, &units, end) {
                    self.take(units, i + n, true);
                    return true;
                }
                if let Some(fix) = self.longer_slip(i, len, &units) {
                    self.take(fix.units, i + fix.len, true);
                    return true;
                }
                if self.skips_city(&units) && glue == Glue::Touching && !self.proves_county(end, &units) {
                    continue;
                }
                let rank = self.other_rank(end, &units);
                let alone = glue == Glue::Apart && !self.m.is_content(end) && forms == GONE_SHORT;
                if alone || (rank == 0 && !self.is_place(end, &units, 2)) {
                    continue;
                }
                self.take(units, end + rank, rank > 0);
                return true;
            }
        }
        false
    }

    /// A county right below the province, though it lies in a city.
    fn skips_city(&self, units: &Set) -> bool {
        let province = self.run.units.iter().all(|u| self.places.level(u) == 1);
        province && units.iter().all(|u| self.places.level(u) == 3 && !self.places.is_municipality(u))
    }

    /// What follows a bare county without its city must show that it is one: 浙江萧山|和平路33号, not 广西江南|里.
    fn proves_county(&self, end: usize, units: &Set) -> bool {
        !self.m.is_content(end)
            || follow::is_numbered_road(self.m, end)
            || street_at(self.m, end, units, self.places).is_some_and(|s| s.ranked)
    }

    /// A county's bare name right below the province may be the head of a misspelt longer one (黔西|目布依族苗族自治州).
    fn longer_slip(&self, i: usize, len: usize, units: &Set) -> Option<typo::Fix> {
        if !self.skips_city(units) {
            return None;
        }
        typo::below(self.m, i, &self.run.units, self.places).filter(|f| f.len > len + 2)
    }

    /// A county with the wrong rank (昆山区): one character that is a rank, not part of another word.
    fn other_rank(&self, end: usize, units: &Set) -> usize {
        let county = units.iter().all(|u| self.places.level(u) == 3);
        let rank = matches!(self.m.char(end), '市' | '区' | '县');
        let street = rank && street_at(self.m, end, units, self.places).is_some();
        usize::from(county && rank && !street && !follow::breaks_full(self.m, end + 1))
    }

    /// Whether a name without its rank that ends at `end` is a place: nothing makes it a road or a building, or what
    /// seems to is the next division (庆阳|镇原县, 呼和浩特|新城|东街街道).
    fn is_place(&self, end: usize, units: &Set, depth: usize) -> bool {
        if !follow::makes_thing(self.m, end)
            || street_at(self.m, end, units, self.places).is_some_and(|s| s.ranked)
        {
            return true;
        }
        let names = Names::at(self.m, end, self.places);
        names.longest().any(|(len, readings)| {
            let full = of_form(readings, &[Form::Full, Form::Old]);
            if len >= 2 && matches!(narrow(units, &full, self.places), Some((_, true))) {
                return true;
            }
            let short = narrow(units, &of_form(readings, SHORT), self.places);
            depth > 0 && matches!(short, Some((below, true)) if self.is_place(end + len, &below, depth - 1))
        })
    }

    /// The full name with one slip where only its short form fits exactly (黔东南苗族同族自治州).
    fn misspelt(&self, i: usize, units: &Set, end: usize) -> Option<(Set, usize)> {
        let long = |u: &UnitId| self.places.name(*u).chars().count() >= end - i + 2;
        let hit = |u: UnitId| typo::whole(self.m, i, u, self.places);
        let len = units.iter().filter(long).find_map(hit)?;
        Some((units.iter().filter(long).filter(|u| hit(*u) == Some(len)).collect(), len))
    }

    fn misspelt_name(&mut self, i: usize, glue: Glue) -> bool {
        if glue == Glue::Apart || self.run.units.is_county(self.places) {
            return false;
        }
        let Some(fix) = typo::below(self.m, i, &self.run.units, self.places) else { return false };
        let end = i + fix.len;
        // What follows may tell a less likely correction from the likely one.
        let next = Names::at(self.m, end, self.places);
        let told =
            |set: &Set| next.longest().any(|(_, r)| narrow(set, &of_form(r, CURRENT), self.places).is_some());
        let units = if told(&fix.all) && !told(&fix.units) { fix.all } else { fix.units };
        self.take(units, end, true);
        true
    }

    fn misspelt_street(&mut self, i: usize) -> bool {
        if self.run.street.is_some() || !self.run.units.is_county(self.places) {
            return false;
        }
        let Some((street, len)) = typo::street(self.m, i, &self.run.units, self.places) else { return false };
        self.run.street = Some(street);
        self.run.range.end = i + len;
        true
    }

    /// Steps over separators, labels and the nodes that exist only in the coding.
    fn past_glue(&self, from: usize) -> (usize, Glue) {
        let mut i = from;
        let mut glue = Glue::Touching;
        while i < from + GLUE_MAX {
            let next = match self.m.class(i) {
                Class::Space => Glue::Space,
                Class::Dash | Class::Slash | Class::Arrow | Class::Dot | Class::Close => Glue::Space,
                Class::Comma | Class::Line | Class::Colon | Class::Open | Class::Sign | Class::Stop => {
                    Glue::Apart
                }
                Class::Han => match self.filler(i, glue) {
                    0 => break,
                    n => {
                        i += n;
                        continue;
                    }
                },
                _ => break,
            };
            if next > glue {
                glue = next;
            }
            i += 1;
        }
        (i, glue)
    }

    /// The length of a label (详细地址：) or of a node of the coding (市辖区) at `i`.
    fn filler(&self, i: usize, glue: Glue) -> usize {
        let names = Names::at(self.m, i, self.places);
        let Some((len, word)) = names.word else { return 0 };
        let colon = self.m.class(self.m.next_not_space(i + len)) == Class::Colon;
        match word {
            Word::Pseudo if names.longest_len() <= len => len,
            Word::LabelAddress | Word::LabelPart if colon => len,
            Word::LabelAddress if glue == Glue::Apart && len >= 2 => len,
            // 重庆市 县 丰都县: the second node of Chongqing.
            Word::LabelPart
                if self.m.char(i) == '县'
                    && len == 1
                    && self.run.units.iter().any(|u| self.places.is_municipality(u)) =>
            {
                1
            }
            _ => 0,
        }
    }

    fn take_street(&mut self, i: usize, street: &StreetMatch) {
        let mut end = i + street.len;
        if let Some(n) = self.m.any(end, &["街道办事处", "办事处", "街道办"]) {
            end += n;
        }
        self.take(street.counties, end, false);
        self.run.street = (street.counties.as_slice().len() == 1).then_some(street.street);
    }
}
