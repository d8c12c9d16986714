//! Users, sessions, one-time links, tallies.

use gaidao_core::{
    At, MerchantId,
    id::{SessionId, UserId},
};

use super::{Finder, Instance};
use crate::db::op::Val;
use crate::error::StoreError;
use crate::rows::merchant::merchant_id;
use crate::rows::people::{PASS, Pass, SEAT, Seat, Session, USER, User};
use crate::rows::tally::Count;

impl Finder<'_> {
    /// All users, in the order they were made.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn users(&self) -> Result<Vec<User>, StoreError> {
        self.all(format!("{USER} WHERE merchant_id = ?1 ORDER BY id"), Vec::new(), User::read).await
    }

    /// One user.
    ///
    /// # Errors
    /// As [`Finder::users`].
    pub async fn user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        let sql = format!("{USER} WHERE merchant_id = ?1 AND id = ?2");
        self.one(sql, vec![Val::from(id.as_str())], User::read).await
    }

    /// The sessions of a user, newest first. Which of them still live is for the caller to judge: it knows the time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sessions_of(&self, user: &UserId) -> Result<Vec<Session>, StoreError> {
        let sql = format!(
            "{SEAT} WHERE s.merchant_id = ?1 AND s.user_id = ?2 ORDER BY s.created_at DESC, s.id DESC"
        );
        let rows = self.rows(sql, vec![Val::from(user.as_str())]).await?;
        rows.iter().map(|row| Seat::read(row).map(|seat| seat.session)).collect()
    }

    /// One session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, id: &SessionId) -> Result<Option<Session>, StoreError> {
        let sql = format!("{SEAT} WHERE s.merchant_id = ?1 AND s.id = ?2");
        let rows = self.rows(sql, vec![Val::from(id.as_str())]).await?;
        rows.first().map(|row| Seat::read(row).map(|seat| seat.session)).transpose()
    }

    /// How many tallies of `kind` count against `subject` after `since`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tallies(&self, kind: &'static str, subject: &str, since: At) -> Result<Count, StoreError> {
        let blind = self.store.sealer(self.merchant).await?.blind(kind, subject);
        let sql = "SELECT count(*), min(at) FROM tallies \
             WHERE merchant_id = ?1 AND kind = ?2 AND subject = ?3 AND at > ?4";
        let rows = self.rows(sql, vec![Val::from(kind), Val::from(blind), Val::from(since)]).await?;
        let Some(row) = rows.first() else { return Ok(Count::default()) };
        Ok(Count { count: u32::try_from(row.int(0)?).unwrap_or(u32::MAX), oldest: row.opt_at(1)? })
    }
}

impl Instance<'_> {
    /// The user who signs in with this login, and whose they are.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn user_by_login(&self, login: &str) -> Result<Option<(MerchantId, User)>, StoreError> {
        let rows = self.store.read(format!("{USER} WHERE login = ?1"), vec![Val::from(login)]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let merchant = User::owner(row)?;
        let sealer = self.store.sealer(&merchant).await?;
        let user = User::read(row, &sealer)?;
        Ok(Some((merchant, user)))
    }

    /// The session of a token's SHA-256, with its user's present role. Whether it still lives is for the caller to
    /// judge.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session_by_hash(&self, hash: &[u8; 32]) -> Result<Option<Seat>, StoreError> {
        let sql = format!("{SEAT} WHERE s.hash = ?1");
        let rows = self.store.read(sql, vec![Val::from(hash.as_slice())]).await?;
        rows.first().map(Seat::read).transpose()
    }

    /// The one-time link of a token's SHA-256, and whose it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pass_by_hash(&self, hash: &[u8; 32]) -> Result<Option<(MerchantId, Pass)>, StoreError> {
        let rows =
            self.store.read(format!("{PASS} WHERE hash = ?1"), vec![Val::from(hash.as_slice())]).await?;
        rows.first().map(Pass::read).transpose()
    }

    /// The merchant that was made first. What has no merchant yet (a sign-in with a login nobody has) is counted
    /// there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn first_merchant(&self) -> Result<Option<MerchantId>, StoreError> {
        let rows = self.store.read("SELECT id FROM merchants ORDER BY id LIMIT 1", Vec::new()).await?;
        rows.first().map(|row| merchant_id(row, 0)).transpose()
    }
}
