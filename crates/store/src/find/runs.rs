//! Interceptions with their journal, attempts and jobs.

use gaidao_core::{At, InterceptionId, Parcel, State};

use super::{Finder, List, Page, more, split_cursor};
use crate::db::op::Val;
use crate::error::StoreError;
use crate::rows::attempt::{ATTEMPT, AttemptRow};
use crate::rows::interception::{INTERCEPTION, InterceptionRow, JOURNAL, JournalLine};
use crate::rows::job::Job;

/// Which interceptions to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterceptionFilter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only of this courier.
    pub courier: Option<String>,
    /// Only of this order number, waybill or full phone.
    pub q: Option<String>,
    /// Only those that are open, or have an open human case; most urgent first instead of newest first.
    pub waiting: bool,
    /// Only those that cannot go on without a person: held, or with an open human case; implies `waiting`.
    pub needs_person: bool,
    /// Only those whose next thing is due before then; implies `waiting`.
    pub due_before: Option<At>,
}

/// Conditions with their values; numbered after the merchant, which is `?1`.
struct Where {
    text: String,
    params: Vec<Val>,
}

impl Where {
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Val>) {
        self.text.push_str(" AND ");
        let mut next = condition.split('#');
        self.text.push_str(next.next().unwrap_or_default());
        let first = self.params.len() + 2;
        self.params.extend(values);
        for part in next {
            // `#0` is the first value of this condition.
            let (digit, rest) = part.split_at(part.len().min(1));
            let number = first + digit.parse::<usize>().unwrap_or(0);
            self.text.push_str(&format!("?{number}{rest}"));
        }
    }
}

impl Finder<'_> {
    /// The interception with this id.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn interception(&self, id: &InterceptionId) -> Result<Option<InterceptionRow>, StoreError> {
        let sql = format!("{INTERCEPTION} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id.as_str())], InterceptionRow::read).await
    }

    /// The open interception of a parcel: single flight allows one.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn open_interception(&self, parcel: &Parcel) -> Result<Option<InterceptionRow>, StoreError> {
        let sql = format!(
            "{INTERCEPTION} WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 AND open = 1"
        );
        let params = vec![Val::from(parcel.courier.as_str()), Val::from(parcel.waybill_no.as_str())];
        self.one(sql, params, InterceptionRow::read).await
    }

    /// Every interception of a parcel, oldest first.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn interceptions_of(&self, parcel: &Parcel) -> Result<Vec<InterceptionRow>, StoreError> {
        let sql =
            format!("{INTERCEPTION} WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 ORDER BY id");
        let params = vec![Val::from(parcel.courier.as_str()), Val::from(parcel.waybill_no.as_str())];
        self.all(sql, params, InterceptionRow::read).await
    }

    /// Interceptions, newest first, or most urgent first when `waiting`.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn interceptions(
        &self,
        filter: &InterceptionFilter,
        page: &Page,
    ) -> Result<List<InterceptionRow>, StoreError> {
        let mut conditions = Where { text: "merchant_id = ?1".to_owned(), params: Vec::new() };
        if let Some(state) = filter.state {
            conditions.and("state = #0", [Val::from(state.as_str())]);
        }
        if let Some(courier) = &filter.courier {
            conditions.and("courier = #0", [Val::from(courier.as_str())]);
        }
        if let Some(q) = &filter.q {
            let blind = self.blind_phone(q).await?;
            conditions.and(
                "(courier, waybill_no) IN (SELECT p.courier, p.waybill_no FROM parcels p WHERE p.merchant_id = ?1 \
                 AND (p.waybill_no = #0 OR p.order_no = #0 OR p.order_no IN \
                 (SELECT h.order_no FROM phones h WHERE h.merchant_id = ?1 AND h.blind = #1)))",
                [Val::from(q.as_str()), Val::from(blind)],
            );
        }
        let urgent = filter.waiting || filter.needs_person || filter.due_before.is_some();
        if filter.needs_person {
            conditions.and("(case_open = 1 OR state = 'held')", []);
        }
        if let Some(before) = filter.due_before {
            conditions.and("due_at < #0", [Val::from(before)]);
        }
        self.page_of(conditions, urgent, page).await
    }

    async fn page_of(
        &self,
        mut conditions: Where,
        urgent: bool,
        page: &Page,
    ) -> Result<List<InterceptionRow>, StoreError> {
        // Without a due time it waits for a person; those come last.
        let due = format!("COALESCE(due_at, {})", i64::MAX);
        let order = if urgent {
            conditions.and("(open = 1 OR case_open = 1)", []);
            if let Some((at, id)) = split_cursor(page.after.as_deref()) {
                let after = format!("({due} > #0 OR ({due} = #0 AND id > #1))");
                conditions.and(&after, [Val::Int(at), Val::from(id)]);
            }
            format!("{due}, id")
        } else {
            if let Some((_, id)) = split_cursor(page.after.as_deref()) {
                conditions.and("id < #0", [Val::from(id)]);
            }
            "id DESC".to_owned()
        };
        let Where { text, mut params } = conditions;
        params.push(more(page.limit));
        let limit = params.len() + 1;
        let columns = INTERCEPTION.replace(" FROM", &format!(", {due} FROM"));
        let sql = format!("{columns} WHERE {text} ORDER BY {order} LIMIT ?{limit}");
        let rows = self.rows(sql, params).await?;
        let sealer = self.store.sealer(self.merchant).await?;
        List::of(
            &rows,
            page,
            |row| InterceptionRow::read(row, &sealer),
            |row| Ok(format!("{}.{}", row.int(4)?, row.text(0)?)),
        )
    }

    /// The journal of an interception, in order.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn journal(&self, id: &InterceptionId) -> Result<Vec<JournalLine>, StoreError> {
        let sql = format!("{JOURNAL} WHERE merchant_id = ?1 AND interception_id = ?2 ORDER BY seq");
        self.all(sql, vec![Val::from(id.as_str())], JournalLine::read).await
    }

    /// The attempts of an interception, in order.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn attempts(&self, id: &InterceptionId) -> Result<Vec<AttemptRow>, StoreError> {
        let sql = format!("{ATTEMPT} WHERE merchant_id = ?1 AND interception_id = ?2 ORDER BY no");
        self.all(sql, vec![Val::from(id.as_str())], AttemptRow::read).await
    }

    /// One attempt.
    ///
    /// # Errors
    /// As [`Finder::interception`].
    pub async fn attempt(&self, id: &InterceptionId, no: u32) -> Result<Option<AttemptRow>, StoreError> {
        let sql = format!("{ATTEMPT} WHERE merchant_id = ?1 AND interception_id = ?2 AND no = ?3");
        self.one(sql, vec![Val::from(id.as_str()), Val::Int(i64::from(no))], AttemptRow::read).await
    }

    /// What is in the queue about a subject.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn jobs_of(&self, subject: &str) -> Result<Vec<Job>, StoreError> {
        let sql = "SELECT subject, kind, due_at FROM jobs WHERE merchant_id = ?1 AND subject = ?2 ORDER BY due_at, kind";
        let rows = self.rows(sql, vec![Val::from(subject)]).await?;
        rows.iter()
            .map(|row| Ok(Job { subject: row.text(0)?, kind: row.text(1)?, due_at: row.at(2)? }))
            .collect()
    }
}
