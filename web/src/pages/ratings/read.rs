//! `/ratings/:id`: rate while it is open, read the result once it is closed.

use leptos::prelude::*;
use linyi_shared::id::RatingRoundId;
use linyi_shared::people::api::Me;
use linyi_shared::ratings::api::{RatingRoundPage, RoundPhase};

use super::form::{own_answer, rating_forms};
use super::outcome::outcome_view;
use super::words::{per_mille, phase_tag, question_words, turnout_words, window_words};
use crate::api::resource_of;
use crate::app::visitor;
use crate::i18n::{fill, t};
use crate::ui::picture::{Bar, PairedBar, Threshold};
use crate::ui::*;

/// `/ratings/:id`.
pub fn round_page() -> AnyView {
    resource_of("id", |api, id: RatingRoundId| api.find_round(id)).view(round)
}

fn round(page: RatingRoundPage) -> AnyView {
    let words = t().ratings;
    let window = window_words(page.phase, page.opens_at, page.closes_at);
    describe_page(&page.title, &window, None);
    let body = match page.phase {
        RoundPhase::Ahead => questions_view(&page),
        RoundPhase::Open => view! { {rate_view(&page)} {turnout_view(&page)} }.into_any(),
        RoundPhase::Closed => closed_view(&page),
    };
    view! {
        <PageHead
            title=page.title.clone()
            lead=page.compound_name.clone()
            back="/deliberations"
            back_label=words.back
        />
        <p>{phase_tag(page.phase)} " " {window}</p>
        {body}
    }
    .into_any()
}

/// The one thing to do: rate, or sign in to rate.
fn rate_view(page: &RatingRoundPage) -> AnyView {
    let words = t().ratings;
    let id = page.id;
    let (forms, asked) = match page.mine.is_empty() {
        true => (visitor().view_or(waiting_nothing, move |me| outsider(id, me)), questions_view(page)),
        false => (rating_forms(page), ().into_any()),
    };
    view! {
        <Section title=words.rate id="rate">
            <p>{icon(Icon::Lock)} {words.anonymous}</p>
            {forms}
            <p class="muted">{words.paper_too}</p>
        </Section>
        {asked}
    }
    .into_any()
}

fn outsider(id: RatingRoundId, me: Option<Me>) -> AnyView {
    let words = t().ratings;
    if me.is_some() {
        return view! { <p class="muted">{words.residents_only}</p> }.into_any();
    }
    let href = format!("/sign-in?back=%2Fratings%2F{id}");
    view! { <p class="actions"><a class="button primary" href=href>{words.sign_in}</a></p> }.into_any()
}

/// The exact wording, for everybody.
pub fn questions_view(page: &RatingRoundPage) -> AnyView {
    let questions = page.questions.iter().map(|question| view! { <li>{question_words(question)}</li> }.into_any());
    let questions = questions.collect_view();
    view! { <Section title=t().ratings.questions><ol>{questions}</ol></Section> }.into_any()
}

/// How many have rated, against how many are needed; sealed otherwise.
pub fn turnout_view(page: &RatingRoundPage) -> AnyView {
    let words = t().ratings;
    let (answers, homes) = (i64::from(page.answers), i64::from(page.homes));
    let needed = fill(words.minimum, &[("minimum", &page.minimum)]);
    let bar = Bar {
        label: words.answers.to_owned(),
        per_mille: per_mille(answers, homes),
        words: format!("{answers} / {homes}"),
        threshold: Some(Threshold {
            per_mille: per_mille(page.minimum.into(), homes),
            label: page.minimum.to_string(),
            ceiling: None,
        }),
        reached: page.answers >= page.minimum,
    };
    let finding = turnout_words(page.answers, page.homes);
    view! {
        <Section title=words.turnout_title id="turnout">
            <PairedBar finding=finding bars=vec![bar]/>
            <p class="muted">{needed}</p>
            <p class="muted">{icon(Icon::Lock)} {words.sealed}</p>
        </Section>
    }
    .into_any()
}

fn closed_view(page: &RatingRoundPage) -> AnyView {
    let words = t().ratings;
    let Some(outcome) = page.outcome.clone() else { return ().into_any() };
    let own = (!page.mine.is_empty()).then(|| {
        let own = page.mine.iter().map(|mine| own_answer(mine, &page.questions)).collect_view();
        view! { <Section title=words.your_answer>{own}</Section> }.into_any()
    });
    let result = outcome_view(outcome, &page.questions);
    view! { <Section title=words.result id="result">{result}</Section> {own} }.into_any()
}
