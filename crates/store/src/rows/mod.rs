//! The nouns as the database keeps them: one file each, with the record, the statements that write it and the
//! function that reads it back.

pub(crate) mod account;
pub(crate) mod attempt;
pub(crate) mod event;
pub(crate) mod guest;
pub(crate) mod inbox;
pub(crate) mod interception;
pub(crate) mod job;
pub(crate) mod merchant;
pub(crate) mod order;
pub(crate) mod parcel;
pub(crate) mod people;
pub(crate) mod tally;
pub(crate) mod webhook;

use crate::db::op::{Op, Step};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::keys::Entropy;
use crate::seal::{Clear, Place, Sealer};

/// What a record needs to become statements: whose it is, and how to seal.
pub(crate) struct Pen<'a> {
    pub(crate) merchant: &'a str,
    pub(crate) sealer: &'a Sealer,
    pub(crate) entropy: &'a dyn Entropy,
    pub(crate) dialect: Dialect,
    pub(crate) steps: Vec<Step>,
    /// Where the main statement of the present write is, when it is not its first.
    pub(crate) main: Option<usize>,
}

impl Pen<'_> {
    pub(crate) fn write(&mut self, op: Op) {
        self.steps.push(Step::Sql(op));
    }

    /// The next statement is the one that counts for what this write did.
    pub(crate) const fn main(&mut self) {
        self.main = Some(self.steps.len());
    }

    /// From here to the end of the change nobody else holds the lock of this name.
    pub(crate) fn lock(&mut self, name: &[&str]) {
        if let Some(sql) = self.dialect.lock() {
            let name = [&[self.merchant], name].concat().join("/");
            self.write(Op::new(sql).bind(name));
        }
    }

    pub(crate) fn seal(&self, place: Place, row: &[&str], clear: &Clear) -> Result<Vec<u8>, StoreError> {
        Ok(self.sealer.seal(self.entropy, place, row, clear.bytes())?)
    }

    pub(crate) fn seal_some(
        &self,
        place: Place,
        row: &[&str],
        clear: Option<&Clear>,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        clear.map(|clear| self.seal(place, row, clear)).transpose()
    }
}

/// Opens a sealed column that may be empty.
pub(crate) fn open_some(
    sealer: &Sealer,
    place: Place,
    row: &[&str],
    sealed: Option<&[u8]>,
) -> Result<Option<Clear>, StoreError> {
    sealed.map(|sealed| sealer.open(place, row, sealed)).transpose()
}

/// A word of ours that the database holds and this program does not know: written by a newer one, or damage.
pub(crate) fn unknown_word(column: &str) -> StoreError {
    StoreError::database(format!("unknown word in {column}"))
}
