//! Operability: may this parcel still be intercepted, and if not, what then.

use gaidao_address::Parts;
use gaidao_core::{
    Kind, Parcel, Party, Stage,
    assess::{Alternative, Assessment, Facts, assess},
    stage::Verdict,
    words,
};
use gaidao_kit::Connector;
use gaidao_store::{Account, Grounds, ParcelRow};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::Desk,
    error::DeskError,
    intake::AssessmentIn,
    orders::OrderPrivate,
    present,
    view::{AlternativeView, AssessmentView, ConnectorBrief, OddsView, QuoteView, ReasonView, WindowView},
};

/// Everything an assessment and a request rest on.
pub(crate) struct Situation {
    pub(crate) parcel: ParcelRow,
    pub(crate) account: Option<Arc<Account>>,
    pub(crate) connector: Option<&'static dyn Connector>,
    pub(crate) assessment: Assessment,
}

impl Desk {
    /// Assesses a parcel; nothing is stored.
    ///
    /// # Errors
    /// `ParcelUnknown`, `CourierUnknown`.
    pub async fn assess(&self, actor: &Actor, ask: &AssessmentIn) -> Result<AssessmentView, DeskError> {
        actor.need_scope(Scope::Read)?;
        let parcel = Parcel::new(
            &check::courier("courier", &ask.courier)?,
            &check::waybill("waybill_no", &ask.waybill_no)?,
        );
        let target = ask.target.as_ref().map(|target| check::party("target", target)).transpose()?;
        let grounds = self.of(&actor.merchant).grounds(None, &parcel).await?;
        let (situation, recipient) = self.situation(actor, grounds, ask.kind, None).await?;
        let change = change(recipient.as_ref(), target.as_ref());
        Ok(self.assessment_view(&situation, change))
    }

    /// What a decision about a parcel rests on, and whom its order says it is for; a parcel out of the actor's reach is
    /// unknown to it.
    pub(crate) async fn situation(
        &self,
        actor: &Actor,
        grounds: Grounds,
        kind: Kind,
        account: Option<&str>,
    ) -> Result<(Situation, Option<Party>), DeskError> {
        let merchant = &actor.merchant;
        let row = grounds.parcel.filter(|row| actor.reaches(row.order_no.as_deref()));
        let row = row.ok_or(DeskError::ParcelUnknown)?;
        let named = account.or(row.account.as_deref());
        let account = match named {
            Some(name) => {
                let found = self.account_named(merchant, name).await?;
                let reaches =
                    found.as_ref().is_some_and(|account| self.reaches(account, &row.parcel.courier));
                if !reaches {
                    return Err(DeskError::invalid("account", "no such account for this courier"));
                }
                found
            }
            None => self.account_for(merchant, &row.parcel.courier).await?,
        };
        let account = account.filter(|account| !account.disabled);
        let connector = account.as_ref().and_then(|account| self.registry.get(&account.connector));
        let facts = Facts {
            stage: row.stage,
            scanned_at: row.scanned_at,
            kind_supported: connector.is_some_and(|connector| connector.card().offers(kind)),
            account_ready: connector.is_some(),
            class: connector.map(|connector| connector.card().repeat_class),
        };
        let assessment = assess(&facts, self.now());
        let order: Option<OrderPrivate> = grounds.order.map(|order| order.private.read()).transpose()?;
        let recipient = order.map(|order| order.recipient);
        Ok((Situation { parcel: row, account, connector, assessment }, recipient))
    }

    /// The same for a parcel that was read before, with the account its order names.
    pub(crate) async fn situation_of(
        &self,
        actor: &Actor,
        row: &ParcelRow,
        kind: Kind,
    ) -> Result<(Situation, Option<Party>), DeskError> {
        let grounds = Grounds { answered: None, parcel: Some(row.clone()), order: None };
        self.situation(actor, grounds, kind, None).await
    }

    fn reaches(&self, account: &Account, courier: &str) -> bool {
        self.registry.get(&account.connector).is_some_and(|connector| connector.card().reaches(courier))
    }

    pub(crate) fn assessment_view(&self, situation: &Situation, change: Option<Value>) -> AssessmentView {
        let row = &situation.parcel;
        let place = row.place.as_ref().and_then(|place| place.text().map(str::to_owned));
        let now = self.now();
        AssessmentView {
            verdict: verdict(situation.assessment.verdict).to_owned(),
            reasons: situation
                .assessment
                .reasons
                .iter()
                .map(|reason| ReasonView {
                    code: reason.code.clone(),
                    verdict: verdict(reason.verdict).to_owned(),
                    text: words::zh(&reason.code),
                })
                .collect(),
            stage: present::stage(row.stage, place, row.stage_at, now),
            quote: QuoteView {
                known: false, text: "未知：尚未录入费用标准，以快递公司结算为准".to_owned()
            },
            odds: OddsView {
                known: false, sample: 0, text: "数据不足：尚无足够的历史拦截记录".to_owned()
            },
            window: window(row.stage),
            alternatives: situation
                .assessment
                .alternatives
                .iter()
                .map(|alternative| AlternativeView {
                    code: alternative_code(*alternative).to_owned(),
                    text: words::zh(alternative_code(*alternative)),
                })
                .collect(),
            connector: brief(situation),
            change,
            assessed_at: now.rfc3339(),
        }
    }
}

fn brief(situation: &Situation) -> Option<ConnectorBrief> {
    let card = situation.connector?.card();
    Some(ConnectorBrief {
        id: card.id.to_owned(),
        account: situation.account.as_ref()?.id.clone(),
        evidence: json!(card.evidence).as_str().unwrap_or_default().to_owned(),
        repeat_class: card.repeat_class.as_str().to_owned(),
        can_withdraw: card.can_withdraw,
    })
}

/// What changes between the order's recipient and the target, and how far apart they are: for the old → new diff,
/// for fees and for risk.
pub(crate) fn change(old: Option<&Party>, new: Option<&Party>) -> Option<Value> {
    let difference = gaidao_address::diff(&parts(old?), &parts(new?));
    Some(json!({ "fields": difference.changed, "distance": difference.distance }))
}

fn parts(party: &Party) -> Parts {
    Parts {
        name: Some(party.name.clone()),
        phone: Some(party.phone.clone()),
        ext: None,
        province: Some(party.province.clone()),
        city: Some(party.city.clone()),
        district: party.district.clone(),
        street: party.street.clone(),
        detail: Some(party.detail.clone()),
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allow => "allow",
        Verdict::Warn => "warn",
        Verdict::Deny => "deny",
    }
}

const fn alternative_code(alternative: Alternative) -> &'static str {
    match alternative {
        Alternative::CancelOrder => "cancel_order",
        Alternative::CallOutlet => "call_outlet",
        Alternative::RefuseAtDoor => "refuse_at_door",
        Alternative::OrdinaryReturn => "ordinary_return",
        Alternative::Resend => "resend",
    }
}

fn window(stage: Stage) -> WindowView {
    let text = match stage {
        Stage::PickedUp | Stage::InTransit | Stage::AtHub => "未知：派送时间无法确知，请尽快操作",
        Stage::AtDestinationCity | Stage::AtDeliveryOutlet => "所剩时间很少，随时可能开始派送",
        Stage::OutForDelivery | Stage::AtPickupPoint | Stage::Delivered => "时机已过",
        Stage::Created
        | Stage::Problem
        | Stage::Intercepted
        | Stage::Redirecting
        | Stage::Returning
        | Stage::Returned
        | Stage::Unknown => "未知",
    };
    WindowView { known: false, text: text.to_owned() }
}
