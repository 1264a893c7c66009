//! Decisions: questions put to a frozen roll, ballots by every channel, a sealed count, a published outcome.
//!
//! Invariants: what the notice froze never changes; an elector has one ballot and every acknowledged version of it
//! is kept; nobody learns how choices run before the close, and nobody but its voter what a ballot says (a paper is read
//! by those who enter it, the evidence of a disputed entry after the close by those who answer).

pub mod archive_decision;
pub mod ballot_box;
pub mod ballot_log;
pub mod ballot_queries;
pub mod cast_ballot;
pub mod count;
pub mod create_decision;
pub mod desk_views;
pub mod discard_decision;
pub mod disputes;
pub mod enter_ballot;
pub mod evidence_queries;
pub mod extend_decision;
pub mod frame;
pub mod individuals;
pub mod kept_pages;
pub mod lift;
pub mod lift_views;
pub mod log_queries;
pub mod mandates;
pub mod merge_queries;
pub mod merges;
pub mod notice_text;
pub mod notify_decision;
pub mod papers;
pub mod participants;
pub mod party_study;
pub mod publish_outcome;
pub mod queries;
pub mod record;
pub mod recount;
pub mod roll;
pub mod rule_sets;
pub mod scope;
pub mod set_up_views;
mod settle_items;
pub mod silence;
pub mod turnout_board;
pub mod turnout_queries;
pub mod views;
pub mod voter_views;
