//! One group commit on a SQLite connection: a plain synchronous function. The writer thread wraps it; the
//! simulation calls it in place.

use rusqlite::Connection;

use super::Outcome;
use super::op::{Done, Op, Step, Val, Work};
use super::sqlite::read_rows;
use crate::audit::{HEAD_SQL, Head, Heads};
use crate::dialect::sqlite_error;
use crate::error::StoreError;

/// Executes one statement and judges what came of it.
fn run(conn: &Connection, op: &Op) -> Result<Done, StoreError> {
    let done = if op.returning {
        let rows = read_rows(conn, &op.sql, &op.params)?;
        Done { affected: rows.len() as u64, rows }
    } else {
        let mut statement = conn.prepare_cached(&op.sql).map_err(|e| sqlite_error(&e, false))?;
        let affected = statement
            .execute(rusqlite::params_from_iter(op.params.iter()))
            .map_err(|e| sqlite_error(&e, false))?;
        Done { affected: affected as u64, rows: Vec::new() }
    };
    op.judge(done)
}

fn control(conn: &Connection, sql: &str, committing: bool) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(|e| sqlite_error(&e, false))?;
    statement.execute([]).map(drop).map_err(|e| sqlite_error(&e, committing))
}

fn steps(conn: &Connection, work: &Work, heads: &mut Heads) -> Outcome {
    let mut done = Vec::with_capacity(work.steps.len());
    for step in &work.steps {
        done.push(match step {
            Step::Sql(op) => run(conn, op)?,
            Step::Audit(entry) => {
                if !heads.knows(&work.merchant) {
                    let rows = read_rows(conn, HEAD_SQL, &[Val::from(work.merchant.as_str())])?;
                    let row = rows.first().ok_or(StoreError::Missing)?;
                    heads.put(&work.merchant, Head::read(row)?);
                }
                run(conn, &heads.extend(&work.merchant, entry)?)?
            }
        });
    }
    Ok(done)
}

/// A change in its own savepoint: a loser leaves no trace and its neighbours alone. An outer error means that the
/// savepoint itself failed: then nothing of the group may be committed.
fn guarded(conn: &Connection, work: &Work, heads: &mut Heads) -> Result<Outcome, StoreError> {
    control(conn, "SAVEPOINT change", false)?;
    let before = heads.get(&work.merchant);
    let outcome = steps(conn, work, heads);
    if conn.is_autocommit() {
        // SQLite rolled everything back by itself (full disk, I/O error).
        return Err(outcome.err().unwrap_or(StoreError::Full));
    }
    if outcome.is_err() {
        match before {
            Some(head) => heads.put(&work.merchant, head),
            None => heads.forget(&work.merchant),
        }
        control(conn, "ROLLBACK TO change", false)?;
    }
    control(conn, "RELEASE change", false)?;
    Ok(outcome)
}

/// Commits the changes in one transaction and says what each came to. When the commit itself fails, none is
/// acknowledged.
pub(crate) fn commit_group(conn: &Connection, group: &[&Work]) -> Vec<Outcome> {
    let all = |error: &StoreError| group.iter().map(|_| Err(error.clone())).collect::<Vec<Outcome>>();
    if let Err(error) = control(conn, "BEGIN IMMEDIATE", false) {
        return all(&error);
    }
    let mut heads = Heads::default();
    let filled: Result<Vec<Outcome>, StoreError> =
        group.iter().map(|work| guarded(conn, work, &mut heads)).collect();
    let (outcomes, finished) = match filled {
        Ok(outcomes) => (outcomes, finish(conn, &heads)),
        Err(error) => (Vec::new(), Err(error)),
    };
    let Err(error) = finished else { return outcomes };
    if !conn.is_autocommit() {
        let _ended = control(conn, "ROLLBACK", false);
    }
    // A loser keeps its own reason; everybody else hears why the commit failed.
    let mut reasons = outcomes.into_iter().map(Result::err);
    group.iter().map(|_| Err(reasons.next().flatten().unwrap_or_else(|| error.clone()))).collect()
}

fn finish(conn: &Connection, heads: &Heads) -> Result<(), StoreError> {
    for op in heads.save() {
        run(conn, &op)?;
    }
    control(conn, "COMMIT", true)
}
