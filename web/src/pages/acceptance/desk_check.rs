//! Checking line by line: the list on the left, the form of one line on the right, the next one after submitting.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceDesk, LineView, SelectedLine};
use linyi_shared::acceptance::rules::{CheckResult, MIN_OBSERVERS};
use linyi_shared::id::ProjectId;
use linyi_shared::time::day_words;
use linyi_shared::works::rules::PartyRole;

use super::words::line_tag;
use crate::i18n::{fill, lang, t};
use crate::ui::{
    ApiForm, Choice, ChoiceField, DateField, Empty, HiddenField, Icon, PhotoField, SelectField, SubmitButton, TextArea,
    TextField,
};

/// The list and the form.
pub fn checks_tab(desk: &AcceptanceDesk) -> AnyView {
    let words = t().acceptance_desk;
    let form = match (&desk.selected, desk.may_check) {
        (_, false) => view! { <Empty text=words.not_due/> }.into_any(),
        (None, true) => view! { <Empty text=words.all_checked/> }.into_any(),
        (Some(selected), true) => form(desk, selected),
    };
    view! {
        <div class="split">
            <nav aria-label=words.lines>{lines(desk)}</nav>
            <div>{form}</div>
        </div>
    }
    .into_any()
}

fn lines(desk: &AcceptanceDesk) -> AnyView {
    let now = desk.selected.as_ref().map(|selected| selected.line.key.as_str()).unwrap_or_default();
    let project = desk.page.project_id;
    let lists = desk.page.lists.iter().map(|list| group(project, &list.name, &list.lines, now));
    view! {
        {group(project, t().acceptance_desk.items, &desk.page.items, now)}
        {lists.collect_view()}
    }
    .into_any()
}

fn group(project: ProjectId, name: &str, lines: &[LineView], now: &str) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let rows = lines.iter().map(|line| {
        let here = (line.key == now).then_some("true");
        let href = format!("/desk/projects/{project}/acceptance?at={}", line.key);
        view! { <li class="actions"><a href=href aria-current=here>{line.title.clone()}</a> {line_tag(line)}</li> }
            .into_any()
    });
    view! {
        <h3>{name.to_owned()}</h3>
        <ul>{rows.collect_view()}</ul>
    }
    .into_any()
}

fn form(desk: &AcceptanceDesk, selected: &SelectedLine) -> AnyView {
    let words = t().acceptance_desk;
    let (project, line) = (desk.page.project_id, &selected.line);
    let subject = if line.is_item { "work_item_id" } else { "line" };
    let title = [&selected.list_name, " ", &line.title].concat();
    let before = line.check.as_ref().map(|check| {
        let last = [check.result.words(lang()).to_owned(), day_words(check.checked_at, lang())];
        view! { <p class="muted">{fill(words.before, &[("result", &last[0]), ("day", &last[1])])}</p> }.into_any()
    });
    let observers = desk.last_observers.max(u32::from(MIN_OBSERVERS)).to_string();
    let (key, due_on) = (line.key.clone(), desk.suggested_due_on.to_string());
    let needs_accessible_observer = selected.needs_accessible_observer;
    view! {
        <h2>{fill(words.check_now, &[("title", &title.trim())])}</h2>
        {before}
        <p class="small muted">{words.keyboard}</p>
        <ApiForm
            action=format!("/api/v1/projects/{project}/checks")
            return_to=format!("/desk/projects/{project}/acceptance")
            files=true
        >
            <HiddenField name=subject value=key/>
            <ChoiceField name="result" label=words.result choices=results() required=true/>
            <TextField name="observers" label=words.observers hint=words.observers_hint kind="number" keyboard="numeric" least=0u32 most=u8::MAX value=observers/>
            {needs_accessible_observer.then(accessible_field)}
            <PhotoField label=words.photos hint=words.photos_hint/>
            <TextArea name="note" label=words.note hint=words.note_hint rows=2 max=2000/>
            {defect_fields(due_on)}
            <SubmitButton label=words.save_check/>
        </ApiForm>
    }
    .into_any()
}

fn results() -> Vec<Choice> {
    let choices = CheckResult::ALL.iter().map(|result| {
        let (sign, tone) = match result {
            CheckResult::Pass => (Icon::Tick, "agree"),
            CheckResult::Fail => (Icon::Cross, "against"),
            CheckResult::NotApplicable => (Icon::Dash, "abstain"),
        };
        Choice::new(result.as_str(), result.words(lang())).with_sign(sign, tone)
    });
    choices.collect()
}

fn accessible_field() -> AnyView {
    let words = t().acceptance_desk;
    view! {
        <TextField name="accessible_observers" label=words.accessible hint=words.accessible_hint kind="number" keyboard="numeric" least=0u32 most=u8::MAX value="1"/>
    }
    .into_any()
}

fn defect_fields(due_on: String) -> AnyView {
    let words = t().acceptance_desk;
    let roles = PartyRole::ALL.iter().map(|role| (role.as_str().to_owned(), role.words(lang()).to_owned()));
    view! {
        <fieldset class="field">
            <legend>{words.defect}</legend>
            <TextArea name="description" label=words.description rows=2 max=500/>
            <SelectField
                name="responsible"
                label=words.responsible
                options=roles.collect()
                value=PartyRole::Contractor.as_str()
            />
            <DateField name="due_on" label=words.due_on value=due_on/>
        </fieldset>
    }
    .into_any()
}
