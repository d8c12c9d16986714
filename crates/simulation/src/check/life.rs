//! One interception's own life: its journal, its edges, its promises.

use gaidao_core::{
    Input, Interception, Mark, RepeatClass, State, Step,
    input::{Answer, Operation},
    journal::Cause,
    state::WithdrawalState,
    step,
};

use super::Case;

/// Most repeats by key (ARCHITECTURE §3, CONTRACT §2.3).
const REPEATS_MAX: u32 = 3;

/// The codes that the simulated couriers answer under the fault `unknown_code` (crates/sim): no sheet lists them.
const UNLISTED: [&str; 4] = ["E29777", "A1777", "7351", "9"];

/// Checks one life; answers its states, one per journal entry.
pub(super) fn check(case: &Case, broken: &mut Vec<String>) -> Vec<Interception> {
    let steps = replay(case, broken);
    edges(case, broken);
    sent_once(case, broken);
    words_have_ground(case, broken);
    wishes(case, &steps, broken);
    ends(case, broken);
    late_copies(case, broken);
    steps.into_iter().map(|step| step.next).collect()
}

/// The journal replays to the stored state.
pub(super) fn replay(case: &Case, broken: &mut Vec<String>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (index, line) in case.journal.iter().enumerate() {
        let entry = &line.entry;
        let made = match (&entry.cause, steps.last()) {
            (Cause::Opened(opening), None) => Some(Interception::open((**opening).clone(), entry.at)),
            (Cause::Input(input), Some(before)) => step(&before.next, input.clone(), entry.at).ok(),
            _ => None,
        };
        let expected = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match made {
            Some(made) if made.entry == *entry && entry.seq == expected => steps.push(made),
            _ => {
                broken.push(format!("{}: its journal does not replay at entry {}", case.name(), entry.seq));
                return steps;
            }
        }
    }
    if steps.last().map(|step| &step.next) != Some(&case.it) {
        broken.push(format!("{}: its journal replays to another state than the stored one", case.name()));
    }
    steps
}

/// Edges of ARCHITECTURE §3. `None`: the beginning.
const fn may(from: State, to: State) -> bool {
    use State::{
        Accepted, Completed, Failed, Held, InDoubt, Queued, Refused, Rejected, Sending, Turned, Withdrawn,
    };
    match from {
        Held => matches!(to, Queued | Rejected | Withdrawn | Failed),
        Queued => {
            matches!(to, Sending | Withdrawn | Failed | Refused | InDoubt | Accepted | Turned | Completed)
        }
        Sending => {
            matches!(to, Queued | InDoubt | Accepted | Refused | Turned | Completed | Failed | Withdrawn)
        }
        InDoubt => matches!(to, Queued | Accepted | Turned | Completed | Refused | Failed | Withdrawn),
        Accepted => matches!(to, Turned | Completed | Failed | Withdrawn),
        Turned => matches!(to, Completed | Failed),
        Completed | Refused | Failed | Withdrawn | Rejected => false,
    }
}

/// Only edges that are drawn; an end is left only by a scan's correction, to another end.
fn edges(case: &Case, broken: &mut Vec<String>) {
    let mut now: Option<State> = None;
    for line in &case.journal {
        let marks = &line.entry.marks;
        let corrected = marks.iter().any(|mark| matches!(mark, Mark::Corrected { .. }));
        let scanned = matches!(line.entry.cause, Cause::Input(Input::Scanned { .. }));
        for mark in marks {
            let Mark::State(to) = mark else { continue };
            let fine = match now {
                None => matches!(to, State::Held | State::Queued),
                Some(from) if from.is_terminal() => corrected && scanned && to.is_terminal(),
                Some(from) => may(from, *to),
            };
            if !fine {
                broken.push(format!(
                    "{}: went from {now:?} to {to:?} at entry {}, which no rule allows",
                    case.name(),
                    line.entry.seq
                ));
            }
            now = Some(*to);
        }
    }
}

