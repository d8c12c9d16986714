//! Offered jobs in hand on this node: the next look must not take them up again while their first write is under way.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::{Mutex, PoisonError},
};

use gaidao_core::{At, MerchantId};
use gaidao_store::Lease;

type Job = (MerchantId, String, String);

/// Jobs in hand, and until when. One whose work failed stays: it is put off for as long as a lease would last.
#[derive(Debug, Default)]
pub(crate) struct Hand(Mutex<BTreeMap<Job, At>>);

fn job(lease: &Lease) -> Job {
    (lease.merchant.clone(), lease.subject.clone(), lease.kind.clone())
}

impl Hand {
    /// Takes up the offers that are not in hand at `now` (real time).
    pub(crate) fn take(&self, offers: Vec<Lease>, now: At) -> Vec<Lease> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, until| *until > now);
        let free = offers.into_iter().filter(|lease| {
            let Entry::Vacant(place) = held.entry(job(lease)) else { return false };
            place.insert(lease.offer.as_ref().map_or(now, |offer| offer.until));
            true
        });
        free.collect()
    }

    /// The job is no longer in hand: it was done, put off, or is lent in the database.
    pub(crate) fn put_down(&self, lease: &Lease) {
        if lease.offer.is_some() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&job(lease));
        }
    }
}

#[cfg(test)]
mod tests {
    use gaidao_core::Moment;
    use gaidao_store::Offer;

    use super::*;

    #[test]
    fn a_job_is_in_hand_until_it_is_put_down_or_its_lease_would_end() {
        let merchant = MerchantId::mint(&Moment::new(At(1), 1));
        let offer = |seen: i64| Lease {
            merchant: merchant.clone(),
            subject: "s".to_owned(),
            kind: "send".to_owned(),
            due_at: At(0),
            token: seen,
            tries: 1,
            offer: Some(Offer { seen_at: At(seen), until: At(seen + 100), worker: "w".to_owned() }),
        };
        let hand = Hand::default();
        let took = |seen: i64| !hand.take(vec![offer(seen)], At(seen)).is_empty();
        assert_eq!([took(0), took(50), took(99), took(100), took(150)], [true, false, false, true, false]);
        hand.put_down(&offer(0));
        assert!(took(151));
    }
}
