//! What a message was understood to say.

use serde::{Deserialize, Serialize};

/// Whether a parcel can be sent there without asking anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Exactly one county (or city without counties) follows from the text, and a detail is left.
    Ok,
    /// No county follows, or there is no detail.
    #[default]
    Incomplete,
    /// Several readings fit, or the parts contradict each other.
    Ambiguous,
}

/// A part that the message does not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Neither a county nor a city without counties could be derived.
    Region,
    /// Nothing is left beyond the divisions: no road, building or number.
    Detail,
    /// Whose parcel it is. Does not influence the verdict: a customer may change the address only.
    Name,
    /// How to reach them. Does not influence the verdict.
    Mobile,
}

/// One of several places that the text may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Official name of the province.
    pub province: Option<String>,
    /// Official name of the prefecture; none for a county under direct rule.
    pub city: Option<String>,
    /// Official name of the county; none for a city without counties.
    pub district: Option<String>,
    /// Six digits of the deepest unit.
    pub adcode: Option<String>,
}

/// What a part of the source text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The recipient's name.
    Name,
    /// The phone number.
    Mobile,
    /// The extension.
    Ext,
    /// Province to street, as one stretch.
    Region,
    /// The rest of the address.
    Detail,
}

/// Where a part stands in the source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// What it was read as.
    pub field: Field,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A message, understood. Names of divisions are official and current, whatever the text wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parsed {
    /// The recipient, honorific included (王女士).
    pub name: Option<String>,
    /// Digits without country code; a landline as `0571-88001234`.
    pub mobile: Option<String>,
    /// Extension of a virtual number or of a landline.
    pub ext: Option<String>,
    /// Official name of the province.
    pub province: Option<String>,
    /// The prefecture; the municipality's own name in a municipality, none for a county under direct rule.
    pub city: Option<String>,
    /// The county; none in 东莞, 中山, 儋州 and 嘉峪关.
    pub district: Option<String>,
    /// The unit of level 4, where the text names one.
    pub street: Option<String>,
    /// What is left of the address.
    pub detail: Option<String>,
    /// Six digits of the deepest unit among levels 1 to 3 that is certain.
    pub adcode: Option<String>,
    /// Whether a parcel can be sent there without asking anybody.
    pub verdict: Verdict,
    /// What the text does not give.
    pub missing: Vec<Missing>,
    /// The places it may mean, if it is ambiguous.
    pub candidates: Vec<Candidate>,
    /// Where the parts stand in the source, in bytes.
    pub spans: Vec<Span>,
}
