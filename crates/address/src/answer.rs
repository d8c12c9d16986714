//! Puts the stages together and gives the verdict.

use std::ops::Range;

use crate::{
    detail::{self, Gather},
    message::{Mark, Message},
    name::{self, Search},
    numbers::{self, Numbers, Phone},
    parsed::{Candidate, Field, Missing, Parsed, Span, Verdict},
    pieces::{self, Piece},
    places::{Class, Places, UnitId, Word},
    region::Run,
    scan::{self, Hit, Scan},
    set::Set,
    target::{self, Choice},
    typo,
};

/// The most candidates that are listed.
const CANDIDATES_MAX: usize = 8;

/// Understands one message: chat, labels, a pasted address, in any order.
///
/// Takes linear time and never panics, whatever the text is. A place is never guessed: where several fit, or none,
/// the verdict says so and the candidates are listed.
pub fn parse(text: &str) -> Parsed {
    let places = Places::get();
    let mut m = Message::read(text, places);
    let numbers = numbers::find(&mut m);
    let Scan { mut runs, hits } = scan::scan(&mut m, places);
    for run in &mut runs {
        reach_back(&m, run, places);
    }
    if let Some(run) = only_an_address(&m, &runs, &hits, &numbers) {
        return plain(&m, run, places);
    }
    let choice = target::choose(&m, &runs, &hits, places);
    let chosen = choice.run.and_then(|i| runs.get(i));
    for i in choice.others.iter().chain(choice.run.iter()) {
        if let Some(run) = runs.get(*i) {
            m.set(run.range.clone(), Mark::Place);
        }
    }
    let pieces = pieces::pieces(&m);
    let others = other_stretches(&m, &runs, &choice, &hits, &pieces);
    let mut out = Parsed::default();
    let has_number = !numbers.phones.is_empty();
    let read = Reading { m: &m, places, hits: &hits, others: &others, has_number };
    let parts = share_out(&read, chosen, &pieces, &mut out);
    put_phone(&m, &numbers, &hits, &others, &mut out);
    finish(&m, chosen, &choice, &parts, places, &mut out);
    out
}

/// One chain of divisions and nothing else than its detail: no separator, no number, no word of chat.
fn only_an_address<'r>(m: &Message<'_>, runs: &'r [Run], hits: &[Hit], numbers: &Numbers) -> Option<&'r Run> {
    let [run] = runs else { return None };
    let bare = hits.is_empty() && numbers.phones.is_empty() && run.range.start == 0;
    (bare && (run.range.end..m.len()).all(|i| m.is_content(i) || m.class(i) == Class::Dash)).then_some(run)
}

/// The short way for what `only_an_address` found: there is nothing to choose from.
fn plain(m: &Message<'_>, run: &Run, places: &Places) -> Parsed {
    let mut out = Parsed::default();
    let gather = Gather { m, places, hits: &[], name: None, others: &[] };
    let dashes = |range: Range<usize>| {
        let is_dash = |i: &usize| m.class(*i) == Class::Dash;
        let (head, tail) =
            (range.clone().take_while(is_dash).count(), range.clone().rev().take_while(is_dash).count());
        range.start + head..(range.end - tail).max(range.start + head)
    };
    let part = gather.cut(&dashes(run.range.end..m.len()), m.len());
    let parts: &[Range<usize>] = part.as_slice();
    let choice = Choice { run: Some(0), others: Vec::new(), several: false, only_old: false };
    finish(m, Some(run), &choice, parts, places, &mut out);
    out
}

/// Fills in the detail and the divisions, and gives the verdict.
fn finish(
    m: &Message<'_>,
    run: Option<&Run>,
    choice: &Choice,
    parts: &[Range<usize>],
    places: &Places,
    out: &mut Parsed,
) {
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        out.detail = Some(detail::join(m, parts));
        add_span(m, Field::Detail, first.start..last.end, out);
    }
    let has_detail = out.detail.is_some();
    if let Some(run) = run {
        add_span(m, Field::Region, run.range.clone(), out);
        put_region(run, choice, places, has_detail, out);
    }
    list_missing(has_detail, out);
}

fn add_span(m: &Message<'_>, field: Field, range: Range<usize>, out: &mut Parsed) {
    let bytes = m.bytes(range);
    if out.spans.is_empty() {
        out.spans.reserve(5);
    }
    out.spans.push(Span { field, start: bytes.start, end: bytes.end });
}

