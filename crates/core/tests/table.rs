//! Every situation × every input, as data: `table/page.txt` is the state machine (ARCHITECTURE §3) on one page, and
//! `table/edges.rs` says more about the edges that the architecture names.

#![expect(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod life;

#[path = "table/edges.rs"]
mod edges;
#[path = "table/situations.rs"]
mod situations;

use std::collections::{BTreeMap, BTreeSet};

use gaidao_core::{
    Ignored, Input, Mark, Stage, State, Step,
    evidence::{Fact, Word},
    input::{Answer, Timer, Verdict, Voice},
    interception::Interception,
    moment::hours,
    state::{DoubtWhy, Gate, NotSentWhy, WithdrawalState},
};
use life::{Life, fact, yes};
use situations::{SITUATIONS, answered, back, exists, heard, no, own, scanned, withdrawing};

/// The page: one row per input, one column per situation.
const TABLE: &str = include_str!("table/page.txt");

/// How an input is made in a situation.
type Act = fn(&Life) -> Input;

/// The inputs: the rows of the table. They come a second later, the late deadline forty days later.
const INPUTS: &[(&str, Act)] = &[
    ("gate approval", |_| Input::GateOpened(Gate::Approval)),
    ("gate identity", |_| Input::GateOpened(Gate::Identity)),
    ("rejected", |_| Input::Rejected),
    ("sending", |life| Input::Sending { attempt: life.attempt(), stage: Stage::AtHub }),
    ("sending denied", |life| Input::Sending { attempt: life.attempt(), stage: Stage::OutForDelivery }),
    ("sending misnumbered", |life| {
        let mut attempt = life.attempt();
        attempt.no += 1;
        Input::Sending { attempt, stage: Stage::AtHub }
    }),
    ("unencodable", |_| Input::Unencodable { code: "no_outlet".to_owned() }),
    ("answer accepted", |life| answered(own(life), yes())),
    ("answer cancelled", |life| answered(own(life), Answer::CancelledBeforePickup)),
    ("answer refused", |life| answered(own(life), no())),
    ("answer exists", |life| answered(own(life), exists())),
    ("answer 1 accepted", |_| answered(1, yes())),
    ("answer 1 refused", |_| answered(1, no())),
    ("answer 1 exists", |_| answered(1, exists())),
    ("answer unknown", |_| answered(97, yes())),
    ("not sent", |life| Input::NotSent { no: own(life), why: NotSentWhy::Connect, wait_ms: Some(3_000) }),
    ("unclear", |life| Input::Unclear { no: own(life), why: DoubtWhy::Timeout }),
    ("unclear 1", |_| Input::Unclear { no: 1, why: DoubtWhy::Timeout }),
    ("postponed", |_| Input::Postponed { why: NotSentWhy::Limiter, wait_ms: 5_000 }),
    ("withdrawing", |life| Input::Withdrawing { attempt: life.attempt() }),
    ("w-answer accepted", |life| answered(back(life), yes())),
    ("w-answer refused", |life| answered(back(life), no())),
    ("w-not sent", |life| Input::NotSent { no: back(life), why: NotSentWhy::Dns, wait_ms: None }),
    ("w-unclear", |life| Input::Unclear { no: back(life), why: DoubtWhy::Reset }),
    ("heard accepted", |_| heard(Word::Accepted)),
    ("heard turned", |_| heard(Word::Turned)),
    ("heard completed", |_| heard(Word::Completed)),
    ("heard unpicked", |_| heard(Word::CancelledBeforePickup)),
    ("heard refused", |_| heard(Word::Refused)),
    ("heard failed", |_| heard(Word::Failed)),
    ("heard cancelled", |_| heard(Word::Cancelled)),
    ("query accepted", |_| Input::Heard { voice: Voice::Query, word: Word::Accepted, courier_ref: None }),
    ("query cancelled", |_| Input::Heard { voice: Voice::Query, word: Word::Cancelled, courier_ref: None }),
    ("absent", |_| Input::Absent),
    ("asked query", |_| Input::Asked { timer: Timer::Query, healthy: true }),
    ("asked track", |_| Input::Asked { timer: Timer::Track, healthy: false }),
    ("asked deadline", |_| Input::Asked { timer: Timer::Deadline, healthy: true }),
    ("scan none", |_| scanned(&[])),
    ("scan hub", |_| scanned(&[fact(20, Stage::AtHub)])),
    ("scan last mile", |_| scanned(&[fact(20, Stage::OutForDelivery)])),
    ("scan turning", |_| scanned(&[fact(20, Stage::Redirecting)])),
    ("scan delivered", |_| scanned(&[fact(30, Stage::Delivered)])),
    ("scan arrived", |_| scanned(&[fact(20, Stage::Redirecting), fact(30, Stage::Delivered)])),
    ("scan continued", |_| scanned(&[Fact { continued: true, ..fact(20, Stage::AtHub) }])),
    ("scan returned", |_| scanned(&[fact(20, Stage::Returning), fact(30, Stage::Returned)])),
    ("withdraw asked", |_| Input::WithdrawAsked),
    ("escalate asked", |_| Input::EscalateAsked),
    ("case taken", |_| Input::CaseTaken { owner: "usr_1".to_owned() }),
    ("verdict accepted", |_| Input::Resolved(Verdict::Accepted)),
    ("verdict refused", |_| Input::Resolved(Verdict::Refused)),
    ("verdict completed", |_| Input::Resolved(Verdict::Completed)),
    ("verdict failed", |_| Input::Resolved(Verdict::Failed)),
    ("verdict wait", |_| Input::Resolved(Verdict::KeepWaiting)),
    ("resend ordered", |_| Input::ResendOrdered),
    ("overdue early", |_| Input::Overdue),
    ("overdue late", |_| Input::Overdue),
];

