//! What this actor may do to an interception now: the state machine and the actor's permissions together.

use gaidao_core::{
    Interception, State,
    state::{Gate, WithdrawalState},
};

use crate::{
    actor::{Actor, Scope},
    view::CanView,
};

/// See the module's page. Each answer is what the use case of that name will say, but for rivals, notes and fees.
pub(crate) fn can(actor: &Actor, it: &Interception) -> CanView {
    let may = |scope| actor.need(scope).is_ok();
    let writes_here = actor.need_scope(Scope::Write).is_ok();
    let held = it.state == State::Held;
    CanView {
        approve: held && it.gates.contains(&Gate::Approval) && may(Scope::Approve),
        reject: held && may(Scope::Approve),
        withdraw: can_withdraw(it) && writes_here,
        escalate: can_escalate(it) && writes_here,
        resolve: can_resolve(it) && may(Scope::Write),
        resend: can_resend(it) && may(Scope::Resend),
        take_case: can_take(it, &actor.who) && may(Scope::Write),
    }
}

/// It may be taken back now, at once or as a wish.
pub(crate) fn can_withdraw(it: &Interception) -> bool {
    let asked = it.withdrawal.as_ref().is_some_and(|wish| wish.state != WithdrawalState::Refused);
    match it.state {
        _ if asked => false,
        State::Held | State::Queued if it.doubt.is_none() => true,
        State::Held | State::Queued | State::Sending | State::InDoubt | State::Accepted => it.can_withdraw(),
        State::Turned
        | State::Completed
        | State::Refused
        | State::Failed
        | State::Withdrawn
        | State::Rejected => false,
    }
}

fn can_escalate(it: &Interception) -> bool {
    !it.has_open_case()
}

fn can_resolve(it: &Interception) -> bool {
    match it.state {
        State::Held | State::Sending => false,
        State::Queued | State::InDoubt | State::Accepted | State::Turned => true,
        State::Completed | State::Refused | State::Failed | State::Withdrawn | State::Rejected => {
            it.has_open_case()
        }
    }
}

fn can_resend(it: &Interception) -> bool {
    it.state == State::InDoubt
        && (it.absence_is_proven() || it.has_open_case())
        && it.withdrawal.as_ref().is_none_or(|wish| wish.state == WithdrawalState::Refused)
}