/// The promise: nothing is submitted a second time by itself, except by key in class K.
fn sent_once(case: &Case, broken: &mut Vec<String>) {
    let mut out = 0_u32;
    let mut orders = 0_u32;
    for line in &case.journal {
        match &line.entry.cause {
            Cause::Input(Input::Sending { .. })
                if line.entry.marks.contains(&Mark::State(State::Sending)) =>
            {
                out += 1;
            }
            Cause::Input(Input::NotSent { no, .. }) if operation(case, *no) == Some(Operation::Intercept) => {
                out = out.saturating_sub(1);
            }
            Cause::Input(Input::ResendOrdered) => orders += 1,
            _ => {}
        }
    }
    let by_key = if case.it.opening.plan.class == RepeatClass::K { REPEATS_MAX } else { 0 };
    let allowed = 1 + orders + by_key;
    if out > allowed || case.sent.intercepts > allowed {
        broken.push(format!(
            "{}: submitted {} times ({} reached the courier), but people ordered only {orders} resends",
            case.name(),
            out,
            case.sent.intercepts
        ));
    }
    let effective = case
        .ledger
        .iter()
        .filter(|row| row.effective && row.operation == gaidao_sim::Operation::Intercept)
        .count();
    let withdrawn = case
        .ledger
        .iter()
        .filter(|row| row.effective && row.operation == gaidao_sim::Operation::Withdraw)
        .count();
    let ordered = usize::try_from(orders).unwrap_or(0);
    if case.of_waybill == 1 && effective > 1 + ordered + withdrawn {
        broken.push(format!("{}: the courier's ledger shows {effective} effective submissions", case.name()));
    }
}

fn operation(case: &Case, no: u32) -> Option<Operation> {
    case.attempts.iter().find(|attempt| attempt.no == no).map(|attempt| attempt.operation)
}

/// Every "accepted" and every "absent" was really said.
fn words_have_ground(case: &Case, broken: &mut Vec<String>) {
    let (mut yes, mut yes_withdraw, mut absent) = (0, 0, 0);
    for line in &case.journal {
        match &line.entry.cause {
            Cause::Input(Input::Answered { no, answer: Answer::Accepted { .. } }) => {
                match operation(case, *no) {
                    Some(Operation::Withdraw) => yes_withdraw += 1,
                    _ => yes += 1,
                }
            }
            Cause::Input(Input::Answered { answer: Answer::Refused { code }, .. })
                if UNLISTED.contains(&code.as_str()) =>
            {
                broken.push(format!(
                    "{}: the code {code}, which no sheet lists, counts as a refusal",
                    case.name()
                ));
            }
            Cause::Input(Input::Absent) => absent += 1,
            _ => {}
        }
    }
    let said =
        |operation| case.ledger.iter().filter(|row| row.accepted && row.operation == operation).count();
    if yes > said(gaidao_sim::Operation::Intercept) {
        broken.push(format!("{}: counts as accepted, but the courier never said so", case.name()));
    }
    if yes_withdraw > said(gaidao_sim::Operation::Withdraw) {
        broken.push(format!("{}: counts as withdrawn, but the courier never said so", case.name()));
    }
    if absent > case.answered_queries {
        broken.push(format!(
            "{}: {absent} queries count as \"absent\", but only {} were answered properly",
            case.name(),
            case.answered_queries
        ));
    }
}

/// A wish to withdraw is applied as soon as the doubt settles.
fn wishes(case: &Case, steps: &[Step], broken: &mut Vec<String>) {
    let forgotten = |step: &&Step| {
        matches!(step.next.state, State::Accepted | State::Turned)
            && step.next.withdrawal_is(WithdrawalState::Wished)
    };
    if let Some(step) = steps.iter().find(forgotten) {
        broken.push(format!(
            "{}: the wish to withdraw is still only a wish in {:?} (entry {})",
            case.name(),
            step.next.state,
            step.entry.seq
        ));
    }
}

/// Every accepted command ends terminal or with a person.
fn ends(case: &Case, broken: &mut Vec<String>) {
    let it = &case.it;
    if it.is_open() && !it.has_open_case() {
        broken.push(format!(
            "{}: a week after the last trouble it is still {:?} (since {}), and no person has it",
            case.name(),
            it.state,
            crate::people::shown(it.state_since.0)
        ));
    }
}

/// What was heard once is heard again, in another order: nothing changes the end.
fn late_copies(case: &Case, broken: &mut Vec<String>) {
    let heard: Vec<&Input> = case
        .journal
        .iter()
        .rev()
        .filter_map(|line| match &line.entry.cause {
            Cause::Input(input @ (Input::Heard { .. } | Input::Scanned { .. })) => Some(input),
            _ => None,
        })
        .collect();
    if !case.it.state.is_terminal() {
        return;
    }
    let mut now = case.it.clone();
    let at = now.created_at.plus_ms(30 * 24 * 3_600_000);
    for input in heard {
        if let Ok(step) = step(&now, input.clone(), at) {
            now = step.next;
        }
    }
    let (before, after) = (&case.it, &now);
    let same = (before.state, before.outcome, before.contradicted)
        == (after.state, after.outcome, after.contradicted);
    if !same {
        broken.push(format!(
            "{}: repeating what was heard changes its end from {:?}/{:?} to {:?}/{:?}",
            case.name(),
            before.state,
            before.outcome,
            after.state,
            after.outcome
        ));
    }
}
