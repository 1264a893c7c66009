//! `/decisions/:id/ballot`: one card a question, three equal buttons, a look at everything, then the vote.

use leptos::prelude::*;
use linyi_shared::decisions::api::{BallotPage, ItemView, MAX_CHANGES, MandateHeld, MyBallot};
use linyi_shared::decisions::rules::{Choice, DecisionState};
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::time::{deadline_words, end_words, moment_words};

use super::read::{details, owners_only_view};
use super::words::{choice_buttons, joined};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::form::FormState;
use crate::ui::*;

/// `/decisions/:id/ballot`.
pub fn ballot_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_ballot(id)).view(ballot)
}

fn ballot(page: BallotPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let back = format!("/decisions/{}", page.id);
    let deadline = fill(texts.until, &[("deadline", &deadline_words(page.closes_at, lang))]);
    let unsent = unsent_place(&page);
    let content = match page.state {
        DecisionState::Open if page.mine.is_empty() && page.owners_only => owners_only_view(),
        DecisionState::Open if page.mine.is_empty() => view! { <Empty text=texts.not_on_roll/> }.into_any(),
        DecisionState::Open => open_view(page),
        DecisionState::Notified => {
            let opens = fill(texts.opens, &[("moment", &moment_words(page.opens_at, lang))]);
            view! { <Empty text=opens/> }.into_any()
        }
        _ => {
            let closed = fill(texts.closed_at, &[("moment", &end_words(page.closes_at, lang))]);
            view! { <Empty text=closed/> }.into_any()
        }
    };
    view! {
        <PageHead title=texts.ballot lead=deadline back=back back_label=texts.back_decision/>
        {unsent}
        {content}
    }
    .into_any()
}

/// Where `assets/unsent.js` shows which of this person's ballots wait on the phone, whatever the decision's state.
fn unsent_place(page: &BallotPage) -> AnyView {
    let (person, decision) = (page.person_id.to_string(), page.id.to_string());
    let closes = end_words(page.closes_at, lang());
    view! { <div class="unsent" data-person=person data-decision=decision data-closes=closes></div> }.into_any()
}

/// The ballot named by `?home=`, or the only one, or the choice between several.
fn open_view(page: BallotPage) -> AnyView {
    let content = move || {
        let chosen = query("home").parse::<HomeId>().ok();
        let found = page.mine.iter().find(|mine| Some(mine.home_id) == chosen);
        match (found, page.mine.as_slice()) {
            (Some(mine), _) | (None, [mine]) => one_view(&page, mine),
            (None, several) => several_view(page.id, several),
        }
    };
    view! { <div class="stack">{content}</div> }.into_any()
}

fn several_view(id: DecisionId, mine: &[MyBallot]) -> AnyView {
    let texts = t().decisions;
    let links = mine.iter().map(|ballot| {
        let href = format!("/decisions/{id}/ballot?home={}", ballot.home_id);
        let state = if ballot.versions > 0 { (texts.voted, Tone::Done) } else { (texts.awaits, Tone::Caution) };
        view! {
            <CardLink href=href title=joined(&ballot.homes)><p><Tag label=state.0 tone=state.1/></p></CardLink>
        }
        .into_any()
    });
    view! {
        <p class="lead">{texts.several}</p>
        <div class="card-list">{links.collect_view()}</div>
    }
    .into_any()
}

fn one_view(page: &BallotPage, mine: &MyBallot) -> AnyView {
    let texts = t().decisions;
    let intro = fill(texts.voting_for, &[("homes", &joined(&mine.homes))]);
    if !mine.may_cast {
        let receipt = format!("/decisions/{}/receipt", page.id);
        return view! {
            <Empty text=texts.used_up><p class="actions"><a class="button" href=receipt>{texts.see_receipt}</a></p></Empty>
        }
        .into_any();
    }
    // On the receipt stands how the earlier one came, and that it is not the home's own can be said there.
    let changing = (mine.versions > 0).then(|| {
        let receipt = format!("/decisions/{}/receipt", page.id);
        view! { <p>{icon(Icon::Info)} {texts.changing} " " <a href=receipt>{texts.see_receipt}</a></p> }.into_any()
    });
    // The first ballot is no change; each later one uses one up.
    let left = page.changes_allowed.saturating_sub(mine.used);
    let binds = match left {
        0 => texts.submit_binds_last.to_owned(),
        _ if page.changes_allowed >= MAX_CHANGES.into() => texts.submit_binds_any.to_owned(),
        left => fill(texts.submit_binds, &[("count", &left)]),
    };
    let (items, home) = (page.items.clone(), mine.home_id.to_string());
    let mandate = mine.mandate.as_ref().map(|mandate| mandate_view(page, mandate));
    view! {
        <p class="lead">{page.title.clone()}</p>
        <p>{intro}</p>
        {notes_view(&page.notes)}
        {mandate}
        {changing}
        <ApiForm
            action=format!("/api/v1/decisions/{}/ballots", page.id)
            return_to=format!("/decisions/{}/receipt", page.id)
        >
            <HiddenField name="home_id" value=home/>
            {cards_view(items)}
            <ConfirmButton label=texts.submit binds=binds confirm=texts.confirm/>
        </ApiForm>
    }
    .into_any()
}

