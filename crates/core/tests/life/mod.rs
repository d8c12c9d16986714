//! One interception's life in a test: it applies inputs, keeps the journal, and checks after every step what must
//! hold after every step, so that no test can pass while breaking a promise it does not look at.

use std::collections::BTreeSet;

use gaidao_core::{
    At, Channel, Entry, Fen, Ignored, Input, Interception, InterceptionId, Kind, Mark, MerchantId, Moment,
    Parcel, Payer, Plan, Reason, Stage, State, Step,
    evidence::Fact,
    input::{Answer, Attempt, Timer},
    interception::{Effect, NextWhat, Opening},
    journal::Cause,
    moment::minutes,
    state::{EventKind, Gate, Milestone, Outcome},
    step,
    verification::Strength,
};

/// When every life begins.
pub(crate) const BEGIN: At = At(1_790_000_000_000);

/// One interception with its clock and its journal.
#[derive(Clone)]
pub(crate) struct Life {
    pub(crate) now: Interception,
    pub(crate) at: At,
    pub(crate) journal: Vec<Entry>,
    pub(crate) told: Vec<EventKind>,
    /// Interception attempts that may have reached the courier: begun, and not proven unsent.
    submitted: u32,
}

impl Life {
    /// A readdress or whatever `kind` says, behind `gates`, under `plan`.
    pub(crate) fn open(kind: Kind, plan: Plan, gates: &[Gate]) -> Self {
        let moment = Moment::new(BEGIN, 7);
        let opening = Opening {
            id: InterceptionId::mint(&moment),
            merchant: MerchantId::mint(&moment),
            parcel: Parcel::new("ZTO", "DEMO-ZTO-1"),
            order_no: Some("T-1".to_owned()),
            connector: "zto".to_owned(),
            account: "zto-main".to_owned(),
            kind,
            reason: Reason::WrongAddress,
            channel: Channel::Chat,
            payer: Payer::Merchant,
            fee_max: Some(Fen(2_000)),
            verification: None,
            strength: Strength::None,
            gates: gates.iter().copied().collect(),
            plan,
        };
        let made = Interception::open(opening, BEGIN);
        assert_eq!((made.next.version, made.entry.seq), (1, 1));
        has_a_future(&made.next);
        let told = events(&made.effects);
        Self { now: made.next, at: BEGIN, journal: vec![made.entry], told, submitted: 0 }
    }

    /// Lets `ms` pass.
    pub(crate) fn wait(&mut self, ms: i64) {
        self.at = self.at.plus_ms(ms);
    }

    /// Applies `input` now, and checks what must hold after every step.
    pub(crate) fn apply(&mut self, input: Input) -> Result<Step, Ignored> {
        let made = step(&self.now, input.clone(), self.at);
        assert_eq!(made, step(&self.now, input.clone(), self.at), "the same step twice");
        let made = made?;
        self.check(&input, &made);
        self.now = made.next.clone();
        self.journal.push(made.entry.clone());
        self.told.extend(events(&made.effects));
        Ok(made)
    }

    /// Applies `input` a second later, which must change something.
    pub(crate) fn must(&mut self, input: Input) -> Step {
        self.wait(1_000);
        let name = format!("{input:?} in {:?}", self.now.state);
        self.apply(input).unwrap_or_else(|why| panic!("{name}: {why:?}"))
    }

    /// The next attempt: the desk numbers both operations on one row.
    pub(crate) fn attempt(&self) -> Attempt {
        let no = self.now.attempts + 1;
        Attempt {
            no,
            token: i64::from(no),
            digest: format!("{no:064}"),
            reference: format!("{}-{no}", self.now.opening.id),
            deadline: self.at.plus_ms(10_000),
        }
    }

    /// The interception's attempt that is out, or was the last.
    pub(crate) fn no(&self) -> u32 {
        self.now.attempt.as_ref().map_or(0, |attempt| attempt.no)
    }

    /// The command leaves.
    pub(crate) fn send(&mut self) -> Step {
        self.wait(1_000);
        let attempt = self.attempt();
        self.must(Input::Sending { attempt, stage: Stage::AtHub })
    }

    /// The courier answers the interception's attempt.
    pub(crate) fn answer(&mut self, answer: Answer) -> Step {
        let no = self.no();
        self.must(Input::Answered { no, answer })
    }

