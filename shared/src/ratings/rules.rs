//! Rules of ratings: the scale, the questions, what is published and what is held back (dossier R48–R51).

mod answer;
mod publication;
mod questions;
mod round;
mod sample;
mod scale;

pub use answer::{RatingChannel, RemarkState, asked_keys, check_answer, may_enter, may_open_round, question_of};
pub use publication::{LevelCount, MIN_CELL, QuestionResult, RoundResult, publish_cells};
pub use questions::{QUESTIONS, Question, RatingSubject, find_question};
pub use round::{
    DEFAULT_PHONE_PERCENT, MIN_ROUND_DAYS, check_round, earliest_closing, may_answer, phone_share_exceeded,
};
pub use sample::{margin_of_error, minimum_sample};
pub use scale::{Counts, Level, Method};
