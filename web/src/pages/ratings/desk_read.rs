//! `/desk/ratings/:id`: turnout by building, the entry of paper and telephone answers, the review of free texts.

use leptos::prelude::*;
use linyi_shared::id::RatingRoundId;
use linyi_shared::ratings::api::{DeskRound, RatingRemark, RoundPhase};

use super::desk_enter::enter_section;
use super::read::turnout_view;
use super::words::{phase_tag, window_words};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/desk/ratings/:id`; `?building=` for the homes of a building.
pub fn round_page() -> AnyView {
    let Some(id) = param::<RatingRoundId>("id") else { return not_found_page() };
    resource(move || (id, query("building")), |api, (id, building)| api.find_desk_round(id, building)).view(round)
}

fn round(desk: DeskRound) -> AnyView {
    let words = t().ratings_desk;
    let page = &desk.page;
    let window = window_words(page.phase, page.opens_at, page.closes_at);
    let public = format!("/ratings/{}", page.id);
    let channels = desk.channels.iter().map(|count| fact(count.channel.words(lang()), count.answers)).collect();
    let result = (page.phase == RoundPhase::Closed).then(|| view! { <p>{words.see_result}</p> }.into_any());
    let turnout = match page.phase {
        RoundPhase::Closed => ().into_any(),
        RoundPhase::Ahead | RoundPhase::Open => turnout_view(page),
    };
    view! {
        <PageHead
            title=page.title.clone()
            lead=page.compound_name.clone()
            back="/desk/ratings"
            back_label=words.back
        />
        <p>{phase_tag(page.phase)} " " {window}</p>
        {result}
        <p class="actions"><a class="button quiet" href=public>{words.public_page}</a></p>
        <div class="split">
            <div>
                {turnout}
                <Section title=words.channels><Facts rows=channels/></Section>
                {buildings(&desk)}
            </div>
            <div>
                {enter_section(&desk)}
                {review_section(&desk)}
            </div>
        </div>
    }
    .into_any()
}

fn buildings(desk: &DeskRound) -> AnyView {
    let words = t().ratings_desk;
    let id = desk.page.id;
    let rows = desk.buildings.iter().map(|building| {
        let href = format!("/desk/ratings/{id}?building={}#enter", building.building_id);
        let here = (desk.building_id == Some(building.building_id)).then_some("true");
        view! {
            <tr>
                <th scope="row"><a href=href aria-current=here>{building.name.clone()}</a></th>
                <td class="number">{building.answered} " / " {building.homes}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    view! {
        <Section title=words.buildings>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.building}</th>
                            <th scope="col" class="number">{words.answered}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}

fn review_section(desk: &DeskRound) -> AnyView {
    let words = t().ratings_desk;
    if !desk.may_review {
        return ().into_any();
    }
    let id = desk.page.id;
    let content = match (desk.page.phase, desk.to_review.is_empty()) {
        (RoundPhase::Ahead | RoundPhase::Open, _) => view! { <p class="muted">{words.review_later}</p> }.into_any(),
        (RoundPhase::Closed, true) => view! { <p class="muted">{words.review_none}</p> }.into_any(),
        (RoundPhase::Closed, false) => {
            let cards = desk.to_review.iter().map(|remark| view! { <li>{remark_card(id, remark)}</li> }.into_any());
            view! { <p>{words.review_lead}</p> <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
        }
    };
    view! { <Section title=words.review id="review">{content}</Section> }.into_any()
}

fn remark_card(id: RatingRoundId, remark: &RatingRemark) -> AnyView {
    let words = t().ratings_desk;
    let action = format!("/api/v1/rating-rounds/{id}/remarks/{}/review", remark.id);
    let back = format!("/desk/ratings/{id}#review");
    let text = (!remark.remark.is_empty()).then(|| view! { <p>{remark.remark.clone()}</p> }.into_any());
    let wanted = (!remark.wanted.is_empty())
        .then(|| view! { <p>{fill(words.wanted_next, &[("text", &remark.wanted)])}</p> }.into_any());
    view! {
        <Card>
            {text}
            {wanted}
            <ApiForm action=action return_to=back class="row">
                <SubmitButton label=words.show class="" name="show" value="true"/>
                <SubmitButton label=words.hold class="quiet" name="show" value="false"/>
            </ApiForm>
        </Card>
    }
    .into_any()
}
