//! `/demo`: there only in a demonstration.

mod clock;
mod people;
