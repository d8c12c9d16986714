//! Guests and proofs of being the customer.

use gaidao_core::{
    At, MerchantId,
    id::{CustomerId, EmbedId, VerificationId},
    verification::Strength,
};
use gaidao_store::{Change, Guest, GuestSort, GuestWrite, StoreError, Verification, Write};

use crate::bench::{Bench, NOW, moment};

crate::contract!(guests on sqlite inline postgres {
    a_guest_is_found_by_token_and_id
    a_guest_is_revoked_once_and_by_its_merchant
    what_is_past_its_time_goes
    a_verification_is_its_merchant_s
    two_guests_never_share_a_token
});

const MINUTE_MS: i64 = 60_000;

fn page(byte: u8, expires_at: At) -> Guest {
    Guest {
        id: EmbedId::mint(&moment()).to_string(),
        sort: GuestSort::Embed,
        hash: [byte; 32],
        order_no: "A-1".to_owned(),
        strength: Strength::None,
        proof: None,
        origins: vec!["https://shop.example".to_owned(), "http://127.0.0.1:8789".to_owned()],
        created_at: NOW,
        expires_at,
        revoked_at: None,
    }
}

fn visit(byte: u8, expires_at: At) -> Guest {
    Guest {
        id: CustomerId::mint(&moment()).to_string(),
        sort: GuestSort::Visit,
        strength: Strength::Phone,
        proof: Some(VerificationId::mint(&moment()).to_string()),
        origins: Vec::new(),
        ..page(byte, expires_at)
    }
}

async fn save(bench: &Bench, write: GuestWrite) -> Result<(), StoreError> {
    bench.store().commit(bench.change().with(Write::Guests(write))).await.map(drop)
}

async fn a_guest_is_found_by_token_and_id(bench: &mut Bench) {
    let later = NOW.plus_ms(MINUTE_MS);
    for guest in [page(1, later), visit(2, later)] {
        save(bench, GuestWrite::Admit(guest.clone())).await.unwrap();
        let expected = Some((bench.merchant.clone(), guest.clone()));
        assert_eq!(bench.store().instance().guest_by_hash(&guest.hash).await.unwrap(), expected);
        assert_eq!(bench.store().instance().guest_by_id(&guest.id).await.unwrap(), expected);
        assert_eq!(bench.store().of(&bench.merchant).guest(&guest.id).await.unwrap(), Some(guest));
    }
    assert_eq!(bench.store().instance().guest_by_hash(&[9; 32]).await.unwrap(), None);
    assert_eq!(bench.store().instance().guest_by_id("emb_none").await.unwrap(), None);
}

async fn a_guest_is_revoked_once_and_by_its_merchant(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "second").await;
    let guest = page(1, NOW.plus_ms(MINUTE_MS));
    save(bench, GuestWrite::Admit(guest.clone())).await.unwrap();
    let revoke = |sort, at| GuestWrite::Revoke { id: guest.id.clone(), sort, at };
    let theirs = Change::new(other.clone()).with(Write::Guests(revoke(GuestSort::Embed, NOW)));
    assert_eq!(bench.store().commit(theirs).await.map(drop), Err(StoreError::Missing));
    assert_eq!(bench.store().of(&other).guest(&guest.id).await.unwrap(), None);
    assert_eq!(save(bench, revoke(GuestSort::Link, NOW)).await, Err(StoreError::Missing));
    for at in [NOW, NOW.plus_ms(1)] {
        save(bench, revoke(GuestSort::Embed, at)).await.unwrap();
    }
    let found = bench.store().of(&bench.merchant).guest(&guest.id).await.unwrap().unwrap();
    assert_eq!(found.revoked_at, Some(NOW), "the first time counts");
    // Whoever came in through a link goes with it; others stay.
    let later = NOW.plus_ms(MINUTE_MS);
    let link = Guest { sort: GuestSort::Link, proof: None, strength: Strength::Link, ..visit(3, later) };
    let through = Guest { proof: Some(link.id.clone()), ..visit(4, later) };
    let others = visit(5, later);
    for guest in [&link, &through, &others] {
        save(bench, GuestWrite::Admit(guest.clone())).await.unwrap();
    }
    save(bench, GuestWrite::Revoke { id: link.id.clone(), sort: GuestSort::Link, at: NOW }).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    for (guest, revoked_at) in [(&link, Some(NOW)), (&through, Some(NOW)), (&others, None)] {
        assert_eq!(finder.guest(&guest.id).await.unwrap().unwrap().revoked_at, revoked_at);
    }
}

async fn what_is_past_its_time_goes(bench: &mut Bench) {
    let old = visit(1, NOW.plus_ms(MINUTE_MS));
    save(bench, GuestWrite::Admit(old.clone())).await.unwrap();
    let late = Guest { created_at: NOW.plus_ms(MINUTE_MS), ..visit(2, NOW.plus_ms(2 * MINUTE_MS)) };
    save(bench, GuestWrite::Admit(late.clone())).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    assert_eq!(finder.guest(&old.id).await.unwrap(), None);
    assert!(finder.guest(&late.id).await.unwrap().is_some());
}

async fn a_verification_is_its_merchant_s(bench: &mut Bench) {
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "second").await;
    let proof = |at: At| Verification {
        id: VerificationId::mint(&moment()).to_string(),
        order_no: "A-1".to_owned(),
        strength: Strength::PhoneLast4,
        created_at: at,
        expires_at: at.plus_ms(MINUTE_MS),
    };
    let first = proof(NOW);
    save(bench, GuestWrite::Verified(first.clone())).await.unwrap();
    let finder = bench.store().of(&bench.merchant);
    assert_eq!(finder.verification(&first.id).await.unwrap(), Some(first.clone()));
    assert_eq!(bench.store().of(&other).verification(&first.id).await.unwrap(), None);
    save(bench, GuestWrite::Verified(proof(NOW.plus_ms(MINUTE_MS)))).await.unwrap();
    assert_eq!(finder.verification(&first.id).await.unwrap(), None, "past its time");
}

async fn two_guests_never_share_a_token(bench: &mut Bench) {
    let first = page(1, NOW.plus_ms(MINUTE_MS));
    save(bench, GuestWrite::Admit(first.clone())).await.unwrap();
    let same_token = Err(StoreError::Constraint("guest_hash".to_owned()));
    assert_eq!(save(bench, GuestWrite::Admit(page(1, NOW.plus_ms(MINUTE_MS)))).await, same_token);
    let other = MerchantId::mint(&moment());
    bench.add_merchant(other.clone(), "second").await;
    let stolen = Guest { hash: [2; 32], ..first };
    let theirs = Change::new(other).with(Write::Guests(GuestWrite::Admit(stolen)));
    let same_id = Err(StoreError::Constraint("guest_id".to_owned()));
    assert_eq!(bench.store().commit(theirs).await.map(drop), same_id);
}
