//! The pages in a real browser, on the demonstration with its story told.

mod elder;
mod journey;
mod no_javascript;
mod pages;
mod samples;