fn run(row: &str, input: Act, mut life: Life) -> Result<Step, Ignored> {
    life.wait(if row == "overdue late" { hours(40 * 24) } else { 1_000 });
    let input = input(&life);
    life.apply(input)
}

const fn letter(state: State) -> char {
    match state {
        State::Held => 'H',
        State::Queued => 'Q',
        State::Sending => 'S',
        State::InDoubt => 'D',
        State::Accepted => 'A',
        State::Turned => 'T',
        State::Completed => 'C',
        State::Refused => 'R',
        State::Failed => 'F',
        State::Withdrawn => 'W',
        State::Rejected => 'J',
    }
}

const fn why(ignored: Ignored) -> &'static str {
    match ignored {
        Ignored::NothingNew => "-",
        Ignored::OtherAttempt => "other",
        Ignored::WrongState => "x",
        Ignored::Closed => "closed",
        Ignored::WithdrawUnsupported => "unable",
        Ignored::WithdrawTooLate => "late",
        Ignored::WithdrawUnderWay => "busy",
        Ignored::ResendTooEarly => "early",
    }
}

/// A cell: the next state, then `~` corrected, `*` contradicted, `!` a person is called, `.` the case is closed,
/// `/x` the withdrawal moved to its state's first letter (`s`ending, in `d`oubt, …).
fn cell(made: Result<Step, Ignored>) -> String {
    let made = match made {
        Ok(made) => made,
        Err(ignored) => return why(ignored).to_owned(),
    };
    let mut text = letter(made.next.state).to_string();
    let marks = &made.entry.marks;
    for (sign, is) in [
        ('~', (|mark| matches!(mark, Mark::Corrected { .. })) as fn(&Mark) -> bool),
        ('*', |mark| matches!(mark, Mark::Contradicted(_))),
        ('!', |mark| matches!(mark, Mark::Case(_))),
        ('.', |mark| matches!(mark, Mark::CaseClosed)),
    ] {
        if marks.iter().any(is) {
            text.push(sign);
        }
    }
    for mark in marks {
        if let Mark::Withdrawal(state) = mark {
            text.push('/');
            text.push(match state {
                WithdrawalState::Wished => 'w',
                WithdrawalState::Requested => 'q',
                WithdrawalState::Sending => 's',
                WithdrawalState::InDoubt => 'd',
                WithdrawalState::Confirmed => 'c',
                WithdrawalState::Refused => 'r',
            });
        }
    }
    text
}

