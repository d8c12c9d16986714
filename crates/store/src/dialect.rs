//! Everything in which the two databases differ. SQL elsewhere is one text with `?N` placeholders.

use std::borrow::Cow;

use crate::error::StoreError;

/// Which database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Locks the rows read until the transaction ends. SQLite has one writer and needs no lock.
    pub(crate) const fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE",
        }
    }

    /// The statement that takes a named lock until the transaction ends. SQLite has one writer and needs none.
    pub(crate) const fn lock(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0))"),
        }
    }

    /// Passes over rows that another node is claiming at this very moment.
    pub(crate) const fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// A fencing token no claim ever had before. SQLite counts in a table (see [`Dialect::next_fence`]).
    pub(crate) const fn fence(self) -> &'static str {
        match self {
            Self::Sqlite => "(SELECT n FROM fence)",
            Self::Postgres => "nextval('fence')",
        }
    }

    /// Draws fencing tokens ahead: answers the first and the last of each run.
    pub(crate) const fn fences_ahead(self) -> &'static str {
        match self {
            Self::Sqlite => "UPDATE fence SET n = n + 256 RETURNING n - 255, n",
            Self::Postgres => {
                "SELECT n, n FROM (SELECT nextval('fence') AS n FROM generate_series(1, 256)) AS drawn"
            }
        }
    }

    /// The statement that must run before [`Dialect::fence`] is read, if any.
    pub(crate) const fn next_fence(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("UPDATE fence SET n = n + 1"),
            Self::Postgres => None,
        }
    }

    /// Limits the event feed to rows whose transaction ended before any that is still running: rows are read in
    /// the order (tx, seq), so a transaction that commits late can never put a row behind the reader. SQLite
    /// has one writer: sequence order is commit order, and `tx` is 0.
    pub(crate) const fn settled(self) -> &'static str {
        match self {
            Self::Sqlite => "tx = 0",
            Self::Postgres => "tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        }
    }

    /// What comes after the cursor (`?1`, `?2`), in the form that each database finds at once instead of reading all
    /// that came before: SQLite does so for one column only, and beside [`Dialect::settled`] one is enough.
    pub(crate) const fn after(self) -> &'static str {
        match self {
            Self::Sqlite => "seq > ?2",
            Self::Postgres => "(tx, seq) > (?1, ?2)",
        }
    }

    /// The function that finds a text in another: (text, sought), 0 for nowhere.
    pub(crate) const fn find(self) -> &'static str {
        match self {
            Self::Sqlite => "instr",
            Self::Postgres => "strpos",
        }
    }

    /// The size of the database in bytes.
    pub(crate) const fn size_sql(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            Self::Postgres => "SELECT pg_database_size(current_database())::bigint",
        }
    }

    /// The text as this database wants it.
    pub(crate) fn sql<'a>(self, text: &'a str) -> Cow<'a, str> {
        match self {
            Self::Sqlite => Cow::Borrowed(text),
            Self::Postgres => Cow::Owned(dollars(text)),
        }
    }
}

/// `?N` to `$N`, outside of quotes. (SQLite itself would number `$N` by first appearance, so `?N` is the source.)
fn dollars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    for ch in text.chars() {
        if ch == '\'' {
            quoted = !quoted;
        }
        out.push(if ch == '?' && !quoted { '$' } else { ch });
    }
    out
}

/// SQLite names the columns of a broken rule, PostgreSQL the rule. This is the translation; a rule that is not
/// listed is the table's primary key, which PostgreSQL calls `<table>_pkey`.
pub(crate) const RULES: [(&str, &str); 10] = [
    ("interceptions.merchant_id, interceptions.courier, interceptions.waybill_no", "single_flight"),
    ("merchants.name", "merchant_name"),
    ("api_keys.hash", "api_key_hash"),
    ("accounts.callback_hash", "account_callback"),
    ("inbox.merchant_id, inbox.dedup", "inbox_dedup"),
    ("users.login", "user_login"),
    ("sessions.hash", "session_hash"),
    ("passes.hash", "pass_hash"),
    ("guests.hash", "guest_hash"),
    ("guests.id", "guest_id"),
];

