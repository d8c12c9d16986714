//! Roles: what a person may do. A role is a row of this table; finance, developer and auditor will be more rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::actor::Scope;

/// What a person is to the merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 客服: intercepts, follows, takes cases.
    Agent,
    /// 主管: approves and orders resends, reads the audit log.
    Supervisor,
    /// 管理员: sets up accounts, keys, webhooks, people.
    Admin,
}

const AGENT: &[Scope] = &[Scope::Read, Scope::Write, Scope::Reveal];
const SUPERVISOR: &[Scope] =
    &[Scope::Read, Scope::Write, Scope::Reveal, Scope::Approve, Scope::Resend, Scope::Audit];
/// Everything but `clear_text`: people see personal data masked and reveal one record at a time.
const ADMIN: &[Scope] = &[
    Scope::Read,
    Scope::Write,
    Scope::Reveal,
    Scope::Approve,
    Scope::Resend,
    Scope::Audit,
    Scope::Accounts,
    Scope::Webhooks,
    Scope::Keys,
    Scope::Users,
    Scope::Settings,
];

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Supervisor, Self::Admin];

    /// The name used in the API and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    /// Reads the name back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// What the role may do. A role without a row here may nothing.
    #[must_use]
    pub fn scopes(self) -> BTreeSet<Scope> {
        let list = match self {
            Self::Agent => AGENT,
            Self::Supervisor => SUPERVISOR,
            Self::Admin => ADMIN,
        };
        list.iter().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_what_the_one_below_has() {
        let [agent, supervisor, admin] = Role::ALL.map(Role::scopes);
        assert!(agent.is_subset(&supervisor) && supervisor.is_subset(&admin));
        let missing: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| !admin.contains(scope)).collect();
        assert_eq!(missing, [Scope::ClearText], "nobody sees everything in clear");
    }

    #[test]
    fn names_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }
}
