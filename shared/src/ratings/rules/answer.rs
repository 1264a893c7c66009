//! What a home answers in a round: some of the questions, each on the five levels (dossier R48, R49).

use std::collections::BTreeMap;

use super::questions::{QUESTIONS, Question, find_question};
use super::scale::Level;
use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

terms! {
    /// The way a rating came (R48).
    pub enum RatingChannel {
        /// Tapped by a resident.
        Online = "online", "网上", "online";
        /// Written on paper and entered by staff.
        Paper = "paper", "纸质", "paper";
        /// Asked on the telephone and entered by staff.
        Phone = "phone", "电话", "telephone";
    }
}

terms! {
    /// What became of the free text of an answer: nobody reads it before it is reviewed (R51).
    pub enum RemarkState {
        /// Not yet looked at.
        Waiting = "waiting", "待审阅", "to be reviewed";
        /// Everybody reads it with the result.
        Shown = "shown", "已公开", "shown";
        /// It names somebody or insults; its count stays.
        Held = "held", "不公开", "not shown";
    }
}

/// May a round be opened in this step? There must be works to judge.
pub fn may_open_round(stage: Stage) -> Result<(), Problem> {
    if stage >= Stage::Works { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// The keys asked, in order; a question that is asked once an item has the item's name behind a colon.
pub fn asked_keys<'a>(items: impl IntoIterator<Item = &'a str> + Clone) -> Vec<String> {
    QUESTIONS
        .iter()
        .flat_map(|question| match question.per_item {
            true => items.clone().into_iter().map(|item| format!("{}:{item}", question.key)).collect(),
            false => vec![question.key.to_owned()],
        })
        .collect()
}

/// The question of an asked key, and the item it is about.
pub fn question_of(key: &str) -> Option<(&'static Question, Option<&str>)> {
    match key.split_once(':') {
        Some((question, item)) => {
            find_question(question).filter(|found| found.per_item).map(|found| (found, Some(item)))
        }
        None => find_question(key).filter(|found| !found.per_item).map(|found| (found, None)),
    }
}

/// Refuses an answer to what was not asked, and one that says nothing; a question may be left out.
pub fn check_answer(asked: &[String], levels: &BTreeMap<String, Level>) -> Result<(), Problem> {
    if let Some(key) = levels.keys().find(|key| !asked.contains(key)) {
        return Err(Problem::new(Code::QuestionNotAsked).with_detail(key));
    }
    if levels.is_empty() { Err(Problem::new(Code::RatingEmpty)) } else { Ok(()) }
}

/// May staff enter an answer over `standing`? What a home said itself stands (R48).
pub fn may_enter(standing: Option<RatingChannel>) -> Result<(), Problem> {
    match standing {
        Some(RatingChannel::Online) => Err(Problem::new(Code::RatingAlreadyAnswered)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_item_question_is_asked_once_an_item() {
        let keys = asked_keys(["a", "b"]);
        assert_eq!(keys.len(), QUESTIONS.len() + 1);
        assert_eq!(keys.iter().filter(|key| key.starts_with("item_quality:")).count(), 2);
        for key in &keys {
            let (question, item) = question_of(key).expect("a question");
            assert_eq!(question.per_item, item.is_some());
        }
        assert_eq!(asked_keys([]).len(), QUESTIONS.len() - 1);
        assert!(question_of("item_quality").is_none() && question_of("overall:a").is_none());
    }

    #[test]
    fn questions_may_be_left_out_but_not_all_of_them() {
        let asked = asked_keys([]);
        let code = |levels: &[(&str, Level)]| {
            let levels = levels.iter().map(|(key, level)| ((*key).to_owned(), *level)).collect();
            check_answer(&asked, &levels).map_err(|problem| problem.code)
        };
        assert_eq!(code(&[("overall", Level::Satisfied)]), Ok(()));
        assert_eq!(code(&[]), Err(Code::RatingEmpty));
        assert_eq!(code(&[("item_quality:x", Level::Satisfied)]), Err(Code::QuestionNotAsked));
    }

    #[test]
    fn what_a_home_said_itself_is_not_entered_over() {
        assert!(may_enter(None).is_ok() && may_enter(Some(RatingChannel::Paper)).is_ok());
        assert_eq!(may_enter(Some(RatingChannel::Online)).map_err(|p| p.code), Err(Code::RatingAlreadyAnswered));
    }

    #[test]
    fn a_round_judges_works_that_have_begun() {
        assert!(may_open_round(Stage::Works).is_ok() && may_open_round(Stage::Warranty).is_ok());
        assert!(may_open_round(Stage::Procurement).is_err());
    }
}
