//! Rules of ratings: the scale, the questions, what is published and what is held back (dossier R48–R51).

mod publication;
mod questions;
mod round;
mod sample;
mod scale;

pub use publication::{LevelCount, MIN_CELL, QuestionResult, RoundResult, publish_cells};
pub use questions::{QUESTIONS, Question, Subject, find_question};
pub use round::{
    DEFAULT_PHONE_PERCENT, MIN_ROUND_DAYS, check_round, earliest_closing, may_answer, phone_share_exceeded,
};
pub use sample::{margin_of_error, minimum_sample};
pub use scale::{Counts, Level, Method};
