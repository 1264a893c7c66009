//! The questions of a round, word for word as they are published (dossier §5, R49).

use crate::lang::Lang;
use crate::projects::terms::terms;

terms! {
    /// What a question is about, in the three blocks used nationally (dossier F82), and the whole.
    pub enum RatingSubject {
        /// What was built.
        Content = "content", "改造内容", "what was built";
        /// How it was done.
        Process = "process", "过程管理", "how it was done";
        /// How it is kept up.
        Upkeep = "upkeep", "长效管理", "how it is kept up";
        /// Everything together.
        Overall = "overall", "总体评价", "overall";
    }
}

/// A question answered on the five levels. Its key never changes its meaning; new wording is a new key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The stored key.
    pub key: &'static str,
    /// Its block.
    pub subject: RatingSubject,
    /// Whether it is asked once for each item that was built.
    pub per_item: bool,
    zh: &'static str,
    en: &'static str,
}

impl Question {
    /// The exact wording.
    pub fn words(&self, lang: Lang) -> &'static str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }

    const fn new(key: &'static str, subject: RatingSubject, zh: &'static str, en: &'static str) -> Self {
        Self { key, subject, per_item: false, zh, en }
    }
}

/// The question of a key.
pub fn find_question(key: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.key == key)
}

/// Every question on the five levels, in the order asked. A free text and “most wanted next” follow, unscored.
pub static QUESTIONS: [Question; 10] = [
    Question::new(
        "plan_participation",
        RatingSubject::Process,
        "定方案时征求大家的意见，您满意吗？",
        "Are you satisfied with how residents were asked when the plan was made?",
    ),
    Question::new(
        "notices_clear",
        RatingSubject::Process,
        "公示写得清楚、好找，您满意吗？",
        "Are you satisfied with how clear and easy to find the notices were?",
    ),
    Question::new(
        "site_order",
        RatingSubject::Process,
        "施工的秩序和对生活的影响，您满意吗？",
        "Are you satisfied with the order on site and how much the works disturbed you?",
    ),
    Question {
        per_item: true,
        ..Question::new(
            "item_quality",
            RatingSubject::Content,
            "这一项的质量，您满意吗？",
            "Are you satisfied with the quality of this item?",
        )
    },
    Question::new(
        "site_safety",
        RatingSubject::Process,
        "施工期间的安全，您满意吗？",
        "Are you satisfied with safety during the works?",
    ),
    Question::new(
        "response_speed",
        RatingSubject::Process,
        "反映的问题处理得快不快，您满意吗？",
        "Are you satisfied with how fast reported problems were handled?",
    ),
    Question::new(
        "as_planned",
        RatingSubject::Content,
        "改造结果和公示的方案一致，您满意吗？",
        "Are you satisfied with how the result matches the published plan?",
    ),
    Question::new(
        "money_open",
        RatingSubject::Process,
        "资金使用的公开，您满意吗？",
        "Are you satisfied with how openly the money was accounted for?",
    ),
    Question::new(
        "upkeep",
        RatingSubject::Upkeep,
        "改造后的物业服务，您满意吗？",
        "Are you satisfied with the property service after the works?",
    ),
    Question::new(
        "overall",
        RatingSubject::Overall,
        "总的来说，您对这次改造满意吗？",
        "Overall, are you satisfied with this renovation?",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_every_block_is_asked_about() {
        for (index, question) in QUESTIONS.iter().enumerate() {
            assert_eq!(find_question(question.key), Some(&QUESTIONS[index]));
            assert!(question.words(Lang::Zh).ends_with('？') && question.words(Lang::En).ends_with('?'));
        }
        for subject in RatingSubject::ALL {
            assert!(QUESTIONS.iter().any(|question| question.subject == *subject), "{subject:?}");
        }
        assert_eq!(QUESTIONS.iter().filter(|question| question.per_item).count(), 1);
    }
}