fn rule_of_columns(columns: &str) -> String {
    match RULES.iter().find(|(known, _)| *known == columns) {
        Some((_, rule)) => (*rule).to_owned(),
        None => format!("{}_pkey", columns.split('.').next().unwrap_or_default()),
    }
}

/// A SQLite error in the store's words. `committing`: it came from COMMIT itself.
pub(crate) fn sqlite_error(error: &rusqlite::Error, committing: bool) -> StoreError {
    use rusqlite::{ErrorCode, ffi};
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return StoreError::database(format!("sqlite: {}", shape(error)));
    };
    match failure.code {
        ErrorCode::DiskFull | ErrorCode::CannotOpen => StoreError::Full,
        // A failed sync during COMMIT leaves it open whether the frames reached the disk; any other I/O error
        // happens before the commit frame is whole.
        ErrorCode::SystemIoFailure
            if committing
                && matches!(failure.extended_code, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC) =>
        {
            StoreError::Unsure
        }
        ErrorCode::SystemIoFailure => StoreError::Full,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::ConstraintViolation => {
            let text = message.as_deref().unwrap_or_default();
            match text.split_once("constraint failed: ") {
                Some((_, columns)) => StoreError::Constraint(rule_of_columns(columns)),
                None => StoreError::Constraint("unnamed".to_owned()),
            }
        }
        // SQLite's own messages name tables and columns, never values.
        _ => StoreError::database(format!(
            "sqlite {}: {}",
            failure.extended_code,
            message.as_deref().unwrap_or_default()
        )),
    }
}

fn shape(error: &rusqlite::Error) -> &'static str {
    match error {
        rusqlite::Error::InvalidParameterCount(..) => "wrong number of parameters",
        rusqlite::Error::ExecuteReturnedResults => "statement answers rows",
        rusqlite::Error::MultipleStatement => "more than one statement",
        _ => "unexpected driver error",
    }
}

/// A PostgreSQL error in the store's words. Errors of COMMIT are judged by the writer, which knows when it was
/// sent.
pub(crate) fn postgres_error(error: &tokio_postgres::Error) -> StoreError {
    use tokio_postgres::error::SqlState as S;
    let Some(db) = error.as_db_error() else {
        // No answer from the server: the connection is gone, or the driver refused a value.
        return if error.is_closed()
            || std::error::Error::source(error).is_some_and(|s| s.is::<std::io::Error>())
        {
            StoreError::Busy
        } else {
            StoreError::database("postgres: driver error")
        };
    };
    let code = db.code();
    if *code == S::UNIQUE_VIOLATION || *code == S::CHECK_VIOLATION || *code == S::NOT_NULL_VIOLATION {
        return StoreError::Constraint(db.constraint().unwrap_or("unnamed").to_owned());
    }
    if *code == S::DISK_FULL || *code == S::IO_ERROR {
        return StoreError::Full;
    }
    // Deadlock, serialization, lock and statement time-outs, shut-down, start-up, too many connections, read-only (a standby): nothing was
    // saved, another try can work.
    let busy = [
        S::T_R_DEADLOCK_DETECTED,
        S::T_R_SERIALIZATION_FAILURE,
        S::LOCK_NOT_AVAILABLE,
        S::QUERY_CANCELED,
        S::TOO_MANY_CONNECTIONS,
        S::READ_ONLY_SQL_TRANSACTION,
        S::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ];
    if busy.contains(code) || code.code().starts_with("57P") || code.code().starts_with("08") {
        return StoreError::Busy;
    }
    // The server's message may repeat values, so only its code and the names it gives are kept.
    StoreError::database(format!("postgres {} {}", code.code(), db.table().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_change_outside_quotes_only() {
        assert_eq!(dollars("SELECT ?1, '?2', ?10 WHERE a = ?1"), "SELECT $1, '?2', $10 WHERE a = $1");
    }

    #[test]
    fn columns_name_rules() {
        for (columns, rule) in [
            ("interceptions.merchant_id, interceptions.courier, interceptions.waybill_no", "single_flight"),
            ("idempotency.merchant_id, idempotency.key", "idempotency_pkey"),
            ("orders.merchant_id, orders.order_no", "orders_pkey"),
        ] {
            assert_eq!(rule_of_columns(columns), rule);
        }
    }
}