/// A misspelt province or city may stand before the first name that was recognised; it also decides a homonym.
fn reach_back(m: &Message<'_>, run: &mut Run, places: &Places) {
    for _ in 0..3 {
        let start = run.range.start;
        let mut at = start;
        while at > 0 && m.before(at).class == Class::Space {
            at -= 1;
        }
        if m.before(at).class != Class::Han || m.before(at).mark != Mark::Free {
            return;
        }
        let mut fits = Set::new();
        let mut len = 0;
        for unit in run.units.iter() {
            for above in
                [places.city_of(unit), places.province_of(unit)].into_iter().flatten().filter(|a| *a != unit)
            {
                let name = places.name(above);
                if let Some(n) = typo::before(m, at, name) {
                    fits.push(unit);
                    len = n;
                } else if at == start
                    && let Some(n) = stem(name).and_then(|s| typo::before_short(m, at, s, places))
                {
                    fits.push(unit);
                    len = n;
                }
            }
        }
        if fits.is_empty() {
            return;
        }
        run.units = fits;
        run.range.start = at - len;
        run.names += 1;
    }
}

fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(['省', '市']).filter(|s| s.chars().count() >= 2)
}

/// Where the addresses lie that are not meant: each with the pieces of its detail, up to where something else is said.
fn other_stretches(
    m: &Message<'_>,
    runs: &[Run],
    choice: &Choice,
    hits: &[Hit],
    pieces: &[Piece],
) -> Vec<Range<usize>> {
    let stretch = |run: &Run| {
        let end = run.range.end;
        let next_run = runs.iter().map(|r| r.range.start).find(|s| *s > run.range.start).unwrap_or(m.len());
        let turn = hits
            .iter()
            .skip(hits.partition_point(|h| h.range.start < end))
            .find(|h| !matches!(h.word, Word::Noise | Word::Pseudo | Word::LabelPart))
            .map_or(m.len(), |h| h.range.start);
        let mut until = end;
        for piece in pieces.iter().skip(pieces.partition_point(|p| p.range.start < end)) {
            let first = until == end && (end..piece.range.start).all(|i| m.class(i) == Class::Space);
            let part = first || pieces::look(m, piece.range.clone()).addressy;
            if piece.range.start >= next_run.min(turn) || !part {
                break;
            }
            until = piece.range.end.min(next_run).min(turn);
        }
        run.range.start..until
    };
    choice.others.iter().filter_map(|i| runs.get(*i)).map(stretch).collect()
}

/// What all later stages read from.
struct Reading<'a, 'm> {
    m: &'a Message<'m>,
    places: &'a Places,
    hits: &'a [Hit],
    others: &'a [Range<usize>],
    has_number: bool,
}

/// Shares the pieces out between the name and the detail, whose stretches are returned.
fn share_out(
    read: &Reading<'_, '_>,
    chosen: Option<&Run>,
    pieces: &[Piece],
    out: &mut Parsed,
) -> Vec<Range<usize>> {
    let Reading { m, places, hits, others, has_number } = *read;
    let region = chosen.map(|r| r.range.clone());
    let search = Search { m, places, hits, region: region.clone(), others, has_number };
    let mut name = search.best(pieces);
    let from = region.as_ref().map_or(0, |r| r.end);
    let until = others.iter().map(|o| o.start).filter(|s| *s >= from).min().unwrap_or(m.len());
    if name.is_none() {
        name = pieces
            .iter()
            .filter(|p| {
                p.range.start >= from && p.range.start < until && ends_statement(m, p.range.end, has_number)
            })
            .find_map(|p| name::glued(m, &p.range, places));
    }
    let gather = Gather { m, places, hits, name: name.clone(), others };
    let mut parts = gather.after(pieces, from, until);
    if parts.is_empty()
        && let Some(region) = &region
    {
        // Some write the detail first.
        parts = gather.after(pieces, 0, region.start);
        parts.retain(|r| pieces::look(m, r.clone()).addressy);
    }
    if let Some(range) = name {
        out.name = Some(m.render(range.clone()));
        add_span(m, Field::Name, range, out);
    }
    parts
}

/// A number or 收 follows, or nothing does in a message that gives a number.
fn ends_statement(m: &Message<'_>, end: usize, has_number: bool) -> bool {
    let i = m.next_not_space(end);
    let c = m.at(i);
    c.mark == Mark::Number
        || (has_number && matches!(c.class, Class::End | Class::Line))
        || m.any(i, &["(收", "[收"]).is_some()
}

