//! People: accounts, sessions, roles at places, homes bound by letter codes.
//!
//! Invariant: a secret (password, token, code) is stored only as a hash and told at most once.

pub mod bind_home;
pub mod change_password;
pub mod correct_relation;
pub mod issue_letters;
pub mod known;
pub mod on_duty;
pub mod passwords;
pub mod principals;
pub mod queries;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
pub mod staff_accounts;
pub mod views;
