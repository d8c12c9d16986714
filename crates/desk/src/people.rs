//! The people who work for a merchant: the first one, the others, and what becomes of them.
//!
//! An Idempotency-Key is not kept here: what is kept with it is a quick hash of the request, and these carry passwords.
//! A repeat finds the login taken, or changes to what is there already.

use gaidao_core::{
    MerchantId, Moment,
    id::{PassId, UserId},
};
use gaidao_store::{Change, Clear, Pass, PeopleWrite, StoreError, User, Write};
use serde_json::json;

use crate::{
    actor::{Actor, Scope},
    check,
    desk::{Desk, token_hash},
    error::DeskError,
    intake::{FirstRunIn, UserChange, UserIn},
    password,
    role::Role,
    sessions::SignedIn,
    view::UserView,
};

/// A one-time link is good for so long, real milliseconds (CONTRACT S24).
const LINK_MS: i64 = 30 * 60_000;

/// A one-time link that has just been made.
pub struct Link {
    /// The token, for the address; given out this once.
    pub token: String,
    /// Good until then (real time).
    pub expires_at: gaidao_core::At,
}

/// Whoever has the token is an administrator.
impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link(***)")
    }
}

/// The person behind `user:usr_…`.
pub(crate) fn user_id(who: &str) -> Option<UserId> {
    who.strip_prefix("user:").and_then(|id| UserId::parse(id).ok())
}

/// A login: what is easy to type and the same on every keyboard.
fn login(text: &str) -> Result<String, DeskError> {
    let text = text.trim().to_lowercase();
    let fits = (2..=32).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'));
    if fits {
        Ok(text)
    } else {
        Err(DeskError::invalid("login", "must be 2 to 32 of a-z, 0-9, dot, dash, underscore"))
    }
}

fn role(text: &str) -> Result<Role, DeskError> {
    Role::parse(text).ok_or_else(|| DeskError::invalid("role", "one of agent, supervisor, admin"))
}

fn taken(error: StoreError) -> DeskError {
    match error {
        StoreError::Constraint(rule) if rule == "user_login" => DeskError::Conflict {
            code: "login_taken",
            why: "somebody signs in with this login already".to_owned(),
        },
        StoreError::Constraint(rule) if rule == "last_of_role" => DeskError::Conflict {
            code: "last_admin",
            why: "the last administrator cannot be demoted or switched off".to_owned(),
        },
        error => error.into(),
    }
}

