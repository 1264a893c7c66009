//! `/projects/:id/deliberation/:item`: everything said about one item, and the form to say something.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{CommentingHome, ItemComments};
use linyi_shared::id::{ProjectId, WorkItemId};
use linyi_shared::people::api::Me;

use super::comments::comment_list;
use super::read::item_line;
use crate::api::resource;
use crate::app::visitor;
use crate::i18n::{fill, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/projects/:id/deliberation/:item`.
pub fn item_page() -> AnyView {
    let (Some(_), Some(item)) = (param::<ProjectId>("id"), param::<WorkItemId>("item")) else {
        return not_found_page();
    };
    resource(move || (item, query("cursor")), |api, (item, cursor)| api.list_comments(item, cursor)).view(comments)
}

fn comments(page: ItemComments) -> AnyView {
    let words = t().deliberations;
    let back = format!("/projects/{}/deliberation", page.project_id);
    let here = format!("{back}/{}#comments", page.item.id);
    let title = page.item.title.clone();
    let counts = counts_line(page.item.comments, page.item.answered);
    let form = form_view(&page, &here);
    let list = match page.comments.items.is_empty() {
        true => view! { <Empty text=words.no_comments/> }.into_any(),
        false => comment_list(page.comments.items, &here),
    };
    describe_page(&title, &counts, None);
    view! {
        <PageHead title=title lead=page.compound_name.clone() back=back back_label=words.item_back/>
        {item_line(&page.item)}
        {form}
        <Section title=words.comments id="comments">
            <p class="muted">{counts}</p>
            {list}
            <Pager meta=page.comments.meta/>
        </Section>
    }
    .into_any()
}

/// `12 条意见，已答复 8 条`.
pub fn counts_line(comments: u32, answered: u32) -> String {
    fill(t().deliberations.comment_count, &[("count", &comments), ("answered", &answered)])
}

fn form_view(page: &ItemComments, here: &str) -> AnyView {
    let words = t().deliberations;
    if !page.takes_comments {
        return view! { <p class="muted">{words.closed}</p> }.into_any();
    }
    if page.my_homes.is_empty() {
        let here = here.to_owned();
        return visitor().view_or(waiting_nothing, move |me| outsider(me, &here));
    }
    let action = format!("/api/v1/work-items/{}/comments", page.item.id);
    let (homes, here) = (page.my_homes.clone(), here.to_owned());
    view! {
        <Card class="strong" title=words.say>
            <ApiForm action=action return_to=here>
                {home_field(&homes)}
                <TextArea name="text" label=words.say hint=words.say_hint max=500 required=true/>
                <SubmitButton label=words.say_send/>
            </ApiForm>
        </Card>
    }
    .into_any()
}

/// The home a comment is written for, chosen only where there are several; made inside the form, whose state it shares.
fn home_field(homes: &[CommentingHome]) -> AnyView {
    if let [home] = homes {
        return view! { <HiddenField name="home_id" value=home.id.to_string()/> }.into_any();
    }
    let options = homes.iter().map(|home| (home.id.to_string(), home.label.clone())).collect();
    view! { <SelectField name="home_id" label=t().deliberations.say_home options=options required=true/> }.into_any()
}

fn outsider(me: Option<Me>, here: &str) -> AnyView {
    let words = t().deliberations;
    if me.is_some() {
        return view! { <p class="muted">{words.residents_only}</p> }.into_any();
    }
    let path = here.split('#').next().unwrap_or_default().replace('/', "%2F");
    let href = ["/sign-in?back=", &path].concat();
    view! { <p class="actions"><a class="button primary" href=href>{words.sign_in}</a></p> }.into_any()
}
