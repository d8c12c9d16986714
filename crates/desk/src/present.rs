//! From the house's nouns to what people see: masked, in words, with times in Asia/Shanghai.

use gaidao_core::{
    At, Interception, Parcel, Party, Stage, State,
    interception::NextWhat,
    mask,
    state::{Contradiction, DoubtWhy, Gate, Outcome},
    words,
};
use serde::{Deserialize, Serialize};

use crate::{
    actor::{Actor, Scope},
    can::{can, can_withdraw},
    contacts,
    view::{
        CodedView, DoubtView, EscalationView, InterceptionView, MilestoneView, NextView, PartyView,
        StageView, WithdrawalView,
    },
};

/// The sealed half of an interception: everything personal about it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Private {
    /// New recipient.
    #[serde(default)]
    pub target: Option<Party>,
    /// Who the parcel was for, as the order said when this was asked: senders need it for a contact change.
    #[serde(default)]
    pub recipient: Option<Party>,
    /// Note of the request.
    #[serde(default)]
    pub note: String,
    /// The courier's words of its last refusal.
    #[serde(default)]
    pub courier_words: Option<String>,
    /// The assessment it was created under, as shown then.
    #[serde(default)]
    pub assessment: Option<Box<serde_json::value::RawValue>>,
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Private(***)")
    }
}

/// A party as the actor may see it.
#[must_use]
pub fn party(actor: &Actor, clear: &Party) -> PartyView {
    if actor.may(Scope::ClearText) { clear_party(clear) } else { clear_party(&mask::party(clear)) }
}

/// A party as it is.
pub(crate) fn clear_party(clear: &Party) -> PartyView {
    let shown = clear.clone();
    PartyView {
        name: shown.name,
        phone: shown.phone,
        province: shown.province,
        city: shown.city,
        district: shown.district,
        street: shown.street,
        detail: shown.detail,
    }
}

/// A phone as the actor may see it.
#[must_use]
pub fn phone(actor: &Actor, clear: &str) -> String {
    if actor.may(Scope::ClearText) { clear.to_owned() } else { mask::phone(clear) }
}

/// Free text as the actor may see it: agents write phones into notes and remarks.
#[must_use]
pub fn free_text(actor: &Actor, clear: &str) -> String {
    if actor.may(Scope::ClearText) { clear.to_owned() } else { mask::free_text(clear) }
}

/// Where a parcel is, with the age of what says so.
#[must_use]
pub fn stage(stage: Stage, place: Option<String>, at: Option<At>, now: At) -> StageView {
    StageView {
        code: stage.as_str().to_owned(),
        name: stage.zh().to_owned(),
        place,
        at: at.map(At::rfc3339),
        age_seconds: at.map(|at| now.since_ms(at).max(0) / 1_000),
    }
}

/// Code and words.
#[must_use]
pub fn coded(code: &str, text: &str) -> CodedView {
    CodedView { code: code.to_owned(), text: text.to_owned() }
}

/// An interception as the actor may see it.
#[must_use]
pub fn interception(actor: &Actor, it: &Interception, private: &Private, now: At) -> InterceptionView {
    let opening = &it.opening;
    InterceptionView {
        id: opening.id.to_string(),
        state: it.state.as_str().to_owned(),
        state_text: it.state.zh().to_owned(),
        state_since: it.state_since.rfc3339(),
        courier: opening.parcel.courier.clone(),
        waybill_no: opening.parcel.waybill_no.clone(),
        order_no: opening.order_no.clone(),
        connector: opening.connector.clone(),
        account: opening.account.clone(),
        kind: opening.kind.as_str().to_owned(),
        kind_text: opening.kind.zh().to_owned(),
        reason: opening.reason.as_str().to_owned(),
        channel: opening.channel.as_str().to_owned(),
        payer: opening.payer.as_str().to_owned(),
        fee_max_fen: opening.fee_max.map(|fee| fee.0),
        fee_fen: it.fee.map(|fee| fee.0),
        target: private.target.as_ref().map(|target| party(actor, target)),
        note: free_text(actor, &private.note),
        verification_id: opening.verification.clone(),
        verification_strength: opening.strength.as_str().to_owned(),
        gates: it.gates.iter().map(|gate: &Gate| coded(gate.as_str(), gate.zh())).collect(),
        waiting: it.waiting.map(|why| coded(why.as_str(), why.zh())),
        milestones: milestones(it),
        attempts: it.attempts,
        resends: it.resends,
        in_doubt: (it.state == State::InDoubt).then(|| doubt(it)).flatten(),
        contradicted: it.contradicted.is_some(),
        contradiction: it.contradicted.map(|what: Contradiction| coded(what.as_str(), what.zh())),
        outcome: it.outcome.map(|outcome: Outcome| coded(outcome.as_str(), outcome.zh())),
        courier_code: it.courier_code.clone(),
        courier_words: private.courier_words.as_deref().map(mask::free_text),
        courier_ref: it.courier_ref.clone(),
        withdrawal: it.withdrawal.as_ref().map(|withdrawal| WithdrawalView {
            state: withdrawal.state.as_str().to_owned(),
            text: withdrawal.state.zh().to_owned(),
            asked_at: withdrawal.asked_at.rfc3339(),
        }),
        can_withdraw: can_withdraw(it),
        can: can(actor, it),
        escalation: escalation(it),
        assessment: None,
        next: it.next().map(|next| NextView {
            what: next_code(next.what).to_owned(),
            text: words::zh(next_code(next.what)),
            by: next.by.map(At::rfc3339),
            check_at: next.check.map(At::rfc3339),
        }),
        customer_text: customer_text(it, now),
        version: it.version,
        created_at: it.created_at.rfc3339(),
    }
}

