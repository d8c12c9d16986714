//! What can be done with whom: couriers, their connectors' cards, guesses at waybills, contacts, bulk scans.

use gaidao_core::{Parcel, Stage};
use serde_json::{Value, json};

use crate::{
    actor::{Actor, Scope},
    check, contacts,
    desk::Desk,
    directory::{self, Certainty},
    error::DeskError,
    ingest::{ScanLine, Source, by_parcel},
    intake::{ScanIn, ScansIn},
    view::{ContactView, CourierView, GuessView, RejectedItem, ScansReport},
};

impl Desk {
    /// Couriers with the cards of the connectors that reach them; those reachable first.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn couriers(&self, actor: &Actor) -> Result<Vec<CourierView>, DeskError> {
        actor.need_scope(Scope::Read)?;
        let mut list: Vec<CourierView> = directory::all()
            .iter()
            .map(|courier| CourierView {
                code: courier.code.clone(),
                name: courier.name_zh.clone(),
                name_en: courier.name_en.clone(),
                hotline: courier.hotline.clone(),
                connectors: self
                    .registry
                    .reaching(&courier.code)
                    .map(|connector| serde_json::to_value(connector.card()).unwrap_or(Value::Null))
                    .collect(),
            })
            .collect();
        list.sort_by_key(|courier| courier.connectors.is_empty());
        Ok(list)
    }

    /// Whose waybill this may be, surest first.
    ///
    /// # Errors
    /// `Invalid` for a waybill that cannot be one.
    pub async fn recognize(&self, actor: &Actor, waybill_no: &str) -> Result<Vec<GuessView>, DeskError> {
        actor.need_scope(Scope::Read)?;
        let waybill_no = check::waybill("waybill_no", waybill_no)?;
        Ok(directory::recognize(&waybill_no)
            .into_iter()
            .map(|(courier, certainty)| GuessView {
                courier: courier.code.clone(),
                name: courier.name_zh.clone(),
                certainty: match certainty {
                    Certainty::Confident => "confident",
                    Certainty::Possible => "possible",
                }
                .to_owned(),
            })
            .collect())
    }

    /// Whom to call about a parcel, most specific first.
    ///
    /// # Errors
    /// `CourierUnknown`.
    pub async fn contacts(
        &self,
        actor: &Actor,
        courier: &str,
        _waybill_no: Option<&str>,
    ) -> Result<Vec<ContactView>, DeskError> {
        actor.need_scope(Scope::Read)?;
        Ok(contacts::of(&check::courier("courier", courier)?))
    }

    /// Takes in a bulk of scans, of any parcels, in any order, again and again.
    ///
    /// # Errors
    /// `Invalid` when the bulk is too large; single scans that do not fit are listed in the report.
    pub async fn put_scans(&self, actor: &Actor, bulk: &ScansIn) -> Result<ScansReport, DeskError> {
        actor.need(Scope::Write)?;
        if bulk.scans.len() > check::SCANS_MAX {
            return Err(DeskError::invalid("scans", "more than 1000 scans"));
        }
        let mut rejected = Vec::new();
        let mut taken = Vec::with_capacity(bulk.scans.len());
        for (index, scan) in bulk.scans.iter().enumerate() {
            match self.scan_line(scan) {
                Ok(line) => taken.push(line),
                Err(error) => rejected.push(RejectedItem { index, code: error.code().code.to_owned() }),
            }
        }
        let groups: Vec<_> = by_parcel(taken).into_iter().collect();
        // Side by side, so that the parcels of one bulk share commits.
        let work =
            groups.iter().map(|(parcel, lines)| self.ingest(&actor.merchant, parcel, Source::Import, lines));
        let (mut accepted, mut duplicate) = (0, 0);
        for done in futures_util::future::join_all(work).await {
            let done = done?;
            accepted += done.accepted;
            duplicate += done.duplicate;
        }
        Ok(ScansReport { accepted, duplicate, rejected })
    }

    fn scan_line(&self, scan: &ScanIn) -> Result<(Parcel, ScanLine), DeskError> {
        let parcel = Parcel::new(
            &check::courier("courier", &scan.courier)?,
            &check::waybill("waybill_no", &scan.waybill_no)?,
        );
        let code = scan.code.as_deref().map(|code| check::line("code", code, 64)).transpose()?;
        let stage = match &scan.stage {
            Some(text) => {
                Some(Stage::parse(text).ok_or_else(|| DeskError::invalid("stage", "no such stage"))?)
            }
            None => code.as_deref().and_then(|code| self.listed_stage(&parcel.courier, code)),
        };
        let line = ScanLine {
            at: check::time("at", &scan.at)?,
            code,
            stage,
            text: check::prose("text", &scan.text)?,
            place: scan.place.as_deref().map(|place| check::line("place", place, 64)).transpose()?,
            continues_as: None,
        };
        Ok((parcel, line))
    }

    /// What a courier's own code means, if a connector's table lists it in one way only.
    fn listed_stage(&self, courier: &str, code: &str) -> Option<Stage> {
        let card = self.registry.reaching(courier).next()?.card();
        let mut found = card.stages.iter().filter(|row| row.code == code).map(|row| row.stage);
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }

    /// The cards, as the capability matrix shows them.
    #[must_use]
    pub fn cards(&self) -> Value {
        json!(self.registry.all().map(|connector| connector.card()).collect::<Vec<_>>())
    }
}
