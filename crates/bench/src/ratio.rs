//! Rounds and what they prove: the median of the rounds, and a gate that noise alone does not miss.

use serde_json::{Value, json};

/// What must be reached, and what we want to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bar {
    /// At least so much (a ratio to the baseline).
    AtLeast { gate: f64, goal: f64 },
    /// At most so much (milliseconds).
    AtMost { gate: f64 },
    /// Shown, not judged.
    None,
}

/// How it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The goal is reached.
    Goal,
    /// The gate is reached.
    Gate,
    /// The gate is missed.
    Missed,
    /// The disk changed under the run: it says nothing.
    Discarded,
    /// Nothing was to be proven.
    Shown,
}

impl Verdict {
    /// In a word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Gate => "gate",
            Self::Missed => "MISSED",
            Self::Discarded => "discarded",
            Self::Shown => "shown",
        }
    }

    /// The run may not pass because of it.
    pub(crate) const fn fails(self) -> bool {
        matches!(self, Self::Missed | Self::Discarded)
    }
}

impl Bar {
    fn missed_by(self, value: f64) -> bool {
        match self {
            Self::AtLeast { gate, .. } => value < gate,
            Self::AtMost { gate } => value > gate,
            Self::None => false,
        }
    }

    /// A gate is missed only if the median misses it and five rounds of seven do.
    pub(crate) fn judge(self, rounds: &[f64]) -> Verdict {
        if rounds.is_empty() {
            return Verdict::Missed;
        }
        let middle = median(rounds);
        let misses = rounds.iter().filter(|value| self.missed_by(**value)).count();
        let missed = self.missed_by(middle) && misses * 7 >= rounds.len() * 5;
        match self {
            Self::None => Verdict::Shown,
            _ if missed => Verdict::Missed,
            Self::AtLeast { goal, .. } if middle >= goal => Verdict::Goal,
            Self::AtLeast { .. } => Verdict::Gate,
            // Where there is no goal beyond the gate, the gate is the goal.
            Self::AtMost { .. } => Verdict::Goal,
        }
    }

    /// For machines.
    pub(crate) fn json(self) -> Value {
        match self {
            Self::AtLeast { gate, goal } => json!({ "at_least": gate, "goal": goal }),
            Self::AtMost { gate } => json!({ "at_most": gate }),
            Self::None => Value::Null,
        }
    }
}

/// The middle of `values`; 0 for none.
pub(crate) fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The value below which `share` of `values` lie; 0 for none.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index of a list in memory, from a share between 0 and 1"
    )]
    let index = ((sorted.len() as f64 - 1.0).max(0.0) * share).round() as usize;
    sorted.get(index).copied().unwrap_or_default()
}

/// Smallest and largest of `values`.
pub(crate) fn span(values: &[f64]) -> (f64, f64) {
    (quantile(values, 0.0), quantile(values, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_alone_does_not_miss_a_gate() {
        let gate = Bar::AtLeast { gate: 0.5, goal: 0.8 };
        for (rounds, verdict) in [
            ([0.9; 7], Verdict::Goal),
            ([0.6; 7], Verdict::Gate),
            ([0.4; 7], Verdict::Missed),
            // The median misses, but only four rounds of seven do.
            ([0.4, 0.4, 0.4, 0.4, 0.6, 0.6, 0.6], Verdict::Gate),
            ([0.4, 0.4, 0.4, 0.4, 0.4, 0.6, 0.6], Verdict::Missed),
            ([0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9], Verdict::Goal),
        ] {
            assert_eq!(gate.judge(&rounds), verdict, "{rounds:?}");
        }
        assert_eq!(Bar::AtMost { gate: 5.0 }.judge(&[6.0; 7]), Verdict::Missed);
        assert_eq!(Bar::AtMost { gate: 5.0 }.judge(&[4.0; 7]), Verdict::Goal);
        assert_eq!(Bar::None.judge(&[4.0; 7]), Verdict::Shown);
        assert_eq!(gate.judge(&[]), Verdict::Missed);
    }

    #[test]
    fn quantiles() {
        let values = [5.0, 1.0, 3.0, 2.0, 4.0];
        assert_eq!((median(&values), span(&values)), (3.0, (1.0, 5.0)));
        assert_eq!(median(&[]), 0.0);
    }
}
