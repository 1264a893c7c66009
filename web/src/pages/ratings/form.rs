//! The questions as five large buttons each; none is chosen beforehand but what the home said before.

use std::collections::BTreeMap;

use leptos::prelude::*;
use linyi_shared::ratings::api::{AskedQuestion, MyRating, RatingRoundPage};
use linyi_shared::ratings::rules::{Level, RatingChannel};
use linyi_shared::time::moment_words;

use super::words::question_words;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// One form a home of the visitor's.
pub fn rating_forms(page: &RatingRoundPage) -> AnyView {
    let forms = page.mine.iter().map(|mine| rating_form(page, mine.clone())).collect_view();
    view! { {forms} }.into_any()
}

fn rating_form(page: &RatingRoundPage, mine: MyRating) -> AnyView {
    let words = t().ratings;
    let action = format!("/api/v1/rating-rounds/{}/answers", page.id);
    let back = format!("/ratings/{}", page.id);
    let questions = page.questions.clone();
    let label = if mine.version == 0 { words.submit } else { words.change };
    let note = standing_words(&mine).map(|note| view! { <p>{icon(Icon::Tick)} {note}</p> }.into_any());
    // Several homes have a form each, which open one after another.
    let is_open = mine.version == 0 || page.mine.len() == 1;
    let summary = mine.label.clone();
    view! {
        <details class="card" open=is_open>
            <summary><strong>{summary}</strong></summary>
            {note}
            <p class="muted">{words.form_lead}</p>
            <ApiForm action=action return_to=back>
                <HiddenField name="home_id" value=mine.home_id.to_string()/>
                {level_fields(&questions, &mine.levels)}
                <TextArea name="remark" label=words.remark hint=words.remark_hint value=mine.remark.clone() max=500/>
                <TextField name="wanted" label=words.wanted value=mine.wanted.clone() max=200/>
                <SubmitButton label=label/>
            </ApiForm>
        </details>
    }
    .into_any()
}

/// What is on record for a home, and how it came.
fn standing_words(mine: &MyRating) -> Option<String> {
    let (words, lang) = (t().ratings, lang());
    let at = moment_words(mine.answered_at?, lang);
    Some(match mine.channel? {
        RatingChannel::Online => fill(words.rated, &[("home", &mine.label), ("moment", &at)]),
        staff => {
            let way = staff.words(lang);
            fill(words.rated_by_staff, &[("home", &mine.label), ("moment", &at), ("way", &way)])
        }
    })
}

/// A question each, with five choices; a question may be left out. Made inside a form, whose state they share.
pub fn level_fields(questions: &[AskedQuestion], chosen: &BTreeMap<String, Level>) -> AnyView {
    let fields = questions.iter().map(|question| {
        let choices = Level::ALL.iter().map(|level| Choice::new(level.as_str(), level.words(lang()))).collect();
        let value = chosen.get(&question.key).map(|level| level.as_str()).unwrap_or_default();
        let name = ["levels[", &question.key, "]"].concat();
        view! { <ChoiceField name=name label=question_words(question) choices=choices value=value/> }.into_any()
    });
    fields.collect_view().into_any()
}

/// What a home answered, for the home itself after the close.
pub fn own_answer(mine: &MyRating, questions: &[AskedQuestion]) -> AnyView {
    let (words, lang) = (t().ratings, lang());
    if mine.version == 0 {
        return view! { <p class="muted">{mine.label.clone()} " · " {words.not_rated}</p> }.into_any();
    }
    let rows = questions.iter().map(|question| {
        let level = mine.levels.get(&question.key).map_or(words.skipped, |level| level.words(lang));
        fact(question_words(question), level)
    });
    let rows = rows.collect();
    view! { <details><summary>{mine.label.clone()}</summary><Facts rows=rows/></details> }.into_any()
}