impl Desk {
    /// Makes a one-time link for a merchant's first administrator, or to recover one. Only the command line and the
    /// start of the program do this.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn new_link(&self, merchant: &MerchantId) -> Result<Link, DeskError> {
        let now = self.clock.real();
        let token = self.secret();
        let pass = Pass {
            id: PassId::mint(&Moment::new(now, self.clock.nonce())),
            hash: token_hash(&token),
            created_at: now,
            expires_at: now.plus_ms(LINK_MS),
            used_at: None,
        };
        let expires_at = pass.expires_at;
        let noted = self.noted("cli", "link.created", pass.id.as_str(), &json!({}));
        let change =
            Change::new(merchant.clone()).with(Write::People(PeopleWrite::InsertPass(pass))).with(noted);
        self.store.commit(change).await?;
        Ok(Link { token, expires_at })
    }

    /// Somebody can sign in.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn has_users(&self, merchant: &MerchantId) -> Result<bool, DeskError> {
        Ok(!self.of(merchant).users().await?.is_empty())
    }

    /// Uses a one-time link: makes the administrator of this login, or gives an existing one a new password, and
    /// signs them in. The link is spent in the same commit.
    ///
    /// # Errors
    /// `Refused("link_not_valid")` for a wrong, used or expired link, the same for each; `Invalid`,
    /// `Refused("password_too_common")`, `Conflict("login_taken")` leave the link unspent.
    pub async fn first_run(&self, given: &FirstRunIn) -> Result<SignedIn, DeskError> {
        let bad_link = DeskError::Refused { code: "link_not_valid" };
        let now = self.clock.real();
        let found = self.store.instance().pass_by_hash(&token_hash(given.token.trim())).await?;
        let (merchant, pass) = found
            .filter(|(_, pass)| pass.used_at.is_none() && pass.expires_at > now)
            .ok_or_else(|| bad_link.clone())?;
        let login = login(&given.login)?;
        let name = check::needed("name", &given.name, check::SHORT_CHARS_MAX)?;
        let users = self.of(&merchant).users().await?;
        let known = users.into_iter().find(|user| user.login == login);
        let recovered = known.is_some();
        let mut user = known.unwrap_or_else(|| self.blank_user(&login));
        user.name = Clear::new(name);
        user.role = Role::Admin.as_str().to_owned();
        user.disabled_at = None;
        self.set_password(&mut user, "password", &given.password).await?;

        let put = if recovered {
            PeopleWrite::SaveUser(user.clone())
        } else {
            PeopleWrite::InsertUser(user.clone())
        };
        let action = if recovered { "user.recovered" } else { "user.created" };
        let (session, token) = self.new_session(&user);
        let mut change = Change::new(merchant.clone())
            .with(Write::People(PeopleWrite::SpendPass { id: pass.id.clone(), at: now }))
            .with(Write::People(put))
            .with(Write::People(PeopleWrite::EndSessions { user: user.id.clone(), except: None }))
            .with(self.noted(
                "cli",
                action,
                user.id.as_str(),
                &json!({ "role": "admin", "link": pass.id.as_str() }),
            ));
        self.begin(&mut change, &user, &session);
        match self.store.commit(change).await {
            Ok(_) => self.signed_in(&merchant, &user, &session, token).await,
            // Somebody used it a moment before.
            Err(StoreError::Stale) => Err(bad_link),
            Err(error) => Err(taken(error)),
        }
    }

    fn blank_user(&self, login: &str) -> User {
        let now = self.clock.real();
        User {
            id: UserId::mint(&Moment::new(now, self.clock.nonce())),
            login: login.to_owned(),
            name: Clear::default(),
            role: Role::Agent.as_str().to_owned(),
            password: Clear::default(),
            created_at: now,
            updated_at: now,
            disabled_at: None,
            last_sign_in_at: None,
            version: 0,
        }
    }

    pub(crate) async fn set_password(
        &self,
        user: &mut User,
        field: &str,
        password: &str,
    ) -> Result<(), DeskError> {
        password::check(field, password, &user.login)?;
        user.password = Clear::new(self.passwords.hash(password, self.clock.nonce()).await?);
        user.updated_at = self.clock.real();
        Ok(())
    }

    /// The people of the merchant. Logins and sign-in times only for those who manage people.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn users(&self, actor: &Actor) -> Result<Vec<UserView>, DeskError> {
        actor.need(Scope::Read)?;
        let users = self.of(&actor.merchant).users().await?;
        Ok(users.into_iter().map(|user| view(actor, user)).collect())
    }

    pub(crate) async fn known_user(&self, actor: &Actor, id: &str) -> Result<User, DeskError> {
        let missing = DeskError::NotFound { what: "user" };
        let id = UserId::parse(id).map_err(|_| missing.clone())?;
        self.of(&actor.merchant).user(&id).await?.ok_or(missing)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// `Invalid`, `Refused("password_too_common")`, `Conflict("login_taken")`.
    pub async fn create_user(&self, actor: &Actor, given: &UserIn) -> Result<UserView, DeskError> {
        actor.need(Scope::Users)?;
        let login = login(&given.login)?;
        let name = check::needed("name", &given.name, check::SHORT_CHARS_MAX)?;
        let role = role(&given.role)?;
        let mut user = self.blank_user(&login);
        user.name = Clear::new(name);
        user.role = role.as_str().to_owned();
        self.set_password(&mut user, "password", &given.password).await?;
        let mut change = Change::new(actor.merchant.clone());
        change.push(Write::People(PeopleWrite::InsertUser(user.clone())));
        change.push(self.noted(&actor.who, "user.created", user.id.as_str(), &json!({ "role": user.role })));
        self.commit_user(actor, change, user).await
    }

    /// Changes a person. Switching off and a new password end their sessions; another role counts from their next
    /// request on.
    ///
    /// # Errors
    /// `NotFound`; `Conflict("last_admin")`; as [`Desk::create_user`].
    pub async fn change_user(
        &self,
        actor: &Actor,
        id: &str,
        given: &UserChange,
    ) -> Result<UserView, DeskError> {
        actor.need(Scope::Users)?;
        let mut user = self.known_user(actor, id).await?;
        let mut fields = Vec::new();
        if let Some(name) = &given.name {
            user.name = Clear::new(check::needed("name", name, check::SHORT_CHARS_MAX)?);
            fields.push("name");
        }
        if let Some(text) = &given.role {
            user.role = role(text)?.as_str().to_owned();
            fields.push("role");
        }
        if let Some(disabled) = given.disabled {
            user.disabled_at = disabled.then(|| user.disabled_at.unwrap_or_else(|| self.clock.real()));
            fields.push("disabled");
        }
        if let Some(password) = &given.password {
            self.set_password(&mut user, "password", password).await?;
            fields.push("password");
        }
        user.updated_at = self.clock.real();
        let mut change = Change::new(actor.merchant.clone());
        change.push(Write::People(PeopleWrite::SaveUser(user.clone())));
        change.push(Write::People(PeopleWrite::KeepRole(Role::Admin.as_str().to_owned())));
        if user.disabled_at.is_some() || given.password.is_some() {
            change.push(Write::People(PeopleWrite::EndSessions { user: user.id.clone(), except: None }));
        }
        let detail = json!({ "fields": fields, "role": user.role, "disabled": user.disabled_at.is_some() });
        change.push(self.noted(&actor.who, "user.changed", user.id.as_str(), &detail));
        self.commit_user(actor, change, user).await
    }

    async fn commit_user(&self, actor: &Actor, change: Change, user: User) -> Result<UserView, DeskError> {
        match self.store.commit(change).await {
            Ok(_) => Ok(view(actor, user)),
            Err(error) => Err(taken(error)),
        }
    }
}

fn view(actor: &Actor, user: User) -> UserView {
    let manages = actor.may(Scope::Users);
    UserView {
        id: user.id.to_string(),
        name: user.name.text().unwrap_or_default().to_owned(),
        role: user.role,
        disabled: user.disabled_at.is_some(),
        login: manages.then_some(user.login),
        last_sign_in_at: user.last_sign_in_at.filter(|_| manages).map(gaidao_core::At::rfc3339),
        created_at: manages.then(|| user.created_at.rfc3339()),
    }
}
