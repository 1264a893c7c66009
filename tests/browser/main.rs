//! The pages in a real browser.

mod decisions;
mod elder;
mod form;
mod journey;
mod no_javascript;
mod offline;
mod pages;
mod residents;
mod rule_sets;
mod samples;
mod studies;
mod waiting_ballot;
mod way;
