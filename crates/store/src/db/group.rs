//! One group commit on a SQLite connection: a plain synchronous function. The writer thread wraps it; the
//! simulation calls it in place.

use rusqlite::{CachedStatement, Connection};

use super::Outcome;
use super::op::{Done, Op, Step, Val, Work};
use super::sqlite::read_rows;
use crate::audit::{HEAD_SQL, Head, Heads, INSERT_SQL};
use crate::dialect::sqlite_error;
use crate::error::StoreError;

/// Statements in hand: the changes of a group use the same few, and looking each up anew costs as much as running some.
type Held<'a> = Vec<(&'a str, CachedStatement<'a>)>;

/// Most statements in hand: more than the kinds of change that usually meet.
const HELD_MAX: usize = 64;

/// Executes one statement and judges what came of it.
fn run(conn: &Connection, op: &Op) -> Result<Done, StoreError> {
    if op.returning {
        let rows = read_rows(conn, &op.sql, &op.params)?;
        return op.judge(Done { affected: rows.len() as u64, rows });
    }
    execute(conn, &op.sql, op, &mut Vec::new())
}

/// Executes `op`, whose text is `sql`.
fn execute<'a>(conn: &'a Connection, sql: &'a str, op: &Op, held: &mut Held<'a>) -> Result<Done, StoreError> {
    let fail = |e: rusqlite::Error| sqlite_error(&e, false);
    // The same text is mostly the same constant.
    let same = |known: &str| std::ptr::eq(known, sql) || known == sql;
    let statement = match held.iter().position(|(known, _)| same(known)).and_then(|at| held.get_mut(at)) {
        Some((_, statement)) => statement,
        None => {
            if held.len() >= HELD_MAX {
                held.clear();
            }
            held.push((sql, conn.prepare_cached(sql).map_err(fail)?));
            &mut held.last_mut().ok_or_else(|| StoreError::database("no statement"))?.1
        }
    };
    let affected = statement.execute(rusqlite::params_from_iter(op.params.iter())).map_err(fail)?;
    op.judge(Done { affected: affected as u64, rows: Vec::new() })
}

fn control(conn: &Connection, sql: &str, committing: bool) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(|e| sqlite_error(&e, false))?;
    statement.execute([]).map(drop).map_err(|e| sqlite_error(&e, committing))
}

fn steps<'a>(conn: &'a Connection, work: &'a Work, heads: &mut Heads, held: &mut Held<'a>) -> Outcome {
    let mut done = Vec::with_capacity(work.steps.len());
    for step in &work.steps {
        done.push(match step {
            Step::Sql(op) if op.returning => run(conn, op)?,
            Step::Sql(op) => execute(conn, &op.sql, op, held)?,
            Step::Audit(entry) => {
                if !heads.knows(&work.merchant) {
                    let rows = read_rows(conn, HEAD_SQL, &[Val::from(work.merchant.as_str())])?;
                    let row = rows.first().ok_or(StoreError::Missing)?;
                    heads.put(&work.merchant, Head::read(row)?);
                }
                execute(conn, INSERT_SQL, &heads.extend(&work.merchant, entry)?, held)?
            }
        });
    }
    Ok(done)
}

/// A change in its own savepoint: a loser leaves no trace and its neighbours alone. An outer error means that the
/// savepoint itself failed: then nothing of the group may be committed.
fn guarded(conn: &Connection, work: &Work, heads: &mut Heads) -> Result<Outcome, StoreError> {
    let mut held = Held::new();
    control(conn, "SAVEPOINT change", false)?;
    let before = heads.get(&work.merchant);
    let outcome = steps(conn, work, heads, &mut held);
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
    together(conn, group).unwrap_or_else(|| side_by_side(conn, group))
}

/// The quick way: no savepoints, for which SQLite copies every page a change is the first to touch. `None`: one of
/// several changes lost, and nothing was saved. Losers are rare.
fn together(conn: &Connection, group: &[&Work]) -> Option<Vec<Outcome>> {
    if let Err(error) = control(conn, "BEGIN IMMEDIATE", false) {
        return Some(failed(group, Vec::new(), &error));
    }
    let (mut heads, mut held) = (Heads::default(), Held::new());
    let filled: Result<Vec<Vec<Done>>, StoreError> =
        group.iter().map(|work| steps(conn, work, &mut heads, &mut held)).collect();
    // Back to the cache, before anything else is prepared.
    drop(held);
    match filled {
        Ok(done) => {
            let outcomes = done.into_iter().map(Ok).collect();
            Some(finish_or_undo(conn, group, &heads, outcomes))
        }
        Err(error) => {
            undo(conn);
            // Alone there is nobody to blame but the change itself.
            (group.len() == 1).then(|| failed(group, Vec::new(), &error))
        }
    }
}

/// Each change in a savepoint of its own, so that losers are told from the others.
fn side_by_side(conn: &Connection, group: &[&Work]) -> Vec<Outcome> {
    if let Err(error) = control(conn, "BEGIN IMMEDIATE", false) {
        return failed(group, Vec::new(), &error);
    }
    let mut heads = Heads::default();
    let filled: Result<Vec<Outcome>, StoreError> =
        group.iter().map(|work| guarded(conn, work, &mut heads)).collect();
    match filled {
        Ok(outcomes) => finish_or_undo(conn, group, &heads, outcomes),
        Err(error) => {
            undo(conn);
            failed(group, Vec::new(), &error)
        }
    }
}

fn finish_or_undo(conn: &Connection, group: &[&Work], heads: &Heads, outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let Err(error) = finish(conn, heads) else { return outcomes };
    undo(conn);
    failed(group, outcomes, &error)
}

fn undo(conn: &Connection) {
    if !conn.is_autocommit() {
        let _ended = control(conn, "ROLLBACK", false);
    }
}

/// A loser keeps its own reason; everybody else hears why the commit failed.
fn failed(group: &[&Work], outcomes: Vec<Outcome>, error: &StoreError) -> Vec<Outcome> {
    let mut reasons = outcomes.into_iter().map(Result::err);
    group.iter().map(|_| Err(reasons.next().flatten().unwrap_or_else(|| error.clone()))).collect()
}

fn finish(conn: &Connection, heads: &Heads) -> Result<(), StoreError> {
    for op in heads.save() {
        run(conn, &op)?;
    }
    control(conn, "COMMIT", true)
}
