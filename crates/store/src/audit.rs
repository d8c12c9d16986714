//! The audit chain: who did what, each entry's hash covering the one before it.
//!
//! The chain is per merchant. Only the writer appends, inside the transaction of the change the entry belongs
//! to, so the chain has no gaps and no forks. Entries hold ids and commitments, never clear personal data:
//! erasing a person never breaks it. An exported checkpoint (position and hash) makes a cut-off end visible.

use std::collections::BTreeMap;

use gaidao_core::At;
use sha2::{Digest, Sha256};

use crate::db::op::{Expect, Op, Row};
use crate::dialect::Dialect;
use crate::error::StoreError;

/// One line of the audit log, before it has its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: At,
    /// Who: a user, key or system id, never a name.
    pub actor: String,
    /// What was done, as a code, e.g. `interception.request`.
    pub action: String,
    /// To what: an id.
    pub subject: String,
    /// Further ids and commitments as JSON; no clear personal data.
    pub detail: String,
}

impl AuditEntry {
    fn parts(&self) -> [&[u8]; 4] {
        [self.actor.as_bytes(), self.action.as_bytes(), self.subject.as_bytes(), self.detail.as_bytes()]
    }
}

/// A point of the chain to remember elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Position; 0 is the empty chain.
    pub seq: i64,
    /// Hash of the entry at that position, 64 hex digits.
    pub hash: String,
}

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// First position that is wrong or missing.
    pub seq: i64,
    /// What is wrong with it.
    pub why: BrokenWhy,
}

/// What is wrong with a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenWhy {
    /// A position is missing or doubled.
    Gap,
    /// The entry does not name the hash of the one before it.
    Link,
    /// The entry's content does not give its hash.
    Content,
    /// The chain ends before the remembered point or the recorded end.
    Cut,
    /// The remembered point has another hash.
    Checkpoint,
}

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// Entries checked.
    pub entries: i64,
    /// The end of the chain as far as it holds; export it as the next checkpoint.
    pub head: Checkpoint,
    /// The first fault, if any.
    pub broken: Option<Broken>,
}

/// An entry with its place, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Position, from 1.
    pub seq: i64,
    /// The entry.
    pub entry: AuditEntry,
    /// Its hash, 64 hex digits.
    pub hash: String,
}

pub(crate) type Hash = [u8; 32];

pub(crate) const HEAD_SQL: &str = "SELECT seq, hash FROM audit_heads WHERE merchant_id = ?1";
pub(crate) const INSERT_SQL: &str = "INSERT INTO audit (merchant_id, seq, at, actor, action, subject, detail, prev, hash) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const SAVE_SQL: &str = "UPDATE audit_heads SET seq = ?2, hash = ?3 WHERE merchant_id = ?1";
pub(crate) const PAGE_SQL: &str = "SELECT seq, at, actor, action, subject, detail, prev, hash FROM audit \
     WHERE merchant_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
/// The same backwards.
pub(crate) const PAGE_BACK_SQL: &str = "SELECT seq, at, actor, action, subject, detail, prev, hash FROM audit \
     WHERE merchant_id = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3";

/// The hash before the first entry.
pub(crate) fn genesis(merchant: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"gaidao audit 1\0");
    hash.update(merchant.as_bytes());
    hash.finalize().into()
}

/// SHA-256 over the previous hash and every field with its length.
pub(crate) fn link(prev: &Hash, seq: i64, at: i64, parts: [&[u8]; 4]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(prev);
    hash.update(seq.to_be_bytes());
    hash.update(at.to_be_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: i64,
    pub(crate) hash: Hash,
}

impl Head {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let hash = <Hash>::try_from(row.blob(1)?).map_err(|_| StoreError::database("audit head"))?;
        Ok(Self { seq: row.int(0)?, hash })
    }
}

/// The chain ends that one transaction has read and moved. They are written once, before its commit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads(BTreeMap<String, Head>);

impl Heads {
    /// Every statement about chains that a writer of `dialect` runs.
    pub(crate) fn statements(dialect: Dialect) -> [String; 3] {
        [format!("{HEAD_SQL}{}", dialect.for_update()), INSERT_SQL.to_owned(), SAVE_SQL.to_owned()]
    }

    pub(crate) fn knows(&self, merchant: &str) -> bool {
        self.0.contains_key(merchant)
    }

    pub(crate) fn put(&mut self, merchant: &str, head: Head) {
        self.0.insert(merchant.to_owned(), head);
    }

    pub(crate) fn get(&self, merchant: &str) -> Option<Head> {
        self.0.get(merchant).copied()
    }

