//! `/projects/:id/deliberation`: the motion in plain words, the meetings, and each item with what residents say.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{DeliberationPage, ItemDiscussion, MeetingView, MotionView, VersionNote};
use linyi_shared::id::ProjectId;
use linyi_shared::time::{date_words, day_words, moment_words};

use super::comments::{comment_list, paragraphs};
use super::item::counts_line;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/projects/:id/deliberation`.
pub fn deliberation_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.find_deliberation(id)).view(deliberation)
}

fn deliberation(page: DeliberationPage) -> AnyView {
    let words = t().deliberations;
    let lead = fill(words.page_lead, &[("compound", &page.compound_name), ("project", &page.title)]);
    describe_page(words.page_title, &lead, None);
    let motion = match page.motion {
        Some(motion) => motion_view(motion),
        None => view! { <Empty text=words.no_motion/> }.into_any(),
    };
    let meetings = match page.meetings.is_empty() {
        true => view! { <Empty text=words.no_meetings/> }.into_any(),
        false => {
            let meetings =
                page.meetings.into_iter().map(|meeting| view! { <li>{meeting_view(meeting)}</li> }.into_any());
            view! { <ul class="card-list">{meetings.collect_view()}</ul> }.into_any()
        }
    };
    let items = match page.items.is_empty() {
        true => view! { <Empty text=words.no_items/> }.into_any(),
        false => {
            let (project, open) = (page.project_id, page.takes_comments);
            let items =
                page.items.into_iter().map(|item| view! { <li>{item_card(item, project, open)}</li> }.into_any());
            view! { <ul class="card-list">{items.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <PageHead title=words.page_title lead=lead back="/deliberations" back_label=words.back/>
        <p>{words.explain}</p>
        <p><Tag label=page.stage.words(lang()) tone=Tone::Now/></p>
        <Section title=words.motion id="motion">{motion}</Section>
        <Section title=words.meetings id="meetings">{meetings}</Section>
        <Section title=words.items id="items">{items}</Section>
        <p class="actions">
            <a class="button" href=format!("/compounds/{}", page.compound_id)>{words.to_compound}</a>
        </p>
    }
    .into_any()
}

/// The motion as it stands, with how it came about.
pub fn motion_view(motion: MotionView) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let rows = vec![
        fact(words.motion_by, motion.body.words(lang)),
        fact(words.motion_day, date_words(motion.held_on, lang)),
        fact(words.place, motion.place),
        fact(words.chair, motion.chair),
        fact(words.attendance, fill(words.people, &[("count", &motion.attendance)])),
    ];
    let items = motion.items.into_iter().map(|item| view! { <li>{item.title}</li> }.into_any()).collect_view();
    let alt = motion.title.clone();
    view! {
        <Card class="strong" title=motion.title>
            {paragraphs(&motion.text)}
            <p><strong>{words.proposed_items}</strong></p>
            <ul>{items}</ul>
            <Facts rows=rows/>
            <details><summary>{words.record}</summary>{paragraphs(&motion.record)}</details>
            <PhotoGrid ids=motion.photos alt=alt/>
            {versions_view(motion.versions)}
        </Card>
    }
    .into_any()
}

/// A meeting with its minutes.
pub fn meeting_view(meeting: MeetingView) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let rows = vec![
        fact(words.place, meeting.place),
        fact(words.chair, meeting.chair),
        fact(words.attendance, fill(words.people, &[("count", &meeting.attendance)])),
        fact(words.attendees, meeting.attendees),
    ];
    let amendments = match meeting.amendments.is_empty() {
        true => view! { <p class="muted">{words.no_amendments}</p> }.into_any(),
        false => view! { <p><strong>{words.amendments}</strong></p> {paragraphs(&meeting.amendments)} }.into_any(),
    };
    let title = meeting.kind.words(lang);
    view! {
        <Card title=title>
            <p class="kicker">{moment_words(meeting.held_at, lang)}</p>
            <Facts rows=rows/>
            {amendments}
            <details><summary>{words.minutes}</summary>{paragraphs(&meeting.minutes)}</details>
            <PhotoGrid ids=meeting.photos alt=title/>
            {versions_view(meeting.versions)}
        </Card>
    }
    .into_any()
}

/// When it was published, and how it changed where it did.
fn versions_view(versions: Vec<VersionNote>) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let told = |note: &VersionNote| {
        let day = day_words(note.published_at, lang);
        fill(words.version, &[("version", &note.version), ("day", &day)])
    };
    let Some(latest) = versions.first() else { return ().into_any() };
    let latest_line = told(latest);
    let history = (versions.len() > 1).then(|| {
        let summary = fill(words.versions, &[("count", &versions.len())]);
        let notes = versions.iter().map(|note| {
            let reason = match note.reason.is_empty() {
                true => words.first_version.to_owned(),
                false => fill(words.change_reason, &[("reason", &note.reason)]),
            };
            view! { <li><p><strong>{told(note)}</strong> " " {reason}</p>{paragraphs(&note.text)}</li> }.into_any()
        });
        view! { <details><summary>{summary}</summary><ul>{notes.collect_view()}</ul></details> }.into_any()
    });
    view! { <p class="small">{latest_line}</p> {history} }.into_any()
}

/// What an item is.
pub fn item_line(item: &ItemDiscussion) -> AnyView {
    let words = t().deliberations;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("place", &item.location), ("quantity", &item.quantity), ("budget", &item.budget)];
    let (label, tone) =
        if item.proposed { (words.in_motion, Tone::Done) } else { (words.not_in_motion, Tone::Neutral) };
    view! {
        <p class="muted">{fill(words.item_facts, &values)}</p>
        <p><Tag label=label tone=tone/></p>
    }
    .into_any()
}

fn item_card(item: ItemDiscussion, project: ProjectId, open: bool) -> AnyView {
    let words = t().deliberations;
    let href = format!("/projects/{project}/deliberation/{}", item.id);
    let counts = match item.comments {
        0 => words.no_comments.to_owned(),
        count => counts_line(count, item.answered),
    };
    let line = item_line(&item);
    let label = if open { words.all_comments } else { words.all_comments_closed };
    let here = format!("/projects/{project}/deliberation#items");
    view! {
        <Card title=item.title>
            {line}
            <p>{counts}</p>
            {comment_list(item.latest, &here)}
            <p class="actions"><a class="button" href=href>{label}</a></p>
        </Card>
    }
    .into_any()
}