    /// A scan comes, `minute` minutes after the beginning by the courier's clock.
    pub(crate) fn scan(&mut self, minute: i64, stage: Stage) -> Step {
        self.must(Input::Scanned { facts: vec![fact(minute, stage)] })
    }

    fn check(&mut self, input: &Input, made: &Step) {
        let (old, new) = (&self.now, &made.next);
        let label = format!("{:?} --{input:?}--> {:?}", old.state, new.state);
        assert_eq!(new.version, old.version + 1, "{label}");
        assert_eq!(made.entry.seq, new.version, "{label}");
        assert_eq!((made.entry.at, &made.entry.cause), (self.at, &Cause::Input(input.clone())), "{label}");
        has_a_future(new);
        says_what_it_does(old, made, &label);
        keeps_milestones_in_order(old, new, &label);
        if old.state.is_terminal() {
            assert!(new.state.is_terminal(), "reopened: {label}");
            let corrected = made.entry.marks.contains(&Mark::Corrected { from: old.state, to: new.state });
            assert_eq!(old.state != new.state, corrected, "{label}");
            assert!(!corrected || matches!(input, Input::Scanned { .. }), "corrected by words: {label}");
            assert!(!corrected || new.has_open_case(), "nobody hears of the correction: {label}");
        }
        let person = matches!(input, Input::Resolved(_));
        let lost = matches!(new.state, State::Refused | State::Failed) && new.state != old.state;
        assert!(!lost || person || new.has_open_case(), "lost, and nobody knows: {label}");
        assert_eq!(new.resends - old.resends, u32::from(matches!(input, Input::ResendOrdered)), "{label}");
        let repeated = new.repeats > old.repeats;
        let asked = matches!(input, Input::Absent | Input::Asked { .. });
        assert!(!repeated || (asked && new.state == State::Queued), "repeated without a question: {label}");
        assert!(new.repeats <= new.opening.plan.repeats_max, "repeated too often: {label}");
        assert!(!repeated || !old.has_open_case(), "repeated while a person is at it: {label}");
        let calls = matches!(new.state, State::Sending) && old.state != State::Sending
            || matches!(input, Input::Withdrawing { .. });
        assert_eq!(new.attempts - old.attempts, u32::from(calls), "{label}");
        if new.state == State::Sending && old.state != State::Sending {
            // Only class K, whose courier knows our key again, may repeat by itself (ARCHITECTURE §3, 6).
            let ordered = new.resends + new.repeats;
            assert!(self.submitted <= ordered, "a second submission that nobody ordered: {label}");
            let by_itself = new.opening.plan.class == gaidao_core::RepeatClass::K;
            assert!(by_itself || new.repeats == 0, "{label}");
            self.submitted += 1;
        } else if matches!(input, Input::NotSent { .. }) && old.state == State::Sending {
            self.submitted -= 1;
        }
    }
}

/// A closed interception has no timers; an open one has a next timer or a person.
fn has_a_future(now: &Interception) {
    if now.state.is_terminal() {
        assert!(now.timers.is_empty(), "{:?} has timers {:?}", now.state, now.timers);
    } else {
        assert!(!now.timers.is_empty() || now.has_open_case(), "{:?} is forgotten", now.state);
    }
    assert_eq!(now.outcome.is_some(), now.state.is_terminal(), "{:?}", now.state);
    tells_what_is_next(now);
}

/// What is next, and by when, never silently: the time named is when a person is called or should have looked, not
/// when the courier is asked again.
fn tells_what_is_next(now: &Interception) {
    let next = now.next();
    assert_eq!(next.is_some(), now.is_open() || now.has_open_case(), "{:?}", now.state);
    let Some(next) = next else { return };
    assert!(next.by.is_some(), "{:?} waits for {:?} without end", now.state, next.what);
    let sent = matches!(now.state, State::InDoubt | State::Accepted | State::Turned);
    if sent && !now.has_open_case() {
        assert_eq!(next.by, now.timers.get(&Timer::Deadline).copied(), "{:?}", now.state);
    }
    if sent || now.state.is_terminal() {
        assert_eq!(next.what == NextWhat::Person, now.has_open_case(), "{:?}", now.state);
    }
}

