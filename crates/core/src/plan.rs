//! The plan of one interception: what its connector declares, copied at creation so that a journal replays
//! the same years later.

use serde::{Deserialize, Serialize};

use crate::moment::{hours, minutes};

/// What a courier's interface promises about doing the same thing twice (ARCHITECTURE §3, "In doubt" 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RepeatClass {
    /// Deduplicates on our key: query, then resend the same key.
    K,
    /// Refuses a second interception of a waybill.
    W,
    /// Can be queried.
    Q,
    /// Callback only.
    C,
    /// None: a person decides at once.
    N,
}

impl RepeatClass {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::K, Self::W, Self::Q, Self::C, Self::N];

    /// The letter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::K => "K",
            Self::W => "W",
            Self::Q => "Q",
            Self::C => "C",
            Self::N => "N",
        }
    }
}

/// Schedules and limits of one interception, all in milliseconds of business time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What a repeat would do at this courier.
    pub class: RepeatClass,
    /// The courier answers a status query about an interception.
    pub can_query: bool,
    /// The courier can take a command back, as far as the card knows.
    pub can_withdraw: bool,
    /// The track can be asked for.
    pub can_track: bool,
    /// Query offsets after doubt began; the last gap repeats.
    pub doubt_query_ms: Vec<i64>,
    /// Query offsets after acceptance; the last gap repeats.
    pub query_ms: Vec<i64>,
    /// Track poll offsets since the last change of state; the last gap repeats.
    pub track_ms: Vec<i64>,
    /// Healthy "absent" answers needed before a person is offered a resend.
    pub absent_count: u32,
    /// ... and how long after the send they must reach.
    pub absent_after_ms: i64,
    /// Doubt goes to a person after this.
    pub doubt_deadline_ms: i64,
    /// So often an unanswered doubt is repeated under the same key without a person: class K only (ARCHITECTURE §3,
    /// "In doubt" 3 and 6).
    #[serde(default)]
    pub repeats_max: u32,
    /// Waits before sending again after a proven "not sent"; the last repeats.
    pub backoff_ms: Vec<i64>,
    /// A person hears of a command that could not be sent for this long.
    pub send_warn_ms: i64,
    /// It is given up, unsent, after this.
    pub send_give_up_ms: i64,
    /// Silence after acceptance goes to a person after this.
    pub accepted_silence_ms: i64,
    /// Silence after turning goes to a person after this.
    pub turned_silence_ms: i64,
    /// No automatic poll after this age of an interception (hard stop).
    pub poll_stop_ms: i64,
}

impl Plan {
    /// The house plan for a class (CONTRACT §2.3: doubt in a person's queue after 30 min for K, Q, W, 60 min for
    /// C, at once for N). Connectors change what their sheet gives a reason to change.
    #[must_use]
    pub fn for_class(class: RepeatClass) -> Self {
        Self {
            class,
            can_query: matches!(class, RepeatClass::K | RepeatClass::Q),
            can_withdraw: false,
            can_track: true,
            doubt_query_ms: vec![5_000, 15_000, 60_000, minutes(5), minutes(15)],
            query_ms: vec![minutes(1), minutes(3), minutes(10), minutes(30), minutes(90)],
            track_ms: vec![minutes(2), minutes(6), minutes(15), minutes(30), minutes(60)],
            absent_count: 3,
            absent_after_ms: minutes(10),
            doubt_deadline_ms: match class {
                RepeatClass::K | RepeatClass::Q | RepeatClass::W => minutes(30),
                RepeatClass::C => minutes(60),
                RepeatClass::N => 0,
            },
            repeats_max: if matches!(class, RepeatClass::K) { 3 } else { 0 },
            backoff_ms: vec![1_000, 2_000, 5_000, 15_000, 60_000],
            send_warn_ms: minutes(30),
            send_give_up_ms: hours(12),
            accepted_silence_ms: hours(72),
            turned_silence_ms: hours(15 * 24),
            poll_stop_ms: hours(30 * 24),
        }
    }

    /// Offset of the next poll on `schedule` when `elapsed_ms` have passed since its start.
    #[must_use]
    pub fn next_offset(schedule: &[i64], elapsed_ms: i64) -> Option<i64> {
        if let Some(next) = schedule.iter().copied().find(|offset| *offset > elapsed_ms) {
            return Some(next);
        }
        let last = schedule.last().copied()?;
        let before = schedule.iter().rev().nth(1).copied().unwrap_or(0);
        let gap = (last - before).max(1_000);
        Some(elapsed_ms + gap)
    }

    /// Wait before sending again after `failures` proven "not sent" in a row.
    #[must_use]
    pub fn backoff(&self, failures: u32) -> i64 {
        let index = usize::try_from(failures.saturating_sub(1)).unwrap_or(usize::MAX);
        self.backoff_ms.get(index).or(self.backoff_ms.last()).copied().unwrap_or(60_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polls_follow_the_schedule_then_its_last_gap() {
        let schedule = [10_000, 30_000, 90_000];
        for (elapsed, next) in
            [(0, 10_000), (10_000, 30_000), (89_999, 90_000), (90_000, 150_000), (200_000, 260_000)]
        {
            assert_eq!(Plan::next_offset(&schedule, elapsed), Some(next), "{elapsed}");
        }
        assert_eq!(Plan::next_offset(&[], 5), None);
    }
}