fn milestones(it: &Interception) -> Vec<MilestoneView> {
    it.milestones
        .iter()
        .map(|(milestone, at)| MilestoneView {
            name: milestone.as_str().to_owned(),
            text: milestone.zh().to_owned(),
            at: at.rfc3339(),
        })
        .collect()
}

fn doubt(it: &Interception) -> Option<DoubtView> {
    let doubt = it.doubt.as_ref()?;
    let plan = &it.opening.plan;
    let deadline = doubt.since.plus_ms(plan.doubt_deadline_ms);
    Some(DoubtView {
        since: doubt.since.rfc3339(),
        why: doubt.why.as_str().to_owned(),
        text: doubt_text(doubt.why, plan.can_query, it.has_open_case()),
        asked: doubt.asked,
        absent: doubt.absent,
        deadline: (!it.has_open_case()).then(|| deadline.rfc3339()),
        resend_allowed: it.absence_is_proven() || it.has_open_case(),
    })
}

/// What happened and what is done about it, in plain words.
fn doubt_text(why: DoubtWhy, can_query: bool, with_person: bool) -> String {
    let what = why.zh();
    let how = if can_query { "正在向快递公司查询" } else { "正在等待快递回传和轨迹" };
    if with_person {
        format!("{what}。指令可能已经生效，系统不会自动重发，以免重复扣费；请人工核实后处理。")
    } else {
        format!("{what}。指令可能已经生效，{how}以核实结果；在弄清之前不会重复下发，以免重复扣费。")
    }
}

fn escalation(it: &Interception) -> Option<EscalationView> {
    let case = it.escalation.as_ref()?;
    let parcel: &Parcel = &it.opening.parcel;
    Some(EscalationView {
        at: case.at.rfc3339(),
        why: case.why.as_str().to_owned(),
        text: case.why.zh().to_owned(),
        owner: case.owner.clone(),
        owner_name: None,
        closed_at: case.closed_at.map(At::rfc3339),
        contacts: contacts::of(&parcel.courier),
    })
}

const fn next_code(what: NextWhat) -> &'static str {
    match what {
        NextWhat::Approval => "approval",
        NextWhat::Send => "send",
        NextWhat::Answer => "answer",
        NextWhat::ResolveDoubt => "resolve_doubt",
        NextWhat::Person => "person",
        NextWhat::Turn => "turn",
        NextWhat::Arrival => "arrival",
    }
}

/// A sentence an agent can paste to the customer. Promises nothing that is not proven.
fn customer_text(it: &Interception, now: At) -> String {
    let what = it.opening.kind.zh();
    let waybill = &it.opening.parcel.waybill_no;
    let minutes = now.since_ms(it.created_at).max(0) / 60_000;
    match it.state {
        State::Held => format!("您好，您的包裹 {waybill} 的{what}申请已登记，正在审核。"),
        State::Queued | State::Sending => {
            format!("您好，您的包裹 {waybill} 的{what}指令正在下发给快递公司。")
        }
        State::InDoubt => {
            let since =
                if minutes == 0 { "刚刚发出".to_owned() } else { format!("已发出 {minutes} 分钟") };
            format!(
                "您好，您的包裹 {waybill} 的{what}指令{since}，正在与快递公司核实结果，有消息会马上告诉您。"
            )
        }
        State::Accepted => {
            format!("您好，快递公司已接收包裹 {waybill} 的{what}指令，等待包裹转向，结果以物流轨迹为准。")
        }
        State::Turned => format!("您好，包裹 {waybill} 已从原路线转出，正在按{what}处理。"),
        State::Completed => format!("您好，包裹 {waybill} 的{what}已完成。"),
        State::Refused => {
            format!("您好，快递公司未能受理包裹 {waybill} 的{what}，我们正在为您电话联系快递网点。")
        }
        State::Failed => format!("您好，包裹 {waybill} 的{what}未成功，我们正在为您想其他办法。"),
        State::Withdrawn => format!("您好，包裹 {waybill} 的{what}已按您的要求撤销，将按原地址派送。"),
        State::Rejected => format!("您好，包裹 {waybill} 的{what}申请未通过审核，将按原地址派送。"),
    }
}
