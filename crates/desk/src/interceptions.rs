//! Reading interceptions: one, many, their timeline, their attempts.

use gaidao_core::{
    At, Input, Interception, InterceptionId, Mark, Parcel, State,
    evidence::Word,
    input::Voice,
    journal::{Cause, Entry},
    mask,
};
use gaidao_store::{AttemptRow, Clear, InterceptionRow, JournalLine, Page as Cut};
use serde_json::{Value, json};

use crate::{
    actor::{Actor, Scope},
    apply::Note,
    desk::Desk,
    error::DeskError,
    present::Private,
    view::{AttemptView, InterceptionView, Page, TimelineItem},
};

/// Which interceptions a list shows.
#[derive(Clone, Debug, Default)]
pub struct InterceptionFilter {
    /// Only in this state.
    pub state: Option<String>,
    /// Only of this courier.
    pub courier: Option<String>,
    /// Order number, waybill or full phone.
    pub q: Option<String>,
    /// Only those whose next thing is due before then (RFC 3339).
    pub due_before: Option<String>,
    /// Only open ones and those with an open human case, most urgent first.
    pub waiting: bool,
    /// Only those that cannot go on without a person, most urgent first.
    pub needs_person: bool,
    /// Page size.
    pub limit: u32,
    /// Cursor of the page before.
    pub cursor: Option<String>,
}

impl Desk {
    /// One interception.
    ///
    /// # Errors
    /// `NotFound`, also for another merchant's and for text that is no id.
    pub async fn interception(&self, actor: &Actor, id: &str) -> Result<InterceptionView, DeskError> {
        let row = self.interception_within(actor, Scope::Read, id).await?;
        let private: Private = row.private.read()?;
        let mut view = self.shown(actor, &row.interception, &private);
        self.complete(actor, std::slice::from_mut(&mut view)).await?;
        Ok(view)
    }

    /// A page of interceptions.
    ///
    /// # Errors
    /// `Invalid` for a filter value that does not exist.
    pub async fn interceptions(
        &self,
        actor: &Actor,
        filter: &InterceptionFilter,
    ) -> Result<Page<InterceptionView>, DeskError> {
        actor.need(Scope::Read)?;
        let state = match &filter.state {
            Some(text) => {
                Some(State::parse(text).ok_or_else(|| DeskError::invalid("state", "no such state"))?)
            }
            None => None,
        };
        let due_before =
            filter.due_before.as_deref().map(|text| crate::check::time("due_before", text)).transpose()?;
        let query = gaidao_store::InterceptionFilter {
            state,
            courier: filter.courier.clone(),
            q: filter.q.clone().filter(|q| !q.trim().is_empty()),
            waiting: filter.waiting,
            needs_person: filter.needs_person,
            due_before,
        };
        let cut = Cut { limit: filter.limit, after: crate::check::cursor(filter.cursor.as_deref())? };
        let list = self.of(&actor.merchant).interceptions(&query, &cut).await?;
        let mut items = Vec::with_capacity(list.items.len());
        for row in &list.items {
            let private: Private = row.private.read()?;
            items.push(self.shown(actor, &row.interception, &private));
        }
        self.complete(actor, &mut items).await?;
        Ok(Page { items, next_cursor: list.next })
    }

