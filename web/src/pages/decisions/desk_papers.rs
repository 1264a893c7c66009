//! `/desk/decisions/:id/papers`: numbers given out, back, void; what stands on a paper is never shown.

use leptos::prelude::*;
use linyi_shared::decisions::api::{
    DeliveryMethod, EntryHome, IssueTo, MAX_SPARE, PaperView, PapersPage, PapersShown, ScopeOption,
};
use linyi_shared::decisions::rules::{DecisionState, PaperAccount, PaperState, VoidReason};
use linyi_shared::id::DecisionId;
use linyi_shared::time::moment_words;

use super::words::joined;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/desk/decisions/:id/papers`.
pub fn papers_page() -> AnyView {
    let Some(id) = param::<DecisionId>("id") else { return not_found_page() };
    resource(move || (id, query("show"), query("cursor")), |api, (id, show, cursor)| api.list_papers(id, show, cursor))
        .view(papers)
}

fn papers(page: PapersPage) -> AnyView {
    let texts = t().papers_desk;
    let back = format!("/desk/decisions/{}", page.id);
    let lead = [&page.title, " · ", texts.lead].concat();
    view! {
        <PageHead title=texts.title lead=lead back=back back_label=t().decisions_desk.decision/>
        {account_view(&page.account)}
        {acts_view(&page)}
        {forms_view(&page)}
        {list_view(page)}
    }
    .into_any()
}

/// Issued = back + void + not back; the balance is printed so that anybody can add it up.
fn account_view(account: &PaperAccount) -> AnyView {
    let texts = t().papers_desk;
    let row = |label: &'static str, figure: u32| fact(label, figure.to_string());
    let sum = fill(
        texts.balance,
        &[
            ("issued", &account.issued),
            ("returned", &account.returned()),
            ("void", &account.void),
            ("outstanding", &account.outstanding),
        ],
    );
    let rows = vec![
        row(texts.counted, account.counted),
        row(texts.waiting, account.waiting),
        row(texts.invalid, account.invalid),
        row(texts.outstanding, account.outstanding),
        row(texts.void, account.void),
    ];
    view! { <Section title=texts.account><p class="lead">{sum}</p> <Facts rows=rows/></Section> }.into_any()
}

fn acts_view(page: &PapersPage) -> AnyView {
    let texts = t().papers_desk;
    let base = format!("/desk/decisions/{}/papers", page.id);
    let label = fill(texts.enter, &[("count", &page.waiting_for_caller)]);
    let class = if page.waiting_for_caller > 0 { "button primary" } else { "button" };
    let (entry, print) = ([&base, "/entry"].concat(), [&base, "/print"].concat());
    view! {
        <p class="actions">
            <a class=class href=entry>{icon(Icon::Ballot)} " " {label}</a>
            <a class="button" href=print>{icon(Icon::Print)} " " {texts.print}</a>
        </p>
    }
    .into_any()
}

fn forms_view(page: &PapersPage) -> AnyView {
    let is_running = matches!(page.state, DecisionState::Notified | DecisionState::Open);
    let takes_back = matches!(page.state, DecisionState::Open | DecisionState::Closed);
    let issue = page.may_issue.then(|| issue_form(page));
    let open = page.account.issued > 0;
    let back = (takes_back && open).then(|| return_form(page));
    let deliver = (is_running && open).then(|| deliver_form(page));
    let void = ((is_running || takes_back) && open).then(|| void_form(page));
    view! { {back} {issue} {deliver} {void} }.into_any()
}

/// A form behind its name: the page has four, and one is used at a time.
fn folded(title: &'static str, is_open: bool, form: AnyView) -> AnyView {
    view! { <details open=is_open><summary>{title}</summary><Card>{form}</Card></details> }.into_any()
}

fn action_of(page: &PapersPage, step: &str) -> (String, String) {
    (format!("/api/v1/decisions/{}/papers{step}", page.id), format!("/desk/decisions/{}/papers", page.id))
}

fn serial_field() -> AnyView {
    let texts = t().papers_desk;
    view! {
        <TextField name="serial" label=texts.serial kind="number" keyboard="numeric" autocomplete="off" least=1_u32 required=true/>
    }
    .into_any()
}

/// The field that names a home, or a resident where each votes alone, with what can be chosen.
pub fn home_choice(homes: &[EntryHome]) -> (&'static str, Vec<(String, String)>) {
    let texts = t().decisions_desk;
    let name = if homes.iter().any(|home| home.elector_id.is_some()) { "elector_id" } else { "home_id" };
    let mut options = vec![(String::new(), texts.home_choose.to_owned())];
    options.extend(homes.iter().map(|home| {
        let label = if home.voted { fill(texts.home_voted, &[("label", &home.label)]) } else { home.label.clone() };
        (home.elector_id.map_or_else(|| home.id.to_string(), |elector| elector.to_string()), label)
    }));
    (name, options)
}

fn building_options(buildings: &[ScopeOption]) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), t().papers_desk.every_building.to_owned())];
    options.extend(buildings.iter().map(|building| (building.id.to_string(), building.name.clone())));
    options
}

fn issue_form(page: &PapersPage) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let (action, return_to) = action_of(page, "");
    let whom = IssueTo::ALL.iter().map(|to| Choice::new(to.as_str(), to.words(lang))).collect();
    let (home_name, homes) = home_choice(&page.homes);
    let buildings = building_options(&page.buildings);
    let form = view! {
        <ApiForm action=action return_to=return_to>
            <ChoiceField name="to" label=texts.issue_to choices=whom required=true/>
            <SelectField name="building_id" label=texts.building options=buildings/>
            <SelectField name=home_name label=texts.one_home options=homes/>
            <TextField name="spare" label=texts.spare kind="number" keyboard="numeric" least=1_u32 most=u32::from(MAX_SPARE)/>
            <ConfirmButton label=texts.issue binds=texts.issue_binds confirm=texts.issue_confirm/>
        </ApiForm>
    }
    .into_any();
    folded(texts.issue_title, page.account.issued == 0, form)
}

fn return_form(page: &PapersPage) -> AnyView {
    let texts = t().papers_desk;
    let (action, return_to) = action_of(page, "/returns");
    let now = page.now.clone();
    let mut mandates = vec![(String::new(), texts.signed_by_voter.to_owned())];
    mandates.extend(page.mandates.iter().map(|mandate| {
        let words = fill(texts.signed_by_agent, &[("agent", &mandate.agent_name), ("homes", &joined(&mandate.homes))]);
        (mandate.id.to_string(), words)
    }));
    let has_mandates = mandates.len() > 1;
    let (home_name, homes) = home_choice(&page.homes);
    let form = view! {
        <ApiForm action=action return_to=return_to files=true>
            <p>{texts.return_lead}</p>
            {serial_field()}
            <DateTimeField name="received_at" label=texts.received_at value=now required=true/>
            <PhotoField label=texts.photos hint=texts.photos_hint/>
            <SelectField name=home_name label=texts.spare_home hint=texts.spare_home_hint options=homes/>
            {has_mandates.then(|| view! { <SelectField name="mandate_id" label=texts.signed_by options=mandates/> }.into_any())}
            <SubmitButton label=texts.return_do/>
        </ApiForm>
    }
    .into_any();
    folded(texts.return_title, true, form)
}

fn deliver_form(page: &PapersPage) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let (action, return_to) = action_of(page, "/deliveries");
    let now = page.now.clone();
    let methods = DeliveryMethod::ALL.iter().map(|method| (method.as_str().to_owned(), method.words(lang).to_owned()));
    let methods = methods.collect();
    let form = view! {
        <ApiForm action=action return_to=return_to files=true>
            <p>{texts.deliver_lead}</p>
            {serial_field()}
            <SelectField name="method" label=texts.method options=methods required=true/>
            <DateTimeField name="delivered_at" label=texts.delivered_at value=now required=true/>
            <TextField name="note" label=texts.deliver_note max=200/>
            <PhotoField label=texts.deliver_photos/>
            <SubmitButton label=texts.deliver_do class=""/>
        </ApiForm>
    }
    .into_any();
    folded(texts.deliver_title, false, form)
}

fn void_form(page: &PapersPage) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let (action, return_to) = action_of(page, "/voids");
    let reasons = VoidReason::of_desk().map(|reason| (reason.as_str().to_owned(), reason.words(lang).to_owned()));
    let reasons = reasons.collect();
    let form = view! {
        <ApiForm action=action return_to=return_to>
            {serial_field()}
            <SelectField name="reason" label=texts.void_reason options=reasons required=true/>
            <TextField name="note" label=texts.void_note max=200/>
            <ConfirmButton label=texts.void_do binds=texts.void_binds confirm=texts.void_confirm class="quiet"/>
        </ApiForm>
    }
    .into_any();
    folded(texts.void_title, false, form)
}

fn list_view(page: PapersPage) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let base = format!("/desk/decisions/{}/papers", page.id);
    let tabs = PapersShown::ALL.iter().map(|shown| {
        let current = (*shown == page.shown).then_some("page");
        let href = format!("{base}?show={}#list", shown.as_str());
        view! { <a class="button quiet" href=href aria-current=current>{shown.words(lang)}</a> }.into_any()
    });
    let tabs = tabs.collect_view();
    let body = if page.papers.items.is_empty() {
        view! { <Empty text=texts.none/> }.into_any()
    } else {
        let cards = page.papers.items.iter().map(|paper| paper_view(&base, paper)).collect_view();
        view! { <ul class="card-list">{cards}</ul> }.into_any()
    };
    view! {
        <Section title=texts.list id="list">
            <p class="actions">{tabs}</p>
            {body}
            <Pager meta=page.papers.meta/>
        </Section>
    }
    .into_any()
}

fn paper_view(base: &str, paper: &PaperView) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let title = fill(texts.number, &[("serial", &serial_words(paper.serial))]);
    let homes = if paper.homes.is_empty() { texts.is_spare.to_owned() } else { joined(&paper.homes) };
    let tone = match paper.state {
        PaperState::Outstanding => Tone::Neutral,
        PaperState::Waiting if paper.differs => Tone::Caution,
        PaperState::Waiting => Tone::Now,
        PaperState::Counted => Tone::Done,
        PaperState::Void => Tone::Info,
    };
    let state = match (paper.state, paper.void_reason) {
        (PaperState::Void, Some(reason)) => format!("{}：{}", paper.state.words(lang), reason.words(lang)),
        (PaperState::Waiting, _) if paper.differs => texts.differs.to_owned(),
        (PaperState::Waiting, _) if paper.entries > 0 => texts.entered_once.to_owned(),
        (state, _) => state.words(lang).to_owned(),
    };
    let mut lines = Vec::new();
    if let Some((at, method)) = paper.delivered {
        lines.push(format!("{}：{}，{}", texts.delivered_at, moment_words(at, lang), method.words(lang)));
    }
    if !paper.delivery_note.is_empty() {
        lines.push(format!("{}：{}", texts.deliver_note, paper.delivery_note));
    }
    if paper.delivery_photos > 0 {
        lines.push(fill(texts.delivery_photos, &[("count", &paper.delivery_photos)]));
    }
    if let Some(at) = paper.received_at {
        lines.push(format!("{}：{}", texts.received_at, moment_words(at, lang)));
    }
    let lines = lines.into_iter().map(|line| view! { <p class="muted">{line}</p> }.into_any()).collect_view();
    let enter = (paper.state == PaperState::Waiting).then(|| {
        let href = format!("{base}/entry?serial={}", paper.serial);
        let label = if paper.entered_by_caller { texts.enter_again } else { texts.enter_one };
        view! { <p class="actions"><a class="button quiet" href=href>{label}</a></p> }.into_any()
    });
    view! {
        <li class="card">
            <h3>{title} " · " {homes}</h3>
            <p><Tag label=state tone=tone/></p>
            {lines}
            {enter}
        </li>
    }
    .into_any()
}

/// A number as it is printed: four digits at least.
pub fn serial_words(serial: u32) -> String {
    format!("{serial:04}")
}
