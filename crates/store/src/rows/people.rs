//! People: users, their sessions, one-time links.

use gaidao_core::{
    At, MerchantId,
    id::{PassId, SessionId, UserId},
};

use super::merchant::merchant_id;
use super::{Pen, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// A person who works for a merchant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Id.
    pub id: UserId,
    /// What they sign in with; unique in the installation.
    pub login: String,
    /// What they are called.
    pub name: Clear,
    /// Role, a word of the desk's.
    pub role: String,
    /// Hash of the password, with its parameters. Sealed as well: a stolen database gives nothing to guess at.
    pub password: Clear,
    /// Since when.
    pub created_at: At,
    /// Last change.
    pub updated_at: At,
    /// Switched off when.
    pub disabled_at: Option<At>,
    /// Signed in last when.
    pub last_sign_in_at: Option<At>,
    /// Counts changes; a save from an older one is `Stale`.
    pub version: i64,
}

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Public id, to list and end it by.
    pub id: SessionId,
    /// Whose.
    pub user: UserId,
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    /// Signed in when.
    pub created_at: At,
    /// Last seen, to the minute or so.
    pub seen_at: At,
    /// It ends then, seen or not.
    pub until: At,
}

/// A session with what of its user decides what it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose data.
    pub merchant: MerchantId,
    /// The session.
    pub session: Session,
    /// The user's role at present.
    pub role: String,
    /// The user is switched off.
    pub disabled: bool,
}

/// A one-time link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Id.
    pub id: PassId,
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    /// Made when.
    pub created_at: At,
    /// Good until then.
    pub expires_at: At,
    /// Used when.
    pub used_at: Option<At>,
}

/// Sessions of one user beyond this many end, the oldest first.
const SESSIONS_MAX: i64 = 20;
/// Name of the rule that [`PeopleWrite::KeepRole`] guards.
const LAST_OF_ROLE: &str = "last_of_role";

/// What can be saved about people.
#[derive(Clone, Debug)]
pub enum PeopleWrite {
    /// A new user; a login that exists is `Constraint("user_login")`.
    InsertUser(User),
    /// A user as changed since it was read at its `version`; somebody faster is `Stale`.
    SaveUser(User),
    /// A user signed in.
    SignedIn {
        /// Who.
        user: UserId,
        /// When.
        at: At,
    },
    /// The change stands only while an enabled user of this role is left, else `Constraint("last_of_role")`. Put it
    /// after the saves, in a change with an audit entry: those of one merchant come one after another.
    KeepRole(String),
    /// A new session. Sessions past their end, and the oldest of too many, go.
    InsertSession(Session),
    /// A session was used.
    TouchSession {
        /// Which.
        id: SessionId,
        /// When.
        at: At,
    },
    /// A session ends; `Missing` when there is none.
    DropSession(SessionId),
    /// All sessions of a user end but one. `rows` is how many.
    EndSessions {
        /// Whose.
        user: UserId,
        /// This one stays.
        except: Option<SessionId>,
    },
    /// A new one-time link. Those past their time go.
    InsertPass(Pass),
    /// A one-time link is used; `Stale` when it was used before or is past its time.
    SpendPass {
        /// Which.
        id: PassId,
        /// When.
        at: At,
    },
}

impl PeopleWrite {
    pub(crate) fn put(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        match self {
            Self::InsertUser(user) => user.insert(pen)?,
            Self::SaveUser(user) => user.save(pen)?,
            Self::SignedIn { user, at } => {
                let op = Op::new("UPDATE users SET last_sign_in_at = ?3 WHERE merchant_id = ?1 AND id = ?2")
                    .bind(pen.merchant)
                    .bind(user.as_str())
                    .bind(*at)
                    .expect(Expect::OrMissing);
                pen.write(op);
            }
            Self::KeepRole(role) => {
                let op = Op::new(
                    "SELECT 1 FROM users WHERE merchant_id = ?1 AND role = ?2 AND disabled_at IS NULL LIMIT 1",
                )
                .bind(pen.merchant)
                .bind(role.as_str())
                .returning()
                .expect(Expect::OrRefused(LAST_OF_ROLE));
                pen.write(op);
            }
            Self::InsertSession(session) => session.insert(pen),
            Self::TouchSession { id, at } => {
                let op = Op::new("UPDATE sessions SET seen_at = ?3 WHERE merchant_id = ?1 AND id = ?2")
                    .bind(pen.merchant)
                    .bind(id.as_str())
                    .bind(*at);
                pen.write(op);
            }
            Self::DropSession(id) => {
                let op = Op::new("DELETE FROM sessions WHERE merchant_id = ?1 AND id = ?2")
                    .bind(pen.merchant)
                    .bind(id.as_str())
                    .expect(Expect::OrMissing);
                pen.write(op);
            }
            Self::EndSessions { user, except } => {
                let op = Op::new("DELETE FROM sessions WHERE merchant_id = ?1 AND user_id = ?2 AND id <> ?3")
                    .bind(pen.merchant)
                    .bind(user.as_str())
                    .bind(except.as_ref().map_or("", SessionId::as_str));
                pen.write(op);
            }
            Self::InsertPass(pass) => pass.insert(pen),
            Self::SpendPass { id, at } => {
                let op = Op::new(
                    "UPDATE passes SET used_at = ?3 WHERE merchant_id = ?1 AND id = ?2 AND used_at IS NULL \
                     AND expires_at > ?3",
                )
                .bind(pen.merchant)
                .bind(id.as_str())
                .bind(*at)
                .expect(Expect::OrStale);
                pen.write(op);
            }
        }
        Ok(())
    }
}

