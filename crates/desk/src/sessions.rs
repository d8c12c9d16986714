//! Sessions: signing in and out, and who a cookie is.
//!
//! A token is 256 random bits, kept as SHA-256. It is new after every sign-in and every change of password. It ends
//! after a pause and, used or not, after a day's work; both by the real clock. Role and switch-off are read with the
//! session, so that a change counts from the next request on.

use gaidao_core::{At, Moment, id::SessionId};
use gaidao_store::{Change, PeopleWrite, Session, StoreError, User, Write};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    actor::{Actor, Reach, Scope},
    desk::{Desk, token_hash},
    error::DeskError,
    intake::{PasswordIn, SignInIn},
    people::user_id,
    role::Role,
    throttle::Attempt,
    view::{MerchantView, SeatView, SelfView, SessionView},
};

/// A session's last use is written down at most this often, milliseconds.
const TOUCH_EVERY_MS: i64 = 60_000;
/// Characters of a session token.
const TOKEN_CHARS: usize = 64;

/// How long sessions live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionRules {
    /// Longest pause, real milliseconds.
    pub idle_ms: i64,
    /// Longest life, real milliseconds.
    pub life_ms: i64,
}

impl Default for SessionRules {
    /// Half an hour, twelve hours (CONTRACT S5).
    fn default() -> Self {
        Self { idle_ms: 30 * 60_000, life_ms: 12 * 3_600_000 }
    }
}

/// A living session, as the door needs it.
#[derive(Clone, Debug)]
pub struct SessionInfo {
    /// Which.
    pub id: SessionId,
    /// What a write must carry.
    pub csrf: String,
    /// It ends then unless used before (real time).
    pub idle_until: At,
    /// It ends then (real time).
    pub until: At,
}

/// A session that has just begun.
pub struct SignedIn {
    /// The token, for the cookie; given out this once.
    pub token: String,
    /// What the page learns.
    pub view: SessionView,
}

/// The token is as good as the password.
impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedIn(***)")
    }
}