    /// Milestones, scans, people's acts and the courier's own words, in order.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn timeline(&self, actor: &Actor, id: &str) -> Result<Vec<TimelineItem>, DeskError> {
        let it = self.interception_within(actor, Scope::Read, id).await?.interception;
        let mut items: Vec<(At, usize, TimelineItem)> = Vec::new();
        for line in self.of(&actor.merchant).journal(&it.opening.id).await? {
            for item in journal_items(&it, &line)? {
                let at = At::parse_rfc3339(&item.at).unwrap_or(line.entry.at);
                items.push((at, 1, item));
            }
        }
        for parcel in self.waybills(&actor.merchant, &it.opening.parcel).await? {
            for scan in self.scan_views(&actor.merchant, &parcel).await? {
                let at = At::parse_rfc3339(&scan.at).unwrap_or(it.created_at);
                items.push((at, 0, scan_item(scan)));
            }
        }
        items.sort_by_key(|(at, rank, _)| (*at, *rank));
        let mut items: Vec<TimelineItem> = items.into_iter().map(|(_, _, item)| item).collect();
        self.name_actors(actor, &mut items).await?;
        Ok(items)
    }

    /// The interception, if the actor reaches it.
    pub(crate) async fn interception_within(
        &self,
        actor: &Actor,
        scope: Scope,
        id: &str,
    ) -> Result<InterceptionRow, DeskError> {
        actor.need_scope(scope)?;
        let row = self.of(&actor.merchant).interception(&interception_id(id)?).await?;
        row.filter(|row| actor.reaches(row.interception.opening.order_no.as_deref()))
            .ok_or(DeskError::NotFound { what: "interception" })
    }

    /// The parcel and every waybill it went on under.
    pub(crate) async fn waybills(
        &self,
        merchant: &gaidao_core::MerchantId,
        first: &Parcel,
    ) -> Result<Vec<Parcel>, DeskError> {
        let mut chain = vec![first.clone()];
        while let Some(last) = chain.last() {
            let row = self.of(merchant).parcel(last).await?;
            match row.and_then(|row| row.continues_as) {
                Some(next) if chain.len() < 5 && chain.iter().all(|known| known.waybill_no != next) => {
                    let next = Parcel::new(&first.courier, &next);
                    chain.push(next);
                }
                _ => break,
            }
        }
        Ok(chain)
    }

    /// Outbound calls with redacted request and reply.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn attempts(&self, actor: &Actor, id: &str) -> Result<Vec<AttemptView>, DeskError> {
        actor.need(Scope::Read)?;
        let id = interception_id(id)?;
        let finder = self.of(&actor.merchant);
        if finder.interception(&id).await?.is_none() {
            return Err(DeskError::NotFound { what: "interception" });
        }
        Ok(finder.attempts(&id).await?.into_iter().map(attempt_view).collect())
    }
}

/// Reads an id somebody sent; what is no id is not found, like another merchant's.
pub(crate) fn interception_id(text: &str) -> Result<InterceptionId, DeskError> {
    InterceptionId::parse(text).map_err(|_| DeskError::NotFound { what: "interception" })
}

fn attempt_view(row: AttemptRow) -> AttemptView {
    let opened = |clear: Option<Clear>| clear.and_then(|clear| clear.read::<Value>().ok());
    AttemptView {
        no: row.no,
        operation: row.operation.as_str().to_owned(),
        reference: row.reference,
        digest: row.digest,
        started_at: row.started_at.rfc3339(),
        deadline_at: row.deadline_at.rfc3339(),
        ended_at: row.ended_at.map(At::rfc3339),
        outcome: row.outcome,
        request: opened(row.request),
        reply: opened(row.reply),
    }
}

fn scan_item(scan: crate::view::ScanView) -> TimelineItem {
    TimelineItem {
        at: scan.at,
        what: "scan".to_owned(),
        code: scan.stage.unwrap_or_else(|| "unlisted".to_owned()),
        text: scan.text,
        who: None,
        who_name: None,
        detail: scan.code,
        place: scan.place,
    }
}

fn item(at: At, what: &str, code: &str, text: &str) -> TimelineItem {
    TimelineItem {
        at: at.rfc3339(),
        what: what.to_owned(),
        code: code.to_owned(),
        text: text.to_owned(),
        who: None,
        who_name: None,
        detail: None,
        place: None,
    }
}

fn journal_items(it: &Interception, line: &JournalLine) -> Result<Vec<TimelineItem>, DeskError> {
    let note: Note = match &line.note {
        Some(clear) => clear.read()?,
        None => Note::default(),
    };
    let at = line.entry.at;
    let mut items: Vec<TimelineItem> = line.entry.marks.iter().map(|mark| mark_item(it, at, mark)).collect();
    if let Some((code, text)) = act(&line.entry) {
        let mut act = item(at, "act", code, text);
        act.who = Some(note.who.clone());
        act.detail = note.note.as_deref().map(mask::free_text);
        items.insert(0, act);
    }
    if let Some(words) = &note.words {
        let mut courier = item(at, "courier", spoken(&line.entry), "快递公司原话");
        courier.detail = Some(mask::free_text(words));
        items.insert(0, courier);
    }
    if let Cause::Input(Input::Absent) = &line.entry.cause {
        items.push(item(at, "doubt", "absent", "快递公司回复：没有这笔拦截"));
    }
    if let Cause::Input(Input::Unclear { why, .. }) = &line.entry.cause {
        items.push(item(at, "doubt", why.as_str(), why.zh()));
    }
    Ok(items)
}