pub(crate) const USER: &str = "SELECT merchant_id, id, login, name, role, password, created_at, updated_at, \
     disabled_at, last_sign_in_at, version FROM users";

impl User {
    fn insert(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let row = [self.id.as_str()];
        let name = pen.seal(Place::USER_NAME, &row, &self.name)?;
        let password = pen.seal(Place::USER_PASSWORD, &row, &self.password)?;
        let op = Op::new(
            "INSERT INTO users (merchant_id, id, login, name, role, password, created_at, updated_at, \
             disabled_at, last_sign_in_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.login.as_str())
        .bind(name)
        .bind(self.role.as_str())
        .bind(password)
        .bind(self.created_at)
        .bind(self.updated_at)
        .bind(self.disabled_at)
        .bind(self.last_sign_in_at);
        pen.write(op);
        Ok(())
    }

    fn save(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let row = [self.id.as_str()];
        let name = pen.seal(Place::USER_NAME, &row, &self.name)?;
        let password = pen.seal(Place::USER_PASSWORD, &row, &self.password)?;
        let op = Op::new(
            "UPDATE users SET name = ?4, role = ?5, password = ?6, updated_at = ?7, disabled_at = ?8, \
             version = version + 1 WHERE merchant_id = ?1 AND id = ?2 AND version = ?3",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.version)
        .bind(name)
        .bind(self.role.as_str())
        .bind(password)
        .bind(self.updated_at)
        .bind(self.disabled_at)
        .expect(Expect::OrStale);
        pen.write(op);
        Ok(())
    }

    pub(crate) fn owner(row: &Row) -> Result<MerchantId, StoreError> {
        merchant_id(row, 0)
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(1)?;
        Ok(Self {
            login: row.text(2)?,
            name: sealer.open(Place::USER_NAME, &[&id], row.blob(3)?)?,
            role: row.text(4)?,
            password: sealer.open(Place::USER_PASSWORD, &[&id], row.blob(5)?)?,
            created_at: row.at(6)?,
            updated_at: row.at(7)?,
            disabled_at: row.opt_at(8)?,
            last_sign_in_at: row.opt_at(9)?,
            version: row.int(10)?,
            id: UserId::parse(&id).map_err(|_| unknown_word("user id"))?,
        })
    }
}

pub(crate) const SEAT: &str = "SELECT s.merchant_id, s.id, s.user_id, s.hash, s.created_at, s.seen_at, s.until, \
     u.role, u.disabled_at FROM sessions s JOIN users u ON u.merchant_id = s.merchant_id AND u.id = s.user_id";

impl Session {
    fn insert(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "INSERT INTO sessions (merchant_id, id, user_id, hash, created_at, seen_at, until) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.user.as_str())
        .bind(self.hash.as_slice())
        .bind(self.created_at)
        .bind(self.seen_at)
        .bind(self.until);
        pen.write(op);
        let ended = Op::new("DELETE FROM sessions WHERE merchant_id = ?1 AND user_id = ?2 AND until <= ?3")
            .bind(pen.merchant)
            .bind(self.user.as_str())
            .bind(self.created_at);
        pen.write(ended);
        let too_many = Op::new(
            "DELETE FROM sessions WHERE merchant_id = ?1 AND user_id = ?2 AND id NOT IN \
             (SELECT id FROM sessions WHERE merchant_id = ?1 AND user_id = ?2 \
             ORDER BY created_at DESC, id DESC LIMIT ?3)",
        )
        .bind(pen.merchant)
        .bind(self.user.as_str())
        .bind(SESSIONS_MAX);
        pen.write(too_many);
    }
}

impl Seat {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let session = Session {
            id: SessionId::parse(&row.text(1)?).map_err(|_| unknown_word("session id"))?,
            user: UserId::parse(&row.text(2)?).map_err(|_| unknown_word("user id"))?,
            hash: row.blob(3)?.try_into().map_err(|_| unknown_word("session hash"))?,
            created_at: row.at(4)?,
            seen_at: row.at(5)?,
            until: row.at(6)?,
        };
        Ok(Self {
            merchant: merchant_id(row, 0)?,
            session,
            role: row.text(7)?,
            disabled: row.opt_at(8)?.is_some(),
        })
    }
}

pub(crate) const PASS: &str = "SELECT merchant_id, id, hash, created_at, expires_at, used_at FROM passes";

impl Pass {
    fn insert(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "INSERT INTO passes (merchant_id, id, hash, created_at, expires_at, used_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.hash.as_slice())
        .bind(self.created_at)
        .bind(self.expires_at)
        .bind(self.used_at);
        pen.write(op);
        let old = Op::new("DELETE FROM passes WHERE merchant_id = ?1 AND expires_at <= ?2")
            .bind(pen.merchant)
            .bind(self.created_at);
        pen.write(old);
    }

    pub(crate) fn read(row: &Row) -> Result<(MerchantId, Self), StoreError> {
        let pass = Self {
            id: PassId::parse(&row.text(1)?).map_err(|_| unknown_word("link id"))?,
            hash: row.blob(2)?.try_into().map_err(|_| unknown_word("link hash"))?,
            created_at: row.at(3)?,
            expires_at: row.at(4)?,
            used_at: row.opt_at(5)?,
        };
        Ok((merchant_id(row, 0)?, pass))
    }
}