/// What a write of this session must carry: whoever can read it can read the page, whoever only makes the browser
/// send the cookie cannot. The token's 256 bits stand in for a key.
fn csrf(token: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"gaidao csrf\0");
    hash.update(token.as_bytes());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Desk {
    /// Who a session token is. `active`: a person did something; what a page does by itself (its live feed) must not
    /// keep a session alive.
    ///
    /// # Errors
    /// `NotFound` for an unknown or ended session and for a person who is switched off: the door answers 401, the
    /// same for each.
    pub async fn seated(&self, token: &str, active: bool) -> Result<(Actor, SessionInfo), DeskError> {
        let unknown = DeskError::NotFound { what: "session" };
        if token.len() != TOKEN_CHARS {
            return Err(unknown);
        }
        let seat = self
            .store
            .instance()
            .session_by_hash(&token_hash(token))
            .await?
            .ok_or_else(|| unknown.clone())?;
        let now = self.clock.real();
        let idle_until = seat.session.seen_at.plus_ms(self.sessions.idle_ms);
        if seat.disabled || seat.session.until <= now || idle_until <= now {
            return Err(unknown);
        }
        if active && now.since_ms(seat.session.seen_at) > TOUCH_EVERY_MS {
            let touch = PeopleWrite::TouchSession { id: seat.session.id.clone(), at: now };
            // A full disk must not sign everybody out; the session then ends a little early.
            let _ = self.store.commit(Change::new(seat.merchant.clone()).with(Write::People(touch))).await;
        }
        // A role this program does not know may nothing.
        let scopes = Role::parse(&seat.role).map(Role::scopes).unwrap_or_default();
        let actor = Actor {
            merchant: seat.merchant,
            who: format!("user:{}", seat.session.user),
            scopes,
            reach: Reach::Merchant,
            once: None,
        };
        let idle_until = if active { now.plus_ms(self.sessions.idle_ms) } else { idle_until };
        let until = seat.session.until;
        Ok((
            actor,
            SessionInfo { id: seat.session.id, csrf: csrf(token), idle_until: idle_until.min(until), until },
        ))
    }

    /// Signs a person in. `network`: where the request comes from; `before`: the session token the browser had, which
    /// ends.
    ///
    /// # Errors
    /// `SignInFailed`, the same for an unknown login, a wrong password and a person who is switched off;
    /// `TooMany("sign_in_throttled")`.
    pub async fn sign_in(
        &self,
        given: &SignInIn,
        network: &str,
        before: Option<&str>,
    ) -> Result<SignedIn, DeskError> {
        let login = given.login.trim().to_lowercase();
        let attempt = Attempt::count(self, &login, network).await?;
        let found = self.store.instance().user_by_login(&login).await?;
        let good = found.as_ref().filter(|(_, user)| user.disabled_at.is_none());
        let stored = good.and_then(|(_, user)| user.password.text());
        let right = self.passwords.verify(stored, &given.password).await?;
        let Some((merchant, user)) = good.filter(|_| right) else {
            metrics::counter!("gaidao_sign_ins_total", "outcome" => "refused").increment(1);
            tracing::info!(network, "a sign-in was refused");
            return Err(DeskError::SignInFailed);
        };
        self.forget(before).await;
        let (session, token) = self.new_session(user);
        let mut change = Change::new(merchant.clone());
        self.begin(&mut change, user, &session);
        self.store.commit(change).await?;
        attempt.was_good(self).await;
        metrics::counter!("gaidao_sign_ins_total", "outcome" => "accepted").increment(1);
        self.signed_in(merchant, user, &session, token).await
    }

    /// Ends the session a browser had before, if it still lives: one browser, one session.
    async fn forget(&self, before: Option<&str>) {
        let Some(token) = before.filter(|token| token.len() == TOKEN_CHARS) else { return };
        if let Ok(Some(seat)) = self.store.instance().session_by_hash(&token_hash(token)).await {
            let end = Write::People(PeopleWrite::DropSession(seat.session.id));
            // It ends by itself soon enough.
            let _ = self.store.commit(Change::new(seat.merchant).with(end)).await;
        }
    }

    pub(crate) fn new_session(&self, user: &User) -> (Session, String) {
        let now = self.clock.real();
        let token = self.secret();
        let session = Session {
            id: SessionId::mint(&Moment::new(now, self.clock.nonce())),
            user: user.id.clone(),
            hash: token_hash(&token),
            created_at: now,
            seen_at: now,
            until: now.plus_ms(self.sessions.life_ms),
        };
        (session, token)
    }

    /// What every beginning of a session is saved with.
    pub(crate) fn begin(&self, change: &mut Change, user: &User, session: &Session) {
        let at = session.created_at;
        change.push(Write::People(PeopleWrite::InsertSession(session.clone())));
        change.push(Write::People(PeopleWrite::SignedIn { user: user.id.clone(), at }));
        change.push(self.noted(
            &format!("user:{}", user.id),
            "session.opened",
            session.id.as_str(),
            &json!({}),
        ));
    }

    pub(crate) async fn signed_in(
        &self,
        merchant: &gaidao_core::MerchantId,
        user: &User,
        session: &Session,
        token: String,
    ) -> Result<SignedIn, DeskError> {
        let actor = Actor {
            merchant: merchant.clone(),
            who: format!("user:{}", user.id),
            scopes: Role::parse(&user.role).map(Role::scopes).unwrap_or_default(),
            reach: Reach::Merchant,
            once: None,
        };
        let info = SessionInfo {
            id: session.id.clone(),
            csrf: csrf(&token),
            idle_until: session.created_at.plus_ms(self.sessions.idle_ms).min(session.until),
            until: session.until,
        };
        let view = self.session(&actor, Some(&info)).await?;
        Ok(SignedIn { token, view })
    }

    /// Who calls, and what they may do.
    ///
    /// # Errors
    /// `OutOfReach` for customers.
    pub async fn session(&self, actor: &Actor, info: Option<&SessionInfo>) -> Result<SessionView, DeskError> {
        let order_no = match &actor.reach {
            Reach::Merchant => None,
            Reach::Order(order_no) => Some(order_no.clone()),
            Reach::Visit(_) => return Err(DeskError::OutOfReach),
        };
        let finder = self.of(&actor.merchant);
        let merchant = finder.merchant().await?.ok_or(DeskError::NotFound { what: "merchant" })?;
        let user = match user_id(&actor.who) {
            Some(id) => finder.user(&id).await?.map(|user| SelfView {
                id: user.id.to_string(),
                name: user.name.text().unwrap_or_default().to_owned(),
                login: user.login,
                role: user.role,
            }),
            None => None,
        };
        Ok(SessionView {
            actor: actor.who.clone(),
            merchant: MerchantView { id: merchant.id.to_string(), name: merchant.name },
            user,
            scopes: actor.scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
            order_no,
            origins: self.embed_origins(actor).await?,
            csrf: info.map(|info| info.csrf.clone()),
            idle_until: info.map(|info| info.idle_until.rfc3339()),
            until: info.map(|info| info.until.rfc3339()),
            demo: None,
        })
    }

    /// Ends the caller's own session.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn sign_out(&self, actor: &Actor, info: &SessionInfo) -> Result<(), DeskError> {
        self.end(actor, &info.id).await
    }

    async fn end(&self, actor: &Actor, id: &SessionId) -> Result<(), DeskError> {
        let change = Change::new(actor.merchant.clone())
            .with(Write::People(PeopleWrite::DropSession(id.clone())))
            .with(self.noted(&actor.who, "session.closed", id.as_str(), &json!({})));
        match self.store.commit(change).await {
            Ok(_) => Ok(()),
            Err(StoreError::Missing) => Err(DeskError::NotFound { what: "session" }),
            Err(error) => Err(error.into()),
        }
    }

    /// Replaces the caller's password. Every session of theirs ends; they get a new one.
    ///
    /// # Errors
    /// `SignInFailed` when the old one is wrong, `TooMany` after too many tries; `Invalid`,
    /// `Refused("password_too_common")` for the new one.
    pub async fn change_password(
        &self,
        actor: &Actor,
        given: &PasswordIn,
        network: &str,
    ) -> Result<SignedIn, DeskError> {
        let missing = DeskError::NotFound { what: "user" };
        let id = user_id(&actor.who).ok_or_else(|| missing.clone())?;
        let mut user = self.of(&actor.merchant).user(&id).await?.ok_or(missing)?;
        // A session somebody left open must not become a way to guess the password.
        let attempt = Attempt::count(self, &user.login, network).await?;
        if !self.passwords.verify(user.password.text(), &given.old).await? {
            return Err(DeskError::Refused { code: "password_wrong" });
        }
        attempt.was_good(self).await;
        self.set_password(&mut user, "new", &given.new).await?;
        let (session, token) = self.new_session(&user);
        let mut change = Change::new(actor.merchant.clone())
            .with(Write::People(PeopleWrite::SaveUser(user.clone())))
            .with(Write::People(PeopleWrite::EndSessions { user: user.id.clone(), except: None }))
            .with(self.noted(&actor.who, "password.changed", user.id.as_str(), &json!({})));
        self.begin(&mut change, &user, &session);
        self.store.commit(change).await?;
        self.signed_in(&actor.merchant, &user, &session, token).await
    }

    /// The living sessions of the caller, or of `user` for those who manage people.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound`.
    pub async fn sessions(
        &self,
        actor: &Actor,
        info: Option<&SessionInfo>,
        user: Option<&str>,
    ) -> Result<Vec<SeatView>, DeskError> {
        let id = match user {
            Some(text) => {
                let own = user_id(&actor.who).is_some_and(|id| id.as_str() == text);
                actor.need(if own { Scope::Read } else { Scope::Users })?;
                self.known_user(actor, text).await?.id
            }
            None => {
                actor.need(Scope::Read)?;
                user_id(&actor.who).ok_or(DeskError::Refused { code: "no_session" })?
            }
        };
        let now = self.clock.real();
        let lives =
            |session: &Session| session.until > now && session.seen_at.plus_ms(self.sessions.idle_ms) > now;
        let sessions = self.of(&actor.merchant).sessions_of(&id).await?;
        Ok(sessions
            .into_iter()
            .filter(lives)
            .map(|session| SeatView {
                created_at: session.created_at.rfc3339(),
                seen_at: session.seen_at.rfc3339(),
                until: session.until.rfc3339(),
                current: info.is_some_and(|info| info.id == session.id),
                id: session.id.to_string(),
            })
            .collect())
    }

    /// Ends a session: one's own, or anybody's for those who manage people.
    ///
    /// # Errors
    /// `NotFound`, also for another's.
    pub async fn end_session(&self, actor: &Actor, id: &str) -> Result<(), DeskError> {
        actor.need(Scope::Read)?;
        let missing = DeskError::NotFound { what: "session" };
        let id = SessionId::parse(id).map_err(|_| missing.clone())?;
        let session = self.of(&actor.merchant).session(&id).await?.ok_or_else(|| missing.clone())?;
        if user_id(&actor.who).as_ref() != Some(&session.user) && !actor.may(Scope::Users) {
            return Err(missing);
        }
        self.end(actor, &id).await
    }
}