    pub(crate) fn forget(&mut self, merchant: &str) {
        self.0.remove(merchant);
    }

    /// Gives `entry` the next place in its chain.
    pub(crate) fn extend(&mut self, merchant: &str, entry: &AuditEntry) -> Result<Op, StoreError> {
        let head = self.0.get_mut(merchant).ok_or(StoreError::Missing)?;
        let seq = head.seq + 1;
        let hash = link(&head.hash, seq, entry.at.0, entry.parts());
        let op = Op::new(INSERT_SQL)
            .bind(merchant)
            .bind(seq)
            .bind(entry.at)
            .bind(entry.actor.as_str())
            .bind(entry.action.as_str())
            .bind(entry.subject.as_str())
            .bind(entry.detail.as_str())
            .bind(head.hash.as_slice())
            .bind(hash.as_slice());
        *head = Head { seq, hash };
        Ok(op)
    }

    /// Statements that record the ends.
    pub(crate) fn save(&self) -> impl Iterator<Item = Op> {
        self.0.iter().map(|(merchant, head)| {
            Op::new(SAVE_SQL)
                .bind(merchant.as_str())
                .bind(head.seq)
                .bind(head.hash.as_slice())
                .expect(Expect::OrMissing)
        })
    }
}

/// One line as it lies in the database, borrowed: a million of them are checked in a second.
pub(crate) struct Line<'a> {
    pub(crate) seq: i64,
    pub(crate) at: i64,
    /// Actor, action, subject, detail.
    pub(crate) parts: [&'a [u8]; 4],
    pub(crate) prev: &'a [u8],
    pub(crate) hash: &'a [u8],
}

impl<'a> Line<'a> {
    /// From a row of [`PAGE_SQL`].
    pub(crate) fn of(row: &'a Row) -> Result<Self, StoreError> {
        let part = |index| row.text_ref(index).map(str::as_bytes);
        Ok(Self {
            seq: row.int(0)?,
            at: row.int(1)?,
            parts: [part(2)?, part(3)?, part(4)?, part(5)?],
            prev: row.blob(6)?,
            hash: row.blob(7)?,
        })
    }
}

/// Walks a chain page by page.
pub(crate) struct Verifier {
    pub(crate) head: Head,
    checkpoints: BTreeMap<i64, String>,
    pub(crate) broken: Option<Broken>,
}

impl Verifier {
    pub(crate) fn new(merchant: &str, checkpoints: &[Checkpoint]) -> Self {
        Self {
            head: Head { seq: 0, hash: genesis(merchant) },
            checkpoints: checkpoints.iter().map(|c| (c.seq, c.hash.clone())).collect(),
            broken: None,
        }
    }

    /// Checks one line; `false` when the chain broke.
    pub(crate) fn line(&mut self, line: &Line<'_>) -> bool {
        let checked = self.check(line);
        if let Err(why) = checked {
            self.broken = Some(Broken { seq: self.head.seq + 1, why });
        }
        checked.is_ok()
    }

    fn check(&mut self, line: &Line<'_>) -> Result<(), BrokenWhy> {
        if line.seq != self.head.seq + 1 {
            return Err(BrokenWhy::Gap);
        }
        if line.prev != self.head.hash {
            return Err(BrokenWhy::Link);
        }
        let hash = link(&self.head.hash, line.seq, line.at, line.parts);
        if line.hash != hash {
            return Err(BrokenWhy::Content);
        }
        if self.checkpoints.get(&line.seq).is_some_and(|known| *known != hex::encode(hash)) {
            return Err(BrokenWhy::Checkpoint);
        }
        self.head = Head { seq: line.seq, hash };
        Ok(())
    }

    /// The end was reached: compares it with the recorded end and the last remembered point.
    pub(crate) fn finish(mut self, recorded: Option<Head>) -> AuditReport {
        if self.broken.is_none() {
            let remembered = self.checkpoints.keys().next_back().copied().unwrap_or(0);
            if recorded != Some(self.head) || remembered > self.head.seq {
                self.broken = Some(Broken { seq: self.head.seq + 1, why: BrokenWhy::Cut });
            }
        }
        AuditReport {
            entries: self.head.seq,
            head: Checkpoint { seq: self.head.seq, hash: hex::encode(self.head.hash) },
            broken: self.broken,
        }
    }
}

pub(crate) fn entry(row: &Row) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        at: row.at(1)?,
        actor: row.text(2)?,
        action: row.text(3)?,
        subject: row.text(4)?,
        detail: row.text(5)?,
    })
}
