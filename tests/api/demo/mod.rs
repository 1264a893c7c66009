//! `/demo`: there only in a demonstration.

mod clock;
mod interrupted;
mod people;
mod story;