/// The event API.md lists for entering a state; `queued` and `sending` have none (`dispatched` tells of both).
fn event_of(state: State) -> Option<EventKind> {
    match state {
        State::Held => Some(EventKind::Held),
        State::Queued | State::Sending => None,
        State::InDoubt => Some(EventKind::InDoubt),
        State::Accepted => Some(EventKind::Acknowledged),
        State::Turned => Some(EventKind::Diverted),
        State::Completed => Some(EventKind::Completed),
        State::Refused => Some(EventKind::Refused),
        State::Failed => Some(EventKind::Failed),
        State::Withdrawn => Some(EventKind::Withdrawn),
        State::Rejected => Some(EventKind::Rejected),
    }
}

fn event_of_milestone(milestone: Milestone) -> EventKind {
    match milestone {
        Milestone::Requested => EventKind::Requested,
        Milestone::Approved => EventKind::Approved,
        Milestone::Dispatched => EventKind::Dispatched,
        Milestone::Acknowledged => EventKind::Acknowledged,
        Milestone::Diverted => EventKind::Diverted,
        Milestone::Redirected => EventKind::Redirected,
        Milestone::Completed => EventKind::Completed,
    }
}

/// Whatever changes is on the timeline, and the merchant's systems hear of it, once.
fn says_what_it_does(old: &Interception, made: &Step, label: &str) {
    let new = &made.next;
    let marks = &made.entry.marks;
    let told = events(&made.effects);
    let once: BTreeSet<_> = told.iter().collect();
    assert_eq!(once.len(), told.len(), "told twice: {label}: {told:?}");
    let mut expected: Vec<EventKind> = Vec::new();
    if old.state != new.state {
        assert!(marks.contains(&Mark::State(new.state)), "{label}: {marks:?}");
        assert_eq!(new.state_since, made.entry.at, "{label}");
        expected.extend(event_of(new.state));
    }
    for milestone in new.milestones.keys().filter(|m| !old.milestones.contains_key(m)) {
        assert!(marks.contains(&Mark::Milestone(*milestone)), "{label}: {marks:?}");
        expected.push(event_of_milestone(*milestone));
    }
    for milestone in old.milestones.keys().filter(|m| **m != Milestone::Completed) {
        // A correction may complete a second time; everything else is told once in a life.
        assert!(!told.contains(&event_of_milestone(*milestone)), "{label}: {milestone:?} told again");
    }
    if old.contradicted != new.contradicted
        && let Some(what) = new.contradicted
    {
        assert!(marks.contains(&Mark::Contradicted(what)), "{label}: {marks:?}");
        expected.push(EventKind::Contradicted);
    }
    if new.has_open_case() && !old.has_open_case() {
        expected.push(EventKind::Escalated);
    }
    for event in expected {
        assert!(told.contains(&event), "{label}: {event:?} is missing in {told:?}");
    }
    if old.withdrawal.as_ref().map(|w| w.state) != new.withdrawal.as_ref().map(|w| w.state) {
        assert!(marks.iter().any(|mark| matches!(mark, Mark::Withdrawal(_))), "{label}: {marks:?}");
    }
}

/// A milestone once reached stays as it is, and no timeline runs backwards.
fn keeps_milestones_in_order(old: &Interception, new: &Interception, label: &str) {
    for (milestone, at) in &old.milestones {
        assert_eq!(new.milestones.get(milestone), Some(at), "{label}");
    }
    let times: Vec<At> = new.milestones.values().copied().collect();
    assert!(times.is_sorted(), "{label}: {:?}", new.milestones);
    let arrived = new.outcome == Some(Outcome::Arrived);
    assert!(
        !arrived || new.milestones.contains_key(&Milestone::Diverted),
        "arrived without turning: {label}"
    );
}

/// The events among `effects`.
pub(crate) fn events(effects: &[Effect]) -> Vec<EventKind> {
    effects.iter().map(|Effect::Event(kind)| *kind).collect()
}

/// A scan `minute` minutes after the beginning.
pub(crate) fn fact(minute: i64, stage: Stage) -> Fact {
    Fact { at: BEGIN.plus_ms(minutes(minute)), stage, continued: false }
}

/// The courier has it.
pub(crate) fn yes() -> Answer {
    Answer::Accepted { courier_ref: Some("Z-77".to_owned()), withdrawable: None, fee: Some(Fen(1_000)) }
}
