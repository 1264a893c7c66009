//! Notices (公示): drafted for a project, published in immutable versions, objected to, ended after their period.
//!
//! Invariant: what was published never changes (R36) — a correction is a new version with its reason, a withdrawal
//! leaves its tombstone — and nothing ends before its period does (R37). Whoever speaks for a home of the compound has
//! the notice in the inbox, written in the transaction of the publication.
//!
//! Each version carries the SHA-256 of its canonical text; [`content::canonical_text`] says how that text is made.

pub mod answer;
pub mod content;
pub mod correct;
pub mod desk;
pub mod draft;
pub mod end;
pub mod object;
pub mod period;
pub mod publish;
pub mod queries;
pub mod record_posting;
pub mod results;
pub mod told;
pub mod views;
pub mod withdraw;
