//! One statement with its values and what must come of it: the unit that both databases execute.

use std::borrow::Cow;
use std::fmt;

use crate::audit::AuditEntry;
use crate::error::StoreError;

/// A value that both databases store alike: BIGINT, TEXT or BLOB/BYTEA.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Val {
    Null,
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// Silent about content: a value may be a key or a token hash.
impl fmt::Debug for Val {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Int(_) => "Int",
            Self::Text(_) => "Text",
            Self::Blob(_) => "Blob",
        })
    }
}

impl From<i64> for Val {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<bool> for Val {
    fn from(yes: bool) -> Self {
        Self::Int(i64::from(yes))
    }
}
impl From<&str> for Val {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Val {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Vec<u8>> for Val {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}
impl From<&[u8]> for Val {
    fn from(bytes: &[u8]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}
impl<T: Into<Self>> From<Option<T>> for Val {
    fn from(maybe: Option<T>) -> Self {
        maybe.map_or(Self::Null, Into::into)
    }
}
impl From<gaidao_core::At> for Val {
    fn from(at: gaidao_core::At) -> Self {
        Self::Int(at.0)
    }
}

/// A read with its values.
pub(crate) struct Query {
    pub(crate) sql: Cow<'static, str>,
    pub(crate) params: Vec<Val>,
}

/// What must come of a statement for its change to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Any number of rows.
    Any,
    /// At least one row, else the change is stale.
    OrStale,
    /// At least one row, else what the change rests on is missing.
    OrMissing,
    /// At least one row, else the change breaks this rule.
    OrRefused(&'static str),
}

/// One statement. Text is written once for both databases, with `?N` placeholders.
#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) sql: Cow<'static, str>,
    pub(crate) params: Vec<Val>,
    pub(crate) expect: Expect,
    /// The statement answers rows (SELECT or RETURNING).
    pub(crate) returning: bool,
}

impl Op {
    pub(crate) fn new(sql: impl Into<Cow<'static, str>>) -> Self {
        // Most statements have between four and sixteen values; growing there would copy them twice.
        Self { sql: sql.into(), params: Vec::with_capacity(16), expect: Expect::Any, returning: false }
    }

    /// Binds the next placeholder.
    pub(crate) fn bind(mut self, value: impl Into<Val>) -> Self {
        self.params.push(value.into());
        self
    }

    pub(crate) const fn expect(mut self, expect: Expect) -> Self {
        self.expect = expect;
        self
    }

    pub(crate) const fn returning(mut self) -> Self {
        self.returning = true;
        self
    }

    /// The expectation against what happened.
    pub(crate) fn judge(&self, done: Done) -> Result<Done, StoreError> {
        match (self.expect, done.affected) {
            (Expect::OrStale, 0) => Err(StoreError::Stale),
            (Expect::OrMissing, 0) => Err(StoreError::Missing),
            (Expect::OrRefused(rule), 0) => Err(StoreError::Constraint(rule.to_owned())),
            _ => Ok(done),
        }
    }
}

/// One step of a change: a statement, or an audit entry whose place in the chain only the writer knows.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Sql(Op),
    Audit(AuditEntry),
}

/// A change on its way to the writer.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) merchant: String,
    pub(crate) steps: Vec<Step>,
    /// The change takes on something new; refused first when space runs out.
    pub(crate) accepts: bool,
}

/// What one step did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    pub(crate) affected: u64,
    pub(crate) rows: Vec<Row>,
}

/// A row as both databases give it. Getters answer an error, never panic, for an unexpected shape.
#[derive(Clone, Debug)]
pub(crate) struct Row(pub(crate) Vec<Val>);

impl Row {
    fn wrong(&self, index: usize) -> StoreError {
        StoreError::database(format!("column {index} of {} has another type", self.0.len()))
    }

    pub(crate) fn int(&self, index: usize) -> Result<i64, StoreError> {
        match self.0.get(index) {
            Some(Val::Int(n)) => Ok(*n),
            _ => Err(self.wrong(index)),
        }
    }

    pub(crate) fn opt_int(&self, index: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(index) {
            Some(Val::Null) => Ok(None),
            _ => self.int(index).map(Some),
        }
    }

    pub(crate) fn at(&self, index: usize) -> Result<gaidao_core::At, StoreError> {
        self.int(index).map(gaidao_core::At)
    }

    pub(crate) fn opt_at(&self, index: usize) -> Result<Option<gaidao_core::At>, StoreError> {
        Ok(self.opt_int(index)?.map(gaidao_core::At))
    }

    pub(crate) fn flag(&self, index: usize) -> Result<bool, StoreError> {
        Ok(self.int(index)? != 0)
    }

    pub(crate) fn text_ref(&self, index: usize) -> Result<&str, StoreError> {
        match self.0.get(index) {
            Some(Val::Text(text)) => Ok(text),
            _ => Err(self.wrong(index)),
        }
    }

    pub(crate) fn text(&self, index: usize) -> Result<String, StoreError> {
        self.text_ref(index).map(str::to_owned)
    }

    pub(crate) fn opt_text(&self, index: usize) -> Result<Option<String>, StoreError> {
        match self.0.get(index) {
            Some(Val::Null) => Ok(None),
            _ => self.text(index).map(Some),
        }
    }

    pub(crate) fn blob(&self, index: usize) -> Result<&[u8], StoreError> {
        match self.0.get(index) {
            Some(Val::Blob(bytes)) => Ok(bytes),
            _ => Err(self.wrong(index)),
        }
    }

    pub(crate) fn opt_blob(&self, index: usize) -> Result<Option<&[u8]>, StoreError> {
        match self.0.get(index) {
            Some(Val::Null) => Ok(None),
            _ => self.blob(index).map(Some),
        }
    }
}
