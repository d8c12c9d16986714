//! The real binary, seen from outside: its doors, its couriers (the simulator), its death and its return.
//!
//! `journeys` walk every command from the API to the courier and back; `process_test` kills servers, fills disks and
//! stops databases, and runs alone (`cargo xtask test` gives it what it needs).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

mod house;

mod journeys {
    mod bad_input;
    mod callbacks;
    mod customer;
    mod doubt;
    mod faults;
    mod people;
    mod pushes;
    mod road;
    mod settings;
    mod sign_in;
}

mod process_test {
    mod cluster;
    mod demo;
    mod disk;
    pub(crate) mod field;
    mod kill;
    mod load;
    mod postgres;
}
