//! `/desk/projects/:id/deliberation`: motion, meetings, and the comments to answer.

use leptos::prelude::*;
use linyi_shared::deliberations::api::DeskDeliberation;
use linyi_shared::id::ProjectId;

use super::desk_comments::comment_cards;
use super::desk_meeting::meeting_section;
use super::desk_motion::motion_section;
use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::{param, query, query_untracked};
use crate::ui::{Empty, Facts, PageHead, Pager, Section, fact, not_found_page};

/// `/desk/projects/:id/deliberation`; `?show=waiting` for comments without an answer.
pub fn deliberation_page() -> AnyView {
    let Some(id) = param::<ProjectId>("id") else { return not_found_page() };
    resource(
        move || (id, query("show"), query("cursor")),
        |api, (id, show, cursor)| api.find_desk_deliberation(id, show, cursor),
    )
    .view(deliberation)
}

fn deliberation(desk: DeskDeliberation) -> AnyView {
    let words = t().deliberations_desk;
    let here = format!("/desk/projects/{}/deliberation", desk.page.project_id);
    let title = desk.page.compound_name.clone();
    let project = desk.page.title.clone();
    let facts = vec![fact(words.stage_now, desk.page.stage.words(lang()))];
    let public = format!("/projects/{}/deliberation", desk.page.project_id);
    let motion = motion_section(&desk);
    let meetings = meeting_section(&desk);
    let comments = match desk.comments.items.is_empty() {
        true => view! { <Empty text=words.none_comments/> }.into_any(),
        false => comment_cards(desk.comments.items, &[&here, "#comments"].concat(), false),
    };
    view! {
        <PageHead title=title lead=project back="/desk/deliberations" back_label=words.back/>
        <Facts rows=facts/>
        <p class="actions"><a class="button quiet" href=public>{words.public_page}</a></p>
        <div class="split">
            <div>{motion} {meetings}</div>
            <div>
                <Section title=words.comments id="comments">
                    <p class="muted">{words.anonymous}</p>
                    {filters(&here)}
                    {comments}
                    <Pager meta=desk.comments.meta/>
                </Section>
            </div>
        </div>
    }
    .into_any()
}

fn filters(here: &str) -> AnyView {
    let words = t().deliberations_desk;
    let now = query_untracked("show");
    let links = [("", words.show_all), ("waiting", words.show_waiting)].into_iter().map(|(show, label)| {
        let query = if show.is_empty() { "" } else { "?show=" };
        let href = [here, query, show, "#comments"].concat();
        let current = (now == show).then_some("true");
        view! { <a class="button quiet" href=href aria-current=current>{label}</a> }.into_any()
    });
    view! { <p class="actions">{links.collect_view()}</p> }.into_any()
}