fn can_take(it: &Interception, who: &str) -> bool {
    it.escalation.as_ref().is_some_and(|case| case.closed_at.is_none() && case.owner.as_deref() != Some(who))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use gaidao_core::{
        At, Channel, Fen, Input, InterceptionId, Kind, MerchantId, Moment, Parcel, Payer, Plan, Reason,
        RepeatClass, Stage,
        evidence::{Fact, Word},
        input::{Answer, Attempt, Verdict, Voice},
        interception::Opening,
        state::DoubtWhy,
        step,
    };

    use super::*;
    use crate::actor::Reach;

    const NOW: At = At(1_790_000_000_000);

    fn opening(gates: BTreeSet<Gate>, can_withdraw: bool) -> Opening {
        let moment = Moment::new(NOW, 7);
        let mut plan = Plan::for_class(RepeatClass::Q);
        plan.can_withdraw = can_withdraw;
        Opening {
            id: InterceptionId::mint(&moment),
            merchant: MerchantId::mint(&moment),
            parcel: Parcel::new("ZTO", "73100130019486"),
            order_no: None,
            connector: "zto".to_owned(),
            account: "zto-main".to_owned(),
            kind: Kind::ReturnToSender,
            reason: Reason::Refund,
            channel: Channel::Chat,
            payer: Payer::Merchant,
            fee_max: Some(Fen(2_000)),
            verification: None,
            strength: gaidao_core::verification::Strength::default(),
            gates,
            plan,
        }
    }

    fn attempt(no: u32) -> Attempt {
        let deadline = NOW.plus_ms(60_000);
        Attempt { no, token: 1, digest: String::new(), reference: String::new(), deadline }
    }

    /// Whatever may happen next: what the machine does, and what people do.
    fn inputs(it: &Interception) -> Vec<Input> {
        let no = it.attempt.as_ref().map_or(it.attempts + 1, |attempt| attempt.no);
        let code = "x".to_owned();
        let accepted = Answer::Accepted { courier_ref: None, withdrawable: None, fee: None };
        let heard = |word| Input::Heard { voice: Voice::Query, word, courier_ref: None };
        let mut list = vec![
            Input::Sending { attempt: attempt(no), stage: Stage::InTransit },
            Input::Withdrawing { attempt: attempt(no) },
            Input::Answered { no, answer: accepted },
            Input::Answered { no, answer: Answer::Refused { code } },
            Input::Unclear { no, why: DoubtWhy::Timeout },
            Input::Absent,
            heard(Word::Accepted),
            Input::Scanned { facts: vec![Fact { at: NOW, stage: Stage::Returning, continued: false }] },
            Input::Overdue,
        ];
        list.extend(acts().into_iter().map(|(_, input)| input));
        list
    }

    /// The acts of the view and the input behind each.
    fn acts() -> Vec<(&'static str, Input)> {
        let resolved = |verdict| ("resolve", Input::Resolved(verdict));
        vec![
            ("approve", Input::GateOpened(Gate::Approval)),
            ("reject", Input::Rejected),
            ("withdraw", Input::WithdrawAsked),
            ("escalate", Input::EscalateAsked),
            ("take_case", Input::CaseTaken { owner: "user:me".to_owned() }),
            ("resend", Input::ResendOrdered),
            resolved(Verdict::Accepted),
            resolved(Verdict::Refused),
            resolved(Verdict::Completed),
            resolved(Verdict::Failed),
            resolved(Verdict::KeepWaiting),
        ]
    }

    fn said(view: &CanView, act: &str) -> bool {
        match act {
            "approve" => view.approve,
            "reject" => view.reject,
            "withdraw" => view.withdraw,
            "escalate" => view.escalate,
            "resolve" => view.resolve,
            "resend" => view.resend,
            _ => view.take_case,
        }
    }

    fn me(reach: Reach) -> Actor {
        let merchant = MerchantId::mint(&Moment::new(NOW, 7));
        Actor { who: "user:me".to_owned(), reach, ..Actor::machine(merchant, "") }
    }

    /// What the view says is what the state machine does, in every situation that few steps lead to.
    #[test]
    fn the_view_says_what_the_state_machine_does() {
        let me = me(Reach::Merchant);
        let held = BTreeSet::from([Gate::Approval]);
        let mut front: Vec<Interception> = [(BTreeSet::new(), true), (BTreeSet::new(), false), (held, true)]
            .into_iter()
            .map(|(gates, can_withdraw)| Interception::open(opening(gates, can_withdraw), NOW).next)
            .collect();
        let (mut seen, mut situations, mut possible) = (BTreeSet::new(), 0, BTreeSet::new());
        for round in 1..=5 {
            let at = NOW.plus_ms(round * 20 * 60_000);
            let mut next = Vec::new();
            for it in front {
                let view = can(&me, &it);
                situations += 1;
                for act in acts().iter().map(|(act, _)| *act).collect::<BTreeSet<_>>() {
                    let works = acts()
                        .into_iter()
                        .filter(|(name, _)| *name == act)
                        .any(|(_, input)| step(&it, input, at).is_ok());
                    assert_eq!(said(&view, act), works, "{act} {it:#?}");
                    if works {
                        possible.insert(act);
                    }
                }
                for input in inputs(&it) {
                    if let Ok(step) = step(&it, input, at)
                        && seen.insert(format!("{:?}", {
                            let mut key = step.next.clone();
                            key.version = 0;
                            key
                        }))
                    {
                        next.push(step.next);
                    }
                }
            }
            front = next;
        }
        assert!(situations > 500, "{situations}");
        assert_eq!(possible.len(), 7, "every act is possible somewhere: {possible:?}");
    }

    #[test]
    fn without_the_permission_nothing_may_be_done() {
        let it = Interception::open(opening(BTreeSet::from([Gate::Approval]), true), NOW).next;
        let nothing = Actor { scopes: BTreeSet::from([Scope::Read]), ..me(Reach::Merchant) };
        let view = can(&nothing, &it);
        assert!(acts().iter().all(|(act, _)| !said(&view, act)), "{view:?}");
        let embedded = can(&me(Reach::Order("A-1".to_owned())), &it);
        let allowed: Vec<_> = acts().iter().map(|(act, _)| *act).filter(|act| said(&embedded, act)).collect();
        assert_eq!(allowed, ["withdraw", "escalate"], "the page of one order");
    }
}
