//! The entry of an answer given on paper or on the telephone.

use std::collections::BTreeMap;

use leptos::prelude::*;
use linyi_shared::ratings::api::DeskRound;
use linyi_shared::ratings::rules::RatingChannel;

use super::form::level_fields;
use crate::i18n::{lang, t};
use crate::ui::*;

/// The homes of the chosen building, and the form for one of them.
pub fn enter_section(desk: &DeskRound) -> AnyView {
    let words = t().ratings_desk;
    let content = match (desk.may_enter, desk.homes.iter().any(|home| home.may_enter)) {
        (true, true) => view! { <p>{words.enter_lead}</p> {form(desk)} }.into_any(),
        (true, false) => view! { <p class="muted">{words.enter_none}</p> }.into_any(),
        (false, _) => view! { <p class="muted">{words.enter_closed}</p> }.into_any(),
    };
    view! { <Section title=words.enter id="enter">{content}</Section> }.into_any()
}

fn form(desk: &DeskRound) -> AnyView {
    let (words, lang) = (t().ratings_desk, lang());
    let id = desk.page.id;
    let action = format!("/api/v1/rating-rounds/{id}/entered-answers");
    let building = desk.building_id.map(|building| format!("?building={building}")).unwrap_or_default();
    let back = format!("/desk/ratings/{id}{building}#enter");
    let open = desk.homes.iter().filter(|home| home.may_enter);
    let homes = open.map(|home| {
        let state = if home.answered { words.answered } else { words.not_answered };
        (home.home_id.to_string(), [&home.label, " · ", state].concat())
    });
    let homes: Vec<_> = [(String::new(), words.home.to_owned())].into_iter().chain(homes).collect();
    let ways = [RatingChannel::Paper, RatingChannel::Phone];
    let ways = ways.iter().map(|way| Choice::new(way.as_str(), way.words(lang))).collect();
    let questions = desk.page.questions.clone();
    view! {
        <ApiForm action=action return_to=back>
            <SelectField name="home_id" label=words.home options=homes required=true/>
            <ChoiceField name="channel" label=words.channel choices=ways required=true/>
            <TextField name="witness" label=words.witness max=60 required=true/>
            {level_fields(&questions, &BTreeMap::new())}
            <TextArea name="remark" label=words.remark rows=3 max=500/>
            <TextField name="wanted" label=words.wanted max=200/>
            <SubmitButton label=words.enter_send/>
        </ApiForm>
    }
    .into_any()
}