/// Rows and columns as the code makes them, in the form of the file.
fn page() -> String {
    let names = INPUTS.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut page = format!("{:names$}", "");
    for (situation, _) in SITUATIONS {
        page.push_str(&format!(" | {situation}"));
    }
    page.push('\n');
    for (name, input) in INPUTS {
        page.push_str(&format!("{name:names$}"));
        for (situation, make) in SITUATIONS {
            let width = situation.len();
            page.push_str(&format!(" | {:width$}", cell(run(name, *input, make()))));
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
    }
    page
}

/// Every cell of the file, by row and column. A cell that is missing, twice or left over fails.
fn read() -> BTreeMap<(String, String), String> {
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let columns: Vec<String> =
        lines.next().expect("a header").split(" | ").skip(1).map(|c| c.trim().to_owned()).collect();
    let mut cells = BTreeMap::new();
    for line in lines {
        let mut parts = line.split(" | ").map(str::trim);
        let row = parts.next().expect("a name").to_owned();
        let row_cells: Vec<&str> = parts.collect();
        assert_eq!(row_cells.len(), columns.len(), "row {row:?}");
        for (column, cell) in columns.iter().zip(row_cells) {
            let twice = cells.insert((row.clone(), column.clone()), cell.to_owned());
            assert_eq!(twice, None, "{row:?} × {column:?} twice");
        }
    }
    cells
}

#[test]
fn every_situation_meets_every_input() {
    let mut expected = read();
    let mut wrong = Vec::new();
    for (row, input) in INPUTS {
        for (column, make) in SITUATIONS {
            let is = cell(run(row, *input, make()));
            match expected.remove(&((*row).to_owned(), (*column).to_owned())) {
                Some(should) if should == is => {}
                should => wrong.push(format!("{row} × {column}: {is}, not {should:?}")),
            }
        }
    }
    let left: Vec<_> = expected.into_keys().collect();
    assert_eq!((wrong.as_slice(), left.as_slice()), (&[][..], &[][..]), "the code says:\n{}", page());
}

/// A name for every kind of input. A new variant does not compile until it has a name, and fails below until the
/// table has a row for it.
fn kind(input: &Input) -> &'static str {
    match input {
        Input::GateOpened(_) => "gate opened",
        Input::Rejected => "rejected",
        Input::Sending { .. } => "sending",
        Input::Unencodable { .. } => "unencodable",
        Input::Answered { answer, .. } => match answer {
            Answer::Accepted { .. } => "answer accepted",
            Answer::CancelledBeforePickup => "answer cancelled",
            Answer::Refused { .. } => "answer refused",
            Answer::AlreadyExists { .. } => "answer exists",
        },
        Input::NotSent { .. } => "not sent",
        Input::Unclear { .. } => "unclear",
        Input::Postponed { .. } => "postponed",
        Input::Heard { voice: Voice::Query, .. } => "query",
        Input::Heard { voice: Voice::Callback, word, .. } => match word {
            Word::Accepted => "heard accepted",
            Word::Turned => "heard turned",
            Word::Completed => "heard completed",
            Word::CancelledBeforePickup => "heard unpicked",
            Word::Refused => "heard refused",
            Word::Failed => "heard failed",
            Word::Cancelled => "heard cancelled",
        },
        Input::Absent => "absent",
        Input::Asked { .. } => "asked",
        Input::Scanned { .. } => "scanned",
        Input::WithdrawAsked => "withdraw asked",
        Input::Withdrawing { .. } => "withdrawing",
        Input::EscalateAsked => "escalate asked",
        Input::CaseTaken { .. } => "case taken",
        Input::Resolved(verdict) => match verdict {
            Verdict::Accepted => "verdict accepted",
            Verdict::Refused => "verdict refused",
            Verdict::Completed => "verdict completed",
            Verdict::Failed => "verdict failed",
            Verdict::KeepWaiting => "verdict wait",
        },
        Input::ResendOrdered => "resend ordered",
        Input::Overdue => "overdue",
    }
}

/// How many names `kind` gives: its arms, counted.
const KINDS: usize = 33;

#[test]
fn the_table_leaves_nothing_out() {
    let lives: Vec<Interception> = SITUATIONS.iter().map(|(_, make)| make().now).collect();
    for state in State::ALL {
        assert!(lives.iter().any(|now| now.state == *state), "no column is {state:?}");
    }
    for state in WithdrawalState::ALL {
        assert!(lives.iter().any(|now| now.withdrawal_is(*state)), "no column has a withdrawal {state:?}");
    }
    let life = withdrawing();
    let kinds: BTreeSet<_> = INPUTS.iter().map(|(_, input)| kind(&input(&life))).collect();
    assert_eq!(kinds.len(), KINDS, "{kinds:?}");
    let cells: BTreeSet<String> = read().into_values().collect();
    for ignored in [
        Ignored::NothingNew,
        Ignored::OtherAttempt,
        Ignored::WrongState,
        Ignored::Closed,
        Ignored::WithdrawUnsupported,
        Ignored::WithdrawTooLate,
        Ignored::WithdrawUnderWay,
        Ignored::ResendTooEarly,
    ] {
        assert!(cells.contains(why(ignored)), "{ignored:?} never happens");
    }
}
