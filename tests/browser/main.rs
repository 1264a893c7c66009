//! The pages in a real browser.

mod elder;
mod journey;