fn mark_item(it: &Interception, at: At, mark: &Mark) -> TimelineItem {
    match mark {
        // A milestone proven by a scan happened when the scan did, not when we heard of it.
        Mark::Milestone(milestone) => {
            let at = it.milestones.get(milestone).copied().unwrap_or(at);
            item(at, "milestone", milestone.as_str(), milestone.zh())
        }
        Mark::State(state) => item(at, "state", state.as_str(), state.zh()),
        Mark::Corrected { from, to } => {
            let mut line = item(at, "correction", to.as_str(), "轨迹更正了结论");
            line.detail = Some(format!("{} → {}", from.zh(), to.zh()));
            line
        }
        Mark::Contradicted(what) => item(at, "contradiction", what.as_str(), what.zh()),
        Mark::Case(why) => item(at, "case", why.as_str(), why.zh()),
        Mark::CaseClosed => item(at, "case", "closed", "人工应急已关闭"),
        Mark::Withdrawal(state) => item(at, "withdrawal", state.as_str(), state.zh()),
    }
}

/// What a person did, if a person did it.
fn act(entry: &Entry) -> Option<(&'static str, &'static str)> {
    let Cause::Input(input) = &entry.cause else { return Some(("requested", "提交拦截")) };
    match input {
        Input::GateOpened(_) => Some(("approved", "审核通过")),
        Input::Rejected => Some(("rejected", "审核不通过")),
        Input::WithdrawAsked => Some(("withdraw", "申请撤销")),
        Input::EscalateAsked => Some(("escalate", "转人工处理")),
        Input::CaseTaken { .. } => Some(("take_case", "接手处理")),
        Input::Resolved(_) => Some(("resolve", "人工认定结果")),
        Input::ResendOrdered => Some(("resend", "人工确认后重新下发")),
        Input::Sending { .. }
        | Input::Unencodable { .. }
        | Input::Answered { .. }
        | Input::NotSent { .. }
        | Input::Unclear { .. }
        | Input::Postponed { .. }
        | Input::Heard { .. }
        | Input::Absent
        | Input::Asked { .. }
        | Input::Scanned { .. }
        | Input::Withdrawing { .. }
        | Input::Overdue => None,
    }
}

const fn spoken(entry: &Entry) -> &'static str {
    match &entry.cause {
        Cause::Input(Input::Heard { voice: Voice::Query, word: Word::Accepted, .. }) => "query_accepted",
        Cause::Input(Input::Heard { voice: Voice::Query, .. }) => "query",
        Cause::Input(Input::Heard { .. }) => "callback",
        _ => "answer",
    }
}

/// A request or reply as people may see it: the shape, not the content.
pub(crate) fn redacted(method: &str, url: &str, status: Option<u16>, body: &[u8]) -> Value {
    let address = url.split('?').next().unwrap_or_default();
    let shape = serde_json::from_slice::<Value>(body)
        .map_or_else(|_| json!({ "bytes": body.len() }), |value| shape(&value, 0));
    match status {
        Some(status) => json!({ "status": status, "bytes": body.len(), "body": shape }),
        None => json!({ "method": method, "url": address, "bytes": body.len(), "body": shape }),
    }
}

/// Keys stay, codes and numbers stay, every other text becomes its length.
fn shape(value: &Value, depth: usize) -> Value {
    const KEPT: [&str; 12] = [
        "status",
        "statusCode",
        "success",
        "code",
        "errorCode",
        "apiResultCode",
        "resultType",
        "destinationType",
        "serviceCode",
        "cancel",
        "format",
        "stateCode",
    ];
    match value {
        _ if depth > 6 => json!("…"),
        Value::Object(map) => map
            .iter()
            .take(64)
            .map(|(key, inner)| {
                let kept = KEPT.contains(&key.as_str()) && !inner.is_object() && !inner.is_array();
                (key.clone(), if kept { inner.clone() } else { shape(inner, depth + 1) })
            })
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(list) => list.iter().take(10).map(|inner| shape(inner, depth + 1)).collect(),
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => shape(&inner, depth + 1),
            _ => json!(format!("[{} 字符]", text.chars().count())),
        },
        Value::Number(_) => json!("[数字]"),
        Value::Bool(_) | Value::Null => value.clone(),
    }
}
