//! The pages in a real browser.

mod decisions;
mod elder;
mod form;
mod journey;
mod lifts;
mod look;
mod no_javascript;
mod offline;
mod pages;
mod papers;
mod residents;
mod rule_sets;
mod samples;
mod silence;
mod studies;
mod waiting_ballot;
mod way;
