//! Scans come in, from a push, a poll or an import: the parcel's stage moves, and its interception hears of it in
//! the same transaction, so that no crash can separate the two.

use gaidao_core::{
    At, Input, MerchantId, Parcel, Stage,
    evidence::Fact,
    planted::{self, Bug},
    state::EventKind,
    step,
};
use gaidao_store::{Change, Clear, InterceptionRow, ParcelRow, Scan, StoreError, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{apply::Note, desk::Desk, error::DeskError, orders::follow};

/// How a scan came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The courier pushed it.
    Push,
    /// We asked.
    Poll,
    /// A merchant's system handed it in.
    Import,
}

impl Source {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Poll => "poll",
            Self::Import => "import",
        }
    }
}

/// A scan on its way in.
#[derive(Clone, PartialEq, Eq)]
pub struct ScanLine {
    /// The courier's time.
    pub at: At,
    /// The courier's code.
    pub code: Option<String>,
    /// What it means; `None` moves nothing.
    pub stage: Option<Stage>,
    /// The courier's words.
    pub text: String,
    /// Place.
    pub place: Option<String>,
    /// The parcel goes on under this waybill.
    pub continues_as: Option<String>,
}

/// The sealed half of a stored scan.
#[derive(Serialize, Deserialize)]
pub(crate) struct ScanText {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) place: Option<String>,
}

/// What an event says of a parcel that moved on.
#[derive(Serialize)]
struct StageData<'a> {
    courier: &'a str,
    waybill_no: &'a str,
    order_no: Option<&'a str>,
    stage: &'static str,
    previous: &'static str,
    at: String,
}

/// What became of a parcel's scans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// New ones.
    pub accepted: usize,
    /// Known already.
    pub duplicate: usize,
}

const RACES_MAX: usize = 16;
/// Longest chain of waybills one parcel may continue under.
const CONTINUATIONS_MAX: usize = 4;

/// Everything one ingest rests on.
struct Known {
    row: ParcelRow,
    fresh: bool,
    interception: Option<InterceptionRow>,
    /// The interception belongs to the waybill this one continues.
    continued: bool,
}