/// What it takes and what the choices mean, where nobody would expect it.
pub fn notes_view(notes: &[String]) -> AnyView {
    notes.iter().map(|note| view! { <p>{icon(Icon::Info)} " " {note.clone()}</p> }.into_any()).collect_view().into_any()
}

/// That the caller votes for somebody else, and what that owner decided.
fn mandate_view(page: &BallotPage, mandate: &MandateHeld) -> AnyView {
    let told = mandate.instructions.iter().filter_map(|told| {
        let item = page.items.iter().find(|item| item.id == told.item_id)?;
        Some(view! { <li>{item.title.clone()} " · " <strong>{told.choice.words(lang())}</strong></li> }.into_any())
    });
    let told = told.collect_view();
    view! { <p>{icon(Icon::Info)} " " {t().decisions.by_mandate}</p> <ul>{told}</ul> }.into_any()
}

/// The questions and what was chosen so far; the same cards serve the desk's entry of paper ballots.
pub fn cards_view(items: Vec<ItemView>) -> AnyView {
    let state = FormState::around();
    let all = items.len();
    let entered =
        (0..all).map(|index| Choice::parse(&state.value(&choice_name(index), String::new()))).collect::<Vec<_>>();
    let chosen = RwSignal::new(entered);
    let titles: Vec<_> = items.iter().map(|item| item.title.clone()).collect();
    let cards = items.into_iter().enumerate().map(|(index, item)| card_view(index, all, &item, chosen));
    view! {
        <div class="card-list">{cards.collect_view()}</div>
        {review_view(titles, chosen)}
    }
    .into_any()
}

fn choice_name(index: usize) -> String {
    format!("choices[{index}][choice]")
}

fn card_view(index: usize, all: usize, item: &ItemView, chosen: RwSignal<Vec<Option<Choice>>>) -> AnyView {
    let texts = t().decisions;
    let number = fill(texts.item_of, &[("number", &(index + 1)), ("all", &all)]);
    let note = move |event: leptos::ev::Event| {
        let choice = Choice::parse(&event_target_value(&event));
        chosen.update(|chosen| {
            if let Some(slot) = chosen.get_mut(index) {
                *slot = choice;
            }
        });
    };
    view! {
        <div class="card" on:change=note>
            <p class="kicker">{number}</p>
            <h2>{item.title.clone()}</h2>
            {details(item)}
            <HiddenField name=format!("choices[{index}][item_id]") value=item.id.to_string()/>
            <ChoiceField name=choice_name(index) label=texts.your_choice choices=choice_buttons() required=true/>
        </div>
    }
    .into_any()
}

/// What will be submitted, as sentences; without JavaScript the cards above are the review.
fn review_view(titles: Vec<String>, chosen: RwSignal<Vec<Option<Choice>>>) -> AnyView {
    let texts = t().decisions;
    let all = titles.len();
    let done = move || chosen.with(|chosen| chosen.iter().flatten().count());
    let progress = move || fill(texts.answered, &[("done", &done()), ("all", &all)]);
    let lines = move || {
        if done() == 0 {
            return view! { <p>{texts.review_plain}</p> }.into_any();
        }
        let lines = chosen.get().into_iter().zip(titles.clone()).map(|(choice, title)| {
            let words = choice.map_or(texts.review_open, |choice| choice.words(lang()));
            view! { <li><strong>{words}</strong> " · " {title}</li> }.into_any()
        });
        view! { <ul>{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="card">
            <h2>{texts.review}</h2>
            <p role="status">{progress}</p>
            <progress max=all value=done aria-hidden="true"></progress>
            {lines}
        </div>
    }
    .into_any()
}