/// The recipient's number: the new one, not a spare one, not the sender's; a mobile before a landline.
fn put_phone(m: &Message<'_>, numbers: &Numbers, hits: &[Hit], others: &[Range<usize>], out: &mut Parsed) {
    let rank = |phone: &Phone| {
        let at = hits.partition_point(|h| h.range.end <= phone.range.start);
        let said = hits
            .get(..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(3)
            .take_while(|h| phone.range.start - h.range.end <= 8);
        let mut score = i32::from(phone.is_mobile) * 2;
        for hit in said {
            score += match hit.word {
                Word::LabelPhone2 | Word::OldBefore => -10,
                Word::LabelSender => -10,
                Word::NewBefore => 5,
                _ => 0,
            };
        }
        score - if others.iter().any(|o| o.contains(&phone.range.start)) { 4 } else { 0 }
    };
    let mut best: Option<(i32, &Phone)> = None;
    for phone in &numbers.phones {
        let score = rank(phone);
        if best.is_none_or(|b| score > b.0) {
            best = Some((score, phone));
        }
    }
    let Some((_, phone)) = best else { return };
    out.mobile = Some(phone.digits.clone());
    add_span(m, Field::Mobile, phone.range.clone(), out);
    if let Some((ext, range)) = phone.ext.as_ref().or(numbers.loose_ext.as_ref()) {
        out.ext = Some(ext.clone());
        add_span(m, Field::Ext, range.clone(), out);
    }
}

/// Fills in the divisions and decides the verdict.
fn put_region(run: &Run, choice: &Choice, places: &Places, has_detail: bool, out: &mut Parsed) {
    if choice.several || run.conflict.is_some() {
        out.verdict = Verdict::Ambiguous;
        let sides = run.conflict.iter().flat_map(Set::iter).chain(run.units.iter());
        out.candidates = sides.take(CANDIDATES_MAX).map(|u| candidate(u, places)).collect();
        return;
    }
    let Some(unit) = run.units.one(places) else {
        out.verdict = Verdict::Ambiguous;
        out.candidates = run.units.iter().take(CANDIDATES_MAX).map(|u| candidate(u, places)).collect();
        if let Some(common) = run.units.common(places) {
            put_unit(common, places, out);
        }
        return;
    };
    // A municipality is its own city.
    let unit = if places.is_municipality(unit) && places.level(unit) == 1 {
        places.by_key(places.key(unit) + 100).unwrap_or(unit)
    } else {
        unit
    };
    put_unit(unit, places, out);
    out.street = run.street.map(|s| places.street_name(s).to_owned());
    let settled = places.level(unit) == 3 || places.is_whole_city(unit);
    out.verdict = if settled && has_detail && !choice.only_old { Verdict::Ok } else { Verdict::Incomplete };
}

fn put_unit(unit: UnitId, places: &Places, out: &mut Parsed) {
    let c = candidate(unit, places);
    (out.province, out.city, out.district, out.adcode) = (c.province, c.city, c.district, c.adcode);
}

/// The official names down to a unit, and its code.
pub(crate) fn candidate(unit: UnitId, places: &Places) -> Candidate {
    let name = |u: UnitId| places.name(u).to_owned();
    let level = places.level(unit);
    let code = places.code(unit).or_else(|| places.city_of(unit).and_then(|c| places.code(c)));
    Candidate {
        province: places.province_of(unit).map(name),
        city: places.city_of(unit).map(name),
        district: (level == 3).then(|| name(unit)),
        adcode: code.map(six_digits),
    }
}

/// A code as text; codes of divisions have six digits.
fn six_digits(code: u32) -> String {
    let mut out = String::with_capacity(6);
    for unit in [100_000, 10_000, 1_000, 100, 10, 1] {
        out.push(char::from(b'0' + u8::try_from(code / unit % 10).unwrap_or(0)));
    }
    out
}

fn list_missing(has_detail: bool, out: &mut Parsed) {
    if out.verdict == Verdict::Incomplete && out.district.is_none() {
        out.missing.push(Missing::Region);
    }
    if !has_detail {
        out.missing.push(Missing::Detail);
    }
    if out.name.is_none() {
        out.missing.push(Missing::Name);
    }
    if out.mobile.is_none() {
        out.missing.push(Missing::Mobile);
    }
}