impl Desk {
    /// Takes in scans of one parcel. Idempotent, order does not matter: the stage follows the courier's own times.
    ///
    /// # Errors
    /// Whatever the store says; nothing is saved then.
    pub async fn ingest(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
        source: Source,
        lines: &[ScanLine],
    ) -> Result<Ingested, DeskError> {
        let mut last = StoreError::Stale;
        for _ in 0..RACES_MAX {
            let known = self.known(merchant, parcel).await?;
            let mut change = Change::new(merchant.clone());
            let scans = self.write_scans(&mut change, parcel, source, lines)?;
            self.move_parcel(&mut change, &known, lines);
            self.continue_parcel(&mut change, merchant, &known, lines).await?;
            self.tell_interception(&mut change, &known, lines)?;
            match self.store.commit(change).await {
                Ok(done) => {
                    let accepted = scans.iter().filter(|index| done.at(**index).rows > 0).count();
                    return Ok(Ingested { accepted, duplicate: scans.len() - accepted });
                }
                Err(error @ (StoreError::Stale | StoreError::Unsure | StoreError::Busy)) => last = error,
                // Somebody else named the parcel first.
                Err(error @ StoreError::Constraint(_)) => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    async fn known(&self, merchant: &MerchantId, parcel: &Parcel) -> Result<Known, DeskError> {
        let finder = self.of(merchant);
        let found = finder.parcel(parcel).await?;
        let fresh = found.is_none();
        let row = found.unwrap_or_else(|| ParcelRow::named(parcel.clone(), self.now()));
        let mut root = row.clone();
        let mut continued = false;
        for _ in 0..CONTINUATIONS_MAX {
            let Some(from) = root.continued_from.clone() else { break };
            let Some(before) = finder.parcel(&Parcel::new(&parcel.courier, &from)).await? else { break };
            continued = true;
            root = before;
        }
        let interception = match &root.interception {
            Some(id) => finder.interception(id).await?,
            None => None,
        };
        Ok(Known { row, fresh, interception, continued })
    }

    fn write_scans(
        &self,
        change: &mut Change,
        parcel: &Parcel,
        source: Source,
        lines: &[ScanLine],
    ) -> Result<Vec<usize>, DeskError> {
        let now = self.now();
        let mut indexes = Vec::with_capacity(lines.len());
        for (seq, line) in lines.iter().enumerate() {
            let text = ScanText { text: line.text.clone(), place: line.place.clone() };
            let scan = Scan {
                parcel: parcel.clone(),
                at: line.at,
                seq: i64::try_from(seq).unwrap_or(i64::MAX),
                code: line.code.clone(),
                stage: line.stage,
                source: source.as_str().to_owned(),
                private: Clear::json(&text)?,
                ingested_at: now,
            };
            // The same scan by push and by poll has the same second, stage and words; not always the same code
            // (zto.md §4: the push says ARRIVAL where the query says 到件) nor the same milliseconds (§3.4, §5).
            let stage = line.stage.map_or("", Stage::as_str);
            let identity = format!("{}\u{1f}{stage}\u{1f}{}", line.at.0.div_euclid(1_000), line.text);
            indexes.push(change.push(Write::Scan { scan, identity }));
        }
        Ok(indexes)
    }

    /// The stage is that of the latest scan that has one; at equal times the further stage counts.
    fn move_parcel(&self, change: &mut Change, known: &Known, lines: &[ScanLine]) {
        let mut row = known.row.clone();
        let newest = lines.iter().map(|line| line.at).max();
        row.scanned_at = row.scanned_at.into_iter().chain(newest).max();
        let best = lines
            .iter()
            .filter_map(|line| line.stage.map(|stage| (line.at, stage, line)))
            .max_by_key(|(at, stage, _)| (*at, *stage));
        let moved = best.filter(|(at, stage, _)| {
            planted::is(Bug::MergeByArrival)
                || row.stage_at.is_none_or(|old| (*at, *stage) > (old, row.stage))
        });
        if let Some((at, stage, line)) = moved {
            row.stage_at = Some(at);
            row.place = line.place.as_ref().map(|place| Clear::new(place.clone().into_bytes()));
            if row.stage != stage {
                let data = StageData {
                    courier: &row.parcel.courier,
                    waybill_no: &row.parcel.waybill_no,
                    order_no: row.order_no.as_deref(),
                    stage: stage.as_str(),
                    previous: row.stage.as_str(),
                    at: at.rfc3339(),
                };
                let event = self.new_event(EventKind::StageChanged, row.interception.clone(), &data);
                change.push(Write::Emit { event, deliver_at: self.clock.real(), only: None });
            }
            row.stage = stage;
        }
        if let Some(next) = lines.iter().rev().find_map(|line| line.continues_as.clone()) {
            row.continues_as = Some(next);
        }
        row.updated_at = self.now();
        if known.fresh {
            change.push(Write::InsertParcel(row));
        } else if row != known.row {
            change.push(Write::SaveParcel(row));
        } else {
            let (parcel, version) = (row.parcel, row.version);
            change.push(Write::ParcelUnchanged { parcel, version });
        }
    }

    /// The waybill a turned parcel goes on under becomes a parcel of its own, linked to the old one.
    async fn continue_parcel(
        &self,
        change: &mut Change,
        merchant: &MerchantId,
        known: &Known,
        lines: &[ScanLine],
    ) -> Result<(), DeskError> {
        let Some(next) = lines.iter().rev().find_map(|line| line.continues_as.clone()) else { return Ok(()) };
        if next == known.row.parcel.waybill_no {
            return Ok(());
        }
        let parcel = Parcel::new(&known.row.parcel.courier, &next);
        let mut row = match self.of(merchant).parcel(&parcel).await? {
            Some(row) if row.continued_from.is_some() => return Ok(()),
            Some(row) => row,
            None => {
                let mut row = ParcelRow::named(parcel, self.now());
                row.order_no.clone_from(&known.row.order_no);
                row.account.clone_from(&known.row.account);
                row.continued_from = Some(known.row.parcel.waybill_no.clone());
                // Subscribed to and asked about at once: what was pushed of it before we knew it is lost.
                let look = follow(&row.parcel, self.now());
                change.push(Write::InsertParcel(row));
                change.push(Write::PutJob(look));
                return Ok(());
            }
        };
        row.continued_from = Some(known.row.parcel.waybill_no.clone());
        change.push(Write::SaveParcel(row));
        Ok(())
    }

    fn tell_interception(
        &self,
        change: &mut Change,
        known: &Known,
        lines: &[ScanLine],
    ) -> Result<(), DeskError> {
        let Some(row) = &known.interception else { return Ok(()) };
        let mut facts: Vec<Fact> = lines
            .iter()
            .filter_map(|line| Some(Fact { at: line.at, stage: line.stage?, continued: known.continued }))
            .collect();
        facts.sort_by_key(|fact| (fact.at, fact.stage));
        if facts.is_empty() || planted::is(Bug::ScanNotTold) {
            return Ok(());
        }
        let Ok(made) = step(&row.interception, Input::Scanned { facts }, self.now()) else { return Ok(()) };
        self.attend(change, &made, "courier", "interception.scanned");
        change.push(Write::Save {
            before: Box::new(row.interception.clone()),
            step: Box::new(made),
            private: None,
            note: Some(Clear::json(&Note { who: "courier".to_owned(), ..Note::default() })?),
        });
        Ok(())
    }
}

/// Groups lines by parcel, keeping their order.
pub(crate) fn by_parcel<T>(lines: Vec<(Parcel, T)>) -> BTreeMap<Parcel, Vec<T>> {
    let mut groups: BTreeMap<Parcel, Vec<T>> = BTreeMap::new();
    for (parcel, line) in lines {
        groups.entry(parcel).or_default().push(line);
    }
    groups
}
