//! The card: what a connector declares about its courier, readable without running code. UI forms, the capability
//! matrix, schedules and limits all come from here.

use gaidao_core::{Environment, Kind, Plan, RepeatClass, Stage, evidence::Word, state::NotSentWhy};
use serde::{Deserialize, Serialize};

use crate::call::CallName;

/// How well a connector is proven. Comes from its fixtures; the conformance suite holds the two together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Written down, fixtures incomplete.
    Sketched,
    /// Every fixture comes from documents or public code.
    Documented,
    /// Fixtures recorded in the courier's sandbox.
    Recorded,
    /// Seen on real parcels.
    Live,
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Source {
    /// Document and section.
    pub what: &'static str,
    /// Read on (ISO date).
    pub read_on: &'static str,
}

/// Base address of an environment.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Endpoint {
    /// Which system.
    pub environment: Environment,
    /// Root address, no trailing slash. Couriers move hosts: an account may override it.
    pub base_url: &'static str,
}

/// A credential or setting of an account; the settings form is generated from these.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Field {
    /// Key in the account.
    pub key: &'static str,
    /// Label, Chinese.
    pub label_zh: &'static str,
    /// Label, English.
    pub label_en: &'static str,
    /// Write-only, sealed, never shown.
    pub secret: bool,
    /// An account without it cannot send.
    pub required: bool,
    /// Allowed values, when it is a choice.
    pub choices: &'static [&'static str],
    /// Longest value.
    pub length_max: usize,
    /// Where the merchant finds it.
    pub help_zh: &'static str,
}

/// A kind the courier really offers.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Offer {
    /// Which kind.
    pub kind: Kind,
    /// Stages the courier's own rules allow it in, as far as the sheet says.
    pub stages: &'static [Stage],
    /// What is unknown or special, for people.
    pub note_zh: &'static str,
}

/// What a listed result code means. There is no wildcard: an unlisted code is doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// The command was taken.
    Accepted,
    /// Listed and final no.
    Refused,
    /// An interception of this waybill exists already.
    AlreadyExists,
    /// Refused before the business system.
    NotProcessed(NotSentWhy),
    /// Listed, and it says nothing certain about what was done.
    Doubt,
    /// State of an interception, in a query's answer.
    Status(Word),
}

/// One row of a code table, in the courier's own words.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Code {
    /// Table it stands in, e.g. `gateway`, `intercept`, `withdraw`, `status`.
    pub table: &'static str,
    /// The code, verbatim.
    pub code: &'static str,
    /// The courier's words, shortened.
    pub words: &'static str,
    /// What it means to the house.
    pub means: Means,
}

/// One row of a stage table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct StageCode {
    /// Table it stands in, e.g. `push`, `query`.
    pub table: &'static str,
    /// The code, verbatim.
    pub code: &'static str,
    /// The courier's words.
    pub words: &'static str,
    /// Where it puts the parcel; `None` = keeps the previous stage.
    pub stage: Option<Stage>,
}

/// Something an agent or integrator should know.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quirk {
    /// Stable code.
    pub code: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

/// Declared facts of one connector.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Id, e.g. `zto`.
    pub id: &'static str,
    /// Name, Chinese.
    pub name_zh: &'static str,
    /// Name, English.
    pub name_en: &'static str,
    /// Courier codes it reaches.
    pub couriers: &'static [&'static str],
    /// Customer hotline.
    pub hotline: &'static str,
    /// How well it is proven.
    pub evidence: Evidence,
    /// Documents.
    pub sources: &'static [Source],
    /// Addresses per environment.
    pub endpoints: &'static [Endpoint],
    /// Account fields.
    pub fields: &'static [Field],
    /// Calls it can make.
    pub calls: &'static [CallName],
    /// Kinds it offers.
    pub kinds: &'static [Offer],
    /// What a repeat would do.
    pub repeat_class: RepeatClass,
    /// A withdrawal exists on the wire.
    pub can_withdraw: bool,
    /// Pushes are signed; unsigned ones are hints.
    pub push_signed: bool,
    /// Query offsets after acceptance, milliseconds; empty = house default.
    pub query_ms: &'static [i64],
    /// Track poll offsets, milliseconds; empty = house default.
    pub track_ms: &'static [i64],
    /// Our own pacing per account, calls per second.
    pub calls_per_second: u32,
    /// Quirks.
    pub quirks: &'static [Quirk],
    /// What nobody could find out, for people.
    pub unknowns_zh: &'static [&'static str],
    /// Result codes.
    pub codes: &'static [Code],
    /// Stage codes.
    pub stages: &'static [StageCode],
}

impl Card {
    /// The row of `code` in `table`, if it is listed.
    #[must_use]
    pub fn code(&self, table: &str, code: &str) -> Option<&'static Code> {
        self.codes.iter().find(|row| row.table == table && row.code == code)
    }

    /// The row of a track code, if it is listed.
    #[must_use]
    pub fn stage_code(&self, table: &str, code: &str) -> Option<&'static StageCode> {
        self.stages.iter().find(|row| row.table == table && row.code == code)
    }

    /// It can make the call.
    #[must_use]
    pub fn can(&self, call: CallName) -> bool {
        self.calls.contains(&call)
    }

    /// It offers the kind.
    #[must_use]
    pub fn offers(&self, kind: Kind) -> bool {
        self.kinds.iter().any(|offer| offer.kind == kind)
    }

    /// It carries parcels of `courier`.
    #[must_use]
    pub fn reaches(&self, courier: &str) -> bool {
        self.couriers.contains(&courier)
    }

    /// Root address of an environment, where the card knows one.
    #[must_use]
    pub fn base_url(&self, environment: Environment) -> Option<&'static str> {
        self.endpoints.iter().find(|end| end.environment == environment).map(|end| end.base_url)
    }

    /// The plan an interception through this connector starts with. `class` differs from the card's only by a
    /// merchant's own setting (ZTO's K).
    #[must_use]
    pub fn plan(&self, class: RepeatClass) -> Plan {
        let mut plan = Plan::for_class(class);
        plan.can_query = self.can(CallName::Query);
        plan.can_track = self.can(CallName::Track);
        plan.can_withdraw = self.can_withdraw;
        if !self.query_ms.is_empty() {
            plan.query_ms = self.query_ms.to_vec();
        }
        if !self.track_ms.is_empty() {
            plan.track_ms = self.track_ms.to_vec();
        }
        plan
    }
}
